"""
The steps of a programme against exclusion from school.
"""

from __future__ import annotations

from earlyhelp_core.transitions._catalogue._build import asked, plain, stated
from earlyhelp_core.transitions._requirements import Words

INCLUSION = (
    asked(
        "flagged-by-school",
        "The head or the behaviour lead asked for the programme.",
        Words(
            met="the school asked for the programme",
            unmet="the school has not asked for the programme",
            not_recorded="it is not recorded whether the school asked for it",
            remedy="ask the head or the behaviour lead to write to early help, or to "
            "bring it to the team around the school meeting",
        ),
        stated("kensington-slides", "inclusion programme: how a school asks"),
    ),
    asked(
        "way-to-ask-stated",
        "The school says how the family is told and how they are asked to agree.",
        Words(
            met="the school says how the family is told and asked",
            unmet="the school has not said how the family is told and asked",
            not_recorded="it is not recorded how the family is told and asked",
            remedy="agree who asks the family: the school, or the school together "
            "with early help",
        ),
        stated(
            "kensington-slides",
            "inclusion programme: the school says how agreement is asked",
        ),
    ),
    asked(
        "school-shares",
        "The school agreed to share information, and said what it has tried.",
        Words(
            met="the school shares information and what it has tried",
            unmet="the school does not share information yet",
            not_recorded="it is not recorded whether the school shares information",
            remedy="agree with the school what is shared and why, and ask what it has "
            "tried, with its plan for behaviour",
        ),
        stated("kensington-slides", "inclusion programme: what the school shares"),
    ),
    asked(
        "learning-needs-asked",
        "It was asked whether anything is difficult about learning.",
        Words(
            met="it was asked whether anything is difficult about learning",
            unmet="nobody asked whether anything is difficult about learning",
            not_recorded="it is not recorded whether difficulties with learning were "
            "asked about",
            remedy="ask the child, the family and the school, and agree whether to "
            "look further",
            plain_met=plain(
                "we have asked whether anything makes learning hard",
                "we have asked you what is hard about learning",
            ),
            plain_open=plain(
                "we still want to ask whether anything makes learning hard",
                "we want to ask you what is hard about learning",
            ),
        ),
        stated("kensington-slides", "inclusion programme: learning needs"),
    ),
    asked(
        "success-agreed",
        "It is agreed with the family and the school what success looks like.",
        Words(
            met="it is agreed what success looks like",
            unmet="it is not agreed what success looks like",
            not_recorded="it is not recorded what success would look like",
            remedy="agree a few targets for school, rewards at home, and how all will "
            "know that it worked",
            plain_met=plain(
                "we agree with you what we want to reach",
                "you know what we all want to reach",
            ),
            plain_open=plain(
                "we still need to agree with you what we want to reach",
                "we want to agree with you what we all want to reach",
            ),
        ),
        stated("kensington-slides", "inclusion programme: what success looks like"),
    ),
    asked(
        "meeting-interval-agreed",
        "The team agreed how often family, practitioner and school meet.",
        Words(
            met="it is agreed how often to meet in school",
            unmet="it is not agreed how often to meet in school",
            not_recorded="it is not recorded how often to meet in school",
            remedy="agree it at the team around the family meeting",
            plain_met=plain("we agree how often we meet in school"),
            plain_open=plain("we still need to agree how often we meet in school"),
        ),
        stated("kensington-slides", "inclusion programme: meetings in school"),
    ),
    asked(
        "intervention-agreed",
        "The help was agreed with the family and the school.",
        Words(
            met="the help is agreed with the family and the school",
            unmet="the help is not agreed with the family and the school",
            not_recorded="it is not recorded what help was agreed",
            remedy="choose with the family and the school, looking at what helped "
            "before",
            plain_met=plain(
                "we agree with you what help there will be",
                "you know what help there will be",
            ),
            plain_open=plain(
                "we still need to agree with you what help there will be",
                "we want to agree with you what would help",
            ),
        ),
        stated("kensington-slides", "inclusion programme: the help is agreed"),
    ),
)

"""
The kinds of move a pathway knows.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from earlyhelp_core import fields


class Kind(fields.Code):
    """
    What is asked, with its direction in the word.

    So a step down never vanishes into "no further action".
    """

    #: Voluntary support begins.
    OPEN = "open"
    #: Somebody asks the front door to look. Changes no level; never gated.
    REFER = "refer"
    #: More help: the receiving service takes the child or family on.
    STEP_UP = "step-up"
    #: Less intensive help goes on in other hands.
    STEP_DOWN = "step-down"
    #: Other help at a level as intensive.
    LATERAL = "lateral"
    #: The same lead goes on while those who supervise the work change.
    CHANGE_OVERSIGHT = "change-oversight"
    #: Support ends; universal services remain.
    CLOSE = "close"
    #: Support begins again for a family supported before.
    REOPEN = "reopen"
    #: The family moves; another area takes the record on.
    TRANSFER_OUT = "transfer-out"


KindLike: TypeAlias = (
    Kind
    | Literal[
        "open",
        "refer",
        "step-up",
        "step-down",
        "lateral",
        "change-oversight",
        "close",
        "reopen",
        "transfer-out",
    ]
)

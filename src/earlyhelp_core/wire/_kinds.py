"""
The kinds of documents, and the envelope that says of a document which it is.

The envelope is flat: ``{"kind": "case", "version": "1.0", …}``. A document of another
kind, or of a version that this release does not read, is not looked into: whatever
could be said of its contents would be guesswork.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from earlyhelp_core.agencies import ServiceDirectory
from earlyhelp_core.answers import Wording
from earlyhelp_core.attendance import AttendanceRules
from earlyhelp_core.cases import Case, Transfer
from earlyhelp_core.errors import Problem, UnknownName, unknown_name
from earlyhelp_core.fields import Public, policy
from earlyhelp_core.frameworks import Edition, LevelFramework, OutcomeFramework
from earlyhelp_core.outcomes import ClaimRules, Instrument
from earlyhelp_core.people import SharingRules
from earlyhelp_core.programmes import Programme
from earlyhelp_core.transitions import Facts, Pathway, Timescales
from earlyhelp_core.wire._losses import ABSENT
from earlyhelp_core.wire._parts import Class
from earlyhelp_core.wire._reading import UNUSABLE, Raw


@policy
class DocumentKind:
    """
    One kind of document: its name, the version that is written, and its class.
    """

    name: Public[str]
    version: Public[str]
    cls: Public[Class]


#: Every kind that is read and written.
KINDS = (
    DocumentKind(name="attendance-rules", version="1.0", cls=AttendanceRules),
    DocumentKind(name="case", version="1.0", cls=Case),
    DocumentKind(name="claim-rules", version="1.0", cls=ClaimRules),
    DocumentKind(name="facts", version="1.0", cls=Facts),
    DocumentKind(name="instrument", version="1.0", cls=Instrument),
    DocumentKind(name="level-framework", version="1.0", cls=LevelFramework),
    DocumentKind(name="outcome-framework", version="1.0", cls=OutcomeFramework),
    DocumentKind(name="partnership", version="1.0", cls=Edition),
    DocumentKind(name="pathway", version="1.0", cls=Pathway),
    DocumentKind(name="programme", version="1.0", cls=Programme),
    DocumentKind(name="service-directory", version="1.0", cls=ServiceDirectory),
    DocumentKind(name="sharing-rules", version="1.0", cls=SharingRules),
    DocumentKind(name="timescales", version="1.0", cls=Timescales),
    DocumentKind(name="transfer", version="1.0", cls=Transfer),
    DocumentKind(name="wording", version="1.0", cls=Wording),
)

_BY_NAME: Mapping[str, DocumentKind] = {kind.name: kind for kind in KINDS}
_BY_CLASS: Mapping[type, DocumentKind] = {kind.cls: kind for kind in KINDS}
#: The keys that belong to the envelope.
ENVELOPE = ("kind", "version")


def kind_of(cls: type) -> DocumentKind | None:
    """The kind of document that holds a *cls*; none where it is only a part of one."""
    return _BY_CLASS.get(cls)


def kind_named(name: str) -> DocumentKind:
    """The kind of that name. Raises `UnknownName`: here no document is at fault."""
    if name not in _BY_NAME:
        raise UnknownName("documents", [unknown_name("kind", name, list(_BY_NAME))])
    return _BY_NAME[name]


def stated(tree: Mapping[str, Raw]) -> DocumentKind | None:
    """The kind that a document says it is, if there is such a kind."""
    name = tree.get("kind")
    return _BY_NAME.get(name) if isinstance(name, str) else None


def misfits(tree: Mapping[str, Raw], kind: DocumentKind | None) -> Iterable[Problem]:
    """
    What is wrong with the envelope of a document that should be of this *kind*.

    Without a *kind*, any will do.
    """
    yield from _about_kind(tree.get("kind", ABSENT), kind)
    yield from _about_version(tree.get("version", ABSENT), kind or stated(tree))


def _about_kind(name: Raw, kind: DocumentKind | None) -> Iterable[Problem]:
    expected = " or ".join(_BY_NAME) if kind is None else kind.name
    if name is ABSENT:
        yield Problem("/kind", "missing-kind", f"add kind: {expected}")
    elif name is UNUSABLE:
        return
    elif not isinstance(name, str):
        yield Problem("/kind", "wrong-type", f"give {expected}")
    elif name not in _BY_NAME:
        yield unknown_name("kind", name, list(_BY_NAME), path="/kind")
    elif kind is not None and name != kind.name:
        yield Problem("/kind", "wrong-kind", f"this asks for a document of {expected}")


def _about_version(version: Raw, kind: DocumentKind | None) -> Iterable[Problem]:
    read = "1.0" if kind is None else kind.version
    if version is ABSENT:
        yield Problem("/version", "missing-version", f'add version: "{read}"')
    elif version is UNUSABLE:
        return
    elif not isinstance(version, str):
        yield Problem("/version", "wrong-type", f'give it as text: "{read}"')
    elif version != read:
        yield Problem(
            "/version",
            "unknown-version",
            f"this release reads version {read}; read others with a release that does",
        )

"""
Where a rule comes from, and who wrote a fact down.

A rule without a source is an opinion. Each names the publication it rests on, the
place in it, and how firmly: *stated* there, *our inference* from it, or *practice*
that no publication we have read lays down.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self, TypeAlias

from earlyhelp_core import fields
from earlyhelp_core.fields import (
    Internal,
    MomentLike,
    Personal,
    Public,
    Role,
    default,
    policy,
    record,
)
from earlyhelp_core.ids import PublicationId
from earlyhelp_core.privacy import PersonName

__all__ = [
    "Basis",
    "Citation",
    "Publication",
    "Recorded",
    "Source",
]


class Basis(fields.Code):
    """
    How firmly a rule rests on its source.
    """

    #: The publication says so.
    STATED = "stated"
    #: We read it out of what the publication says; a practice lead should confirm it.
    INFERENCE = "inference"
    #: Usual practice, from no publication we have read. A default to configure.
    PRACTICE = "practice"

    @property
    def words(self) -> str:
        """As shown beside a source."""
        return _BASIS_WORDS[self]


BasisLike: TypeAlias = Basis | Literal["stated", "inference", "practice"]


_BASIS_WORDS = {
    Basis.STATED: "stated",
    Basis.INFERENCE: "our inference",
    Basis.PRACTICE: "practice, to be confirmed locally",
}


@policy
class Publication:
    """
    A document that rules are drawn from: a strategy, guidance, an Act.

    >>> Publication(id="wt", title="Working Together", publisher="DfE", year=2023).year
    2023
    """

    id: Public[PublicationId, str]
    title: Public[str]
    publisher: Public[str]
    #: The year it was published; ``None`` where it is not known.
    year: Public[int | None] = default(None)
    #: Where it can be read.
    url: Public[str | None] = default(None)


@policy
class Citation:
    """
    A place in a publication, as an edition file writes it: the publication by its id.
    """

    publication: Public[PublicationId, str]
    #: The chapter, paragraph or heading, in our words.
    clause: Public[str]
    basis: Public[Basis, BasisLike]

    def within(self, publication: Publication) -> Source:
        """The same place, with the publication named in full."""
        return Source(
            publication=publication.title,
            publisher=publication.publisher,
            year=publication.year,
            clause=self.clause,
            basis=self.basis,
        )


@policy
class Source:
    """
    What a finding rests on, complete in itself.

    >>> print(
    ...     Source(
    ...         publication="Early Help Strategy",
    ...         publisher="A council",
    ...         year=2020,
    ...         clause="stages of help",
    ...         basis="inference",
    ...     )
    ... )
    A council, Early Help Strategy (2020), stages of help [our inference]
    """

    publication: Public[str]
    publisher: Public[str]
    year: Public[int | None] = default(None)
    clause: Public[str]
    basis: Public[Basis, BasisLike]

    def __str__(self) -> str:
        """In one line, with how firmly it stands."""
        year = f" ({self.year})" if self.year else ""
        where = f"{self.publisher}, {self.publication}{year}, {self.clause}"
        return f"{where} [{self.basis.words}]"


@record
class Recorded:
    """
    Who wrote a fact down, in what role, and when.

    A record entered late is common: the day a thing became true and the moment it
    was written down are two facts. What is not known says so.

    >>> Recorded.unknown().is_known
    False
    """

    #: The moment of writing down; ``None`` where nobody can say.
    at: Internal[datetime | None, MomentLike | None] = default(None)
    #: "lead practitioner", "team manager", "duty social worker".
    role: Internal[Role | None] = default(None)
    name: Personal[PersonName | None, PersonName | str | None] = default(None)

    @classmethod
    def unknown(cls) -> Self:
        """Nobody can say any more who wrote it down, or when."""
        return cls()

    @property
    def is_known(self) -> bool:
        """Whether at least the moment is known."""
        return self.at is not None

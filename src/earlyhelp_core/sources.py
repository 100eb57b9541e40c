"""
Where a rule comes from, and who wrote a fact down.

A rule without a source is an opinion. Each names the publication it rests on, the
place in it, and how firmly: *stated* there, *our inference* from it, or *practice*
that no publication we have read lays down.
"""

from __future__ import annotations

from datetime import datetime
from typing import NewType, Self, final

import attrs

from earlyhelp_core import _model
from earlyhelp_core.private import (
    INTERNAL,
    PERSONAL,
    PersonName,
    person_name,
    policy,
    record,
)

__all__ = [
    "Basis",
    "Citation",
    "Publication",
    "PublicationId",
    "Recorded",
    "Source",
    "publication_id",
]

PublicationId = NewType("PublicationId", str)


def publication_id(value: str) -> PublicationId:
    """The short name of a publication within an edition."""
    return PublicationId(_model.as_text(value))


class Basis(_model.Code):
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


_BASIS_WORDS = {
    Basis.STATED: "stated",
    Basis.INFERENCE: "our inference",
    Basis.PRACTICE: "practice, to be confirmed locally",
}


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Publication:
    """
    A document that rules are drawn from: a strategy, guidance, an Act.

    >>> Publication(id="wt", title="Working Together", publisher="DfE", year=2023).year
    2023
    """

    id: PublicationId = attrs.field(converter=publication_id)
    title: str = attrs.field(converter=_model.as_text)
    publisher: str = attrs.field(converter=_model.as_text)
    #: The year it was published; ``None`` where it is not known.
    year: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_int)
    )
    #: Where it can be read.
    url: str | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_text)
    )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
class Citation:
    """
    A place in a publication, as an edition file writes it: the publication by its id.
    """

    publication: PublicationId = attrs.field(converter=publication_id)
    #: The chapter, paragraph or heading, in our words.
    clause: str = attrs.field(converter=_model.as_text)
    basis: Basis = attrs.field(converter=Basis)

    def within(self, publication: Publication) -> Source:
        """The same place, with the publication named in full."""
        return Source(
            publication=publication.title,
            publisher=publication.publisher,
            year=publication.year,
            clause=self.clause,
            basis=self.basis,
        )


@final
@attrs.frozen(kw_only=True, field_transformer=policy)
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

    publication: str = attrs.field(converter=_model.as_text)
    publisher: str = attrs.field(converter=_model.as_text)
    year: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(_model.as_int)
    )
    clause: str = attrs.field(converter=_model.as_text)
    basis: Basis = attrs.field(converter=Basis)

    def __str__(self) -> str:
        """In one line, with how firmly it stands."""
        year = f" ({self.year})" if self.year else ""
        where = f"{self.publisher}, {self.publication}{year}, {self.clause}"
        return f"{where} [{self.basis.words}]"


@final
@attrs.frozen(kw_only=True, field_transformer=record)
class Recorded:
    """
    Who wrote a fact down, in what role, and when.

    A record entered late is common: the day a thing became true and the moment it
    was written down are two facts. What is not known says so.

    >>> Recorded.unknown().is_known
    False
    """

    #: The moment of writing down; ``None`` where nobody can say.
    at: datetime | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_instant),
        metadata=INTERNAL,
    )
    #: "lead practitioner", "team manager", "duty social worker".
    role: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(_model.as_text),
        metadata=INTERNAL,
    )
    name: PersonName | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(person_name),
        metadata=PERSONAL,
    )

    @classmethod
    def unknown(cls) -> Self:
        """Nobody can say any more who wrote it down, or when."""
        return cls()

    @property
    def is_known(self) -> bool:
        """Whether at least the moment is known."""
        return self.at is not None

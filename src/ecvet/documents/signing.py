"""Signatures: who signed, and room for those who have not yet."""

from collections.abc import Iterator, Sequence

import attrs

from ecvet.documents.page import Section, Words
from ecvet.documents.scribe import Scribe, plain
from ecvet.model.agreements import Party, Signature
from ecvet.model.institutions import Institution


@attrs.frozen
class Signatory:
    """Somebody whose signature a document is to bear.

    Args:
        party: In which role; `None` where all are partners alike.
        institution: The institution that is signed for; `None` for a person.
    """

    party: Party | None
    institution: Institution | None = None

    def signs(self, signature: Signature) -> bool:
        """Return whether a signature is theirs."""
        if self.party is not None:
            return signature.party is self.party
        return self.institution is not None and signature.institution == self.institution.id


def signatures(scribe: Scribe, shown: Sequence[Signature], due: Sequence[Signatory]) -> Section:
    """Return who signed, for whom, where and when; and a line to sign on for each of those who have not.

    Args:
        scribe: Who words it.
        shown: The signatures.
        due: Whose signatures are due.
    """
    heading = scribe.heading("section.signatures")
    columns = ("field.organisation", "field.name", "field.role", "field.place", "field.date")
    rows = [*_signed(scribe, shown, due), *_unsigned(scribe, shown, due)]
    return Section(heading, (scribe.table(heading, columns, rows, by_hand=True),) if rows else ())


def _signed(
    scribe: Scribe, shown: Sequence[Signature], due: Sequence[Signatory]
) -> Iterator[tuple[Words, ...]]:
    names = {one.institution.id: one.institution for one in due if one.institution is not None}
    for one in shown:
        yield (
            _for_whom(scribe, one.party, names.get(one.institution or "")),
            plain(one.name),
            plain(one.role) or (),
            plain(one.place) or (),
            () if one.on is None else scribe.day(one.on),
        )


def _unsigned(
    scribe: Scribe, shown: Sequence[Signature], due: Sequence[Signatory]
) -> Iterator[tuple[Words, ...]]:
    for one in due:
        if not any(map(one.signs, shown)):
            yield _for_whom(scribe, one.party, one.institution), (), (), (), ()


def _for_whom(scribe: Scribe, party: Party | None, institution: Institution | None) -> Words:
    if institution is not None:
        return scribe.text(institution.name)
    return () if party is None else scribe.heading(f"party.{party}")

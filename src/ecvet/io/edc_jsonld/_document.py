"""What a credential holds, what writing one needs beyond the model, and what sealing adds."""

from datetime import date, datetime

import attrs

from ecvet.codes import wrong
from ecvet.io._eu_codes import isced_address, language_address
from ecvet.model._fields import a, a_code, a_country, a_tag, codes, each, pairs
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.institutions import Institution
from ecvet.model.units import Unit
from ecvet.periods import is_day
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class EdcDocument:
    """A European Digital Credential: what a learner achieved, and the document that says so.

    Args:
        transcript: What it says in the words of the model.
        source: The document as it was read, seal and all, as JSON text; `None` for a new one. What the model does not
            hold is written back from it.
    """

    transcript: PersonalTranscript = attrs.field(validator=a(PersonalTranscript))
    source: str | None = attrs.field(default=None, validator=a(str), repr=False)

    @property
    def values(self) -> tuple[PersonalTranscript, ...]:
        """The values of the model in it."""
        return (self.transcript,)


def _is_instant(_instance: object, attribute: "attrs.Attribute[datetime]", value: object) -> None:
    if not isinstance(value, datetime) or value.tzinfo is None:
        expected = "a datetime.datetime with an offset"
        raise wrong(attribute.name, "type.instant", "is no point in time", value, expected)


@attrs.frozen(kw_only=True)
class Seal:
    """What the European sealing service adds to a credential beside its signature.

    Args:
        issued: When it was sealed, with the offset from universal time.
        identifier: The eIDAS identifier of the institution that seals, as its certificate bears it.
        country: The country that gave the identifier (ISO 3166-1 alpha-2).
        statement: What it says about the mandate of who seals for another.

    Raises:
        ShapeError: where a field is malformed; `type.instant` for a time without an offset.
    """

    issued: datetime = attrs.field(validator=_is_instant)
    identifier: str = attrs.field(validator=a_code)
    country: str = attrs.field(validator=a_country)
    statement: str | None = attrs.field(default=None, validator=a_code, repr=False)


@attrs.frozen(kw_only=True)
class EdcNeeds:
    """What the format demands of a transcript; used where the model does not say it.

    Args:
        id: What names the transcript.
        issued: The day of issue.
        issuer: The institution that issues it.
        country: The country of that institution (ISO 3166-1 alpha-2).
        language: The language of the document.
        title: What the document is called; "personal transcript" where nothing is said.
        units: The units that the credits are for, described.
        isced: Codes of the fields of education and training (ISCED-F 2013) of all units.
        schemes: Which credit framework, "ecvet" or "ects", the points of another scheme are to be written as.
        codes_as_titles: Whether units that bear no name are called by their codes (each is a loss); else names are
            asked for.
        seal: What sealing adds; without it, the document is one that is ready to be sealed.

    Raises:
        ShapeError: where a field is malformed; `edc.isced` or `edc.language` for a value that is not on the list of
            the format.

    Examples:
        >>> EdcNeeds(isced=("716",))
        Traceback (most recent call last):
        ecvet.errors.ShapeError: isced/0: is not on the list of the format; got '716'; expected a field such as "0716"
    """

    id: str | None = attrs.field(default=None, validator=a_code)
    issued: date | None = attrs.field(default=None, validator=is_day)
    issuer: Institution | None = attrs.field(default=None, validator=a(Institution))
    country: str | None = attrs.field(default=None, validator=a_country)
    language: str = attrs.field(default="en", validator=a_tag)
    title: Text | None = attrs.field(default=None, validator=a(Text))
    units: tuple[Unit, ...] = attrs.field(default=(), validator=each(Unit), repr=False)
    isced: tuple[str, ...] = attrs.field(default=(), validator=codes)
    schemes: tuple[tuple[str, str], ...] = attrs.field(default=(), validator=pairs)
    codes_as_titles: bool = attrs.field(default=False, validator=a(bool))
    seal: Seal | None = attrs.field(default=None, validator=a(Seal))

    def __attrs_post_init__(self) -> None:
        listed = "is not on the list of the format"
        for index, code in enumerate(self.isced):
            if isced_address(code) is None:
                raise wrong(f"isced/{index}", "edc.isced", listed, code, 'a field such as "0716"')
        if language_address(self.language) is None:
            raise wrong("language", "edc.language", listed, self.language, 'a language such as "fi"')

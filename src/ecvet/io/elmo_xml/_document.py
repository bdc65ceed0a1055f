"""What an ELMO document holds, and what writing one needs beyond the model."""

from datetime import date, datetime

import attrs

from ecvet.codes import wrong
from ecvet.io._xml_element import Element
from ecvet.io.elmo_xml._names import COUNTRIES
from ecvet.model._fields import a, a_code, a_country, each, pairs
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.grades import GradeScale
from ecvet.model.institutions import Institution
from ecvet.periods import is_day
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class GradingScheme:
    """What the format tells of a grading scheme: words about it, not its grades.

    Args:
        code: What names it in the document; the grades of the document refer to it.
        description: What is said of it.
    """

    code: str = attrs.field(validator=a_code)
    description: Text | None = attrs.field(default=None, validator=a(Text))


@attrs.frozen(kw_only=True)
class ElmoDocument:
    """A document of transcripts in ELMO XML. All of them are about one learner.

    The format speaks of reports, each by one institution at one time. Of a report, what belongs to a degree programme
    is one transcript, whose qualification is the programme; what belongs to none is another.

    Args:
        reports: The transcripts, report by report.
        grading: The grading schemes that it describes.
        source: The document as it was read. What the model does not hold is written back from it.
        signed: Its bytes as they were read, where they bear a signature: written again, as long as nothing is changed.

    Raises:
        ShapeError: where a field is malformed; `elmo.report` where the transcripts of a report differ in who issued
            them or when; `elmo.learner` where they are not all about one learner.
    """

    reports: tuple[tuple[PersonalTranscript, ...], ...] = attrs.field(validator=each(tuple, least=1))
    grading: tuple[GradingScheme, ...] = attrs.field(default=(), validator=each(GradingScheme))
    source: Element | None = attrs.field(default=None, validator=a(Element), repr=False)
    signed: bytes | None = attrs.field(default=None, validator=a(bytes), repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        for index, report in enumerate(self.reports):
            if not report:
                raise wrong(f"reports/{index}", "tuple.short", "is empty", report, "at least one transcript")
            for number, transcript in enumerate(report):
                path = f"reports/{index}/{number}"
                _is_transcript(path, transcript)
                if _heading(transcript) != _heading(report[0]):
                    message, expected = (
                        "was issued otherwise than the first of its report",
                        "one issuer and one day",
                    )
                    raise wrong(path, "elmo.report", message, transcript.id, expected)
                if transcript.learner != self.reports[0][0].learner:
                    message, expected = "is about another learner than the first", "one learner a document"
                    raise wrong(path, "elmo.learner", message, transcript.learner.id, expected)

    @property
    def values(self) -> tuple[PersonalTranscript, ...]:
        """The values of the model in it: its transcripts."""
        return tuple(transcript for report in self.reports for transcript in report)


def _is_transcript(path: str, value: object) -> None:
    if not isinstance(value, PersonalTranscript):
        raise wrong(path, "type.item", "is no transcript", value, "a PersonalTranscript")


def _heading(transcript: PersonalTranscript) -> tuple[object, ...]:
    return transcript.issued_by, transcript.issued


@attrs.frozen(kw_only=True)
class ElmoNeeds:
    """What the format demands beyond the model; used where the value does not say it.

    Args:
        generated: The moment at which the document is made, with its time zone; one that was read and not changed keeps
            its own.
        given_names: The given names of the learner, which the model does not tell from the family name; empty where
            the document is not to bear them.
        family_name: The family name of the learner; empty where the document is not to bear it.
        citizenship: The country that the learner is a citizen of.
        issued: The day of issue.
        issuer: The institution that issues.
        website: The web address of the issuing institution.
        identifiers: The types of identifiers, pairs of an identifier and its type, such as ("uw.edu.pl", "schac").
            An identifier of no stated type is written as "local".
        scales: The scales of the grades, to be described in the document.
        packed: Whether the document is to be packed as EMREX sends it, by gzip and in base64.

    Raises:
        ShapeError: where a field is malformed; `elmo.zone` where the moment has no time zone, `elmo.country` for a
            country that is not on the list of the format.

    Examples:
        >>> ElmoNeeds(citizenship="FI").citizenship
        'FI'
        >>> ElmoNeeds(citizenship="XX")
        Traceback (most recent call last):
        ecvet.errors.ShapeError: citizenship: is not on the list of the format; got 'XX'; expected a country ...
    """

    generated: datetime | None = attrs.field(default=None, validator=a(datetime))
    given_names: str | None = attrs.field(default=None, validator=a(str), repr=False)
    family_name: str | None = attrs.field(default=None, validator=a(str), repr=False)
    citizenship: str | None = attrs.field(default=None, validator=a_country, repr=False)
    issued: date | None = attrs.field(default=None, validator=is_day)
    issuer: Institution | None = attrs.field(default=None, validator=a(Institution), repr=False)
    website: str | None = attrs.field(default=None, validator=a_code)
    identifiers: tuple[tuple[str, str], ...] = attrs.field(default=(), validator=pairs, repr=False)
    scales: tuple[GradeScale, ...] = attrs.field(default=(), validator=each(GradeScale), repr=False)
    packed: bool = attrs.field(default=False, validator=a(bool))

    def __attrs_post_init__(self) -> None:
        if self.generated is not None and self.generated.tzinfo is None:
            expected = "a moment such as 2026-11-22T12:00:00+02:00"
            raise wrong("generated", "elmo.zone", "has no time zone", str(self.generated), expected)
        if self.citizenship is not None and self.citizenship not in COUNTRIES:
            listed = "is not on the list of the format"
            raise wrong("citizenship", "elmo.country", listed, self.citizenship, 'a country such as "FI"')

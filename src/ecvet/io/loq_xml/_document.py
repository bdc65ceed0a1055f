"""What a LOQ document holds, and what writing one needs beyond the model."""

import attrs

from ecvet.codes import wrong
from ecvet.io._eu_codes import is_nqf_level, isced_address, language_address
from ecvet.io._xml_element import Element
from ecvet.model._fields import a, a_code, a_country, a_level, codes, each, languages, pairs
from ecvet.model.grades import GradeScale
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Qualification
from ecvet.model.units import Unit
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class GradingScheme:
    """What the format tells of a grading scheme: its name and words about it, not its grades.

    Args:
        id: What names it in the document.
        title: What it is called.
        description: What is said of it.
    """

    id: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))
    description: Text | None = attrs.field(default=None, validator=a(Text))


@attrs.frozen(kw_only=True)
class LoqDocument:
    """A document of qualifications in LOQ XML.

    Args:
        qualifications: The qualifications, with their units (the format calls them partial qualifications).
        units: Partial qualifications that are part of none in the document.
        outcomes: Learning outcomes that no unit in the document has.
        grading: The grading schemes that it describes.
        source: The document as it was read. What the model does not hold is written back from it.
    """

    qualifications: tuple[Qualification, ...] = attrs.field(default=(), validator=each(Qualification))
    units: tuple[Unit, ...] = attrs.field(default=(), validator=each(Unit))
    outcomes: tuple[LearningOutcome, ...] = attrs.field(default=(), validator=each(LearningOutcome))
    grading: tuple[GradingScheme, ...] = attrs.field(default=(), validator=each(GradingScheme))
    source: Element | None = attrs.field(default=None, validator=a(Element), repr=False)

    @property
    def values(self) -> tuple[Qualification | Unit, ...]:
        """The values of the model in it: its qualifications, and the units that are part of none."""
        return (*self.qualifications, *self.units)


@attrs.frozen(kw_only=True)
class LoqNeeds:
    """What the format demands of a qualification and of each unit; used where the model does not say it.

    Args:
        eqf: The EQF level.
        nqf: Addresses of the levels in national frameworks, as the list "http://data.europa.eu/snb/qdr" has them.
        isced: Codes of the fields of education and training (ISCED-F 2013).
        languages: The languages of learning and assessment.
        country: The country of the awarding body.
        pathway: The code of the pathway whose units are written; the first one where none is given.
        schemes: Which credit framework, "ecvet" or "ects", the points of another scheme are to be written as.
        scale: The scale that the units are graded on.
        leave_out_undescribed: Whether units and parts without learning outcomes, which the format demands, are left
            out (each is a loss); else they are asked for.

    Raises:
        ShapeError: where a field is malformed; `loq.nqf`, `loq.isced` or `loq.language` for a value that is not on
            the list of the format.

    Examples:
        >>> LoqNeeds(isced=("0716",), languages=("fi",)).isced
        ('0716',)
        >>> LoqNeeds(isced=("1234",))
        Traceback (most recent call last):
        ecvet.errors.ShapeError: isced/0: is not on the list of the format; got '1234'; expected a field such as "0716"
    """

    eqf: int | None = attrs.field(default=None, validator=a_level)
    nqf: tuple[str, ...] = attrs.field(default=(), validator=codes)
    isced: tuple[str, ...] = attrs.field(default=(), validator=codes)
    languages: tuple[str, ...] = attrs.field(default=(), validator=languages)
    country: str | None = attrs.field(default=None, validator=a_country)
    pathway: str | None = attrs.field(default=None, validator=a_code)
    schemes: tuple[tuple[str, str], ...] = attrs.field(default=(), validator=pairs)
    scale: GradeScale | None = attrs.field(default=None, validator=a(GradeScale))
    leave_out_undescribed: bool = attrs.field(default=False, validator=a(bool))

    def __attrs_post_init__(self) -> None:
        listed = "is not on the list of the format"
        for index, address in enumerate(self.nqf):
            if not is_nqf_level(address):
                expected = "an address such as http://data.europa.eu/snb/qdr/c_…"
                raise wrong(f"nqf/{index}", "loq.nqf", listed, address, expected)
        for index, code in enumerate(self.isced):
            if isced_address(code) is None:
                raise wrong(f"isced/{index}", "loq.isced", listed, code, 'a field such as "0716"')
        for index, tag in enumerate(self.languages):
            if language_address(tag) is None:
                raise wrong(f"languages/{index}", "loq.language", listed, tag, 'a language such as "fi"')

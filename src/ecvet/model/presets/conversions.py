"""Tables of conversion that are in use, each with its source. A table holds between those who agreed on it."""

from ecvet.model.conversion import GradeTable
from ecvet.model.presets.scales import (
    BULGARIAN_2_TO_6,
    ECTS_GRADES,
    FINNISH_HIGHER_EDUCATION,
    GERMAN_CHAMBER,
    GERMAN_DECIMAL,
)

#: Finnish grades of higher education as ECTS grades.
FINNISH_HE_TO_ECTS = GradeTable(
    given=FINNISH_HIGHER_EDUCATION,
    home=ECTS_GRADES,
    rows=(("0", "F"), ("1", "E"), ("2", "D"), ("3", "C"), ("4", "B"), ("5", "A")),
    source="Finland, higher education institutions, table of grades and ECTS grades",
)

#: Bulgarian grades as ECTS grades. The source gives 2 as "FX or F" and does not decide: only the fail carries over.
BULGARIAN_TO_ECTS = GradeTable(
    given=BULGARIAN_2_TO_6,
    home=ECTS_GRADES,
    rows=(("3", "E"), ("4", "D"), ("4.5", "C"), ("5", "B"), ("6", "A")),
    source="Bulgaria, higher education institutions, table of grades and ECTS grades",
)

#: German marks of the chambers as decimal grades, band by band.
GERMAN_CHAMBER_TO_DECIMAL = GradeTable(
    given=GERMAN_CHAMBER,
    home=GERMAN_DECIMAL,
    rows=tuple((step.label, step.label) for step in GERMAN_CHAMBER.steps),
    source="IHK Köln, examination regulations, §21 and the decimal table of the chambers",
)

#: Every table above.
TABLES = (FINNISH_HE_TO_ECTS, BULGARIAN_TO_ECTS, GERMAN_CHAMBER_TO_DECIMAL)

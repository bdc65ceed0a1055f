"""Scales of grades that are in use, each with its source. The worst grade comes first.

Only what a source states is here: where it gives a threshold for a pass and none for the grades above it, the scale has
a band that fails and one that passes, and no more.
"""

from ecvet.model.grades import GradeScale, GradeStep
from ecvet.text import Text


def _fail(label: str, minimum: int | str | None = None, below: int | str | None = None) -> GradeStep:
    return GradeStep(label=label, passes=False, minimum=minimum, below=below)


def _pass(label: str, minimum: int | str | None = None, below: int | str | None = None) -> GradeStep:
    return GradeStep(label=label, passes=True, minimum=minimum, below=below)


def _named(label: str, en: str, fi: str, sv: str, *, passes: bool) -> GradeStep:
    return GradeStep(label=label, passes=passes, title=Text({"en": en, "fi": fi, "sv": sv}))


#: Finland, vocational education since 2018. "Hyväksytty" (pass) is a pass without a grade; it stands below 1, since it
#: says no more than that the requirements are met.
FINNISH_VET_1_TO_5 = GradeScale(
    code="arviointiasteikkoammatillinen15",
    title=Text({"en": "Vocational education, 1–5", "fi": "Ammatillinen koulutus, 1–5"}),
    steps=(
        _named("Hylätty", "Fail", "Hylätty", "Underkänd", passes=False),
        _named("Hyväksytty", "Pass", "Hyväksytty", "Godkänd", passes=True),
        *(_pass(label) for label in "12345"),
    ),
    source="Finland, code list arviointiasteikkoammatillinen15 (Finnish National Agency for Education)",
)

#: Finland, vocational education before 2018. There is no official table between it and the scale from 1 to 5.
FINNISH_VET_1_TO_3 = GradeScale(
    code="arviointiasteikkoammatillinent1k3",
    title=Text({"en": "Vocational education, 1–3", "fi": "Ammatillinen koulutus, 1–3"}),
    steps=(
        _named("0", "Fail", "Hylätty", "Underkänd", passes=False),
        _named("Hyväksytty", "Pass", "Hyväksytty", "Godkänd", passes=True),
        _named("1", "Satisfactory", "Tyydyttävä", "Nöjaktig", passes=True),
        _named("2", "Good", "Hyvä", "God", passes=True),
        _named("3", "Excellent", "Kiitettävä", "Berömlig", passes=True),
    ),
    source="Finland, code list arviointiasteikkoammatillinent1k3 (Finnish National Agency for Education)",
)

#: Germany, examinations of the chambers: 92 to 100 is "sehr gut", "gut" is below 92 and down to 81, and so on.
GERMAN_CHAMBER = GradeScale(
    code="de-kammer-100",
    title=Text({"en": "German chambers, 100 points", "de": "100-Punkte-Schlüssel der Kammern"}),
    steps=(
        _fail("ungenügend", 0, 30),
        _fail("mangelhaft", 30, 50),
        _pass("ausreichend", 50, 67),
        _pass("befriedigend", 67, 81),
        _pass("gut", 81, 92),
        _pass("sehr gut", 92),
    ),
    greatest=100,
    source="IHK Köln, examination regulations, §21",
)

#: Germany, the same grades as decimals, of which the lowest is the best: 100 points are 1.0, 92 are 1.4, 91 are 1.5.
GERMAN_DECIMAL = GradeScale(
    code="de-kammer-dezimal",
    title=Text({"en": "German chambers, decimal grade", "de": "Dezimalnote der Kammern"}),
    steps=(
        _fail("ungenügend", "5.5"),
        _fail("mangelhaft", "4.5", "5.5"),
        _pass("ausreichend", "3.5", "4.5"),
        _pass("befriedigend", "2.5", "3.5"),
        _pass("gut", "1.5", "2.5"),
        _pass("sehr gut", 1, "1.5"),
    ),
    greatest=6,
    source="IHK Köln, examination regulations, §21 and the decimal table of the chambers",
)

#: France: marks out of 20; a unit is kept from 10.
FRENCH_20 = GradeScale(
    code="fr-20",
    title=Text({"en": "France, marks out of 20", "fr": "Note sur 20"}),
    steps=(_fail("unité non conservée", 0, 10), _pass("unité conservée", 10)),
    greatest=20,
    source="France, regulations of vocational diplomas: a unit is kept from 10 out of 20",
)

#: Luxembourg, marks of modules out of 60 (2019/20).
LUXEMBOURG_60 = GradeScale(
    code="lu-60",
    title=Text({"en": "Luxembourg, marks out of 60", "fr": "Note sur 60"}),
    steps=(_fail("non réussi", 0, 30), _pass("réussi", 30)),
    greatest=60,
    source="Luxembourg, vocational training, evaluation of modules 2019/20: a pass from 30 out of 60",
)

#: Luxembourg, levels of modules; the source gives no marks for the two above "réussi".
LUXEMBOURG_LEVELS = GradeScale(
    code="lu-niveaux",
    title=Text({"en": "Luxembourg, levels", "fr": "Niveaux de réussite"}),
    steps=(_fail("non réussi"), _pass("réussi"), _pass("bien réussi"), _pass("très bien réussi")),
    source="Luxembourg, vocational training, evaluation of modules 2019/20",
)

#: United Kingdom, BTEC International Level 3: unclassified, pass, merit, distinction.
BTEC = GradeScale(
    code="btec",
    title=Text({"en": "BTEC International Level 3"}),
    steps=(
        GradeStep(label="U", passes=False, title=Text({"en": "Unclassified"})),
        GradeStep(label="P", passes=True, title=Text({"en": "Pass"})),
        GradeStep(label="M", passes=True, title=Text({"en": "Merit"})),
        GradeStep(label="D", passes=True, title=Text({"en": "Distinction"})),
    ),
    source="Pearson BTEC International Level 3, grades of units",
)

#: The former ECTS grading scale. It is no longer recommended (ECTS Users' Guide 2015), and still met in tables.
ECTS_GRADES = GradeScale(
    code="ects",
    title=Text({"en": "ECTS grading scale"}),
    steps=(_fail("F"), _fail("FX"), *(_pass(label) for label in "EDCBA")),
    source="ECTS Users' Guide 2009; since replaced by distributions of grades (2015, Annex 2)",
)

#: Finland, higher education: 0 to 5.
FINNISH_HIGHER_EDUCATION = GradeScale(
    code="fi-he-0-5",
    title=Text({"en": "Finland, higher education, 0–5"}),
    steps=(_fail("0"), *(_pass(label) for label in "12345")),
    source="Finland, higher education institutions, table of grades and ECTS grades",
)

#: Bulgaria: 2 to 6, of which 2 fails.
BULGARIAN_2_TO_6 = GradeScale(
    code="bg-2-6",
    title=Text({"en": "Bulgaria, 2–6"}),
    steps=(_fail("2"), *(_pass(label) for label in ("3", "4", "4.5", "5", "6"))),
    source="Bulgaria, higher education institutions, table of grades and ECTS grades",
)

#: Every scale above.
SCALES = (
    FINNISH_VET_1_TO_5,
    FINNISH_VET_1_TO_3,
    GERMAN_CHAMBER,
    GERMAN_DECIMAL,
    FRENCH_20,
    LUXEMBOURG_60,
    LUXEMBOURG_LEVELS,
    BTEC,
    ECTS_GRADES,
    FINNISH_HIGHER_EDUCATION,
    BULGARIAN_2_TO_6,
)

"""Outlines: rules of combination as a regulation would say them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    GradeScale,
    GradeStep,
    Group,
    HomeMinimum,
    LevelMinimum,
    Origin,
    Pathway,
    Prerequisite,
    RecognisedCap,
    ShelfLife,
    Text,
    UnitEntry,
    walk,
)
from ecvet.i18n.labels import languages
from ecvet.i18n.outline import outline
from ecvet.io import eperusteet
from ecvet.model.building import (
    all_of,
    at_least,
    between,
    branch,
    choose,
    exactly,
    extension,
    heading,
    in_words,
    mandatory,
    one_of,
    open_entry,
    unit,
    whole_units_only,
)
from tests.strategies import pathways

RULES = choose(
    mandatory(unit("A", 10)),
    all_of(unit("B", (5, 10)), unit("C", (5, None), parts_accepted=True), title={"en": "Basics"}),
    whole_units_only(at_least(2, unit("D"), unit("E", (None, 5)), points=(5, 20))),
    in_words(
        open_entry({"en": "Free units"}, (1, 5), accepts=(Origin.LOCAL, Origin.WORK)),
        {"en": "As agreed.\nIn writing."},
    ),
    one_of(
        branch("S", exactly(1, unit("F"), title={"en": "Sales"})),
        heading({"en": "Repair"}, between(0, 2, unit("G"))),
    ),
    extension({"en": "More"}),
    points="37.5",
    title={"en": "Vehicle Technology"},
)
SCALE = GradeScale(code="1-5", steps=(GradeStep(label="1", passes=True), GradeStep(label="3", passes=True)))
PATHWAY = Pathway(
    code="school",
    rules=RULES,
    scheme="ecvet",
    requirements=(
        LevelMinimum(level=4, points="20", words=Text({"en": "Since 2020."})),
        Barred(units=("A", "B")),
        Prerequisite(unit="A", requires=("B", "C")),
        Prerequisite(unit="D", requires=("B", "C"), any_of=True),
        RecognisedCap(share="0.5"),
        HomeMinimum(points="7.5"),
        GradeMinimum(scale=SCALE, label="3"),
        ShelfLife(years=5, months=1, units=("A",)),
        ExternalCertificate(code="x", title=Text({"en": "First aid"})),
    ),
)
ENGLISH = """\
Vehicle Technology: 37.5 ECVET points
- A Safe work: 10 ECVET points (mandatory)
- Basics: all of the following
  - B: 5 to 10 ECVET points
  - C: at least 5 ECVET points (parts of it count too)
- Group: at least 2 of the following; 5 to 20 ECVET points; nothing beyond that
  - D
  - E: at most 5 ECVET points
- Free units: 1 to 5 ECVET points; accepts: local unit and learning at work
  “As agreed.
  In writing.”
- Exactly one of the following
  - Sales: exactly 1 of the following (specialisation S)
    - F
  - Repair
    - Group: 0 to 2 of the following
      - G
- More: outside the total; accepts any unit

Across the groups:
- At least 20 ECVET points at EQF level 4 or above
  “Since 2020.”
- At most 1 of these may count: A Safe work and B
- A Safe work counts only beside: B and C
- D counts only beside one of the following: B and C
- Of credit recognised or transferred, at most: 50% of the points of the whole
- Of credit earned at home, at least: 7.5 ECVET points
- Every unit: grade 3 or better (scale: 1-5)
- A Safe work: counts for 5 years and 1 month from the day of the original achievement
- Certificate needed: First aid"""


def test_a_pathway_reads_like_its_regulation() -> None:
    assert outline(PATHWAY, "en", {"A": Text({"en": "Safe work"})}) == ENGLISH


def test_rules_alone_count_plain_points() -> None:
    rules = all_of(unit("A", 1), unit("B", 2), points=3)
    assert outline(rules, "en").splitlines() == [
        "Rules of combination: all of the following; 3 points",
        "- A: 1 point",
        "- B: 2 points",
    ]
    assert outline(rules, "fi").splitlines()[0] == "Muodostumissäännöt: kaikki seuraavat; 3 pistettä"
    assert outline(rules, "sv").splitlines()[0] == (
        "Regler för uppbyggnaden av examen: samtliga följande; 3 poäng"
    )


def test_a_pathway_gives_its_title_to_rules_that_have_none() -> None:
    pathway = Pathway(code="p", rules=all_of(), title=Text({"en": "School", "fi": "Koulu"}))
    assert outline(pathway, "fi") == "Koulu: kaikki seuraavat"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_other_languages_say_as_much_and_leave_nothing_in_english(language: str) -> None:
    told = outline(PATHWAY, language, {"A": Text({"en": "Safe work"})}).splitlines()
    english = ENGLISH.splitlines()
    assert [len(line) - len(line.lstrip()) for line in told] == [
        len(line) - len(line.lstrip()) for line in english
    ]
    shared = {line.strip() for line in told} & {line.strip() for line in english}
    # Names alone are the same in every language.
    assert shared == {"", "- D", "- F", "- G", "- Repair", "In writing.”"}


@given(pathway=pathways(), language=st.sampled_from(languages()))
def test_every_member_has_a_line_of_its_own_in_its_place(pathway: Pathway, language: str) -> None:
    # Words may have lines of their own; without them there is one line a member.
    told = outline(pathway, language)
    indents = [2 * path.count("/") - 2 for path, _ in walk(pathway.rules)][1:]
    bullets = [line for line in told.splitlines() if line.lstrip().startswith("- ")]
    assert len(bullets) >= len(indents) + len(pathway.requirements)


def test_a_choice_within_a_choice_is_indented_by_its_depth() -> None:
    rules: Group = all_of(unit("deepest"))
    for _ in range(5):
        rules = all_of(rules)
    assert outline(rules, "en").splitlines()[-1] == f"{'  ' * 5}- deepest"


def test_real_rules_read_in_every_language(shared: Path) -> None:
    path = shared / "data/fi/eperusteet/rakenne-autoalan-perustutkinto2017.json"
    vehicle = eperusteet.read(path).value
    titles = {one.code: one.title for one in vehicle.units}
    for language, words in (
        ("fi", "105708 Huolto- ja korjaustyöt: 30 osaamispistettä (pakollinen)"),
        ("sv", "30 kompetenspoäng (obligatorisk)"),
        ("en", "30 ECVET competence points (mandatory)"),
    ):
        told = outline(vehicle.pathways[0], language, titles)
        assert words in told
        units = [m.unit for _, m in walk(vehicle.pathways[0].rules) if isinstance(m, UnitEntry)]
        assert all(f"- {code} " in told for code in units)

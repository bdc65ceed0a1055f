"""Sentences: findings, reasons and headings in words."""

from datetime import date
from decimal import Decimal
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.errors import ShapeError
from ecvet.i18n import formats
from ecvet.i18n.catalogue import catalogue
from ecvet.i18n.labels import label, languages
from ecvet.i18n.sentences import phrase, sentence
from ecvet.model.agreements import Confirmation, Party
from ecvet.model.transfers import Reason
from ecvet.points import Points
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.findings import CODES, Finding, Param, finding
from ecvet.text import Text

LANGUAGES = languages()
# What names may look like when somebody means harm, or nothing at all.
ODD_NAMES = (
    "X",
    "{unit}",
    "{0.__class__}",
    "%s %(unit)s",
    "<b>",
    "“”«»",
    "a\N{RIGHT-TO-LEFT MARK}b",
    "a\nb",
    "0",
)

words = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)
texts = st.dictionaries(st.sampled_from(["en", "fi", "sv", "de", "sr-Latn"]), words, min_size=1).map(Text)
names = words | texts
wholes = st.integers(0, 60)
decimals = st.decimals(0, 200, places=1).map(lambda value: Decimal(value.normalize()))
quantities = decimals | st.builds(Points, decimals, st.sampled_from(["ecvet", "ects", "osaamispiste", "qqi"]))
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
lists = st.lists(names, max_size=4).map(tuple)

PARAMS: dict[str, st.SearchStrategy[Param]] = {
    **dict.fromkeys(("demanded", "maximum", "minimum", "placed", "reachable", "recorded"), quantities),
    **dict.fromkeys(("count", "covered", "mandatory", "members", "required", "stated"), wholes),
    "counted": quantities | wholes,
    **dict.fromkeys(("date", "until"), days),
    **dict.fromkeys(("branches", "missing", "scales"), lists),
    **dict.fromkeys(("expected", "scheme"), st.sampled_from(["ecvet", "ects", "osaamispiste", "qqi"])),
    "confirmation": st.sampled_from(Confirmation),
    "party": st.sampled_from(Party),
}


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    code = draw(st.sampled_from(sorted(CODES)))
    return finding(code, "", **{name: draw(PARAMS.get(name, names)) for name in CODES[code].params})


@given(findings(), st.sampled_from(LANGUAGES))
def test_every_finding_reads_as_a_sentence_that_names_what_it_is_about(found: Finding, language: str) -> None:
    said = sentence(found, language)
    message = catalogue(language).messages[f"finding.{found.code}"]
    named = {name for _, name, _, _ in Formatter().parse(message.forms[0]) if name}
    for name, value in found.params:
        if name in named:
            assert shown(value, language) in said


def shown(value: Param, language: str) -> str:
    """What a value of the field looks like; of lists and codes, only that they are there at all."""
    if isinstance(value, Text):
        return value.pick(language).text
    if isinstance(value, Points):
        return formats.points(value, language)
    if isinstance(value, Decimal | int):
        return formats.number(value, language)
    if isinstance(value, date):
        return formats.day(value, language)
    return (
        ""
        if isinstance(value, tuple) or value in {*Confirmation, *Party, "ecvet", "ects", "osaamispiste"}
        else value
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_worded_in_every_language_without_its_code_or_a_placeholder_showing(
    language: str,
) -> None:
    for code, known in CODES.items():
        said = sentence(finding(code, "", **dict.fromkeys(known.params, "X")), language)
        assert "{" not in said
        assert "finding." not in said
        assert code not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_odd_name_stands_in_a_sentence_as_it_is(language: str) -> None:
    for odd in ODD_NAMES:
        for code, known in CODES.items():
            said = sentence(finding(code, "", **dict.fromkeys(known.params, odd)), language)
            named = {name for _, name, _, _ in Formatter().parse(_words(code, language)) if name}
            assert said.count(odd) >= len(named), code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "value",
    [0, Decimal("1.5"), Points("0.5", "ecvet"), date(2026, 1, 1), (), ("a",), Text({"zxx": "?"})],
    ids=repr,
)
def test_a_value_of_any_kind_can_stand_in_any_place_of_a_sentence(value: Param, language: str) -> None:
    for code, known in CODES.items():
        assert sentence(finding(code, "", **dict.fromkeys(known.params, value)), language)


def _words(code: str, language: str) -> str:
    return catalogue(language).messages[f"finding.{code}"].forms[0]


def test_a_finding_is_worded_in_each_language() -> None:
    title = Text({"en": "Optional units", "fi": "Valinnaiset tutkinnon osat", "sv": "Valbara examensdelar"})
    counted, minimum = Points("12.5", "osaamispiste"), Points(15, "osaamispiste")
    found = finding("group-short-of-points", group=title, counted=counted, minimum=minimum)
    assert sentence(found, "en") == (
        "The points in group “Optional units” come to 12.5 ECVET competence points; "
        "it needs at least 15 ECVET competence points."
    )
    assert sentence(found, "fi") == (
        "Ryhmän ”Valinnaiset tutkinnon osat” laajuudeksi on kertynyt 12,5 osaamispistettä; "
        "vähimmäislaajuus on 15 osaamispistettä."
    )
    assert sentence(found, "sv") == (
        "Omfattningen i gruppen ”Valbara examensdelar” är 12,5 kompetenspoäng; minst 15 kompetenspoäng krävs."
    )


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("en", "1 member to choose from", "5 members to choose from"),
        ("fi", "on 1 valittava osa,", "on 5 valittavaa osaa,"),
        ("sv", "har 1 del att välja,", "har 5 delar att välja bland,"),
    ],
)
def test_a_sentence_agrees_with_its_number(language: str, one: str, several: str) -> None:
    for members, expected in ((1, one), (5, several)):
        found = finding("members-below-minimum", group="A", members=members, minimum=6)
        assert expected in sentence(found, language)


def test_days_are_written_in_full_within_a_sentence() -> None:
    until, on = date(2028, 7, 31), date(2026, 11, 22)
    found = finding("version-in-transition", qualification="OPH-1", date=on, until=until)
    assert "22 November 2026" in sentence(found, "en-IE")
    assert "siirtymäaika päättyy 31. heinäkuuta 2028." in sentence(found, "fi")
    assert "den 31 juli 2028" in sentence(found, "sv")


def test_several_texts_are_a_list_each_in_the_language_of_the_reader() -> None:
    branches = (Text({"en": "Body", "fi": "Kori"}), Text({"en": "Paint", "fi": "Maalaus"}), "1722")
    found = finding("read-alternatives", group="A", branches=branches)
    assert sentence(found, "en").endswith("Body, Paint and 1722.")
    assert sentence(found, "fi").endswith("Kori, Maalaus ja 1722.")


def test_a_text_that_lacks_the_language_is_shown_in_the_nearest_that_it_has() -> None:
    found = finding("group-empty", group=Text({"de": "Wahlpflicht"}))
    assert sentence(found, "fi") == "Ryhmä ”Wahlpflicht” on tyhjä."


def test_a_reader_of_a_language_without_words_reads_english_with_names_in_that_language() -> None:
    found = finding("group-empty", group=Text({"lb": "Wielfächer", "en": "Electives"}))
    assert sentence(found, "lb-LU") == "Group “Wielfächer” has no members."


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_of_the_field_are_shown_by_their_labels(language: str) -> None:
    for found, key in (
        (finding("signature-missing", party=Party.HOME), "party.home"),
        (finding("signature-missing", party="home"), "party.home"),
        (finding("confirmation-missing", confirmation=Confirmation.STATUS), "confirmation.status"),
        (finding("credit-other-scheme", unit="1", scheme="ects", expected="qqi"), "scheme.ects"),
        (
            finding("credit-other-scheme", unit="1", scheme="qqi", expected="osaamispiste"),
            "scheme.osaamispiste",
        ),
        (finding("element-missing", element="unit-points"), "element.unit-points"),
    ):
        assert label(key, language) in sentence(found, language)


def test_a_code_without_a_label_is_shown_as_it_is() -> None:
    assert "qqi" in sentence(finding("credit-other-scheme", unit="1", scheme="qqi", expected="ects"), "sv")


def test_braces_in_a_name_are_only_braces() -> None:
    assert "{unit} {0.__class__}" in sentence(finding("credit-partial", unit="{unit} {0.__class__}"), "en")


def test_the_reason_of_a_decision_is_worded_like_the_finding_of_its_code() -> None:
    reason = Reason(code="weeks-differ", about=(("stated", "1"), ("counted", "3")))
    assert sentence(reason, "en") == sentence(finding("weeks-differ", stated=1, counted=3), "en")
    assert "1 week," in sentence(reason, "en")


def test_a_heading_may_be_given_more_than_it_names() -> None:
    assert phrase("command.verdict", "fi", verdict=Verdict.ACHIEVED, counted=5) == "Tulos: suoritettu"


def test_a_heading_that_lacks_what_it_names_is_refused_with_the_name() -> None:
    with pytest.raises(ShapeError) as caught:
        phrase("command.missing", "en", units=2)
    assert caught.value.rule == "i18n.params"
    assert "points" in caught.value.problems[0].expected


def test_a_finding_of_an_unknown_code_is_refused() -> None:
    with pytest.raises(ShapeError) as caught:
        sentence(Reason(code="credit-surplu"), "en")
    assert "finding.credit-surplus" in caught.value.problems[0].expected

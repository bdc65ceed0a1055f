"""Explanations: the short answer first, then why, then what to do next; in the reader's language, and inert."""

from datetime import date
from html.parser import HTMLParser

import attrs
import pytest

from ecvet import (
    CountRange,
    Credit,
    Decision,
    Group,
    LearningOutcome,
    PointRange,
    Points,
    Reason,
    Recognition,
    ShapeError,
    Text,
    Unit,
    WhatIf,
    accumulate,
    gap,
    what_if,
)
from ecvet.i18n import labels
from ecvet.i18n.explanation import Explanation, Passage, explain
from ecvet.i18n.labels import label, languages
from ecvet.rules.accumulation.decision import WORK
from ecvet.rules.findings import Finding, finding
from tests.rules.accumulation.examples import at_least, group, qualification, unit, units

ASKED = date(2026, 11, 22)
NASTY = "<script>alert(1)</script> **bold** [x](http://example.org) {{ 7*7 }} #eval"


def headings(told: Explanation) -> list[str]:
    return [passage.heading for passage in told.passages]


def after(told: Explanation) -> Passage:
    """Return what to do next."""
    (found,) = [one for one in told.passages if one.heading == label("explain.next", told.language)]
    return found


def recognition(decision: Decision, *reasons: Reason) -> Recognition:
    return Recognition(
        unit="brakes",
        decision=decision,
        institution="college",
        on=ASKED,
        reasons=reasons,
        points=Points("7.5", "ecvet"),
    )


def test_progress_is_told_by_the_short_answer_and_what_completes_it() -> None:
    driver = qualification(group("Whole", unit("A", 30, mandatory=True), unit("B", 20), points=at_least(50)))
    told = explain(accumulate(driver, units("A"), as_of=ASKED), "en")
    assert headings(told)[0] == "In short"
    assert told.passages[0].sentences[0] == "The qualification is not achieved yet."
    assert after(told).items == ("B – 20 ECVET points",)


def test_what_is_achieved_needs_nothing_more() -> None:
    driver = qualification(group("Whole", unit("A", 30), points=at_least(30)))
    told = explain(accumulate(driver, units("A"), as_of=ASKED), "sv")
    assert after(told).sentences == ("Inget mer behöver göras.",)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("rules", "held", "work"),
    [
        (group("Whole", unit("A", PointRange(5, 15)), points=at_least(10)), "A", WORK),
        (group("Whole", unit("A", PointRange(5, 15)), unit("B", 5), points=at_least(20)), "A", WORK),
        (group("Whole", unit("A", 10)), "", WORK),
        (group("Whole", unit("A", 10), unit("B", 10), points=at_least(20)), "A", 1),
    ],
    ids=["points-unknown", "more-needed-at-best", "rules-state-nothing", "not-decided"],
)
def test_what_is_left_open_is_never_said_to_be_done_or_impossible(
    rules: Group, held: str, work: int, language: str
) -> None:
    progress = accumulate(qualification(rules), units(held), as_of=ASKED, work=work)
    told = explain(progress, language).text()
    for key in ("command.missing-unknown", "command.missing-nothing", "explain.nothing-completes"):
        assert label(key, language) not in told


def test_what_is_undetermined_is_decided_once_the_missing_information_is_there() -> None:
    rules = group("Whole", unit("A", PointRange(5, 15)), points=at_least(10))
    told = explain(accumulate(qualification(rules), units("A"), as_of=ASKED), "en")
    assert after(told).sentences == ("Once the missing information is there, it can be decided.",)


def test_what_can_never_be_completed_is_said_to_be_so() -> None:
    rules = group("Whole", unit("A", 5), points=at_least(10))
    told = explain(accumulate(qualification(rules), units("A"), as_of=ASKED), "en")
    assert "Missing: nothing would complete it" in told.passages[0].sentences
    assert after(told).sentences == ("Nothing further completes it: another pathway or specialisation may.",)


def test_each_credit_is_told_with_the_groups_that_it_counts_in() -> None:
    inner = group("Inner", unit("B", 20), points=at_least(20), mandatory=True)
    outer = group("Outer", inner, unit("C"), mandatory=True, count=CountRange(2))
    driver = qualification(group("Whole", unit("A", 30), outer, points=at_least(50)))
    told = explain(accumulate(driver, units("A B C"), as_of=ASKED), "en")
    (shown,) = [one for one in told.passages if one.heading == "What counts where"]
    assert shown.items == ("A – 30 ECVET points", "B – 20 ECVET points → Outer › Inner", "C → Outer")
    assert "What counts where" not in headings(explain(accumulate(driver, (), as_of=ASKED), "en"))


IN_WORDS = attrs.evolve(
    group("Electives", unit("B", 20), unit("C", 20), points=at_least(20), mandatory=True),
    words=Text({"en": "As the school decides", "fi": "Koulun päätöksen mukaan"}),
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Words of the regulation", "Electives: “As the school decides”")),
        ("fi", ("Määräyksen sanamuoto", "Electives: ”Koulun päätöksen mukaan”")),
        ("de", ("Wortlaut der Vorschrift", "Electives: „As the school decides“")),
    ],
)
def test_what_the_regulation_says_in_words_is_quoted_beside_the_answer(
    language: str, said: tuple[str, str]
) -> None:
    driver = qualification(group("Whole", unit("A", 30), IN_WORDS, points=at_least(50)))
    told = explain(accumulate(driver, units("A B"), as_of=ASKED), language)
    (shown,) = [one for one in told.passages if one.heading == labels.heading("what.words", language)]
    assert (shown.heading, *shown.items) == said


def test_words_that_are_not_used_or_that_a_finding_quotes_are_not_quoted_again() -> None:
    unused = attrs.evolve(IN_WORDS, mandatory=False)
    driver = qualification(group("Whole", unit("A", 50), unused, points=at_least(50)))
    assert "As the school decides" not in str(explain(accumulate(driver, units("A"), as_of=ASKED), "en"))
    nothing = attrs.evolve(group("Whole", unit("A")), words=IN_WORDS.words)
    told = str(explain(accumulate(qualification(nothing), (), as_of=ASKED), "en"))
    assert told.count("As the school decides") == 1


def test_a_decision_in_part_says_which_outcomes_still_have_to_be_shown_and_who_can_review_it() -> None:
    short = Reason(
        code="outcomes-missing",
        about=(("unit", "brakes"), ("covered", "1"), ("required", "3"), ("missing", "b, c")),
    )
    told = explain(recognition(Decision.PARTIAL, short), "en")
    assert told.passages[0].sentences == (
        "Unit “brakes” is recognised in part.",
        "Points awarded: 7.5 ECVET points",
    )
    assert told.passages[-1].items == ("b", "c")
    assert "college" in told.passages[-1].sentences[0]


@pytest.mark.parametrize("decision", Decision)
@pytest.mark.parametrize("language", languages())
def test_every_decision_can_be_explained_in_every_language(decision: Decision, language: str) -> None:
    told = explain(recognition(decision), language)
    assert told.language == language
    assert "brakes" in told.passages[0].sentences[0]
    assert headings(told)[-1] == label("explain.next", language)


WIRE, CODE = (
    LearningOutcome(id=words, kind=None, text=Text({"en": words}))
    for words in ("Wires a socket", "Knows the code")
)
SOCKETS = Unit(code="S", title=Text({"en": "Sockets"}), outcomes=(WIRE, CODE))


def test_a_gap_is_told_by_what_is_held_what_nobody_described_and_what_still_has_to_be_shown() -> None:
    held = [Credit(unit="S", outcomes=(CODE.id,)), Credit(unit="unknown")]
    assert str(explain(gap([SOCKETS], held, as_of=ASKED), "en")).splitlines() == [
        "In short",
        "Outcomes attained: 1 of 2",
        "",
        "Why",
        "Learning outcomes: not stated",
        "• unknown",
        "",
        "What to do next",
        "These learning outcomes still have to be shown:",
        "• Sockets – Wires a socket",
    ]


def test_where_all_outcomes_are_held_nothing_is_to_be_done_unless_some_are_not_described() -> None:
    told = explain(gap([SOCKETS], [Credit(unit="S")], as_of=ASKED), "en")
    assert told.passages[-1].sentences == ("Nothing more has to be done.",)
    open_ = explain(gap([SOCKETS], [Credit(unit="S"), Credit(unit="X")], as_of=ASKED), "en")
    assert headings(open_) == ["In short", "Why"]


@pytest.mark.parametrize("language", languages())
def test_a_gap_can_be_explained_in_every_language(language: str) -> None:
    assert CODE.text["en"] in explain(gap([SOCKETS], [], as_of=ASKED), language).text()


def test_what_there_are_no_words_for_is_refused_and_says_what_can_be_explained() -> None:
    driver = qualification(group("Whole", unit("A", 30), points=at_least(30)))
    for subject in (what_if(driver, [], as_of=ASKED), "A", [SOCKETS]):
        with pytest.raises(
            ShapeError, match="a progress, a decision on recognition, a gap, or findings"
        ) as caught:
            explain(subject, "en")  # type: ignore[arg-type]
        assert caught.value.rule == "i18n.subject"
        assert ("`before` and `after`" in str(caught.value)) is isinstance(subject, WhatIf)


@pytest.mark.parametrize(
    ("found", "short", "after"),
    [
        ([], "Nothing was found: all is in order.", None),
        (
            [finding("group-empty", "", group="A")],
            "1 warning",
            "Nothing is wrong, but the warnings deserve a look.",
        ),
        (
            [
                finding("specialisation-unknown", "", specialisation="A"),
                finding("group-empty", "", group="A"),
            ],
            "1 error",
            "The errors have to be mended first; warnings and notes can wait.",
        ),
    ],
)
def test_findings_are_counted_first_and_followed_by_what_to_do(
    found: list[Finding], short: str, after: str | None
) -> None:
    told = explain(found, "en")
    assert told.passages[0].sentences[0] == short
    assert (told.passages[-1].sentences == (after,)) is (after is not None)


class Tags(HTMLParser):
    """The names of the elements of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.said += data


def test_markup_in_the_data_stays_text_in_html_and_in_markdown() -> None:
    told = explain([finding("unit-unused", "", unit=NASTY)], "en")
    page = Tags()
    page.feed(told.html())
    assert page.names == {"div", "h2", "p", "ul", "li"}
    assert NASTY in page.said
    for mark in (r"\<script\>", r"\*\*bold\*\*", r"\[x\]\("):
        assert mark in told.markdown()
    assert NASTY in told.text() == str(told)

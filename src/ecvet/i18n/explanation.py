"""Explanations: an answer in the reader's language. The short answer first, then why, then what to do next.

Of progress it then says where each credit counts, and quotes what the regulation says of the groups in words.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ecvet.codes import wrong
from ecvet.errors import ShapeError
from ecvet.i18n.amounts import counts_where, nothing_completes, sums, to_do, words_of_rules
from ecvet.i18n.catalogue import Reader, catalogue, tag
from ecvet.i18n.formats import points
from ecvet.i18n.labels import heading, label
from ecvet.i18n.sentences import phrase, sentence
from ecvet.i18n.words import Words
from ecvet.model.transfers import Decision, Recognition
from ecvet.rules.accumulation.progress import Progress, Verdict
from ecvet.rules.accumulation.what_if import WhatIf
from ecvet.rules.findings import Finding, Severity
from ecvet.rules.gap import Gap

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")


@attrs.frozen
class Passage:
    """One passage of an explanation.

    Args:
        heading: What it is about.
        sentences: What it says.
        items: A list that its last sentence leads to.
    """

    heading: str
    sentences: tuple[str, ...]
    items: tuple[str, ...] = ()


@attrs.frozen
class Explanation:
    """An answer in words.

    Args:
        language: The tag of the language that it is in.
        passages: The short answer, why, what to do next, what counts where, and what the regulation says in words; one
            that has nothing to say is left out.
    """

    language: str
    passages: tuple[Passage, ...]

    def text(self) -> str:
        """Return it as plain text."""
        return "\n\n".join(
            "\n".join([one.heading, *one.sentences, *(f"• {item}" for item in one.items)])
            for one in self.passages
        )

    def markdown(self) -> str:
        """Return it as Markdown (CommonMark); what would be read as markup is escaped."""
        return "\n\n".join("\n\n".join(_markdown(one)) for one in self.passages) + "\n"

    def html(self) -> str:
        """Return it as a fragment of HTML; what would be read as markup is escaped."""
        inner = "".join("".join(_html(one)) for one in self.passages)
        return f'<div lang="{html.escape(self.language)}">{inner}</div>'

    def __str__(self) -> str:
        return self.text()


def explain(
    subject: Progress | Recognition | Gap | Sequence[Finding], language: Reader, *, words: Words | None = None
) -> Explanation:
    """Return an answer in words.

    Args:
        subject: How far a learner is, a decision on recognition, a gap, or findings.
        language: The tag of the language, or a catalogue with words of the caller's own.
        words: What the codes of units and outcomes stand for, in the same language; without it, a decision names
            them by their codes.

    Raises:
        ShapeError: `i18n.subject` where it is none of these.

    Examples:
        >>> from ecvet.rules.findings import finding
        >>> print(explain([finding("group-empty", "/pathways/0/rules/2", group="Optional units")], "en"))
        In short
        1 warning
        <BLANKLINE>
        Why
        • Group “Optional units” has no members.
        <BLANKLINE>
        What to do next
        Nothing is wrong, but the warnings deserve a look.
    """
    match subject:
        case Progress():
            passages = _progress(subject, language)
        case Recognition():
            passages = _decision(subject, language, words)
        case Gap():
            passages = _gap(subject, language)
        case [*found] if all(isinstance(one, Finding) for one in found):
            passages = _findings(subject, language)
        case _:
            raise _without_words(subject)
    kept = tuple(one for one in passages if one.sentences or one.items)
    return Explanation(catalogue(language).language, kept)


def _without_words(subject: object) -> ShapeError:
    hint = "explain its answers `before` and `after`" if isinstance(subject, WhatIf) else ""
    expected = "a progress, a decision on recognition, a gap, or findings"
    return wrong("subject", "i18n.subject", "is no answer that can be explained", subject, expected, hint)


# What is said


def _passage(key: str, language: Reader, said: Iterable[str], items: Iterable[str] = ()) -> Passage:
    return Passage(label(f"explain.{key}", language), tuple(said), tuple(items))


def _progress(found: Progress, language: Reader) -> Iterator[Passage]:
    short = label(f"explain.{found.verdict}", language)
    yield _passage("short", language, [short, *sums(found, language)])
    yield _passage("why", language, (), (sentence(one, language) for one in found.findings))
    said = [f"explain.{key}" for key in _to_do_next(found)]
    further = (to_do(one, found, language) for one in found.completion)
    yield _passage("next", language, (label(key, language) for key in said), further)
    placed = (counts_where(one, found, language) for one in found.placements)
    yield Passage(label("command.placements", language), (), tuple(placed))
    yield Passage(heading("what.words", language), (), tuple(words_of_rules(found, language)))


def _to_do_next(found: Progress) -> Iterator[str]:
    if found.verdict is Verdict.UNDETERMINED:
        yield "supply-missing"
    if found.verdict is Verdict.ACHIEVED:
        yield "nothing-to-do"
    if nothing_completes(found):
        yield "nothing-completes"
    if found.completion:
        yield "completes"


def _decision(found: Recognition, language: Reader, words: Words | None) -> Iterator[Passage]:
    unit = found.unit if words is None else words.unit(found.unit)
    short = [phrase(f"explain.decision.{found.decision}", language, unit=unit)]
    if found.points is not None:
        short.append(phrase("explain.awarded", language, points=points(found.points, language)))
    yield _passage("short", language, short)
    yield _passage(
        "why",
        language,
        (),
        (sentence(one, language) if words is None else words.reason(one) for one in found.reasons),
    )
    yield from _after(found, language, words)


def _after(found: Recognition, language: Reader, words: Words | None) -> Iterator[Passage]:
    if found.decision is Decision.FULL:
        yield _passage("next", language, [label("explain.nothing-to-do", language)])
        return
    said = [label("explain.supply-missing", language)] if found.decision is Decision.SUSPENDED else []
    institution = found.institution if words is None else words.institution(found.institution)
    review = phrase("explain.ask-institution", language, institution=institution)
    missing = [*_missing(found, words)]
    if missing:
        yield _passage("next", language, [review, *said, label("explain.show-outcomes", language)], missing)
    else:
        yield _passage("next", language, [*said, review])


def _missing(found: Recognition, words: Words | None) -> Iterator[str]:
    """Yield the outcomes that were not shown, as the reasons name them."""
    for reason in found.reasons:
        for code in dict(reason.about).get("missing", "").split(", "):
            if code and reason.code == "outcomes-missing":
                yield code if words is None else words.outcome(code)


def _gap(found: Gap, language: Reader) -> Iterator[Passage]:
    held = sum(len(row.covered) for row in found.rows)
    required = held + len(found.missing)
    yield _passage(
        "short", language, [phrase("command.demo.outcomes", language, attained=held, required=required)]
    )
    if found.undescribed:
        outcomes, unknown = heading("term.learning-outcomes", language), label("command.not-stated", language)
        yield _passage("why", language, [f"{outcomes}: {unknown}"], found.undescribed)
    if found.missing:
        lacking = ((row.title, outcome.text) for row in found.rows for outcome in row.missing)
        items = (" – ".join(one.pick(tag(language)).text for one in pair) for pair in lacking)
        yield _passage("next", language, [label("explain.show-outcomes", language)], items)
    elif not found.undescribed:
        yield _passage("next", language, [label("explain.nothing-to-do", language)])


def _findings(found: Sequence[Finding], language: Reader) -> Iterator[Passage]:
    counts = {
        key: sum(one.severity is severity for one in found)
        for key, severity in (
            ("command.errors", Severity.ERROR),
            ("command.warnings", Severity.WARNING),
            ("command.notes", Severity.INFO),
        )
    }
    short = [phrase(key, language, count=count) for key, count in counts.items() if count]
    yield _passage("short", language, short or [label("command.no-findings", language)])
    yield _passage("why", language, (), (sentence(one, language) for one in found))
    if counts["command.errors"]:
        yield _passage("next", language, [label("explain.mend-errors", language)])
    elif counts["command.warnings"]:
        yield _passage("next", language, [label("explain.look-at-warnings", language)])


# How it is written


def _markdown(shown: Passage) -> Iterator[str]:
    yield f"## {_plain(shown.heading)}"
    yield from map(_plain, shown.sentences)
    if shown.items:
        yield "\n".join(f"- {_plain(item)}" for item in shown.items)


def _plain(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))


def _html(shown: Passage) -> Iterator[str]:
    yield f"<h2>{html.escape(shown.heading)}</h2>"
    yield from (f"<p>{html.escape(said)}</p>" for said in shown.sentences)
    if shown.items:
        yield "<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in shown.items) + "</ul>"

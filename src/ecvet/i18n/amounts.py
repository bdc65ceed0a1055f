"""How far a learner is and what is still to do, in words: what the command, explanations and views all say."""

from collections.abc import Iterator
from decimal import Decimal

from ecvet.i18n import formats
from ecvet.i18n.catalogue import Reader, tag
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase
from ecvet.points import Points
from ecvet.rules.accumulation.progress import Further, Placement, Progress, Verdict


def amount(value: Decimal, found: Progress, language: Reader) -> str:
    """Return points of a progress with the name of its scheme, or as a number where it has none."""
    if found.scheme is None:
        return formats.number(value, language)
    return formats.points(Points(value, found.scheme), language)


def sums(found: Progress, language: Reader) -> Iterator[str]:
    """Yield what counts, of how much, and what is missing as far as it is known: one line each.

    Args:
        found: The progress.
        language: The tag of the language, or a catalogue with words of the caller's own.
    """
    if found.required is not None:
        counted, required = formats.number(found.counted, language), amount(found.required, found, language)
        yield phrase("command.counted-of-required", language, counted=counted, required=required)
    elif found.scheme is not None and any(group.minimum is not None for group in found.groups):
        yield phrase("command.counted", language, counted=amount(found.counted, found, language))
    yield from _missing(found, language)


def nothing_completes(found: Progress) -> bool:
    """Whether it is known that nothing further completes it; elsewhere only no completion is known."""
    return any(reason.code == "nothing-completes" for reason in found.findings)


def _missing(found: Progress, language: Reader) -> Iterator[str]:
    if found.missing is None:
        if nothing_completes(found):
            yield label("command.missing-unknown", language)
    elif not found.missing.units:
        if found.verdict is Verdict.ACHIEVED:
            yield label("command.missing-nothing", language)
    elif not found.missing.points:
        yield phrase("command.missing-units", language, units=found.missing.units)
    else:
        points = amount(found.missing.points, found, language)
        yield phrase("command.missing", language, points=points, units=found.missing.units)


def to_do(further: Further, found: Progress, language: Reader) -> str:
    """Return something further to be earned: the unit or open entry, with its points."""
    points = f" – {amount(further.points, found, language)}" if further.points else ""
    if further.unit is None:
        title = further.title or further.path
        return phrase("command.completion-open", language, title=title) + points
    title = "" if further.title is None else f" {further.title.pick(tag(language)).text}"
    return f"{further.unit}{title}{points}"


def counts_where(place: Placement, found: Progress, language: Reader) -> str:
    """Return where a credit counts: its unit, its points, and the titles of the groups, the outermost first."""
    points = f" – {amount(place.points, found, language)}" if place.points else ""
    titles = (group.title for group in found.groups if group.path and place.path.startswith(f"{group.path}/"))
    where = " › ".join(title.pick(tag(language)).text for title in titles if title is not None)
    return f"{place.unit}{points} → {where}" if where else f"{place.unit}{points}"


def words_of_rules(found: Progress, language: Reader) -> Iterator[str]:
    """Yield what the regulation says in words of each group that is used, quoted; not what the findings quote."""
    if any(reason.code == "words-only" for reason in found.findings):
        return
    for group in found.groups:
        if group.words is not None:
            name = "" if group.title is None else f"{group.title.pick(tag(language)).text}: "
            yield name + phrase("outline.words", language, words=group.words)

"""Progress: the verdict and one bar a group first, then what completes it; why is there to unfold."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ecvet.i18n.amounts import amount, sums, to_do
from ecvet.notebook import _findings
from ecvet.notebook._blocks import State, badge, bar, bullets, card, code, fold, pills, quoted, sign, table
from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens
from ecvet.points import exact_sum, from_millionths, millionths
from ecvet.rules.accumulation.progress import Further, GroupProgress, Placement, Progress, Verdict
from ecvet.rules.accumulation.what_if import WhatIf

_STATES = {
    Verdict.ACHIEVED: State.GOOD,
    Verdict.NOT_ACHIEVED: State.OPEN,
    Verdict.UNDETERMINED: State.NOTE,
    Verdict.NOT_DECIDED: State.NOTE,
}


def progress(found: Progress, lens: Lens) -> Element:
    """Return how far a learner is, what is missing and what completes it."""
    return card(
        lens.heading("term.accumulation"),
        _title(found, lens),
        whole(found, lens),
        tag("div", *(tag("div", line) for line in sums(found, lens.reader)), class_="figures"),
        *_groups(found, lens),
        *_completion(found, lens),
        *_details(found, lens),
        beside=verdict(found.verdict, lens),
    )


def what_if(shown: WhatIf, lens: Lens) -> Element:
    """Return two answers for one learner, one below the other."""
    gained = shown.gained
    change = () if gained is None else (_signed(gained.points, lens), _signed(Decimal(gained.units), lens))
    names = (lens.heading("term.points"), lens.heading("term.units"))
    said = " · ".join(f"{name}: {value}" for name, value in zip(names, change, strict=False))
    return tag(
        "div",
        progress(shown.before, lens),
        tag("div", "↓ ", said, class_="caption"),
        progress(shown.after, lens),
    )


def verdict(shown: Verdict, lens: Lens) -> Element:
    """Return a verdict."""
    return badge(_STATES[shown], lens.label(f"verdict.{shown}"))


def whole(found: Progress, lens: Lens) -> Element | None:
    """Return what counts of what the whole demands, as one bar; `None` where it demands no points."""
    if not found.required:
        return None
    words = next(sums(found, lens.reader))
    parts = (("counted", found.counted), ("missing", _less(found.required, found.counted)))
    return bar(parts, max(found.required, found.counted), words, big=True)


def _title(found: Progress, lens: Lens) -> Element:
    known = lens.qualification(found.qualification)
    route = next((one for one in known.pathways if one.code == found.pathway), None) if known else None
    name = code(found.qualification) if known is None else lens.text(known.title)
    way = found.pathway if route is None or route.title is None else lens.plain(route.title)
    chosen = {one.code: one.title for one in known.specialisations} if known else {}
    more = (lens.plain(chosen[one]) if one in chosen else one for one in found.specialisations)
    return tag("span", name, *pills((way, *more)))


# Group by group


def _groups(found: Progress, lens: Lens) -> Iterator[Element]:
    shown = [group for group in found.groups if group.path or len(found.groups) == 1]
    paths = [group.path for group in shown]
    surplus = {group.path: _surplus(group, found.placements) for group in shown}
    yield tag("div", lens.heading("command.groups"), class_="caption")
    columns = [lens.heading("command.column.group"), "", lens.heading("command.column.counted")]
    columns += [lens.heading(f"command.column.{name}") for name in ("minimum", "maximum", "missing")]
    yield table(
        columns,
        (_row(one, surplus[one.path], _depth(one.path, paths), lens) for one in shown),
        numbers=(2, 3, 4, 5),
    )
    yield _legend(lens, surplus=any(surplus.values()))


def _row(group: GroupProgress, surplus: Decimal, depth: int, lens: Lens) -> tuple[Node | None, ...]:
    counted, least, most = _measure(group)
    missing = _less(least, counted) if least is not None else Decimal(0)
    unit = "" if _by_points(group) else f"{lens.label('command.column.members')}: "
    name = lens.heading("term.group") if group.title is None else lens.text(group.title)
    state = State.GOOD if group.satisfied else State.OPEN
    words = None if group.words is None else quoted(lens, lens.plain(group.words))
    return (
        tag("div", sign(state), " ", name, words, style=f"padding-inline-start:{min(depth, 8) * 1.1:.1f}em"),
        _bar(counted, least, most, surplus, lens),
        f"{unit}{lens.number(counted)}",
        None if least is None else lens.number(least),
        None if most is None else lens.number(most),
        lens.number(missing) if missing else None,
    )


def _by_points(group: GroupProgress) -> bool:
    return (
        group.minimum is not None or group.maximum is not None or (group.least is None and group.most is None)
    )


def _measure(group: GroupProgress) -> tuple[Decimal, Decimal | None, Decimal | None]:
    """Return what counts, the least and the most: in points, or in members where a group bounds only those."""
    if _by_points(group):
        return group.counted, group.minimum, group.maximum
    least, most = (None if bound is None else Decimal(bound) for bound in (group.least, group.most))
    return Decimal(group.members), least, most


def _bar(
    counted: Decimal, least: Decimal | None, most: Decimal | None, surplus: Decimal, lens: Lens
) -> Element | None:
    missing = Decimal(0) if least is None else _less(least, counted)
    whole = max(exact_sum(counted, missing, surplus), most or Decimal(0))
    names = {"counted": counted, "missing": missing}
    words = ", ".join(
        f"{lens.label(f'command.column.{key}')} {lens.number(value)}" for key, value in names.items()
    )
    if not whole or (least is None and most is None):
        return None
    parts = (("counted", counted), ("missing", missing), ("surplus", surplus))
    return tag("div", bar(parts, whole, words, least), style="min-width:11em;padding-top:.25em")


def _legend(lens: Lens, *, surplus: bool) -> Element:
    named = {
        "counted": lens.label("command.column.counted"),
        "missing": lens.label("command.column.missing"),
        **({"surplus": lens.label("command.surplus")} if surplus else {}),
    }
    keys = [
        tag("span", tag("span", tag("span", class_=kind, style="width:100%"), class_="bar"), words, " ")
        for kind, words in named.items()
    ]
    least = tag("span", tag("b", "❘ "), lens.label("command.column.minimum"))
    return tag("div", *keys, least, class_="legend")


def _surplus(group: GroupProgress, placements: Sequence[Placement]) -> Decimal:
    """Return the points placed in a group beyond what counts in it."""
    if not _by_points(group):
        return Decimal(0)
    placed = (one.points for one in placements if one.path.startswith(f"{group.path}/"))
    return _less(exact_sum(*(points for points in placed if points is not None)), group.counted)


def _depth(path: str, paths: Sequence[str]) -> int:
    return sum(path.startswith(f"{other}/") for other in paths)


def _less(whole: Decimal, part: Decimal) -> Decimal:
    """Return what is left of a number, at least 0."""
    return from_millionths(max(0, millionths(whole) - millionths(part)))


def _signed(value: Decimal, lens: Lens) -> str:
    return f"+{lens.number(value)}" if value > 0 else lens.number(value)


# What to do, what counts where, and why


def _completion(found: Progress, lens: Lens) -> Iterator[Element]:
    if found.completion:
        yield tag("div", lens.heading("command.completion"), class_="caption")
        yield bullets(_to_do(one, found, lens) for one in found.completion)


def _to_do(shown: Further, found: Progress, lens: Lens) -> Node:
    if shown.unit is None or shown.title is None:
        return to_do(shown, found, lens.reader)
    points = f" – {amount(shown.points, found, lens.reader)}" if shown.points else ""
    return tag("span", lens.text(shown.title), " ", code(shown.unit), points)


def _details(found: Progress, lens: Lens) -> Iterator[Element]:
    if found.placements:
        rows = (_place(one, found, lens) for one in found.placements)
        columns = [lens.heading(f"command.column.{name}") for name in ("unit", "points", "group")]
        yield fold(
            lens.heading("command.placements"), table(columns, rows, (1,)), count=len(found.placements)
        )
    if found.outside:
        outside = bullets(lens.unit(one.unit) for one in found.outside)
        yield fold(lens.heading("command.outside"), outside, count=len(found.outside))
    if found.surplus:
        left = bullets(_credit(index, lens) for index in found.surplus)
        yield fold(lens.heading("command.surplus"), left, count=len(found.surplus))
    if found.findings:
        reasons = _findings.rows(found.findings, lens)
        yield fold(lens.heading("command.reasons"), reasons, count=len(found.findings))


def _place(shown: Placement, found: Progress, lens: Lens) -> tuple[Node | None, ...]:
    titles = (one.title for one in found.groups if one.path and shown.path.startswith(f"{one.path}/"))
    where = " › ".join(lens.plain(title) for title in titles if title is not None)
    points = None if shown.points is None else lens.number(shown.points)
    return lens.unit(shown.unit), points, where or None


def _credit(index: int, lens: Lens) -> Node:
    if index < len(lens.credits):
        return lens.unit(lens.credits[index].unit)
    return f"{lens.heading('term.credit')} {lens.number(index + 1)}"

"""`ecvet accumulate`: what counts where, what is missing, the cheapest way to finish, and why."""

import argparse
from collections.abc import Iterator

from ecvet.cli import _inputs, _rows
from ecvet.cli._colours import Tone
from ecvet.cli._inputs import Held
from ecvet.cli._layout import bullet, coloured, heading, table, tone_of
from ecvet.cli._options import Options
from ecvet.i18n.amounts import amount, sums, to_do, words_of_rules
from ecvet.i18n.formats import number
from ecvet.i18n.labels import capital, label
from ecvet.i18n.sentences import phrase, sentence
from ecvet.model.assessments import Credit
from ecvet.model.combination import walk
from ecvet.model.qualifications import Qualification
from ecvet.model.requirements import ExternalCertificate
from ecvet.rules.accumulation.accumulate import accumulate
from ecvet.rules.accumulation.progress import GroupProgress, Placement, Progress, Verdict
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text


def run(given: argparse.Namespace, options: Options) -> int:
    """Answer, and return the exit code."""
    target = _inputs.qualification(given.qualification).value
    held = _inputs.held(given.credits, target, options)
    found = accumulate(
        target,
        held.credits,
        as_of=options.as_of,
        pathway=_inputs.route(target, options, held.record),
        specialisation=options.specialisation or _recorded_specialisation(target, options, held),
    )
    remarks = (*_about_record(target, held), *held.findings)
    if options.json:
        answer = _rows.progress(found, held.credits, options.language)
        answer["findings"] = _rows.findings((*found.findings, *remarks), options.language)
        print(_rows.document(answer))
    else:
        print("\n".join(told(found, target, held.credits, options.language, remarks)))
    return 0 if found.verdict is Verdict.ACHIEVED else 1


def _recorded_specialisation(target: Qualification, options: Options, held: Held) -> str | None:
    """Return the specialisation that the record says the learner has chosen, where the rules know it."""
    if held.record is None:
        return None
    rules = target.pathway(_inputs.route(target, options, held.record)).rules
    known = {getattr(member, "specialisation", None) for _, member in walk(rules)}
    return next((code for code in held.record.specialisations if code in known), None)


def _about_record(target: Qualification, held: Held) -> Iterator[Finding]:
    if held.record is not None and held.record.qualification not in (None, target.code):
        yield finding(
            "record-of-another", recorded=held.record.qualification or "", qualification=target.code
        )


def told(
    found: Progress,
    target: Qualification,
    credits: tuple[Credit, ...],
    language: str,
    remarks: tuple[Finding, ...] = (),
) -> Iterator[str]:
    """Yield the answer as lines of text: the short answer first, then where, then what to do, then why.

    Args:
        found: The answer.
        target: The qualification.
        credits: The credits that the answer is about.
        language: The language of the words.
        remarks: What else there is to say.
    """
    yield phrase("command.progress", language, qualification=target.title)
    yield phrase("command.pathway", language, pathway=target.pathway(found.pathway).title or found.pathway)
    if found.specialisations:
        yield phrase("command.specialisations", language, specialisations=_specialisations(found, target))
    yield coloured(phrase("command.verdict", language, verdict=found.verdict), tone_of(found.verdict))
    yield from sums(found, language)
    yield heading(label("command.groups", language))
    yield _groups(found, target, language)
    yield from _listed(
        "command.completion", [to_do(further, found, language) for further in found.completion], language
    )
    names = {credit.unit: credit.title for credit in credits if credit.title is not None}
    requirements = target.pathway(found.pathway).requirements
    names.update({one.code: one.title for one in requirements if isinstance(one, ExternalCertificate)})
    names.update({unit.code: unit.title for unit in target.units})
    yield from _listed(
        "command.placements", [_place(p, found, target, names, language) for p in found.placements], language
    )
    yield from _listed("command.outside", [_called(p.unit, names, language) for p in found.outside], language)
    yield from _listed(
        "command.surplus", [_called(credits[i].unit, names, language) for i in found.surplus], language
    )
    yield from _listed(
        "command.reasons", [sentence(one, language) for one in (*found.findings, *remarks)], language
    )
    yield from _listed("what.words", [*words_of_rules(found, language)], language)


def _specialisations(found: Progress, target: Qualification) -> tuple[str | Text, ...]:
    titles = {one.code: one.title for one in target.specialisations}
    return tuple(titles.get(code, code) for code in found.specialisations)


def _groups(found: Progress, target: Qualification, language: str) -> str:
    columns = ("group", "counted", "minimum", "maximum", "members", "satisfied")
    headings = [label(f"command.column.{column}", language) for column in columns]
    paths = [group.path for group in found.groups]
    titles = {"": target.pathway(found.pathway).title or target.title}
    rows = [
        _group_row(group, group.title or titles.get(group.path), _depth(group.path, paths), language)
        for group in found.groups
    ]
    return table(headings, rows, right=(1, 2, 3, 4))


def _depth(path: str, paths: list[str]) -> int:
    """Return how many of the groups shown hold the group at a path."""
    return sum(path.startswith(f"{other}/") for other in paths)


def _group_row(group: GroupProgress, name: Text | None, depth: int, language: str) -> tuple[str, ...]:
    indent = "  " * depth
    title = "·" if name is None else name.pick(language).text
    counts = group.minimum is not None or group.maximum is not None or group.counted
    return (
        f"{indent}{title}",
        number(group.counted, language) if counts else "",
        "" if group.minimum is None else number(group.minimum, language),
        "" if group.maximum is None else number(group.maximum, language),
        _members(group),
        coloured(
            label("command.yes" if group.satisfied else "command.no", language),
            Tone.GOOD if group.satisfied else Tone.BAD,
        ),
    )


def _members(group: GroupProgress) -> str:
    if group.least is None and group.most is None:
        return str(group.members)
    if group.least == group.most:
        return f"{group.members} / {group.least}"
    return f"{group.members} / {group.least or 0}–{'' if group.most is None else group.most}"


def _place(
    place: Placement, found: Progress, target: Qualification, names: dict[str, Text], language: str
) -> str:
    points = f" – {amount(place.points, found, language)}" if place.points else ""
    where = _holder(place.path, target, found, language)
    return f"{_called(place.unit, names, language)}{points}" + (f" → {where}" if where else "")


def _holder(path: str, target: Qualification, found: Progress, language: str) -> str:
    """Return the titles of the groups that hold an entry, the outermost first."""
    members = dict(walk(target.pathway(found.pathway).rules))
    parts = path.split("/")[1:]
    titles = [
        getattr(members["".join(f"/{p}" for p in parts[:depth])], "title", None)
        for depth in range(1, len(parts) + 1)
    ]
    return " › ".join(title.pick(language).text for title in titles if isinstance(title, Text))


def _called(unit: str, names: dict[str, Text], language: str) -> str:
    return f"{unit} {names[unit].pick(language).text}" if unit in names else unit


def _listed(key: str, items: list[str], language: str) -> Iterator[str]:
    if items:
        yield heading(capital(label(key, language), language))
        yield from (bullet(item) for item in items)

"""`ecvet nearest`: which of several qualifications a learner is nearest to."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ecvet.cli import _inputs, _rows
from ecvet.cli._inputs import Held
from ecvet.cli._layout import bullet, coloured, heading, table, tone_of
from ecvet.cli._options import Options
from ecvet.cli._progress import counted
from ecvet.codes import wrong
from ecvet.errors import ShapeError
from ecvet.i18n.formats import number, points
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import sentence
from ecvet.model.combination import Group, walk
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.points import Points
from ecvet.rules.accumulation.nearest import Index, Near, nearest
from ecvet.rules.accumulation.plan import Plan, plan
from ecvet.rules.accumulation.progress import Verdict
from ecvet.text import Text


def run(given: argparse.Namespace, options: Options) -> int:
    """Answer, and return the exit code."""
    paths: Sequence[Path] = given.qualifications
    targets = [_inputs.qualification(path).value for path in counted(paths)]
    index = Index.of(_plans(targets, options))
    _tell_left_out(paths, targets, options)
    held = _inputs.all_held(given.credits, options, index.scheme)
    found = nearest(held.credits, index, as_of=options.as_of, most=given.most)
    titles = {target.code: target.title for target in targets}
    if options.json:
        rows: list[_rows.Json] = [_row(near, titles, options.language) for near in found]
        answer: _rows.Json = {"nearest": rows, "findings": _rows.findings(held.findings, options.language)}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_told(found, titles, index.scheme, held, options.language)))
    return 0


def _plans(targets: Sequence[Qualification], options: Options) -> list[Plan]:
    """Return the plans of the pathways that have the code and the specialisation asked for."""
    plans = [
        plan(target, pathway=pathway.code, specialisation=options.specialisation)
        for target in counted(targets)
        for pathway in _asked_for(target, options)
    ]
    if not plans:
        raise _in_none(targets, options)
    return plans


def _asked_for(target: Qualification, options: Options) -> list[Pathway]:
    wanted = options.specialisation
    return [one for one in _on(target, options.pathway) if wanted in (None, *_specialisations(one))]


def _on(target: Qualification, code: str | None) -> list[Pathway]:
    return [pathway for pathway in target.pathways if code in (None, pathway.code)]


def _in_none(targets: Sequence[Qualification], options: Options) -> ShapeError:
    """Return the error for a pathway, or on it a specialisation, that none of the qualifications has."""
    routes = [pathway for target in targets for pathway in _on(target, options.pathway)]
    if not routes:
        codes = [pathway.code for target in targets for pathway in target.pathways]
        return _unknown("pathway", options.pathway, "is in none of the qualifications", codes)
    codes = [code for pathway in routes for code in _specialisations(pathway)]
    return _unknown("specialisation", options.specialisation, "is on none of the pathways asked for", codes)


def _unknown(name: str, asked: str | None, message: str, codes: Iterable[str]) -> ShapeError:
    return wrong(
        name, f"{name}.unknown", message, asked, f"one of: {', '.join(dict.fromkeys(codes)) or 'none'}"
    )


def _tell_left_out(paths: Sequence[Path], targets: Sequence[Qualification], options: Options) -> None:
    """Say which files have no such pathway or specialisation."""
    for path, target in zip(paths, targets, strict=True):
        if not _asked_for(target, options):
            print(f"note: {path} is left out: it has no such pathway or specialisation", file=sys.stderr)


def _specialisations(pathway: Pathway) -> list[str]:
    groups = (member for _, member in walk(pathway.rules) if isinstance(member, Group))
    return [group.specialisation for group in groups if group.specialisation is not None]


def _row(near: Near, titles: dict[str, Text], language: str) -> _rows.Json:
    missing = near.missing
    return {
        "qualification": near.qualification,
        "title": titles[near.qualification].pick(language).text,
        "pathway": near.pathway,
        "verdict": near.verdict.value,
        "missing": None if missing is None else {"points": str(missing.points), "units": missing.units},
        "findings": _rows.findings(near.findings, language),
    }


def _told(
    found: Sequence[Near], titles: dict[str, Text], scheme: str | None, held: Held, language: str
) -> Iterator[str]:
    columns = ("qualification", "pathway", "missing", "units", "verdict")
    yield label("command.nearest", language)
    yield ""
    yield table(
        [label(f"command.column.{column}", language) for column in columns],
        [_cells(near, titles, scheme, language) for near in found],
        right=(2, 3),
    )
    findings = [*dict.fromkeys(one for near in found for one in near.findings), *held.findings]
    if findings:
        yield heading(label("command.findings", language))
        yield from (bullet(sentence(one, language)) for one in findings)


def _cells(near: Near, titles: dict[str, Text], scheme: str | None, language: str) -> tuple[str, ...]:
    title = f"{near.qualification} {titles[near.qualification].pick(language).text}"
    verdict = coloured(label(f"verdict.{near.verdict}", language), tone_of(near.verdict))
    says_nothing = near.missing is None or (near.verdict is Verdict.UNDETERMINED and not near.missing.units)
    if near.missing is None or says_nothing:
        return title, near.pathway, "–", "–", verdict
    amount = near.missing.points
    worded = number(amount, language) if scheme is None else points(Points(amount, scheme), language)
    return title, near.pathway, worded, number(near.missing.units, language), verdict

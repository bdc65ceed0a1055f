"""`ecvet nearest`: which of several qualifications a learner is nearest to."""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ecvet.cli import _inputs, _rows
from ecvet.cli._inputs import Held
from ecvet.cli._layout import bullet, coloured, heading, table, tone_of
from ecvet.cli._options import Options
from ecvet.cli._progress import counted
from ecvet.codes import wrong
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
    wanted = options.specialisation
    plans = [
        plan(target, pathway=pathway.code, specialisation=wanted)
        for target in counted(targets)
        for pathway in target.pathways
        if options.pathway in (None, pathway.code) and (wanted is None or wanted in _specialisations(pathway))
    ]
    if not plans:
        asked = f"{options.pathway or 'any'}, {wanted or 'any'}"
        known = ", ".join(dict.fromkeys(pathway.code for target in targets for pathway in target.pathways))
        message = "and specialisation are in none of the qualifications"
        raise wrong("pathway", "pathway.unknown", message, asked, f"one of the pathways {known}")
    return plans


def _specialisations(pathway: Pathway) -> set[str | None]:
    return {member.specialisation for _, member in walk(pathway.rules) if isinstance(member, Group)}


def _row(near: Near, titles: dict[str, Text], language: str) -> _rows.Json:
    missing = near.missing
    return {
        "qualification": near.qualification,
        "title": titles[near.qualification].pick(language).text,
        "pathway": near.pathway,
        "verdict": near.verdict.value,
        "missing": None if missing is None else {"points": str(missing.points), "units": missing.units},
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
    if held.findings:
        yield heading(label("command.findings", language))
        yield from (bullet(sentence(one, language)) for one in held.findings)


def _cells(near: Near, titles: dict[str, Text], scheme: str | None, language: str) -> tuple[str, ...]:
    title = f"{near.qualification} {titles[near.qualification].pick(language).text}"
    verdict = coloured(label(f"verdict.{near.verdict}", language), tone_of(near.verdict))
    says_nothing = near.missing is None or (near.verdict is Verdict.UNDETERMINED and not near.missing.units)
    if near.missing is None or says_nothing:
        return title, near.pathway, "–", "–", verdict
    amount = near.missing.points
    worded = number(amount, language) if scheme is None else points(Points(amount, scheme), language)
    return title, near.pathway, worded, number(near.missing.units, language), verdict

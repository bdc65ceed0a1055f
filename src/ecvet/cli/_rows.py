"""Values as plain JSON for machines: numbers as text, titles in the language asked for."""

import json
import sys
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from ecvet.i18n.sentences import sentence
from ecvet.model.assessments import Credit
from ecvet.points import Points
from ecvet.rules.accumulation.progress import Further, GroupProgress, Placement, Progress
from ecvet.rules.findings import Finding, Param
from ecvet.text import Text

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def document(value: Json) -> str:
    """Return JSON for standard output; where that takes no Unicode, letters beyond ASCII are escaped."""
    takes_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    return json.dumps(value, ensure_ascii=not takes_unicode, indent=2)


def progress(found: Progress, credits: tuple[Credit, ...], language: str) -> dict[str, Json]:
    """Return the answer of accumulation."""
    missing = found.missing
    return {
        "verdict": found.verdict.value,
        "qualification": found.qualification,
        "pathway": found.pathway,
        "scheme": found.scheme,
        "specialisations": list(found.specialisations),
        "missing": None if missing is None else {"points": str(missing.points), "units": missing.units},
        "counted": str(found.counted),
        "required": _number(found.required),
        "groups": [_group(group, language) for group in found.groups],
        "placements": [_placement(place) for place in found.placements],
        "surplus": [{"credit": index, "unit": credits[index].unit} for index in found.surplus],
        "outside": [_placement(place) for place in found.outside],
        "completion": [_further(further, language) for further in found.completion],
        "findings": findings(found.findings, language),
    }


def findings(found: Iterable[Finding], language: str) -> list[Json]:
    """Return findings with their sentences."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "where": one.where,
            "params": {name: _param(value, language) for name, value in one.params},
            "text": sentence(one, language),
        }
        for one in found
    ]


def _group(group: GroupProgress, language: str) -> Json:
    return {
        "title": _title(group.title, language),
        "path": group.path,
        "counted": str(group.counted),
        "minimum": _number(group.minimum),
        "maximum": _number(group.maximum),
        "members": group.members,
        "least": group.least,
        "most": group.most,
        "satisfied": group.satisfied,
        "words": _title(group.words, language),
    }


def _placement(place: Placement) -> Json:
    return {"credit": place.credit, "unit": place.unit, "path": place.path, "points": _number(place.points)}


def _further(further: Further, language: str) -> Json:
    title = _title(further.title, language)
    return {"unit": further.unit, "title": title, "path": further.path, "points": _number(further.points)}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _title(text: Text | None, language: str) -> str | None:
    return None if text is None else text.pick(language).text


def _param(value: Param, language: str) -> Json:
    if isinstance(value, tuple):
        return [_param(item, language) for item in value]
    if isinstance(value, Text):
        return value.pick(language).text
    if isinstance(value, Points):
        return {"value": str(value.value), "scheme": value.scheme}
    return value if isinstance(value, int) else str(value)

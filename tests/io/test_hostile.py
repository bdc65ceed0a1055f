"""Hostile documents that reading lets through since each is lawful by itself: what follows is bounded and decided.

The other items of the catalogue are tested where they are refused; docs/hostile-input.md lists all.
"""

import json
from datetime import date
from decimal import Decimal

from ecvet import Credit, Missing, Qualification, Recognition, Verdict, accumulate
from ecvet.io import native
from ecvet.io.json_text import Json

TITLE: Json = {"en": "Brakes"}
AS_OF = date(2026, 11, 22)


def qualification(units: list[Json], rules: Json, requirements: list[Json]) -> Qualification:
    pathway: Json = {"code": "p", "scheme": "ecvet", "rules": rules, "requirements": requirements}
    value: Json = {"code": "q", "title": TITLE, "units": units, "pathways": [pathway]}
    return native.read(
        json.dumps({"schema_version": "1.0", "type": "qualification", "value": value}), Qualification
    )


def test_j52_units_that_are_prerequisites_of_each_other_are_needed_together() -> None:
    members: list[Json] = [{"type": "unit", "unit": code} for code in "ab"]
    needs: list[Json] = [
        {"type": "prerequisite", "unit": "a", "requires": ["b"]},
        {"type": "prerequisite", "unit": "b", "requires": ["a"]},
    ]
    circle = qualification([], {"members": members, "all_members": True}, needs)
    a, b = Credit(unit="a"), Credit(unit="b")
    assert accumulate(circle, (a, b), as_of=AS_OF).verdict is Verdict.ACHIEVED
    alone = accumulate(circle, (a,), as_of=AS_OF)
    assert (alone.verdict, alone.missing) == (Verdict.NOT_ACHIEVED, Missing(points=Decimal(0), units=1))


def test_j53_a_chain_of_many_thousand_units_is_read_and_written_without_recursion() -> None:
    count = 20_000
    units: list[Json] = [
        {"code": f"u{number}", "title": TITLE, "supersedes": [f"u{number + 1}"]} for number in range(count)
    ]
    found = qualification(units, {"members": []}, [])
    assert len(found.units) == count
    assert native.read(native.write(found), Qualification) == found


def test_j68_a_decision_keeps_the_rules_that_it_was_made_under_and_is_never_made_anew() -> None:
    value = {"unit": "a", "decision": "full", "institution": "home", "on": "2026-11-22", "policy": "2099/7"}
    document = json.dumps({"schema_version": "1.0", "type": "recognition", "value": value})
    found = native.read(document, Recognition)
    assert found.policy == "2099/7"
    assert json.loads(native.write(found))["value"] == value

"""Hypothesis strategies for what rules answer; those of the model are in `tests.strategies`."""

from datetime import date

import attrs
from hypothesis import strategies as st

import ecvet
from ecvet import (
    Finding,
    Index,
    Near,
    Plan,
    Problem,
    Qualification,
    Severity,
    Text,
    plan,
)
from ecvet.rules.findings import CODES
from tests.strategies import CLASSES, codes, numbers, texts, whole

params = (
    codes | numbers | texts | st.integers(0, 9) | st.dates() | st.lists(codes | texts, max_size=2).map(tuple)
)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """A finding with some of its parameters, or one that nobody knows."""
    code = draw(st.sampled_from(sorted(CODES)) | codes)
    names = CODES[code].params if code in CODES else ("unit",)
    held = tuple((name, draw(params)) for name in names if draw(st.booleans()))
    return Finding(code, draw(st.sampled_from(Severity)), draw(st.just("") | codes), held)


def _plans(qualification: Qualification) -> Plan:
    return plan(qualification)


#: A qualification that a plan can be made of.
DRIVER = ecvet.Qualification(
    code="driver",
    title=Text({"en": "Driver", "fi": "Kuljettaja"}),
    pathways=(ecvet.Pathway(code="school", rules=ecvet.Group(members=(ecvet.UnitEntry(unit="road"),))),),
)
DAY = date(2026, 11, 22)

#: The public classes of answers, and of errors.
ANSWERS = tuple(
    kind
    for kind in vars(ecvet).values()
    if isinstance(kind, type) and attrs.has(kind) and kind not in CLASSES and kind not in (Plan, Index)
)
for _kind in ANSWERS:
    st.register_type_strategy(_kind, whole(_kind))
st.register_type_strategy(Finding, findings())
st.register_type_strategy(Problem, st.builds(Problem, rule=codes, message=codes))
st.register_type_strategy(Plan, st.just(plan(DRIVER)))
st.register_type_strategy(Index, st.just(Index.of([DRIVER])))
st.register_type_strategy(Near, whole(Near, progress=st.none() | st.from_type(ecvet.Progress)))
#: Every public class of values.
EVERY = (*CLASSES, *ANSWERS, Plan, Index)

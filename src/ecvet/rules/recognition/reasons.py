"""Reasons of decisions: findings as values that a decision keeps, with names and numbers as text."""

import attrs

from ecvet.model.transfers import Reason
from ecvet.points import Points
from ecvet.rules.findings import CODES, Finding, Param


@attrs.frozen
class Objection:
    """Why something is not recognised, or cannot be told yet.

    Args:
        reason: The reason.
        certain: Whether the condition fails; else something is unknown by which it would be told.
    """

    reason: Reason
    certain: bool


def reason(code: str, **about: str) -> Reason:
    """Return a reason with exactly the parameters of its code, in their order.

    Args:
        code: A code of `ecvet.rules.findings.CODES`.
        about: Its parameters, as text.
    """
    return Reason(code=code, about=tuple((name, about[name]) for name in CODES[code].params))


def fails(code: str, **about: str) -> Objection:
    """Return the objection that a condition fails."""
    return Objection(reason(code, **about), certain=True)


def unknown(code: str, **about: str) -> Objection:
    """Return the objection that a condition cannot be told."""
    return Objection(reason(code, **about), certain=False)


def of_finding(found: Finding, paper: str = "") -> Reason:
    """Return a finding as a reason; where it is, follows its parameters.

    Args:
        found: The finding.
        paper: The path of the paper that it is about, such as "/agreement".
    """
    about = [(name, _written(value)) for name, value in found.params]
    where = f"{paper}{found.where}"
    return Reason(code=found.code, about=tuple(about) + ((("where", where),) if where else ()))


def _written(value: Param) -> str:
    """Return a parameter as text: of a `Text` that in English, where it has one."""
    match value:
        case Points():
            return f"{value.value} {value.scheme}"
        case tuple():
            return ", ".join(map(_written, value))
        case _:
            return str(value)

"""What every step of a credit transfer has to respect: the order, who takes it, and the dates."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from ecvet.errors import Problem, TransferError, shown
from ecvet.model.transfers import CreditTransfer, Event, Stage

_SOURCE = "2009/C 155/02, Annex II §3"


@attrs.frozen
class _Step:
    """A step: what it is called, the stages that it may follow, and whether it is the host's."""

    verb: str
    after: tuple[Stage, ...]
    hosting: bool


_STEPS: Mapping[Stage, _Step] = MappingProxyType(
    {
        # A learner may be assessed on several days, so one assessment may follow another.
        Stage.ASSESSED: _Step("assess", (Stage.AGREED, Stage.ASSESSED), hosting=True),
        Stage.RECORDED: _Step("record", (Stage.ASSESSED,), hosting=True),
        Stage.VALIDATED: _Step("validate", (Stage.RECORDED,), hosting=False),
        Stage.RECOGNISED: _Step("recognise", (Stage.VALIDATED,), hosting=False),
    }
)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise one error for all the rules that a step breaks.

    Raises:
        TransferError: where there is any problem.
    """
    if found := tuple(problems):
        raise TransferError(found)


def problem(kind: str, path: str, message: str, *, got: object, expected: str) -> Problem:
    """Return the problem `transfer.<kind>`, its path beginning with the step."""
    return Problem(rule=f"transfer.{kind}", message=message, path=path, got=shown(got), expected=expected)


def unmet(transfer: CreditTransfer, event: Event) -> Iterator[Problem]:
    """Yield what a step does not respect of the rules for every step.

    Args:
        transfer: The transfer before the step.
        event: The step.
    """
    step = _STEPS[event.stage]
    if transfer.stage not in step.after:
        message = f"the steps are agree, assess, record, validate, recognise ({_SOURCE})"
        expected = " or ".join(step.after)
        yield problem("order", f"{step.verb}/stage", message, got=transfer.stage.value, expected=expected)
    role, actor = ("hosting", transfer.agreement.host) if step.hosting else ("home", transfer.agreement.home)
    if event.actor != actor.id:
        message = f"only the {role} institution takes this step ({_SOURCE})"
        yield problem("actor", f"{step.verb}/by", message, got=event.actor, expected=shown(actor.id))
    begun = transfer.agreement.period.first_day
    yield from in_time(f"{step.verb}/on", event.on, begun, *(past.on for past in transfer.history))


def in_time(path: str, day: date | None, *earlier: date | None) -> Iterator[Problem]:
    """Yield a problem where a day is before another that it has to follow; unknown days are passed over."""
    last = max(filter(None, earlier), default=None)
    if day is not None and last is not None and day < last:
        yield problem(
            "date", path, "is before what it follows", got=day.isoformat(), expected=f"{last} or later"
        )

"""What every step of a credit transfer has to respect: the order, who takes it, and the dates."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

import attrs

from ecvet.errors import Problem, TransferError, shown
from ecvet.model.requests import Agreement, RecognitionRequest
from ecvet.model.transfers import CreditTransfer, Event, Stage

_SOURCE = "2009/C 155/02, Annex II §3"


@attrs.frozen
class _Step:
    """A step: what it is called, the stages that it may follow, and which institutions may take it."""

    verb: str
    after: tuple[Stage, ...]
    roles: tuple[str, ...]


_STEPS: Mapping[Stage, _Step] = MappingProxyType(
    {
        # What has been agreed begins a transfer; what is agreed later amends it, until the host has recorded.
        Stage.AGREED: _Step("amend", (Stage.AGREED, Stage.ASSESSED), ("home", "hosting")),
        # A learner may be assessed on several days, so one assessment may follow another.
        Stage.ASSESSED: _Step("assess", (Stage.AGREED, Stage.ASSESSED), ("hosting",)),
        Stage.RECORDED: _Step("record", (Stage.ASSESSED,), ("hosting",)),
        Stage.VALIDATED: _Step("validate", (Stage.RECORDED,), ("home",)),
        Stage.RECOGNISED: _Step("recognise", (Stage.VALIDATED,), ("home",)),
    }
)
# What may come in once a transfer is decided, and the decision that is made on it.
_AFTERWARDS: Mapping[Stage, _Step] = MappingProxyType(
    {
        Stage.AGREED: _Step("supplement", (Stage.RECOGNISED,), ("home", "hosting")),
        Stage.ASSESSED: _Step("supplement", (Stage.RECOGNISED,), ("hosting",)),
        Stage.RECOGNISED: _Step("revise", (Stage.RECOGNISED,), ("home",)),
    }
)
# In which field of an event that is broken which a step takes as an argument.
_FIELDS: Mapping[str, str] = MappingProxyType({"stage": "stage", "by": "actor", "on": "on"})


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
    begun = None if event.stage is Stage.AGREED else first_day(transfer.agreement)
    yield from _broken(_STEPS[event.stage], transfer, event, begun)


def in_history(transfer: CreditTransfer, path: str) -> Iterator[Problem]:
    """Yield the events of a history that no step could have left: out of order, too early, by another institution.

    Args:
        transfer: The transfer.
        path: The path of its history.
    """
    for index, event in enumerate(transfer.history):
        before = attrs.evolve(transfer, history=transfer.history[:index])
        further = _AFTERWARDS if before.stage is Stage.RECOGNISED else _STEPS
        step = further.get(event.stage, _STEPS[event.stage])
        for one in _broken(step, before, event):
            field = _FIELDS[one.path.removeprefix(f"{step.verb}/")]
            yield attrs.evolve(one, path=f"{path}/{index}/{field}")


def _broken(
    step: _Step, transfer: CreditTransfer, event: Event, begun: date | None = None
) -> Iterator[Problem]:
    agreement = transfer.agreement
    skips = _may_skip_assessment(agreement, event.stage)
    after = (Stage.AGREED, *step.after) if skips else step.after
    if transfer.stage not in after:
        message = f"the steps are agree, assess, record, validate, recognise ({_SOURCE})"
        yield problem(
            "order", f"{step.verb}/stage", message, got=transfer.stage.value, expected=" or ".join(after)
        )
    institutions = {"home": agreement.home.id, "hosting": agreement.host.id}
    actors = [institutions[role] for role in step.roles]
    if event.actor not in actors:
        message = f"only the {' or the '.join(step.roles)} institution takes this step ({_SOURCE})"
        expected = " or ".join(map(shown, actors))
        yield problem("actor", f"{step.verb}/by", message, got=event.actor, expected=expected)
    yield from in_time(f"{step.verb}/on", event.on, begun, *(past.on for past in transfer.history))


def _may_skip_assessment(agreement: Agreement, stage: Stage) -> bool:
    """Whether a transcript may bring its assessments: where no mobility is agreed, they may be there already."""
    return stage is Stage.RECORDED and isinstance(agreement, RecognitionRequest)


def first_day(agreement: Agreement) -> date | None:
    """Return the day before which no step can be taken: the first of the mobility, or that of the request."""
    return agreement.on if isinstance(agreement, RecognitionRequest) else agreement.period.first_day


def in_time(path: str, day: date | None, *earlier: date | None) -> Iterator[Problem]:
    """Yield a problem where a day is before another that it has to follow; unknown days are passed over."""
    last = max(filter(None, earlier), default=None)
    if day is not None and last is not None and day < last:
        yield problem(
            "date", path, "is before what it follows", got=day.isoformat(), expected=f"{last} or later"
        )


def agreed_on(agreement: Agreement) -> date | None:
    """Return the day of the last signature, or of the request where that is later; `None` where none is known."""
    asked = agreement.on if isinstance(agreement, RecognitionRequest) else None
    return max(filter(None, (asked, *(one.on for one in agreement.signatures))), default=None)

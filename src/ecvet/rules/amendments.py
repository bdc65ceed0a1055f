"""Amendments: a new version of a learning agreement takes the place of the one before it, which is kept."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

import attrs

from ecvet.errors import Problem, shown
from ecvet.model.agreements import AgreedUnit, LearningAgreement, Party
from ecvet.model.requests import Agreement
from ecvet.model.transfers import CreditTransfer, Event, Stage
from ecvet.rules._guards import agreed_on, in_time, problem, refuse, unmet
from ecvet.rules._papers import in_agreement, in_memorandum

_DUE = (Party.HOME, Party.HOST, Party.LEARNER)
# What makes a version a version is no change of what was agreed.
_OF_THE_VERSION = ("version", "in_force", "signatures")


class ChangeKind(StrEnum):
    """What an amendment does to something."""

    INSERTED = "inserted"
    DELETED = "deleted"
    CHANGED = "changed"


@attrs.frozen(kw_only=True)
class Change:
    """One thing in which two versions of an agreement differ.

    Args:
        path: What it is, as a JSON Pointer in which units, outcomes and correspondences stand by their codes, such as
            "/units/bremser/points".
        before: What the old version says; `None` where it says nothing.
        after: What the new version says; `None` where it says nothing.
    """

    path: str
    before: object
    after: object

    @property
    def kind(self) -> ChangeKind:
        """Whether it was inserted, deleted or changed."""
        if self.before is None:
            return ChangeKind.INSERTED
        return ChangeKind.DELETED if self.after is None else ChangeKind.CHANGED


def amend(transfer: CreditTransfer, agreement: LearningAgreement, *, by: str, on: date) -> CreditTransfer:
    """Return the transfer under the next version of its agreement; the version before it is kept.

    What was assessed stays assessed. What was agreed can be amended until the host has recorded it.

    Args:
        transfer: The transfer, agreed or assessed.
        agreement: The new version, signed by the three parties and by whoever else signed the one before it.
        by: The id of the home institution or of the host.
        on: The day of the step, not before the new version is in force.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`; `transfer.amendment` where it is not the
            next version of the same agreement between the same parties, or where there is none to amend;
            `transfer.signature` where one is missing or nobody says on which day it was signed; what `begin` refuses.
    """
    event = Event(stage=Stage.AGREED, actor=by, on=on, evidence=(agreement.id, _name(agreement)))
    refuse([*unmet(transfer, event), *_in_amendment(transfer, agreement, on)])
    # What is no agreement was refused.
    old = [one for one in (transfer.agreement,) if isinstance(one, LearningAgreement)]
    return attrs.evolve(
        transfer,
        agreement=agreement,
        superseded=(*transfer.superseded, *old),
        history=(*transfer.history, event),
    )


def in_force(transfer: CreditTransfer, on: date) -> Agreement | None:
    """Return the version of the agreement that is in force on a day; `None` before the first is.

    A version holds from the day that it states, else from that of its last signature. A version of which neither is
    known is taken to have held from the beginning.

    Args:
        transfer: The transfer.
        on: The day.
    """
    begun = [one for one in (*transfer.superseded, transfer.agreement) if (_from(one) or on) <= on]
    return begun[-1] if begun else None


def changes(old: LearningAgreement, new: LearningAgreement) -> tuple[Change, ...]:
    """Return in what two versions of an agreement differ, in the order of its fields.

    Args:
        old: The version before.
        new: The version after.
    """
    apart = (*_OF_THE_VERSION, "units", "correspondences")
    return (
        *_members("", _fields(old, apart), _fields(new, apart)),
        *_units({one.unit: one for one in old.units}, {one.unit: one for one in new.units}),
        *_members("/correspondences", _correspondences(old), _correspondences(new)),
    )


def _in_amendment(transfer: CreditTransfer, new: LearningAgreement, on: date) -> Iterator[Problem]:
    old, path = transfer.agreement, "amend/agreement"
    if not isinstance(old, LearningAgreement):
        message, expected = "is for a request, which nobody amends", "a new request"
        yield problem("amendment", path, message, got=new.id, expected=expected)
        return
    for field, got, due in _identity(old, new):
        if got != due:
            message = "is not what the next version has to bear"
            yield problem("amendment", f"{path}/{field}", message, got=got, expected=shown(due))
    yield from _in_signatures(old, new)
    yield from in_time(f"{path}/in_force", _from(new), _from(old))
    yield from in_time("amend/on", on, _from(new), agreed_on(new))
    for assessment in transfer.assessments:
        yield from in_time("amend/assessments", assessment.on, new.period.first_day)
    yield from in_agreement(new, "amend")
    if transfer.memorandum is not None:
        yield from in_memorandum(new, transfer.memorandum, "amend")


def _identity(old: LearningAgreement, new: LearningAgreement) -> Iterator[tuple[str, str | int, str | int]]:
    """Yield the fields that an amendment may not choose, with what they hold and what they have to hold."""
    yield "id", new.id, old.id
    yield "version", new.version, old.version + 1
    yield "home", new.home.id, old.home.id
    yield "host", new.host.id, old.host.id
    yield "learner", new.learner.id, old.learner.id


def _in_signatures(old: LearningAgreement, new: LearningAgreement) -> Iterator[Problem]:
    path, signed = "amend/agreement/signatures", [one.party.value for one in new.signatures]
    # A learner who has come of age names no guardian any more.
    before = {
        one.party for one in old.signatures if one.party is not Party.GUARDIAN or new.guardian is not None
    }
    for party in Party:
        if party in (*_DUE, *before) and party.value not in signed:
            message, expected = "lack one that is due", shown(party.value)
            yield problem("signature", path, message, got=signed, expected=expected)
    if agreed_on(new) is None:
        yield problem("signature", path, "bear no day", got=None, expected="the day of each signature")
    for index, signature in enumerate(new.signatures):
        yield from in_time(f"{path}/{index}/on", signature.on, agreed_on(old))


def _from(agreement: Agreement) -> date | None:
    """Return the day from which an agreement holds, where it is known."""
    stated = agreement.in_force if isinstance(agreement, LearningAgreement) else None
    return stated or agreed_on(agreement)


def _name(agreement: LearningAgreement) -> str:
    return f"{agreement.id} version {agreement.version}"


def _units(old: Mapping[str, AgreedUnit], new: Mapping[str, AgreedUnit]) -> Iterator[Change]:
    for code in dict.fromkeys((*old, *new)):
        path = f"/units/{_escaped(code)}"
        if code in old and code in new:
            yield from _members(path, _fields(old[code], ("outcomes",)), _fields(new[code], ("outcomes",)))
            yield from _members(f"{path}/outcomes", _outcomes(old[code]), _outcomes(new[code]))
        else:
            yield Change(path=path, before=old.get(code), after=new.get(code))


def _members(path: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        before, after = old.get(key), new.get(key)
        if before != after:
            yield Change(path=f"{path}/{_escaped(key)}", before=before, after=after)


def _fields(value: attrs.AttrsInstance, apart: tuple[str, ...]) -> dict[str, object]:
    held: dict[str, object] = attrs.asdict(value, recurse=False)
    return {name: held[name] for name in held if name not in apart}


def _outcomes(agreed: AgreedUnit) -> dict[str, object]:
    return {outcome.id: outcome for outcome in agreed.outcomes}


def _correspondences(agreement: LearningAgreement) -> dict[str, object]:
    return {f"{one.given}/{one.required}": one for one in agreement.correspondences}


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")

"""A transfer in a format of achievements: its transcript is written, what else it holds is told as lost."""

from collections.abc import Callable

import attrs

from ecvet.errors import Problem, WriteError
from ecvet.io._writing import What, Written, no_place
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.transfers import CreditTransfer

_PLACE = "/transcript"
_BESIDE = (
    (What.AGREEMENT, "agreement"),
    (What.MEMORANDUM, "memorandum"),
    (What.ASSESSMENT, "assessments"),
    (What.VALIDATION, "validations"),
    (What.RECOGNITION, "recognitions"),
    (What.TRANSFER, "history"),
    (What.AGREEMENT, "superseded"),
)


def as_transcript(transfer: CreditTransfer, write: Callable[[PersonalTranscript], Written]) -> Written:
    """Return the transcript of a transfer as a format writes it; its losses and errors have paths in the transfer.

    Args:
        transfer: The transfer.
        write: Writes a transcript.

    Raises:
        WriteError: `format.holds` where the transfer has no transcript yet, and what `write` raises.
    """
    if transfer.transcript is None:
        message, expected = "is not there yet", "a transfer whose credit is recorded, with its transcript"
        raise WriteError(Problem(rule="format.holds", path=_PLACE[1:], message=message, expected=expected))
    try:
        written = write(transfer.transcript)
    except WriteError as error:
        raise WriteError(problem.under(_PLACE) for problem in error.problems) from None
    own = (attrs.evolve(loss, where=f"{_PLACE}{loss.where}") for loss in written.losses)
    beside = (no_place(what, f"/{field}") for what, field in _BESIDE if getattr(transfer, field))
    return Written(written.content, (*own, *beside))

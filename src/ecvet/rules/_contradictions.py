"""What contradicts itself in a transfer that was not built by its steps: one that was read, or put together by hand.

The steps refuse each of these things when they are taken. A file tells of steps that nobody here has seen.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ecvet.errors import Problem, shown
from ecvet.model.transfers import CreditTransfer, Stage
from ecvet.periods import day
from ecvet.rules._guards import in_history, in_time
from ecvet.rules._papers import as_evidence, backed, in_agreement, mobility_begun, of_the_agreement
from ecvet.rules.findings import Finding, finding

# By the rule that is broken, the code of the finding and the name of its parameter.
_FINDINGS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "transfer.actor": ("step-by-another", "actor"),
        "transfer.ambiguous": ("code-ambiguous", "subject"),
        "transfer.date": ("step-too-early", "date"),
        "transfer.evidence": ("evidence-unfit", "subject"),
        "transfer.order": ("step-out-of-order", "stage"),
        "transfer.parties": ("parties-alike", "institution"),
        "transfer.transcript": ("transcript-differs", "subject"),
    }
)


def contradictions(transfer: CreditTransfer, verb: str) -> Iterator[Problem]:
    """Yield where agreement, history, assessments and transcript of a transfer do not go together.

    Learner, issuer and agreement of the transcript are those of the agreement; each step of the history was taken
    in its order by the institution that takes it; each assessment is the host's; each credit has one behind it.

    Args:
        transfer: The transfer, at any stage.
        verb: The step that is about to be taken.
    """
    agreement, transcript = transfer.agreement, transfer.transcript
    yield from in_agreement(agreement, verb)
    yield from in_history(transfer, f"{verb}/history")
    placed = {f"{verb}/assessments/{index}": one for index, one in enumerate(transfer.assessments)}
    yield from as_evidence(placed, agreement.host.id, mobility_begun(agreement))
    brought = (one.on for one in transfer.history if one.stage in (Stage.ASSESSED, Stage.RECORDED))
    yield from in_time(f"{verb}/history", max(brought, default=None), *(one.on for one in placed.values()))
    if transcript is not None:
        yield from of_the_agreement(agreement, transcript, f"{verb}/transcript")
        yield from backed(transcript, transfer.assessments, f"{verb}/transcript")


def check_transfer(transfer: CreditTransfer) -> tuple[Finding, ...]:
    """Return what contradicts itself in a transfer, as findings.

    Args:
        transfer: The transfer, at any stage.
    """
    return tuple(_finding(one) for one in contradictions(transfer, ""))


def _finding(problem: Problem) -> Finding:
    code, name = _FINDINGS[problem.rule]
    # What has no id is named by its place.
    subject = problem.path if problem.got == shown(None) else problem.got.strip("'\"")
    return finding(code, problem.path, **{name: day(subject) if name == "date" else subject})

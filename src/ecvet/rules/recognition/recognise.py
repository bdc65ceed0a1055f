"""Recognition: what the home institution decides on the outcomes that it has validated, under a policy, and why.

Units and points are awarded by the rules of the home system (Recommendation 2009/C 155/02, Annex II §3). No entitlement
to automatic recognition follows from credit: it is automatic only where that was agreed (Annex II, general principles).
"""

from collections.abc import Iterable
from datetime import date

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer, Event, Recognition, Stage
from ecvet.rules._contradictions import contradictions
from ecvet.rules._digest import digest
from ecvet.rules._guards import refuse, unmet
from ecvet.rules._papers import in_qualification, in_validations
from ecvet.rules._replay import replayed
from ecvet.rules.recognition.decisions import decide
from ecvet.rules.recognition.ruling import Ruling


def recognise(
    transfer: CreditTransfer,
    qualification: Qualification,
    *,
    policy: RecognitionPolicy,
    by: str,
    on: date,
    pathway: str | None = None,
    held: Iterable[Credit] = (),
) -> CreditTransfer:
    """Return the transfer with a decision on each validation, and with the reasons for it.

    The conditions are looked at in this order: agreement and papers, language; then of each result whether it
    stands, the version of its unit, level, grade, age, setting, kinds of evidence, country; then whole units only;
    then exemptions and units that prove others; then the cap on recognised points, unit by unit in the order of
    the agreement. A condition that fails refuses; one that cannot be told suspends, and the reasons name what is
    missing.

    Args:
        transfer: The transfer, validated.
        qualification: The qualification that the learner is taking at home.
        policy: The policy of the home institution.
        by: The id of the home institution.
        on: The day from which the decisions hold.
        pathway: The code of the route to the qualification; `None` for the only or the first one.
        held: The credits that the learner holds at home: for the cap, exemptions and proofs.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`; `transfer.qualification` where it
            is another than agreed; `transfer.unit` where a unit was validated that was not agreed on;
            `transfer.replay` where an assessment stands behind credit held already. Where the transfer was not
            built by its steps, all that they would have refused before.
        ShapeError: `pathway.unknown`.
    """
    route, credits = qualification.pathway(pathway), tuple(held)
    evidence = () if transfer.transcript is None else (transfer.transcript.id,)
    event = Event(stage=Stage.RECOGNISED, actor=by, on=on, evidence=evidence)
    refuse(
        [
            *unmet(transfer, event),
            *contradictions(transfer, "recognise"),
            *replayed(transfer, credits, "recognise/held"),
            *in_qualification(transfer.agreement, qualification, "recognise"),
            *in_validations(transfer),
        ]
    )
    made_from = digest(transfer, qualification, policy, route.code, credits, by, on)
    rulings = decide(transfer, qualification, route, policy=policy, on=on, held=credits)
    made = tuple(recognition_of(ruling, policy, event, made_from) for ruling in rulings)
    return attrs.evolve(transfer, recognitions=made, history=(*transfer.history, event))


def recognition_of(ruling: Ruling, policy: RecognitionPolicy, event: Event, made_from: str) -> Recognition:
    """Return a ruling as a decision that names who made it, when, under which policy and from what.

    Args:
        ruling: What was decided.
        policy: The policy.
        event: The step in which it was decided.
        made_from: The digest of all that went into the step.
    """
    return Recognition(
        unit=ruling.unit,
        decision=ruling.decision,
        institution=event.actor,
        on=event.on,
        points=ruling.points,
        reasons=ruling.reasons,
        evidence=ruling.evidence,
        policy=f"{policy.code} {policy.version}",
        grade=ruling.grade,
        grade_given=ruling.grade_given,
        exempts=ruling.exempts,
        outcomes=ruling.outcomes,
        digest=digest(made_from, ruling.unit),
    )

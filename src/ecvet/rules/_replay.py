"""Nothing is done twice: evidence that stands behind credit which a learner holds gives no further credit."""

from collections.abc import Iterable, Iterator

from ecvet.errors import Problem, shown
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit, PriorLearning
from ecvet.model.requests import Agreement
from ecvet.rules._coverage import targets
from ecvet.rules._guards import problem


def replayed(
    agreement: Agreement,
    transcript: PersonalTranscript,
    assessments: Iterable[Assessment],
    held: Iterable[Credit],
) -> Iterator[Problem]:
    """Yield the evidence of a transfer that stands behind credit held already.

    Evidence is the same where a credit held bears the id that this transfer gives or that the transcript
    brings, where it rests on the same assessment, or where both were recognised from the same achievement.

    Args:
        agreement: What the transfer rests on.
        transcript: The transcript.
        assessments: The assessments of the transfer.
        held: The credits that the learner holds, and their parts.
    """
    ids = {f"{agreement.id}/{target}" for target in targets(agreement)}
    ids |= {credit.id for credit in transcript.credits if credit.id is not None}
    there = tuple(assessments)
    for credit in _with_parts(held):
        same = [credit.id] if credit.id is not None and credit.id in ids else []
        same += [one.id for one in there if one.id is not None and _rests_on(credit, one, agreement.host.id)]
        same += _sources(credit.recognised_from, transcript, there)
        for evidence in dict.fromkeys(same):
            message = f"stands behind {shown(credit.id or credit.unit)} already, which the learner holds"
            expected = "evidence of its own; nothing is recognised twice"
            yield problem("replay", "record/transcript", message, got=evidence, expected=expected)


def _with_parts(credits: Iterable[Credit]) -> Iterator[Credit]:
    for credit in credits:
        yield credit
        yield from _with_parts(credit.parts)


def _rests_on(credit: Credit, assessment: Assessment, host: str) -> bool:
    """Whether a credit rests on an assessment of the host; one that names no institution may be of any."""
    return any(
        one.id == assessment.id and one.institution in (None, assessment.institution or host)
        for one in credit.assessments
    )


def _sources(
    source: PriorLearning | None, transcript: PersonalTranscript, assessments: Iterable[Assessment]
) -> list[str]:
    """Return the units of a transcript that are what a credit held was recognised from, or share its source."""
    if source is None:
        return []
    shared = [credit.unit for credit in transcript.credits if credit.recognised_from == source]
    achieved = [(one.unit, one.on) for one in assessments if one.attained and one.on is not None]
    return shared + [
        unit for unit, on in achieved if unit is not None and (unit, on) == (source.unit, source.awarded)
    ]

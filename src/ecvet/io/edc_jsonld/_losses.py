"""What a credential cannot say of a transcript, or says in a note only."""

from collections.abc import Iterator

import attrs

from ecvet.io import _eu_codes as eu
from ecvet.io._writing import What, coarser, no_place, not_in_list
from ecvet.io.edc_jsonld import _building as building
from ecvet.io.edc_jsonld._concepts import setting_address
from ecvet.io.edc_jsonld._document import EdcNeeds
from ecvet.io.edc_jsonld._noted import Noted, coded
from ecvet.io.edc_jsonld._specifying import written_scheme
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.institutions import Institution
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.units import QualificationReference, Unit, UnitPart
from ecvet.points import PointRange, Points
from ecvet.rules.findings import Finding

_KINDS = {
    "adapted": What.ADAPTED,
    "evidence": What.EVIDENCE,
    "origin": What.ORIGIN,
    "partial": What.PARTIAL,
    "place": What.PLACE,
    "prior-learning": What.PRIOR_LEARNING,
}
_NO_PLACE = (
    (What.AGREEMENT, "agreement"),
    (What.PERIOD, "period"),
    (What.NOT_ATTAINED, "not_attained"),
    (What.INSTITUTION, "home"),
    (What.QUALIFICATION, "qualification"),
    (What.SIGNATURE, "signatures"),
)


def losses(transcript: PersonalTranscript, needs: EdcNeeds) -> Iterator[Finding]:
    """Yield what a credential does not say, or not as exactly as the transcript.

    Args:
        transcript: What is written.
        needs: What it is written with.
    """
    for what, field in _NO_PLACE:
        if getattr(transcript, field):
            yield no_place(what, f"/{field}")
    if transcript.learner.address is not None:
        yield no_place(What.CONTACT, "/learner/address")
    if transcript.learner.languages:
        yield no_place(What.LANGUAGE, "/learner/languages")
    yield from _institution(transcript.issued_by, "/issued_by")
    units = building.described(transcript)
    for index, credit in enumerate(transcript.credits):
        yield from _credit(credit, units, needs, f"/credits/{index}")
    scheme: dict[str, str | None] = {}
    for code, found in (each for credit in transcript.credits for each in _schemes(credit)):
        # Of several descriptions of a unit, the first is read.
        scheme.setdefault(code, found)
    for index, unit in enumerate(transcript.units):
        if unit.code in scheme and units[unit.code] is unit and _is_read_back(unit):
            yield from _unit(unit, scheme[unit.code], needs, f"/units/{index}")
        else:
            yield no_place(What.UNIT, f"/units/{index}")


def _is_read_back(unit: Unit) -> bool:
    """Whether a credential says more of a unit than its credit does: else it is read back as that credit alone."""
    written = attrs.evolve(unit, criteria=(), validity=None, supersedes=())
    return written != Unit(code=unit.code, title=unit.title, level=unit.level)


def _schemes(credit: Credit) -> Iterator[tuple[str, str | None]]:
    yield credit.unit, None if credit.points is None else credit.points.scheme
    for part in credit.parts:
        yield from _schemes(part)


def _institution(body: Institution, place: str) -> Iterator[Finding]:
    if body.contact is not None:
        yield no_place(What.CONTACT, f"{place}/contact")


def _noted(noted: Noted, place: str) -> Finding:
    return coarser(_KINDS[noted.kind], place, noted.text.pick().text)


def _credit(credit: Credit, units: dict[str, Unit], needs: EdcNeeds, place: str) -> Iterator[Finding]:
    for what, field in (
        (What.ENTRY, "entry"),
        (What.QUALIFICATION, "qualification"),
        (What.OUTCOME, "outcomes"),
    ):
        if getattr(credit, field):
            yield no_place(what, f"{place}/{field}")
    if credit.outcomes:
        yield no_place(What.OUTCOME, f"{place}/outcomes")
    if building.title_of(credit, units) is None:
        yield coarser(What.TITLE, f"{place}/title", credit.unit)
    for noted in building.noted(credit):
        yield _noted(noted, place)
    prior = credit.recognised_from
    if prior is not None and (prior.unit is not None or prior.awarded is not None):
        yield no_place(What.PRIOR_LEARNING, f"{place}/recognised_from")
    unit = units.get(credit.unit)
    level = building.level_of(credit, unit)
    if credit.level not in (None, level):
        yield coarser(What.LEVEL, f"{place}/level", str(level))
    yield from _points(credit.points, needs, f"{place}/points")
    yield from _settings(credit, place)
    for index, assessment in enumerate(credit.assessments):
        yield from _assessment(assessment, credit, f"{place}/assessments/{index}")
    for index, part in enumerate(credit.parts):
        yield from _credit(part, units, needs, f"{place}/parts/{index}")


def _settings(credit: Credit, place: str) -> Iterator[Finding]:
    common = building.setting_of_all(credit)
    for index, assessment in enumerate(credit.assessments):
        where = f"{place}/assessments/{index}/setting"
        if assessment.setting is not None and common is None:
            yield no_place(What.SETTING, where)
        elif common is not None and setting_address(common) is None:
            yield coarser(What.SETTING, where, coded("setting", common.value).text.pick().text)


def _assessment(assessment: Assessment, credit: Credit, place: str) -> Iterator[Finding]:
    if assessment.unit not in (None, credit.unit):
        yield no_place(What.UNIT, f"{place}/unit")
    if assessment.criteria:
        yield no_place(What.CRITERION, f"{place}/criteria")
    for noted in building.noted_of(assessment):
        yield _noted(noted, place)


def _points(points: Points | None, needs: EdcNeeds, place: str) -> Iterator[Finding]:
    if points is None:
        return
    scheme = written_scheme(points.scheme, needs)
    if scheme != points.scheme:
        yield coarser(What.POINTS_SCHEME, place, scheme)
    if eu.framework_address(scheme) is None:
        yield not_in_list(What.POINTS_SCHEME, place, scheme)


def _unit(unit: Unit, scheme: str | None, needs: EdcNeeds, place: str) -> Iterator[Finding]:
    for what, field in (
        (What.CRITERION, "criteria"),
        (What.VALIDITY, "validity"),
        (What.REPLACED, "supersedes"),
    ):
        if getattr(unit, field):
            yield no_place(what, f"{place}/{field}")
    for index, reference in enumerate(unit.qualifications):
        only = len(unit.qualifications) == 1
        yield from _reference(reference, needs, f"{place}/qualifications/{index}", only=only)
    yield from _outcomes(unit.outcomes, place)
    for index, part in enumerate(unit.parts):
        yield from _part(part, scheme, f"{place}/parts/{index}")


def _reference(
    reference: QualificationReference, needs: EdcNeeds, place: str, *, only: bool
) -> Iterator[Finding]:
    if reference.country is not None:
        yield no_place(What.COUNTRY, f"{place}/country")
    for index, level in enumerate(reference.nqf):
        if not eu.is_nqf_level(level):
            yield not_in_list(What.NQF, f"{place}/nqf/{index}", level)
    yield from _points(reference.points, needs, f"{place}/points")
    if only:
        yield from _points(reference.unit_points, needs, f"{place}/unit_points")
    elif reference.unit_points is not None:
        yield no_place(What.POINTS, f"{place}/unit_points")


def _part(part: UnitPart, scheme: str | None, place: str) -> Iterator[Finding]:
    if part.mandatory is not None:
        yield no_place(What.MANDATORY, f"{place}/mandatory")
    if part.criteria:
        yield no_place(What.CRITERION, f"{place}/criteria")
    yield from _range(part.points, scheme, f"{place}/points")
    yield from _outcomes(part.outcomes, place)


def _range(points: PointRange | None, scheme: str | None, place: str) -> Iterator[Finding]:
    if points is None:
        return
    if points.fixed is None:
        yield no_place(What.POINTS_RANGE, place)
    elif scheme is None:
        yield no_place(What.POINTS, place)


def _outcomes(outcomes: tuple[LearningOutcome, ...], place: str) -> Iterator[Finding]:
    for index, outcome in enumerate(outcomes):
        if outcome.kind is not None and eu.kind_address(outcome.kind) is None:
            words = coded("outcome-kind", outcome.kind.value).text.pick().text
            yield coarser(What.OUTCOME_KIND, f"{place}/outcomes/{index}/kind", words)

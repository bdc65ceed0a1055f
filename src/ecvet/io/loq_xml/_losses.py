"""What LOQ cannot say of a qualification: no rules but parts, no competence, no criteria."""

from collections.abc import Iterator

import attrs

from ecvet.io import _eu_codes as eu
from ecvet.io._writing import What, coarser, no_place, not_in_list
from ecvet.io.loq_xml._building import chosen, entries, is_written, written_scheme
from ecvet.io.loq_xml._combination import PATHWAY, rules
from ecvet.io.loq_xml._document import LoqDocument, LoqNeeds
from ecvet.model.combination import UnitEntry, walk
from ecvet.model.institutions import Institution
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.units import Unit, UnitPart
from ecvet.points import PointRange
from ecvet.rules.findings import Finding


@attrs.frozen
class _Whole:
    """What decides how the units of a qualification are written.

    Args:
        eqf: Its EQF level.
        scheme: The scheme that points are written in.
        needs: What it is written with.
    """

    eqf: int | None
    scheme: str | None
    needs: LoqNeeds

    @property
    def has_points(self) -> bool:
        """Whether points can be written at all."""
        return self.scheme is not None and eu.framework_address(self.scheme) is not None


def losses(document: LoqDocument, needs: LoqNeeds, places: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what a document does not say, or not as exactly as the model.

    Args:
        document: What is written.
        needs: What it is written with.
        places: The paths of its qualifications, then those of its units.
    """
    seen: set[str] = set()
    alone = len(document.qualifications)
    for place, qualification in zip(places[:alone], document.qualifications, strict=True):
        yield from _qualification(qualification, needs, place)
        yield from _identifiers(qualification, seen, place)
    for place, unit in zip(places[alone:], document.units, strict=True):
        yield from _unit(unit, _Whole(needs.eqf, None, needs), place)
    for index, outcome in enumerate(document.outcomes):
        yield from _outcome(outcome, f"/outcomes/{index}")
    if needs.scale is not None:
        yield coarser(What.GRADE_STEP, "", " · ".join(step.label for step in needs.scale.steps))


def _qualification(qualification: Qualification, needs: LoqNeeds, place: str) -> Iterator[Finding]:
    pathway = chosen(qualification, needs)
    for what, field in (
        (What.VERSION, "version"),
        (What.SPECIALISATION, "specialisations"),
        (What.AWARD_TITLE, "award_titles"),
        (What.REPLACED, "replaces"),
    ):
        if getattr(qualification, field):
            yield no_place(what, f"{place}/{field}")
    yield from _codes(qualification, place)
    yield from _awarding(qualification, place)
    for index, other in enumerate(qualification.pathways):
        if other.code != pathway.code:
            yield no_place(What.PATHWAY, f"{place}/pathways/{index}")
    index = qualification.pathways.index(pathway)
    yield from _pathway(qualification, pathway, needs, f"{place}/pathways/{index}")
    used = entries(qualification, pathway, needs)
    eqf = needs.eqf if qualification.eqf is None else qualification.eqf
    whole = _Whole(eqf, written_scheme(pathway, needs), needs)
    for index, unit in enumerate(qualification.units):
        if unit.code in used:
            yield from _unit(unit, whole, f"{place}/units/{index}")
        else:
            yield no_place(What.UNIT, f"{place}/units/{index}")
    if list(used) != [unit.code for unit in qualification.units if unit.code in used]:
        yield coarser(What.UNIT, f"{place}/units", ", ".join(used))


def _codes(qualification: Qualification, place: str) -> Iterator[Finding]:
    for index, level in enumerate(qualification.nqf):
        if not eu.is_nqf_level(level):
            yield not_in_list(What.NQF, f"{place}/nqf/{index}", level)
    for index, code in enumerate(qualification.isced):
        if eu.isced_code(eu.isced_address(code) or "") != code:
            yield not_in_list(What.ISCED, f"{place}/isced/{index}", code)
    for index, tag in enumerate(qualification.languages):
        address = eu.language_address(tag)
        written = None if address is None else eu.language_of(address)
        if written is None:
            yield not_in_list(What.LANGUAGE, f"{place}/languages/{index}", tag)
        elif written != tag:
            yield coarser(What.LANGUAGE, f"{place}/languages/{index}", written)


def _identifiers(qualification: Qualification, seen: set[str], place: str) -> Iterator[Finding]:
    """Yield the national codes that are identifiers of something else already: in a document each is unique."""
    seen.add(qualification.code)
    for index, code in enumerate(qualification.national_codes):
        if code in seen:
            yield no_place(What.NATIONAL_CODE, f"{place}/national_codes/{index}")
        seen.add(code)


def _awarding(qualification: Qualification, place: str) -> Iterator[Finding]:
    body, validity = qualification.awarded_by, qualification.validity
    if validity is not None and (body is None or validity.transition_until is not None):
        yield no_place(What.VALIDITY, f"{place}/validity")
    if qualification.country is not None:
        if body is None:
            yield no_place(What.COUNTRY, f"{place}/country")
        elif eu.country_address(qualification.country) is None:
            yield not_in_list(What.COUNTRY, f"{place}/country", qualification.country)
    if body is not None:
        yield from _body(body, f"{place}/awarded_by")


def _body(body: Institution, place: str) -> Iterator[Finding]:
    written = ("id", "name", "country", "address", "website", "email")
    for field in attrs.fields(Institution):
        if field.name not in written and getattr(body, field.name) != field.default:
            yield no_place(What.CONTACT, f"{place}/{field.name}")
    if body.country is not None and eu.country_address(body.country) is None:
        yield not_in_list(What.COUNTRY, f"{place}/country", body.country)


def _pathway(
    qualification: Qualification, pathway: Pathway, needs: LoqNeeds, place: str
) -> Iterator[Finding]:
    if pathway.code != PATHWAY or pathway.title is not None:
        yield no_place(What.PATHWAY, place)
    for index, _ in enumerate(pathway.requirements):
        yield no_place(What.REQUIREMENT, f"{place}/requirements/{index}")
    scheme = written_scheme(pathway, needs)
    if scheme != pathway.scheme:
        yield coarser(What.POINTS_SCHEME, f"{place}/scheme", scheme or "")
    elif scheme is not None and eu.framework_address(scheme) is None:
        yield not_in_list(What.POINTS_SCHEME, f"{place}/scheme", scheme)
    elif scheme is not None and not _has_points(qualification, pathway, needs):
        yield no_place(What.POINTS_SCHEME, f"{place}/scheme")
    yield from _rules(qualification, pathway, needs, f"{place}/rules")


def _has_points(qualification: Qualification, pathway: Pathway, needs: LoqNeeds) -> bool:
    used = entries(qualification, pathway, needs)
    parts = [part for unit in qualification.units if unit.code in used for part in unit.parts]
    ranges = [pathway.rules.points]
    ranges += [entry.points for entry in used.values()]
    ranges += [part.points for part in parts]
    return any(points is not None and points.fixed is not None for points in ranges)


def _rules(qualification: Qualification, pathway: Pathway, needs: LoqNeeds, place: str) -> Iterator[Finding]:
    used = entries(qualification, pathway, needs)
    total = None if pathway.rules.points is None else pathway.rules.points.fixed
    plain = rules(
        ((code, None if entry.points is None else entry.points.fixed) for code, entry in used.items()), total
    )
    if pathway.rules == plain:
        return
    written = dict(zip(used, plain.members, strict=True))
    for path, member in walk(pathway.rules):
        here = f"{place}{path}"
        if not path:
            yield from _range(pathway.rules.points, f"{here}/points")
            if attrs.evolve(pathway.rules, members=(), points=None) != attrs.evolve(
                plain, members=(), points=None
            ):
                yield no_place(What.RULES, here)
        elif isinstance(member, UnitEntry) and used.get(member.unit) is member:
            yield from _entry(member, written[member.unit], here)
        else:
            yield no_place(What.UNIT if isinstance(member, UnitEntry) else What.RULES, here)


def _entry(entry: UnitEntry, written: object, place: str) -> Iterator[Finding]:
    yield from _range(entry.points, f"{place}/points")
    if entry.words is not None:
        yield no_place(What.WORDS, f"{place}/words")
    if entry.mandatory:
        yield no_place(What.MANDATORY, f"{place}/mandatory")
    if attrs.evolve(entry, points=None, words=None, mandatory=False) != UnitEntry(unit=entry.unit):
        yield no_place(What.RULES, place)


def _range(points: PointRange | None, place: str) -> Iterator[Finding]:
    if points is not None and points.fixed is None:
        yield no_place(What.POINTS_RANGE, place)


def _unit(unit: Unit, whole: _Whole, place: str) -> Iterator[Finding]:
    for what, field in (
        (What.QUALIFICATION, "qualifications"),
        (What.CRITERION, "criteria"),
        (What.VALIDITY, "validity"),
        (What.REPLACED, "supersedes"),
    ):
        if getattr(unit, field):
            yield no_place(what, f"{place}/{field}")
    if unit.level is not None and unit.level == whole.eqf:
        yield coarser(What.LEVEL, f"{place}/level", str(whole.eqf))
    for index, outcome in enumerate(unit.outcomes):
        yield from _outcome(outcome, f"{place}/outcomes/{index}")
    for index, part in enumerate(unit.parts):
        if is_written(part, whole.needs):
            yield from _part(part, whole, f"{place}/parts/{index}")
        else:
            yield no_place(What.PARTS, f"{place}/parts/{index}")


def _part(part: UnitPart, whole: _Whole, place: str) -> Iterator[Finding]:
    if part.mandatory is not None:
        yield no_place(What.MANDATORY, f"{place}/mandatory")
    if part.criteria:
        yield no_place(What.CRITERION, f"{place}/criteria")
    yield from _range(part.points, f"{place}/points")
    if part.points is not None and not whole.has_points:
        yield no_place(What.POINTS, f"{place}/points")
    for index, outcome in enumerate(part.outcomes):
        yield from _outcome(outcome, f"{place}/outcomes/{index}")


def _outcome(outcome: LearningOutcome, place: str) -> Iterator[Finding]:
    if outcome.kind is not None and eu.kind_address(outcome.kind) is None:
        yield not_in_list(What.OUTCOME_KIND, f"{place}/kind", outcome.kind.value)

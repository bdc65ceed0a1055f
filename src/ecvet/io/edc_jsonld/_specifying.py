"""What is achieved, as it is described: units and qualifications with levels, points and outcomes."""

from collections.abc import Iterable
from urllib.parse import quote

import attrs

from ecvet.io._eu_codes import eqf_address, framework_address, is_nqf_level, isced_address, kind_address
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._addresses import made
from ecvet.io.edc_jsonld._agents import identified, texts
from ecvet.io.edc_jsonld._concepts import concept, own, setting_address
from ecvet.io.edc_jsonld._document import EdcNeeds
from ecvet.io.edc_jsonld._json import Object, one_or_more, without_nothing
from ecvet.io.edc_jsonld._noted import Noted, coded
from ecvet.io.json_text import Json
from ecvet.model.origins import Setting
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.units import QualificationReference, Unit, UnitPart
from ecvet.points import Points
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class Specified:
    """What is described in one place: a unit, and what its credit says of it.

    Args:
        code: The code of the unit.
        title: Its title.
        level: Its EQF level.
        setting: In which setting it was learnt.
        unit: The unit, where it is described.
        scheme: The scheme that the points of its parts are of.
    """

    code: str
    title: Text
    level: int | None
    setting: Setting | None
    unit: Unit | None
    scheme: str | None


def notes(noted: Iterable[Noted], *key: str) -> Json:
    """Return the notes on a thing.

    Args:
        noted: What they say.
        key: The codes of the thing.
    """
    return one_or_more([one.written(made("note", *key, one.kind, one.value)) for one in noted])


def credit_point(points: Points | None, needs: EdcNeeds, *key: str) -> Json:
    """Return points within their framework; one that no European list has is written under an address of our own."""
    if points is None:
        return None
    scheme = written_scheme(points.scheme, needs)
    address = framework_address(scheme) or own("credit-framework", quote(scheme, safe=""))
    return {
        t.ID: made("creditPoint", *key),
        t.TYPE: "CreditPoint",
        t.FRAMEWORK: concept(address, scheme),
        t.POINT: f"{points.value:f}",
    }


def written_scheme(scheme: str, needs: EdcNeeds) -> str:
    """Return the scheme that points of a scheme are written as."""
    return dict(needs.schemes).get(scheme, scheme)


def specification(what: Specified, needs: EdcNeeds, *key: str) -> Object:
    """Return the description of a unit: for the format, a partial qualification.

    Args:
        what: What is known of it.
        needs: What is used beyond the model.
        key: The codes of the credit.
    """
    unit, setting = what.unit, what.setting
    address = None if setting is None else setting_address(setting)
    noted = [coded("setting", setting.value)] if setting is not None and address is None else []
    return without_nothing(
        {
            t.ID: made("qualification", *key),
            t.TYPE: t.QUALIFICATION,
            t.IDENTIFIER: identified(what.code, "qualification", *key),
            t.TITLE: texts(what.title),
            t.ADDITIONAL_NOTE: notes(noted, "qualification", *key),
            t.THEMATIC_AREA: one_or_more(
                [concept(one) for one in filter(None, map(isced_address, needs.isced))]
            ),
            t.EQF_LEVEL: None if what.level is None else concept(eqf_address(what.level)),
            t.LEARNING_SETTING: None if address is None else concept(address),
            **(_described(unit, what.scheme, needs, *key) if unit is not None else {}),
            t.IS_PARTIAL: True,
        }
    )


def _described(unit: Unit, scheme: str | None, needs: EdcNeeds, *key: str) -> Object:
    references, parts = unit.qualifications, enumerate(unit.parts)
    points = references[0].unit_points if len(references) == 1 else None
    return {
        t.DESCRIPTION: texts(unit.description),
        t.CREDIT_POINT: credit_point(points, needs, "unit", *key),
        t.LEARNING_OUTCOME: _outcomes(unit.outcomes, *key),
        t.PROVEN_BY: _procedures(unit, *key),
        t.HAS_PART: one_or_more([_part(part, scheme, needs, *key, f"{n}") for n, part in parts]),
        t.IS_PART_OF: one_or_more([_whole(one, needs, *key, f"{n}") for n, one in enumerate(references)]),
    }


def _outcomes(outcomes: tuple[LearningOutcome, ...], *key: str) -> Json:
    return one_or_more([_outcome(one, *key) for one in outcomes])


def _outcome(outcome: LearningOutcome, *owner: str) -> Object:
    key = (*owner, outcome.id)
    kind = None if outcome.kind is None else kind_address(outcome.kind)
    noted = [coded("outcome-kind", outcome.kind.value)] if outcome.kind is not None and kind is None else []
    return without_nothing(
        {
            t.ID: made("learningOutcome", *key),
            t.TYPE: t.OUTCOME,
            t.IDENTIFIER: identified(outcome.id, "learningOutcome", *key),
            t.TITLE: texts(outcome.text),
            t.DC_TYPE: None if kind is None else concept(kind),
            t.ADDITIONAL_NOTE: notes(noted, "learningOutcome", *key),
            t.RELATED_ESCO: one_or_more([_skill(one) for one in dict.fromkeys(outcome.esco)]),
            t.RELATED_SKILL: one_or_more([concept(one) for one in dict.fromkeys(outcome.related)]),
        }
    )


def _skill(address: str) -> Object:
    scheme: Object = {t.ID: "http://data.europa.eu/esco/concept-scheme/skills", t.TYPE: t.CONCEPT_SCHEME}
    return {**concept(address), t.IN_SCHEME: scheme}


def _procedures(unit: Unit, *key: str) -> Json:
    if unit.procedures is None:
        return None
    return {
        t.ID: made("learningAssessmentSpec", "unit", *key),
        t.TYPE: "LearningAssessmentSpecification",
        t.TITLE: texts(unit.title),
        t.DESCRIPTION: texts(unit.procedures),
    }


def _part(part: UnitPart, scheme: str | None, needs: EdcNeeds, *key: str) -> Object:
    fixed = None if part.points is None else part.points.fixed
    points = None if fixed is None or scheme is None else Points(fixed, scheme)
    return without_nothing(
        {
            t.ID: made("qualification", "part", *key),
            t.TYPE: t.QUALIFICATION,
            t.IDENTIFIER: identified(part.code, "qualification", "part", *key),
            t.TITLE: texts(part.title),
            t.DESCRIPTION: texts(part.description),
            t.CREDIT_POINT: credit_point(points, needs, "part", *key),
            t.LEARNING_OUTCOME: _outcomes(part.outcomes, "part", *key),
            t.IS_PARTIAL: True,
        }
    )


def _whole(whole: QualificationReference, needs: EdcNeeds, *key: str) -> Object:
    return without_nothing(
        {
            t.ID: made("qualification", "whole", *key),
            t.TYPE: t.QUALIFICATION,
            t.IDENTIFIER: identified(whole.code, "qualification", "whole", *key),
            t.TITLE: texts(whole.title),
            t.EQF_LEVEL: None if whole.eqf is None else concept(eqf_address(whole.eqf)),
            t.NQF_LEVEL: one_or_more([concept(one) for one in whole.nqf if is_nqf_level(one)]),
            t.CREDIT_POINT: credit_point(whole.points, needs, "whole", *key),
            t.IS_PARTIAL: False,
        }
    )

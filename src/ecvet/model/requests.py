"""Requests for recognition without a mobility: prior learning, and a change of pathway inside one country."""

from datetime import date
from typing import TypeAlias

import attrs

from ecvet.model._fields import a, a_code, each, unique
from ecvet.model.agreements import AgreedUnit, Correspondence, LearningAgreement, Signature
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.model.papers import Enclosure
from ecvet.model.units import QualificationReference
from ecvet.periods import is_day
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class RecognitionRequest:
    """A learner asks to have learning outcomes recognised that were attained elsewhere (Annex II §2 and §4).

    Prior learning, formal, non-formal or informal, is assessed by the competent institution, which may be the one
    that recognises. Where the pathway is changed, the institution that the learner leaves has assessed already.

    Args:
        id: What names it.
        learner: The learner.
        home: The competent institution that validates and recognises.
        host: The competent institution that assesses or has assessed; often the same.
        qualification: The qualification that the learner is taking.
        units: What the learner asks to have recognised, with the outcomes claimed.
        correspondences: Which of those outcomes stand for which outcomes required.
        on: The day of the request.
        signatures: Who signed it.
        enclosures: What is enclosed.
        remarks: What else is to be said.

    Raises:
        ShapeError: where a field is malformed; `id.duplicate` where two units bear one code.
    """

    id: str = attrs.field(validator=a_code)
    learner: Learner = attrs.field(validator=a(Learner))
    home: Institution = attrs.field(validator=a(Institution))
    host: Institution = attrs.field(validator=a(Institution))
    qualification: QualificationReference = attrs.field(validator=a(QualificationReference), repr=False)
    units: tuple[AgreedUnit, ...] = attrs.field(validator=each(AgreedUnit), repr=False)
    correspondences: tuple[Correspondence, ...] = attrs.field(
        default=(), validator=each(Correspondence), repr=False
    )
    on: date | None = attrs.field(default=None, validator=is_day)
    signatures: tuple[Signature, ...] = attrs.field(default=(), validator=each(Signature), repr=False)
    enclosures: tuple[Enclosure, ...] = attrs.field(default=(), validator=each(Enclosure), repr=False)
    remarks: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        unique("units", [agreed.unit for agreed in self.units])


#: What a transfer rests on: a learning agreement, or without a mobility a request.
Agreement: TypeAlias = LearningAgreement | RecognitionRequest

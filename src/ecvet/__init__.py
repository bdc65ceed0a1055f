"""ECVET: the domain model and the rules of vocational credit in Europe.

Values of the field, rules that decide over them exactly and say why. Formats live in `ecvet.io`, words in
`ecvet.i18n`; both load when they are used.
"""

from ecvet.errors import EcvetError, Problem, ReadError, SchemeError, ShapeError, TransferError, WriteError
from ecvet.model.agreements import (
    AgreedUnit,
    Basis,
    Confirmation,
    Correspondence,
    LearningAgreement,
    MemorandumOfUnderstanding,
    Party,
    PersonalTranscript,
    Signature,
)
from ecvet.model.assessments import Assessment, Credit, OutcomeResult, PriorLearning
from ecvet.model.combination import Alternatives, Beyond, Extension, Group, Member, OpenEntry, UnitEntry, walk
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner, LearnerRecord
from ecvet.model.origins import Origin, Setting
from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.profiles import JobProfile
from ecvet.model.qualifications import AwardTitle, Pathway, Qualification, Specialisation
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
    ShelfLife,
)
from ecvet.model.transfers import (
    Coverage,
    CoveredOutcome,
    CreditTransfer,
    Decision,
    Event,
    Reason,
    Recognition,
    Stage,
    Validation,
)
from ecvet.model.units import Criterion, QualificationReference, Unit, UnitPart
from ecvet.periods import Period, Validity
from ecvet.points import ECTS, ECVET, CountRange, CreditScheme, PointRange, Points
from ecvet.rules.accumulation.accumulate import accumulate, decide
from ecvet.rules.accumulation.nearest import Index, Near, nearest
from ecvet.rules.accumulation.plan import Plan, plan
from ecvet.rules.accumulation.progress import Further, GroupProgress, Missing, Placement, Progress, Verdict
from ecvet.rules.accumulation.what_if import Gain, WhatIf, what_if
from ecvet.rules.findings import Finding, Severity
from ecvet.rules.gap import Gap, GapRow, gap
from ecvet.text import Text

__all__ = [
    "ECTS",
    "ECVET",
    "AgreedUnit",
    "Alternatives",
    "Assessment",
    "AwardTitle",
    "Barred",
    "Basis",
    "Beyond",
    "Confirmation",
    "Correspondence",
    "CountRange",
    "Coverage",
    "CoveredOutcome",
    "Credit",
    "CreditScheme",
    "CreditTransfer",
    "Criterion",
    "Decision",
    "EcvetError",
    "Event",
    "Extension",
    "ExternalCertificate",
    "Finding",
    "Further",
    "Gain",
    "Gap",
    "GapRow",
    "Grade",
    "GradeMinimum",
    "GradeScale",
    "GradeStep",
    "Group",
    "GroupProgress",
    "HomeMinimum",
    "Index",
    "Institution",
    "JobProfile",
    "Learner",
    "LearnerRecord",
    "LearningAgreement",
    "LearningOutcome",
    "LevelMinimum",
    "Member",
    "MemorandumOfUnderstanding",
    "Missing",
    "Near",
    "OpenEntry",
    "Origin",
    "OutcomeKind",
    "OutcomeResult",
    "Party",
    "Pathway",
    "Period",
    "PersonalTranscript",
    "Placement",
    "Plan",
    "PointRange",
    "Points",
    "Prerequisite",
    "PriorLearning",
    "Problem",
    "Progress",
    "Qualification",
    "QualificationReference",
    "ReadError",
    "Reason",
    "RecognisedCap",
    "Recognition",
    "Requirement",
    "SchemeError",
    "Setting",
    "Severity",
    "ShapeError",
    "ShelfLife",
    "Signature",
    "Specialisation",
    "Stage",
    "Text",
    "TransferError",
    "Unit",
    "UnitEntry",
    "UnitPart",
    "Validation",
    "Validity",
    "Verdict",
    "WhatIf",
    "WriteError",
    "accumulate",
    "decide",
    "gap",
    "nearest",
    "plan",
    "walk",
    "what_if",
]

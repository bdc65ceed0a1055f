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
from ecvet.model.conversion import GradeConversion, GradeDistribution, GradeMatching, GradeTable, Ties
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.institutions import Institution
from ecvet.model.languages import Cefr, LanguageSkill
from ecvet.model.learners import Learner, LearnerRecord
from ecvet.model.micro_credentials import MicroCredential
from ecvet.model.origins import Evidence, Origin, Setting
from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.papers import Enclosure, MobilityProject, Procedure
from ecvet.model.persons import Person
from ecvet.model.policies import (
    Exemption,
    LanguageMinimum,
    PartPoints,
    Proof,
    RecognitionPolicy,
    Resit,
    Superseded,
)
from ecvet.model.profiles import JobProfile
from ecvet.model.qualifications import AwardTitle, Pathway, Qualification, Specialisation
from ecvet.model.rates import PointRate, Quantum, Rounding
from ecvet.model.requests import Agreement, RecognitionRequest
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
from ecvet.model.weights import CriteriaShares, UnitWeight, WeightCriterion
from ecvet.notebook import view
from ecvet.periods import Period, Validity
from ecvet.points import ECTS, ECVET, CountRange, CreditScheme, PointRange, Points
from ecvet.rules.accumulation.accumulate import accumulate, decide
from ecvet.rules.accumulation.nearest import Index, Near, nearest
from ecvet.rules.accumulation.plan import Plan, plan
from ecvet.rules.accumulation.progress import Further, GroupProgress, Missing, Placement, Progress, Verdict
from ecvet.rules.accumulation.what_if import Gain, WhatIf, what_if
from ecvet.rules.amendments import amend
from ecvet.rules.apportionment import AllocatedUnit, apportion, relative_weights
from ecvet.rules.checking import Checkable, check
from ecvet.rules.findings import Finding, Severity
from ecvet.rules.gap import Gap, GapRow, gap
from ecvet.rules.grades import ConvertedGrade, GradeMethod
from ecvet.rules.grades import convert as convert_grade
from ecvet.rules.points import ConvertedPoints, convert_points, points_by_comparison, points_of_duration
from ecvet.rules.recognition import credits_of, decisions, recognise, revise, supplement
from ecvet.rules.transfer import assess, begin, record, validate
from ecvet.text import Text

__all__ = [
    "ECTS",
    "ECVET",
    "AgreedUnit",
    "Agreement",
    "AllocatedUnit",
    "Alternatives",
    "Assessment",
    "AwardTitle",
    "Barred",
    "Basis",
    "Beyond",
    "Cefr",
    "Checkable",
    "Confirmation",
    "ConvertedGrade",
    "ConvertedPoints",
    "Correspondence",
    "CountRange",
    "Coverage",
    "CoveredOutcome",
    "Credit",
    "CreditScheme",
    "CreditTransfer",
    "CriteriaShares",
    "Criterion",
    "Decision",
    "EcvetError",
    "Enclosure",
    "Event",
    "Evidence",
    "Exemption",
    "Extension",
    "ExternalCertificate",
    "Finding",
    "Further",
    "Gain",
    "Gap",
    "GapRow",
    "Grade",
    "GradeConversion",
    "GradeDistribution",
    "GradeMatching",
    "GradeMethod",
    "GradeMinimum",
    "GradeScale",
    "GradeStep",
    "GradeTable",
    "Group",
    "GroupProgress",
    "HomeMinimum",
    "Index",
    "Institution",
    "JobProfile",
    "LanguageMinimum",
    "LanguageSkill",
    "Learner",
    "LearnerRecord",
    "LearningAgreement",
    "LearningOutcome",
    "LevelMinimum",
    "Member",
    "MemorandumOfUnderstanding",
    "MicroCredential",
    "Missing",
    "MobilityProject",
    "Near",
    "OpenEntry",
    "Origin",
    "OutcomeKind",
    "OutcomeResult",
    "PartPoints",
    "Party",
    "Pathway",
    "Period",
    "Person",
    "PersonalTranscript",
    "Placement",
    "Plan",
    "PointRange",
    "PointRate",
    "Points",
    "Prerequisite",
    "PriorLearning",
    "Problem",
    "Procedure",
    "Progress",
    "Proof",
    "Qualification",
    "QualificationReference",
    "Quantum",
    "ReadError",
    "Reason",
    "RecognisedCap",
    "Recognition",
    "RecognitionPolicy",
    "RecognitionRequest",
    "Requirement",
    "Resit",
    "Rounding",
    "SchemeError",
    "Setting",
    "Severity",
    "ShapeError",
    "ShelfLife",
    "Signature",
    "Specialisation",
    "Stage",
    "Superseded",
    "Text",
    "Ties",
    "TransferError",
    "Unit",
    "UnitEntry",
    "UnitPart",
    "UnitWeight",
    "Validation",
    "Validity",
    "Verdict",
    "WeightCriterion",
    "WhatIf",
    "WriteError",
    "accumulate",
    "amend",
    "apportion",
    "assess",
    "begin",
    "check",
    "convert_grade",
    "convert_points",
    "credits_of",
    "decide",
    "decisions",
    "gap",
    "nearest",
    "plan",
    "points_by_comparison",
    "points_of_duration",
    "recognise",
    "record",
    "relative_weights",
    "revise",
    "supplement",
    "validate",
    "view",
    "walk",
    "what_if",
]

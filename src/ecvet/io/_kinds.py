"""What a document of the library's own can hold: the classes of the model, each by its name in documents."""

import re

import attrs

from ecvet.model.agreements import (
    AgreedUnit,
    Correspondence,
    LearningAgreement,
    MemorandumOfUnderstanding,
    PersonalTranscript,
    Signature,
)
from ecvet.model.assessments import Assessment, Credit, OutcomeResult, PriorLearning
from ecvet.model.combination import Alternatives, Extension, Group, OpenEntry, UnitEntry
from ecvet.model.conversion import GradeDistribution, GradeMatching, GradeTable
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.institutions import Institution
from ecvet.model.languages import LanguageSkill
from ecvet.model.learners import Learner, LearnerRecord
from ecvet.model.micro_credentials import MicroCredential
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.papers import MobilityProject, Procedure
from ecvet.model.persons import Person
from ecvet.model.policies import Exemption, LanguageMinimum, Proof, RecognitionPolicy
from ecvet.model.profiles import JobProfile
from ecvet.model.qualifications import AwardTitle, Pathway, Qualification, Specialisation
from ecvet.model.rates import PointRate, Quantum
from ecvet.model.requests import RecognitionRequest
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    ShelfLife,
)
from ecvet.model.transfers import CoveredOutcome, CreditTransfer, Event, Reason, Recognition, Validation
from ecvet.model.units import Criterion, QualificationReference, Unit, UnitPart
from ecvet.model.weights import CriteriaShares, UnitWeight
from ecvet.periods import Period, Validity
from ecvet.points import CountRange, CreditScheme, PointRange, Points
from ecvet.text import Text

#: The classes that a document can hold.
CLASSES: tuple[type[attrs.AttrsInstance], ...] = (
    *(
        AgreedUnit,
        Correspondence,
        LearningAgreement,
        MemorandumOfUnderstanding,
        PersonalTranscript,
        Signature,
    ),
    *(MicroCredential, MobilityProject, Person, Procedure, RecognitionRequest),
    *(Assessment, Credit, OutcomeResult, PriorLearning),
    *(Alternatives, Extension, Group, OpenEntry, UnitEntry),
    *(GradeDistribution, GradeMatching, GradeTable, LanguageSkill),
    *(CriteriaShares, PointRate, Quantum, UnitWeight),
    *(Exemption, LanguageMinimum, Proof, RecognitionPolicy),
    *(Grade, GradeScale, GradeStep, Institution, Learner, LearnerRecord, LearningOutcome),
    *(AwardTitle, JobProfile, Pathway, Qualification, Specialisation),
    *(
        Barred,
        ExternalCertificate,
        GradeMinimum,
        HomeMinimum,
        LevelMinimum,
        Prerequisite,
        RecognisedCap,
        ShelfLife,
    ),
    *(CoveredOutcome, CreditTransfer, Event, Reason, Recognition, Validation),
    *(Criterion, QualificationReference, Unit, UnitPart),
    *(CountRange, CreditScheme, Period, PointRange, Points, Text, Validity),
)


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


#: The name of each class in documents, such as "learner-record".
NAMES: dict[type, str] = {kind: _kebab(kind.__name__) for kind in CLASSES}
#: The name of a document that holds several values of a class; one that holds none is taken for no credits.
LISTS: dict[type, str] = {
    Credit: "credits",
    LearnerRecord: "learner-records",
    PersonalTranscript: "personal-transcripts",
    Qualification: "qualifications",
}
CREDITS = LISTS[Credit]
#: What each name stands for.
KINDS: dict[str, type[object]] = {
    **{name: kind for kind, name in NAMES.items()},
    CREDITS: tuple[Credit, ...],
    LISTS[LearnerRecord]: tuple[LearnerRecord, ...],
    LISTS[PersonalTranscript]: tuple[PersonalTranscript, ...],
    LISTS[Qualification]: tuple[Qualification, ...],
}

"""Where learning comes from: its setting, and what it is when the rules of a qualification do not list it."""

from enum import StrEnum


class Setting(StrEnum):
    """In which setting something was learnt (Council Recommendation 2012/C 398/01)."""

    FORMAL = "formal"
    NON_FORMAL = "non-formal"
    INFORMAL = "informal"


class Origin(StrEnum):
    """What a credit is for when its unit is not listed: by this an open entry accepts it or not."""

    #: A unit made by a training provider for a local need.
    LOCAL = "local-unit"
    #: A unit of another vocational qualification.
    OTHER_QUALIFICATION = "other-qualification"
    #: A unit of this qualification, listed under another specialisation only.
    OTHER_SPECIALISATION = "other-specialisation"
    #: Studies in higher education.
    HIGHER_EDUCATION = "higher-education"
    #: General subjects: parts of common units, upper secondary school studies.
    GENERAL = "general-studies"
    #: What was learnt at work and assessed.
    WORK = "work-experience"


class Evidence(StrEnum):
    """By what outcomes are shown (Cedefop, European guidelines for validating non-formal and informal learning)."""

    #: A certificate, diploma or transcript from formal learning.
    CERTIFICATE = "certificate"
    #: Tests and examinations.
    EXAMINATION = "examination"
    #: Conversation with an assessor, interview.
    DIALOGUE = "dialogue"
    #: A declaration by the learner or by somebody else.
    DECLARATION = "declaration"
    #: Observation at work.
    OBSERVATION = "observation"
    #: Simulation of a working situation, practical demonstration.
    SIMULATION = "simulation"
    #: Evidence taken from work: products, reports.
    WORK = "work-sample"
    #: A collection of several of these.
    PORTFOLIO = "portfolio"

"""Transcripts for the tests of ELMO: one with everything that the format has a place for, and a plain one."""

from datetime import UTC, date, datetime

from ecvet import Credit, Grade, Institution, Learner, PersonalTranscript, Points, Text, Unit
from ecvet.io.elmo_xml import ElmoNeeds
from ecvet.model.units import QualificationReference

NEEDS = ElmoNeeds(
    generated=datetime(2026, 11, 22, 12, 0, tzinfo=UTC), given_names="Maija", family_name="Virtanen"
)
SCHOOL = Institution(
    id="1.2.246.562.10.1",
    name=Text({"en": "Vocational College", "fi": "Ammattiopisto"}),
    country="FI",
    address="Koulukatu 1, 00100 Helsinki",
    website="https://college.example",
)
LEARNER = Learner(
    id="L-17", name="Maija Virtanen", born=date(2008, 2, 29), address="Kotikatu 2, 00100 Helsinki"
)


def plain(*credits: Credit) -> PersonalTranscript:
    """A transcript that says no more than it must."""
    school = Institution(id="S", name=Text({"en": "School"}), website="https://school.example")
    return PersonalTranscript(
        id="report-1", learner=LEARNER, issued_by=school, credits=credits, issued=date(2026, 6, 5)
    )


def full() -> PersonalTranscript:
    """A transcript with everything that the format has a place for."""
    brakes = Credit(
        unit="105708",
        title=Text({"en": "Brakes", "fi": "Jarrut"}),
        points=Points("7.5", "ecvet"),
        level=4,
        grade=Grade(label="4", scale="1-5"),
        awarded=date(2026, 5, 29),
        id="C-1",
        parts=(
            Credit(unit="105708-1", title=Text({"en": "Brake pads"}), awarded=date(2026, 5, 1)),
            Credit(unit="105708-2", title=Text({"en": "Brake discs"})),
        ),
    )
    tyres = Credit(
        unit="105709",
        title=Text({"en": "Tyres"}),
        partial=True,
        parts=(Credit(unit="105709-1", title=Text({"en": "Balancing"}), points=Points(5, "osaamispiste")),),
    )
    return PersonalTranscript(
        id="report-1",
        learner=LEARNER,
        issued_by=SCHOOL,
        issued=date(2026, 6, 5),
        credits=(brakes, tyres),
        not_attained=("105710",),
        qualification=QualificationReference(
            title=Text({"en": "Vehicle Technology"}), code="VT", eqf=4, nqf=("FiNQF 4",)
        ),
        units=(
            Unit(
                code="105708",
                title=Text({"en": "Brakes", "fi": "Jarrut"}),
                description=Text({"en": "All about brakes.\n\nAnd wheels."}),
            ),
            Unit(code="105710", title=Text({"en": "Bodywork"})),
        ),
    )

"""Job profiles: outcomes that a job asks for."""

import pytest

from ecvet import JobProfile, LearningOutcome, OutcomeKind, ShapeError, Text

TITLE = Text({"en": "Motor vehicle mechanic"})
BRAKES = LearningOutcome(id="brakes", kind=OutcomeKind.SKILL, text=Text({"en": "Replaces brake pads"}))


def test_a_job_profile_is_a_title_and_the_outcomes_that_the_job_asks_for() -> None:
    profile = JobProfile(code="7231", title=TITLE, outcomes=(BRAKES,), source="ISCO-08")
    assert (profile.outcomes, profile.source) == ((BRAKES,), "ISCO-08")
    assert repr(profile) == "JobProfile(code='7231', title=Text({'en': 'Motor vehicle mechanic'}))"


def test_no_two_outcomes_of_a_job_profile_bear_one_id() -> None:
    with pytest.raises(ShapeError, match="outcomes/1: bears a code that is already taken; got 'brakes'"):
        JobProfile(code="7231", title=TITLE, outcomes=(BRAKES, BRAKES))

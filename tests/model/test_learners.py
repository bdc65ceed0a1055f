"""Learners, with as little about the person as the work needs."""

from datetime import date

from ecvet import Learner, LearnerRecord


def test_a_learner_needs_no_more_than_an_id() -> None:
    learner = Learner(id="pseudonym-7")
    assert (learner.name, learner.born) == (None, None)


def test_nothing_personal_is_shown_of_a_learner() -> None:
    learner = Learner(id="pseudonym-7", name="Aino Esimerkki", born=date(2008, 2, 29))
    assert repr(learner) == "Learner(id='pseudonym-7')"
    assert "Aino" not in repr(LearnerRecord(learner=learner))


def test_a_record_may_know_no_more_than_the_learner() -> None:
    record = LearnerRecord(learner=Learner(id="a"))
    assert (record.qualification, record.credits, record.unassessed) == (None, (), ())

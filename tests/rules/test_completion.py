"""A paper that completes another says all that the other says."""

from datetime import date

import attrs
import pytest

from ecvet.model.agreements import Confirmation, LearningAgreement, Party, Signature
from ecvet.model.learners import Learner
from ecvet.model.papers import Procedure
from ecvet.model.units import QualificationReference
from ecvet.periods import Period
from ecvet.rules._completion import altered
from tests.rules.mobility import (
    FIRST,
    HOST,
    agreed,
    agreement,
    institution,
    memorandum,
    request,
    stand_for,
    text,
)

PAPER = agreement(agreed("bremser", "checks", counts_for="brakes"))
INTERMEDIARY = Signature(party=Party.INTERMEDIARY, name="Name", on=date(2026, 2, 1))


@pytest.mark.parametrize(
    "completed",
    [
        PAPER,
        attrs.evolve(PAPER, weeks=8, memorandum="MoU-1", assessment=Procedure(how=text("By the host"))),
        attrs.evolve(PAPER, signatures=(*PAPER.signatures, INTERMEDIARY)),
        attrs.evolve(PAPER, learner=Learner(id="learner", born=date(2008, 5, 1))),
        attrs.evolve(PAPER, host=attrs.evolve(institution(HOST), country="NO")),
    ],
    ids=["the same", "terms", "a signature", "in the learner", "in the host"],
)
def test_what_was_empty_may_be_filled_in(completed: LearningAgreement) -> None:
    assert tuple(altered(PAPER, completed)) == ()


def test_a_signature_may_be_dated_later_and_keeps_its_date() -> None:
    bare = attrs.evolve(PAPER, signatures=tuple(attrs.evolve(one, on=None) for one in PAPER.signatures))
    assert tuple(altered(bare, PAPER)) == ()
    assert tuple(altered(PAPER, bare)) == ("signatures",)


def test_a_list_is_added_to_and_nothing_is_taken_from_it() -> None:
    first, second, *_ = Confirmation
    few = attrs.evolve(memorandum(), confirmations=(first,))
    several = attrs.evolve(few, confirmations=(second, first))
    assert tuple(altered(few, several)) == ()
    assert tuple(altered(several, few)) == ("confirmations",)


def test_a_list_that_was_left_empty_is_filled_in_and_stays_as_it_is_then() -> None:
    first, second = (QualificationReference(title=text(one)) for one in ("Car painter", "Vehicle technician"))
    bare, covering = memorandum(), attrs.evolve(memorandum(), qualifications=(first,))
    assert tuple(altered(bare, covering)) == ()
    assert tuple(altered(covering, attrs.evolve(bare, qualifications=(first, second)))) == ("qualifications",)


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("automatic", attrs.evolve(PAPER, automatic=True)),
        ("units", attrs.evolve(PAPER, units=(*PAPER.units, agreed("vinter", "berger")))),
        ("correspondences", attrs.evolve(PAPER, correspondences=stand_for(("checks", "repairs")))),
        ("period", attrs.evolve(PAPER, period=Period(FIRST))),
        ("learner", attrs.evolve(PAPER, learner=Learner(id="another"))),
        ("signatures", attrs.evolve(PAPER, signatures=PAPER.signatures[1:])),
        ("version", attrs.evolve(PAPER, version=2)),
    ],
)
def test_what_was_agreed_stays_and_what_was_left_open_in_it_too(field: str, other: LearningAgreement) -> None:
    assert tuple(altered(PAPER, other)) == (field,)


def test_an_open_end_says_that_there_is_none_so_it_is_not_filled_in() -> None:
    assert tuple(altered(memorandum(), memorandum(until=date(2027, 1, 1)))) == ("validity",)


def test_a_request_completes_no_agreement() -> None:
    assert tuple(altered(PAPER, request(*PAPER.units))) == ("kind",)

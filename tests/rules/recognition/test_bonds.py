"""Units that have to do with each other: exemptions, and later units that prove earlier ones."""

from datetime import timedelta

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.assessments import Credit
from ecvet.model.combination import UnitEntry
from ecvet.model.policies import Exemption, PartPoints, Proof
from ecvet.model.qualifications import Qualification
from ecvet.model.requirements import RecognisedCap
from ecvet.model.transfers import CreditTransfer, Decision, Recognition
from ecvet.points import PointRange, Points
from ecvet.rules.recognition import credits_of, decisions, revise
from tests.rules.mobility import HOME, RECOGNISED, agreed, agreement, assessment, qualification, unit
from tests.rules.recognition.cases import decided, policy, reasons

SPIRAL = qualification(unit("uaa1", "one"), unit("uaa2", "two"), unit("uaa3", "three"))
TWO = agreement(agreed("be-1", "one", counts_for="uaa1"), agreed("be-2", "two", counts_for="uaa2"))
FIRST_FAILED = (assessment("be-1", positive=False), assessment("be-2"))
PROOFS = policy(proofs=(Proof(later="uaa2", earlier="uaa1"), Proof(later="uaa3", earlier="uaa2")))


def by_unit(done: CreditTransfer) -> dict[str, Recognition]:
    return {one.unit: one for one in decisions(done)}


def test_a_later_unit_proves_the_earlier_one_and_brings_credit_for_it() -> None:
    """Belgium: the first unit may be validated at the validation of the second."""
    papers = agreement(agreed("be-2", "two", counts_for="uaa2"))
    done = decided(PROOFS, assessment("be-2"), papers=papers, at_home=SPIRAL)
    (found,) = done.recognitions
    assert found.exempts == ("uaa2", "uaa1")
    assert reasons(found)["proved-by"] == {"unit": "uaa1", "later": "uaa2"}
    credits = {credit.unit: credit for credit in credits_of(done, SPIRAL)}
    assert set(credits) == {"uaa1", "uaa2"}
    assert credits["uaa1"].points == Points(15, "ecvet")
    assert credits["uaa1"].awarded == credits["uaa2"].awarded is not None
    assert credits["uaa1"].recognised_from == credits["uaa2"].recognised_from is not None
    assert (credits["uaa1"].id, credits["uaa2"].id) == ("LA-1/uaa1", "LA-1/uaa2")


def test_a_unit_that_was_failed_is_proved_by_a_later_one_that_was_passed() -> None:
    papers = agreement(
        *(agreed(f"be-{n}", word, counts_for=f"uaa{n}") for n, word in enumerate(("one", "two", "three"), 1))
    )
    results = [assessment("be-1", positive=False), assessment("be-2", positive=False), assessment("be-3")]
    done = by_unit(decided(PROOFS, *results, papers=papers, at_home=SPIRAL))
    assert {unit: found.decision for unit, found in done.items()} == dict.fromkeys(done, Decision.FULL)
    assert reasons(done["uaa1"])["proved-by"]["later"] == "uaa2"
    assert done["uaa1"].evidence == ("assessment of be-3",)
    assert done["uaa1"].points == Points(15, "ecvet")
    assert list(reasons(done["uaa1"])) == ["proved-by"]
    assert [found.exempts for found in done.values()] == [("uaa1",), ("uaa2",), ("uaa3",)]


def test_part_of_a_later_unit_proves_nothing() -> None:
    at_home = qualification(unit("uaa1", "one"), unit("uaa2", "two", "more"))
    papers = agreement(agreed("be-2", "two", counts_for="uaa2"))
    (found,) = decided(PROOFS, assessment("be-2"), papers=papers, at_home=at_home).recognitions
    assert (found.decision, found.exempts) == (Decision.PARTIAL, ())


def test_who_holds_another_qualification_is_exempted_from_a_unit() -> None:
    """France: holders of one BTS are exempt from general culture in another."""
    at_home = qualification(unit("culture", "reads"))
    under = policy(exemptions=(Exemption(held="BTS-compta", exempts=("culture",)),))
    papers = agreement(agreed("fr-culture", "other", counts_for="culture"))
    result = assessment("fr-culture", "other")
    refused = by_unit(decided(under, result, papers=papers, at_home=at_home))["culture"]
    assert refused.decision is Decision.REFUSED
    held = (Credit(unit="BTS-compta", id="diploma-7"),)
    exempted = by_unit(decided(under, result, papers=papers, at_home=at_home, held=held))["culture"]
    assert (exempted.decision, exempted.evidence) == (Decision.FULL, ("diploma-7",))
    assert reasons(exempted) == {"exempted-by": {"unit": "culture", "held": "BTS-compta"}}


def test_a_unit_that_is_proved_and_has_no_points_in_the_rules_is_said_to_have_none() -> None:
    at_home = qualification(unit("uaa1", "one"), unit("uaa2", "two"), points=None)
    proved = by_unit(decided(PROOFS, *FIRST_FAILED, papers=TWO, at_home=at_home))["uaa1"]
    assert (proved.decision, proved.points) == (Decision.FULL, None)
    assert reasons(proved)["points-not-stated"] == {"unit": "uaa1"}


def test_a_unit_that_was_proved_proves_others_in_turn() -> None:
    papers = agreement(agreed("be-2", "two", counts_for="uaa2"), agreed("be-3", "three", counts_for="uaa3"))
    results = assessment("be-2", positive=False), assessment("be-3")
    done = decided(PROOFS, *results, papers=papers, at_home=SPIRAL)
    assert names(done) == {"uaa2": ("full", ("uaa2", "uaa1")), "uaa3": ("full", ("uaa3",))}


def test_a_unit_that_is_proved_and_was_not_agreed_on_proves_others_in_turn() -> None:
    papers = agreement(agreed("be-3", "three", counts_for="uaa3"))
    done = decided(PROOFS, assessment("be-3"), papers=papers, at_home=SPIRAL)
    assert names(done) == {"uaa3": ("full", ("uaa3", "uaa2", "uaa1"))}


def test_what_is_given_by_something_held_gives_others_in_turn() -> None:
    steps = (Exemption(held="diploma", exempts=("uaa1",)), Exemption(held="uaa1", exempts=("uaa2",)))
    papers, held = agreement(agreed("be-2", "two", counts_for="uaa2")), (Credit(unit="diploma", id="d-7"),)
    failed = assessment("be-2", positive=False)
    done = decided(policy(exemptions=steps), failed, papers=papers, at_home=SPIRAL, held=held)
    assert names(done) == {"uaa2": ("full", ("uaa2",))}
    assert done.recognitions[0].evidence == ("d-7",)


def test_what_the_host_calls_a_unit_may_exempt_as_well() -> None:
    papers = agreement(agreed("be-2", "two", counts_for="uaa2"))
    under = policy(exemptions=(Exemption(held="be-2", exempts=("uaa1",)),))
    done = decided(under, assessment("be-2"), papers=papers, at_home=SPIRAL)
    assert names(done) == {"uaa2": ("full", ("uaa2", "uaa1"))}


def test_what_was_decided_before_gives_units_when_another_is_decided_anew() -> None:
    """The decision on the second unit stands: it proved the first, and now exempts from the third."""
    papers = agreement(agreed("be-2", "two", counts_for="uaa2"), agreed("be-3", "three", counts_for="uaa3"))
    results = assessment("be-2"), assessment("be-3", positive=False)
    before = decided(policy(proofs=PROOFS.proofs[:1]), *results, papers=papers, at_home=SPIRAL)
    for held in ("uaa1", "uaa2"):
        under = policy(exemptions=(Exemption(held=held, exempts=("elsewhere", "uaa3")),))
        again = revise(
            before, SPIRAL, policy=under, by=HOME, on=RECOGNISED + timedelta(days=1), units=["uaa3"]
        )
        assert names(again) == {"uaa2": ("full", ("uaa2", "uaa1")), "uaa3": ("full", ("uaa3",))}


def test_part_of_what_exempts_does_not_exempt() -> None:
    at_home = qualification(unit("culture", "reads"))
    under = policy(exemptions=(Exemption(held="BTS-compta", exempts=("culture",)),))
    papers = agreement(agreed("fr-culture", "other", counts_for="culture"))
    held = (Credit(unit="BTS-compta", partial=True),)
    done = decided(under, assessment("fr-culture", "other"), papers=papers, at_home=at_home, held=held)
    assert by_unit(done)["culture"].decision is Decision.REFUSED


def test_what_is_recognised_outside_may_exempt_too() -> None:
    at_home = qualification(unit("first-aid", "bandages"))
    under = policy(exemptions=(Exemption(held="no-rescue", exempts=("first-aid",)),))
    papers = agreement(agreed("no-rescue", "rescues"))
    done = decided(under, assessment("no-rescue"), papers=papers, at_home=at_home)
    assert by_unit(done)["no-rescue"].exempts == ("first-aid",)
    assert [credit.unit for credit in credits_of(done, at_home)] == ["first-aid"]


def test_nobody_is_exempted_twice_from_one_unit() -> None:
    under = policy(proofs=(Proof(later="uaa2", earlier="uaa1"), Proof(later="uaa3", earlier="uaa1")))
    papers = agreement(agreed("be-2", "two", counts_for="uaa2"), agreed("be-3", "three", counts_for="uaa3"))
    done = decided(under, assessment("be-2"), assessment("be-3"), papers=papers, at_home=SPIRAL)
    assert [found.exempts for found in done.recognitions] == [("uaa2", "uaa1"), ("uaa3",)]
    held = (Credit(unit="uaa1"),)
    done = decided(under, assessment("be-2"), assessment("be-3"), papers=papers, at_home=SPIRAL, held=held)
    assert [found.exempts for found in done.recognitions] == [("uaa2",), ("uaa3",)]


# Under a cap


def names(done: CreditTransfer) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {unit: (found.decision.value, found.exempts) for unit, found in by_unit(done).items()}


def test_what_is_recognised_outside_exempts_only_as_far_as_the_cap_has_room() -> None:
    at_home = qualification(unit("u1", "one"), unit("u2", "two"), points=30)
    exemption = Exemption(held="no-rescue", exempts=("u1", "u2"))
    papers, result = agreement(agreed("no-rescue", "rescues")), assessment("no-rescue")
    for most, expected in ((10, ()), (30, ("u1",)), (60, ("u1", "u2"))):
        under = policy(exemptions=(exemption,), cap=RecognisedCap(points=most))
        done = decided(under, result, papers=papers, at_home=at_home)
        assert names(done) == {"no-rescue": ("outside", expected)}
        assert ("recognised-beyond-cap" in reasons(done.recognitions[0])) is (most < 60)
        assert [credit.unit for credit in credits_of(done, at_home)] == list(expected)


def weighing(**points: int) -> Qualification:
    """A qualification of units with so many points, each of one outcome that bears its code."""
    whole = qualification(*(unit(code, code) for code in points))
    (route,) = whole.pathways
    entries = [UnitEntry(unit=code, points=PointRange.exactly(value)) for code, value in points.items()]
    rules = attrs.evolve(route.rules, members=tuple(entries))
    return attrs.evolve(whole, pathways=(attrs.evolve(route, rules=rules),))


def test_what_finds_no_room_under_the_cap_leaves_it_to_what_does() -> None:
    under = policy(
        exemptions=(Exemption(held="no-rescue", exempts=("u1", "u2")),), cap=RecognisedCap(points=15)
    )
    papers = agreement(agreed("no-rescue", "rescues"))
    at_home = weighing(u1=30, u2=10)
    done = decided(under, assessment("no-rescue"), papers=papers, at_home=at_home)
    assert names(done) == {"no-rescue": ("outside", ("u2",))}


def test_a_unit_that_finds_no_room_proves_none_before_it() -> None:
    """The third unit proves the second, for which there is no room; the first would have room."""
    papers = agreement(
        *(agreed(f"be-{n}", f"uaa{n}", counts_for=f"uaa{n}") for n in (1, 2, 3)),
    )
    results = [assessment("be-1", positive=False), assessment("be-2", positive=False), assessment("be-3")]
    under = policy(proofs=PROOFS.proofs, cap=RecognisedCap(points=20))
    at_home = weighing(uaa1=5, uaa2=30, uaa3=15)
    done = decided(under, *results, papers=papers, at_home=at_home)
    assert names(done) == {"uaa1": ("refused", ()), "uaa2": ("refused", ()), "uaa3": ("full", ("uaa3",))}
    last = agreement(agreed("be-3", "uaa3", counts_for="uaa3"))
    done = decided(under, assessment("be-3"), papers=last, at_home=at_home)
    assert names(done) == {"uaa3": ("full", ("uaa3",))}


def test_what_is_decided_here_gives_a_unit_before_what_was_held() -> None:
    under = policy(exemptions=(Exemption(held="diploma", exempts=("uaa1",)),), proofs=PROOFS.proofs[:1])
    papers, held = agreement(agreed("be-2", "two", counts_for="uaa2")), (Credit(unit="diploma"),)
    done = decided(under, assessment("be-2"), papers=papers, at_home=SPIRAL, held=held)
    assert names(done) == {"uaa2": ("full", ("uaa2", "uaa1"))}


def test_an_exemption_whose_points_are_unknown_does_not_pass_under_a_cap() -> None:
    at_home = qualification(unit("u1", "one"), points=None)
    under = policy(exemptions=(Exemption(held="no-rescue", exempts=("u1",)),), cap=RecognisedCap(points=10))
    papers = agreement(agreed("no-rescue", "rescues"))
    (found,) = decided(under, assessment("no-rescue"), papers=papers, at_home=at_home).recognitions
    assert (found.exempts, reasons(found)["points-for-cap-unknown"]) == ((), {"unit": "u1"})


@pytest.mark.parametrize(
    ("most", "first", "second"),
    [
        (30, ("full", ("uaa1",)), ("full", ("uaa2",))),
        (15, ("refused", ()), ("full", ("uaa2",))),
        (10, ("refused", ()), ("outside", ())),
    ],
)
def test_a_unit_is_proved_only_by_one_that_stays_recognised_and_after_it(
    most: int, first: tuple[str, tuple[str, ...]], second: tuple[str, tuple[str, ...]]
) -> None:
    under = policy(proofs=PROOFS.proofs, cap=RecognisedCap(points=most))
    done = decided(under, *FIRST_FAILED, papers=TWO, at_home=SPIRAL)
    assert names(done) == {"uaa1": first, "uaa2": second}
    if most == 15:
        beyond = {"unit": "uaa1", "maximum": "15"}
        assert reasons(by_unit(done)["uaa1"])["recognised-beyond-cap"] == beyond


def test_each_unit_that_is_proved_takes_its_room_under_the_cap() -> None:
    papers = agreement(
        *(agreed(f"be-{n}", word, counts_for=f"uaa{n}") for n, word in enumerate(("one", "two", "three"), 1))
    )
    results = [assessment("be-1", positive=False), assessment("be-2", positive=False), assessment("be-3")]
    for most, first in ((45, "full"), (44, "refused")):
        under = policy(proofs=PROOFS.proofs, cap=RecognisedCap(points=most))
        done = decided(under, *results, papers=papers, at_home=SPIRAL)
        decisions_made = {unit: found.decision.value for unit, found in by_unit(done).items()}
        assert decisions_made == {"uaa1": first, "uaa2": "full", "uaa3": "full"}


def test_a_unit_of_unknown_points_that_is_given_waits_under_a_cap_and_says_why() -> None:
    at_home = qualification(unit("culture", "reads"), points=None)
    exemption = Exemption(held="BTS-compta", exempts=("culture",))
    under = policy(exemptions=(exemption,), cap=RecognisedCap(points=10))
    papers, held = (
        agreement(agreed("fr-culture", "other", counts_for="culture")),
        (Credit(unit="BTS-compta"),),
    )
    done = decided(under, assessment("fr-culture", "other"), papers=papers, at_home=at_home, held=held)
    (found,) = done.recognitions
    assert found.decision is Decision.SUSPENDED
    assert reasons(found)["exempted-by"] == {"unit": "culture", "held": "BTS-compta"}
    assert reasons(found)["points-for-cap-unknown"] == {"unit": "culture"}


@pytest.mark.parametrize(("most", "first"), [(30, "full"), (29, "partial")])
def test_a_unit_recognised_in_part_gives_back_its_room_when_another_proves_it(most: int, first: str) -> None:
    at_home = qualification(unit("uaa1", "one", "more"), unit("uaa2", "two"))
    under = policy(proofs=PROOFS.proofs, part_points=PartPoints.OUTCOMES, cap=RecognisedCap(points=most))
    done = decided(under, assessment("be-1"), assessment("be-2"), papers=TWO, at_home=at_home)
    assert {unit: decision for unit, (decision, _) in names(done).items()} == {"uaa1": first, "uaa2": "full"}


# Codes of the host


def test_a_code_of_the_host_is_not_read_as_that_of_a_unit_at_home() -> None:
    papers = agreement(agreed("uaa2", "three", counts_for="uaa3"))
    under = policy(
        proofs=(Proof(later="uaa2", earlier="uaa1"),), exemptions=(Exemption(held="uaa2", exempts=("uaa1",)),)
    )
    done = decided(under, assessment("uaa2"), papers=papers, at_home=SPIRAL)
    assert names(done) == {"uaa3": ("full", ("uaa3",))}


def test_units_of_the_host_build_on_none_at_home() -> None:
    papers = agreement(agreed("be-2", "two", counts_for="uaa2"))
    under = policy(proofs=(Proof(later="be-2", earlier="uaa1"),))
    assert names(decided(under, assessment("be-2"), papers=papers, at_home=SPIRAL)) == {
        "uaa2": ("full", ("uaa2",))
    }


def test_an_addition_that_bears_the_code_of_a_unit_at_home_is_refused() -> None:
    with pytest.raises(TransferError) as refused:
        decided(policy(), assessment("uaa1"), papers=agreement(agreed("uaa1", "other")), at_home=SPIRAL)
    (problem,) = refused.value.problems
    assert (problem.rule, problem.path, problem.got) == (
        "transfer.ambiguous",
        "agreement/units/0/unit",
        "'uaa1'",
    )
    assert problem.message == "is to count for no unit at home, and bears the code of one in the rules"
    assert problem.expected == "a code of its own, or counts_for, which names the unit at home"

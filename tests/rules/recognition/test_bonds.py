"""Units that have to do with each other: exemptions, and later units that prove earlier ones."""

from ecvet.model.assessments import Credit
from ecvet.model.policies import Exemption, Proof
from ecvet.model.transfers import CreditTransfer, Decision, Recognition
from ecvet.points import Points
from ecvet.rules.recognition import credits_of, decisions
from tests.rules.mobility import agreed, agreement, assessment, qualification, unit
from tests.rules.recognition.cases import decided, policy, reasons

SPIRAL = qualification(unit("uaa1", "one"), unit("uaa2", "two"), unit("uaa3", "three"))
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


def test_a_unit_that_was_failed_is_proved_by_a_later_one_that_was_passed() -> None:
    papers = agreement(
        *(agreed(f"be-{n}", word, counts_for=f"uaa{n}") for n, word in enumerate(("one", "two", "three"), 1))
    )
    results = [assessment("be-1", positive=False), assessment("be-2", positive=False), assessment("be-3")]
    done = by_unit(decided(PROOFS, *results, papers=papers, at_home=SPIRAL))
    assert {unit: found.decision for unit, found in done.items()} == dict.fromkeys(done, Decision.FULL)
    assert reasons(done["uaa1"])["proved-by"]["later"] == "uaa2"
    assert done["uaa1"].evidence == ("assessment of be-3",)
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

"""Coverage for people: outcome by outcome."""

import attrs

from ecvet.model.agreements import Basis
from ecvet.rules.recognition import OutcomeCoverage, coverage
from tests.rules.mobility import agreed, agreement, assessment, outcome, recorded, stand_for
from tests.rules.recognition.cases import AT_HOME, validated

PAPERS = agreement(
    agreed("bremser", "sjekker", counts_for="brakes"),
    agreed("vinter", "berger"),
    correspondences=stand_for(("sjekker", "checks")),
)
RESULTS = (assessment("bremser", "sjekker"), assessment("vinter"))


def test_every_required_outcome_is_told_with_what_covers_it_or_that_it_is_missing() -> None:
    found = coverage(validated(*RESULTS, papers=PAPERS), AT_HOME)
    assert found == (
        OutcomeCoverage(
            unit="brakes",
            required=outcome("checks"),
            given=outcome("sjekker"),
            basis=Basis.AGREED,
            evidence=("assessment of bremser",),
        ),
        OutcomeCoverage(unit="brakes", required=outcome("repairs")),
        OutcomeCoverage(
            unit="vinter",
            required=outcome("berger"),
            given=outcome("berger"),
            basis=Basis.SAME,
            evidence=("assessment of vinter",),
        ),
    )


def test_what_has_not_been_validated_yet_is_told_as_it_would_be() -> None:
    before = recorded(PAPERS, *RESULTS)
    assert coverage(before, AT_HOME) == coverage(validated(*RESULTS, papers=PAPERS), AT_HOME)


def test_coverage_is_told_as_it_was_validated() -> None:
    done = validated(*RESULTS, papers=PAPERS)
    strict = attrs.evolve(done.validations[0], covered=(), missing=("checks", "repairs"))
    found = coverage(attrs.evolve(done, validations=(*done.validations, strict)), AT_HOME)
    assert [row.given is None for row in found] == [True, True, False]


def test_what_was_validated_for_an_outcome_that_the_agreement_no_longer_names_is_told_without_it() -> None:
    done = validated(*RESULTS, papers=PAPERS)
    (covered,) = done.validations[0].covered
    renamed = attrs.evolve(done.validations[0], covered=(attrs.evolve(covered, given="renamed"),))
    row, *_ = coverage(attrs.evolve(done, validations=(*done.validations, renamed)), AT_HOME)
    assert (row.given, row.basis, row.evidence) == (None, Basis.AGREED, ("assessment of bremser",))

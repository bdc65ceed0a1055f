"""The policies that ship with the library."""

from ecvet.io import native
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.presets.policies import FRENCH_MARKS_KEPT, POLICIES, TWO_THIRDS
from ecvet.points import millionths


def test_every_policy_names_its_source_and_bears_a_code_of_its_own() -> None:
    assert all(policy.source for policy in POLICIES)
    assert len({policy.code for policy in POLICIES}) == len(POLICIES)


def test_every_policy_is_a_document() -> None:
    for policy in POLICIES:
        assert native.read(native.write(policy), RecognitionPolicy) == policy


def test_two_thirds_of_any_whole_number_of_points_fit_under_the_cap_and_no_whole_point_more() -> None:
    assert TWO_THIRDS.cap is not None
    assert TWO_THIRDS.cap.share is not None
    for total in range(3, 1000, 3):
        most = total * millionths(TWO_THIRDS.cap.share)
        assert total * 2 // 3 * 1_000_000 <= most < (total * 2 // 3 + 1) * 1_000_000


def test_the_least_mark_that_is_kept_in_france_is_ten() -> None:
    minimum = FRENCH_MARKS_KEPT.grade
    assert minimum is not None
    step = minimum.scale.find("10")
    assert step is not None
    assert step.label == minimum.label

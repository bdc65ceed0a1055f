"""Which document shows a value."""

import pytest

from ecvet import CreditTransfer, ShapeError
from ecvet.documents.choice import Kind, document
from ecvet.documents.supplement import Supplement
from tests.documents.papers import page, story


def test_of_a_transfer_the_decision_is_most_to_the_point_then_what_was_recorded_then_what_was_agreed() -> (
    None
):
    told = story()
    agreed = CreditTransfer(agreement=told.agreement, memorandum=told.memorandum)
    recorded = CreditTransfer(agreement=told.agreement, transcript=told.transfer.transcript)
    for transfer, kind in ((told.transfer, "decision"), (recorded, "transcript"), (agreed, "agreement")):
        assert document(transfer, "en", qualification=told.qualification).kind == kind
        assert document(transfer, "en", kind=Kind.AGREEMENT).kind == "agreement"


def test_a_qualification_has_a_supplement_and_describes_its_units() -> None:
    home = story().qualification
    assert document(home, "en").kind == "supplement"
    assert document(home, "en", unit=home.units[0].code).subject[0].text == home.units[0].title["en"]
    assert document(Supplement(qualification=home), "en") == document(home, "en")


def test_what_is_lacking_is_said() -> None:
    told = story()
    with pytest.raises(ShapeError) as caught:
        document(told.transfer, "en")
    assert caught.value.rule == "document.qualification"
    with pytest.raises(ShapeError) as caught:
        document(told.memorandum, "en", kind=Kind.UNIT)
    assert (caught.value.rule, caught.value.problems[0].expected) == ("document.kind", "memorandum")
    with pytest.raises(ShapeError) as caught:
        document(told.qualification, "en", unit="nothing-such")
    assert caught.value.rule == "document.unit"


@pytest.mark.parametrize("languages", [(), ("fi", "sv", "en")])
def test_a_page_is_in_one_language_or_in_two(languages: tuple[str, ...]) -> None:
    with pytest.raises(ShapeError) as caught:
        page(Kind.MEMORANDUM, *languages)
    assert caught.value.rule == "document.languages"


def test_one_language_asked_for_twice_is_said_once() -> None:
    assert page(Kind.MEMORANDUM, "en", "en-GB") == page(Kind.MEMORANDUM, "en")

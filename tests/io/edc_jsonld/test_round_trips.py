"""What a credential holds comes back from it, and what does not is told."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeGuard

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Credit, LearnerRecord, PersonalTranscript, Text, Unit
from ecvet.io import edc_jsonld
from ecvet.io.edc_jsonld import EdcDocument, EdcNeeds, Seal
from ecvet.io.edc_jsonld._json import Object, dumped
from ecvet.io.json_text import Json, load
from tests.io.edc_jsonld.documents import claim, credential, issuer, transcript
from tests.strategies import few, held_credits, texts, whole

NEEDS = EdcNeeds(country="FI", codes_as_titles=True)


@st.composite
def transcripts(draw: st.DrawFn) -> PersonalTranscript:
    """A transcript of anything, some of whose credits are for units that it describes."""
    given = draw(whole(PersonalTranscript, issued=st.dates(), units=st.just(())))
    credits = given.credits or (draw(held_credits()),)
    used = dict.fromkeys(one.unit for credit in credits for one in (credit, *credit.parts))
    described = draw(st.sets(st.sampled_from([*used])))
    units = [attrs.evolve(draw(st.from_type(Unit)), code=code) for code in used if code in described]
    return attrs.evolve(
        given, credits=credits, units=(*units, *draw(st.lists(st.from_type(Unit), max_size=2)))
    )


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    """Whether a value is a tuple."""
    return isinstance(value, tuple)


def facts(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield what a value of the model says, each fact with its path."""
    kind = type(value)
    if attrs.has(kind) and kind is not Text:
        for field in attrs.fields(kind):
            yield from facts(getattr(value, field.name), f"{path}/{field.name}")
    elif is_tuple(value):
        for index, item in enumerate(value):
            yield from facts(item, f"{path}/{index}")
    elif value is not None:
        yield path, value


def test_a_transcript_with_all_that_the_format_holds_comes_back_as_it_was() -> None:
    written = edc_jsonld.write(transcript())

    read = edc_jsonld.read(written.content)

    assert read.value.transcript == transcript()
    assert read.findings == ()


@few(25)
@given(transcripts())
def test_what_a_transcript_loses_in_a_credential_is_told_with_its_path(given: PersonalTranscript) -> None:
    written = edc_jsonld.write(given, NEEDS)
    back = back_in_place(edc_jsonld.read(written.content).value.transcript, given)
    told = tuple(loss.where for loss in written.losses)
    gone = [path for path, fact in facts(given) if back.get(path) != fact]
    # The unit of an assessment is that of its credit, or it is told.
    assert [path for path in gone if not path.startswith(told) and not UNIT_ASSESSED.fullmatch(path)] == []


def back_in_place(back: PersonalTranscript, given: PersonalTranscript) -> dict[str, object]:
    """The facts that came back, those of a unit where the unit was given: it moves up where one before it is lost."""
    place = {unit.code: index for index, unit in reversed([*enumerate(given.units)])}
    found = dict(facts(attrs.evolve(back, units=())))
    for unit in back.units:
        found.update(facts(unit, f"/units/{place[unit.code]}"))
    return found


UNIT_ASSESSED = re.compile(r".*/assessments/[0-9]+/unit")


@few(25)
@given(transcripts())
def test_what_is_read_is_written_and_read_again_unchanged(given: PersonalTranscript) -> None:
    once = edc_jsonld.read(edc_jsonld.write(given, NEEDS).content).value.transcript

    again = edc_jsonld.read(edc_jsonld.write(once, NEEDS).content).value.transcript

    assert again == once


@few(10)
@given(transcripts())
def test_equal_transcripts_have_equal_bytes(given: PersonalTranscript) -> None:
    assert edc_jsonld.write(given, NEEDS) == edc_jsonld.write(attrs.evolve(given), NEEDS)


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("aä", max_size=3) | st.just(Decimal("7.50")),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["x-a", "x-b"]), inner),
    max_leaves=5,
)


@given(plain, plain)
def test_what_no_context_knows_stays_at_its_place(beside: Json, within: Json) -> None:
    document = dumped(credential(claim(**{"x-within": within}), **{"x-beside": beside}))

    read = edc_jsonld.read(document)

    written = edc_jsonld.write(read.value).content
    assert load(written) == load(document)
    assert edc_jsonld.read(written) == read


@given(plain, texts)
def test_what_no_context_knows_stays_when_something_else_is_changed(kept: Json, title: Text) -> None:
    read = edc_jsonld.read(dumped(credential(claim(**{"x-kept": kept})))).value
    (credit,) = read.transcript.credits
    changed = attrs.evolve(read.transcript, credits=(attrs.evolve(credit, title=title),))

    written = edc_jsonld.write(attrs.evolve(read, transcript=changed), NEEDS).content

    found = the_claim(load(written))
    assert found["x-kept"] == kept
    assert found["title"] == dict(title.items)
    assert edc_jsonld.read(written).value.transcript == changed


def the_claim(document: Json) -> Object:
    """Return the one claim of a credential."""
    subject = document["credentialSubject"] if isinstance(document, dict) else None
    claims = subject["hasClaim"] if isinstance(subject, dict) else None
    found = claims[0] if isinstance(claims, list) else claims
    assert isinstance(found, dict)
    return found


def test_an_institution_that_is_renamed_is_renamed_wherever_the_document_repeats_it() -> None:
    activity: Object = {"id": "urn:x:1", "type": "LearningActivity", "directedBy": issuer()}
    read = edc_jsonld.read(dumped(credential(claim(), activity)))
    body = attrs.evolve(read.value.transcript.issued_by, name=Text({"en": "College"}))

    changed = attrs.evolve(read.value, transcript=attrs.evolve(read.value.transcript, issued_by=body))
    written = edc_jsonld.write(changed, NEEDS).content.decode()

    assert '"College"' in written
    assert '"School"' not in written


def test_another_awarding_body_than_the_issuer_is_not_renamed_with_it() -> None:
    other: Object = {
        "id": "urn:epass:org:2",
        "type": "Organisation",
        "legalName": {"en": "Ministry"},
    }
    process: Object = {
        "id": "urn:epass:awardingProcess:1",
        "type": "AwardingProcess",
        "awardingBody": other,
    }
    read = edc_jsonld.read(dumped(credential(claim(awardedBy=process)))).value
    body = attrs.evolve(read.transcript.issued_by, name=Text({"en": "College"}))

    changed = attrs.evolve(read, transcript=attrs.evolve(read.transcript, issued_by=body))
    written = load(edc_jsonld.write(changed, NEEDS).content)

    assert the_claim(written)["awardedBy"] == process


def test_claims_are_added_removed_and_moved_without_touching_the_others() -> None:
    first: Object = {**claim(), "x-first": 1}
    other = claim(id="urn:epass:learningAchievement:2", identifier=code("second"))
    second: Object = {**other, "x-second": 2}
    oil: Object = {"id": "urn:epass:qualification:2", "type": "Qualification", "title": {"en": "Oil"}}
    second["specifiedBy"] = {**oil, "identifier": code("oil")}
    activity: Object = {"id": "urn:epass:activity:1", "type": "LearningActivity", "title": {"en": "Course"}}
    read = edc_jsonld.read(dumped(credential(first, activity, second))).value
    one, two = read.transcript.credits
    new = attrs.evolve(one, id="new", title=Text({"en": "New"}))

    def marks(*credits: Credit) -> list[list[str]]:
        moved = attrs.evolve(read, transcript=attrs.evolve(read.transcript, credits=credits))
        document = load(edc_jsonld.write(moved, NEEDS).content)
        assert edc_jsonld.read(dumped(document)).value.transcript.credits == credits
        return [[key for key in item if key.startswith("x-")] for item in claims_of(document)]

    assert marks(one, two) == [["x-first"], [], ["x-second"]]
    assert marks(two) == [[], ["x-second"]]
    assert marks(one, two, new) == [["x-first"], [], ["x-second"], []]


def code(notation: str) -> Object:
    """Return an identifier."""
    return {"id": f"urn:epass:identifier:{notation}", "type": "Identifier", "notation": notation}


def claims_of(document: Json) -> list[Object]:
    """Return the claims of a credential."""
    subject = document["credentialSubject"] if isinstance(document, dict) else None
    claims = subject["hasClaim"] if isinstance(subject, dict) else None
    return [item for item in claims if isinstance(item, dict)] if isinstance(claims, list) else []


def test_a_document_without_a_source_is_written_like_its_transcript() -> None:
    assert edc_jsonld.write(EdcDocument(transcript=transcript())) == edc_jsonld.write(transcript())


def test_a_record_is_written_as_the_transcript_that_it_amounts_to() -> None:
    whole_transcript = transcript()
    record = LearnerRecord(
        learner=whole_transcript.learner,
        credits=whole_transcript.credits,
        institution=whole_transcript.issued_by,
        qualification="vehicle-technician",
    )

    written = edc_jsonld.write(
        record, EdcNeeds(id="T 1", issued=whole_transcript.issued, units=whole_transcript.units)
    )

    bare = attrs.evolve(whole_transcript, remarks=None)
    assert json.loads(written.content) == json.loads(edc_jsonld.write(bare).content)
    assert ("loss-no-place", "/qualification") in [(loss.code, loss.where) for loss in written.losses]


def test_what_sealing_adds_goes_into_the_credential_not_around_it() -> None:
    seal = Seal(issued=datetime(2026, 5, 1, 12, tzinfo=UTC), identifier="VATNO-1", country="NO")
    read = edc_jsonld.read(dumped({"credential": credential()})).value

    document = load(edc_jsonld.write(read, attrs.evolve(NEEDS, seal=seal)).content)

    assert isinstance(document, dict)
    inner = document.pop("credential")
    assert document == {}
    assert isinstance(inner, dict)
    assert inner["issued"] == "2026-05-01T12:00:00+00:00"

"""Whatever names, codes and texts hold, they are shown as they are and never become markup."""

from typing import TypeVar

import attrs
import pytest

from ecvet import Text, accumulate, gap, nearest, view
from ecvet.notebook._plain import is_several, is_value
from tests.notebook.reading import read
from tests.notebook.samples import (
    AGREEMENT,
    CARE,
    DAY,
    MEMORANDUM,
    RECOGNISED,
    RECORD,
    SCALE,
    VEHICLES,
)

T = TypeVar("T", bound=attrs.AttrsInstance)

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;</details></div>"


def hostile(value: T) -> T:
    """The same value with hostile words in every text, and behind every name of a person."""
    fields = (field for field in attrs.fields(type(value)) if field.init)
    return type(value)(**{field.alias: _named(field.name, getattr(value, field.name)) for field in fields})


def _named(field: str, value: object) -> object:
    return f"{value}{HOSTILE}" if field in ("name", "policy") and isinstance(value, str) else worse(value)


def worse(value: object) -> object:
    """What a field holds, with hostile words in it."""
    if isinstance(value, Text):
        return Text({language: f"{words} {HOSTILE}" for language, words in value.items})
    if is_several(value):
        return tuple(worse(one) for one in value)
    return hostile(value) if is_value(value) else value


CARE_HOSTILE, RECORD_HOSTILE = hostile(CARE), hostile(RECORD)
SHOWN = {
    "qualification": CARE_HOSTILE,
    "unit": CARE_HOSTILE.units[0],
    "pathway": CARE_HOSTILE.pathways[0],
    "group": CARE_HOSTILE.pathways[0].rules,
    "progress": accumulate(CARE_HOSTILE, RECORD.credits, as_of=DAY),
    "transfer": hostile(RECOGNISED),
    "decisions": worse(RECOGNISED.recognitions),
    "record": RECORD_HOSTILE,
    "credits": RECORD_HOSTILE.credits,
    "transcript": worse(RECOGNISED.transcript),
    "memorandum": hostile(MEMORANDUM),
    "agreement": hostile(AGREEMENT),
    "gap": gap(CARE_HOSTILE, RECORD.credits, as_of=DAY),
    "nearest": nearest(RECORD.credits, [CARE_HOSTILE, VEHICLES], as_of=DAY),
    "findings": accumulate(CARE_HOSTILE, RECORD.credits, as_of=DAY).findings,
    "scale": hostile(SCALE),
    "institution": hostile(AGREEMENT.home),
}


@pytest.mark.parametrize("value", SHOWN.values(), ids=SHOWN)
@pytest.mark.parametrize("language", ["en", "fi"])
def test_hostile_words_are_shown_and_nothing_else(value: object, language: str) -> None:
    html = view(value, language, qualification=CARE_HOSTILE).html
    shown = read(html)
    assert not shown.faults
    assert not {"script", "img"} & set(shown.tags)
    assert not [name for name in shown.attributes if name.startswith("on") or name == "src"]
    assert "<script" not in html
    assert "alert(1)" in " ".join(shown.words)


def test_codes_are_escaped_too() -> None:
    assert "<U>" not in view(attrs.evolve(CARE.units[0], code="<U>")).html

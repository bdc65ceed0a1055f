"""Digests: equal for equal values, different for different ones, the same wherever they are made."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Cefr, Points, Text
from ecvet.model.grades import Grade
from ecvet.rules._digest import digest
from tests.conftest import REPOSITORY

# Decides on the packaged transfer and shows every digest; the caller's decimal context is poor.
PROGRAM = """
import decimal, sys
from datetime import date
from importlib.resources import files

decimal.setcontext(decimal.Context(prec=2, rounding=decimal.ROUND_UP, capitals=0))
from ecvet.io import native
from ecvet import CreditTransfer, Qualification
from ecvet.model.presets.policies import PARTS_OF_UNITS, TWO_THIRDS
from ecvet.rules.recognition import recognise
from ecvet.rules.transfer import validate

samples = files("ecvet") / "samples"
at_home = native.read((samples / "qualification.json").read_bytes(), Qualification)
transfer = native.read((samples / "transfer.json").read_bytes(), CreditTransfer)
home, on = transfer.agreement.home.id, date(2026, 6, 22)
validated = validate(transfer, at_home, by=home, on=on)
for policy in (PARTS_OF_UNITS, TWO_THIRDS):
    decided = recognise(validated, at_home, policy=policy, by=home, on=on)
    sys.stdout.buffer.write(native.canonical(decided) + b"\\n")
"""


def decided(**environment: str) -> bytes:
    source = os.pathsep.join([str(REPOSITORY / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": source, **environment},
        cwd=Path(__file__).parent,
        capture_output=True,
        check=True,
    ).stdout


def test_decisions_are_the_same_bytes_whatever_the_hash_seed_the_locale_and_the_time_zone() -> None:
    first = decided(PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    assert b'"digest":"' in first
    assert decided(PYTHONHASHSEED="4711", LC_ALL="fi_FI.UTF-8", TZ="Pacific/Kiritimati") == first
    assert decided(PYTHONHASHSEED="0", LC_ALL="tr_TR.UTF-8", TZ="America/St_Johns", PYTHONUTF8="0") == first


def test_the_order_of_languages_and_the_way_a_number_is_written_change_nothing() -> None:
    assert digest(Text({"fi": "Jarrut", "en": "Brakes"})) == digest(Text({"en": "Brakes", "fi": "Jarrut"}))
    assert digest(Points("15.0", "ecvet")) == digest(Points(15, "ecvet"))


def test_a_field_that_has_its_default_is_left_out_so_that_new_fields_change_no_digest() -> None:
    @attrs.frozen
    class Old:
        code: str

    @attrs.frozen
    class New:
        code: str
        further: str | None = None

    Old.__name__ = New.__name__ = "Thing"
    assert digest(Old("a")) == digest(New("a")) != digest(New("a", "b"))


def test_values_of_different_kinds_are_told_apart() -> None:
    values: list[object] = [
        None,
        "",
        "None",
        "1",
        1,
        Decimal(1),
        (1,),
        ("1",),
        ((), ()),
        (),
        date(2026, 1, 1),
        "2026-01-01",
        Grade(label="1"),
        Cefr.A1,
        "A1",
    ]
    assert len({digest(value) for value in values}) == len(values)
    assert len({digest("a", "b"), digest("ab"), digest(("a", "b"))}) == 3


@given(st.text(), st.text())
def test_different_texts_have_different_digests(one: str, other: str) -> None:
    assert (digest(one) == digest(other)) is (one == other)


def test_what_has_no_one_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no digest"):
        digest({"b", "a"})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Points("7.5", "ecvet"), '["Points",["scheme","ecvet"],["value",["decimal","7.5"]]]'),
        (("é", 1, True, None), '["tuple","\\u00e9",1,true,null]'),
        (date(2026, 1, 31), '["date","2026-01-31"]'),
        (Cefr.B2, '["Cefr","B2"]'),
        (Decimal("1E+3"), '["decimal","1000"]'),
    ],
    ids=["points", "a tuple", "a day", "a level", "a number"],
)
def test_a_digest_stays_what_it_is(value: object, text: str) -> None:
    """Decisions are named by their digests, so the form is fixed: these were worked out by hand."""
    assert digest(value) == hashlib.sha256(f"[{text}]".encode()).hexdigest()

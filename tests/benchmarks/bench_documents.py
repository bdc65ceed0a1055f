"""Reading, writing and importing, each against what does the least of it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path
from time import perf_counter

import attrs
import msgspec

from ecvet import Qualification
from ecvet.io import eperusteet, native
from tests.benchmarks import models, structs
from tests.benchmarks.measure import Pair, Row, compared

SIZE = 100_000
REPEATED = 15


def test_a_native_document_is_loaded(rows: list[Row]) -> None:
    data = document()
    decode = msgspec.json.Decoder(structs.Document).decode
    assert json.loads(msgspec.json.encode(decode(data))) == json.loads(data)
    load = partial(native.read, data, Qualification)
    row = Row(
        work=f"load a native document of {len(data) // 1000} kB",
        reference="msgspec",
        target="within 4 times",
        pairs=repeated(lambda: compared(load, lambda: decode(data), 3)),
        slower=True,
    )
    pydantic = repeated(lambda: compared(load, lambda: models.Document.model_validate_json(data), 3))
    rows += (row, attrs.evolve(row, reference="pydantic", target="", pairs=pydantic))


def test_a_native_document_is_written(rows: list[Row]) -> None:
    data = document()
    value, struct = native.read(data, Qualification), msgspec.json.decode(data, type=structs.Document)
    model = models.Document.model_validate_json(data)
    encode = msgspec.json.Encoder().encode
    assert json.loads(model.model_dump_json(exclude_unset=True)) == json.loads(native.write(value))
    write = partial(native.canonical, value)
    row = Row(
        work="write it",
        reference="msgspec",
        target="within 3.5 times",
        pairs=repeated(lambda: compared(write, lambda: encode(struct), 3)),
        slower=True,
    )
    pydantic = repeated(
        lambda: compared(write, lambda: model.model_dump_json(exclude_unset=True).encode(), 3)
    )
    rows += (row, attrs.evolve(row, reference="pydantic", target="", pairs=pydantic))


def test_the_largest_real_register_document_is_read(shared: Path, rows: list[Row]) -> None:
    data = max(
        (shared / "data/fi/eperusteet").glob("rakenne-*.json"), key=lambda path: path.stat().st_size
    ).read_bytes()
    pairs = repeated(lambda: compared(partial(eperusteet.read, data), partial(json.loads, data), 1))
    rows.append(
        Row(
            work=f"read a register document of {len(data) / 1e6:.1f} MB",
            reference="json.loads",
            target="within 3 times",
            pairs=pairs,
            slower=True,
        )
    )


def test_the_library_is_imported(rows: list[Row]) -> None:
    # The first time compiles, as an installation does.
    _run("ecvet")
    found = [_imported() for _ in range(REPEATED)]
    inside = Row(
        work="import ecvet",
        reference="attrs, dateutil",
        target="within 1.5 times",
        pairs=[inside for inside, _ in found],
        slower=True,
    )
    whole = attrs.evolve(inside, work="  with the start of Python", pairs=[whole for _, whole in found])
    rows += (inside, whole)


def document() -> bytes:
    """Return the sample qualification with copies of its units, as many as make a document of 100 kB."""
    whole = native.read(files("ecvet").joinpath("samples/qualification.json").read_bytes(), Qualification)
    units = list(whole.units)
    for number, unit in enumerate(whole.units):
        data = native.canonical(attrs.evolve(whole, units=tuple(units)))
        if len(data) >= SIZE:
            return data
        units.append(attrs.evolve(unit, code=f"copy-{number}"))
    raise AssertionError("the sample is too small")


def repeated(measure: Callable[[], Pair]) -> list[Pair]:
    """Measure again and again: here it is the moment that varies, not the instance."""
    return [measure() for _ in range(REPEATED)]


def _imported() -> tuple[Pair, Pair]:
    """Measure the import by itself, and the whole process that does nothing else."""
    before, here, after = (_run(names) for names in (_LEAST, "ecvet", _LEAST))
    return Pair(here[0], before[0], after[0]), Pair(here[1], before[1], after[1])


_LEAST = "attrs, dateutil.relativedelta"


def _run(names: str) -> tuple[float, float]:
    program = f"from time import perf_counter as now; begin = now(); import {names}; print(now() - begin)"
    # What is installed is compiled; a check-out is not where Python is told to write nothing down.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begin = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program], env=env, check=True, capture_output=True, text=True
    )
    return float(done.stdout), perf_counter() - begin

"""What EMREX sends is gzip in base64: one member, within bounds, written as base64 is written."""

import base64
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import ReadError
from ecvet.io import formats
from ecvet.io.elmo_xml import is_packed, pack, unpack


@given(st.binary(max_size=2000))
def test_what_is_packed_is_unpacked(data: bytes) -> None:
    assert unpack(pack(data)) == data
    assert is_packed(pack(data))


@given(st.binary(max_size=2000))
def test_another_reader_reads_what_is_packed(data: bytes) -> None:
    assert gzip.decompress(base64.b64decode(pack(data))) == data


@given(
    st.binary(max_size=200), st.lists(st.tuples(st.integers(0, 400), st.sampled_from(b" \t\r\n")), max_size=9)
)
def test_blanks_are_lawful_anywhere_in_base64(data: bytes, blanks: list[tuple[int, int]]) -> None:
    packed = bytearray(pack(data))
    for place, blank in blanks:
        packed.insert(place, blank)
    assert unpack(bytes(packed)) == data


def test_gzip_without_base64_is_read_too() -> None:
    assert unpack(gzip.compress(b"<elmo/>")) == b"<elmo/>"


def test_the_same_document_is_packed_the_same_every_time() -> None:
    assert pack(b"<elmo/>") == pack(b"<elmo/>")


def rule(data: bytes) -> str:
    """The rule that packed bytes break; empty where they break none."""
    try:
        unpack(data)
    except ReadError as error:
        return error.rule
    return ""


@given(st.binary(max_size=300))
def test_whatever_comes_is_unpacked_or_refused_by_an_error_of_our_own(data: bytes) -> None:
    for tried in (data, b"\x1f\x8b\x08" + data, b"H4sI" + data, base64.b64encode(b"\x1f\x8b\x08\x00" + data)):
        assert rule(tried) in ("", "elmo.base64", "elmo.gzip")


def test_a_document_is_never_unpacked_beyond_the_limit() -> None:
    packed = pack(bytes(range(256)) * 40)
    assert len(unpack(packed, limit=256 * 40)) == 256 * 40
    with pytest.raises(ReadError, match="at most 10239 bytes"):
        unpack(packed, limit=256 * 40 - 1)


def test_a_document_that_grows_too_much_is_refused_well_below_the_limit() -> None:
    with pytest.raises(ReadError, match="at most 100 times") as caught:
        unpack(gzip.compress(bytes(5_000_000)))
    assert caught.value.rule == "elmo.ratio"


def test_a_small_document_may_grow_as_it_likes() -> None:
    assert len(unpack(gzip.compress(bytes(1_000_000)))) == 1_000_000


def test_what_zlib_wrote_without_the_frame_of_gzip_is_refused() -> None:
    with pytest.raises(ReadError, match="not what gzip wrote"):
        unpack(base64.b64encode(zlib.compress(b"<elmo/>")))


def test_base64_of_xml_that_nobody_packed_is_named_as_that() -> None:
    for xml in (b"<?xml version='1.0'?><elmo/>", b"<elmo/>"):
        with pytest.raises(ReadError, match="is base64 with no gzip in it") as caught:
            formats.read(base64.b64encode(xml))
        assert caught.value.rule == "elmo.gzip"

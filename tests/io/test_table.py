"""Credits as a table: what is read, what is refused and where, and that writing loses nothing unsaid."""

import csv
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import StringIO
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecvet.codes import check_text, identifier
from ecvet.errors import EcvetError, Problem, ReadError, ShapeError, WriteError
from ecvet.io import formats, table
from ecvet.io.formats import Format, Needs
from ecvet.model.assessments import Credit
from ecvet.model.grades import Grade
from ecvet.model.origins import Origin
from ecvet.points import Points
from ecvet.text import Text


def _passes(check: Callable[[str], object], value: str) -> bool:
    try:
        check(value)
    except EcvetError:
        return False
    return True


# Signs that mean something to CSV or to a spreadsheet come up often; so do all others.
_signs = st.one_of(st.sampled_from(list("'=+-@\"\t\n ,;")), st.characters(exclude_categories=["Cs"]))
_words = st.text(_signs, min_size=1, max_size=12)
_codes = _words.filter(lambda text: _passes(identifier, text))
_titles = _words.filter(lambda text: _passes(check_text, text))
_points = st.decimals(0, 999_999_999, places=6).map(lambda value: Points(value, "ecvet"))
_credits = st.builds(
    Credit,
    unit=_codes,
    points=st.none() | _points,
    level=st.none() | st.integers(1, 8),
    grade=st.none() | st.builds(Grade, label=_codes),
    awarded=st.none() | st.dates(),
    origin=st.none() | st.sampled_from(Origin),
    entry=st.none() | _codes,
    title=st.none() | _titles.map(lambda text: Text({"nb": text})),
)


def read(source: bytes | str | Path) -> tuple[Credit, ...]:
    return table.read(source, scheme="ecvet", language="en")


def problems(source: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(ReadError) as caught:
        read(source)
    return caught.value.problems


# What is read.


def test_a_table_of_units_alone_is_enough() -> None:
    assert read("unit\n105708\n105715\n") == (Credit(unit="105708"), Credit(unit="105715"))


def test_every_column_is_read_into_its_field() -> None:
    header = "unit,points,level,grade,awarded,origin,entry,title"
    assert read(f"{header}\nA,7.5,4,K3,2016-05-31,local-unit,optional,Painting\n") == (
        Credit(
            unit="A",
            points=Points("7.5", "ecvet"),
            level=4,
            grade=Grade(label="K3"),
            awarded=date(2016, 5, 31),
            origin=Origin.LOCAL,
            entry="optional",
            title=Text({"en": "Painting"}),
        ),
    )


def test_columns_may_stand_in_any_order_and_blank_cells_are_unknown() -> None:
    assert read("grade,unit,points\n,A,\n4,B,5\n") == (
        Credit(unit="A"),
        Credit(unit="B", points=Points(5, "ecvet"), grade=Grade(label="4")),
    )


def test_a_table_without_points_needs_no_scheme() -> None:
    assert table.read("unit,points\nA,\n", scheme=None, language="en") == (Credit(unit="A"),)


def test_points_without_a_stated_scheme_are_refused_once_for_the_whole_table() -> None:
    with pytest.raises(ReadError) as caught:
        table.read("unit,points\nA,5\nB,6\n", scheme=None, language="en")
    assert [(problem.rule, problem.path) for problem in caught.value.problems] == [
        ("points.scheme", "column points")
    ]


def test_a_language_that_is_no_language_tag_is_the_callers_mistake() -> None:
    with pytest.raises(ShapeError, match="language: is not a language tag"):
        table.read("unit\nA\n", scheme=None, language="en_GB")


def test_a_table_is_read_from_its_file(tmp_path: Path) -> None:
    file = tmp_path / "credits.csv"
    file.write_bytes(b"unit\r\nA\r\n")
    assert read(file) == (Credit(unit="A"),)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.csv: cannot be read: no such file"):
        read(tmp_path / "missing.csv")


def test_blank_lines_and_lines_of_separators_alone_are_passed_over() -> None:
    assert read("\n\nunit,points\n\nA,5\n,\n  \nB,6\n\n")[1].unit == "B"


# The catalogue of hostile and broken tables.


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "@SUM(A1)", "+1", "-1"])
def test_c01_c02_what_looks_like_a_formula_is_read_as_the_text_that_it_is(cell: str) -> None:
    assert read(f"unit\n{cell}\n") == (Credit(unit=cell),)


def test_c02_negative_points_are_a_number_below_zero_and_no_formula() -> None:
    (problem,) = problems("unit,points\nA,-1\n")
    assert (problem.rule, problem.path) == ("number.negative", "line 2, column points")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1250", "latin-1"])
def test_c03_another_encoding_than_utf_8_is_refused_with_a_hint(encoding: str) -> None:
    (problem,) = problems("unit,title\nA,Öljynvaihto\n".encode(encoding))
    assert problem.rule == "encoding"
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize("source", ["\ufeffunit\nA\n", "\ufeffunit\nA\n".encode()])
def test_c04_a_byte_order_mark_is_passed_over(source: bytes | str) -> None:
    assert read(source) == (Credit(unit="A"),)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_c05_points_have_a_decimal_comma_where_the_separator_is_another(separator: str) -> None:
    text = "unit|points\nA|7,5\nB|7.5\n".replace("|", separator)
    assert [credit.points for credit in read(text)] == [Points("7.5", "ecvet")] * 2


def test_c05_a_decimal_comma_between_commas_is_refused_even_in_quotes() -> None:
    (problem,) = problems('unit,points\nA,"7,5"\n')
    assert (problem.rule, problem.path) == ("number.syntax", "line 2, column points")


def test_c06_a_quote_that_is_never_closed_is_reported_where_it_opens() -> None:
    (problem,) = problems('unit,title\nA,One\nB,"Two\nC,Three\nD,Four\n')
    assert (problem.rule, problem.path) == ("csv.quote", "line 3")


def test_c06_text_after_a_closing_quote_is_reported() -> None:
    (problem,) = problems('unit,title\nA,"One" more\n')
    assert (problem.rule, problem.path) == ("csv.quote", "line 2")


def test_c07_rows_that_are_too_long_or_too_short_are_all_reported_with_their_lines() -> None:
    assert [(p.rule, p.path, p.got, p.expected) for p in problems("unit,points\nA\nB,5\nC,5,6\n")] == [
        ("csv.row", "line 2", "1", "2"),
        ("csv.row", "line 4", "3", "2"),
    ]


def test_c08_a_column_that_is_named_twice_is_refused() -> None:
    (problem,) = problems("unit,points,unit\nA,5,B\n")
    assert (problem.rule, problem.path) == ("csv.duplicate", "line 1")


def test_c09_blanks_and_invisible_signs_around_the_name_of_a_column_do_not_matter() -> None:
    assert read(" Unit ,\u200bpoints\u200b\nA,5\n")[0].points == Points(5, "ecvet")


@pytest.mark.parametrize("cell", ["\0", "A\0B"])
def test_c10_a_nul_is_refused_in_its_cell(cell: str) -> None:
    (problem,) = problems(f"unit,grade\nA,4\nB,{cell}\n")
    assert problem.rule.startswith("text.")
    assert problem.path == "line 3, column grade"


def test_c11_a_cell_that_is_too_large_is_refused_with_its_line() -> None:
    (problem,) = problems(f"unit,title\nA,One\nB,{'x' * 200_000}\n")
    assert (problem.rule, problem.path) == ("csv.cell", "line 3")


def test_c12_ten_thousand_rows_are_read() -> None:
    assert len(read("unit\n" + "A\n" * 10_000)) == 10_000


@pytest.mark.parametrize("cell", ["45982", "01.máj", "1.5.2026", "05/06/2026", "2026-02-30", "2026-1-1"])
def test_c13_dates_that_a_spreadsheet_has_rewritten_are_refused(cell: str) -> None:
    (problem,) = problems(f"unit,awarded\nA,{cell}\n")
    assert problem.rule in ("date.syntax", "date.value")
    assert problem.path == "line 2, column awarded"


def test_c13_points_that_a_spreadsheet_has_made_a_date_are_refused() -> None:
    (problem,) = problems("unit;points\nA;01.máj\n")
    assert problem.rule == "number.syntax"


def test_c14_leading_zeros_of_a_code_are_kept() -> None:
    assert read("unit\n00123\n")[0].unit == "00123"


def test_c15_a_line_break_inside_quotes_belongs_to_the_cell_and_counts_as_a_line() -> None:
    text = 'unit,title,points\nA,"Body\nand paint",5\nB,Brakes,x\n'
    assert read(text.replace("x", "6"))[0].title == Text({"en": "Body\nand paint"})
    assert problems(text)[0].path == "line 4, column points"


def test_c16_line_ends_may_be_mixed() -> None:
    assert [credit.unit for credit in read("unit\r\nA\nB\rC\r\n")] == ["A", "B", "C"]


def test_c17_an_unknown_column_is_refused_with_the_nearest_name() -> None:
    found = problems("unit,ponts,title_xx\nA,5,One\n")
    assert [(p.rule, p.got, p.hint) for p in found] == [
        ("csv.column", "'ponts'", 'did you mean "points"?'),
        ("csv.column", "'title_xx'", 'did you mean "title"?'),
    ]


@pytest.mark.parametrize("source", ["", "\n\n", "points\n5\n", '{"unit": "A"}'])
def test_a_document_without_a_column_for_the_unit_is_refused(source: str) -> None:
    assert problems(source)[0].rule == "csv.required"


def test_everything_that_is_wrong_is_reported_at_once() -> None:
    text = "unit,points,level,origin,awarded\n,x,9,local,today\n A B\n,5,,,\n"
    assert [(p.rule, p.path) for p in problems(text)] == [
        ("field.missing", "line 2, column unit"),
        ("number.syntax", "line 2, column points"),
        ("range.eqf", "line 2, column level"),
        ("date.syntax", "line 2, column awarded"),
        ("code.origin", "line 2, column origin"),
        ("csv.row", "line 3"),
        ("field.missing", "line 4, column unit"),
    ]


def test_an_unknown_origin_is_refused_with_the_nearest_one() -> None:
    (problem,) = problems("unit,origin\nA,local-units\n")
    assert problem.hint == 'did you mean "local-unit"?'


@given(st.sampled_from(["", "unit\n", "unit;points\n", "unit,title,level\n"]), st.text(_signs, max_size=100))
def test_any_text_is_read_or_refused_and_nothing_else_happens(header: str, text: str) -> None:
    with suppress(ReadError):
        assert isinstance(read(header + text), tuple)


@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused_and_nothing_else_happens(source: bytes) -> None:
    with suppress(ReadError):
        assert isinstance(read(source), tuple)


# What is written.


@given(st.lists(_credits, max_size=4))
@example([Credit(unit="'=1", title=Text({"nb": " \t'+"}), grade=Grade(label="'"))])
@example([Credit(unit="=cmd|' /C calc'!A0", title=Text({"nb": '"'}))])
def test_what_is_written_is_read_as_it_was(credits: list[Credit]) -> None:
    assert not table.losses(credits, language="nb")
    text = table.write(credits, language="nb")
    assert table.read(text, scheme="ecvet", language="nb") == tuple(credits)


@given(st.lists(_credits, max_size=4))
def test_no_cell_that_is_written_starts_like_a_formula(credits: list[Credit]) -> None:
    for row in csv.reader(StringIO(table.write(credits, language="nb"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@given(st.lists(_credits, max_size=4))
@example([Credit(unit="A", title=Text({"nb": "x;=1+1"}))])
@example([Credit(unit="A", title=Text({"nb": "x\n=1+1"}))])
@example([Credit(unit="A", title=Text({"nb": 'x;"=1+1"'}))])
def test_nothing_that_a_spreadsheet_may_take_for_a_cell_starts_like_a_formula(credits: list[Credit]) -> None:
    for credit in credits:
        title = table.write([credit], language="nb").partition("\r\n")[2]
        for piece in re.split(r"[;\t\r\n]", title)[1:]:
            assert not piece.lstrip(' "').startswith(("=", "+", "-", "@"))


def test_a_formula_within_a_cell_is_read_as_it_was() -> None:
    for title in ("x;=1+1", "x\n=1+1", "x; '=1", 'x;"=1"', ";;=", "'\t=1", "x;'", "a;b"):
        credit = Credit(unit="A", title=Text({"en": title}))
        assert read(table.write([credit], language="en")) == (credit,), title


def test_a_title_in_another_language_only_is_written_and_its_language_is_lost() -> None:
    credit = Credit(unit="A", title=Text({"fi": "Maalaus", "sv": "Målning"}))
    assert read(table.write([credit], language="en"))[0].title == Text({"en": "Maalaus"})
    lost = formats.write((credit,), Format.CSV, Needs(language="en")).losses
    assert [(one.code, one.where) for one in lost] == [
        ("loss-coarser", "/0/title/fi"),
        ("loss-no-place", "/0/title/sv"),
    ]


@pytest.mark.long
def test_more_rows_than_memory_should_hold_are_refused() -> None:
    with pytest.raises(ReadError, match="line 100002: is one row too many") as caught:
        read("unit\n" + "A\n" * 100_001)
    assert [problem.rule for problem in caught.value.problems] == ["csv.rows"]


def test_what_excel_puts_around_a_table_is_named() -> None:
    with pytest.raises(ReadError, match="which is for Excel only"):
        read("sep=;\nunit;points\nA;5\n")
    with pytest.raises(ReadError, match="take away the empty column"):
        read("unit,,\nA,,\n")


def test_the_table_has_every_column_and_rows_that_end_as_rfc_4180_says() -> None:
    assert table.write([], language="en") == "unit,points,level,grade,awarded,origin,entry,title\r\n"


def test_points_of_two_schemes_are_not_written_into_one_table() -> None:
    credits = [Credit(unit="A", points=Points(5, "ecvet")), Credit(unit="B", points=Points(5, "ects"))]
    with pytest.raises(WriteError, match=r"several schemes; got ecvet, ects") as caught:
        table.write(credits, language="en")
    assert caught.value.rule == "points.scheme"


def test_credit_for_parts_of_a_unit_is_not_written_as_if_it_were_for_the_whole() -> None:
    credits = [Credit(unit="A"), Credit(unit="B", partial=True)]
    with pytest.raises(WriteError) as caught:
        table.write(credits, language="en")
    assert (caught.value.rule, caught.value.path) == ("credit.partial", "/1/partial")


def test_what_a_table_has_no_room_for_is_named() -> None:
    title = Text({"fi": "Maalaus", "en": "Painting"})
    rich = Credit(
        unit="A",
        title=title,
        grade=Grade(label="4", scale="1-5"),
        qualification="Q",
        parts=(Credit(unit="B"),),
    )
    assert table.losses([Credit(unit="A"), rich], language="en") == (
        "/1/grade/scale",
        "/1/title/fi",
        "/1/qualification",
        "/1/parts",
    )
    kept = attrs.evolve(Credit(unit="A"), title=Text({"en": "Painting"}), grade=Grade(label="4"))
    assert read(table.write([rich], language="en")) == (kept,)

"""The tables that ship say what their sources say."""

from ecvet.model.presets.conversions import BULGARIAN_TO_ECTS, FINNISH_HE_TO_ECTS, TABLES


def test_every_table_has_a_source() -> None:
    assert all(table.source for table in TABLES)


def test_finnish_grades_of_higher_education_as_ects_grades() -> None:
    assert dict(FINNISH_HE_TO_ECTS.rows) == dict(zip("543210", "ABCDEF", strict=True))


def test_bulgarian_grades_as_ects_grades_of_which_the_source_leaves_one_undecided() -> None:
    assert dict(BULGARIAN_TO_ECTS.rows) == {"6": "A", "5": "B", "4.5": "C", "4": "D", "3": "E"}

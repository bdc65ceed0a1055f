"""Findings: a stable code, how much it weighs, where it is, and what it is about."""

import pytest

from ecvet import Finding, Severity, ShapeError
from ecvet.rules.findings import CODES, finding, worst


def test_a_finding_weighs_what_its_code_weighs_and_keeps_the_order_of_its_parameters() -> None:
    found = finding("grade-too-low", "/credits/0", minimum="3", grade="2", unit="brakes")
    params = (("unit", "brakes"), ("grade", "2"), ("minimum", "3"))
    assert found == Finding("grade-too-low", Severity.WARNING, "/credits/0", params)
    assert found["grade"] == "2"


def test_a_finding_that_is_told_no_place_is_about_the_whole() -> None:
    assert finding("credit-partial", unit="brakes").where == ""


def test_a_code_that_is_not_listed_is_refused() -> None:
    with pytest.raises(ShapeError) as caught:
        finding("grade-too-hihg")
    assert caught.value.rule == "finding.code"
    assert str(caught.value) == ("code: is no code of a finding; got 'grade-too-hihg'; expected one of CODES")


def test_other_parameters_than_those_of_the_code_are_refused() -> None:
    with pytest.raises(ShapeError) as caught:
        finding("grade-too-low", unit="brakes", grade="2")
    assert caught.value.rule == "finding.params"
    assert str(caught.value) == (
        "params: are not those of grade-too-low; got ['grade', 'unit']; expected unit, grade, minimum"
    )


def test_no_code_names_a_parameter_twice() -> None:
    for code, known in CODES.items():
        assert len(set(known.params)) == len(known.params), code


def test_the_worst_of_some_findings_is_an_error_before_a_warning_before_something_to_know() -> None:
    error, warning, note = (
        Finding("group-empty", severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
    )
    assert worst([note, error, warning]) is Severity.ERROR
    assert worst([note, warning]) is Severity.WARNING
    assert worst([note]) is Severity.INFO
    assert worst([]) is None

"""How broken credentials are read: what they are refused for, and what is found in them."""

import pytest

from ecvet import ReadError
from ecvet.errors import Problem
from ecvet.io import edc_jsonld
from ecvet.io.edc_jsonld._json import Object, dumped
from ecvet.io.json_text import load


def refused(document: Object | str) -> list[tuple[str, str]]:
    """Why and where a document is refused by the strict reader."""
    return [(problem.rule, problem.path) for problem in problems(document)]


def problems(document: Object | str, *, strict: bool = True) -> tuple[Problem, ...]:
    """The problems of a document."""
    text = document if isinstance(document, str) else dumped(document)
    with pytest.raises(ReadError) as caught:
        edc_jsonld.read(text, strict=strict)
    assert all(len(problem.got) <= 100 for problem in caught.value.problems)
    return caught.value.problems


def found(document: Object, *, strict: bool = True) -> list[tuple[str, str]]:
    """What is found in a document that can be read, and where."""
    reading = edc_jsonld.read(dumped(document), strict=strict)
    assert load(edc_jsonld.write(reading.value).content) == document
    return [(finding.code, finding.where) for finding in reading.findings]

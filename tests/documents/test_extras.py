"""What is said where a package of an extra is missing."""

import sys
from collections.abc import Callable

import pytest

from ecvet import WriteError
from ecvet.documents import html, pdf
from ecvet.documents.choice import Kind
from ecvet.documents.page import Page
from tests.documents.papers import page


@pytest.mark.parametrize(
    ("write", "package", "extra"), [(html.write, "jinja2", "documents"), (pdf.write, "typst", "pdf")]
)
def test_the_extra_that_brings_it_is_named(
    monkeypatch: pytest.MonkeyPatch, write: Callable[[Page], object], package: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    html._template.cache_clear()
    with pytest.raises(WriteError) as caught:
        write(page(Kind.UNIT, "en"))
    assert caught.value.rule == "extra.missing"
    assert package in str(caught.value)
    assert f'"ecvet[{extra}]"' in caught.value.problems[0].hint

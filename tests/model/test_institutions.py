"""Institutions."""

from collections.abc import Callable

import pytest

from ecvet import Institution, Person, ShapeError, Text

NAME = Text({"fi": "Esimerkkilän ammattiopisto"})


@pytest.mark.parametrize(
    ("make", "field", "rule"),
    [
        (lambda: Institution(id="i", name=NAME, country="Finland"), "country", "code.country"),
        (lambda: Institution(id="i", name=NAME, website="javascript:alert(1)"), "website", "code.uri"),
        (lambda: Institution(id="i", name=NAME, email="a@b.fi\nBcc: c@d.fi"), "email", "id.blank"),
        (lambda: Institution(id="i", name=NAME, address=""), "address", "text.empty"),
    ],
)
def test_what_is_malformed_is_refused_by_its_name(
    make: Callable[[], Institution], field: str, rule: str
) -> None:
    with pytest.raises(ShapeError) as caught:
        make()
    assert (caught.value.path, caught.value.rule) == (field, rule)


def test_an_institution_is_shown_without_its_people() -> None:
    institution = Institution(
        id="i", name=NAME, email="aino@example.fi", contact=Person(name="Aino Esimerkki"), address="Katu 1"
    )
    assert repr(institution) == f"Institution(id='i', name={NAME!r}, country=None)"

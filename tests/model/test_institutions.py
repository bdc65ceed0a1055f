"""Institutions."""

import pytest

from ecvet import Institution, ShapeError, Text

NAME = Text({"fi": "Esimerkkilän ammattiopisto"})


@pytest.mark.parametrize(
    ("field", "bad", "rule"),
    [
        ("country", "Finland", "code.country"),
        ("website", "javascript:alert(1)", "code.uri"),
        ("email", "a@b.fi\nBcc: c@d.fi", "id.blank"),
        ("address", "", "text.empty"),
    ],
)
def test_what_is_malformed_is_refused_by_its_name(field: str, bad: str, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        Institution(id="i", name=NAME, **{field: bad})
    assert (caught.value.path, caught.value.rule) == (field, rule)


def test_an_institution_is_shown_without_its_people() -> None:
    institution = Institution(
        id="i", name=NAME, email="aino@example.fi", contact="Aino Esimerkki", address="Katu 1"
    )
    assert repr(institution) == f"Institution(id='i', name={NAME!r}, country=None)"

"""Tags of languages: an odd one never fails where things are shown, and is refused where things are read."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.codes import language_tag
from ecvet.errors import ShapeError
from ecvet.i18n import formats
from ecvet.i18n.catalogue import catalogue, languages
from ecvet.i18n.labels import heading, label, source
from ecvet.i18n.sentences import phrase, sentence
from ecvet.periods import Period
from ecvet.points import Points
from ecvet.rules.findings import finding
from ecvet.text import Text

# Tags that Babel does not know, or takes for others, and what is no tag at all.
ODD = [
    "gr",
    "zxx",
    "mul",
    "und",
    "iw",
    "en-x-private",
    "zh-cmn-Hans",
    "sl-rozaj-biske-1994",
    "de_DE_POSIX",
    "no_NO_NY",
    "i-default",
    "C",
    "*",
    "",
    "-",
    "../fi",
    "fi\x00",
    "\N{RIGHT-TO-LEFT OVERRIDE}fi",
    "\N{THUMBS UP SIGN}" * 50,
    "en-" * 1000,
]
SHOWN: list[Callable[[str], str]] = [
    lambda tag: label("term.unit", tag),
    lambda tag: heading("term.unit", tag),
    lambda tag: source("term.unit", tag),
    lambda tag: phrase("command.missing", tag, points=Points(1, "ecvet"), units=1),
    lambda tag: sentence(finding("group-empty", group=Text({"el": "Ομάδα"})), tag),
    lambda tag: formats.number(Decimal("1.5"), tag),
    lambda tag: formats.percent(Decimal("0.5"), tag),
    lambda tag: formats.day(date(2026, 11, 22), tag),
    lambda tag: formats.period(Period(date(2026, 11, 22), None), tag),
    lambda tag: formats.list_of(["a", "b"], tag),
    lambda tag: formats.country("FI", tag),
    lambda tag: formats.language_name("fi", tag),
    lambda tag: formats.language_name(tag, "en") or "nothing to name",
]


@pytest.mark.parametrize("tag", ODD, ids=ascii)
def test_an_odd_tag_never_fails_where_things_are_shown(tag: str) -> None:
    assert all(show(tag) for show in SHOWN)


@given(st.text(max_size=20))
def test_whatever_the_tag_there_are_words_in_one_of_the_languages_offered(tag: str) -> None:
    assert catalogue(tag).language in languages()
    assert all(isinstance(show(tag), str) for show in SHOWN)


@pytest.mark.parametrize(
    "tag", [tag for tag in ODD if tag not in ("gr", "zxx", "mul", "und", "iw")], ids=ascii
)
def test_an_odd_tag_is_refused_where_things_are_read(tag: str) -> None:
    with pytest.raises(ShapeError) as caught:
        language_tag(tag)
    assert caught.value.rule == "lang.tag"
    with pytest.raises(ShapeError):
        Text({tag: "words"})


@pytest.mark.parametrize("tag", ["gr", "zxx", "mul", "und", "iw", "lb", "cnr"])
def test_a_tag_that_is_well_formed_is_kept_though_there_are_no_words_in_it(tag: str) -> None:
    assert Text({tag: "words"}).languages == (tag,)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fi", "fi"),
        ("fi-FI", "fi"),
        ("sv-FI", "sv"),
        ("FI", "fi"),
        ("fi_FI", "fi"),
        ("en-US", "en"),
        ("en-GB", "en"),
        ("pt-BR", "pt"),
        ("pt-PT", "pt"),
        ("bs-Latn-BA", "bs"),
        ("bs-Cyrl", "en"),
        ("el-GR", "el"),
        ("el-Latn", "en"),
        ("uk-Cyrl", "uk"),
        ("uk-Latn", "en"),
        ("fi-Cyrl", "en"),
        ("no", "nb"),
        ("no-NO", "nb"),
        ("nn-NO", "nn"),
        ("nb-NO", "nb"),
        ("gr", "en"),
        ("zxx", "en"),
        ("mul", "en"),
        ("und", "en"),
        ("iw", "en"),
        ("lb", "en"),
        ("en-x-private", "en"),
        ("de_DE_POSIX", "de"),
        ("", "en"),
    ],
)
def test_a_tag_falls_back_to_the_same_language_in_the_same_script_and_then_to_english(
    tag: str, expected: str
) -> None:
    assert catalogue(tag).language == expected


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_says_which_language_it_is_in(language: str) -> None:
    assert catalogue(language).language == language
    assert catalogue(language.upper().replace("-", "_")).language == language

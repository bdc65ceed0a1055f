"""The style: legible on light and dark pages, not by colour alone, and without effect on the rest of the page."""

import re

import pytest

from ecvet.notebook._style import COLOURS, QUIET, STYLE, TINT

Colour = tuple[float, float, float]

#: The grounds and inks of JupyterLab and VS Code, light and dark.
PAGES = {
    "light": ("#ffffff", "#212121"),
    "grey": ("#f5f5f5", "#212121"),
    "dark": ("#111111", "#ffffff"),
    "dark editor": ("#1e1e1e", "#cccccc"),
}
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", STYLE)


def colour(written: str) -> Colour:
    red, green, blue = (int(written[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def over(ground: Colour, ink: Colour, share: float) -> Colour:
    red, green, blue = (share * one + (1 - share) * below for one, below in zip(ink, ground, strict=True))
    return red, green, blue


def luminance(shown: Colour) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shown]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("ground", "ink"), PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("tint", COLOURS.values(), ids=COLOURS)
def test_words_stand_out_from_every_ground_quiet_ones_too(ground: str, ink: str, tint: str) -> None:
    page, words = colour(ground), colour(ink)
    marked = over(page, colour(tint), TINT)
    for below in (page, marked):
        assert contrast(below, words) >= 7
        assert contrast(below, over(below, words, QUIET)) >= 4.5


@pytest.mark.parametrize(("ground", "_ink"), PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("mark", COLOURS.values(), ids=COLOURS)
def test_marks_stand_out_from_light_and_from_dark(ground: str, _ink: str, mark: str) -> None:
    assert contrast(colour(ground), colour(mark)) >= 3


def test_words_have_the_colour_of_the_page() -> None:
    assert set(re.findall(r"[ ;{]color: *([^;}\s]+)", STYLE)) == {"inherit"}


def test_every_rule_touches_views_alone() -> None:
    for selectors, _ in RULES:
        assert all(one.strip().startswith(".ecvet") for one in selectors.split(",")), selectors


def test_nothing_is_fetched_and_nothing_run() -> None:
    assert not re.search(r"url\(|@import|@font-face|<|expression|javascript", STYLE)

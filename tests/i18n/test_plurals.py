"""Plurals: words agree with 0, 1, 1.5, 2, 5, 11, 21 and 60 in every language, by the plural rules of CLDR."""

from decimal import Decimal

import pytest

from ecvet.i18n.catalogue import Catalogue, Message, catalogue, languages
from ecvet.i18n.formats import points
from ecvet.points import Points

QUANTITIES = [Decimal(n) for n in ("0", "1", "1.5", "2", "5", "11", "21", "60")]

# The category of each quantity, written down from the rules of CLDR by families of languages.
EXPECTED = {
    # one: just 1
    "bg de el en es et fi hu it nb nl nn pt sq sv tr": "other one other other other other other other",
    # one: 1, and what begins with 0 or 1 and has decimals
    "da": "other one one other other other other other",
    # one: all that begins with 0 or 1
    "fr": "one one one other other other other other",
    # one: what ends in 1 but not in 11; of decimals, those
    "is mk": "other one other other other other one other",
    # one and few by the last digit, the teens apart; decimals by their own last digit
    "bs hr sr sr-Latn": "other one other few other other one other",
    # the same with many in place of other for whole numbers; decimals have a form of their own
    "uk": "many one other few many many one many",
    # one: just 1; few: by the last digit
    "pl": "many one other few many many many many",
    # one: just 1; few: 2 to 4; many: decimals
    "cs sk": "other one many few other other other other",
    # by the last two digits, with a dual; decimals are few
    "sl": "other one few two other other other other",
    # many: decimals; other: teens and tens
    "lt": "other one many few few other one other",
    # zero: teens and tens; one: what ends in 1
    "lv": "zero one other other other zero one zero",
    # few: 0, decimals, and what ends in 01 to 19
    "ro": "few one few few few few other other",
    # two; few: 3 to 6; many: 7 to 10
    "ga": "other one other two few other other other",
    # two; few: 0, and what ends in 03 to 10; many: what ends in 11 to 19
    "mt": "few one other two few many other other",
}
BY_LANGUAGE = {language: told.split() for some, told in EXPECTED.items() for language in some.split()}
ORDER = ("zero", "one", "two", "few", "many", "other")
# Categories that none of the quantities has: numbers from a million on, and those that end in 03 or 04 or 07 to 10.
BESIDES = {"es": {"many"}, "fr": {"many"}, "it": {"many"}, "pt": {"many"}, "ga": {"many"}}
# Words that do not change with a number.
INVARIABLE = {"da", "hu", "nb", "nn", "sq", "sv", "tr"}

every_language = pytest.mark.parametrize("language", languages())


def categories(language: str) -> tuple[str, ...]:
    """The categories of a language, as the expectations know them."""
    known = {*BY_LANGUAGE[language], *BESIDES.get(language, ()), "other"}
    return tuple(category for category in ORDER if category in known)


def test_what_is_expected_is_said_of_every_language() -> None:
    assert BY_LANGUAGE.keys() == set(languages())


@every_language
def test_a_form_is_chosen_by_the_plural_rules_of_the_language_fractions_included(language: str) -> None:
    words = catalogue(language)
    message = Message(categories(language), "count")
    assert [words.form(message, quantity) for quantity in QUANTITIES] == BY_LANGUAGE[language]
    assert words.form(message, 21) == BY_LANGUAGE[language][6]
    assert words.form(message, None) == "other"


@every_language
def test_words_in_the_catalogue_have_a_form_for_each_of_these_categories(language: str) -> None:
    forms = {len(message.forms) for message in catalogue(language).messages.values() if message.counted}
    assert forms == {len(categories(language))}


@every_language
def test_points_agree_with_their_number(language: str) -> None:
    said = [points(Points(quantity, "ecvet"), language) for quantity in QUANTITIES]
    nouns = [words.lstrip("0123456789.,") for words in said]
    by_category = dict(zip(BY_LANGUAGE[language], nouns, strict=True))
    assert nouns == [by_category[category] for category in BY_LANGUAGE[language]]
    assert (len({*nouns}) == 1) == (language in INVARIABLE)


def test_words_that_depend_on_no_number_are_the_same_for_every_number() -> None:
    words: Catalogue = catalogue("pl")
    assert {words.form(Message(("points",)), quantity) for quantity in QUANTITIES} == {"points"}

"""The European code lists that the library knows are those of the official schemas."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from ecvet import OutcomeKind
from ecvet.io import _eu_codes as eu
from ecvet.io._eu_lists import COUNTRIES, ISCED_FIELDS, LANGUAGES, NQF_LEVELS

VALUE = "{http://www.w3.org/2001/XMLSchema}enumeration"


@pytest.fixture(scope="module")
def listed(shared: Path) -> Callable[[str], set[str]]:
    """Gives the addresses of an official list, by the name of its schema."""

    def addresses(name: str) -> set[str]:
        tree = etree.parse(shared / "standards/elm/loq/cv" / f"{name}.xsd")
        return {str(value.get("value")) for value in tree.iter(VALUE)}

    return addresses


def test_levels_fields_and_frameworks_are_all_of_the_official_ones(
    listed: Callable[[str], set[str]],
) -> None:
    assert {eu.eqf_address(level) for level in range(1, 9)} == listed("eqf")
    assert {eu.isced_address(code) for code in ISCED_FIELDS} == listed("isced-f")
    assert all(map(eu.is_nqf_level, listed("nqf")))
    assert len(NQF_LEVELS) == len(listed("nqf"))
    assert {eu.framework_address(scheme) for scheme in ("ecvet", "ects")} == listed("credit-points")
    assert {eu.kind_address(kind) for kind in OutcomeKind} - {None} == listed("skill-types")


def test_languages_and_countries_are_on_the_official_lists(listed: Callable[[str], set[str]]) -> None:
    assert {eu.language_address(tag) for tag in LANGUAGES} <= listed("language")
    assert {eu.country_address(code) for code in COUNTRIES} <= listed("country")
    # The others are no countries: the Union, a dummy, Kosovo and Clipperton, which bear no code of two letters.
    assert len(listed("country")) - len(COUNTRIES) == 5


def test_what_has_an_address_is_found_by_it() -> None:
    assert all(eu.isced_code(eu.isced_address(code) or "") == code for code in ISCED_FIELDS)
    assert all(eu.language_of(eu.language_address(tag) or "") == tag for tag in LANGUAGES)
    assert all(eu.country_of(eu.country_address(code) or "") == code for code in COUNTRIES)
    assert [eu.eqf_level(eu.eqf_address(level)) for level in range(1, 9)] == list(range(1, 9))
    assert [eu.scheme_of(eu.framework_address(scheme) or "") for scheme in ("ecvet", "ects")] == [
        "ecvet",
        "ects",
    ]
    assert eu.kind_of(eu.kind_address(OutcomeKind.SKILL) or "") is OutcomeKind.SKILL


@pytest.mark.parametrize(
    "address", ["", "http://data.europa.eu/snb/eqf/9", "http://data.europa.eu/snb/eqf/4/", "urn:x"]
)
def test_an_address_of_another_list_means_nothing(address: str) -> None:
    readers: tuple[Callable[[str], object], ...] = (
        eu.eqf_level, eu.isced_code, eu.language_of, eu.country_of, eu.scheme_of, eu.kind_of
    )  # fmt: skip
    assert [reader(address) for reader in readers] == [None] * len(readers)
    assert not eu.is_nqf_level(address)


def test_a_region_is_no_part_of_a_language_there() -> None:
    assert eu.language_address("pt-PT") == eu.language_address("pt")
    assert eu.language_of(eu.language_address("smj") or "") == "smj"

"""Addresses of the European code lists: what the model writes short, and how the European Learning Model names it.

Each function gives `None` for what its list does not hold; a value may also be such an address already.
"""

from collections.abc import Mapping

from ecvet.io._eu_lists import COUNTRIES, ISCED_FIELDS, LANGUAGES, NQF_LEVELS
from ecvet.model.outcomes import OutcomeKind

_EQF = "http://data.europa.eu/snb/eqf/"
_NQF = "http://data.europa.eu/snb/qdr/c_"
_ISCED = "http://data.europa.eu/snb/isced-f/"
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_COUNTRY = "http://publications.europa.eu/resource/authority/country/"
_FRAMEWORK = "http://data.europa.eu/snb/education-credit/"
_SKILL_TYPE = "http://data.europa.eu/snb/skill-type/"

# The list of credit frameworks knows these two.
_FRAMEWORKS = {"ecvet": "60b314e826", "ects": "6fcec5c5af"}
# The list of skill types knows no competence.
_KINDS = {OutcomeKind.KNOWLEDGE: "knowledge", OutcomeKind.SKILL: "skill"}


def _inverse(table: Mapping[str, str]) -> Mapping[str, str]:
    return {value: key for key, value in table.items()}


_TAGS = _inverse(LANGUAGES)
_ALPHA_2 = _inverse(COUNTRIES)
_SCHEMES = _inverse(_FRAMEWORKS)


def _after(prefix: str, address: str) -> str | None:
    return address.removeprefix(prefix) if address.startswith(prefix) else None


def eqf_address(level: int) -> str:
    """Return the address of an EQF level.

    Examples:
        >>> eqf_address(4)
        'http://data.europa.eu/snb/eqf/4'
    """
    return f"{_EQF}{level}"


def eqf_level(address: str) -> int | None:
    """Return the EQF level of an address, or `None`."""
    digit = _after(_EQF, address)
    return int(digit) if digit in tuple("12345678") else None


def is_nqf_level(address: str) -> bool:
    """Whether an address is one of a level of a national qualifications framework."""
    return _after(_NQF, address) in NQF_LEVELS


def isced_address(code: str) -> str | None:
    """Return the address of a field of education and training, from its code.

    Examples:
        >>> isced_address("0716")
        'http://data.europa.eu/snb/isced-f/0716'
    """
    bare = code.removeprefix(_ISCED)
    return f"{_ISCED}{bare}" if bare in ISCED_FIELDS else None


def isced_code(address: str) -> str | None:
    """Return the code of a field of education and training, from its address."""
    code = _after(_ISCED, address)
    return code if code in ISCED_FIELDS else None


def language_address(tag: str) -> str | None:
    """Return the address of a language; script and region are no part of it.

    Examples:
        >>> language_address("fi")
        'http://publications.europa.eu/resource/authority/language/FIN'
    """
    language = tag.partition("-")[0]
    code = language.upper() if len(language) == 3 else LANGUAGES.get(language)
    return None if code is None else f"{_LANGUAGE}{code}"


def language_of(address: str) -> str | None:
    """Return the tag of a language, from its address."""
    code = _after(_LANGUAGE, address)
    if code is None or len(code) != 3 or not code.isalpha():
        return None
    return _TAGS.get(code, code.lower())


def country_address(code: str) -> str | None:
    """Return the address of a country, from its code of two letters.

    Examples:
        >>> country_address("FI")
        'http://publications.europa.eu/resource/authority/country/FIN'
    """
    return f"{_COUNTRY}{COUNTRIES[code]}" if code in COUNTRIES else None


def country_of(address: str) -> str | None:
    """Return the code of two letters of a country, from its address."""
    return _ALPHA_2.get(_after(_COUNTRY, address) or "")


def framework_address(scheme: str) -> str | None:
    """Return the address of a credit framework, from the code of a scheme of points.

    Examples:
        >>> framework_address("ecvet")
        'http://data.europa.eu/snb/education-credit/60b314e826'
    """
    return f"{_FRAMEWORK}{_FRAMEWORKS[scheme]}" if scheme in _FRAMEWORKS else None


def scheme_of(address: str) -> str | None:
    """Return the code of a scheme of points, from the address of its credit framework."""
    return _SCHEMES.get(_after(_FRAMEWORK, address) or "")


def kind_address(kind: OutcomeKind) -> str | None:
    """Return the address of a kind of learning outcome; the list has none for competence."""
    return f"{_SKILL_TYPE}{_KINDS[kind]}" if kind in _KINDS else None


def kind_of(address: str) -> OutcomeKind | None:
    """Return the kind of learning outcome, from its address."""
    return next((kind for kind in _KINDS if kind_address(kind) == address), None)

"""Coded values: members of the European code lists, and what `ecvet` says where there is no such list.

Source: the code lists of the European Learning Model 3.1 (Publications Office of the European Union); the SHACL profile
for credentials says of which list each coded property must be.
"""

from collections.abc import Mapping
from functools import cache

from ecvet.errors import Problem, shown
from ecvet.io._eu_codes import (
    country_of,
    eqf_level,
    framework_address,
    isced_code,
    kind_address,
    language_of,
)
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._json import Object, id_of, several, types_of, without_nothing
from ecvet.io.json_text import Json
from ecvet.model.origins import Setting
from ecvet.model.outcomes import OutcomeKind

_SNB = "http://data.europa.eu/snb/"
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_SCHEME = "25831c2"

#: What addresses of our own begin with; no European list is claimed to have them.
OWN = "urn:ecvet:"

BASE64 = f"{_SNB}encoding/6146cde7dd"
GENERIC = f"{_SNB}credential/e34929035b"
MANDATE = f"{_SNB}evidence-type/c_18016257"
PNG = f"{_AUTHORITY}file-type/PNG"
SCHEMA = f"{_SNB}model/ap/edc-generic-full"

# The list knows these two; there is none for informal learning.
_SETTINGS = {
    Setting.FORMAL: f"{_SNB}learning-setting/6fd4685715",
    Setting.NON_FORMAL: f"{_SNB}learning-setting/e207a81fc7",
}

# What the lists call their members in English.
_LABELS: Mapping[str, str] = {
    **{f"{_SNB}eqf/{level}": f"Level {level}" for level in range(1, 9)},
    str(framework_address("ecvet")): "European credit system for vocational education and training",
    str(framework_address("ects")): "European Credit Transfer System",
    str(kind_address(OutcomeKind.KNOWLEDGE)): "knowledge",
    str(kind_address(OutcomeKind.SKILL)): "skill",
    _SETTINGS[Setting.FORMAL]: "formal learning",
    _SETTINGS[Setting.NON_FORMAL]: "non-formal learning",
    BASE64: "base64",
    GENERIC: "Generic",
    MANDATE: "Mandate",
    PNG: "PNG",
}

# The lists by what their addresses begin with.
_ESCO = "http://data.europa.eu/esco/skill/"
_LISTS: Mapping[str, str] = {
    **{
        f"{_SNB}{name}/": f"{_SNB}{name}/{_SCHEME}"
        for name in [
            "accreditation",
            "claim-type",
            "credential",
            "education-credit",
            "encoding",
            "entitlement-status",
            "eqf",
            "evidence-type",
            "isced-f",
            "learning-setting",
            "qdr",
            "skill-reuse-level",
            "skill-type",
        ]
    },
    **{
        f"{_AUTHORITY}{name}/": f"{_AUTHORITY}{name}"
        for name in ("country", "currency", "file-type", "human-sex", "language")
    },
    _ESCO: "http://data.europa.eu/esco/concept-scheme/skills",
}

# Of which list a term takes its values. A framework may also be one that no European list has.
_TERMS: Mapping[str, str] = {
    t.CONTENT_ENCODING: f"{_SNB}encoding/",
    t.CONTENT_TYPE: f"{_AUTHORITY}file-type/",
    t.COUNTRY_CODE: f"{_AUTHORITY}country/",
    t.CREDENTIAL_PROFILES: f"{_SNB}credential/",
    t.EQF_LEVEL: f"{_SNB}eqf/",
    t.FRAMEWORK: f"{_SNB}education-credit/",
    t.LANGUAGE: f"{_AUTHORITY}language/",
    t.LEARNING_SETTING: f"{_SNB}learning-setting/",
    t.NQF_LEVEL: f"{_SNB}qdr/",
    t.PRIMARY_LANGUAGE: f"{_AUTHORITY}language/",
    t.RELATED_ESCO: _ESCO,
    t.SPATIAL: f"{_AUTHORITY}country/",
    t.THEMATIC_AREA: f"{_SNB}isced-f/",
}
#: The terms whose values are of a list.
LISTED = frozenset(_TERMS)


def concept(address: str, label: str | None = None) -> Object:
    """Return a coded value as an object, with the list that it is of where that is known.

    Args:
        address: The address of the value.
        label: What it is called in English, where no European list says so.
    """
    scheme = next((scheme for prefix, scheme in _LISTS.items() if address.startswith(prefix)), None)
    if scheme is None and address.startswith(OWN):
        scheme = address.rpartition(":")[0]
    word = _LABELS.get(address, label)
    return without_nothing(
        {
            t.ID: address,
            t.TYPE: t.CONCEPT,
            t.IN_SCHEME: None if scheme is None else {t.ID: scheme, t.TYPE: t.CONCEPT_SCHEME},
            t.PREF_LABEL: None if word is None else {"en": word},
        }
    )


def own(kind: str, value: str) -> str:
    """Return the address of a value that no European list has.

    Examples:
        >>> own("outcome-kind", "competence")
        'urn:ecvet:outcome-kind:competence'
    """
    return f"{OWN}{kind}:{value}"


def own_value(kind: str, address: Json) -> str | None:
    """Return what `own` was given, from its address; `None` for any other address."""
    prefix = f"{OWN}{kind}:"
    return address.removeprefix(prefix) if isinstance(address, str) and address.startswith(prefix) else None


def setting_address(setting: Setting) -> str | None:
    """Return the address of a learning setting; the list has none for informal learning."""
    return _SETTINGS.get(setting)


def setting_of(address: str) -> Setting | None:
    """Return the learning setting, from its address."""
    return next((setting for setting, known in _SETTINGS.items() if known == address), None)


def contradiction(node: Object) -> str | None:
    """Return the label of a coded value if it is what its list calls another value, else `None`."""
    address, labels = id_of(node), node.get(t.PREF_LABEL)
    if not isinstance(address, str) or address not in _LABELS or not isinstance(labels, dict):
        return None
    said = [label for label in several(labels.get("en")) if isinstance(label, str)]
    return next((label for label in said if label.casefold() in _other_labels(address)), None)


@cache
def _other_labels(address: str) -> frozenset[str]:
    """Return what the list of a known value calls its other values."""
    prefix = f"{address.rpartition('/')[0]}/"
    others = (label for other, label in _LABELS.items() if other.startswith(prefix) and other != address)
    return frozenset(label.casefold() for label in others)


def misplaced(term: str, node: Object) -> str | None:
    """Return of which list a coded value should be and is not, else `None`.

    Args:
        term: The term whose value it is.
        node: The coded value.
    """
    prefix, address = _TERMS.get(term), id_of(node)
    if prefix is None or t.CONCEPT not in types_of(node) or not isinstance(address, str):
        return None
    is_of_it = address.startswith(prefix)
    if not is_of_it and address.startswith(tuple(_LISTS)):
        return _LISTS[prefix]
    schemes = [id_of(one) for one in several(node.get(t.IN_SCHEME)) if isinstance(one, dict)]
    claims = is_of_it or term != t.FRAMEWORK
    return _LISTS[prefix] if claims and schemes and _LISTS[prefix] not in schemes else None


def listed(term: str, address: str) -> bool:
    """Whether the list of a term is known to hold an address; where the list is not known here, it may."""
    readers = {
        t.COUNTRY_CODE: country_of,
        t.EQF_LEVEL: eqf_level,
        t.LANGUAGE: language_of,
        t.LEARNING_SETTING: setting_of,
        t.THEMATIC_AREA: isced_code,
    }
    return term not in readers or readers[term](address) is not None


def wrong_list(path: str, node: Object, expected: str) -> Problem:
    """Return the problem of a coded value that is of another list than its place asks for."""
    return Problem(
        rule="vocab.scheme",
        path=path,
        message="is of another code list",
        got=shown(id_of(node)),
        expected=f"a value of {expected}",
    )

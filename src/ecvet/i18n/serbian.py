"""Serbian in Latin script, made letter by letter from the Cyrillic: one set of words is enough to keep."""

import re

_LETTERS = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
_PAIRS = {"љ": "lj", "њ": "nj", "џ": "dž"}
_TABLE = str.maketrans(
    {
        **_LETTERS,
        **{cyrillic.upper(): latin.upper() for cyrillic, latin in _LETTERS.items()},
        **_PAIRS,
        **{cyrillic.upper(): latin.title() for cyrillic, latin in _PAIRS.items()},
    }
)
# A letter that becomes two has both in capitals where its neighbours are: ЉУБАВ, ЦИЉ, but Љубав.
_WITHIN_CAPITALS = re.compile(r"[ЉЊЏ](?=[А-ЯЂ-Џ])|(?<=[А-ЯЂ-Џ])[ЉЊЏ](?![а-яђ-џ])")


def latin(words: str) -> str:
    """Return Serbian words in Latin script; what is not Cyrillic stays as it is, names in braces among it.

    Args:
        words: The words in Cyrillic script.

    Examples:
        >>> latin("Јединица „{unit}“ је завршена, ECVET")
        'Jedinica „{unit}“ je završena, ECVET'
        >>> latin("Његошева, ЊЕГОШЕВА, ЦИЉ")
        'Njegoševa, NJEGOŠEVA, CILJ'
    """
    both_capital = _WITHIN_CAPITALS.sub(lambda found: _PAIRS[found[0].lower()].upper(), words)
    return both_capital.translate(_TABLE)

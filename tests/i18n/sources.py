"""The catalogues as their sources say them, read without our own code."""

from functools import cache
from pathlib import Path
from string import Formatter

import attrs
from babel.messages.pofile import read_po

from ecvet.i18n import catalogue

FOLDER = Path(catalogue.__file__).parent / "catalogues"
#: The languages that have a source; Serbian in Latin script is made from the Cyrillic.
SOURCES = tuple(sorted(path.stem for path in FOLDER.glob("*.po")))


@attrs.frozen
class Words:
    """What a source says.

    Args:
        forms: The words by key.
        counted: The parameter that decides between the forms, by the keys of those that have several.
        found: Where words were found, by key.
    """

    forms: dict[str, tuple[str, ...]]
    counted: dict[str, str]
    found: dict[str, str]


@cache
def words(language: str) -> Words:
    """Return what the source of a language says."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        entries = read_po(file, abort_invalid=True)
    said = Words({}, {}, {})
    for entry in entries:
        key, *deciding = (entry.id,) if isinstance(entry.id, str) else entry.id
        if entry.context:
            said.found[key] = str(entry.string)
            continue
        said.forms[key] = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        said.counted.update(dict.fromkeys([key] if deciding else [], *deciding))
    del said.forms[""]
    return said


def placeholders(form: str) -> set[str]:
    """Return what words name in braces."""
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}

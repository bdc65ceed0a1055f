"""Sentences: what a finding or a heading says, with its names and numbers as the language writes them."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal

from ecvet.codes import wrong
from ecvet.errors import ShapeError
from ecvet.i18n import formats
from ecvet.i18n.catalogue import Reader, catalogue, tag
from ecvet.model.transfers import Reason
from ecvet.periods import day
from ecvet.points import Points, number
from ecvet.rules.findings import Finding, Param
from ecvet.text import Text

# Parameters whose codes have their labels under another name than the parameter's.
_LABELS = {"expected": "scheme"}
# Parameters that are days.
_DAYS = ("date", "last")


def sentence(said: Finding | Reason, language: Reader) -> str:
    """Return a finding, or the reason of a decision, as a sentence.

    Args:
        said: The finding or the reason.
        language: The tag of the language; where there are no words in it, the nearest serves, else English.

    Raises:
        ShapeError: `i18n.key` where there is no such code, `i18n.params` where a parameter is missing.

    Examples:
        >>> from ecvet.rules.findings import finding
        >>> title = Text({"en": "Electives", "fi": "Valinnaiset"})
        >>> short = finding("group-short-of-members", group=title, counted=1, minimum=3)
        >>> sentence(short, "en")
        'Group “Electives” has 1 member in use; it needs at least 3.'
        >>> sentence(short, "fi")
        'Ryhmästä ”Valinnaiset” on suoritettu 1 osa; osia vaaditaan vähintään 3.'
    """
    params = dict(said.params) if isinstance(said, Finding) else dict(_typed(said))
    return phrase(f"finding.{said.code}", language, **params)


def _typed(said: Reason) -> Iterator[tuple[str, Param]]:
    """Yield what a reason is about; a decision keeps all of it as text, days too."""
    for name, value in said.about:
        try:
            yield name, day(value) if name in _DAYS else value
        except ShapeError:
            yield name, value


def phrase(key: str, language: Reader, /, **params: Param) -> str:
    """Return the words for a key that is about something.

    A text is shown in the language of the reader, a number, a day or points in the form of the language,
    several texts as a list. A code that has a label under the name of its parameter is shown by that label:
    `verdict=Verdict.ACHIEVED` as "achieved".

    Args:
        key: The key, such as "command.verdict".
        language: The tag of the language; where there are no words in it, the nearest serves, else English.
        params: What it is about, by the names in the message; more than it names do no harm.

    Raises:
        ShapeError: `i18n.key` where there is no such key, `i18n.params` where a parameter is missing.

    Examples:
        >>> phrase("command.missing", "fi", points=Points("7.5", "osaamispiste"), units=1)
        'Puuttuu: 7,5 osaamispistettä, 1 tutkinnon osa'
    """
    words = catalogue(language)
    message = words.message(key)
    form = words.form(message, _quantity(params.get(message.counted)))
    shown = {name: _shown(name, value, language) for name, value in params.items()}
    try:
        return form.format_map(shown)
    except KeyError as missing:
        raise wrong("params", "i18n.params", f"lack what {key} names", sorted(params), str(missing)) from None


def _quantity(value: "Param | None") -> Decimal | int | None:
    """Return the number that chooses a form; the reasons of a decision carry their numbers as text."""
    if isinstance(value, str):
        with suppress(ShapeError):
            return number(value)
    if isinstance(value, Points):
        return value.value
    return value if isinstance(value, Decimal | int) else None


def _shown(name: str, value: Param, language: Reader) -> str:
    match value:
        case Text():
            return value.pick(tag(language)).text
        case Points():
            return formats.points(value, language)
        case date():
            return formats.day(value, language)
        case tuple():
            return formats.list_of([_shown(name, item, language) for item in value], language)
        case str():
            label = catalogue(language).messages.get(f"{_LABELS.get(name, name)}.{value}")
            return str(value) if label is None else label.forms[0]
        case _:
            return formats.number(value, language)

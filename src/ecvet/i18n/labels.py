"""Labels: words for the fixed things, such as verdicts, severities, terms of the field and headings."""

from ecvet.i18n import _catalogues


def label(key: str, language: str) -> str:
    """Return the words for a key that is about nothing but itself.

    Args:
        key: The key, such as "verdict.achieved".
        language: The tag of the language; where there are no words in it, the nearest serves, else English.

    Raises:
        ShapeError: `i18n.key` where there is no such key.

    Examples:
        >>> label("term.unit", "fi-FI")
        'tutkinnon osa'
        >>> label("decision.full", "sv")
        'erkänd i sin helhet'
    """
    words = _catalogues.catalogue(language)
    return words.form(words.message(key), None)


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that there are words in, in alphabetical order.

    Examples:
        >>> "en" in languages()
        True
    """
    return _catalogues.languages()

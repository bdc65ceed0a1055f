"""Labels: words for the fixed things, such as verdicts, severities, terms of the field and headings."""

from collections.abc import Iterator, Mapping, Sequence
from string import Formatter
from types import MappingProxyType

import attrs

from ecvet.codes import check_text, wrong
from ecvet.i18n import catalogue as catalogues
from ecvet.i18n.catalogue import Catalogue, Message, Reader, Source


def label(key: str, language: Reader) -> str:
    """Return the words for a key that is about nothing but itself.

    Args:
        key: The key, such as "verdict.achieved".
        language: The tag of the language; where there are no words in it, the nearest serves, else English. Or a
            catalogue with words of the caller's own.

    Raises:
        ShapeError: `i18n.key` where there is no such key.

    Examples:
        >>> label("term.unit", "fi-FI")
        'tutkinnon osa'
        >>> label("decision.full", "sv")
        'erkänd i sin helhet'
    """
    words = catalogues.catalogue(language)
    return words.form(words.message(key), None)


def heading(key: str, language: Reader) -> str:
    """Return the words for a key as they stand at the beginning of a line.

    Examples:
        >>> heading("term.unit", "sv")
        'Examensdel'
        >>> heading("term.learning-outcome", "en")
        'Learning outcome'
    """
    return capital(label(key, language), language)


def capital(words: str, language: Reader) -> str:
    """Return words with a capital first letter, by the spelling of the language.

    Examples:
        >>> capital("işletme", "tr"), capital("ijs", "nl"), capital("€ 5", "en")
        ('İşletme', 'IJs', '€ 5')
    """
    first = {("tr", "i"): "İ", ("nl", "ij"): "IJ"}
    root = catalogues.tag(language).partition("-")[0]
    for length in (2, 1):
        if (root, words[:length]) in first:
            return first[root, words[:length]] + words[length:]
    return words[:1].upper() + words[1:]


def source(key: str, language: Reader) -> Source:
    """Return where the words for a key were found, in the language that `label` gives them in.

    Raises:
        ShapeError: `i18n.key` where there is no such key.

    Examples:
        >>> source("field.tutor", "sv").value
        'drafted'
    """
    words = catalogues.catalogue(language)
    words.message(key)
    return words.sources.get(key, Source.DRAFTED)


def wording(language: str, own: Mapping[str, str | Sequence[str]]) -> Catalogue:
    """Return the words of a language with some in place of the library's own, for whatever takes a language.

    Args:
        language: The tag of the language.
        own: Words by key; as many forms as the message has where its words depend on a number. They may name what
            the words that they replace name, in braces.

    Raises:
        ShapeError: `i18n.key` where there is no such key, `i18n.forms` where the number of forms differs,
            `i18n.words` where words are empty or name anything else in braces, and what `ecvet.codes.check_text`
            refuses.

    Examples:
        >>> ours = wording("en", {"term.unit": "module"})
        >>> label("term.unit", ours), label("term.points", ours)
        ('module', 'points')
    """
    words = catalogues.catalogue(language)
    messages = dict(words.messages)
    for key, given in own.items():
        forms = (given,) if isinstance(given, str) else tuple(given)
        replaced = words.message(key)
        if len(forms) != len(replaced.forms):
            raise wrong(
                key, "i18n.forms", "has another number of forms", len(forms), str(len(replaced.forms))
            )
        for words_given in forms:
            _check(key, words_given, {name for form in replaced.forms for name in _names(form)})
        messages[key] = Message(forms, replaced.counted)
    return attrs.evolve(words, messages=MappingProxyType(messages))


def _check(key: str, words: str, known: set[str]) -> None:
    """Refuse words that could not be put into a sentence: what stands in braces is a plain name of the message."""
    check_text(words, key)
    try:
        names = set(_names(words))
    except ValueError:
        names = {words}
    if not words.strip() or not names <= known:
        expected = ", ".join(f"{{{name}}}" for name in sorted(known)) or "words without braces"
        raise wrong(key, "i18n.words", "is not words with nothing but these names in braces", words, expected)


def _names(words: str) -> Iterator[str]:
    """Yield what stands in braces; more than a name, such as a width, is yielded whole."""
    for _, name, width, conversion in Formatter().parse(words):
        if name is not None:
            yield f"{name}!{conversion or ''}:{width or ''}" if width or conversion else name


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that there are words in, in alphabetical order.

    Examples:
        >>> "en" in languages()
        True
    """
    return catalogues.languages()

"""What the page on languages tells of each language, generated from the catalogues."""

from collections import Counter
from collections.abc import Iterable
from importlib.resources import files

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from ecvet.i18n.catalogue import Source, catalogue, languages
from ecvet.i18n.formats import language_name
from ecvet.i18n.labels import label, source

_LATIN = "sr-Latn"


class LanguageSources(Directive):
    """Writes one row a language: how many of its labels were found where."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        heading = ("language", "tag", "its own name", *(kind.value for kind in Source))
        return [_table(heading, (_named(tag) + _counts(tag) for tag in languages()))]


class ThirdKind(Directive):
    """Writes one row a language: the two names of the third kind of learning outcome."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        keys = ("outcome-kind.competence", "outcome-kind.responsibility-and-autonomy")
        rows = ((language_name(tag, "en"), *(label(key, tag) for key in keys)) for tag in languages())
        return [_table(("language", "2009", "2017"), rows)]


class LanguageNotes(Directive):
    """Writes a list: what those who wrote the words of a language noted at the head of its catalogue."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        noted = nodes.definition_list()
        for tag in languages():
            if tag not in ("en", _LATIN) and (notes := _notes(tag)):
                term = nodes.term("", language_name(tag, "en"))
                noted += nodes.definition_list_item(
                    "", term, nodes.definition("", nodes.paragraph("", notes))
                )
        return [noted]


def _named(tag: str) -> tuple[str, ...]:
    return language_name(tag, "en"), tag, language_name(tag, tag)


def _counts(tag: str) -> tuple[str, ...]:
    """Return how many labels come from each source; what names something in braces is a sentence, not a label."""
    messages = catalogue(tag).messages
    found = Counter(source(key, tag) for key, message in messages.items() if "{" not in message.forms[0])
    return tuple(str(found[kind]) for kind in Source)


def _notes(tag: str) -> str:
    """Return the comments at the head of a catalogue, but for its first line, which says what the file is."""
    text = (files("ecvet.i18n") / "catalogues" / f"{tag}.po").read_text(encoding="utf-8")
    head = text.partition("msgid")[0].splitlines()
    return " ".join(line.removeprefix("#").strip() for line in head[1:])


def _table(heading: Iterable[str], rows: Iterable[Iterable[str]]) -> nodes.table:
    heading = tuple(heading)
    table = nodes.table(classes=["colwidths-auto"])
    group = nodes.tgroup(cols=len(heading))
    table += group
    group += [nodes.colspec(colwidth=1) for _ in heading]
    group += nodes.thead("", _row(heading))
    body = nodes.tbody()
    group += body
    body += [_row(row) for row in rows]
    return table


def _row(cells: Iterable[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", cell)) for cell in cells))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directives."""
    app.add_directive("language-sources", LanguageSources)
    app.add_directive("third-kind", ThirdKind)
    app.add_directive("language-notes", LanguageNotes)
    return {"parallel_read_safe": True}

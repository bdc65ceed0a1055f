"""The keys of the messages that the code uses, and the one form that all catalogues have.

`python -m tests.i18n.messages` brings every catalogue to the order and the comments of en.po. A key that the code
asks for and that a catalogue lacks is added with empty words, which the tests refuse until they are written; a key
that nothing uses is taken out; words are never changed. Where all is in order, nothing is written.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Set
from enum import StrEnum
from functools import cache
from pathlib import Path

import attrs
from babel.core import Locale

import ecvet
from ecvet.io._writing import What
from ecvet.model.agreements import Basis, Confirmation, Party
from ecvet.model.origins import Evidence, Origin, Setting
from ecvet.model.outcomes import OutcomeKind
from ecvet.model.papers import Enclosure
from ecvet.model.policies import Resit
from ecvet.model.transfers import Coverage, Decision, Stage
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.completeness import Element
from ecvet.rules.findings import CODES, Severity
from tests.i18n.sources import FOLDER

CODE = Path(ecvet.__file__).parent
#: Enumerations of the field, whose members have labels: `Verdict.ACHIEVED` that of `verdict.achieved`.
LABELLED: tuple[type[StrEnum], ...] = (
    Verdict,
    Severity,
    Decision,
    Coverage,
    Stage,
    OutcomeKind,
    Origin,
    Setting,
    Evidence,
    Resit,
    Party,
    Confirmation,
    Basis,
    Element,
    Enclosure,
    What,
)
#: Words that are offered whole, whether or not the library itself asks for each: terms of the field, both names of
#: the third kind of outcome, and schemes of points, which the data name.
_OFFERED = ("term.", "outcome-kind.", "scheme.", "points.")
#: Functions and methods that take keys.
_ASKING = {"about", "field", "heading", "label", "phrase", "table", "_label", "_phrase"}
_KEY = re.compile(r"[a-z-]+(\.[a-z0-9-]+)+")


# What the code uses


def demanded() -> set[str]:
    """Return the keys that there must be words for: those of codes, of members of enumerations, and those asked for."""
    labels = {f"{_room(kind)}.{member}" for kind in LABELLED for member in kind}
    return {f"finding.{code}" for code in CODES} | labels | _asked_for()


def unused(keys: Set[str]) -> set[str]:
    """Return the keys that nothing can ask for."""
    named = {text for module in _modules() for text in module.literals}
    filled = {key for module in _modules() for key in module.filled(keys)}
    return {key for key in keys - demanded() - named - filled if not key.startswith(_OFFERED)}


def _room(kind: type[StrEnum]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


@attrs.frozen
class _Module:
    """What a module of the library says about keys.

    Args:
        literals: All texts in it.
        asked: Those among them that are handed to what takes a key.
        beginnings: Beginnings of keys that are filled in, such as "stage." of `f"stage.{stage}"`.
        members: The members of the enumerations that it defines.
    """

    literals: frozenset[str]
    asked: frozenset[str]
    beginnings: tuple[str, ...]
    members: frozenset[str]

    def filled(self, keys: Set[str]) -> Iterator[str]:
        """Yield the keys with a beginning of the module that a text of it or a member of an enumeration completes."""
        ends = self.literals | _members() if self.beginnings else frozenset()
        for beginning in self.beginnings:
            yield from (
                key for key in keys if key.startswith(beginning) and key.removeprefix(beginning) in ends
            )


def _asked_for() -> set[str]:
    return {key for module in _modules() for key in module.asked}


@cache
def _members() -> frozenset[str]:
    return frozenset(member for module in _modules() for member in module.members)


@cache
def _modules() -> tuple[_Module, ...]:
    paths = sorted(CODE.rglob("*.py"))
    return tuple(_module([*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]) for path in paths)


def _module(nodes: list[ast.AST]) -> _Module:
    calls = (node for node in nodes if isinstance(node, ast.Call) and _name(node.func) in _ASKING)
    handed = _texts(choice for call in calls for argument in call.args for choice in _choices(argument))
    kinds = (node for node in nodes if isinstance(node, ast.ClassDef) and "StrEnum" in map(_name, node.bases))
    members = (node.value for kind in kinds for node in kind.body if isinstance(node, ast.Assign))
    return _Module(
        literals=frozenset(_texts(nodes)),
        asked=frozenset(text for text in handed if _KEY.fullmatch(text)),
        beginnings=tuple(_beginnings(nodes)),
        members=frozenset(_texts(members)),
    )


def _texts(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)


def _choices(argument: ast.expr) -> Iterator[ast.expr]:
    """Yield what an argument can be: itself, either side of a choice, each of several."""
    match argument:
        case ast.IfExp():
            yield from (argument.body, argument.orelse)
        case ast.Tuple() | ast.List():
            yield from argument.elts
        case _:
            yield argument


def _beginnings(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield what stands before the one thing to fill in, where that is a room of keys and a full stop."""
    for node in nodes:
        match node:
            case ast.JoinedStr(values=[ast.Constant(value=str(beginning)), ast.FormattedValue()]):
                yield from [beginning] if re.fullmatch(r"([a-z-]+\.)+", beginning) else []
            case _:
                pass


# The form of a catalogue


@attrs.frozen
class _Entry:
    """An entry of a catalogue, as it stands in the file.

    Args:
        key: Its key; empty for the head of the file.
        context: Empty for words, `source` for where they were found.
        comments: The lines above it.
        lines: Its own lines.
    """

    key: str
    context: str
    comments: tuple[str, ...]
    lines: tuple[str, ...]


def normal(own: str, english: str, language: str) -> str:
    """Return a catalogue with the keys, the order and the comments of the English one, and its own head and words.

    Args:
        own: The catalogue, as the text of its file.
        english: The English one, in its normal form.
        language: The tag of the language.
    """
    entries = {(entry.key, entry.context): entry for entry in _entries(own)}
    parts = [(*entries["", ""].comments, *entries["", ""].lines)]
    for entry in _entries(english):
        if entry.key and not entry.context:
            words = entries.get((entry.key, ""))
            parts.append((*entry.comments, *(_empty(entry, language) if words is None else words.lines)))
            found = entries.get((entry.key, "source"))
            parts += [] if found is None else [found.lines]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def normal_english(english: str) -> str:
    """Return the English catalogue with all keys that the code asks for and without those that nothing uses."""
    entries = [entry for entry in _entries(english) if entry.key]
    keys = {entry.key for entry in entries}
    superfluous, missing = unused(keys), demanded() - keys
    kept = [*_without(entries, superfluous)]
    for key in sorted(missing):
        room = key.partition(".")[0]
        last = max(
            (n for n, entry in enumerate(kept, 1) if entry.key.partition(".")[0] == room), default=len(kept)
        )
        kept.insert(last, _Entry(key, "", (), (f'msgid "{key}"', 'msgstr ""')))
    head = next(_entries(english))
    return "\n\n".join("\n".join([*entry.comments, *entry.lines]) for entry in (head, *kept)) + "\n"


def _without(entries: Iterable[_Entry], keys: set[str]) -> Iterator[_Entry]:
    """Yield the other entries; the heading of a part passes to the first that is left of it."""
    heading: tuple[str, ...] = ()
    for entry in entries:
        if entry.key in keys:
            heading = entry.comments or heading
        else:
            yield attrs.evolve(entry, comments=entry.comments or heading)
            heading = ()


def _empty(entry: _Entry, language: str) -> tuple[str, ...]:
    """Return the lines of an entry without words yet."""
    if not any(line.startswith("msgid_plural") for line in entry.lines):
        return (entry.lines[0], 'msgstr ""')
    forms = len(Locale.parse(language, sep="-").plural_form.tags | {"other"})
    return (*entry.lines[:2], *(f'msgstr[{number}] ""' for number in range(forms)))


def _entries(text: str) -> Iterator[_Entry]:
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith(("#", "msgctxt", "msgid ")) and any(one.startswith("msgstr") for one in lines):
            yield _entry(lines)
            lines = []
        lines += [line] if line else []
    yield _entry(lines)


def _entry(lines: list[str]) -> _Entry:
    comments = tuple(line for line in lines if line.startswith("#"))
    named = dict(re.findall(r'^(msgid|msgctxt) "(.*)"$', "\n".join(lines), re.MULTILINE))
    return _Entry(named["msgid"], named.get("msgctxt", ""), comments, tuple(lines[len(comments) :]))


def bring_in_order(folder: Path) -> list[Path]:
    """Write the catalogues of a folder in their normal form, and return those that were not in it.

    Args:
        folder: Where the catalogues are.
    """
    english = normal_english((folder / "en.po").read_text(encoding="utf-8"))
    changed = []
    for path in sorted(folder.glob("*.po")):
        before = path.read_text(encoding="utf-8")
        after = english if path.stem == "en" else normal(before, english, path.stem)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(path)
    return changed


def main() -> None:
    """Bring the catalogues of the library in order, and say what was done."""
    english = (FOLDER / "en.po").read_text(encoding="utf-8")
    keys = {entry.key for entry in _entries(english)} - {""}
    for key in sorted(demanded() - keys):
        sys.stdout.write(f"{key}: added without words\n")
    for key in sorted(unused(keys)):
        sys.stdout.write(f"{key}: taken out, nothing uses it\n")
    for path in bring_in_order(FOLDER):
        sys.stdout.write(f"{path.name}: written\n")


if __name__ == "__main__":
    main()

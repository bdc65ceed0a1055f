"""Pages of Markdown as a reader would follow them: code is run, commands are typed, files are saved."""

import doctest
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple, TypeAlias

import attrs

from tests.conftest import REPOSITORY

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]

# A fence is found wherever it opens, also inside of a note or a list: no code goes unread.
_FENCE = re.compile(
    r"^[ ]*(?P<fence>`{3,}|~{3,})[ ]*(?:\{code-block\}[ ]*)?(?P<language>python|pycon|py|console|text|json)\b[^\n`]*\n"
    r"(?P<code>.*?)"
    r"^[ ]*(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
# An empty line within what is shown; a prompt, or the end, ends it. A reader is spared the sign that doctest wants.
_EMPTY = re.compile(r"\n\n(?!>>> |\Z)")
# The options of a MyST directive; the caption of a file is its name.
_OPTION = re.compile(r"^:(\w+): *(.*)\n+", re.MULTILINE)

Shell: TypeAlias = Callable[[list[str]], tuple[int, str]]


class Block(NamedTuple):
    """A piece of a page and the number of the line before it."""

    language: str
    code: str
    offset: int
    caption: str = ""


class Typed(NamedTuple):
    """A command of a console, and what the page shows below it."""

    command: str
    shown: str


def blocks_of(page: str) -> Iterator[Block]:
    """The fenced blocks in a page that are run or saved, in order."""
    for fence in _FENCE.finditer(page):
        code, offset, caption = dedent(fence["code"]), page.count("\n", 0, fence.start("code")), ""
        while option := _OPTION.match(code):
            caption = option[2] if option[1] == "caption" else caption
            offset += option[0].count("\n")
            code = code[option.end() :]
        language = "python" if fence["language"].startswith("py") else fence["language"]
        if language in ("python", "console") or caption:
            yield Block(language, code, offset, caption)


def typed(console: str) -> Iterator[Typed]:
    """What is typed in a console; a line that ends with a backslash goes on in the next."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, shown = part.replace("\\\n", " ").partition("\n")
        yield Typed(command, shown)


@attrs.define
class Reader:
    """Somebody who follows pages in one folder, block by block.

    Args:
        shell: Runs `ecvet` with arguments; returns its exit code, and what it wrote.
        folder: Where files are saved.
        namespace: What Python knows so far.
    """

    shell: Shell
    folder: Path
    namespace: dict[str, Any] = attrs.Factory(lambda: {"__name__": "__main__"})

    def follow(self, path: Path) -> None:
        """Do all that a page says, in order."""
        for block in blocks_of(path.read_text(encoding="utf-8")):
            self.do(block, path)

    def do(self, block: Block, path: Path) -> None:
        """Run a block; what it shows as output has to come out."""
        if block.language == "console":
            self._type(block, path)
        elif block.caption:
            (self.folder / block.caption).write_text(block.code, encoding="utf-8")
        elif ">>> " in block.code:
            self._doctest(block, path)
        else:
            # The empty lines make a traceback name the line of the page.
            exec(compile("\n" * block.offset + block.code, path, "exec"), self.namespace)

    def _doctest(self, block: Block, path: Path) -> None:
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        code = _EMPTY.sub("\n<BLANKLINE>\n", block.code)
        test = doctest.DocTestParser().get_doctest(code, {}, path.name, str(path), block.offset)
        test.globs = self.namespace
        report: list[str] = []
        runner.run(test, out=report.append, clear_globs=False)
        if report:
            raise AssertionError("".join(report))

    def _type(self, block: Block, path: Path) -> None:
        for command, shown in typed(block.code):
            # What installs, builds or clones is for the reader's own machine.
            program, *arguments = shlex.split(command, comments=True)
            if program != "ecvet":
                continue
            code, wrote = self.shell(arguments)
            where = f"{path.name}:{block.offset + 1}: {command}"
            assert code in (0, 1) or shown.startswith("error"), f"{where}\n{wrote}"
            # An ellipsis at the end of what is shown stands for the rest.
            if shown and not doctest.OutputChecker().check_output(shown, wrote, doctest.ELLIPSIS):
                raise AssertionError(f"{where}\nExpected:\n{shown}\nGot:\n{wrote}")

"""The Python code of the README and of the documentation runs as it stands there.

The blocks of a file share one namespace and run in order, as a reader would type them.
"""

import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PAGES = [*REPOSITORY.glob("README.md"), *sorted((REPOSITORY / "docs").rglob("*.md"))]

# A fence is found wherever it opens, also inside of a note or a list: no code goes unread.
FENCE = re.compile(
    r"^[ ]*(?P<fence>`{3,}|~{3,})[ ]*(?:\{code-block\}[ ]*)?(?:python|pycon|py)\b[^\n`]*\n"
    r"(?P<code>.*?)"
    r"^[ ]*(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A piece of Python code and the number of the line before it."""

    code: str
    offset: int


def blocks_of(page: str) -> Iterator[Block]:
    """The fenced blocks of Python in a page of Markdown, in order."""
    for fence in FENCE.finditer(page):
        yield Block(dedent(fence["code"]), page.count("\n", 0, fence.start("code")))


def run(block: Block, path: Path, namespace: dict[str, Any]) -> None:
    """Run a block; where it shows prompts, what it shows as output has to come out."""
    if ">>> " not in block.code:
        # The empty lines make a traceback name the line of the page.
        exec(compile("\n" * block.offset + block.code, path, "exec"), namespace)
        return
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    test = doctest.DocTestParser().get_doctest(block.code, {}, path.name, str(path), block.offset)
    test.globs = namespace
    report: list[str] = []
    runner.run(test, out=report.append, clear_globs=False)
    if report:
        raise AssertionError("".join(report))


def pages_with_code() -> list[Path]:
    return [path for path in PAGES if any(blocks_of(path.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("path", pages_with_code(), ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_the_code_of_a_page_runs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the code writes goes to a folder of its own, not into the repository.
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks_of(path.read_text(encoding="utf-8")):
        run(block, path, namespace)


# The teeth: a page that must fail is seen to fail

PAGE = """\
# A page

```python
total = 40 + 20
```

- In a list:

  ```pycon
  >>> total
  60
  ```

```console
$ ecvet demo
```

````{note}
```{code-block} python
assert total == 61
```
````
"""


def test_blocks_are_found_in_order_with_their_lines() -> None:
    assert [block.offset for block in blocks_of(PAGE)] == [3, 9, 19]


def test_blocks_share_a_namespace_and_a_failing_one_names_its_line() -> None:
    namespace: dict[str, Any] = {}
    first, second, third = blocks_of(PAGE)
    run(first, Path("page.md"), namespace)
    run(second, Path("page.md"), namespace)
    with pytest.raises(AssertionError) as caught:
        run(third, Path("page.md"), namespace)
    assert caught.traceback[-1].lineno == 19  # counted from 0


def test_output_that_is_not_what_the_page_shows_fails() -> None:
    with pytest.raises(AssertionError, match=r"Expected:\n +61\nGot:\n +60"):
        run(Block(">>> 40 + 20\n61\n", 0), Path("page.md"), {})

"""The README and the documentation do as they say: code runs, commands run, links lead somewhere."""

import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

import ecvet
from ecvet.cli import main
from ecvet.i18n.catalogue import languages
from tests.conftest import REPOSITORY
from tests.pages import PAGES, Block, Reader, blocks_of, typed

DOCS = REPOSITORY / "docs"
# Code is no prose: what looks like a link in it is none.
CODE = re.compile(r"^[ ]*(`{3,}|~{3,}).*?^[ ]*\1[ ]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^()\s]+)\)")
SVG = "{http://www.w3.org/2000/svg}"


def named(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


# What a page says is done


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Reader:
    """Somebody in an empty folder, whose computer speaks English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "en")

    def shell(arguments: list[str]) -> tuple[int, str]:
        capfd.readouterr()
        code = main(arguments)
        told = capfd.readouterr()
        return code, told.out + told.err

    return Reader(shell, tmp_path)


@pytest.mark.parametrize(
    "page", [path for path in PAGES if any(blocks_of(path.read_text(encoding="utf-8")))], ids=named
)
def test_a_page_does_as_it_says(page: Path, reader: Reader) -> None:
    reader.follow(page)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_command_hides_in_a_block_that_is_not_run(page: Path) -> None:
    unrun = re.findall(r"^[ ]*```(?:sh|bash|shell)\n(.*?)```", page.read_text(encoding="utf-8"), re.M | re.S)
    assert not [block for block in unrun if re.search(r"^(\$ )?ecvet ", block, re.MULTILINE)]


# Links


def prose(page: Path) -> str:
    return CODE.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> Iterator[str]:
    """The anchors of the headings of a page, as GitHub and MyST make them."""
    for title in re.findall(r"^#{1,6} (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_link_leads_to_a_page_and_a_heading_that_there_are(page: Path) -> None:
    for target in LINK.findall(prose(page)):
        if ":" in target:
            continue
        name, _, anchor = target.partition("#")
        found = (page.parent / name).resolve() if name else page
        assert found.is_file(), target
        assert not anchor or anchor in set(anchors(found)), target


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_link_to_the_web_is_well_formed_and_secure(page: Path) -> None:
    for target in LINK.findall(prose(page)):
        if ":" in target:
            parts = urlsplit(target)
            assert parts.scheme == "https", target
            assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", parts.netloc), target


# The reference


def documented() -> set[str]:
    pages = (path.read_text(encoding="utf-8") for path in (DOCS / "reference").glob("*.md"))
    return {module for page in pages for module in re.findall(r"automodule:: (\S+)", page)}


@pytest.mark.parametrize("name", ecvet.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    value: Any = getattr(ecvet, name)
    where = {value.__module__} if inspect.isclass(value) or inspect.isfunction(value) else _homes(value)
    assert where & {*documented(), *_opened()}


def _homes(value: object) -> set[str]:
    """The modules that a value which does not know its own can be imported from."""
    return {name for name in documented() if value in vars(importlib.import_module(name)).values()}


def _opened() -> set[str]:
    """The private modules of packages whose documented front hands on their names."""
    fronts = [importlib.import_module(name) for name in documented() if name != "ecvet"]
    return {
        getattr(value, "__module__", "")
        for front in fronts
        if hasattr(front, "__path__")
        for value in (getattr(front, name) for name in getattr(front, "__all__", ()))
    }


def test_every_page_has_its_place() -> None:
    listed = re.findall(
        r"^```\{toctree\}\n(.*?)^```", (DOCS / "index.md").read_text(encoding="utf-8"), re.M | re.S
    )
    places = {line for block in listed for line in block.splitlines() if line and not line.startswith(":")}
    pages = {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    assert {page for page in pages if not page.startswith("reference/")} - {"index"} <= places
    assert "reference/index" in places


def test_contributors_are_told_every_target_of_make() -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `make (\w+)`", (DOCS / "contributing.md").read_text(encoding="utf-8"), re.M))
    assert told == set(re.findall(r"^(\w+):.*##", makefile, re.M)) - {"help"}


@pytest.mark.parametrize(("folder", "pattern"), [("examples", "[!_]*.py"), ("examples/notebooks", "*.ipynb")])
def test_every_example_is_on_its_page(folder: str, pattern: str) -> None:
    page = (DOCS / "examples.md").read_text(encoding="utf-8")
    assert not [path.name for path in (REPOSITORY / folder).glob(pattern) if f"`{path.name}`" not in page]


# Pictures


@pytest.mark.parametrize("picture", sorted((DOCS / "_static").glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_tells_in_words_what_it_shows(picture: Path) -> None:
    root = ElementTree.parse(picture).getroot()
    title, told = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert title
    assert told
    assert root.get("aria-labelledby") == "title desc"


def test_the_picture_of_a_mobility_shows_what_the_demo_says(reader: Reader) -> None:
    _, wrote = reader.shell(["demo"])
    picture = " ".join(
        "".join(ElementTree.parse(DOCS / "_static" / "mobility.svg").getroot().itertext()).split()
    )
    counted = re.search(r"Counted: (\d+ of \d+ ECVET points)", wrote)
    missing = re.search(r"Missing: (\d+) ECVET points in (\d+ units)", wrote)
    assert counted is not None
    assert missing is not None
    assert f"{counted[1]} count" in picture
    assert f"Missing: {missing[1]} points in {missing[2]}" in picture
    for title in ("Compulsory units", "Optional units", "Common units"):
        row = re.search(rf"{title} +(\d+) +(\d+)", wrote)
        assert row is not None
        assert f"{title} {row[1]} of {row[2]}" in picture


def test_the_number_of_languages_is_as_the_pages_say() -> None:
    said = {int(found) for page in PAGES for found in re.findall(r"\b(\d+) languages", prose(page))}
    assert said == {len(languages())}


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
$ ecvet check \\
    a.json
In order.
$ make test
$ ecvet demo
```

```{code-block} text
:caption: credits.csv

unit
brakes
```

```text
nothing to run
```

````{note}
```{code-block} python
assert total == 61
```
````
"""


def test_blocks_are_found_in_order_with_their_lines() -> None:
    assert [(block.language, block.offset) for block in blocks_of(PAGE)] == [
        ("python", 3),
        ("python", 9),
        ("console", 14),
        ("text", 24),
        ("python", 34),
    ]


def test_a_file_is_saved_under_its_caption(reader: Reader) -> None:
    file = next(block for block in blocks_of(PAGE) if block.caption)
    reader.do(file, Path("page.md"))
    assert (reader.folder / "credits.csv").read_text(encoding="utf-8") == "unit\nbrakes\n"


def test_commands_are_told_from_what_they_show() -> None:
    console = next(block for block in blocks_of(PAGE) if block.language == "console")
    assert [(one.command.split(), one.shown) for one in typed(console.code)] == [
        (["ecvet", "check", "a.json"], "In order.\n"),
        (["make", "test"], ""),
        (["ecvet", "demo"], ""),
    ]


def test_blocks_share_a_namespace_and_a_failing_one_names_its_line(reader: Reader) -> None:
    first, second, *_, last = blocks_of(PAGE)
    reader.do(first, Path("page.md"))
    reader.do(second, Path("page.md"))
    with pytest.raises(AssertionError) as caught:
        reader.do(last, Path("page.md"))
    assert caught.traceback[-1].lineno == 34  # counted from 0


@pytest.mark.parametrize(
    "block",
    [
        Block("python", ">>> 40 + 20\n61\n", 0),
        Block("console", "$ ecvet check no-such-file.json\n", 0),
        Block("console", "$ ecvet demo\nA story of something else\n", 0),
    ],
    ids=["output of Python", "error of a command", "output of a command"],
)
def test_what_is_not_as_the_page_shows_fails(reader: Reader, block: Block) -> None:
    with pytest.raises(AssertionError):
        reader.do(block, Path("page.md"))

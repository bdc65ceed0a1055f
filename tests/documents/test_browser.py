"""The pages in a browser: HTML as the standard has it, and nothing in the way of whoever reads by ear or by keyboard.

`.ci/run` installs what these tests need; elsewhere they are skipped where it is not there:
`npm install --prefix build/browser axe-core@4 html-validate@9`, Chromium, and Node.js.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn, TypedDict

import pytest

from ecvet.documents import html
from ecvet.documents.choice import Kind
from tests.conftest import REPOSITORY
from tests.documents.papers import page, parsed

MODULES = REPOSITORY / "build" / "browser" / "node_modules"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
RUN = """
<script>%s</script>
<script>
axe.run(document).then(found => {
  const told = document.createElement("pre");
  told.id = "found";
  told.textContent = JSON.stringify({
    violations: found.violations.map(one => [one.id, one.nodes.map(node => node.html)]),
    passes: found.passes.length,
    wider: document.documentElement.scrollWidth > window.innerWidth,
  });
  document.body.append(told);
});
</script>
"""
CASES = [(kind, tags) for kind in Kind for tags in (("el",), ("fi", "en"))]


class Found(TypedDict):
    """What the browser tells of a page."""

    violations: list[tuple[str, list[str]]]
    passes: int
    wider: bool


def _missing(what: str) -> NoReturn:
    if os.environ.get("ECVET_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{what} is missing, and this run demands it.")
    pytest.skip(f"{what} is missing, so the pages were not looked at in a browser.")


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    return found or _missing(names[0])


def _module(path: str) -> Path:
    found = MODULES / path
    return found if found.exists() else _missing(str(found.relative_to(REPOSITORY)))


def _looked_at(written: str, folder: Path, width: int) -> Found:
    """Open a page in a window of this width and return what axe-core finds."""
    script = RUN % _module("axe-core/axe.min.js").read_text(encoding="utf-8").replace(
        "</script", "<\\/script"
    )
    copy = folder / "page.html"
    copy.write_text(written.replace("</body>", f"{script}</body>"), encoding="utf-8")
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}")
    how = (*quiet, f"--window-size={width},1000", "--virtual-time-budget=20000", "--dump-dom")
    told = subprocess.run(
        [_program(*BROWSERS), *how, copy.as_uri()], capture_output=True, check=True, timeout=120
    )
    (result,) = parsed(told.stdout.decode()).findall(".//pre[@id='found']")
    found: Found = json.loads(result.text_content())
    return found


@pytest.mark.parametrize(
    ("kind", "tags"), CASES, ids=lambda one: "-".join(one) if isinstance(one, tuple) else one
)
def test_axe_finds_nothing_in_the_way_of_anybody(kind: Kind, tags: tuple[str, ...], tmp_path: Path) -> None:
    narrow = len(tags) > 1
    found = _looked_at(html.write(page(kind, *tags)), tmp_path, 500 if narrow else 1000)
    assert found["passes"] > 10
    assert not found["violations"]
    assert not found["wider"]


def test_what_axe_is_to_find_is_found(tmp_path: Path) -> None:
    written = html.write(page(Kind.UNIT, "en")).replace('<html lang="en">', "<html>")
    assert [name for name, _ in _looked_at(written, tmp_path, 1000)["violations"]] == ["html-has-lang"]


def test_every_page_is_html_as_the_standard_has_it(tmp_path: Path) -> None:
    validator = _module("html-validate/bin/html-validate.mjs")
    for kind, tags in CASES:
        path = tmp_path / f"{kind}.{'-'.join(tags)}.html"
        path.write_text(html.write(page(kind, *tags)), encoding="utf-8")
    command = [_program("node"), str(validator), "--preset=standard", str(tmp_path / "*.html")]
    told = subprocess.run(command, capture_output=True, check=False, timeout=120)
    assert told.returncode == 0, told.stdout.decode()

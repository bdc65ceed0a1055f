"""Compiles the message catalogues: every `<tag>.po` of `i18n/catalogues` to a `<tag>.mo` beside it.

Hatchling runs it when a wheel or an editable install is built. `python hatch_build.py` does the same for a
checkout that is installed already; it needs Babel only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

if TYPE_CHECKING:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
CATALOGUES = Path("src/ecvet/i18n/catalogues")


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile the catalogues of a folder and return the files written, none where there is no such folder.

    A file that is not valid PO stops the build: half a catalogue would show untranslated text to users.
    """
    return [_compile(source) for source in sorted(folder.glob("*.po"))]


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    with source.open("rb") as po:
        # The name of the file is a tag such as pt-BR, the locale of Babel is written pt_BR.
        locale = source.stem.replace("-", "_")
        try:
            catalogue = read_po(po, locale=locale, abort_invalid=True)
        except PoFileError as error:
            error.add_note(f"in {source}")
            raise
    with target.open("wb") as mo:
        write_mo(mo, catalogue)
    return target


def get_build_hook() -> type[BuildHookInterface[Any]]:
    """Return the class of the hook; hatchling looks for this name.

    Hatchling is imported here, not above, because it is absent when this file runs as a script.
    """
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class CatalogueHook(BuildHookInterface[Any]):
        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            root = Path(self.root)
            # Git ignores the compiled files, and so would the wheel if they were not named as artifacts.
            for path in compile_catalogues(root / CATALOGUES):
                build_data["artifacts"].append(f"/{path.relative_to(root).as_posix()}")

    return CatalogueHook


if __name__ == "__main__":
    compile_catalogues(ROOT / CATALOGUES)

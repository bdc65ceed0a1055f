"""The floors of the house: who may import whom, read off the source without running it.

An import inside a function or under TYPE_CHECKING counts like any other: it is still a dependency, only one
that is harder to see.
"""

import ast
import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Collection, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "src" / "ecvet"

FLOORS = (
    {"errors", "text", "codes", "points", "periods"},
    {"model"},
    {"rules"},
    {"io", "i18n"},
    {"documents"},
    {"notebook", "cli", "__main__", "__init__"},
)
HEIGHT = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
GROUND = FLOORS[0]


class Import(NamedTuple):
    """That one module imports another, or a package from outside, and in which line it says so."""

    importer: str
    target: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.target}"


# Reading the source


def modules_of(package: Path) -> dict[str, Path]:
    """The modules of a package by their dotted names; a package goes by the name of its folder."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports_of(package: Path) -> list[Import]:
    """Every import of every module of a package, with relative names made absolute."""
    modules = modules_of(package)
    return [
        Import(name, target, node.lineno)
        for name, path in modules.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in targets_of(node, package_of(name, path), modules)
        if target != name
    ]


def package_of(name: str, path: Path) -> str:
    """The package that a relative import of this module starts from."""
    return name if path.name == "__init__.py" else name.rpartition(".")[0]


def targets_of(node: ast.Import | ast.ImportFrom, package: str, modules: Collection[str]) -> Iterator[str]:
    """The modules that a statement imports: `from a import b` means a.b where that is a module, else a."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
    for alias in node.names:
        whole = f"{base}.{alias.name}"
        yield whole if whole in modules else base


# Judging what was read


def room_of(module: str) -> str:
    """The room that a module is in: the part below the package, or `__init__` for the package itself."""
    return module.split(".")[1] if "." in module else "__init__"


def inside(imports: Iterable[Import], package: str) -> list[Import]:
    """The imports of the package's own modules."""
    return [i for i in imports if i.target.partition(".")[0] == package]


def outside(imports: Iterable[Import], package: str) -> list[Import]:
    """The imports of other people's packages, without the standard library."""
    own = sys.stdlib_module_names | {package}
    return [i for i in imports if i.target.partition(".")[0] not in own]


def upward(imports: Iterable[Import], package: str) -> list[Import]:
    """The imports from a floor above the importer's."""
    found = inside(imports, package)
    return [i for i in found if HEIGHT[room_of(i.target)] > HEIGHT[room_of(i.importer)]]


def across(imports: Iterable[Import], package: str) -> list[Import]:
    """The imports between io and i18n, which share a floor and know nothing of each other."""
    return [i for i in inside(imports, package) if {room_of(i.importer), room_of(i.target)} == {"io", "i18n"}]


def circle(imports: Iterable[Import], package: str) -> list[str]:
    """One circle of modules that import each other, the first module again at the end; else nothing."""
    graph: dict[str, set[str]] = {}
    for i in inside(imports, package):
        graph.setdefault(i.importer, set()).add(i.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def foreign(imports: Iterable[Import], rooms: Collection[str], allowed: Collection[str]) -> list[Import]:
    """The imports from outside, made in these rooms, of a package that is not allowed there."""
    return [
        i
        for i in outside(imports, "ecvet")
        if room_of(i.importer) in rooms and i.target.partition(".")[0] not in allowed
    ]


def declared_packages() -> set[str]:
    """The names to import that the dependencies and extras of pyproject.toml bring."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {}).values()
    requirements = [*project["dependencies"], *(line for extra in extras for line in extra)]
    declared = {normal(re.split(r"[^\w.-]", line, maxsplit=1)[0]) for line in requirements}
    providers = importlib.metadata.packages_distributions()
    return {name for name, found in providers.items() if declared & set(map(normal, found))}


def normal(distribution: str) -> str:
    """The name of a distribution as the package index compares it."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def as_lines(imports: Iterable[Import]) -> str:
    """The imports one a line, for the message of a failing test."""
    return "\n".join(map(str, imports))


# The house as it stands


@pytest.fixture(scope="module")
def house() -> list[Import]:
    return imports_of(PACKAGE)


def test_every_room_has_a_floor() -> None:
    assert {room_of(name) for name in modules_of(PACKAGE)} <= HEIGHT.keys()


def test_no_module_imports_from_a_floor_above(house: list[Import]) -> None:
    assert not (found := upward(house, "ecvet")), as_lines(found)


def test_io_and_i18n_never_import_each_other(house: list[Import]) -> None:
    assert not (found := across(house, "ecvet")), as_lines(found)


def test_no_modules_import_each_other_in_a_circle(house: list[Import]) -> None:
    assert not (found := circle(house, "ecvet")), " <- ".join(found)


def test_the_ground_needs_only_attrs(house: list[Import]) -> None:
    assert not (found := foreign(house, GROUND, {"attr", "attrs"})), as_lines(found)


def test_the_model_needs_only_attrs_and_dateutil(house: list[Import]) -> None:
    assert not (found := foreign(house, {"model"}, {"attr", "attrs", "dateutil"})), as_lines(found)


@pytest.mark.parametrize(("package", "home"), [("cattrs", "io"), ("babel", "i18n")])
def test_a_heavy_package_is_met_in_its_own_room_only(house: list[Import], package: str, home: str) -> None:
    met = [i for i in outside(house, "ecvet") if i.target.partition(".")[0] == package]
    assert not (found := [i for i in met if room_of(i.importer) != home]), as_lines(found)


def test_every_package_that_is_imported_is_declared(house: list[Import]) -> None:
    assert not (found := foreign(house, HEIGHT.keys(), declared_packages())), as_lines(found)


def test_importing_the_library_loads_neither_cattrs_nor_babel() -> None:
    code = "import sys, ecvet; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert "ecvet" in loaded
    assert loaded.isdisjoint({"cattr", "cattrs", "babel"})


# The teeth: a small crooked house, in which each fault must be seen


@pytest.fixture
def crooked(tmp_path: Path) -> list[Import]:
    """A package that imports upward in a function, across the floor, in a hidden circle, and too much."""
    sources = {
        "__init__.py": "from .points import Points",
        "points.py": "import decimal\nimport yaml\n\ndef label():\n    from ecvet.i18n import words",
        "model/__init__.py": "",
        "model/units.py": (
            "from typing import TYPE_CHECKING\n"
            "from ecvet.points import Points\n"
            "if TYPE_CHECKING:\n    from .outcomes import Outcome"
        ),
        "model/outcomes.py": "def unit():\n    import ecvet.model.units as units",
        "io/__init__.py": "import cattrs\nfrom ..i18n import words",
        "i18n/words.py": "from .. import points",
    }
    for name, source in sources.items():
        path = tmp_path / "ecvet" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return imports_of(tmp_path / "ecvet")


def test_an_upward_import_inside_a_function_is_seen(crooked: list[Import]) -> None:
    assert upward(crooked, "ecvet") == [Import("ecvet.points", "ecvet.i18n.words", 5)]


def test_an_import_across_the_floor_is_seen(crooked: list[Import]) -> None:
    assert across(crooked, "ecvet") == [Import("ecvet.io", "ecvet.i18n.words", 2)]


def test_a_circle_hidden_under_type_checking_is_seen(crooked: list[Import]) -> None:
    model = [i for i in crooked if room_of(i.importer) == "model"]
    assert set(circle(model, "ecvet")) == {"ecvet.model.units", "ecvet.model.outcomes"}


def test_a_circle_between_floors_is_seen(crooked: list[Import]) -> None:
    others = [i for i in crooked if room_of(i.importer) != "model"]
    assert set(circle(others, "ecvet")) == {"ecvet.points", "ecvet.i18n.words"}


def test_a_package_that_is_not_allowed_is_seen(crooked: list[Import]) -> None:
    assert foreign(crooked, GROUND, {"attrs"}) == [Import("ecvet.points", "yaml", 2)]


def test_what_is_declared_counts_by_the_name_it_is_imported_by() -> None:
    declared = declared_packages()
    assert {"attr", "attrs", "babel", "cattrs", "dateutil"} <= declared
    assert "pytest" not in declared

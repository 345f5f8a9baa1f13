"""The guardians of the house: what must stay true of every module, whoever writes it."""

import ast
import doctest
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

ROOMS = ("graph", "queries", "viz", "cli", "data")
DRAWERS = re.compile(r"utils?|helpers?|common|misc|stuff", re.IGNORECASE)
RDF_LIBRARIES = {"rdflib", "pyoxigraph", "pyshacl"}
SLOW_TO_IMPORT = RDF_LIBRARIES | {"httpx", "networkx", "numpy", "pandas", "pyvis", "rapidfuzz", "scipy", "textual"}
SPARQL = re.compile(
    r"""(?xs)
      \b(?:SELECT|CONSTRUCT|ASK|DESCRIBE)\b .* \{ .* [?$]\w+      # a query form, a group, a variable
    | \bPREFIX\s+[\w-]*:\s*<(?:\w+:|…)                            # a prologue
    | \b(?:INSERT|DELETE)\s+(?:DATA\s*)?\{                        # an update
    | \bWHERE\s*\{                                                # half a query, to be put together
    """
)
FOREIGN = re.compile(
    r"""(?x)
      pypi\.org | pythonhosted\.org | npmjs\.(?:org|com) | deb\.debian\.org     # hosts of package registries
    | (?<![\w.]) / (?: wor[k] | roo[t] | home/[a-z]+ | Users/[A-Za-z]+ ) /        # a developer's folders
    | \.pyen[v]/
    """
)
SHOWN_TO_PEOPLE = re.compile(r"undersigned sparql '")
"""Help texts may show a person what to type at the shell."""


def project() -> dict[str, Any]:
    """`pyproject.toml`, parsed."""
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))


def python_files(*folders: str) -> list[Path]:
    """Every module below these folders of the repository, sorted."""
    return sorted(chain.from_iterable((REPOSITORY / folder).rglob("*.py") for folder in folders))


def module_names() -> list[str]:
    """Every module of every room by its import name, and what makes letters for tests, whose examples show its use."""
    generator = importlib.import_module("tests.generator")
    names = [module.name for module in pkgutil.iter_modules(generator.__path__, "tests.generator.")]
    for room in ROOMS:
        package = importlib.import_module(f"undersigned.{room}")
        found = pkgutil.walk_packages(package.__path__, f"undersigned.{room}.")
        names += [package.__name__, *(module.name for module in found if not module.name.endswith("__main__"))]
    return sorted([*names, "tests.factory"])


def tracked_files() -> list[Path]:
    """The text files that are, or are about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git clone, so no list of tracked files")
    paths = (REPOSITORY / name for name in listed.stdout.decode("utf-8").split("\0") if name)
    return sorted(path for path in paths if path.is_file() and path.suffix not in {".png", ".pdf", ".docx"})


def imports(path: Path) -> Iterator[str]:
    """The top-level names a module imports, wherever in the module it does."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module.partition(".")[0]


def code_strings(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a module that is not a docstring, f-strings with `…` for what they fill in, with its line."""
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield node.lineno, "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def holds_sparql(text: str) -> bool:
    """Whether a string is SPARQL, or half of it."""
    return SPARQL.search(text) is not None and SHOWN_TO_PEOPLE.search(text) is None


def test_imports_run_downwards_only() -> None:
    """A letter walks one way: the contracts in pyproject.toml are kept."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    linted = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_every_room_stands_in_the_layers() -> None:
    """A new room, or a new module of graph/, cannot stand beside the layers where no contract sees it."""
    contracts = project()["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "layers")
    listed = {name.strip() for layer in layers for name in layer.split("|")}
    graph = {f"undersigned.graph.{module.name}" for module in pkgutil.iter_modules([str(REPOSITORY / "graph")])}
    assert listed == graph | {f"undersigned.{room}" for room in ROOMS if room != "graph"}


def test_every_package_is_in_the_wheel() -> None:
    """The build is told the packages by name, so a new folder must be told too."""
    folders = {path.parent.relative_to(REPOSITORY).parts for path in python_files(*ROOMS) if path.name == "__init__.py"}
    assert {".".join(("undersigned", *parts)) for parts in folders} == set(project()["tool"]["setuptools"]["packages"])


def test_every_resource_is_in_the_wheel() -> None:
    """Queries, shapes, templates, styles and the example corpus reach those who install from a wheel."""
    setuptools = project()["tool"]["setuptools"]
    promised: set[Path] = set()
    for package, patterns in setuptools["package-data"].items():
        for name in setuptools["packages"] if package == "*" else [package]:
            folder = REPOSITORY.joinpath(*name.split(".")[1:])
            promised.update(chain.from_iterable(folder.glob(pattern) for pattern in patterns))
    rooms = {REPOSITORY / room for room in ROOMS}
    resources = (path for path in tracked_files() if path.suffix != ".py" and rooms & set(path.parents))
    assert [str(path) for path in resources if path not in promised] == []


def test_only_graph_rdf_imports_the_rdf_libraries() -> None:
    """Everyone else holds a Dataset, and so can be read without knowing rdflib."""
    outsiders = [path for path in python_files(*ROOMS) if REPOSITORY / "graph" / "rdf" not in path.parents]
    assert [str(path) for path in outsiders if RDF_LIBRARIES & set(imports(path))] == []


def test_no_sparql_in_python() -> None:
    """A query is a file with a head; in a Python string nobody finds, documents or validates it."""
    found = [
        f"{path.relative_to(REPOSITORY)}:{line}"
        for path in python_files(*ROOMS)
        for line, text in code_strings(path)
        if holds_sparql(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?s WHERE { ?s a und:Letter }", True),
        ("PREFIX und: <https://example.org/> ", True),
        ("DELETE { ?s ?p ?o }", True),
        ("… WHERE {\n", True),
        ("Select a letter, then describe it where you can.", False),
        ("the letters ASK for release", False),
        ("a prefix is not declared; add a line PREFIX name: <address>", False),
        ("undersigned sparql 'SELECT * WHERE { ?s ?p ?o }'", False),
    ],
)
def test_sparql_is_told_from_prose(text: str, *, expected: bool) -> None:
    """The guard above must see queries and halves of them, and leave sentences alone."""
    assert holds_sparql(text) is expected


def test_no_drawers_for_leftovers() -> None:
    """A module called utils or helpers means that an idea has not been named yet."""
    places = chain(python_files(*ROOMS, "tests", "benchmarks", "docs"), (REPOSITORY / room for room in ROOMS))
    parts = {part for path in places for part in path.relative_to(REPOSITORY).with_suffix("").parts}
    assert sorted(part for part in parts if any(DRAWERS.fullmatch(word) for word in part.split("_"))) == []


def test_the_front_door_opens_without_heavy_libraries() -> None:
    """`undersigned --help` pays for no library that it does not need."""
    code = "import json, sys, undersigned.cli; print(json.dumps(sorted(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in json.loads(ran.stdout)}
    assert loaded & SLOW_TO_IMPORT == set()


@pytest.mark.parametrize("room", ROOMS)
def test_types_are_published(room: str) -> None:
    """Type checkers of those who install us look for py.typed."""
    assert (REPOSITORY / room / "py.typed").is_file()


@pytest.mark.parametrize("room", ROOMS)
def test_type_checkers_find_the_rooms(room: str) -> None:
    """typings/undersigned leads mypy and pyright to the rooms that the editable install hides from them."""
    assert (REPOSITORY / "typings" / "undersigned" / room).resolve() == REPOSITORY / room


@pytest.mark.parametrize("name", module_names())
def test_examples_in_docstrings_run(name: str) -> None:
    """An example that no longer runs teaches the wrong thing."""
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS, report=True)
    assert result.failed == 0


def reference_files() -> list[Path]:
    """The words of the world."""
    return sorted((REPOSITORY / "data" / "reference").rglob("*.yml"))


@pytest.mark.parametrize("path", reference_files(), ids=lambda path: path.stem)
def test_words_of_the_world_have_sources(path: Path) -> None:
    """Each file of words says where they were read: every entry by itself, or the file for all of them."""
    import yaml

    parsed = yaml.safe_load(path.read_text("utf-8"))
    if isinstance(parsed, list) and all(isinstance(entry, dict) for entry in parsed):
        assert [entry.get("id", entry) for entry in parsed if not has_source(entry)] == []
    elif isinstance(parsed, dict):
        assert has_source(parsed)
    else:
        pytest.fail("a reference file is a list of entries, or a table with a source of its own")


def has_source(entry: Mapping[str, object]) -> bool:
    """Whether an entry or a table of words names where it was read."""
    source = entry.get("source", entry.get("sources"))
    stated: Sequence[object] = source if isinstance(source, list) else [source]
    return bool(stated) and all(isinstance(each, str) and each.strip() for each in stated)


def test_nothing_of_one_machine_is_in_the_repository() -> None:
    """No path of a developer's machine, and no host of a package registry, in any file we share."""
    found = []
    for path in tracked_files():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            if FOREIGN.search(line) is not None:
                found.append(f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_constraints_pin_exactly_and_name_no_host() -> None:
    """Everyone installs the same versions, from the registry they are used to."""
    lines = [line.split("#")[0].strip() for line in (REPOSITORY / "constraints.txt").read_text("utf-8").splitlines()]
    pinned = [line for line in lines if line]
    assert [line for line in pinned if re.fullmatch(r"[a-z0-9.-]+==[\w.!+-]+(?: ; [^/]+)?", line) is None] == []
    assert pinned


def test_every_dependency_is_pinned() -> None:
    """A dependency added to pyproject.toml without `just pins` would float."""
    said = project()["project"]
    wanted = chain(said["dependencies"], *said["optional-dependencies"].values())
    names = {re.split(r"[<>=!~\[; ]", wish, maxsplit=1)[0].lower().replace("_", "-") for wish in wanted}
    pinned = re.findall(r"^([a-z0-9.-]+)==", (REPOSITORY / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    assert names - set(pinned) == set()


def test_the_licence_is_whole() -> None:
    """Apache-2.0 asks that its whole text travels with the code."""
    text = (REPOSITORY / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert all(f"   {number}. " in text for number in range(1, 10))

"""The index of names: what a build leaves for completion, so that no key press reads a dataset.

It lies in the part of a build that is for us only, and is as good as the build: once anything in the corpus is newer,
there are no names until the next build.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from undersigned.data import example
from undersigned.graph.steering import steering

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset

INDEX = Path("cache") / "names.json"
"""Where in a build the index is."""

SETTINGS = "corpus.toml"
VARIABLE = "UNDERSIGNED_CORPUS"
# As in graph.corpus.folder, whose import would cost more than the rest of a completion; a test compares.


def write_names(dataset: "Dataset", build: Path) -> None:
    """Write the names of `dataset` into the folder `build`, by the type of parameter that takes them."""
    from undersigned.queries.answering import Embedded
    from undersigned.queries.head import ParamType

    answering = Embedded(dataset)
    names: dict[str, tuple[list[str], list[str]]] = {}
    plain = {ParamType.INT, ParamType.DATE, ParamType.CHOICE, ParamType.STRING}
    for kind in (each for each in ParamType if each not in plain):
        called = answering.named(kind)
        labels = {each.label for each in called}
        aliases = {alias for each in called for alias in each.aliases} - labels
        names[kind.value] = _sorted(labels), _sorted(aliases)
    (build / INDEX).parent.mkdir(parents=True, exist_ok=True)
    (build / INDEX).write_text(json.dumps(names, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def find_names(corpus: Path | None, environ: Mapping[str, str], cwd: Path) -> Mapping[str, Sequence[Sequence[str]]]:
    """Shown names and other names by type, from the build of the corpus that is meant; empty without a current one.

    The corpus is found as commands find it: the option, the variable, the working folder, the example.
    """
    root = corpus or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else None)
    if root is None:
        root = cwd if (cwd / SETTINGS).is_file() else example()
    index = (cwd if root.resolve() == example() else root) / "build" / INDEX
    try:
        made = index.stat().st_mtime_ns
        if any(each > made for each in _changed(root)):
            return {}
        parsed: object = json.loads(index.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("Mapping[str, Sequence[Sequence[str]]]", parsed) if isinstance(parsed, dict) else {}


def _changed(root: Path) -> Iterator[int]:
    """Yield when each file and folder that a build is made from last changed."""
    yield (root / SETTINGS).stat().st_mtime_ns
    for part, depth in ((root / "letters", 2), (root / "judgements", 1)):
        if part.is_dir():
            yield from _below(part, depth)


def _below(folder: Path | str, depth: int) -> Iterator[int]:
    yield os.stat(folder).st_mtime_ns  # noqa: PTH116 - thousands of Path objects take their time
    with os.scandir(folder) as entries:
        for entry in entries:
            if depth > 1 and entry.is_dir():
                yield from _below(entry.path, depth - 1)
            else:
                yield entry.stat().st_mtime_ns


def _sorted(names: set[str]) -> list[str]:
    """Names in their order, without those that would steer a terminal."""
    return sorted(name for name in names if name.strip() and steering(name) is None)

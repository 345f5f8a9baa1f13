"""What ships beside the code, all plain text: the words of the world, and an example corpus of real letters.

`reference("regions")` gives `data/reference/regions.yml` parsed; every entry there names the source it was read in.
`example()` is a corpus folder (`corpus.toml`, `letters/`, `judgements/`): two transcripts and the fact sheets of
further joint letters, so that a newcomer has something to build before adding letters of their own.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

__all__ = ["Yaml", "entries", "example", "lines", "reference", "reference_files"]

Yaml: TypeAlias = "bool | int | float | str | list[Yaml] | dict[str, Yaml] | None"
"""What a reference file may hold. Dates are written as quoted strings, so that "2022-08" keeps its precision."""

_HERE = Path(__file__).resolve().parent


def example() -> Path:
    """Return the folder of the example corpus, the one that holds `corpus.toml`."""
    return _HERE


def reference_files() -> tuple[str, ...]:
    """Return the names `reference` knows, sorted."""
    return tuple(sorted(path.stem for path in (_HERE / "reference").glob("*.yml")))


@cache
def reference(name: str) -> Yaml:
    """Return one reference file parsed; it is read once, so treat the value as frozen.

    Raises `ValueError` for a name that `reference_files` does not list.

    >>> "regions" in reference_files()
    True
    >>> [region["name"] for region in entries("regions") if region["id"] == "xinjiang"]
    ['Xinjiang / East Turkistan']
    """
    path = _HERE / "reference" / f"{name}.yml"
    if name not in reference_files():
        raise ValueError(f"no reference file {name!r}; there are {', '.join(reference_files())}")
    import yaml  # here, so that `undersigned --help` does not pay for it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    parsed: Yaml = yaml.load(path.read_bytes(), Loader=loader)  # noqa: S506 - both are safe loaders; the C one is ten times faster
    return parsed


@cache
def lines(name: str) -> frozenset[str]:
    """Return the lines of `data/reference/{name}.txt`, a list too long for YAML; those that open with "#" tell of it.

    >>> "Anna" in lines("given_names")
    True
    """
    text = (_HERE / "reference" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def entries(name: str) -> tuple[Mapping[str, Yaml], ...]:
    """Return a reference file that is a list of entries, in the order of the file.

    Raises `ValueError` when the file is a table of words instead.
    """
    parsed = reference(name)
    if not isinstance(parsed, list) or not all(isinstance(entry, dict) for entry in parsed):
        raise ValueError(f"reference file {name!r} is not a list of entries; read it with reference({name!r})")
    return tuple(cast("list[dict[str, Yaml]]", parsed))

"""The registry of layouts: which signatories, how printed, where on the page, in which format and languages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from random import Random
from typing import Protocol

from tests.generator.arrangements import Arrangement
from tests.generator.names import LANGUAGES
from tests.generator.values import Signed


class Place(StrEnum):
    """Where in the letter the signatories stand."""

    END = "end"
    TOP = "top"
    BEFORE_DATE = "before the date"
    MIDDLE = "middle"
    SENTENCE = "sentence"


class Gathers(Protocol):
    """Whatever makes signatories by a recipe."""

    @property
    def who(self) -> str:
        """The letter's word for them."""

    def gather(self, rng: Random, language: str, count: int) -> list[Signed]:
        """`count` different ones."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A named way to print signatories; `fields` are the gold fields it carries beside the name.

    `sizes` are the fewest and the most who sign, `retouch` a change to the whole text (quoted mail), `suffix` the
    format. Where `countable` is false the letter declares no count, as the list itself would contradict it.
    """

    name: str
    crowd: Gathers
    arrangement: Arrangement
    fields: tuple[str, ...] = ()
    place: Place = Place.END
    languages: tuple[str, ...] = LANGUAGES
    suffix: str = ".txt"
    sizes: tuple[int, int] = (2, 60)
    countable: bool = True
    retouch: Callable[[str], str] | None = field(default=None)


_REGISTRY: dict[str, Layout] = {}


def register(*layouts: Layout) -> None:
    """Add layouts, each under its own name."""
    for layout in layouts:
        assert layout.name not in _REGISTRY, layout.name
        _REGISTRY[layout.name] = layout


def registry() -> dict[str, Layout]:
    """Every layout by its name, in the order of the catalog."""
    for name in ("organizations_catalog", "people_catalog", "formats_catalog"):  # they register on import
        import_module(f"tests.generator.{name}")
    return dict(_REGISTRY)

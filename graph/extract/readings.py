"""What is made of a signatory's entry, and of a block of them: values that say each part by its place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from undersigned.graph.extract.parts import Place


@dataclass(frozen=True, slots=True)
class Reading:
    """What an entry says, each part by its place in it, and how plausible that is (0 to 1)."""

    score: float
    person: Place | None = None
    organization: Place | None = None
    acronym: Place | None = None
    role: Place | None = None
    country: Place | None = None
    translation: Place | None = None


@dataclass(frozen=True, slots=True)
class BlockReading:
    """A whole block read by one reader: a reading (or None) for each entry, and their mean score."""

    rule: str
    readings: tuple[Reading | None, ...]
    score: float


Reader = Callable[[str], Reading | None]
"""What takes the words of one entry, and gives None where they cannot be what it expects."""


def best_of(readings: Iterable[Reading | None]) -> Reading | None:
    """The reading that explains an entry best, the first of equals."""
    known = [reading for reading in readings if reading is not None]
    return max(known, key=lambda reading: reading.score, default=None)


def values(block: BlockReading) -> list[tuple[Place | None, ...] | None]:
    """What a block reading says, its scores left out."""
    return [
        None
        if reading is None
        else (
            reading.person,
            reading.organization,
            reading.acronym,
            reading.role,
            reading.country,
            reading.translation,
        )
        for reading in block.readings
    ]

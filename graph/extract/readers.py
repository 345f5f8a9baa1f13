"""Competing readings of a signatory block: each reader says what every entry is, and how well that explains it.

A reader takes the words of one entry and gives a `Reading`, or None where the entry cannot be what the reader expects.
The reading of a whole block is the reader with the best mean score, a missing reading counting as nothing.
"""

from collections.abc import Sequence

from undersigned.graph.extract.organization_readers import (
    read_organization,
    read_organization_country,
    read_organization_town_country,
)
from undersigned.graph.extract.person_readers import (
    read_person,
    read_person_bar_organization,
    read_person_bracket_organization,
    read_person_dash_organization,
    read_person_slash_organization,
    read_person_space_role,
    read_person_stop_organization,
    read_person_title_organization,
    read_surname_first,
)
from undersigned.graph.extract.readings import BlockReading, Reader, Reading, best_of, values
from undersigned.graph.extract.spokespeople import read_on_behalf, read_organization_person

__all__ = [
    "READERS",
    "BlockReading",
    "Reading",
    "read_anyhow",
    "read_block",
    "read_mixed",
    "read_on_behalf",
    "read_organization",
]

_SURE = 0.5
_MARGIN = {"mixed-line": 0.08, "organization-country": 0.0}
_CLOSE = 0.03


def read_mixed(entry: str) -> Reading | None:
    """Whatever of organization, person and person with organization explains the entry best."""
    return best_of([reader(entry) for reader in _MIXED])


_MIXED: tuple[Reader, ...] = (read_organization, read_person, read_person_title_organization)

READERS: tuple[tuple[str, Reader], ...] = (
    ("organization-line", read_organization),
    ("person-bar-organization", read_person_bar_organization),
    ("organization-country", read_organization_country),
    ("organization-town-country", read_organization_town_country),
    ("person-title-organization", read_person_title_organization),
    ("person-dash-organization", read_person_dash_organization),
    ("person-bracket-organization", read_person_bracket_organization),
    ("person-slash-organization", read_person_slash_organization),
    ("person-stop-organization", read_person_stop_organization),
    ("person-space-role", read_person_space_role),
    ("surname-first", read_surname_first),
    ("on-behalf-of", read_on_behalf),
    ("organization-person", read_organization_person),
    ("person-line", read_person),
    ("mixed-line", read_mixed),
)
"""Every reader with the name of its rule; where two explain a block equally well, the earlier one is believed."""


def read_anyhow(entry: str) -> tuple[str, Reading | None]:
    """The rule and the reading that explain a single entry best, whatever its neighbours are."""
    readings = [(rule, reading) for rule, reader in READERS if (reading := reader(entry)) is not None]
    return max(readings, key=lambda pair: pair[1].score, default=("", None))


def read_block(entries: Sequence[str]) -> tuple[BlockReading, BlockReading | None]:
    """The best reading of a block, and the next best where it is nearly as good and reads it otherwise."""
    block_readings = []
    rows = [_every(entry) for entry in entries]
    for number, (rule, _) in enumerate(READERS):
        readings = tuple(row[number] for row in rows)
        mean = sum(reading.score for reading in readings if reading is not None) / max(1, len(entries))
        block_readings.append(BlockReading(rule, readings, mean - _MARGIN.get(rule, 0.0)))
    ranked = sorted(block_readings, key=lambda reading: -reading.score)
    best, second = ranked[0], ranked[1]
    complete = best.rule == "organization-country" and all(r is not None and r.country for r in best.readings)
    close = best.score - second.score < _CLOSE and second.rule != "mixed-line" and not complete
    close = close and values(best) != values(second)
    return best, second if close and second.score > _SURE else None


def _every(entry: str) -> tuple[Reading | None, ...]:
    """What each reader makes of an entry; one entry after the other, so that its words are judged once."""
    read: dict[Reader, Reading | None] = {}
    for _, reader in READERS:
        read[reader] = best_of(read[each] for each in _MIXED) if reader is read_mixed else reader(entry)
    return tuple(read.values())

"""To whom a letter is addressed: the block of names, offices, institutions and addresses above it."""

import re
from collections.abc import Sequence

from undersigned.graph.extract.address_blocks import AddressBlock, address_blocks
from undersigned.graph.extract.copies import copied_above
from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.labels import is_navigation
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.salutation import called, greeted, titled, told
from undersigned.graph.extract.title_lines import is_bare_kind
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.zones import Zones
from undersigned.graph.model import Addressee, Fact, Source

_ARTICLE = re.compile(r"^(?:the|our|this|der|die|das|la|le|el)\s+", re.IGNORECASE)
_LABEL = 4  # words; a longer line with a colon at its end leads in to a list
_OPENING = 3  # units of the body in which the letter may still speak of itself


def find_addressees(source: Source, zones: Zones, title: Fact | None) -> tuple[Addressee, ...]:
    """The addressees of the address block; else of the salutation, of the title, of a sentence on this letter."""
    copied = {unit.start for unit in copied_above(zones)}
    lines = [unit for unit in zones.heading if unit.start not in copied and unit is not zones.subject]
    blocks = address_blocks(source, [unit for unit in lines if not _is_other(unit, title)])
    blocks = [block for block in blocks if block.says and (zones.salutation is not None or block.plain)]
    if blocks:
        return tuple(_addressee(source, block, "address-block") for block in blocks)
    titles = [unit for unit in zones.heading if unit.start not in copied]
    return (
        greeted(source, zones.salutation)
        or called(source, zones.body)
        or titled(source, titles)
        or told(source, (*zones.heading, *zones.body[:_OPENING]))
    )


def _is_other(unit: Unit, title: Fact | None) -> bool:
    """Whether a line of the heading is none of an address: the title, a date, an item, a menu, a lead-in to a list."""
    if (title is not None and unit.start <= title.span.start < unit.end) or unit.marker is not None:
        return True
    bare = _ARTICLE.sub("", unit.words)
    leads = unit.words.endswith((":", "：")) and len(unit.words.split()) > _LABEL
    return leads or is_bare_kind(bare) or _is_menu(unit.words) or date_line(unit.words) is not None


def _is_menu(words: str) -> bool:
    """Whether a line is made of a menu's words alone, as "Menu Close" is."""
    tokens = words.split()
    return all(is_navigation(token) for token in tokens)


def _addressee(source: Source, block: AddressBlock, rule: str) -> Addressee:
    return Addressee(
        name=None if block.name is None else _join(source.text, [block.name]),
        position=_join(source.text, block.position),
        institution=_join(source.text, block.institution),
        address=_join(source.text, block.address),
        span=source.span(block.start, block.end),
        confidence=confidence(rule),
        rule=rule,
    )


def _join(text: str, places: Sequence[tuple[int, int]]) -> str | None:
    return ", ".join(" ".join(text[start:end].split()).rstrip(",;") for start, end in places) or None

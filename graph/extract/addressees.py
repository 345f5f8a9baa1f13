"""To whom a letter is addressed: the block of names, offices, institutions and addresses above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from undersigned.graph.extract.blocks import is_copy_label
from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.offices import is_office, office_before_name
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.salutation import greeted
from undersigned.graph.extract.shape import HONORIFIC, POSTNOMINAL, organization_likeness, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import letter_kinds, one_of
from undersigned.graph.extract.zones import Zones
from undersigned.graph.model import Addressee, Fact, Source

_PLACE = re.compile(r"^[A-ZÀ-Þ][\w.'’ -]+(?:,\s*[A-ZÀ-Þ][\w.'’ -]+){0,2}$")


@dataclass(slots=True)
class _Block:
    """An addressee under construction; each part holds the places of its words."""

    start: int
    end: int
    name: tuple[int, int] | None = None
    position: list[tuple[int, int]] = field(default_factory=list)
    institution: list[tuple[int, int]] = field(default_factory=list)
    address: list[tuple[int, int]] = field(default_factory=list)


def find_addressees(source: Source, zones: Zones, title: Fact | None) -> tuple[Addressee, ...]:
    """The addressees of the address block; else the one of the salutation; else none."""
    lines = [unit for unit in zones.heading if unit is not zones.subject and not _is_title(unit, title)]
    lines = [unit for unit in lines if date_line(unit.words) is None and unit.marker is None]
    lines = [
        unit for unit in lines if not any(unit.words.casefold().strip(" .:") == form for form, _ in letter_kinds())
    ]
    blocks = [
        block for block in _address_blocks(source.text, lines) if block.name or block.position or block.institution
    ]
    if blocks:
        return tuple(_addressee(source, block, "address-block") for block in blocks)
    return greeted(source, zones.salutation)


def _is_title(unit: Unit, title: Fact | None) -> bool:
    return title is not None and unit.start <= title.span.start < unit.end


def _address_blocks(text: str, lines: Sequence[Unit]) -> list[_Block]:
    blocks: list[_Block] = []
    pieces: list[tuple[int, int]] = []
    labelled = set()
    for unit in lines:
        if is_copy_label(unit.words) or _sender().match(unit.words) or unit.prose:
            continue
        label = _recipient().match(unit.words)
        start = unit.start + (label.end() if label is not None else 0)
        labelled |= {start} if label is not None else set()
        pieces.extend(_split_fused(text, start, unit.end))
    for number, (begin, end) in enumerate(pieces):
        following = text[slice(*pieces[number + 1])] if number + 1 < len(pieces) else ""
        _place(text, begin, end, blocks, opens=_opens_addressee(following), labelled=begin in labelled)
    return blocks


@cache
def _recipient() -> re.Pattern[str]:
    """The label of an addressee: "To:", or "To" before a name."""
    return re.compile(rf"{one_of('letter_words', 'recipients')}\s*(?:[:：]\s*|\s(?=(?:the\s+)?[A-ZÀ-Þ]))")


@cache
def _address() -> re.Pattern[str]:
    """What an address is known by: house numbers, street words, postcodes, ways to reach someone."""
    street, contact = one_of("addresses", "streets"), one_of("addresses", "contacts")
    number = r"^\d+[\w/-]*,?\s+[A-ZÀ-Þ]|(?:straße|strasse|str\.)\s*\d"
    postcode = r"\b[A-Z]{2}\s+\d{5}\b|\b[A-Z]{1,2}\d[\dA-Z]?\s+\d[A-Z]{2}\b|^\d{4,6}\s+[A-ZÀ-Þ]|\b\d{5}\b|\S@\w"
    return re.compile(rf"{number}|{street}|{postcode}|^{contact}")


@cache
def _sender() -> re.Pattern[str]:
    return re.compile(rf"{one_of('letter_words', 'senders')}\s*:")


def _opens_addressee(following: str) -> bool:
    """Whether the line after a name says that the name is an addressee's: an office or an institution."""
    return is_office(following) or gazetteer("institutions").fullmatch(following) is not None


def _place(text: str, start: int, end: int, blocks: list[_Block], *, opens: bool, labelled: bool) -> None:
    """Put one printed line where it belongs: a name opens an addressee, the rest goes to the one that is open.

    `opens` says that an office follows: without one, and without a form of address, a second name may be a palace or a
    city. `labelled` says that "To" stands before the line.
    """
    words = text[start:end]
    current = blocks[-1] if blocks else None
    comma = words.find(",")
    if is_office(words):
        block = current if current is not None and not current.position and not current.address else _Block(start, end)
        block.position.append((start, end))
    elif comma > 0 and person_likeness(words[:comma]) > 0.5 and is_office(words[comma + 1 :].strip()):
        block = _Block(start, end, name=(start, start + comma))
        block.position.append((end - len(words[comma + 1 :].lstrip()), end))
    elif _address().search(words) and not gazetteer("institutions").fullmatch(words):
        if current is None:
            return
        block = current
        block.address.append((start, end))
    elif gazetteer("institutions").fullmatch(words) or gazetteer("bodies").fullmatch(words):
        block = (
            current if current is not None and not current.institution and not current.address else _Block(start, end)
        )
        block.institution.append((start, end))
    elif (office := office_before_name(words)) is not None:
        block = _Block(start, end, name=(start + office.end(), end))
        block.position.append((start, start + len(office[0].rstrip())))
    elif (person_likeness(words) > 0.5 and (current is None or opens)) or _titled(words):
        titled, letters = HONORIFIC.match(words), POSTNOMINAL.search(words)
        name = (titled.end() if titled is not None else 0, letters.start() if letters is not None else len(words))
        block = _Block(start, end, name=(start + name[0], start + name[1]))
    elif current is not None and current.address and _PLACE.match(words):
        block = current
        block.address.append((start, end))
    elif organization_likeness(words) >= 0.8 and (labelled or (current is not None and not current.address)):
        block = current if current is not None and not current.address else _Block(start, end)
        block.institution.append((start, end))
    else:
        return
    block.start, block.end = min(block.start, start), max(block.end, end)
    if block is not current:
        blocks.append(block)


def _titled(words: str) -> bool:
    return HONORIFIC.match(words) is not None and person_likeness(words) > 0


def _split_fused(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a line where a lost newline joined an office with the institution or the address after it."""
    words = text[start:end]
    if not is_office(words):
        return [(start, end)]
    for found in gazetteer("institutions").find(words):
        before = words[: found.start].rstrip()
        if (
            found.end == len(words)
            and before
            and not before.endswith((",", "of", "the", "for", "de"))
            and words[found.start - 1].isspace()
        ):
            return [(start, start + len(before)), (start + found.start, end)]
    return [(start, end)]


def _addressee(source: Source, block: _Block, rule: str) -> Addressee:
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

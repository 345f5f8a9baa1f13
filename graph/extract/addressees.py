"""To whom a letter is addressed: the block of names, offices, institutions and addresses above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from undersigned.graph.extract.copies import copied_above
from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.labels import is_elsewhere, is_navigation
from undersigned.graph.extract.offices import is_office, office_before_name
from undersigned.graph.extract.recipients import Recipient, by_language, honorific, recipients
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.salutation import called, greeted, titled
from undersigned.graph.extract.shape import POSTNOMINAL, organization_likeness, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, letter_kinds, one_of
from undersigned.graph.extract.zones import Zones
from undersigned.graph.model import Addressee, Fact, Source

_PLACE = re.compile(r"^[A-ZÀ-Þ][\w.'’ -]+(?:,\s*[A-ZÀ-Þ][\w.'’ -]+){0,2}$")

_LONGEST_NAME = 14


@dataclass(slots=True)
class _Block:
    """An addressee under construction; each part holds the places of its words."""

    start: int
    end: int
    name: tuple[int, int] | None = None
    position: list[tuple[int, int]] = field(default_factory=list)
    institution: list[tuple[int, int]] = field(default_factory=list)
    address: list[tuple[int, int]] = field(default_factory=list)
    labelled: bool = False


def find_addressees(source: Source, zones: Zones, title: Fact | None) -> tuple[Addressee, ...]:
    """The addressees of the address block; else those of the salutation; else those whom a title names; else none."""
    copied = {unit.start for unit in copied_above(zones)}
    lines = [unit for unit in zones.heading if unit is not zones.subject and not _is_title(unit, title)]
    lines = [unit for unit in lines if unit.start not in copied and unit.marker is None and not _is_menu(unit.words)]
    lines = [unit for unit in lines if date_line(unit.words) is None]
    lines = [
        unit for unit in lines if not any(unit.words.casefold().strip(" .:") == form for form, _ in letter_kinds())
    ]
    blocks = [
        block
        for block in _address_blocks(source, lines)
        if (block.name or block.position or block.institution) and (zones.salutation is not None or _plain(block))
    ]
    if blocks:
        return tuple(_addressee(source, block, "address-block") for block in blocks)
    titles = [unit for unit in zones.heading if unit.start not in copied]
    return greeted(source, zones.salutation) or called(source, zones.body) or titled(source, titles)


def _plain(block: _Block) -> bool:
    """Whether a block speaks for itself without a salutation: labelled, or a name with an office or an address."""
    return block.labelled or sum(map(bool, (block.name, block.position, block.institution, block.address))) > 1


def _is_menu(words: str) -> bool:
    """Whether a line is made of a menu's words alone, as "Menu Close" is."""
    tokens = words.split()
    return all(is_navigation(token) for token in tokens)


def _is_title(unit: Unit, title: Fact | None) -> bool:
    return title is not None and unit.start <= title.span.start < unit.end


def _address_blocks(source: Source, lines: Sequence[Unit]) -> list[_Block]:
    text = source.text
    blocks: list[_Block] = []
    pieces: list[tuple[int, int, bool, bool]] = []  # start, end, whether a gap stands above, whether a label does
    label_above = sent = False
    for unit in lines:
        sent = sent and unit.gap == 0
        if sent or _sender().match(unit.words) or is_elsewhere(unit.words):
            sent = True
            continue
        label = _recipient(source.language).match(unit.words)
        if label is not None and label.end() == len(unit.words):
            label_above = True
            continue
        if unit.prose and label is None:
            continue
        start = unit.start + (label.end() if label is not None else 0)
        labelled = label is not None or label_above
        label_above = False
        if labelled and len(several := list(recipients(text, start, unit.end))) > 1:
            blocks.extend(_whole(each) for each in several)
            continue
        for begin, end in _split_fused(text, start, unit.end):
            pieces.append((begin, end, unit.gap > 0 and begin == start, labelled and begin == start))
    spaced = all(piece[2] for piece in pieces[1:])  # an empty line under every line parts nothing
    pieces = [(begin, end, gap and not spaced, labelled) for begin, end, gap, labelled in pieces]
    for number, (begin, end, gap, labelled) in enumerate(pieces):
        following = (
            text[slice(*pieces[number + 1][:2])] if number + 1 < len(pieces) and not pieces[number + 1][2] else ""
        )
        _place(text, begin, end, blocks, opens=_opens_addressee(following), labelled=labelled, apart=gap)
    return blocks


def _whole(each: Recipient) -> _Block:
    """The block of one who is named on a line with others."""
    return _Block(
        each.start,
        each.end,
        each.name,
        [each.position] if each.position is not None else [],
        [each.institution] if each.institution is not None else [],
        labelled=True,
    )


@cache
def _recipient(language: str | None) -> re.Pattern[str]:
    """The label of an addressee: "To:", "To" before a name, or a line of its own as "An den" is."""
    label = any_of(by_language("recipients", language))
    return re.compile(rf"{label}\s*(?:[:：]\s*|\s(?=(?:the\s+)?[A-ZÀ-Þ])|$|(?=[\u3400-\u9fff]))")


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


def _place(text: str, start: int, end: int, blocks: list[_Block], *, opens: bool, labelled: bool, apart: bool) -> None:
    """Put one printed line where it belongs: a name opens an addressee, the rest goes to the one that is open.

    `opens` says that an office follows: without one, and without a form of address, a second name may be a palace or a
    city. `labelled` says that "To" stands before the line, `apart` that an empty line does.
    """
    words = text[start:end].rstrip(" ,;")
    end = start + len(words)
    current = blocks[-1] if blocks else None
    going = current if current is not None and not current.address else None  # the block that has room for more
    titled = honorific().match(words)
    named = titled.end() if titled is not None else 0
    comma = words.find(",")
    if is_office(words) or (titled is not None and is_office(words[named:])):
        room = going is not None and (
            not going.position or (going.name is not None and not apart and not going.institution)
        )
        block = going if going is not None and room and not (apart and going.position) else _Block(start, end)
        block.position.append((start if is_office(words) else start + named, end))
    elif comma > named and person_likeness(words[named:comma]) > 0.5 and is_office(words[comma + 1 :].strip()):
        block = _Block(start, end, name=(start + named, start + comma))
        block.position.append((end - len(words[comma + 1 :].lstrip()), end))
    elif _address().search(words) and not gazetteer("institutions").fullmatch(words):
        if current is None:
            return
        block = current
        block.address.append((start, end))
    elif gazetteer("institutions").fullmatch(words) or gazetteer("bodies").fullmatch(words):
        block = (
            going if going is not None and not going.institution and not (apart and labelled) else _Block(start, end)
        )
        block.institution.append((start, end))
    elif (held := office_before_name(words[named:])) is not None:
        block = _Block(start, end, name=(start + named + held.end(), end))
        block.position.append((start + named, start + named + len(held[0].rstrip())))
    elif (person_likeness(words) > 0.5 and (opens or labelled)) or _titled(words):
        letters = POSTNOMINAL.search(words)
        nameless = going is not None and going.name is None and going.position and not apart and not opens
        block = going if going is not None and nameless else _Block(start, end)
        block.name = (start + named, start + (letters.start() if letters is not None else len(words)))
    elif current is not None and current.address and _PLACE.match(words) and not apart:
        block = current
        block.address.append((start, end))
    elif (organization_likeness(words) >= 0.8 and going is not None and not apart) or (labelled and _is_body(words)):
        block = going if going is not None and not labelled else _Block(start, end)
        block.institution.append((start, end))
    else:
        return
    block.start, block.end = min(block.start, start), max(block.end, end)
    block.labelled = block.labelled or labelled
    if block is not current:
        blocks.append(block)


def _is_body(words: str) -> bool:
    """Whether what stands after "To" may be a body, of any name that begins with a capital letter or in Chinese."""
    bare = re.sub(r"^(?:the|die|der|das|den|la|le|les|el|los|las)\s+|^l['’]", "", words)
    return len(words.split()) <= _LONGEST_NAME and (bare[:1].isupper() or bare[:1] >= "\u3400")


def _titled(words: str) -> bool:
    titled = honorific().match(words)
    return titled is not None and (person_likeness(words) > 0 or person_likeness(words[titled.end() :]) > 0)


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

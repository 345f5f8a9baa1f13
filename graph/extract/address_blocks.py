"""Address blocks: names, offices, institutions and addresses, line by line, as they stand above a letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.labels import is_elsewhere
from undersigned.graph.extract.offices import is_office, office, office_before_name
from undersigned.graph.extract.one_recipient import Recipient, by_language, honorific, office_then_name
from undersigned.graph.extract.postal import is_address
from undersigned.graph.extract.recipients import recipients
from undersigned.graph.extract.shape import POSTNOMINAL, organization_likeness, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, one_of
from undersigned.graph.model import Source

_PLACE = re.compile(r"^[A-ZÀ-Þ][\w.'’ -]+(?:,\s*[A-ZÀ-Þ][\w.'’ -]+){0,2}$")
_LONGEST_NAME = 14
_NAME, _BODY = 0.5, 0.8


@dataclass(slots=True)
class AddressBlock:
    """An addressee under construction; each part holds the places of its words."""

    start: int
    end: int
    name: tuple[int, int] | None = None
    position: list[tuple[int, int]] = field(default_factory=list)
    institution: list[tuple[int, int]] = field(default_factory=list)
    address: list[tuple[int, int]] = field(default_factory=list)
    labelled: bool = False
    lines: int = 0

    @property
    def says(self) -> bool:
        """Whether it names anyone: a person, an office or an institution."""
        return bool(self.name or self.position or self.institution)

    @property
    def plain(self) -> bool:
        """Whether it speaks for itself without a salutation: labelled, or several parts on several lines."""
        parts = sum(map(bool, (self.name, self.position, self.institution, self.address)))
        return self.labelled or (parts > 1 and self.lines > 1)


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line of an address: its place, whether a gap stands above it and whether a label does."""

    start: int
    end: int
    apart: bool
    labelled: bool


def address_blocks(source: Source, units: Sequence[Unit]) -> list[AddressBlock]:
    """The addressees of the lines above a letter, in their order; those of a sender's block are left out."""
    text = source.text
    lines = _lines(source, units)
    blocks: list[AddressBlock] = []
    if all(line.apart for line in lines[1:]):  # an empty line under every line parts nothing
        lines = [replace(line, apart=False) for line in lines]
    for number, line in enumerate(lines):
        several = list(recipients(text, line.start, line.end)) if line.labelled else []
        if len(several) > 1 or (several and several[0].name and several[0].position):
            blocks.extend(_whole(recipient) for recipient in several)
            continue
        after = lines[number + 1] if number + 1 < len(lines) else None
        following = text[after.start : after.end] if after is not None and not after.apart else ""
        _place(text, line, blocks, opens=_opens_addressee(following))
    return blocks


def _lines(source: Source, units: Sequence[Unit]) -> list[_Line]:
    """The lines that may belong to an address, without labels, sentences and the sender's own block."""
    lines: list[_Line] = []
    label_above = sent = False
    for unit in units:
        sent = (sent and unit.gap == 0) or _sender().match(unit.words) is not None or is_elsewhere(unit.words)
        if sent:
            continue
        label = _recipient(source.language).match(unit.words)
        if label is not None and label.end() == len(unit.words):
            label_above = True
            continue
        if unit.prose and label is None:
            continue
        start = unit.start + (label.end() if label is not None else 0)
        end = unit.start + unit.cells[0][1] - unit.cells[0][0] if len(unit.cells) > 1 else unit.end
        labelled = label is not None or label_above
        label_above = False
        for begin, stop in _split_fused(source.text, start, max(start, end)):
            first = begin == start
            lines.append(_Line(begin, stop, unit.gap > 0 and first, labelled and first))
    return lines


def _whole(each: Recipient, at: int = 0) -> AddressBlock:
    """The block of one who is named on a line with others, or with an office; `at` is where the line begins."""
    name, position, institution = (
        None if place is None else (at + place[0], at + place[1])
        for place in (each.name, each.position, each.institution)
    )
    return AddressBlock(
        at + each.start,
        at + each.end,
        name,
        [position] if position is not None else [],
        [institution] if institution is not None else [],
        labelled=at == 0,
    )


@cache
def _recipient(language: str | None) -> re.Pattern[str]:
    """The label of an addressee: "To:", "To" before a name, or a line of its own as "An den" is."""
    label = any_of(by_language("recipients", language))
    return re.compile(rf"{label}\s*(?:[:：]\s*|\s(?=(?:the\s+)?[A-ZÀ-Þ])|$|(?=[\u3400-\u9fff]))")


@cache
def _sender() -> re.Pattern[str]:
    return re.compile(rf"{one_of('letter_words', 'senders')}\s*:")


def _opens_addressee(following: str) -> bool:
    """Whether the line after a name says that the name is an addressee's: an office or an institution."""
    return _is_held(following) or gazetteer("institutions").fullmatch(following) is not None


@cache
def _function() -> re.Pattern[str]:
    return re.compile(rf"(?:the\s+)?{office(functions=True)}(?:-\w+)?(?:,|\s+(?:of|for|der|des|de|du|del|für))\s*\S")


def _is_held(words: str) -> bool:
    """Whether a line is an office, or a function with what it is of: "Director-General of Fisheries"."""
    return is_office(words) or _function().match(words) is not None


def _place(text: str, line: _Line, blocks: list[AddressBlock], *, opens: bool) -> None:
    """Put one printed line where it belongs: a name opens an addressee, the rest goes to the one that is open.

    `opens` says that an office follows: without one, and without a form of address, a second name may be a palace or a
    city.
    """
    words = text[line.start : line.end].rstrip(" ,;")
    line = replace(line, end=line.start + len(words))
    current = blocks[-1] if blocks else None
    block = _placed(line, words, current, opens=opens)
    if block is None:
        return
    block.start, block.end = min(block.start, line.start), max(block.end, line.end)
    block.labelled = block.labelled or line.labelled
    block.lines += 1
    if block is not current:
        blocks.append(block)


def _placed(line: _Line, words: str, current: AddressBlock | None, *, opens: bool) -> AddressBlock | None:
    """The block that takes the line in, a new one or the one that is open; None where no addressee has it."""
    start, end = line.start, line.end
    going = current if current is not None and not current.address else None  # the block that has room for more
    titled = honorific().match(words)
    named = titled.end() if titled is not None else 0
    comma = words.find(",")
    if (held := office_then_name(words)) is not None:
        return _whole(held, at=start)
    person = titled is not None and comma > named and person_likeness(words[named:comma]) > _NAME
    if (_is_held(words) or (titled is not None and is_office(words[named:]))) and not person:
        block = _holding(line, going)
        block.position.append((start if _is_held(words) else start + named, end))
        return block
    if comma > named and person_likeness(words[named:comma]) > _NAME and is_office(words[comma + 1 :].strip()):
        position = (end - len(words[comma + 1 :].lstrip()), end)
        return AddressBlock(start, end, (start + named, start + comma), [position])
    if is_address(words) and not gazetteer("institutions").fullmatch(words):
        if current is not None:
            current.address.append((start, end))
        return current
    if gazetteer("institutions").fullmatch(words) or gazetteer("bodies").fullmatch(words):
        taken = going is None or going.institution or (line.apart and line.labelled)
        block = AddressBlock(start, end) if taken or going is None else going
        block.institution.append((start, end))
        return block
    return _naming(line, words, going, opens=opens) or _belonging(line, words, current)


def _holding(line: _Line, going: AddressBlock | None) -> AddressBlock:
    """The block whose office a line is: the open one, where it has none or goes on without a gap; else a new one."""
    if going is None or (line.apart and going.position):
        return AddressBlock(line.start, line.end)
    room = not going.position or (going.name is not None and not line.apart and not going.institution)
    return going if room else AddressBlock(line.start, line.end)


def _naming(line: _Line, words: str, going: AddressBlock | None, *, opens: bool) -> AddressBlock | None:
    """The block of the person whom a line names, if it does: a new one, or the open one if that has an office only."""
    start, end = line.start, line.end
    titled = honorific().match(words)
    named = titled.end() if titled is not None else 0
    held = office_before_name(words[named:])
    if held is not None:
        position = (start + named, start + named + len(held[0].rstrip()))
        return AddressBlock(start, end, (start + named + held.end(), end), [position])
    if not ((person_likeness(words) > _NAME and (opens or line.labelled)) or _is_titled(words)):
        return None
    letters = POSTNOMINAL.search(words)
    nameless = going is not None and going.name is None and going.position and not line.apart and not opens
    block = going if going is not None and nameless else AddressBlock(start, end)
    block.name = (start + named, start + (letters.start() if letters is not None else len(words)))
    return block


def _belonging(line: _Line, words: str, current: AddressBlock | None) -> AddressBlock | None:
    """The block to which a line belongs that no words of its own explain: a place, or a body."""
    place = (line.start, line.end)
    if current is not None and current.address and _PLACE.match(words) and not line.apart:
        current.address.append(place)
        return current
    going = current if current is not None and not current.address and not line.apart else None
    if not ((organization_likeness(words) >= _BODY and going is not None) or (line.labelled and _is_body(words))):
        return None
    block = going if going is not None and not line.labelled else AddressBlock(*place)
    block.institution.append(place)
    return block


def _is_body(words: str) -> bool:
    """Whether what stands after "To" may be a body, of any name that begins with a capital letter or in Chinese."""
    bare = re.sub(r"^(?:the|die|der|das|den|la|le|les|el|los|las)\s+|^l['’]", "", words)
    return len(words.split()) <= _LONGEST_NAME and (bare[:1].isupper() or bare[:1] >= "\u3400")


def _is_titled(words: str) -> bool:
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

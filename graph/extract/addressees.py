"""To whom a letter is addressed, and who gets a copy."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from undersigned.graph.extract.blocks import is_copy_label
from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import HONORIFIC, POSTNOMINAL, organization_likeness, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import letter_kinds, one_of, word_set
from undersigned.graph.extract.zones import Zones
from undersigned.graph.model import Addressee, Fact, Issue, Severity, Source

_ADDRESS = re.compile(
    r"^\d+[\w/-]*,?\s+[A-ZÀ-Þ]|\b(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd|Square|Place|Lane|Suite|Floor|Room|Box|Rue|rue|Platz|Calle)\b"
    r"|(?:straße|strasse|str\.)\s*\d|\b[A-Z]{2}\s+\d{5}\b|\b[A-Z]{1,2}\d[\dA-Z]?\s+\d[A-Z]{2}\b|^\d{4,6}\s+[A-ZÀ-Þ]|\b\d{5}\b|^(?:E-?mail|Fax|Tel|Via)\b|\S@\w"
)
_SENDER = re.compile(r"(?:From|Von|De|Date|Sent)\s*:")
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
    return _from_salutation(source, zones.salutation)


def _is_title(unit: Unit, title: Fact | None) -> bool:
    return title is not None and unit.start <= title.span.start < unit.end


def _address_blocks(text: str, lines: Sequence[Unit]) -> list[_Block]:
    blocks: list[_Block] = []
    pieces = []
    for unit in lines:
        if is_copy_label(unit.words) or _SENDER.match(unit.words) or unit.prose:
            continue
        label = re.match(rf"{one_of('letter_words', 'recipients')}\s*[:：]\s*", unit.words)
        start = unit.start + (label.end() if label is not None else 0)
        pieces.extend(_split_fused(text, start, unit.end))
    for number, (begin, end) in enumerate(pieces):
        following = text[slice(*pieces[number + 1])] if number + 1 < len(pieces) else ""
        _place(text, begin, end, blocks, opens=_opens_addressee(following))
    return blocks


def _opens_addressee(following: str) -> bool:
    """Whether the line after a name says that the name is an addressee's: an office or an institution."""
    return _is_office(following) or gazetteer("institutions").fullmatch(following) is not None


def _place(text: str, start: int, end: int, blocks: list[_Block], *, opens: bool) -> None:
    """Put one printed line where it belongs: a name opens an addressee, the rest goes to the one that is open.

    `opens` says that an office follows: without one, and without a form of address, a second name may be a palace or a
    city.
    """
    words = text[start:end]
    current = blocks[-1] if blocks else None
    comma = words.find(",")
    if _is_office(words):
        block = current if current is not None and not current.position and not current.address else _Block(start, end)
        block.position.append((start, end))
    elif comma > 0 and person_likeness(words[:comma]) > 0.5 and _is_office(words[comma + 1 :].strip()):
        block = _Block(start, end, name=(start, start + comma))
        block.position.append((end - len(words[comma + 1 :].lstrip()), end))
    elif _ADDRESS.search(words) and not gazetteer("institutions").fullmatch(words):
        if current is None:
            return
        block = current
        block.address.append((start, end))
    elif gazetteer("institutions").fullmatch(words) or gazetteer("bodies").fullmatch(words):
        block = (
            current if current is not None and not current.institution and not current.address else _Block(start, end)
        )
        block.institution.append((start, end))
    elif (office := _office_before_name(words)) is not None:
        block = _Block(start, end, name=(start + office.end(), end))
        block.position.append((start, start + len(office[0].rstrip())))
    elif (person_likeness(words) > 0.5 and (current is None or opens)) or _titled(words):
        titled, letters = HONORIFIC.match(words), POSTNOMINAL.search(words)
        name = (titled.end() if titled is not None else 0, letters.start() if letters is not None else len(words))
        block = _Block(start, end, name=(start + name[0], start + name[1]))
    elif current is not None and current.address and _PLACE.match(words):
        block = current
        block.address.append((start, end))
    elif organization_likeness(words) >= 0.8 and current is not None and not current.address:
        block = current
        block.institution.append((start, end))
    else:
        return
    block.start, block.end = min(block.start, start), max(block.end, end)
    if block is not current:
        blocks.append(block)


def _office_before_name(words: str) -> re.Match[str] | None:
    """The office in `President Xi Jinping`, where all that follows it is a name."""
    office = re.match(rf"(?:{one_of('roles', 'qualifiers')}\s+)*{one_of('roles', 'offices')}\s+", words)
    return office if office is not None and person_likeness(words[office.end() :]) > 0.5 else None


def _titled(words: str) -> bool:
    return HONORIFIC.match(words) is not None and person_likeness(words) > 0


def _is_office(text: str) -> bool:
    """Whether a line is a title of office, rather than a person's name with a title before it."""
    found = re.match(
        rf"(?:the\s+)?(?:{one_of('roles', 'qualifiers')}\s+)*{one_of('roles', 'offices')}", text, re.IGNORECASE
    )
    if found is None:
        return re.match(rf".*\b{one_of('roles', 'offices')}$", text) is not None and not HONORIFIC.match(text)
    rest = text[found.end() :].strip()
    return (
        not rest
        or person_likeness(rest) < 0.5
        or re.match(r"(?:of|for|to|and|de|der|des|du|del)\b|[,&]", rest) is not None
    )


def _split_fused(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a line where a lost newline joined an office with the institution or the address after it."""
    words = text[start:end]
    if not _is_office(words):
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


def _from_salutation(source: Source, salutation: Unit | None) -> tuple[Addressee, ...]:
    """`Dear President Biden,` names an office and a surname; `Dear colleagues,` names nobody."""
    if salutation is None:
        return ()
    greeting = re.match(rf"{one_of('letter_words', 'salutations')}\s*", salutation.words)
    if greeting is None:
        return ()
    found: list[Addressee] = []
    at = greeting.end()
    for part in re.split(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b)\s*", salutation.words[at:].rstrip(" ,:，：")):
        start = salutation.words.index(part, at)
        at = start + len(part)
        found.extend(_greeted(source, part, salutation.start + start))
    return tuple(found)


def _greeted(source: Source, part: str, start: int) -> list[Addressee]:
    rule = "salutation"
    office = re.match(rf"(?:{one_of('roles', 'qualifiers')}\s+)*{one_of('roles', 'offices')}", part)
    titled = HONORIFIC.match(part)
    name = part[office.end() if office is not None else titled.end() if titled is not None else 0 :].strip()
    if not part or (office is None and titled is None and person_likeness(part) <= 0.5):
        return []
    if name and not name[0].isupper():
        name = ""
    if not name and office is None:
        return []
    if office is None and _is_office(name):  # `Dear Mr. President`
        office, name = re.match(r".*", name), ""
    span = source.span(start, start + len(part))
    return [
        Addressee(name or None, office[0] if office is not None else None, None, None, span, confidence(rule), rule)
    ]


def find_copies(source: Source, zones: Zones) -> tuple[tuple[Addressee, ...], tuple[Issue, ...]]:
    """Those who get a copy, a person and an office on each line; lines fused by a lost newline are parted, and said."""
    rule = "copy-line"
    found = []
    entries = _copy_entries(source.text, zones.copies)
    for start, end in entries:
        words = source.text[start:end]
        name, comma, rest = words.partition(",")
        if comma and (person_likeness(name) > 0.5 or HONORIFIC.match(name)):
            person, position, institution = name.strip(), " ".join(rest.split()) or None, None
        elif person_likeness(words) > 0.5:
            person, position, institution = words, None, None
        elif _is_office(words):
            person, position, institution = None, " ".join(words.split()), None
        else:
            person, position, institution = None, None, " ".join(words.split())
        span = source.span(start, end)
        found.append(Addressee(person, position, institution, None, span, confidence(rule), rule))
    fused = [unit for unit in zones.copies if sum(unit.start <= start < unit.end for start, _ in entries) > 1]
    return tuple(found), tuple(_fused_issue(source, unit) for unit in fused)


def _fused_issue(source: Source, unit: Unit) -> Issue:
    message = "Two officials stand fused on one line of the copy list; parted where a new name begins."
    return Issue("fused-line", Severity.NOTE, message, source.span(unit.start, unit.end))


def _copy_entries(text: str, copies: Sequence[Unit]) -> list[tuple[int, int]]:
    entries: list[tuple[int, int]] = []
    office_words = _office_words([unit.words for unit in copies])
    for unit in copies:
        label = (
            re.match(rf"{one_of('letter_words', 'copies')}\s*[.:：]*\s*", unit.words)
            if is_copy_label(unit.words)
            else None
        )
        start = unit.start + (label.end() if label is not None else 0)
        pieces = [start]
        while (cut := _fused_at(text[pieces[-1] : unit.end], office_words)) is not None:
            pieces.append(pieces[-1] + cut)
        ends = [*pieces[1:], unit.end]
        for begin, end in zip(pieces, ends, strict=True):
            stripped = text[begin:end].rstrip(" \n;,")
            if stripped:
                entries.append((begin, begin + len(stripped)))
    return entries


def _office_words(lines: Sequence[str]) -> frozenset[str]:
    """Words that stand more than once behind the names of a list: they belong to offices, not to a person."""
    counts = Counter(word for line in lines for word in re.findall(r"[\w'’]+", line.partition(",")[2]))
    return frozenset(word for word, count in counts.items() if count > 1)


def _fused_at(text: str, office_words: frozenset[str]) -> int | None:
    """Where a second `Name, Office` begins within a line: after the end of an office, before a name and an office."""
    office = rf"\s*(?:{one_of('roles', 'qualifiers')}\s+)*{one_of('roles', 'offices')}"
    commas = [match.start() for match in re.finditer(",", text)]
    for number, comma in enumerate(commas[1:], start=1):
        if not re.match(office, text[comma + 1 :]):
            continue
        segment_start = commas[number - 1] + 1
        tokens = list(re.finditer(r"\S+", text[segment_start:comma]))
        best = _name_tail([token[0] for token in tokens], office_words)
        if best is not None:
            return segment_start + tokens[best].start()
    return None


def _name_tail(tokens: Sequence[str], office_words: frozenset[str]) -> int | None:
    """The token that begins a person's name at the end of a segment; the end of an office must stand before it."""
    fallback = None
    for first in range(len(tokens) - 2, max(0, len(tokens) - 5), -1):
        before = tokens[first - 1].strip(",")
        if person_likeness(" ".join(tokens[first:])) <= 0.5:
            continue
        if before in office_words or before.casefold() in word_set("organization_words", "strong"):
            return first
        fallback = first if fallback is None and not before.islower() else fallback
    return fallback

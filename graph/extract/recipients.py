"""Recipients within a phrase, one or several: "Prime Minister Ana Ruiz and the Minister of Justice"."""

import re
from collections.abc import Iterator
from functools import cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.offices import is_office
from undersigned.graph.extract.one_recipient import Recipient, honorific, is_described, recipient
from undersigned.graph.extract.shape import person_likeness
from undersigned.graph.extract.vocabulary import one_of

_HAN = re.compile(r"[\u3400-\u9fff]")
_SPLIT = re.compile(
    r"\s*(?:[,;，；、]\s*(?:and|und|et|y|e|&)?(?!\w)"
    r"|(?<!\w)(?:and|und|et|y|&|sowie|as\s+well\s+as|和|及|以及)(?!\w))\s*(?:to\s+|an\s+|à\s+|a\s+)?"
)
_HAN_SPLIT = re.compile(r"\s*(?:[、，；]|以及|和(?=[\u3400-\u9fff]{2}))\s*")
_OF = re.compile(r"\s(?:of|for|für|des|der|de|du|del|à|aux)\s")
_FEW = 9
_NAME = 0.5


def recipients(text: str, start: int, end: int) -> Iterator[Recipient]:
    """Yield those whom a phrase at `start` to `end` of `text` names, one or several with commas or "and" between.

    >>> text = "Prime Minister Ana Ruiz and the Minister of Justice"
    >>> [(text[slice(*each.name)] if each.name else None) for each in recipients(text, 0, len(text))]
    ['Ana Ruiz', None]
    """
    start, end = _trimmed(text, start, end)
    others = _others().search(text, start, end)
    end = others.start() if others is not None else end
    if start >= end:
        return
    whole = recipient(text, start, end)
    parts = _parts(text, start, end)
    several = [recipient(text, *part) for part in parts]
    found = list(_joined(text, (each for each in several if each is not None)))
    if not text[start:end].isupper():
        found = [each for each in found if not _is_acronym(text, each)]
    named = len(parts) > 1 and all(each is not None and (each.name or each.position) for each in several)
    plain = not any(each.name or each.position for each in found)
    if whole is not None and not named and (whole.position or plain):
        yield whole
    else:
        yield from found


@cache
def _others() -> re.Pattern[str]:
    """Those who are not named, at the end of a phrase: "and 2 others"."""
    joint = r"(?:and|und|et|y|&)"
    return re.compile(rf"\s+{joint}\s+(?:\d+\s+)?{one_of('letter_words', 'and_others')}$")


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places between commas and "and"; an "and" within an office ("Minister of Trade and Energy") parts nothing."""
    splitter = _HAN_SPLIT if _HAN.search(text[start:end]) else _SPLIT
    parts: list[tuple[int, int]] = []
    at = start
    for cut in [*splitter.finditer(text, start, end), None]:
        first, last = _trimmed(text, at, cut.start() if cut is not None else end)
        at = cut.end() if cut is not None else end
        if first >= last:
            continue
        if parts and _goes_on(text[slice(*parts[-1])], text[first:last]):
            parts[-1] = (parts[-1][0], last)
        else:
            parts.append((first, last))
    return parts


def _goes_on(before: str, words_: str) -> bool:
    """Whether words after an "and" or a comma still say what the office before is of."""
    if not words_[0].isupper() or _OF.search(before) is None or not is_office(before):
        return False
    if is_office(words_) or is_described(words_) or honorific().match(words_) or len(words_.split()) > _FEW:
        return False
    if person_likeness(words_) > _NAME or gazetteer("institutions").fullmatch(words_) is not None:
        return False
    return gazetteer("bodies").fullmatch(words_) is None


def _is_acronym(text: str, each: Recipient) -> bool:
    """Whether what looks like a name is all capitals among other words, as that of a body is."""
    name = text[slice(*each.name)] if each.name is not None else ""
    return each.position is None and each.start == each.end - len(name) and " " in name and name.isupper()


def _joined(text: str, found: Iterator[Recipient]) -> Iterator[Recipient]:
    """Join a name and the office set beside it: "Zheng Zeguang, the Ambassador", "Commissioner, Ms. Li"."""
    last: Recipient | None = None
    for each in found:
        joined = _beside(text, last, each) if last is not None else None
        if joined is None and last is not None:
            yield last
        last = joined or each
    if last is not None:
        yield last


def _beside(text: str, last: Recipient, each: Recipient) -> Recipient | None:
    """The one whom two neighbours name together: a name and an office, or a name with a rank and an office."""
    if last.institution or each.institution or each.start - last.end > _FEW or (last.name and each.name):
        return None
    named, held = last.name or each.name, last.position or each.position
    if last.position and each.position:
        between = text[last.end : each.start]
        office_ = text[slice(*each.position)]
        ranked = last.name is not None and between.strip() == "," and _OF.search(office_) and is_office(office_)
        held = each.position if ranked else None
    return Recipient(last.start, each.end, named, held) if named and held else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:，：、"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:，：、.!"):
        end -= 1
    return start, end

"""The pieces of a line or sentence: what its separators part, and which of the pieces are one name."""

import re
from collections.abc import Sequence

from undersigned.graph.extract.gazetteer import abbreviates
from undersigned.graph.extract.joints import best_joint, goes_on
from undersigned.graph.extract.vocabulary import any_of, words

Place = tuple[int, int]

STRONG = (
    re.compile(rf"(?<!\s)\s*[;；]\s*(?:{any_of(words('letter_words', 'joints'))}\s+)?|[;；]\s*$"),
    re.compile(r"(?<!\s)\s*[•·‧●▪■◦|｜]\s*"),
    re.compile(r"(?<!\s)\s+/\s+"),
    re.compile(
        r"(?<!\s)\s*[、，]\s*|(?<=[)）])\s*(?=[\u3400-\u9fff]{2,4}\s*[(（])|(?<=[\u3400-\u9fff)）]),\s*(?=[\u3400-\u9fff])"
    ),
    re.compile(r"(?<!\s)\s+[–—]\s+"),
)
"""What parts names by itself: semicolons, bullets, slashes, enumeration commas, dashes."""

SEMICOLON, HAN_COMMA = 0, 3
"""Which of them stand in sentences too."""

COMMA = re.compile(rf"(?<!\s)\s*,\s+(?:(?P<joint>{any_of(words('letter_words', 'joints'))})\s+)?")
"""A comma, which stands within names too, and an "and" after it."""

_LONGEST = 160  # characters of one name
_HAN_JOINT = re.compile(r"(?:以及|[和及与與])(?!平)")
_ACRONYM = re.compile(r"\s*[(（](?P<letters>[A-Z][\w&./-]{1,14})[)）]$")
_BRACKET = re.compile(r"[()（）\[\]]")
_DEEPEST = 200  # brackets within brackets
_BEFORE = 3  # pieces of a name with commas before the one that ends in its acronym


def comma_pieces(text: str) -> tuple[list[Place], bool]:
    """What stands between the separators of a sentence outside brackets; whether an "and" stands before the last."""
    depth = depths(text)
    for separator in (STRONG[SEMICOLON], STRONG[HAN_COMMA]):
        places, joined = pieces(text, separator, depth)
        if len(places) > 1:
            return places, joined
    return pieces(text, COMMA, depth)


def pieces(text: str, separator: re.Pattern[str], depth: Sequence[int]) -> tuple[list[Place], bool]:
    """What stands between the separators outside brackets, and whether the last one holds an "and"."""
    found: list[Place] = []
    start = 0
    joined = False
    for cut in separator.finditer(text):
        if depth[cut.start()] == 0 and cut.start() >= start:
            found.append((start, cut.start()))
            start = cut.end()
            joined = cut.lastgroup == "joint"
    found.append((start, len(text)))
    last = _HAN_JOINT.match(text, start)
    if last is not None and len(found) > 1:
        found[-1], joined = (last.end(), len(text)), True
    return [place for begin, end in found if (place := _trim(text, begin, end)) is not None], joined


def part_last(text: str, places: Sequence[Place], enough: float) -> list[Place]:
    """Part the last place at the "and" that joins two names in it, where one does so well enough."""
    if not places:
        return []
    start, end = places[-1]
    score, joint = best_joint(text[start:end])
    if joint is None or score < enough:
        return list(places)
    return [*places[:-1], (start, start + joint[0]), (start + joint[1], end)]


def whole_names(text: str, places: Sequence[Place], *, joined: bool) -> list[Place]:
    """Join the pieces of names that hold commas themselves; `joined` says that an "and" stands before the last.

    >>> text = "PEN, Doctors, Teachers and Poets Union (DTPU)"
    >>> [text[start:end] for start, end in whole_names(text, [(0, 3), (5, 12), (14, 45)], joined=False)]
    ['PEN', 'Doctors, Teachers and Poets Union (DTPU)']
    """
    found: list[Place] = []
    for number, (start, end) in enumerate(places, start=1):
        before = text[slice(*found[-1])] if found else ""
        within = joined or number < len(places)
        if found and within and end - found[-1][0] <= _LONGEST and goes_on(before, text[start:end]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return _abbreviated(text, found)


def depths(text: str) -> bytes:
    """How deep in brackets each letter stands, and the end."""
    deep = bytearray(len(text) + 1)
    depth = last = 0
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if bracket[0] in "(（[":
            if depth:
                deep[last:at] = bytes((depth,)) * (at - last)
            depth, last = min(depth + 1, _DEEPEST), at
        elif depth:
            deep[last : at + 1] = bytes((depth,)) * (at + 1 - last)
            depth, last = depth - 1, at + 1
    return bytes(deep)


def _abbreviated(text: str, places: Sequence[Place]) -> list[Place]:
    """Join the pieces of a name that holds commas where the acronym behind it says so."""
    found: list[Place] = []
    for start, end in places:
        begin, kept = start, len(found)
        acronym = _ACRONYM.search(text, start, end)
        if acronym is not None and not abbreviates(acronym["letters"], text[start : acronym.start()]):
            for back in range(1, min(_BEFORE, len(found)) + 1):
                first = found[-back][0]
                if _ACRONYM.search(text[slice(*found[-back])]):
                    break
                if acronym.start() - first <= _LONGEST and _initials(acronym["letters"], text[first : acronym.start()]):
                    begin, kept = first, len(found) - back
                    break
        del found[kept:]
        found.append((begin, end))
    return found


def _initials(letters: str, name: str) -> bool:
    """Whether letters are the initials of the capitalised words of a name, or of nearly all."""
    wanted = [letter for letter in letters.casefold() if letter.isalpha()]
    capitals = [word[0].casefold() for word in re.findall(r"[^\W\d_][\w'’-]*", name) if word[0].isupper()]
    return capitals[:1] == wanted[:1] and abs(len(capitals) - len(wanted)) <= 1 and abbreviates(letters, name)


def _trim(text: str, start: int, end: int) -> Place | None:
    printed = text[start:end]
    stripped = printed.strip().strip(",;；、|·•").strip()
    if not stripped:
        return None
    begin = start + printed.index(stripped[0])
    stop = begin + len(stripped)
    if text[begin:stop].endswith(".") and stop == len(text) and not re.search(r"\b\w\.$|\.\w+\.$", stripped):
        stop -= 1
    return begin, stop

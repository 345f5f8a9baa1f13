"""Names one after the other in a sentence: "A, B (C), a lawyer, and D, and many others"."""

import re
from dataclasses import dataclass, replace
from functools import cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.vocabulary import one_of, word_set

LIKELY = 0.7
"""From here on a run of words has the shape of a person's name."""

POSSIBLE = 0.3
"""Below this it is no name at all."""

_LONGEST = 120
_BRACKETED = re.compile(r"(?P<outer>[^()（）]+?)\s*[(（](?P<inner>[^()（）]+)[)）]")
_JOINT = re.compile(
    r"\s*(?:[,，、]\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|&)\s+|[和及与與])\s*(?:(?:of|von|de|del)\s+)?"
)
_PIECE = re.compile(r"(?:[^,，、;；()（）]|[(（][^()（）]*[)）])+")
_PAST = re.compile(
    r"\s*(?:in|on|last|earlier|im|en)\s+(?:[^\W\d_]+\s+)?(?:(?:19|20)\d\d|year|month|week|(?:early|late)\b"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_LAST_JOINT = re.compile(r"\b(?:and|und|et|y)\b|[&和及与與、]")
_WHERE = re.compile(r"\s+(?:in|from|at|of)\s+(?:[A-ZÀ-Þ][\w’'-]*\s?)+(?<!\s)")
_AND = re.compile(r"\s+(?:and|und|et|y|&)\s+|[和及与與]")
_ETC = re.compile(r"等人?$|等人?(?=[。，；！])")
_DETERMINED = re.compile(r"(?:the|der|die|das|le|la|el)\s+(?=[A-ZÀ-Þ])")
_DESCRIPTION = re.compile(r"(?:an?|who|whose|the\s+[a-z]|one\s+of|aged|\d|which|ein|eine|un|une|una)\b")
_DESCRIBED = re.compile(r"(?P<before>(?:\S+\s+)*?[a-z][\w'’-]*\s+)(?=(?:(?:[A-ZÀ-Þ]|(?:al|el)-)\S*\s*)+$)")
_NAME_TOKEN = re.compile(r"[^\W\d_a-zß-öø-ÿ]|(?:al|el|as|ad|an|ar|at|az|ash)-[^\W\d_a-z]")
_PREPOSITIONS = frozenset({"in", "from", "at", "of"})
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a list: its place, the name itself, further names beside it, how surely it is a person's (0 to 1)."""

    start: int
    end: int
    name: str
    aliases: tuple[str, ...]
    likely: float


@dataclass(frozen=True, slots=True)
class ReadList:
    """The names of a list, where reading stopped, and the words that say there are more.

    `past` says that a time follows the names, "the release of X in 2023": that release has happened.
    """

    names: tuple[Named, ...]
    end: int
    more: tuple[int, int] | None
    past: bool


def read_names(text: str, start: int, end: int) -> ReadList:
    """Read names from `start` until something comes that is none; a description after a name is passed over.

    >>> text = "Gao Zhisheng, a lawyer, and Ilham Tohti, and many others."
    >>> [named.name for named in read_names(text, 0, len(text)).names]
    ['Gao Zhisheng', 'Ilham Tohti']
    """
    names: list[Named] = []
    joined = past = False
    at = stop = start
    while at < end:
        piece = _PIECE.match(text, at, min(end, at + _LONGEST))
        if piece is None:
            break
        stop = _cut(text, at, piece.end())
        if stop <= at:
            break
        named = _name(text, at, stop)
        if named.likely >= POSSIBLE:
            names.append(_doubted(text, named, end))
        elif not names or not _DESCRIPTION.match(text[at:stop]):
            stop = at
            break
        past = past or _PAST.match(text, stop, end) is not None
        where = _WHERE.match(text, stop, end)
        stop = where.end() if where is not None else stop
        more = _open_ended().match(text, stop, end)
        if more is not None:
            return ReadList(tuple(names), more.end(), more.span("words"), past)
        joint = _JOINT.match(text, stop, end)
        if joint is None:
            break
        joined = joined or _LAST_JOINT.search(joint[0]) is not None
        at = joint.end()
    return ReadList(tuple(names if joined else _apposed(names)), stop, None, past)


def _apposed(names: list[Named]) -> list[Named]:
    """Doubt all names but the first of a list that no "and" closes: they may be places, or another clause."""
    return [
        named if number == 0 else replace(named, likely=min(named.likely, 0.5)) for number, named in enumerate(names)
    ]


@cache
def _open_ended() -> re.Pattern[str]:
    return re.compile(rf"\s*[,，、;]?\s*(?P<words>{one_of('letter_words', 'open_ended')})")


def _doubted(text: str, named: Named, end: int) -> Named:
    """Doubt a name whose own clause goes on to say that the person died, was executed or is free."""
    tail = re.match(
        r"[,(]?\s*(?:who\s+)?(?:has\s+|have\s+|had\s+|was\s+|were\s+|is\s+|been\s+)*(?P<word>[a-z]+)",
        text[named.end : min(end, named.end + 60)],
    )
    if tail is None or not _unsure().search(tail["word"]):
        return named
    return replace(named, likely=min(named.likely, 0.5))


def _cut(text: str, start: int, end: int) -> int:
    """End a piece at an "and" between two names, or where the sentence goes on in small letters after the name."""
    words = text[start:end]
    joint = _AND.search(words)
    stop = joint.start() if joint is not None and joint.start() > 0 else len(words)
    more = _ETC.search(words[:stop])
    stop = more.start() if more is not None else stop
    tokens = list(re.finditer(r"\S+", words[:stop]))
    names = [number for number, token in enumerate(tokens) if _NAME_TOKEN.match(token[0])]
    if names and "(" not in words[:stop]:
        where = next((n for n in range(names[0] + 1, len(tokens)) if tokens[n][0] in _PREPOSITIONS), len(tokens))
        last = max(number for number in names if number < where)
        stop = tokens[last].end() if last + 1 < len(tokens) else stop
    return start + len(words[:stop].rstrip(" .;:。！!?\n"))


def _name(text: str, start: int, end: int) -> Named:
    """Read `Name`, `Name (Alias)`, `the Title (Name)` or `description Name`."""
    piece = text[start:end]
    bracketed = _BRACKETED.fullmatch(piece)
    if bracketed is not None:
        return _bracketed(start, end, bracketed)
    described = _DESCRIBED.match(piece)
    if described is not None and described["before"].split()[-1] not in word_set("organization_words", "particles"):
        return _described(text, start + described.end(), end, described["before"].split())
    lead = HONORIFIC.match(piece) or _office().match(piece) or _before_han_name().match(piece)
    begin = lead.end() if lead is not None else 0
    name = " ".join(piece[begin:].split())
    if not name:
        return Named(start, end, piece, (), 0.0)
    return Named(start + begin, end, name, (), _judged(name, titled=lead is not None))


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "no_longer_held"))


@cache
def _before_han_name() -> re.Pattern[str]:
    return re.compile(one_of("roles", "before_han_names") + r"(?=[\u4e00-\u9fff]{2,4}$)")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"{one_of('roles', 'offices')}\s+")


def _described(text: str, begin: int, end: int, before: list[str]) -> Named:
    """Judge a name by what stands before it: the kind of people asked for, a relative, or another clause."""
    name = " ".join(text[begin:end].split())
    small = {word.casefold() for word in before if word[0].islower()}
    if small <= word_set("letter_words", "detained") | word_set("letter_words", "qualities"):
        return Named(begin, end, name, (), _judged(name))
    if small & (word_set("letter_words", "relatives") | word_set("letter_words", "detained")) and len(before) <= 4:
        return Named(begin, end, name, (), min(_judged(name), 0.5))
    return Named(begin, end, name, (), 0.0)


def _bracketed(start: int, end: int, bracketed: re.Match[str]) -> Named:
    outer, inner = bracketed["outer"].strip(), bracketed["inner"].strip()
    if person_likeness(inner) >= LIKELY and (_DETERMINED.match(outer) or person_likeness(outer) < LIKELY):
        return Named(start, end, inner, (outer,), _judged(inner))
    if person_likeness(outer) >= LIKELY:
        named = inner[:1].isupper() or "\u3400" <= inner[:1] <= "\u9fff"
        place = gazetteer("regions").fullmatch(inner) is not None
        return Named(start, end, outer, (inner,) if named and not place else (), _judged(outer))
    return Named(start, end, bracketed[0], (), 0.0)


def _judged(name: str, *, titled: bool = False) -> float:
    """How surely the name is a person's: shape, and no region, body, law or institution of that name."""
    if not name or _unsure().search(name) or _POSSESSIVE.search(name) or not name[0].isalpha():
        return 0.0
    if any(gazetteer(kind).fullmatch(name) for kind in ("regions", "bodies", "laws", "institutions", "events")):
        return 0.0
    likely = person_likeness(name)
    return max(likely, 0.5) if titled and likely > 0 else likely

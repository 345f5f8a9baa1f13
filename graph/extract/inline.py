"""Names one after the other on a line or in a paragraph: "A; B; C", "A, B and C", "A · B · C"."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from undersigned.graph.extract.gazetteer import abbreviates, gazetteer
from undersigned.graph.extract.joints import best_joint, goes_on
from undersigned.graph.extract.prose import first_sentence, is_prose
from undersigned.graph.extract.shape import (
    HONORIFIC,
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)
from undersigned.graph.extract.vocabulary import any_of, words

Place = tuple[int, int]

_KEPT = 4096
_FEW = 3
_LONGEST = 160
_STRONG = (
    re.compile(rf"(?<!\s)\s*[;；]\s*(?:{any_of(words('letter_words', 'joints'))}\s+)?|[;；]\s*$"),
    re.compile(r"(?<!\s)\s*[•·‧●▪■◦|｜]\s*"),
    re.compile(r"(?<!\s)\s+/\s+"),
    re.compile(
        r"(?<!\s)\s*[、，]\s*|(?<=[)）])\s*(?=[\u3400-\u9fff]{2,4}\s*[(（])|(?<=[\u3400-\u9fff)）]),\s*(?=[\u3400-\u9fff])"
    ),
    re.compile(r"(?<!\s)\s+[–—]\s+"),
)
_COMMA = re.compile(rf"(?<!\s)\s*,\s+(?:(?P<joint>{any_of(words('letter_words', 'joints'))})\s+)?")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,16}")
_HAN_JOINT = re.compile(r"(?:以及|[和及与與])(?!平)")
_JOINED = 0.3  # how well an "and" at a list's end must part two names
_ACRONYM = re.compile(r"\s*[(（](?P<letters>[A-Z][\w&./-]{1,14})[)）]$")
_SURELY = 0.9  # how well it must where other marks part the names
_SEMICOLON, _HAN_COMMA = 0, 3
_BRACKET = re.compile(r"[()（）\[\]]")
_MARK = re.compile(r"[;；•·‧●▪■◦|｜/、，,)）–—]")  # one of these stands in every separator
_DEEPEST = 200
_BEFORE = 3  # pieces of a name with commas before the one that ends in its acronym


@lru_cache(maxsize=_KEPT)
def split_inline(line: str) -> tuple[Place, ...]:
    """The names of a line that holds several, by their places; () where it holds one name or none.

    Semicolons, bullets, slashes and enumeration commas part names by themselves. Commas part them only where most of
    what stands between is a name, for names hold commas too; a country after a name stays with it.

    >>> line = "Hong Kong Watch; PEN America; Article 21"
    >>> [line[start:end] for start, end in split_inline(line)]
    ['Hong Kong Watch', 'PEN America', 'Article 21']
    >>> split_inline("Ana Ruiz, Professor of Law, University of Murcia")
    ()
    """
    text = line.rstrip()
    if _MARK.search(text) is None:
        return ()
    if _titled().match(text) is not None:
        return ()  # those named are read with the words that say so
    depth = _depths(text)
    for number, separator in enumerate(_STRONG):
        if separator.search(text) is None:
            continue
        places, joined = pieces(text, separator, depth)
        few = _FEW - 1 if number == _SEMICOLON and _two(text, places) else _FEW
        if len(places) >= few and _named(text, places) >= 0.7 and not (number and _one_person(text, places)):
            whole = joined or (number != _HAN_COMMA and "," in text[slice(*places[-1])])
            return tuple(places if whole else part_last(text, places, _JOINED if number == _HAN_COMMA else _SURELY))
    if "," not in text:
        return ()
    places, joined = pieces(text, _COMMA, depth)
    places = whole_names(text, places, joined=joined)
    places = places if joined else part_last(text, places, _JOINED)
    if len(places) < _FEW:
        return ()
    places = _with_countries(text, places)
    if len(places) < _FEW or _named(text, places) < 0.8 or _one_person(text, places):
        return ()
    return tuple(places)


@cache
def _titled() -> re.Pattern[str]:
    """A title that names authors: "Joint statement by"."""
    traits, by = (any_of(words("letter_words", section)) for section in ("paper_traits", "paper_by"))
    return re.compile(
        rf"(?:{traits}\s+){{1,4}}{any_of(words('letter_words', 'papers'))}\s+(?:{traits}\s+)?{by}\s", re.IGNORECASE
    )


def comma_pieces(text: str) -> tuple[list[Place], bool]:
    """What stands between the separators of a sentence outside brackets; whether an "and" stands before the last."""
    depth = _depths(text)
    for separator in (_STRONG[_SEMICOLON], _STRONG[_HAN_COMMA]):
        places, joined = pieces(text, separator, depth)
        if len(places) > 1:
            return places, joined
    return pieces(text, _COMMA, depth)


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


def _depths(text: str) -> bytes:
    """How deep in brackets each letter stands, and the end."""
    depths = bytearray(len(text) + 1)
    depth = last = 0
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if bracket[0] in "(（[":
            if depth:
                depths[last:at] = bytes((depth,)) * (at - last)
            depth, last = min(depth + 1, _DEEPEST), at
        elif depth:
            depths[last : at + 1] = bytes((depth,)) * (at + 1 - last)
            depth, last = depth - 1, at + 1
    return bytes(depths)


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


def _is_person(words: str) -> bool:
    return person_likeness(words) > 0.7 and role_likeness(words) < 0.85


def _two(text: str, places: Sequence[Place]) -> bool:
    """Whether a semicolon parts two names: one for sure, and the other one too, or a bracket closes the first."""
    if len(places) != _FEW - 1:
        return False
    first, second = (text[slice(*place)] for place in places)
    sure = _sure(first) + _sure(second)
    return sure == 2 or (sure == 1 and first.endswith((")", "）")) and second[0].isupper() and not is_prose(second))


def _sure(words: str) -> bool:
    """Whether words are surely one name with what may stand in brackets after it."""
    head = re.split(r"\s*[(（]", words, maxsplit=1)[0]
    return len(words) <= _LONGEST and bool(head) and (organization_likeness(head) >= 0.9 or _is_person(head))


def _with_countries(text: str, places: Sequence[Place]) -> list[Place]:
    """Join a country to the name before it, unless countries are what is listed."""
    countries = sum(is_country(text[start:end]) for start, end in places)
    if countries * 2 > len(places):
        return list(places)
    joined: list[Place] = []
    for start, end in places:
        if joined and is_country(text[start:end]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _named(text: str, places: Sequence[Place]) -> float:
    """The share of places that look like names."""
    names = sum(_name(text[start:end]) for start, end in places)
    perhaps = sum(_HAN_NAME.fullmatch(text, start, end) is not None for start, end in places)
    return max(names, (names + perhaps) / 2) / len(places)


def _is_sentences(words: str) -> bool:
    """Whether a sentence ends within the words; an initial's dot or a title's does not end one."""
    honorific = HONORIFIC.match(words)
    head = _BRACKET.split(words, maxsplit=1)[0][0 if honorific is None else honorific.end() :].strip()
    return bool(head) and first_sentence(head) < len(head)


@lru_cache(maxsize=_KEPT)
def _name(words: str) -> bool:
    if len(words) > _LONGEST or _is_sentences(words):
        return False
    if words[0].islower() and words[:3] not in ("al-", "d’", "d'"):
        return False
    head = re.split(r"[,(（|–—]", words, maxsplit=1)[0].strip()
    if not head:
        return False
    return person_likeness(head) > 0.5 or organization_likeness(head) >= 0.6 or is_country(head)


def _one_person(text: str, places: list[Place]) -> bool:
    """Whether the parts are those of one entry: a person, then roles, an organization, a country."""
    words = [text[start:end] for start, end in places]
    people = sum(_is_person(each) for each in words)
    organizations = sum(
        organization_likeness(each) >= 0.9 or gazetteer("organizations").fullmatch(each) is not None for each in words
    )
    roles = sum(role_likeness(each) >= 0.85 and POSTNOMINAL.search(each) is None for each in words)
    if people == len(words) or organizations == len(words):
        return False
    if people == 1 and len(words) <= 5:
        return _is_person(words[0])
    return roles * 3 > len(words)

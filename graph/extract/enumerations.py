"""The names that a sentence enumerates: from where they begin to the word that is no name any more."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.dates import find_dates
from undersigned.graph.extract.joints import best_joint
from undersigned.graph.extract.listed_names import ARTICLE, LONGEST, PAIR, bare_head, credible, is_strong
from undersigned.graph.extract.pieces import comma_pieces, part_last, whole_names
from undersigned.graph.extract.shape import POSTNOMINAL, is_country, person_likeness, role_likeness
from undersigned.graph.extract.vocabulary import any_of, number_words, one_of, word_set, words

Place = tuple[int, int]

_MOST = 4000  # characters of one enumeration
_JOINED = 0.19  # how well an "and" must part the last two names of three or more
_PAIRED = 0.5  # how well it must part two
_PREFIX = 4  # small words before a name that are no part of it: "my own country Iceland"
_HARD = re.compile(r"[:!?。：！？“”„»«]|——|\s[–—-]\s|[—–](?=\s)|(?<=\s)[—–]")
_PREFIXED = re.compile(r"(?:[^\W\d_]+['’]?\s+)+(?=[^\W\d_a-zß-ÿ])")
_ELLIPSIS = re.compile(r"(?<=\S)(?:\s*(?:…|\.{3}|等(?:等|人|團體|团体)?|,?\s*etc\b\.?))+[\s.。]*$")
_NEW_SENTENCE = re.compile(r"\.\s+(?=(?P<word>[^\W\d_]+)\s)")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The places of the names, whether more are meant than are named, and where the reading stopped."""

    places: tuple[Place, ...]
    open_ended: bool
    end: int


def enumerated(text: str, begin: int, *, grouped: bool = False) -> Enumeration | None:
    """The names one after the other from `begin` of `text` on, or None where there are not two of them for sure.

    `grouped` says that a noun for organizations stands before them, so that single words may be names.

    >>> text = "signed by Amnesty International, PEN America and others on Monday"
    >>> found = enumerated(text, 10)
    >>> [text[start:end] for start, end in found.places], found.open_ended
    (['Amnesty International', 'PEN America'], True)
    """
    end = _end(text, begin, min(len(text), begin + _MOST))
    region = text[begin:end]
    open_ended = False
    ellipsis = _ELLIPSIS.search(region)
    if ellipsis is not None:
        region, open_ended = region[: ellipsis.start()], True
    raw, joined = comma_pieces(region)
    whole = whole_names(region, raw, joined=joined)
    if not joined and len(whole) >= PAIR:
        whole = part_last(region, whole, _JOINED)
    found, more, last = _names(region, whole)
    if not found:
        return None
    if not more and not (found[-1][1] >= raw[-1][0] and (joined or len(whole) > PAIR)):
        parted = part_last(region, found, _JOINED if len(found) >= PAIR else _PAIRED)
        if len(parted) > len(found):
            found, more, last = _names(region, parted)
    found = [place for place in (_bare(region, place) for place in found) if place[0] < place[1]]
    found = _once(region, found)
    if len(found) < PAIR or not credible([region[slice(*place)] for place in found], grouped=grouped):
        return None
    places = tuple((begin + left, begin + right) for left, right in found)
    return Enumeration(places, open_ended or more, begin + last)


def _end(text: str, begin: int, end: int) -> int:
    for mark in _HARD.finditer(text, begin, end):
        if text[begin : mark.start()].strip() and not _bracketed(text, begin, mark.start()):
            end = mark.start()
            break
    for dot in _NEW_SENTENCE.finditer(text, begin, end):
        if dot["word"].casefold() in _sentence_words():
            end = dot.start()
            break
    for found in _verbs().finditer(text, begin, end):
        if not _bracketed(text, begin, found.start()):
            return found.start()
    return end


def _bracketed(text: str, begin: int, at: int) -> bool:
    before = text[max(begin, at - LONGEST) : at]
    return sum(map(before.count, "(（[")) > sum(map(before.count, ")）]"))


@cache
def _sentence_words() -> frozenset[str]:
    return word_set("function_words", "prose") | word_set("letter_words", "speakers")


@cache
def _verbs() -> re.Pattern[str]:
    """The verbs that the signatories are the subject of."""
    verbs = any_of((*words("letter_words", "urging"), *words("counts", "acting"), *words("letter_words", "saying")))
    han = any_of(words("letter_words", "signing_ends"))
    return re.compile(
        rf"(?<=[\w)\]”»’.])(?:\s*,)?\s+(?:(?:today|together|jointly|hereby|all|heute|gemeinsam|ensemble|hoy)\s+)?(?:{verbs}){_NOT_NAME}"
        rf"|(?<=[\u3400-\u9fffA-Za-z)）])[，,]?{han}(?=[^、，及和與与]*$|[^、]{{2}})"
    )


_NOT_NAME = r"(?=[\s,.;:!?]|$)(?!\s+of\b)"


def _names(text: str, pieces: Sequence[Place]) -> tuple[list[Place], bool, int]:
    """The pieces that are names, with roles and countries joined to them; whether more are meant; where they end."""
    found: list[Place] = []
    last, more = 0, False
    states = sum(is_country(text[slice(*place)]) for place in pieces) * 2 > len(pieces)
    for start, end in pieces:
        piece = text[start:end]
        if _others().match(piece):
            return found, True, last
        if find_dates(piece) and find_dates(piece)[0].start == 0:
            break
        before = text[slice(*found[-1])] if found else ""
        placed = not states and is_country(piece) and not is_country(before)
        if found and (placed or _role_of(before, piece)):
            found[-1] = (found[-1][0], end)
        elif found and piece.split(maxsplit=1)[0] in number_words():
            more = True  # "nine branches of ..."
        else:
            place = _name_in(text, start, end, first=not found)
            if place is None:
                break
            found.append(place)
            if place[1] < end:
                last = place[1]
                return found, _others().match(text[place[1] : end].lstrip(" ,")) is not None, last
        last = end
    return found, more, last


@cache
def _others() -> re.Pattern[str]:
    """Words for those who are not named: "and 40 others", "among others", "y otras"."""
    joint = any_of(words("letter_words", "joints"))
    others = one_of("letter_words", "others")
    many = r"(?:over|more than|mehr als|plus de|más de|many|viele|de nombreuses|muchas|d['’])"
    return re.compile(
        rf"(?:{joint}\s+)?(?:{many}\s*)?(?:\d[\d.,]*\s+)?(?:[a-zà-ÿ]+\s+)?{others}(?:\s+\S+){{0,6}}$",
    )


def _role_of(name: str, piece: str) -> bool:
    """Whether a piece is the role of the person before it: "Ana Ruiz, directora de Voces"."""
    person = person_likeness(bare_head(name.split(",", maxsplit=1)[0])) > 0.7
    if not person or person_likeness(bare_head(piece)) > 0.7:
        return False
    return role_likeness(piece) >= 0.85 or POSTNOMINAL.fullmatch(f", {piece}") is not None


def _name_in(text: str, start: int, end: int, *, first: bool) -> Place | None:
    """The name in a piece, without the small words before it and what is no name behind it."""
    piece = text[start:end]
    if piece[0].islower() and ARTICLE.match(piece) is None:
        prefix = _PREFIXED.match(piece)
        bare = piece[prefix.end() :] if prefix is not None else ""
        small = prefix is not None and len(prefix[0].split()) <= _PREFIX and prefix[0].islower()
        if not first and small and (is_country(bare) or is_strong(bare)):
            return start + len(piece) - len(bare), end
        if first or len(piece.split()) > PAIR or _is_phrase(piece):
            return None
        return start, end
    if len(piece) > LONGEST or not any(letter.isalpha() for letter in piece):
        return _shortened(text, start)
    return start, end


def _shortened(text: str, start: int) -> Place | None:
    """The name that a long piece begins with: a joint, and then words that are none of it."""
    _, joint = best_joint(text[start : start + LONGEST])
    return None if joint is None else (start, start + joint[0])


def _is_phrase(piece: str) -> bool:
    tokens = piece.casefold().split()
    small = _sentence_words() | word_set("organization_words", "weak") | word_set("organization_words", "particles")
    return any(token in small for token in tokens) or role_likeness(piece) >= 0.85


def _bare(text: str, place: Place) -> Place:
    """The name without an article before it."""
    article = ARTICLE.match(text, *place)
    return place if article is None else (article.end(), place[1])


def _once(text: str, places: Sequence[Place]) -> list[Place]:
    """Each name once."""
    seen: set[str] = set()
    kept = []
    for place in places:
        name = text[slice(*place)].casefold()
        if name not in seen:
            seen.add(name)
            kept.append(place)
    return kept

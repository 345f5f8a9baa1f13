"""Signatories named in a sentence: "signed by representatives of A, B and C", "on behalf of Peru, Chile and Spain"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from undersigned.graph.extract.inline import split_inline
from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, number_words, one_of, words

Place = tuple[int, int]

RULE = "named-in-sentence"
_MOST = 2500  # characters of one enumeration
_FAR = 2000  # characters of a sentence in which a lead is looked for
_FEW = 3
_PAIR = 2
_LIKELY = 0.6
_SURE = 0.8
_PAIRED = re.compile(r"\s+(?:and|und|et|y|e|&)\s+|[和及与與]")
_ARTICLE = re.compile(r"(?:(?:the|die|der|das|den|le|la|les|el|los|las)\s+(?=[A-ZÀ-Þ])|l['’](?=[A-ZÀ-Þ]))")
_CLOSES = re.compile(r"[.:;!?。：；！？]|\s[–—-]\s|[,，]\s*(?=[a-zà-ÿ]{3,}\s)(?!and\b|und\b|et\b|y\b)")


def find_named(units: Sequence[Unit]) -> tuple[Place, ...]:
    """The places of the signatories that one sentence of the letter names, or () where none does for sure.

    The sentence says that those named sign or speak, and names at least two of them one after the other.
    """
    best: tuple[Place, ...] = ()
    for unit in units:
        for start, end in sentences(unit.words):
            for places in _of_sentence(unit.words[start : min(end, start + _FAR + _MOST)]):
                if len(places) > len(best):
                    best = tuple((unit.start + start + left, unit.start + start + right) for left, right in places)
    return best


def _of_sentence(sentence: str) -> Iterator[Sequence[Place]]:
    for lead in _leads().finditer(sentence[:_FAR]):
        begin = lead.end()
        places = _enumerated(sentence, begin)
        if places:
            yield places


@cache
def _leads() -> re.Pattern[str]:
    """The words that say that those named next sign or speak, with a noun and a dash or colon between."""
    strong = one_of("letter_words", "named_after")
    noun = any_of(words("counts", "nouns"))
    number = rf"(?:\d[\d.,]*|{any_of(number_words())})"
    filler = r"(?:[\w'’-]+\s+){0,3}?"
    group = rf"(?:(?:the|die|der|den|les|des|las|los|following|folgenden)\s+)*(?:{number}\s+)?{filler}{noun}"
    among = rf"(?:,?\s*{one_of('letter_words', 'among')})?"
    return re.compile(
        rf"{strong}\s+(?:{one_of('letter_words', 'agents')}\s+)?(?:{group}(?:\s+(?:of|from|von|de|des|der))?{among})?\s*[:：,–—-]?\s*",
        re.IGNORECASE,
    )


def _enumerated(sentence: str, begin: int) -> Sequence[Place]:
    """The names one after the other from `begin` on, or () where they are no names."""
    end = min(len(sentence), begin + _MOST)
    for close in _CLOSES.finditer(sentence, begin, end):
        if not _abbreviated(sentence, close.start()):
            end = close.start()
            break
    verb = _verbs().search(sentence, begin, end)
    end = verb.start() if verb is not None else end
    region = sentence[begin:end]
    places = list(split_inline(region)) or _pair(region)
    places = [_bare(region, place) for place in places]
    if len(places) < _PAIR or not all(_sure(region[slice(*place)]) for place in places):
        return ()
    return [(begin + left, begin + right) for left, right in places]


@cache
def _verbs() -> re.Pattern[str]:
    """The verbs that the signatories are the subject of."""
    verbs = any_of((*words("letter_words", "urging"), *words("counts", "acting"), *words("letter_words", "saying")))
    return re.compile(rf"(?<=\S)[\s,–—-]+(?:(?:today|together|jointly|hereby|heute|gemeinsam)\s+)?{verbs}")


def _abbreviated(sentence: str, at: int) -> bool:
    """Whether the mark is the dot of an abbreviation or of a legal form ("e.V.", "St. Gallen")."""
    return (
        sentence[at] == "." and re.search(r"(?:\b\w|\b[A-Z]\w{0,2}|\.\w)$", sentence[max(0, at - 5) : at]) is not None
    )


def _pair(region: str) -> list[Place]:
    """Two names joined by "and"."""
    for joint in _PAIRED.finditer(region):
        left, right = region[: joint.start()].strip(" ,"), region[joint.end() :].strip(" ,")
        if _sure(left) and _sure(right):
            start = region.index(left)
            after = region.index(right, joint.end())
            return [(start, start + len(left)), (after, after + len(right))]
    return []


def _bare(region: str, place: Place) -> Place:
    """The name without an article before it."""
    article = _ARTICLE.match(region, *place)
    return place if article is None else (article.end(), place[1])


def _sure(words: str) -> bool:
    if not words or len(words) > 160 or words[0].islower():
        return False
    return is_country(words) or organization_likeness(words) >= _LIKELY or person_likeness(words) > _SURE

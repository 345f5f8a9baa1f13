"""Which words of a letter ask for the release of people, and where the names they govern begin.

The request is judged by its governor: of the words that ask ("urge", "must", "immediate") and the words that do not
("oppose", "welcome", "after", "secured") the one nearest before "release" decides; a sentence that opens with "Release"
or "Free" asks by itself. Where nothing asks, the names that follow are only questions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, number_words, one_of, word_set, words

_FREE_VERB = frozenset(
    {"to", "and", "immediately", "unconditionally", "must", "should", "please", "or", "will", "you", "also", "not"}
)
_OPENING = re.compile(
    r"(?:(?:(?:Mr|Mrs|Ms|Madam)\.?\s+)?(?:[A-ZÀ-Þ][\w’'-]*\s*){1,3},\s*)?"
    r"(?:[^\W\d_]+ly(?:\s+and\s+[^\W\d_]+ly)?\s+|[Pp]lease\s+)?$"
)
_PASSIVE = re.compile(
    r"\s+(?:must|should|needs?\s+to|to)\s+be\s+(?:[^\W\d_]+ly(?:\s+and\s+[^\W\d_]+ly)?\s+)?(?:released|freed|set\s+free)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_HAN_PEOPLE = re.compile(r"[\u4e00-\u9fff](?:者|人|犯|师|師)")
_BRACKET = re.compile(r"\s*[(（](?=[A-ZÀ-Þ\u4e00-\u9fff])")
_GERMAN_AFTER = re.compile(r"\b(?:fordern|verlangen|erbitten)\s+wir\b")
_CLAUSE = 200
_FAR = 600  # characters between "release" and the list it governs
_MOST = 20  # releases in one sentence; more is not prose


@dataclass(frozen=True, slots=True)
class NameList:
    """Where the names of people to be released begin and at the latest end; whether the words surely ask for it."""

    start: int
    end: int
    rule: str
    certain: bool


def release_lists(body: Sequence[Unit]) -> Iterator[NameList]:
    """Yield the lists of names that a release governs, in the order of the text."""
    lead = False
    before: Unit | None = None
    for unit in body:
        if unit.marker is None:
            before = unit
        if unit.marker is not None and lead:
            yield NameList(unit.start, unit.end, "released-item", certain=True)
            continue
        lead = False
        asked = unit.marker is not None and before is not None and bool(_asking().search(before.words))
        for start, end in sentences(unit.words):
            yield from _of_sentence(unit.words[start:end], unit.start + start, asked=asked)
            passive = _PASSIVE.search(unit.words, start, end)
            if passive is not None:
                yield NameList(unit.start + start, unit.start + passive.start(), "must-be-released", certain=True)
            lead = leads_to_detainees(unit.words[start:end])


def leads_to_detainees(sentence: str) -> bool:
    """Whether a sentence ends by announcing a list of people to be released.

    >>> leads_to_detainees("We ask you to release these lawyers:"), leads_to_detainees("We oppose the release of:")
    (True, False)
    """
    if not sentence.rstrip().endswith((":", "：")):
        return False
    return any(
        _requested(sentence, release, asked=False) and (_of_people(rest) or not _WORD.findall(rest.replace("of", "")))
        for release in islice(_releases(sentence), _MOST)
        for rest in (sentence[release.end() :],)
    )


def _of_sentence(sentence: str, at: int, *, asked: bool) -> Iterator[NameList]:
    for release in islice(_releases(sentence), _MOST):
        requested = _requested(sentence, release, asked=asked)
        listing = _listing().search(sentence, release.end(), release.end() + _FAR)
        direct = _direct().match(sentence, release.end())
        if direct is None and listing is None:
            listing = _BRACKET.search(sentence, release.end())
        if direct is not None:
            stop = len(sentence) if listing is None else max(direct.end(), listing.start())
            yield NameList(at + direct.end(), at + stop, "release-of", certain=requested)
        if listing is not None:
            between = sentence[release.end() : listing.start()]
            if _of_people(between):
                certain = requested and _nothing_else(between)
                yield NameList(at + listing.end(), at + len(sentence), "release-including", certain=certain)


@cache
def _release() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "releasing"), re.IGNORECASE)


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "asking"))


@cache
def _governors() -> re.Pattern[str]:
    ask, other = one_of("letter_words", "requesting"), one_of("letter_words", "not_requesting")
    return re.compile(rf"(?P<ask>{ask})|(?P<other>{other})", re.IGNORECASE)


@cache
def _listing() -> re.Pattern[str]:
    words = rf"\s*[,:，：(]?\s*{one_of('letter_words', 'listing')}\s*[:：]?\s*(?:but\s+not\s+limited\s+to\s*)?"
    return re.compile(rf"(?:{words}|[:：]\s*(?=[A-ZÀ-Þ\u4e00-\u9fff]))")


@cache
def _direct() -> re.Pattern[str]:
    """What may stand between "release" and the first name."""
    small = ("of", "and", "from", "prison", "detention", "for", "von", "de", "del", "der", "des", "du")
    linking = any_of((*small, *words("letter_words", "qualities"), *words("letter_words", "detained")))
    linked = rf"(?:{linking}|(?:the|all|le|la)(?=\s+[a-z]))"
    return re.compile(rf"(?:\s+{linked})*\s*[:：]?\s*(?=(?:the\s+)?[A-ZÀ-Þ]|[\u4e00-\u9fff]|(?:al|el)-[A-Z])")


def _releases(sentence: str) -> Iterator[re.Match[str]]:
    """The words for a release that are one: no press release, no "free" as a quality ("a free press")."""
    for release in _release().finditer(sentence):
        last = re.search(r"[\w,:;-]+$", sentence[max(0, release.start() - 40) : release.start()].rstrip())
        word = last[0].casefold() if last is not None else ""
        if release[0].casefold() == "free":
            if not word or word.endswith((",", ":", ";")) or word in _FREE_VERB:
                yield release
        elif word not in word_set("letter_words", "not_released"):
            yield release


def _requested(sentence: str, release: re.Match[str], *, asked: bool) -> bool:
    """Whether the letter asks for this release; `asked` where it stands in a list that asks."""
    before = sentence[max(0, release.start() - _CLAUSE) : release.start()]
    governor = None
    for found in _governors().finditer(before):
        governor = found
    if governor is not None:
        return governor["ask"] is not None
    if _GERMAN_AFTER.search(sentence, release.end()):
        return True
    return asked or _OPENING.fullmatch(before.strip(' "“•') + " " if before.strip() else "") is not None


def _of_people(between: str) -> bool:
    """Whether the words between a release and a list speak of people, and of nothing else that is released."""
    tokens = {token.casefold() for token in _WORD.findall(between)}
    people = tokens & word_set("letter_words", "detained") or _HAN_PEOPLE.search(between)
    return bool(people) and not tokens & word_set("letter_words", "not_released")


def _nothing_else(between: str) -> bool:
    """Whether the list belongs to those who are to be released: no other verb or agent stands between."""
    allowed = (
        word_set("letter_words", "detained") | word_set("letter_words", "qualities") | word_set("letter_words", "held")
    )
    allowed |= word_set("organization_words", "peoples")
    return all(
        token[0].isupper() or token.casefold() in allowed or token in number_words() or not token.isascii()
        for token in _WORD.findall(between)
    )

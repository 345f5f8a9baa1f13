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

from undersigned.graph.extract.named import LIKELY, UPPER, read_name
from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, number_words, one_of, word_set, words

_FREE_VERB = frozenset(
    {"to", "and", "immediately", "unconditionally", "must", "should", "please", "or", "will", "you", "also", "not"}
)
_OPENING = re.compile(
    rf"(?:(?:(?:Mr|Mrs|Ms|Madam)\.?\s+)?(?:[{UPPER}][\w’'-]*\s*){{1,3}},\s*)?"
    r"(?:[^\W\d_]+ly(?:\s+and\s+[^\W\d_]+ly)?\s+|[Pp]lease\s+|请|請)?$"
)
_TITLE_ASKS = re.compile(
    r"(?:\b(?:for|calls?|calling|demand\w*|urg\w+|pour|por|für|(?:petition|calls?|appeal|plea|letter|campaign)\s+to)\b(?:\s+(?:the|la|die))?(?:\s+[^\W\d_]+(?:\s+(?:and|et|y|und)\s+[^\W\d_]+)?)?"
    r"|[:：!¡–—-]|^)\s*[\"“¡«]?\s*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_HAN_PEOPLE = re.compile(r"[\u4e00-\u9fff](?:者|人|犯|师|師|士)")
_BRACKET = re.compile(rf"\s*[(（](?=[{UPPER}\u4e00-\u9fff])")
_GERMAN_AFTER = re.compile(r"\b(?:fordern|verlangen|erbitten)\s+wir\b|\bein(?:zusetzen|setzen)?\s*[.!]?$")
_STILL = re.compile(r"(?:,|\band\b|\bbut\b|\bwe\b|;|\bund\b|\bet\b|\by\b)[^,;]{0,60}$")
_AGENT = re.compile(r"\b(?:by|under|with|against|from|to|alongside|whom|and|or|than|like)\b")
_GROUP = re.compile(rf"\bthe\s+(?:[{UPPER}][\w’'-]*\s+){{1,3}}\d{{1,3}}\b")
_REASON = re.compile(
    r"\bfor\s+(?:their|his|her|exercising|expressing|having|speaking|practi[cs]ing|the\s+exercise|peaceful\w*)\b[^,:;]*"
)
_CELLS = " | "  # between the cells of a row
_CLAUSE = 200
_NEAR = 80
_FAR = 600  # characters between "release" and the list it governs
_MOST = 20  # releases in one sentence; more is not prose


@dataclass(frozen=True, slots=True)
class NameList:
    """Where the names of people to be released begin and at the latest end; whether the words surely ask for it."""

    start: int
    end: int
    rule: str
    certain: bool


def release_lists(body: Sequence[Unit], titles: Sequence[Unit] = ()) -> Iterator[NameList]:
    """Yield the lists of names that a release governs, in the order of the text: of the titles first."""
    led = False
    for title in titles:
        if led and title.marker is not None:  # a letter with no greeting may begin with those it is about
            yield NameList(title.start, title.end, "released-item", certain=True)
            continue
        yield from _of_sentence(title.words, title.start, asked=False, title=True)
        led = leads_to_detainees(title.words)
    lead = headed = False
    before: Unit | None = None
    for unit in body:
        if unit.marker is None and unit.prose:
            before = unit
        if lead and unit.marker is not None:
            yield NameList(unit.start, unit.end, "released-item", certain=True)
            continue
        if lead and _CELLS in unit.words:
            first = unit.words.index(_CELLS)
            headed = headed or _of_names().fullmatch(unit.words[:first].strip()) is not None
            # without "Name" above it the first column may be another's
            yield NameList(unit.start, unit.start + first, "released-line", certain=headed)
            continue
        if lead and not unit.prose and _opens_with_name(unit):
            yield NameList(unit.start, unit.end, "released-line", certain=True)
            continue
        lead = headed = False
        asked = unit.marker is not None and before is not None and bool(_asking().search(before.words))
        for start, end in sentences(unit.words):
            sentence = unit.words[start:end]
            lead = False
            if speaks_of_release(sentence):
                yield from _of_sentence(sentence, unit.start + start, asked=asked)
                lead = leads_to_detainees(sentence)


def asks_release(body: Sequence[Unit]) -> bool:
    """Whether the letter anywhere asks that somebody be released."""
    return any(
        requested(unit.words[start:end], release.start(), release.end())
        for unit in body
        if speaks_of_release(unit.words)
        for start, end in sentences(unit.words)
        for release in islice(_releases(unit.words[start:end]), _MOST)
    ) or any(
        _let_go().search(unit.words[start:end])
        for unit in body
        if speaks_of_release(unit.words)
        for start, end in sentences(unit.words)
    )


def speaks_of_release(words_: str) -> bool:
    """Whether any word for a release is among the words: a quick look before the slow ones."""
    return any(stem in words_ for stem in words("release_words", "release_stems"))


def leads_to_detainees(sentence: str) -> bool:
    """Whether a sentence ends by announcing a list of people to be released.

    >>> leads_to_detainees("We ask you to release these lawyers:"), leads_to_detainees("We oppose the release of:")
    (True, False)
    """
    if not sentence.rstrip().endswith((":", "：")):
        return False
    passive = _let_go().search(sentence)
    if passive is not None and _of_people(sentence[: passive.start()]):
        return True
    return any(
        requested(sentence, release.start(), release.end())
        and (_of_people(rest) or not _WORD.findall(re.sub(r"\b(?:of|de|von)\b", "", rest)))
        for release in islice(_releases(sentence), _MOST)
        for rest in (sentence[release.end() :],)
    )


def requested(sentence: str, start: int, end: int, *, asked: bool = False) -> bool:
    """Whether the letter asks for the release named at `start` to `end`; `asked` where it stands in a list that asks.

    >>> requested("We urge his release.", 12, 19), requested("We welcome his release.", 15, 22)
    (True, False)
    """
    before = sentence[max(0, start - _CLAUSE) : start]
    governor = thanked = None
    for found in _governors().finditer(before):
        governor = found
        thanked = found if found["other"] is not None and _thanks().fullmatch(found["other"]) else thanked
    if governor is not None and governor["ask"] is not None:
        return thanked is None or _STILL.search(before[thanked.end() : governor.start()]) is not None
    if governor is not None:
        return False
    if _GERMAN_AFTER.search(sentence, end):
        return True
    return asked or _OPENING.fullmatch(before.strip(' "“•¡') + " " if before.strip(' "“•¡') else "") is not None


def is_dismissal(sentence: str, start: int, end: int) -> bool:
    """Whether the word at `start` to `end` may be said of somebody who loses an office: "Entlassung", "entlassen".

    >>> is_dismissal("Er muss entlassen werden.", 3, 24), is_dismissal("Er muss aus der Haft entlassen werden.", 3, 36)
    (True, False)
    """
    said = sentence[start:end]
    if _dismissing().search(said) is None:
        return _from_office().match(sentence, end) is not None
    after = re.split(r"[,;:]|\bund\b", sentence[end : end + _NEAR])[0]
    before = re.split(r"[,;:]|\bund\b", sentence[max(0, start - _NEAR) : start])[-1]
    return (
        _from_custody().search(after if said.endswith("ung") else before) is None
        and _from_custody().search(said) is None
    )


def _opens_with_name(unit: Unit) -> bool:
    """Whether a line of its own begins with a name and goes on, if at all, with what describes it."""
    named = read_name(unit.words, 0, min(len(unit.words), _CLAUSE))
    if named is None or named.likely < LIKELY:
        return False
    return named.start == 0 and re.match(r"\s*(?:$|[,:;(–—-]|[，、（])", unit.words[named.stop :]) is not None


def _of_sentence(sentence: str, at: int, *, asked: bool, title: bool = False) -> Iterator[NameList]:
    yield from _those_let_go(sentence, at)
    for release in islice(_releases(sentence), _MOST):
        dismissed = is_dismissal(sentence, release.start(), release.end())
        certain = not dismissed and requested(sentence, release.start(), release.end(), asked=asked)
        if title and not dismissed and not certain:
            certain = not _refused(sentence[: release.start()]) and bool(
                _TITLE_ASKS.search(sentence[: release.start()])
            )
        listing = _listing().search(sentence, release.end(), release.end() + _FAR)
        direct = _direct().match(sentence, release.end())
        if direct is not None:
            stop = len(sentence) if listing is None else max(direct.end(), listing.start())
            yield NameList(at + direct.end(), at + stop, "release-of", certain=certain)
        if listing is None:
            listing = _BRACKET.search(sentence, release.end(), release.end() + _FAR)
        if listing is not None:
            between = sentence[release.end() : listing.start()]
            if _of_people(between):
                told = listing[0].strip() in {":", "："}  # what stands after a colon is what stands before it
                rule_certain = certain and (_nothing_else(between) or (told and _AGENT.search(between) is None))
                yield NameList(at + listing.end(), at + len(sentence), "release-including", certain=rule_certain)


def _those_let_go(sentence: str, at: int) -> Iterator[NameList]:
    """The words "… that prisoners be released, including …", "call for their release, including …"."""
    for verb in islice(_let_go_of().finditer(sentence), _MOST):
        listing = _listing().match(sentence, verb.end())
        if listing is not None and _of_people(sentence[: verb.start()]):
            owned = verb["owned"] is not None
            certain = requested(sentence, verb.start(), verb.end()) or (
                not owned and _let_go().search(verb[0]) is not None
            )
            yield NameList(at + listing.end(), at + len(sentence), "release-including", certain=certain)


@cache
def _let_go_of() -> re.Pattern[str]:
    gone = one_of("release_words", "let_go")
    quality = any_of(words("release_words", "manners"))
    return re.compile(
        rf"{_let_go().pattern}|\b(?:be|soient|sean)\s+(?:{quality}\s+(?:and\s+)?){{0,2}}{gone}"
        rf"|(?P<owned>\b(?:their|leur|seine|ihre|su)\s+(?:{quality}\s+(?:(?:and|et|y|und)\s+)?){{0,3}}{_release().pattern})",
        re.IGNORECASE,
    )


@cache
def _release() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "releasing"), re.IGNORECASE)


@cache
def _let_go() -> re.Pattern[str]:
    """The words "must be released", in five languages."""
    must, gone = one_of("release_words", "obliging"), one_of("release_words", "let_go")
    manner = r"[^\W\d_]+(?:ly|ment|mente)"
    between = rf"(?:\s+(?:be|être|ser|estar|quedar))?(?:\s+{manner})?(?:\s+(?:and|et|y)\s+{manner})?\s+"
    return re.compile(
        rf"{must}{between}{gone}|{must}(?:\s+[^\W\d_]+){{0,4}}?\s+(?:freigelassen|entlassen)\s+werden", re.IGNORECASE
    )


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "asking"))


@cache
def _governors() -> re.Pattern[str]:
    ask, other = one_of("release_words", "requesting"), one_of("release_words", "not_requesting")
    return re.compile(rf"(?P<other>{other})|(?P<ask>{ask})", re.IGNORECASE)


@cache
def _of_names() -> re.Pattern[str]:
    """The head of a column of those who are to be released: "Name", "Prisoner"."""
    return re.compile(rf"[*_\s]*{one_of('release_words', 'name_heads')}[*_\s]*", re.IGNORECASE)


@cache
def _dismissing() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "dismissing"))


@cache
def _from_custody() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "from_custody"))


@cache
def _from_office() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:from|of|de|von|aus)\s+(?:[^\W\d_]+\s+){{0,3}}?{one_of('release_words', 'duties')}")


@cache
def _thanks() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "thanking"), re.IGNORECASE)


def _refused(before: str) -> bool:
    return any(found["other"] is not None for found in _governors().finditer(before[-_CLAUSE:]))


@cache
def _listing() -> re.Pattern[str]:
    said = rf"\s*[,:，：(]?\s*{one_of('release_words', 'listing')}\s*[:：]?\s*(?:but\s+not\s+limited\s+to\s*)?"
    return re.compile(rf"(?:{said}|[:：]\s*(?=[{UPPER}\u4e00-\u9fff]))")


@cache
def _direct() -> re.Pattern[str]:
    """What may stand between "release" and the first name or its description."""
    quality = any_of(words("release_words", "manners"))
    small = any_of(words("release_words", "linking"))
    return re.compile(
        rf"(?:\s+(?:{quality}(?:\s*,?\s+(?:and|und|et|y|e)\s+{quality})?|{small})(?!\w)|,\s+{quality}\s*,)*\s*[:：]?\s*(?=[^\W\d_]|\d)"
    )


def _releases(sentence: str) -> Iterator[re.Match[str]]:
    """The words for a release that are one: no press release, no "free" as a quality ("a free press")."""
    for release in _release().finditer(sentence):
        last = re.search(r"[\w,:;!–—-]+$", sentence[max(0, release.start() - 40) : release.start()].rstrip(' "“¡'))
        word = last[0].casefold() if last is not None else ""
        if release[0].casefold() == "free":
            if not word or word.endswith((",", ":", ";", "!", "–", "—")) or word in _FREE_VERB:
                yield release
        elif word not in word_set("release_words", "not_released"):
            yield release


def _of_people(between: str) -> bool:
    """Whether the words between a release and a list speak of people, and of nothing else that is released."""
    tokens = {token.casefold() for token in _WORD.findall(between)}
    people = tokens & (word_set("release_words", "detained") | word_set("release_words", "callings"))
    return bool(people or _HAN_PEOPLE.search(between) or _GROUP.search(between)) and not tokens & word_set(
        "release_words", "not_released"
    )


def _nothing_else(between: str) -> bool:
    """Whether the list belongs to those who are to be released: no other verb or agent stands between."""
    between = _REASON.sub(_unless_people, between)
    allowed = (
        word_set("release_words", "detained")
        | word_set("release_words", "qualities")
        | word_set("release_words", "held")
    )
    allowed |= word_set("organization_words", "peoples") | word_set("release_words", "callings")
    allowed |= word_set("release_words", "described") | word_set("release_words", "manners")
    return all(
        token[0].isupper()
        or token.casefold() in allowed
        or token in number_words()
        or _HAN_PEOPLE.search(token)
        or not token.isascii()
        for token in _WORD.findall(between)
    )


def _unless_people(reason: re.Match[str]) -> str:
    """A reason for which people are held says nothing of others, unless it names a kind of people."""
    tokens = {token.casefold() for token in _WORD.findall(reason[0])}
    return reason[0] if tokens & word_set("release_words", "callings") else ""

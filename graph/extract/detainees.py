"""People whose release a letter asks, and those it names beside them who are not asked for.

A wrong detainee is the worst error there is. A name becomes a detainee only where the words that govern it ask for its
release and it has the shape of a person's name; anything less certain becomes a question for a person.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, one_of, word_set, words
from undersigned.graph.model import Detainee, Issue, Severity, Source, Span

_LIKELY = 0.7
_POSSIBLE = 0.3
_BRACKETED = re.compile(r"(?P<outer>[^()（）]+?)\s*[(（](?P<inner>[^()（）]+)[)）]")
_JOINT = re.compile(
    r"\s*(?:[,，、;；]\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|&)\s+|[和及与與])\s*(?:(?:of|von|de|del)\s+)?"
)
_PIECE = re.compile(r"(?:[^,，、;()（）]|[(（][^()（）]*[)）])+")
_DETERMINED = re.compile(r"(?:the|der|die|das|le|la|el)\s+(?=[A-ZÀ-Þ])")
_UNSURE = re.compile(
    r"\b(?:wanted|sanctioned|fugitive|late|former|deceased|died|exiled|accused\s+of|responsible\s+for)\b"
)
_BEFORE_VERB = frozenset(
    {"to", "and", "immediately", "unconditionally", "must", "should", "please", "or", "will", "you", "also", "not"}
)
_DESCRIPTION = re.compile(r"(?:an?|who|whose|the\s+[a-z]|one\s+of|aged|\d|which|ein|eine|un|une|una)\b")


@dataclass(frozen=True, slots=True)
class Detained:
    """The detainees of a letter, whether it says that there are more, and what has to be asked."""

    people: tuple[Detainee, ...]
    open_ended: Span | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    name: str
    aliases: tuple[str, ...]
    likely: float


def find_detainees(source: Source, body: Sequence[Unit]) -> Detained:
    """The people of the body whose release is asked.

    Read are the names right after "release of …" or "free …", those after "…, including …" in a sentence that asks for
    a release, and list items under a line that does.
    """
    people: dict[str, Detainee] = {}
    issues: list[Issue] = []
    open_ended: Span | None = None
    for start, end, rule in _name_lists(body):
        listed = list(_read_list(source.text, start, end))
        sentence_end = listed[-1].end if listed else start
        for named in listed:
            span = source.span(named.start, named.end)
            if named.likely >= _LIKELY:
                person = Detainee(named.name, named.aliases, span, confidence(rule), rule)
                people.setdefault(named.name.casefold(), person)
            elif named.likely >= _POSSIBLE:
                issues.append(_question(span))
        more = _open_ended().match(source.text, sentence_end, end) if listed else None
        if more is not None and open_ended is None:
            open_ended = source.span(more.start("words"), more.end("words"))
    return Detained(tuple(people.values()), open_ended, tuple(issues))


def _question(span: Span) -> Issue:
    message = f"“{span.quote}” stands where people to be released are named; is it one of them?"
    return Issue("possible-detainee", Severity.QUESTION, message, span)


@cache
def _release() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "releasing"), re.IGNORECASE)


@cache
def _already() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "already_free"))


@cache
def _listing() -> re.Pattern[str]:
    words = rf"\s*[,:，：(]?\s*{one_of('letter_words', 'listing')}\s*[:：]?\s*(?:but\s+not\s+limited\s+to\s*)?"
    return re.compile(rf"(?:{words}|[:：]\s*(?=[A-ZÀ-Þ\u4e00-\u9fff]))")


@cache
def _open_ended() -> re.Pattern[str]:
    return re.compile(rf"\s*[,，、;]?\s*(?P<words>{one_of('letter_words', 'open_ended')})")


@cache
def _direct() -> re.Pattern[str]:
    """What may stand between "release" and the first name."""
    linking = rf"(?:{any_of(_linking())}|(?:the|all|le|la)(?=\s+[a-z]))"
    return re.compile(rf"(?P<between>(?:\s+{linking})*)\s*[:：]?\s*(?=(?:the\s+)?[A-ZÀ-Þ]|[\u4e00-\u9fff])")


def _linking() -> tuple[str, ...]:
    """Words that may stand between "release" and the first name: articles, and what the people are."""
    small = ("of", "and", "from", "prison", "detention", "for", "von", "de", "del", "der", "des", "du")
    return (*small, *words("letter_words", "qualities"), *words("letter_words", "detained"))


def _name_lists(body: Sequence[Unit]) -> Iterator[tuple[int, int, str]]:
    """Where lists of people to be released begin and end at the latest, and the rule that says so."""
    lead = False
    for unit in body:
        if unit.marker is not None and lead:
            yield unit.start, unit.end, "released-item"
            continue
        lead = False
        for start, end in sentences(unit.words):
            sentence = unit.words[start:end]
            if _already().search(sentence):
                continue
            for release in _release().finditer(sentence):
                if not _asks_release(sentence, release):
                    continue
                listing = _listing().search(sentence, release.end())
                direct = _direct().match(sentence, release.end())
                if direct is not None:
                    stop = len(sentence) if listing is None else max(direct.end(), listing.start())
                    yield unit.start + start + direct.end(), unit.start + start + stop, "release-of"
                if listing is not None and _of_people(sentence[release.end() : listing.start()]):
                    yield unit.start + start + listing.end(), unit.start + end, "release-including"
            lead = leads_to_detainees(sentence)


def leads_to_detainees(sentence: str) -> bool:
    """Whether a sentence ends by announcing a list of people to be released.

    >>> leads_to_detainees("We ask you to release these lawyers:")
    True
    """
    if not sentence.rstrip().endswith((":", "：")) or _already().search(sentence):
        return False
    return any(
        _asks_release(sentence, release) and _of_people(sentence[release.end() :])
        for release in _release().finditer(sentence)
    )


def _asks_release(sentence: str, release: re.Match[str]) -> bool:
    """Whether a word for release is one: not a press release, not "free" as a quality ("a free press")."""
    before = sentence[: release.start()].rstrip()
    last = re.search(r"[\w,:;-]+$", before)
    word = last[0].casefold() if last is not None else ""
    if release[0].casefold() == "free":
        return not word or word.endswith((",", ":", ";")) or word in _BEFORE_VERB
    return word not in word_set("letter_words", "not_released")


def _of_people(between: str) -> bool:
    """Whether the words between a release and a list speak of people, and of nothing else that is released."""
    tokens = {token.casefold() for token in re.findall(r"[^\W\d_]+", between)}
    people = tokens & word_set("letter_words", "detained") or re.search(r"[\u4e00-\u9fff](?:者|人|犯|师|師)", between)
    return bool(people) and not tokens & word_set("letter_words", "not_released")


def _read_list(text: str, start: int, end: int) -> Iterator[_Named]:
    """Names one after the other, until something comes that is none; a description after a name is passed over."""
    at = start
    first = True
    while at < end:
        piece = _PIECE.match(text, at, end)
        if piece is None:
            return
        stop = _cut(text, at, piece.end())
        if stop <= at:
            return
        named = _name(text, at, stop)
        if named.likely > 0.0:
            yield named
        elif first or not _DESCRIPTION.match(text[at:stop]):
            return
        first = False
        joint = None if _open_ended().match(text, stop, end) else _JOINT.match(text, stop, end)
        if joint is None:
            return
        at = joint.end()


def _cut(text: str, start: int, end: int) -> int:
    """End a piece at an "and" between two names, or where the sentence goes on in small letters after the name."""
    words = text[start:end]
    joint = re.search(r"\s+(?:and|und|et|y|&)\s+|[和及与與]", words)
    stop = joint.start() if joint is not None and joint.start() > 0 else len(words)
    more = re.search(r"等人?$|等人?(?=[。，；！])", words[:stop])
    stop = more.start() if more is not None else stop
    tokens = list(re.finditer(r"\S+", words[:stop]))
    names = [number for number, token in enumerate(tokens) if token[0][0].isupper()]
    if names and "(" not in words[:stop]:
        for number in range(names[-1] + 1, len(tokens)):
            stop = tokens[number - 1].end()
            break
    return start + len(words[:stop].rstrip(" .;:。！!?"))


def _name(text: str, start: int, end: int) -> _Named:
    """Read `Name`, `Name (Alias)`, `the Title (Name)` or `description Name`."""
    piece = text[start:end]
    bracketed = _BRACKETED.fullmatch(piece)
    if bracketed is not None:
        return _bracketed(start, end, bracketed)
    described = re.match(r"(?:\S+\s+)*?[a-z][\w'’-]*\s+(?=(?:[A-ZÀ-Þ]\S*\s*)+$)", piece)
    if described is not None and not _particle(described[0].split()[-1]):
        begin = start + described.end()
        likely = _judged(text[begin:end])
        surely = described[0].split()[-1].casefold() in word_set("letter_words", "detained")
        return _Named(begin, end, " ".join(text[begin:end].split()), (), likely if surely else min(likely, 0.5))
    lead = HONORIFIC.match(piece)
    begin = lead.end() if lead is not None else 0
    name = " ".join(piece[begin:].split())
    if not name:
        return _Named(start, end, piece, (), 0.0)
    return _Named(start + begin, end, name, (), _judged(name, titled=lead is not None))


def _particle(word: str) -> bool:
    return word.casefold() in word_set("organization_words", "particles")


def _bracketed(start: int, end: int, bracketed: re.Match[str]) -> _Named:
    outer, inner = bracketed["outer"].strip(), bracketed["inner"].strip()
    if person_likeness(inner) >= _LIKELY and (_DETERMINED.match(outer) or person_likeness(outer) < _LIKELY):
        return _Named(start, end, inner, (outer,), _judged(inner))
    if person_likeness(outer) >= _LIKELY:
        aliases = (inner,) if inner[:1].isupper() or "\u3400" <= inner[:1] <= "\u9fff" else ()
        return _Named(start, end, outer, aliases, _judged(outer))
    return _Named(start, end, bracketed[0], (), 0.0)


def _judged(name: str, *, titled: bool = False) -> float:
    """How surely the name is a person's: shape, and no region, body, law or institution of that name."""
    if not name or _UNSURE.search(name) or not name[0].isalpha():
        return 0.0
    if any(gazetteer(kind).fullmatch(name) for kind in ("regions", "bodies", "laws", "institutions", "events")):
        return 0.0
    likely = person_likeness(name)
    return max(likely, 0.5) if titled and likely > 0 else likely

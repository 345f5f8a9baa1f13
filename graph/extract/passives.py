"""Requests in which the name stands before the release: "X must be released", "X's release", "X freizulassen"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from undersigned.graph.extract.named import Named, name_before
from undersigned.graph.extract.namelists import read_names
from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.releases import is_dismissal, requested, speaks_of_release
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, one_of, words

_MOST = 12  # verbs in one sentence; more is not prose
_SUBJECT = 700  # characters that a subject may fill
_LED = re.compile(
    r"(?:^|\s)(?:that|que|qu['’]|dass|daß)(?:\s+|(?<=['’]))|要求|呼吁|呼籲|敦促|认为|認為|[;；]\s*|:\s+|："
)
_SET_FREE = re.compile(r"\bset\s+(?P<names>[^,.;!?]{3,160}?)\s+free\b")
_OPENING = re.compile(
    r"(?:In|On|Since|Last|After|As|By|At|For|Im|Am|Seit|En|Le|El|Depuis|Desde|Como|Als|Finally|Furthermore|Moreover|Therefore|"
    r"Meanwhile|However|Also|First|Second|Third|Instead|Similarly|Likewise|Today|Yesterday|Nevertheless|Recently|Currently|Among|Parmi|Entre|Darunter)\b[^,]{0,80},\s+|(?:On|In)\s+[^,]{1,20},?\s+\d{4},?\s+"
)
_REACH = 300
_CLAUSE = re.compile(
    r"\b(?:whose|dont|cuy[oa]s?|dessen|deren|(?:who|whom|which|that|qui|que|quien|dass|daß)\s+(?=\w))\b[^,;]*$"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A person whose release is asked, and whether the words surely ask for it."""

    named: Named
    rule: str
    certain: bool


def asked_before(text: str, units: Sequence[Unit], *, titles: Sequence[Unit] = ()) -> Iterator[Asked]:
    """The people named before the words that ask for their release, in the order of the text."""
    for unit in (*titles, *units):
        for start, end in sentences(unit.words):
            at, stop = unit.start + start, unit.start + end
            if not speaks_of_release(unit.words[start:end]):
                continue
            yield from _passive(text, at, stop)
            yield from _possessive(text, at, stop, title=unit in titles)
            yield from _around(text, at, stop)


def subject(text: str, start: int, stop: int) -> tuple[Named, ...]:
    """The people who are the whole of the words from `start` to `stop`, descriptions left out; () where more is said.

    >>> text = "On 3 May 2021, the poet Xu Lin, a father of two, was arrested."
    >>> [named.name for named in subject(text, 0, text.index(" was"))]
    ['Xu Lin']
    """
    if stop - start > _SUBJECT or in_clause(text, start, stop):
        return ()
    opening = _OPENING.match(text, start, stop)
    start = opening.end() if opening is not None else start
    read = read_names(text, start, stop)
    return () if text[read.end : stop].strip(" ,，–—-") else read.names


def in_clause(text: str, start: int, stop: int) -> bool:
    """Whether a verb at `stop` has its subject in a clause begun since the last comma: "X, whose son is held".

    >>> text = "Xu Lin, whose son is held"
    >>> in_clause(text, 0, text.index(" is"))
    True
    """
    return _CLAUSE.search(text, max(start, stop - _REACH), stop) is not None


def _passive(text: str, start: int, end: int) -> Iterator[Asked]:
    """The words "X and Y must be released", "that X be released"."""
    floor = start
    for verb in islice(_let_go().finditer(text, start, end), _MOST):
        begin, led = floor, False
        for lead in _LED.finditer(text, max(floor, verb.start() - _SUBJECT), verb.start()):
            begin, led = lead.end(), True
        wishes = verb["must"] is None
        certain = requested(text[start:end], begin - start, begin - start) if led else not wishes
        certain = certain and not is_dismissal(text[start:end], verb.start() - start, verb.end() - start)
        if not (wishes and not certain):
            for named in subject(text, begin, verb.start()):
                yield Asked(named, "must-be-released", certain)
        floor = verb.end()


def _possessive(text: str, start: int, end: int, *, title: bool) -> Iterator[Asked]:
    """The words "X's immediate release", where a request governs it."""
    for release in islice(_owned().finditer(text, start, end), _MOST):
        named = name_before(text, start, release.start())
        if named is None:
            continue
        opens = not text[start : named.start].strip(' "“•')  # "X's release …" says nothing by itself
        certain = not opens and requested(text[start:end], named.start - start, release.end() - start)
        certain = certain or (not title and _afterwards().match(text, release.end(), end) is not None)
        yield Asked(named, "release-of-owner", certain)


def _around(text: str, start: int, end: int) -> Iterator[Asked]:
    """Names inside the words that let them go: "lassen Sie X frei", "X freizulassen", 还X自由."""
    for pattern in (_enclosing(), _han_enclosing(), _SET_FREE, _infinitive()):
        for found in islice(pattern.finditer(text, start, end), _MOST):
            read = read_names(text, found.start("names"), found.end("names"))
            whole = not text[read.end : found.end("names")].strip(" ,，")
            sentence = text[start:end]
            certain = pattern in {_enclosing(), _han_enclosing()} or requested(
                sentence, found.start("names") - start, found.end() - start
            )
            certain = certain and not is_dismissal(sentence, found.end("names") - start, found.end() - start)
            for named in read.names if whole else ():
                yield Asked(named, "release-around", certain)


@cache
def _let_go() -> re.Pattern[str]:
    must, gone = one_of("release_words", "obliging"), one_of("release_words", "let_go")
    manner = rf"(?:[^\W\d_]+(?:ly|ment|mente)|{one_of('release_words', 'manners')})"
    manners = rf"(?:\s*{manner}(?:\s*,?\s*(?:and|et|y|und)?\s*{manner})*)?"
    return re.compile(
        rf"\s*(?:(?P<must>{must}){manners}(?:\s*(?:be|être|ser|estar|go))?{manners}\s*(?:{gone}(?:\s+werden)?|free(?!\w))"
        rf"|\s(?:be|soit|soient|sea|sean){manners}\s+{gone}|\s{manners}\s*freigelassen\s+(?:wird|werden))",
        re.IGNORECASE,
    )


@cache
def _owned() -> re.Pattern[str]:
    quality = any_of(words("release_words", "manners"))
    return re.compile(
        rf"['’]s?\s+(?:{quality}\s*,?\s+(?:and\s+)?){{0,3}}(?:release|freedom|liberation)(?!\w)", re.IGNORECASE
    )


@cache
def _afterwards() -> re.Pattern[str]:
    return re.compile(r"\s+(?:from\s+\w+\s+)?(?:must|should)\s+(?:be|remain|become|come|top)\b")


@cache
def _enclosing() -> re.Pattern[str]:
    manner = any_of(words("release_words", "manners"))
    return re.compile(
        rf"(?:[Ll]assen\s+Sie|[Ll]asst)\s+(?:endlich\s+)?(?P<names>[^,.;!?]{{3,160}}?)"
        rf"\s+(?:{manner}\s+(?:und\s+{manner}\s+)?)?frei(?!\w)"
    )


@cache
def _han_enclosing() -> re.Pattern[str]:
    return re.compile("(?:还|還)(?P<names>[\u4e00-\u9fff·、和]{2,30}?)(?:以)?自由")


@cache
def _infinitive() -> re.Pattern[str]:
    manner = any_of(words("release_words", "manners"))
    return re.compile(
        rf"(?:,|\bauf|\bSie)\s+(?P<names>[^,.;!?]{{3,160}}?)\s+(?:{manner}\s+(?:und\s+{manner}\s+)?)?(?:freizulassen|freilassen|zu\s+entlassen)(?!\w)"
    )

"""Names one after the other in a sentence: "A, B (C), a lawyer, and D, and many others"."""

import re
from dataclasses import dataclass, replace
from functools import cache

from undersigned.graph.extract.named import (
    DOUBTED,
    LIKELY,
    POSSIBLE,
    UPPER,
    Named,
    is_act_upon,
    is_calling,
    is_description,
    is_han_calling,
    is_relation,
    judged,
    only_describes,
    read_name,
)
from undersigned.graph.extract.vocabulary import any_of, one_of, words

__all__ = ["DOUBTED", "LIKELY", "POSSIBLE", "Named", "ReadList", "judged", "read_names"]

_LONGEST = 160
_MOST = 400  # names in one sentence; more is a table that lost its lines
_JOINT = re.compile(
    r"\s*(?:[,，、;；]\s*(?:(?:and|und|et|y|e|or|as\s+well\s+as|sowie|ainsi\s+que)\s+)?"
    r"|\s+(?:and|und|et|y|e|&|as\s+well\s+as|along\s+with|together\s+with|sowie|ainsi\s+que|así\s+como)\s+|[和及与與]|以及)"
    r"\s*(?:(?:that|those)\s+(?=of\b))?(?:(?:of|von|de|del|a|for|für|pour|para)\s+(?!l[ao]\s+[a-z]))?"
)
_PIECE = re.compile(r"(?:[^,，、;；()（）—–]|[(（][^()（）]*[)）])+")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PAST = re.compile(
    rf"\s*(?:in|on|last|earlier|im|en)\s+(?:[^\W\d_]+\s+|\d{{1,2}}\s+(?={_MONTH}\s+\d{{4}}))?"
    rf"(?:(?:19|20)\d\d|year|month|week|(?:early|late)\b|{_MONTH}\b)"
)
_DATED = re.compile(
    rf"\s+(?:in|on)\s+(?:(?:\d{{1,2}}\s+)?{_MONTH}(?:\s+\d{{1,2}}(?!\d))?,?\s*(?:\d{{4}})?|\d{{4}})(?!\w)"
)
_LAST_JOINT = re.compile(
    r"\b(?:and|und|et|y|e|as\s+well\s+as|sowie|ainsi\s+que|along\s+with|together\s+with)\b|[;；&和及与與、]|以及"
)
_WHERE = re.compile(
    rf"\s+(?:in|from|at|of|aus|en|de|à|au)\s+(?:(?:the|his|her|their|la|el)\s+)?"
    rf"(?:prison|detention|custody|jail|house\s+arrest|(?:[{UPPER}][\w’'-]*\s?)+)(?<!\s)"
)
_SINCE = re.compile(r"\s+(?:since|seit|depuis|desde)\s+(?:\w+\s+){0,3}?(?:\d{4}|\w+)")
_AND = re.compile(
    r"\s+(?:and|und|et|y|e|&|as\s+well\s+as|sowie|ainsi\s+que|así\s+como|along\s+with|together\s+with)\s+|[和及与與]|以及"
)
_AND_WORD = re.compile(
    r"\b(?:and|und|et|y|e|as\s+well\s+as|sowie|ainsi\s+que|así\s+como|along\s+with|together\s+with)\b|[&和及与與]|以及"
)
_OF = re.compile(r"\s(?:von|vom|der|des|of|de|du|del)\s")
_HAN_JOINT = re.compile("[、，和及与與]|以及")
_NAME_LAST = re.compile(rf"(?<!\bin)(?<!\bat)(?<!since)(?<!from)(?<!\bon)[\s’'-][{UPPER}]\S*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_ETC = re.compile(  # "X等三人", "X等被关押的律师", but not "国安等部门关押的X"
    r"(?<=[\u3400-\u9fff]{2})(?<![高初中平同均一二三上下劣优優])等(?!.*的(?!.*[人者犯师師士员員们們家友]\W*$))"
)


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
    past = doubt = False
    clause = _Clause()
    sure = (
        1  # names up to this one stand before or right after an "and"; what follows may be a place, or another clause
    )
    at = stop = start
    while at < end and len(names) < _MOST:
        piece = _PIECE.match(text, at, min(end, at + _LONGEST))
        if piece is None:
            break
        limit = _cut(text, at, piece.end())
        named = read_name(text, at, limit)
        if named is not None and named.likely >= POSSIBLE and not (names and _is_clause(text[at : named.start])):
            stop = named.stop
            doubt = doubt or (bool(names) and (_other_clause(text, at, named) or _left_alone(text, names[-1], named)))
            names.append(_weighed(text, replace(named, likely=min(named.likely, DOUBTED)) if doubt else named, end))
            where = _WHERE.match(text, stop, limit)
            past = past or _PAST.match(text, stop, end) is not None
            stop = where.end() if where is not None else stop
            past = past or _PAST.match(text, stop, end) is not None
            since = _SINCE.match(text, stop, limit)
            stop = since.end() if since is not None else stop
            dated = _DATED.match(text, stop, limit)
            stop = dated.end() if dated is not None else stop
        elif names and is_description(text[at:limit]):
            stop = limit
            named_last = _NAME_LAST.search(text[max(start, at - 1) : limit].rstrip()) is not None
            doubt = doubt or named_last or not only_describes(text[at:limit])
        elif not names and is_calling(text[at:limit]):
            stop = limit
        elif not names and is_relation(text[at:limit]):  # "our colleague, X"
            stop, doubt = limit, True
        else:
            stop = max(start, stop)
            if clause.goes_on(text[at:end], after_comma=True):
                names = clause.doubted(names)
            break
        more = _open_ended().match(text, stop, end)
        if more is not None:
            return ReadList(_merged(names, len(names)), more.end(), more.span("words"), past)
        joint = _JOINT.match(text, stop, end)
        if joint is None:
            if clause.goes_on(text[stop:end], after_comma=False):
                names = clause.doubted(names)
            break
        clause.join(joint[0], len(names))
        sure = len(names) + 1 if _LAST_JOINT.search(joint[0]) is not None else sure
        at = joint.end()
    return ReadList(_merged(names, sure), stop, None, past)


class _Clause:
    """What may be a clause of its own at the end of a list: "…; X and Y should resign".

    It begins at the first joint that may part clauses. Where the sentence goes on after the names in a way in which a
    list of names does not, they are its subject and not asked for.
    """

    def __init__(self) -> None:
        self._first: int | None = None
        self._strong = self._parted = self._and = False
        self._joint = ""

    def join(self, joint: str, number: int) -> None:
        """Remember a joint after so many names."""
        self._joint = joint.strip()
        both = _AND_WORD.search(joint) is not None
        parted = re.search("[;；，]", joint) is not None
        strong = parted or (both and "," in joint) or (self._and and self._joint.startswith(","))
        if not self._strong and (strong or (both and self._first is None)):
            self._first, self._strong = number, strong
        self._parted = self._parted or parted
        self._and = both

    def goes_on(self, rest: str, *, after_comma: bool) -> bool:
        """Whether the `rest` of the sentence is what the names after the last such joint do."""
        if self._first is None or not re.match(r"\W*[^\W\d_]", rest):
            return False
        if _obliged().match(rest.lstrip()):
            return True
        if after_comma:
            bare = self._joint == "," and self._strong and not _describing().match(rest)
            return _HAN_JOINT.fullmatch(self._joint) is not None or bare
        return re.match(r"\s*[^\W\d_]", rest) is not None and (self._parted or not _follows().match(rest))

    def doubted(self, names: list[Named]) -> list[Named]:
        """The names, those of the clause doubted."""
        first = len(names) if self._first is None else self._first
        return [
            replace(each, likely=min(each.likely, DOUBTED)) if at >= first else each for at, each in enumerate(names)
        ]


def _merged(names: list[Named], sure: int) -> tuple[Named, ...]:
    """The names, a title before a name ("the Panchen Lama, …") being a further name of who follows.

    All names after the first `sure` ones are doubted.
    """
    merged: list[Named] = []
    for number, named in enumerate(names):
        follows_title = bool(merged) and merged[-1].title and named.likely >= LIKELY and not named.title
        if follows_title:
            named = replace(named, aliases=(merged.pop().name, *named.aliases))  # noqa: PLW2901 - the name with its title
        elif number >= sure:
            named = replace(named, likely=min(named.likely, DOUBTED))  # noqa: PLW2901 - the same name, doubted
        merged.append(named)
    return tuple(merged)


@cache
def _open_ended() -> re.Pattern[str]:
    return re.compile(rf"\s*[,，、;]?\s*(?P<words>{one_of('release_words', 'open_ended')})")


def _weighed(text: str, named: Named, end: int) -> Named:
    """Doubt a name whose own clause goes on to say that the person died or is free, or goes on in another way."""
    tail = text[named.stop : min(end, named.stop + 60)]
    told = re.match(
        r"[,(]?\s*(?:who\s+|qui\s+|quien\s+|der\s+|die\s+)?(?:has\s+|have\s+|had\s+|was\s+|were\s+|is\s+|been\s+|est\s+|ist\s+|a\s+été\s+|fue\s+)*"
        r"(?P<word>[^\W\d_]+)",
        tail,
    )
    if told is not None and _unsure().fullmatch(told["word"]):
        return replace(named, likely=min(named.likely, DOUBTED))
    if _from_office().match(tail):
        return replace(named, likely=min(named.likely, DOUBTED))
    if re.match(r"\s*[^\W\d_]", tail) and not _follows().match(tail):
        return replace(named, likely=min(named.likely, DOUBTED))
    return named


def _other_clause(text: str, at: int, named: Named) -> bool:
    """Whether a further item speaks of something else than release: "the punishment of X", "his lawyer X"."""
    lead = text[at : named.start]
    if named.title:
        return is_act_upon(named.name) or _OF.search(named.name) is not None
    if _HAN.match(text, at) is not None:
        if named.likely < LIKELY or _han_verb().match(named.name):
            return True
        return ("·" in named.name and text[at - 1] == "，") or (bool(lead) and not is_han_calling(lead))
    return bool(lead.strip()) and named.likely < LIKELY


def _left_alone(text: str, before: Named, named: Named) -> bool:
    """Whether a title stands before a name that is not its own: "the Dalai Lama and X"."""
    return before.title and _AND_WORD.search(text, before.stop, named.start) is not None


def _is_clause(lead: str) -> bool:
    """Whether what stands before a further name is a clause of its own: "who was arrested with", "said"."""
    first = re.match(r"\s*([^\W\d_]+)", lead)
    return first is not None and first[1] in {"who", "whose", "whom", "which", "qui", "dont", "que", "quien"}


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "no_longer_held"), re.IGNORECASE)


@cache
def _from_office() -> re.Pattern[str]:
    """The words "from his duties": who is released from these is not in custody."""
    return re.compile(rf"\s*(?:(?:from|of|de|von|aus)\s+)(?:[^\W\d_]+\s+){{0,3}}?{one_of('release_words', 'duties')}")


@cache
def _han_verb() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "han_verbs"))


@cache
def _describing() -> re.Pattern[str]:
    """Words with which the description of several people begins: "all of whom"."""
    small = any_of((*words("release_words", "after_names"), *words("release_words", "relating")))
    return re.compile(rf"\s*(?:{one_of('release_words', 'all_of_them')}|{small})", re.IGNORECASE)


@cache
def _obliged() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "obliging"), re.IGNORECASE)


@cache
def _follows() -> re.Pattern[str]:
    small = any_of(words("release_words", "after_names"))
    return re.compile(rf"\s*(?:{small}|[和及与與以等，])|\s*[\u3400-\u9fff]{{0}}$", re.IGNORECASE)


def _cut(text: str, start: int, end: int) -> int:
    """End a piece at the first "and" that has a name or a calling before it."""
    for joint in _AND.finditer(text, start, end):
        before = text[start : joint.start()]
        if _HAN.match(joint[0]) and len(before) - (before.rfind("的") + 1) < 2:
            continue
        if before.strip():
            return joint.start()
    etc = _HAN_ETC.search(text[start:end])
    return start + etc.start() if etc is not None else end

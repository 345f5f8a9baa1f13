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
    is_calling,
    is_description,
    is_relation,
    judged,
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
    r"\b(?:and|und|et|y|e|as\s+well\s+as|sowie|ainsi\s+que|along\s+with|together\s+with)\b|[;&和及与與、]|以及"
)
_WHERE = re.compile(
    rf"\s+(?:in|from|at|of|aus|en|de|à|au)\s+(?:(?:the|his|her|their|la|el)\s+)?"
    rf"(?:prison|detention|custody|jail|house\s+arrest|(?:[{UPPER}][\w’'-]*\s?)+)(?<!\s)"
)
_SINCE = re.compile(r"\s+(?:since|seit|depuis|desde)\s+(?:\w+\s+){0,3}?(?:\d{4}|\w+)")
_AND = re.compile(
    r"\s+(?:and|und|et|y|e|&|as\s+well\s+as|sowie|ainsi\s+que|así\s+como|along\s+with|together\s+with)\s+|[和及与與]|以及"
)
_NAME_LAST = re.compile(rf"(?<!\bin)(?<!\bat)(?<!since)(?<!from)(?<!\bon)\s[{UPPER}]\S*$")
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
            doubt = doubt or (bool(names) and _other_clause(text, at, named))
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
            doubt = doubt or _NAME_LAST.search(text[max(start, at - 1) : limit].rstrip()) is not None
        elif not names and is_calling(text[at:limit]):
            stop = limit
        elif not names and is_relation(text[at:limit]):  # "our colleague, X"
            stop, doubt = limit, True
        else:
            stop = max(start, stop)
            break
        more = _open_ended().match(text, stop, end)
        if more is not None:
            return ReadList(_merged(names, len(names)), more.end(), more.span("words"), past)
        joint = _JOINT.match(text, stop, end)
        if joint is None:
            break
        sure = len(names) + 1 if _LAST_JOINT.search(joint[0]) is not None else sure
        at = joint.end()
    return ReadList(_merged(names, sure), stop, None, past)


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
    if re.match(r"\s*[^\W\d_]", tail) and not _follows().match(tail):
        return replace(named, likely=min(named.likely, DOUBTED))
    return named


def _other_clause(text: str, at: int, named: Named) -> bool:
    """Whether a Chinese comma and more than a calling stand before a name: "，并允许他的律师X"."""
    lead = text[at : named.start]
    return text[max(0, at - 1) : at] == "，" and bool(lead) and _HAN.match(lead) is not None and not is_calling(lead)


def _is_clause(lead: str) -> bool:
    """Whether what stands before a further name is a clause of its own: "who was arrested with", "said"."""
    first = re.match(r"\s*([^\W\d_]+)", lead)
    return first is not None and first[1] in {"who", "whose", "whom", "which", "qui", "dont", "que", "quien"}


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "no_longer_held"), re.IGNORECASE)


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

"""Telling sentences from names and lines, and where a sentence ends."""

import re
from functools import cache

from undersigned.graph.extract.vocabulary import word_set, words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?。！？][\"”’»)\]]*$")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_STOP = re.compile(r"[。！？；]")
_HAN_LEAD = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{8,}[：:]$")  # each run is tried once, from where it begins
_HAN_CLAUSE = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{4,}[，,]")
_HAN_LONG = re.compile(r"(?:[\u4e00-\u9fff][^\u4e00-\u9fffA-Za-z、；;]{0,3}){40}")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_HAN_OPENING = re.compile(r"(?:我们|我們|我|谢谢|謝謝|感谢|感謝|请|請)[\u4e00-\u9fff]{3,}")
_FEW_HAN, _SOME_HAN = 9, 20
_STOP = re.compile(
    r"(?<![.!?])[.!?]+[)\"”’\]]*(?=\s+[\"“(\[]?[^\W\d_]|\s*$)|[。！？]+[」』”]*|(?=\s{60})"  # a wide gap ends one too
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[A-Z](?:\.[A-Z])+|[A-Z]\.-[A-Z]|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gen|Sen|Rep|Gov|St|Jr|Sr|No|Nr|Art|vs|etc|e\.g|i\.e|Inc|Ltd|Co|Corp|Bros|e\.V|approx|bzw|ca|z\.B)\.$"
)
_NOT_SPACE = re.compile(r"\S")
_ABBREVIATED = 12
_ENOUGH = 2000
_LONG, _WORDY, _SENTENCE = 80, 6, 5


def is_prose(text: str) -> bool:
    """Whether `text` reads like a sentence rather than like a name, an address or a heading.

    >>> is_prose("We welcome your earlier statements that the government will act.")
    True
    >>> is_prose("We The Hongkongers"), is_prose("Save the Persecuted Christians")
    (False, False)
    """
    if _is_han_prose(text):
        return True
    tokens = _WORD.findall(text[:_ENOUGH])
    small = sum(token in _prose_words() for token in tokens)
    if tokens[:1] and tokens[0].casefold() in _pronouns() and len(tokens) > 1 and tokens[1].islower():
        small += 1
    bare = text.rstrip().rstrip(')）]”"»')
    whole = _SENTENCE_END.search(text.rstrip()) is not None and _ABBREVIATION.search(bare) is None
    ends = whole or text.rstrip().endswith((":", "："))
    lower = sum(token[0].islower() for token in tokens)
    if len(text) >= _LONG and lower * 2 > len(tokens) and (small > 1 or (ends and lower > _WORDY)):
        return True
    if whole and len(tokens) >= _SENTENCE and any(_verbal(token) for token in tokens):
        return True
    return small > 0 and ends and len(tokens) >= _WORDY and lower * 2 > len(tokens)


def opens_sentence(text: str) -> bool:
    """Whether the first words are those of a sentence, "We thank", not those of a name, "We The Hongkongers".

    >>> opens_sentence("We demand their release."), opens_sentence("We The Hongkongers")
    (True, False)
    """
    tokens = _WORD.findall(text[:_ENOUGH])
    opens = tokens[:1] and (tokens[0].casefold() in _pronouns() or tokens[0] in words("function_words", "openings"))
    if not opens or len(tokens) == 1:
        return _HAN_OPENING.match(text) is not None
    return bool(tokens[1].islower())


def _is_han_prose(text: str) -> bool:
    """Whether Chinese words are a sentence: a full stop, several clauses, or a length that no name has."""
    if _HAN.search(text) is None:
        return False
    bare = _BRACKETED.sub("", text)
    clauses = len(_HAN_CLAUSE.findall(bare))
    han = len(_HAN.findall(bare))
    first = _HAN.search(bare)
    stopped = first is not None and (_HAN_STOP.search(bare, first.end()) or _HAN_LEAD.search(bare)) is not None
    return (stopped and han > _FEW_HAN) or (clauses > 1 and han > _SOME_HAN) or _HAN_LONG.search(bare) is not None


def _verbal(token: str) -> bool:
    """Whether a small word is more than the joints of a name ("of", "for", "des")."""
    return token[0].islower() and token not in _joints()


@cache
def _joints() -> frozenset[str]:
    return word_set("organization_words", "weak") | word_set("organization_words", "particles")


def first_sentence(text: str, start: int = 0) -> int:
    """Where the first sentence of `text` from `start` on ends, its final mark included.

    >>> first_sentence("Choose words carefully. Please ensure that Mr. Li agrees.")
    23
    """
    for stop in _STOP.finditer(text, start):
        if text[stop.start()] == "." and _ABBREVIATION.search(
            text[max(start, stop.start() - _ABBREVIATED) : stop.start() + 1]
        ):
            continue
        return stop.end()
    return max(start, len(text.rstrip()))


def sentences(text: str) -> list[tuple[int, int]]:
    """The places of the sentences of `text`, white space between them left out.

    >>> sentences("We ask you. Act now!")
    [(0, 11), (12, 20)]
    """
    found = []
    at = 0
    while (word := _NOT_SPACE.search(text, at)) is not None:
        end = max(word.end(), first_sentence(text, word.start()))
        found.append((word.start(), end))
        at = end
    return found


@cache
def _prose_words() -> frozenset[str]:
    return frozenset(words("function_words", "prose"))


def _pronouns() -> frozenset[str]:
    return word_set("function_words", "prose")

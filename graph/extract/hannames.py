"""A person's name in Chinese text, where no space tells where it begins: after what describes, before what ends it."""

import re
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.vocabulary import words

_HAN = r"\u3400-\u9fff"
_RUN = re.compile(rf"[{_HAN}·•・]+")
_LONGEST = 40
_SURE, _PERHAPS = 0.8, 0.5
_TRANSLITERATED = re.compile(rf"[{_HAN}]{{1,6}}(?:[·•・][{_HAN}]{{1,6}})+$")
_SHORTEST, _FULL = 2, 4


@dataclass(frozen=True, slots=True)
class HanName:
    """The place of a name, where reading stopped (after a form of address), and how surely it is one."""

    start: int
    end: int
    stop: int
    likely: float


def han_name(text: str, start: int, end: int) -> HanName | None:
    """The name that a run of Chinese characters from `start` on is, after its description; None where it is none.

    >>> text = "被关押的人权律师高智晟先生"
    >>> found = han_name(text, 0, len(text))
    >>> text[found.start : found.end]
    '高智晟'
    """
    run = _RUN.match(text, start, min(end, start + _LONGEST))
    if run is None:
        return None
    begin, stop = run.start(), _letter_of().search(text, run.start(), run.end())
    return _named(text, begin, run.end() if stop is None else stop.start())


def _named(text: str, begin: int, end: int) -> HanName | None:
    for described in _descriptions().finditer(text, begin, end):
        if end - described.end() >= _SHORTEST:
            begin = described.end()
    stop = end
    called = _address().search(text, begin, stop)
    name_end = called.start() if called is not None and called.start() - begin >= _SHORTEST else stop
    name = text[begin:name_end]
    if _TRANSLITERATED.match(name) and _ends().search(name) is None:
        return HanName(begin, name_end, stop, _SURE)
    if not _SHORTEST <= len(name) <= _FULL or _ends().search(name) is not None:
        return None
    if name in _callings() or _things().search(name) is not None or gazetteer("regions").search(name) is not None:
        return None
    family = name[:2] if name[:2] in _surnames() else name[:1]
    given = len(name) - len(family)
    known = family in _surnames() and given in {1, 2}
    return HanName(begin, name_end, stop, _SURE if known else _PERHAPS)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(words("release_words", "han_surnames"))


@cache
def _callings() -> tuple[str, ...]:
    return tuple(word for word in words("release_words", "callings") if re.match(rf"[{_HAN}]", word))


@cache
def _descriptions() -> re.Pattern[str]:
    """What ends a description before a name: 的, or a word for what a person is."""
    return re.compile("|".join(["的", *sorted(_callings(), key=lambda word: (-len(word), word))]))


@cache
def _address() -> re.Pattern[str]:
    """What may follow a name that it does not belong to: 先生, 律师, 等人."""
    return re.compile(rf"(?:{'|'.join(sorted(_callings(), key=lambda word: (-len(word), word)))}|等人?)+$")


@cache
def _things() -> re.Pattern[str]:
    """What is released and nobody's name: 信号, 善意."""
    things = (word for section in ("not_released", "releasing") for word in words("release_words", section))
    return re.compile("|".join(word for word in things if re.match(rf"[{_HAN}]", word)))


@cache
def _ends() -> re.Pattern[str]:
    """Characters of grammar that are in no name."""
    return re.compile("[的了者们們被将將把并並所有此该該这這其他她它我你您人]")


@cache
def _letter_of() -> re.Pattern[str]:
    """的公开信: a title goes on to say what it is the title of."""
    kinds = (word for word in words("letter_words", "letter_words") if re.match(rf"[{_HAN}]", word))
    return re.compile(rf"(?:之|的)[{_HAN}]{{0,6}}?(?:{'|'.join(sorted(kinds, key=lambda word: (-len(word), word)))})$")

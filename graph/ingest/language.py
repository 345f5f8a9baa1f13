"""Which of the languages of joint letters a text is in, told by its script and its small words."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import cast

from undersigned.data import reference
from undersigned.graph.model import Block

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3
_LANGUAGES = ("en", "de", "fr", "es")


def language(text: str) -> str | None:
    """The language of `text` as "en", "de", "fr", "es", "zh" or "ja"; None where too little speaks for any.

    >>> language("We urge you to release the lawyers and to end their trial.")
    'en'
    >>> language("我们敦促当局立即释放她")
    'zh'
    >>> language("PEN America") is None
    True
    """
    words = _WORD.findall(text)
    han = len(_HAN.findall(text))
    if han and han >= sum(_HAN.match(word) is None for word in words):  # a word of Chinese has one character or two
        return "ja" if len(_KANA.findall(text)) * 5 >= han else "zh"
    scores = _scores(words)
    best = max(scores, key=lambda code: (scores[code], code))
    return best if scores[best] >= _ENOUGH else None


def told_apart(text: str, blocks: Iterable[Block], main: str | None) -> tuple[Block, ...]:
    """The blocks, each with its own language where it surely is another than the letter's `main` one.

    >>> from undersigned.graph.model import BlockKind
    >>> blocks = [Block(BlockKind.PARAGRAPH, 0, 21), Block(BlockKind.PARAGRAPH, 22, 33)]
    >>> [block.language for block in told_apart("We urge you to act. 我们敦促当局立即释放她", blocks, "en")]
    [None, 'zh']
    """
    return tuple(_told(text[block.start : block.end], block, main) for block in blocks)


def _told(words: str, block: Block, main: str | None) -> Block:
    own = _surely(words)
    return block if own is None or own == main else replace(block, language=own)


def _surely(text: str) -> str | None:
    """The language of a few words: None where another language is as likely, or two scripts stand side by side."""
    if text.isascii() and text.count(" ") < _ENOUGH - 1:
        return None  # fewer words than any language needs
    words = _WORD.findall(text)
    han = 0 if text.isascii() else len(_HAN.findall(text))
    if han:
        latin = sum(word.isascii() for word in words)
        if han < 2 * latin:
            return None
        return "ja" if len(_KANA.findall(text)) * 5 >= han else "zh"
    scores = _scores(words)
    second, best = sorted(scores, key=scores.__getitem__)[-2:]
    return best if scores[best] >= _ENOUGH and scores[best] > scores[second] + 1 else None


def _scores(words: Iterable[str]) -> dict[str, int]:
    """How many of the words are small words of each language."""
    scores = dict.fromkeys(_LANGUAGES, 0)
    codes = _codes()
    for word in words:
        for code in codes.get(word.lower(), ()):
            scores[code] += 1
    return scores


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    table = cast(dict[str, list[str]], reference("function_words"))
    words = {code: frozenset(word.lower() for word in table[code]) for code in _LANGUAGES}
    return {
        word: tuple(code for code in _LANGUAGES if word in words[code]) for word in frozenset().union(*words.values())
    }

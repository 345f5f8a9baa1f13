"""Which of the languages of joint letters a text is in, told by its script and its small words."""

import re
from collections import Counter
from functools import cache
from typing import cast

from undersigned.data import reference

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3


def language(text: str) -> str | None:
    """The language of `text` as "en", "de", "fr", "es", "zh" or "ja"; None where too little speaks for any.

    >>> language("We urge you to release the lawyers and to end their trial.")
    'en'
    >>> language("我们敦促当局立即释放她")
    'zh'
    >>> language("PEN America") is None
    True
    """
    han = len(_HAN.findall(text))
    if han and han * 4 >= len(_WORD.findall(text)):
        return "ja" if len(_KANA.findall(text)) * 5 >= han else "zh"
    counts = Counter(word.lower() for word in _WORD.findall(text))
    scores = {code: sum(counts[word] for word in words) for code, words in _small_words().items()}
    best = max(scores, key=lambda code: (scores[code], code))
    return best if scores[best] >= _ENOUGH else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    table = cast(dict[str, list[str]], reference("function_words"))
    return {code: frozenset(word.lower() for word in table[code]) for code in ("en", "de", "fr", "es")}

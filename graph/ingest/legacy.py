"""The encodings before Unicode: which one makes sense of bytes that are not UTF-8.

Chinese, Japanese and Korean ones are told by whether the characters they give are common ones that stand side by side.
Text whose letters are mostly outside ASCII (Cyrillic, Greek, Arabic) is left to charset-normalizer. For the rest,
Western European by default, the encoding wins in which no sign stands inside a word.
"""

import re
from collections.abc import Callable
from itertools import islice

_SAMPLE = 200_000  # bytes that tell the encoding of all
_COMMON = 0.85  # share of characters that must be common ones
_BESIDE = 0.5  # share of characters that must have a neighbour of their script
_WESTERN = ("cp1252", "cp1250", "mac_roman")
_OTHER = ["cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp1250", "cp1252"]
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_PAIR = re.compile(f"(?:{_WIDE.pattern}){{2,}}")
_SPACED = re.compile("[\uac00-\ud7af][.,]? (?=[\uac00-\ud7af])")
_KOREAN = "cp949"
_HIGH = re.compile("[^\x00-\x7f]")
_NEVER = re.compile("[\ue000-\uf8ff\uff61-\uff9f]|[\x00-\x08\x0e-\x1f]")  # private use, half-width kana, controls
# A sign within a word ("³" in "Pawe³"), or a capital within it ("caf Ž" written as one word).
_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\w\s'’\u2019\-\u2010-\u2015.,;:!?()\[\]{}\"“”„‘‚«»‹›/&@…·ªº™®©*+|<>=%\x00-\x7f]"
    r"|(?<=[a-zß-ÿ])[À-ÖØ-ÞŠŒŽŸ]|[¹²³¼½¾](?=[^\W\d_])|[\x80-\x9f\ufffd]"
)


def guessed(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of the codec that gave it; Windows-1252 where nothing speaks for another.

    >>> guessed("人权观察，国际特赦组织".encode("gb18030"))
    ('人权观察，国际特赦组织', 'gb18030')
    """
    sample = _sample(data)
    for codec in _eastern(sample):
        try:
            return data.decode(codec), codec
        except UnicodeDecodeError:
            continue
    letters = len(re.findall(rb"[A-Za-z]", sample))
    high = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    codec = _by_library(sample) if high > letters else _western(sample)
    return data.decode(codec, "replace"), codec


def _sample(data: bytes) -> bytes:
    """Lines that are not ASCII, from the beginning; whole lines, so that no character is cut."""
    if len(data) <= _SAMPLE:
        return data
    lines = (line for line in data.splitlines(keepends=True) if not line.isascii())
    taken = b"".join(islice(lines, 2000))
    return taken[:_SAMPLE].rpartition(b"\n")[0] or taken[:_SAMPLE]


def _eastern(sample: bytes) -> list[str]:
    """The East Asian codecs whose characters make sense, the most sensible first."""
    scores = {codec: _share(sample, codec, is_common) for codec, is_common in _CODECS.items()}
    sensible = sorted((codec for codec in scores if scores[codec] >= _COMMON), key=lambda codec: -scores[codec])
    if _KOREAN in sensible:  # its common characters are common Chinese ones too, but for the spaces between words
        text = sample.decode(_KOREAN, "replace")
        spaced = len(_SPACED.findall(text)) * 10 > len(_WIDE.findall(text))
        sensible.remove(_KOREAN)
        sensible.insert(0 if spaced else len(sensible), _KOREAN)
    return sensible


def _share(sample: bytes, codec: str, is_common: Callable[[str], bool]) -> float:
    """How many of the characters beyond ASCII are common ones, 0 where they stand alone or cannot be."""
    try:
        text = sample.decode(codec)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:  # a sample may end within a character
            return 0.0
        text = sample[: error.start].decode(codec)
    found = _HIGH.findall(text)
    if not found or _NEVER.search(text):
        return 0.0
    beside = sum(len(run) for run in _PAIR.findall(text))
    if beside < _BESIDE * len(found):
        return 0.0
    return sum(is_common(character) for character in found) / len(found)


def _punctuation(character: str) -> bool:
    return "\u3000" <= character <= "\u303f" or "\uff01" <= character <= "\uff5e" or character in "“”‘’—…·–●○□■•"


def _common_in(codec: str, low: int, high: int) -> Callable[[str], bool]:
    """Whether a character is of the first level of a national standard, the common ones: told by its first byte."""

    def is_common(character: str) -> bool:
        code = character.encode(codec, "ignore")
        return _punctuation(character) or (len(code) > 1 and low <= code[0] <= high)

    return is_common


def _kana_or_common(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff" or _common_in("euc_jp", 0xB0, 0xCF)(character)


_CODECS: dict[str, Callable[[str], bool]] = {
    "gb18030": _common_in("gb2312", 0xB0, 0xD7),
    "big5hkscs": _common_in("big5", 0xA4, 0xC6),
    "cp932": _kana_or_common,
    "euc_jp": _kana_or_common,
    _KOREAN: _common_in("euc_kr", 0xB0, 0xC8),
}


def _western(sample: bytes) -> str:
    """The codec in which the fewest signs stand inside words; the first of equals."""
    return min(_WESTERN, key=lambda codec: len(_IN_WORD.findall(sample.decode(codec, "replace"))))


def _by_library(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_OTHER).best()
    return best.encoding if best is not None and not _NEVER.search(str(best)) else "cp1252"

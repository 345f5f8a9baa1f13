r"""Mojibake: UTF-8 that was once read as Windows-1252 ("â€™" for ’, "Ã©" for é), undone where it surely is that.

Only runs of characters that are, as bytes of Windows-1252, whole UTF-8 sequences are looked at, each by itself. Signs
that the tables below call sure are never found in correct text. A run that could be correct ("LIBERTÉ”" ends in a
letter and a quotation mark) is undone only in a text that holds sure ones too.
"""

import re
from functools import lru_cache

_BYTES = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    character: byte
    for byte in range(0x80, 0xA0)
    if (character := bytes([byte]).decode("cp1252", "replace")) != "\ufffd"
}
_TRAIL = "".join(sorted(character for character, byte in _BYTES.items() if byte < 0xC0))
_CLASS = re.escape(_TRAIL)
_RUN = re.compile(f"(?:[\u00c2-\u00df][{_CLASS}]|[\u00e0-\u00ef][{_CLASS}]{{2}}|[\u00f0-\u00f4][{_CLASS}]{{3}})+")
_AFTER_LETTERS = frozenset("‘’“”‚„†‡•…–—™‹›«»\u00a0®©°²³¹ªº·´¨")
"""Signs that may follow a capital letter in correct text."""

_AT_MOST = 3  # times that a text may have been misread
_TWO, _THREE = 2, 3
_KEPT = 65536


def unscrambled(text: str) -> tuple[str, int]:
    """The text with its mojibake undone, and how many places that were.

    >>> unscrambled("we donâ€™t, José said at the cafÃ©")
    ('we don’t, José said at the café', 2)
    >>> unscrambled("« Liberté…» et LIBERTÉ”")[1]
    0
    """
    places = 0
    for _ in range(_AT_MOST):
        runs = [(match, repaired) for match in _RUN.finditer(text) if (repaired := _decoded(match[0])) is not None]
        sure = any(_is_sure(match[0], repaired) for match, repaired in runs)
        undone = [(match, repaired) for match, repaired in runs if sure and _is_likely(match[0], repaired)]
        if not undone:
            break
        places = max(places, len(undone))
        text = _replaced(text, undone)
    return text, places


def _replaced(text: str, undone: list[tuple[re.Match[str], str]]) -> str:
    pieces, last = [], 0
    for match, repaired in undone:
        pieces += [text[last : match.start()], repaired]
        last = match.end()
    return "".join([*pieces, text[last:]])


@lru_cache(maxsize=_KEPT)
def _decoded(run: str) -> str | None:
    try:
        return bytes(_BYTES[character] for character in run).decode("utf-8")
    except UnicodeDecodeError:
        return None


@lru_cache(maxsize=_KEPT)
def _is_sure(run: str, repaired: str) -> bool:
    """Whether the run makes no sense but as mojibake."""
    if any(_typographic(character) for character in repaired):
        return True
    if len(repaired) >= _THREE or (len(repaired) >= _TWO and len(run) >= _THREE * len(repaired)):
        return repaired.isalpha()  # several letters of one script in a row: 中国, Москва
    return all(_latin(character) for character in repaired) and not any(sign in _AFTER_LETTERS for sign in run)


def _is_likely(run: str, repaired: str) -> bool:
    """Whether the run is mojibake in a text that holds some."""
    return _is_sure(run, repaired) or all(_latin(character) for character in repaired)


def _typographic(character: str) -> bool:
    """Signs of three and four bytes that letters hold: quotation marks, dashes, currencies, ligatures, emoji."""
    return (
        "\u2000" <= character <= "\u20cf"
        or "\u2100" <= character <= "\u214f"
        or "\ufb00" <= character <= "\ufb06"
        or character in "\ufeff\ufffd"
        or "\U0001f000" <= character <= "\U0001faff"
    )


def _latin(character: str) -> bool:
    return "\u00a0" <= character <= "\u017f"

"""Characters that nobody sees: line ends made one, and controls that hide or reorder words taken out and counted.

A zero-width space in a name makes two names of one; a bidi control can make a name read backwards. The joiners U+200C
and U+200D belong to Arabic, Persian and Indic spelling, and to emoji, and stay there. A no-break space is a space that
people see, and stays too.
"""

import re
from collections.abc import Iterator

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = re.compile("[\u200b\u2060\u00ad\ufeff]")
# Arabic to Indic and South-East Asian scripts, Mongolian, Arabic presentation forms; emoji and what stands beside.
_JOINING = "\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
_EMOJI = "\u2190-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_JOINER = re.compile(f"(?<![{_JOINING}{_EMOJI}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINING}{_EMOJI}])")
_HIDDEN = (
    (_CONTROLS, "control character"),
    (_BIDI, "control of writing direction"),
    (_ZERO_WIDTH, "zero-width character or soft hyphen"),
    (_JOINER, "zero-width joiner"),
)
_ANY = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def one_line_end(text: str) -> str:
    r"""The text with every kind of line end as "\n".

    >>> one_line_end("a\r\nb\rc\u2028d\x0ce")
    'a\nb\nc\nd\ne'
    """
    return _LINE_ENDS.sub("\n", text)


def visible(text: str) -> tuple[str, dict[str, int]]:
    r"""The text without its hidden characters, and how many of each kind there were.

    >>> visible("Teng\u200b Biao")
    ('Teng Biao', {'zero-width character or soft hyphen': 1})
    """
    counts: dict[str, int] = {}
    if not holds_hidden(text):
        return text, counts
    for pattern, kind in _HIDDEN:
        text, found = pattern.subn("", text)
        if found:
            counts[kind] = found
    return text, counts


def holds_hidden(text: str) -> bool:
    """Whether there may be hidden characters in the text."""
    return not (text.isascii() and text.isprintable()) and _ANY.search(text) is not None


def said(counts: dict[str, int]) -> Iterator[str]:
    """Yield a sentence for each kind of hidden character that was taken out."""
    for kind, count in counts.items():
        yield f"Hidden characters taken out ({kind}): {count:,}."

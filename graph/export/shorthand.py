"""Shorthand: how our own IRIs are written in Turtle and TriG so that people can read them: relative to the base.

IRIs that a reader of these files could resolve otherwise than we mean are left in full.
"""

import re

from undersigned.graph.rdf.names import PREFIXES

_SEGMENT = "[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*+"
_RELATIVE = f"(?={_SEGMENT}(?:/{_SEGMENT})*+(?:#[A-Za-z0-9=,._~-]*+)?>)"
_BASE = re.compile(r"https?://[A-Za-z0-9.:-]+/([A-Za-z0-9_~%-][A-Za-z0-9._~%-]*/)*")

_AFTER_QUOTE = re.compile(rb'"[^"<\n]*+<')
_ESCAPE = re.compile(rb"\\[^btnfru\"\\]", re.IGNORECASE)


class Shorthand:
    """Writes the dataset's own IRIs short, and those in full that the engine could shorten by escapes only.

    >>> Shorthand("https://data.example.org/").shortened(b'<https://data.example.org/letter/apec> und:rule "<" .')
    b'<letter/apec> und:rule "<" .'
    """

    def __init__(self, base: str) -> None:
        self._base = base if _BASE.fullmatch(base) else None
        begin = re.escape(base) if self._base is not None else r"\Z"
        ours = f"<{begin}{_RELATIVE}"
        self._ours = re.compile(ours.encode())
        self._in_words = re.compile(f'"[^"\\n]*<{begin}'.encode())
        self._each = re.compile(rf'"(?:[^"\\]|\\.)*"|{ours}|(?<![^\s^])([a-z]+):([^\s"<>]*\\[^\s"<>]*)'.encode())

    def shortened(self, text: bytes) -> bytes:
        """The engine's Turtle with our own IRIs relative to the base; words that look like one stay as they are."""
        like_ours = _AFTER_QUOTE.search(text) is not None and self._in_words.search(text) is not None
        if not like_ours and (b"\\" not in text or _ESCAPE.search(text) is None):
            return self._ours.sub(b"<", text)
        return self._each.sub(_rewritten, text)

    def head(self) -> str:
        """The lines that declare the base and all our prefixes, in the order of the alphabet."""
        lines = [f"@base <{self._base}> ."] if self._base is not None else []
        lines += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(PREFIXES)]
        return "".join(f"{line}\n" for line in lines)


def _rewritten(match: re.Match[bytes]) -> bytes:
    """Words as they are, the begin of an IRI of ours, or a name with escapes, which not every reader knows, in full."""
    if match[1] is not None:
        return b"<%b%b>" % (PREFIXES[match[1].decode()].encode(), match[2].replace(b"\\", b""))
    return match[0] if match[0][:1] == b'"' else b"<"

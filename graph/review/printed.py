"""Printed lines: the words a question is about where a letter prints them, with what stands before and after.

Everything here is for a screen or a cell: characters that steer a terminal or turn the direction of writing are left
out, and what is long is cut where the words in question stay in sight.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.graph.model import Letter, Span

AROUND = 2
"""How many lines are shown before and after."""

_REACH = 160
"""How many characters of its own line are shown on each side of the words in question."""

_LONGEST = 160
"""How many characters are shown of a line before or after."""

_LONGEST_HIT = 400

_SHEET = "application/yaml"
_SAYS_NOTHING = (": null", ": []")
"""How lines of a fact sheet end that say nothing."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a letter: the words in question are `line[start:end]`, `before` and `after` the lines around.

    `title` and `date` are the letter's; `is_sheet` says that the line is a fact sheet's, not the letter's own.
    """

    letter: str
    title: str
    date: str | None
    before: tuple[str, ...]
    line: str
    after: tuple[str, ...]
    start: int
    end: int
    is_sheet: bool = False

    @property
    def place(self) -> str:
        """The letter's title and date, on one line."""
        sheet = ", fact sheet" if self.is_sheet else ""
        return f"{self.title} ({self.date or 'undated'}{sheet})"


def printed(letter: Letter, span: Span, *, around: int = AROUND) -> PrintedLine:
    """The line of `letter` that holds `span`, with up to `around` lines before and after it that are not blank."""
    text = letter.source.text
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    left, hit, right = plain(text[first : span.start]), plain(span.quote), plain(text[span.end : last])
    left, right = _tail(left.lstrip(), _REACH), _head(right.rstrip(), _REACH)
    hit = _head(hit, _LONGEST_HIT)
    is_sheet = letter.source.media_type == _SHEET
    before = list(_lines(text, first, around, back=True, is_sheet=is_sheet))[::-1]
    after = list(_lines(text, last, around, back=False, is_sheet=is_sheet))
    return PrintedLine(
        letter=letter.id,
        title=title_of(letter),
        date=letter.issued,
        before=tuple(_tail(line, _LONGEST) for line in before),
        line=left + hit + right,
        after=tuple(_head(line, _LONGEST) for line in after),
        start=len(left),
        end=len(left) + len(hit),
        is_sheet=is_sheet,
    )


def title_of(letter: Letter) -> str:
    """What the letter is called: by a person, by itself, or by its folder."""
    title = dict(letter.supplied).get("title") or (letter.title.value if letter.title is not None else "")
    return _head(" ".join(plain(title).split()), _LONGEST) or letter.id


def plain(text: str) -> str:
    r"""`text` on one line, without characters that would steer a terminal or turn the direction of writing.

    >>> plain("Free\u202e Tibet\x1b[2J\nnow")
    'Free Tibet[2J now'
    """
    return "".join(" " if one.isspace() else one for one in text if one.isspace() or one.isprintable())


def _lines(text: str, place: int, most: int, *, back: bool, is_sheet: bool) -> Iterator[str]:
    """Yield up to `most` lines that say something, away from `place`, where a line starts or ends."""
    found = 0
    while found < most:
        if back:
            if place <= 0:
                return
            start = text.rfind("\n", 0, place - 1) + 1
            line, place = text[start : place - 1], start
        else:
            if place >= len(text):
                return
            stop = text.find("\n", place + 1)
            stop = len(text) if stop < 0 else stop
            line, place = text[place + 1 : stop], stop
        shown = " ".join(plain(line).split())
        if shown and not (is_sheet and shown.endswith(_SAYS_NOTHING)):
            found += 1
            yield shown


def _head(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _tail(text: str, most: int) -> str:
    return text if len(text) <= most else f"…{text[1 - most :].lstrip()}"

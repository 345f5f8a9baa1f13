"""The reading of one letter as a page: its whole text with every finding lit up by kind, and the issues beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from undersigned.graph.model import BlockKind
from undersigned.viz.findings import GONE, PARTS, SORTS, Finding, Sort, findings
from undersigned.viz.passages import Passage, passages
from undersigned.viz.segments import between, segments
from undersigned.viz.standalone import asset, inlined, policy, templates
from undersigned.viz.unread import unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undersigned.graph.model import Letter, Span

SEVERITIES = (
    Sort("question", "Question", "Questions"),
    Sort("warning", "Warning", "Warnings"),
    Sort("note", "Note", "Notes"),
)
"""The order of issues: what needs a person first."""

UNREAD = Sort("unread", "Line of the list that was not read", "Lines of the list that were not read")
"""What is marked where a list of signatories holds a line that no signatory covers."""

_SORT = {sort.name: sort for sort in (*SORTS, *SEVERITIES)}

DOUBTFUL = 0.7
"""A rule that is trusted less than this is marked beside its findings."""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in {9, 10, 13}}
_UNSEEN = dict.fromkeys((0x7F, *range(0x80, 0xA0), *range(0xD800, 0xE000)), 0xFFFD) | _PICTURES
"""Characters that no page can show, and what stands for them: from U+2400 on are pictures of control characters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the panel. `anchors` lead to the words in the text, one a place; `doubtful` wants a second look."""

    number: int
    sort: Sort
    value: str
    details: tuple[str, ...]
    trust: str | None
    anchors: tuple[str, ...]
    doubtful: bool = False
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the same marks. `marks` names them for the script, innermost first: "12" or "12:person"."""

    words: str
    classes: str = ""
    marks: str = ""
    anchor: str | None = None


def reading_page(letter: Letter) -> str:
    """The page for checking what was read in `letter`, as one HTML file in UTF-8 that needs nothing else.

    The whole text is there in reading order; where findings overlap, the innermost gives the colour and the others a
    line. Names and quotes are shown as text only, and the same letter gives the same bytes.
    """
    marked = _Marked(letter)
    style = inlined([asset("reading.css")])
    script = inlined(['"use strict";', "(() => {", asset("reading.js"), "})();"])
    environment = templates(style=style, script=script, policy=policy(scripts=[script], styles=[style]))
    body = [(kind, [marked.shown(passage) for passage in group]) for kind, group in passages(letter.source)]
    entries = marked.entries()
    groups = [(sort, [each for each in entries if each.sort is sort]) for sort in SORTS]
    issues = [each for severity in SEVERITIES for each in entries if each.sort is severity]
    return environment.get_template("reading.html").render(
        title=_shown(_title(letter)),
        figures=list(_figures(letter)),
        repairs=[_shown(repair) for repair in letter.source.repairs],
        language=letter.source.language,
        sheet=letter.source.media_type == "application/yaml",
        issues=issues,
        unread=[each for each in entries if each.sort is UNREAD],
        groups=[(sort, found) for sort, found in groups if found],
        legend=_legend(entries, letter),
        body=body,
    )


class _Marked:
    """A letter with its spans numbered: pieces of the text, and entries for the panel that lead to them."""

    def __init__(self, letter: Letter) -> None:
        self._text = letter.source.text
        self._drafts = [
            *_issues(letter),
            *((UNREAD, Finding(UNREAD.name, span.quote, (span,))) for span in unread(letter)),
        ]
        self._drafts += [(_SORT[finding.sort], finding) for finding in findings(letter)]
        self._spans: list[tuple[int, int]] = []
        self._says: list[tuple[int, str]] = []
        """For each span the number of its entry and the name of its kind or part."""
        for number, (sort, finding) in enumerate(self._drafts):
            # Parts come first: where one is as long as the whole, the part is the inner one.
            for name, span in (*finding.parts, *((sort.name, span) for span in finding.spans)):
                self._spans.append((span.start, span.end))
                self._says.append((number, name))
        self._cut = segments(self._spans)
        begins = {span.start for _, finding in self._drafts for span in finding.spans}
        self._anchors = {each.start: f"s{number}" for number, each in enumerate(self._cut) if each.start in begins}
        self._placed: set[str] = set()

    def entries(self) -> list[Entry]:
        """The lines of the panel; their links lead to words that `shown` has given out before."""
        return [self._entry(number, sort, finding) for number, (sort, finding) in enumerate(self._drafts)]

    def _entry(self, number: int, sort: Sort, finding: Finding) -> Entry:
        trust = finding.rule
        if finding.rule is not None and finding.confidence is not None:
            trust = f"{finding.rule}, {finding.confidence:.0%} sure"
        anchors = (self._anchors[span.start] for span in finding.spans)
        return Entry(
            number,
            sort,
            _shown(finding.value),
            tuple(_shown(detail) for detail in finding.details),
            None if trust is None else _shown(trust),
            tuple(anchor for anchor in anchors if anchor in self._placed),
            finding.confidence is not None and finding.confidence < DOUBTFUL,
            _shown(_brief(finding.spans[0].quote)) if sort in SEVERITIES and finding.spans else None,
        )

    def shown(self, passage: Passage) -> dict[str, object]:
        """A passage as the template takes it."""
        ranges = passage.ranges if passage.kind == BlockKind.TABLE_ROW.value else (passage.ranges[:1] or ())
        return {
            "kind": passage.kind,
            "level": min(6, max(1, passage.level) + 2),
            "depth": min(6, max(1, passage.level)),
            "language": passage.language,
            "label": None if passage.label is None else _shown(passage.label),
            "marker": list(self._pieces(*passage.printed))
            if passage.printed is not None
            else [Piece(_shown(passage.marker))]
            if passage.marker is not None
            else [],
            "cells": [list(self._pieces(start, end)) for start, end in ranges],
        }

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        for segment in between(self._cut, start, end):
            words = _shown(self._text[segment.start : segment.end])
            if segment.marks:
                says = [self._says[mark] for mark in segment.marks]
                marks = " ".join(f"{number}:{kind}" for number, kind in says)
                anchor = self._anchors.get(segment.start)
                self._placed.add(anchor or "")
                yield Piece(words, classes(kind for _, kind in says), marks, anchor)
            else:
                yield Piece(words)


def classes(kinds: Iterator[str] | Sequence[str]) -> str:
    """The style of words that are all of these kinds, innermost first: one colour, up to two lines, issues apart.

    >>> classes(["region", "question", "ask", "title", "date"])
    'm b-region u-ask v-title i-question'
    """
    apart = {GONE, *(each.name for each in (*SEVERITIES, UNREAD))}
    known = list(dict.fromkeys(kinds))
    found = [kind for kind in known if kind not in apart]
    names = [f"{way}-{kind}" for way, kind in zip("buv", found, strict=False)]
    return " ".join(["m", *names, *(f"i-{kind}" for kind in known if kind in apart)])


def _issues(letter: Letter) -> list[tuple[Sort, Finding]]:
    """The issues as findings, questions first."""
    found = [
        (_SORT[issue.severity.value], Finding(issue.severity.value, issue.message, _where(issue.span), issue.code))
        for issue in letter.issues
    ]
    return sorted(found, key=lambda pair: SEVERITIES.index(pair[0]))


def _where(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _legend(entries: Sequence[Entry], letter: Letter) -> list[tuple[Sort, int]]:
    """The kinds that occur, with their number, for the legend."""
    counts = Counter(entry.sort.name for entry in entries if entry.anchors)
    counts.update(part for signatory in letter.signatories for part in signatory.parts)
    return [(sort, counts[sort.name]) for sort in (*SEVERITIES, UNREAD, *SORTS, *PARTS) if counts[sort.name]]


def _title(letter: Letter) -> str:
    supplied = dict(letter.supplied).get("title")
    return supplied or (letter.title.value if letter.title is not None else letter.source.name)


def _figures(letter: Letter) -> Iterator[tuple[str, str]]:
    """Short facts above the page."""
    yield "File", _shown(letter.source.name)
    yield "Date", _shown(letter.issued or "none found")
    yield "Signatories found", f"{len(letter.signatories):,}" + ("" if letter.signatories_complete else " (list cut)")
    yield "Signatories declared", "none" if letter.claimed_count is None else f"{letter.claimed_count.value:,}"
    if letter.source.language is not None:
        yield "Language", _shown(letter.source.language)


def _brief(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 160 else f"{words[:159]}…"


def _shown(text: str) -> str:
    """Text without characters that a page cannot hold."""
    return text.translate(_UNSEEN)

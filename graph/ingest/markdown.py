"""Markdown: parsed by markdown-it-py, written out as the words a reader sees."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.front_matter import FrontMatter, split_front_matter, without_tags
from undersigned.graph.ingest.html import add_html
from undersigned.graph.ingest.plain import draft_plain
from undersigned.graph.model import BlockKind

_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\](?P<note>:)?")
_HANDLE = re.compile(r"(?<=[^\W_]) ?\(@[\w.-]{1,39}\)")
_DATE = re.compile(r"^([ \t]{0,3}\d{1,2})\.(?=[ ][^\W\d_]+ \d{4}(?!\w))", re.MULTILINE)
_REFERENCE = re.compile(r"[\d\W]{1,8}\Z")
_ITEMS = 2  # lines with a marker from which on a paragraph is a list that Markdown does not see


def draft_markdown(text: str) -> Draft:
    r"""The words of a Markdown text, without its marks; numbers and bullets become the markers of their items.

    >>> draft = draft_markdown("# Open *letter*\n\n3. [PEN America](x)\n4. Hong Kong Watch\n")
    >>> draft.text
    'Open letter\n\nPEN America\nHong Kong Watch'
    >>> [block.marker for block in draft.blocks]
    [None, '3.', '4.']
    """
    front, text = split_front_matter(text)
    text = _FOOTNOTE.sub(lambda found: f"\n\\[{found[0][2:-2]}\\]" if found["note"] else "", without_tags(text))
    text = _DATE.sub(r"\1\\.", text)  # "3. Mai 2021" is a date, not the third item
    parts = list(_parts(MarkdownIt("commonmark").enable("table").parse(text)))
    draft = Draft()
    for part in (*_above(front, parts), *parts):
        if part.html:
            add_html(part.words, draft)
        elif part.kind is BlockKind.TABLE_ROW:
            draft.add_row(part.cells)
        else:
            draft.add(part.kind, part.words, marker=part.marker, level=part.level)
    return draft


@dataclass(slots=True)
class _Part:
    kind: BlockKind
    words: str
    marker: str | None = None
    level: int = 0
    cells: tuple[str, ...] = ()
    html: bool = False


def _above(front: FrontMatter | None, parts: Sequence[_Part]) -> Iterator[_Part]:
    """Yield the title and date of the front matter, unless the words below open with that title."""
    if front is None:
        return
    first = next((part for part in parts if part.words.strip()), None)
    repeated = first is not None and front.title is not None and _folded(first.words) == _folded(front.title)
    if front.title is not None and not repeated:
        yield _Part(BlockKind.HEADING, front.title, level=1)
    if front.subtitle is not None:
        yield _Part(BlockKind.HEADING, front.subtitle, level=2)
    if front.date is not None:
        yield _Part(BlockKind.PARAGRAPH, front.date)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


@dataclass(slots=True)
class _State:
    """Where in the nesting of lists, headings and tables the walk stands."""

    markers: list[str] = field(default_factory=list)
    pending: str | None = None
    heading: int = 0
    row: list[str] | None = None


def _parts(tokens: Sequence[Token]) -> Iterator[_Part]:
    state = _State()
    for token in tokens:
        if token.type == "tr_close":
            yield _Part(BlockKind.TABLE_ROW, "", cells=tuple(state.row or ()))
            state.row = None
        elif token.type == "inline":
            words = _words(token.children or ())
            if state.row is not None:
                state.row.append(words)
            elif words.strip():
                part = _placed(words, state)
                yield from _as_printed(words) if part.kind is BlockKind.PARAGRAPH else (part,)
        elif token.type == "html_block":
            yield _Part(BlockKind.PARAGRAPH, token.content, html=True)
        elif token.type in {"fence", "code_block"}:
            yield from _as_printed(token.content, fewest=1)
        else:
            _nest(token, state)


def _nest(token: Token, state: _State) -> None:
    """Note where a heading, list item or table row begins or ends."""
    match token.type:
        case "heading_open":
            state.heading = int(token.tag[1:])
        case "heading_close":
            state.heading = 0
        case "list_item_open":
            state.pending = f"{token.info}{token.markup}" if token.info else token.markup
            state.markers.append(state.pending)
        case "list_item_close":
            state.markers.pop()
            state.pending = None
        case "tr_open":
            state.row = []


def _placed(words: str, state: _State) -> _Part:
    if state.heading:
        return _Part(BlockKind.HEADING, words, level=state.heading)
    if state.pending is not None:
        marker, state.pending = state.pending, None
        return _Part(BlockKind.LIST_ITEM, words, marker, len(state.markers))
    return _Part(BlockKind.PARAGRAPH, words)


def _words(children: Sequence[Token]) -> str:
    """The words of a run of Markdown with its line breaks; raised figures are references, not words."""
    pieces: list[str] = []
    raised: int | None = None
    for child in children:
        tag = child.content.lower() if child.type == "html_inline" else ""
        if child.type in {"softbreak", "hardbreak"} or tag.startswith(("<br", "<li", "</li", "<p", "</p")):
            pieces.append("\n")
        elif tag.startswith("<sup"):
            raised = len(pieces)
        elif tag.startswith("</sup") and raised is not None:
            if _REFERENCE.match("".join(pieces[raised:])):
                del pieces[raised:]
            raised = None
        elif child.type in {"text", "code_inline"}:
            pieces.append(child.content)
    return "\n".join(_HANDLE.sub("", line).strip() for line in "".join(pieces).split("\n"))


def _as_printed(words: str, *, fewest: int = _ITEMS) -> Iterator[_Part]:
    """Yield a paragraph, or the items of a list that only its lines show: indented too far, or with bullets of old."""
    plain = draft_plain(words)
    items = sum(block.kind is BlockKind.LIST_ITEM for block in plain.blocks)
    if items < fewest and (items == 0 or "\n" in words.strip()):
        yield _Part(BlockKind.PARAGRAPH, words)
        return
    for block in plain.blocks:
        yield _Part(block.kind, words[block.start : block.end], block.marker, block.level)

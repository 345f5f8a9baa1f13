"""Markdown: parsed by markdown-it-py, written out as the words a reader sees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from undersigned.graph.ingest.draft import Draft
from undersigned.graph.model import BlockKind

_SILENT = frozenset({"script", "style", "head", "title", "nav", "noscript", "template"})
_BREAKS = frozenset(
    {"br", "p", "div", "li", "tr", "ul", "ol", "table", "hr", "section", "h1", "h2", "h3", "h4", "h5", "h6"}
)


def draft_markdown(text: str) -> Draft:
    r"""The words of a Markdown text, without its marks; numbers and bullets become the markers of their items.

    >>> draft = draft_markdown("# Open *letter*\n\n3. [PEN America](x)\n4. Hong Kong Watch\n")
    >>> draft.text
    'Open letter\n\nPEN America\nHong Kong Watch'
    >>> [block.marker for block in draft.blocks]
    [None, '3.', '4.']
    """
    draft = Draft()
    for part in _parts(MarkdownIt("commonmark").enable("table").parse(text)):
        if part.kind is BlockKind.TABLE_ROW:
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
                state.row.append(words.replace("\n", " "))
            elif words.strip():
                yield _placed(words, state)
        elif token.type == "html_block":
            for words in _visible(token.content):
                yield _Part(BlockKind.PARAGRAPH, words)
        elif token.type in {"fence", "code_block"}:
            yield _Part(BlockKind.PARAGRAPH, token.content)
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
    pieces = []
    for child in children:
        tag = child.content.lower() if child.type == "html_inline" else ""
        if child.type in {"softbreak", "hardbreak"} or tag.startswith("<br"):
            pieces.append("\n")
        elif child.type in {"text", "code_inline"}:
            pieces.append(child.content)
    return "\n".join(line.strip() for line in "".join(pieces).split("\n"))


class _Visible(HTMLParser):
    """Collects what a browser would show of a run of HTML, a line for each block or line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the parser's signature)
        if tag in _SILENT:
            self.silent += 1
        elif tag in _BREAKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BREAKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += " ".join(data.split("\n"))


def _visible(html: str) -> Iterator[str]:
    parser = _Visible()
    parser.feed(html)
    parser.close()
    yield from (line.strip() for line in parser.lines if line.strip())

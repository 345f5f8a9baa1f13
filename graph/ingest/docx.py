"""Word documents: paragraphs with the numbers that Word prints, headings by style, tables; no deleted words.

Insertions that are tracked count, deletions do not; hidden text, notes, comments, heads and feet are left out. The
words of a text box follow the paragraph that it hangs on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from undersigned.graph.ingest.docx_numbering import Numbering, numbering, whole
from undersigned.graph.ingest.docx_parts import Element, attribute, child, children, local, parts, value
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.plain import draft_plain
from undersigned.graph.model import BlockKind

_LEFT_OUT = frozenset({
    "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "pPr", "rPr", "sdtPr", "drawing", "pict", "object",
})  # fmt: skip
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LINES_OF_A_CELL = 3
_DEEPEST = 20  # styles upon styles, and tables within tables


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs: the list they are of, and their depth as headings."""

    number: str | None = None
    level: int = 0
    heading: int = 0


@dataclass(slots=True)
class _Document:
    """What stands while a document is walked: its draft, its styles, its lists."""

    draft: Draft
    styles: Mapping[str, _Style]
    lists: Numbering
    standard: str


def draft_docx(data: bytes, name: str) -> Draft:
    """The words of a Word document in blocks; `name` is the file's, for messages.

    Raises InputError as `undersigned.graph.ingest.docx_parts.parts` does.
    """
    found = parts(data, name)
    styles, standard = _styles(found.styles)
    document = _Document(Draft(), styles, numbering(found.numbering), standard)
    body = child(found.document, "body")
    if body is not None:
        _add(document, body, 0)
    return document.draft


def _add(document: _Document, container: Element, depth: int) -> None:
    """Add what stands in a body, a cell, a text box or a content control."""
    for element in container:
        match local(element):
            case "p":
                _add_paragraph(document, element, depth)
            case "tbl" if depth < _DEEPEST:
                _add_table(document, element, depth)
            case "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag":
                _add(document, element, depth)


def _add_paragraph(document: _Document, paragraph: Element, depth: int) -> None:
    words, marker, style = _paragraph(document, paragraph)
    if marker is not None and words:
        kind = BlockKind.HEADING if style.heading else BlockKind.LIST_ITEM
        document.draft.add(kind, words, marker=marker, level=style.heading or style.level + 1)
    elif style.heading:
        document.draft.add(BlockKind.HEADING, words, level=style.heading)
    else:
        _add_plain(document.draft, words)
    if depth < _DEEPEST:
        for box in _boxes(paragraph):
            _add(document, box, depth + 1)


def _add_plain(draft: Draft, words: str) -> None:
    """Add a paragraph; where its lines open with numbers or bullets typed by hand, an item for each of them."""
    typed = draft_plain(words)
    if not any(block.kind is BlockKind.LIST_ITEM for block in typed.blocks):
        draft.add(BlockKind.PARAGRAPH, words)
        return
    for block in typed.blocks:
        draft.add(block.kind, typed.text[block.start : block.end], marker=block.marker, level=block.level)


def _paragraph(document: _Document, paragraph: Element) -> tuple[str, str | None, _Style]:
    """The words of a paragraph, the number or bullet printed before it, and its style."""
    properties = child(paragraph, "pPr")
    style = document.styles.get(value(properties, "pStyle") or document.standard, _Style())
    number = value(properties, "numPr", "numId") or style.number
    level = min(whole(value(properties, "numPr", "ilvl"), style.level), 8)
    outline = value(properties, "outlineLvl")
    heading = style.heading if outline is None else (whole(outline, 9) + 1) % 10
    words = "".join(_texts(paragraph))
    words = "\n".join(line.strip() for line in words.strip().split("\n"))
    counted = number is not None and number != "0" and (words or _in_cell(paragraph))
    marker = document.lists.marker(number or "", level) if counted else None
    return words, marker, _Style(number, level, min(heading, 6))


def _texts(element: Element) -> Iterator[str]:
    """Yield the words below an element as printed, without what is deleted, hidden or a mark of a note."""
    for each in element:
        name = local(each)
        if name == "t":
            yield each.text or ""
        elif name in _WRITTEN:
            yield _WRITTEN[name]
        elif name == "sym":
            yield _symbol(each)
        elif name == "AlternateContent":
            yield from _texts(_chosen(each))
        elif name not in _LEFT_OUT and not (name == "r" and _hidden(each)):
            yield from _texts(each)


def _hidden(run: Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish, "val") not in {"0", "false", "off"}


def _symbol(element: Element) -> str:
    code = attribute(element, "char") or ""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= character <= "\uf8ff" else character if character.isprintable() else ""


def _chosen(alternatives: Element) -> Element:
    """The first of several renderings of the same thing."""
    return next((each for each in alternatives if local(each) in {"Choice", "Fallback"}), ())


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes that hang on a paragraph, each once."""
    for each in element:
        name = local(each)
        if name == "txbxContent":
            yield each
        elif name == "AlternateContent":
            yield from _boxes(_chosen(each))
        elif name not in {"del", "moveFrom"}:
            yield from _boxes(each)


def _in_cell(paragraph: Element) -> bool:
    return local(paragraph.getparent()) == "tc"


def _add_table(document: _Document, table: Element, depth: int) -> None:
    """Add a table row by row; a row of cells that hold lists or tables is a layout, and read cell by cell."""
    for row in _nested(table, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        cells = list(_nested(row, "tc"))
        if len(cells) == 1 or any(map(_is_layout, cells)):
            for cell in cells:
                _add(document, cell, depth + 1)
        else:
            document.draft.add_row([_cell(document, cell) for cell in cells])


def _nested(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, also those within content controls."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _nested(each, name)


def _is_layout(cell: Element) -> bool:
    if next(_nested(cell, "tbl"), None) is not None:
        return True
    lines = 0
    for paragraph in _nested(cell, "p"):
        lines += sum(bool(line.strip()) for line in "".join(_texts(paragraph)).split("\n"))
    return lines > _LINES_OF_A_CELL


def _cell(document: _Document, cell: Element) -> str:
    words = []
    for paragraph in _nested(cell, "p"):
        text, marker, _ = _paragraph(document, paragraph)
        words.append(text or marker or "")
    return "\n".join(words)


def _styles(part: Element | None) -> tuple[dict[str, _Style], str]:
    """The styles of paragraphs by their ids, each with what it takes over from others; and the standard one's id."""
    if part is None:
        return {}, ""
    declared = {attribute(each, "styleId") or "": each for each in children(part, "style")}
    standard = next(
        (
            own
            for own, each in declared.items()
            if attribute(each, "default") == "1" and attribute(each, "type") == "paragraph"
        ),
        "",
    )
    return {own: _style(own, declared) for own in declared}, standard


def _style(own: str, declared: Mapping[str, Element]) -> _Style:
    number: str | None = None
    level: str | None = None
    heading = 0
    at: str | None = own
    for _ in range(_DEEPEST):
        element = declared.get(at or "")
        if element is None:
            break
        number = number or value(element, "pPr", "numPr", "numId")
        level = level or value(element, "pPr", "numPr", "ilvl")
        heading = heading or _heading(element)
        at = value(element, "basedOn")
    return _Style(number, min(whole(level, 0), 8), heading)


def _heading(style: Element) -> int:
    """The depth of a style's headings, 0 for a style of no heading; Word's own names are English in every language."""
    name = (value(style, "name") or "").lower()
    if name in {"title", "subtitle"}:
        return 1 if name == "title" else 2
    if name.startswith("heading ") and name[8:].isdigit():
        return whole(name[8:], 0)
    outline = whole(value(style, "pPr", "outlineLvl"), 9)
    return outline + 1 if outline < 9 else 0

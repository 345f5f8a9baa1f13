"""The flow of a page: its elements walked once, in order, and written out as the blocks that a browser would show."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from undersigned.graph.ingest.dom import INLINE, Element, words_of
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.grid import Grid, is_grid
from undersigned.graph.ingest.measures import Measure
from undersigned.graph.ingest.numbering import list_type, numbered, whole
from undersigned.graph.ingest.plain import draft_plain
from undersigned.graph.model import BlockKind

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_GAP = re.compile("[ \u00a0\u2000-\u200a\u202f\u3000]*(?:[\u00a0\u2002\u2003][ ]?){4,}")
_SPACES = re.compile("[ \u00a0]+")
_DOUBLE = re.compile(" {2,}")
_NOTE = re.compile(r"[\s\d,;()\[\]*†‡§¶#°^–-]*|\[[a-z]\]|↩.?|[⁰¹²³⁴-⁹]+")
_UNIT = re.compile(r"(?<![^\W\d_])[ckm]?m$")
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_RAISED = frozenset({"sub", "sup"})
_NOT_SHOWN = frozenset({"figcaption", "rt", "rp"})
_HOLDERS = frozenset({"td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
_KNOWN = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_INITIALS = 3  # letters of a piece that may be the beginning of a name, such as "Mc"
_LONG_ITEM, _LONG_MEANING, _MOST_TITLE_LINES = 1500, 300, 3


@dataclass(slots=True)
class _Numbers:
    """A list that is open: how it numbers (None for bullets), the next number, and which way it counts."""

    kind: str | None
    number: int = 1
    step: int = 1


@dataclass(slots=True)
class _Walk:
    """Where the walk stands: the words gathered for the block to come, and what is open around them."""

    draft: Draft
    dropped: Container[Element]
    found: Mapping[Element, Measure]
    words: list[str] = field(default_factory=list)
    lists: list[_Numbers] = field(default_factory=list)
    items: list[str | None] = field(default_factory=list)
    is_fresh: bool = False  # whether the open item's marker is still to be printed
    held: Element | None = None  # a heading, item or cell whose inner parts are lines of one block
    grids: list[Grid | None] = field(default_factory=list)
    verbatim: int = 0
    ended: Element | None = None  # an inline element that ended where the walk stands
    touches: bool = False  # whether a sibling of it has begun there


def flow(root: Element, draft: Draft, *, dropped: Container[Element], found: Mapping[Element, Measure]) -> None:
    """Add the blocks of everything under `root` to `draft`, leaving out the elements in `dropped`."""
    walk = _Walk(draft, dropped, found)
    if root.tag in {"tbody", "tr"}:
        walk.grids.append(None)  # of a table that lays the page out
    stack: list[tuple[Element | str, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if isinstance(node, str):
            if walk.touches and not walk.verbatim and _are_two(walk.words[-1], node):
                walk.words.append(" " if walk.words[-1].strip().isdecimal() else "\n")
            walk.ended, walk.touches = None, False
            walk.words.append(node if walk.verbatim else _SPACE.sub(" ", node))
        elif leaving:
            _leave(walk, node)
        elif _is_shown(walk, node):
            _enter(walk, node)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.children))
    _flush(walk)


def _is_shown(walk: _Walk, element: Element) -> bool:
    if element in walk.dropped or element.tag in _NOT_SHOWN:
        return False
    if element.tag in {"sup", "a"} and walk.found[element].length <= 12:
        return not _is_note(walk, element)
    if element.tag in {"button", "label"}:
        above = element.parent
        while above is not None and above.tag in INLINE | {"div"}:
            above = above.parent
        return above is not None and above.tag in _HOLDERS
    return True


def _is_note(walk: _Walk, element: Element) -> bool:
    """Whether it only points to a footnote, or back from one."""
    words = words_of(element)
    if not words or not _NOTE.fullmatch(words):
        return False
    if element.tag == "a":
        target = element.attributes.get("href", "")
        return "#" in target and (target.startswith("#") or "ftn" in target or "note" in target)
    return not (words in {"2", "3"} and walk.words and _UNIT.search(walk.words[-1][-4:]))


def _parts(walk: _Walk, element: Element) -> bool:
    """Whether an element stands apart from the words around it."""
    tag = element.tag
    if tag in _KNOWN:
        return True
    if _BLOCK_STYLE.search(element.attributes.get("style", "")[:500]):
        return True
    if tag in INLINE and tag not in {"span", "a"}:
        return False
    if walk.found[element].blocks:
        return True
    siblings = element.parent.children if element.parent is not None else []
    if tag in INLINE:
        return False
    return not any(isinstance(each, str) and each.strip() for each in siblings[:50])


def _enter(walk: _Walk, element: Element) -> None:
    tag = element.tag
    if not _parts(walk, element):
        ended = walk.ended
        walk.touches |= ended is not None and ended.parent is element.parent and tag not in _RAISED and bool(walk.words)
        return
    walk.ended, walk.touches = None, False
    if tag == "br" or walk.held is not None:
        walk.words.append("\n")
        return
    if tag == "dd" and walk.found[element].length <= _LONG_MEANING and walk.words and not walk.items:
        walk.words.append("\n")
        return
    if tag in {"p", "div"} and walk.items and walk.is_fresh and not "".join(walk.words).strip():
        return
    _flush(walk)
    _open(walk, element)


def _open(walk: _Walk, element: Element) -> None:
    """Note that a list, an item, a heading, a table or a cell begins."""
    grid = walk.grids[-1] if walk.grids else None
    match element.tag:
        case "ul" | "ol" | "menu":
            walk.lists.append(_opened(element))
        case "li":
            walk.items.append(_marker(walk, element))
            walk.is_fresh = True
            measure = walk.found[element]
            if _is_one_entry(element, measure):
                walk.held = element
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            walk.held = element
        case "pre":
            walk.verbatim += 1
        case "table":
            walk.grids.append(Grid() if is_grid(element, walk.found) else None)
        case "tr" if not walk.grids:
            walk.grids.append(Grid(is_loose=True))
        case "td" | "th" if grid is not None:
            walk.held = element


def _leave(walk: _Walk, element: Element) -> None:
    if walk.held is element:
        walk.held = None
        _finish_held(walk, element)
        return
    if not _parts(walk, element):
        if element.tag in INLINE and element.tag not in _RAISED and walk.found[element].length and not walk.touches:
            walk.ended = element
        return
    walk.ended, walk.touches = None, False
    if walk.held is not None:
        if element.tag != "br":
            walk.words.append("\n")
        return
    if element.tag == "pre":
        _flush_verbatim(walk)
        return
    if element.tag in {"br", "dt"}:
        return
    _flush(walk)
    _close(walk, element)


def _close(walk: _Walk, element: Element) -> None:
    """Note that a list, an item, a row or a table ends."""
    match element.tag:
        case "ul" | "ol" | "menu" if walk.lists:
            walk.lists.pop()
        case "li" if walk.items:
            walk.items.pop()
            walk.is_fresh = False
        case "tr" if walk.grids and (grid := walk.grids[-1]) is not None:
            row = grid.row()
            if any(letter.isalnum() for cell in row for letter in cell):
                walk.draft.add_row(row)
            if grid.is_loose:
                walk.grids.pop()
        case "table" if walk.grids:
            walk.grids.pop()


def _finish_held(walk: _Walk, element: Element) -> None:
    lines = _taken(walk)
    if element.tag in {"td", "th"}:
        grid = walk.grids[-1]
        assert grid is not None
        grid.add("\n".join(filter(None, lines)), element.attributes)
    elif element.tag == "li":
        walk.draft.add(
            BlockKind.LIST_ITEM, "\n".join(filter(None, lines)), marker=walk.items.pop(), level=max(1, len(walk.lists))
        )
        walk.is_fresh = False
    else:
        lines = [line for line in lines if line]
        if len(lines) > _MOST_TITLE_LINES:
            walk.draft.add(BlockKind.PARAGRAPH, "\n".join(lines))
        else:
            walk.draft.add(BlockKind.HEADING, " ".join(lines), level=int(element.tag[1]))


def _flush(walk: _Walk) -> None:
    """Write the gathered words as the block they are; an empty line among them parts two."""
    lines = _taken(walk)
    if walk.items and walk.is_fresh and any(lines):
        walk.is_fresh = False
        words = "\n".join(filter(None, lines))
        walk.draft.add(BlockKind.LIST_ITEM, words, marker=walk.items[-1], level=max(1, len(walk.lists)))
        return
    for words in re.split("\n\n+", "\n".join(lines).strip("\n")):
        walk.draft.add(BlockKind.PARAGRAPH, words)


def _flush_verbatim(walk: _Walk) -> None:
    walk.verbatim -= 1
    text = "".join(walk.words).replace("\r", "").replace("\u00a0", " ")
    walk.words.clear()
    plain = draft_plain(text)
    for block in plain.blocks:
        walk.draft.add(block.kind, plain.text[block.start : block.end], marker=block.marker, level=block.level)


def _taken(walk: _Walk) -> list[str]:
    """The gathered words as lines, white space as a browser shows it; a wide gap between words becomes a tab."""
    walk.ended, walk.touches = None, False
    if not walk.words:
        return []
    text = "".join(walk.words)
    walk.words.clear()
    lines = _SPACES.sub(" ", _GAP.sub("\t", text)).split("\n") if "\u00a0" in text else text.split("\n")
    return [_DOUBLE.sub(" ", line).strip() for line in lines]


def _are_two(left: str, right: str) -> bool:
    """Whether the words of two elements that touch are two things, and not a word of which letters are set apart.

    >>> _are_two("Bo Li", "PEN America"), _are_two("M", "cDonald"), _are_two("Mc", "Donald"), _are_two("20", "21")
    (True, False, False, False)
    """
    last, first = left[-1:], right[:1]
    if left.strip().isdecimal():
        return first.isupper() and right[1:2].islower()
    if len(left.strip()) <= (1 if left.isupper() else _INITIALS):
        return False
    if first.isdigit():
        return last.isalpha() and len(left.rsplit(maxsplit=1)[-1]) > 1
    if not first.isupper() or not last.isalnum():
        return False
    return not last.isupper() or right[1:2].islower()


def _opened(element: Element) -> _Numbers:
    if element.tag != "ol":
        return _Numbers(None)
    attributes = element.attributes
    kind = list_type(attributes)
    if "reversed" in attributes:
        count = sum(child.tag == "li" for child in element.elements)
        return _Numbers(kind, whole(attributes.get("start"), count), -1)
    return _Numbers(kind, whole(attributes.get("start"), 1))


def _marker(walk: _Walk, element: Element) -> str | None:
    numbers = walk.lists[-1] if walk.lists else _Numbers(None)
    if numbers.kind is None:
        return "•"
    number = whole(element.attributes.get("value"), numbers.number)
    numbers.number = number + numbers.step
    return numbered(number, list_type(element.attributes) if "type" in element.attributes else numbers.kind)


def _is_one_entry(element: Element, measure: Measure) -> bool:
    """Whether all of an item is one entry, and not a part of the page with headings, tables or lists of its own."""
    if measure.tables or measure.length > _LONG_ITEM or measure.headings > 1:
        return False
    return not any(child.tag in {"ul", "ol", "dl", "pre", "blockquote", "details"} for child in _near(element))


def _near(element: Element) -> list[Element]:
    """The elements within, down to a few levels: an item's own lists stand no deeper."""
    found = level = element.elements
    for _ in range(3):
        level = [inner for each in level if each.tag != "li" for inner in each.elements]
        found = found + level
    return found

"""How much each element of a page holds: words, links, prose, and what would part them; counted once, from within."""

from dataclasses import dataclass, field

from undersigned.graph.ingest.dom import INLINE, Element, Page

_KEPT = 2_000
_PROSE = 90  # bytes of one run of words: a line of prose, where names and headings are shorter
_ENOUGH = 400
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Measure:
    """What one element holds, in bytes of its words (so that a Chinese letter is not called short)."""

    length: int = 0
    linked: int = 0
    prose: int = 0
    lines: int = 0
    headings: int = 0
    tables: int = 0
    blocks: int = 0
    own: str = field(default="", repr=False)
    own_linked: int = 0


def measures(page: Page, main_lines: frozenset[str] = frozenset()) -> dict[Element, Measure]:
    """Measure every element; prose is what `main_lines` holds of it, or all of it where they hold next to none.

    >>> from undersigned.graph.ingest.dom import parse_page
    >>> page = parse_page("<div><a href=x>Home</a><p>Dear friends</div>")
    >>> measure = measures(page)[page.body]
    >>> measure.length, measure.linked, measure.lines
    (16, 4, 2)
    """
    found = {element: Measure() for element in page.elements}
    prose: list[tuple[Element, int, bool]] = []
    for element in reversed(page.elements):
        measure = found[element]
        _add_up(element, measure, found)
        if element.tag not in INLINE:
            _close_line(measure)
            words = [" ".join(line.split()) for line in measure.own.split("\n")]
            own = max(len(line.encode()) for line in words)
            if own >= _PROSE and measure.own_linked * 2 < own:
                prose.append((element, own, any(line in main_lines for line in words if line)))
    trusted = sum(own for _, own, is_main in prose if is_main) >= _ENOUGH
    for element, own, is_main in prose:
        if is_main or not trusted:
            found[element].prose += own
    for element in reversed(page.elements):
        if element.parent is not None:
            found[element.parent].prose += found[element].prose
    return found


def _add_up(element: Element, measure: Measure, found: dict[Element, Measure]) -> None:
    pieces: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            measure.length += len(" ".join(child.split()).encode())
            pieces.append(child)
            continue
        inner = found[child]
        measure.length += inner.length
        measure.linked += inner.linked
        measure.lines += inner.lines
        measure.headings += inner.headings + (child.tag in _HEADINGS)
        measure.tables += inner.tables + (child.tag == "table")
        measure.blocks += inner.blocks + (child.tag not in INLINE and child.tag != "br")
        if child.tag in INLINE:
            pieces.append(inner.own)
            measure.own_linked += inner.own_linked
        elif child.tag == "br":
            pieces.append("\n")
    measure.own = "".join(pieces)[:_KEPT]
    if element.tag == "a":
        measure.linked = measure.own_linked = measure.length


def _close_line(measure: Measure) -> None:
    measure.lines += sum(1 for line in measure.own.split("\n") if line.strip())

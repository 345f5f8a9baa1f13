"""Which parts of a page are the letter: the part that holds the main text, and what plainly belongs to it.

The main text is found by resiliparse. Its lines are looked up in the page, and the smallest part that holds nearly all
of them is the letter, widened to the article it stands in. What removers of boilerplate like to drop is then fetched
back: the heading and date above it, and lists of names beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from undersigned.graph.ingest.dom import INLINE, Element, Page, words_of
from undersigned.graph.ingest.furniture import announces, furniture
from undersigned.graph.ingest.measures import Measure, measures

_NEARLY_ALL = 0.8
_FEW_NAMES = 4
_SHORT = 600
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_ENTERED = frozenset({"p", "ul", "ol", "dl", "li", "pre", "blockquote", "dd"}) | INLINE


@dataclass(frozen=True, slots=True)
class Content:
    """What of a page to read: everything under `roots`, in the order of the page, without what was `dropped`."""

    roots: tuple[Element, ...]
    dropped: frozenset[Element]
    found: Mapping[Element, Measure]


def main_lines(html: str) -> frozenset[str]:
    """The lines that the library calls the main text of a page."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(html, preserve_formatting=True, main_content=True, list_bullets=False, comments=False)
    return frozenset(" ".join(line.split()) for line in text.split("\n"))


def content(page: Page, lines: frozenset[str]) -> Content:
    """The parts of `page` that are the letter, `lines` being those of its main text."""
    found = measures(page, lines)
    dropped = furniture(page.elements, found)
    main = _main(page, found, dropped)
    dropped |= frozenset(_menus(main, found, dropped))
    before: list[Element] = []
    after: list[Element] = []
    near, at = 0, main
    while at.parent is not None:
        siblings = at.parent.elements
        place = siblings.index(at)
        above = [each for each in siblings[:place] if each not in dropped and found[each].length]
        below = [each for each in siblings[place + 1 :] if each not in dropped and found[each].length]
        before[:0] = _before(above, found, near)
        after += _after(below, found, near)
        near += len(siblings) > 1
        at = at.parent
    if found[main].headings or any(found[each].headings for each in before):
        before = _one_title(before, page, found)
    return Content((*before, main, *after), dropped, found)


def _main(page: Page, found: Mapping[Element, Measure], dropped: frozenset[Element]) -> Element:
    """The smallest part with nearly all prose, or the article around it."""
    main = page.body
    total = found[page.body].prose
    while total:
        within = [
            each
            for each in main.elements
            if each not in dropped and each.tag not in _NOT_ENTERED and found[each].prose >= total * _NEARLY_ALL
        ]
        if not within:
            break
        main = within[0]
    return _around(main, "article") or _around(main, "main") or main


def _around(part: Element, role: str) -> Element | None:
    """The nearest part around it, or itself, that says by element or role that it is the article, or the main part."""
    around: Element | None = part
    while around is not None and around.tag != role and around.attributes.get("role") != role:
        around = around.parent
    return around


def _menus(main: Element, found: Mapping[Element, Measure], dropped: frozenset[Element]) -> Iterator[Element]:
    """Yield the parts of the letter before its first prose that are nothing but links within the site."""
    for element in main.elements:
        if found[element].prose or announces(words_of(element)[:100]):
            return
        if element not in dropped and _is_menu(element, found):
            yield element


def _is_menu(element: Element, found: Mapping[Element, Measure]) -> bool:
    measure = found[element]
    return measure.linked >= measure.length * 0.8 and measure.lines + measure.own.count("|") >= 2 and _is_local(element)


def _is_local(element: Element) -> bool:
    """Whether most of its links lead nowhere else."""
    links = [each for each in _under(element) if each.tag == "a" and "href" in each.attributes]
    away = sum("://" in link.attributes["href"] for link in links)
    return away * 2 < max(1, len(links))


def _under(element: Element) -> Iterator[Element]:
    stack = [element]
    while stack:
        each = stack.pop()
        yield each
        stack.extend(reversed(each.elements))


def _belongs(element: Element, found: Mapping[Element, Measure], near: int) -> bool:
    """Whether a part beside the main text is of the letter: prose, announced signatories, or names close to it."""
    measure = found[element]
    if measure.prose and measure.linked * 3 < measure.length:
        return True
    if any(
        announces(words_of(each))
        for each in _under(element)
        if each.tag != "a" and 0 < found[each].length <= 100 and found[each].blocks < 10
    ) and not _is_menu(element, found):
        return measure.lines > 2 or near == 0
    names = measure.lines >= _FEW_NAMES and measure.linked * 2 < measure.length
    return near <= 1 and (names or (near == 0 and measure.linked * 2 < measure.length))


def _before(siblings: Sequence[Element], found: Mapping[Element, Measure], near: int) -> list[Element]:
    """What of the parts before the main text is of the letter: whole parts, or titles and the short lines below."""
    kept: list[Element] = []
    titled = False
    for element in siblings:
        measure = found[element]
        is_linked = measure.linked * 2 >= measure.length
        if (_belongs(element, found, near) and not _is_menu(element, found)) or element.tag == "time":
            kept.append(element)
        elif measure.headings or element.tag in _HEADINGS:
            if measure.length <= _SHORT and not is_linked:
                kept.append(element)
            else:
                kept += [each for each in _under(element) if each.tag == "h1" and not _leads_home(each)]
        elif titled and measure.length <= _SHORT and not is_linked:
            kept.append(element)
        titled = titled or bool(kept and (measure.headings or element.tag in _HEADINGS))
    return kept


def _after(siblings: Sequence[Element], found: Mapping[Element, Measure], near: int) -> list[Element]:
    """What of the parts after the main text is of the letter; where a line announces signatories, all but menus."""
    kept: list[Element] = []
    announced = False
    for element in siblings:
        measure = found[element]
        is_label = measure.length <= 100 and measure.blocks < 10 and announces(words_of(element))
        announced = is_label or (announced and not (measure.headings or element.tag in _HEADINGS))
        if is_label or (announced and not _is_menu(element, found)) or _belongs(element, found, near):
            kept.append(element)
    return kept


def _leads_home(heading: Element) -> bool:
    return any(
        link.attributes.get("href", "").rstrip("/").count("/") <= 2 and words_of(link) == words_of(heading)
        for link in _under(heading)
        if link.tag == "a"
    )


def _one_title(before: list[Element], page: Page, found: Mapping[Element, Measure]) -> list[Element]:
    """Leave out headings of the site that stand before a heading that the page's own title names."""
    for number, each in enumerate(before):
        titles = [words_of(part) for part in _under(each) if part.tag in _HEADINGS]
        if any(title and title in page.title for title in titles):
            return [part for part in before[:number] if found[part].prose] + before[number:]
    return before

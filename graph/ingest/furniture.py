"""What stands on a page beside its text: menus, sharing, comments, related posts, and what is hidden from readers.

A part that holds much of the page's prose is never furniture, whatever its class; a part that announces signatories is
kept where its class or element alone spoke against it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from undersigned.data import reference
from undersigned.graph.ingest.dom import Element, words_of
from undersigned.graph.ingest.measures import Measure

_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINKS = frozenset({"tag", "prev", "next", "category"})
_SHARE = 0.3
_MOST_LABEL = 120
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TITLES = frozenset({*_HEADINGS, "p", "div", "strong", "b", "span", "dt", "legend", "summary", "caption"})
_MOST_HEADINGS = 30  # each looks at all its neighbours


def furniture(elements: Sequence[Element], found: Mapping[Element, Measure]) -> frozenset[Element]:
    """The elements of a page that are not of its text, the outermost of each.

    >>> from undersigned.graph.ingest.dom import parse_page
    >>> from undersigned.graph.ingest.measures import measures
    >>> page = parse_page("<nav>Home</nav><p>Dear friends</p><p hidden>x</p>")
    >>> sorted(element.tag for element in furniture(page.elements, measures(page)))
    ['nav', 'p']
    """
    total = max(1, found[elements[0]].prose)
    opened = _opened(elements)
    announcing = _announcing(elements, found)
    dropped: set[Element] = set()
    gone: set[Element] = set()
    headings = 0
    for element in elements[1:]:
        if element.parent in gone or element in gone:
            gone.add(element)
            continue
        share = found[element].prose / total
        if _is_hidden(element, opened) and share < 0.5:
            gone.add(element)
        elif share < _SHARE and (_is_named_furniture(element) or element.tag == "nav" or _is_pointer(element)):
            gone.update({element} if _is_surely_furniture(element) else {element} - announcing)
        elif share < _SHARE and element.tag in {"aside", "footer", "form"} and element not in announcing:
            gone.add(element)
        elif headings < _MOST_HEADINGS and _is_short(element, found) and _is_furniture_heading(words_of(element)):
            headings += 1
            gone.update(_with_what_follows(element, found, total))
        if element in gone:
            dropped.add(element)
    dropped.update(element for element in gone if element.parent not in gone)
    return frozenset(dropped)


def announces(words: str) -> bool:
    """Whether a short line announces signatories.

    >>> announces("Signed by:"), announces("Sign the petition"), announces("联署团体：")
    (True, False, True)
    """
    return len(words.encode()) <= _MOST_LABEL and _announcement().search(words) is not None


@cache
def _words(section: str) -> frozenset[str]:
    table = cast(Mapping[str, Sequence[str] | Mapping[str, Sequence[str]]], reference("page_furniture"))[section]
    groups = table.values() if isinstance(table, Mapping) else (table,)
    return frozenset(word.casefold() for group in groups for word in group)


@cache
def _announcement() -> re.Pattern[str]:
    spaced = [
        rf"(?<!\w){re.escape(word)}(?!\w)" if word[0] < "\u0250" else re.escape(word) for word in _words("announces")
    ]
    return re.compile("|".join(sorted(spaced, key=lambda word: (-len(word), word))), re.IGNORECASE)


def _is_furniture_heading(words: str) -> bool:
    return re.sub(r"[\W\d]+$|^[\W\d]+", "", words).casefold() in _words("headings")


def _tokens(element: Element) -> Iterator[str]:
    """Yield the words of the element's classes and id, each class also as a whole."""
    for name in (*element.attributes.get("class", "")[:2000].split(), element.attributes.get("id", "")[:200]):
        yield name.casefold()
        yield from (token.casefold() for token in _TOKEN.findall(name))


def _is_named_furniture(element: Element) -> bool:
    if element.attributes.get("role", "").casefold() in _words("roles"):
        return True
    return any(token in _words("classes") for token in _tokens(element))


def _is_surely_furniture(element: Element) -> bool:
    """Whether not even an announcement of signatories speaks for it: a menu, a comment, a related post."""
    return element.tag == "nav" or any(
        token in {"comment", "comments", "commentlist", "respond", "related"} for token in _tokens(element)
    )


def _is_pointer(element: Element) -> bool:
    """Whether it is a link to what comes before or after, or to a category of posts."""
    return element.tag == "a" and not _LINKS.isdisjoint(element.attributes.get("rel", "").split())


def _is_hidden(element: Element, opened: frozenset[str]) -> bool:
    """Whether readers cannot see it: it is hidden, and nothing opens it."""
    attributes = element.attributes
    hidden = (
        ("hidden" in attributes)
        or attributes.get("aria-hidden", "").casefold() == "true"
        or _HIDDEN.search(attributes.get("style", "")[:2000]) is not None
    )
    if not hidden:
        return False
    folds = attributes.get("role") == "tabpanel" or any(token in _words("folds") for token in _tokens(element))
    return not folds and attributes.get("id", "") not in opened


def _opened(elements: Sequence[Element]) -> frozenset[str]:
    """The ids of the parts that something on the page opens."""
    ids: set[str] = set()
    for element in elements:
        attributes = element.attributes
        ids.update(attributes.get("aria-controls", "").split())
        if "aria-expanded" in attributes or "data-toggle" in attributes or "data-bs-toggle" in attributes:
            for key in ("href", "data-target", "data-bs-target"):
                ids.add(attributes.get(key, "").removeprefix("#"))
    return frozenset(ids - {""})


def _announcing(elements: Sequence[Element], found: Mapping[Element, Measure]) -> frozenset[Element]:
    """The elements that hold a line announcing signatories, and some lines after it."""
    holders: set[Element] = set()
    for element in elements:
        if _is_short(element, found) and announces(words_of(element)):
            above = element.parent
            while above is not None and above not in holders:
                if found[above].lines > found[element].lines + 1:
                    holders.add(above)
                above = above.parent
    return frozenset(holders)


def _is_short(element: Element, found: Mapping[Element, Measure]) -> bool:
    """Whether it may be a heading by its size; one that nests deep is none, and would be slow to read."""
    return element.tag in _TITLES and 0 < found[element].length <= _MOST_LABEL and found[element].blocks < 10


def _with_what_follows(element: Element, found: Mapping[Element, Measure], total: int) -> Iterator[Element]:
    """Yield a furniture heading and what goes with it: the part it opens, or its neighbours up to the next heading."""
    heading = element
    while heading.parent is not None and found[heading.parent].length == found[heading].length:
        heading = heading.parent
    holder = heading.parent
    yield heading
    if holder is None or heading.tag not in {*_HEADINGS, "div", "header", "p"}:
        return
    siblings = holder.elements
    at = siblings.index(heading)
    is_first = not any(found[each].length for each in siblings[:at])
    is_part = is_first and holder.parent is not None and found[holder].prose < total * _SHARE
    if is_part and not any(announces(words_of(each)) for each in siblings if _is_short(each, found)):
        yield holder
        return
    for each in siblings[at + 1 :]:
        if each.tag in _HEADINGS and each.tag <= element.tag:
            return
        measure = found[each]
        if measure.prose or announces(words_of(each)[:_MOST_LABEL]):
            return
        if measure.length and measure.linked * 2 < measure.length and measure.length > 30:
            return
        yield each

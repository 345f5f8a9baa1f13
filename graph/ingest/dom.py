"""The tree of an HTML page as plain values: no scripts, no network, no entities but those of HTML.

Nothing here calls itself, so a page may nest as deep as it likes; what is out of all proportion is refused or, where it
says nothing to a reader (a tag of a thousand attributes), cut down before any parser sees it.
"""

import re
from dataclasses import dataclass, field

from undersigned.graph.errors import InputError

MOST_NODES = 1_500_000
"""Elements of a page; a list of 100,000 signatories has a fifth of them."""

DEEPEST = 2_000
"""Levels that elements may stand within each other; browsers stop at 512."""

SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "datalist",
        "textarea",
        "option",
        "input",
        "progress",
        "meter",
        "dialog",
        "rt",
        "rp",
        "applet",
        "frameset",
        "img",
    ]
)
"""Elements whose words a reader of the page does not see, or that have none."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that do not part the words around them."""

# What needs no parser, each alternative going on to the end where its own end is missing, as browsers do; hence linear.
_TOKENS = re.compile(
    r"""<!--(?:-?>|.*?--!?>|.*)
      | <\?[^>]*+>? | <!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?[^>]*+>?
      | <(?P<raw>script|style)\b[^>]*+(?:(?<=/)>|>(?:.*?</(?P=raw)[^>]*+>?|.*))
      | <(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[^>=]++|=\s*+(?:"[^"]*+"?|'[^']*+'?)?)*+)>?""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_MOST_ATTRIBUTES = 300
_FORMATTING = re.compile(
    r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])[^<>]{0,2000}>", re.IGNORECASE
)
_MOST_OPEN = 400


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page, with its attributes (names in lower case) and what it holds: elements and runs of text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)
    parent: "Element | None" = None

    @property
    def elements(self) -> list["Element"]:
        """The elements it holds, without the text between them."""
        return [child for child in self.children if not isinstance(child, str)]


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page: its body, all elements in the order of the page, and the title of its head."""

    body: Element
    elements: tuple[Element, ...]
    title: str


def harmless(html: str) -> str:
    """The page without scripts, styles, comments and what else no parser need see; it shows the same words.

    >>> harmless("<?xml version='1.0'?><!-- draft --><p>Dear<script>alert('<p>')</script> friends")
    '<p>Dear friends'
    """
    html = _TOKENS.sub(_cut, html.encode("utf-8", "replace").decode())
    open_tags = 0
    for match in _FORMATTING.finditer(html):
        open_tags += -1 if match[1] else 1
        if open_tags > _MOST_OPEN:  # browsers open each of them anew in every paragraph that follows
            return _FORMATTING.sub("", html)
    return html


def parse_page(html: str, name: str = "page") -> Page:
    """Parse a page, or a piece of one, that was made `harmless`.

    >>> page = parse_page("<title>Our letter</title><p>Dear <b>friends</b>")
    >>> page.title, [element.tag for element in page.elements]
    ('Our letter', ['body', 'p', 'b'])

    Raises InputError when the page has more than `MOST_NODES` elements or nests deeper than `DEEPEST` levels.
    """
    from lxml import etree

    body = Element("body")
    parser = etree.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.replace("\0", ""), parser) if html.strip() else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return Page(body, (body,), "")
    elements, title = [body], ""
    above: list[Element | None] = []  # an element for each open tag; None within what is silent
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            above.pop()
            _append(above[-1] if above else body, node.tail)
            continue
        holder = above[-1] if above else body
        tag = str(node.tag).lower()
        if tag == "title" and not title:
            title = " ".join((node.text or "").split())
        if len(above) >= DEEPEST:
            raise InputError(f"{name}: the page nests deeper than {DEEPEST:,} levels; save the letter as text")
        if tag in {"html", "head", "body"}:  # a page cut short may have all of its text in what is taken for its head
            above.append(body)
            body.attributes.update(node.attrib if tag == "body" else {})
        elif holder is None or tag in SILENT or tag == "title":
            above.append(None)
            continue
        else:
            element = Element(tag, dict(node.attrib), [], holder)
            holder.children.append(element)
            elements.append(element)
            above.append(element)
            if len(elements) > MOST_NODES:
                raise InputError(f"{name}: the page has more than {MOST_NODES:,} elements; cut the letter out of it")
        _append(above[-1], node.text)
    return Page(body, tuple(elements), title)


def words_of(element: Element) -> str:
    """All the words of an element, on one line.

    >>> words_of(parse_page("<p>Dear<br>friends").body)
    'Dear friends'
    """
    pieces: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        each = stack.pop()
        if isinstance(each, str):
            pieces.append(each)
        elif each.tag in INLINE:
            stack.extend(reversed(each.children))
        else:
            pieces.append(" ")
            stack.extend((" ", *reversed(each.children)))
    return " ".join("".join(pieces).split())


def _append(holder: Element | None, text: str | None) -> None:
    if holder is not None and text:
        holder.children.append(text)


def _cut(match: re.Match[str]) -> str:
    name, rest = match["name"], match["rest"]
    if name is None:
        return ""
    return f"<{name}>" if rest.count("=") + len(rest.split()) > _MOST_ATTRIBUTES * 2 else match[0]

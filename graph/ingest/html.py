"""HTML: a saved web page as the words that a reader of its letter sees, block by block."""

import re

from undersigned.graph.ingest.dom import harmless, parse_page
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.encoding import decode
from undersigned.graph.ingest.flow import flow
from undersigned.graph.ingest.measures import measures
from undersigned.graph.ingest.page import content, main_lines
from undersigned.graph.model import Block, BlockKind

_FRONT_MATTER = re.compile(r"\A\ufeff?\s*---[ \t]*\n(?:.*\n){0,500}?---[ \t]*\n")
_TEMPLATE = re.compile(
    r"\{%(?:(?!\{%|%\}).){0,4000}%\} | \{\{(?:(?!\{\{|\}\}).){0,4000}\}\}\}? | \{\#(?:(?!\{\#|\#\}).){0,4000}\#\}"
    r" | <%(?:(?!<%|%>).){0,4000}%>",
    re.VERBOSE | re.DOTALL,
)
# A block without any element is a setting of the template (the title of the head), not words of the page.
_SETTING = re.compile(r"\{%-?\s*block\b[^%{}]{0,200}%\}[^<>{}]{0,2000}\{%-?\s*endblock\b[^%{}]{0,200}%\}")
_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_FIRST_BYTES = 4096
_SITE = re.compile(r"\s+(?:[|–—«»·-]|::)\s+")
_LEAST_TITLE = 15


def read_html(data: bytes, name: str) -> Draft:
    """The letter of a web page from its bytes, in the encoding that the page declares if nothing speaks against it.

    Raises InputError as `draft_html` does, and where the bytes are no text.
    """
    decoded = decode(data, name, declared=charset(data))
    draft = draft_html(decoded.text, name)
    draft.repairs.extend(decoded.repairs)
    return draft


def draft_html(html: str, name: str = "page") -> Draft:
    r"""The letter of a web page, without what stands around it; list numbers, line breaks and tables stay.

    >>> draft = draft_html("<nav>Home</nav><h1>Open letter</h1><p>Signed:<ol start=3><li><cite>Bo Li</cite>, PEN</ol>")
    >>> draft.text
    'Open letter\n\nSigned:\n\nBo Li, PEN'
    >>> draft.blocks[-1].marker
    '3.'

    Raises InputError when the page is out of all proportion (`dom.MOST_NODES`, `dom.DEEPEST`).
    """
    html = harmless(_without_template(html))
    page = parse_page(html, name)
    letter = content(page, main_lines(html))
    draft = Draft()
    for root in letter.roots:
        flow(root, draft, dropped=letter.dropped, found=letter.found)
    if page.title and draft.blocks and not any(block.kind is BlockKind.HEADING for block in draft.blocks):
        return _titled(draft, page.title)
    return draft


def add_html(html: str, draft: Draft) -> None:
    """Add a piece of HTML, such as stands in Markdown, to a draft: all of it that a browser shows.

    >>> draft = Draft()
    >>> add_html("<tr><td>Bo Li</td><td>PEN America</td></tr>", draft)
    >>> draft.text
    'Bo Li | PEN America'
    """
    page = parse_page(harmless(html))
    hidden = frozenset(element for element in page.elements if element.tag == "nav" or "hidden" in element.attributes)
    flow(page.body, draft, dropped=hidden, found=measures(page))


def charset(data: bytes) -> str | None:
    """The encoding that a page says it is in.

    >>> charset(b'<html><head><meta charset="gb2312">'), charset(b"<p>Dear friends")
    ('gb2312', None)
    """
    found = _XML_ENCODING.search(data[:_FIRST_BYTES]) or _CHARSET.search(data[:_FIRST_BYTES])
    return found[1].decode("ascii", "replace").lower() if found is not None else None


def _without_template(html: str) -> str:
    """The page without front matter and without what a generator of sites would have replaced."""
    return _TEMPLATE.sub(" ", _SETTING.sub(" ", _FRONT_MATTER.sub("", html)))


def _titled(draft: Draft, title: str) -> Draft:
    """The draft with the page's title as its heading, unless its words already open the letter."""
    parts = _SITE.split(title)
    title = parts[0] if len(parts[0]) >= _LEAST_TITLE else title
    first = draft.blocks[0]
    if title.casefold() in draft.text[: first.end + 400].casefold() or len(title) < _LEAST_TITLE:
        return draft
    titled = Draft()
    titled.add(BlockKind.HEADING, title, level=1)
    text = draft.text
    shift = len(titled.text) + 2
    titled.pieces += ["\n\n", text]
    titled.blocks += [
        Block(
            block.kind,
            block.start + shift,
            block.end + shift,
            block.marker,
            block.level,
            tuple((start + shift, end + shift) for start, end in block.cells),
        )
        for block in draft.blocks
    ]
    return titled

"""What people look at: a view says what is shown and why, a page makes one safe file of it, a site puts pages together.

`coalition_view` and `whole_view` read the dataset's rows and return a `View`: nodes and edges, each with the printed
words behind it. `layout` computes where everything stands. `page` hands view and positions to pyvis, which fills our
own template; the file carries its scripts, style and data in itself, reaches no host, and shows every name as text.
`index_page` is the way in, and `write_site` writes all three into a folder. `reading_page` shows one letter with every
finding lit up in its text (`findings`, `segments`, `passages`), and what was not read (`unread`), for who checks it.
"""

from undersigned.viz.coalition import coalition_view
from undersigned.viz.index import Summary, index_page, summary
from undersigned.viz.layout import layout
from undersigned.viz.page import page
from undersigned.viz.reading import reading_page
from undersigned.viz.site import write_site
from undersigned.viz.view import Kind, Quote, View, ViewEdge, ViewLetter, ViewNode
from undersigned.viz.whole import whole_view

__all__ = [
    "Kind",
    "Quote",
    "Summary",
    "View",
    "ViewEdge",
    "ViewLetter",
    "ViewNode",
    "coalition_view",
    "index_page",
    "layout",
    "page",
    "reading_page",
    "summary",
    "whole_view",
    "write_site",
]

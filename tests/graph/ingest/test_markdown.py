"""Markdown is read as the words that a reader sees."""

from undersigned.graph.ingest.markdown import draft_markdown
from undersigned.graph.model import BlockKind


def words(text: str) -> list[tuple[str, str | None, str]]:
    """The blocks of a Markdown text: kind, marker, words."""
    draft = draft_markdown(text)
    return [(block.kind.value, block.marker, draft.text[block.start : block.end]) for block in draft.blocks]


def test_marks_links_and_comments_vanish() -> None:
    """Emphasis, links, images and HTML comments leave their words or nothing."""
    assert words("**Dear** [Mr. Hu](http://127.0.0.1/),\n\n![seal](x.png)\n\n<!-- draft -->\n") == [
        ("paragraph", None, "Dear Mr. Hu,")
    ]


def test_numbers_are_those_that_are_printed() -> None:
    """An ordered list keeps the numbers of its source, and its kind of point."""
    assert [marker for _, marker, _ in words("3) a\n4) b\n")] == ["3)", "4)"]


def test_line_breaks_stay_lines() -> None:
    """A list of names broken by two spaces, a backslash or <br> keeps a line for each."""
    assert words("A  \nB\\\nC<br>D\nE") == [("paragraph", None, "A\nB\nC\nD\nE")]


def test_table_rows_are_cells_between_bars() -> None:
    """A table of signatories becomes a row for each, read like `Person | Organization`."""
    rows = words("| Name | Group |\n|---|---|\n| Bo Li | PEN America |\n")
    assert rows == [("table row", None, "Name | Group"), ("table row", None, "Bo Li | PEN America")]


def test_html_blocks_show_what_a_browser_shows() -> None:
    """Scripts, styles and menus are silent; paragraphs and breaks make lines."""
    html = "<div><script>x()</script><style>p{}</style><nav>Home</nav><p>PEN America<br>Free Tibet</p></div>\n"
    assert [text for _, _, text in words(html)] == ["PEN America", "Free Tibet"]


def test_nested_items_know_their_depth() -> None:
    """An item within an item is a block of its own, one level deeper."""
    draft = draft_markdown("- a\n  - b\n\n# T\n")
    assert [(block.kind, block.level) for block in draft.blocks] == [
        (BlockKind.LIST_ITEM, 1),
        (BlockKind.LIST_ITEM, 2),
        (BlockKind.HEADING, 1),
    ]

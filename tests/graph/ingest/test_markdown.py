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
    assert [text for _, _, text in words(html)] == ["PEN America\nFree Tibet"]


def test_nested_items_know_their_depth() -> None:
    """An item within an item is a block of its own, one level deeper."""
    draft = draft_markdown("- a\n  - b\n\n# T\n")
    assert [(block.kind, block.level) for block in draft.blocks] == [
        (BlockKind.LIST_ITEM, 1),
        (BlockKind.LIST_ITEM, 2),
        (BlockKind.HEADING, 1),
    ]


def test_front_matter_gives_the_title_and_the_date() -> None:
    """What a generator of sites keeps above a page is its title and date; the other settings are not words."""
    text = "---\nlayout: post\ntitle: Free the\n  printers\ndate: 2021-05-03T10:00:00Z\ntags: [a]\n---\nDear Sir,\n"
    assert words(text) == [
        ("heading", None, "Free the printers"),
        ("paragraph", None, "2021-05-03"),
        ("paragraph", None, "Dear Sir,"),
    ]
    assert words('+++\ntitle = "Free the printers"\ndate = 2021-05-03\n+++\nDear Sir,\n') == words(text)


def test_a_title_that_the_words_repeat_is_printed_once() -> None:
    """The heading of the page is the title of its front matter."""
    assert (
        words("---\ntitle: Free the printers\n---\n\n## Free the Printers\n\nDear Sir,\n")[0][2] == "Free the Printers"
    )


def test_bad_front_matter_is_read_as_far_as_it_goes() -> None:
    """A colon that YAML forbids does not cost the title; a rule above the text is no front matter; nothing nests."""
    assert words("---\ntitle: Printers: free: them\n---\nDear Sir,\n")[0] == ("heading", None, "Printers: free: them")
    assert words("---\n\nDear Sir,\n") == [("paragraph", None, "Dear Sir,")]
    assert words("---\ntitle: " + "[" * 5000 + "\n---\nDear Sir,\n") == [("paragraph", None, "Dear Sir,")]


def test_tags_of_site_generators_are_no_words() -> None:
    """Includes, variables and attributes stand for what the generator puts there."""
    assert words("{% include nav.html %}\n\nDear {{ name }}friends,{: .lead}\n\n{{< counter >}}\n") == [
        ("paragraph", None, "Dear friends,")
    ]


def test_references_to_footnotes_are_no_part_of_the_words_before_them() -> None:
    """Neither `[^1]` nor a raised figure stays with a name; a raised word does."""
    assert words("PEN America[^1]\n\nFree Tibet<sup>2</sup> the 1<sup>er</sup> group\n") == [
        ("paragraph", None, "PEN America"),
        ("paragraph", None, "Free Tibet the 1er group"),
    ]


def test_a_list_indented_too_far_for_markdown_is_a_list() -> None:
    """Four spaces before a number make code of it, or a part of the paragraph above; a reader sees a list."""
    items = [("list item", "1.", "Dr Bo Li, Kent"), ("list item", "2.", "Ana Ruiz, Lima")]
    assert words("Signed\n    1.  Dr Bo Li, Kent\n    2. Ana Ruiz, Lima\n") == [("paragraph", None, "Signed"), *items]
    assert words("# Signed\n\n    1.  Dr Bo Li, Kent\n    2. Ana Ruiz, Lima\n")[1:] == items


def test_handles_beside_names_are_left_out() -> None:
    """A name that its owner's profile is linked to may be followed by the handle, in brackets."""
    text = "- [Ola Ek](http://127.0.0.1/) (@ola-ek), Oslo\n- Bo Li ([@boli](http://127.0.0.1/))\n- Ana (a@b.example)\n"
    assert [said for _, _, said in words(text)] == ["Ola Ek, Oslo", "Bo Li", "Ana (a@b.example)"]


def test_each_footnote_is_a_paragraph() -> None:
    """Footnotes one under the other are no list of names."""
    text = "We write.[^1]\n\n[^1]: The Harbour Press, 3 May 2019.\n[^b]: Ola Ek, *Letters*.\n"
    assert [said for _, _, said in words(text)] == [
        "We write.",
        "[1] The Harbour Press, 3 May 2019.",
        "[b] Ola Ek, Letters.",
    ]


def test_line_breaks_in_a_cell_stay() -> None:
    """The post under a name is a line of its own."""
    assert words("| Name | Town |\n|---|---|\n| Ola Ek<br>Chair | Oslo |\n")[1][2] == "Ola Ek\nChair | Oslo"


def test_emphasis_around_a_line_vanishes() -> None:
    """Copies are often printed in italics."""
    assert words("*cc: Ola Ek, Minister of Trade*\n") == [("paragraph", None, "cc: Ola Ek, Minister of Trade")]

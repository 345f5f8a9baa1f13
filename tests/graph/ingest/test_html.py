"""Saved web pages are read as their letters: names line by line, nothing of what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.graph.ingest.web_pages import NAMES, NOISE, PAGES
from undersigned.graph.errors import InputError
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.html import draft_html
from undersigned.graph.model import BlockKind

MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<ul>",
            "<ol",
            "start=9>",
            "<li>",
            "</li>",
            "<table>",
            "<tr>",
            "<td>",
            "<td",
            "rowspan=3>",
            "</table>",
            "<br>",
            "<h1>",
            "</h1>",
            "<b>",
            "<sup>",
            "<a",
            "href=#>",
            "</a>",
            "<nav>",
            "<form>",
            "<dl>",
            "<dt>",
            "<dd>",
            "<pre>",
            "</pre>",
            "<details>",
            "<x-a>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "{%",
            "%}",
            "{{",
            "}}",
            "---",
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            "<?",
            "<![CDATA[",
            "signed",
            "Name",
            "名",
            "1",
            ",",
            "\n",
        ]
    ),
    max_size=60,
).map("".join)


def lines(draft: Draft) -> list[str]:
    """Every line of every block."""
    return [line for block in draft.blocks for line in draft.text[block.start : block.end].split("\n")]


def blocks(html: str) -> list[tuple[str, str | None, str]]:
    """The blocks of a page: kind, marker, words."""
    draft = draft_html(html)
    return [(block.kind.value, block.marker, draft.text[block.start : block.end]) for block in draft.blocks]


@pytest.mark.parametrize("name", PAGES)
def test_every_name_of_a_page_stands_by_itself(name: str) -> None:
    """Whatever the site is made with, each signatory is a line, a block or a row of its own."""
    found = lines(draft_html(PAGES[name]))
    missing = [each for each in NAMES if sum(line == each or line.startswith(f"{each} |") for line in found) != 1]
    assert missing == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_around_the_letter_is_read(name: str) -> None:
    """Menus, related posts, comments, sharing and footers leave no words."""
    text = draft_html(PAGES[name]).text
    assert [words for words in NOISE if words in text] == []


@pytest.mark.parametrize("name", PAGES)
def test_title_and_date_are_kept(name: str) -> None:
    """The heading and the date stay, also where they stand above the text's own part of the page."""
    text = draft_html(PAGES[name]).text
    assert "Open letter on the harbour lights" in text
    assert "4 March 2021" in text


def test_numbers_are_those_a_browser_prints() -> None:
    """A list may start anywhere, count down, skip, use letters, or show no number at all."""
    page = (
        "<ol start=3><li>A<li value=7>B<li>C</ol><ol reversed><li>D<li>E</ol><ol type=a><li>F</ol>"
        "<ol style='list-style: none'><li>G</ol><ul><li>H<ol type=I><li>I</ol></ul>"
    )
    assert [(marker, words) for _, marker, words in blocks(page)] == [
        ("3.", "A"), ("7.", "B"), ("8.", "C"), ("2.", "D"), ("1.", "E"), ("a.", "F"), (None, "G"), ("•", "H"),
        ("I.", "I"),
    ]  # fmt: skip


def test_inner_lists_are_one_level_deeper() -> None:
    """The level of an item is the number of lists it stands in."""
    draft = draft_html("<ul><li>A<ul><li>B</ul><li>C</ul>")
    assert [block.level for block in draft.blocks] == [1, 2, 1]


def test_line_breaks_part_names_and_two_part_blocks() -> None:
    """A list of names in one paragraph keeps a line for each; an empty line ends a block."""
    assert [words for _, _, words in blocks("<p>Bo Li<br>Tibet Fund<br/><br>Sincerely")] == [
        "Bo Li\nTibet Fund",
        "Sincerely",
    ]


def test_inline_elements_do_not_part_words_and_blocks_always_do() -> None:
    """White space is what a browser makes of it."""
    page = "<div><b>PEN</b>\n <i>Ame</i>rica</div><div>Free&nbsp;Tibet</div>Har&shy;bour\u200b Lights"
    assert [words for _, _, words in blocks(page)] == ["PEN America", "Free Tibet", "Harbour Lights"]


def test_footnote_numbers_fall_off_names() -> None:
    """References to notes are dropped; ordinals, units and formulas are words."""
    page = (
        "<p>Bo Li<sup>1</sup>, PEN<sup><a href='#fn2'>[2]</a></sup><a href='#_ftn3'>[3]</a> on the 4<sup>th</sup>,"
        " 5 km<sup>2</sup>, CO<sub>2</sub>"
    )
    assert [words for _, _, words in blocks(page)] == ["Bo Li, PEN on the 4th, 5 km2, CO2"]


def test_rows_keep_their_cells() -> None:
    """Headers are a row too; a cell that spans several rows leaves an empty place below it."""
    page = (
        "<table><thead><tr><th>Country<th>Group</thead><tr><td rowspan=2>Peru<td>PEN <i>Lima</i>"
        "<tr><td><button>Harbour</button></table>"
    )
    draft = draft_html(page)
    assert [[draft.text[start:end] for start, end in block.cells] for block in draft.blocks] == [
        ["Country", "Group"],
        ["Peru", "PEN Lima"],
        ["", "Harbour"],
    ]


def test_tables_that_lay_out_a_page_are_no_rows() -> None:
    """Columns of names are read one after the other."""
    page = "<table><tr><td>Tibet Fund<br>PEN<br>Harbour<td>Article 21<br>Free Asia<br>Lights</table>"
    assert [words for _, _, words in blocks(page)] == ["Tibet Fund\nPEN\nHarbour", "Article 21\nFree Asia\nLights"]


def test_an_entry_may_have_lines_and_cards_stay_whole() -> None:
    """What stands within one item is one entry; a term and its meaning are one too."""
    page = "<ul><li><h4>Bo Li</h4><p>PEN America</p></ul><dl><dt>Ana Paz<dd>Tibet Fund<dt>Li Bo<dd>Harbour</dl>"
    assert [words for _, _, words in blocks(page)] == ["Bo Li\nPEN America", "Ana Paz\nTibet Fund", "Li Bo\nHarbour"]


def test_what_readers_cannot_see_is_not_read() -> None:
    """Hidden parts are silent, but a fold that can be opened is not hidden."""
    page = (
        "<p hidden>a</p><p style='display: none'>b</p><i aria-hidden=true>c</i><template>d</template>"
        "<noscript>e</noscript><button aria-controls=names>Show</button><div id=names hidden><p>Tibet Fund</div>"
        "<div class='accordion-body' style='display:none'>PEN</div><details><summary>More</summary>Harbour</details>"
    )
    assert [words for _, _, words in blocks(page)] == ["Tibet Fund", "PEN", "More", "Harbour"]


def test_templates_leave_no_trace() -> None:
    """Files out of a generator of sites: front matter, tags and variables are no words of the letter."""
    page = (
        "---\ntitle: x\n---\n{% block title %}Shown in the tab{% endblock %}{# note #}<h1>Letter</h1>"
        "<table>{% for row in rows %}<tr><td>{{ row.name }}</td><td>{{ row.party }}, {{ row.place }}</td></tr>"
        "{% endfor %}</table><p>Signed{% if x %}, {{ x }}{% endif %}</p>"
    )
    assert [words for _, _, words in blocks(page)] == ["Letter", "Signed ,"]


def test_the_page_title_stands_in_for_a_missing_heading() -> None:
    """Without the name of the site, and only where the page has no heading of its own."""
    title = "<title>Open letter on the harbour | Lights Network</title>"
    assert blocks(f"{title}<p>Dear Mayor,")[0] == ("heading", None, "Open letter on the harbour")
    assert blocks(f"{title}<h2>To the Mayor</h2><p>Dear Mayor,")[0] == ("heading", None, "To the Mayor")


def test_text_set_in_type_is_read_as_plain_text() -> None:
    """Preformatted text keeps its lines, and its typed numbers are markers."""
    page = "<pre>We ask:\n\n1. Tibet Fund\n2. PEN\n</pre>"
    assert [(marker, words) for _, marker, words in blocks(page)] == [
        (None, "We ask:"),
        ("1.", "Tibet Fund"),
        ("2.", "PEN"),
    ]


def test_the_encoding_a_page_declares_is_heard() -> None:
    """A page in GB2312 reads right."""
    page = '<html><head><meta charset="gb2312"></head><body><p>尊敬的市长，我们呼吁释放他。</p></body></html>'
    source = source_from_bytes("a.html", page.encode("gb2312"))
    assert "我们呼吁释放他" in source.text


@pytest.mark.parametrize(
    "page",
    [
        "<p>A" + "<div>" * 1500 + "B",
        "<p " + " ".join(f"a{number}='>'" for number in range(5000)) + ">A</p><p>B",
        "".join(f"<b id={number}>" for number in range(2000)) + "<p>A</p>" * 50 + "<p>B",
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body><p>A &b;</p><p>B',
        "<p>A<script>document.write('<p>C')</script><script src=x /><p>B",
        "<p>A\0</p>&#0;&#xD800;<p>B",
    ],
)
def test_hostile_pages_are_read(page: str) -> None:
    """Depth, attributes, unclosed formatting, entities of their own and scripts do no harm."""
    found = lines(draft_html(page))
    assert found[0].startswith("A")
    assert found[-1].endswith("B")
    assert "C" not in found


def test_a_page_nested_out_of_proportion_is_refused() -> None:
    """One line says so."""
    with pytest.raises(InputError, match=r"a\.html: the page nests deeper than 2,000 levels"):
        source_from_bytes("a.html", b"<div>" * 100_000 + b"x")


def test_a_template_whose_head_is_left_open_is_read() -> None:
    """A part of a page that begins with a link to a style sheet has its letter all the same."""
    assert blocks("<link rel=stylesheet href=x><article><h1>Letter</h1><p>Bo Li</p></article>")[-1][2] == "Bo Li"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<strong>Ola Ek</strong><span>Oslo School</span><time>02/07/2020</time>", "Ola Ek\nOslo School\n02/07/2020"),
        ("<a href=x><b>Ola Ek</b></a><span class=icon></span><span><em>NGO Oslo</em></span>", "Ola Ek\nNGO Oslo"),
        ("<b>NGO</b><i>Oslo</i>", "NGO\nOslo"),
        ("<span>12</span><b>Ola Ek</b>", "12 Ola Ek"),
        ("<b>M</b><i>cDonald</i> <b>Mc</b><i>Adam</i> <b>T</b><span>HE SEA</span>", "McDonald McAdam THE SEA"),
        ("<span>Nor</span><span>way</span> <span>NOR</span><span>WAY</span> <i>20</i><i>21</i>", "Norway NORWAY 2021"),
        ("<b>H</b><sub>2</sub><b>O</b> Harbour<b>Watch</b>", "H2O HarbourWatch"),
        ("<b>Ola Ek,</b><i>Oslo</i>", "Ola Ek,Oslo"),
    ],
)
def test_inline_elements_that_touch_are_lines_unless_they_cut_a_word(markup: str, said: str) -> None:
    """A style sheet sets the pieces of a card apart, where the page has no white space between them."""
    assert draft_html(f"<ul><li>{markup}</li><li>Bo Li</li></ul>").text == f"{said}\nBo Li"
    assert draft_html(f"<h1>Letter</h1><p>{markup}</p>").text == f"Letter\n\n{said}"


def test_the_lines_of_a_cell_stay_lines() -> None:
    """A person's post under the name, in one cell, is not glued to the name."""
    draft = draft_html("<table><tr><td>Ola Ek<br>Chair<td><p>Oslo</p> </tr><tr><td>Bo Li<td>Rome</table>")
    assert draft.text == "Ola Ek\nChair | Oslo\nBo Li | Rome"
    assert [draft.text[start:end] for start, end in draft.blocks[0].cells] == ["Ola Ek\nChair", "Oslo"]


@given(MARKUP)
def test_blocks_lie_in_order_within_the_text(page: str) -> None:
    """Any markup makes a draft whose blocks follow each other, none empty."""
    draft = draft_html(page)
    at = 0
    for block in draft.blocks:
        assert at <= block.start < block.end <= len(draft.text)
        assert draft.text[block.start : block.end].strip()
        assert all(block.start <= start <= end <= block.end for start, end in block.cells)
        assert (block.kind is BlockKind.HEADING) <= (1 <= block.level <= 6)
        at = block.end


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but InputError comes out of a file that is no page."""
    try:
        said = source_from_bytes("a.html", data).text
    except InputError as error:
        said = " ".join(str(error).splitlines()) if len(str(error).splitlines()) == 1 else ""
    assert said.strip()

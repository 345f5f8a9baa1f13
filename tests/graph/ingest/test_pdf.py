import io
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from tests.graph.ingest.pdf_press import (
    BOLD,
    ENTRY,
    HEIGHT,
    JUSTIFIED,
    PROSE,
    TITLE,
    WIDTH,
    at,
    drawn,
    numbered,
    paragraphs,
    press,
    space,
    table,
    together,
)
from undersigned.graph.errors import InputError
from undersigned.graph.ingest import Draft, source_from_bytes
from undersigned.graph.ingest.pdf import draft_pages
from undersigned.graph.ingest.pdf_process import MOST_PAGES, Refused, printed_pages
from undersigned.graph.model import BlockKind

PERSONS = ["Ada Rowan", "Bruno Castel", "Chen Yulan", "Dorothea Lind", "Emil Sørby", "Farah Nasser", "Gina Prats"]
GROUPS = ["Lantern Watch", "River Delta Legal Aid", "Paper Boat Collective", "Quiet Street Archive", "Amber Press"]
LONG = "Association for the Protection of Court Translators and Interpreters in the Northern Provinces and Islands"


def read(data: bytes) -> Draft:
    """Read a PDF without a process of its own, which the tests of hostile files have."""
    return draft_pages(printed_pages(data), "letter.pdf")


def blocks(data: bytes) -> list[tuple[BlockKind, str | None, str]]:
    """The blocks of a PDF with their words."""
    draft = read(data)
    return [(block.kind, block.marker, draft.text[block.start : block.end]) for block in draft.blocks]


def words(data: bytes, kind: BlockKind) -> list[str]:
    """The words of the blocks of a kind."""
    return [text for each, _, text in blocks(data) if each is kind]


def cells(data: bytes) -> list[list[str]]:
    """The cells of the rows of tables."""
    draft = read(data)
    return [[draft.text[start:end] for start, end in block.cells] for block in draft.blocks if block.cells]


def test_wrapped_prose_is_one_paragraph_and_a_list_keeps_its_lines() -> None:
    """Lines that only wrap are joined, a long name among short ones too; a name a line stays a line each."""
    names = [*GROUPS[:2], LONG, *GROUPS[2:]]
    story = [Paragraph("An Open Letter on the Trial of the Translators, to the Ministry", TITLE)]
    story += [*paragraphs("3 May 2023"), *paragraphs(PROSE, PROSE, style=JUSTIFIED), Paragraph("Signatories", BOLD)]
    found = blocks(press([*story, *paragraphs(*names, style=ENTRY)]))
    assert found == [
        (BlockKind.HEADING, None, "An Open Letter on the Trial of the Translators, to the Ministry"),
        (BlockKind.PARAGRAPH, None, "3 May 2023"),
        (BlockKind.PARAGRAPH, None, PROSE),
        (BlockKind.PARAGRAPH, None, PROSE),
        (BlockKind.HEADING, None, "Signatories"),
        (BlockKind.PARAGRAPH, None, "\n".join(names)),
    ]


def test_every_block_has_a_true_place() -> None:
    """Offsets lead to the words of the block, in every layout, and blocks do not overlap."""
    draft = read(press([*paragraphs(PROSE), numbered([*PERSONS, LONG]), table([PERSONS[:2], GROUPS[:2]], ruled=True)]))
    assert [block.start for block in draft.blocks] == sorted(block.start for block in draft.blocks)
    assert all(before.end < after.start for before, after in zip(draft.blocks, draft.blocks[1:], strict=False))
    assert all(draft.text[block.start : block.end].strip() for block in draft.blocks)


@pytest.mark.parametrize(("columns", "xs"), [(2, (72, 300)), (3, (72, 220, 370))])
@pytest.mark.parametrize("lower", [0, 5])
def test_columns_are_read_one_after_the_other(columns: int, xs: tuple[float, ...], lower: float) -> None:
    """Two or three columns of names, also where one is set a little lower than the other."""
    names = [f"{person} {number}" for number, person in enumerate(PERSONS * 2, 1)][: 4 * columns]
    columned = [at(x, 180 + lower * n, *names[4 * n : 4 * n + 4]) for n, x in enumerate(xs)]
    head = at(
        72,
        80,
        "We ask the court to release the four translators and to open the doors of its hall to those",
        "who wait.",
    )
    found = words(drawn(together(head, *columned)), BlockKind.PARAGRAPH)
    assert found[1].split("\n") == names


def test_a_shorter_last_column_and_what_follows_are_kept_apart() -> None:
    """Seven names in two columns, a heading, another two columns, and a line that is no name."""
    page = together(
        at(72, 80, *PERSONS[:4]),
        at(300, 80, *PERSONS[4:]),
        at(72, 160, "Organizations", font="Times-Bold"),
        at(72, 180, *GROUPS[:3]),
        at(300, 180, *GROUPS[3:]),
        at(72, 250, "For questions write to the committee."),
    )
    assert [text for _, _, text in blocks(drawn(page))] == [
        "\n".join(PERSONS),
        "Organizations",
        "\n".join(GROUPS),
        "For questions write to the committee.",
    ]


def test_numbered_columns_are_a_list() -> None:
    """Numbers in the right column say that it goes on with the left one."""
    left, right = ([f"{n}. {PERSONS[n - 1]}" for n in numbers] for numbers in (range(1, 5), range(5, 8)))
    found = blocks(drawn(together(at(72, 80, *left), at(300, 80, *right))))
    assert found == [(BlockKind.LIST_ITEM, f"{n}.", name) for n, name in enumerate(PERSONS, 1)]


def test_prose_in_columns_flows_from_one_to_the_next() -> None:
    """A paragraph that begins at the foot of the first column ends at the top of the second."""
    assert words(press(paragraphs(*[PROSE] * 14, style=JUSTIFIED), columns=2), BlockKind.PARAGRAPH) == [PROSE] * 14


ROWS = [
    ["Name", "Organization", "Country"],
    ["Ada Rowan", "Lantern Watch", "Norway"],
    ["Bruno Castel", LONG, "Spain"],
    ["Chen Yulan", "", "Norway"],
    ["Dorothea Lind", "Committee for Open Courts", "Spain"],
    ["Emil Sørby", "River Delta Legal Aid", "Norway"],
]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_is_read_row_by_row(*, ruled: bool) -> None:
    """With drawn rules or without, wrapped cells are one, and an empty cell keeps its place."""
    found = cells(press([*paragraphs(PROSE), table(ROWS, ruled=ruled), *paragraphs("Write to the committee.")]))
    assert found == ROWS


def test_persons_beside_organizations_are_rows() -> None:
    """Two aligned columns of which one holds organizations belong together."""
    page = together(at(72, 80, *PERSONS[:5]), at(300, 80, *GROUPS))
    assert cells(drawn(page)) == [list(row) for row in zip(PERSONS[:5], GROUPS, strict=True)]


def test_the_head_of_a_table_is_read_once() -> None:
    """A table over three pages prints its head on each of them."""
    rows = [ROWS[0]] + [[f"{name} {n}", "Lantern Watch", "Norway"] for n in range(20) for name in PERSONS]
    long = table(rows, ruled=True)
    long.repeatRows = 1
    assert cells(press([long])) == rows


def test_a_frame_is_no_table() -> None:
    """A box around a paragraph, or a rule under a title, leaves prose prose."""

    def frame(canvas: Canvas, _: int) -> None:
        canvas.rect(60, 60, WIDTH - 120, HEIGHT - 120)
        canvas.line(72, HEIGHT - 100, WIDTH - 72, HEIGHT - 100)

    assert words(press(paragraphs(PROSE, PROSE), on_page=frame), BlockKind.PARAGRAPH) == [PROSE, PROSE]


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    """What stands at the same place of every page is not the letter, and a list goes on over it."""

    def running(canvas: Canvas, page: int) -> None:
        canvas.setFont("Times-Italic", 9)
        canvas.drawString(72, HEIGHT - 40, "On the trial of the translators")
        canvas.drawCentredString(WIDTH / 2, 30, f"Page {page} of 4")

    names = [f"{name} of {group}" for name in PERSONS for group in GROUPS] * 4
    found = blocks(press([*paragraphs(PROSE), numbered(names)], on_page=running))
    assert found[1:] == [(BlockKind.LIST_ITEM, f"{n}.", name) for n, name in enumerate(names, 1)]


def test_a_lonely_page_number_is_left_out() -> None:
    """The number at the foot of a letter of one page."""
    assert words(drawn(together(at(72, 80, *GROUPS), at(290, 810, "– 1 –"))), BlockKind.PARAGRAPH) == [
        "\n".join(GROUPS)
    ]


def test_what_a_browser_prints_at_the_edge_is_left_out() -> None:
    """The day of printing above the page is not the letter's date, even where there is but one page."""
    edges = [at(20, 24, "11/22/26, 4:34 AM", size=8), at(20, 826, "An address of a page 1/1", size=8)]
    assert read(drawn(together(*edges, at(72, 80, *GROUPS)))).text == "\n".join(GROUPS)


def test_a_list_that_flows_from_groups_to_persons_is_no_table() -> None:
    """Groups fill the left column and persons the right one, which ends earlier."""
    page = together(at(72, 80, *GROUPS), at(320, 80, *PERSONS[:4]))
    assert words(drawn(page), BlockKind.PARAGRAPH) == ["\n".join([*GROUPS, *PERSONS[:4]])]


def test_a_name_goes_on_over_a_page_break() -> None:
    """An item whose words stand on two pages is one item; so is a paragraph."""
    for points in range(590, 700, 14):
        found = blocks(press([space(points), numbered([*PERSONS[:2], f"{LONG}, {LONG}", "Amber Press"])]))
        assert [text for _, _, text in found] == [*PERSONS[:2], f"{LONG}, {LONG}", "Amber Press"]
    both = words(press([space(620), *paragraphs(PROSE, PROSE, style=JUSTIFIED)]), BlockKind.PARAGRAPH)
    assert both == [PROSE, PROSE]


def test_numbers_begin_again() -> None:
    """Two lists that both begin with 1, each under its heading."""
    story = [Paragraph("Groups", BOLD), numbered(GROUPS), space(), Paragraph("Persons", BOLD), numbered(PERSONS)]
    markers = [marker for _, marker, _ in blocks(press(story)) if marker is not None]
    assert markers == ["1.", "2.", "3.", "4.", "5.", "1.", "2.", "3.", "4.", "5.", "6.", "7."]


def test_note_marks_and_footnotes_are_left_out() -> None:
    """Raised digits and stars are no part of a name; ordinals and indices are; the note itself is left out."""
    names = [f"{name}<super size=7>{number}</super>" for number, name in enumerate(PERSONS, 3)]
    text = (
        "It was Chen<super size=7>*</super>. On the 1<super size=7>st</super> we wrote of CO<sub size=7>2</sub> there."
    )
    story = press(
        [*paragraphs(text, PROSE), *paragraphs(*names, style=ENTRY)],
        on_page=at(72, 780, "3 In her own name only.", size=8),
    )
    assert [each for _, _, each in blocks(story)] == [
        "It was Chen. On the 1st we wrote of CO2 there.",
        PROSE,
        "\n".join(PERSONS),
    ]


def test_hyphens_at_line_ends_are_taken_back_where_the_word_was_broken() -> None:
    """Small letters go on with a word; a name keeps its hyphen, and so does a word that has it elsewhere."""
    lines = [
        "The organisations that signed this letter ask the court for the imme-",
        "diate release of four translators whose well-",
        "known work was read as a proof by the prose-",
        "cutors, and Ana Al-",
        "Jazira for a report that is well-known to many of those who live there.",
    ]
    assert words(drawn(at(72, 80, *lines)), BlockKind.PARAGRAPH) == [
        (
            "The organisations that signed this letter ask the court for the immediate release of four translators "
            "whose well-known work was read as a proof by the prosecutors, and Ana Al-Jazira for a report that is "
            "well-known to many of those who live there."
        )
    ]


def test_ligatures_are_folded_and_nothing_else() -> None:
    """One glyph for two letters becomes two letters; the roman numeral sign, the square and the half stay."""
    pdfmetrics.registerFont(pdfmetrics.Font("Standard", "Times-Roman", "StandardEncoding"))
    assert read(drawn(at(72, 80, "Ofﬁce of the Reﬂection", font="Standard"))).text == "Office of the Reflection"
    assert read(drawn(at(72, 80, "½ of 3 m² – Nº 4"))).text == "½ of 3 m² – Nº 4"


def test_bullets_of_every_kind() -> None:
    """Dots, dashes, the letter o and signs of symbol fonts open items, which hang under their first words."""
    page = together(
        *(
            at(72, 80 + 14 * n, line)
            for n, line in enumerate(["• Lantern Watch", "– Paper Boat", "o Amber", "o Delta"])
        ),
        at(72, 180, "l", font="ZapfDingbats"),
        at(90, 180, "Quiet Street"),
        at(72, 200, "•", font="Symbol"),
        at(
            90,
            200,
            "release the translators at once and let them go home to their families, who wait for them",
            "and write;",
        ),
        at(72, 240, "•"),
        at(90, 240, "open the court."),
    )
    assert [(marker, text) for _, marker, text in blocks(drawn(page))] == [
        ("•", "Lantern Watch"),
        ("–", "Paper Boat"),
        ("o", "Amber"),
        ("o", "Delta"),
        ("•", "Quiet Street"),
        ("•", "release the translators at once and let them go home to their families, who wait for them and write;"),
        ("•", "open the court."),
    ]


def test_chinese_lines_are_joined_without_a_space() -> None:
    """A script without spaces wraps anywhere; its numbers are markers, a second script stays on the line."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    sentence = "我们一起写信给您因为四位翻译的审判将于下周闭门开始没有任何法院以外的人获准阅读对他们的指控。" * 2
    lines = [sentence[start : start + 41] for start in range(0, len(sentence), 41)]
    page = together(
        at(72, 80, "关于释放四位翻译的公开信", font="STSong-Light", size=18),
        at(72, 120, *lines, font="STSong-Light"),
        at(72, 200, "1. 灯笼观察 Lantern Watch", "2、河流三角洲法律援助", font="STSong-Light"),
    )
    assert blocks(drawn(page)) == [
        (BlockKind.HEADING, None, "关于释放四位翻译的公开信"),
        (BlockKind.PARAGRAPH, None, sentence),
        (BlockKind.LIST_ITEM, "1.", "灯笼观察 Lantern Watch"),
        (BlockKind.LIST_ITEM, "2、", "河流三角洲法律援助"),
    ]


def test_signature_blocks_side_by_side_are_read_one_by_one() -> None:
    """Name, post and group of one, then of the one beside."""
    four = [(name, "President", group) for name, group in zip(PERSONS, GROUPS[:4], strict=False)]
    page = together(
        *(at(x, y, *each) for each, (x, y) in zip(four, [(72, 110), (320, 110), (72, 170), (320, 170)], strict=True))
    )
    assert "\n".join(text for _, _, text in blocks(drawn(page))).split("\n") == [word for each in four for word in each]


def test_turned_text_is_left_out_and_text_printed_twice_is_read_once() -> None:
    """A line up the margin is no line of the letter; bold made by printing twice doubles no letter."""

    def margin(canvas: Canvas, _: int) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -40, "Printed in the margin")

    page = together(at(72, 80, "Lantern Watch"), at(72.3, 80, "Lantern Watch"), margin)
    assert read(drawn(page)).text == "Lantern Watch"


def test_the_real_letter_has_a_line_for_each_who_signed(shared: Path) -> None:
    """Each person of the gold facts stands in an item of her own, the organization after the name."""
    yaml = pytest.importorskip("yaml")
    folder = shared / "letters"
    if not (folder / "dev" / "uk-osb-2023.pdf").is_file():
        pytest.skip("the real PDF (../shared/letters/dev) is not beside this clone")
    gold = yaml.safe_load((folder / "gold" / "uk-osb-2023.yaml").read_text("utf-8"))
    draft = read((folder / "dev" / "uk-osb-2023.pdf").read_bytes())
    items = [draft.text[each.start : each.end] for each in draft.blocks if each.kind is BlockKind.LIST_ITEM]
    assert len(items) == len(gold["signatories"])
    for item, signatory in zip(items, gold["signatories"], strict=True):
        assert item.find(signatory["person"].split()[0]) < item.find(f"({signatory['organization']}")
    assert draft.text.startswith(gold["title"])


# --- files that are not in order --------------------------------------------------------------------------------------


def by_hand(*bodies: bytes, pages: bytes = b"[3 0 R]", root: bytes = b"<</Type/Catalog/Pages 2 0 R>>") -> bytes:
    """A PDF of objects written by hand: the catalog, the tree of pages, then `bodies` from number 3 on."""
    objects = [root, b"<</Type/Pages/Kids %s/Count 1/MediaBox[0 0 600 800]>>" % pages, *bodies]
    file = io.BytesIO()
    file.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return file.getvalue()


def stream(content: bytes, head: bytes = b"") -> bytes:
    """A packed stream of instructions."""
    packed = zlib.compress(content, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (head, len(packed), packed)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"


def locked(password: str) -> bytes:
    """A PDF with a password."""
    return drawn(at(72, 80, "Lantern Watch"), encrypt=StandardEncryption(password, ownerPassword="owner", strength=128))


def scanned() -> bytes:
    """A PDF of one picture."""

    def picture(canvas: Canvas, _: int) -> None:
        canvas.rect(72, 72, 300, 300, fill=1)

    return drawn(picture)


def forms() -> bytes:
    """Each of thirty forms draws the next one twice: a thousand million drawings in a kilobyte."""
    bodies = [PAGE % b"/XObject<</X 6 0 R>>", stream(b"/X Do"), FONT]
    for number in range(6, 36):
        own = b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)
        bodies.append(stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + own))
    return by_hand(*bodies, stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"))


def many_pages() -> bytes:
    """One page more than is read."""
    kids = b"[%s]" % b" ".join([b"3 0 R"] + [b"%d 0 R" % number for number in range(6, 6 + MOST_PAGES)])
    others = [b"<</Type/Page/Parent 2 0 R>>"] * MOST_PAGES
    return by_hand(PAGE % b"", stream(b"BT /F 9 Tf (a) Tj ET"), FONT, *others, pages=kids)


def deep_pages() -> bytes:
    """A tree of pages three thousand levels deep."""
    bodies = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(3, 3003)]
    return by_hand(*bodies, b"<</Type/Page>>")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no PDF"),
        (b"Dear Sir", "no PDF"),
        (b"%PDF-1.4\n" + bytes(5000) + b"startxref\n0\n%%EOF", "damaged|no text layer"),
        (drawn(at(72, 80, "Lantern Watch"))[:-600], "ends too early"),
        (locked("secret"), "locked with a password"),
        (scanned(), "no text layer"),
        (forms(), "draws far more"),
        (many_pages(), f"more than {MOST_PAGES} pages"),
        (deep_pages(), "damaged|no text layer"),
        (by_hand(PAGE % b"", stream(b" " * 150_000_000), FONT), "draws far more|memory"),
    ],
    ids=["empty", "text", "zeros", "truncated", "locked", "scanned", "forms", "pages", "deep", "spaces"],
)
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, says: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Through the process that users have, which says nothing else on any channel."""
    with pytest.raises(InputError, match=says) as caught:
        source_from_bytes("letter.pdf", data)
    assert str(caught.value).startswith("letter.pdf: ")
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_objects_that_point_to_each_other_are_missing() -> None:
    """A ring of pointers holds nothing; the library would follow it for ever."""
    data = by_hand(PAGE % b"", stream(b"BT /F 9 Tf (a) Tj ET"), FONT, b"7 0 R", b"6 0 R", pages=b"[6 0 R 3 0 R]")
    assert read(data).text == "a"


def test_a_table_of_four_billion_widths_is_stopped() -> None:
    """What asks for all memory inside the library ends with its process."""
    wide = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/A>>/W[0 4294967295 500]>>"
    )
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[%s]>>" % wide
    with pytest.raises(InputError, match="memory"):
        source_from_bytes("letter.pdf", by_hand(PAGE % b"", stream(b"BT /F 9 Tf (aa) Tj ET"), font))


def test_a_pdf_with_an_empty_password_is_read() -> None:
    """Many letters are locked against changes only; anyone may read them."""
    source = source_from_bytes("letter.pdf", locked(""))
    assert (source.text, source.media_type) == ("Lantern Watch", "application/pdf")


def test_what_stands_before_the_file_is_overlooked() -> None:
    """Some mail programs leave a line of theirs before the first byte."""
    assert (
        source_from_bytes("letter.pdf", b"\r\nFrom the post\r\n" + drawn(at(72, 80, "Lantern Watch"))).text
        == "Lantern Watch"
    )


VALID = press([Paragraph("An Open Letter", TITLE), *paragraphs(PROSE), numbered(GROUPS)], pageCompression=0)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.integers(0, 2**32), st.integers(1, 40))
def test_mutated_files_are_read_or_refused(seed: int, changes: int) -> None:
    """Whatever bytes change, there is a text or one line that says why not."""
    chance = random.Random(seed)  # noqa: S311 - a test needs no secret
    data = bytearray(VALID)
    for _ in range(changes):
        place = chance.randrange(len(data))
        data[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    try:
        draft = read(bytes(data))
    except (Refused, InputError) as refused:
        line = str(refused)
    else:
        line = ""
        assert all(0 <= block.start < block.end <= len(draft.text) for block in draft.blocks)
    assert "\n" not in line


@pytest.mark.parametrize("size", [11, 18])
def test_a_title_repeated_as_a_head_is_left_out(size: float) -> None:
    """A title, large or bold on the first page, may be printed above the second page's part of a list."""
    title = ["For the Translators", "of the Northern Islands"]
    first = [
        at(72, 62, *title, font="Times-Bold", size=size, leading=1.2 * size),
        at(72, 120, PROSE[:80], PROSE[80:160]),
    ]
    names = [f"{name} of {group}" for name in PERSONS for group in GROUPS]
    second = [at(72, 32, f"{' '.join(title)} – 2", size=9), at(72, 72, *names[20:])]
    found = blocks(drawn(together(*first, at(72, 180, *names[:20])), together(*second)))
    assert [text for _, _, text in found if title[0] in text] == [" ".join(title)]
    assert "\n".join(text for _, _, text in found[2:]) == "\n".join(names)


def test_a_name_on_a_later_page_that_is_also_in_the_title_stays() -> None:
    """A list that goes on at the top of a page may name the group whose letterhead the first page bears."""
    head = at(72, 40, GROUPS[0], font="Times-Bold", size=18)
    first = together(head, at(72, 100, PROSE[:80], PROSE[80:160]), at(72, 180, *PERSONS))
    found = blocks(drawn(first, at(72, 60, *GROUPS)))
    assert found[-1][2].endswith("\n".join(GROUPS))


def test_names_in_small_letters_are_lines_of_columns() -> None:
    """A name may open in small letters; in a column it goes on with the line before only where that is full."""
    left = [GROUPS[0], "medica mare", "Quiet Association of Teachers and", "writers", GROUPS[1]]
    right = ["Harbour Watch", "eBooks Now", "Paper Boat Collective", "Quiet Office", "of Tides"]
    found = words(drawn(together(at(72, 80, *left), at(300, 80, *right))), BlockKind.PARAGRAPH)
    assert "\n".join(found).split("\n") == [
        *left[:2],
        "Quiet Association of Teachers and writers",
        left[4],
        *right[:3],
        "Quiet Office of Tides",
    ]

import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from undersigned.graph.errors import InputError
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.ingest.docx_parts import LARGEST_PART
from undersigned.graph.model import BlockKind, Source

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(document: Document) -> Source:
    """A document read."""
    return source_from_bytes("letter.docx", saved(document))


def blocks(source: Source) -> list[tuple[BlockKind, int, str | None, str]]:
    """The blocks of a source with their words."""
    return [(each.kind, each.level, each.marker, source.text[each.start : each.end]) for each in source.blocks]


def body(*xml: str, ns: str = WORD) -> bytes:
    """A document of paragraphs and tables written by hand, with nothing beside them."""
    text = f'<?xml version="1.0"?><w:document {ns}><w:body>{"".join(xml)}</w:body></w:document>'
    return packed({"word/document.xml": text.encode()})


def packed(members: dict[str, bytes]) -> bytes:
    """A zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A zip file with each member changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        return packed({name: change(name, before.read(name)) for name in before.namelist()})


def text(data: bytes) -> str:
    """The text of a document."""
    return source_from_bytes("letter.docx", data).text


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs."""
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{''.join(runs)}</w:p>"


def r(words: str) -> str:
    """A run of words."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def numbered_document(*levels: tuple[str, str], starts: tuple[int | None, ...] = (None,)) -> tuple[Document, list[str]]:
    """A document with a list of its own whose levels have a form and a text; and the ids of lists upon it."""
    document = docx.Document()
    numbering: Any = document.part.numbering_part.element
    parts = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for at, (form, shown) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {WORD} w:abstractNumId="90">{parts}</w:abstractNum>'))
    ids = []
    for number, start in enumerate(starts, 90):
        override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        numbering.append(parse_xml(f'<w:num {WORD} w:numId="{number}"><w:abstractNumId w:val="90"/>{override}</w:num>'))
        ids.append(str(number))
    return document, ids


def listed(document: Document, words: str, number: str, level: int = 0) -> None:
    """Add a paragraph to a list."""
    properties: Any = document.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {WORD}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'))


def test_styles_make_headings_and_lists() -> None:
    """Title and headings by their styles, numbers and bullets as Word prints them, plain paragraphs as they are."""
    document = docx.Document()
    document.add_heading("Open letter", 0)
    document.add_paragraph("Dear Minister,")
    document.add_heading("Signatories", 2)
    for name in ("Lantern Watch", "Amber Press"):
        document.add_paragraph(name, style="List Number")
    document.add_paragraph("Ada Rowan", style="List Bullet")
    source = read(document)
    assert blocks(source) == [
        (BlockKind.HEADING, 1, None, "Open letter"),
        (BlockKind.PARAGRAPH, 0, None, "Dear Minister,"),
        (BlockKind.HEADING, 2, None, "Signatories"),
        (BlockKind.LIST_ITEM, 1, "1.", "Lantern Watch"),
        (BlockKind.LIST_ITEM, 1, "2.", "Amber Press"),
        (BlockKind.LIST_ITEM, 1, "•", "Ada Rowan"),
    ]
    assert source.media_type.endswith("wordprocessingml.document")


def test_numbers_are_counted_by_level_and_begin_again() -> None:
    """An inner level begins again under each outer item; a list with a start of its own begins there."""
    document, (first, second) = numbered_document(("decimal", "%1."), ("lowerLetter", "%1.%2)"), starts=(None, 1))
    for words, level in (("a", 0), ("b", 1), ("c", 1), ("d", 0), ("e", 1)):
        listed(document, words, first, level)
    document.add_paragraph("Persons:")
    for words in ("f", "g"):
        listed(document, words, second)
    found = [(marker, level) for _, level, marker, _ in blocks(read(document)) if marker]
    assert found == [("1.", 1), ("1.a)", 2), ("1.b)", 2), ("2.", 1), ("2.a)", 2), ("1.", 1), ("2.", 1)]


@pytest.mark.parametrize(
    ("form", "shown", "markers"),
    [
        ("upperRoman", "%1.", ["I.", "II.", "III.", "IV."]),
        ("chineseCountingThousand", "%1、", ["一、", "二、", "三、", "四、"]),
        ("decimalZero", "(%1)", ["(01)", "(02)", "(03)", "(04)"]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "③", "④"]),
        ("bullet", "\uf0b7", ["•"] * 4),
        ("bullet", "–", ["–"] * 4),
        ("none", "", [None] * 4),
    ],
)
def test_numbers_have_the_form_that_is_printed(form: str, shown: str, markers: list[str | None]) -> None:
    """Roman, Chinese, padded, encircled; bullets of a symbol font are bullets; an empty number is none."""
    document, (number,) = numbered_document((form, shown))
    for name in ("a", "b", "c", "d"):
        listed(document, name, number)
    assert [marker for _, _, marker, _ in blocks(read(document))] == markers


def test_a_table_has_rows_of_cells() -> None:
    """Each row is a block, an empty cell keeps its place, and what is merged is read once."""
    document = docx.Document()
    table = document.add_table(3, 3)
    for row, words in zip(
        table.rows, (["Name", "Group", "Country"], ["Ada Rowan", "", "Norway"], ["Chen", "Amber", ""]), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.cell(1, 2).merge(table.cell(2, 2))
    source = read(document)
    cells = [[source.text[start:end] for start, end in block.cells] for block in source.blocks]
    assert cells == [["Name", "Group", "Country"], ["Ada Rowan", "", "Norway"], ["Chen", "Amber", ""]]


def test_a_table_that_only_lays_out_is_read_cell_by_cell() -> None:
    """Two cells with a list of names each are two columns; so is a cell that holds a table."""
    document = docx.Document()
    table = document.add_table(1, 2)
    for cell, names in zip(table.rows[0].cells, (["A1", "A2", "A3", "A4"], ["B1", "B2"]), strict=True):
        for name in names:
            cell.add_paragraph(name)
    outer = document.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Ada Rowan", "Lantern Watch"
    assert read(document).text.split("\n\n") == ["A1", "A2", "A3", "A4", "B1", "B2", "Ada Rowan | Lantern Watch"]


def test_breaks_and_tabs_stay() -> None:
    """A line break within a paragraph is a new line, a tab a tab, a hyphen that must not break a hyphen."""
    found = text(
        body(
            p(
                r("Ada"),
                "<w:r><w:tab/></w:r>",
                r("Lantern"),
                "<w:r><w:br/></w:r>",
                r("Al"),
                "<w:r><w:noBreakHyphen/></w:r>",
                r("Jazira"),
            )
        )
    )
    assert found == "Ada\tLantern\nAl-Jazira"


def test_numbers_typed_by_hand_are_markers() -> None:
    """A paragraph whose lines open with numbers is a list."""
    source = source_from_bytes(
        "letter.docx", body(p(r("1. Ada"), "<w:r><w:br/></w:r>", r("2. Chen")), p(r("3. Mai 2021")))
    )
    assert [(marker, words) for _, _, marker, words in blocks(source)] == [
        ("1.", "Ada"),
        ("2.", "Chen"),
        (None, "3. Mai 2021"),
    ]


def test_tracked_changes_are_taken() -> None:
    """What was inserted counts, what was deleted or moved away does not, in words as in rows."""
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = row.format("<w:trPr><w:del/></w:trPr>", p(r("Old")), p(r("Row"))) + row.format(
        "", p(r("Ada")), p(r("Amber"))
    )
    found = text(
        body(
            p(
                r("We "),
                f"<w:del>{r('request')}</w:del>",
                f"<w:ins>{r('demand')}</w:ins>",
                f"<w:moveFrom>{r(' gone')}</w:moveFrom>",
            ),
            f"<w:tbl>{rows}</w:tbl>",
        )
    )
    assert found == "We demand\n\nAda | Amber"


def test_what_is_no_word_of_the_letter_is_left_out() -> None:
    """Note marks, hidden words, field codes and comments go; the words of links, fields and content controls stay."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{p(r('Amber Press'))}</w:sdtContent></w:sdt>"
    found = text(
        body(
            p(r("Ada"), "<w:r><w:footnoteReference/></w:r>", hidden, f"<w:hyperlink>{r(' Rowan')}</w:hyperlink>"),
            p(
                "<w:r><w:instrText>PAGE</w:instrText></w:r>",
                f"<w:fldSimple>{r('Chen')}</w:fldSimple>",
                f"<w:smartTag>{r(' Yulan')}</w:smartTag>",
            ),
            control,
        )
    )
    assert found == "Ada Rowan\n\nChen Yulan\n\nAmber Press"


def test_a_text_box_is_read_once() -> None:
    """Word writes a box twice, for itself and for older programs."""
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p(r('Signed in Oslo'))}</w:txbxContent>"
    new = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    run = f"<w:r><mc:AlternateContent {names}>{new}{old}</mc:AlternateContent></w:r>"
    assert text(body(p(r("Dear Minister,"), run))) == "Dear Minister,\n\nSigned in Oslo"


def test_the_strict_dialect_macros_and_templates_are_read() -> None:
    """Other namespaces, other endings, the same words."""
    assert text(body(p(r("Dear Minister,")), ns=STRICT)) == "Dear Minister,"
    for ending in ("docm", "dotx", "DOCX"):
        assert source_from_bytes(f"letter.{ending}", body(p(r("Dear")))).text == "Dear"


def test_heads_and_feet_are_left_out() -> None:
    """What stands on every page is no part of the text."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Lantern Watch"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    document.add_paragraph("Dear Minister,")
    assert read(document).text == "Dear Minister,"


# --- files that are not in order --------------------------------------------------------------------------------------

VALID = saved(docx.Document())


def with_text(xml: bytes) -> bytes:
    """A Word document with other words."""
    return changed(VALID, lambda name, data: xml if name == "word/document.xml" else data)


def bomb() -> bytes:
    """Two gigabytes of spaces in two megabytes, that say they are none."""
    data = bytearray(packed({"word/document.xml": b"<a>" + b" " * (LARGEST_PART + 10)}))
    place = data.rindex(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")
    return bytes(data)


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">%s]><a>&b9;</a>' % b"".join(
    b'<!ENTITY b%d "%s">' % (number, b"&b%d;" % (number - 1) * 10 if number else b"&b;" * 10) for number in range(10)
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no Word document"),
        (b"Dear Sir", "no Word document"),
        (b"PK\x03\x04", "damaged"),
        (VALID[:-900], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked with a password or of before 2007"),
        (packed({"xl/workbook.xml": b"<workbook/>"}), "no Word text"),
        (packed({"word/document.xml": b"<a>" + b" " * 250_000_000}), "unpacks to more than 200 MB"),
        (packed({"word/document.xml": b"<a>" + b" " * (LARGEST_PART + 1)}), "more than 30 MB"),
        (bomb(), "damaged|more than 30 MB"),
        (with_text(LAUGHS), "declares entities|damaged"),
        (with_text(b'<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>'), "declares entities"),
        (with_text(b"<a>" * 100_000), "damaged"),
        (with_text(b""), "damaged"),
        (body(), "holds no text"),
        (body(p(r(" "))), "holds no text"),
    ],
    ids=[
        "empty", "text", "start", "truncated", "locked", "workbook", "huge", "large", "bomb", "laughs", "dtd", "deep",
        "none", "bare", "blank",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_line(data: bytes, says: str) -> None:
    """The message names the file, what is wrong and what to try."""
    with pytest.raises(InputError, match=says) as caught:
        source_from_bytes("letter.docx", data)
    assert str(caught.value).startswith("letter.docx: ")
    assert "\n" not in str(caught.value)


def letter() -> bytes:
    """A document with everything in it."""
    document, (number,) = numbered_document(("decimal", "%1."))
    document.add_heading("Open letter", 0)
    listed(document, "Ada Rowan", number)
    document.add_table(1, 2).cell(0, 0).text = "Chen Yulan"
    return saved(document)


LETTER = letter()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.integers(0, 2**32), st.integers(1, 30), st.booleans())
def test_mutated_files_are_read_or_refused(seed: int, changes: int, within: bool) -> None:  # noqa: FBT001
    """Whatever bytes change, of the file or of the XML within, there is a text or one line that says why not."""
    chance = random.Random(seed)  # noqa: S311 - a test needs no secret

    def change(name: str, data: bytes) -> bytes:
        if not name.startswith(("word/document", "word/numbering", "word/styles", "_rels")):
            return data
        mutated = bytearray(data)
        for _ in range(changes):
            place = chance.randrange(len(mutated))
            mutated[place : place + chance.randrange(3)] = chance.choice((chance.randbytes(2), b"1", b"w:p", b'"', b""))
        return bytes(mutated)

    data = changed(LETTER, change) if within else change("word/document", LETTER)
    try:
        source = source_from_bytes("letter.docx", data)
    except InputError as refused:
        line = str(refused)
    else:
        line = ""
        assert all(0 <= block.start < block.end <= len(source.text) for block in source.blocks)
    assert "\n" not in line


def test_the_lines_of_a_cell_stay_lines() -> None:
    """Two signatories a row, each with the post on a line under the name."""
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ada Rowan\nChair", "Bruno Castel"
    table.cell(0, 1).add_paragraph("Lantern Watch")
    source = read(document)
    assert [source.text[start:end] for start, end in source.blocks[0].cells] == [
        "Ada Rowan\nChair",
        "Bruno Castel\nLantern Watch",
    ]

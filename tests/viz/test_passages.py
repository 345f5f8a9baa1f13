from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.model import Attachment, Block, BlockKind, Source
from undersigned.viz.passages import ATTACHMENT, LOOSE, Passage, passages


def source(text: str, *blocks: Block, attachments: tuple[Attachment, ...] = ()) -> Source:
    """A source with these blocks."""
    return Source("a.txt", "", "text/plain", text, blocks, attachments=attachments)


def words(found: Source) -> list[tuple[str, str | None, list[str]]]:
    """What is shown of a source: kind, marker, and the words of each range."""
    return [
        (passage.kind, passage.marker, [found.text[start:end] for start, end in passage.ranges])
        for _, group in passages(found)
        for passage in group
    ]


def test_blocks_are_shown_in_order_with_their_markers() -> None:
    """Headings, paragraphs and list items; the marker's place is known where it is printed."""
    found = source_from_bytes("a.txt", b"Open letter\n-----------\n\nDear Sir,\n\n  12) Free Li.\n  13) Go.\n")
    assert [row for row in words(found) if row[0] != LOOSE] == [
        ("heading", None, ["Open letter"]),
        ("paragraph", None, ["Dear Sir,"]),
        ("list item", "12)", ["Free Li."]),
        ("list item", "13)", ["Go."]),
    ]
    items = [passage for _, group in passages(found) for passage in group if passage.marker is not None]
    assert [found.text[slice(*(item.printed or (0, 0)))] for item in items] == ["12)", "13)"]


def test_a_marker_that_the_text_does_not_hold_is_still_shown() -> None:
    """Numbers of an HTML list are drawn by the browser; they are no part of the text."""
    draft = Draft()
    draft.add(BlockKind.PARAGRAPH, "We ask for 1. peace")
    draft.add(BlockKind.LIST_ITEM, "PEN America", marker="1.", level=1)
    found = source(draft.text, *draft.blocks)
    (item,) = [passage for _, group in passages(found) for passage in group if passage.kind == "list item"]
    assert (item.marker, item.printed) == ("1.", None)


def test_a_row_has_a_range_for_every_cell() -> None:
    """Empty cells too, so that columns stay columns."""
    draft = Draft()
    draft.add_row(["Bob Fu", "", "ChinaAid"])
    assert words(source(draft.text, *draft.blocks)) == [("table row", None, ["Bob Fu", "", "ChinaAid"])]


def test_what_no_block_names_is_shown_as_well() -> None:
    """A text without blocks, and words before, between and after blocks."""
    text = "before\n\nA letter\n\nbetween\n\nto all\n\nafter\n"
    blocks = [
        Block(BlockKind.PARAGRAPH, text.index(each), text.index(each) + len(each)) for each in ("A letter", "to all")
    ]
    assert [row[2][0] for row in words(source(text, *blocks))] == ["before", "A letter", "between", "to all", "after"]
    assert words(source(" only \n")) == [(LOOSE, None, ["only"])]
    assert words(source(" \n ")) == []


def test_blocks_that_overlap_show_no_word_twice() -> None:
    """Whatever a reader of a format did, the text is shown once."""
    text = "Dear all of you"
    found = source(
        text, Block(BlockKind.PARAGRAPH, 0, 8), Block(BlockKind.PARAGRAPH, 5, 15), Block(BlockKind.PARAGRAPH, 6, 8)
    )
    assert "".join(row[2][0] for row in words(found)) == text


def test_attachments_are_announced_where_their_words_begin() -> None:
    """Before the first block of theirs."""
    draft = Draft()
    draft.add(BlockKind.PARAGRAPH, "Dear all")
    draft.add_row(["Ann", "PEN"])
    start = draft.blocks[1].start
    found = source(draft.text, *draft.blocks, attachments=(Attachment("list.csv", "", "text/csv", start),))
    assert [kind for kind, _ in passages(found)] == ["paragraph", ATTACHMENT, "table row"]
    assert Passage(ATTACHMENT, (), label="list.csv") in [each for _, group in passages(found) for each in group]

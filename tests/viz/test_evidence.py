from tests.viz.sheets import mixed_dataset
from undersigned.graph.rdf import Dataset
from undersigned.viz.coalition import coalition_view
from undersigned.viz.evidence import from_sheet, sheets_note, view_letters
from undersigned.viz.whole import whole_view


def test_letters_known_from_fact_sheets_are_told_apart() -> None:
    """The format of the text that the evidence lies in says so."""
    rows = {row.id: row for row in mixed_dataset().letters()}
    assert {name: row.media_type for name, row in rows.items()} == {
        "cut": "application/yaml",
        "lost": "application/yaml",
        "read": "text/plain",
    }
    assert {name: from_sheet(row) for name, row in rows.items()} == {"cut": True, "lost": True, "read": False}
    assert {row.id: row.sheet for row in view_letters(mixed_dataset())} == {"cut": True, "lost": True, "read": False}


def test_both_views_say_how_many_letters_are_known_from_sheets(small: Dataset) -> None:
    """And nothing is said where all letters were read themselves."""
    (note,) = sheets_note(view_letters(mixed_dataset()))
    assert note.startswith("2 of 3 letters are known from fact sheets:")
    assert note in coalition_view(mixed_dataset()).notes
    assert note in whole_view(mixed_dataset()).notes
    assert sheets_note(view_letters(small)) == ()


def test_one_sheet_is_spoken_of_in_the_singular() -> None:
    """One letter, one sheet."""
    cut, _, read = view_letters(mixed_dataset())
    assert sheets_note((cut, read))[0].startswith("1 of 2 letters is known from a fact sheet:")

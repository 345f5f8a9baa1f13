import csv
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.factory import dataset, letter, org
from undersigned.graph.cells import marked, unmarked
from undersigned.graph.network import tables, write_tables
from undersigned.graph.rdf import Dataset


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_files_are_utf8_with_plain_line_ends(small: Dataset, tmp_path: Path) -> None:
    """One file a table, UTF-8 without a mark, lines that end in a single line feed, whole numbers without a dot."""
    written = write_tables(tables(small), tmp_path / "tables")
    assert [path.name for path in written] == [f"{name}.csv" for name in tables(small)]
    data = (tmp_path / "tables" / "letters.csv").read_bytes()
    assert b"\r" not in data
    assert data.startswith(b"letter_id,title,date,")
    assert [row["claimed_count"] for row in read(tmp_path / "tables" / "letters.csv")] == ["", "3", "", ""]


def test_writing_twice_gives_the_same_bytes(small: Dataset, tmp_path: Path) -> None:
    """A second build changes nothing."""
    first = [path.read_bytes() for path in write_tables(tables(small), tmp_path)]
    assert [path.read_bytes() for path in write_tables(tables(small), tmp_path)] == first


def test_a_name_that_a_spreadsheet_would_run_is_marked(tmp_path: Path) -> None:
    """A signatory called =HYPERLINK(...) arrives as text; ordinary names and every script arrive as they are."""
    names = ['=HYPERLINK("http://127.0.0.1/")', "+Plus", "-Minus", "@Home", "人权观察", 'The "Quoted", Ltd']
    made = dataset(letter(signed_by=[org(name) for name in names]))
    frames = tables(made)
    write_tables(frames, tmp_path)
    assert [row["named_as"] for row in read(tmp_path / "signatures.csv")] == [
        '\'=HYPERLINK("http://127.0.0.1/")',
        "'+Plus",
        "'-Minus",
        "'@Home",
        "人权观察",
        'The "Quoted", Ltd',
    ]
    assert frames["signatures"]["named_as"].tolist() == names


def test_negative_numbers_are_not_marked(tmp_path: Path) -> None:
    """Only text can be a formula; a number below zero stays a number."""
    frame = pd.DataFrame(
        {"n": pd.Series([-3, None], dtype="Int64"), "x": [-0.5, 1.0], "t": pd.Series(["-a", None], dtype="object")}
    )
    write_tables({"numbers": frame}, tmp_path)
    assert (tmp_path / "numbers.csv").read_text("utf-8") == "n,x,t\n-3,-0.5,'-a\n,1.0,\n"


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r＝ab"), max_size=6))
def test_marking_can_be_undone(cell: str) -> None:
    """Unmarked gives back every cell exactly, also one that began with an apostrophe of its own."""
    assert unmarked(str(marked(cell))) == cell

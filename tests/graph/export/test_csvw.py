import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from tests.graph.export.documented import documented
from undersigned.graph.cells import marked
from undersigned.graph.export import export
from undersigned.graph.export.csvw import METADATA, metadata
from undersigned.graph.export.dictionary import DESCRIPTIONS, SEVERAL_VALUES, TABLES
from undersigned.graph.network import tables, write_tables
from undersigned.graph.network.tables import COLUMNS, SEVERAL
from undersigned.graph.rdf import Dataset


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame as plain values, what is missing as None."""
    cells = {name: [None if pd.isna(cell) else cell for cell in frame[name].tolist()] for name in frame.columns}
    return pd.DataFrame({name: pd.Series(column, dtype=object) for name, column in cells.items()})


def written(files: Mapping[str, bytes], folder: Path) -> Path:
    """The folder, with the files."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_the_documented_reader_gives_back_the_frames(data: Dataset, tmp_path: Path) -> None:
    """Every table, every cell, with its type; by nothing but the description beside the files."""
    found = documented("read_csvw")(written(export(data, "csv"), tmp_path))
    frames = tables(data)
    assert list(found) == list(frames)
    for name, frame in frames.items():
        assert_frame_equal(found[name], frame.astype({c: object for c in frame if frame[c].dtype == bool}), obj=name)


def test_the_files_are_those_of_a_build(data: Dataset, tmp_path: Path) -> None:
    """Marked cells and all."""
    write_tables(tables(data), tmp_path)
    files = export(data, "csv")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: content for name, content in files.items() if name != METADATA
    }


def test_no_cell_is_run_by_a_spreadsheet(data: Dataset) -> None:
    """What would be run has an apostrophe before it."""
    for name, content in export(data, "csv").items():
        if name != METADATA:
            lines = pd.read_csv(io.BytesIO(content), dtype=object, keep_default_na=False, header=None)
            risky = [cell for cell in lines.to_numpy().ravel() if not _is_number(cell) and marked(cell) == f"'{cell}"]
            assert [cell for cell in risky if not cell.startswith("'")] == [], name


def test_keys_are_unique_and_pointers_find_their_rows(data: Dataset) -> None:
    """As the description promises."""
    frames, told = tables(data), json.loads(export(data, "csv")[METADATA])
    for table in told["tables"]:
        frame, schema = frames[table["url"].removesuffix(".csv")], table["tableSchema"]
        if "primaryKey" in schema:
            assert frame[schema["primaryKey"]].is_unique
        for pointer in schema.get("foreignKeys", ()):
            target = frames[pointer["reference"]["resource"].removesuffix(".csv")]
            keys = set(target[pointer["reference"]["columnReference"]])
            assert set(frame[pointer["columnReference"]].dropna()) <= keys, (table["url"], pointer)


def test_the_example_comes_back(example: Dataset, tmp_path: Path) -> None:
    """With all its pointers, names and quotes."""
    test_the_documented_reader_gives_back_the_frames(example, tmp_path)
    test_keys_are_unique_and_pointers_find_their_rows(example)


def test_every_column_is_described() -> None:
    """Each table and each column, and nothing that is not there."""
    columns = {column for names in COLUMNS.values() for column in names}
    assert TABLES.keys() == COLUMNS.keys()
    assert DESCRIPTIONS.keys() == columns
    assert columns >= SEVERAL_VALUES


def test_the_metadata_are_those_of_csv_on_the_web() -> None:
    """The context, the licence, for each column a name, titles, a datatype that exists, and null or separator."""
    told: dict[str, Any] = json.loads(metadata("T", "CC0-1.0"))
    assert told["@context"][0] == "http://www.w3.org/ns/csvw"
    assert told["dc:license"] == {"@id": "https://spdx.org/licenses/CC0-1.0"}
    for table in told["tables"]:
        columns = table["tableSchema"]["columns"]
        assert [column["name"] for column in columns] == list(COLUMNS[table["url"].removesuffix(".csv")])
        for column in columns:
            base = column["datatype"]["base"] if isinstance(column["datatype"], dict) else column["datatype"]
            assert base in {"string", "integer", "number", "boolean"}
            assert ("separator" in column) != ("null" in column)
            assert column.get("separator", SEVERAL) == SEVERAL


@pytest.mark.parametrize(
    ("licence", "told"),
    [("ask us first", {"@value": "ask us first"}), ("https://e.org/l", {"@id": "https://e.org/l"}), (" ", None)],
)
def test_a_licence_is_an_address_or_words(licence: str, told: object) -> None:
    """Or nothing, where there is none."""
    assert json.loads(metadata("T", licence)).get("dc:license") == told


def _is_number(cell: object) -> bool:
    try:
        float(str(cell))
    except ValueError:
        return False
    return True

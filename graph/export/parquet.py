"""Parquet: a file a table with typed columns, for pandas, R's arrow, DuckDB and Spark."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from undersigned.graph.errors import OutputError
from undersigned.graph.export.dictionary import DESCRIPTIONS, datatype
from undersigned.graph.network import tables

if TYPE_CHECKING:
    import pandas as pd

    from undersigned.graph.rdf import Dataset

ROWS_A_GROUP = 100_000


def parquet(dataset: "Dataset") -> Mapping[str, bytes]:
    """A Parquet file for every table: text, 64-bit numbers and truth values, what is missing as null.

    The same bytes for the same tables and the same version of pyarrow, which Parquet wants named in each file.
    OutputError where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ModuleNotFoundError as error:
        raise OutputError("parquet needs pyarrow; pip install 'undersigned[parquet]'") from error
    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}

    def field(column: str) -> Any:
        told = {"description": DESCRIPTIONS[column]}
        return pa.field(column, types[datatype(column)], metadata=told)

    return {
        f"{name}.parquet": _written(frame, pa.schema([field(str(column)) for column in frame.columns]))
        for name, frame in tables(dataset).items()
    }


def _written(frame: "pd.DataFrame", schema: Any) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet as pq

    columns = [pa.array(_cells(frame[field.name]), type=field.type) for field in schema]
    file = io.BytesIO()
    table = pa.Table.from_arrays(columns, schema=schema)
    pq.write_table(table, file, compression="zstd", row_group_size=ROWS_A_GROUP)
    return file.getvalue()


def _cells(column: Any) -> list[object]:
    """The cells as plain values; text that knows its IRI becomes text and no more."""
    plain = column.astype(object).where(column.notna(), None).tolist()
    return [str(cell) if isinstance(cell, str) else cell for cell in plain]

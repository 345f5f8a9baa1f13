"""CSV with its dictionary: a file a table, and `csv-metadata.json`, which says what every column of them holds.

The metadata is that of CSV on the Web [1]_: a datatype, a description and the marks of an empty cell for every column,
keys and the tables they point at, the licence. It lies where such tools look for it, in the folder of the files.

.. [1] Tennison, Kellogg, Herman: Metadata Vocabulary for Tabular Data, W3C Recommendation 2015.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from undersigned.graph.export.dictionary import DESCRIPTIONS, KEYS, SEVERAL_VALUES, TABLES, datatype, pointers
from undersigned.graph.network import tables
from undersigned.graph.network.spreadsheets import as_csv
from undersigned.graph.network.tables import COLUMNS, SEVERAL
from undersigned.graph.rdf.iris import web_address
from undersigned.graph.rdf.lift_description import licence_term

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset

METADATA = "csv-metadata.json"
"""The file that describes the others."""

MARKING = (
    "Text that a spreadsheet would run as a formula (it starts with = + - @, a tab or a line end) has an apostrophe"
    " before it, and so has text that starts with apostrophes and then such a sign: take one apostrophe away there."
)


def csvw(dataset: "Dataset") -> Mapping[str, bytes]:
    """A CSV file for every table, and their metadata."""
    files = {f"{name}.csv": as_csv(frame).encode() for name, frame in tables(dataset).items()}
    return {**files, METADATA: metadata(dataset.title, dataset.licence).encode()}


def metadata(title: str, licence: str) -> str:
    """The description of the tables, as JSON."""
    told: dict[str, object] = {"@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "dc:title": title}
    if licence.strip():
        address = licence_term(licence).value
        told["dc:license"] = {"@value" if web_address(address) is None else "@id": address}
    told["dc:description"] = MARKING
    told["dialect"] = {"encoding": "utf-8", "delimiter": ",", "doubleQuote": True, "header": True}
    told["tables"] = [_table(name) for name in COLUMNS]
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _table(name: str) -> Mapping[str, object]:
    schema: dict[str, object] = {"columns": [_column(column) for column in COLUMNS[name]]}
    if name in KEYS:
        schema["primaryKey"] = KEYS[name]
    foreign = [
        {"columnReference": column, "reference": {"resource": f"{table}.csv", "columnReference": KEYS[table]}}
        for column, table in pointers(name).items()
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return {"url": f"{name}.csv", "dc:title": name, "dc:description": TABLES[name], "tableSchema": schema}


def _column(name: str) -> Mapping[str, object]:
    kind = datatype(name)
    told: dict[str, object] = {"name": name, "titles": name, "dc:description": DESCRIPTIONS[name]}
    told["datatype"] = {"base": "boolean", "format": "True|False"} if kind == "boolean" else kind
    if name in SEVERAL_VALUES:
        told["separator"] = SEVERAL
    else:
        told["null"] = ""
    return told

"""Export: the dataset as files that others can load, the same bytes every time.

`export(dataset, "turtle")` gives the files of a format by name; `FORMATS` lists the formats. Most formats are one file;
those of several tables are a few files that belong into one folder. What is written loads in the tools that the format
is for, and, where the format can hold everything, read back with `Dataset.read` gives the same rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from undersigned.graph.errors import OutputError
from undersigned.graph.export.nquads import nquads
from undersigned.graph.export.trig import trig
from undersigned.graph.export.turtle import turtle
from undersigned.graph.rdf import Dataset

__all__ = ["FORMATS", "Files", "Format", "export", "nquads", "trig", "turtle"]

Files: TypeAlias = Mapping[str, bytes]
"""The content of files by their names."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is good for, the files it consists of, and the function that makes them.

    `media_type` is that of the one file, or of the main one among several; `graphs` says whether named graphs are kept.
    """

    summary: str
    media_type: str
    files: Callable[[Dataset], Files]
    folder: bool = False
    graphs: bool = False


def _text(name: str, write: Callable[[Dataset], str]) -> Callable[[Dataset], Files]:
    return lambda dataset: {name: write(dataset).encode()}


FORMATS: Mapping[str, Format] = {
    "turtle": Format("linked data for people and any RDF tool", "text/turtle", _text("dataset.ttl", turtle)),
    "trig": Format("linked data with its named graphs", "application/trig", _text("dataset.trig", trig), graphs=True),
    "nquads": Format(
        "linked data line by line, to load and to compare",
        "application/n-quads",
        _text("dataset.nq", nquads),
        graphs=True,
    ),
}
"""The formats by name."""


def export(dataset: Dataset, name: str) -> Files:
    """The dataset as the files of the format of this name, in memory.

    OutputError when there is no such format.
    """
    if name not in FORMATS:
        raise OutputError(f"no format is named {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name].files(dataset)

"""Export: the dataset as a file that others can load, the same bytes every time.

`export(dataset, "turtle")` gives the text of a file; `FORMATS` lists the formats with their suffix and media type.
The writers are our own, because those of the libraries let the order of triples depend on chance. What is written
loads in any RDF 1.1 tool and, read back with `Dataset.read`, gives the same rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from undersigned.graph.errors import OutputError
from undersigned.graph.export.nquads import nquads
from undersigned.graph.export.trig import trig
from undersigned.graph.export.turtle import turtle
from undersigned.graph.rdf import Dataset

__all__ = ["FORMATS", "Format", "export", "nquads", "trig", "turtle"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its suffix, its media type, whether it keeps named graphs, and the function that writes it."""

    suffix: str
    media_type: str
    graphs: bool
    write: Callable[[Dataset], str]


FORMATS: Mapping[str, Format] = {
    "turtle": Format(".ttl", "text/turtle", graphs=False, write=turtle),
    "trig": Format(".trig", "application/trig", graphs=True, write=trig),
    "nquads": Format(".nq", "application/n-quads", graphs=True, write=nquads),
}
"""The formats by name."""


def export(dataset: Dataset, name: str) -> str:
    """The dataset as the text of a file in the format of this name, to be written as UTF-8.

    OutputError when there is no such format.
    """
    if name not in FORMATS:
        raise OutputError(f"no format is named {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name].write(dataset)

"""Export: the dataset as files that others can load, the same bytes every time.

`export(dataset, "turtle")` gives the files of a format by name; `FORMATS` lists the formats. Most formats are one file;
those of several tables are a few files that belong into one folder. What is written loads in the tools that the format
is for, and, where the format can hold everything, read back with `Dataset.read` gives the same rows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from undersigned.graph.errors import OutputError
from undersigned.graph.export.annotations import annotations
from undersigned.graph.export.bibliography import bibtex, csl
from undersigned.graph.export.csvw import csvw
from undersigned.graph.export.discourse import discourse
from undersigned.graph.export.excel import excel
from undersigned.graph.export.followthemoney import followthemoney
from undersigned.graph.export.gexf import gexf
from undersigned.graph.export.graphml import graphml
from undersigned.graph.export.jsonld import jsonld
from undersigned.graph.export.jsonld_framed import jsonld_framed
from undersigned.graph.export.networks import Network, cosigned, everything, two_mode
from undersigned.graph.export.nquads import nquads
from undersigned.graph.export.parquet import parquet
from undersigned.graph.export.trig import trig
from undersigned.graph.export.turtle import turtle
from undersigned.graph.rdf import Dataset

__all__ = ["FORMATS", "Files", "Format", "export", "nquads", "trig", "turtle"]

Files: TypeAlias = Mapping[str, bytes]
"""The content of files by their names."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is good for, the files it consists of, and the function that makes them.

    `media_type` is that of the one file, or of the main one among several; `graphs` says whether named graphs are kept,
    `binary` that the file is no text, and `package` which package is needed that may not be installed.
    """

    summary: str
    media_type: str
    files: Callable[[Dataset], Files]
    folder: bool = False
    graphs: bool = False
    binary: bool = False
    package: str | None = None


def _text(name: str, write: Callable[[Dataset], str]) -> Callable[[Dataset], Files]:
    return lambda dataset: {name: write(dataset).encode()}


def _drawn(name: str, of: Callable[[Dataset], Network], write: Callable[[Network], str]) -> Callable[[Dataset], Files]:
    return lambda dataset: {name: write(of(dataset)).encode()}


FORMATS: Mapping[str, Format] = {
    "turtle": Format("linked data for people and any RDF tool", "text/turtle", _text("dataset.ttl", turtle)),
    "trig": Format("linked data with its named graphs", "application/trig", _text("dataset.trig", trig), graphs=True),
    "nquads": Format(
        "linked data line by line, to load and to compare",
        "application/n-quads",
        _text("dataset.nq", nquads),
        graphs=True,
    ),
    "jsonld": Format(
        "linked data as JSON, with its named graphs",
        "application/ld+json",
        _text("dataset.jsonld", jsonld),
        graphs=True,
    ),
    "jsonld-framed": Format(
        "letters as nested JSON, with the context and the frame that say what it means",
        "application/ld+json",
        jsonld_framed,
        folder=True,
    ),
    "gexf": Format(
        "who signed with whom, for Gephi, with its timeline",
        "application/gexf+xml",
        _drawn("cosigning.gexf", cosigned, gexf),
    ),
    "gexf-two-mode": Format(
        "who signed which letter, for Gephi",
        "application/gexf+xml",
        _drawn("two-mode.gexf", two_mode, gexf),
    ),
    "gexf-everything": Format(
        "all that letters say, for Gephi",
        "application/gexf+xml",
        _drawn("everything.gexf", everything, gexf),
    ),
    "graphml": Format(
        "who signed with whom, for Gephi, yEd, igraph and networkx",
        "application/graphml+xml",
        _drawn("cosigning.graphml", cosigned, graphml),
    ),
    "graphml-two-mode": Format(
        "who signed which letter, as GraphML",
        "application/graphml+xml",
        _drawn("two-mode.graphml", two_mode, graphml),
    ),
    "graphml-everything": Format(
        "all that letters say, as GraphML",
        "application/graphml+xml",
        _drawn("everything.graphml", everything, graphml),
    ),
    "csv": Format("the tables, with a description of every column (CSVW)", "text/csv", csvw, folder=True),
    "parquet": Format(
        "the tables with typed columns, for pandas, R and DuckDB",
        "application/vnd.apache.parquet",
        parquet,
        folder=True,
        binary=True,
        package="pyarrow",
    ),
    "excel": Format(
        "the tables as sheets of one workbook",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda dataset: {"tables.xlsx": excel(dataset)},
        binary=True,
    ),
    "followthemoney": Format(
        "entities and links for OpenAleph and other tools of FollowTheMoney",
        "application/json+ftm",
        _text("entities.ftm.json", followthemoney),
    ),
    "annotations": Format(
        "the words behind every fact, as Web Annotations with the context inline",
        "application/ld+json",
        _text("annotations.jsonld", annotations),
    ),
    "discourse-network": Format(
        "actors by concepts, as the Discourse Network Analyzer has them", "text/csv", discourse, folder=True
    ),
    "bibtex": Format("the letters as references, for LaTeX", "application/x-bibtex", _text("letters.bib", bibtex)),
    "csl": Format(
        "the letters as references, for Zotero and pandoc",
        "application/vnd.citationstyles.csl+json",
        _text("letters.csl.json", csl),
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

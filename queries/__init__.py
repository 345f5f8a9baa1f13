"""Questions to a dataset: one question a file, `queries/TOPIC/NAME.rq`, and the catalog that asks them.

A file is plain SPARQL under a `#+` head that says what it answers, its parameters, its columns, and an example
(`head`). Parameters are typed terms (`binding`), found by any alias (`names`). `Catalog(dataset).run("cosigners",
org="PEN America")` gives a pandas frame. Listing the catalog loads no heavy library.
"""

from undersigned.graph.named import Named
from undersigned.queries.catalog import Catalog, load_catalog, run
from undersigned.queries.executables import executables
from undersigned.queries.finding import find
from undersigned.queries.head import Param, ParamType, Question
from undersigned.queries.page import queries_page

__all__ = [
    "Catalog",
    "Named",
    "Param",
    "ParamType",
    "Question",
    "executables",
    "find",
    "load_catalog",
    "queries_page",
    "run",
]

"""The catalog: every question in `queries/TOPIC/NAME.rq`, and the answers a dataset gives to them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from undersigned.graph.errors import QueryError
from undersigned.queries.answering import answering
from undersigned.queries.binding import bound
from undersigned.queries.head import Question, question
from undersigned.queries.names import Names
from undersigned.queries.nearest import nearest, shown

if TYPE_CHECKING:
    import pandas as pd

    from undersigned.graph.rdf import Dataset
    from undersigned.queries.answering import Answering

SUFFIX = ".rq"
LOOKUP = "lookup"
"""The folder of the queries that are no questions: what a store is asked to find names (`remote`)."""


class Catalog:
    """The questions that can be asked, and, bound to one who answers, their answers.

    `Catalog(dataset).run("cosigners", org="PEN America")` gives a frame; instead of a dataset in memory, a store on a
    server (`Remote`) may answer. Without either the questions can still be listed, which needs neither pandas nor an
    RDF library.
    """

    def __init__(self, dataset: Dataset | Answering | None = None) -> None:
        self._answering = None if dataset is None else answering(dataset)
        self._names = None if self._answering is None else Names(self._answering)

    def list(self) -> tuple[Question, ...]:
        """Every question, by topic, then by name."""
        return questions()

    def question(self, name: str) -> Question:
        """The question called `name`; QueryError with the nearest names when there is none.

        >>> Catalog().question("cosigners").topic
        'cosigning'
        """
        known = {asked.name: asked for asked in questions()}
        if name not in known:
            near = nearest(name, known)
            hint = f"did you mean {' or '.join(near)}?" if near else "`undersigned query --list` shows all"
            raise QueryError(f"no query is called {shown(name)}; {hint}")
        return known[name]

    def sparql(self, name: str, /, **params: object) -> str:
        """The SPARQL that `run` asks, with the parameters bound in it."""
        return bound(self.question(name), params, self._bound_names(name))

    def run(self, name: str, /, **params: object) -> pd.DataFrame:
        """The answer to the question `name`: a frame with the columns its head documents, also when it is empty.

        Parameters are texts (any alias of a name will do), whole numbers or dates. Columns of entities show names
        (`Named`: text with `.iri` and `.id`), with short ids in the column `..._id`; letters show their ids; whole
        numbers are Int64, decimals Float64.
        QueryError, in one line, for an unknown question, and for a parameter that is unknown, missing, or of a
        wrong type, or that names nobody here.
        """
        from undersigned.queries.frames import frame

        asked = self.question(name)
        names = self._bound_names(name)
        text = bound(asked, params, names)
        assert self._answering is not None
        # The catalog's own text, checked by its tests, and terms that the binding wrote: nothing here to distrust.
        result = self._answering.select(text, trusted=True)
        return frame(asked, result, names.of(result))

    def _bound_names(self, name: str) -> Names:
        if self._names is None:
            raise QueryError(f"query {name} has no dataset to ask; use Catalog(dataset)")
        return self._names


def load_catalog(dataset: Dataset | Answering | None = None) -> Catalog:
    """The catalog, bound to `dataset` when one is given. The query files are read once."""
    questions()
    return Catalog(dataset)


def run(dataset: Dataset | Answering, name: str, /, **params: object) -> pd.DataFrame:
    """Ask `dataset` one question: `Catalog(dataset).run(name, ...)`."""
    return Catalog(dataset).run(name, **params)


@cache
def questions() -> tuple[Question, ...]:
    """Every question of the catalog, by topic, then by name."""
    topics = (
        folder
        for folder in resources.files("undersigned.queries").iterdir()
        if folder.is_dir() and folder.name != LOOKUP
    )
    found = (
        question(file.name.removesuffix(SUFFIX), topic.name, file.read_text("utf-8"))
        for topic in topics
        for file in topic.iterdir()
        if file.name.endswith(SUFFIX)
    )
    return tuple(sorted(found, key=lambda asked: (asked.topic, asked.name)))

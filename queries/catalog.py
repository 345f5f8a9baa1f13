"""The catalog: every question in `queries/TOPIC/NAME.rq`, and the answers a dataset gives to them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from undersigned.graph.errors import QueryError
from undersigned.queries.binding import bound
from undersigned.queries.head import Question, question
from undersigned.queries.names import Names
from undersigned.queries.nearest import nearest, shown

if TYPE_CHECKING:
    import pandas as pd

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import Result, Term

    Value = str | int | float | bool | None

SUFFIX = ".rq"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = f"{_XSD}integer"
_REAL = frozenset({f"{_XSD}decimal", f"{_XSD}double", f"{_XSD}float"})


class Catalog:
    """The questions that can be asked, and, bound to a dataset, their answers.

    `Catalog(dataset).run("cosigners", org="PEN America")` gives a frame; without a dataset the questions can still be
    listed, which needs neither pandas nor an RDF library.
    """

    def __init__(self, dataset: Dataset | None = None) -> None:
        self.dataset = dataset
        self._names = None if dataset is None else Names(dataset)

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

        Parameters are texts (any alias of a name will do), whole numbers or dates. Columns of entities show names,
        with short ids in the column `..._id`; letters show their ids; whole numbers are Int64, decimals Float64.
        QueryError, in one line, for an unknown question, and for a parameter that is unknown, missing, or of a
        wrong type, or that names nobody here.
        """
        asked = self.question(name)
        names = self._bound_names(name)
        text = bound(asked, params, names)
        assert self.dataset is not None
        # The catalog's own text, checked by its tests, and terms that the binding wrote: nothing here to distrust.
        return _frame(asked, self.dataset.select(text, trusted=True), names)

    def _bound_names(self, name: str) -> Names:
        if self._names is None:
            raise QueryError(f"query {name} has no dataset to ask; use Catalog(dataset)")
        return self._names


def load_catalog(dataset: Dataset | None = None) -> Catalog:
    """The catalog, bound to `dataset` when one is given. The query files are read once."""
    questions()
    return Catalog(dataset)


def run(dataset: Dataset, name: str, /, **params: object) -> pd.DataFrame:
    """Ask `dataset` one question: `Catalog(dataset).run(name, ...)`."""
    return Catalog(dataset).run(name, **params)


@cache
def questions() -> tuple[Question, ...]:
    """Every question of the catalog, by topic, then by name."""
    topics = (folder for folder in resources.files("undersigned.queries").iterdir() if folder.is_dir())
    found = (
        question(file.name.removesuffix(SUFFIX), topic.name, file.read_text("utf-8"))
        for topic in topics
        for file in topic.iterdir()
        if file.name.endswith(SUFFIX)
    )
    return tuple(sorted(found, key=lambda asked: (asked.topic, asked.name)))


def _frame(asked: Question, result: Result, names: Names) -> pd.DataFrame:
    """The answer as a frame: columns typed by what they hold, names and ids for entities."""
    import pandas as pd

    given = {name: [row[place] for row in result.rows] for place, name in enumerate(result.columns)}
    columns: dict[str, pd.Series[Any]] = {}
    for name, _ in asked.columns:
        if name in given:
            columns[name] = _series([_value(term, names) for term in given[name]])
        else:
            entities = given[name.removesuffix("_id")]
            columns[name] = _series([None if term is None else names.id(term.value) for term in entities])
    return pd.DataFrame(columns)


def _series(values: list[Value]) -> pd.Series[Any]:
    """A column: whole numbers as Int64, decimals as Float64, truth as boolean, anything else as objects."""
    import pandas as pd

    kinds = {type(value) for value in values if value is not None}
    dtype = {frozenset({int}): "Int64", frozenset({bool}): "boolean"}.get(frozenset(kinds), "object")
    if kinds and kinds <= {int, float} and float in kinds:
        dtype = "Float64"
    return pd.Series(values, dtype=dtype)


def _value(term: Term | None, names: Names) -> Value:
    """A term as a plain value: a number, a truth, a name for an IRI that has one, else its text (empty as None)."""
    if term is None or not term.value:
        return None
    if term.kind == "iri":
        return names.labels.get(term.value, term.value)
    if term.datatype == _WHOLE:
        return int(term.value)
    if term.datatype in _REAL:
        return float(term.value)
    return term.value == "true" if term.datatype == f"{_XSD}boolean" else term.value

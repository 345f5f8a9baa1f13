"""No value of a parameter becomes part of a query, whatever is typed, for every parameter of every question."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier, Variable

from tests.attacks.listener import Listener
from tests.factory import dataset, letter, org, person, to
from undersigned.graph.errors import QueryError
from undersigned.graph.rdf import Dataset, Result
from undersigned.queries import Catalog
from undersigned.queries.head import Param, ParamType, Question

NAMED = 'Ill" } SERVICE <URL> { ?s ?p ?o } #'
"""The name of an organization that signs, as a partner's file may hold it."""

HOSTILE = (
    NAMED,
    '" } SERVICE <URL> { ?s ?p ?o } #',
    "' } SERVICE SILENT <URL> { ?s ?p ?o } { '",
    '""" } SERVICE <URL> {} """',
    "x> } SERVICE <URL> { ?s ?p <x",
    "} } SERVICE <URL> { {",
    "?x } SERVICE <URL> { ?s ?p ?x",
    "x\n} SERVICE <URL> { ?s ?p ?o\n",
    "x\r} SERVICE <URL> {}",
    "x\u2028} SERVICE <URL> {}",
    "\\u0022 } SERVICE <URL> {} #",
    'x\\" } SERVICE <URL> {} #',
    "\uff02 } \uff33ERVICE <URL> {}",
    "\u201d } SERVICE <URL> { } #\u201c",
    "#= params",
    "xi; LOAD <URL>",
    "1 } SERVICE <URL> {} VALUES ?y { 1",
    "2021-01-01' } SERVICE <URL> {} #",
    "x\x00y",
    "\u202e} {} LRU< ECIVRES }",
    '" } SERVICE <URL> {} #' * 5_000,
)

ORDINARY = {
    ParamType.ORGANIZATION: "Hong Kong Watch",
    ParamType.PERSON: "Ann Lee",
    ParamType.DETAINEE: "Ilham Tohti",
    ParamType.OFFICIAL: "Xi Jinping",
    ParamType.REGION: "Tibet",
    ParamType.TOPIC: "Tibet",
    ParamType.LETTER: "xi",
    ParamType.ENTITY: "Hong Kong Watch",
    ParamType.DATE: "2021",
    ParamType.STRING: "words",
}

ANOTHER = {
    ParamType.ORGANIZATION: "PEN America",
    ParamType.LETTER: "un",
    ParamType.TOPIC: "Ilham Tohti",
    ParamType.ENTITY: "PEN America",
}
"""For the second of two parameters that must not mean the same."""

ASKED = tuple((asked, param) for asked in Catalog().list() for param in asked.params)


class Overheard:
    """What is asked of a dataset while somebody listens."""

    def __init__(self) -> None:
        self.queries: list[str] = []


@pytest.fixture(scope="module")
def target(listener: Listener) -> Dataset:
    """Two letters with something of every kind, signed also by an organization of a hostile name."""
    return dataset(
        letter(
            "xi",
            date="2020-05-01",
            signed_by=[org("Hong Kong Watch"), org(NAMED.replace("URL", listener.url)), person("Ann Lee")],
            addressees=[to("Xi Jinping", position="President")],
            detainees=["Ilham Tohti"],
            officials=[("Xi Jinping", "President")],
            regions=["Tibet"],
            asks=["Say these words."],
        ),
        letter("un", date="2021-06", signed_by=[org("Hong Kong Watch"), org("PEN America")], regions=["Tibet"]),
    )


@pytest.fixture
def overheard(monkeypatch: pytest.MonkeyPatch) -> Overheard:
    """Every query that reaches a dataset, as it reaches it."""
    heard = Overheard()
    ask: Callable[..., Result] = Dataset.select

    def select(self: Dataset, query: str, *, trusted: bool = False) -> Result:
        heard.queries.append(query)
        return ask(self, query, trusted=trusted)

    monkeypatch.setattr(Dataset, "select", select)
    return heard


def ordinary(asked: Question, but: Param) -> dict[str, object]:
    """Good values for all other parameters, so that it is this one that is looked at."""
    return {
        param.name: param.choices[0]
        if param.choices
        else str(param.least or 2)
        if param.type is ParamType.INT
        else (ANOTHER if param.name in asked.distinct[1:] else ORDINARY)[param.type]
        for param in asked.params
        if param.name == but.name or param.required
    }


def refusal(catalog: Catalog, name: str, given: dict[str, object]) -> str | None:
    """Why a question was not asked; None when it was."""
    try:
        catalog.run(name, **given)
    except QueryError as error:
        return str(error)
    return None


@cache
def shape(query: str) -> list[str]:
    """The tree of a query without what its terms say: its patterns, operators and variables, in order."""
    return list(_shape(parseQuery(query)))


def _shape(node: object) -> Iterator[str]:
    if isinstance(node, CompValue):
        # An IRI or a literal is the leaf that a value may change.
        if node.name in {"literal", "pname"}:
            yield "term"
            return
        yield node.name
        for key in sorted(node):
            yield key
            yield from _shape(node[key])
    elif isinstance(node, Variable):
        yield f"?{node}"
    elif isinstance(node, Identifier | str):
        yield "term" if isinstance(node, Identifier) else str(node)
    elif hasattr(node, "__iter__"):
        yield "("
        for each in node:
            yield from _shape(each)
        yield ")"


@pytest.mark.parametrize(("asked", "param"), ASKED, ids=[f"{asked.name}-{param.name}" for asked, param in ASKED])
def test_a_hostile_value_is_refused_or_stays_a_value(
    asked: Question, param: Param, target: Dataset, listener: Listener, overheard: Overheard
) -> None:
    """One line says no; or the query has the same tree as with an ordinary value, and nobody is contacted."""
    catalog = Catalog(target)
    given = ordinary(asked, param)
    catalog.run(asked.name, **given)
    wanted = [*overheard.queries]
    for value in HOSTILE:
        overheard.queries.clear()
        said = refusal(catalog, asked.name, {**given, param.name: value.replace("URL", listener.url)})
        if said is None:
            assert [shape(query) for query in overheard.queries] == [shape(query) for query in wanted], value
        else:
            assert "\n" not in said, value
            assert len(said) < 1000, value
            assert not overheard.queries, value
    assert listener.visits == 0


def test_a_name_that_is_hostile_and_real_is_found(target: Dataset, listener: Listener) -> None:
    """What a letter prints can be asked about; the tests above do not pass because everything is refused."""
    frame = Catalog(target).run("cosigners", org=NAMED.replace("URL", listener.url))
    assert "Hong Kong Watch" in [str(cell) for cell in frame["partner"]]


def test_a_value_that_got_in_would_be_noticed() -> None:
    """A tree with one pattern more has another shape."""
    plain = "SELECT ?x { VALUES ?x { 'a' } ?s ?p ?x }"
    assert shape(plain) == shape(plain.replace("'a'", "'b'"))
    assert shape(plain) != shape(plain.replace("'a' }", "'a' } ?x ?y ?z ."))
    assert shape(plain) != shape(plain.replace("'a'", "'a' 'b'"))


@pytest.mark.parametrize("value", HOSTILE[1:9], ids=range(8))
def test_the_command_line_refuses_in_one_line(value: str, listener: Listener, tmp_path: Path) -> None:
    """What is typed after --param, too; a corpus of one fact sheet is asked."""
    from click.testing import CliRunner

    from undersigned.cli import cli

    sheet = "title: Plea\ndate: '2021-05-01'\nsignatories:\n- organization: Hong Kong Watch\n"
    (tmp_path / "letters" / "plea").mkdir(parents=True)
    (tmp_path / "letters" / "plea" / "letter.yaml").write_text(sheet, encoding="utf-8")
    (tmp_path / "corpus.toml").write_text('title = "Pleas"\nbase_iri = "https://example.org/pleas/"\n')
    words = value.replace("URL", listener.url)
    for arguments in (("cosigners", f"org={words}"), ("letters_by_date", f"since={words}"), ("asks_about", words)):
        ran = CliRunner().invoke(cli, ["query", arguments[0], "--param", arguments[1], "--corpus", str(tmp_path)])
        assert ran.exit_code in {0, 1, 2}
        assert "Traceback" not in ran.output
        assert ran.exception is None or isinstance(ran.exception, SystemExit | QueryError)
    assert listener.visits == 0

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.listener import Listener
from tests.factory import dataset, letter, org
from undersigned.graph.errors import QueryError
from undersigned.graph.rdf import Dataset, parse_select
from undersigned.graph.rdf.door import Limits, ask

TRAPS = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "lower case": "select * { service <URL> { ?s ?p ?o } }",
    "mixed case": "SELECT * { sErViCe <URL> { ?s ?p ?o } }",
    "no spaces": "SELECT*{SERVICE<URL>{?s ?p ?o}}",
    "escaped letter": "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "escaped long": "SELECT * { SERVI\\U00000043E <URL> { ?s ?p ?o } }",
    "escaped bracket": "SELECT * { SERVICE <URL> \\u007B ?s ?p ?o } }",
    "escape made by an escape": "SELECT * { \\u005Cu0053ERVICE <URL> { ?s ?p ?o } }",
    "eight digits after a small u": "SELECT * { ?s ?p ?o . \\u0053\\u0045RVICE <URL> { ?s ?p ?o } }",
    "comment between": "SELECT * { SERVICE # to us\n <URL> { ?s ?p ?o } }",
    "after a comment that a carriage return ends": "SELECT * { ?s ?p ?o # harmless\r SERVICE <URL> { ?s ?p ?o } }",
    "optional": "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "union": "SELECT * { { ?s ?p ?o } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "graph": "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "exists": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "not exists": "SELECT * { ?s ?p ?o FILTER (NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } || true) }",
    "exists in bind": "SELECT * { ?s ?p ?o BIND (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) }",
    "exists in select": "SELECT (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) { ?s ?p ?o }",
    "exists in having": "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
    "exists in order": "SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
    "subquery": "SELECT * { { SELECT ?s { { SELECT ?s { SERVICE <URL> { ?s ?p ?o } } } } } }",
    "variable bound by VALUES": "SELECT * { VALUES ?where { <URL> } SERVICE ?where { ?s ?p ?o } }",
    "variable bound by BIND": "SELECT * { BIND (<URL> AS ?where) SERVICE ?where { ?s ?p ?o } }",
    "prefixed": "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "empty prefix, no space": "PREFIX : <URL> SELECT * { SERVICE:{ ?s ?p ?o } }",
    "prefix named service": "PREFIX service: <URL> SELECT * { SERVICE service: { ?s ?p ?o } }",
    "relative to a base": "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "right after a number": "SELECT * { ?s ?p 1SERVICE<URL>{?s ?p ?o} }",
    "behind an escaped quote": "PREFIX e: <http://e/> SELECT * { ?s ?p e:a\\' SERVICE <URL> {} FILTER (?s != '') }",
    "behind a less-than": "SELECT * { ?s ?p ?o FILTER(?s<?o)SERVICE<URL>{?s ?p ?o} FILTER(?s>?o) }",
    "ask": "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "construct": "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "describe": "DESCRIBE ?s WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "a long s": "SELECT * { \u017fERVICE <URL> { ?s ?p ?o } }",
    "full width": "SELECT * { \uff33\uff25\uff32\uff36\uff29\uff23\uff25 <URL> { ?s ?p ?o } }",
    "a sign without width": "SELECT * { SERV\u200bICE <URL> { ?s ?p ?o } }",
    "an order mark": "SELECT * { \ufeffSERVICE <URL> { ?s ?p ?o } }",
    "a variable next to it": "SELECT * { SERVICE?where { ?s ?p ?o } VALUES ?where { <URL> } }",
    "an address that is a comment to others": "SELECT * { FILTER(?s<?o)SERVICE?x#>\n{ ?s ?p ?o } VALUES ?x { <URL> } }",
    "after a name that ends in a dot": "PREFIX e: <http://e/> SELECT * { ?s ?p e:a.SERVICE <URL> { ?s ?p ?o } }",
    "after a blank node": "SELECT * { ?s ?p _:b.SERVICE <URL> { ?s ?p ?o } }",
    "after a language": "SELECT * { ?s ?p 'a'@en.SERVICE <URL> { ?s ?p ?o } }",
    "behind a quote in a comment": "SELECT * { ?s ?p ?o # it's\n SERVICE <URL> { ?s ?p ?o } # it's\n }",
    "behind a hash in a name": "SELECT * { <http://e/#> ?p ?o . SERVICE <URL> { ?s ?p ?o } }",
    "behind long quotes": 'SELECT * { ?s ?p """a\\""""@en . SERVICE <URL> { ?s ?p ?o } }',
    "an escaped address": "SELECT * { SERVICE <\\u0068ttp:URL> { ?s ?p ?o } }",
    "in a path": "SELECT * { ?s (und:a|^und:b)*/und:c ?o SERVICE <URL> { ?s ?p ?o } }",
    "in an aggregate": "SELECT (SUM(EXISTS { SERVICE <URL> { ?s ?p ?o } }) AS ?n) { ?s ?p ?o }",
    "in a group": "SELECT ?x { ?s ?p ?o } GROUP BY (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x)",
    "in a function": "SELECT * { BIND(COALESCE(IF(EXISTS { SERVICE <URL> {} }, 1, 2), 3) AS ?x) }",
    "from, relative to a base": "BASE <URL> SELECT * FROM <> { ?s ?p ?o }",
    "from, escaped": "SELECT * \\u0046ROM <URL> { ?s ?p ?o }",
    "from in a subquery": "SELECT * { { SELECT * FROM <URL> { ?s ?p ?o } } }",
    "clear": "CLEAR ALL",
    "drop, after a prefix": "PREFIX x: <URL> DROP GRAPH x:",
    "copy": "COPY <URL> TO DEFAULT",
    "insert data": "INSERT DATA { <URL> <URL> <URL> }",
    "an update, then a query": "LOAD <URL> ; SELECT * { ?s ?p ?o }",
    "two queries": "SELECT * { ?s ?p ?o } SELECT * { SERVICE <URL> {} }",
    "lateral": "SELECT * { ?s ?p ?o LATERAL { SERVICE <URL> { ?s ?p ?o } } }",
    "from": "SELECT * FROM <URL> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "from a file": "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
    "ask from": "ASK FROM <URL> { ?s ?p ?o }",
    "describe from": "DESCRIBE <URL> FROM <URL>",
    "load": "LOAD <URL>",
    "insert": "INSERT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "a query, then an update": "SELECT * { ?s ?p ?o } ; LOAD <URL>",
}


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """A server that should stay lonely."""
    listening = Listener()
    yield listening
    listening.close()


@pytest.fixture(scope="module")
def data() -> Dataset:
    """One letter, signed by one organization."""
    return dataset(letter(signed_by=[org("Hong Kong Watch")]))


@pytest.mark.parametrize("trap", TRAPS)
def test_a_query_that_reaches_out_is_refused_and_contacts_nobody(trap: str, listener: Listener, data: Dataset) -> None:
    """However SERVICE, FROM or an update is disguised, one line says no and no connection is made."""
    with pytest.raises(QueryError) as refused:
        data.select(TRAPS[trap].replace("URL", listener.url))
    assert "\n" not in str(refused.value)
    assert listener.visits == 0


@pytest.mark.parametrize("trap", TRAPS)
def test_without_the_gate_the_kernel_still_lets_nobody_out(trap: str, listener: Listener, data: Dataset) -> None:
    """Behind the door a query has no connection to be had, should the gate ever miss one."""
    with contextlib.suppress(QueryError):
        ask(data, TRAPS[trap].replace("URL", listener.url), Limits(seconds=5), trusted=True)
    assert listener.visits == 0


def test_the_listener_would_notice(listener: Listener, data: Dataset) -> None:
    """Without the gate the first trap does contact the listener, so the silence above means something."""
    before = listener.visits
    with contextlib.suppress(QueryError):
        data.select(TRAPS["plain"].replace("URL", listener.url), trusted=True)
    assert listener.visits == before + 1
    listener.visits = before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?p ?o }",
        "SELECT * { ?s schema:serviceType 'SERVICE <http://127.0.0.1/> { }' } # no SERVICE here",
        'SELECT * { ?s ?p """it\'s a "service" {""" , \'\'\'from\'\'\' }',
        "SELECT * { <http://example.org/SERVICE> ?p ?o }",
        "PREFIX x: <http://example.org/> SELECT * { ?s x:service ?from ; x:FROM 'a'@en }",
        "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o FILTER (?o < 5 && ?o > 3) } GROUP BY ?s HAVING (?n > 1) LIMIT 3",
        "SELECT * { ?s (und:signed|^und:letter)/und:evidence* ?o }",
        "SELECT * { { SELECT ?s { ?s a und:Signature } } OPTIONAL { ?s und:role ?r } MINUS { ?s und:country ?c } }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } VALUES (?s ?p) { (UNDEF und:rule) } BIND (STRLEN(STR(?o)) AS ?n) }",
        "SELECT * { ?s ?p -1.0 , -1 , +1.5e3 . FILTER(?x = -1.0 && 'a-1.0' != ?y) }",
        "\r\nSELECT *\r\n{ ?s ?p 'caf\\u00e9' }\r\n",
    ],
)
def test_an_honest_query_passes(query: str, data: Dataset) -> None:
    """The words of the gate may stand in strings, comments, names and IRIs."""
    assert parse_select(query).form == "SELECT"
    assert data.select(query).columns


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {\n  ?s ?p", "line 2, column 8: the query ends too early; is a bracket left open?"),
        ("SELECT * { ?s ?p ?o } LIMIT many", "line 1, column 29: the query cannot be understood from 'many' on"),
        ("", "none of the words SELECT, ASK"),
        ("who signed?", "none of the words SELECT, ASK"),
        ("ASK {\n\n SERVICE <http://127.0.0.1/> {} }", "line 3, column 2: SERVICE would contact another machine"),
        ("SELECT *\n FROM <http://127.0.0.1/> {}", "line 2, column 2: FROM is not needed"),
        ("DELETE WHERE { ?s ?p ?o }", "line 1, column 1: the dataset is only read"),
        ("SELECT * { ?s ?p '\\uD800' }", r"line 1, column 19: \\uD800 is no character"),
        ("SELECT * { ?s foo:bar ?o }", "the prefix is not declared"),
        ("SELECT * " + "{" * 21 + "}" * 21, "line 1, column 30: brackets are nested deeper than 20"),
        ("SELECT * " + "{" * 50_000, "brackets are nested deeper than 20"),
        ("#" * 100_001, "100001 characters"),
        ("SELECT * { FILTER(<http://example.org/f>(1)) }", "custom function <http://example.org/f> is not supported"),
        ("PREFIXq: <http://example.org/> ASK { FILTER(q:name()) }", "custom function"),
        ("ASK { ?s ?p '\udc80' }", "line 1, column 14: a byte here was not UTF-8"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", "."),
    ],
)
def test_a_refusal_names_the_place_in_one_line(query: str, message: str, data: Dataset) -> None:
    """What is wrong, where, and what to try."""
    with pytest.raises(QueryError, match=message) as refused:
        data.select(query)
    assert "\n" not in str(refused.value)


def test_all_graphs_are_asked_together(data: Dataset) -> None:
    """A signature and its entity's name stand in two graphs; no GRAPH is needed to join them."""
    found = data.select("SELECT ?name { ?signature und:signatory/skos:prefLabel ?name }")
    assert [term.value for row in found.rows for term in row if term is not None] == ["Hong Kong Watch"]


def test_ask_answers_with_one_boolean(data: Dataset) -> None:
    """One column, one row, true or false."""
    for query, answer in (("ASK { ?s a und:Signature }", "true"), ("ASK { ?s a und:Judgement }", "false")):
        found = data.select(query)
        assert (found.columns, len(found.rows)) == (("answer",), 1)
        assert [term.value for term in found.rows[0] if term is not None] == [answer]


def test_construct_and_describe_answer_with_triples(data: Dataset) -> None:
    """Rows of subject, predicate and object, sorted, each once."""
    made = data.select("CONSTRUCT { ?s a und:Thing } WHERE { ?s a und:Signature ; ?p ?o }")
    assert made.columns == ("s", "p", "o")
    assert len(made.rows) == 1
    told = data.select("DESCRIBE <https://data.example.org/undersigned/organization/hong-kong-watch>")
    assert len(told.rows) == 4
    assert [[t.value for t in row if t is not None] for row in told.rows] == sorted(
        [t.value for t in row if t is not None] for row in told.rows
    )


def test_blank_nodes_are_called_alike_every_time(data: Dataset) -> None:
    """The engine calls them by chance; rows call them by their order, triples by what they are to the others."""
    rows = data.select("SELECT (BNODE() AS ?a) (BNODE() AS ?b) { ?s a und:Signature }").rows
    assert [[term.value for term in row if term is not None] for row in rows] == [["b0", "b1"]]
    made = "CONSTRUCT { ?s und:x [ und:y ?p ] } WHERE { ?s a und:Signature ; ?p ?o }"
    assert len(data.select(made).rows) > 4
    assert data.select(made) == data.select(made)


def test_an_unbound_variable_is_none(data: Dataset) -> None:
    """Absence has a value of its own."""
    found = data.select("SELECT ?role { ?s a und:Signature OPTIONAL { ?s und:role ?role } }")
    assert found.rows == [(None,)]


def test_our_own_queries_pass_the_gate(repository: Path) -> None:
    """They are asked as trusted, which they may only be because of this."""
    files = sorted((repository / "queries").rglob("*.rq"))
    assert files
    for path in files:
        assert parse_select(path.read_text("utf-8")).form in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}, path

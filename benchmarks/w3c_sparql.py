"""The W3C's evaluation tests of SPARQL through our door, beside the bare engine's own result.

    python benchmarks/w3c_sparql.py PATH [--list]

PATH is a folder with the suite as the W3C publishes it (repository w3c/rdf-tests, folder sparql/sparql11 or sparql10);
rdflib's source distribution has it too, in test/data/suites/w3c/sparql11 and dawg-data-r2. Nothing of it is in here.

Every query evaluation test runs twice: the engine asked directly, and our door (gate, process, limits, JSON, back).
Tests of updates, federation, protocols and entailment are not run, and are counted. Ends with 1 when the door answers a
test otherwise than wanted that the engine answers as wanted, unless the gate refuses it on purpose: those are counted
apart, and named. `--list` names the others as well.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlparse

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse_query_results,
)
from pyoxigraph import Dataset as Graphs

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf import Dataset, Result, Term
from undersigned.graph.rdf.door import Limits, ask

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
TEST = NamedNode(f"{MF}QueryEvaluationTest")

ELSEWHERE = ("service", "syntax-fed", "protocol", "http-rdf-update", "graph-store-protocol", "entailment")
"""Folders of tests that are not about asking one dataset."""

ON_PURPOSE = ("FROM is not needed", "SERVICE would contact")
"""How the gate begins to refuse what it is there to refuse."""

SYNTAXES = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES, ".trig": RdfFormat.TRIG}
RESULTS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}

LIMITS = Limits(seconds=20, wall=120)

Node = NamedNode | BlankNode | Literal | Triple
Rows = list[dict[str, Node]]


@dataclass(frozen=True, slots=True)
class Case:
    """A test: its name, the query, the data, and the file with what is to come out."""

    name: str
    query: Path
    data: tuple[Path, ...]
    graphs: tuple[tuple[str, Path], ...]
    wanted: Path


@dataclass(slots=True)
class Tally:
    """How the tests of one folder ended, on both sides."""

    tests: int = 0
    engine: int = 0
    door: int = 0
    refused: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    neither: list[str] = field(default_factory=list)


def main() -> int:
    """Run the tests of a suite and print both results."""
    parser = argparse.ArgumentParser(description="The W3C's evaluation tests of SPARQL, engine and door.")
    parser.add_argument("path", type=Path, help="folder of the suite")
    parser.add_argument("--list", action="store_true", help="name the tests that neither passes")
    given = parser.parse_args()
    left_out: Counter[str] = Counter()
    tallies: dict[str, Tally] = {}
    for manifest in sorted(given.path.rglob("manifest.ttl")):
        folder = manifest.parent.relative_to(given.path).as_posix()
        tests = _tests(manifest, left_out, elsewhere=any(folder.startswith(each) for each in ELSEWHERE))
        for case in tests:
            _run(case, tallies.setdefault(folder, Tally()))
    if not tallies:
        print(f"{given.path}: no query evaluation test is in a manifest.ttl there", file=sys.stderr)
        return 1
    _print(tallies, left_out, everything=given.list)
    return 1 if any(tally.below for tally in tallies.values()) else 0


def _tests(manifest: Path, left_out: Counter[str], *, elsewhere: bool) -> Iterator[Case]:
    """The tests of one manifest; what is not a query to evaluate is only counted."""
    store = Store()
    store.bulk_load(path=str(manifest), format=RdfFormat.TURTLE, base_iri=manifest.as_uri())

    def value(subject: Node | None, predicate: str) -> Node | None:
        return next(iter(values(subject, predicate)), None)

    def values(subject: Node | None, predicate: str) -> list[Node]:
        if subject is None or isinstance(subject, Literal):
            return []
        return [quad.object for quad in store.quads_for_pattern(subject, NamedNode(predicate), None, None)]

    for quad in store.quads_for_pattern(None, NamedNode(f"{RDF}type"), None, None):
        test = quad.subject
        kind = quad.object.value.rpartition("#")[2] if isinstance(quad.object, NamedNode) else ""
        if kind.endswith("Test") and (kind != "QueryEvaluationTest" or elsewhere):
            left_out[f"{kind} of federation, protocols, entailment" if elsewhere else kind] += 1
        if quad.object != TEST or elsewhere:
            continue
        action = value(test, f"{MF}action")
        query, wanted = value(action, f"{QT}query"), value(test, f"{MF}result")
        if query is None or wanted is None:
            left_out["without a query or a result"] += 1
            continue
        graphs = []
        for node in values(action, f"{QT}graphData"):
            inner = value(node, f"{QT}graph")
            label = value(node, "http://www.w3.org/2000/01/rdf-schema#label")
            file = node if inner is None else inner
            graphs.append((_text(label) if label is not None else _text(file), _path(file)))
        yield Case(
            name=_text(test).rpartition("#")[2],
            query=_path(query),
            data=tuple(_path(node) for node in values(action, f"{QT}data")),
            graphs=tuple(graphs),
            wanted=_path(wanted),
        )


def _run(case: Case, tally: Tally) -> None:
    tally.tests += 1
    try:
        store = _store(case)
        wanted, ordered = _wanted(case.wanted)
        # The tests resolve relative IRIs against the query's own address.
        query = f"BASE <{case.query.as_uri()}>\n{case.query.read_text('utf-8')}"
    except (OSError, SyntaxError, ValueError, KeyError) as error:
        tally.neither.append(f"{case.name} (cannot be set up: {' '.join(str(error).split())[:100]})")
        return
    engine = _agree(wanted, _engine(store, query), ordered=ordered)
    said: object
    try:
        dataset = Dataset(store, base="https://example.org/", title="", licence="")
        said = _of_door(ask(dataset, query, LIMITS, union=False), wanted)
    except QueryError as error:
        said = str(error)
    door = _agree(wanted, said, ordered=ordered)
    tally.engine += engine
    tally.door += door
    if not door and isinstance(said, str) and any(reason in said for reason in ON_PURPOSE):
        tally.refused.append(case.name)
    elif engine and not door:
        tally.below.append(f"{case.name}: {said if isinstance(said, str) else 'another answer'}")
    elif door and not engine:
        tally.above.append(case.name)
    elif not door:
        tally.neither.append(case.name)


def _store(case: Case) -> Store:
    store = Store()
    for path in case.data:
        store.bulk_load(path=str(path), format=SYNTAXES[path.suffix], base_iri=path.as_uri())
    for name, path in case.graphs:
        store.bulk_load(path=str(path), format=SYNTAXES[path.suffix], base_iri=path.as_uri(), to_graph=NamedNode(name))
    return store


def _engine(store: Store, query: str) -> object:
    """The bare engine's answer: a truth, rows, or triples; the words of its error where there is none."""
    try:
        said = store.query(query)
        if isinstance(said, QueryBoolean):
            return bool(said)
        if isinstance(said, QuerySolutions):
            return _solutions(said)
        assert isinstance(said, QueryTriples)
        return set(said)
    except (SyntaxError, OSError, RuntimeError, ValueError) as error:
        return str(error)


def _solutions(said: QuerySolutions) -> Rows:
    names = [variable.value for variable in said.variables]
    return [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in said]


def _of_door(result: Result, wanted: object) -> object:
    """The door's answer in the shape of `wanted`; the door gives truths and triples as rows."""
    if isinstance(wanted, bool):
        truth = result.rows[0][0]
        return truth is not None and truth.value == "true" if result.columns == ("answer",) else result.rows
    rows = [
        {name: _node(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.rows
    ]
    if isinstance(wanted, list):
        return rows
    return {Triple(row["s"], row["p"], row["o"]) for row in rows}  # type: ignore[arg-type]


def _node(term: Term) -> NamedNode | BlankNode | Literal:
    if term.kind == "iri":
        return NamedNode(term.value)
    if term.kind == "blank":
        return BlankNode(term.value)
    if term.language is not None:
        return Literal(term.value, language=term.language)
    return Literal(term.value, datatype=None if term.datatype is None else NamedNode(term.datatype))


def _wanted(path: Path) -> tuple[object, bool]:
    """What a test wants: a truth, rows, or triples; and whether it numbers its rows."""
    if path.suffix in RESULTS:
        said = parse_query_results(path=str(path), format=RESULTS[path.suffix])
        return bool(said) if isinstance(said, QueryBoolean) else _solutions(said), False
    store = Store()
    store.bulk_load(path=str(path), format=SYNTAXES[path.suffix], base_iri=path.as_uri())
    sets = [*store.quads_for_pattern(None, NamedNode(f"{RDF}type"), NamedNode(f"{RS}ResultSet"), None)]
    if not sets:
        return {quad.triple for quad in store}, False
    ordered = any(store.quads_for_pattern(None, NamedNode(f"{RS}index"), None, None))
    return _result_set(store, sets[0].subject), ordered


def _result_set(store: Store, subject: NamedNode | BlankNode | Triple) -> object:
    """Rows or a truth written as triples, as the older tests have them."""

    def values(node: object, name: str) -> list[Node]:
        assert isinstance(node, NamedNode | BlankNode)
        return [quad.object for quad in store.quads_for_pattern(node, NamedNode(RS + name), None, None)]

    truth = values(subject, "boolean")
    if truth:
        return _text(truth[0]) == "true"
    solutions = values(subject, "solution")
    solutions.sort(key=lambda row: [int(_text(index)) for index in values(row, "index")])
    return [
        {_text(values(each, "variable")[0]): values(each, "value")[0] for each in values(row, "binding")}
        for row in solutions
    ]


def _agree(wanted: object, said: object, *, ordered: bool) -> bool:
    """Whether an answer is the one wanted: the same truth, or the same rows or triples but for names of blank nodes."""
    if isinstance(wanted, bool) or isinstance(said, bool | str):
        return wanted is said
    if isinstance(wanted, list) and isinstance(said, list):
        if ordered and [_values(row) for row in wanted] != [_values(row) for row in said]:
            return False
        return len(wanted) == len(said) and _canonical(_as_triples(wanted)) == _canonical(_as_triples(said))
    return isinstance(wanted, set) and isinstance(said, set) and _canonical(wanted) == _canonical(said)


def _as_triples(rows: Rows) -> set[Triple]:
    """Rows as a graph: two are alike, whatever their order, when these are isomorphic."""
    return {
        Triple(BlankNode(f"row{at}"), NamedNode(f"x:{name}"), _loose(value))
        for at, row in enumerate(rows)
        for name, value in {**row, "": Literal("row")}.items()
    }


def _values(row: dict[str, Node]) -> dict[str, str]:
    return {name: "_" if isinstance(value, BlankNode) else str(_loose(value)) for name, value in row.items()}


def _loose(value: Node) -> Node:
    """A number by its value: the tests allow 2.0 and 2 of one type, as XML Schema's canonical forms differ."""
    if isinstance(value, Literal) and value.datatype.value.rpartition("#")[2] in {"decimal", "double", "float"}:
        try:
            return Literal(f"{float(value.value):.12g}", datatype=value.datatype)
        except ValueError:
            return value
    return value


def _canonical(triples: set[Triple]) -> set[Quad]:
    graph = Graphs(Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    graph.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return {*graph}


def _path(node: Node) -> Path:
    return Path(unquote(urlparse(_text(node)).path))


def _text(node: Node) -> str:
    assert not isinstance(node, Triple)
    return node.value


def _print(tallies: dict[str, Tally], left_out: Counter[str], *, everything: bool) -> None:
    print(f"{'category':<28}{'tests':>7}{'engine':>8}{'door':>7}{'refused on purpose':>20}")
    whole = Tally()
    for folder, tally in tallies.items():
        print(f"{folder:<28}{tally.tests:>7}{tally.engine:>8}{tally.door:>7}{len(tally.refused):>20}")
        whole.tests += tally.tests
        whole.engine += tally.engine
        whole.door += tally.door
        for name in ("refused", "below", "above", "neither"):
            getattr(whole, name).extend(f"{folder}/{each}" for each in getattr(tally, name))
    print(f"{'all':<28}{whole.tests:>7}{whole.engine:>8}{whole.door:>7}{len(whole.refused):>20}")
    print(f"refused on purpose: {', '.join(whole.refused) or 'none'}")
    print(f"engine right, door wrong: {'; '.join(whole.below) or 'none'}")
    print(f"door right, engine wrong: {', '.join(whole.above) or 'none'}")
    if everything:
        print("neither right: " + ("; ".join(whole.neither) or "none"))
    print("not run: " + json.dumps(dict(sorted(left_out.items()))))


if __name__ == "__main__":
    sys.exit(main())

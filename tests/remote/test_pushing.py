"""A push brings the dataset whole, sends only what changed, and goes on where it was stopped."""

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.factory import dataset, letter, org, person
from tests.remote.conftest import BASE, store
from tests.remote.servers import Server, oxigraph
from undersigned.graph.endpoint import Pushed, Store, conversation, push, store_of
from undersigned.graph.errors import EndpointError
from undersigned.graph.rdf import parcels as parcel_module
from undersigned.graph.rdf.parcels import Parcel, ontology_parcel, parcel_of, parcels
from undersigned.queries import Catalog
from undersigned.queries.catalog import questions
from undersigned.queries.executables import executables
from undersigned.queries.remote import Remote

LEDGER = f"{BASE}graph/pushed"

SCRIPT = """
import os, pickle, signal, sys
from undersigned.graph.endpoint import Conversation, conversation, push, store_of
parcels, address, environ = pickle.load(sys.stdin.buffer)
def die_before_noting(self, graph, triples, add=Conversation.add, count=[]):
    count.append(graph)
    if len(count) == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    add(self, graph, triples)
Conversation.add = die_before_noting
with conversation(store_of(address, environ)) as speaking:
    push(speaking, parcels, base="https://data.example.org/undersigned/")
"""


def graph(name: str, *objects: str) -> Parcel:
    """A small graph of the corpus."""
    iri = f"{BASE}letter/{name}/graph"
    return Parcel(iri, tuple(sorted(f'<{BASE}letter/{name}> <urn:says> "{each}" .\n' for each in objects)))


def held(server: Server) -> dict[str, set[str]]:
    """What a store holds but for the ledger: graph to triples, spelled alike."""
    query = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://data.example.org/')) }"
    with conversation(store(server)) as speaking:
        rows = speaking.ask(query).rows
    graphs: dict[str, set[str]] = {}
    for name, *triple in rows:
        assert name is not None
        graphs.setdefault(name.value, set()).add("\x00".join(term.value for term in triple if term is not None))
    graphs.pop(LEDGER, None)
    return graphs


def meant(parcels: list[Parcel]) -> dict[str, set[str]]:
    """What a store should hold of these graphs, spelled as `held` does."""
    from pyoxigraph import RdfFormat, parse

    from undersigned.graph.rdf.terms import term_of

    return {
        parcel.graph: {
            "\x00".join(term_of(term).value for term in (quad.subject, quad.predicate, quad.object))
            for quad in parse("".join(parcel.lines), format=RdfFormat.N_TRIPLES)
        }
        for parcel in parcels
    }


def pushed(
    server: Server,
    parcels: list[Parcel],
    *,
    title: str = "",
    again: bool = False,
    replace: bool = False,
    beside: bool = False,
    base: str = BASE,
) -> Pushed:
    """Push these graphs to a server."""
    with conversation(store(server)) as speaking:
        return push(speaking, parcels, base=base, title=title, again=again, replace=replace, beside=beside)


@pytest.fixture
def empty(running: Server) -> Server:
    """Each of two stores, with nothing that an earlier test pushed."""
    pushed(running, [], replace=True)
    return running


@pytest.fixture(scope="module")
def small() -> list[Parcel]:
    """All that a push brings of two letters."""
    signed = [org("Hong Kong Watch", acronym="HKW"), person("Jo Ann", of="PEN America", role="Fellow")]
    made = dataset(letter("one", signed_by=signed, regions=["Tibet"]), letter("two", signed_by=signed[:1]))
    listed = executables(questions()).encode()
    return [*parcels(made), ontology_parcel(BASE), parcel_of(f"{BASE}graph/queries", listed)]


def test_the_store_equals_the_dataset(empty: Server, small: list[Parcel]) -> None:
    """After a push the store holds every triple of every graph, and nothing else under the base; nothing goes twice."""
    pushed(empty, small)
    there, here = held(empty), meant(small)
    assert there.keys() == here.keys()
    if empty.kind == "virtuoso":  # it spells booleans and some decimals its own way
        assert {name: len(triples) for name, triples in there.items()} == {n: len(t) for n, t in here.items()}
    else:
        assert there == here
    assert pushed(empty, small) == Pushed(sent=0, unchanged=len(small), dropped=0, triples=0)
    pushed(empty, [], replace=True)


def test_only_what_changed_is_sent_and_what_is_gone_is_dropped(empty: Server) -> None:
    """One letter changed, one new, one gone, one the same."""
    pushed(empty, [graph("same", "a"), graph("changed", "a", "b"), graph("gone", "a")])
    after = [graph("same", "a"), graph("changed", "b", "c"), graph("new", "a")]
    assert pushed(empty, after) == Pushed(sent=2, unchanged=1, dropped=1, triples=3)
    assert held(empty) == meant(after)


def test_graphs_of_others_are_never_touched(empty: Server) -> None:
    """A graph that push did not bring stays, even one under the base."""
    theirs = graph("not-ours", "theirs")
    with conversation(store(empty)) as speaking:
        speaking.put(theirs.graph, "".join(theirs.lines).encode())
    pushed(empty, [graph("ours", "a")])
    assert pushed(empty, [], replace=True).dropped == 1
    assert held(empty) == meant([theirs])
    with conversation(store(empty)) as speaking:
        speaking.drop(theirs.graph)


def test_a_graph_of_others_is_not_overwritten(empty: Server) -> None:
    """A graph of a name that we need, and that no push brought, stops the push before anything is sent."""
    theirs, ours = graph("one", "theirs"), [graph("one", "ours"), graph("two", "ours")]
    with conversation(store(empty)) as speaking:
        speaking.put(theirs.graph, "".join(theirs.lines).encode())
    with pytest.raises(EndpointError, match=r"letter/one/graph is there, and no push of ours brought it; .*--replace"):
        pushed(empty, ours)
    with pytest.raises(EndpointError, match="no push of ours brought it"):
        pushed(empty, ours, again=True)
    assert held(empty) == meant([theirs])
    assert pushed(empty, ours, replace=True).sent == 2
    assert held(empty) == meant(ours)
    pushed(empty, [], replace=True)


def test_a_ledger_of_others_is_not_overwritten(empty: Server) -> None:
    """Also where the ledger should go, somebody else's words stay."""
    with conversation(store(empty)) as speaking:
        speaking.put(LEDGER, b"<urn:a> <urn:b> <urn:c> .\n")
        with pytest.raises(EndpointError, match="graph/pushed is there, and no push of ours brought it"):
            push(speaking, [graph("one", "a")], base=BASE)
        speaking.drop(LEDGER)


@pytest.mark.parametrize(
    ("title", "name", "said"),
    [
        ("Theirs", "one", "is there already, pushed from 'Ours', and this is 'Theirs'; .*--replace"),
        ("Ours", "two", "is there already, and its one letter is not in this corpus; .*--replace"),
    ],
)
def test_another_corpus_of_the_same_base_is_not_replaced(empty: Server, title: str, name: str, said: str) -> None:
    """By the title, or by letters that have nothing in common; nothing is sent or dropped, unless it is asked for."""
    before, after = [graph("one", "a")], [graph(name, "b")]
    pushed(empty, before, title="Ours")
    for again in (False, True):
        with pytest.raises(EndpointError, match=said) as caught:
            pushed(empty, after, title=title, again=again)
        assert "\n" not in str(caught.value)
    assert held(empty) == meant(before)
    pushed(empty, after, title=title, replace=True)
    assert held(empty) == meant(after)
    assert pushed(empty, after, title=title).sent == 0
    pushed(empty, [], replace=True)


def test_a_push_stopped_at_its_first_graph_says_whose_it_is(empty: Server) -> None:
    """The ledger has the title before anything else is there."""
    with conversation(store(empty)) as speaking:
        with pytest.raises(ZeroDivisionError):
            push(speaking, [graph("one", "a")], base=BASE, title="Ours", progress=lambda *_: 1 // 0)  # type: ignore[arg-type]
        with pytest.raises(EndpointError, match="pushed from 'Ours'"):
            push(speaking, [graph("one", "a")], base=BASE, title="Theirs")
    pushed(empty, [], replace=True)


def test_two_corpora_in_one_store_are_not_mixed(empty: Server) -> None:
    """The second is refused; brought all the same, no question is answered from both."""
    elsewhere = "https://other.example.org/"
    theirs = Parcel(f"{elsewhere}letter/one/graph", graph("one", "a").lines)
    pushed(empty, [graph("one", "a")])
    with pytest.raises(EndpointError, match=rf"holds another corpus, {BASE}, and the questions would mix the two"):
        pushed(empty, [theirs], base=elsewhere)
    pushed(empty, [theirs], base=elsewhere, beside=True)
    for base in (BASE, elsewhere, None):
        with conversation(store(empty)) as speaking, pytest.raises(EndpointError, match=r"holds 2 datasets .*mix them"):
            Catalog(Remote(speaking, base=base)).run("letters_by_date")
    pushed(empty, [], base=elsewhere, replace=True, beside=True)
    with conversation(store(empty)) as speaking:
        assert Catalog(Remote(speaking, base=BASE)).run("letters_by_date").empty
        with pytest.raises(EndpointError, match=rf"holds {BASE}, and this corpus is {elsewhere}"):
            Catalog(Remote(speaking, base=elsewhere)).run("letters_by_date")
    pushed(empty, [], replace=True)


def test_again_sends_everything(empty: Server) -> None:
    """Whoever changed the store by hand can have it made whole."""
    whole = [graph("one", "a"), graph("two", "b")]
    pushed(empty, whole)
    with conversation(store(empty)) as speaking:
        speaking.drop(whole[0].graph)
    assert pushed(empty, whole).sent == 0
    assert pushed(empty, whole, again=True) == Pushed(sent=2, unchanged=0, dropped=0, triples=2)
    assert held(empty) == meant(whole)


def test_a_large_graph_goes_in_pieces(empty: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph larger than one request is whole in the store, also when it replaces a larger one."""
    large = graph("large", *(f"{number} " + "long " * 300 for number in range(300)))
    monkeypatch.setattr(parcel_module, "LARGEST", 100_000)
    assert len(list(large.pieces())) > 3
    pushed(empty, [large])
    smaller = replace(large, lines=large.lines[:200])
    pushed(empty, [smaller])
    assert held(empty) == meant([smaller])
    pushed(empty, [], replace=True)


def test_a_push_that_was_killed_goes_on_where_it_was(empty: Server) -> None:
    """SIGKILL between a graph and its note: what was noted is not sent again, and in the end the store is whole."""
    import pickle

    whole = [graph(f"letter-{number:02}", "a", "b") for number in range(12)]
    work = pickle.dumps((whole, empty.query, empty.environ))
    done = subprocess.run([sys.executable, "-c", SCRIPT], input=work, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert len(held(empty)) == 5
    assert pushed(empty, whole) == Pushed(sent=8, unchanged=4, dropped=0, triples=16)
    assert held(empty) == meant(whole)
    pushed(empty, [], replace=True)


def test_a_push_that_was_interrupted_goes_on_where_it_was(empty: Server) -> None:
    """The same between two graphs: all that were sent are noted."""
    whole = [graph(f"letter-{number:02}", "a", "b") for number in range(12)]

    def stop(_doing: str, done: int, _total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with conversation(store(empty)) as speaking, pytest.raises(KeyboardInterrupt):
        push(speaking, whole, base=BASE, progress=stop)
    assert pushed(empty, whole) == Pushed(sent=7, unchanged=5, dropped=0, triples=14)
    assert held(empty) == meant(whole)
    pushed(empty, [], replace=True)


def test_a_store_that_dies_half_way_is_filled_when_it_is_back(tmp_path: Path) -> None:
    """One line says that it is gone; the next push sends the rest."""
    whole = [graph(f"letter-{number:02}", "a") for number in range(10)]

    def die(_doing: str, done: int, _total: int) -> None:
        if done == 4:
            os.kill(server.process.pid, signal.SIGKILL)
            server.process.wait()

    with oxigraph(tmp_path) as server, conversation(store(server)) as speaking:
        with pytest.raises(EndpointError, match=r"cannot be reached \(\w+\); is it running") as caught:
            push(speaking, whole, base=BASE, progress=die)
        assert "\n" not in str(caught.value)
    with oxigraph(tmp_path) as server:
        assert pushed(server, whole).unchanged == 4
        assert held(server) == meant(whole)


def test_a_store_for_reading_only_says_so(tmp_path: Path) -> None:
    """It can be asked, and refuses the push in one line."""
    with oxigraph(tmp_path) as server:
        pushed(server, [])
    with oxigraph(tmp_path, read_only=True) as server, pytest.raises(EndpointError, match=r"40[35]") as caught:
        pushed(server, [graph("one", "a")])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, r"asks who you are \(401\); set UNDERSIGNED_ENDPOINT_USER and UNDERSIGNED_ENDPOINT_PASSWORD"),
        (
            {"UNDERSIGNED_ENDPOINT_USER": "dba", "UNDERSIGNED_ENDPOINT_PASSWORD": "hunter2"},
            r"does not accept the credentials \(401\)",
        ),
    ],
)
def test_wrong_credentials_are_told_and_not_repeated(
    running_virtuoso: Server, environ: dict[str, str], said: str
) -> None:
    """The line names the variables, and never the password."""
    with (
        conversation(store_of(running_virtuoso.query, environ)) as speaking,
        pytest.raises(EndpointError, match=said) as caught,
    ):
        push(speaking, [graph("one", "a")], base=BASE)
    assert "hunter2" not in str(caught.value)


def test_a_store_without_a_graph_store_is_filled_by_updates() -> None:
    """SPARQL Update does what the Graph Store Protocol does, dropping included."""
    with oxigraph() as server:
        by_update = Store(server.query, update=re.sub("query$", "update", server.query))
        before = [graph("one", "a", 'say \\"so\\"'), graph("gone", "a")]
        with conversation(by_update) as speaking:
            push(speaking, before, base=BASE)
            assert held(server) == meant(before)
            assert push(speaking, before[:1], base=BASE).dropped == 1
        assert held(server) == meant(before[:1])


def test_a_store_whose_graph_store_is_not_known_asks_for_it() -> None:
    """Nothing is sent to a guessed address."""
    with (
        conversation(Store("http://127.0.0.1:1/some/where")) as speaking,
        pytest.raises(EndpointError, match="--graph-store URL"),
    ):
        push(speaking, [graph("one", "a")], base=BASE)


def test_a_ledger_that_says_two_things_is_not_believed(empty: Server) -> None:
    """A graph with two fingerprints is sent again."""
    whole = [graph("one", "a")]
    pushed(empty, whole)
    with conversation(store(empty)) as speaking:
        line = f'<{whole[0].graph}> <https://schema.org/sha256> "{"0" * 64}" .\n'
        speaking.add(LEDGER, line.encode())
    assert pushed(empty, whole).sent == 1
    pushed(empty, [], replace=True)

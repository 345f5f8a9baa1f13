"""Two real stores, each started once, and what they hold in turn: the example corpus, or small corpora with traps."""

from collections.abc import Iterator

import pytest

from tests.remote.servers import Server, oxigraph, virtuoso
from undersigned.data import example
from undersigned.graph.corpus import read_corpus, read_letters
from undersigned.graph.endpoint import Store, conversation, push, store_of
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.parcels import Parcel, ontology_parcel, parcel_of, parcels
from undersigned.graph.resolve import resolve
from undersigned.queries import Catalog
from undersigned.queries.catalog import questions
from undersigned.queries.executables import executables

BASE = "https://data.example.org/undersigned/"


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The example corpus."""
    corpus = read_corpus(example())
    letters = read_letters(corpus)
    return Dataset.from_letters(
        letters, resolve(letters), base=corpus.base_iri, title=corpus.title, licence=corpus.licence
    )


@pytest.fixture(scope="session")
def embedded(shipped: Dataset) -> Catalog:
    """The questions, asked of the example corpus in memory."""
    return Catalog(shipped)


@pytest.fixture(scope="session")
def brought(shipped: Dataset) -> list[Parcel]:
    """All that a push brings of the example corpus."""
    listed = executables(questions()).encode()
    graph = f"{shipped.base}graph/queries"
    return [*parcels(shipped), ontology_parcel(shipped.base), parcel_of(graph, listed)]


@pytest.fixture(scope="session")
def running_oxigraph() -> Iterator[Server]:
    """Oxigraph's server."""
    with oxigraph() as server:
        yield server


@pytest.fixture(scope="session")
def running_virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Virtuoso."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


@pytest.fixture
def filled_oxigraph(running_oxigraph: Server, brought: list[Parcel]) -> Server:
    """Oxigraph's server with the example corpus; nothing is sent where it is there."""
    return hold(running_oxigraph, brought)


@pytest.fixture
def filled_virtuoso(running_virtuoso: Server, brought: list[Parcel]) -> Server:
    """Virtuoso with the example corpus; nothing is sent where it is there."""
    return hold(running_virtuoso, brought)


@pytest.fixture(params=["oxigraph", "virtuoso"])
def filled(request: pytest.FixtureRequest) -> Server:
    """Each of the two in turn."""
    server = request.getfixturevalue(f"filled_{request.param}")
    assert isinstance(server, Server)
    return server


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def running(request: pytest.FixtureRequest) -> Server:
    """Each of the two in turn, whatever it holds."""
    server = request.getfixturevalue(f"running_{request.param}")
    assert isinstance(server, Server)
    return server


def store(server: Server) -> Store:
    """The store that a server of the tests is, with its credentials."""
    return store_of(server.query, server.environ, seconds=30)


def hold(server: Server, brought: list[Parcel]) -> Server:
    """Make these graphs what the server holds."""
    with conversation(store(server)) as speaking:
        push(speaking, brought, base=BASE, replace=True)  # the corpora of the tests take each other's place
    return server

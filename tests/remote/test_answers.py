"""Every question of the catalog gives the same frame from a store on a server as from the dataset in memory."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from tests.queries import test_relations
from tests.queries.conftest import letters, small
from tests.queries.corpora import CASES, corpora
from tests.remote.conftest import hold, store
from tests.remote.servers import Server
from undersigned.graph.endpoint import conversation
from undersigned.graph.errors import UndersignedError
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.parcels import Parcel, ontology_parcel, parcels
from undersigned.queries import Catalog
from undersigned.queries.answering import Embedded
from undersigned.queries.catalog import questions
from undersigned.queries.head import ParamType
from undersigned.queries.remote import Remote

__all__ = ["letters", "small"]  # fixtures of the questions' own tests

FEW: Mapping[str, dict[str, object]] = {
    "cosigners": {"org": "PEN America"},
    "cosigners_with_chapters": {"org": "Students for a Free Tibet"},
    "letters_by_date": {},
    "signatories": {"letter": "2021-02-us-china-policy"},
    "strongest_pairs_with_chapters": {},
}
"""What is asked of the example corpus too, which is larger."""

ASKED = [(corpus, name) for corpus, cases in CASES.items() for name in dict.fromkeys(case[0] for case in cases)]


class Small(NamedTuple):
    """A small corpus in memory, and what a push brings of it."""

    catalog: Catalog
    brought: list[Parcel]


@pytest.fixture(scope="session")
def smalls(small: Dataset) -> Mapping[str, Small]:
    """The small corpora by name."""
    made = corpora(small)
    return {name: Small(Catalog(one), [*parcels(one), ontology_parcel(one.base)]) for name, one in made.items()}


def same(catalog: Catalog, remote: Catalog, name: str, params: dict[str, object]) -> None:
    """The same rows in the same order, with the same types and the same IRIs behind the names."""
    here, there = catalog.run(name, **params), remote.run(name, **params)
    assert there.to_csv() == here.to_csv(), params
    assert here.equals(there), params
    for column in here.columns:
        iris = [getattr(cell, "iri", None) for cell in here[column]]
        assert [getattr(cell, "iri", None) for cell in there[column]] == iris, (params, column)


@pytest.mark.parametrize(("corpus", "name"), ASKED, ids=["-".join(each) for each in ASKED])
def test_a_store_gives_the_answers_of_the_dataset(
    corpus: str, name: str, smalls: Mapping[str, Small], running: Server
) -> None:
    """Every question, with all parameters that its answers by hand have."""
    hold(running, smalls[corpus].brought)
    with conversation(store(running)) as speaking:
        remote = Catalog(Remote(speaking))
        for asked, params, _, _ in CASES[corpus]:
            if asked == name:
                same(smalls[corpus].catalog, remote, name, params)


@pytest.mark.parametrize("shape", test_relations.SHAPES)
def test_chapters_count_with_the_same_end(shape: str, running: Server) -> None:
    """Whatever the shape of the relations, and also when asked again: Virtuoso's plans differ from one to the next."""
    one = test_relations.family(*test_relations.SHAPES[shape])
    hold(running, [*parcels(one), ontology_parcel(one.base)])
    with conversation(store(running)) as speaking:
        for org in ("World", "Oslo", "Watch", "Old", "Bergen", "Network") * 2:
            same(Catalog(one), Catalog(Remote(speaking)), "cosigners_with_chapters", {"org": org})


def test_every_question_is_asked_of_the_stores() -> None:
    """A question without an answer by hand would not be asked."""
    assert {name for _, name in ASKED} == {question.name for question in questions()}


@pytest.mark.parametrize("name", FEW)
def test_a_larger_corpus_is_answered_alike(name: str, embedded: Catalog, filled: Server) -> None:
    """The example corpus: answers of many rows."""
    with conversation(store(filled)) as speaking:
        same(embedded, Catalog(Remote(speaking)), name, FEW[name])


def test_whatever_a_parameter_can_name_is_the_same(shipped: Dataset, filled: Server) -> None:
    """Of every type of parameter a store lists the same things, with the same ids and names."""
    here = Embedded(shipped)
    with conversation(store(filled)) as speaking:
        there = Remote(speaking)
        for kind in set(ParamType) - {ParamType.INT, ParamType.DATE, ParamType.CHOICE, ParamType.STRING}:
            listed = [
                sorted((one.iri, one.id, one.label, *sorted({*one.aliases} - {one.label})) for one in named)
                for named in (here.named(kind), there.named(kind))
            ]
            assert listed[0] == listed[1], kind


@pytest.mark.parametrize(
    "name",
    [
        "PEN America",
        "the pen america",
        "chinaaid",
        "organization/chinaaid",
        "https://data.example.org/undersigned/organization/chinaaid",
        "Tibetan Women's Association",
        "PEN Americ",
        "Xinjiang",
        "nobody of this name at all",
        "> } SERVICE <http://127.0.0.1:1/",
        "https://data.example.org/>",
        "---",
    ],
)
def test_names_lead_to_the_same_or_to_the_same_advice(name: str, embedded: Catalog, filled: Server) -> None:
    """Any alias is found in a store too; who is not found is told the same nearest names, in the same words."""
    said = []
    with conversation(store(filled)) as speaking:
        for catalog in (embedded, Catalog(Remote(speaking))):
            try:
                said.append(catalog.sparql("cosigners", org=name))
            except UndersignedError as error:
                said.append(str(error))
    assert said[0] == said[1]


def test_a_name_that_is_there_loads_no_list_of_names(filled: Server) -> None:
    """Corpora that outgrow a machine have long lists: a name is looked up, and only suggestions need the list."""
    with conversation(store(filled)) as speaking:
        remote = Remote(speaking)
        Catalog(remote).sparql("cosigners", org="PEN America")
        assert not remote._named

"""A corpus of four small letters, whose answers can be told by looking at it.

============  ========  ==========================================================================================
old           2019      1. Hong Kong Watch  2. PEN America  3. Ann Lee, working at Free Tibet, for herself
xi            2020-05   1. PEN America (PEN)  2. Hong Kong Watch  3. Jo Ann, Director, for China Aid
un            2021-06   1. China Aid  2. Free Tibet, India  3. PEN America
quiet         no date   1. China Aid
============  ========  ==========================================================================================
"""

import pytest

from tests.factory import dataset, letter, org, person, to
from undersigned.data import example
from undersigned.graph.corpus import read_corpus, read_letters
from undersigned.graph.model import Issue, Letter, Severity
from undersigned.graph.rdf import Dataset
from undersigned.graph.resolve import resolve
from undersigned.queries import Catalog

Case = tuple[str, dict[str, object], str, list[tuple[object, ...]]]
"""A question, its parameters, some of its columns, and the rows they should hold."""


def answer(catalog: Catalog, name: str, params: dict[str, object], columns: str) -> list[tuple[object, ...]]:
    """Some columns of an answer as plain rows, what is missing as None."""
    frame = catalog.run(name, **params)[columns.split()].astype(object)
    return [tuple(row) for row in frame.where(frame.notna(), None).itertuples(index=False)]


@pytest.fixture(scope="session")
def letters() -> tuple[Letter, ...]:
    """The four letters."""
    old = letter(
        "old",
        title=None,
        subject="Hong Kong",
        date="2019",
        addressees=[],
        signed_by=[org("Hong Kong Watch"), org("PEN America"), person("Ann Lee", of="Free Tibet", individual=True)],
        regions=["Hong Kong"],
    )
    xi = letter(
        "xi",
        title="Speak to Xi",
        date="2020-05-01",
        publisher="PEN America",
        claimed=(4, "organizations"),
        cc=[to("Jake Sullivan", position="National Security Advisor")],
        signed_by=[
            org("PEN America", acronym="PEN"),
            org("Hong Kong Watch"),
            person("Jo Ann", of="China Aid", role="Director"),
        ],
        detainees=["Ilham Tohti", "Gui Minhai"],
        officials=[("Xi Jinping", "President")],
        regions=["Tibet", "Xinjiang"],
        laws=["Magnitsky Act"],
        asks=["Open Tibet to the press.", "Ask for Ilham Tohti."],
        issues=[Issue("count-mismatch", Severity.WARNING, "claims 4, found 3")],
        url="https://example.org/xi",
        also_at=["https://example.net/xi"],
    )
    un = letter(
        "un",
        title="To the Council",
        date="2021-06",
        claimed=(3, "groups"),
        addressees=[to(institution="European Council")],
        signed_by=[org("China Aid"), org("Free Tibet", country="India"), org("PEN America")],
        detainees=["Ilham Tohti"],
        regions=["Tibet"],
        bodies=["United Nations"],
        asks=["Consider SANCTIONS for Tibet."],
        issues=[Issue("person-or-organization", Severity.QUESTION, "is China Aid a person?")],
    )
    quiet = letter("quiet", title="Quiet", signed_by=[org("China Aid")], supplied=[("publisher", "A friend")])
    return old, xi, un, quiet


@pytest.fixture(scope="session")
def small(letters: tuple[Letter, ...]) -> Dataset:
    """The four letters as linked data."""
    return dataset(*letters)


@pytest.fixture(scope="session")
def catalog(small: Dataset) -> Catalog:
    """The catalog, asking the four letters."""
    return Catalog(small)


@pytest.fixture(scope="session")
def shipped() -> Catalog:
    """The catalog, asking the letters of the example corpus."""
    corpus = read_corpus(example())
    letters = read_letters(corpus)
    return Catalog(
        Dataset.from_letters(
            letters, resolve(letters), base=corpus.base_iri, title=corpus.title, licence=corpus.licence
        )
    )

import io

import pandas as pd

from tests.factory import dataset, letter, org, person
from undersigned.graph.cells import unmarked
from undersigned.graph.export import export
from undersigned.graph.export.discourse import STATEMENTS
from undersigned.graph.rdf import Dataset


def frames(data: Dataset) -> dict[str, pd.DataFrame]:
    """The four files as pandas reads them, all as text."""
    files = export(data, "discourse-network")
    return {
        name.removesuffix(".csv"): pd.read_csv(io.BytesIO(content), dtype=object, keep_default_na=False)
        for name, content in files.items()
    }


def small() -> Dataset:
    """Two letters with one ask in common, one of them signed twice by one organization."""
    return dataset(
        letter(
            "a",
            title="First",
            date="2021-05",
            publisher="Alpha",
            url="https://example.org/a",
            signed_by=[
                org("Alpha"),
                person("Ann", of="Alpha"),
                person("Lee"),
                person("Bo", of="Beta", individual=True),
            ],
            asks=["Open Tibet."],
            regions=["Tibet"],
            detainees=["Gui"],
            officials=["Xi"],
        ),
        letter("b", date="2022", signed_by=[org("Alpha")], asks=["open  tibet."]),
        letter("c", signed_by=[org("Gamma")]),
    )


def test_a_row_is_an_actor_a_letter_and_a_concept() -> None:
    """With agreement, time and words; officials are no concepts, and who signs twice speaks once."""
    found = frames(small())["statements"]
    assert list(found.columns) == list(STATEMENTS)
    assert found["statement_id"].tolist() == [str(number) for number in range(1, 11)]
    rows = found[["document_id", "actor_id", "concept_id", "concept_kind"]].to_numpy().tolist()
    concepts = [("ask/open tibet.", "ask"), ("person/gui", "detainee"), ("region/tibet", "region")]
    actors = ("organization/alpha", "person/lee", "person/bo")
    assert rows == [
        *(["a", actor, concept, kind] for actor in actors for concept, kind in concepts),
        ["b", "organization/alpha", "ask/open tibet.", "ask"],
    ]
    first = found.iloc[0].to_dict()
    assert (
        first
        | {
            "time": "2021-05-01T00:00:00",
            "date": "2021-05",
            "document_title": "First",
            "document_author": "Alpha",
            "document_source": "https://example.org/a",
            "organization": "Alpha",
            "person": "",
            "concept": "Open Tibet.",
            "agreement": "1",
            "quote": "Open Tibet.",
        }
        == first
    )
    assert found.iloc[6]["person"] == "Bo"
    assert found.iloc[6]["organization"] == "", "where an individual works has said nothing"


def test_the_matrix_counts_letters(data: Dataset) -> None:
    """Each cell is the number of letters in which the actor agrees with the concept; rows and columns are explained."""
    found = frames(data)
    matrix = found["incidence"].set_index("actor_id").astype(int)
    assert matrix.index.map(unmarked).tolist() == found["actors"]["actor_id"].map(unmarked).tolist()
    assert [unmarked(name) for name in matrix.columns] == found["concepts"]["concept_id"].map(unmarked).tolist()
    counted = found["statements"].groupby(["actor_id", "concept_id"])["document_id"].nunique()
    expected = {pair: int(number) for pair, number in counted.items()}
    told = {(a, c): int(n) for a, row in matrix.iterrows() for c, n in row.items() if n}
    assert told == expected


def test_actors_and_concepts_are_told_once(data: Dataset) -> None:
    """Ids are unique, and every one that a statement names is there."""
    found = frames(data)
    for table, column in (("actors", "actor_id"), ("concepts", "concept_id")):
        assert found[table][column].is_unique
        assert set(found["statements"][column]) <= set(found[table][column])


def test_a_withdrawn_signature_is_no_statement(data: Dataset) -> None:
    """As many actors speak in a letter as signatures stand there."""
    standing = {(row.letter_id, row.organization or row.person) for row in data.signatures() if row.stands}
    statements = frames(data)["statements"]
    spoken = set(zip(statements["document_id"], map(unmarked, statements["actor_id"]), strict=True))
    assert len(spoken) <= len(standing)

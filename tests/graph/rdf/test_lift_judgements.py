from dataclasses import replace

from tests.factory import clusters, dataset, letter, org, person
from undersigned.graph.judgements import Judgement
from undersigned.graph.network import incidence, tables, to_networkx
from undersigned.graph.rdf import Dataset, validate

UND = "https://w3id.org/undersigned/ns#"
SAID = Judgement(
    "correct", "apec", "PEN", "correct", "seen", (), "A", "2024-05-02", "signatory", (("acronym", "P"), ("role", ""))
)


def withdrawn(*, since: str | None = "2022-03") -> Dataset:
    """Two letters by two organizations; one withdrew from the first."""
    first = letter("apec", signed_by=[org("PEN"), person("Ann Lee", of="Doors")])
    gone = replace(first.signatories[0], status="withdrawn", withdrawn=since)
    return dataset(
        replace(first, signatories=(gone, *first.signatories[1:])), letter("g20", signed_by=[org("PEN"), org("Doors")])
    )


def values(data: Dataset, predicate: str) -> set[str]:
    """The values of one of our predicates."""
    return {each.object.value for each in data.statements() if each.predicate == f"{UND}{predicate}"}


def test_a_withdrawn_signature_stays_in_the_list_and_counts_for_nobody() -> None:
    """It is there with its status and date; the shortcut of who signed, the tables and co-signing leave it out."""
    data = withdrawn()
    row, other = [each for each in data.signatures() if each.letter_id == "apec"]
    assert (row.status, row.withdrawn, row.stands) == ("withdrawn", "2022-03", False)
    assert (other.status, other.withdrawn, other.stands) == ("signed", None, True)
    assert validate(data).conforms
    assert [letter.found_count for letter in data.letters()] == [2, 2]
    network = incidence(data)
    assert {
        agent.rpartition("/")[2]: network.matrix.toarray()[at].tolist() for at, agent in enumerate(network.agents)
    } == {"pen": [0, 1], "doors": [1, 1]}
    signed = tables(data)
    counted = dict(zip(signed["organizations"]["organization"], signed["organizations"]["letters"], strict=True))
    assert counted == {"PEN": 1, "Doors": 2, "The White House": 0}
    assert list(signed["signatures"]["status"]) == ["withdrawn", "signed", "signed", "signed"]
    kinds = {told["kind"] for _, _, told in to_networkx(data).edges(data=True)}
    assert {"signed", "withdrew"} <= kinds
    assert sum(len(rows["positions"]) for _, _, rows in to_networkx(data, "two-mode").edges(data=True)) == 3


def test_who_withdrew_has_not_signed() -> None:
    """A shortcut that says so is a violation."""
    data = withdrawn(since=None)
    assert validate(data).conforms
    assert not [
        each
        for each in data.statements()
        if each.predicate == f"{UND}signed" and each.subject.endswith("/pen") and each.object.value.endswith("/apec")
    ]


def test_judgements_of_every_kind_are_published_but_what_hides_something() -> None:
    """A reading with its parts, a relation with its date; nothing of what is to be erased."""
    made = letter("apec", signed_by=[org("PEN"), org("Doors")])
    relation = Judgement("relation", "PEN", "Doors", "member of", "seen", (), "A", "2024", since="2020-05")
    erased = Judgement("withdrawn", "apec", "Hidden Name", "erased", "seen", (), "A", "2024")
    data = dataset(made, judgements=[SAID, relation, erased])
    assert values(data, "readAs") == {"acronym: P", "role: "}
    assert values(data, "field") == {"signatory"}
    assert values(data, "since") == {"2020-05"}
    assert values(data, "verdict") == {"correct", "member of"}
    assert validate(data).conforms
    assert clusters(made).judgements == ()

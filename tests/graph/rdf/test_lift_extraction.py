"""What read a letter, by which rules and from which files, is said beside what was read."""

import pytest

from tests.factory import BASE, RULE, dataset, letter, org
from undersigned.data import reference
from undersigned.graph.extract import confidence
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_extraction import software_version
from undersigned.graph.rdf.names import PROV, RDFS, SCHEMA, UND, A
from undersigned.graph.rdf.rows import Term

IRIS = Iris(BASE)
SOFTWARE = f"{BASE}software/undersigned"


def values(data: Dataset, subject: str, predicate: str) -> set[str]:
    """All values of a predicate."""
    return {each.object.value for each in data.statements() if (each.subject, each.predicate) == (subject, predicate)}


def test_the_graph_of_a_letter_was_made_by_reading_its_text() -> None:
    """One activity a letter, of the software, which used the text and the rules that read something in it."""
    data = dataset(letter(signed_by=[org("A")], supplied=[("publisher", "PEN")]))
    activity = f"{BASE}letter/apec/extraction"
    assert values(data, f"{BASE}letter/apec/graph", PROV["wasGeneratedBy"].value) == {activity}
    assert values(data, activity, A.value) == {PROV["Activity"].value}
    assert values(data, activity, PROV["wasAssociatedWith"].value) == {SOFTWARE}
    assert values(data, activity, PROV["used"].value) == {
        f"{BASE}letter/apec/text",
        f"{BASE}letter/apec/metadata",
        IRIS.rule(RULE),
        IRIS.rule("supplied by a person"),
    }


def test_the_files_beside_a_letter_were_used_too(everything: Dataset) -> None:
    """A table of signatories is a part of what was read."""
    used = values(everything, f"{BASE}letter/plea/extraction", PROV["used"].value)
    assert {f"{BASE}letter/plea/text", f"{BASE}letter/plea/attachment/1"} <= used


@pytest.mark.parametrize("name", ["everything", "example"])
def test_the_word_for_a_rule_leads_to_the_rule(name: str, request: pytest.FixtureRequest) -> None:
    """Every rule that a finding names is a prov:Plan of that label, and the reading of its letter used it; no other."""
    data: Dataset = request.getfixturevalue(name)
    statements = [*data.statements()]
    plans = {each.subject for each in statements if each[1:3] == (A.value, Term("iri", PROV["Plan"].value))}
    labels = {each.object.value: each.subject for each in statements if each.predicate == RDFS["label"].value}
    named = {(each.graph, each.object.value) for each in statements if each.predicate == UND["rule"].value}
    assert {labels[rule] for _, rule in named} == plans
    used = {
        (each.graph, each.object.value)
        for each in statements
        if each.predicate == PROV["used"].value and each.object.value.startswith(f"{BASE}rule/")
    }
    assert used == {(graph, labels[rule]) for graph, rule in named}


def test_a_rule_says_what_it_reads_and_how_far_it_is_trusted(example: Dataset) -> None:
    """The sentence and the confidence are those of docs/rules.md; confidence is a rule's own, not that of a finding."""
    table = reference("rules")
    assert isinstance(table, dict)
    assert isinstance(table["rules"], dict)
    node = IRIS.rule("organization-line")
    assert values(example, node, RDFS["comment"].value) == {table["rules"]["organization-line"]}
    assert values(example, node, UND["confidence"].value) == {str(confidence("organization-line"))}


def test_every_rule_of_real_letters_says_what_it_reads(example: Dataset) -> None:
    """Also what people stated, which is no rule of extraction; that has no confidence of its own."""
    rules = {each.subject for each in example.statements() if each.subject.startswith(f"{BASE}rule/")}
    assert IRIS.rule("fact sheet") in rules
    assert [rule for rule in rules if not values(example, rule, RDFS["comment"].value)] == []
    assert values(example, IRIS.rule("fact sheet"), UND["confidence"].value) == set()


def test_the_software_has_its_version(everything: Dataset) -> None:
    """It is said once, so that a new version changes the description and no letter."""
    assert values(everything, SOFTWARE, SCHEMA["softwareVersion"].value) == {software_version()}
    said = {each.graph for each in everything.statements() if each.subject == SOFTWARE}
    assert said == {f"{BASE}graph/description"}


@pytest.mark.parametrize("name", ["everything", "example"])
def test_all_that_is_said_about_a_letter_is_in_its_graph(name: str, request: pytest.FixtureRequest) -> None:
    """Whatever is said of a letter, of a part of it, or of who signed it; a further posting adds to its letter."""
    data: Dataset = request.getfixturevalue(name)
    postings: dict[str, set[str]] = {row.iri: {f"{row.iri}/graph"} for row in data.letters()}
    for row in data.versions():
        postings[row.iri] = {f"{row.iri}/graph"}
        postings[IRIS.letter(row.version_of or "")].add(f"{row.iri}/graph")
    about = 0
    for each in data.statements():
        spoken_of = each.object.value if each.predicate == UND["signed"].value else each.subject
        if spoken_of.startswith(f"{BASE}letter/"):
            letter_iri = "/".join(spoken_of.split("/")[: BASE.count("/") + 2])
            about += 1
            assert each.graph in postings[letter_iri], each
    assert about > 500


def test_dropping_the_graph_of_a_letter_leaves_nothing_of_it(everything: Dataset) -> None:
    """What is left speaks of the letter only in judgements and in the description, which are made anew."""
    graph = f"{BASE}letter/climate/graph"
    rest = [each for each in everything.statements() if each.graph != graph]
    assert len(rest) < len(everything)
    assert not [each for each in rest if each.subject.startswith(f"{BASE}letter/climate")]
    told = {each.graph for each in rest if each.object.value.startswith(f"{BASE}letter/climate")}
    assert told <= {f"{BASE}graph/description", f"{BASE}graph/judgements"}

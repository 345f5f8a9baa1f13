"""A dataset says of itself what it holds, how it was made, and where it is; and what it says is so."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from tests.factory import BASE, dataset, letter, org
from undersigned.graph.rdf import Dataset, validate
from undersigned.graph.rdf.agreement import find_disagreements
from undersigned.graph.rdf.counts import Counts, Tally
from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_description import FILES, Description, description_of, lift_description, part_name
from undersigned.graph.rdf.listing import EXPORTED, listed
from undersigned.graph.rdf.names import DCAT, DCT, PREFIXES, PROV, UND, VOID, A

DESCRIPTION = f"{BASE}graph/description"
NODE = f"{BASE}dataset"


@cache
def said(data: Dataset) -> Mapping[tuple[str, str], set[str]]:
    """Subject and predicate to all values."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for each in data.statements():
        found[each.subject, each.predicate].add(each.object.value)
    return found


def values(data: Dataset, subject: str, predicate: str) -> set[str]:
    """All values of a predicate."""
    return said(data).get((subject, predicate), set())


def quads(data: Dataset, *, graphs: bool = True) -> list[Quad]:
    """The triples as pyoxigraph has them, with or without their graphs."""
    found = parse("\n".join(data.quads()).encode(), format=RdfFormat.N_QUADS)
    return [each if graphs else Quad(each.subject, each.predicate, each.object) for each in found]


@pytest.mark.parametrize("name", ["everything", "example"])
def test_every_class_and_property_is_counted(name: str, request: pytest.FixtureRequest) -> None:
    """Each makes up a part of the dataset, under an IRI of its own, and no other part is described."""
    data: Dataset = request.getfixturevalue(name)
    inside = [each for each in data.statements() if each.graph != DESCRIPTION]
    classes = Counter(each.object.value for each in inside if each.predicate == A.value)
    properties = Counter(each.predicate for each in inside)
    for link, what, count, held in (
        ("classPartition", "class", "entities", classes),
        ("propertyPartition", "property", "triples", properties),
    ):
        parts = values(data, NODE, VOID[link].value)
        counted = {
            next(iter(values(data, part, VOID[what].value))): int(next(iter(values(data, part, VOID[count].value))))
            for part in parts
        }
        assert counted == held
        assert len(parts) == len(held)
    assert values(data, NODE, VOID["triples"].value) == {str(len(inside))}
    assert values(data, NODE, VOID["entities"].value) == {str(len(data.entities()))}
    assert values(data, NODE, UND["letters"].value) == {str(len([*data.letters()]))}
    assert values(data, NODE, UND["signatures"].value) == {str(len([*data.signatures(again=True)]))}


def test_a_dataset_says_how_it_was_made_and_nothing_of_when(example: Dataset) -> None:
    """The build used the text of every letter; there is no time, so that two builds are the same bytes."""
    build = f"{BASE}dataset/build"
    texts = {value for row in example.letters() for value in values(example, row.iri, PROV["hadPrimarySource"].value)}
    assert values(example, NODE, PROV["wasGeneratedBy"].value) == {build}
    assert values(example, build, PROV["used"].value) == texts
    assert values(example, build, PROV["wasAssociatedWith"].value) == {f"{BASE}software/undersigned"}
    described = [each for each in example.statements() if each.graph == DESCRIPTION]
    assert not [each for each in described if (each.object.datatype or "").endswith(("date", "dateTime"))]


def test_a_dataset_names_what_it_conforms_to_its_vocabularies_and_examples(everything: Dataset) -> None:
    """Ontology and shapes; the vocabularies of which it has terms; a letter and what is found in letters."""
    assert values(everything, NODE, DCT["conformsTo"].value) == {UND.iri, "https://w3id.org/undersigned/shapes#"}
    vocabularies = values(everything, NODE, VOID["vocabulary"].value)
    assert vocabularies == {*PREFIXES.values()} - {PREFIXES[each] for each in ("xsd", "void", "dcat")}
    shown = values(everything, NODE, VOID["exampleResource"].value)
    assert f"{BASE}letter/climate" in shown
    assert f"{BASE}letter/climate/signature/1" in shown
    spoken_of = {each.subject for each in everything.statements()}
    assert shown <= spoken_of


def test_only_files_that_a_build_leaves_are_distributions(everything: Dataset) -> None:
    """Each with the IRI of its media type; an endpoint is named only where one is configured."""
    files = {f"{BASE}dataset.ttl", f"{BASE}dataset.nq"}
    assert (
        values(everything, NODE, DCAT["distribution"].value)
        == files
        == values(everything, NODE, VOID["dataDump"].value)
    )
    media = "https://www.iana.org/assignments/media-types/text/turtle"
    assert values(everything, f"{BASE}dataset.ttl", DCAT["mediaType"].value) == {media}
    assert values(everything, NODE, VOID["sparqlEndpoint"].value) == set()


def test_a_dataset_names_the_files_that_it_is_told(everything: Dataset) -> None:
    """An export has other files than a build, and one file alone names none; nothing else changes, nor does a count."""
    whole = {*everything.quads()}
    alone, every = listed(everything, {}), listed(everything, EXPORTED)
    assert {*listed(everything, FILES).quads()} == whole
    assert {*alone.quads()} < whole < {*every.quads()}
    assert values(alone, NODE, DCAT["distribution"].value) == values(alone, f"{NODE}.ttl", A.value) == set()
    assert values(every, NODE, DCAT["distribution"].value) == {f"{NODE}.{suffix}" for suffix in EXPORTED}
    assert [*find_disagreements(alone.statements(), BASE)] == [*find_disagreements(every.statements(), BASE)] == []
    assert {*everything.quads()} == whole


@pytest.mark.parametrize(
    ("endpoint", "told"),
    [
        ("https://example.org/sparql", True),
        ("http://127.0.0.1:7878/query", False),
        ("http://localhost/query", False),
        ("http://[::1]/query", False),
        ("http://192.168.1.5/query", False),
        ("https://me:secret@example.org/sparql", False),
        ("https://example.org/sparql?apikey=secret", False),
        ("http://store/query", False),
        ("sparql", False),
    ],
)
def test_an_endpoint_is_told_where_others_can_ask_it(endpoint: str, *, told: bool) -> None:
    """Not one on the publisher's own machine, and nothing that could be a password."""
    graph = GraphWriter(DESCRIPTION)
    lift_description(graph, Iris(BASE), Description("", "", Counts({}, {}, (), (), ()), endpoint=endpoint))
    said = [str(quad.object) for quad in graph if quad.predicate == VOID["sparqlEndpoint"]]
    assert said == ([f"<{endpoint}>"] if told else [])


@pytest.mark.parametrize("graphs", [True, False])
def test_a_finished_dataset_is_described_alike(everything: Dataset, *, graphs: bool) -> None:
    """From its triples alone, with or without named graphs; what was described before does not count."""
    found = description_of(quads(everything, graphs=graphs), Iris(BASE), title="Everything", licence="CC0-1.0")
    before = {each for each in quads(everything) if str(each.graph_name) == f"<{DESCRIPTION}>"}
    assert {*found} == before


def test_counting_does_not_depend_on_the_order() -> None:
    """Nor on how the triples are handed over."""
    some = quads(dataset(letter("b", signed_by=[org("A")]), letter("a", signed_by=[org("B")])))
    one, other = Tally(), Tally()
    one.add_quads(some)
    for quad in reversed(some):
        other.add_quads([quad])
    assert one.counts() == other.counts()
    assert [*one.counts().properties] == sorted(one.counts().properties)
    assert one.counts().letters == 2


def test_parts_of_classes_have_names_of_their_own(example: Dataset) -> None:
    """Two terms never share one, also where a partner's namespace begins like one of ours."""
    terms = {each.predicate for each in example.statements()} | {"https://schema.org/a/b", "https://schema.org/a"}
    assert len({part_name(term) for term in terms}) == len(terms)


@pytest.mark.parametrize(
    ("node", "predicate"),
    [
        (NODE, VOID["triples"]),
        (NODE, VOID["entities"]),
        (NODE, VOID["classes"]),
        (NODE, VOID["properties"]),
        (NODE, UND["letters"]),
        (NODE, UND["signatures"]),
        (f"{BASE}dataset/class/und-Ask", VOID["entities"]),
        (f"{BASE}dataset/property/und-asks", VOID["triples"]),
    ],
)
def test_a_wrong_count_is_found(node: str, predicate: NamedNode, everything: Dataset, tmp_path: Path) -> None:
    """Whatever the dataset says it holds is held against what it holds."""
    start = f'<{node}> {predicate} "'
    lines = [line.replace(start, f"{start}1") if line.startswith(start) else line for line in everything.quads()]
    file = tmp_path / "wrong.nq"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    violations = [*find_disagreements(Dataset.read(file).statements(), BASE)]
    assert [(each.focus, each.path) for each in violations] == [(node, predicate.value)]
    assert violations[0].message.startswith("The number of ")


def test_a_file_that_was_cut_off_is_found(everything: Dataset, tmp_path: Path) -> None:
    """Losing a line that no shape asks for does not go unnoticed; nor in a file without named graphs."""
    lines = [line for line in everything.quads() if "skos/core#altLabel" not in line]
    assert len(lines) < len([*everything.quads()])
    file = tmp_path / "cut.nq"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    messages = [each.message for each in validate(Dataset.read(file)).violations]
    assert any(each.startswith("The number of triples beside the description") for each in messages)

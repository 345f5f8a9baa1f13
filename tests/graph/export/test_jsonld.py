import json
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exported import exported
from tests.factory import dataset, letter, org, person, to
from tests.graph.export.test_export import made_of, quads, sample
from undersigned.graph.export import export
from undersigned.graph.export.jsonld_framed import CONTEXT, PARTS
from undersigned.graph.rdf import Dataset

pyld = pytest.importorskip("pyld.jsonld", reason="PyLD is not here (pip install undersigned[test])")


@pytest.fixture(autouse=True, scope="module")
def _nothing_is_fetched() -> Iterator[None]:
    """PyLD may load nothing: a context that is not inline would fail the test."""

    def refuse(url: str, _options: object) -> object:
        raise AssertionError(f"asked for {url}")

    before = pyld.get_document_loader()
    pyld.set_document_loader(refuse)
    yield
    pyld.set_document_loader(before)


def rich() -> Dataset:
    """Letters with all that the nested form has a place for."""
    return dataset(
        letter(
            title='A "joint" letter\n人权',
            date="2022-08",
            url="https://example.org/apec",
            kind="open letter",
            claimed=(4, "organizations"),
            cc=[to("Jo Ann", position="Secretary")],
            signed_by=[
                org("Hong Kong Watch", acronym="HKW", country="UK"),
                person("Jo Ann", of="PEN America", role="Director"),
                person("A. B.", of="X", individual=True),
                *(org(f"Organization {n}") for n in range(9)),
            ],
            detainees=["Gao Zhisheng"],
            regions=["Tibet"],
            asks=["Open Tibet to the press.", "Free Gao Zhisheng."],
        ),
        letter("climate", date="2021-02-03", signed_by=[org("PEN America")], addressees=[]),
        letter("zero", title=None, addressees=[]),
    )


def quads_of(document: object) -> set[str]:
    """What PyLD makes of a document, in canonical lines."""
    text: str = pyld.to_rdf(document, {"format": "application/n-quads"})
    return set(made_of(list(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))).quads())


def triples_of(lines: set[str]) -> set[str]:
    """The lines without their graphs."""
    return {str(quad.triple) for quad in ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)}


@settings(max_examples=25)
@given(st.lists(quads, max_size=12))
def test_pyld_reads_back_what_went_in(triples: list[ox.Quad]) -> None:
    """Whatever the words and the IRIs, each in its graph."""
    data = made_of(triples)
    assert quads_of(json.loads(exported(data, "jsonld"))) == set(data.quads())


def test_a_prefix_that_is_also_a_scheme_is_not_used() -> None:
    """<org:x> is an IRI of its own, which the prefix org: would make another of."""
    triple = ox.Quad(ox.NamedNode("org:x"), ox.NamedNode("http://www.w3.org/ns/org#member"), ox.NamedNode("schema:y"))
    text = exported(made_of([triple]), "jsonld")
    assert quads_of(json.loads(text)) == set(made_of([triple]).quads())
    assert set(json.loads(text)["@context"]) & {"org", "schema"} == set()


def test_graphs_are_blocks_and_the_context_stands_inside() -> None:
    """One block for each letter's graph, and prefixes only."""
    document = json.loads(exported(sample(), "jsonld"))
    assert {"letter/apec/graph", "graph/entities"} <= {
        block["@id"].removeprefix(sample().base) for block in document["@graph"] if "@graph" in block
    }
    assert all(isinstance(value, str) and value.startswith("http") for value in document["@context"].values())


def test_the_nested_form_says_triples_of_the_dataset_and_no_others() -> None:
    """It is valid JSON-LD: PyLD and pyoxigraph expand it alike."""
    data = rich()
    content = export(data, "jsonld-framed")["letters.jsonld"]
    said = quads_of(json.loads(content))
    assert said == set(made_of(list(ox.parse(content, format=ox.RdfFormat.JSON_LD))).quads())
    assert len(said) > 200
    assert triples_of(said) < triples_of(set(data.quads()))


def test_the_frame_makes_the_same_of_the_whole_dataset() -> None:
    """PyLD's framing of the dataset with our frame, triple by triple what the nested form says."""
    files = export(rich(), "jsonld-framed")
    framed = pyld.frame(json.loads(exported(rich(), "jsonld")), json.loads(files["frame.jsonld"]))
    assert quads_of(framed) == quads_of(json.loads(files["letters.jsonld"]))


def test_the_nested_form_can_be_read_without_rdf() -> None:
    """Names, places in the list, and the words that say so, where one looks for them."""
    first, second, third = json.loads(export(rich(), "jsonld-framed")["letters.jsonld"])["@graph"]
    assert (first["identifier"], first["title"]["value"]) == ("apec", 'A "joint" letter\n人权')
    assert first["claimedSignatoryCount"] == 4
    assert [each["position"] for each in first["signatures"]] == list(range(1, 13))
    signature = first["signatures"][1]
    assert signature["signatory"]["name"] == "Jo Ann"
    assert signature["onBehalfOf"]["name"] == "PEN America"
    assert signature["evidence"][0]["selector"]["exact"].startswith("Jo Ann")
    assert [each["recipient"]["name"] for each in first["addressees"]] == ["Joseph R. Biden", "Jo Ann"]
    assert {each["entity"]["name"] for each in first["mentions"]} == {"Tibet", "Gao Zhisheng"}
    assert first["asks"][0]["concerns"][0]["name"] == "Tibet"
    assert second["date"] == "2021-02-03"
    assert all(third[name] == [] for name in PARTS)


def test_the_context_is_a_file_of_its_own_too() -> None:
    """The same in each file, and never an address."""
    files = export(rich(), "jsonld-framed")
    assert {name: json.loads(content)["@context"] for name, content in files.items()} == dict.fromkeys(
        ["letters.jsonld", "context.jsonld", "frame.jsonld"], json.loads(json.dumps(CONTEXT))
    )


def test_the_order_of_the_triples_plays_no_part() -> None:
    """The same files of the same triples."""
    data = rich()
    backwards = made_of(list(ox.parse("\n".join(data.quads()).encode(), format=ox.RdfFormat.N_QUADS))[::-1])
    for name in ("jsonld", "jsonld-framed"):
        assert export(backwards, name) == export(data, name)


def test_real_datasets_lose_nothing(data: Dataset) -> None:
    """All triples in their graphs, and trees that say nothing else."""
    everything = set(data.quads())
    text = exported(data, "jsonld")
    again = ox.Store()
    again.extend(ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD))
    assert set(Dataset(again, base=data.base, title="", licence="").quads()) == everything
    trees = export(data, "jsonld-framed")["letters.jsonld"]
    said = {str(quad.triple) for quad in ox.parse(trees, format=ox.RdfFormat.JSON_LD)}
    assert said < triples_of(everything)

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from tests.exported import exported, exported_file
from tests.factory import BASE, dataset, letter, org, person
from tests.hash_seeds import SEEDS, said_with
from undersigned.graph.errors import OutputError
from undersigned.graph.export import FORMATS
from undersigned.graph.rdf import Dataset, Statement
from undersigned.graph.rdf.terms import written

SYNTAX = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""The formats that lose nothing, or nothing but the graphs."""
RDFLIB = {"jsonld": "json-ld"}
"""What rdflib calls a format, where it has a name of its own for it."""
XSD = "http://www.w3.org/2001/XMLSchema#"
G = f"{BASE}graph/g"

# rdflib trips over its own deprecations when it parses several graphs.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "",
        '"',
        "'",
        '"""',
        "\\",
        "\\n",
        "\n",
        "\r\n",
        "\t",
        "\x00\x01\x1f\x7f\x80\x85\u2028",
        "ends with \\",
        'ends with "',
        "\ufeff",
        "𝔘",
    ]
)
iris = st.sampled_from(
    [
        BASE,
        f"{BASE}letter/apec",
        f"{BASE}letter/apec/text#char=3,9",
        f"{BASE}letter/apec/../climate",
        f"{BASE}letter//apec",
        f"{BASE}letter/.",
        f"{BASE}a:b",
        f"{BASE}a?b=c",
        f"{BASE}#fragment",
        f"{BASE}organization/%E4%BA%BA",
        f"{BASE}organization/人权",
        f"{BASE}x/(y)",
        f"{BASE}-x",
        BASE.removesuffix("/"),
        "https://w3id.org/undersigned/ns#Signature",
        "https://w3id.org/undersigned/ns#",
        "https://w3id.org/undersigned/ns#a/b",
        "https://w3id.org/undersigned/ns#1a",
        "https://w3id.org/undersigned/ns#a.",
        "https://w3id.org/undersigned/ns#ä",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "https://schema.org/Person",
        "urn:isbn:0451450523",
        "mailto:a@example.org",
        "http://example.org/a'b!c$d*e;f",
    ]
)
literals = st.one_of(
    texts.map(ox.Literal),
    st.tuples(texts, st.sampled_from(["en", "de", "zh-hant", "de-1996"])).map(
        lambda t: ox.Literal(t[0], language=t[1])
    ),
    st.integers().map(lambda n: ox.Literal(str(n), datatype=ox.NamedNode(f"{XSD}integer"))),
    st.sampled_from(["0.99", "1", "-0.5", "0.00001"]).map(
        lambda n: ox.Literal(n, datatype=ox.NamedNode(f"{XSD}decimal"))
    ),
    st.sampled_from(["true", "false"]).map(lambda b: ox.Literal(b, datatype=ox.NamedNode(f"{XSD}boolean"))),
    st.dates().map(lambda d: ox.Literal(d.isoformat(), datatype=ox.NamedNode(f"{XSD}date"))),
    st.sampled_from(["2022-08", "1999-12"]).map(lambda d: ox.Literal(d, datatype=ox.NamedNode(f"{XSD}gYearMonth"))),
    texts.map(lambda t: ox.Literal(t, datatype=ox.NamedNode("http://example.org/own"))),
)
nodes = iris.map(ox.NamedNode)
quads = st.builds(
    ox.Quad, nodes, nodes, nodes | literals, st.sampled_from([ox.NamedNode(G), ox.NamedNode("http://e/g")])
)


def made_of(triples: list[ox.Quad]) -> Dataset:
    """A dataset of exactly these triples."""
    store = ox.Store()
    store.extend(triples)
    return Dataset(store, base=BASE, title="", licence="")


def content(data: Dataset, *, graphs: bool) -> set[Statement]:
    """The triples, with or without their graphs."""
    return {statement if graphs else statement._replace(graph=None) for statement in data.statements()}


def sample() -> Dataset:
    """A letter with every kind of signature, quotation marks and a line break among them."""
    return dataset(
        letter(
            title='Joint Letter: "Open Tibet"\\now',
            date="2022-08",
            signed_by=[org("Hong Kong Watch", acronym="HKW"), person("Jo Ann", of="PEN America"), org("人权观察")],
            regions=["Tibet"],
            asks=["Open Tibet to the press."],
        ),
        letter("climate", signed_by=[org("PEN America")], addressees=[]),
    )


@pytest.mark.parametrize("name", SYNTAX)
@settings(deadline=None)
@given(st.lists(quads, max_size=12))
@example([ox.Quad(ox.NamedNode(f"{BASE}a"), ox.NamedNode("http://e/p"), ox.Literal("9" * 5000), ox.NamedNode(G))])
def test_pyoxigraph_reads_back_what_went_in(name: str, triples: list[ox.Quad]) -> None:
    """Whatever the words and the IRIs, in every format."""
    data = made_of(triples)
    again = made_of(list(ox.parse(exported(data, name).encode(), format=SYNTAX[name])))
    assert content(again, graphs=FORMATS[name].graphs) == content(data, graphs=FORMATS[name].graphs)


@pytest.mark.parametrize("name", SYNTAX)
@settings(max_examples=40, deadline=None)
@given(st.lists(quads, max_size=12))
def test_rdflib_reads_back_what_went_in(name: str, triples: list[ox.Quad]) -> None:
    """The same set of triples, in each graph, term by term."""
    data = made_of(triples)
    graphs = FORMATS[name].graphs
    read = rdflib.Dataset() if graphs else rdflib.Graph()
    read.parse(data=exported(data, name), format=RDFLIB.get(name, name))
    found = {
        tuple(quad) if graphs else (*quad, None)
        for quad in (read.quads() if isinstance(read, rdflib.Dataset) else read)
    }
    expected = {
        (
            rdflib.URIRef(s.subject),
            rdflib.URIRef(s.predicate),
            rdflib.URIRef(s.object.value)
            if s.object.kind == "iri"
            else rdflib.Literal(s.object.value, lang=s.object.language, datatype=s.object.datatype),
            rdflib.URIRef(s.graph) if graphs and s.graph is not None else None,
        )
        for s in data.statements()
    }
    assert found == expected


@pytest.mark.parametrize("name", SYNTAX)
def test_a_real_dataset_is_isomorphic_after_the_journey(name: str) -> None:
    """The comparison of rdflib agrees that nothing was lost or added."""
    data = sample()
    read = rdflib.Dataset(default_union=True) if FORMATS[name].graphs else rdflib.Graph()
    read.parse(data=exported(data, name), format=RDFLIB.get(name, name))
    flat, whole = rdflib.Graph(), rdflib.Graph()
    for triple in read.triples((None, None, None)):
        flat.add(triple)
    whole.parse(data="".join(f"<{s}> <{p}> {written(o)} .\n" for s, p, o, _ in data.statements()), format="nt")
    assert len(whole) == len(data)
    assert isomorphic(flat, whole)


@pytest.mark.parametrize("name", SYNTAX)
def test_what_was_exported_is_read_as_the_same_dataset(name: str, data: Dataset, tmp_path: Path) -> None:
    """Every quad where graphs are kept, every triple elsewhere; base, title and licence; and its own bytes again."""
    again = Dataset.read(exported_file(data, name, tmp_path))
    assert content(again, graphs=FORMATS[name].graphs) == content(data, graphs=FORMATS[name].graphs)
    assert (again.base, again.title, again.licence) == (data.base, data.title, data.licence)
    assert exported(again, name) == exported(data, name)


def test_a_blank_node_is_refused() -> None:
    """It has no name to be written with twice; words that look like one are words."""
    a, p = ox.NamedNode(f"{BASE}a"), ox.NamedNode("http://e/p")
    for triple in (ox.Quad(ox.BlankNode(), p, a), ox.Quad(a, p, ox.BlankNode()), ox.Quad(a, p, a, ox.BlankNode())):
        for name in SYNTAX:
            with pytest.raises((ValueError, TypeError), match=r"blank|IRIs and literals only"):
                exported(made_of([triple]), name)
    assert "_:b" in exported(made_of([ox.Quad(a, p, ox.Literal(" _:b , _:c"))]), "turtle")


@pytest.mark.parametrize("name", SYNTAX)
def test_the_same_triples_give_the_same_bytes(name: str) -> None:
    """Whatever order they came in."""
    data = sample()
    triples = list(ox.parse("\n".join(data.quads()).encode(), format=ox.RdfFormat.N_QUADS))
    assert exported(made_of(triples[::-1]), name) == exported(made_of(triples), name) == exported(data, name)


def test_chance_plays_no_part() -> None:
    """Three processes with three hash seeds write the same bytes in every format."""
    script = (
        "import hashlib\n"
        "from tests.graph.export.test_export import SYNTAX, exported, sample\n"
        "print([hashlib.sha256(exported(sample(), name).encode()).hexdigest() for name in SYNTAX])\n"
    )
    said = {said_with(script, seed) for seed in SEEDS}
    assert len(said) == 1
    assert len(re.findall(r"[0-9a-f]{64}", said.pop())) == len(SYNTAX)


def test_turtle_can_be_read_by_people() -> None:
    """Prefixes, short IRIs, types first, a fact a line, the second signature before the tenth."""
    text = exported(dataset(letter(signed_by=[org(f"Organization {n}") for n in range(1, 12)])), "turtle")
    assert text.startswith(f"@base <{BASE}> .\n@prefix dcat: ")
    assert '\n<letter/apec/signature/2>\n\ta und:Signature ;\n\tund:capacity "organization" ;\n' in text
    assert "\n<letter/apec>\n\ta schema:Message, und:JointLetter ;\n" in text
    assert text.index("<letter/apec/signature/2>\n") < text.index("<letter/apec/signature/10>\n")
    assert "\tund:confidence 0.99 ;\n\tund:evidence <letter/apec/text#char=" in text
    assert "_:" not in text
    assert "[" not in text


def test_trig_keeps_a_graph_for_each_letter() -> None:
    """And those of entities, judgements and the description."""
    text = exported(sample(), "trig")
    assert re.findall(r"^<(.*)> \{$", text, re.MULTILINE) == [
        "graph/description",
        "graph/entities",
        "letter/apec/graph",
        "letter/climate/graph",
    ]


def test_nquads_are_the_lines_of_the_dataset() -> None:
    """One triple a line, sorted, so that two versions can be compared line by line."""
    data = sample()
    text = exported(data, "nquads")
    assert text.split("\n") == [*data.quads(), ""]


def test_an_odd_base_is_written_in_full() -> None:
    """Relative IRIs are for bases that every tool resolves alike."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:corpus/a"), ox.NamedNode("http://e/p"), ox.NamedNode("urn:corpus/../b")))
    text = exported(Dataset(store, base="urn:corpus/", title="", licence=""), "turtle")
    assert "@base" not in text
    assert "<urn:corpus/a>\n\t<http://e/p> <urn:corpus/../b> .\n" in text


def test_a_file_without_graphs_exports_as_trig_too(tmp_path: Path) -> None:
    """A Turtle file read back has no named graphs, and keeps having none."""
    file = tmp_path / "dataset.ttl"
    file.write_text(exported(sample(), "turtle"), "utf-8")
    again = Dataset.read(file)
    assert "{" not in re.sub(r'"[^"]*"', "", exported(again, "trig"))
    assert exported(again, "turtle") == exported(sample(), "turtle")


def test_an_unknown_format_names_those_there_are() -> None:
    """One line, what was asked for and what can be had."""
    with pytest.raises(OutputError, match="no format is named 'rdfxml'; choose one of turtle, trig, nquads"):
        exported(sample(), "rdfxml")


def test_a_hundred_thousand_triples_are_written_in_seconds() -> None:
    """Nothing in the writers grows faster than the dataset."""
    store = ox.Store()
    p = ox.NamedNode("https://w3id.org/undersigned/ns#namedAs")
    store.bulk_extend(
        ox.Quad(
            ox.NamedNode(f"{BASE}letter/l{n % 100}/signature/{n}"),
            p,
            ox.Literal(f"Organization {n % 700}-{m}"),
            ox.NamedNode(G),
        )
        for n in range(25_000)
        for m in range(4)
    )
    data = Dataset(store, base=BASE, title="", licence="")
    for name in SYNTAX:
        before = time.process_time()
        assert len(exported(data, name)) > 3_500_000
        assert time.process_time() - before < 20, name


@pytest.mark.parametrize("name", SYNTAX)
def test_the_oxigraph_server_loads_the_files(name: str, tmp_path: Path) -> None:
    """`oxigraph load` takes every format, and its dump holds every triple."""
    server = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if server is None:
        pytest.skip("no oxigraph server here (pip install oxigraph)")
    data = sample()
    file = exported_file(data, name, tmp_path)
    place = str(tmp_path / "store")
    loaded = subprocess.run([server, "load", "-l", place, "-f", str(file)], capture_output=True, text=True, check=False)
    assert loaded.returncode == 0, loaded.stderr
    dump = tmp_path / "dump.nq"
    subprocess.run([server, "dump", "-l", place, "-f", str(dump)], capture_output=True, check=True)
    again = made_of(list(ox.parse(path=str(dump), format=ox.RdfFormat.N_QUADS)))
    assert content(again, graphs=FORMATS[name].graphs) == content(data, graphs=FORMATS[name].graphs)

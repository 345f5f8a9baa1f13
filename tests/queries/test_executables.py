"""The questions as SHACL executables: read back by rdflib, and run as a client would that knows nothing of us."""

import re
from collections.abc import Mapping

import pyoxigraph
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SDO, SH, SKOS, XSD
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from tests.queries.conftest import Case
from tests.queries.corpora import CASES as ALL_CASES
from tests.queries.corpora import corpora
from tests.queries.test_answers import CASES
from undersigned.graph.errors import QueryError
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.gate import parse_select
from undersigned.graph.rdf.rows import Term
from undersigned.graph.rdf.terms import written
from undersigned.graph.slots import filled
from undersigned.queries import Catalog, executables
from undersigned.queries.binding import typed
from undersigned.queries.executables import BY_VALUES, HOME
from undersigned.queries.head import ParamType, question
from undersigned.queries.names import Names

COMPUTES = {
    "known_from_one_letter",
    "letters_lacking",
    "namesakes",
    "newcomers",
    "officials_by_coalition",
    "organizations_by_official",
    "pairs_by_official",
}
"""Questions that make what they may be given: SHACL binds none of their parameters before they run."""

NOT_BY_RDFLIB = {
    "affiliations",
    "asks_about",
    "letters_by_date",
    "officials_named",
    "people_of_organization",
    "returned_after_years",
    "sources",
    "topics_by_year",
}
"""Questions that rdflib answers otherwise or not at all, with VALUES in their SPARQL too."""


@pytest.fixture(scope="module")
def published() -> rdflib.Graph:
    """The Turtle, as rdflib reads it."""
    return rdflib.Graph().parse(data=executables(Catalog().list()), format="turtle")


def select(published: rdflib.Graph, name: str) -> str:
    """The SPARQL published for a question."""
    return str(published.value(rdflib.URIRef(HOME + name), SH.select, any=False))


def test_every_question_is_listed_as_endpoints_list_examples(published: rdflib.Graph) -> None:
    """The query by which user interfaces find examples finds each question once, with its comment and its SPARQL."""
    found = published.query(
        """SELECT ?name ?comment ?query WHERE {
             ?name a sh:SPARQLExecutable ; a sh:SPARQLSelectExecutable ; rdfs:comment ?comment ;
               sh:select|sh:ask|sh:construct ?query .
           }""",
        initNs={"sh": SH, "rdfs": RDFS},
    )
    listed = {str(row[0]).removeprefix(HOME): str(row[1]) for row in found}  # type: ignore[index]
    assert len(found) == len(listed)
    assert listed == {asked.name: asked.summary for asked in Catalog().list()}


def test_there_are_no_blank_nodes(published: rdflib.Graph) -> None:
    """Two files with the same questions are the same graph, line by line."""
    assert [node for node in published.all_nodes() if isinstance(node, rdflib.BNode)] == []


def test_the_order_of_the_questions_does_not_matter() -> None:
    """The same text for the same questions."""
    asked = Catalog().list()
    assert executables(reversed(asked)) == executables(asked)


def test_label_topic_and_example_are_said(published: rdflib.Graph) -> None:
    """What an endpoint shows beside the SPARQL."""
    node = rdflib.URIRef(HOME + "strongest_pairs")
    asked = Catalog().question("strongest_pairs")
    assert published.value(node, RDFS.label) == rdflib.Literal("strongest pairs", lang="en")
    assert published.value(node, SDO.keywords) == rdflib.Literal("cosigning")
    assert published.value(node, SKOS.example) == rdflib.Literal(asked.example)
    assert "a: an organization\nb: another" in str(published.value(node, SKOS.scopeNote))


@pytest.mark.parametrize("name", [asked.name for asked in Catalog().list()])
def test_every_query_parses_and_passes_the_gate(published: rdflib.Graph, name: str) -> None:
    """What is published runs as it stands in an engine, and is let in by the gate before one."""
    text = select(published, name)
    parse_select(text)
    solutions = pyoxigraph.Store().query(text)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    selected = [variable.value for variable in solutions.variables]
    columns = [column for column, _ in Catalog().question(name).columns]
    assert [column for column in columns if column.removesuffix("_id") not in selected and column not in selected] == []


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)])
def test_values_in_the_published_query_give_what_the_catalog_gives(
    published: rdflib.Graph, small: Dataset, catalog: Catalog, case: Case
) -> None:
    """A client that puts VALUES where the SPARQL waits for them gets the rows of the catalog."""
    name, params, *_ = case
    terms = typed(Catalog().question(name), params, Names(small))
    text = filled(select(published, name), {param: written(term) for param, term in terms.items()})
    assert small.select(text, trusted=True) == small.select(catalog.sparql(name, **params), trusted=True)


def test_what_is_not_to_be_bound_before_says_so(published: rdflib.Graph) -> None:
    """Seven questions; all others may be bound as SHACL does."""
    marked = {str(node).removeprefix(HOME) for node in published.subjects(SKOS.editorialNote)}
    assert marked == COMPUTES
    assert published.value(rdflib.URIRef(f"{HOME}newcomers"), SKOS.editorialNote) == rdflib.Literal(
        BY_VALUES, lang="en"
    )


@pytest.mark.parametrize("name", [asked.name for asked in Catalog().list() if asked.name not in COMPUTES])
def test_subqueries_return_every_parameter(published: rdflib.Graph, name: str) -> None:
    """As SHACL asks of what it binds variables in before it runs."""
    text = select(published, name)
    _, *inner = _selected(translateQuery(parseQuery(text)).algebra)
    assert len(inner) == text.count("SELECT") - 1
    names = {param.name for param in Catalog().question(name).params}
    assert [one for one in inner if not names <= one] == []


def _selected(part: object) -> list[set[str]]:
    """What each SELECT of an algebra returns, the outermost first."""
    if isinstance(part, list | tuple):
        return [found for each in part for found in _selected(each)]
    if not isinstance(part, CompValue):
        return []
    own = [{str(variable) for variable in part.PV}] if part.name == "Project" else []
    return own + [found for value in part.values() for found in _selected(value)]


BOUND = {
    name: (corpus, params)
    for corpus, cases in ALL_CASES.items()
    for name, params, *_ in sorted(cases, key=lambda case: len(case[1]))
    if params and name not in COMPUTES | NOT_BY_RDFLIB
}
"""For every question with a parameter a corpus and values for as many as the cases have."""


@pytest.fixture(scope="module")
def read(small: Dataset) -> Mapping[str, tuple[Dataset, rdflib.Graph]]:
    """The small corpora, in memory and as one graph of rdflib."""
    made = {}
    for name, one in corpora(small).items():
        quads = pyoxigraph.parse("\n".join(one.quads()), pyoxigraph.RdfFormat.N_QUADS)
        lines = pyoxigraph.serialize((quad.triple for quad in quads), format=pyoxigraph.RdfFormat.N_TRIPLES)
        made[name] = (one, rdflib.Graph().parse(data=lines, format="nt"))
    return made


@pytest.mark.parametrize("name", BOUND)
def test_values_bound_before_give_what_the_catalog_gives(
    published: rdflib.Graph, read: Mapping[str, tuple[Dataset, rdflib.Graph]], name: str
) -> None:
    """A client that writes nothing into the SPARQL, and binds its variables as SHACL does, gets the same rows."""
    corpus, params = BOUND[name]
    one, graph = read[corpus]
    terms = typed(Catalog().question(name), params, Names(one))
    bindings = {param: _node(term) for param, term in terms.items()}
    wanted = one.select(Catalog(one).sparql(name, **params), trusted=True)
    found = graph.query(select(published, name), initBindings=bindings)
    columns = [str(variable) for variable in found.vars or ()]
    assert columns == list(wanted.columns)
    rows = [[None if each is None else _plain(str(each)) for each in row] for row in found]  # type: ignore[union-attr]
    assert sorted(map(str, rows)) == sorted(
        str([None if each is None else _plain(each.value) for each in row]) for row in wanted.rows
    )


def _node(term: Term) -> rdflib.term.Identifier:
    if term.kind == "iri":
        return rdflib.URIRef(term.value)
    datatype = None if term.datatype is None else rdflib.URIRef(term.datatype)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def _plain(text: str) -> str:
    """A number as one engine and the other write it."""
    return str(float(text)) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else text


@pytest.mark.parametrize(
    "name", [asked.name for asked in Catalog().list() if any(param.required for param in asked.params)]
)
def test_without_what_it_requires_a_question_has_no_answer(published: rdflib.Graph, small: Dataset, name: str) -> None:
    """A client that gives no value gets nothing, and no rows about everybody."""
    assert small.select(select(published, name), trusted=True).rows == []


@pytest.mark.parametrize(
    "name", [asked.name for asked in Catalog().list() if not any(param.required for param in asked.params)]
)
def test_without_values_a_question_takes_its_defaults(
    published: rdflib.Graph, read: Mapping[str, tuple[Dataset, rdflib.Graph]], name: str
) -> None:
    """A client that runs the SPARQL as it was published gets what the catalog gives without parameters."""
    for one, _ in read.values():
        assert one.select(select(published, name), trusted=True) == one.select(Catalog(one).sparql(name), trusted=True)


def test_prefixes_are_declared(published: rdflib.Graph) -> None:
    """Every prefix that a query uses is declared under one node, which every question names."""
    node = rdflib.URIRef(HOME + "prefixes")
    declared = {
        str(published.value(each, SH.prefix)): str(published.value(each, SH.namespace))
        for each in published.objects(node, SH.declare)
    }
    assert declared["und"] == "https://w3id.org/undersigned/ns#"
    everything = "\n".join(str(text) for text in published.objects(None, SH.select))
    assert all(f"PREFIX {prefix}: <{iri}>" in everything for prefix, iri in declared.items())
    assert {*published.objects(None, SH.prefixes)} == {node}
    und = published.value(rdflib.URIRef(f"{HOME}prefix/und"), SH.namespace)
    assert und == rdflib.Literal(declared["und"], datatype=XSD.anyURI)


def test_parameters_are_described(published: rdflib.Graph) -> None:
    """Type, bounds, default and choices of a parameter are in SHACL's own words."""

    def told(name: str, param: str) -> dict[str, rdflib.term.Node]:
        node = rdflib.URIRef(f"{HOME}{name}/{param}")
        assert node in set(published.objects(rdflib.URIRef(HOME + name), SH.parameter))
        return {str(p).rpartition("#")[2]: o for p, o in published.predicate_objects(node) if p != RDF.type}

    org = told("near_partners", "org")
    assert org["class"] == rdflib.URIRef("http://www.w3.org/ns/org#Organization")
    assert (org["nodeKind"], org["optional"]) == (SH.IRI, rdflib.Literal(False))
    assert org["path"] == rdflib.URIRef(f"{HOME}parameter/org")
    partners = told("near_partners", "partners")
    assert (partners["defaultValue"], partners["minInclusive"]) == (rdflib.Literal(3), rdflib.Literal(1))
    assert (partners["datatype"], partners["optional"]) == (XSD.integer, rdflib.Literal(True))
    assert told("newcomers", "year")["maxInclusive"] == rdflib.Literal(9999)
    assert "class" not in told("signs_on_a_not_b", "a")
    assert told("silent_since", "since")["pattern"] == rdflib.Literal("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
    assert told("judgements", "words")["datatype"] == XSD.string
    choices = Collection(published, told("officials", "how")["in"])
    assert [*choices] == [rdflib.Literal("addressee"), rdflib.Literal("cc")]


def test_the_endpoint_is_named_where_it_is_known() -> None:
    """Each question says where it may be asked; what is no address is refused."""
    text = executables(Catalog().list()[:1], endpoint="http://127.0.0.1:7878/query")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    assert [*graph.objects(None, SDO.target)] == [rdflib.URIRef("http://127.0.0.1:7878/query")]
    odd = rdflib.Graph().parse(data=executables([], endpoint="https://example.org/> <urn:x"), format="turtle")
    assert not [*odd]
    with pytest.raises(QueryError, match="web address"):
        executables(Catalog().list()[:1], endpoint="ftp://example.org/sparql")


def test_odd_signs_survive() -> None:
    """Quotes, backslashes and line ends of a query are read back as they were."""
    text = 'SELECT ?a\nWHERE { VALUES ?a { """x""" "\\\\" \'"\' } FILTER(?a = "") } # "'
    head = '#+ summary: Say "so"\n#+ columns: {a: "a \\\\ b"}\n#+ example: undersigned query odd\n\n'
    odd = question("odd", "quality", head + text)
    graph = rdflib.Graph().parse(data=executables([odd]), format="turtle")
    assert select(graph, "odd") == text + "\n"
    assert graph.value(rdflib.URIRef(HOME + "odd"), RDFS.comment) == rdflib.Literal('Say "so"', lang="en")


def test_a_term_is_bound_as_its_type_takes(small: Dataset) -> None:
    """Every type of parameter that names something is found by the names of the dataset."""
    names = Names(small)
    assert names.find(ParamType.TOPIC, "Tibet") == names.find(ParamType.REGION, "Tibet")
    assert names.find(ParamType.TOPIC, "Ilham Tohti") == names.find(ParamType.ENTITY, "Ilham Tohti")
    assert written(Term("iri", names.find(ParamType.ENTITY, "PEN"))).endswith("organization/pen-america>")
    with pytest.raises(QueryError, match="no topic here is called"):
        names.find(ParamType.TOPIC, "China Aid")

import json
from typing import Any

import pytest
import rdflib
from rdflib import RDF, Namespace, URIRef

from tests.graph.export.conftest import hostile
from undersigned.graph.export.annotations import CONTEXT, annotations
from undersigned.graph.rdf import Dataset, Statement

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("https://www.w3.org/ns/activitystreams#")
UND = Namespace("https://w3id.org/undersigned/ns#")

# rdflib trips over its own deprecations when it parses JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

Place = tuple[str, str, str, str, int, int, str]


def said(data: Dataset) -> set[Place]:
    """What the dataset says: statement, place, text, selector, start, end, words."""
    facts = list(data.statements())

    def told(predicate: URIRef) -> dict[str, str]:
        return {each.subject: each.object.value for each in facts if each.predicate == str(predicate)}

    source, selector = told(OA.hasSource), told(OA.hasSelector)
    start, end, exact = told(OA.start), told(OA.end), told(OA.exact)

    def place(fact: Statement) -> Place:
        where = fact.object.value
        chosen = selector[where]
        return (fact.subject, where, source[where], chosen, int(start[chosen]), int(end[chosen]), exact[chosen])

    pointers = [each for each in facts if each.predicate == str(UND.evidence) and each.object.value in source]
    assert pointers
    return {place(each) for each in pointers}


def read(graph: rdflib.Graph, statements: set[str]) -> set[Place]:
    """What the annotations say of these statements."""
    found: set[Place] = set()
    for annotation in graph.subjects(RDF.type, OA.Annotation):
        (target,) = graph.objects(annotation, OA.hasTarget)
        (source,) = graph.objects(target, OA.hasSource)
        chosen = list(graph.objects(target, OA.hasSelector))
        (position,) = [each for each in chosen if (each, RDF.type, OA.TextPositionSelector) in graph]
        (quote,) = [each for each in chosen if (each, RDF.type, OA.TextQuoteSelector) in graph]
        start, end = (graph.value(position, OA[name]) for name in ("start", "end"))
        words = graph.value(quote, OA.exact)
        assert isinstance(start, rdflib.Literal)
        assert isinstance(end, rdflib.Literal)
        for body in graph.objects(annotation, OA.hasBody):
            if str(body) in statements:
                where = (str(target), str(source), str(position))
                found.add((str(body), *where, int(start), int(end), str(words)))
    return found


def test_the_evidence_comes_back(data: Dataset) -> None:
    """Read as RDF: every statement at every place, with its text, offsets and words."""
    expected = said(data)
    graph = rdflib.Graph().parse(data=annotations(data), format="json-ld")
    assert read(graph, {each[0] for each in expected}) == expected


def test_pyld_reads_it_without_a_network() -> None:
    """Another reader of JSON-LD gives the same triples; a context is never fetched, for it is in the file."""
    pyld = pytest.importorskip("pyld", reason="no pyld here (pip install pyld)")

    def never(url: str, _options: object) -> None:
        raise AssertionError(f"asked for {url}")

    text = annotations(hostile())
    normal = pyld.jsonld.to_rdf(
        json.loads(text), {"format": "application/n-quads", "documentLoader": never, "produceGeneralizedRdf": False}
    )
    one, other = rdflib.Graph().parse(data=normal, format="nt"), rdflib.Graph().parse(data=text, format="json-ld")
    named = [
        {triple for triple in graph if not any(isinstance(t, rdflib.BNode) for t in triple)} for graph in (one, other)
    ]
    assert named[0] == named[1]
    assert len(one) == len(other)


def test_it_keeps_the_model_of_the_w3c(data: Dataset) -> None:
    """Each has an id of its own, one target with its source, selectors of both kinds, a body and a motivation."""
    told: dict[str, Any] = json.loads(annotations(data))
    items = told["first"]["items"]
    assert (told["type"], told["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert told["total"] == len(items) == len({each["id"] for each in items})
    assert told["first"]["partOf"] == told["id"]
    for each in items:
        assert (each["type"], each["motivation"], bool(each["body"])) == ("Annotation", "identifying", True)
        position, quote = each["target"]["selector"]
        assert position["end"] - position["start"] == len(quote["exact"])
        assert each["id"] != each["target"]["id"] != quote["id"] != position["id"]


def test_terms_mean_what_the_w3c_says() -> None:
    """The IRIs of the model's classes and properties."""
    expected = {"Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "exact", "identifying"}
    assert {name: CONTEXT[name] for name in expected} == {name: str(OA[name]) for name in expected}
    assert CONTEXT["AnnotationCollection"] == str(AS.OrderedCollection)
    assert CONTEXT["AnnotationPage"] == str(AS.OrderedCollectionPage)
    assert all(not isinstance(value, dict) or "@context" not in value for value in CONTEXT.values())


def test_bodies_lead_to_the_thing_meant() -> None:
    """The statement first, then who signed, is addressed or is named."""
    items = json.loads(annotations(hostile()))["first"]["items"]
    (signed,) = [each for each in items if each["body"][0].endswith("/letter/one/signature/1")]
    assert len(signed["body"]) == 2
    assert "/organization/" in signed["body"][1]

import re
from functools import cache
from importlib import resources
from pathlib import Path

from owlrl import DeductiveClosure, OWLRL_Semantics, RDFS_Semantics  # type: ignore[import-untyped]
from pyoxigraph import RdfFormat, parse
from rdflib import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    VOID,
    BNode,
    Graph,
    Namespace,
    URIRef,
)
from rdflib.namespace import DCMITYPE, VANN
from rdflib.term import Node

from tests.conftest import REPOSITORY
from tests.factory import BASE
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.names import PREFIXES

UND = Namespace("https://w3id.org/undersigned/ns#")
SCHEMA = Namespace("https://schema.org/")
CLASS = {OWL.Class}
PROPERTY = {OWL.ObjectProperty, OWL.DatatypeProperty}
MAPPINGS = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)
OPEN_ANNOTATION = {
    f"http://www.w3.org/ns/oa#{name}"
    for name in ("Annotation", "SpecificResource", "TextPositionSelector", "hasBody", "hasSource", "hasTarget")
}
"""Terms of the Web Annotation vocabulary, which rdflib has no list of."""

UNWRITTEN = {"Finding", "excerpt", "sensitivity"}
"""What the findings have in common; what only a selection says; what a partner's dataset may say."""

EXAMPLES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + f"@base <{BASE}> .\n"
"""What stands before every example of the ontology."""


def shipped(name: str) -> Graph:
    """A Turtle file that ships with the room, for this test alone."""
    return Graph() + _shipped(name)


@cache
def _shipped(name: str) -> Graph:
    return Graph().parse(data=resources.files("undersigned.graph.rdf").joinpath(name).read_bytes(), format="turtle")


def described(kinds: set[URIRef]) -> set[Node]:
    """Our own terms of these kinds, as the ontology has them."""
    ontology = shipped("ontology.ttl")
    return {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}


def written() -> set[str]:
    """Every term of ours that the code names."""
    code = "".join(path.read_text("utf-8") for path in sorted((REPOSITORY / "graph" / "rdf").glob("*.py")))
    return set(re.findall(r'UND\["(\w+)"\]', code))


def test_every_term_we_write_is_described_and_every_described_term_is_used() -> None:
    """The ontology is neither behind the code nor ahead of it."""
    terms = {str(term).removeprefix(str(UND)) for term in described(CLASS | PROPERTY)}
    assert terms - {"Finding"} == written()


def test_every_term_of_ours_in_a_dataset_is_described(everything: Dataset, example: Dataset) -> None:
    """Also one that is put together from a variable; and a dataset with everything has all of them."""
    known = {str(term).removeprefix(str(UND)) for term in described(CLASS | PROPERTY)}
    found = [
        {
            iri.removeprefix(str(UND))
            for each in data.statements()
            for iri in (each.predicate, each.object.value if each.predicate == str(RDF.type) else "")
            if iri.startswith(str(UND))
        }
        for data in (everything, example)
    ]
    assert found[0] == known - UNWRITTEN
    assert found[1] <= known


def test_every_term_has_a_label_and_a_comment() -> None:
    """Whoever looks up a term finds a name and a sentence, in English."""
    ontology = shipped("ontology.ttl")
    for term in described(CLASS | PROPERTY):
        labels, comments = list(ontology.objects(term, RDFS.label)), list(ontology.objects(term, RDFS.comment))
        assert len(labels) == len(comments) == 1, term
        assert str(comments[0]).endswith("."), term
        assert getattr(labels[0], "language", None) == getattr(comments[0], "language", None) == "en", term


def test_every_property_has_a_domain_and_a_range() -> None:
    """Of one class it is rdfs:domain, of several schema:domainIncludes; likewise the range."""
    ontology = shipped("ontology.ttl")
    for term in described(PROPERTY):
        for one, several in ((RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes)):
            assert (len(set(ontology.objects(term, one))) == 1) != (len(set(ontology.objects(term, several))) > 1), term


def test_our_classes_in_domains_and_ranges_exist() -> None:
    """A misspelt class would describe nothing."""
    ontology = shipped("ontology.ttl")
    named = {
        place
        for verb in (RDFS.domain, RDFS.range, SCHEMA.domainIncludes, SCHEMA.rangeIncludes, RDFS.subClassOf)
        for place in ontology.objects(None, verb)
        if str(place).startswith(str(UND))
    }
    assert named <= described(CLASS)


def test_every_constraint_says_what_is_wanted() -> None:
    """A report is read by people; a shape without a message would answer them in jargon."""
    shapes = shipped("shapes.ttl")
    targeted = set(shapes.subjects(SH.targetClass)) | set(shapes.subjects(SH.targetSubjectsOf))
    spoken = [constraint for shape in targeted for constraint in shapes.objects(shape, SH.property)]
    spoken += [shape for shape in targeted if shapes.value(shape, SH["or"]) is not None]
    assert len(spoken) > 50
    for constraint in spoken:
        message = shapes.value(constraint, SH.message)
        assert message is not None, list(shapes.predicate_objects(constraint))
        assert re.fullmatch(r"[A-Z].*\.", str(message)), message


def test_shapes_name_only_terms_that_exist() -> None:
    """A path or class of ours that the ontology does not know would constrain nothing."""
    shapes = shipped("shapes.ttl")
    named = {
        term
        for verb in (SH.path, SH["class"], SH.targetClass, SH.targetSubjectsOf)
        for term in shapes.objects(None, verb)
        if str(term).startswith(str(UND))
    }
    assert named <= described(CLASS | PROPERTY)
    assert len(named) > 30


def test_every_class_of_findings_has_a_shape() -> None:
    """Nothing that a letter says goes unchecked."""
    targets = set(shipped("shapes.ttl").objects(None, SH.targetClass))
    unchecked = described(CLASS) - targets - {UND.Finding, UND.JointStatement, UND.SuppliedMetadata, UND.Body}
    assert unchecked == set()


def test_shapes_use_core_constraints_only() -> None:
    """SPARQL in shapes is slow, and a severity within it is ignored."""
    text = Path(str(resources.files("undersigned.graph.rdf").joinpath("shapes.ttl"))).read_text("utf-8")
    assert "sh:sparql" not in text
    assert "sh:js" not in text


def test_the_ontology_is_plain_in_both_parsers() -> None:
    """The same triples in rdflib and pyoxigraph, none of them with a blank node."""
    ontology = shipped("ontology.ttl")
    data = resources.files("undersigned.graph.rdf").joinpath("ontology.ttl").read_bytes()
    assert len({*parse(data, format=RdfFormat.TURTLE)}) == len(ontology) > 600
    assert [node for triple in ontology for node in triple if isinstance(node, BNode)] == []


def test_the_ontology_says_what_it_is() -> None:
    """Version, licence, and how its namespace is written short."""
    ontology, node = shipped("ontology.ttl"), URIRef(str(UND))
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", str(ontology.value(node, OWL.versionInfo)))
    assert str(ontology.value(node, DCTERMS.license)) == "https://spdx.org/licenses/Apache-2.0"
    assert str(ontology.value(node, VANN.preferredNamespacePrefix)) == "und"
    assert str(ontology.value(node, VANN.preferredNamespaceUri)) == str(UND)
    for term in described(CLASS | PROPERTY):
        assert set(ontology.objects(term, RDFS.isDefinedBy)) == {node}, term


def test_every_term_has_an_example_that_uses_it() -> None:
    """A short piece of Turtle, which both parsers read, with the term in it."""
    ontology = shipped("ontology.ttl")
    for term in described(CLASS | PROPERTY):
        (example,) = ontology.objects(term, SKOS.example)
        read = Graph().parse(data=EXAMPLES + str(example), format="turtle")
        assert any(term in triple for triple in read), term
        assert len({*parse((EXAMPLES + str(example)).encode(), format=RdfFormat.TURTLE)}) == len(read)


def test_every_term_is_mapped_to_a_standard_one() -> None:
    """Where nothing is near the list here says so; what is far off is not made up."""
    ontology = shipped("ontology.ttl")
    mapped = {
        term
        for verb in MAPPINGS
        for term, other in ontology.subject_objects(verb)
        if not str(other).startswith(str(UND))
    }
    alone = {str(term).removeprefix(str(UND)) for term in described(CLASS | PROPERTY) - mapped}
    assert alone == {"confidence", "asDetainee"}


def test_no_mapping_makes_a_concept_of_a_class() -> None:
    """SKOS says of both ends of its mapping properties that they are skos:Concept, which no class of ours is."""
    mapping = {SKOS.closeMatch, SKOS.relatedMatch, SKOS.exactMatch, SKOS.broadMatch, SKOS.narrowMatch}
    assert mapping.isdisjoint(shipped("ontology.ttl").predicates())


def test_mapped_terms_exist() -> None:
    """In the vocabularies as rdflib ships them; a misspelt mapping would lead nowhere."""
    ontology = shipped("ontology.ttl")
    lists = (DCAT, DCTERMS, DCMITYPE, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VOID)
    places = (*MAPPINGS, RDFS.domain, RDFS.range, SDO.domainIncludes, SDO.rangeIncludes)
    named = {str(term) for verb in places for term in ontology.objects(None, verb)}
    others = {
        term
        for term in named
        if not term.startswith(("https://w3id.org/undersigned/", "http://www.w3.org/2001/XMLSchema#"))
    }
    unknown = {
        term
        for term in others - OPEN_ANNOTATION
        if not any(term.startswith(str(each)) and term.removeprefix(str(each)) in each for each in lists)
    }
    assert unknown == set()
    assert len(others) > 50


def test_a_class_is_mapped_to_classes_and_a_property_to_properties() -> None:
    """In the standard vocabularies classes begin with a capital letter, properties with a small one."""
    ontology = shipped("ontology.ttl")
    for kinds, capital in ((CLASS, True), (PROPERTY, False)):
        for term in described(kinds):
            for other in (each for verb in MAPPINGS for each in ontology.objects(term, verb)):
                assert re.split("[#/]", str(other))[-1][0].isupper() == capital, (term, other)


APART = (
    {SDO.Person},
    {ORG.Organization, SDO.Organization, UND.Body},
    {UND.JointLetter, UND.LetterVersion, SDO.Message},
    {ORG.Post},
    {SDO.Place, UND.Region},
    {SDO.Legislation},
    {SDO.Event},
    {UND.Signature},
    {UND.Ask},
    {UND.Mention},
    {UND.Addressing},
    {UND.Issue},
    {UND.Judgement},
    {UND.SourceText},
    {PROV.Activity},
    {PROV.Agent, PROV.SoftwareAgent},
    {VOID.Dataset, DCAT.Dataset},
)
"""Nothing is of two of these kinds."""


def triples(data: Dataset) -> Graph:
    """The triples of a dataset for rdflib, all graphs together."""
    lines = (re.sub(r" <[^<>]*> \.$", " .\n", line) for line in data.quads())
    return Graph().parse(data="".join(lines), format="nt")


def kinds(graph: Graph) -> dict[Node, set[int]]:
    """Which of the kinds that are apart everything is of."""
    found: dict[Node, set[int]] = {}
    for node, kind in graph.subject_objects(RDF.type):
        found.setdefault(node, set()).update(at for at, classes in enumerate(APART) if kind in classes)
    return found


def test_what_the_ontology_implies_makes_nothing_what_it_is_not(everything: Dataset) -> None:
    """After all OWL 2 RL rules nobody is a person and a letter, and nothing is of a kind that was not written."""
    before = triples(everything)
    after = before + shipped("ontology.ttl")
    DeductiveClosure(OWLRL_Semantics).expand(after)
    assert len(after) > len(before) + 1000
    assert not [triple for triple in after if "ErrorMessage" in str(triple[2])]
    written, implied = kinds(before), kinds(after)
    assert {node: found for node, found in implied.items() if len(found) > 1} == {}
    assert {node: implied[node] for node in written if implied[node] != written[node]} == {}
    assert not [node for node, found in implied.items() if found and node not in written]


def test_the_examples_of_the_ontology_imply_nothing_wrong() -> None:
    """They show the terms as they are used: all together no thing is of two kinds."""
    graph = shipped("ontology.ttl")
    for example in {*graph.objects(None, SKOS.example)}:
        graph.parse(data=EXAMPLES + str(example), format="turtle")
    DeductiveClosure(RDFS_Semantics).expand(graph)
    assert {node: found for node, found in kinds(graph).items() if len(found) > 1} == {}


def test_ranges_hold_in_the_example_corpus(example: Dataset) -> None:
    """What a property of ours leads to is of the class, or has the datatype, that the ontology says."""
    ontology = shipped("ontology.ttl")
    of: dict[str, set[str]] = {}
    for each in example.statements():
        if each.predicate == str(RDF.type):
            of.setdefault(each.subject, set()).add(each.object.value)
    above = {str(RDFS.Resource), str(RDFS.Literal)}
    for each in example.statements():
        wanted = {
            str(place)
            for verb in (RDFS.range, SDO.rangeIncludes)
            for place in ontology.objects(URIRef(each.predicate), verb)
        }
        if wanted and not wanted & above:
            value = each.object
            held = {value.datatype or "http://www.w3.org/2001/XMLSchema#string"}
            if value.kind == "iri":
                held = {*of.get(value.value, ())}
                # Evidence and texts are prov:Entity by the shapes of PROV, which are not written at every node.
                held |= {str(PROV.Entity)} if "SpecificResource" in "".join(held) else set()
            assert held & wanted, each

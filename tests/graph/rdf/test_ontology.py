import re
from importlib import resources
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.term import Node

from tests.conftest import REPOSITORY

UND = Namespace("https://w3id.org/undersigned/ns#")
SCHEMA = Namespace("https://schema.org/")
CLASS = {OWL.Class}
PROPERTY = {OWL.ObjectProperty, OWL.DatatypeProperty}


def shipped(name: str) -> Graph:
    """A Turtle file that ships with the room."""
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
    """The ontology is neither behind the code nor ahead of it; `Finding` is what the others have in common."""
    terms = {str(term).removeprefix(str(UND)) for term in described(CLASS | PROPERTY)}
    assert terms - {"Finding"} == written()


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

"""Every class has a shape, every shape finds what it is there for, and nothing we write breaks one."""

import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from pyshacl import validate as hold_against
from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.factory import BASE
from tests.graph.rdf.everything import everything as made
from undersigned.graph.judgements.kinds import KINDS
from undersigned.graph.rdf import Dataset, Report, validate
from undersigned.graph.rdf.lift_judgements import PRIVATE
from undersigned.graph.rdf.names import DCAT, DCT, OA, ORG, PROV, RDFS, SCHEMA, SKOS, UND, VOID, A

SHAPE = "https://w3id.org/undersigned/shapes#"
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
PLEA, LATER = f"{BASE}letter/plea", f"{BASE}letter/later"

Change = Callable[[list[str]], list[str]]


def lost(subject: str, predicate: object) -> Change:
    """Lose what is said of this with that predicate."""
    return lambda lines: [line for line in lines if not line.startswith(f"<{subject}> {predicate} ")]


def swapped(subject: str, predicate: object, good: str, bad: str) -> Change:
    """Say something else instead."""
    start = f"<{subject}> {predicate} "
    return lambda lines: [
        start + line.removeprefix(start).replace(good, bad) if line.startswith(start) else line for line in lines
    ]


def more(subject: str, predicate: object, value: object) -> Change:
    """Say one thing more."""
    return lambda lines: [*lines, f"<{subject}> {predicate} {value} ."]


JUDGEMENT = next(
    each.subject
    for each in made().statements()
    if each.predicate == UND["verdict"].value and each.object.value == "same"
)
CASES: tuple[tuple[str, str, str, Change], ...] = (
    ("Letter", PLEA, "A letter has one identifier", lost(PLEA, DCT["identifier"])),
    ("LetterClass", f"{BASE}letter/x", "What has a source text", more(f"{BASE}letter/x", PROV["hadPrimarySource"], A)),
    ("LetterVersion", LATER, "is a version of one letter", lost(LATER, DCT["isVersionOf"])),
    ("Addressee", PLEA, "A letter has an addressee", lost(PLEA, SCHEMA["recipient"])),
    ("Message", f"{BASE}m", "A schema:Message is", more(f"{BASE}m", A, SCHEMA["Message"])),
    (
        "JointStatement",
        f"{BASE}letter/climate",
        "addressed to nobody",
        more(f"{BASE}letter/climate", SCHEMA["recipient"], f"<{BASE}person/jo-ann>"),
    ),
    ("Excerpt", PLEA, "one answer, true or false", more(PLEA, UND["excerpt"], '"perhaps"')),
    (
        "DeclaredCount",
        PLEA,
        "more signatories than were found",
        swapped(PLEA, UND["claimedSignatoryCount"], "4", "400"),
    ),
    ("SourceText", f"{PLEA}/text", "one SHA-256", lost(f"{PLEA}/text", UND["sha256"])),
    ("SuppliedMetadata", f"{PLEA}/metadata", "is a prov:Entity", swapped(f"{PLEA}/metadata", A, "Entity", "Thing")),
    ("Evidence", f"{PLEA}/text#char=0,5", "one selector", lost(f"{PLEA}/text#char=0,5", OA["hasSelector"])),
    ("Selector", f"{PLEA}/selector#char=0,5", "exact words", lost(f"{PLEA}/selector#char=0,5", OA["exact"])),
    (
        "PrintedIn",
        f"{LATER}/signature/1",
        "names that one und:LetterVersion",
        more(f"{LATER}/signature/1", UND["printedIn"], f"<{PLEA}>"),
    ),
    (
        "Signature",
        f"{PLEA}/signature/1",
        "A status is one of",
        swapped(f"{PLEA}/signature/1", UND["status"], "signed", "gone"),
    ),
    ("Addressing", f"{PLEA}/cc/1", "addressee, cc", lost(f"{PLEA}/cc/1", UND["recipientType"])),
    ("Mention", f"{PLEA}/mention/law/1", "one printed name", lost(f"{PLEA}/mention/law/1", UND["namedAs"])),
    (
        "OfKindDetainee",
        f"{PLEA}/mention/detainee/1",
        "says so of its entity",
        lost(f"{PLEA}/mention/detainee/1", UND["asDetainee"]),
    ),
    (
        "AsDetainee",
        f"{PLEA}/mention/law/1",
        "Only a mention of the kind",
        more(f"{PLEA}/mention/law/1", UND["asDetainee"], f"<{BASE}person/jo-ann>"),
    ),
    ("Ask", f"{PLEA}/ask/1", "one headline", lost(f"{PLEA}/ask/1", RDFS["label"])),
    (
        "Statement",
        f"{PLEA}/statement/title",
        "A statement has one value",
        lost(f"{PLEA}/statement/title", f"<{RDF.object}>"),
    ),
    ("StatementClass", f"{BASE}s", "What states a fact", more(f"{BASE}s", f"<{RDF.predicate}>", A)),
    ("Issue", f"{PLEA}/issue/1", "one code", lost(f"{PLEA}/issue/1", UND["code"])),
    ("Membership", f"{PLEA}/membership/1", "held by one person", lost(f"{PLEA}/membership/1", ORG["member"])),
    (
        "Entity",
        f"{BASE}event/sample-games",
        "one preferred label",
        lost(f"{BASE}event/sample-games", SKOS["prefLabel"]),
    ),
    (
        "OrganizationClass",
        f"{BASE}body/human-rights-council",
        "is an org:Organization",
        swapped(f"{BASE}body/human-rights-council", A, "org#Organization", "org#Unit"),
    ),
    (
        "Region",
        f"{BASE}region/tibet",
        "A region is a schema:Place too",
        swapped(f"{BASE}region/tibet", A, "schema.org/Place", "schema.org/Thing"),
    ),
    ("Place", f"{BASE}place", "A schema:Place here is an und:Region", more(f"{BASE}place", A, SCHEMA["Place"])),
    (
        "Elsewhere",
        f"{BASE}organization/ports",
        "read in a source",
        more(f"{BASE}organization/ports", SKOS["exactMatch"], "<http://www.wikidata.org/entity/Q1>"),
    ),
    (
        "Chapter",
        f"{BASE}post/x",
        "part of an organization is an organization",
        more(f"{BASE}post/x", ORG["subOrganizationOf"], f"<{BASE}organization/watch>"),
    ),
    (
        "Member",
        f"{BASE}post/x",
        "Only an organization is a member",
        more(f"{BASE}post/x", ORG["memberOf"], f"<{BASE}organization/watch>"),
    ),
    (
        "Secretariat",
        f"{BASE}post/x",
        "A secretariat is an organization",
        more(f"{BASE}post/x", UND["secretariatOf"], f"<{BASE}organization/watch>"),
    ),
    (
        "Renamed",
        f"{BASE}post/x",
        "What was renamed is an organization",
        more(f"{BASE}post/x", UND["renamedTo"], f"<{BASE}organization/watch>"),
    ),
    (
        "OrganizationRelation",
        f"{BASE}relation/ports--member-of--doors",
        "says who tells of it",
        lost(f"{BASE}relation/ports--member-of--doors", DCT["source"]),
    ),
    (
        "Split",
        f"{BASE}nobody",
        "an entity here, under a name",
        more(f"{BASE}nobody", UND["splitFrom"], f"<{BASE}person/jo-ann>"),
    ),
    ("Judgement", JUDGEMENT, "A judgement has a reason", lost(JUDGEMENT, UND["reason"])),
    (
        "Verdict",
        JUDGEMENT,
        "one that its kind allows",
        swapped(JUDGEMENT, UND["verdict"], '"same"', '"withdrawn"'),
    ),
    (
        "Changed",
        f"{BASE}post/x",
        "Only a judgement says what it changed",
        more(f"{BASE}post/x", PROV["influenced"], f"<{PLEA}>"),
    ),
    (
        "Agent",
        f"{BASE}reviewer/a-reviewer",
        "Whoever judged has a name",
        lost(f"{BASE}reviewer/a-reviewer", RDFS["label"]),
    ),
    ("Provenance", f"{PLEA}/graph", "says what made it", lost(f"{PLEA}/graph", PROV["wasGeneratedBy"])),
    (
        "Generated",
        f"{LATER}/graph",
        "made by one prov:Activity",
        swapped(f"{LATER}/graph", PROV["wasGeneratedBy"], "extraction", "text"),
    ),
    (
        "Activity",
        f"{PLEA}/extraction",
        "says which program did it",
        lost(f"{PLEA}/extraction", PROV["wasAssociatedWith"]),
    ),
    ("Software", f"{BASE}software/undersigned", "has a name", lost(f"{BASE}software/undersigned", RDFS["label"])),
    ("Rule", f"{BASE}rule/judgement", "A rule has one name", lost(f"{BASE}rule/judgement", RDFS["label"])),
    ("Dataset", f"{BASE}dataset", "counts its letters once", lost(f"{BASE}dataset", UND["letters"])),
    (
        "ClassPartition",
        f"{BASE}dataset/class/und-Ask",
        "names that one class",
        lost(f"{BASE}dataset/class/und-Ask", VOID["class"]),
    ),
    (
        "PropertyPartition",
        f"{BASE}dataset/property/und-asks",
        "names that one property",
        lost(f"{BASE}dataset/property/und-asks", VOID["property"]),
    ),
    ("Distribution", f"{BASE}dataset.ttl", "says where it is", lost(f"{BASE}dataset.ttl", DCAT["downloadURL"])),
)
"""Shape, what is broken, words of the message, and how it is broken."""

AT_ONCE = 16
"""How many are broken in one dataset, to save time; each is looked for at its own node."""


@cache
def shapes() -> Graph:
    """The shapes as they ship."""
    return Graph().parse(data=resources.files("undersigned.graph.rdf").joinpath("shapes.ttl").read_bytes())


@cache
def targeting() -> set[str]:
    """The names of the shapes that look for what they hold of."""
    found = shapes()
    return {str(shape).removeprefix(SHAPE) for verb in TARGETS for shape in found.subjects(verb)}


@cache
def report(batch: int, folder: Path) -> Report:
    """The report on a dataset in which these are broken together."""
    lines = list(made().quads())
    for _, _, _, change in CASES[batch * AT_ONCE : (batch + 1) * AT_ONCE]:
        before, lines = lines, change(lines)
        assert lines != before
    file = folder / f"{batch}.nq"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return validate(Dataset.read(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the broken datasets are written."""
    return tmp_path_factory.mktemp("broken")


def test_everything_that_is_written_conforms(everything: Dataset, example: Dataset) -> None:
    """No shape finds anything in a dataset with all there is, and nothing worse than warnings in the example."""
    assert validate(everything) == Report(True, ())
    assert validate(example).conforms


def test_every_class_of_a_dataset_has_a_shape(everything: Dataset, example: Dataset) -> None:
    """Whatever has a class is looked at by a shape that targets that class."""
    targets = {str(kind) for kind in shapes().objects(None, SH.targetClass)}
    for data in (everything, example):
        held = {each.object.value for each in data.statements() if each.predicate == A.value}
        assert held - targets == set()


def test_every_shape_is_tried() -> None:
    """A shape without a case below could be one that never finds anything."""
    assert {name for name, _, _, _ in CASES} == targeting()


@pytest.mark.parametrize("at", range(len(CASES)), ids=[case[0] for case in CASES])
def test_every_shape_finds_what_is_broken(at: int, folder: Path) -> None:
    """The report names the thing that is broken, in words for people."""
    _, focus, message, _ = CASES[at]
    said = [each.message for each in report(at // AT_ONCE, folder).violations if each.focus == focus]
    assert [each for each in said if message in each], said


def listed(graph: Graph, node: Node | None) -> list[Node]:
    """What stands in a list of RDF."""
    assert node is not None
    return [*Collection(graph, node)]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_shapes_know_what_each_kind_of_judgement_may_answer(kind: str) -> None:
    """The verdicts in the shapes are those that judgements have, but for what is not published."""
    found = shapes()
    branches = listed(found, found.value(URIRef(f"{SHAPE}Verdict"), SH["or"]))
    allowed: dict[str, set[str]] = {}
    for branch in branches:
        said = {found.value(part, SH.path): part for part in found.objects(branch, SH.property)}
        of = str(found.value(said[URIRef(UND["kind"].value)], SH.hasValue))
        verdicts = found.value(said[URIRef(UND["verdict"].value)], SH["in"])
        allowed[of] = {str(each) for each in listed(found, verdicts)}
    assert allowed.get(kind, set()) == {each for each in KINDS[kind].verdicts if (kind, each) not in PRIVATE}


ODD: tuple[tuple[str, str, Change], ...] = (
    (PLEA, "is a language tag", swapped(PLEA, DCT["language"], '"en"', '"klingon of course"')),
    (f"{PLEA}/text", "one media type", swapped(f"{PLEA}/text", DCT["format"], "text/", "a ")),
    (f"{PLEA}/signature/4", "on one date", swapped(f"{PLEA}/signature/4", UND["withdrawn"], "gYearMonth", "string")),
    (f"{PLEA}/ask/1", "a post or an organization", more(f"{PLEA}/ask/1", UND["askedOf"], f"<{BASE}region/tibet>")),
    (f"{BASE}law/sample-law", "is not blank", swapped(f"{BASE}law/sample-law", SKOS["prefLabel"], "Sample Law", " ")),
    (f"{PLEA}/issue/1", "one code", swapped(f"{PLEA}/issue/1", UND["code"], "fused-line", "two words")),
    (JUDGEMENT, "made at one time", swapped(JUDGEMENT, PROV["generatedAtTime"], "XMLSchema#date", "XMLSchema#string")),
)
"""What is at fault, words of the message, and how it is broken; no shape is without a case above."""


@pytest.fixture(scope="module")
def odd(folder: Path) -> Report:
    """The report on a dataset in which all of these are broken."""
    lines = list(made().quads())
    for focus, _, change in ODD:
        before, lines = lines, change(lines)
        assert lines != before, focus
    file = folder / "odd.nq"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return validate(Dataset.read(file))


@pytest.mark.parametrize("at", range(len(ODD)), ids=[case[1] for case in ODD])
def test_odd_values_are_refused(at: int, odd: Report) -> None:
    """A value that no reader could use is a violation at the thing that has it."""
    focus, message, _ = ODD[at]
    said = [each.message for each in odd.violations if each.focus == focus and each.severity == "violation"]
    assert [each for each in said if message in each], said


def test_a_person_of_prov_may_judge(tmp_path: Path) -> None:
    """Partners write prov:Person for their reviewers; every prov:Person is a prov:Agent."""
    file = tmp_path / "person.nq"
    lines = [line.replace("prov#Agent", "prov#Person") for line in made().quads() if "graph/description" not in line]
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    report = validate(Dataset.read(file))
    assert [each for each in report.violations if "judged" in each.message] == []


def test_what_the_ontology_implies_conforms_too(everything: Dataset) -> None:
    """A partner who validates with inference gets no other answer than one who does not."""
    ontology = Graph().parse(data=resources.files("undersigned.graph.rdf").joinpath("ontology.ttl").read_bytes())
    triples = Graph()
    for each in everything.quads():
        triples.parse(data=re.sub(r" <[^<>]*> \.$", " .", each), format="nt")
    conforms, _, told = hold_against(triples, shacl_graph=shapes(), ont_graph=ontology, inference="rdfs")
    assert conforms, told

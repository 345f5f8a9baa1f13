"""Kinds: whether everything is of one kind, and of the kind that what leads to it says.

A class is written at the thing itself. What mentions it says once more what it is taken for, and so do the capacity
in which somebody signs and the fate of a signature.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import ORG, OWL, SCHEMA, UND, A
from undersigned.graph.rdf.report import Violation, violation

KINDS: Mapping[NamedNode, str] = {
    SCHEMA["Person"]: "person",
    ORG["Organization"]: "organization",
    SCHEMA["Organization"]: "organization",
    UND["Body"]: "organization",
    ORG["Post"]: "post",
    UND["Region"]: "region",
    SCHEMA["Place"]: "region",
    SCHEMA["Legislation"]: "law",
    SCHEMA["Event"]: "event",
    UND["JointLetter"]: "letter",
    UND["LetterVersion"]: "further posting",
    UND["Signature"]: "signature",
    UND["Addressing"]: "addressing",
    UND["Mention"]: "mention",
    UND["Ask"]: "ask",
    UND["Issue"]: "issue",
    UND["Statement"]: "statement",
    ORG["Membership"]: "membership",
    UND["OrganizationRelation"]: "relation",
    UND["Judgement"]: "judgement",
    UND["SourceText"]: "source text",
}
"""Nothing is of two of these kinds; what they are called here is for the message."""

MENTIONED: Mapping[str, tuple[str, ...]] = {
    "detainee": ("person",),
    "concern": ("person",),
    "official": ("person",),
    "region": ("region",),
    "law": ("law",),
    "body": ("organization",),
    "event": ("event",),
}
"""The kind of a mention, and what its entity may be."""

SIGNING: Mapping[str, str] = {"organization": "organization", "individual": "person", "on behalf of": "person"}
"""The capacity in which somebody signs, and what the signatory is then."""

_KINDS = {term.value: kind for term, kind in KINDS.items()}


def find_wrong_kinds(facts: Facts) -> Iterator[Violation]:
    """Yield what is two things at once, is not what it is taken for, or is held to be itself and another."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for node, values in facts.of(A).items():
        kinds[node] = {_KINDS[value.value] for value in values if value.value in _KINDS}
        if len(kinds[node]) > 1:
            yield violation(node, A, f"Nothing is two things at once: {' and '.join(sorted(kinds[node]))}.")
    for node in facts.instances(UND["Mention"]):
        for kind in facts.words(node, UND["kind"]):
            for entity in facts.words(node, UND["entity"]):
                if kind in MENTIONED and kinds[entity].isdisjoint(MENTIONED[kind]):
                    message = f"What is mentioned as a {kind} is of the kind {MENTIONED[kind][0]}."
                    yield violation(node, UND["entity"], message, entity)
    for node in facts.instances(UND["Signature"]):
        yield from _capacity(facts, node, kinds)
        yield from _fate(facts, node)
    for node, others in facts.of(OWL["differentFrom"]).items():
        if any(other.value == node for other in others):
            yield violation(node, OWL["differentFrom"], "Nothing is different from itself.", node)
    for node, other in sorted(facts.pairs(OWL["sameAs"])):
        message = "One thing has one IRI here, and none is said to be another (owl:sameAs)."
        yield violation(node, OWL["sameAs"], message, other)


def _capacity(facts: Facts, node: str, kinds: Mapping[str, set[str]]) -> Iterator[Violation]:
    for capacity in facts.words(node, UND["capacity"]):
        wanted = SIGNING.get(capacity)
        for signatory in facts.words(node, UND["signatory"]):
            if wanted is not None and wanted not in kinds.get(signatory, set()):
                message = f"Who signs in the capacity {capacity!r} is of the kind {wanted}."
                yield violation(node, UND["capacity"], message, signatory)
        if (capacity == "on behalf of") != bool(facts.words(node, UND["onBehalfOf"])):
            message = "Who signs on behalf of an organization, and nobody else, names it (und:onBehalfOf)."
            yield violation(node, UND["onBehalfOf"], message)


def _fate(facts: Facts, node: str) -> Iterator[Violation]:
    """A signature stands, and its signer has signed the letter, or it was withdrawn, on a day if that is known."""
    if "withdrawn" in facts.words(node, UND["status"]):
        return
    for day in facts.words(node, UND["withdrawn"]):
        message = "Only a signature of the status withdrawn says when it was withdrawn."
        yield violation(node, UND["withdrawn"], message, day)
    for predicate in (UND["signatory"], UND["onBehalfOf"]):
        for agent in facts.words(node, predicate):
            for letter in facts.words(node, UND["letter"]):
                if letter not in facts.words(agent, UND["signed"]):
                    message = "Who stands in a signature that was not withdrawn has signed the letter (und:signed)."
                    yield violation(node, predicate, message, agent)

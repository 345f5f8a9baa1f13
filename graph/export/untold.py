"""The untold: of which changed triples no words speak, so that what is told is never taken for all there is."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from undersigned.graph.export.sides import Side
from undersigned.graph.rdf.lift_relations import RELATIONS
from undersigned.graph.rdf.names import DCT, OA, OWL, PREFIXES, RDF, SCHEMA, UND, VOID, A, Name
from undersigned.graph.rdf.rows import Term

_SHORTCUTS = frozenset(
    term.value
    for term in (
        OWL["differentFrom"],
        *(UND["signed"], UND["mentions"], UND["asks"], UND["addresses"], UND["copiedTo"], SCHEMA["recipient"]),
        *RELATIONS.values(),
    )
)
_OF_A_POSTING = frozenset(
    (A.value, UND["letter"].value, UND["printedIn"].value, UND["absentFrom"].value, DCT["isVersionOf"].value)
)
_PLACES = frozenset((UND["evidence"].value, UND["position"].value))
_GRAPH, _EVIDENCE = "another graph", "evidence and places in the text"


class Triple(NamedTuple):
    """A triple by ids that both datasets share."""

    subject: str
    predicate: str
    object: Term


Nodes: TypeAlias = Mapping[str, Sequence[Triple]]


class Told:
    """What words were found for: whole nodes, predicates of nodes, letters that came, went or moved.

    `same` leads from the id of a finding in the old dataset to that in the new one.
    """

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.same: dict[str, str | None] = {}
        self._nodes: set[str] = set()
        self._said: set[tuple[str, str]] = set()
        self._letters: set[str] = set()
        self._moved: set[str] = set()

    def node(self, id: str) -> None:
        """All that is said of this node is told."""
        self._nodes.add(id)

    def say(self, id: str, *predicates: Name) -> None:
        """What these predicates say of this node is told."""
        self._said.update((id, predicate.value) for predicate in predicates)

    def letter(self, id: str) -> None:
        """A posting came or went, with all that is in it."""
        self._letters.add(f"letter/{id}")

    def moved(self, id: str) -> None:
        """A posting belongs to a letter otherwise than before."""
        self._moved.add(f"letter/{id}")

    def old_id(self, id: str) -> str:
        """The id of the new dataset for one of the old; of a finding that is gone, one that nothing has."""
        if id in self.same:
            found = self.same[id]
            return f"{id} (gone)" if found is None else found
        # An id that was old already leads where it led.
        return self.new.replaced(id) if id in self.old.labels else id

    def reach(self, nodes: Nodes, others: Nodes) -> "Reach":
        """What is told of the triples of one side, which `others` has not."""
        told = {*self._nodes}
        pairs: set[tuple[str, str]] = set()
        for node in [*told, *(node for node, _ in self._said)]:
            ends = {each.object.value for each in nodes.get(node, ()) if each.object.kind == "iri"}
            ends |= {each.object.value for each in others.get(node, ()) if each.object.kind == "iri"}
            pairs |= {(left, right) for left in ends for right in ends}
        for node in [*told]:
            for each in nodes.get(node, ()):
                if each.predicate in (UND["evidence"].value, OA["hasSelector"].value):
                    told |= _words(each.object.value, nodes, others)
        for node, triples in nodes.items():
            said = {each.predicate: each.object.value for each in triples}
            fact = (said.get(RDF["subject"].value, ""), said.get(RDF["predicate"].value, ""))
            if fact in self._said:
                told.add(node)
        return Reach(told, self._said, pairs, self._letters, self._moved)


class Reach(NamedTuple):
    """What of one side is told."""

    nodes: set[str]
    said: set[tuple[str, str]]
    pairs: set[tuple[str, str]]
    letters: set[str]
    moved: set[str]

    def has(self, triple: Triple) -> bool:
        """Whether words speak of a triple, or it follows from what they say."""
        subject, predicate, value = triple
        if subject.startswith("dataset/") or (subject == "dataset" and predicate.startswith((VOID.iri, UND.iri))):
            return True  # counts of all that is there
        if subject in self.nodes or (subject, predicate) in self.said or _posting(subject) in self.letters:
            return True
        if value.kind != "iri":
            return False
        if value.value.startswith("letter/") and (value.value in self.nodes or _posting(value.value) in self.letters):
            return True
        if predicate in _SHORTCUTS and (subject, value.value) in self.pairs:
            return True
        if predicate in _SHORTCUTS or predicate in _OF_A_POSTING:
            return _posting(subject) in self.moved or _posting(value.value) in self.moved
        return False


def untold(told: Told) -> Mapping[str, tuple[int, int]]:
    """How many triples are gone, and how many are new, of which nothing is told, by class and predicate."""
    old = _triples(told.old, told.old_id)
    new = _triples(told.new, lambda id: id)
    before, after = _nodes(old), _nodes(new)
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    sides = ((old, new, before, after), (new, old, after, before))
    for at, (these, those, nodes, others) in enumerate(sides):
        reach = told.reach(nodes, others)
        for triple in these.keys() - those.keys():
            if not reach.has(triple):
                counts[_about(triple, nodes, others)][at] += 1
        for triple in these.keys() & those.keys():
            if these[triple] != those[triple] and not reach.moved and not reach.letters:
                counts[_GRAPH][at] += 1
    return {about: (gone, there) for about, (gone, there) in sorted(counts.items())}


def _triples(side: Side, name: Callable[[str], str]) -> Mapping[Triple, frozenset[str | None]]:
    found: defaultdict[Triple, set[str | None]] = defaultdict(set)
    for subject, predicate, value, graph in side.statements:
        ours = value.kind == "iri" and value.value.startswith(side.dataset.base)
        end = Term("iri", name(side.id(value.value))) if ours else value
        found[Triple(name(side.id(subject)), predicate, end)].add(None if graph is None else side.id(graph))
    return {triple: frozenset(graphs) for triple, graphs in found.items()}


def _nodes(triples: Mapping[Triple, object]) -> Nodes:
    found: defaultdict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        found[triple.subject].append(triple)
    return found


def _words(evidence: str, nodes: Nodes, others: Nodes) -> set[str]:
    """Evidence, and what selects it, where they are on one side alone."""
    ends = {each.object.value for each in nodes.get(evidence, ()) if each.predicate == OA["hasSelector"].value}
    return {each for each in (evidence, *ends) if each not in others}


def _posting(id: str) -> str:
    """The letter or further posting to which a node belongs; nothing for all else."""
    return "/".join(id.partition("#")[0].split("/")[:2]) if id.startswith("letter/") else ""


def _about(triple: Triple, nodes: Nodes, others: Nodes) -> str:
    if triple.predicate in _PLACES or (triple.subject.startswith("letter/") and "#char=" in triple.subject):
        return _EVIDENCE
    described = [*nodes.get(triple.subject, ()), *others.get(triple.subject, ())]
    classes = sorted({_short(each.object.value) for each in described if each.predicate == A.value})
    ours = [each for each in classes if each.startswith("und:")] or classes or ["things without a class"]
    return f"{ours[0]} {_short(triple.predicate)}"


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return f"<{iri}>"

"""Links: whether what a dataset leads to is in it, and whether every triple about a letter is where it belongs.

Whoever drops the graph of a letter must lose all that it says, and nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from pyoxigraph import NamedNode

from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import DCT, OA, PROV, RDFS, UND, VOID, A
from undersigned.graph.rdf.placing import SHORTCUTS, Places
from undersigned.graph.rdf.report import Violation, violation

WITHIN = (PROV["hadPrimarySource"], PROV["wasGeneratedBy"], OA["hasSource"], OA["hasSelector"], UND["evidence"])
"""What leads from a part of a posting to another part of it."""

_DESCRIBED = ("dataset", "software/", "rule/")
_UNTYPED = frozenset({DCT["isReplacedBy"].value, UND["letter"].value})
"""What is said of ids that once stood for something; and of findings, which `find_disagreements` asks for a class."""

_SIGNED = UND["signed"].value
_SHORTCUTS = frozenset({*(each.value for each in SHORTCUTS), UND["asks"].value})


def find_loose_ends(facts: Facts, statements: Sequence[Statement], base: str) -> Iterator[Violation]:
    """Yield links that lead nowhere or into another letter, and triples in the graph of another letter."""
    places = Places(base)
    yield from _dangling(facts, statements, base)
    yield from _unknown_rules(facts)
    yield from _crossing(facts, places)
    yield from _misplaced(facts, statements, places)
    yield from _wrong_repeats(facts, places)


def _dangling(facts: Facts, statements: Sequence[Statement], base: str) -> Iterator[Violation]:
    described = bool(facts.instances(VOID["Dataset"]))
    subjects = {statement.subject for statement in statements}
    typed = facts.of(A)
    for predicate in {*facts.predicates()} - _UNTYPED:
        for node in facts.of(NamedNode(predicate)).keys() - typed.keys():
            if node.startswith(base) and not node.startswith(f"{base}dataset/"):
                message = "All that is described has a class, which says what it is."
                yield Violation(node, A.value, message, "violation")
    for subject, predicate, value, _ in statements:
        if value.kind != "iri" or value.value in subjects or not value.value.startswith(base):
            continue
        # A dataset without its description has lost the rules and the program with it.
        if described or not value.value.startswith(_DESCRIBED, len(base)):
            message = "What has an IRI under the base of the dataset is described in the dataset."
            yield Violation(subject, predicate, message, "violation", value.value)


def _unknown_rules(facts: Facts) -> Iterator[Violation]:
    known = {name for plan in facts.instances(PROV["Plan"]) for name in facts.words(plan, RDFS["label"])}
    for node, rules in facts.of(UND["rule"]).items() if known else ():
        for rule in rules:
            if rule.value not in known:
                message = "A rule that read something is described, as a prov:Plan of that label."
                yield violation(node, UND["rule"], message, rule.value)


def _crossing(facts: Facts, places: Places) -> Iterator[Violation]:
    for predicate in WITHIN:
        for node, other in sorted(facts.pairs(predicate)):
            letter = places.letter(node)
            if letter is not None and letter != places.letter(other):
                message = "What belongs to a letter leads to the text, the words and the reading of that letter."
                yield violation(node, predicate, message, other)


def _misplaced(facts: Facts, statements: Sequence[Statement], places: Places) -> Iterator[Violation]:
    works = {node: letter for node, letter in facts.pairs(DCT["isVersionOf"]) if places.letter(node) == node}
    for statement in statements:
        subject, predicate, value, graph = statement
        if graph is None:
            continue
        of, stands = places.letter(subject), places.letter(graph)
        if predicate in _SHORTCUTS:
            # Only its letter is known of a shortcut, which may stand in the graph of any posting that says so.
            letter = value.value if predicate == _SIGNED else subject
            sound = stands is not None and works.get(stands, stands) == letter
        else:
            sound = stands == of
        if not sound or (stands is not None and graph != f"{stands}/graph"):
            message = "All that is said of a letter stands in the graph of that letter, and nothing else does."
            yield Violation(subject, predicate, message, "violation", graph)


def _wrong_repeats(facts: Facts, places: Places) -> Iterator[Violation]:
    """A further posting repeats a signature once, and somebody who repeats it is who signed there."""
    repeats: defaultdict[str, list[str]] = defaultdict(list)
    signatures = {*facts.instances(UND["Signature"])}
    for node, first in sorted(facts.pairs(DCT["isVersionOf"])):
        if node in signatures:
            repeats[first].append(node)
    for first, nodes in repeats.items():
        times = Counter(places.letter(node) for node in nodes)
        for node in nodes:
            others = [first, *(other for other in nodes if other != node)]
            if times[places.letter(node)] > 1:
                message = "A posting repeats a signature of an earlier one once."
                yield violation(node, DCT["isVersionOf"], message, first)
            elif _signers(facts, [node]).isdisjoint(_signers(facts, others)):
                message = "A signature that is printed again is that of the same signatory."
                yield violation(node, DCT["isVersionOf"], message, first)


def _signers(facts: Facts, nodes: Collection[str]) -> set[str]:
    ways = (UND["signatory"], UND["onBehalfOf"], UND["namedAs"])
    return {value.casefold() for node in nodes for way in ways for value in facts.words(node, way)}

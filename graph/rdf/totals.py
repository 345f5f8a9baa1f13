"""Totals: whether the counts that a dataset states of itself are those of its triples.

A file that was cut off, or changed by hand, still says what it held before.
"""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode

from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.names import SKOS, UND, VOID, A
from undersigned.graph.rdf.report import Violation


def find_wrong_totals(facts: Facts) -> Iterator[Violation]:
    """Yield every count that is stated and not right; one that is not stated is left to the shapes."""
    for dataset in facts.instances(VOID["Dataset"]):
        base = dataset.removesuffix("dataset")
        if base == dataset or not base.endswith("/"):
            continue  # not a dataset of ours
        properties, classes = _held(facts, Iris(base))
        entities, letters = properties[SKOS["prefLabel"].value], classes[UND["JointLetter"].value]
        for predicate, held, what in (
            (VOID["triples"], properties.total(), "triples beside the description"),
            (VOID["entities"], entities, "entities with a preferred label"),
            (VOID["classes"], len(classes), "classes"),
            (VOID["properties"], len(properties), "properties"),
            (UND["letters"], letters, "letters"),
            (UND["signatures"], classes[UND["Signature"].value], "signatures"),
        ):
            yield from _differing(facts, dataset, predicate, held, f"{what} is that of what the dataset holds")
        for part, kind in facts.pairs(VOID["class"]):
            yield from _differing(facts, part, VOID["entities"], classes[kind], f"instances of <{kind}> is right")
        for part, used in facts.pairs(VOID["property"]):
            yield from _differing(facts, part, VOID["triples"], properties[used], f"triples with <{used}> is right")


def _held(facts: Facts, iris: Iris) -> tuple[Counter[str], Counter[str]]:
    """The triples of each predicate and the instances of each class, without the description."""
    properties, classes = Counter[str](), Counter[str]()
    for predicate in facts.predicates():
        for subject, values in facts.of(NamedNode(predicate)).items():
            if not iris.is_description(subject):
                properties[predicate] += len(values)
                if predicate == A.value:
                    classes.update({value.value for value in values})
    return properties, classes


def _differing(facts: Facts, node: str, predicate: NamedNode, held: int, what: str) -> Iterator[Violation]:
    said = facts.number(node, predicate)
    if said is not None and said != held:
        yield Violation(node, predicate.value, f"The number of {what}: {held}.", "violation", str(said))

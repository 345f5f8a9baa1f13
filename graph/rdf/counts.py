"""Counts: what a dataset holds, counted while it is written or once it is finished.

Nothing here looks at a corpus: whoever has the triples, of a whole dataset or of a selection, gets the same counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from undersigned.graph.rdf.columns import text_of
from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.names import PROV, SKOS, UND, A
from undersigned.graph.rdf.terms import value_of

EXAMPLES = tuple(UND[name].value for name in ("JointLetter", "Signature", "Mention", "Ask"))
"""Of what a dataset shows an example: the one of each class whose IRI comes first."""

_OBJECTS = (A.value, UND["rule"].value, PROV["hadPrimarySource"].value)
_WRITTEN = {f"<{kind}>": kind for kind in EXAMPLES}


@dataclass(frozen=True, slots=True)
class Counts:
    """What a dataset holds beside its own description.

    `properties` are the triples of each predicate and `classes` the instances of each class, by IRI; `rules` are the
    names of the rules that read something, `texts` the IRIs of the texts that were read, `examples` IRIs to look at.
    """

    properties: Mapping[str, int]
    classes: Mapping[str, int]
    rules: tuple[str, ...]
    texts: tuple[str, ...]
    examples: tuple[str, ...]

    @property
    def triples(self) -> int:
        """Every triple."""
        return sum(self.properties.values())

    @property
    def entities(self) -> int:
        """Every organization, person, post, region, law, body and event, each with its one preferred label."""
        return self.properties.get(SKOS["prefLabel"].value, 0)

    @property
    def letters(self) -> int:
        """Every letter, once however often it was put up."""
        return self.classes.get(UND["JointLetter"].value, 0)

    @property
    def signatures(self) -> int:
        """Every entry of a list of signatories, in every posting."""
        return self.classes.get(UND["Signature"].value, 0)


class Tally:
    """Counts while they grow: one named graph after another, each once and without the dataset's description."""

    def __init__(self) -> None:
        self._properties: Counter[str] = Counter()
        self._objects: dict[str, Counter[str]] = {each: Counter() for each in _OBJECTS}
        self._examples: dict[str, str] = {}

    def add(self, graph: GraphWriter) -> None:
        """Count the triples of a graph that was written."""
        for predicate, column in graph.columns():
            self._properties[predicate.value] += len(column)
            if (objects := self._objects.get(predicate.value)) is not None:
                written = Counter([value for _, value in column])
                objects.update({value_of(value): number for value, number in written.items()})
            if predicate == A:
                for subject, kind in column:
                    if kind in _WRITTEN:
                        self._show(subject, _WRITTEN[kind])

    def add_quads(self, quads: Iterable[Quad]) -> None:
        """Count these triples too."""
        for quad in quads:
            predicate, value = quad.predicate.value, text_of(quad.object)
            self._properties[predicate] += 1
            if (objects := self._objects.get(predicate)) is not None:
                objects[value] += 1
                if predicate == A.value and value in EXAMPLES:
                    self._show(text_of(quad.subject), value)

    def counts(self) -> Counts:
        """What was counted so far, in an order that does not depend on that of the triples."""
        classes, rules, texts = (self._objects[each] for each in _OBJECTS)
        return Counts(
            properties=dict(sorted(self._properties.items())),
            classes=dict(sorted(classes.items())),
            rules=tuple(sorted(rules)),
            texts=tuple(sorted(texts)),
            examples=tuple(self._examples[kind] for kind in EXAMPLES if kind in self._examples),
        )

    def _show(self, subject: str, kind: str) -> None:
        self._examples[kind] = min(subject, self._examples.get(kind, subject))

"""Facts: the triples of a dataset by predicate and subject, for looking at several things together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from pyoxigraph import NamedNode

from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.names import UND, A
from undersigned.graph.rdf.rows import Term

Pairs: TypeAlias = set[tuple[str, str]]
"""Subject and object of the triples of one predicate."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")


class Facts:
    """The triples by predicate and subject, whatever graph they stand in."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._values: defaultdict[str, dict[str, list[Term]]] = defaultdict(dict)
        for statement in statements:
            self._values[statement.predicate].setdefault(statement.subject, []).append(statement.object)

    def predicates(self) -> Iterable[str]:
        """The IRI of every predicate, in no particular order."""
        return self._values.keys()

    def of(self, predicate: NamedNode) -> Mapping[str, list[Term]]:
        """Subject to the values of `predicate`."""
        return self._values.get(predicate.value, {})

    def words(self, subject: str, predicate: NamedNode) -> list[str]:
        """The values that a subject has for `predicate`, as text, each once, sorted."""
        return sorted({value.value for value in self.of(predicate).get(subject, ())})

    def pairs(self, predicate: NamedNode) -> Pairs:
        """Every subject with every value of `predicate`."""
        return {(subject, value.value) for subject, values in self.of(predicate).items() for value in values}

    def instances(self, kind: NamedNode) -> list[str]:
        """Everything that is a `kind`."""
        return [subject for subject, values in self.of(A).items() if any(value.value == kind.value for value in values)]

    def number(self, subject: str, predicate: NamedNode) -> int | None:
        """The one whole number that a subject has for `predicate`; None when there is none, or more than one."""
        values = self.words(subject, predicate)
        return int(values[0]) if len(values) == 1 and _WHOLE.fullmatch(values[0]) else None

    def joined(self, kind: NamedNode, predicate: NamedNode, *, way: str | None = None) -> Pairs:
        """The letter and the value of `predicate` of each `kind`, of those to a recipient of type `way` when given."""
        return {
            (letter, value)
            for node in self.instances(kind)
            if way is None or way in self.words(node, UND["recipientType"])
            for letter in self.words(node, UND["letter"])
            for value in self.words(node, predicate)
        }

"""Columns: the dataset read one predicate at a time, whatever graph a triple stands in.

Rows are put together from columns. Reading a whole predicate at once is some ten times quicker than asking for one
subject after another, and needs no query engine.
"""

from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from undersigned.graph.errors import InputError
from undersigned.graph.rdf.names import A


class Columns:
    """The columns of a store that does not change any more; each is read once.

    >>> from pyoxigraph import Quad
    >>> from undersigned.graph.rdf.names import DCT
    >>> store = Store()
    >>> store.add(Quad(NamedNode("http://a/l"), DCT["identifier"], Literal("apec")))
    >>> Columns(store).one("http://a/l", DCT["identifier"])
    'apec'
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._columns: dict[NamedNode, dict[str, list[str]]] = {}
        self._types: dict[NamedNode, tuple[str, ...]] = {}

    def column(self, predicate: NamedNode) -> Mapping[str, list[str]]:
        """Subject to its values of `predicate`, sorted; IRIs and literals alike as their text."""
        if predicate not in self._columns:
            column: dict[str, set[str]] = {}
            for quad in self._store.quads_for_pattern(None, predicate, None, None):
                column.setdefault(text_of(quad.subject), set()).add(text_of(quad.object))
            self._columns[predicate] = {subject: sorted(values) for subject, values in column.items()}
        return self._columns[predicate]

    def instances(self, kind: NamedNode) -> tuple[str, ...]:
        """The IRIs of everything that is a `kind`, sorted."""
        if kind not in self._types:
            found = {text_of(quad.subject) for quad in self._store.quads_for_pattern(None, A, kind, None)}
            self._types[kind] = tuple(sorted(found))
        return self._types[kind]

    def all(self, subject: str, predicate: NamedNode) -> tuple[str, ...]:
        """Every value, sorted; empty when there is none."""
        return tuple(self.column(predicate).get(subject, ()))

    def maybe(self, subject: str, predicate: NamedNode) -> str | None:
        """The value, or None when there is none."""
        values = self.column(predicate).get(subject)
        return values[0] if values else None

    def one(self, subject: str, predicate: NamedNode) -> str:
        """The value; InputError when there is none, for then the dataset is not one of ours."""
        value = self.maybe(subject, predicate)
        if value is None:
            raise InputError(f"<{subject}> has no <{predicate.value}>; `undersigned check` lists all that is missing")
        return value

    def number(self, subject: str, predicate: NamedNode) -> int:
        """The value as a whole number; InputError when there is none or it is not one."""
        value = self.one(subject, predicate)
        try:
            return int(value)
        except ValueError:
            raise InputError(
                f"<{subject}> has {value[:40]!r} for <{predicate.value}>, not a whole number; see `undersigned check`"
            ) from None

    def fraction(self, subject: str, predicate: NamedNode) -> float:
        """The value as a number; InputError when there is none or it is not one."""
        value = self.one(subject, predicate)
        try:
            return float(value)
        except ValueError:
            raise InputError(
                f"<{subject}> has {value[:40]!r} for <{predicate.value}>, not a number; see `undersigned check`"
            ) from None


def text_of(term: NamedNode | Literal | BlankNode | Triple) -> str:
    """An IRI or a literal's words. Files with blank nodes or quoted triples are refused before they come here."""
    if isinstance(term, NamedNode | Literal):
        return term.value
    raise TypeError(f"a dataset holds IRIs and literals only, got {term}")

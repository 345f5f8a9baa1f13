"""Names: any alias of an organization, person, detainee, official, region or letter leads to its IRI.

Under "official" go the people whom letters name or address, their posts, and the institutions that they belong to.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from undersigned.graph.errors import QueryError
from undersigned.queries.answering import answering
from undersigned.queries.head import ParamType
from undersigned.queries.nearest import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import Result
    from undersigned.queries.answering import Answering, Called
    from undersigned.queries.frames import Naming

FOUND_BY_NAME = (
    ParamType.ORGANIZATION,
    ParamType.PERSON,
    ParamType.DETAINEE,
    ParamType.OFFICIAL,
    ParamType.REGION,
    ParamType.LETTER,
)
"""The types whose values are names of the dataset, in the order in which a name given for another one is looked up."""

_MOST_CANDIDATES = 5


class Names:
    """The names that one who answers knows. Each type is indexed when it is first asked for."""

    def __init__(self, source: Dataset | Answering) -> None:
        self._answering = answering(source)
        self._indexes: dict[ParamType, _Index] = {}

    def find(self, kind: ParamType, name: str) -> str:
        """The IRI behind an IRI, a short id ("organization/pen-america", "pen-america"), a name or an alias.

        Names are compared by their normal form: case, quotes, dashes, "&", a leading "the" and a trailing "(ACR)" do
        not matter; nothing else is guessed. The name under which an entity is shown wins over another's alias.
        QueryError, in one line, when nobody is called so (with the nearest names), or several are (with their ids).
        """
        found = self._found(kind, name) or self._among(kind, name, self._answering.named(kind))
        if len(found) == 1:
            return found[0].iri
        if found:
            listed = ", ".join(f"{one.label} ({one.id})" for one in found[:_MOST_CANDIDATES])
            more = f" and {len(found) - _MOST_CANDIDATES} more" if len(found) > _MOST_CANDIDATES else ""
            raise QueryError(f"{shown(name)} may be {listed}{more}; give the id")
        raise QueryError(f"no {kind.value} here is called {shown(name)}; {self._advice(kind, name)}")

    def id(self, iri: str) -> str:
        """The short id of an entity ("organization/pen-america"), or the id of a letter."""
        return self._answering.ids([iri])[iri]

    def of(self, result: Result) -> Naming:
        """What to show for the IRIs in an answer, all looked up at once."""
        iris = {term.value for row in result.rows for term in row if term is not None and term.kind == "iri"}
        return _Naming(self._answering.labels(iris), self._answering.ids(iris))

    def _advice(self, kind: ParamType, name: str) -> str:
        everything = self._answering.named(kind)
        shown_as = {alias: one.label for one in reversed(everything) for alias in (*one.aliases, one.label)}
        near = list(dict.fromkeys(shown_as[close] for close in nearest(name, shown_as, most=9)))[:3]
        if near:
            return f"the nearest {'is' if len(near) == 1 else 'are'} {', '.join(near)}"
        for other in FOUND_BY_NAME:
            if other is not kind and self._found(other, name):
                return f"it is the name of {_article(other)} {other.value}"
        return f"none of the {len(everything)} here is alike"

    def _found(self, kind: ParamType, name: str) -> Sequence[Called]:
        return self._among(kind, name, self._answering.called(kind, name))

    def _among(self, kind: ParamType, name: str, candidates: Sequence[Called]) -> Sequence[Called]:
        known = self._indexes.get(kind)
        if known is None or known.named is not candidates:
            known = self._indexes[kind] = _Index(candidates)
        return known.find(name)


class _Index:
    """The names of one type, from the surest reading of what was typed to the least sure."""

    def __init__(self, named: Sequence[Called]) -> None:
        from undersigned.graph.resolve import form

        self._form = form
        self.named = named
        exact: dict[str, dict[str, Called]] = defaultdict(dict)
        by_label: dict[str, dict[str, Called]] = defaultdict(dict)
        by_alias: dict[str, dict[str, Called]] = defaultdict(dict)
        for one in named:
            for key in (one.iri, one.id, one.id.partition("/")[2]):
                exact[key][one.iri] = one
            by_label[form(one.label)][one.iri] = one
            for name in (one.label, *one.aliases):
                by_alias[form(name)][one.iri] = one
        self._readings = ((exact, False), (by_label, True), (by_alias, True))

    def find(self, name: str) -> list[Called]:
        """Everything that may be meant, by the first reading that finds any, sorted by IRI."""
        for names, folded in self._readings:
            found = names.get(self._form(name) if folded else name.strip())
            if found:
                return [found[iri] for iri in sorted(found)]
        return []


class _Naming(NamedTuple):
    """The names and ids of the IRIs of one answer."""

    labels: Mapping[str, str]
    ids: Mapping[str, str]

    def id(self, iri: str) -> str:
        """The short id of one of them."""
        return self.ids.get(iri, iri)


def _article(kind: ParamType) -> str:
    return "an" if kind.value[0] in "aeio" else "a"

"""Names: any alias of an organization, person, detainee, official, region or letter leads to its IRI.

Under "official" go the people whom letters name or address, their posts, and the institutions that they belong to.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from undersigned.graph.errors import QueryError
from undersigned.queries.head import ParamType
from undersigned.queries.nearest import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.iris import Iris

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
    """The names of one dataset. Each type is indexed when it is first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._indexes: dict[ParamType, _Index] = {}

    def find(self, kind: ParamType, name: str) -> str:
        """The IRI behind an IRI, a short id ("organization/pen-america", "pen-america"), a name or an alias.

        Names are compared by their normal form: case, quotes, dashes, "&", a leading "the" and a trailing "(ACR)" do
        not matter; nothing else is guessed. The name under which an entity is shown wins over another's alias.
        QueryError, in one line, when nobody is called so (with the nearest names), or several are (with their ids).
        """
        index = self._index(kind)
        found = index.find(name)
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(f"{index.labels[iri]} ({self.id(iri)})" for iri in found[:_MOST_CANDIDATES])
            more = f" and {len(found) - _MOST_CANDIDATES} more" if len(found) > _MOST_CANDIDATES else ""
            raise QueryError(f"{shown(name)} may be {listed}{more}; give the id")
        raise QueryError(f"no {kind.value} here is called {shown(name)}; {self._advice(kind, name)}")

    def id(self, iri: str) -> str:
        """The short id of an entity ("organization/pen-america"), or the id of a letter."""
        return self._letter_ids.get(iri) or self._iris.entity_id(iri)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What to show for an IRI in an answer: an entity's name, a letter's id."""
        return {iri: row.label for iri, row in self._dataset.entities().items()} | self._letter_ids

    @cached_property
    def _letter_ids(self) -> dict[str, str]:
        return {row.iri: row.id for row in (*self._dataset.letters(), *self._dataset.versions())}

    @cached_property
    def _iris(self) -> Iris:
        from undersigned.graph.rdf.iris import Iris

        return Iris(self._dataset.base)

    def _advice(self, kind: ParamType, name: str) -> str:
        index = self._index(kind)
        near = list(dict.fromkeys(index.shown_as[close] for close in nearest(name, index.shown_as, most=9)))[:3]
        if near:
            return f"the nearest {'is' if len(near) == 1 else 'are'} {', '.join(near)}"
        for other in FOUND_BY_NAME:
            if other is not kind and self._index(other).find(name):
                return f"it is the name of {_article(other)} {other.value}"
        return f"none of the {len(index.labels)} here is alike"

    def _index(self, kind: ParamType) -> _Index:
        if kind not in self._indexes:
            self._indexes[kind] = _Index(self._named(kind), self.id)
        return self._indexes[kind]

    def _named(self, kind: ParamType) -> Iterable[tuple[str, str, tuple[str, ...]]]:
        """(IRI, label, aliases) of everything of a kind."""
        dataset = self._dataset
        if kind is ParamType.LETTER:
            # A further posting leads to the letter that it is one of.
            further: defaultdict[str | None, list[str]] = defaultdict(list)
            for row in dataset.versions():
                further[row.version_of] += [row.id, row.title]
            return [(row.iri, row.id, (row.title, *further[row.id])) for row in dataset.letters()]
        if kind is ParamType.DETAINEE:
            wanted = {row.entity for row in dataset.mentions() if row.kind == "detainee"}
        elif kind is ParamType.OFFICIAL:
            from undersigned.graph.network.institutions import institutions

            wanted = {row.entity for row in dataset.mentions() if row.kind == "official"}
            wanted.update(institutions(dataset).values())
            addressed = dataset.addressings(again=True)
            wanted |= {iri for row in addressed for iri in (row.entity, row.post) if iri is not None}
        else:
            wanted = {iri for iri, row in dataset.entities().items() if row.kind == kind.value}
        return [(iri, row.label, row.aliases) for iri, row in dataset.entities().items() if iri in wanted]


class _Index:
    """The names of one type, from the surest reading of what was typed to the least sure."""

    def __init__(self, named: Iterable[tuple[str, str, tuple[str, ...]]], id_of: Callable[[str], str]) -> None:
        from undersigned.graph.resolve import form

        self._form = form
        self.labels = {iri: label for iri, label, _ in named}
        self.shown_as: dict[str, str] = {}
        exact: dict[str, set[str]] = defaultdict(set)
        by_label: dict[str, set[str]] = defaultdict(set)
        by_alias: dict[str, set[str]] = defaultdict(set)
        for iri, label, aliases in named:
            id = id_of(iri)
            for key in (iri, id, id.partition("/")[2]):
                exact[key].add(iri)
            by_label[form(label)].add(iri)
            for name in (label, *aliases):
                by_alias[form(name)].add(iri)
                self.shown_as.setdefault(name, label)
        self._readings = ((exact, False), (by_label, True), (by_alias, True))

    def find(self, name: str) -> list[str]:
        """Every IRI that may be meant, by the first reading that finds any."""
        for names, folded in self._readings:
            found = names.get(self._form(name) if folded else name.strip())
            if found:
                return sorted(found)
        return []


def _article(kind: ParamType) -> str:
    return "an" if kind.value[0] in "aeio" else "a"

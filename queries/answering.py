"""Answering: what a catalog asks of whoever holds the data, and a dataset in memory that answers.

A store on another machine fulfils the same Protocol (`remote`), so that every question can be asked of either.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from undersigned.queries.head import ParamType

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.door import Limits
    from undersigned.graph.rdf.rows import Result


class Called(NamedTuple):
    """Something that a parameter can name: its IRI, its short id, the name it is shown under, and all others."""

    iri: str
    id: str
    label: str
    aliases: tuple[str, ...]


class Answering(Protocol):
    """Who answers: what the catalog needs to know, and no more."""

    @property
    def base(self) -> str:
        """The IRI under which everything of the corpus lives; ends in "/"."""

    def select(self, query: str, *, trusted: bool = False) -> Result:
        """The answer to a SPARQL query over all graphs together; QueryError when there is none."""

    def called(self, kind: ParamType, name: str) -> Sequence[Called]:
        """Those of a kind that `name` may mean: at least all whose id, name or alias has the same normal form."""

    def named(self, kind: ParamType) -> Sequence[Called]:
        """Everything of a kind, for suggestions."""

    def labels(self, iris: Collection[str]) -> Mapping[str, str]:
        """What to show for those of these IRIs that have a name: an entity's name, a letter's id."""

    def ids(self, iris: Collection[str]) -> Mapping[str, str]:
        """The short id of each of these IRIs ("organization/pen-america"), or the id of a letter."""


def answering(source: Dataset | Answering) -> Answering:
    """Whoever answers for `source`: itself, or a dataset in memory with what is needed around it."""
    from undersigned.graph.rdf import Dataset

    return Embedded(source) if isinstance(source, Dataset) else source


class Embedded:
    """A dataset in memory, as one who answers; with `limits`, questions are asked in a process of their own."""

    def __init__(self, dataset: Dataset, *, limits: Limits | None = None) -> None:
        self._dataset = dataset
        self._limits = limits
        self._named: dict[ParamType, tuple[Called, ...]] = {}

    @property
    def base(self) -> str:
        """The dataset's base IRI."""
        return self._dataset.base

    def select(self, query: str, *, trusted: bool = False) -> Result:
        """Ask the dataset."""
        if self._limits is None:
            return self._dataset.select(query, trusted=trusted)
        from undersigned.graph.rdf.door import ask

        return ask(self._dataset, query, self._limits, trusted=trusted)

    def called(self, kind: ParamType, name: str) -> Sequence[Called]:  # noqa: ARG002 (in memory, all is near)
        """Everything of the kind."""
        return self.named(kind)

    def named(self, kind: ParamType) -> Sequence[Called]:
        """Everything of a kind, read from the rows when it is first asked for."""
        if kind not in self._named:
            self._named[kind] = tuple(self._all(kind))
        return self._named[kind]

    def labels(self, iris: Collection[str]) -> Mapping[str, str]:
        """The names of these entities, the ids of these letters."""
        known = self._labels
        return {iri: known[iri] for iri in iris if iri in known}

    def ids(self, iris: Collection[str]) -> Mapping[str, str]:
        """Short ids as the IRIs spell them, ids of letters as the letters state them."""
        from undersigned.graph.rdf.iris import Iris

        minted = Iris(self.base)
        return {iri: self._letter_ids.get(iri) or minted.entity_id(iri) for iri in iris}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {iri: row.label for iri, row in self._dataset.entities().items()} | self._letter_ids

    @cached_property
    def _letter_ids(self) -> dict[str, str]:
        return {row.iri: row.id for row in (*self._dataset.letters(), *self._dataset.versions())}

    def _all(self, kind: ParamType) -> list[Called]:
        dataset = self._dataset
        if kind is ParamType.LETTER:
            # A further posting leads to the letter that it is one of.
            further: defaultdict[str | None, list[str]] = defaultdict(list)
            for row in dataset.versions():
                further[row.version_of] += [row.id, row.title]
            return [Called(row.iri, row.id, row.id, (row.title, *further[row.id])) for row in dataset.letters()]
        if kind is ParamType.ENTITY:
            wanted = set(dataset.entities())
        elif kind is ParamType.TOPIC:
            wanted = {row.entity for row in dataset.mentions()}
        elif kind is ParamType.DETAINEE:
            wanted = {row.entity for row in dataset.mentions() if row.kind == "detainee"}
        elif kind is ParamType.OFFICIAL:
            from undersigned.graph.network.institutions import institutions

            wanted = {row.entity for row in dataset.mentions() if row.kind == "official"}
            wanted.update(institutions(dataset).values())
            addressed = dataset.addressings(again=True)
            wanted |= {iri for row in addressed for iri in (row.entity, row.post) if iri is not None}
        else:
            wanted = {iri for iri, row in dataset.entities().items() if row.kind == kind.value}
        ids = self.ids(dataset.entities())
        return [
            Called(iri, ids[iri], row.label, row.aliases) for iri, row in dataset.entities().items() if iri in wanted
        ]

"""Sides: each of two datasets that are compared, by ids that do not depend on its base IRI."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from undersigned.graph.rdf import Dataset, LetterRow
from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.names import DCT, UND
from undersigned.graph.rdf.placing import placed
from undersigned.graph.rdf.rows import JudgementRow, RelationRow


class Side:
    """One of the two datasets."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def id(self, iri: str) -> str:
        """What stands in an IRI behind the base."""
        return iri.removeprefix(self.dataset.base)

    @cached_property
    def statements(self) -> Sequence[Statement]:
        """Every triple, in the graph where it belongs."""
        return placed(self.dataset.statements(), self.dataset.base)

    @cached_property
    def letters(self) -> Mapping[str, LetterRow]:
        """Letters and further postings by their ids."""
        return {row.id: row for row in (*self.dataset.letters(), *self.dataset.versions())}

    @cached_property
    def works(self) -> Mapping[str, AbstractSet[str]]:
        """The id of each letter, and those of all its postings."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for id, row in self.letters.items():
            found[row.version_of or id].add(id)
        return found

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The names under which entities are shown, by their ids."""
        return {self.id(iri): row.label for iri, row in self.dataset.entities().items()}

    @cached_property
    def names(self) -> Mapping[str, AbstractSet[str]]:
        """Every name of each entity, by its id."""
        return {self.id(iri): {row.label, *row.aliases} for iri, row in self.dataset.entities().items()}

    def label(self, iri: str) -> str:
        """The name under which an entity is shown; its id where it has none."""
        return self.labels.get(self.id(iri), self.id(iri))

    def called(self, iri: str) -> str:
        """The name of an entity with its id, since two may have one name."""
        return f"{self.label(iri)} [{self.id(iri)}]"

    @cached_property
    def _led(self) -> Mapping[str, Mapping[str, AbstractSet[str]]]:
        """Old ids to where they lead, and entities to what they were split from."""
        found: dict[str, dict[str, set[str]]] = {DCT["isReplacedBy"].value: {}, UND["splitFrom"].value: {}}
        for subject, predicate, value, _ in self.statements:
            if predicate in found:
                found[predicate].setdefault(self.id(subject), set()).add(self.id(value.value))
        return found

    def replaced(self, id: str) -> str:
        """The id that stands for `id`: itself where it still does."""
        return id if id in self.labels else min(self._led[DCT["isReplacedBy"].value].get(id, ()), default=id)

    def split_from(self, id: str) -> AbstractSet[str]:
        """The ids of which an entity was once a part."""
        return self._led[UND["splitFrom"].value].get(id, frozenset())

    @cached_property
    def withdrawn(self) -> Counter[tuple[str, str]]:
        """How many signatures were withdrawn, by posting and printed name."""
        counts: Counter[tuple[str, str]] = Counter()
        for row in self.dataset.signatures(again=True):
            if not row.stands:
                person = row.person_named_as if row.person_named_as != row.named_as else None
                name = ", ".join(each for each in (person, row.named_as) if each)
                counts[row.printed_in or row.letter_id, name] += 1
        return counts

    @cached_property
    def relations(self) -> Mapping[tuple[str, str, str], RelationRow]:
        """What organizations are to each other, by names and kind."""
        return {(self.label(row.left), row.kind, self.label(row.right)): row for row in self.dataset.relations()}

    @cached_property
    def judgements(self) -> Mapping[tuple[str, ...], JudgementRow]:
        """What people decided, by all that is told of it."""
        return {_judged(row): row for row in self.dataset.judgements()}


def _judged(row: JudgementRow) -> tuple[str, ...]:
    return (row.kind, row.left, row.right, row.field or "", row.verdict, row.by or "", row.at or "", row.reason)


def common(old: Side, new: Side) -> Mapping[str, str]:
    """To each posting's id, that of its letter in both datasets: letters that share a posting are one.

    It is the id that the letter has in `new`, the first where it was parted, else that in `old`.
    """
    root: dict[str, str] = {}

    def find(id: str) -> str:
        while root.setdefault(id, id) != id:
            id = root[id]
        return id

    for side in (old, new):
        for letter, postings in side.works.items():
            for posting in postings:
                root[find(posting)] = find(letter)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for id in list(root):
        groups[find(id)].add(id)
    shown = {
        group: min(ids & new.works.keys(), default=min(ids & old.works.keys(), default=group))
        for group, ids in groups.items()
    }
    return {id: shown[find(id)] for id in root}

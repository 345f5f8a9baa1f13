"""Entities and clusters: which printed name belongs to whom.

A mention stays as the letter prints it; a cluster only says which entity it belongs to, so that undoing a merge
costs nothing. A mention is named by where it stands: its letter, its field, and its place in that field from 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve.verdicts import Clue

MentionKey: TypeAlias = tuple[str, str, int]
"""(letter id, field, index from 1). The fields are "signatory-organization", "signatory-person", "addressee-person",
"addressee-post", "addressee-institution", "cc-person", "cc-post", "cc-institution", "detainee", "concern", "official",
"official-post", "region", "law", "body" and "event"; the index is the item's place in the letter's tuple."""


class EntityKind(StrEnum):
    """What an entity is; also the first part of its id."""

    ORGANIZATION = "organization"
    PERSON = "person"
    POST = "post"
    REGION = "region"
    LAW = "law"
    BODY = "body"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Entity:
    """One organization, person, post, region, law, body or event, under all its names.

    `id` is kind/slug ("organization/human-rights-watch"). `aliases` are every other printed or known form, acronyms
    included, the label excluded, sorted; no name is among them that a person says is another's. `replaced` are the ids
    of its other names, each of which may have stood for it once and now leads here; `split_from` are the entities it
    would be part of, had no person held it apart. `reference` is its id in `data/reference`, when it is there. `parent`
    is the id of the entity that this one is a chapter of; it is there only when a letter names that too.
    """

    id: str
    kind: EntityKind
    label: str
    aliases: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    reference: str | None = None
    parent: str | None = None
    split_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """What one organization is to another without being it: "chapter of", "member of", "secretariat of", "renamed to".

    `left` and `right` are entity ids; `since` is a date with the precision its source has; `source` says who tells so.
    """

    kind: str
    left: str
    right: str
    since: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Question:
    """A pair that needs a person's answer: two ids of entities (or of letters), and how many signatures hang on it.

    `reason` says in words why they may be one, `clues` are the same one by one; `relation` is what one may be to the
    other where they are two ("chapter of").
    """

    kind: str
    left: str
    right: str
    reason: str
    weight: int
    clues: tuple[Clue, ...] = ()
    relation: str | None = None


@dataclass(frozen=True)
class Clusters:
    """Who is who in a set of letters.

    `entities` are sorted by id; `members` leads every mention to its entity's id; `questions` come weightiest first;
    `reports` are sentences on judgements that could not be replayed, or contradict each other.

    >>> pen = Entity("organization/pen-america", EntityKind.ORGANIZATION, "PEN America")
    >>> mention = ("apec", "signatory-organization", 1)
    >>> Clusters((pen,), {mention: pen.id}).entity(*mention).label
    'PEN America'
    """

    entities: tuple[Entity, ...]
    members: Mapping[MentionKey, str]
    questions: tuple[Question, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    reports: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        """The entities by their ids."""
        return {entity.id: entity for entity in self.entities}

    def entity(self, letter: str, field: str, index: int) -> Entity:
        """The entity of the mention at `index` (from 1) of `field` in `letter`; KeyError when it was never resolved."""
        return self.by_id[self.members[letter, field, index]]

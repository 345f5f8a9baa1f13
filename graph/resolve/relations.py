"""Relations: what organizations are to each other without being one, by the reference and by people's judgements.

A chapter is not its parent, and a new name is not the old one: each signs under its own name, and whoever counts them
together says so. A person's word outranks the reference, "none" takes a relation away.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from undersigned.graph.judgements import Judgement, described
from undersigned.graph.resolve.entities import Entity, EntityKind, Relation
from undersigned.graph.resolve.known import Index, Known

CHAPTER, MEMBER, SECRETARIAT, RENAMED = "chapter of", "member of", "secretariat of", "renamed to"
"""The kinds of relations."""

REFERENCE = "data/reference/organizations.yml"
"""The source of what the reference says without a source of its own."""

_ONE = (CHAPTER, RENAMED)
"""A chapter has one parent, and a name one that followed it; neither, nor both by turns, goes round in a circle."""


@dataclass(frozen=True, slots=True)
class Related:
    """The organizations with their parents, the relations among them, and reports on judgements not followed.

    `answered` are the pairs of which somebody said how they are related.
    """

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...] = ()
    found: frozenset[Judgement] = frozenset()
    reports: tuple[str, ...] = ()
    answered: frozenset[tuple[str, str]] = frozenset()


def relate(
    entities: Sequence[Entity],
    index: Index,
    judgements: Iterable[Judgement],
    meant: Callable[[str], Sequence[str]],
) -> Related:
    """The relations among `entities`, by the reference and by `judgements` of the kind "relation".

    `meant` leads a name in a judgement to the entities it may mean.

    A parent that no letter names becomes an entity of its own where two of its chapters sign: otherwise nobody could
    count them together.
    """
    named = {entity.id: entity for entity in entities}
    referenced = {entity.reference: entity.id for entity in entities if entity.reference is not None}
    found: dict[tuple[str, str, str], Relation] = {}
    chapters: defaultdict[str, list[str]] = defaultdict(list)
    for reference, id in sorted(referenced.items()):
        for kind, target, since in _known_relations(index.by_id[reference]):
            if kind == CHAPTER:
                chapters[target].append(id)
            if target in referenced:
                source = index.by_id[reference].source or REFERENCE
                found[kind, id, referenced[target]] = Relation(kind, id, referenced[target], since, source)
    for target, ids in sorted(chapters.items()):
        if target not in referenced and target in index.by_id and len(ids) > 1:
            parent = _unnamed(index.by_id[target])
            if parent.id not in named:
                named[parent.id] = parent
                for id in ids:
                    source = index.by_id[named[id].reference or ""].source or REFERENCE
                    found[CHAPTER, id, parent.id] = Relation(CHAPTER, id, parent.id, None, source)
    followed, reports = _judged(judgements, meant, found)
    parents = {relation.left: relation.right for _, relation in sorted(found.items()) if relation.kind == CHAPTER}
    whole = (
        entity if entity.parent == (above := parents.get(entity.id)) else replace(entity, parent=above)
        for entity in named.values()
    )
    return Related(
        tuple(sorted(whole, key=lambda entity: entity.id)),
        tuple(sorted(found.values())),
        followed,
        tuple(reports),
        frozenset(_pairs(followed, meant)),
    )


def _pairs(judgements: Iterable[Judgement], meant: Callable[[str], Sequence[str]]) -> Iterable[tuple[str, str]]:
    for each in judgements:
        for left, right in product(meant(each.left), meant(each.right)):
            yield min(left, right), max(left, right)


def _known_relations(known: Known) -> Iterable[tuple[str, str, str | None]]:
    if known.parent is not None:
        yield CHAPTER, known.parent, None
    for whole in known.member_of:
        yield MEMBER, whole, None
    if known.secretariat_of is not None:
        yield SECRETARIAT, known.secretariat_of, None
    if known.renamed_to is not None:
        yield RENAMED, known.renamed_to, known.renamed_on


def _unnamed(known: Known) -> Entity:
    """An organization that only its chapters make part of the graph."""
    names = sorted({*known.names, *known.acronyms} - {known.name})
    return Entity(
        f"{EntityKind.ORGANIZATION}/{known.id}",
        EntityKind.ORGANIZATION,
        known.name,
        tuple(names),
        reference=known.id,
    )


def _judged(
    judgements: Iterable[Judgement],
    meant: Callable[[str], Sequence[str]],
    found: dict[tuple[str, str, str], Relation],
) -> tuple[frozenset[Judgement], list[str]]:
    """Put what people say into `found`, the oldest judgement first; who says "none" of a pair takes all away."""
    followed: set[Judgement] = set()
    reports: list[str] = []
    ordered = sorted(judgements, key=lambda one: (one.moment, one))
    apart = _of_two_minds(ordered, meant)
    for each in ordered:
        left, right = meant(each.left), meant(each.right)
        if not left or not right:
            continue
        followed.add(each)
        if len(left) > 1 or len(right) > 1:
            several = left if len(left) > 1 else right
            reports.append(f"{described(each)} was not followed: the name fits {' and '.join(several)}; write the id")
        elif left == right:
            reports.append(f"{described(each)} was not followed: both names are of {left[0]}")
        elif each in apart:
            reports.append(f"{described(each)} was not followed: another person says otherwise")
        elif each.verdict == "none":
            for key in [key for key in found if {key[1], key[2]} == {left[0], right[0]}]:
                del found[key]
        elif each.verdict != "unsure":
            if _leads_to(right[0], left[0], each.verdict, found):
                reports.append(f"{described(each)} was not followed: it would go round in a circle")
                continue
            if each.verdict in _ONE:
                for key in [key for key in found if key[:2] == (each.verdict, left[0])]:
                    del found[key]
            key = (each.verdict, left[0], right[0])
            found[key] = Relation(*key, each.since or None, f"{each.reviewer}, {each.at}")
    return frozenset(followed), reports


def _of_two_minds(judgements: Sequence[Judgement], meant: Callable[[str], Sequence[str]]) -> frozenset[Judgement]:
    """The judgements by which people give one organization two parents, or two later names; nobody wins."""
    said: defaultdict[tuple[str, str], dict[str, Judgement]] = defaultdict(dict)
    for each in judgements:
        for left in meant(each.left) if each.verdict in _ONE else ():
            said[each.verdict, left][each.by] = each
    return frozenset(
        each
        for last in said.values()
        if len({tuple(meant(one.right)) for one in last.values()}) > 1
        for each in last.values()
    )


def _leads_to(start: str, goal: str, kind: str, found: Mapping[tuple[str, str, str], Relation]) -> bool:
    """Whether relations already lead from `start` to `goal`: those of this kind, chapters and new names by turns."""
    kinds = _ONE if kind in _ONE else (kind,)
    above: defaultdict[str, list[str]] = defaultdict(list)
    for each, left, right in found:
        if each in kinds:
            above[left].append(right)
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        fresh = [each for each in above[here] if each not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return False

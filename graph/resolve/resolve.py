"""Resolve: who is who in a set of letters, kind by kind, since people are told apart by whom they sign for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Letter
from undersigned.graph.resolve.clustering import Part, cluster
from undersigned.graph.resolve.entities import Clusters, Entity, EntityKind, MentionKey, Question
from undersigned.graph.resolve.known import Knowledge, load_knowledge
from undersigned.graph.resolve.mentions import Mention, organizations, people, posts, topics
from undersigned.graph.resolve.questions import near_names, ranked, same_names
from undersigned.graph.resolve.replay import described


def resolve(
    letters: Sequence[Letter], judgements: Sequence[Judgement] = (), *, knowledge: Knowledge | None = None
) -> Clusters:
    """Return which entity every mention in `letters` belongs to, what a person should be asked, and what was odd.

    `knowledge` stands in for the reference that ships with this version. Letters may come in any order.

    >>> from undersigned.graph.model import Capacity, Signatory, Source, Span
    >>> def letter(id, name, acronym=None):
    ...     span = Span(0, len(name), name)
    ...     one = Signatory(1, None, name, acronym, None, None, Capacity.ORGANIZATION, span, 1.0, "doctest")
    ...     return Letter(id, Source("a.txt", "", "text/plain", name), signatories=(one,))
    >>> clusters = resolve([letter("a", "The Sample Network", "SN"), letter("b", "SAMPLE NETWORK"), letter("c", "SN")])
    >>> [entity.id for entity in clusters.entities]
    ['organization/sample-network']
    """
    known = load_knowledge() if knowledge is None else knowledge
    ordered = sorted(letters, key=lambda letter: letter.id)
    parts: dict[EntityKind, Part] = {}
    members: dict[MentionKey, str] = {}

    def settle(kind: EntityKind, mentions: Iterable[Mention]) -> None:
        parts[kind] = cluster(kind, tuple(mentions), known.index(kind), judgements)
        members.update(parts[kind].members)

    settle(EntityKind.ORGANIZATION, organizations(ordered, known))
    settle(EntityKind.PERSON, people(ordered, known, members))
    settle(EntityKind.POST, posts(ordered, known, members))
    for kind in (EntityKind.REGION, EntityKind.LAW, EntityKind.BODY, EntityKind.EVENT):
        settle(kind, topics(ordered, known, kind))
    entities = tuple(sorted((entity for part in parts.values() for entity in part.entities), key=lambda one: one.id))
    return Clusters(
        entities,
        dict(sorted(members.items())),
        _questions(parts, entities, members, known),
        tuple(sorted(judgements)),
        _reports(parts, judgements),
    )


def _questions(
    parts: Mapping[EntityKind, Part],
    entities: Sequence[Entity],
    members: Mapping[MentionKey, str],
    knowledge: Knowledge,
) -> tuple[Question, ...]:
    places = knowledge.index(EntityKind.REGION)
    pairs: list[tuple[str, str, str]] = []
    for kind in (EntityKind.ORGANIZATION, EntityKind.PERSON):
        part = parts[kind]
        found = list(part.unclear)
        if kind is EntityKind.PERSON:
            found.extend(same_names(part.entities))
        found.extend(near_names(kind, part.entities, places))
        # Nobody is asked twice: pairs that an answer parted, or left unsure, are not asked again.
        pairs.extend(each for each in found if (min(each[:2]), max(each[:2])) not in part.answered)
    return ranked(pairs, {entity.id: entity for entity in entities}, Counter(members.values()))


def _reports(parts: Mapping[EntityKind, Part], judgements: Sequence[Judgement]) -> tuple[str, ...]:
    found = frozenset[Judgement]().union(*(part.found for part in parts.values()))
    reports = [report for part in parts.values() for report in part.reports]
    for each in sorted(judgements):
        if each.kind in ("fact", "withheld"):
            reports.append(f"{described(each)} was read, but judgements of this kind are not applied yet")
        elif each not in found:
            reports.append(f"{described(each)} was not followed: no letter names both any more")
    return tuple(sorted(reports))

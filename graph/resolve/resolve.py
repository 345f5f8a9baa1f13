"""Resolve: who is who in a set of letters, kind by kind, since people are told apart by whom they sign for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from undersigned.graph.judgements import Judgement, described
from undersigned.graph.model import Letter
from undersigned.graph.resolve.clustering import Part, cluster
from undersigned.graph.resolve.entities import Clusters, EntityKind, MentionKey
from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.garbage import without_collecting
from undersigned.graph.resolve.known import Knowledge, load_knowledge
from undersigned.graph.resolve.matchers import ORGANIZATIONS, PEOPLE
from undersigned.graph.resolve.mentions import Mention, Settled, organizations, posts, topics
from undersigned.graph.resolve.person_mentions import people
from undersigned.graph.resolve.questions import questions_on
from undersigned.graph.resolve.relations import Related, relate

_MATCHERS = {EntityKind.ORGANIZATION: ORGANIZATIONS, EntityKind.PERSON: PEOPLE}


@without_collecting()
def resolve(
    letters: Sequence[Letter],
    judgements: Sequence[Judgement] = (),
    *,
    knowledge: Knowledge | None = None,
    primary: Mapping[str, str] | None = None,
) -> Clusters:
    """Return which entity every mention in `letters` belongs to, what a person should be asked, and what was odd.

    `knowledge` stands in for the reference that ships with this version; `primary` leads the id of each version of a
    letter to that letter's. Letters may come in any order.

    >>> from undersigned.graph.model import Capacity, Signatory, Source, Span
    >>> def letter(id, name, acronym=None):
    ...     span = Span(0, len(name), name)
    ...     one = Signatory(1, None, name, acronym, None, None, Capacity.ORGANIZATION, span, 1.0, "doctest")
    ...     return Letter(id, Source("a.txt", "", "text/plain", name), signatories=(one,))
    >>> clusters = resolve([letter("a", "The Sample Union", "TSU"), letter("b", "SAMPLE UNION"), letter("c", "TSU")])
    >>> [entity.id for entity in clusters.entities]
    ['organization/sample-union']
    """
    known = load_knowledge() if knowledge is None else knowledge
    ordered = sorted(letters, key=lambda letter: letter.id)
    dates = {letter.id: letter.issued for letter in ordered}
    parts: dict[EntityKind, Part] = {}
    members: dict[MentionKey, str] = {}
    nodes: dict[MentionKey, str] = {}

    def settle(kind: EntityKind, mentions: Iterable[Mention]) -> None:
        matcher = _MATCHERS.get(kind)
        index = known.index(kind)
        part = cluster(kind, tuple(mentions), index, judgements, dates=dates, matcher=matcher, primary=primary)
        parts[kind] = part
        members.update(part.members)
        nodes.update(part.nodes)

    settled = Settled(members, nodes)
    settle(EntityKind.ORGANIZATION, organizations(ordered, known))
    settle(EntityKind.PERSON, people(ordered, known, settled, primary or {}))
    settle(EntityKind.POST, posts(ordered, known, settled))
    for kind in (EntityKind.REGION, EntityKind.LAW, EntityKind.BODY, EntityKind.EVENT):
        settle(kind, topics(ordered, known, kind))
    related = _related(parts[EntityKind.ORGANIZATION], known, judgements)
    others = [entity for kind, part in parts.items() if kind is not EntityKind.ORGANIZATION for entity in part.entities]
    entities = tuple(sorted((*related.entities, *others), key=lambda one: one.id))
    return Clusters(
        entities,
        dict(sorted(members.items())),
        questions_on(
            (doubt for part in parts.values() for doubt in part.doubts),
            {entity.id: entity for entity in entities},
            Counter(members.values()),
            related.answered.union(*(part.answered for part in parts.values())),
        ),
        tuple(sorted(judgements)),
        _reports(parts, related, judgements),
        related.relations,
    )


def _related(part: Part, known: Knowledge, judgements: Sequence[Judgement]) -> Related:
    """The organizations with what they are to each other."""
    about = [each for each in judgements if each.kind == "relation"]
    by_name: dict[str, set[str]] = {}
    for entity in part.entities if about else ():
        for name in (entity.label, *entity.aliases):
            by_name.setdefault(form(name), set()).add(entity.id)

    def meant(named: str) -> Sequence[str]:
        if named.startswith(f"{EntityKind.ORGANIZATION}/"):
            return [part.living[named]] if named in part.living else []
        return sorted(by_name.get(form(named), ()))

    return relate(part.entities, known.index(EntityKind.ORGANIZATION), about, meant)


def _reports(parts: Mapping[EntityKind, Part], related: Related, judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """Sentences on the judgements about names that were not followed; those about letters are reported elsewhere."""
    found = related.found.union(*(part.found for part in parts.values()))
    reports = [report for part in parts.values() for report in part.reports]
    reports.extend(related.reports)
    for each in sorted(judgements):
        of_names = each.kind in ("same", "different", "relation") and not each.left.startswith("letter/")
        if of_names and each not in found:
            reports.append(f"{described(each)} was not followed: {_why(each, parts)}")
    return tuple(sorted(reports))


def _why(judgement: Judgement, parts: Mapping[EntityKind, Part]) -> str:
    """Why no two names of one kind were found: one of them is gone, they are of two kinds, or of one entity."""
    left, right = (_named(each, parts) for each in (judgement.left, judgement.right))
    if both := sorted(left.keys() & right.keys()):
        return f"both are names of {both[0]}"
    if left and right:
        return f"one names {_a(min(left.values()))}, the other {_a(min(right.values()))}"
    return "no letter names both any more"


def _named(named: str, parts: Mapping[EntityKind, Part]) -> Mapping[str, str]:
    """The entities that a name or an id is of, each with its kind."""
    normal = form(named)
    found = {part.living[named]: kind.value for kind, part in parts.items() if named in part.living}
    for kind, part in parts.items():
        for entity in part.entities:
            if any(normal == form(name) for name in (entity.label, *entity.aliases)):
                found[entity.id] = kind.value
    return found


def _a(kind: str) -> str:
    """The word with its article."""
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"

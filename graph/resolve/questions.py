"""Questions: names left apart that may be one, for a person to answer, the weightiest first.

Nothing here merges. Two names are compared only when they share a word that few names have, so that the cost grows
with the names and not with their pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from undersigned.graph.resolve.entities import Entity, EntityKind, Question
from undersigned.graph.resolve.forms import form, is_acronym
from undersigned.graph.resolve.known import Index

MOST = 50
"""How many questions are asked at most; the rest come up when these are answered."""

_RARE = 8
"""A word that more names than this share says little about any two of them."""

_NEAR = 88.0
"""From this similarity on (rapidfuzz, 0 to 100) names are alike enough to ask."""


def near_names(kind: EntityKind, entities: Sequence[Entity], places: Index) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of entity ids with names alike, and the reason in words; `places` are the known regions."""
    from rapidfuzz import fuzz  # here: only a build needs it

    forms = {entity.id: _forms(entity) for entity in entities}
    known = {entity.id for entity in entities if entity.reference is not None}
    for one, other in sorted(_candidates(forms)):
        if one in known and other in known:
            continue  # the reference tells them apart
        best = max(
            ((fuzz.token_sort_ratio(a, b), a, b) for a in forms[one] for b in forms[other]), key=lambda scored: scored
        )
        reason = _reason(best[1], best[2], best[0], places)
        if reason is not None:
            yield one, other, f"{kind}: {reason}"


def same_names(entities: Sequence[Entity]) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of people with one printed name who were kept apart, and why."""
    by_form: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for normal in _forms(entity):
            by_form[normal].add(entity.id)
    for _, ids in sorted(by_form.items()):
        for one, other in _in_pairs(sorted(ids)):
            yield one, other, "person: the same name, and nothing says whether they are one person or namesakes"


def ranked(
    pairs: Sequence[tuple[str, str, str]], names: Mapping[str, Entity], weights: Counter[str]
) -> tuple[Question, ...]:
    """The questions on these pairs, one a pair, those on which most mentions hang first, `MOST` at most."""
    first: dict[tuple[str, str], str] = {}
    for one, other, reason in pairs:
        first.setdefault((min(one, other), max(one, other)), reason)
    questions = [
        Question(names[one].kind.value, one, other, reason.partition(": ")[2], weights[one] + weights[other])
        for (one, other), reason in first.items()
    ]
    return tuple(sorted(questions, key=lambda each: (-each.weight, each.left, each.right))[:MOST])


def _forms(entity: Entity) -> tuple[str, ...]:
    """The normal forms of an entity's names; acronyms are left to the rule on acronyms."""
    names = (entity.label, *(alias for alias in entity.aliases if not is_acronym(alias)))
    return tuple(dict.fromkeys(form(name) for name in names))


def _candidates(forms: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for entity, normals in forms.items():
        for normal in normals:
            for word in normal.split():
                holders[word].add(entity)
    rare = (sorted(ids) for ids in holders.values() if 2 <= len(ids) <= _RARE)
    return {pair for ids in rare for pair in _in_pairs(ids)}


def _in_pairs(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(ids):
        for other in ids[at + 1 :]:
            yield one, other


def _reason(one: str, other: str, score: float, places: Index) -> str | None:
    """Why two normal forms may be one name; None when they are not alike, or only a place tells them apart."""
    short, long = sorted((one.split(), other.split()), key=len)
    extra = [word for word in long if word not in short]
    if extra and places.find(" ".join(extra)) is not None:
        return None  # a chapter is not its parent
    if len(short) >= 2 and set(short) < set(long) and len(extra) <= 2:
        return f"{' '.join(long)!r} is {' '.join(short)!r} with {' '.join(extra)!r} added"
    if score >= _NEAR:
        return f"{one!r} and {other!r} are spelled alike"
    return None

"""What speaks for or against one body beside the names: the reference, web addresses, people, what each belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.known import Known, load_knowledge
from undersigned.graph.resolve.name_content import acronym_key
from undersigned.graph.resolve.name_words import name_words
from undersigned.graph.resolve.organization_names import Name, profiles, seated
from undersigned.graph.resolve.verdicts import Answer, Clue, Subject, Verdict

CHAPTER = "chapter of"
SECRETARIAT = "secretariat of"
RENAMED = "renamed to"
MEMBER = "member of"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison, ready to be held against another; `order` says which of two is looked at first.

    `known` are the acronyms that the reference knows it by.
    """

    names: tuple[Name, ...]
    acronyms: frozenset[str]
    known: frozenset[str]
    sites: frozenset[str]
    parents: frozenset[str]
    order: tuple[object, ...]


@lru_cache(maxsize=1 << 16)
def side_of(subject: Subject) -> Side:
    """The side of `subject`, with what its printed names say beside themselves."""
    names = [name for printed in _spelled_apart(subject.names) for name in profiles(printed)]
    translations = [seated(name, names[:1]) for each in sorted(subject.translations) for name in profiles(each)]
    names = [*(seated(name, translations) for name in names[:1]), *names[1:], *translations]
    apart: dict[object, Name] = {}
    for name in names:
        apart.setdefault(name[1:], name)  # the first printed of those that say the same
    printed = frozenset([acronym_key(acronym) for acronym in subject.acronyms])
    hosts = {host.casefold().removeprefix("www.") for host in subject.sites}
    return Side(
        tuple(apart.values()),
        printed.union(*(name.acronyms for name in names)),
        printed if subject.reference is not None else frozenset(),
        (frozenset(hosts) - name_words().shared_hosts).union(*(name.hosts for name in names)),
        frozenset(form(parent) for parent in subject.parents),
        _order(subject),
    )


def _spelled_apart(names: Sequence[str]) -> Iterable[str]:
    """The names, of those that are equal but for capitals the first that mixes them with small letters."""
    if len(names) == 1:
        return names
    kept: dict[str, str] = {}
    for name in names:
        before = kept.setdefault(name.casefold(), name)
        if before.isupper() or before.islower():
            kept[name.casefold()] = before if name.isupper() or name.islower() else name
    return kept.values()


def by_reference(left: Subject, right: Subject) -> Verdict | None:
    """What the reference says of two known entries."""
    if left.reference is None or right.reference is None:
        return None
    one, other = (subject.rpartition("/")[2] for subject in (left.reference, right.reference))
    if one == other:
        return Verdict(Answer.SAME, (Clue("one-known-entry", 1.0, "the reference knows both as one"),))
    index = load_knowledge().index(EntityKind.ORGANIZATION)
    clue = Clue("two-known-entries", -1.0, "the reference knows them as two")
    for child, parent, inverse in ((one, other, False), (other, one, True)):
        entry = index.by_id.get(child)
        if entry is not None and (relation := _link(entry, parent)) is not None:
            return Verdict(Answer.DIFFERENT, (clue,), relation, inverse)
    return Verdict(Answer.DIFFERENT, (clue,))


def with_known_chapters(left: Subject, right: Subject, found: Verdict) -> Verdict:
    """The verdict, surer where the reference knows the one without a place as a whole that has chapters."""
    if found.answer is not Answer.REVIEW or found.relation != CHAPTER:
        return found
    whole = left.reference if found.inverse else right.reference
    if whole is None or whole.rpartition("/")[2] not in _wholes():
        return found
    clue = Clue("known-whole", -0.8, "the reference knows one of them by its chapters")
    return replace(found, answer=Answer.DIFFERENT, clues=(clue, *found.clues))


@cache
def _wholes() -> frozenset[str]:
    """The known entries that others are chapters of."""
    known = load_knowledge().index(EntityKind.ORGANIZATION).by_id.values()
    return frozenset(entry.parent for entry in known if entry.parent is not None)


def _link(entry: Known, other: str) -> str | None:
    """What a known entry is to another."""
    if entry.parent == other:
        return CHAPTER
    if entry.secretariat_of == other:
        return SECRETARIAT
    if entry.renamed_to == other:
        return RENAMED
    return MEMBER if other in entry.member_of else None


def beside(left: Subject, right: Subject, here: Side, there: Side) -> Iterator[Clue]:
    """What speaks for one body beside the names."""
    if sites := sorted(here.sites & there.sites):
        yield Clue("same-site", 0.5, f"both are printed with {sites[0]}")
    if people := sorted(left.people & right.people):
        yield Clue("same-person", 0.3, f"{people[0]} signed for both")
    if here.parents & there.parents:
        yield Clue("same-parent", 0.2, "both are said to belong to one body")


def by_parent(here: Side, there: Side) -> Verdict | None:
    """One is said to belong to the other."""
    for child, parent, inverse in ((here, there, False), (there, here, True)):
        if child.parents & {name.form for name in parent.names}:
            clue = Clue("printed-parent", -0.8, "one is printed as belonging to the other")
            return Verdict(Answer.DIFFERENT, (clue,), CHAPTER, inverse)
    return None


def _order(subject: Subject) -> tuple[object, ...]:
    parts = (subject.acronyms, subject.translations, subject.sites, subject.parents, subject.people)
    return (subject.names, subject.reference or "", *(tuple(sorted(part)) for part in parts))

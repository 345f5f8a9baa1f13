"""Names without letters: who is who in a bare list of names, and what is to be said of two of them.

Each name is taken as if one letter of its own printed it, so that the answers are those a corpus would get.
"""

import hashlib
from collections.abc import Sequence
from typing import Literal, TypeAlias

from undersigned.graph.model import Capacity, Detainee, Letter, Signatory, Source, Span
from undersigned.graph.resolve.entities import Clusters, EntityKind, MentionKey
from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.known import Knowledge, load_knowledge
from undersigned.graph.resolve.matchers import ORGANIZATIONS, PEOPLE
from undersigned.graph.resolve.mentions import without_acronym
from undersigned.graph.resolve.resolve import resolve
from undersigned.graph.resolve.verdicts import Answer, Clue, Subject, Verdict

NameKind: TypeAlias = Literal["organization", "person"]
"""What the names in a list are of."""

_RULE = "a list of names"


def resolve_names(
    names: Sequence[str], kind: NameKind = "organization", *, knowledge: Knowledge | None = None
) -> tuple[Clusters, tuple[str, ...]]:
    """Who is who among `names`: the clusters, and the id of the entity of each name, in the order given.

    People are taken for people whose release is asked, not for signatories: of those, nothing but an organization
    tells namesakes apart, and a list has none.

    >>> from undersigned.graph.resolve.known import knowledge_of
    >>> _, ids = resolve_names(["Tibet Watch", "TIBET  WATCH", "Tibet Justice Center"], knowledge=knowledge_of({}))
    >>> ids
    ('organization/tibet-watch', 'organization/tibet-watch', 'organization/tibet-justice-center')
    """
    letters = [_letter(f"n{at:07}", name, kind) for at, name in enumerate(names)]
    clusters = resolve(letters, knowledge=knowledge)
    field = "signatory-organization" if kind == "organization" else "detainee"
    keys: list[MentionKey] = [(letter.id, field, 1) for letter in letters]
    return clusters, tuple(clusters.members[key] for key in keys)


def compare_names(
    left: str, right: str, kind: NameKind = "organization", *, knowledge: Knowledge | None = None
) -> Verdict:
    """What is to be said of two names: SAME, REVIEW or DIFFERENT, with the reasons.

    >>> from undersigned.graph.resolve.known import knowledge_of
    >>> compare_names("The Tibet Watch", "Tibet Watch (TW)", knowledge=knowledge_of({})).answer.value
    'same'
    """
    known = load_knowledge() if knowledge is None else knowledge
    index = known.persons if kind == "person" else known.index(EntityKind.ORGANIZATION)
    subjects = []
    for printed in (left, right):
        name, acronym = without_acronym(printed, None, index)
        reference = index.find(form(name)) or index.abbreviated(name)
        entry = None if reference is None else index.by_id[reference]
        spelled = (name,) if entry is None else tuple(dict.fromkeys((name, *index.own_names(entry.id))))
        acronyms = {acronym} if acronym is not None else set[str]()
        acronyms.update(each for each in (entry.acronyms if entry is not None else ()) if index.abbreviated(each))
        statuses = frozenset({"detainee"}) if kind == "person" else frozenset[str]()
        subjects.append(Subject(spelled, frozenset(acronyms), statuses=statuses, reference=reference))
    one, other = subjects
    if one.reference is not None and one.reference == other.reference:
        both = index.by_id[one.reference]
        return Verdict(Answer.SAME, (Clue("known", 1.0, f"the reference knows both as {both.name} ({both.source})"),))
    if kind == "organization" and form(one.names[0]) == form(other.names[0]):
        return Verdict(Answer.SAME, (Clue("equal-form", 1.0, "the names are equal but for case and punctuation"),))
    if one.reference is not None and other.reference is not None:
        names = " and ".join(index.by_id[each].name for each in (one.reference, other.reference))
        clue = Clue("two-known-entries", -1.0, f"the reference knows them as two: {names}")
        return Verdict(Answer.DIFFERENT, (clue,))
    return (ORGANIZATIONS if kind == "organization" else PEOPLE).compare(one, other)


def _letter(id: str, name: str, kind: NameKind) -> Letter:
    """A letter that prints nothing but this name."""
    text = name.strip() or "?"
    span = Span(0, len(text), text)
    source = Source(id, hashlib.sha256(text.encode()).hexdigest(), "text/plain", text)
    if kind == "person":
        return Letter(id, source, detainees=(Detainee(text, (), span, 1.0, _RULE),))
    one = Signatory(1, None, text, None, None, None, Capacity.ORGANIZATION, span, 1.0, _RULE)
    return Letter(id, source, signatories=(one,))

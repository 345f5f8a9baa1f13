"""The policy on names of organizations: the table is read from the top; the first row that speaks decides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from undersigned.graph.resolve import organization_hints as hints
from undersigned.graph.resolve import vetoes
from undersigned.graph.resolve.organization_names import Name
from undersigned.graph.resolve.organization_sides import (
    CHAPTER,
    RENAMED,
    SECRETARIAT,
    Side,
    beside,
    by_parent,
    by_reference,
    side_of,
    with_known_chapters,
)
from undersigned.graph.resolve.policy_table import POLICY, Look, Row
from undersigned.graph.resolve.verdicts import Answer, Clue, Subject, Verdict


def _looks(rows: Iterable[Row]) -> tuple[tuple[Look, Mapping[str, Row]], ...]:
    """The looks in the order of the table, each once for all rows in a row that it may decide."""
    return tuple((look, {row.clue: row for row in group}) for look, group in groupby(rows, key=lambda row: row.look))


_LOOKS = _looks(POLICY)

_FAR = _looks(row for row in POLICY if row.clue in {"other-place", "cognates", "nothing-alike"})
"""The looks that may say something of names which have not a word, a meaning or an acronym in common."""

UNKNOWN = Verdict(Answer.REVIEW, (Clue("nothing-known", 0.0, "nothing speaks for one body, and nothing against"),))
"""The answer where no row speaks. Worth no question unless somebody asks about the two."""


def compare_organizations(left: Subject, right: Subject) -> Verdict:
    """Whether two printed names, or two entities with all their names, are one organization, and why.

    The same whichever is left, but for `inverse`. Two known entries are two; where names of one entity say both "same"
    and "two", a person is asked.

    >>> compare_organizations(Subject(("ChinaAid",)), Subject(("China Aid",))).answer
    <Answer.SAME: 'same'>
    >>> verdict = compare_organizations(Subject(("Amnesty International UK",)), Subject(("Amnesty International",)))
    >>> verdict.answer, verdict.relation, verdict.inverse
    (<Answer.DIFFERENT: 'different'>, 'chapter of', False)
    """
    here, there = side_of(left), side_of(right)
    if there.order < here.order:
        return _compared(right, left, there, here).turned()
    return _compared(left, right, here, there)


def _compared(left: Subject, right: Subject, here: Side, there: Side) -> Verdict:
    return by_reference(left, right) or with_known_chapters(left, right, _together(left, right, here, there))


def compare_names(left: Name, right: Name) -> Verdict:
    """What the policy says of two profiles alone."""
    far = left.keys.isdisjoint(right.keys) and left.joined != right.joined
    for look, rows in _FAR if far else _LOOKS:
        found = look(left, right)
        if found is not None and (row := rows.get(found.name)) is not None:
            relation, inverse = (None, False) if row.relation is None else _relation(row, left, right)
            return Verdict(row.answer, (found,), relation, inverse)
    return UNKNOWN


def _verdicts(here: Side, there: Side) -> Iterator[Verdict]:
    """The verdict on every two names, with what the sides know of acronyms beyond them."""
    for one in here.names:
        for other in there.names:
            verdict = compare_names(_explained(one, there), _explained(other, here))
            settled = verdict.answer is Answer.SAME or verdict.is_veto
            yield verdict if settled else _by_acronym(one, here, other, there) or verdict


def _explained(name: Name, other: Side) -> Name:
    """The name, with acronyms that its words do not explain explained where the reference knows them of the other."""
    known = name.foreign & other.known
    return name._replace(foreign=name.foreign - known) if known else name


def _by_acronym(one: Name, here: Side, other: Name, there: Side) -> Verdict | None:
    """An acronym alone, held against those printed anywhere beside the other's names."""
    for short, full in ((one, there), (other, here)):
        if short.itself is not None and len(short.itself) >= 3 and short.itself in full.acronyms:
            if any(name.itself == short.itself for name in full.names):
                return None
            is_long = any(hints.is_own_acronym(short.itself, name) for name in full.names)
            name = "long-printed-acronym" if is_long else "printed-acronym"
            clue = Clue(name, 0.9 if is_long else 0.8, f"{short.itself.upper()} is printed beside a name of the other")
            return Verdict(Answer.SAME if is_long else Answer.REVIEW, (clue,))
    return None


def _together(left: Subject, right: Subject, here: Side, there: Side) -> Verdict:
    """One verdict of many: what is sure holds unless a veto speaks; then a person is asked."""
    verdicts = list(_verdicts(here, there))
    parent = by_parent(here, there)
    if parent is not None:
        return parent
    if len(verdicts) == 1 and not (here.sites and there.sites) and not (left.people or here.parents):
        return verdicts[0]
    same = [verdict for verdict in verdicts if verdict.answer is Answer.SAME]
    against = [verdict for verdict in verdicts if verdict.is_veto]
    open_ones = [verdict for verdict in verdicts if verdict.answer is Answer.REVIEW and verdict is not UNKNOWN]
    weak = [verdict for verdict in verdicts if verdict.answer is Answer.DIFFERENT and not verdict.is_veto]
    best = max(same or open_ones or against or weak or [UNKNOWN], key=_weight)
    more = tuple(beside(left, right, here, there))
    if same and against:
        worst = max(against, key=_weight)
        found = Verdict(Answer.REVIEW, (*worst.clues, *best.clues), worst.relation, worst.inverse)
    elif best.answer is Answer.REVIEW and best is not UNKNOWN and against and best.clues[0].score < 0.6:
        found = max(against, key=_weight)
    elif best.answer is Answer.REVIEW and best.clues[0].name in _CONFIRMED_BY_SITE and here.sites & there.sites:
        found = replace(best, answer=Answer.SAME, relation=None, inverse=False)
    elif (best is UNKNOWN or best in weak) and more:
        found = Verdict(Answer.REVIEW, ())
    else:
        found = best
    return replace(found, clues=(*found.clues, *more)) if more else found


_CONFIRMED_BY_SITE = frozenset(
    {"generic-word", "plural-of-few", "near-spelling", "same-words", "initials", "printed-acronym"}
)
"""What is as good as certain where both are printed with one web address."""


def _relation(row: Row, left: Name, right: Name) -> tuple[str | None, bool]:
    """What the left would be to the right, or the right to the left."""
    if row.relation == CHAPTER:
        part = vetoes.is_part(left, right)
        return (None, False) if part is None else (CHAPTER, not part)
    if row.relation == SECRETARIAT:
        return SECRETARIAT, hints.has_secretariat(right)
    if row.relation == RENAMED:
        return RENAMED, left.form not in right.former
    return None, False


def _weight(verdict: Verdict) -> tuple[float, str]:
    return abs(verdict.clues[0].score), verdict.clues[0].name

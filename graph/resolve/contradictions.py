"""Contradictions about names: one person says that two names are one, another that they are two.

Nothing is resolved here: `replay` keeps such a pair apart, for that is the side on which nobody is taken for another,
and people are told who said what.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from undersigned.graph.judgements import Contradiction, Judgement
from undersigned.graph.resolve.forms import form

_ABOUT_NAMES = ("same", "different", "relation")


def name_contradictions(judgements: Iterable[Judgement]) -> tuple[Contradiction, ...]:
    """The contradictions among judgements about two names, or two letters; names are compared by their normal forms.

    Where one person answered twice, the later answer counts.

    >>> yes = Judgement("same", "ChinaAid", "CAA", "same", "seen", (), "A", "2024")
    >>> no = Judgement("different", "caa", "Chinaaid", "different", "asked", (), "B", "2025")
    >>> [each.line for each in name_contradictions([no, yes])]
    ["'ChinaAid' and 'CAA' judged differently: same by A (2024), different by B (2025)"]
    """
    groups: defaultdict[tuple[str, ...], list[Judgement]] = defaultdict(list)
    for each in sorted(judgements, key=lambda one: (one.moment, one)):
        if each.kind in _ABOUT_NAMES:
            groups[tuple(sorted((form(each.left), form(each.right))))].append(each)
    found = []
    for _, group in sorted(groups.items()):
        standing = [each for each in _last_words(group) if each.verdict != "unsure"]
        if _differ(standing):
            found.append(Contradiction(f"{standing[0].left!r} and {standing[0].right!r}", tuple(standing)))
    return tuple(found)


def _last_words(group: Sequence[Judgement]) -> list[Judgement]:
    """What each person said last, and at that moment; `group` is in the order of time."""
    last = {(each.by, each.kind == "relation"): each.moment for each in group}
    return [each for each in group if last[each.by, each.kind == "relation"] == each.moment]


def _differ(group: Sequence[Judgement]) -> bool:
    verdicts = {each.verdict for each in group}
    related = {(form(each.left), each.verdict) for each in group if each.kind == "relation" and each.verdict != "none"}
    if "same" in verdicts and ("different" in verdicts or related):
        return True  # what is a chapter of another is not that other
    turned = len({verdict for _, verdict in related}) < len(related)  # each is said to be the chapter of the other
    return turned or ("none" in verdicts and bool(related))

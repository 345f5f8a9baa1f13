"""Repeating: what a person answered about words of one posting answers the same question in the other postings."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from undersigned.graph.judgements import Judgement, apply_judgements
from undersigned.graph.judgements.words import key
from undersigned.graph.model import Issue, Letter, Severity
from undersigned.graph.postings.works import Postings


def further_facts(
    letters: Sequence[Letter], postings: Postings, judgements: Sequence[Judgement]
) -> tuple[Judgement, ...]:
    """The answers "accept" and "reject", said of the other postings of a letter that ask the same of the same words.

    `letters` are as the rules read them. What people said of the other posting itself comes before: where any of them
    has spoken of these words there, or where the answer did not hold for its own posting, nothing is repeated.
    """
    by_id = {letter.id: letter for letter in letters}
    said: defaultdict[str, list[Judgement]] = defaultdict(list)
    for each in sorted(judgements):
        if each.kind in ("fact", "correct"):
            said[each.letter].append(each)
    found = []
    for work in postings.works:
        for origin in (version for version in work.versions if version in said):
            applied = apply_judgements(by_id[origin], said[origin])
            for each in said[origin]:
                if each.kind == "fact" and each.verdict in ("accept", "reject") and each not in applied.contradicted:
                    settled = _questions(by_id[origin]) - _questions(applied.letter)
                    others = (version for version in work.versions if version != origin)
                    found += [
                        replace(each, left=version)
                        for version in others
                        if _asks(by_id[version], each, settled) and not _answered(said[version], each)
                    ]
    # Two postings may have been answered alike, or in two ways: then nobody has answered for a third.
    return tuple(_agreed(found))


def _questions(letter: Letter) -> set[tuple[str, str]]:
    return {_mark(issue) for issue in letter.issues if issue.severity is Severity.QUESTION and issue.span is not None}


def _mark(issue: Issue) -> tuple[str, str]:
    return issue.code, "" if issue.span is None else key(issue.span.quote)


def _asks(letter: Letter, answer: Judgement, settled: set[tuple[str, str]]) -> bool:
    """Whether a letter asks a question that `answer` settled in another posting."""
    open_ = _questions(letter) & settled
    return bool(open_) and bool(open_ - _questions(apply_judgements(letter, [replace(answer, left=letter.id)]).letter))


def _answered(said: Sequence[Judgement], answer: Judgement) -> bool:
    return any(key(each.right) == key(answer.right) for each in said)


def _agreed(found: Sequence[Judgement]) -> list[Judgement]:
    groups: defaultdict[tuple[str, str, str], list[Judgement]] = defaultdict(list)
    for each in found:
        groups[each.letter, each.field, key(each.right)].append(each)
    return [max(group) for group in groups.values() if len({each.verdict for each in group}) == 1]

"""Answers: what a person says to a case, as the judgements that every build replays."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import cast

from undersigned.data import reference
from undersigned.graph.judgements import Judgement
from undersigned.graph.judgements.kinds import RELATIONS
from undersigned.graph.review.case import ACCEPT, ASKED_BECAUSE, CORRECT, DIFFERENT, SAME, UNSURE, Case, CaseKind

SKIP = "skip"
"""What the answer to a row of a sheet is that shall stay open."""


def judged(case: Case, verdict: str, *, reason: str, by: str, at: str) -> tuple[Judgement, ...]:
    """The judgements that `verdict` on `case` comes to; a relation also says that the two are different.

    Without a `reason` of the person's own, why the question was asked stands in its place. ValueError for a verdict
    that the case does not have.
    """
    if verdict not in case.verdicts:
        raise ValueError(f"{case.id}: no answer {verdict!r}; it is one of {', '.join(case.verdicts)}")
    left, right = case.about
    why = " ".join(reason.split()) or f"{ASKED_BECAUSE}{'; '.join(case.reasons) or case.question}"

    def said(kind: str, verdict: str) -> Judgement:
        value = case.value if kind == CORRECT else ()
        return Judgement(kind, left, right, verdict, why, (), by, at, case.field, value)

    if case.kind is CaseKind.FACT:
        return (said(CORRECT if verdict == CORRECT else "fact", verdict),)
    if verdict == UNSURE:
        return (said(SAME, UNSURE),)
    if verdict in RELATIONS:
        return said("relation", verdict), said(DIFFERENT, DIFFERENT)
    return (said(verdict, verdict),)


def verdict_of(case: Case, words: str) -> str | None:
    """The verdict that a person's `words` mean on `case`; `SKIP` to leave it open, None where they mean nothing.

    A question about two organizations takes the name of a relation as well as yes and no; one about a name that may
    be a person's or an organization's takes these words.
    """
    meant = meaning(words)
    if meant is None:
        return None
    answers = {"yes": case.yes, "no": case.no}
    if case.kind is CaseKind.FACT and case.value:
        read = dict(case.value)
        answers |= {what: CORRECT if read.get(what) else ACCEPT for what in ("person", "organization")}
    verdict = answers.get(meant, meant)
    return verdict if verdict == SKIP or verdict in case.verdicts else None


def meaning(words: str) -> str | None:
    """What a person's `words` mean in general, "yes" or "chapter of"; None where they mean nothing.

    >>> meaning("Ja."), meaning("ｙ"), meaning("'WAHR"), meaning("perhaps")
    ('yes', 'yes', 'yes', None)
    """
    return _meanings().get(_plain(words))


def standing_answers(judgements: Sequence[Judgement], *, by: str, again: bool = False) -> tuple[Judgement, ...]:
    """The judgements that spare `by` a question: all but doubts of others, and with `again` but his or her own too."""
    return tuple(each for each in judgements if each.verdict != UNSURE or (each.by == by and not again))


@cache
def _meanings() -> Mapping[str, str]:
    table = cast("Mapping[str, object]", reference("answers"))
    listed = {meaning: cast("Iterable[str]", words) for meaning, words in table.items() if isinstance(words, list)}
    return {_plain(word): meaning for meaning, words in listed.items() for word in words}


def _plain(words: str) -> str:
    """Words without case and width, the full stop behind them, and the apostrophe that keeps a cell text."""
    folded = " ".join(unicodedata.normalize("NFKC", words).casefold().split())
    return folded.removeprefix("'").rstrip(".!。").strip()

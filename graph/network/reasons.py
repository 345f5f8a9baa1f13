"""Reasons: why something is in a dataset, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from undersigned.graph import markup

COLUMNS = ("date", "letter", "says", "words", "start", "end", "rule", "confidence", "source", "iri")
"""What a reason is listed with."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: what `who` is there, in which letter, by which words, and who or which rule says so.

    `letter` is the id of the posting in whose text `words` stand from `start` to `end`, `work` that of the letter that
    was posted there; `iri` is the statement's own.
    """

    who: str
    says: str
    iri: str
    signs: bool = False
    letter: str | None = None
    work: str | None = None
    date: str | None = None
    words: str | None = None
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    confidence: float | None = None
    source: str | None = None

    def row(self) -> tuple[str | int | float | None, ...]:
        """The values under `COLUMNS`."""
        return (
            self.date,
            self.letter,
            self.says,
            self.words,
            self.start,
            self.end,
            self.rule,
            self.confidence,
            self.source,
            self.iri,
        )


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is in the dataset: the `answer` in a sentence, and the `reasons` for it.

    For a tie that is not there, `nearest` says in sentences what comes next to it.
    """

    answer: str
    reasons: tuple[Reason, ...]
    nearest: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        rows = [(reason.who, *reason.row()) for reason in self.reasons]
        near = "".join(f"<p>{markup.words(sentence)}</p>" for sentence in self.nearest)
        return f"<p><b>{markup.words(self.answer)}</b></p>{near}\n{markup.table(('who', *COLUMNS), rows)}"


def by_place(reason: Reason) -> tuple[str, str, int, str, str]:
    """The order of reasons: by date, by letter, by place in it."""
    return reason.date or "~", reason.letter or "~", reason.start or 0, reason.iri, reason.says

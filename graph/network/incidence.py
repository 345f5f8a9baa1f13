"""Incidence: who stands under which letter, as a sparse matrix of zeros and ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from undersigned.graph.model import Capacity
from undersigned.graph.network.dating import dates as dates_of
from undersigned.graph.network.dating import earliest, later
from undersigned.graph.network.folding import counted_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scipy.sparse import csr_array

    from undersigned.graph.network.folding import Fold
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import SignatureRow

By: TypeAlias = Literal["organization", "person", "agent"]


@dataclass(frozen=True)
class Incidence:
    """Agents by letters: `matrix[i, j]` is 1 where `agents[i]` signed `letters[j]`, however often it is printed there.

    `matrix` is a scipy CSR array of int64 and shape (len(agents), len(letters)); `agents` and `letters` are IRIs,
    agents in the order of their IRIs, letters in the dataset's order; `dates[j]` is the date of `letters[j]` with
    the precision the letter gives, or None. Every letter has a column, also one that nobody signed. `late` has, by row
    and column, the date of the posting that is the first to print a signature, where that is not the letter itself.
    """

    matrix: csr_array
    agents: tuple[str, ...]
    letters: tuple[str, ...]
    dates: tuple[str | None, ...]
    late: Mapping[tuple[int, int], str | None] = field(default_factory=dict)

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of every agent, by IRI."""
        return {agent: number for number, agent in enumerate(self.agents)}

    def since(self, row: int, column: int) -> str | None:
        """The date from which on the agent of this row stands under the letter of this column."""
        return self.late.get((row, column), self.dates[column]) if self.late else self.dates[column]

    def together(self, row: int, other: int, column: int) -> str | None:
        """The date from which on both stand under the letter: that of the later of their signatures."""
        return later(self.since(row, column), self.since(other, column)) if self.late else self.dates[column]


def incidence(dataset: Dataset, *, by: By = "organization", fold: Fold | None = None) -> Incidence:
    """Count each (agent, letter) once.

    by="organization": the organizations that signed, or for which somebody signed. One printed beside a person who
    signs as an individual only says where that person works: it has not signed.
    by="person": the people printed, in whichever capacity.
    by="agent": the organizations, and the people who signed for themselves.
    A signature that was withdrawn counts for nobody.

    fold="chapters" counts chapters with their parent, fold="renamed" organizations under an earlier name with the
    later one, fold="both" does both: a chapter and its parent under one letter are one agent, the parent, that signed
    it once. Nobody is folded unless asked for, and members are never counted with their network.
    """
    if by not in ("organization", "person", "agent"):
        raise ValueError(f"by is {by!r}; it must be 'organization', 'person' or 'agent'")
    letters = tuple(dataset.letters())
    lead = counted_with(dataset, fold)
    signed: dict[tuple[str, str], set[str]] = {}
    for row in dataset.signatures():
        for agent in _signers(row, by) if row.stands else ():
            signed.setdefault((lead.get(agent, agent), row.letter), set()).add(row.posting)
    ids, dates = {letter.iri: letter.id for letter in letters}, dates_of(dataset)
    return from_pairs(
        signed,
        letters=tuple(ids),
        dates=tuple(letter.date for letter in letters),
        late={
            (agent, letter): earliest(dates[posting] for posting in printed)
            for (agent, letter), printed in signed.items()
            if ids[letter] not in printed
        },
    )


def from_pairs(
    signed: Iterable[tuple[str, str]],
    *,
    letters: tuple[str, ...],
    dates: tuple[str | None, ...] | None = None,
    late: Mapping[tuple[str, str], str | None] | None = None,
) -> Incidence:
    """An incidence from (agent, letter) pairs; a repeated pair counts once. `late` are dates of pairs by themselves.

    >>> network = from_pairs([("pen", "l1"), ("ilga", "l1"), ("pen", "l1")], letters=("l1", "l2"))
    >>> network.agents, network.matrix.toarray().tolist()
    (('ilga', 'pen'), [[1, 0], [1, 0]])
    """
    import numpy as np
    from scipy.sparse import csr_array

    pairs = sorted(set(signed))
    agents = tuple(sorted({agent for agent, _ in pairs}))
    row = {agent: number for number, agent in enumerate(agents)}
    column = {letter: number for number, letter in enumerate(letters)}
    rows = np.fromiter((row[agent] for agent, _ in pairs), dtype=np.int64, count=len(pairs))
    columns = np.fromiter((column[letter] for _, letter in pairs), dtype=np.int64, count=len(pairs))
    matrix = csr_array((np.ones(len(pairs), dtype=np.int64), (rows, columns)), shape=(len(agents), len(letters)))
    matrix.sort_indices()
    apart = {(row[agent], column[letter]): date for (agent, letter), date in (late or {}).items()}
    return Incidence(matrix, agents, letters, dates if dates is not None else (None,) * len(letters), apart)


def signed_for(row: SignatureRow) -> str | None:
    """The organization that signed, itself or through a person; None where a person signs as an individual."""
    return None if row.capacity == Capacity.INDIVIDUAL else row.organization


def _signers(row: SignatureRow, by: By) -> tuple[str, ...]:
    """The agents that a signature counts for."""
    match by:
        case "organization":
            signer = signed_for(row)
        case "person":
            signer = row.person
        case _:
            signer = signed_for(row) or row.person
    return (signer,) if signer is not None else ()

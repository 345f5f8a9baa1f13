"""The list of judgements: `undersigned judgements` says of every answer what became of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import CORPUS
from undersigned.cli.listing import FORMAT, show

if TYPE_CHECKING:
    from undersigned.cli.judgeable import Judgeable
    from undersigned.graph.judgements import Judgement

_HIDDEN = "(not shown)"

_COLUMNS = ("state", "kind", "left", "right", "verdict", "field", "value", "since", "by", "at", "reason")


@click.command()
@CORPUS
@FORMAT
def judgements(corpus: Path | None, format: str) -> None:
    """List every judgement, and what became of it.

    A judgement is followed, not followed, gone, contradicted, unsure or taken back. "gone" are those whose letter,
    words or names are not there any more; `undersigned check` says why one was not followed. The words of what is
    erased are not shown, nor those of other judgements that name it.

    Example:
      undersigned judgements --format csv > judgements.csv
    """
    from undersigned.cli.judgeable import Judgeable
    from undersigned.cli.walk import the_corpus

    there = Judgeable(the_corpus(corpus))
    told, states = frozenset(there.judged.judgements), _states(there)
    letters = {letter.id for letter in there.judged.letters}
    rows = []
    for each in there.judgements:
        hidden = each not in told
        value = "; ".join(f"{part}={text}" for part, text in each.value)
        # The letter's id tells nothing where the letter is there: its name would have stopped the build.
        left = each.left if not hidden or each.letter in letters else _HIDDEN
        rows.append(
            (
                states[each],
                each.kind,
                left,
                _HIDDEN if hidden else each.right,
                each.verdict,
                each.field or None,
                _HIDDEN if hidden and value else value or None,
                each.since or None,
                each.by,
                each.at,
                _HIDDEN if hidden else each.reason,
            )
        )
    show(_COLUMNS, rows, format=format)


def _states(there: "Judgeable") -> "Mapping[Judgement, str]":
    """What became of each judgement."""
    from undersigned.graph.judgements import ABOUT_LETTERS, described
    from undersigned.graph.judgements.contradictions import standing
    from undersigned.graph.resolve import name_contradictions

    stands = frozenset(standing(there.judgements))
    differing = there.judged.contradicted.union(*(each.judgements for each in name_contradictions(there.judgements)))
    unfollowed = unfollowed_of(there.reports)

    def state(each: "Judgement") -> str:
        if each not in stands:
            return "taken back"
        if each in there.judged.gone:
            return "gone"
        if each.kind not in ABOUT_LETTERS and not (there.is_named(each.left) and there.is_named(each.right)):
            return "gone"
        if each in differing:
            return "contradicted"
        if each.verdict == "unsure":
            return "unsure"
        return "not followed" if described(each) in unfollowed and not there.is_so(each) else "followed"

    return {each: state(each) for each in there.judgements}


def unfollowed_of(reports: Sequence[str]) -> frozenset[str]:
    """The judgements, as they are described, of which reports say that they were not followed."""
    return frozenset(report.partition(" was not followed")[0] for report in reports if " was not followed" in report)

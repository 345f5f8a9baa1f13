"""Keeping answers: what a person judged on the command line becomes a line of the corpus, if it can be followed."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import tell
from undersigned.cli.reviewer import reviewer
from undersigned.graph.errors import CorpusError, InputError

if TYPE_CHECKING:
    from undersigned.cli.judgeable import Judgeable
    from undersigned.graph.judgements import Judgement


def opened(said: dict[str, object]) -> "Judgeable":
    """The corpus in which an answer is to be kept; `said`, the options given, gets the name of whoever judges.

    Raises CorpusError where only the shipped example is there.
    """
    from undersigned.cli.judgeable import Judgeable
    from undersigned.cli.walk import is_example
    from undersigned.graph.corpus import find_corpus, require_letters

    option = said.pop("corpus")
    found, _ = find_corpus(option if isinstance(option, Path) else None, os.environ, Path.cwd())
    if option is None and is_example(found):
        raise CorpusError(
            "judgements are kept in a corpus of your own: `undersigned init DIR`, then judge with --corpus DIR"
        )
    require_letters(found, "nothing can be judged in them")
    said["by"] = reviewer(str(said["by"]) if said["by"] is not None else None, found.root)
    return Judgeable(found)


def answer(kind: str, left: str, right: str, verdict: str, said: dict[str, object], there: "Judgeable") -> "Judgement":
    """The judgement that this is; CorpusError where it says what no judgement can say."""
    from undersigned.graph.judgements.judgement import Judgement, judgement, judgement_line

    texts = {name: str(said.get(name) or "") for name in ("reason", "by", "field", "since")}
    evidence, value = said.get("evidence"), said.get("value")
    made = Judgement(
        kind,
        left,
        right,
        verdict,
        texts["reason"],
        tuple(evidence) if isinstance(evidence, tuple) else (),
        texts["by"],
        _now(),
        texts["field"],
        value if isinstance(value, tuple) else (),
        texts["since"],
    )
    return judgement(judgement_line(made), where=str(there.corpus.judgements))


def keep(there: "Judgeable", made: "Judgement") -> None:
    """Keep a judgement, and tell whom it contradicts; InputError for one that no build would follow."""
    from undersigned.graph.judgements import add_judgements, described
    from undersigned.graph.judgements.writing import file_name

    against = _contradictions(there, made)
    refused = None if against else there.refusal(made)
    if refused is not None:
        raise InputError(f"{refused}; nothing was kept")
    add_judgements(there.corpus.judgements, [made])
    click.echo(f"Kept in {there.corpus.judgements / file_name(made.by)}: {described(made)}")
    for line in against:
        tell(line)
    tell("`undersigned build` follows it" if not against else "the two contradict each other; settle it among you")


def _contradictions(there: "Judgeable", made: "Judgement") -> list[str]:
    from undersigned.graph.judgements import contradictions
    from undersigned.graph.resolve import name_contradictions

    all_of_them = (*there.judgements, made)
    found = (*contradictions(all_of_them), *name_contradictions(all_of_them))
    return [each.line for each in found if made in each.judgements]


def _now(clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> str:
    return clock().isoformat(timespec="seconds")

"""Judging: `undersigned judge` keeps one answer of a person, `undersigned judgements` lists all that there are."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from undersigned.cli.front import CORPUS, Front, tell
from undersigned.cli.listing import FORMAT, show
from undersigned.cli.reviewer import BY, reviewer
from undersigned.graph.errors import CorpusError

if TYPE_CHECKING:
    from undersigned.cli.judgeable import Judgeable
    from undersigned.graph.judgements import Judgement

_Command = TypeVar("_Command", bound=Callable[..., object])

# These are what `undersigned.graph.judgements.kinds` has; a test compares them, so that --help need not load it.
FIELDS = (
    *("signatory", "addressee", "cc", "official", "detainee", "concern"),
    *("region", "law", "body", "event", "ask", "date", "title", "count"),
)
RELATIONS = ("chapter of", "member of", "secretariat of", "renamed to")

_WORDS = click.argument("words", metavar="WORDS")
_LETTER = click.argument("letter", metavar="LETTER")
_FIELD = click.option("--field", type=click.Choice(FIELDS), default="signatory", show_default=True)
_SINCE = click.option("--since", metavar="DATE", help="From when on: 2021-02-18, 2021-02 or 2021.")


def _not_empty(_context: click.Context, _option: click.Parameter, text: str) -> str:
    if not text.strip():
        raise click.UsageError("--reason is empty; say why, for whoever reads it later")
    return text


def _answer(command: _Command) -> _Command:
    """The options that every answer has."""
    for option in (
        click.option("--evidence", multiple=True, metavar="TEXT", help="A quote or an address; may be given again."),
        BY,
        click.option(
            "--reason", required=True, callback=_not_empty, metavar="TEXT", help="Why, for whoever reads it later."
        ),
        CORPUS,
    ):
        command = option(command)
    return command


@click.group(cls=Front)
def judge() -> None:
    """Keep a person's answer about names, facts or signatures; every build follows it.

    Names are given as letters print them, or as ids ("organization/pen-america"). What is not there is refused, with
    what is nearest to it. The answers lie in CORPUS/judgements, one file a reviewer, and git keeps them.

    Examples:
      undersigned judge same "ChinaAid" "China Aid Association" --reason "its site uses both"
      undersigned judge withdraw 2021-02-letter "Sample Watch" --reason "their statement" --since 2021-05-03
    """


@judge.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@_answer
def same(left: str, right: str, **said: object) -> None:
    """Judge that two names are one.

    A and B are names of one organization or person, or two postings of one letter (letter/ID).
    """
    _pair("same", left, right, "same", said)


@judge.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@_answer
def different(left: str, right: str, **said: object) -> None:
    """Judge that two names are two.

    Nothing will join A and B, also not by way of a third name.
    """
    _pair("different", left, right, "different", said)


@judge.command()
@click.argument("left", metavar="A")
@click.argument("verdict", type=click.Choice((*RELATIONS, "none")), metavar="RELATION")
@click.argument("right", metavar="B")
@_SINCE
@_answer
def relation(left: str, verdict: str, right: str, **said: object) -> None:
    """Judge how two organizations are related.

    A is "chapter of", "member of", "secretariat of" or "renamed to" B, or has no relation to it ("none").

    Example:
      undersigned judge relation "PEN America" "chapter of" "PEN International" --reason "its statutes"
    """
    _pair("relation", left, right, verdict, said)


@judge.command()
@_LETTER
@_WORDS
@_FIELD
@_answer
def accept(letter: str, words: str, *, field: str, **said: object) -> None:
    """Judge that words are a fact of this field.

    So they are in every build, whether or not a rule has read the WORDS of LETTER so.

    Example:
      undersigned judge accept 2021-02-letter "Ann Lee" --field detainee --reason "the letter asks to free her"
    """
    _fact("fact", letter, words, "accept", said | {"field": field})


@judge.command()
@_LETTER
@_WORDS
@_FIELD
@_answer
def reject(letter: str, words: str, *, field: str, **said: object) -> None:
    """Judge that words are no fact of this field.

    The WORDS of LETTER are taken out of what was read, and nobody is asked about them again.
    """
    _fact("fact", letter, words, "reject", said | {"field": field})


@judge.command()
@_LETTER
@_WORDS
@click.argument("parts", nargs=-1, required=True, metavar="PART=TEXT...")
@_FIELD
@_answer
def correct(letter: str, words: str, parts: Sequence[str], *, field: str, **said: object) -> None:
    """Judge how words are to be read.

    The WORDS of LETTER have these parts: organization=, person=, acronym=, role=, country=, translation=. Parts that
    are not given stay as they were read; PART= without a text says that there is none. Other fields have name=,
    value=, position=, institution= or address=.

    Example:
      undersigned judge correct 2021-02-letter "Ann Lee Fund" person="Ann Lee" organization="" --reason "her name"
    """
    value = {}
    for part in parts:
        name, equals, text = part.partition("=")
        if not equals:
            raise click.UsageError(f"{part!r:.60} is no PART=TEXT; write name=TEXT, or person=TEXT, organization=TEXT")
        value[name] = text
    _fact("correct", letter, words, "correct", said | {"field": field, "value": tuple(sorted(value.items()))})


@judge.command()
@_LETTER
@_WORDS
@click.option("--erase", is_flag=True, help="Nothing of it in any output, instead of struck through.")
@_SINCE
@_answer
def withdraw(letter: str, words: str, *, erase: bool, **said: object) -> None:
    """Judge that a signature was withdrawn.

    The one printed as WORDS in LETTER stays in the data as withdrawn, and counts for nobody. With --erase it is in no
    output: its words are covered wherever the letter prints them. The letter's file and this judgement are the
    corpus's own and keep the words; think of who can read these.
    """
    from undersigned.graph.model import Signatory

    there = _open(said)
    read = there.letter(letter)
    found: Signatory = there.signature(read, words)
    others = there.elsewhere(read, found) if erase else ()
    verdict = "erased" if erase else "shown"
    _keep(there, _judgement("withdrawn", read.id, found.span.quote, verdict, said, there))
    if others:
        tell(f"the name is printed in other letters too, where it stays: {', '.join(others)}")
    if erase:
        tell("earlier builds and their copies still hold it until they are made anew")


@click.command()
@CORPUS
@FORMAT
def judgements(corpus: Path | None, format: str) -> None:
    """List every judgement, and what became of it: followed, gone, contradicted, unsure or taken back.

    "gone" are those whose letter, words or names are not there any more. The words of what is erased are not shown.

    Example:
      undersigned judgements --format csv > judgements.csv
    """
    from undersigned.cli.judgeable import Judgeable
    from undersigned.cli.walk import the_corpus

    there = Judgeable(the_corpus(corpus))
    columns = ("state", "kind", "left", "right", "verdict", "field", "value", "since", "by", "at", "reason")
    rows = []
    for each in there.judgements:
        hidden = each.verdict == "erased"
        value = "; ".join(f"{part}={text}" for part, text in each.value)
        rows.append(
            (
                _state(there, each),
                each.kind,
                each.left,
                "(not shown)" if hidden else each.right,
                each.verdict,
                each.field or None,
                value or None,
                each.since or None,
                each.by,
                each.at,
                "(not shown)" if hidden else each.reason,
            )
        )
    show(columns, rows, format=format)


def _state(there: "Judgeable", judgement: "Judgement") -> str:
    from undersigned.graph.judgements import ABOUT_LETTERS
    from undersigned.graph.judgements.contradictions import standing
    from undersigned.graph.resolve import name_contradictions

    if judgement not in standing(there.judgements):
        return "taken back"
    if judgement.kind in ABOUT_LETTERS:
        gone = judgement in there.judged.gone
        differs = judgement in there.judged.contradicted
    else:
        gone = not (there.is_named(judgement.left) and there.is_named(judgement.right))
        differs = any(judgement in each.judgements for each in name_contradictions(there.judgements))
    if gone:
        return "gone"
    if differs:
        return "contradicted"
    return "unsure" if judgement.verdict == "unsure" else "followed"


def _pair(kind: str, left: str, right: str, verdict: str, said: dict[str, object]) -> None:
    there = _open(said)
    if left.startswith("letter/") != right.startswith("letter/"):
        raise click.UsageError("one of the two is a letter and the other none; judge two names, or two letters")
    _keep(there, _judgement(kind, there.name(left), there.name(right), verdict, said, there))


def _fact(kind: str, letter: str, words: str, verdict: str, said: dict[str, object]) -> None:
    there = _open(said)
    read = there.letter(letter)
    printed = there.words(read, str(said["field"]), words)
    _keep(there, _judgement(kind, read.id, printed, verdict, said, there))


def _open(said: dict[str, object]) -> "Judgeable":
    from undersigned.cli.judgeable import Judgeable
    from undersigned.cli.walk import is_example
    from undersigned.graph.corpus import find_corpus

    option = said.pop("corpus")
    found, _ = find_corpus(option if isinstance(option, Path) else None, os.environ, Path.cwd())
    if option is None and is_example(found):
        raise CorpusError(
            "judgements are kept in a corpus of your own: `undersigned init DIR`, then judge with --corpus DIR"
        )
    said["by"] = reviewer(str(said["by"]) if said["by"] is not None else None, found.root)
    return Judgeable(found)


def _judgement(
    kind: str, left: str, right: str, verdict: str, said: dict[str, object], there: "Judgeable"
) -> "Judgement":
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


def _keep(there: "Judgeable", made: "Judgement") -> None:
    from undersigned.graph.judgements import add_judgements, described
    from undersigned.graph.judgements.writing import file_name

    add_judgements(there.corpus.judgements, [made])
    click.echo(f"Kept in {there.corpus.judgements / file_name(made.by)}: {described(made)}")
    against = _contradictions(there, made)
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

"""Judging: `undersigned judge` keeps one answer of a person, which every build follows."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from undersigned.cli.front import CORPUS, Front, tell
from undersigned.cli.keeping_answers import answer, keep, opened
from undersigned.cli.reviewer import BY

if TYPE_CHECKING:
    from undersigned.graph.model import Signatory

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
    there = opened(said)
    read = there.letter(letter)
    found: Signatory = there.signature(read, words)
    mates = there.postings_of(read) if erase else ()
    others = there.elsewhere(read, found) if erase else ()
    verdict = "erased" if erase else "shown"
    keep(there, answer("withdrawn", read.id, found.span.quote, verdict, said, there))
    if mates:
        tell(f"it is erased from the other postings of the letter too, as long as they are one: {', '.join(mates)}")
    if others:
        tell(f"the name is printed in other letters too, where it stays: {', '.join(others)}")
    if erase:
        tell("earlier builds and their copies still hold it until they are made anew")


def _pair(kind: str, left: str, right: str, verdict: str, said: dict[str, object]) -> None:
    there = opened(said)
    if left.startswith("letter/") != right.startswith("letter/"):
        raise click.UsageError("one of the two is a letter and the other none; judge two names, or two letters")
    if kind == "relation" and left.startswith("letter/"):
        raise click.UsageError("letters have no such relation; judge that they are the same letter, or different ones")
    keep(there, answer(kind, there.name(left), there.name(right), verdict, said, there))


def _fact(kind: str, letter: str, words: str, verdict: str, said: dict[str, object]) -> None:
    there = opened(said)
    read = there.letter(letter)
    printed = there.words(read, str(said["field"]), words)
    keep(there, answer(kind, read.id, printed, verdict, said, there))

"""Reviewing: `undersigned review` asks a person what the software is unsure of, on a screen or in a sheet."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import CORPUS, tell
from undersigned.cli.reviewer import BY, reviewer
from undersigned.graph.errors import CorpusError, OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undersigned.graph.corpus import Corpus
    from undersigned.graph.judgements import Judgement
    from undersigned.graph.model import Letter
    from undersigned.graph.postings import Postings
    from undersigned.graph.resolve import Question
    from undersigned.graph.review import Case, Sitting

_KINDS = ("organization", "person", "letter", "fact", "post", "region", "law", "body", "event")


@dataclass(frozen=True, slots=True)
class _Open:
    """What a corpus leaves open: its cases, what was judged so far, and the letters as they were judged."""

    corpus: "Corpus"
    cases: "tuple[Case, ...]"
    judgements: "Sequence[Judgement]"
    letters: "Sequence[Letter]"


@click.command()
@CORPUS
@BY
@click.option("--kind", type=click.Choice(_KINDS), help="Ask about these only.")
@click.option("--again", is_flag=True, help="Ask also what you were unsure of.")
@click.option("--export", type=click.Path(path_type=Path), metavar="FILE", help="Write the questions to .csv or .xlsx.")
@click.option("--import", "sheet", type=click.Path(path_type=Path), metavar="FILE", help="Take the answers in FILE.")
def review(
    corpus: Path | None, by: str | None, kind: str | None, *, again: bool, export: Path | None, sheet: Path | None
) -> None:
    """Answer what the software is unsure of: whether two names or two letters are one, and what a letter says.

    Asks one question at a time, the most consequential first: y yes, n no, u unsure, s skip, z undo, q quit, ? help.
    Every answer is saved at once, in CORPUS/judgements, under the name of who gave it; nobody is asked twice. With
    --export the questions become a sheet; fill in its column "answer" (y, n or u; "chapter" where A is a chapter of
    B) and give it to --import. Rows that cannot be taken are listed, and the exit code is 1; all others are taken.

    Examples:
      undersigned review --corpus our-letters
      undersigned review --corpus our-letters --kind organization --by "A. Reviewer"
      undersigned review --corpus our-letters --export questions.csv
      undersigned review --corpus our-letters --import questions.csv
    """
    if export is not None and sheet is not None:
        raise click.UsageError("--export writes a sheet and --import reads one; give one of them")
    found = _corpus(corpus, writes=export is None)
    if export is not None:
        from undersigned.cli.review_files import check_ending

        check_ending(export)  # before the corpus is read
        _export(_opened(found, by="", kind=kind, again=True), export)
        return
    name = reviewer(by, found.root)
    if sheet is not None:
        _import(_opened(found, by=name, kind=kind, again=True), sheet, name)
        return
    if not _on_terminal():
        raise click.UsageError(
            "questions are asked on a terminal, and this is none; use --export FILE and --import FILE"
        )
    _check_writable(found.judgements)
    waiting = _opened(found, by=name, kind=kind, again=again)
    if not waiting.cases:
        click.echo("Nothing to ask: every question is answered, or there never was one.")
        return
    _ask(waiting, name)


def _corpus(option: Path | None, *, writes: bool) -> "Corpus":
    """The corpus that is meant; the one that ships with undersigned holds no answers of yours."""
    from undersigned.cli.walk import is_example, the_corpus
    from undersigned.graph.corpus import find_corpus, require_letters

    if not writes:
        return the_corpus(option)
    found, _ = find_corpus(option, os.environ, Path.cwd())
    if option is None and is_example(found):
        raise CorpusError(
            "answers are kept in a corpus of your own: `undersigned init DIR`, then add letters, and review with"
            " --corpus DIR; --export works on the example too"
        )
    require_letters(found, "nothing can be asked about them")
    return found


def _opened(corpus: "Corpus", *, by: str, kind: str | None, again: bool) -> _Open:
    """Read the corpus and gather what is open; what was read for the last build is not read again."""
    from undersigned.cli.manifest import CACHE
    from undersigned.cli.walk import default_build
    from undersigned.graph.corpus import LetterCache
    from undersigned.graph.judgements import read_judgements
    from undersigned.graph.postings import find_postings, read_postings
    from undersigned.graph.resolve import resolve
    from undersigned.graph.review import cases, standing_answers

    judgements = read_judgements(corpus.judgements)
    cache = LetterCache(default_build(corpus, Path.cwd()) / CACHE / "letters")
    judged, postings = read_postings(corpus, judgements, cache)
    letters, answered = judged.letters, standing_answers(judged.judgements, by=by, again=again)
    # What was erased may have made two postings differ: which letters are one was found before that.
    asked = [each for each in find_postings(letters, answered).questions if not _are_one(each, postings)]
    found = cases(
        letters,
        resolve(letters, answered, primary=postings.primary),
        judged.judgements,
        answered=answered,
        same_letters=asked,
        primary=postings.primary,
    )
    return _Open(corpus, tuple(case for case in found if kind in (None, case.kind)), judgements, letters)


def _are_one(question: "Question", postings: "Postings") -> bool:
    return postings.of(question.left.removeprefix("letter/")) == postings.of(question.right.removeprefix("letter/"))


def _ask(waiting: _Open, by: str) -> None:
    from time import monotonic

    from undersigned.cli.review_screen import ReviewScreen
    from undersigned.graph.judgements import add_judgements, remove_judgements
    from undersigned.graph.review import Sitting, judged

    folder = waiting.corpus.judgements

    def keep(case: "Case", verdict: str) -> "tuple[Judgement, ...]":
        made = judged(case, verdict, reason="", by=by, at=_now())
        add_judgements(folder, made)
        return made

    def drop(gone: "Sequence[Judgement]") -> None:
        remove_judgements(folder, gone)

    screen = ReviewScreen(Sitting(waiting.cases), keep=keep, drop=drop, by=by, clock=monotonic)
    screen.run(mouse=False)  # so that the terminal's own way of marking text works
    tell(_parting(screen.sitting, folder))


def _parting(sitting: "Sitting", folder: Path) -> str:
    if not sitting.answered:
        return "No answers given; nothing was changed."
    answers = "1 answer" if sitting.answered == 1 else f"{sitting.answered} answers"
    return f"{answers} saved in {folder}; `undersigned build` follows them. {len(sitting.open)} questions are left."


def _export(waiting: _Open, file: Path) -> None:
    from undersigned.cli.review_files import write_sheet
    from undersigned.graph.review import rows

    write_sheet(file, rows(waiting.cases))
    count = len(waiting.cases)
    tell(f"wrote {file}: {count:,} question{'' if count == 1 else 's'}; fill in “answer”, then give it to --import")


def _import(waiting: _Open, file: Path, by: str) -> None:
    from undersigned.cli.review_files import read_sheet
    from undersigned.graph.judgements import add_judgements
    from undersigned.graph.review import read_answers

    table = read_sheet(file)
    read = read_answers(
        table, waiting.cases, waiting.judgements, letters=waiting.letters, by=by, at=_now(), name=str(file)
    )
    add_judgements(waiting.corpus.judgements, read.judgements)
    for problem in read.problems:
        tell(f"{file}: {problem}")
    counts = [f"{read.taken:,} taken", f"{len(read.problems):,} not taken", f"{read.known:,} answered so before"]
    click.echo(f"{', '.join(counts)}, {read.blank:,} without an answer")
    if read.problems:
        click.get_current_context().exit(1)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _check_writable(folder: Path) -> None:
    """Say at once, and not after the first answer, where no answer could be kept."""
    place = folder if folder.exists() else folder.parent
    if not os.access(place, os.W_OK | os.X_OK):
        raise OutputError(f"{folder}: cannot be written, so no answer could be kept; check its permissions")


def _now(clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> str:
    return clock().isoformat(timespec="seconds")

"""Versions: `undersigned versions` shows which letters were put up more than once, and what changed in between."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from undersigned.cli.front import CORPUS, note
from undersigned.cli.listing import FORMAT, Row, show

if TYPE_CHECKING:
    from undersigned.cli.walk import Assembled
    from undersigned.graph.model import Letter, Span
    from undersigned.graph.postings import VersionDiff
    from undersigned.graph.rdf import Dataset

_LISTED = ("letter", "posting", "date", "title", "publisher", "language", "signatories", "url")
_CHANGES = ("what", "posting", "before", "now", "url")
_SHORT = 60
"""So many characters of a passage are shown in a table; CSV and JSON have all of it."""


@click.command()
@click.argument("letter", required=False)
@CORPUS
@FORMAT
def versions(letter: str | None, corpus: Path | None, format: str) -> None:
    """List the letters that were put up more than once, or what changed between the postings of one LETTER.

    Of one letter: where each posting stands, who signed late (only the later list has them, and the earlier one was
    whole), who vanished (the later list is whole and does not have them), who was only added or left out, whose name is
    spelt otherwise, and which words outside the list (the title and the shortest line too) are others than in the first
    posting. LETTER is the id or the title of any of its postings.

    Examples:
      undersigned versions
      undersigned versions 2021-02-us-china-policy --format csv
    """
    from undersigned.cli.walk import assemble_for, open_corpus, the_corpus
    from undersigned.graph.corpus import require_letters

    if letter is None:
        dataset = open_corpus(corpus)
        rows = list(_listed(dataset))
        show(_LISTED, rows, format=format)
        if not rows:
            note("no letter here was put up more than once, as far as is known; `undersigned review` asks about others")
        return
    meant = the_corpus(corpus)
    require_letters(meant, "what changed in their words cannot be told; `undersigned versions` lists their postings")
    assembled = assemble_for(meant)
    told = list(_told(assembled, _id(assembled.dataset, letter)))
    show(_CHANGES, [_shortened(row) for row in told] if format == "table" else told, format=format)
    if all(row[0] == "posting" for row in told):
        note("it was put up once" if len({row[1] for row in told}) == 1 else "nothing changed between its postings")


def _listed(dataset: "Dataset") -> Iterator[Row]:
    """Every posting of the letters that have several, in order of date within a letter."""
    letters = {row.id: [row] for row in dataset.letters()}
    for row in dataset.versions():
        letters[row.version_of or row.id].append(row)
    for letter, rows in letters.items():
        for row in sorted(rows, key=lambda each: (each.date or "~", each.found_count, each.id)) if rows[1:] else ():
            yield letter, row.id, row.date, row.title, row.publisher, row.language, row.found_count, row.url


def _id(dataset: "Dataset", name: str) -> str:
    from undersigned.queries.head import ParamType
    from undersigned.queries.names import Names

    names = Names(dataset)
    return names.id(names.find(ParamType.LETTER, name))


def _told(assembled: "Assembled", letter: str) -> Iterator[Row]:
    """Where the postings of a letter stand, then what changed from one to the next."""
    from undersigned.graph.postings import Work, version_diffs

    works = {work.primary: work for work in assembled.postings.works}
    work = works.get(letter, Work(letter, (letter,)))
    letters = {each.id: each for each in assembled.letters}
    for version in work.versions:
        yield from _posted(letters[version])
    for diff in version_diffs(work, assembled.letters, assembled.clusters):
        yield from _changed(diff)


def _posted(letter: "Letter") -> Iterator[Row]:
    title = letter.title.value if letter.title is not None else letter.id
    about = ", ".join(each for each in (letter.issued, letter.published_by, letter.source.language) if each is not None)
    for url in (letter.source.url, *letter.source.also_at) if letter.source.url is not None else (None,):
        yield "posting", letter.id, None, f"{title} ({about})" if about else title, url


def _changed(diff: "VersionDiff") -> Iterator[Row]:
    for signatory in diff.added:
        yield "late" if diff.late else "added", diff.later, None, _line(signatory.span), None
    for signatory in diff.gone:
        yield "vanished" if diff.vanished else "left out", diff.later, _line(signatory.span), None, None
    for before, now in diff.respelt:
        yield "spelt otherwise", diff.later, _line(before.span), _line(now.span), None
    for words in diff.words:
        yield "words", diff.later, _line(words.before), _line(words.after), None


def _line(span: "Span | None") -> str | None:
    return None if span is None else " ".join(span.quote.split())


def _shortened(row: Sequence[object]) -> Row:
    return tuple(
        shorten(cell, _SHORT, placeholder=" …") if isinstance(cell, str) and "://" not in cell else cell for cell in row
    )

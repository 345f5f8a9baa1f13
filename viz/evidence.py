"""From the dataset's rows to what a page quotes: letters, printed words, short facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.viz.view import Quote, ViewLetter, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import Evidence, LetterRow


SHEET = "application/yaml"
"""The media type of a fact sheet: what is known of a letter whose text is not held."""


def quote(evidence: Evidence, says: str) -> Quote:
    """The words of `evidence`, and what they say."""
    letter, posting = evidence.version_of or evidence.letter_id, evidence.letter_id if evidence.version_of else ""
    return Quote(letter, evidence.start, evidence.end, evidence.quote, says, posting)


def place(said: Quote) -> tuple[str, str, int, str, str]:
    """The order of quotes: by letter and posting, then by place in it; words without a place come first."""
    return (said.letter, said.posting, -1 if said.start is None else said.start, said.says, said.words)


def stated(letter: LetterRow) -> Quote:
    """What stands for a letter itself where no line of it is quoted: its title, without a place."""
    return Quote(letter.id, None, None, letter.title, "title")


def view_letters(dataset: Dataset) -> tuple[ViewLetter, ...]:
    """Every letter of the dataset, in its order."""
    return tuple(_view_letter(row) for row in dataset.letters())


def view_postings(dataset: Dataset) -> tuple[ViewLetter, ...]:
    """Every further posting of a letter, in its order."""
    return tuple(_view_letter(row) for row in dataset.versions())


def posted(dataset: Dataset) -> dict[str, list[LetterRow]]:
    """The further postings of every letter that has some, by its id."""
    found: dict[str, list[LetterRow]] = {}
    for row in dataset.versions():
        found.setdefault(row.version_of or row.id, []).append(row)
    return found


def _view_letter(row: LetterRow) -> ViewLetter:
    return ViewLetter(row.id, row.title, row.date, row.url, row.publisher, from_sheet(row), row.version_of)


def from_sheet(letter: LetterRow) -> bool:
    """Whether the letter is known from a fact sheet, so that its evidence is the sheet's words and not its own."""
    return letter.media_type == SHEET


def sheets_note(letters: tuple[ViewLetter, ...]) -> tuple[str, ...]:
    """A sentence about the letters that are known from fact sheets; none where all were read themselves."""
    sheets = sum(letter.sheet for letter in letters)
    if not sheets:
        return ()
    known, what = ("is", "a fact sheet") if sheets == 1 else ("are", "fact sheets")
    letters_known = f"{sheets:,} of {count(len(letters), 'letter')} {known} known from {what}"
    marked = "Such words are marked, and a link says where the letter itself can be read."
    return (f"{letters_known}: what was recorded about a letter whose text is not held here. {marked}",)


def letter_facts(letter: LetterRow, postings: Sequence[LetterRow] = ()) -> tuple[tuple[str, str], ...]:
    """The short facts that a page prints under a letter's title; `postings` are its further ones."""
    found = f"{letter.found_count:,}" + ("" if letter.complete else " (the printed list is not complete)")
    claimed = None
    if letter.claimed_count is not None:
        claimed = f"{letter.claimed_count:,} {letter.claimed_unit or ''}".strip()
    facts = (
        ("Date", letter.date or "not stated"),
        ("Published by", letter.publisher),
        ("Signatories declared", claimed),
        ("Signatories found", found),
        ("Language", letter.language),
        *(("Also posted", _posting(row)) for row in postings),
    )
    return tuple((name, value) for name, value in facts if value is not None)


def _posting(row: LetterRow) -> str:
    """A further posting in a line: what tells it from the others."""
    told = (row.title, row.date, row.publisher, row.language, count(row.found_count, "signature"))
    return ", ".join(each for each in told if each is not None)

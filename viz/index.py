"""The site's index: what was read, what is uncertain, and the way to the pages and the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote as percent
from urllib.parse import urlsplit

from undersigned.viz.evidence import from_sheet, posted
from undersigned.viz.standalone import asset, inlined, policy, templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from undersigned.graph.rdf import Dataset

SEVERITIES = ("question", "warning", "note")
"""The order in which issues are listed: what needs a person first."""


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A row in the index's table of letters. `declared` and `found` count signatories.

    `sheet` tells that the letter is known from a fact sheet; `postings` are the titles of its further postings.
    """

    id: str
    title: str
    date: str | None
    url: str | None
    declared: int | None
    found: int
    complete: bool
    sheet: bool = False
    postings: tuple[str, ...] = ()

    @property
    def address(self) -> str | None:
        """Its own address if a reader can follow it safely (http or https), else None."""
        return self.url if self.url is not None and urlsplit(self.url).scheme in ("http", "https") else None

    @property
    def anchor(self) -> str:
        """What follows the # in the address of this letter in the graph."""
        return "node=" + percent(f"letter/{self.id}", safe="/")

    @property
    def adds_up(self) -> bool | None:
        """Whether as many signatories were found as are declared; None where none are declared."""
        return None if self.declared is None else self.declared == self.found


@dataclass(frozen=True, slots=True)
class IssueLine:
    """Something uncertain about a letter, in a sentence, with the words it is about if it has a place.

    `sheet` tells that these words stand in a fact sheet and not in the letter.
    """

    severity: str
    message: str
    letter_id: str
    letter: str
    quote: str | None = None
    sheet: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What the index says. `figures` are (words, number); `pages` and `files` are (words, relative address)."""

    title: str
    licence: str
    figures: tuple[tuple[str, int], ...]
    letters: tuple[LetterLine, ...]
    issues: tuple[IssueLine, ...]
    questions: tuple[str, ...]
    pages: tuple[tuple[str, str, str], ...]
    files: tuple[tuple[str, str], ...]

    @property
    def notes(self) -> tuple[IssueLine, ...]:
        """The issues that are only worth knowing."""
        return tuple(issue for issue in self.issues if issue.severity == "note")

    @property
    def pressing(self) -> tuple[IssueLine, ...]:
        """The issues that want a look or an answer."""
        return tuple(issue for issue in self.issues if issue.severity != "note")


def summary(
    dataset: Dataset,
    *,
    questions: Iterable[str] = (),
    pages: Sequence[tuple[str, str, str]] = (),
    files: Sequence[tuple[str, str]] = (),
) -> Summary:
    """What the index says about `dataset`: newest letters first, the issues that need a person first.

    `questions` are sentences about names that may be one or two; `pages` are (words, relative address, what is
    there); `files` are (words, relative address).
    """
    rows = sorted(dataset.letters(), key=lambda row: (row.date or "", row.id), reverse=True)
    titles = {row.id: row.title for row in rows}
    postings = posted(dataset)
    sheets = {row.id for row in (*rows, *dataset.versions()) if from_sheet(row)}
    # Sorting keeps the order of letters and places within one severity.
    issues = sorted(dataset.issues(), key=lambda row: SEVERITIES.index(row.severity))
    return Summary(
        title=dataset.title,
        licence=dataset.licence,
        figures=_figures(dataset),
        letters=tuple(
            LetterLine(
                row.id,
                row.title,
                row.date,
                row.url,
                row.claimed_count,
                row.found_count,
                row.complete,
                row.id in sheets,
                tuple(each.title for each in postings.get(row.id, ())),
            )
            for row in rows
        ),
        issues=tuple(
            IssueLine(
                row.severity,
                row.message,
                row.letter_id,
                titles.get(row.letter_id, row.letter_id),
                row.evidence.quote if row.evidence is not None else None,
                (row.printed_in or row.letter_id) in sheets,
            )
            for row in issues
        ),
        questions=tuple(questions),
        pages=tuple(pages),
        files=tuple(files),
    )


def index_page(told: Summary) -> str:
    """The index as one HTML file without scripts: escaped text, and links that are http, https or relative."""
    style = inlined([asset("index.css")])
    environment = templates(style=style, policy=policy(scripts=[], styles=[style]))
    return environment.get_template("index.html").render(told=told)


def _figures(dataset: Dataset) -> tuple[tuple[str, int], ...]:
    """How many of each thing, leaving out what there is none of."""
    mentions = list(dataset.mentions())
    signatures = [row for row in dataset.signatures() if row.stands]

    def mentioned(kind: str) -> int:
        return len({row.entity for row in mentions if row.kind == kind})

    figures = (
        ("letters", sum(1 for _ in dataset.letters())),
        ("signatures", len(signatures)),
        ("organizations that signed", len({row.organization for row in signatures} - {None})),
        ("people who signed", len({row.person for row in signatures} - {None})),
        ("people named as detained", mentioned("detainee")),
        ("addressed or sent a copy", len({row.entity for row in dataset.addressings()})),
        ("regions", mentioned("region")),
        ("asks", sum(1 for _ in dataset.asks())),
    )
    return tuple((words, number) for words, number in figures if number)

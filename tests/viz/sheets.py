"""Letters that are known from fact sheets: their evidence lies in the sheet."""

from dataclasses import replace

from tests.factory import dataset, letter, org
from undersigned.graph.model import Issue, Letter, Severity
from undersigned.graph.rdf import Dataset
from undersigned.viz.evidence import SHEET


def sheet(made: Letter) -> Letter:
    """The same letter, as if its text were that of a fact sheet about it."""
    return replace(made, source=replace(made.source, media_type=SHEET))


def mixed_dataset() -> Dataset:
    """Two organizations that signed three letters: one held as text, two known from fact sheets (one of no address)."""
    signed_by = [org("Hong Kong Watch"), org("PEN America")]
    cut = letter("cut", title="Cut", date="2020", url="https://www.hrw.org/cut", signed_by=signed_by)
    span = cut.signatories[0].span
    issue = Issue("made-up", Severity.WARNING, "An issue", span)
    return dataset(
        letter("read", title="Read", date="2019", url="https://letters.example.org/read", signed_by=signed_by),
        sheet(replace(cut, issues=(issue,))),
        sheet(letter("lost", title="Lost", date="2021", signed_by=signed_by)),
    )

"""Changes: what is different between two datasets of the same letters, in words and in triples.

What people at risk and campaigners ask first comes first: letters, who signed or withdrew, who is who, who is named as
a prisoner; then what else letters say, facts, judgements and issues; last, how many triples no words speak of. The
triples added to and removed from one dataset make it the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from undersigned.graph.export.comparing import Change, Comparison
from undersigned.graph.export.sides import Side
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.stores import store_of

__all__ = ["KINDS", "Change", "Changes", "changes"]

KINDS: Mapping[str, str] = {
    "letter removed": "Letters that are gone",
    "letter added": "New letters",
    "letters joined": "Letters that became postings of one",
    "letter parted": "Postings that became letters of their own",
    "posting removed": "Postings that are gone",
    "posting added": "New postings of a letter",
    "detainee removed": "No longer named as detained",
    "detainee added": "Newly named as detained",
    "detainee changed": "Named as detained in other words",
    "signature withdrawn": "Signatures withdrawn",
    "signature removed": "Signatures that are gone",
    "signature added": "New signatures",
    "signature restored": "Signatures no longer withdrawn",
    "signature changed": "Signatures that say something else",
    "joined": "Two that became one",
    "split": "One that became two",
    "renamed": "Shown under another name",
    "id changed": "Under another id",
    "entity added": "New in the letters",
    "entity removed": "No longer in the letters",
    "name added": "New aliases",
    "name removed": "Aliases that are gone",
    "ask added": "New asks",
    "ask removed": "Asks that are gone",
    "ask changed": "Asks that changed",
    "addressee added": "New addressees",
    "addressee removed": "Addressees that are gone",
    "addressee changed": "Addressees in other words",
    "copy added": "Newly copied to",
    "copy removed": "No longer copied to",
    "copy changed": "Copied to in other words",
    "mention added": "Newly mentioned",
    "mention removed": "No longer mentioned",
    "mention changed": "Mentioned in other words",
    "fact changed": "Facts that changed",
    "relation added": "New relations",
    "relation removed": "Relations that are gone",
    "judgement added": "New judgements",
    "judgement removed": "Judgements that are gone",
    "judgement changed": "Judgements that changed",
    "issue added": "New issues",
    "issue removed": "Issues that are gone",
    "issue changed": "Issues that changed",
    "dataset changed": "The dataset as a whole",
    "untold": "Triples that are not put in words",
}
"""The kinds of changes in the order in which they are told, and what a list of each is headed."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one dataset to another: in words, and as sorted lines of N-Quads."""

    told: tuple[Change, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def none(self) -> bool:
        """Whether the two hold the same triples in the same graphs."""
        return not self.added and not self.removed


def changes(old: Dataset, new: Dataset) -> Changes:
    """What changed from `old` to `new`.

    Triples of a file without named graphs are put where their IRIs tell before they are compared. Under two base IRIs
    no triple is the same, but letters and entities are still compared by their ids.
    """
    before, after = Side(old), Side(new)
    gone, there = {*_lines(before)}, {*_lines(after)}
    if gone == there:
        return Changes((), (), ())
    told = [*Comparison(before, after).told()]
    order = list(KINDS)
    ordered = sorted(
        told, key=lambda one: (order.index(one.kind), one.letter or "", one.about, one.before or "", one.now or "")
    )
    return Changes(tuple(ordered), tuple(sorted(there - gone)), tuple(sorted(gone - there)))


def _lines(side: Side) -> Iterator[str]:
    dataset = side.dataset
    whole = Dataset(store_of(side.statements), base=dataset.base, title=dataset.title, licence=dataset.licence)
    return whole.quads()

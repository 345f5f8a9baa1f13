"""Printings: what the postings of one letter have said already, so that one letter is counted once.

Every posting keeps its own graph, with its text and all that was read in it. What it says is said of the letter, which
the primary posting stands for; what an earlier graph of the same letter said is marked as said again, and a shortcut
is not written twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from undersigned.graph.model import Letter
from undersigned.graph.postings.versions import Fates, fates
from undersigned.graph.postings.works import Postings
from undersigned.graph.resolve.entities import Clusters
from undersigned.graph.resolve.forms import words_of


@dataclass(slots=True)
class Printings:
    """The postings of one letter while they are written, the primary first.

    `addressed` tells that one of them names an addressee, `headlines` are what the
    primary asks, in normal form.
    """

    primary: str
    language: str | None = None
    addressed: bool = False
    headlines: tuple[str, ...] = ()
    fates: Fates = field(default_factory=Fates)
    _first: dict[tuple[str, ...], str] = field(default_factory=dict)
    _shortcuts: set[tuple[str, str, str]] = field(default_factory=set)

    def first(self, node: str, key: tuple[str, ...]) -> str | None:
        """The node that said the same in an earlier graph; None for the first one, which is remembered."""
        known = self._first.setdefault(key, node)
        return None if known == node else known

    def is_new(self, subject: str, predicate: str, value: str) -> bool:
        """Whether no graph of this letter has this shortcut yet; it is remembered."""
        shortcut = (subject, predicate, value)
        new = shortcut not in self._shortcuts
        self._shortcuts.add(shortcut)
        return new


def in_order(letters: Sequence[Letter], clusters: Clusters, postings: Postings) -> Sequence[tuple[Letter, Printings]]:
    """The letters by id, each with what its postings share; the primary stands before its further postings."""
    by_id = {letter.id: letter for letter in letters}
    shared = {work.primary: _shared(work.primary, work.versions, by_id) for work in postings.works}
    for work in postings.works:
        shared[work.primary].fates = fates(work, by_id, clusters)
    places = {version: at for work in postings.works for at, version in enumerate(work.versions)}

    def order(letter: Letter) -> tuple[str, bool, int]:
        return postings.of(letter.id), postings.is_version(letter.id), places.get(letter.id, 0)

    return [
        (letter, shared.get(postings.of(letter.id)) or _shared(letter.id, (letter.id,), by_id))
        for letter in sorted(letters, key=order)
    ]


def _shared(primary: str, versions: Sequence[str], letters: Mapping[str, Letter]) -> Printings:
    first = letters[primary]
    addressed = any(letters[version].addressees for version in versions)
    return Printings(primary, first.source.language, addressed, tuple(words_of(ask.headline) for ask in first.asks))

"""Versions: what changed from one posting of a letter to the next, in its list of signatories and in its words.

Who is in one list only did not always sign late, or take a name back: a page may have cut its list off, or have been
put up before another of the same day. So that somebody signed late, or has vanished, is said only where nothing else
explains it.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from undersigned.graph.model import Capacity, Letter, Signatory, Span
from undersigned.graph.postings.bodies import Body, print_of
from undersigned.graph.postings.profiles import list_is_whole
from undersigned.graph.postings.wording import changes
from undersigned.graph.postings.works import Work
from undersigned.graph.resolve.entities import Clusters
from undersigned.graph.resolve.forms import form

WITHDRAWN = "withdrawn"
"""The status of a signature that was taken back, as a person says."""

Agents: TypeAlias = tuple[str | None, str | None, str]
"""The ids of the organization that signs, and of the person who does, and the normal form of the name printed."""

Place: TypeAlias = tuple[str, int]
"""The id of a posting, and a place in its list of signatories, from 1."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words of the first posting, and what a later one has in their place; None where one has nothing."""

    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """What changed from the posting `earlier` to the posting `later` (ids of letters).

    `added` signed the later one only, `gone` the earlier one only; `late` tells that those added signed late, and
    `vanished` that those gone were there and are not any more, rather than cut off. `respelt` are the signatories whose
    name is printed otherwise. `words` are what the later one says otherwise than the posting `first`, outside its list:
    title, date and the shortest line included, so that nothing of what was joined is hidden. It is empty where one of
    the two is a fact sheet, or they are in different languages.
    """

    earlier: str
    later: str
    added: tuple[Signatory, ...]
    gone: tuple[Signatory, ...]
    respelt: tuple[tuple[Signatory, Signatory], ...]
    words: tuple[Rewording, ...]
    late: bool
    vanished: bool
    first: str


def version_diffs(work: Work, letters: Sequence[Letter], clusters: Clusters) -> tuple[VersionDiff, ...]:
    """What changed from each posting of `work` to the next, in their order; `clusters` knows who is who in both.

    The words of each are held against those of the first, lest a paragraph that one site added comes and goes.
    """
    by_id = {letter.id: letter for letter in letters}
    first = by_id[work.versions[0]]
    return tuple(
        version_diff(by_id[one], by_id[other], clusters, first=first) for one, other in pairwise(work.versions)
    )


def version_diff(earlier: Letter, later: Letter, clusters: Clusters, *, first: Letter | None = None) -> VersionDiff:
    """What changed from one posting of a letter to another; its words are held against those of `first`, if given."""
    said_first = earlier if first is None else first
    pairs = matched(agents(earlier, clusters), agents(later, clusters))
    both = ((earlier.signatories[one], later.signatories[other]) for one, other in pairs)
    lists = _lists(earlier, later, pairs)
    return VersionDiff(
        earlier.id,
        later.id,
        lists.added,
        lists.gone,
        tuple((one, other) for one, other in both if _printed(one) != _printed(other)),
        tuple(_rewordings(said_first, later)),
        late=lists.late,
        vanished=lists.vanished,
        first=said_first.id,
    )


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of the signatures of one work over its postings.

    `again` leads a signature to the one that it repeats: that of the primary posting, else of the first that has it.
    `late` are those added after an earlier posting, `absent` leads those that vanished to the posting without them.
    `withdrawn` leads all printings of a signature that a person says was taken back in one of the postings to the day
    since when, None where nobody knows it.
    """

    again: Mapping[Place, Place] = field(default_factory=dict)
    late: frozenset[Place] = frozenset()
    absent: Mapping[Place, str] = field(default_factory=dict)
    withdrawn: Mapping[Place, str | None] = field(default_factory=dict)

    def printings(self, place: Place) -> Iterator[Place]:
        """Yield the places of all printings of the signature at `place`, its own among them."""
        first = self.again.get(place, place)
        yield first
        yield from (each for each, repeated in self.again.items() if repeated == first)


def fates(work: Work, letters: Mapping[str, Letter], clusters: Clusters) -> Fates:
    """What became of the signatures of `work`; `letters` are its postings by id."""
    signed = {version: agents(letters[version], clusters) for version in work.versions}
    places = {version: [(version, each.position) for each in letters[version].signatories] for version in work.versions}
    ordered = [work.primary, *(version for version in work.versions if version != work.primary)]
    again: dict[Place, Place] = {}
    for number, version in enumerate(ordered):
        for before in ordered[:number]:
            for one, other in matched(signed[before], signed[version]):
                first = places[before][one]
                again.setdefault(places[version][other], again.get(first, first))
    late: set[Place] = set()
    absent: dict[Place, str] = {}
    known = {again.get(place, place) for place in places[work.versions[0]]}
    for number, later in enumerate(work.versions[1:], start=1):
        back_again = {again.get(place, place) for version in work.versions[number:] for place in places[version]}
        for at, earlier in enumerate(work.versions[:number]):
            lists = _lists(letters[earlier], letters[later], matched(signed[earlier], signed[later]))
            if lists.late and at == number - 1:
                added = ((later, each.position) for each in lists.added)
                late.update(place for place in added if again.get(place, place) not in known)
            for place in ((earlier, each.position) for each in lists.gone) if lists.vanished else ():
                if again.get(place, place) not in back_again:
                    absent.setdefault(place, later)
        known.update(again.get(place, place) for place in places[later])
    back: dict[Place, set[str]] = {}
    for version in work.versions:
        for place, each in zip(places[version], letters[version].signatories, strict=True):
            if each.status == WITHDRAWN:
                days = back.setdefault(again.get(place, place), set())
                days.update([] if each.withdrawn is None else [each.withdrawn])
    printed = ((place, again.get(place, place)) for version in work.versions for place in places[version])
    # Where people name two days, what holds of all printings is the earlier.
    withdrawn = {place: min(back[first], default=None) for place, first in printed if first in back}
    return Fates(again, frozenset(late), absent, withdrawn)


@dataclass(frozen=True, slots=True)
class _Lists:
    """Who stands in one of two lists only, and what that shows."""

    added: tuple[Signatory, ...]
    gone: tuple[Signatory, ...]
    late: bool
    vanished: bool


def _lists(earlier: Letter, later: Letter, pairs: Sequence[tuple[int, int]]) -> _Lists:
    kept, met = {one for one, _ in pairs}, {other for _, other in pairs}
    gone = tuple(each for at, each in enumerate(earlier.signatories) if at not in kept)
    added = tuple(each for at, each in enumerate(later.signatories) if at not in met)
    after = _is_after(earlier, later)
    alike = earlier.source.language == later.source.language  # a name in another language is not another name
    return _Lists(
        added,
        gone,
        late=bool(added) and alike and (after or not gone) and list_is_whole(earlier),
        vanished=bool(gone) and alike and after and list_is_whole(later) and not _overfull(earlier),
    )


def agents(letter: Letter, clusters: Clusters) -> tuple[Agents, ...]:
    """Who signed `letter`, place by place; what an individual works for has not signed."""
    found: list[Agents] = []
    for place, signatory in enumerate(letter.signatories, start=1):
        organization = clusters.members.get((letter.id, "signatory-organization", place))
        person = clusters.members.get((letter.id, "signatory-person", place))
        individual = signatory.capacity is Capacity.INDIVIDUAL
        found.append((None if individual else organization, person, form(signatory.named_as)))
    return tuple(found)


def matched(one: Sequence[Agents], other: Sequence[Agents]) -> tuple[tuple[int, int], ...]:
    """The places of two lists where the same signatory stands, each place once.

    Those who agree in organization and person come first; then an organization for which another person signs, or
    none; then a person who signs for another organization, or for none; then whoever is printed by the same name: two
    people of one name are one in two printings of one letter.

    >>> matched([("pen", "ann", "pen"), ("watch", None, "watch")], [("watch", "bo", "watch"), ("pen", "ann", "pen")])
    ((0, 1), (1, 0))
    """
    pairs: list[tuple[int, int]] = []
    left, right = dict(enumerate(one)), dict(enumerate(other))
    ways: tuple[Callable[[Agents], Hashable], ...] = (
        lambda each: None if each[:2] == (None, None) else each[:2],
        lambda each: each[0],
        lambda each: each[1],
        lambda each: each[2],
    )
    for way in ways:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at, each in right.items():
            waiting[way(each)].append(at)
        for at, each in tuple(left.items()):
            key = way(each)
            if key is not None and waiting.get(key):
                pairs.append((at, waiting[key].popleft()))
                del left[at], right[pairs[-1][1]]
    return tuple(sorted(pairs))


def _is_after(earlier: Letter, later: Letter) -> bool:
    """Whether the dates say that one posting is later, as far as both are known."""
    one, other = earlier.issued, later.issued
    return one is not None and other is not None and one[: len(other)] < other[: len(one)]


def _overfull(letter: Letter) -> bool:
    """Whether more signatories were read than the letter says it has: then some of them may be none."""
    claimed = letter.claimed_count
    return claimed is not None and claimed.value < len(letter.signatories)


def _printed(signatory: Signatory) -> tuple[str | None, str | None]:
    return signatory.organization, signatory.person


def _rewordings(earlier: Letter, later: Letter) -> Iterator[Rewording]:
    one, other = print_of(earlier), print_of(later)
    if not one.whole or not other.whole or earlier.source.language != later.source.language:
        return
    for change in changes(one.words, other.words):
        before = _span(earlier, one, change.start, change.end)
        yield Rewording(before, _span(later, other, change.other_start, change.other_end))


def _span(letter: Letter, body: Body, start: int, end: int) -> Span | None:
    """The words from number `start` to `end` of a body, as they stand in the text."""
    return letter.source.span(body.places[start][0], body.places[end - 1][1]) if start < end else None

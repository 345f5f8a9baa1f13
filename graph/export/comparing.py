"""Comparing: what changed from one dataset to another, told for people, and which triples that speaks of."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from undersigned.graph.export.findings import NAMING, Finding, findings
from undersigned.graph.export.sides import Side, common
from undersigned.graph.export.untold import Told, untold
from undersigned.graph.rdf.names import DCT, SKOS, UND, VOID, Name
from undersigned.graph.rdf.rows import JudgementRow

_FACTS: Mapping[str, tuple[Name, ...]] = {
    "date": (DCT["issued"],),
    "title": (DCT["title"], UND["subjectLine"]),
    "claimed_count": (UND["claimedSignatoryCount"],),
    "claimed_unit": (UND["claimedSignatoryUnit"],),
    "found_count": (UND["foundSignatoryCount"],),
    "complete": (UND["signatoriesComplete"],),
    "publisher": (DCT["publisher"],),
    "language": (DCT["language"],),
    "kind": (UND["letterKind"],),
    "url": (DCT["source"],),
    "also_at": (UND["alsoAt"],),
}
"""The facts of a letter as its row has them, and the predicates that say them."""

_BY_POSTING = ("signature", "issue")
"""What is told of each posting; of all else it is told whether any posting of the letter says it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its kind (of `KINDS`), what it is about, and in which letter (an id).

    `before` and `now` are what stood and what stands, where that is to be told.
    """

    kind: str
    about: str
    letter: str | None = None
    before: str | None = None
    now: str | None = None


class Comparison:
    """What is told of two sides, and of which triples that speaks."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.work = common(old, new)
        self.both = old.letters.keys() & new.letters.keys()
        self.shared = {self.work[id] for id in old.letters} & {self.work[id] for id in new.letters}
        self.covered = Told(old, new)

    def told(self) -> Iterator[Change]:
        """Every change, in no particular order."""
        yield from self._letters()
        yield from self._who()
        yield from self._findings()
        yield from self._facts()
        yield from self._relations()
        yield from self._judgements()
        for about, predicate in (("title", DCT["title"]), ("licence", DCT["license"]), ("base", VOID["uriSpace"])):
            before, now = getattr(self.old.dataset, about), getattr(self.new.dataset, about)
            if before != now:
                self.covered.say("dataset", predicate)
                yield Change("dataset changed", about, None, before or "none", now or "none")
        for about, (gone, there) in untold(self.covered).items():
            yield Change("untold", about, None, f"{gone:,}", f"{there:,}")

    def _letters(self) -> Iterator[Change]:
        """Letters and postings that came and went, became one or were parted."""
        for kind, side, other in (("removed", self.old, self.new), ("added", self.new, self.old)):
            for id in side.letters.keys() - other.letters.keys():
                row, known = side.letters[id], self.work[id] in self.shared
                count = f"{row.found_count} signatures"
                self.covered.letter(id)
                of = self.work[id] if known else id
                about = f"{row.title} [{id}]" if known else row.title
                before, now = (count, None) if kind == "removed" else (None, count)
                yield Change(f"{'posting' if known else 'letter'} {kind}", about, of, before, now)
        for kind, side, other in (("letters joined", self.old, self.new), ("letter parted", self.new, self.old)):
            for id in other.works:
                parts = sorted(each for each in side.works if other.works[id] & side.works[each])
                if len(parts) > 1:
                    yield Change(kind, ", ".join(parts), id)
        for work in self.shared:
            if self._postings(self.old, work) != self._postings(self.new, work):
                for id in (each for each, its in self.work.items() if its == work):
                    self.covered.moved(id)

    def _postings(self, side: Side, work: str) -> set[tuple[str, str | None]]:
        return {(id, row.version_of) for id, row in side.letters.items() if self.work[id] == work}

    def _who(self) -> Iterator[Change]:
        """What became of the entities: those that are one now, that were one, that are called otherwise, are new."""
        old, new = self.old, self.new
        arrivals: defaultdict[str, list[str]] = defaultdict(list)
        for id in old.labels:
            arrivals[new.replaced(id)].append(id)
        for id in old.labels:
            now = new.replaced(id)
            if now not in new.labels:
                self.covered.node(id)
                yield Change("entity removed", f"{old.labels[id]} [{id}]")
            elif now != id:
                kind = "joined" if len(arrivals[now]) > 1 else "id changed"
                self.covered.node(id)
                self.covered.say(now, SKOS["prefLabel"], SKOS["altLabel"], NAMING["entity"])
                yield Change(kind, f"{old.labels[id]} [{id}]", now=f"{new.labels[now]} [{now}]")
            elif old.labels[id] != new.labels[id]:
                self.covered.say(id, SKOS["prefLabel"], SKOS["altLabel"])
                yield Change("renamed", id, before=old.labels[id], now=new.labels[id])
        for id in new.labels.keys() - arrivals.keys():
            whole = {old.replaced(id), *new.split_from(id)} & old.labels.keys()
            self.covered.node(id)
            if whole:
                one = min(whole)
                yield Change("split", f"{new.labels[id]} [{id}]", before=f"{old.labels[one]} [{one}]")
            else:
                yield Change("entity added", f"{new.labels[id]} [{id}]")
        for id in new.labels.keys() & arrivals.keys():
            had = {name for one in arrivals[id] for name in old.names[one]}
            for kind, some in (("added", new.names[id] - had), ("removed", had - new.names[id])):
                for name in some - {new.labels[id]}:
                    self.covered.say(id, SKOS["prefLabel"], SKOS["altLabel"])
                    yield Change(f"name {kind}", f"{new.labels[id]}: {name}")

    def _findings(self) -> Iterator[Change]:
        """What letters say; what is found in both is compared posting by posting, and what came and went told once."""
        before, after = [*findings(self.old, self.new)], [*findings(self.new, self.old)]
        self.covered.same |= {self.old.id(one.iri): None for one in before}
        matched = self._match(before, after)
        for one, other in matched:
            yield from self._said(one, other)
        gone = self._only(before, after)
        there = self._only(after, before)
        yield from self._withdrawn(before, after)
        replaced = self._replaced(gone, there)
        asked: dict[Change, None] = {}  # further postings ask again
        for one, other in replaced:
            self._pair(one, other)
            self.covered.say(self.new.id(other.iri), NAMING["ask"])
            asked[Change("ask changed", f"ask {other.place}", self._of(other), one.told, other.told)] = None
            asked |= dict.fromkeys(self._said(one, other))
        yield from asked
        done = {id(each) for pair in replaced for each in pair}
        for kind, side, some in (("removed", self.old, gone), ("added", self.new, there)):
            for group in some.values():
                for one in group:
                    self.covered.node(self.covered.old_id(side.id(one.iri)) if side is self.old else side.id(one.iri))
                first = group[0]
                many = len(group) if first.kind in _BY_POSTING else 1
                if id(first) not in done and self._is_news(first):
                    yield from [Change(f"{first.kind} {kind}", first.told, self._of(first))] * many

    def _match(self, before: Sequence[Finding], after: Sequence[Finding]) -> list[tuple[Finding, Finding]]:
        """What stands in one posting on both sides; of several that are alike the first with the first."""
        waiting: defaultdict[tuple[str, str, str], list[Finding]] = defaultdict(list)
        for one in before:
            waiting[one.kind, one.posting, one.name].append(one)
        found = []
        for other in after:
            alike = waiting[other.kind, other.posting, other.name]
            if alike:
                found.append((alike.pop(0), other))
                self._pair(*found[-1])
        return found

    def _pair(self, one: Finding, other: Finding) -> None:
        self.covered.same[self.old.id(one.iri)] = self.new.id(other.iri)

    def _said(self, one: Finding, other: Finding) -> Iterator[Change]:
        """What is said otherwise of one finding."""
        for about, before in one.sayings.items():
            now = other.sayings[about]
            if before.value != now.value:
                self.covered.say(self.new.id(other.iri), *before.by)
                if about == "status" and None in (before.value, now.value):
                    continue  # that it was withdrawn is told by itself
                told = f"{other.told}: {about}"
                yield Change(f"{one.kind} changed", told, other.posting, before.told or "none", now.told or "none")

    def _key(self, one: Finding) -> tuple[str, str, str]:
        place = one.posting if one.kind in _BY_POSTING else self.work[one.posting]
        return one.kind, place, one.name

    def _only(self, some: Sequence[Finding], others: Sequence[Finding]) -> Mapping[tuple[str, str, str], list[Finding]]:
        """What is on one side alone: of signatures and issues as many as there are more, of all else each once."""
        known = Counter(self._key(one) for one in others)
        grouped: defaultdict[tuple[str, str, str], list[Finding]] = defaultdict(list)
        for one in some:
            grouped[self._key(one)].append(one)
        more = {key: group[known[key] :] for key, group in grouped.items() if key[0] in _BY_POSTING or not known[key]}
        return {key: group for key, group in more.items() if group}

    def _replaced(
        self, gone: Mapping[tuple[str, str, str], list[Finding]], there: Mapping[tuple[str, str, str], list[Finding]]
    ) -> list[tuple[Finding, Finding]]:
        """Asks that stand where another stood."""
        places = {(one.posting, one.place): one for group in gone.values() for one in group if one.kind == "ask"}
        every = [other for group in there.values() for other in group if other.kind == "ask"]
        return [(places[each.posting, each.place], each) for each in every if (each.posting, each.place) in places]

    def _is_news(self, one: Finding) -> bool:
        """Whether to tell of it beside its letter: prisoners always, all else where both sides have the letter."""
        if one.kind == "detainee":
            return (self.work[one.posting], one.told) not in self._named_twice
        return one.posting in self.both if one.kind in _BY_POSTING else self.work[one.posting] in self.shared

    @cached_property
    def _named_twice(self) -> AbstractSet[tuple[str, str]]:
        """Letters and prisoners whom both sides name, be it under different ids."""
        old, new = (
            {
                (self.work[row.letter_id], side.label(row.entity))
                for row in side.dataset.mentions()
                if row.kind == "detainee"
            }
            for side in (self.old, self.new)
        )
        return old & new

    def _of(self, one: Finding) -> str:
        return one.posting if one.kind in _BY_POSTING else self.work[one.posting]

    def _withdrawn(self, before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Change]:
        """Signatures that both sides have, and that stand on one only."""
        counts = [Counter(self._key(one) for one in some if one.kind == "signature") for some in (before, after)]
        for posting, name in sorted(self.old.withdrawn.keys() | self.new.withdrawn.keys()):
            if posting not in self.both:
                continue
            gone, now = self.old.withdrawn[posting, name], self.new.withdrawn[posting, name]
            key = ("signature", posting, name)
            missing = max(0, counts[0][key] - counts[1][key])
            yield from [Change("signature withdrawn", name, posting)] * max(0, now - gone)
            yield from [Change("signature restored", name, posting)] * max(0, gone - now - missing)

    def _facts(self) -> Iterator[Change]:
        for id in self.both:
            for fact, predicates in _FACTS.items():
                before, now = getattr(self.old.letters[id], fact), getattr(self.new.letters[id], fact)
                if before != now:
                    self.covered.say(f"letter/{id}", *predicates)
                    yield Change("fact changed", fact.replace("_", " "), id, _plain(before), _plain(now))

    def _relations(self) -> Iterator[Change]:
        for kind, side, other in (("added", self.new, self.old), ("removed", self.old, self.new)):
            for left, what, right in side.relations.keys() - other.relations.keys():
                self.covered.node(side.id(side.relations[left, what, right].iri))
                yield Change(f"relation {kind}", f"{left} is {_article(what)} {right}")

    def _judgements(self) -> Iterator[Change]:
        """What people decided; another verdict or reason on the same question is told as one change."""
        gone = {key: self.old.judgements[key] for key in self.old.judgements.keys() - self.new.judgements.keys()}
        there = {key: self.new.judgements[key] for key in self.new.judgements.keys() - self.old.judgements.keys()}
        for side, some in ((self.old, gone), (self.new, there)):
            for row in some.values():
                self.covered.node(side.id(row.iri))
        for key in sorted(there):
            same = min((each for each in gone if each[:4] == key[:4]), default=None)
            if same is None:
                yield Change("judgement added", _judged(key))
            else:
                about = f"{key[1]} / {key[2]}"
                yield Change("judgement changed", about, None, _decided(gone.pop(same)), _decided(there[key]))
        for key in gone:
            yield Change("judgement removed", _judged(key))


def _judged(key: tuple[str, ...]) -> str:
    return f"{key[1]} / {key[2]}: {key[4]}" + (f" (by {key[5]})" if key[5] else "")


def _decided(row: JudgementRow) -> str:
    who = ", ".join(each for each in (row.by, row.at) if each)
    return f"{row.verdict}, {row.reason}" + (f" ({who})" if who else "")


def _plain(value: object) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _article(kind: str) -> str:
    return kind if kind == "renamed to" else f"a {kind}"

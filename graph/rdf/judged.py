"""Judged: which things of a dataset a judgement is about, and which of them are as they are because of it.

Only an effect that can be seen counts: a judgement that others contradict, or whose words are gone, changed nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from undersigned.graph.judgements import ABOUT_LETTERS, Judgement
from undersigned.graph.judgements.covering import COVER
from undersigned.graph.judgements.facts import items, meant, names_of, spans_of
from undersigned.graph.judgements.making import RULE, Item
from undersigned.graph.judgements.words import key, places
from undersigned.graph.model import Ask, Letter
from undersigned.graph.postings.versions import Fates
from undersigned.graph.postings.works import Postings
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.resolve.entities import Clusters, EntityKind
from undersigned.graph.resolve.forms import form

STATEMENTS = {"date": "date", "title": "title", "count": "claimed-count"}
"""The fields of a letter that have one value, and what their statements are called."""


class Judged:
    """The entities, relations, letters and findings that judgements may be about.

    Names are compared as when a judgement was replayed: by id, else by label, else by alias. `fates` tell of each
    letter, by its id, what became of its signatures over its postings.
    """

    def __init__(
        self,
        iris: Iris,
        clusters: Clusters,
        letters: Sequence[Letter],
        postings: Postings,
        fates: Mapping[str, Fates],
    ) -> None:
        self._iris, self._clusters, self._postings, self._fates = iris, clusters, postings, fates
        self._letters: Mapping[str, Letter] = {letter.id: letter for letter in letters}
        self._relations = {(each.kind, each.left, each.right) for each in clusters.relations}
        self._named: tuple[dict[tuple[EntityKind, str], set[str]], ...] = ({}, {}, {})
        for entity in clusters.entities:
            ids = (entity.id, *entity.replaced)
            ranks = (ids, (form(entity.label),), tuple(form(alias) for alias in entity.aliases))
            for rank, names in zip(self._named, ranks, strict=True):
                for name in names:
                    rank.setdefault((entity.kind, name), set()).add(entity.id)

    def pairs(self, left: str, right: str) -> Iterator[tuple[str, str]]:
        """Yield the two entities of each kind that these names mean, when it is clear which; a name may mean both."""
        for kind in EntityKind:
            one, other = self._entities(kind, left), self._entities(kind, right)
            if one == other and len(one) == 2:
                yield min(one), max(one)
            else:
                one, other = (one - other, other) if len(other) == 1 else (one, other - one)
                if len(one) == len(other) == 1 and one != other:
                    yield one.pop(), other.pop()

    def changed(self, judgement: Judgement) -> Iterator[str]:
        """Yield the IRIs of what is as it is because somebody judged so, the same IRI perhaps twice."""
        left, right = judgement.left, judgement.right
        if judgement.kind in ABOUT_LETTERS:
            yield from self._in_letter(judgement)
        elif left.startswith("letter/"):
            yield from self._letters_judged(judgement)
        elif judgement.verdict == "same":
            for kind in EntityKind:
                one, other = self._entities(kind, left), self._entities(kind, right)
                if len(one) == 1 and one == other:
                    yield self._iris.entity(*one)
        elif judgement.verdict == "different":
            for pair in self.pairs(left, right):
                yield from map(self._iris.entity, pair)
        elif judgement.kind == "relation":
            for first, second in self.pairs(left, right):
                if (judgement.verdict, first, second) in self._relations:
                    yield self._iris.relation(judgement.verdict, first, second)

    def _entities(self, kind: EntityKind, name: str) -> set[str]:
        """The entities with this id; else those with this label; else those with this alias."""
        by_id, by_label, by_alias = self._named
        known = (by_id.get((kind, name)), by_label.get((kind, form(name))), by_alias.get((kind, form(name))))
        return {*next((found for found in known if found), ())}

    def _letters_judged(self, judgement: Judgement) -> Iterator[str]:
        ids = [side.removeprefix("letter/") for side in (judgement.left, judgement.right)]
        if all(each in self._letters for each in ids):
            one = len({self._postings.of(each) for each in ids}) == 1
            if judgement.verdict == ("same" if one else "different"):
                yield from map(self._iris.letter, ids)

    def _in_letter(self, judgement: Judgement) -> Iterator[str]:
        """The finding that was accepted, corrected or withdrawn, and its letter; of what was rejected, the letter.

        What was withdrawn in one posting was withdrawn in all that print it, so that each of them was changed.
        """
        letter = self._letters.get(judgement.letter)
        if letter is None:
            return
        withdrawn = judgement.kind == "withdrawn"
        field = "signatory" if withdrawn else judgement.field
        facts = _meant(letter, field, judgement)
        for index, fact in enumerate(items(letter, field), start=1):
            status = getattr(fact, "status", None)
            if any(fact is each for each in facts) and (status == "withdrawn" if withdrawn else fact.rule == RULE):
                yield self._iris.letter(letter.id)
                yield self._finding(letter, field, index)
                if withdrawn:
                    yield from self._reprinted(letter, index)
        if judgement.verdict == "reject" and not facts:
            yield self._iris.letter(letter.id)
        if judgement.verdict == "accept":
            yield from self._answered(judgement)

    def _answered(self, judgement: Judgement) -> Iterator[str]:
        """What an answer made a fact of in other postings of the letter, where nobody has spoken of these words."""
        words, field = key(judgement.right), judgement.field
        versions = {id for work in self._postings.works if judgement.letter in work.versions for id in work.versions}
        for id in sorted(versions - self._spoken[words] if versions else ()):
            letter = self._letters[id]
            facts = _meant(letter, field, judgement)
            for index, fact in enumerate(items(letter, field), start=1):
                if fact.rule == RULE and any(fact is each for each in facts):
                    yield self._iris.letter(id)
                    yield self._finding(letter, field, index)

    @cached_property
    def _spoken(self) -> defaultdict[str, set[str]]:
        """The letters of which somebody judged certain words, by these."""
        letters: defaultdict[str, set[str]] = defaultdict(set)
        for each in self._clusters.judgements:
            letters[key(each.right)].add(each.letter)
        return letters

    def _reprinted(self, letter: Letter, index: int) -> Iterator[str]:
        place = letter.id, letter.signatories[index - 1].position
        for posting, position in self._fates[letter.id].printings(place):
            yield self._iris.letter(posting)
            yield self._iris.signature(posting, position)

    def _finding(self, letter: Letter, field: str, index: int) -> str:
        match field:
            case "signatory":
                return self._iris.signature(letter.id, letter.signatories[index - 1].position)
            case "addressee" | "cc":
                return self._iris.addressing(letter.id, field, index)
            case "ask":
                return self._iris.ask(letter.id, letter.asks[index - 1].position)
            case "date" | "title" | "count":
                return self._iris.statement(letter.id, STATEMENTS[field])
            case _:
                # Two items that are one entity are one mention, named after the first of them.
                members = self._clusters.members
                same = members[letter.id, field, index]
                first = next(at for at in range(1, index + 1) if members[letter.id, field, at] == same)
                return self._iris.mention(letter.id, field, first)


def _meant(letter: Letter, field: str, judgement: Judgement) -> tuple[Item, ...]:
    """The facts that were meant when a judgement was followed, though another name or an erasure may hide that now.

    What was corrected is what was read in these words and is now as the judgement reads them, before what is called so.
    """
    words, facts = judgement.right, items(letter, field)
    if judgement.kind == "correct":
        anew = tuple(
            fact
            for fact in facts
            if fact.rule == RULE
            and any(_holds(span.quote, words) for span in spans_of(fact))
            and _is_read(fact, judgement)
        )
        return anew or meant(letter, field, words)
    found = meant(letter, field, words)
    if found or judgement.verdict == "reject":
        return found
    return tuple(
        fact
        for fact in facts
        if any(_covers(said, words) for said in (*(span.quote for span in spans_of(fact)), *names_of(fact)))
    )


def _is_read(fact: Item, judgement: Judgement) -> bool:
    """Whether a part of a fact is what a person says that it is, so far as it was not erased."""
    for part, text in judgement.value:
        said = getattr(fact, "headline" if isinstance(fact, Ask) else part)
        if text == ("" if said is None else str(said)) or _covers(str(said), text):
            return True
    return False


def _holds(quote: str, words: str) -> bool:
    """Whether words stand in a quote, so far as they were not erased."""
    found = re.finditer(_under_cover(words), " ".join(quote.split()), re.IGNORECASE) if COVER in quote else ()
    return bool(places(quote, words)) or any(key(each[0]) for each in found)


def _covers(said: str, words: str) -> bool:
    """Whether these words were said before something of them was erased, and something is left."""
    if COVER not in said or not key(said):
        return False
    return re.fullmatch(_under_cover(words), " ".join(said.split()), re.IGNORECASE) is not None


def _under_cover(words: str) -> str:
    """The pattern of words any characters of which may be covered; a cover is as long as what it hides."""
    return "".join(f"(?:{re.escape(each)}|{COVER})" for each in " ".join(words.split()))

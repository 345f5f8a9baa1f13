"""Judged: which things of a dataset a judgement is about, and which of them are as they are because of it.

Only an effect that can be seen counts: a judgement that others contradict, or whose words are gone, changed nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

from undersigned.graph.judgements import ABOUT_LETTERS, Judgement
from undersigned.graph.judgements.facts import items, meant
from undersigned.graph.judgements.making import RULE
from undersigned.graph.model import Letter
from undersigned.graph.postings.works import Postings
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.resolve.entities import Clusters, EntityKind
from undersigned.graph.resolve.forms import form

STATEMENTS = {"date": "date", "title": "title", "count": "claimed-count"}
"""The fields of a letter that have one value, and what their statements are called."""


class Judged:
    """The entities, relations, letters and findings that judgements may be about.

    Names are compared as when a judgement was replayed: by id, else by label, else by alias.
    """

    def __init__(self, iris: Iris, clusters: Clusters, letters: Sequence[Letter], postings: Postings) -> None:
        self._iris, self._clusters, self._postings = iris, clusters, postings
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
        """The finding that was accepted, corrected or withdrawn, and its letter; of what was rejected, the letter."""
        letter = self._letters.get(judgement.letter)
        if letter is None:
            return
        withdrawn = judgement.kind == "withdrawn"
        field = "signatory" if withdrawn else judgement.field
        facts = meant(letter, field, judgement.right)
        for index, fact in enumerate(items(letter, field), start=1):
            status = getattr(fact, "status", None)
            if any(fact is each for each in facts) and (status == "withdrawn" if withdrawn else fact.rule == RULE):
                yield self._iris.letter(letter.id)
                yield self._finding(letter, field, index)
        if judgement.verdict == "reject" and not facts:
            yield self._iris.letter(letter.id)

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

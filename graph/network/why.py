"""Why: what stands behind an entity, a letter, a statement, or a tie of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.errors import QueryError
from undersigned.graph.network.describing import described
from undersigned.graph.network.judged import judged, judgements_about, judgements_behind
from undersigned.graph.network.reasons import Reason, Why, by_place
from undersigned.graph.network.statements import Statements
from undersigned.graph.rdf.names import DCT, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from undersigned.graph.rdf import Dataset, EntityRow, JudgementRow, LetterRow

_REPLACED = DCT["isReplacedBy"].value


def reasons(dataset: Dataset, iri: str) -> Why:
    """Why `iri` is in the dataset: an entity, a letter, its graph, or any statement, evidence or judgement.

    Every printed form of an entity is listed with its letter and its words, every relation and judgement with who says
    so. QueryError when nothing in the dataset has this IRI.
    """
    return _Why(dataset).why(iri)


def tie(dataset: Dataset, left: str, right: str) -> Why:
    """Why two entities are tied: both printed lines of every letter that both signed, else of those that name both.

    One of the two may be a letter: then it is what the letter says of the other. QueryError for an IRI that is
    neither an entity nor a letter here.
    """
    return _Why(dataset).tie(left, right)


class _Why:
    """The reasons that one dataset gives."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._statements = Statements(dataset)
        self._labels = self._statements.labels

    def why(self, iri: str) -> Why:
        labels = self._labels
        if iri in labels.entities:
            found = tuple(self._of_entity(labels.entities[iri]))
            letters = len({reason.work for reason in found if reason.work is not None})
            answer = f"{labels(iri)} ({labels.entities[iri].kind}) is here for {_counted(len(found), 'reason')}"
            return Why(f"{answer} in {_counted(letters, 'letter')}", found)
        graph = iri.removesuffix("/graph")
        if iri in labels.letters or graph in labels.letters:
            letter = labels.letters[iri if iri in labels.letters else graph]
            size = sum(
                1
                for each in self._dataset.about(self._statements.iris.letter_graph(letter.id))
                if each.graph is not None
            )
            found = tuple(self._of_letter(letter))
            return Why(f"{letter.id}: a letter whose graph holds {_counted(size, 'triple')}", found)
        return self._of_statement(iri)

    def tie(self, left: str, right: str) -> Why:
        for iri in (left, right):
            if iri not in self._labels.entities and iri not in self._labels.letters:
                raise QueryError(f"{iri}: no entity and no letter here; a tie is between two of these")
        if left == right:
            where = self._named(left) if left in self._labels.entities else f"the letter {self._labels(left)}"
            return Why(f"both names are one: {where}", ())
        if right in self._labels.letters:
            left, right = right, left
        if left in self._labels.letters:
            return self._in_letter(left, right)
        a, b = self._said(left), self._said(right)
        names = f"{self._labels(left)} and {self._labels(right)}"
        theirs = {reason.iri for reason in b}
        related = tuple(reason for reason in a if reason.letter is None and reason.iri in theirs)
        both = _letters(a, signing=True) & _letters(b, signing=True)
        if both:
            found = _in(both, a, b, signing=True)
            return Why(f"{names} both signed {_counted(len(both), 'letter')}", (*related, *found))
        either = _letters(a) & _letters(b)
        if either or related:
            answer = f"{names} signed no letter together"
            if either:
                answer += f", but {_counted(len(either), 'letter')} {'names' if len(either) == 1 else 'name'} both"
            return Why(answer, (*related, *_in(either, a, b)), tuple(self._nearest(left, right, either)))
        return Why(f"{names} have no letter in common", (), tuple(self._nearest(left, right, either)))

    def _in_letter(self, letter: str, iri: str) -> Why:
        row = self._labels.letters[letter]
        if iri in self._labels.letters:
            raise QueryError(f"{row.id}, {self._labels.letters[iri].id}: two letters are not tied; name an entity")
        found = tuple(reason for reason in self._said(iri) if row.id in (reason.letter, reason.work))
        says = "is not" if not found else "is"
        return Why(f"{self._labels(iri)} {says} in the letter {row.id}", found)

    def _said(self, iri: str) -> tuple[Reason, ...]:
        return tuple(self._of_entity(self._labels.entities[iri]))

    def _nearest(self, left: str, right: str, common: AbstractSet[str]) -> Iterator[str]:
        """Which of the two signed nothing, or withdrew from letters in `common`; then who signed with both."""
        signers: dict[str, set[str]] = {}
        withdrawn: dict[str, set[str]] = {}
        for row in self._dataset.signatures():
            for agent in (row.organization if row.affiliation is None else None, row.person):
                if agent is not None:
                    (signers if row.stands else withdrawn).setdefault(agent, set()).add(row.letter)
        ours, theirs = signers.get(left, set()), signers.get(right, set())
        for iri, own in ((left, ours), (right, theirs)):
            gone = withdrawn.get(iri, set()) - own
            if own:
                gone = {letter for letter in gone if self._labels.letters[letter].id in common}
            if gone:
                rest = "" if own else ", and signed no other here"
                yield f"{self._labels(iri)} withdrew from {_counted(len(gone), 'letter')}{rest}"
            elif not own:
                yield f"{self._labels(iri)} signed no letter here"
        shared = sorted(
            (-min(len(own & ours), len(own & theirs)), agent)
            for agent, own in signers.items()
            if own & ours and own & theirs and agent not in (left, right)
        )
        for _, agent in shared[:3]:
            own = signers[agent]
            yield (
                f"{self._labels(agent)} signed {_counted(len(own & ours), 'letter')} with {self._labels(left)}"
                f" and {len(own & theirs)} with {self._labels(right)}"
            )

    def _of_entity(self, entity: EntityRow) -> Iterator[Reason]:
        yield from self._statements.pointing(entity.iri)
        yield from self._judged(self._labels(entity.iri) or "", entity)

    def _of_letter(self, letter: LetterRow) -> Iterator[Reason]:
        yield from self._statements.pointing(letter.iri)
        yield from self._judged(self._labels(letter.iri) or "", letter)

    def _judged(self, who: str, thing: EntityRow | LetterRow) -> Iterator[Reason]:
        yield from (_by_judgement(who, row) for row in judgements_about(self._dataset, thing))

    def _of_statement(self, iri: str) -> Why:
        """Any other node: what it says itself, then what points at it."""
        about = list(self._dataset.about(iri))
        if not about:
            raise QueryError(f"{iri}: nothing in the dataset has this IRI")
        short = self._statements.shown(iri)
        now = next((each.object.value for each in about if each.subject == iri and each.predicate == _REPLACED), None)
        if now is not None:
            return self._replaced(short, now)
        if self._statements.iris.is_description(iri):
            return Why(f"{short}: {described(self._dataset, iri)}", ())
        inside = sum(each.graph == iri for each in about)
        if inside:
            return Why(f"{short}: a graph of {_counted(inside, 'triple')}", ())
        judgement = next((row for row in self._dataset.judgements() if row.iri == iri), None)
        if judgement is not None:
            return Why(f"{short}: a judgement", (_by_judgement(short, judgement),))
        own = [each for each in about if each.subject == iri]
        kinds = sorted(_local(each.object.value) for each in own if each.predicate == RDF["type"].value)
        itself = self._statements.of_node(short, iri, None) if own else ()
        changed = (_by_judgement(short, row) for row in judgements_behind(self._dataset, iri))
        return Why(f"{short}: {', '.join(kinds) or 'a node'}", (*itself, *self._statements.pointing(iri), *changed))

    def _named(self, iri: str) -> str:
        return f"{self._labels(iri)} ({self._statements.iris.entity_id(iri)})"

    def _replaced(self, short: str, now: str) -> Why:
        """Why an id leads to another entity than it once was."""
        entity = self._labels.entities.get(now)
        if entity is None:
            return Why(f"{short} is now {self._statements.shown(now)}", ())
        rows = [row for row in judgements_about(self._dataset, entity) if row.verdict in ("same", "renamed to")]
        slug = short.partition("/")[2]
        own = [row for row in rows if slug in {_slug(row.left), _slug(row.right)}]
        told = tuple(_by_judgement(short, row) for row in own or rows)
        because = "; ".join(f"{row.by or 'somebody'} judged {judged(row)[2]}" for row in own or rows)
        return Why(f"{short} is now {self._named(now)}" + (f", because {because}" if because else ""), told)


def _slug(name: str) -> str:
    """The last part of the id that somebody of this name has; of an id its own."""
    from undersigned.graph.resolve.forms import form, slug

    return name.partition("/")[2] or slug(form(name))


def _by_judgement(who: str, row: JudgementRow) -> Reason:
    at, by, what, because = judged(row)
    return Reason(who, f"was judged: {what}", row.iri, date=at, source=f"{by}: {because}")


def _letters(found: Sequence[Reason], *, signing: bool = False) -> set[str]:
    return {reason.work for reason in found if reason.work is not None and (reason.signs or not signing)}


def _in(letters: set[str], *sides: Sequence[Reason], signing: bool = False) -> tuple[Reason, ...]:
    """The reasons of all sides in these letters, letter by letter."""
    kept = (reason for side in sides for reason in side if reason.work in letters and (reason.signs or not signing))
    return tuple(sorted(kept, key=by_place))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]

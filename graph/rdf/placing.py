"""Placing: to which letter a node belongs, and in which named graph a triple stands, as their IRIs tell.

Turtle has no named graphs. What a Turtle file says can be put back into them, since the parts of a letter have IRIs
under that of the letter, and a shortcut ("who signed what") stands where the finding is that it repeats.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from pyoxigraph import NamedNode

from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.names import DCT, OWL, SCHEMA, UND

_ENTITIES, _JUDGEMENTS, _DESCRIPTION = "entities", "judgements", "description"

_JUDGED = ("judgement/", "reviewer/")

SHORTCUTS: Mapping[NamedNode, tuple[tuple[NamedNode, str | None], ...]] = {
    UND["signed"]: ((UND["signatory"], None), (UND["onBehalfOf"], None)),
    SCHEMA["recipient"]: ((UND["recipient"], "addressee"),),
    UND["copiedTo"]: ((UND["recipient"], "cc"),),
    UND["addresses"]: ((UND["post"], "addressee"),),
    UND["mentions"]: ((UND["entity"], None),),
}
"""A shortcut between a letter and somebody, and the predicates of the findings that it repeats, with the type of
recipient where that matters."""


class Places:
    """The letters of a dataset and what belongs to each, by the IRIs under `base`."""

    def __init__(self, base: str) -> None:
        self._letters = f"{base}letter/"
        self.base = base
        self._iris = Iris(base)

    def letter(self, iri: str) -> str | None:
        """The IRI of the letter (or further posting) that `iri` is, or is a part of; None for all else.

        >>> Places("https://data.example.org/").letter("https://data.example.org/letter/apec/text#char=1,9")
        'https://data.example.org/letter/apec'
        """
        if not iri.startswith(self._letters):
            return None
        id = iri[len(self._letters) :].partition("/")[0].partition("#")[0]
        return f"{self._letters}{id}" if id else None

    def is_ours(self, iri: str) -> bool:
        """Whether the dataset mints IRIs of this kind itself."""
        return iri.startswith(self.base)

    def id(self, iri: str) -> str:
        """What stands in an IRI behind the base, decoded."""
        return self._iris.entity_id(iri)

    def iri(self, id: str) -> str:
        """The IRI of an entity's id."""
        return self._iris.entity(id)

    def graph(self, statement: Statement) -> str:
        """The graph of a triple that is no shortcut."""
        letter = self.letter(statement.subject)
        if letter is not None:
            return f"{letter}/graph"
        part = statement.subject.removeprefix(self.base)
        if statement.predicate == OWL["differentFrom"].value or part.startswith(_JUDGED):
            return self._iris.graph(_JUDGEMENTS)
        if self._iris.is_description(statement.subject):
            return self._iris.graph(_DESCRIPTION)
        return self._iris.graph(_ENTITIES)


def placed(statements: Iterable[Statement], base: str) -> Sequence[Statement]:
    """The triples, with those of no graph put where their IRIs tell; those that stand in one are left there."""
    every = list(statements)
    if all(statement.graph is not None for statement in every):
        return every
    places = Places(base)
    firsts = _Firsts(every, places)
    return [
        statement
        if statement.graph is not None
        else statement._replace(graph=firsts.graph(statement) or places.graph(statement))
        for statement in every
    ]


def repeated_pairs(facts: Facts, shortcut: NamedNode, *, among: AbstractSet[str]) -> frozenset[tuple[str, str]]:
    """The letters and agents between which findings `among` these have the shortcut stand."""
    return frozenset((letter, agent) for node, letter, agent in _repeats(facts, shortcut) if node in among)


class _Firsts:
    """The first posting of a letter that says something, where its shortcut stands."""

    def __init__(self, statements: Sequence[Statement], places: Places) -> None:
        facts = Facts(statements)
        self._places = places
        self._said: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        for shortcut in SHORTCUTS:
            for node, letter, agent in _repeats(facts, shortcut):
                posting = places.letter(node)
                if posting is not None:
                    self._said[shortcut.value, letter, agent].add(posting)
        versions = {*facts.instances(UND["LetterVersion"])}
        postings = {posting for said in self._said.values() for posting in said}
        ranked = sorted(postings, key=lambda posting: (posting in versions, *_age(facts, posting)))
        self._rank = {posting: at for at, posting in enumerate(ranked)}

    def graph(self, statement: Statement) -> str | None:
        """The graph of a shortcut; None for any other triple, and for a shortcut that repeats nothing."""
        subject, predicate, value, _ = statement
        if predicate == UND["asks"].value:
            ask = self._places.letter(value.value)
            return None if ask is None else f"{ask}/graph"
        letter, agent = (value.value, subject) if predicate == UND["signed"].value else (subject, value.value)
        said = self._said.get((predicate, letter, agent))
        return f"{min(said, key=self._rank.__getitem__)}/graph" if said else None


def _repeats(facts: Facts, shortcut: NamedNode) -> Iterator[tuple[str, str, str]]:
    """The findings that a shortcut repeats, each with its letter and with whom it is about."""
    for predicate, way in SHORTCUTS[shortcut]:
        for node, values in facts.of(predicate).items():
            # Those of the right type, if that matters; who has withdrawn has not signed.
            of_type = way is None or way in facts.words(node, UND["recipientType"])
            if of_type and "withdrawn" not in facts.words(node, UND["status"]):
                yield from (
                    (node, letter, value.value) for letter in facts.words(node, UND["letter"]) for value in values
                )


def _age(facts: Facts, posting: str) -> tuple[str, int, str]:
    """The place of a posting among those of its letter: by date, then the length of the list, then the id."""
    issued, ids = facts.words(posting, DCT["issued"]), facts.words(posting, DCT["identifier"])
    return (issued or ["~"])[0], facts.number(posting, UND["foundSignatoryCount"]) or 0, (ids or [posting])[0]

"""Validated: what of the findings in letters a person has confirmed, and what rests on that alone.

A person has validated what was accepted or corrected by a judgement (its rule is "judgement", and a judgement in the
dataset has influenced it), and what somebody supplied in `letter.toml`. All else was read by a rule, however surely.
That a signature was withdrawn says nothing of whether it was read rightly, so that a signature is not validated by its
withdrawal.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from pyoxigraph import NamedNode

from undersigned.graph.judgements.making import RULE
from undersigned.graph.rdf.agreement import STATED
from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.lift_letter import SUPPLIED_RULE
from undersigned.graph.rdf.names import DCT, OA, ORG, RDF, SCHEMA, UND, XSD
from undersigned.graph.rdf.placing import SHORTCUTS, Places, repeated_pairs
from undersigned.graph.rdf.rows import Term

RULES = frozenset({RULE, SUPPLIED_RULE})
"""The rules of what a person has validated."""

_RECOUNTED = frozenset({UND["foundSignatoryCount"].value, UND["signatoriesComplete"].value, UND["excerpt"].value})
_OF_THE_COUNT = UND["claimedSignatoryUnit"].value


def validated(statements: Sequence[Statement], base: str, *, without: Iterable[str] = ()) -> list[Statement]:
    """The triples without the findings that nobody has validated, and without what rests on these.

    Findings `without` a judgement are not validated, though they say so.

    Letters in which nothing is validated go as a whole. The others say that they are an excerpt, count the signatures
    that are left, and claim no more that their list is complete.
    """
    return [*_Validated(statements, base, {*without}).left()]


class _Validated:
    def __init__(self, statements: Sequence[Statement], base: str, doubtful: AbstractSet[str]) -> None:
        self._statements = statements
        self._facts = facts = Facts(statements)
        self._places = places = Places(base)
        self._findings = {*facts.of(UND["letter"]), *facts.instances(UND["Statement"])}
        good = {node for node in self._findings - doubtful if not RULES.isdisjoint(facts.words(node, UND["rule"]))}
        good |= {node for node in facts.instances(ORG["Membership"]) if _is_told(facts, node, good)}
        self._good = good
        self._evidence = {value.value for node in good for value in facts.of(UND["evidence"]).get(node, ())}
        self._evidence |= {each for node in self._evidence for each in facts.words(node, OA["hasSelector"])}
        postings = {places.letter(node) for node in good} - {None}
        self._postings = {letter for letter in postings if letter is not None}
        self._postings |= {each for letter in postings if letter for each in facts.words(letter, DCT["isVersionOf"])}
        self._stated = {
            (letter, predicate, value)
            for node in good
            for letter in facts.words(node, RDF["subject"])
            for predicate in facts.words(node, RDF["predicate"])
            for value in facts.of(RDF["object"]).get(node, ())
        }
        self._told = {shortcut.value: repeated_pairs(facts, shortcut, among=good) for shortcut in SHORTCUTS}
        self._firsts = dict(self._new_firsts())

    def left(self) -> Iterator[Statement]:
        """What is left, with the counts made anew."""
        for statement in self._statements:
            if self._stays(statement):
                again = self._firsts.get(statement.subject)
                if again is None or statement.predicate != DCT["isVersionOf"].value:
                    yield statement
                elif again != statement.subject:
                    yield statement._replace(object=Term("iri", again))
        yield from self._counts()

    def _stays(self, statement: Statement) -> bool:
        subject, predicate, value, _ = statement
        to = self._places.letter(value.value) if value.kind == "iri" else None
        if to is not None and to not in self._postings:
            return False
        if predicate in self._told:
            letter, agent = (value.value, subject) if predicate == UND["signed"].value else (subject, value.value)
            return (letter, agent) in self._told[predicate]
        posting = self._places.letter(subject)
        if posting is None or posting not in self._postings:
            return posting is None
        if subject in self._findings:
            return subject in self._good and self._is_of_kept(subject, predicate, value)
        if subject == posting:
            return self._is_fact(subject, predicate, value)
        pointer = subject in self._facts.of(OA["hasSource"]) or subject in self._facts.of(OA["exact"])
        return not pointer or subject in self._evidence

    def _is_of_kept(self, node: str, predicate: str, value: Term) -> bool:
        """Whether what a finding says of others is about such as are left: of whom an ask is, and what it concerns."""
        for said, shortcut in ((UND["askedOf"], SCHEMA["recipient"]), (UND["concerns"], UND["mentions"])):
            if predicate == said.value:
                told = self._told[shortcut.value]
                return any((letter, value.value) in told for letter in self._facts.words(node, UND["letter"]))
        return True

    def _is_fact(self, letter: str, predicate: str, value: Term) -> bool:
        """Whether a triple of the letter itself stays: it is validated, or nothing that was read in its words."""
        if predicate in {each.value for each in STATED}:
            return (letter, predicate, value) in self._stated
        if predicate == _OF_THE_COUNT:
            count = UND["claimedSignatoryCount"]
            return any((letter, count.value, each) in self._stated for each in self._facts.of(count).get(letter, ()))
        if predicate == UND["asks"].value:
            return value.value in self._good
        return predicate not in _RECOUNTED

    def _new_firsts(self) -> Iterator[tuple[str, str]]:
        """Nodes that repeat what was not validated, and which of them stands first from now on."""
        repeating = [
            (first.value, node)
            for node, values in self._facts.of(DCT["isVersionOf"]).items()
            for first in values
            if node in self._good and first.value not in self._good
        ]
        for _, nodes in groupby(sorted(repeating), key=lambda pair: pair[0]):
            same = [node for _, node in nodes]
            yield from ((node, same[0]) for node in same)

    def _counts(self) -> Iterator[Statement]:
        signatures, findings = (
            self._by_letter(each) for each in (self._facts.instances(UND["Signature"]), self._findings)
        )
        for letter in sorted(self._postings):
            graph, signed = f"{letter}/graph", signatures.get(letter, set())
            kept = str(len(signed & self._good))
            yield Statement(letter, UND["foundSignatoryCount"].value, _typed("integer", kept), graph)
            complete = signed <= self._good and "true" in self._facts.words(letter, UND["signatoriesComplete"])
            yield Statement(letter, UND["signatoriesComplete"].value, _typed("boolean", str(complete).lower()), graph)
            if not findings.get(letter, set()) <= self._good:
                yield Statement(letter, UND["excerpt"].value, _typed("boolean", "true"), graph)
        asks = {*self._facts.instances(UND["Ask"])}
        for node, first in self._firsts.items():
            for letter in self._facts.words(node, UND["letter"]) if node == first and node in asks else ():
                yield Statement(letter, UND["asks"].value, Term("iri", node), f"{self._places.letter(node)}/graph")

    def _by_letter(self, nodes: Iterable[str]) -> dict[str | None, set[str]]:
        grouped: defaultdict[str | None, set[str]] = defaultdict(set)
        for node in nodes:
            grouped[self._places.letter(node)].add(node)
        return grouped


def _is_told(facts: Facts, membership: str, good: set[str]) -> bool:
    """Whether a validated finding says, in the same words, that this person holds this post."""
    words = set(facts.words(membership, UND["evidence"]))
    member = set(facts.words(membership, ORG["member"]))

    def tells(node: str, who: NamedNode) -> bool:
        return not member.isdisjoint(facts.words(node, who)) and not words.isdisjoint(
            facts.words(node, UND["evidence"])
        )

    return any(tells(node, who) for node in good for who in (UND["recipient"], UND["entity"]))


def _typed(kind: str, value: str) -> Term:
    return Term("literal", value, XSD[kind].value)

"""Cutting: what a dataset of some letters holds beside their graphs. A triple has to show that it may stay."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import permutations, product

from pyoxigraph import NamedNode

from undersigned.graph.judgements.judgement import UNTOLD
from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.discretion import NAMING, Discretion, Standing
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_relations import RELATIONS
from undersigned.graph.rdf.names import DCT, ORG, OWL, PROV, RDF, SCHEMA, SKOS, UND, A
from undersigned.graph.rdf.placing import Places, repeated_pairs
from undersigned.graph.rdf.retelling import Retelling
from undersigned.graph.rdf.rows import Term
from undersigned.graph.resolve.forms import words_of

_LETTERS = (UND["JointLetter"], UND["LetterVersion"])
_HEADS = (DCT["title"], UND["subjectLine"], DCT["publisher"], DCT["identifier"])
_ADDRESSES = (DCT["source"], UND["alsoAt"])
_ALWAYS = frozenset({A.value, UND["sensitivity"].value})
_JUDGED = (
    *(UND["kind"], UND["left"], UND["right"], UND["verdict"], UND["field"], UND["readAs"], UND["since"]),
    *(PROV["generatedAtTime"], PROV["wasAttributedTo"]),
)
_REFERENCE = "data/reference"
_SAID = (SKOS["prefLabel"], SKOS["altLabel"])
_NAMES = frozenset({each.value for each in _SAID})
_RELATIONS = {predicate.value: kind for kind, predicate in RELATIONS.items()}


class Cut:
    """What is kept of the triples `before`, when of those of letters these are `kept`."""

    def __init__(self, before: Sequence[Statement], kept: Sequence[Statement], base: str) -> None:
        self._statements, self._kept = before, kept
        self._iris, self._places = Iris(base), Places(base)
        self._before, self._after = Facts(before), Facts(kept)
        self._letters = {letter for kind in _LETTERS for letter in self._after.instances(kind)}
        self._nodes = {statement.subject for statement in kept}
        discretion = Discretion(self._before, self._after, self._places)
        named = {iri: discretion.standing(iri) for iri in discretion.named}
        self._standings = {iri: standing for iri, standing in named.items() if standing is not None}
        self._standings |= {
            iri: each for iri in self._parents({*named}) if (each := discretion.standing(iri)) is not None
        }
        self._moved = {iri: new for iri, each in self._standings.items() if (new := self._iris.entity(each.id)) != iri}
        self._retelling = retelling = self._new_retelling(discretion)
        self._judgements = {each for each in self._before.instances(UND["Judgement"]) if self._may_be_retold(each)}
        self._untold = {each: said for each in self._judgements if (said := retelling.untold(self._before, each))}
        self._moved |= {each: self._renewed(each) for each in self._untold}
        self._reviewers = {
            each for judgement in self._judgements for each in self._led(judgement, PROV["wasAttributedTo"])
        }
        self._judged = {each for judgement in self._judgements for each in self._led(judgement, PROV["influenced"])}
        self._apart = {
            pair
            for judgement in self._judgements
            if "different" in self._before.words(judgement, UND["verdict"])
            for pair in permutations(self._led(judgement, PROV["influenced"]), 2)
        }
        self._relations = {each for each in self._before.instances(UND["OrganizationRelation"]) if self._is_kept(each)}
        self._related = {triple for each in self._relations for triple in product(*self._ends(each))}
        self._signed = repeated_pairs(self._after, UND["signed"], among=self._nodes)

    def statements(self) -> Iterator[Statement]:
        """All that is kept, but for the description of the dataset."""
        rules = {self._iris.rule(each.value) for named in self._after.of(UND["rule"]).values() for each in named}
        for statement in self._kept:
            value = statement.object
            if statement.predicate != PROV["used"].value or self._is_used(value.value, rules):
                yield from self._told(statement)
        for statement in self._statements:
            if self._places.letter(statement.subject) is None and self._stays(statement):
                yield from self._told(self._reworded(statement))
        graph = self._iris.graph("entities")
        for iri, standing in sorted(self._standings.items()):
            yield from _named(self._moved.get(iri, iri), standing, graph)

    def _told(self, statement: Statement) -> Iterator[Statement]:
        """The triple, if what it leads to is kept, with the IRIs that now stand."""
        subject, predicate, value, graph = statement
        if value.kind == "iri":
            if not self._is_there(value.value):
                return
            value = Term("iri", self._moved.get(value.value, value.value))
        yield Statement(self._renamed(subject), predicate, value, graph)

    def _reworded(self, statement: Statement) -> Statement:
        """The triple; a source in words that name what is left out is told by the file that has it, a reason not."""
        subject, predicate, value, _ = statement
        if (predicate, value.value) in self._untold.get(subject, ()):
            return statement._replace(object=Term("literal", UNTOLD))
        source = predicate == DCT["source"].value
        if source and value.kind == "literal" and self._retelling.gives_away(value.value):
            return statement._replace(object=Term("literal", _REFERENCE))
        return statement

    def _is_there(self, iri: str) -> bool:
        """Whether an IRI leads to something that is kept, or out of the dataset."""
        letter = self._places.letter(iri)
        if letter is not None:
            return letter in self._letters and (iri in self._nodes or iri == f"{letter}/graph")
        if not self._places.is_ours(iri) or self._iris.is_description(iri):
            return True
        kept = (self._standings, self._reviewers, self._judgements, self._relations)
        return any(iri in each for each in kept)

    def _is_used(self, iri: str, rules: AbstractSet[str]) -> bool:
        return iri in rules or not iri.startswith(self._iris.rule(""))

    def _stays(self, statement: Statement) -> bool:
        """Whether a triple of no letter stays, as far as its subject and its predicate tell."""
        subject, predicate, value, _ = statement
        if subject in self._judgements:
            return predicate == UND["reason"].value or (predicate, value.value) not in self._untold.get(subject, ())
        if subject in self._reviewers:
            return True
        if subject in self._relations:
            return True
        standing = self._standings.get(subject)
        if standing is None:
            return self._is_term(subject)
        if predicate == UND["signed"].value:
            return (value.value, subject) in self._signed
        if predicate == OWL["differentFrom"].value:
            return (subject, value.value) in self._apart
        if predicate in _RELATIONS:
            return (subject, predicate, value.value) in self._related
        return predicate in _ALWAYS or (standing.is_known and predicate not in _NAMES)

    def _led(self, node: str, predicate: NamedNode) -> list[str]:
        return self._before.words(node, predicate)

    def _ends(self, relation: str) -> tuple[list[str], list[str], list[str]]:
        left, kind, right = (self._led(relation, RDF[part]) for part in ("subject", "predicate", "object"))
        return left, kind, right

    def _is_kept(self, relation: str) -> bool:
        """Whether both ends of a relation are kept, and it is known of them by what the kept letters print."""
        left, _, right = self._ends(relation)
        ends = [self._standings.get(each) for each in (*left, *right)]
        if not ends or any(each is None for each in ends):
            return False
        if relation in self._judged:
            return not any(self._retelling.gives_away(source) for source in self._led(relation, DCT["source"]))
        return all(each.is_known for each in ends if each is not None)

    def _is_term(self, node: str) -> bool:
        """Whether this is a term of office of somebody who is known by a kept letter, in a post that one names."""
        people, posts = self._led(node, ORG["member"]), self._led(node, UND["post"])
        known = [self._standings.get(each) for each in people]
        told = all(each is not None and each.is_known for each in known)
        return bool(people and posts) and told and all(post in self._standings for post in posts)

    def _parents(self, named: AbstractSet[str]) -> Iterator[str]:
        """Organizations that no letter names, and that are there for several of their chapters, which are kept."""
        anywhere = {each.value for led in NAMING for values in self._before.of(led).values() for each in values}
        chapters: Counter[str] = Counter()
        for chapter, parents in self._before.of(RELATIONS["chapter of"]).items():
            chapters.update({each.value for each in parents} if chapter in named else ())
        return (parent for parent, number in sorted(chapters.items()) if number > 1 and parent not in anywhere)

    def _may_be_retold(self, judgement: str) -> bool:
        about = [each for each in self._led(judgement, PROV["influenced"]) if each in self._nodes]
        return self._retelling.may_be_told(self._before, judgement, about=about)

    def _renewed(self, judgement: str) -> str:
        """The IRI of a judgement made of what is told of it alone: the old one is made of its reason too."""
        said = sorted(text for each in _JUDGED for text in self._led(judgement, each))
        return self._iris.judgement(hashlib.sha256("\n".join(said).encode()).hexdigest()[:16])

    def _new_retelling(self, discretion: Discretion) -> Retelling:
        facts, told = self._before, {words_of(name) for each in self._standings.values() for name in _names(each)}
        letters = {letter for kind in _LETTERS for letter in facts.instances(kind)}
        heads, heads_out = (self._words(each, _HEADS) for each in (self._letters, letters - self._letters))
        names = {words_of(name.value) for said in _SAID for values in facts.of(said).values() for name in values}
        addresses, addresses_out = (self._said(each, _ADDRESSES) for each in (self._letters, letters - self._letters))
        return Retelling(
            letters={id for letter in self._letters for id in facts.words(letter, DCT["identifier"])},
            standings=self._standings.values(),
            secrets=(discretion.only_elsewhere | names | (heads_out - heads)) - told - discretion.printed,
            addresses=addresses_out - addresses,
        )

    def _words(self, letters: AbstractSet[str], predicates: Iterable[NamedNode]) -> AbstractSet[str]:
        return {words_of(each) for each in self._said(letters, predicates)}

    def _said(self, letters: AbstractSet[str], predicates: Iterable[NamedNode]) -> AbstractSet[str]:
        return {each for letter in letters for predicate in predicates for each in self._led(letter, predicate)}

    def _renamed(self, iri: str) -> str:
        """The IRI of a kept thing, made anew where it is made of ids that are not told."""
        if iri in self._relations:
            (left, *_), (kind, *_), (right, *_) = self._ends(iri)
            if left in self._moved or right in self._moved:
                ids = (self._standings[each].id for each in (left, right))
                return self._iris.relation(_RELATIONS.get(kind, "relation"), *ids)
        elif self._places.letter(iri) is None and (posts := self._led(iri, UND["post"])):
            person = self._led(iri, ORG["member"])[0]
            if person in self._moved or posts[0] in self._moved:
                start = next(iter(self._led(iri, SCHEMA["startDate"])), None)
                return self._iris.term_of_office(self._standings[person].id, self._standings[posts[0]].id, start)
        return self._moved.get(iri, iri)


def _names(standing: Standing) -> Iterator[str]:
    yield standing.label
    yield from standing.aliases


def _named(iri: str, standing: Standing, graph: str) -> Iterator[Statement]:
    """The names of an entity, and the old ids that lead to it."""
    yield Statement(iri, SKOS["prefLabel"].value, Term("literal", standing.label), graph)
    for alias in sorted(standing.aliases):
        yield Statement(iri, SKOS["altLabel"].value, Term("literal", alias), graph)
    for old in sorted(standing.replaced):
        yield Statement(old, DCT["isReplacedBy"].value, Term("iri", iri), graph)

"""Nodes: what the letters tell of every id that a printed name has by itself, before anything is merged."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.forms import form, is_acronym
from undersigned.graph.resolve.known import Index
from undersigned.graph.resolve.mentions import Mention
from undersigned.graph.resolve.translations import Translation
from undersigned.graph.resolve.verdicts import Subject

_STATUSES = ("detainee", "concern", "official")

Place = tuple[str, str, str, int]
"""Where a node is first named: the date of the letter (undated ones last), its id, the field, and the place in it."""


@dataclass(slots=True)
class Nodes:
    """The nodes of one kind. Every mapping leads from a node: an id "kind/slug" that a name has by itself.

    `printed` are the printed names and how often each is printed (a further posting of a letter adds nothing), `beside`
    further names and `acronyms` printed with them, `translations` those in another script; `reference` is the known
    entry that the name leads to; `first` is where the node is named first, `listed` the letters whose lists of
    signatories print it; `people` are those who signed for it, `organizations` what they signed for, `statuses` in
    which parts of letters a person stands; `contexts`, where they are equal, make two people, or two posts, one.
    `guessed` are signatories who bear the name of a known person and may be a namesake: nothing but the name leads them
    to that entry.
    """

    kind: EntityKind
    index: Index
    printed: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    beside: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    acronyms: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    translations: defaultdict[str, set[Translation]] = field(default_factory=lambda: defaultdict(set))
    reference: dict[str, str] = field(default_factory=dict)
    first: dict[str, Place] = field(default_factory=dict)
    listed: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    people: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    organizations: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    statuses: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    contexts: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    guessed: set[str] = field(default_factory=set)

    def names(self, node: str) -> Counter[str]:
        """The printed names of `node`; none for a known entry that no letter prints under its own id."""
        return self.printed.get(node, Counter())

    def is_bare(self, node: str) -> bool:
        """Whether a node is known by nothing but acronyms."""
        printed = self.names(node)
        return bool(printed) and all(is_acronym(name) for name in printed)

    def subject(self, node: str) -> Subject:
        """All that is known of `node`, for a comparison; a known entry speaks by its names in the reference, too."""
        printed = self.names(node)
        if len(printed) == 1 and self.kind is EntityKind.ORGANIZATION and node not in self.reference:
            named = tuple(printed)
            if node not in self.acronyms and node not in self.translations and node not in self.people:
                return Subject(named)
        known = self.index.by_id.get(self.reference.get(node, node).partition("/")[2])
        names = sorted(printed, key=lambda name: (-printed[name], name))
        acronyms = frozenset(self.acronyms.get(node, ()))
        parents: frozenset[str] = frozenset()
        if known is not None:
            names.extend(name for name in self.index.own_names(known.id) if name not in printed)
            acronyms |= {each for each in known.acronyms if self.index.abbreviated(each) == known.id}
            above = None if known.parent is None else self.index.by_id.get(known.parent)
            parents = frozenset() if above is None else frozenset({above.name})
        return Subject(
            tuple(names),
            acronyms,
            translations=frozenset(each.name for each in self.translations.get(node, ())),
            parents=parents,
            people=frozenset(self.people.get(node, ())),
            organizations=frozenset(self.organizations.get(node, ())),
            statuses=frozenset(self.statuses.get(node, ())),
            reference=None if known is None or node in self.guessed else known.id,
        )


def nodes_of(
    kind: EntityKind,
    mentions: Iterable[Mention],
    index: Index,
    dates: Mapping[str, str | None],
    primary: Mapping[str, str] | None = None,
) -> Nodes:
    """The nodes of these mentions, all of one kind.

    `dates` has the date of every letter, `primary` leads the id of each further posting of a letter to that letter's.
    """
    nodes, works = Nodes(kind, index), primary or {}
    here: Counter[tuple[str, str, str]] = Counter()
    counted: Counter[tuple[str, str, str]] = Counter()
    for mention in mentions:
        node, (letter, stands_in, at) = mention.node, mention.key
        if letter in works:
            # A letter that is put up again says nothing anew: its postings count as the one that prints a name most.
            own, shared = (node, mention.name, letter), (node, mention.name, works[letter])
            here[own] += 1
            nodes.printed[node][mention.name] += here[own] > counted[shared]
            counted[shared] = max(counted[shared], here[own])
        else:
            nodes.printed[node][mention.name] += 1
        nodes.beside[node].update(mention.aliases)
        if mention.acronym is not None:
            nodes.acronyms[node].add(mention.acronym)
        if mention.translation is not None:
            nodes.translations[node].add(mention.translation)
        if mention.reference is not None:
            nodes.reference[node] = f"{kind}/{mention.reference}"
            if stands_in == "signatory-person" and mention.translation is None:
                nodes.guessed.add(node)
        place = (dates.get(letter) or "9999", letter, stands_in, at)
        nodes.first[node] = min(place, nodes.first.get(node, place))
        if stands_in == "signatory-organization":
            nodes.listed[node].add(letter)
        if mention.person is not None:
            nodes.people[node].add(form(mention.person))
        if mention.organization is not None:
            nodes.organizations[node].add(mention.organization)
        if mention.contexts:
            nodes.contexts[node].update(mention.contexts)
        if kind is EntityKind.PERSON:
            nodes.statuses[node].add(_status(stands_in))
    return nodes


def _status(stands_in: str) -> str:
    if stands_in.startswith("signatory"):
        return "signatory"
    return stands_in if stands_in in _STATUSES else "official"

"""Standing: where an entity is printed, what it signed, and with whom; what a person should know before joining two."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from undersigned.graph.model import Capacity, Letter, Span
from undersigned.graph.resolve import Clusters, Entity, MentionKey
from undersigned.graph.review.printed import AROUND, PrintedLine, printed

SHOWN = 3
"""How many printed places of each side are shown; the rest is counted."""


class Standing:
    """All that `letters` say of the entities in `clusters`.

    `primary` leads a letter that is another's version to that other, so that the two count as one.
    """

    def __init__(self, letters: Sequence[Letter], clusters: Clusters, primary: Mapping[str, str] | None = None) -> None:
        self._letters = {letter.id: letter for letter in letters}
        self._clusters = clusters
        self._primary = {} if primary is None else primary
        self._partners: dict[str, frozenset[str]] = {}
        self._signing: dict[str, Sequence[MentionKey]] = {}

    @property
    def letters(self) -> Mapping[str, Letter]:
        """The letters by their ids."""
        return self._letters

    def entity(self, id: str) -> Entity:
        """The entity with this id; KeyError where there is none."""
        return self._clusters.by_id[id]

    def mentions(self, id: str) -> Sequence[MentionKey]:
        """Every mention of the entity, those in the oldest letters first."""
        return self._mentions.get(id, ())

    def names(self, id: str) -> tuple[str, ...]:
        """The names by which letters print the entity, the most frequent first."""
        counted: defaultdict[str, int] = defaultdict(int)
        for key in self.mentions(id):
            counted[self._name(key)] += 1
        return tuple(sorted(counted, key=lambda name: (-counted[name], name)))

    def signatures(self, id: str) -> int:
        """How many signatures are the entity's."""
        return len(self._signatures(id))

    def signed(self, id: str) -> frozenset[str]:
        """The letters that the entity signed, versions of one letter counted once."""
        return frozenset(self.one(key[0]) for key in self._signatures(id))

    def named_in(self, id: str) -> frozenset[str]:
        """The letters that print the entity anywhere, versions of one letter counted once."""
        return frozenset(self.one(key[0]) for key in self.mentions(id))

    def signers(self, letter: str) -> frozenset[str]:
        """The organizations that signed `letter`, in any of its versions."""
        return self._signers.get(letter, frozenset())

    def partners(self, id: str) -> frozenset[str]:
        """The other organizations whose names stand under the letters that the entity signed."""
        if id not in self._partners:
            self._partners[id] = frozenset[str]().union(*(self.signers(letter) for letter in self.signed(id))) - {id}
        return self._partners[id]

    def one(self, letter: str) -> str:
        """The id of the letter that `letter` is a version of; its own where it is none."""
        return self._primary.get(letter, letter)

    def parts(self, id: str) -> frozenset[str]:
        """As what letters name the entity: "signatory", "addressee", "detainee", "official" and so on."""
        return frozenset(key[1].partition("-")[0] for key in self.mentions(id))

    def signs_for(self, id: str) -> tuple[str, ...]:
        """The labels of the organizations that stand beside a person's signatures, sorted."""
        beside = (
            self._clusters.members.get((letter, "signatory-organization", index))
            for letter, field, index in self.mentions(id)
            if field == "signatory-person"
        )
        return tuple(sorted({self.entity(each).label for each in beside if each is not None}))

    def lines(self, id: str, most: int = SHOWN) -> tuple[PrintedLine, ...]:
        """The first few printed lines of the entity, each of its names and each letter before any a second time."""
        names: defaultdict[str, int] = defaultdict(int)
        letters: defaultdict[str, int] = defaultdict(int)
        ranked: list[tuple[int, int, int, MentionKey]] = []
        for at, key in enumerate(self.mentions(id)):
            name = self._name(key)
            ranked.append((names[name], letters[key[0]], at, key))
            names[name] += 1
            letters[key[0]] += 1
        shown: dict[str, PrintedLine] = {}
        for *_, key in sorted(ranked):
            if len(shown) == most:
                break
            span = _span(self._letters[key[0]], key)
            if span is not None:
                around = AROUND if not shown else 1
                shown.setdefault(f"{key[0]}:{span.start}", printed(self._letters[key[0]], span, around=around))
        return tuple(shown.values())

    def _signatures(self, id: str) -> Sequence[MentionKey]:
        if id not in self._signing:
            self._signing[id] = [key for key in self.mentions(id) if self._signs(key)]
        return self._signing[id]

    def _name(self, key: MentionKey) -> str:
        return _named(self._letters[key[0]], key) or self.entity(self._clusters.members[key]).label

    def _signs(self, key: MentionKey) -> bool:
        """Whether the mention is a signature; an organization that only employs the one who signs did not sign."""
        letter, field, index = key
        if field == "signatory-organization":
            return self._letters[letter].signatories[index - 1].capacity is not Capacity.INDIVIDUAL
        return field == "signatory-person"

    @cached_property
    def _mentions(self) -> Mapping[str, Sequence[MentionKey]]:
        found: defaultdict[str, list[MentionKey]] = defaultdict(list)
        for key, id in self._clusters.members.items():
            if key[0] in self._letters:
                found[id].append(key)
        return {id: sorted(keys, key=self._age) for id, keys in found.items()}

    def _age(self, key: MentionKey) -> tuple[bool, str, MentionKey]:
        issued = self._letters[key[0]].issued
        return issued is None, issued or "", key

    @cached_property
    def _signers(self) -> Mapping[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for id, keys in self._mentions.items():
            for key in keys:
                if key[1] == "signatory-organization" and self._signs(key):
                    found[self.one(key[0])].add(id)
        return {letter: frozenset(ids) for letter, ids in found.items()}


def _span(letter: Letter, key: MentionKey) -> Span | None:
    """The words of a mention; None where a letter has no words for it."""
    _, field, index = key
    if field.startswith("signatory-"):
        signatory = letter.signatories[index - 1]
        return signatory.parts.get(field.removeprefix("signatory-"), signatory.span)
    if field.startswith(("addressee-", "cc-")):
        return (letter.addressees if field.startswith("addressee-") else letter.cc)[index - 1].span
    if field in ("detainee", "concern"):
        return (letter.detainees[index - 1] if field == "detainee" else letter.concerns[index - 1]).span
    named = {"region": letter.regions, "law": letter.laws, "body": letter.bodies, "event": letter.events}
    listed = letter.officials if field.startswith("official") else named[field]
    return next(iter(listed[index - 1].mentions), None)


def _named(letter: Letter, key: MentionKey) -> str | None:
    """The name that a mention prints, where it is a person's or an organization's."""
    _, field, index = key
    if field == "signatory-organization":
        return letter.signatories[index - 1].organization
    if field == "signatory-person":
        return letter.signatories[index - 1].person
    if field.startswith(("addressee-", "cc-")):
        addressee = (letter.addressees if field.startswith("addressee-") else letter.cc)[index - 1]
        side = field.partition("-")[2]
        return {"person": addressee.name, "institution": addressee.institution, "post": addressee.position}[side]
    if field == "detainee":
        return letter.detainees[index - 1].name
    if field == "concern":
        return letter.concerns[index - 1].name
    return letter.officials[index - 1].name if field == "official" else None

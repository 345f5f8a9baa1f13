"""Discretion: under which names, and which id, an entity may stand in a dataset of some letters only.

A name that only letters left out print must not be told: somebody may have signed one letter under a name and another
without it. An entity keeps the names that the kept letters print of it; of those that are in our reference it keeps
all where the letters print one of them. An id is made of a name too, so an id of such words gives way to another.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from undersigned.graph.rdf.evidence import words_behind
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import DCT, ORG, SKOS, UND
from undersigned.graph.rdf.placing import Places
from undersigned.graph.rdf.readings import ENTITY_CLASSES
from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.forms import fingerprint, form, slug, words_of
from undersigned.graph.resolve.known import Known, load_knowledge
from undersigned.graph.resolve.naming import label_of

NAMING: Mapping[NamedNode, tuple[NamedNode, ...]] = {
    UND["signatory"]: (UND["personNamedAs"], UND["namedAs"]),
    UND["onBehalfOf"]: (UND["namedAs"],),
    UND["affiliation"]: (UND["namedAs"],),
    UND["recipient"]: (UND["namedAs"],),
    UND["post"]: (UND["role"],),
    UND["institution"]: (UND["institutionAs"],),
    UND["entity"]: (UND["namedAs"],),
    ORG["member"]: (),
}
"""What leads from a finding to an entity, and where the finding says how it is printed, the surest first."""

PRINTED = (
    UND["namedAs"],
    UND["personNamedAs"],
    UND["acronymAs"],
    UND["translatedNameAs"],
    UND["role"],
    UND["institutionAs"],
)
"""What of a finding is printed words with a name in them."""

_TOPICS = frozenset({EntityKind.REGION, EntityKind.LAW, EntityKind.BODY, EntityKind.EVENT})
"""What has all its names from our reference, whichever of them letters print: a region's name is not a secret, and to
leave one out would take sides."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entity stands in what is kept: its id and names there, and the old ids that may lead to it.

    `is_known` tells whether what else is known of it (its country, its ids elsewhere) may be told.
    """

    id: str
    label: str
    aliases: frozenset[str]
    replaced: frozenset[str]
    is_known: bool


@dataclass(slots=True)
class _Told:
    """What the kept letters print of one entity: whole names and how often, all words around them, the letters."""

    names: Counter[str] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    letters: set[str] = field(default_factory=set)


class Discretion:
    """Decides under which names entities stand when of all findings (`before`) only some are kept (`after`)."""

    def __init__(self, before: Facts, after: Facts, places: Places) -> None:
        self._before = before
        self._places = places
        found, kept = before.of(UND["letter"]).keys(), after.of(UND["letter"]).keys()
        self._told: defaultdict[str, _Told] = defaultdict(_Told)
        self._private: set[str] = set()
        for led, named in NAMING.items():
            column = before.of(led)
            for node in column.keys() & found:
                for value in column[node]:
                    if node not in kept:
                        self._private.add(value.value)
                    else:
                        self._hear(self._told[value.value], node, named)
        self.printed = _words(before, kept)
        self.only_elsewhere = _words(before, found - kept) - self.printed
        self._old: defaultdict[str, list[str]] = defaultdict(list)
        for old, values in before.of(DCT["isReplacedBy"]).items():
            for value in values:
                self._old[value.value].append(old)
        self._taken = {*before.of(SKOS["prefLabel"]), *before.of(DCT["isReplacedBy"])}

    @property
    def named(self) -> Iterable[str]:
        """The IRIs of whoever the kept findings name."""
        return sorted(self._told)

    def standing(self, iri: str) -> Standing | None:
        """How the entity stands among what is kept; None when it is no entity of a kind that we know."""
        id = self._places.id(iri)
        kind = id.partition("/")[0]
        if kind not in ENTITY_CLASSES:
            return None
        told, private = self._told[iri], iri in self._private
        entry = _entry(EntityKind(kind), id, told)
        names = {*self._before.words(iri, SKOS["prefLabel"]), *self._before.words(iri, SKOS["altLabel"])}
        kept = {name for name in names if self._may_be_told(name, EntityKind(kind), told, entry, private=private)}
        labels = kept.intersection(self._before.words(iri, SKOS["prefLabel"]))
        label = min(labels) if labels else _label(kept, told, kind)
        known = not private or (entry is not None and id == f"{kind}/{entry.id}")
        old = {each: self._places.id(each) for each in self._old[iri]}
        safe = {each: old_id for each, old_id in old.items() if not private or _is_told(old_id, told, entry)}
        if known or _is_told(id, told, entry):
            new = id
        else:
            new = min(safe.values()) if safe else self._minted(kind, label, told)
        # The id that stands now leads nowhere else; that of what was left out leads here no more.
        replaced = frozenset(each for each, old_id in safe.items() if old_id != new)
        return Standing(new, label, frozenset(kept - {label}), replaced, known)

    def _hear(self, told: _Told, node: str, named: Iterable[NamedNode]) -> None:
        facts = self._before
        printed = [words for each in PRINTED for words in facts.words(node, each)]
        told.texts += [*printed, *words_behind(facts, node)]
        told.names.update(next((words for each in named if (words := facts.words(node, each))), []))
        letter = self._places.letter(node)
        if letter is not None:
            told.letters.add(self._places.id(letter).partition("/")[2])

    def _may_be_told(self, name: str, kind: EntityKind, told: _Told, entry: Known | None, *, private: bool) -> bool:
        of_reference = entry is not None and form(name) in _names(entry)
        if of_reference and kind in _TOPICS:
            return True
        words = running(name)
        if any(words in running(text) for text in told.texts):
            return True
        return words_of(name) not in self.only_elsewhere and (of_reference or not private)

    def _minted(self, kind: str, label: str, told: _Told) -> str:
        """A new id, of what is told alone, which nobody in the whole dataset has or had."""
        last = slug(form(label))
        while self._places.iri(f"{kind}/{last}") in self._taken:
            last = f"{slug(form(label))}-{fingerprint(' '.join((last, *sorted(told.letters))))}"
        return f"{kind}/{last}"


def running(text: str) -> str:
    """The words of a text in normal form, a space around each, so that a name is found in it as whole words.

    Scripts that put no space between words are parted sign by sign.

    >>> running("PEN America (USA)"), running("刘晓波")
    (' pen america usa ', ' 刘 晓 波 ')
    """
    words = _UNSPACED.sub(r" \g<0> ", words_of(text)).split()
    return f" {' '.join(words)} "


def _words(facts: Facts, nodes: AbstractSet[str]) -> set[str]:
    """The printed names in these findings, and the printed words behind them, in normal form."""
    printed = {each for said in PRINTED for node in facts.of(said).keys() & nodes for each in facts.words(node, said)}
    return {words_of(each) for each in printed.union(*(words_behind(facts, node) for node in nodes))}


def _entry(kind: EntityKind, id: str, told: _Told) -> Known | None:
    """The entry of the reference that the kept letters lead to by what they print: by a full name, else an acronym."""
    index = load_knowledge().index(kind)
    found = {index.find(form(name)) for name in told.names} - {None}
    found = found or {one for name in told.names for one in index.by_acronym.get(name, ())}
    last = id.partition("/")[2]
    chosen = last if last in found else min((each for each in found if each is not None), default=None)
    return None if chosen is None else index.by_id[chosen]


def _names(entry: Known) -> AbstractSet[str]:
    return {form(name) for name in (entry.name, *entry.names, *entry.acronyms)}


def _label(kept: AbstractSet[str], told: _Told, kind: str) -> str:
    """The name to show for an entity whose label is not to be told: the one that the kept letters print most."""
    printed = Counter({name: number for name, number in told.names.items() if name.strip()})
    return label_of(printed) if printed else min(kept, default=f"a {kind} without a name")


def _is_told(id: str, told: _Told, entry: Known | None) -> bool:
    """Whether an id is made of words that the kept letters print of the entity, or is that of a known entry."""
    last = id.partition("/")[2]
    if entry is not None and last == entry.id:
        return True
    if last in {slug(form(name)) for name in told.names}:
        return True
    printed = [running(text) for text in (*told.texts, *told.letters)]
    # The id of a person holds an organization or a letter behind a full stop, and a place in its list.
    parts = [running(part) for part in last.split(".") if part != "in" and not part.isdecimal()]
    return all(any(part in text for text in printed) for part in parts)

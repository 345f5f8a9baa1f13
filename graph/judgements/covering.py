"""Covering: which words of a letter belong to a signature that is to be erased, wherever they stand.

Where it is unsure whether words belong to it, they are covered: too little would harm a person, too much only hides
words of a letter that its publisher still has. So every piece of the printed entry counts as a name, however the rules
have read it. What other signatories print as their own is theirs, and stays.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from undersigned.data import reference
from undersigned.graph.judgements.words import Folded, Place, fold, folded_places, key, loose_key, loosened
from undersigned.graph.model import Letter, Signatory

COVER = "█"
"""The character that stands for each one that was erased."""

_SHORTEST = 3
"""A single word of a person's name is covered from this length on; shorter ones are too often something else."""

_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*|\S+\.\w{2,}/\S*")
"""Addresses of pages and letterboxes, and the names people have on platforms."""

_BETWEEN = re.compile(r"[,;:|/()\[\]{}<>\"“”«»\n\t•·–—]+|\s-\s")
"""What parts a printed entry into pieces."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What to cover in any text.

    `people` are names that are covered wherever they stand, `names` those that are where they are no part of one of
    the `protected` names of others, `acronyms` those in capitals, and `lone` the words of people's names that stand
    for nobody else, where they are not written small.
    """

    people: frozenset[str]
    names: frozenset[str]
    acronyms: frozenset[str]
    lone: frozenset[str]
    protected: frozenset[str]

    @property
    def told(self) -> frozenset[str]:
        """Every name that must not be told, for comparing with."""
        return self.people | self.names

    def ranges(self, text: str) -> list[Place]:
        """The places in `text` that are to be covered."""
        folded = fold(text)
        loose = loosened(folded)
        found = [place for name in self.people for place in folded_places(loose, loose_key(name))]
        # "Free Tibet" within "Students for a Free Tibet", who still sign, is not the organization that is erased.
        safe = [place for name in self.protected for place in folded_places(loose, loose_key(name))]
        for name in self.names:
            found.extend(place for place in folded_places(loose, loose_key(name)) if not lies_within(place, safe))
        addresses = [address.span() for address in _ADDRESS.finditer(text)]
        found.extend(self._single(text, loose, addresses))
        # What else stands in an address that tells a name is of that name too.
        told = [
            address for address in addresses if any(start < address[1] and address[0] < end for start, end in found)
        ]
        coded = [address for address in addresses if "%" in text[slice(*address)]]
        told.extend(address for address in coded if self.ranges(unquote(text[slice(*address)]).replace("%", " ")))
        return [*found, *told]

    def over(self, text: str) -> str:
        """The text, covered."""
        return covered(text, self.ranges(text))

    def _single(self, text: str, folded: Folded, addresses: Sequence[Place]) -> Iterator[Place]:
        for word in sorted(self.lone | self.acronyms):
            for start, end in folded_places(folded, loose_key(word)):
                printed = text[start:end]
                large = printed.isupper() if word in self.acronyms else not printed.islower()
                if large or lies_within((start, end), addresses):
                    yield start, end


def cover_for(
    letter: Letter,
    erased: Sequence[Signatory],
    kept: Sequence[Signatory],
    words: Sequence[str],
    *,
    named: Iterable[str] = (),
) -> Cover:
    """What to cover of the `erased` signatures, and of `words` that are said to be one; the `kept` keep their names.

    `named` are further people to be erased, of whom no signature was read.
    """
    people = {name for each in erased for name in people_of(each)} | {*named}
    people |= {plain(name) for name in people}
    theirs = {name for each in kept for name in (*pieces(each), each.organization, each.person) if name}
    places = {each.name for listed in (letter.regions, letter.laws, letter.bodies, letter.events) for each in listed}
    places.update(span.quote for listed in (letter.regions, letter.bodies) for each in listed for span in each.mentions)
    shared = {key(name) for name in theirs | places}
    others = {name for each in erased for name in (each.organization, each.translation, *pieces(each)) if name}
    own = {name for name in others - people if key(name) not in shared and _is_name(name)}
    whole = {each.span.quote for each in erased} | {*words}
    acronyms = {key(each) for each in others if each.isupper() and " " not in each and key(each) not in shared}
    names = {name for name in own | whole if key(name) not in shared and key(name) not in acronyms}
    return Cover(
        frozenset(people) | {other for name in people for other in turned(name)},
        frozenset(names),
        frozenset(acronyms),
        _lone_words(letter, people, kept),
        frozenset(name for name in theirs if any(f" {key(each)} " in f" {key(name)} " for each in names)),
    )


def people_of(signatory: Signatory) -> tuple[str, ...]:
    """The person who signs; where the rules took several pieces for one name, the first, which may be one."""
    if signatory.person is not None:
        second = (signatory.translation,) if signatory.organization is None else ()
        return tuple(name for name in (signatory.person, *second) if name)
    parted = pieces(signatory)
    # "Ann Lee, Poet" read as one organization hides a person; "Sample Watch (SW)" does not.
    joined = signatory.organization is not None and key(signatory.organization) != key(parted[0] if parted else "")
    return parted[:1] if joined and len(parted) > 1 and len(parted[0].split()) > 1 else ()


def plain(person: str) -> str:
    """A person's name without forms of address before and after it; whole where nothing else is there.

    >>> plain("Prof. Ann Lee"), plain("The Hon. Ann Lee, MP"), plain("Ann Lee"), plain("Dr.")
    ('Ann Lee', 'Ann Lee', 'Ann Lee', 'Dr.')
    """
    name = " ".join(person.split())
    while (shorter := _titles().sub("", name).strip(" ,.")) != name and len(shorter.split()) > 1:
        name = shorter
    return name


@cache
def _titles() -> re.Pattern[str]:
    """Forms of address, of any length, before or after a name."""
    listed = reference("honorifics")
    assert isinstance(listed, dict), "a table of words"
    before, after = (
        "|".join(re.escape(str(word).rstrip(".")) for word in sorted(map(str, words), key=len, reverse=True))
        for part in ("before", "after")
        for words in [listed[part]]
        if isinstance(words, list)
    )
    return re.compile(rf"^(?:{before})\.?\s+|[,\s]+(?:{after})\.?$", re.IGNORECASE)


def pieces(signatory: Signatory) -> tuple[str, ...]:
    """The pieces of a printed entry, and the parts that the rules have read in it; its country is nobody's name.

    >>> from undersigned.graph.model import Capacity, Span
    >>> words = "Ann Lee, Sample Watch (SW)"
    >>> pieces(Signatory(1, None, words, None, None, None, Capacity.ORGANIZATION, Span(0, 26, words), 1.0, "doctest"))
    ('Ann Lee', 'Sample Watch', 'SW')
    """
    printed = [piece.strip() for piece in _BETWEEN.split(signatory.span.quote)]
    read = (signatory.person, signatory.acronym, signatory.translation)
    country = key(signatory.country or "")
    found = [piece for piece in (*printed, *(part for part in read if part)) if key(piece) not in ("", country)]
    return tuple(dict.fromkeys(found))


def covered(text: str, ranges: Iterable[Place]) -> str:
    """The text with these places covered; line breaks part blocks, and tell nothing.

    >>> covered("Ann Lee, PEN", [(0, 7)])
    '███████, PEN'
    """
    characters = list(text)
    for start, end in ranges:
        characters[start:end] = ["\n" if character == "\n" else COVER for character in characters[start:end]]
    return "".join(characters)


def lies_within(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place lies within one of the others."""
    return any(start <= place[0] and place[1] <= end for start, end in others)


def _is_name(words: str) -> bool:
    """Whether words are enough of a name to be looked for: several, or in a script that does not part them."""
    folded = key(words)
    return " " in folded or not folded.isascii() or len(folded) > 2 * _SHORTEST


def turned(person: str) -> tuple[str, ...]:
    """A person's name with its last word first, and with its first word last, as lists and forms print it."""
    words = person.split()
    if len(words) < 2:
        return ()
    return f"{words[-1]} {' '.join(words[:-1])}", f"{' '.join(words[1:])} {words[0]}"


def _lone_words(letter: Letter, people: Iterable[str], kept: Sequence[Signatory]) -> frozenset[str]:
    """The words of these people's names that stand for nobody and nothing else in the letter."""
    whole = {key(name) for name in people}
    words = {word for name in whole for word in name.split() if len(word) >= _SHORTEST}
    # Who signs as "Sample Watch, represented by Ann Lee" does not make these words another's.
    entries = (_without(f" {key(each.span.quote)} ", whole) for each in kept)
    taken = {word for entry in entries for word in entry.split()}
    named = [each.name for listed in (letter.detainees, letter.concerns, letter.officials) for each in listed]
    named += [each.name or "" for listed in (letter.addressees, letter.cc) for each in listed]
    named += [each.name for listed in (letter.regions, letter.laws, letter.bodies, letter.events) for each in listed]
    taken.update(word for name in named if key(name) not in whole for word in key(name).split())
    # What the letter writes small elsewhere ("hope", "may") is a word of the language; not so in an address.
    small = set(re.findall(r"\b[^\W\d_]+\b", _ADDRESS.sub(" ", letter.source.text)))
    return frozenset(word for word in words - taken if word not in small)


def _without(entry: str, names: Iterable[str]) -> str:
    """A folded entry between spaces, without these names."""
    for name in sorted(names, key=len, reverse=True):
        entry = entry.replace(f" {name} ", " ")
    return entry

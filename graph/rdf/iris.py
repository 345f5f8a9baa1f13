"""Minting: the stable IRI of everything the dataset speaks of.

Everything lives under the corpus's base IRI, which ends in "/". A letter's parts live under the letter, so that two
builds of one corpus, or two corpora with one letter, give the same part the same name.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

SEGMENT = "-._~"
"""Signs that stay as they are in a minted name, besides ASCII letters and digits."""

WEB = "!#$%&'()*+,-./:;=?@_~"
"""Signs that stay as they are in a web address received from a person; anything else outside ASCII is encoded."""

_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs under one base.

    >>> Iris("https://data.example.org/undersigned/").signature("apec", 8)
    'https://data.example.org/undersigned/letter/apec/signature/8'
    """

    base: str

    def __post_init__(self) -> None:
        if not self.base.endswith("/"):
            raise ValueError(f"a base IRI ends in '/', got {self.base!r}")

    def letter(self, letter: str) -> str:
        """The letter itself."""
        return f"{self.base}letter/{_segment(letter)}"

    def letter_graph(self, letter: str) -> str:
        """The named graph with all that one letter says."""
        return f"{self.letter(letter)}/graph"

    def text(self, letter: str) -> str:
        """The letter's text, into which every offset counts."""
        return f"{self.letter(letter)}/text"

    def attachment(self, letter: str, number: int) -> str:
        """A file that came beside the letter's own and whose words are part of its text, by its place from 1."""
        return f"{self.letter(letter)}/attachment/{number}"

    def evidence(self, letter: str, start: int, end: int) -> str:
        """A stretch of the letter's text, with the fragment of RFC 5147.

        >>> Iris("https://data.example.org/undersigned/").evidence("apec", 4757, 4809)
        'https://data.example.org/undersigned/letter/apec/text#char=4757,4809'
        """
        return f"{self.text(letter)}#char={start},{end}"

    def selector(self, letter: str, start: int, end: int) -> str:
        """What selects that stretch: start, end and the exact words."""
        return f"{self.letter(letter)}/selector#char={start},{end}"

    def extraction(self, letter: str) -> str:
        """The reading of the letter's text, from which all that was found in it comes."""
        return f"{self.letter(letter)}/extraction"

    def metadata(self, letter: str) -> str:
        """What a person supplied about the letter, in `letter.toml`."""
        return f"{self.letter(letter)}/metadata"

    def statement(self, letter: str, field: str) -> str:
        """A single-valued fact about the letter, with its evidence."""
        return f"{self.letter(letter)}/statement/{field}"

    def signature(self, letter: str, position: int) -> str:
        """The signature printed at `position`."""
        return f"{self.letter(letter)}/signature/{position}"

    def addressing(self, letter: str, way: str, position: int) -> str:
        """An addressee ("addressee") or one copied to ("cc"), by its place from 1."""
        return f"{self.letter(letter)}/{way}/{position}"

    def membership(self, letter: str, number: int) -> str:
        """A person holding a post, as the letter says."""
        return f"{self.letter(letter)}/membership/{number}"

    def mention(self, letter: str, kind: str, number: int) -> str:
        """One entity that the letter names."""
        return f"{self.letter(letter)}/mention/{kind}/{number}"

    def ask(self, letter: str, position: int) -> str:
        """One thing that the letter asks."""
        return f"{self.letter(letter)}/ask/{position}"

    def issue(self, letter: str, number: int) -> str:
        """Something about the letter that could not be read or does not add up."""
        return f"{self.letter(letter)}/issue/{number}"

    def entity(self, entity_id: str) -> str:
        """An entity by its id, "organization/hong-kong-watch"."""
        return self.base + _path(entity_id)

    def term_of_office(self, person: str, post: str, start: str | None) -> str:
        """A term of office known from the reference; ids as of `entity`. Two terms of one person differ by `start`."""
        slugs = f"{person.partition('/')[2]}--{post.partition('/')[2]}" + (f"--{start}" if start is not None else "")
        return f"{self.base}membership/{quote(slugs, safe=SEGMENT)}"

    def relation(self, kind: str, left: str, right: str) -> str:
        """What one organization is to another; ids as of `entity`.

        >>> Iris("https://data.example.org/").relation("chapter of", "organization/pen-oslo", "organization/pen")
        'https://data.example.org/relation/pen-oslo--chapter-of--pen'
        """
        slugs = "--".join((left.partition("/")[2], kind.replace(" ", "-"), right.partition("/")[2]))
        return f"{self.base}relation/{quote(slugs, safe=SEGMENT)}"

    def judgement(self, key: str) -> str:
        """A person's judgement, by a key made from its content."""
        return f"{self.base}judgement/{quote(key, safe=SEGMENT)}"

    def reviewer(self, name: str) -> str:
        """Whoever judged, by the name.

        >>> Iris("https://data.example.org/").reviewer("A. Reviewer")
        'https://data.example.org/reviewer/a-reviewer'
        """
        return self.entity("reviewer/" + re.sub(r"[\W_]+", "-", name.casefold()).strip("-"))

    def graph(self, name: str) -> str:
        """The graph of "entities", "judgements" or the "description"."""
        return f"{self.base}graph/{name}"

    def dataset(self) -> str:
        """The dataset as a whole."""
        return f"{self.base}dataset"

    def dataset_part(self, *names: str) -> str:
        """Something of the dataset as a whole: how it was built, or its part made up by a class or a property."""
        return "/".join((self.dataset(), *names))

    def software(self) -> str:
        """The program that read the letters. Its version is said of it, so that letters do not change with it."""
        return f"{self.base}software/undersigned"

    def rule(self, name: str) -> str:
        """A rule by which letters are read.

        >>> Iris("https://data.example.org/").rule("date-line")
        'https://data.example.org/rule/date-line'
        """
        return f"{self.base}rule/{_segment(name)}"

    def is_description(self, iri: str) -> bool:
        """Whether what has this IRI is described in the graph of the dataset's description."""
        return iri.startswith((self.dataset(), self.software(), f"{self.base}rule/"))

    def distribution(self, suffix: str) -> str:
        """The file that holds the dataset in the format of `suffix` ("ttl")."""
        return f"{self.base}dataset.{suffix}"

    def entity_id(self, iri: str) -> str:
        """The id behind an entity's IRI.

        >>> Iris("https://data.example.org/").entity_id("https://data.example.org/region/tibet")
        'region/tibet'
        """
        return unquote(iri.removeprefix(self.base))


@lru_cache(100_000)  # a letter's name stands in the IRI of everything that is in it
def _segment(name: str) -> str:
    return quote(name, safe=SEGMENT)


@lru_cache(100_000)
def _path(entity_id: str) -> str:
    return quote(entity_id, safe=SEGMENT + "/")


def web_address(url: str) -> str | None:
    """A page's address as an IRI, with spaces and the like encoded; None when it is no http address.

    >>> web_address("https://example.org/a letter"), web_address("letter.html")
    ('https://example.org/a%20letter', None)
    """
    encoded = quote(_BARE_PERCENT.sub("%25", url.strip()), safe=WEB)
    if not encoded.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(encoded).value
    except ValueError:
        return None

"""What the header of a column says: "Organisation name" an organization, "mp_name" a name qualified by "mp"."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from undersigned.data import reference

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[#]|[^\W_]+°?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST = 100
_LONGEST_ANSWER = 40
_THIRD = 3
_FEW = 2


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says (`kind`, a key of `data/reference/column_words.yml`), and the words that qualify it.

    `strange` counts the words that are none of ours: "name" has none, "mp_name" one.
    """

    kind: str
    strange: int


@lru_cache(maxsize=4096)
def read_header(words: str) -> Header | None:
    """What a header says; None where no word of it is known.

    >>> read_header("Organisation name"), read_header("mp_name"), read_header("PEN") is None
    (Header(kind='organization', strange=0), Header(kind='name', strange=1), True)
    """
    tokens = _tokens(words)
    if not tokens or len(words) > _LONGEST * 2:
        return None
    found: dict[str, set[int]] = {}
    for kind, phrases in _phrases().items():
        places = {at for phrase in phrases for at in _places(tokens, phrase)}
        if places:
            found[kind] = places
    if not found:
        return None
    known = set().union(*found.values())
    strange = sum(at not in known and token not in _fillers() for at, token in enumerate(tokens))
    return Header(next(iter(found)), strange)  # the kinds stand in the order of their weight


def is_header(row: Sequence[str]) -> bool:
    """Whether the cells of a row name the columns under them.

    >>> is_header(["signatory", "mp_name"]), is_header(["Open Society Institute", "Hungary"])
    (True, False)
    """
    cells = [cell for cell in row if cell.strip()]
    headers = [header for cell in cells if (header := read_header(cell)) is not None]
    plain = any(header.strange == 0 for header in headers)
    return plain and sum(header.strange <= _FEW for header in headers) * _THIRD >= len(cells)


@cache
def answers(section: str) -> frozenset[str]:
    """The answers of a section: "yes", "no", "withheld"."""
    table = cast(Mapping[str, Mapping[str, Sequence[str]]], reference("column_words"))[section]
    return frozenset(folded(word) for group in table.values() for word in group)


@cache
def list_keys() -> tuple[str, ...]:
    """Keys under which JSON files keep their list of signatories."""
    return tuple(cast(Mapping[str, Sequence[str]], reference("column_words"))["lists"])


def folded(words: str) -> str:
    """Words as they are compared: one case, one width, single spaces, no marks at the ends."""
    plain = words if words.isascii() else unicodedata.normalize("NFKC", words)
    return " ".join(plain.casefold().split()).strip(" .!:?*")


def is_answer(cell: str, section: str) -> bool:
    """Whether all of a cell is an answer of that section.

    >>> is_answer("Anonymous", "withheld"), is_answer("Anonymous Cowards Club", "withheld")
    (True, False)
    """
    return len(cell) <= _LONGEST_ANSWER and folded(cell) in answers(section)


def _tokens(words: str) -> list[str]:
    return _TOKEN.findall(_CAMEL.sub(" ", unicodedata.normalize("NFKC", words)).casefold())


def _places(tokens: Sequence[str], phrase: tuple[str, ...]) -> Iterator[int]:
    """Where the phrase stands among the tokens; Chinese phrases also within one, two characters at least."""
    for at in range(len(tokens) - len(phrase) + 1):
        if tuple(tokens[at : at + len(phrase)]) == phrase:
            yield from range(at, at + len(phrase))
    if len(phrase) == 1 and len(phrase[0]) > 1 and _HAN.match(phrase[0]):
        yield from (at for at, token in enumerate(tokens) if phrase[0] in token)


@cache
def _phrases() -> Mapping[str, Sequence[tuple[str, ...]]]:
    table = cast(Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]], reference("column_words"))["meanings"]
    return {
        kind: [tuple(_tokens(phrase)) for group in languages.values() for phrase in group]
        for kind, languages in table.items()
    }


@cache
def _fillers() -> frozenset[str]:
    return frozenset(cast(Mapping[str, Sequence[str]], reference("column_words"))["fillers"])

"""Looking names of the reference up in a text: regions, laws, bodies, events, officials, institutions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from undersigned.data import entries

_STEP = re.compile(r"[\u3040-\u9fff]|[^\W\u3040-\u9fff]+")
_ACRONYM_AFTER = re.compile(r"\s\(((?:[A-Z]\.){2,6}|[A-Z][\w&-]{1,12})\)")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,])(?:over |more than )?\d[\d,.]*\s$")
_FOLD = str.maketrans("’‘ʼ`–—‑\n\u00a0", "''''---  ")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing of the reference and the words it is looked up by."""

    id: str
    name: str
    aliases: tuple[str, ...]
    acronym: str | None
    generic: bool
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text where an entry is named."""

    entry: Entry
    start: int
    end: int


class Gazetteer:
    """Entries of one kind, found in a text in one pass: words are looked up by their first word."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._by_first: dict[str, list[tuple[str, Entry]]] = {}
        for entry in entries:
            for alias in {each for name in (*entry.aliases, entry.name) for each in _variants(name)}:
                step = _STEP.match(alias)
                if step is not None:
                    self._by_first.setdefault(step[0], []).append((alias, entry))
        for found in self._by_first.values():
            found.sort(key=lambda pair: (-len(pair[0]), pair[0], pair[1].id))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        """Yield the longest names between `start` and `end`, from left to right, none within another.

        A name followed by its acronym, "National Security Law (NSL)", is found with it, and the acronym alone is then
        found as well. Names of one entry joined by a slash are one mention; a number before a generic name ("50 UN
        experts") belongs to it.
        """
        end = len(text) if end is None else end
        if start or end < len(text):  # look at the part alone: folding the whole for every part would be quadratic
            part = text[start:end]
            yield from (Found(each.entry, each.start + start, each.end + start) for each in self.find(part))
            return
        folded = text.translate(_FOLD)
        learned: dict[str, Entry] = {}
        at = 0
        last: Found | None = None
        for step in _STEP.finditer(folded):
            if step.start() < at:
                continue
            match = self._longest(folded, step.start(), end, learned)
            if match is None:
                continue
            match, acronym = self._with_acronym(text, match, end)
            if acronym is not None:
                learned[acronym] = match.entry
            at = match.end
            if last is not None and last.entry is match.entry and text[last.end : match.start] == "/":
                last = Found(last.entry, last.start, match.end)
                continue
            if last is not None:
                yield last
            last = match
        if last is not None:
            yield last

    def fullmatch(self, text: str) -> Entry | None:
        """The entry of which `text` is a name, or None."""
        folded = text.translate(_FOLD)
        step = _STEP.match(folded)
        found = self._longest(folded, 0, len(folded), {}) if step is not None else None
        return found.entry if found is not None and found.end == len(folded) else None

    def search(self, text: str) -> Found | None:
        """The first name in `text`, or None."""
        return next(self.find(text), None)

    def _longest(self, folded: str, at: int, end: int, learned: Mapping[str, Entry]) -> Found | None:
        step = _STEP.match(folded, at)
        if step is None:
            return None
        if step[0] in learned:
            return Found(learned[step[0]], at, step.end())
        for alias, entry in self._by_first.get(step[0], ()):
            stop = at + len(alias)
            if stop <= end and folded.startswith(alias, at) and not _inside_word(folded, stop):
                return Found(entry, self._generic_start(folded, at, entry), stop)
        return None

    @staticmethod
    def _generic_start(folded: str, at: int, entry: Entry) -> int:
        number = _NUMBER_BEFORE.search(folded, max(0, at - 20), at) if entry.generic else None
        return number.start() if number is not None else at

    @staticmethod
    def _with_acronym(text: str, found: Found, end: int) -> tuple[Found, str | None]:
        after = _ACRONYM_AFTER.match(text, found.end, end)
        if after is None or not abbreviates(after[1], text[found.start : found.end]):
            return found, None
        return Found(found.entry, found.start, after.end()), after[1]


def abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` occur in `name` in that order, beginning with its first letter.

    >>> abbreviates("NSL", "National Security Law"), abbreviates("EU", "National Security Law")
    (True, False)
    """
    letters = iter(letter for letter in name.casefold() if letter.isalnum())
    wanted = [letter for letter in acronym.casefold() if letter.isalnum()]
    return bool(wanted) and name[:1].casefold() == wanted[0] and all(letter in letters for letter in wanted)


@cache
def gazetteer(kind: str) -> Gazetteer:
    """The gazetteer of `data/reference/{kind}.yml`, made once."""
    return Gazetteer(known(kind))


@cache
def known(kind: str) -> tuple[Entry, ...]:
    """The entries of `data/reference/{kind}.yml`."""
    return tuple(
        Entry(
            id=str(row["id"]),
            name=str(row["name"]),
            aliases=tuple(str(alias) for alias in _sequence(row.get("aliases"))),
            acronym=None if row.get("acronym") is None else str(row["acronym"]),
            generic=bool(row.get("generic")),
            ambiguous=bool(row.get("ambiguous")),
        )
        for row in entries(kind)
    )


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _variants(name: str) -> set[str]:
    folded = name.translate(_FOLD)
    return {folded, folded.replace(" and ", " & ")}


def _inside_word(text: str, stop: int) -> bool:
    """Whether a Latin word goes on at `stop`; Chinese and Japanese are written without spaces."""
    return (
        stop < len(text)
        and text[stop - 1].isascii()
        and text[stop - 1].isalnum()
        and re.match(r"\w", text[stop]) is not None
    )

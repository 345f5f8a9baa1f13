"""Looking names of the reference up in a text: regions, laws, bodies, events, officials, institutions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from undersigned.data import Yaml, entries

_STEP = re.compile(r"[\u3040-\u9fff]|[^\W\u3040-\u9fff]+")
_ACRONYM_AFTER = re.compile(r"\s\(((?:[A-Z]\.){2,6}|[A-Z][\w&-]{1,12})\)")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,])(?:over |more than )?\d[\d,.]*\s$")
_INFLECTED = "de"
_FOLD = str.maketrans("’‘ʼ`–—‑\n\u00a0", "''''---  ")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing of the reference and the words it is looked up by.

    `only` has further words that count in one language alone: "Island" is Iceland in a German letter. `hidden_in` has
    longer words that name something else although they contain a name: 发展中国家, developing countries.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    acronym: str | None
    generic: bool
    ambiguous: bool = False
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hidden_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text where an entry is named."""

    entry: Entry
    start: int
    end: int


class Gazetteer:
    """Entries of one kind, found in a text in one pass: words are looked up by their first word.

    With a `language`, the words that count in it alone are looked up too, and German names in the genitive.

    >>> greece = Entry("greece", "Greece", ("Griechenland",), None, generic=False)
    >>> [found.end for found in Gazetteer([greece], "de").find("Griechenlands Regierung")]
    [13]
    """

    def __init__(self, entries: Sequence[Entry], language: str | None = None) -> None:
        self._by_first: dict[str, list[tuple[str, Entry | None]]] = {}
        for entry in entries:
            names = (*entry.aliases, entry.name, *entry.only.get(language or "", ()))
            for alias in {each for name in names for each in _variants(name, language)}:
                self._add(alias, entry)
            for words in entry.hidden_in:
                self._add(words, None)
        for found in self._by_first.values():
            found.sort(key=lambda pair: (-len(pair[0]), pair[0], "" if pair[1] is None else pair[1].id))

    def _add(self, alias: str, entry: Entry | None) -> None:
        step = _STEP.match(alias)
        if step is not None:
            self._by_first.setdefault(step[0], []).append((alias, entry))

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
        if self._by_first.keys().isdisjoint(_STEP.findall(folded)):
            return
        learned: dict[str, Entry] = {}
        at = 0
        last: Found | None = None
        for step in _STEP.finditer(folded):
            if step.start() < at or (step[0] not in self._by_first and step[0] not in learned):
                continue
            match = self._longest(folded, step, end, learned)
            if match is None:
                continue
            if isinstance(match, int):
                at = match
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
        found = self._longest(folded, step, len(folded), {}) if step is not None else None
        return found.entry if isinstance(found, Found) and found.end == len(folded) else None

    def search(self, text: str) -> Found | None:
        """The first name in `text`, or None."""
        return next(self.find(text), None)

    def _longest(self, folded: str, step: re.Match[str], end: int, learned: Mapping[str, Entry]) -> Found | int | None:
        """The longest name that begins at `step`; where longer words hide it, the place behind those."""
        at = step.start()
        if step[0] in learned:
            return Found(learned[step[0]], at, step.end())
        for alias, entry in self._by_first.get(step[0], ()):
            stop = at + len(alias)
            if stop <= end and folded.startswith(alias, at) and not _inside_word(folded, stop):
                return stop if entry is None else Found(entry, self._generic_start(folded, at, entry), stop)
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
def gazetteer(kind: str, language: str | None = None) -> Gazetteer:
    """The gazetteer of `data/reference/{kind}.yml`, made once; with the words of one `language` if that is given."""
    if language is not None and language != _INFLECTED and not any(language in entry.only for entry in known(kind)):
        return gazetteer(kind)
    return Gazetteer(known(kind), language)


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
            only=_by_language(row.get("only")),
            hidden_in=tuple(str(words) for words in _sequence(row.get("not_in"))),
        )
        for row in entries(kind)
    )


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _by_language(value: Yaml) -> dict[str, tuple[str, ...]]:
    table = value if isinstance(value, dict) else {}
    return {language: tuple(str(word) for word in _sequence(words)) for language, words in table.items()}


def _variants(name: str, language: str | None) -> set[str]:
    folded = name.translate(_FOLD)
    found = {folded, folded.replace(" and ", " & ")}
    if language == _INFLECTED and re.search(r"[a-zß-ÿ]{3}$", folded) and folded[-1] not in "sxzß":
        found.add(f"{folded}s")  # the genitive: "Chinas Regierung"
    return found


def _inside_word(text: str, stop: int) -> bool:
    """Whether a Latin word goes on at `stop`; Chinese and Japanese are written without spaces."""
    return (
        stop < len(text)
        and text[stop - 1].isascii()
        and text[stop - 1].isalnum()
        and re.match(r"\w", text[stop]) is not None
    )

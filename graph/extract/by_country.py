"""Lists by countries: a country above a group of names, or before the first of them."""

import re
from collections.abc import Iterator, Sequence

from undersigned.graph.extract.entries import Entry
from undersigned.graph.extract.labels import without_count
from undersigned.graph.extract.shape import is_country
from undersigned.graph.extract.vocabulary import word_set

Place = tuple[int, int]


_COUNTRY_COLON = re.compile(r"(?P<country>[^:：]{2,50}?)\s*[:：]\s*(?=\S)")


def under_countries(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Give the entries under a line that is a country's name that country; where most lines are, countries sign."""
    named = [_COUNTRY_COLON.match(entry.words) for entry in entries]
    if sum(found is not None and is_country(found["country"]) for found in named) > 1:
        yield from _after_countries(entries)
        return
    countries = [_is_area(without_count(entry.words)) for entry in entries]
    if not any(countries) or sum(countries) * 2 >= len(entries) or countries[-1]:
        yield from entries
        return
    above: Place | None = None
    for entry, country in zip(entries, countries, strict=True):
        if country:
            name = without_count(entry.words)
            above = (entry.start, entry.start + len(name)) if is_country(name) else None
        else:
            yield Entry(entry.start, entry.end, entry.words, entry.lines, above)


def _is_area(name: str) -> bool:
    """Whether a name over a group of entries is a country's, or says that they belong to none."""
    return is_country(name) or name.casefold() in word_set("letter_words", "areas")


def _after_countries(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Part `Country: Name` lines; a name without a country belongs to the one named last."""
    above: Place | None = None
    for entry in entries:
        found = _COUNTRY_COLON.match(entry.words)
        start = entry.start
        if found is not None and is_country(found["country"]):
            above = (start + found.start("country"), start + found.end("country"))
            start += found.end()
        yield Entry(start, entry.end, entry.words[start - entry.start :], entry.lines, above)

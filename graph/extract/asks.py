"""What a letter asks for: the items under "we urge you to:", or else the sentences that urge."""

import re
from collections.abc import Sequence
from functools import cache

from undersigned.graph.extract.prose import first_sentence, sentences
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, one_of, words
from undersigned.graph.model import Ask, BlockKind, Source

_LEAD = 3


def find_asks(source: Source, body: Sequence[Unit]) -> tuple[Ask, ...]:
    """The asks in the order of the text.

    Items of a list count when the words that lead into it ask. Where no list does, a sentence that asks counts by
    itself.
    """
    items = [
        item
        for lead, listed in _lists(body)
        if lead is not None and _asking().search(_last(lead.words))
        for item in listed
    ]
    if items:
        return tuple(
            _ask(source, number, item.start, item.end, "asked-item") for number, item in enumerate(items, start=1)
        )
    places = [
        (unit.start + start, unit.start + end)
        for unit in body
        for start, end in sentences(unit.words)
        if _urging().search(unit.words[start:end])
    ]
    return tuple(
        _ask(source, number, start, end, "asking-sentence") for number, (start, end) in enumerate(places, start=1)
    )


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "asking"))


@cache
def _urging() -> re.Pattern[str]:
    """The authors and their verb of asking, or a verb that says "we" by itself."""
    authors, verb = one_of("letter_words", "authors"), one_of("letter_words", "urging")
    alone = any_of(word for word in words("letter_words", "urging") if word.endswith("mos") or not word.isascii())
    return re.compile(rf"(?i:{authors})[\w\s,’']{{0,60}}?{verb}|{alone}")


def _last(lead: str) -> str:
    """The last sentences of a lead-in, which is what the list goes on with."""
    places = sentences(lead)
    return lead[places[-min(_LEAD, len(places))][0] :] if places else lead


def _lists(body: Sequence[Unit]) -> list[tuple[Unit | None, list[Unit]]]:
    """The lists of the body, each with the unit that leads into it: one that ends with a colon, or the one before."""
    found: list[tuple[Unit | None, list[Unit]]] = []
    before: Unit | None = None
    for unit in body:
        if unit.kind is not BlockKind.LIST_ITEM:
            before = unit
        elif found and found[-1][1][-1].end <= unit.start and found[-1][0] is before:
            if unit.level <= found[-1][1][0].level:
                found[-1][1].append(unit)
        else:
            found.append((before, [unit]))
    return found


def _ask(source: Source, number: int, start: int, end: int, rule: str) -> Ask:
    span = source.span(start, end)
    headline = " ".join(span.quote[: first_sentence(span.quote)].split())
    return Ask(number, headline, span, confidence(rule), rule)

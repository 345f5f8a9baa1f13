"""Readings: what a person reads in printed words, in place of what the rules have read in them."""

from collections.abc import Mapping
from dataclasses import replace

from undersigned.graph.judgements.facts import accept, items, meant, with_items
from undersigned.graph.judgements.making import RULE, Item
from undersigned.graph.judgements.words import places
from undersigned.graph.model import (
    Addressee,
    Ask,
    Capacity,
    ClaimedCount,
    Fact,
    Letter,
    Official,
    Signatory,
    Source,
    Span,
    Topic,
)


def correct(
    letter: Letter, field: str, words: str, value: Mapping[str, str], *, read: Letter
) -> tuple[Letter, str | None]:
    """The letter with a person's reading of `words`, and what is to be known of it.

    `read` is the letter before any such reading: two names that were taken for each other are each corrected once, and
    what another correction calls so is not meant as long as something else was read so.

    Parts that `value` does not name stay as they were; an empty text says that there is no such part. Words that no
    rule has read as a fact become one. The span stays what is printed; a part has a place of its own only where it
    stands within that.
    """
    remark, made = None, False
    first = {id(fact) for fact in meant(read, field, words)}
    found = tuple(fact for fact in items(letter, field) if id(fact) in first) or meant(letter, field, words)
    if not found:
        if field in ("date", "count"):
            letter, remark = _stated(letter, field, words, value)
        else:
            letter, remark = accept(letter, field, words)
        found = meant(letter, field, words)
        if not found:
            return letter, remark
        made = True
    anew = {id(fact): _read(letter.source, _bare(fact) if made else fact, value) for fact in found}
    if any(each is None for each in anew.values()):
        return letter, "it leaves no name; reject the fact to say that it is none"
    facts = [anew.get(id(fact)) or fact for fact in items(letter, field)]
    changed = with_items(letter, field, facts)
    # The question about these words is answered by reading them.
    settled, _ = accept(changed, field, words) if meant(changed, field, words) else (changed, None)
    return settled, remark


def _stated(letter: Letter, field: str, words: str, value: Mapping[str, str]) -> tuple[Letter, str | None]:
    found = places(letter.source.text, words)
    if not found:
        return letter, "these words are not printed in the letter"
    span = letter.source.span(*found[0])
    fact: Item = Fact(value["value"], span, 1.0, RULE)
    if field == "count":
        fact = ClaimedCount(int(value["value"]), None, span, 1.0, RULE)
    return with_items(letter, field, (fact,)), None


def _bare(fact: Item) -> Item:
    """A fact just made of words, without what was only supposed of them."""
    if isinstance(fact, Signatory):
        return replace(fact, organization=None, parts={})
    return replace(fact, name=None) if isinstance(fact, Addressee) else fact


def _read(source: Source, fact: Item, value: Mapping[str, str]) -> Item | None:
    """The fact as a person reads it; None where nothing would be left of it."""
    match fact:
        case Signatory():
            return _signatory(source, fact, value)
        case Addressee():
            texts = {part: text or None for part, text in value.items()}
            read = replace(fact, confidence=1.0, rule=RULE, **texts)  # type: ignore[arg-type]
            return read if read.name or read.position or read.institution else None
        case Topic():
            # The reference is asked anew which region, law, body or event the name means.
            return replace(fact, id=None, name=value["name"], confidence=1.0, rule=RULE)
        case Official():
            name, position = value.get("name", fact.name), value.get("position", fact.position) or None
            return replace(fact, name=name, position=position, confidence=1.0, rule=RULE)
        case Ask():
            return replace(fact, headline=value["value"], confidence=1.0, rule=RULE)
        case Fact():
            return replace(fact, value=value["value"], confidence=1.0, rule=RULE)
        case ClaimedCount():
            return replace(fact, value=int(value["value"]), confidence=1.0, rule=RULE)
        case _:
            return replace(fact, name=value["name"], confidence=1.0, rule=RULE)


def _signatory(source: Source, fact: Signatory, value: Mapping[str, str]) -> Signatory | None:
    parts = {part: span for part, span in fact.parts.items() if part not in value}
    for part, text in value.items():
        if text and (place := _within(source, fact.span, text)) is not None:
            parts[part] = place
    texts = {part: text or None for part, text in value.items()}
    read = replace(fact, parts=dict(sorted(parts.items())), confidence=1.0, rule=RULE, **texts)  # type: ignore[arg-type]
    if read.organization is None and read.person is None:
        return None
    return replace(read, capacity=_capacity(read))


def _capacity(read: Signatory) -> Capacity:
    if read.person is None:
        return Capacity.ORGANIZATION
    if read.organization is None:
        return Capacity.INDIVIDUAL
    return Capacity.ON_BEHALF_OF if read.capacity is Capacity.ORGANIZATION else read.capacity


def _within(source: Source, entry: Span, text: str) -> Span | None:
    """Where `text` is printed within an entry, as it is."""
    at = source.text.find(text, entry.start, entry.end)
    return None if at < 0 else source.span(at, at + len(text))

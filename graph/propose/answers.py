"""What a model answered, as proposals: a text that may be anything, read as JSON; what has not the form is counted."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from undersigned.graph.model import Capacity

MOST = 5_000
"""Proposals that one answer may hold; those beyond are dropped and counted."""

_OPENINGS = 32
_SINGLE = ("title", "date")
_LISTED = ("officials", "detainees", "asks")
_RECORDS = {
    "addressees": ("name", "position", "institution"),
    "signatories": ("person", "organization", "acronym", "role", "country"),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that a model says stand in the letter: `kind` is one of `prompt.FIELDS`, `parts` the words of its fields.

    `capacity` is as what it says a signatory signs, where it says so in one of our words.
    """

    kind: str
    quote: str
    parts: Mapping[str, str] = field(default_factory=dict)
    capacity: Capacity | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What could be read of an answer; `dropped` counts what was not of the form asked for.

    `readable` is False where there was no JSON object at all.
    """

    proposals: tuple[Proposal, ...] = ()
    dropped: int = 0
    readable: bool = True


def read_answer(content: str) -> Answer:
    r"""Read an answer: the first JSON object in it that has a key we asked for, whatever stands around it.

    >>> answer = read_answer('Sure!\n```json\n{"title": "Free Li", "date": 7, "asks": ["Act."]}\n``` Anything else?')
    >>> [(each.kind, each.quote) for each in answer.proposals], answer.dropped
    ([('title', 'Free Li'), ('asks', 'Act.')], 1)
    >>> read_answer("I cannot help with that.").readable
    False
    """
    found = _object(content)
    if found is None:
        return Answer(readable=False)
    proposals: list[Proposal] = []
    dropped = 0
    for each in _proposals(found):
        if each is None or len(proposals) >= MOST:
            dropped += 1
        else:
            proposals.append(each)
    return Answer(tuple(proposals), dropped)


def _object(content: str) -> Mapping[str, Any] | None:
    decoder = json.JSONDecoder()
    known = {*_SINGLE, *_LISTED, *_RECORDS}
    at = content.find("{")
    for _ in range(_OPENINGS):
        if at < 0:
            return None
        try:
            value, _ = decoder.raw_decode(content, at)
        except (ValueError, RecursionError):  # no JSON here, or brackets within brackets to break the reader
            value = None
        if isinstance(value, dict) and known & set(value):
            return value
        at = content.find("{", at + 1)
    return None


def _proposals(found: Mapping[str, Any]) -> Iterator[Proposal | None]:
    """Yield what is proposed, None for each thing of the wrong form; keys that nobody asked for are passed over."""
    for kind in _SINGLE:
        if found.get(kind) is not None:
            yield _plain(kind, found[kind])
    for kind in (*_RECORDS, *_LISTED):
        listed = found.get(kind)
        if listed is None:
            continue
        if not isinstance(listed, list):
            yield None
            continue
        for each in listed:
            yield _record(kind, each) if kind in _RECORDS and isinstance(each, dict) else _plain(kind, each)


def _plain(kind: str, value: object) -> Proposal | None:
    return Proposal(kind, value) if isinstance(value, str) and value.strip() else None


def _record(kind: str, value: Mapping[str, Any]) -> Proposal | None:
    said = {name: value.get(name) for name in _RECORDS[kind]}
    if any(words is not None and not isinstance(words, str) for words in said.values()):
        return None
    parts = {name: words for name, words in said.items() if isinstance(words, str) and words.strip()}
    quote = value.get("quote")
    if quote is None and len(parts) == 1:
        (quote,) = parts.values()
    if not isinstance(quote, str) or not quote.strip():
        return None
    signs_as = value.get("signs_as")
    capacity = Capacity(signs_as) if signs_as in {each.value for each in Capacity} else None
    return Proposal(kind, quote, parts, capacity)

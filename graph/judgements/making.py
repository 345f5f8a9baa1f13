"""Making: a fact of words in which no rule had read one, because a person says that they are one."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from undersigned.graph.judgements.kinds import is_date
from undersigned.graph.model import (
    Addressee,
    Ask,
    Capacity,
    ClaimedCount,
    Concern,
    Detainee,
    Fact,
    Letter,
    Official,
    Signatory,
    Span,
    Topic,
)

RULE = "judgement"
"""The rule of a fact that rests on a person's word."""

Item: TypeAlias = Signatory | Addressee | Detainee | Concern | Official | Topic | Ask | Fact | ClaimedCount
"""A fact of any field that a person may judge."""


def made(letter: Letter, field: str, words: str, span: Span) -> Item | None:
    """The fact of a field that these words are, printed at `span`; None where they say nothing of the kind."""
    make = _MAKERS[field]
    return make(letter, " ".join(words.split()), span)


def _signatory(letter: Letter, name: str, span: Span) -> Signatory:
    # Behind all others, so that no other signature changes its number.
    position = max((each.position for each in letter.signatories), default=0) + 1
    parts = {"organization": span}
    return Signatory(position, None, name, None, None, None, Capacity.ORGANIZATION, span, 1.0, RULE, parts)


def _topic(_: Letter, name: str, span: Span) -> Topic:
    return Topic(None, name, (span,), 1.0, RULE)


def _addressee(_: Letter, name: str, span: Span) -> Addressee:
    return Addressee(name, None, None, None, span, 1.0, RULE)


def _count(_: Letter, name: str, span: Span) -> ClaimedCount | None:
    number = re.search(r"\d+", name.replace(",", ""))
    return None if number is None else ClaimedCount(int(number[0]), None, span, 1.0, RULE)


_MAKERS: Mapping[str, Callable[[Letter, str, Span], Item | None]] = MappingProxyType(
    {
        "signatory": _signatory,
        "addressee": _addressee,
        "cc": _addressee,
        "detainee": lambda _, name, span: Detainee(name, (), span, 1.0, RULE),
        "concern": lambda _, name, span: Concern(name, span, 1.0, RULE),
        "official": lambda _, name, span: Official(name, None, (span,), 1.0, RULE),
        "region": _topic,
        "law": _topic,
        "body": _topic,
        "event": _topic,
        "ask": lambda letter, name, span: Ask(
            max((each.position for each in letter.asks), default=0) + 1, name, span, 1.0, RULE
        ),
        "date": lambda _, name, span: Fact(name, span, 1.0, RULE) if is_date(name) else None,
        "title": lambda _, name, span: Fact(name, span, 1.0, RULE),
        "count": _count,
    }
)

"""The kinds of judgements: what each is about, what may be answered, and what else it may say, as one table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

NAME_VERDICTS = ("same", "different", "unsure")
"""What a person may answer when asked about two names."""

RELATIONS = ("chapter of", "member of", "secretariat of", "renamed to")
"""What one organization may be to another without being it."""

_DIGITS = 10
_NAMED = ("name",)
_STATED = ("value",)
_ADDRESSED = ("name", "position", "institution", "address")

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "signatory": ("organization", "person", "acronym", "role", "country", "translation"),
        "addressee": _ADDRESSED,
        "cc": _ADDRESSED,
        "official": ("name", "position"),
        "detainee": _NAMED,
        "concern": _NAMED,
        "region": _NAMED,
        "law": _NAMED,
        "body": _NAMED,
        "event": _NAMED,
        "ask": _STATED,
        "date": _STATED,
        "title": _STATED,
        "count": _STATED,
    }
)
"""The fields of a letter that a person may judge, and the parts a reading of their words may have."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a judgement of one kind says: its possible verdicts, what `right` is, and which further fields it has.

    `fields` are the names of those it must have, `options` of those it may have.
    """

    verdicts: tuple[str, ...]
    right: str
    fields: frozenset[str] = field(default_factory=frozenset)
    options: frozenset[str] = field(default_factory=frozenset)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "same": Kind(("same", "unsure"), "the other of two names"),
        "different": Kind(("different", "unsure"), "the other of two names"),
        "relation": Kind((*RELATIONS, "none", "unsure"), "the other organization", options=frozenset({"since"})),
        "fact": Kind(("accept", "reject", "unsure"), "the words as printed", fields=frozenset({"field"})),
        "correct": Kind(("correct",), "the words as printed", fields=frozenset({"field", "value"})),
        "withdrawn": Kind(("shown", "erased"), "the signature as printed", options=frozenset({"since"})),
        "withheld": Kind((), "what is to be withheld"),
    }
)
"""What a judgement may be about: two names (or two letters), how two organizations are related, one fact, a person's
own reading of words, a signature that was withdrawn, or something that must not leave the house."""

ABOUT_LETTERS = frozenset({"fact", "correct", "withdrawn"})
"""The kinds that are about words of one letter: `left` is its id, `right` the words."""


def flaw(kind: str, *, right: str, verdict: str, said: Mapping[str, object]) -> str | None:
    """What a judgement of this kind cannot say, in words; None where it is in order.

    `said` holds "field", "value" (a mapping) and "since" where they are not empty.

    >>> flaw("fact", right="PEN", verdict="accept", said={"field": "signatory"}) is None
    True
    >>> flaw("same", right="PEN", verdict="different", said={})
    "the kind is 'same' and the verdict 'different'; write in both what is meant"
    """
    if kind not in KINDS:
        return f"unknown kind {kind!r:.60}; it is one of {', '.join(KINDS)}"
    if kind == "withheld":
        return (
            "something is to be withheld, which is not done yet, so nothing is made that could give it away;"
            " take it out of the letters, delete the last build, then this line"
        )
    rule = KINDS[kind]
    if not right:
        return f"the field 'right' is missing; in a judgement of the kind {kind!r} it is {rule.right}"
    return _verdict_flaw(kind, rule, verdict) or _fields_flaw(kind, rule, said)


def sides_flaw(kind: str, left: str, right: str) -> str | None:
    """What two sides of a judgement of this kind cannot be together, in words; None where they are in order.

    >>> sides_flaw("same", "letter/a", "letter/b") is None
    True
    """
    letters = sum(side.startswith("letter/") for side in (left, right))
    if kind in ("same", "different") and letters == 1:
        return "one of 'left' and 'right' is a letter and the other none; judge two names, or two letters"
    if kind == "relation" and letters:
        return "letters have no relation; judge that they are the same letter, or different ones"
    return None


def is_date(text: str) -> bool:
    """Whether this is a date of the calendar, with the precision it has: 2021, 2021-02 or 2021-02-18.

    >>> is_date("2021-02"), is_date("2021-02-30"), is_date("in spring")
    (True, False, False)
    """
    if len(text) not in (4, 7, 10) or not text.isascii():
        return False
    try:
        return date.fromisoformat(text + "0000-01-01"[len(text) :]).isoformat().startswith(text)
    except ValueError:
        return False


def _verdict_flaw(kind: str, rule: Kind, verdict: str) -> str | None:
    if verdict in rule.verdicts:
        return None
    if kind in ("same", "different") and verdict in NAME_VERDICTS:
        return f"the kind is {kind!r} and the verdict {verdict!r}; write in both what is meant"
    verdicts = NAME_VERDICTS if kind in ("same", "different") else rule.verdicts
    return f"unknown verdict {verdict!r:.60}; in a judgement of the kind {kind!r} it is one of {', '.join(verdicts)}"


def _fields_flaw(kind: str, rule: Kind, said: Mapping[str, object]) -> str | None:
    for name in sorted(said.keys() - rule.fields - rule.options):
        return f"a judgement of the kind {kind!r} has no {name!r}; leave it out"
    for name in sorted(rule.fields - said.keys()):
        return f"the field {name!r} is missing; a judgement of the kind {kind!r} has one"
    about, since, value = said.get("field"), said.get("since"), said.get("value")
    if about is not None and about not in PARTS:
        return f"unknown field {about!r:.60}; the fields of a letter are {', '.join(PARTS)}"
    if isinstance(since, str) and not is_date(since):
        return f"'since' must be like 2021-02-18, 2021-02 or 2021, got {since!r:.60}"
    if isinstance(value, Mapping):
        parts = PARTS[str(about)]
        for part in sorted(value.keys() - set(parts)):
            return f"a reading of the field {about!r} has no {part!r:.60}; it has {', '.join(parts)}"
        stated = str(value.get("value", ""))
        if about == "date" and not is_date(stated):
            return f"the value of a date must be like 2021-02-18, 2021-02 or 2021, got {stated!r:.60}"
        if about == "count" and not (stated.isascii() and stated.isdigit() and len(stated) < _DIGITS):
            return f"the value of a count must be a whole number, got {stated!r:.60}"
        if about not in ("signatory", "addressee", "cc") and not str(value.get(parts[0], "-")):
            return f"{parts[0]!r} of a reading must not be empty; to say that it is no {about}, reject the fact"
    return None

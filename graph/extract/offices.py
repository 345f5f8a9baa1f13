"""Offices: telling a title of office from a person's name, in the lines of an address or a copy list."""

import re
from functools import cache

from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.vocabulary import any_of, one_of, words


@cache
def office(*, functions: bool = False) -> str:
    """A regular expression for a title of office with what may stand before it: "Acting Assistant Secretary".

    With `functions`, a role in an organization ("Director") is one too.
    """
    held = (
        any_of((*words("roles", "offices"), *words("roles", "functions"))) if functions else one_of("roles", "offices")
    )
    return rf"(?:{one_of('roles', 'qualifiers')}\s+)*{held}"


def is_office(text: str) -> bool:
    """Whether a line is a title of office, rather than a person's name with a title before it."""
    found = re.match(rf"(?:the\s+)?{office()}", text, re.IGNORECASE)
    if found is None:
        return re.match(rf".*\b{one_of('roles', 'offices')}$", text) is not None and not HONORIFIC.match(text)
    rest = text[found.end() :].strip()
    return (
        not rest
        or person_likeness(rest) < 0.5
        or re.match(r"(?:of|for|to|and|de|der|des|du|del)\b|[,&]", rest) is not None
    )


def office_before_name(words: str) -> re.Match[str] | None:
    """The office in `President Xi Jinping`, where all that follows it is a name."""
    found = re.match(rf"{office()}\s+", words)
    return found if found is not None and person_likeness(words[found.end() :]) > 0.5 else None

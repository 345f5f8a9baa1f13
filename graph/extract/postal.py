"""Lines of an address: streets, postcodes, ways to reach someone."""

import re
from functools import cache

from undersigned.graph.extract.vocabulary import one_of

_NUMBER = r"^\d+[\w/-]*,?\s+[A-ZÀ-Þ]|(?:straße|strasse|str\.)\s*\d"
_POSTCODE = r"\b[A-Z]{2}\s+\d{5}\b|\b[A-Z]{1,2}\d[\dA-Z]?\s+\d[A-Z]{2}\b|^\d{4,6}\s+[A-ZÀ-Þ]|\b\d{5}\b|\S@\w"
_BOX = r"^\W*(?:P\.?\s?O\.?\s+Box|Postfach|B\.?P\.?|C\.?P\.?|Apartado)\s+\d"
_SITE = re.compile(r"\S@\S+\.\w|(?:www\.|https?://)\S")


@cache
def _address() -> re.Pattern[str]:
    street, contact = one_of("addresses", "streets"), one_of("addresses", "contacts")
    return re.compile(rf"{_NUMBER}|{street}|{_POSTCODE}|^{contact}|{_BOX}")


def is_address(words: str) -> bool:
    """Whether a line is known for an address by a house number, a street, a postcode or a way to reach someone.

    >>> is_address("12 Harbour Street"), is_address("P.O. Box 12, Bern"), is_address("Minister of Fisheries")
    (True, True, False)
    """
    return _address().search(words) is not None


def is_letterhead(words: str) -> bool:
    """Whether a line says where those who write are found: a post box, a house in a street, a mail address, a site.

    >>> is_letterhead("12 Harbour Street · Leith"), is_letterhead("12 groups write about Harbour Street")
    (True, False)
    """
    return _SITE.search(words) is not None or _house().match(words) is not None


@cache
def _house() -> re.Pattern[str]:
    return re.compile(rf"{_BOX}|^\d+[\w/-]*,?\s+(?:[A-ZÀ-Þ][\w.'’-]*\s+){{0,4}}{one_of('addresses', 'streets')}")

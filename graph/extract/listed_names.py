"""Whether what a sentence enumerates are names: nearly all of them for sure, and none for sure not."""

import re
from collections.abc import Sequence
from functools import cache

from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness
from undersigned.graph.extract.vocabulary import word_set, words

_LIKELY, _SURE = 0.6, 0.8
_UNSURE = 0.34  # the share of names that by themselves might be none
_HEAD = re.compile(r"\s*[(（\[|]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_CLAUSE = re.compile(r"[的了在是将將被]|[来來]自|由于|由於|以及")
_HAN_LONGEST = 24

LONGEST = 160
"""Characters of one name."""

PAIR = 2
"""How many names make an enumeration."""

ARTICLE = re.compile(
    r"(?:(?:of|from|by|von|de|du|des|del|par|por)\s+|d['’])?(?:(?:the|die|der|das|den|dem|le|la|les|el|los|las)\s+|l['’])?"
    r"(?=[^\W\d_a-zß-ÿ])"
)
"""An article or preposition before a name, or nothing before its capital."""


def credible(names: Sequence[str], *, grouped: bool) -> bool:
    """Whether the names are those of organizations, people or states: nearly all for sure, none for sure not."""
    sure = [_likely(name) for name in names]
    if not all(_possible(name) for name in names):
        return False
    if len(names) == PAIR and not all(sure):
        return False
    loose = sum(not sure_one for sure_one in sure)
    plain = sum(len(name.split()) == 1 and not _known(name) and _HAN.search(name) is None for name in names)
    if all(_HAN.search(name) is not None for name in names) and not any(map(is_strong, names)) and len(names) <= PAIR:
        return False
    return loose <= _UNSURE * len(names) + 0.5 and (grouped or plain * 2 <= len(names))


def is_strong(name: str) -> bool:
    """Whether a name looks like an organization's or a person's by itself, wherever it stands."""
    return organization_likeness(name) >= _SURE or person_likeness(name) > _SURE


def bare_head(name: str) -> str:
    """The name without what a bracket or bar sets off behind it.

    >>> bare_head("Harbour Watch (HW)")
    'Harbour Watch'
    """
    return _HEAD.split(name, maxsplit=1)[0].strip()


def _known(name: str) -> bool:
    """Whether one word is more than a word for people: a country, an acronym, an organization that is known."""
    if is_country(name) or "(" in name or (name.isupper() and len(name) > 1):
        return True
    return organization_likeness(name) >= _SURE and name.casefold() not in word_set("organization_words", "peoples")


def _likely(name: str) -> bool:
    head = bare_head(name.split(",", maxsplit=1)[0]) or name
    article = ARTICLE.match(name)
    if article is not None and article.end():
        return _likely(name[article.end() :])
    if name[0].islower():
        return False
    if _HAN.search(head) is not None:
        return len(head) <= _HAN_LONGEST
    return is_country(name) or organization_likeness(head) >= _LIKELY or person_likeness(head) > 0.7


def _possible(name: str) -> bool:
    if len(name) > LONGEST or _HAN_CLAUSE.search(bare_head(name)) is not None:
        return False
    tokens = bare_head(name).split()
    if any(token in word_set("letter_words", "origins") for token in tokens):
        return False
    return not any(
        token in word_set("function_words", "prose") and token.islower() and not _joint(token) for token in tokens
    )


def _joint(token: str) -> bool:
    return token in (word_set("organization_words", "weak") | word_set("organization_words", "particles") | _joints())


@cache
def _joints() -> frozenset[str]:
    return frozenset(token for joint in words("letter_words", "joints") for token in joint.split())

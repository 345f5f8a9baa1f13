"""Clues that two printed names are of one organization: each looks for one thing, and says in a sentence what it saw.

A clue takes two profiles and returns None where it has nothing to say. What an answer follows from it is written in
the policy alone.
"""

from undersigned.graph.resolve.name_words import name_words
from undersigned.graph.resolve.organization_names import Name
from undersigned.graph.resolve.verdicts import Clue

_SHORT = 6
"""Names of fewer letters are compared by nothing but their exact form."""
_LONG_WORD = 7
"""A mistyped word of so many letters is hardly another word."""


def exact_form(left: Name, right: Name) -> Clue | None:
    """The same normal form: case, punctuation and an article do not count."""
    if left.form != right.form or not left.form or left.everywhere != right.everywhere:
        return None
    return Clue("exact-form", 1.0, "both are printed alike, but for letter case and punctuation")


def same_name(left: Name, right: Name) -> Clue | None:
    """The same words in the same order, once spelling, spacing, accents, articles and legal forms are set aside."""
    if left.itself is not None and left.itself == right.itself and len(left.itself) >= 3:
        return Clue("same-spelling", 0.9, f"both are the acronym {left.itself.upper()}, with or without dots")
    if left.joined != right.joined or not _is_telling(left) or _are_odd(left, right):
        return None
    if left.legal != right.legal:
        forms = " and ".join(repr(form) for form in sorted(left.legal ^ right.legal))
        return Clue("legal-form", 0.97, f"the names are the same but for the legal form {forms}")
    return Clue("same-spelling", 0.98, "the names are the same but for spacing, accents, hyphens or a way of spelling")


def same_words(left: Name, right: Name) -> Clue | None:
    """The same words that count, in the same order: "of" may be "for", "Canada" "Canadian"."""
    if left.content != right.content or len(left.content) < 2 or _are_odd(left, right) or left.script != "latin":
        return None
    if len(left.content) >= 3 or _without_articles(left) == _without_articles(right):
        return Clue("same-words", 0.95, "all words that count are the same, in the same order")
    return None


def same_words_but_few(left: Name, right: Name) -> Clue | None:
    """As `same_words`, where there are but two."""
    if left.content != right.content or len(left.content) < 2 or left.script != "latin":
        return None
    return Clue("same-words-but-few", 0.7, "both words that count are the same")


def singular_and_plural(left: Name, right: Name) -> Clue | None:
    """The same words but for an "s"."""
    if left.stems != right.stems or len(left.stems) < 2 or left.script != "latin":
        return None
    sentence = "the words are the same, one of them in the plural"
    plain = name_words().plain
    named = any(one != other and one not in plain for one, other in zip(left.content, right.content, strict=True))
    if len(left.stems) < 3 or named or _are_odd(left, right):
        return Clue("plural-of-few", 0.75, sentence)
    return Clue("plural", 0.94, sentence)


def described(left: Name, right: Name) -> Clue | None:
    """The same words, and a generic one in small letters behind those of one: "… network" is a description."""
    longer, shorter = (left, right) if len(left.words) > len(right.words) else (right, left)
    if longer.words[:-1] != shorter.words or len(shorter.content) < 3 or _are_odd(left, right):
        return None
    last = longer.words[-1]
    if last not in name_words().generic or not longer.printed.endswith(" " + last) or shorter.printed.islower():
        return None
    return Clue("described", 0.93, f"one has {last!r} behind its name, in small letters")


def one_word_mistyped(left: Name, right: Name) -> Clue | None:
    """The same words but for one long word with one letter wrong; one of the two is in a dictionary, the other not."""
    found = _mistyped(left, right)
    if found is None:
        return None
    one, other, known = found
    sentence = f"{one!r} and {other!r} differ in a letter, and all other words are the same"
    if known and len(left.content) >= 2 and not _are_odd(left, right):
        return Clue("typo", 0.92, sentence)
    return Clue("near-spelling", 0.7, sentence)


def moved_word(left: Name, right: Name) -> Clue | None:
    """The same words that count in another order; sure where many stay, and a place alone has moved."""
    if len(left.content) < 2 or len(left.content) != len(right.content) or sorted(left.stems) != sorted(right.stems):
        return None
    sentence = "the same words in another order"
    counted = [word for word in left.content if word not in name_words().prepositions]
    if len(set(counted)) >= 4 and _one_moved(left.stems, right.stems) and not _are_odd(left, right):
        return Clue("moved-word", 0.9, sentence)
    return Clue("other-order", 0.7, sentence)


def residuals(left: Name, right: Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is left of the words that count when both begin and end alike, and that is taken off.

    >>> from undersigned.graph.resolve.organization_names import profiles
    >>> residuals(profiles("Hong Kong Watch")[0], profiles("Human Rights Watch")[0])
    (('@hong-kong',), ('human', 'rights'))
    """
    one, other = left.content, right.content
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _is_telling(name: Name) -> bool:
    """Whether a name tells more than a general word, and in more than a few letters."""
    if name.script != "latin":
        return len(name.joined) >= 2
    if len(name.joined) < _SHORT:
        return False
    return len(name.content) >= 2 or (len(name.content) == 1 and _is_telling_word(name.content[0]))


def _is_telling_word(word: str) -> bool:
    return len(word) >= _SHORT and word[0] != "@" and word not in name_words().plain


def _are_odd(left: Name, right: Name) -> bool:
    """Whether what is printed beside the names is not the same: words in brackets, a legal form, another's acronym."""
    if left.asides != right.asides or left.numbers != right.numbers:
        return True
    if not (left.seats <= right.everywhere and right.seats <= left.everywhere):
        return True
    if left.legal and right.legal and left.legal.isdisjoint(right.legal):
        return True
    if left.foreign == right.foreign or left.script != "latin":
        return False
    if left.foreign and right.foreign:
        return True
    return len(left.content) < 3 or not name_words().units.isdisjoint(left.content)


def _without_articles(name: Name) -> tuple[str, ...]:
    tables = name_words()
    return tuple(word for word in name.words if word not in tables.articles and word != "and")


def _mistyped(left: Name, right: Name) -> tuple[str, str, bool] | None:
    """The two spellings of the one word that differs, and whether exactly one of them is in the tables."""
    if len(left.words) != len(right.words) or left.script != "latin" or right.script != "latin":
        return None
    differing = [(one, other) for one, other in zip(left.words, right.words, strict=True) if one != other]
    if len(differing) != 1:
        return None
    one, other = differing[0]
    if min(len(one), len(other)) < _LONG_WORD or one[0] != other[0] or one.isdigit() or other.isdigit():
        return None
    from rapidfuzz.distance import OSA

    if OSA.distance(one, other, score_cutoff=1) > 1:
        return None
    tables = name_words()
    known = [word in tables.plain or (word,) in tables.places or word[:-1] in tables.plain for word in (one, other)]
    if all(known):
        return None
    return one, other, any(known) and one[-2:] == other[-2:]


def _one_moved(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether taking one place out of both leaves the same order."""
    return any(word[0] == "@" and _without(one, word) == _without(other, word) for word in one)


def _without(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(each for each in words if each != word)

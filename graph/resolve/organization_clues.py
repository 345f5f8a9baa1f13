"""Clues that two printed names are of one organization: each looks for one thing, and says in a sentence what it saw.

A clue takes two profiles and returns None where it has nothing to say. What an answer follows from it is written in
the policy alone.
"""

from undersigned.graph.resolve.name_words import PEOPLE, fold, name_words
from undersigned.graph.resolve.organization_doubts import doubt_of, place_words, without_articles
from undersigned.graph.resolve.organization_names import Name
from undersigned.graph.resolve.organization_wording import as_printed
from undersigned.graph.resolve.verdicts import Clue
from undersigned.graph.resolve.word_senses import sense

_SHORT = 6
"""Names of fewer letters are compared by nothing but their exact form."""
_LONG_WORD = 7
"""A mistyped word of so many letters is hardly another word."""

_VERY_LONG_WORD = 8
"""A word of more letters, with one of them left out, is hardly another word."""


def exact_form(left: Name, right: Name) -> Clue | None:
    """The same normal form: case, punctuation and an article do not count."""
    if left.form != right.form or not left.form or left.everywhere != right.everywhere:
        return None
    if left.foreign != right.foreign:
        return None  # what one has in brackets may be no acronym
    return Clue("exact-form", 1.0, "both are printed alike, but for letter case and punctuation")


def same_name(left: Name, right: Name) -> Clue | None:
    """The same words in the same order, once spelling, spacing, accents, articles and legal forms are set aside."""
    if left.itself is not None and left.itself == right.itself and len(left.itself) >= 3:
        return Clue("same-spelling", 0.9, f"both are the acronym {left.itself.upper()}, with or without dots")
    if left.joined != right.joined or not _is_telling(left) or _are_odd(left, right):
        return None
    if left.legal != right.legal:
        forms = " and ".join(
            repr(as_printed(name, [word for form in only for word in form.split()]))
            for name, only in ((left, left.legal - right.legal), (right, right.legal - left.legal))
            if only
        )
        return Clue("legal-form", 0.97, f"the names are the same but for the legal form {forms}")
    return Clue("same-spelling", 0.98, "the names are the same but for spacing, accents, hyphens or a way of spelling")


def same_but_marked(left: Name, right: Name) -> Clue | None:
    """The same words, and beside one what may be another body's: a code in brackets, "SA", a place of two meanings."""
    if left.joined != right.joined and (left.content != right.content or len(left.content) < 2):
        return None
    if left.script != right.script or not _is_telling(left) or not _is_telling(right):
        return None
    odd = doubt_of(left, right)
    return None if odd is None else Clue("same-but-marked", 0.7, f"the names are the same, but {odd}")


def same_words(left: Name, right: Name) -> Clue | None:
    """The same words that count, in the same order: "of" may be "for", "Canada" "Canadian"."""
    if left.content != right.content or len(left.content) < 2 or left.script != "latin":
        return None
    return Clue("same-words", 0.7, "the words that count are the same, but not all")


def singular_and_plural(left: Name, right: Name) -> Clue | None:
    """The same words but for an "s"."""
    if left.stems != right.stems or len(left.stems) < 2 or left.script != "latin":
        return None
    sentence = "the words are the same, one of them in the plural"
    plain = name_words().plain
    named = any(one != other and one not in plain for one, other in zip(left.content, right.content, strict=True))
    same_links = len(without_articles(left)) == len(without_articles(right))
    if len(left.stems) < 3 or named or not same_links or _are_odd(left, right):
        return Clue("plural-of-few", 0.75, sentence)
    return Clue("plural", 0.94, sentence)


def described(left: Name, right: Name) -> Clue | None:
    """The same words, and one in small letters behind those of one that only describes: "… network".

    Where the words of a name are printed in small letters anyway, as in French or Spanish, they tell nothing.
    """
    longer, shorter = (left, right) if len(left.words) > len(right.words) else (right, left)
    if longer.words[:-1] != shorter.words or len(shorter.content) < 3 or _are_odd(left, right):
        return None
    last = longer.words[-1]
    if last not in name_words().descriptions or not longer.printed.endswith(" " + last):
        return None
    if any(word[0].islower() and not sense(fold(word)).is_small for word in shorter.printed.split()):
        return None
    return Clue("described", 0.93, f"one has {last!r} behind its name, in small letters")


def one_word_mistyped(left: Name, right: Name) -> Clue | None:
    """The same words but for one long word, of which a letter differs."""
    found = _mistyped(left, right)
    if found is None:
        return None
    one, other, is_slip = found
    words = f"{as_printed(left, [one])!r} and {as_printed(right, [other])!r}"
    if is_slip and len(left.content) >= 2 and not _are_odd(left, right):
        return Clue("typo", 0.92, f"{words} differ by a slip of the hand, and all other words are the same")
    return Clue("near-spelling", 0.7, f"{words} differ in a letter, and all other words are the same")


def moved_word(left: Name, right: Name) -> Clue | None:
    """The same words that count in another order."""
    if len(left.content) < 2 or len(left.content) != len(right.content) or sorted(left.stems) != sorted(right.stems):
        return None
    sentence = "the same words in another order"
    counted = [word for word in left.content if word not in name_words().prepositions]
    if len(set(counted)) >= 4 and _place_from_end_to_end(left, right) and not _are_odd(left, right):
        return Clue("moved-word", 0.9, "the same words, the place before them in one and behind them in the other")
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
    return doubt_of(left, right) is not None


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
    return one, other, any(known) and one[-2:] == other[-2:] and _is_slip(one, other)


def _is_slip(one: str, other: str) -> bool:
    """Whether fingers do that: two letters turned, or one left out of a word that is no place's name.

    That is one of two equal ones, or one of very many. Another letter makes another word or town as easily: "Granada"
    and "Grenada".
    """
    if len(one) == len(other):
        return sorted(one) == sorted(other)
    short, long = sorted((one, other), key=len)
    at = next((at for at in range(len(short)) if short[at] != long[at]), len(short))
    is_word = one in name_words().plain or other in name_words().plain
    return is_word and (long[at] == long[at - 1] or len(long) > _VERY_LONG_WORD)


def _place_from_end_to_end(left: Name, right: Name) -> bool:
    """Whether one place stands before all other words of one name, and behind all of the other, by the same word.

    Elsewhere the order is the meaning: "Japan-China" is no "China-Japan", "University of York" not "York University".
    """
    places = [word for word in left.stems if word[0] == "@"]
    if len(places) != 1 or places[0].endswith(PEOPLE) or not name_words().ordered.isdisjoint(left.content):
        return False
    first, last = (left, right) if left.content[0] == places[0] else (right, left)
    if first.content[0] != places[0] or last.linked[-1] != places[0] or sense(last.linked[-2]).is_link:
        return False
    same = _without(left.stems, places[0]) == _without(right.stems, places[0])
    return same and "".join(place_words(left)) == "".join(place_words(right))


def _without(words: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(each for each in words if each != word)

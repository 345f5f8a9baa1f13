"""What printed with two equal names may yet tell of two bodies: a code in brackets, a doubtful legal form, a place."""

import re

from undersigned.graph.resolve.name_words import fold, name_words
from undersigned.graph.resolve.organization_names import Name
from undersigned.graph.resolve.organization_wording import as_printed
from undersigned.graph.resolve.word_senses import sense

_PARTED = re.compile(r"[\s\-–—/]+")

_TELLING = 5
"""A name of so many words that count is hardly another body's in another country's spelling."""


def doubt_of(left: Name, right: Name) -> str | None:
    """What in the printing of two names that come to the same may tell of two bodies, said in words."""
    for one, other in ((left, right), (right, left)):
        if (capital := _capital(one, other)) is not None:
            return f"{capital!r} in one, with a capital, may be a place or a name"
    if _is_respelled(left, right):
        return "they are spelled as in two countries, and such names stand in both"
    return oddity(left, right)


def oddity(left: Name, right: Name) -> str | None:
    """What printed with two names may tell of two bodies, said in words; None where nothing does.

    >>> from undersigned.graph.resolve.organization_names import profiles
    >>> oddity(profiles("Students for Freedom (QLD)")[0], profiles("Students for Freedom")[0])
    "'QLD' in one is no abbreviation of its words, and may be that of a place or of another body"
    """
    for one, other in ((left, right), (right, left)):
        if one.asides != other.asides and (only := one.asides - other.asides):
            return f"{as_printed(one, only)!r} stands beside one alone"
        if one.numbers != other.numbers and (only := one.numbers - other.numbers):
            return f"{as_printed(one, only)!r} stands in one alone"
        if not one.seats <= other.everywhere:
            return f"{as_printed(one, one.seats - other.everywhere)!r} stands beside one alone"
        if one.legal != other.legal and (form := _doubtful_form(one, other)) is not None:
            return f"{as_printed(one, form.split())!r} behind one may be a legal form, or a place, or a word"
        if one.foreign != other.foreign and (only := one.foreign - other.foreign):
            codes = as_printed(one, only) if one.script == "latin" else " ".join(sorted(only)).upper()
            return f"{codes!r} in one is no abbreviation of its words, and may be that of a place or of another body"
    if left.legal and right.legal and left.legal.isdisjoint(right.legal):
        return "they are bodies of two legal forms"
    if left.script != "latin" or left.words == right.words:
        return None
    if left.content == right.content and ("and" in left.words) != ("and" in right.words):
        return "only one has 'and' in it, which may make two things of one"
    return _place_in_doubt(left, right) or _vowel_in_doubt(left, right)


def _doubtful_form(one: Name, other: Name) -> str | None:
    """A legal form that only one has and that may as well be a place or a word: "SA" is South Africa's, too."""
    doubtful = name_words().doubtful_forms
    for form in sorted(one.legal - other.legal):
        fitting = doubtful.get(form)
        if fitting is not None and (len(one.content) < 2 or not fitting & one.languages or _ENGLISH in one.languages):
            return form
    return None


_ENGLISH = "en"
_GERMAN = "de"


def _place_in_doubt(left: Name, right: Name) -> str | None:
    """Places that the tables know as one, named by words that may mean two: "Indian" and "India"."""
    one, other = place_words(left), place_words(right)
    if "".join(one) == "".join(other) or name_words().doubtful_places.isdisjoint((*one, *other)):
        return None
    only = [
        as_printed(name, [word for word in words if word not in others])
        for name, words, others in ((left, one, other), (right, other, one))
    ]
    return f"{' and '.join(repr(each) for each in only if each)} may not mean one place"


def place_words(name: Name) -> tuple[str, ...]:
    """The words that name the places of a name."""
    kept = set(name.content)
    return tuple([word for word in name.words if word not in kept and not sense(word).is_small])


def _vowel_in_doubt(left: Name, right: Name) -> str | None:
    """Two letters, "ae", "oe" or "ue", where the other has one, in names that are not German."""
    if left.joined != right.joined or _letters(left) == _letters(right):
        return None
    if any(_GERMAN in name.languages and _ENGLISH not in name.languages for name in (left, right)):
        return None
    return "one has 'ae', 'oe' or 'ue' where the other has one letter"


def _letters(name: Name) -> str:
    return "".join(without_articles(name))


def _capital(one: Name, other: Name) -> str | None:
    """A small word that only one has, and with a capital ("Van", "LA"), but for "The", and for "La" at the head."""
    if one.script != "latin":
        return None
    said, tables = set(map(fold, _tokens(other))), name_words()
    for at, token in enumerate(_tokens(one)):
        word = fold(token)
        small = word in tables.articles or word in tables.links
        leads = at == 0 and token.istitle() and len(token) > 1 and word in tables.articles
        if small and token[0].isupper() and word not in said and word not in {"the", "and"} and not leads:
            return str(token)
    return None


def _tokens(name: Name) -> list[str]:
    """The printed words of a name, compounds parted, without those that hold a digit or a point."""
    tokens = (token.strip("()[],;:'\"’“”") for token in _PARTED.split(name.printed))
    return [token for token in tokens if token.isalpha()]


def _is_respelled(left: Name, right: Name) -> bool:
    """Whether names of few words differ as British and American spelling do."""
    if len(left.content) >= _TELLING or left.script != "latin":
        return False
    one, other = ([fold(token) for token in _tokens(name)] for name in (left, right))
    pairs = name_words().spellings
    both = zip(one, other, strict=False)
    return any(here != there and pairs.get(here) == pairs.get(there, "") for here, there in both)


def without_articles(name: Name) -> tuple[str, ...]:
    """The words of a name but for articles and "and"."""
    tables = name_words()
    return tuple(word for word in name.words if word not in tables.articles and word != "and")

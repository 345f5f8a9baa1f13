"""What printed with two equal names may yet tell of two bodies: a code in brackets, a doubtful legal form, a place."""

from undersigned.graph.resolve.name_words import name_words
from undersigned.graph.resolve.organization_names import Name
from undersigned.graph.resolve.organization_wording import as_printed
from undersigned.graph.resolve.word_senses import sense


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


def without_articles(name: Name) -> tuple[str, ...]:
    """The words of a name but for articles and "and"."""
    tables = name_words()
    return tuple(word for word in name.words if word not in tables.articles and word != "and")

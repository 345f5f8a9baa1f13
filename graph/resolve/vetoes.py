"""Vetoes: what tells two names apart, however alike they are otherwise.

Each returns a clue of less than 0, or None where nothing speaks against. `chapter` says in its clue which of the two
would be part of the other.
"""

from undersigned.graph.resolve.name_words import name_words
from undersigned.graph.resolve.organization_clues import residuals
from undersigned.graph.resolve.organization_doubts import place_words
from undersigned.graph.resolve.organization_names import Name, is_whole
from undersigned.graph.resolve.organization_wording import as_printed
from undersigned.graph.resolve.verdicts import Clue
from undersigned.graph.resolve.word_senses import sense, stem

_SHORT = 4
"""Words of no more letters are within too many others."""
_LIMIT = 2
"""So many words may differ where two names are said to be "one thing apart"."""


def other_number(left: Name, right: Name) -> Clue | None:
    """Two numbers in names that share a word: "Article 19" and "Article 36"."""
    if not left.numbers or not right.numbers or left.numbers == right.numbers:
        return None
    if left.script == "latin" and not set(left.content) & set(right.content):
        return None
    return Clue(
        "other-number", -0.9, f"one has the number {_listing(left.numbers)}, the other {_listing(right.numbers)}"
    )


def other_place(left: Name, right: Name) -> Clue | None:
    """Each has a place or a people that the other has not, in names that share words or are in one language."""
    only = left.everywhere - right.everywhere, right.everywhere - left.everywhere
    if not only[0] or not only[1]:
        return None
    if only[0] <= left.seats and only[1] <= right.seats and _may_lie_in(only[0], only[1]):
        return None
    sentence = f"one is of {_places(left, only[0])}, the other of {_places(right, only[1])}"
    alike = (
        bool(set(left.trunk) & set(right.trunk)) or left.trunk == right.trunk or left.script == right.script == "han"
    )
    return Clue("other-place", -0.8 if alike else -0.4, sentence)


def chapter(left: Name, right: Name) -> Clue | None:
    """Equal names, one of which says that it is a section, or has a place where the other is the whole world's.

    The other is a whole where it says so ("Amnesty International"), or is already about another place ("Students for
    a Free Tibet"); many a body is printed now with its country and now without.
    """
    if left.script != right.script or left.trunk != right.trunk or not any(left.trunk):
        return None
    if left.sections != right.sections and not (left.everywhere and left.everywhere == right.everywhere):
        return Clue("section", -0.9, f"one is a part: {' and '.join(_sections(left, right))}")
    extra = _extra(left, right)
    if extra is None:
        return None
    longer, places = extra
    if places <= (longer.seats - longer.places) | longer.about or not is_whole(left if longer is right else right):
        return None
    return Clue("chapter", -0.8, f"only one is of {_places(longer, places)}; the names are otherwise the same")


def seat(left: Name, right: Name) -> Clue | None:
    """Equal names, one of which has a place more: its seat, its chapter's, or what it is about."""
    if left.script != right.script or left.trunk != right.trunk or not any(left.trunk):
        return None
    extra = _extra(left, right)
    if extra is None:
        return None
    places = _places(*extra)
    return Clue("seat", 0.3, f"only one tells of {places}: where it sits, what it is about, or of what it is a chapter")


def is_part(left: Name, right: Name) -> bool | None:
    """Whether the left is what would be a part of the right; None where neither is plain a whole."""
    if left.sections != right.sections:
        parts = bool(left.sections - right.sections), bool(right.sections - left.sections)
        return None if parts[0] == parts[1] else parts[0]
    extra = _extra(left, right)
    if extra is None:
        return None
    whole = right if extra[0] is left else left
    return None if len(whole.content) < 2 and whole.script == "latin" and whole.is_plain else extra[0] is left


def other_audience(left: Name, right: Name) -> Clue | None:
    """The women's, the youth's or the lawyers' group beside another, or beside the general one."""
    only = left.audiences - right.audiences, right.audiences - left.audiences
    if left.script != right.script or not (only[0] or only[1]) or left.itself or right.itself:
        return None  # an acronym does not say of whom it is
    nested = bool(left.audiences & right.audiences)
    if nested and "and" in (left.words if only[0] else right.words):
        return None
    one = {word for word in left.english if word not in left.audiences}
    other = {word for word in right.english if word not in right.audiences}
    small = name_words().prepositions
    if not (one - small) or not (other - small) or not (one <= other or other <= one):
        return None
    groups = [
        f"of {as_printed(name, [word for word in name.content if sense(word).audience in words])!r}"
        if words
        else "of all"
        for name, words in zip((left, right), only, strict=True)
    ]
    return Clue("other-audience", -0.7, f"one is {groups[0]}, the other {groups[1]}")


def acronym_clash(left: Name, right: Name) -> Clue | None:
    """One acronym, and two names in one language that it abbreviates."""
    shared = left.acronyms & right.acronyms
    if not shared or not left.languages & right.languages or left.foreign or right.foreign:
        return None
    one, other = residuals(left, right)
    if not one or not other or set(left.kernel) == set(right.kernel):
        return None
    return Clue("acronym-clash", -0.7, f"{_listing(shared).upper()} abbreviates two names here")


def one_thing_apart(left: Name, right: Name) -> Clue | None:
    """A word or two stand in one name where others stand in the other: "Watch" and "Forum"."""
    if left.script != "latin" or right.script != "latin" or not _one_language(left, right):
        return None
    plain = name_words().plain
    if not any(word[0] == "@" or word in plain for word in left.content if word in right.content):
        return None  # nothing is shared but a name of its own: a body may well call itself two things by it
    one, other = residuals(left, right)
    score = -0.6
    if max(len(one), len(other)) > _LIMIT or len(one) == len(left.content) or not set(one).isdisjoint(other):
        one, other = _only(left, right), _only(right, left)
        score = -0.4
        if len((set(left.stems) & set(right.stems)) - name_words().prepositions) < 2:
            return None
    if left.everywhere == right.everywhere:  # a place within one name and beside the other is no difference
        one, other = (tuple(word for word in words if word[0] != "@") or words for words in (one, other))
    if not 1 <= len(one) <= _LIMIT or not 1 <= len(other) <= _LIMIT or _may_be_one(one, other):
        return None
    if _is_within(place_words(left), other) or _is_within(place_words(right), one):
        return None  # "Ostturkistanische" may be the other's "East Turkistan"
    return Clue(
        "one-thing-apart",
        score,
        f"{as_printed(left, one)!r} stands in one where the other has {as_printed(right, other)!r}",
    )


def nothing_alike(left: Name, right: Name) -> Clue | None:
    """Two names in plain words of one language that have less than half of their words in common."""
    if left.script != "latin" or right.script != "latin" or not (left.is_plain and right.is_plain):
        return None
    if not _one_language(left, right) or min(len(left.content), len(right.content)) < 2:
        return None
    small = name_words().prepositions | name_words().generic
    one, other = set(left.english) - small, set(right.english) - small
    if 2 * len(one & other) >= max(len(one), len(other), 1):
        return None
    return Clue("nothing-alike", -0.2, "the names are made of other words, and nothing else speaks for one body")


def _extra(left: Name, right: Name) -> tuple[Name, frozenset[str]] | None:
    """The name that has places the other lacks, and those."""
    here, there = left.everywhere, right.everywhere
    if here < there:
        return right, there - here
    if there < here:
        return left, here - there
    return None


def _only(name: Name, other: Name) -> tuple[str, ...]:
    """The words that count in a name and are not in the other by any meaning, but for those that count little."""
    tables = name_words()
    small = tables.prepositions | tables.secretariats | tables.scopes
    said = {stem(each) for each in other.english} | set(other.stems)
    return tuple(
        word
        for word, alike in zip(name.content, name.stems, strict=True)
        if alike not in said and stem(tables.concepts.get(word, (word,))[0]) not in said and word not in small
    )


def _one_language(left: Name, right: Name) -> bool:
    here, there = _languages(left), _languages(right)
    if here and there:
        return bool(here & there)
    return left.is_plain == right.is_plain or not (left.languages or right.languages)


def _is_within(places: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a word for a place is part of a longer word."""
    return any(len(place) > _SHORT and place in word and place != word for place in places for word in words)


def _languages(name: Name) -> frozenset[str]:
    """The languages of a name; where its words contradict, those of its small words: "des", "of"."""
    if name.languages:
        return name.languages
    said = [sense(word) for word in name.words if word != "and"]
    told = [says.languages for says in said if says.is_small and says.languages]
    return frozenset.intersection(*told) if told else frozenset()


def _may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether what differs may be two ways of saying one thing: initials, kin words, one stem, a slip."""
    from rapidfuzz import fuzz

    tables = name_words()
    said = [tuple(word for each in words for word in tables.concepts.get(each, (each,))) for words in (one, other)]
    if sorted(said[0]) == sorted(said[1]):
        return True
    if set(one) <= tables.kindred and set(other) <= tables.kindred:
        return True
    for short, long in ((one, other), (other, one)):
        if len(short) == 1 and len(long) > 1 and short[0] == "".join(word.lstrip("@")[0] for word in long):
            return True
        if (
            len(short) == 1
            and short[0] not in tables.plain
            and short[0][0] != "@"
            and len(short[0]) <= 6
            and len(long) > 1
        ):
            return True
    if all(word[0] == "@" or word in tables.plain for word in one + other) and any(
        word[0] == "@" for word in one + other
    ):
        return False
    return fuzz.ratio(_words(one).replace(" ", ""), _words(other).replace(" ", "")) >= 75 or (
        len(one) == len(other) == 1 and len(one[0]) >= 5 and one[0][:5] == other[0][:5]
    )


def _may_lie_in(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the one are towns and the other countries: an address in short, and in full."""
    countries = name_words().countries
    return (one <= countries) != (other <= countries)


def _places(name: Name, places: frozenset[str]) -> str:
    """The places as they are printed; in Chinese letters, and beside a name, as they are called."""
    printed = as_printed(name, places)
    return repr(printed) if printed in name.printed else printed.title()


def _sections(left: Name, right: Name) -> list[str]:
    both = ((left, left.sections - right.sections), (right, right.sections - left.sections))
    return [repr(as_printed(name, only)) for name, only in both if only]


def _listing(words: frozenset[str]) -> str:
    return " and ".join(sorted(words))


def _words(words: tuple[str, ...]) -> str:
    return " ".join(word.lstrip("@").removesuffix(":people").replace("-", " ") for word in words)

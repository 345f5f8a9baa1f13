"""Hints that two printed names are of one organization: short for one another, or said in another language.

As the clues of `organization_clues`, each takes two profiles and says what it saw, or returns None. Few of them are
ever enough to join two names.
"""

from collections.abc import Sequence
from itertools import pairwise

from undersigned.graph.resolve.name_content import capitals_of
from undersigned.graph.resolve.name_words import fold, name_words
from undersigned.graph.resolve.organization_names import Name
from undersigned.graph.resolve.organization_wording import as_printed
from undersigned.graph.resolve.verdicts import Clue
from undersigned.graph.resolve.word_senses import stem

LONG_ACRONYM = 5
"""From so many letters on, an acronym printed with a name may stand for it alone."""

_SHORT = 6
"""Names of fewer letters are compared by nothing but their exact form."""


def printed_acronym(left: Name, right: Name) -> Clue | None:
    """One is printed as nothing but the acronym that stands beside the other, or that its initials are."""
    for short, full in ((left, right), (right, left)):
        acronym = short.itself
        if acronym is None or full.itself is not None or len(acronym) < 3:
            continue
        if acronym in full.acronyms:
            name = "long-printed-acronym" if is_own_acronym(acronym, full) else "printed-acronym"
            return Clue(name, 0.9, f"{short.printed!r} is printed beside {full.printed!r}")
        found = next(
            (each for each in (acronym, capitals_of(short.printed)) if len(each) >= 3 and each in full.initials), None
        )
        if found is not None:
            name = "long-initials" if len(found) > LONG_ACRONYM and not _is_word(found) else "initials"
            return Clue(name, 0.7, f"{found.upper()} are the initials of {full.printed!r}")
    return None


def is_own_acronym(acronym: str, full: Name) -> bool:
    """Whether an acronym is long, no word of the dictionary, and letter for letter the initials of the name.

    >>> from undersigned.graph.resolve.organization_names import profiles
    >>> is_own_acronym("dafoh", profiles("Doctors Against Forced Organ Harvesting")[0])
    True
    >>> is_own_acronym("aware", profiles("Association of Women for Action, Research and Education")[0])
    False
    """
    return len(acronym) >= LONG_ACRONYM and acronym in full.initials and not _is_word(acronym)


def _is_word(acronym: str) -> bool:
    tables = name_words()
    return acronym in tables.acronyms or acronym in tables.plain or stem(acronym) in tables.plain


def acronym_and_place(left: Name, right: Name) -> Clue | None:
    """One is an acronym and a place, the other has both: "SFT-India"."""
    for short, full in ((left, right), (right, left)):
        if short.stub is None or full.stub is not None or not short.everywhere:
            continue
        if short.stub in full.acronyms | full.initials and short.everywhere <= full.everywhere:
            return Clue("acronym-and-place", 0.7, f"{short.printed!r} may stand for {full.printed!r}")
    return None


def same_acronym(left: Name, right: Name) -> Clue | None:
    """The same acronym is printed beside both."""
    shared = sorted(left.acronyms & right.acronyms)
    if not shared or (shared[0] in left.foreign and shared[0] in right.foreign):
        return None  # beside names that it does not abbreviate, it is that of what both belong to
    return Clue("same-acronym", 0.6, f"both are abbreviated {shared[0].upper()}")


def part_abbreviated(left: Name, right: Name) -> Clue | None:
    """One begins with initials that the other writes out, and the rest is the same: "TU", "Technische Universität"."""
    for short, full in ((left, right), (right, left)):
        first = short.words[0] if short.words else ""
        count = len(full.words) - len(short.words) + 1
        same_rest = count >= 2 and len(short.words) > 1 and short.words[1:] == full.words[count:]
        if same_rest and len(first) >= 2 and "".join(word[0] for word in full.words[:count]) == first:
            return Clue("part-abbreviated", 0.7, f"{first.upper()} stands for {' '.join(full.words[:count])!r}")
    return None


def generic_word_missing(left: Name, right: Name) -> Clue | None:
    """Only one has a word that says what sort of body it is: "Association", "Network", "Foundation"."""
    if left.kernel != right.kernel or not any(left.kernel) or left.content == right.content:
        return None
    if left.script == "latin" and not any(
        len(word) > 3 and word not in name_words().prepositions for word in left.kernel
    ):
        return None
    missing = set(left.content) ^ set(right.content)
    if left.script == "latin" and not (
        set(left.content) <= set(right.content) or set(right.content) <= set(left.content)
    ):
        return None
    longer = left if missing <= set(left.content) else right
    words = repr(as_printed(longer, missing)) if left.script == "latin" else "a general word"
    if missing <= name_words().secretariats or (left.script == "han" and _secretariat(left, right)):
        return Clue("secretariat", 0.8, f"only one has {words}: a secretariat speaks for its body")
    return Clue("generic-word", 0.6, f"the names are the same, but only one has {words}")


def has_secretariat(name: Name) -> bool:
    """Whether the name is that of a secretariat."""
    return not name_words().secretariats.isdisjoint(name.content)


def said_in_english(left: Name, right: Name) -> Clue | None:
    """Word for word the same, once both are said in English."""
    if len(left.english) < 2 or sorted(left.english) != sorted(right.english):
        return None
    return Clue("translated", 0.7, f"word for word the same in two languages: {_readable(left.english)}")


def nearly_said_in_english(left: Name, right: Name) -> Clue | None:
    """Nearly word for word the same, once both are said in English."""
    if left.languages and left.languages == right.languages:
        return None
    one, other = set(left.english), set(right.english)
    shared = one & other
    small = name_words().prepositions
    if len(shared - small) < 2 or len(shared) < 0.6 * len(one | other):
        return None
    return Clue("nearly-translated", 0.5, f"in two languages they share {_readable(sorted(shared))}")


def cognates(left: Name, right: Name) -> Clue | None:
    """Word by word alike, as in related languages: "Amnesty International", "Amnistía Internacional"."""
    if len(left.content) != len(right.content) or len(left.content) < 2 or (left.languages & right.languages):
        return None
    from rapidfuzz import fuzz

    if all(fuzz.ratio(one, other) >= 75 for one, other in zip(left.content, right.content, strict=True)):
        return Clue("cognates", 0.6, "word by word alike, as in two related languages")
    return None


def name_and_motto(left: Name, right: Name) -> Clue | None:
    """One goes on behind a colon or a dash; what stands before it is the other's name, or the other goes on as well."""
    for short, long in ((left, right), (right, left)):
        if long.head is not None and long.head == short.form and len(short.joined) >= _SHORT:
            tail = long.form[len(long.head) :].strip()
            printed = repr(as_printed(long, tail.split()))
            if _is_motto(fold(tail).split()) and len(short.content) >= 2:
                return Clue("motto", 0.93, f"one says behind its name what it is: {printed}")
            return Clue("name-and-more", 0.7, f"one goes on behind the other's name with {printed}")
    if left.head is not None and left.head == right.head and left.form != right.form and len(left.head) >= _SHORT:
        return Clue("name-and-more", 0.6, "each goes on in its own way behind what may be one name")
    return None


def _is_motto(words: list[str]) -> bool:
    """Whether words say what a body is, and what for: "a magazine on …"; not "A Coruña", nor "a project of …"."""
    if not words or not name_words().parts.isdisjoint(words):
        return False
    return any(
        words[0] in articles and any(noun in nouns and aim in aims for noun, aim in pairwise(words[1:_OPENING]))
        for articles, nouns, aims in name_words().mottos
    )


_OPENING = 6
"""Within so many words a motto says what the body is."""


def word_abbreviated(left: Name, right: Name) -> Clue | None:
    """A word that one has in full the other cuts short with a point: "Österr." for "Österreichische"."""
    if len(left.words) != len(right.words) or left.script != "latin" or right.script != "latin":
        return None
    apart = [
        (one, other)
        for one, other in zip(left.words, right.words, strict=True)
        if one != other and _one_letter(one) != _one_letter(other)
    ]
    if not apart:
        return None
    for name, pairs in ((left, apart), (right, [(other, one) for one, other in apart])):
        printed = fold(name.printed)
        if all(_is_cut(short, full) and f"{short}." in printed for short, full in pairs):
            words = as_printed(name, [short for short, _ in pairs])
            return Clue("word-abbreviated", 0.7, f"one has in short what the other has in full: {words!r}")
    return None


def _is_cut(short: str, full: str) -> bool:
    return 2 <= len(short) < len(full) and (full.startswith(short) or _one_letter(full).startswith(short))


def _one_letter(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def former_name(left: Name, right: Name) -> Clue | None:
    """One is printed as the former name of the other."""
    if left.form in right.former or right.form in left.former:
        return Clue("former-name", 0.9, "one is printed as the former name of the other")
    return None


def contained(left: Name, right: Name) -> Clue | None:
    """All words of one are among those of the other."""
    if left.script != right.script or left.asides or right.asides:
        return None
    if left.script != "latin":
        short, long = sorted((left.joined, right.joined), key=len)
        found = len(short) >= 3 and short in long
    else:
        fewer, more = sorted((set(left.stems), set(right.stems)), key=lambda words: (len(words), sorted(words)))
        small = name_words().prepositions
        found = fewer <= more and (len(fewer - small) >= 2 or any(_is_own_word(word) for word in fewer))
    return Clue("contained", 0.5, "all words of one are among those of the other") if found else None


def many_shared_words(left: Name, right: Name) -> Clue | None:
    """Most words are shared."""
    small = name_words().prepositions
    one, other = set(left.stems) - small, set(right.stems) - small
    if left.script == right.script == "han":
        one, other = _pairs(left.joined), _pairs(right.joined)
    shared = len(one & other)
    if shared < 2 or shared < 0.6 * max(len(one), len(other)):
        return None
    what = "words" if left.script == "latin" else "pairs of characters"
    return Clue("many-words", 0.4, f"{shared} of {max(len(one), len(other))} {what} are shared")


def _is_own_word(word: str) -> bool:
    """Whether a word is nobody's but one body's: in no dictionary, and no place."""
    tables = name_words()
    return len(word) >= 4 and word[0] != "@" and word not in tables.plain and stem(word) not in tables.plain


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _secretariat(left: Name, right: Name) -> bool:
    words = [word for word in name_words().secretariats if not word.isascii()]
    return any((word in left.joined) != (word in right.joined) for word in words)


def _readable(words: Sequence[str]) -> str:
    return " ".join(word.lstrip("@").removesuffix(":people").replace("-", " ") for word in words)

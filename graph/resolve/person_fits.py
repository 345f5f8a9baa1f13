"""Fits: how two printed names of people may be one name, by their words and letters.

One function a way, None where it sees nothing. A fit alone makes nobody one: there are many people of one name.
"""

from undersigned.graph.resolve.given_names import is_given_name, short_forms
from undersigned.graph.resolve.name_divisions import Division, division
from undersigned.graph.resolve.name_parts import particles
from undersigned.graph.resolve.person_names import PersonName
from undersigned.graph.resolve.romanisation import is_syllables
from undersigned.graph.resolve.verdicts import Clue


def same_form(left: PersonName, right: PersonName) -> Clue | None:
    """Printed alike, but for case, width and punctuation."""
    if not left.normal or left.normal != right.normal:
        return None
    return Clue("same form", 1.0, "both print the same name")


def same_characters(left: PersonName, right: PersonName) -> Clue | None:
    """One name in Chinese characters, traditional or simplified, with or without a form of address."""
    if not left.han or left.han != right.han or len(left.han) < 2 or (left.words and right.words):
        return None
    return Clue("same characters", 0.95, f"both are {left.han} in simplified Chinese characters")


def same_words(left: PersonName, right: PersonName) -> Clue | None:
    """The same words, but for a form of address or a further name in brackets."""
    if not left.accented or left.accented != right.accented:
        return None
    return Clue("same words", 0.95, "the names differ only in a form of address, or in what stands in brackets")


def same_letters(left: PersonName, right: PersonName) -> Clue | None:
    """The same letters, but for accents, hyphens, spaces and particles."""
    if not left.words or not right.words or _is_initials(left) or _is_initials(right):
        return None
    if (
        left.words == right.words
        or left.german == right.german
        or (left.joined == right.joined and _without_particles(left) == _without_particles(right))
    ):
        what = "accents, hyphens or small words"
    elif (
        "".join(left.words) == "".join(right.words)
        and (len(left.words) > 1) == (len(right.words) > 1)
        and division(left.words, right.words) is Division.ONE
    ):
        what = "hyphens and spaces"
    else:
        return None
    return Clue("same letters", 0.9, f"the names differ only in {what}")


def same_order_turned(left: PersonName, right: PersonName) -> Clue | None:
    """The same words, the family name once first and once last."""
    if len(left.words) < 2 or left.has_initials or left.fathers or right.fathers:
        return None
    whole = "".join(left.words)
    turned = [each for each in _orders(right.words)[1:] if "".join(each) == whole]
    if not any(division(left.words, each) is Division.ONE for each in turned):
        return None
    return Clue("order turned", 0.85, "the same words, but another of them comes first")


def other_division(left: PersonName, right: PersonName) -> Clue | None:
    """The same letters, parted into other words or syllables: "Xi'an" is not "Xian"."""
    if min(len(left.words), len(right.words)) < 2 or left.has_initials or right.has_initials:
        return None
    whole = "".join(left.words)
    found = {division(left.words, each) for each in _orders(right.words) if "".join(each) == whole}
    if Division.ONE in found or not (Division.PERHAPS in found or (found and not left.is_chinese)):
        return None
    return Clue(
        "other division", 0.3, "the letters are the same, but parted into syllables otherwise: it may be a slip"
    )


def further_names(left: PersonName, right: PersonName) -> Clue | None:
    """One has a middle name or initial more than the other, or a Chinese name beside the English one."""
    short, long = _by_length(left, right)
    if len(short.full) < 2 or len(short.words) == len(long.words) or not _in_order(short.words, long.words):
        return None
    more = _without(long.words, short.words)
    said = " ".join(more)
    if long.chinese == long.words and short.chinese == short.words and long.words:
        return None  # a syllable more is another name
    middle = [word for word in more if len(word) > 1]
    # "Jean-Paul" is another given name than "Jean", and two names in the middle may be a family's.
    if (short.words[0], short.words[-1]) == (long.words[0], long.words[-1]) and not (
        len(short.words) > 2 or short.fathers or len(middle) > 1 or long.compounds.intersection(middle)
    ):
        return Clue("middle name", 0.8, f"one has {said!r} in the middle, the other has not")
    if long.chinese and len(long.chinese) < len(long.words) and _is_beside(short, long):
        return Clue("middle name", 0.8, f"one has {said!r} besides: an English and a Chinese given name")
    return Clue("further name", 0.5, f"one has {said!r} more than the other")


def initial_stands_for(left: PersonName, right: PersonName) -> Clue | None:
    """One prints an initial where the other prints a name."""
    if len(left.words) < 2 or len(right.words) < 2 or not (left.has_initials or right.has_initials):
        return None
    if left.words[-1] != right.words[-1] or len(left.words[-1]) == 1:
        return None
    short, long = _by_length(left, right)
    if not _initials_agree(short.words[:-1], long.words[:-1]):
        return None
    return Clue("initial", 0.5, f"one prints an initial for a given name, and both end in {left.words[-1]!r}")


def other_name_in_brackets(left: PersonName, right: PersonName) -> Clue | None:
    """What one prints in quotes or brackets is the other's name, or both print the same there."""
    joined = {" ".join(left.words), " ".join(right.words)} - {""}
    shared = left.nicknames & (right.nicknames | joined) | right.nicknames & joined
    if not shared:
        return None
    return Clue("name in brackets", 0.6, f"{min(shared)!r} stands in brackets or quotes beside the name")


def short_form(left: PersonName, right: PersonName) -> Clue | None:
    """A given name and its short form: Liz and Elizabeth."""
    if len(left.full) < 2 or len(left.words) != len(right.words) or left.words[-1] != right.words[-1]:
        return None
    forms = short_forms()
    for one, other in zip(left.words[:-1], right.words[:-1], strict=True):
        related = other in forms.get(one, ()) or _begins(one, other) or _begins(other, one)
        if one != other and not related:
            return None
    return Clue("short form", 0.5, "the given names may be one and its short form")


def slip(left: PersonName, right: PersonName) -> Clue | None:
    """All but one letter the same: perhaps a slip."""
    if len(left.full) < 2 or len(left.words) != len(right.words) or left.has_initials or right.has_initials:
        return None
    off = [(one, other) for one, other in zip(left.words, right.words, strict=True) if one != other]
    if len(off) != 1 or min(map(len, off[0])) < 5 or not one_letter_off(*off[0]):
        return None
    return Clue("slip", 0.4, f"{off[0][0]!r} and {off[0][1]!r} are one letter apart")


def one_word_of_it(left: PersonName, right: PersonName) -> Clue | None:
    """One is a single word, and a word of the other."""
    for one, other in ((left, right), (right, left)):
        if len(one.words) == 1 and len(one.words[0]) >= 4 and len(other.words) > 1 and one.words[0] in other.words:
            return Clue("one word of it", 0.2, f"{one.words[0]!r} is a part of the other name")
    return None


def one_letter_off(one: str, other: str) -> bool:
    """Whether one letter replaced, left out, put in, or two exchanged, makes one of the other."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    short, long = sorted((one, other), key=len)
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return True
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]


def _without_particles(name: PersonName) -> tuple[str, ...]:
    """The words of a name but for those that are particles when they are printed small; all where few would be left."""
    if name.is_chinese:
        return name.words
    kept = tuple(word for word in name.words if word not in particles())
    return kept if len(kept) > 1 else name.words


def _orders(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words as printed, and beginning with each of the others."""
    return [words[at:] + words[:at] for at in range(len(words))]


def _is_initials(name: PersonName) -> bool:
    return not name.full


def _by_length(left: PersonName, right: PersonName) -> tuple[PersonName, PersonName]:
    short, long = sorted((left, right), key=lambda name: (len(name.words), len("".join(name.words)), name.normal))
    return short, long


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _without(long: tuple[str, ...], short: tuple[str, ...]) -> tuple[str, ...]:
    left = list(short)
    more = []
    for word in long:
        if left and left[0] == word:
            left.pop(0)
        else:
            more.append(word)
    return tuple(more)


def _is_beside(short: PersonName, long: PersonName) -> bool:
    """Whether the shorter is the English, or the Chinese, half of "Joshua Wong Chi-fung"."""
    return short.words == long.chinese or (
        len(short.words) == 2
        and is_given_name(short.words[0])
        and short.words[1] in (long.chinese[0], long.chinese[-1])
    )


def _initials_agree(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    pairs = list(zip(short, long, strict=False))
    return all(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for a, b in pairs) and any(a != b for a, b in pairs)


def _begins(one: str, other: str) -> bool:
    return len(one) >= 3 and other.startswith(one) and not is_syllables(other) and len(other) - len(one) >= 2

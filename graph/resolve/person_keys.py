"""Keys of people's names: two spellings of one name share a key at least, so that nobody compares all with all.

A key is the sound of one word with the beginning of another, or all syllables of a Chinese name as they may be read,
or what is left of a name that went through Chinese. The order of the words makes no difference to any of them.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import permutations

from undersigned.graph.resolve.given_names import short_forms
from undersigned.graph.resolve.name_sounds import bones, heard, one_spelling, without_article
from undersigned.graph.resolve.person_names import PersonName, person_name
from undersigned.graph.resolve.person_spellings import chinese_bones
from undersigned.graph.resolve.romanisation import PINYIN, likeliest

_MOST_WORDS = 5
"""So many words of a name give keys."""

_MOST_READINGS = 64
"""So many ways of reading a Chinese name are followed."""

_LEAST_BONES = 4


@lru_cache(maxsize=1 << 16)
def person_keys(name: str) -> frozenset[str]:
    """The keys of a printed name; none when there is nothing to go by.

    >>> sorted(person_keys("Gao Zhi-sheng") & person_keys("Zhisheng Gao"))
    ['gao sheng zhi', 'gao+z']
    >>> bool(person_keys("Chow Hang-tung") & person_keys("鄒幸彤")), bool(person_keys("Asat") & person_keys("Li"))
    (True, False)
    """
    parts = person_name(name)
    return frozenset(key for keys in (_words(parts), _syllables(parts), _bones(parts), _whole(parts)) for key in keys)


def _words(name: PersonName) -> Iterator[str]:
    """Each word by its sound, with the first letter of each other; short forms with their full ones."""
    words = name.words[:_MOST_WORDS]
    for one, other in permutations(words, 2):
        if len(one) > 1:
            for first in sorted({each[0] for each in (other, *short_forms().get(other, ()))}):
                yield f"{_sound(one)}+{_first(first)}"


def _syllables(name: PersonName) -> Iterator[str]:
    """The syllables of a Chinese name in Pinyin, sorted, in each way in which they may be meant."""
    pinyin = any(spelling.system == PINYIN for spelling in name.spellings)
    joined = name.is_chinese and any(length > 1 for way in name.spellings for length in way.lengths)
    for spelling in name.spellings:
        if spelling.system == "Cantonese" and pinyin and (joined or len(spelling.readings) < 3):
            continue  # "Gao Zhisheng" is Pinyin; "Lai Man Ho" may be either
        for reading in likeliest(spelling, _MOST_READINGS):
            yield " ".join(sorted(reading))


def _bones(name: PersonName) -> Iterator[str]:
    """The consonants of a name that went through Chinese, or that may have."""
    own = tuple(bones(word) for word in name.full or name.others) if not name.is_chinese else ()
    for kept in (chinese_bones(name), own):
        if len(kept) > 1 and all(kept) and sum(map(len, kept)) >= _LEAST_BONES:
            yield "/".join(sorted(kept))


def _whole(name: PersonName) -> Iterator[str]:
    """The name as one piece: in Chinese characters, in one word, or divided into words in another way."""
    if len(name.han) > 1:
        yield name.han
    if len(name.words) == 1:
        yield f"={_sound(name.words[0])}"
    elif len(name.joined) >= 6 and not name.is_chinese:
        yield f"={heard(name.joined).consonants}"
    for nickname in name.nicknames:
        yield f"={_sound(nickname.replace(' ', ''))}"
    if not name.words and not name.han and name.normal:
        yield name.normal


def _sound(word: str) -> str:
    """The consonants of a word and its first vowel's place, so that spellings by ear meet."""
    folded = one_spelling().get(word, word)
    bare = without_article(folded)
    consonants = heard(bare).consonants
    return consonants if len(consonants) > 2 else bare


def _first(letter: str) -> str:
    """The first letter; one vowel for all, as one is heard as another."""
    return "a" if letter in "aeiouy" else {"c": "k", "q": "k", "x": "h", "w": "v"}.get(letter, letter)

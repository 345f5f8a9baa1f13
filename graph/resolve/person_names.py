"""Person names: what a printed name of a person is made of, without ever assuming which part is the family's.

Forms of address come off, names in quotes or brackets are kept apart, and every script is read by itself: "Dr. Gulshan
Abbas (古丽仙·阿巴斯)" has two words in Latin letters and a name in Chinese characters. Only capitals ("WONG Chi-fung")
and a comma ("Wong, Chi-fung") tell the family name, for which part it is differs from country to country.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from undersigned.graph.resolve.forms import spelled
from undersigned.graph.resolve.name_brackets import born, brackets, further_name, told_in_brackets
from undersigned.graph.resolve.name_parts import (
    at_apostrophes,
    bare,
    characters,
    compounds,
    generation_told,
    in_capitals,
    latin_words,
    other_words,
    without_particles,
    without_titles,
)
from undersigned.graph.resolve.name_sounds import bones, germanic, heard, in_latin, one_spelling, plain, without_article
from undersigned.graph.resolve.romanisation import (
    Spelling,
    is_pinyin,
    is_syllables,
    read_characters,
    spellings,
    syllable_readings,
)

_LONGEST = 160
"""So many characters of a name are looked at: what is longer is no name, but must not stop us."""

_MOST_WORDS = 12
_MOST_TURNED = 5
_MOST_CHARACTERS = 5
"""Chinese names are at most so long; what is longer spells a foreign name."""

_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name taken apart.

    `normal` is its normal form. `accented` are its words in Latin letters in the order printed, forms of address and
    generations taken off; `words` the same without accents and particles, `german` with umlauts written out, `full`
    those of them that are more than an initial, `joined` all in one, particles included; `compounds` those that hyphens
    join. `fathers` says whether one of the particles is "son of". `family` is the word that capitals or a comma show to
    be the family's. `nicknames` are further names in quotes or brackets, `told` is all that these say, `born` the year
    of birth among it; `generation` is what "Jr" says. `han` is the name in simplified Chinese characters, `begins` its
    first as printed, `parts` its parts where they are set off by dots, `others` are words of other scripts in Latin
    letters. `chinese` are the words that may be Chinese, `spellings` the ways to read them, or the
    characters. `is_chinese` says whether all words are among them; `syllables` counts those of the whole name, groups
    of vowels where it is not Chinese. `whole` is False where the name was too long to be read to its end. Two names
    that share nothing of `hints` have nothing in common that could make them one.
    """

    normal: str
    accented: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    german: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    joined: str = ""
    has_initials: bool = False
    compounds: frozenset[str] = frozenset()
    fathers: bool = False
    family: str | None = None
    nicknames: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    born: int | None = None
    generation: str | None = None
    han: str = ""
    begins: str = ""
    parts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    chinese: tuple[str, ...] = ()
    spellings: tuple[Spelling, ...] = ()
    is_chinese: bool = False
    syllables: int = 0
    whole: bool = True
    hints: frozenset[str] = frozenset()

    @property
    def is_one_word(self) -> bool:
        """Whether there is but one name to go by, or one character."""
        return len(self.full) < 2 if not self.han else len(self.han) < 2


@lru_cache(maxsize=1 << 16)
def person_name(name: str) -> PersonName:
    """The parts of `name` as printed.

    >>> person_name("Dr. Gulshan Abbas").words, person_name("WONG Chi-fung").family
    (('gulshan', 'abbas'), 'wong')
    >>> person_name("Leung Kwok-hung “Long Hair” 梁國雄").nicknames, person_name("梁國雄先生").han
    (frozenset({'long hair'}), '梁国雄')
    """
    text = _cleaned(name)
    outside, inside = brackets(text)
    han, parts, begins = characters([outside, *inside])
    printed, hinted = latin_words(outside)
    printed, generation = generation_told(without_titles(printed))
    kept, fathers = without_particles(printed)
    accented = tuple(bare(piece) for word in kept for piece in at_apostrophes(word))[:_MOST_WORDS]
    words = tuple(plain(word) for word in accented)
    full = tuple(word for word in words if len(word) > 1)
    family = hinted if hinted is not None else in_capitals(kept)
    chinese = _chinese(words)
    ways = spellings(chinese)
    if not words and han and not parts and len(han) <= _MOST_CHARACTERS:
        read = read_characters(han)
        ways = () if read is None else (read,)
    is_chinese = bool(words and ways) and chinese == words
    nicknames = frozenset(said for each in inside if (said := further_name(each, words)))
    told = told_in_brackets(inside, outside, words)
    others = tuple(without_particles([latin for word in other_words(outside) if (latin := in_latin(word))])[0])
    joined = "".join(plain(bare(word)) for word in printed)
    german = tuple(germanic(word) for word in accented)
    normal = spelled(name)
    return PersonName(
        normal,
        accented,
        words,
        german,
        full,
        joined,
        len(full) < len(words),
        compounds(outside) | _parted(kept),
        fathers,
        None if family is None else plain(bare(family)),
        nicknames,
        told,
        born(told),
        generation,
        han,
        begins,
        parts,
        others,
        chinese,
        ways,
        is_chinese,
        _syllables(full, han, ways if is_chinese else ()),
        len(name) <= _LONGEST and len(kept) <= _MOST_WORDS,
        frozenset(
            (
                *(normal, han, *words, *german, *nicknames, " ".join(words), *_turned(words)),
                *_sounds(words, joined),
                *_bones((*words, *others), parts),
                *_readings(words, han, ways),
            )
        )
        - {""},
    )


def _parted(kept: list[str]) -> frozenset[str]:
    """The words that an apostrophe joins to others."""
    pieces = (at_apostrophes(word) for word in kept)
    return frozenset(plain(bare(piece)) for each in pieces if len(each) > 1 for piece in each)


def _cleaned(name: str) -> str:
    """The beginning of a name without marks of direction, its letters in their usual width."""
    text = name[: 2 * _LONGEST]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return text[:_LONGEST]


def _chinese(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that may be a Chinese name: all of them, or all but one given name of another language."""
    if not words or all(is_syllables(word) for word in words):
        return words
    found = tuple(word for word in words if is_syllables(word))
    return found if len(found) >= 2 and len(found) == len(words) - 1 and spellings(found) else ()


def _turned(words: tuple[str, ...]) -> Iterator[str]:
    """The words as one, beginning with each of them."""
    return ("".join(words[at:] + words[:at]) for at in range(min(len(words), _MOST_TURNED)))


def _sounds(words: tuple[str, ...], joined: str) -> Iterator[str]:
    for word in words:
        yield f"~{heard(without_article(one_spelling().get(word, word))).consonants}"
    yield f"~{heard(joined).consonants}"


def _bones(words: tuple[str, ...], parts: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        yield f"^{bones(word)}"
        if is_pinyin(word):
            yield f"^{bones(word, through_chinese=True)}"
    for part in parts:
        read = read_characters(part)
        if read is not None:
            yield f"^{bones(''.join(ways[0] for ways in read.readings), through_chinese=True)}"


def _readings(words: tuple[str, ...], han: str, ways: tuple[Spelling, ...]) -> Iterator[str]:
    """Every syllable of Pinyin that one of the name may be; of the last word alone where it may be a family's."""
    for way in ways:
        for readings in way.readings:
            yield from (f"#{reading}" for reading in readings)
    if words and not ways:
        for readings in syllable_readings(words[-1]):
            yield from (f"#{reading}" for reading in readings)
    if words and han:
        read = read_characters(han[0])
        yield from () if read is None else (f"#{reading}" for reading in read.readings[0])


def _syllables(full: tuple[str, ...], han: str, ways: tuple[Spelling, ...]) -> int:
    if ways:
        return len(ways[0].readings)
    return sum(len(_VOWELS.findall(word)) for word in full) if full else len(han)

"""Words: where a name stands in a text, however it is spaced, spelled in capitals or hyphened there."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Place = tuple[int, int]
"""Code points from (included) and to (excluded)."""

_UMLAUTS = re.compile(r"(?<=[aou])e(?=\w\w\w)|(?<=\w[aou])e(?=\w\w)|(?<=\w\w[aou])e(?=\w)|(?<=\w\w\w[aou])e")
"""The "e" of "ae", "oe" and "ue" in a folded word of five letters or more."""

_WITHOUT_STROKE = {"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng"}
_STROKE = re.compile(r"LATIN SMALL LETTER (\w) WITH .*")
"""How Unicode names a letter with a stroke, which it does not take apart as it does one with an accent."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text of letters and digits alone, in one case, with single spaces for all else, and where each came from."""

    text: str
    sources: tuple[int, ...]

    def places(self, pattern: re.Pattern[str]) -> Iterator[Place]:
        """Yield where in the text that was folded the `pattern` is found, first character to behind the last."""
        for found in pattern.finditer(self.text):
            yield self.sources[found.start()], self.sources[found.end() - 1] + 1


def fold(text: str) -> Folded:
    r"""Letters and digits of `text` without case, accents and width; whatever parts them is one space.

    >>> fold("José  Müller-Ölz\u200b!").text
    'jose muller olz '
    """
    letters: list[str] = []
    sources: list[int] = []
    for at, character in enumerate(text):
        for letter in _letters(character):
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                sources.append(at)
    return Folded("".join(letters), tuple(sources))


@lru_cache(maxsize=1 << 16)
def key(words: str) -> str:
    r"""What two printings of the same words have in common; empty where they hold no letter or digit.

    >>> key("PEN\n America") == key("Pen America.")
    True
    """
    return fold(words).text.strip()


def loosened(folded: Folded) -> Folded:
    """A folded text without the "e" by which "ue", "oe" and "ae" stand for ü, ö and ä: "Juergen" is read as "Jürgen".

    Only in words of some length: "Joe" and "Sue" are names of their own.

    >>> loosened(fold("Jürgen Mueller, Joe")).text
    'jurgen muller joe'
    """
    gone = {found.start() for found in _UMLAUTS.finditer(folded.text)}
    if not gone:
        return folded
    kept = [at for at in range(len(folded.text)) if at not in gone]
    return Folded("".join(folded.text[at] for at in kept), tuple(folded.sources[at] for at in kept))


@lru_cache(maxsize=1 << 16)
def loose_key(words: str) -> str:
    """What two spellings of the same name have in common, umlauts and their transcription included."""
    return loosened(fold(words)).text.strip()


def loose_places(text: str, words: str) -> tuple[Place, ...]:
    """Where a name stands in `text` in any of its spellings.

    >>> loose_places("Dear Juergen", "Jürgen"), loose_places("Dear Søren", "Soren")
    (((5, 12),), ((5, 10),))
    """
    return folded_places(loosened(fold(text)), loose_key(words))


def places(text: str, words: str) -> tuple[Place, ...]:
    """Where `words` stand in `text`: as printed but for white space; if nowhere, then but for case and accents too.

    >>> places("We, PEN  America, and Pen America", "PEN America"), places("we, pen america", "PEN America")
    (((4, 16),), ((4, 15),))
    """
    printed = r"\s+".join(re.escape(word) for word in words.split())
    if not printed:
        return ()
    exact = re.compile(_bounded(printed, words.strip()))
    return tuple(found.span() for found in exact.finditer(text)) or folded_places(fold(text), words)


def folded_places(folded: Folded, words: str) -> tuple[Place, ...]:
    """Where `words` stand in a folded text, also written as one ("janedoe")."""
    pattern = name_pattern(words)
    return () if pattern is None else tuple(folded.places(pattern))


@lru_cache(maxsize=1024)
def name_pattern(words: str) -> re.Pattern[str] | None:
    """What finds `words` in a folded text; None where they hold no letter or digit."""
    folded = key(words)
    return re.compile(_bounded(" ?".join(map(re.escape, folded.split())), folded)) if folded else None


def _bounded(pattern: str, words: str) -> str:
    """The pattern between the edges of words, in scripts that part them by spaces."""
    before = r"(?<!\w)" if _parts_words(words[0]) else ""
    after = r"(?!\w)" if _parts_words(words[-1]) else ""
    return f"{before}{pattern}{after}"


def _parts_words(character: str) -> bool:
    # "Lo" holds the letters of scripts without capitals: among them those that are written without spaces.
    return character.isalnum() and unicodedata.category(character) != "Lo"


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    """The letters that a character comes to; none for a mark upon the one before and for what nobody sees."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    whole = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(
        _plain(letter) if letter.isalnum() else " "
        for letter in whole
        if unicodedata.category(letter) not in ("Mn", "Me")
    )


def _plain(letter: str) -> str:
    """A letter without its stroke: "o" for "ø"."""
    if letter.isascii():
        return letter
    stroked = _STROKE.fullmatch(unicodedata.name(letter, ""))
    return stroked[1].lower() if stroked else _WITHOUT_STROKE.get(letter, letter)

"""Name parts: the printed name of a person taken apart into words, forms of address, particles and what is in brackets.

Which words are what is said in `data/reference/name_parts.yml` and `honorifics.yml`. A word that may be Chinese is left
where it is: "Du" and "Bin" are particles in one name and Chinese in another.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from undersigned.data import Yaml, reference
from undersigned.graph.resolve.han import is_han, simplified
from undersigned.graph.resolve.name_sounds import plain
from undersigned.graph.resolve.romanisation import is_pinyin, is_syllables

_MOST_OTHER = 12
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f'’‘ʼ`´])*\.?|\d(?:nd|rd|th)", re.UNICODE)
_MIXED = re.compile("[\u3040-\u30ff\u3131-\u318e\uac00-\ud7a3]")
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)+")
_HAN_JOINTS = re.compile("[\\s·•・‧.]+")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.){2,}$")
_SERVANT = re.compile(r"^abd[aeou]{1,2}[lrsdztn](?=\w{3})", re.IGNORECASE)


def characters(texts: Sequence[str]) -> tuple[str, tuple[str, ...], str]:
    """The Chinese name in the first of `texts` that has one, its parts where dots set them off, and how it begins.

    The name is in simplified characters; what it begins with is the character as printed.
    """
    for text in texts:
        if _MIXED.search(text):
            continue  # a Japanese or Korean name, of which the characters are only a part
        runs = ["".join(character for character in run if is_han(character)) for run in _HAN_JOINTS.split(text)]
        runs = [run for run in runs if run]
        if not runs:
            continue
        runs[-1] = _without_suffix(runs[-1])
        folded = tuple(simplified(run) for run in runs)
        dotted = len(folded) > 1 and all(len(run) > 1 for run in folded)
        return "".join(folded), folded if dotted else (), runs[0][:1]
    return "", (), ""


def latin_words(text: str) -> tuple[list[str], str | None]:
    """The words in Latin letters as printed, and the family name where a comma sets it off."""
    before, comma, behind = text.partition(",")
    # Letters after a comma ("PhD") are no given name.
    if comma and (trailing := _latin(behind)) and not _is_only(trailing, _after()):
        front = _latin(before)
        if len(front) == 1 and not {bare(word) for word in trailing} <= _generation_words().keys():
            return [*trailing, *front], front[0]
        return [*front, *trailing], None
    return _latin(before if comma else text), None


def other_words(text: str) -> list[str]:
    """The words of `text` in neither Latin letters nor Chinese characters, in small letters."""
    found = re.findall(r"[^\W\d_]+", text)
    return [
        word.casefold()
        for word in found
        if not word.isascii() and not is_han(word) and "LATIN" not in unicodedata.name(word[0], "")
    ][:_MOST_OTHER]


def without_titles(words: list[str]) -> list[str]:
    """The words without forms of address before and behind them."""
    left = list(words)
    while len(left) > 1 and (length := _title_at_start(left)):
        left = left[length:]
    while len(left) > 1 and (
        (bare(left[-1]) in _after_always() and len(left) > 2)
        or (left[-1].rstrip(".") in _after() and len(left) > 2 and not is_syllables(bare(left[-1])))
    ):
        left.pop()
    return left


def generation_told(words: list[str]) -> tuple[list[str], str | None]:
    """The words without "Jr" and the like behind them, and what that says: "younger", "elder", "third"."""
    if len(words) > 2 and (told := _generation_words().get(bare(words[-1]))):
        return words[:-1], told
    return words, None


def without_particles(words: list[str]) -> tuple[list[str], bool]:
    """The words but for particles, and whether one of these says whose child somebody is.

    "Du" and "Bin" are particles in one name and Chinese in another, so that a name all of Chinese syllables has none.
    """
    keys = [plain(bare(word)) for word in words]
    if len(words) < 2 or all(is_syllables(key) for key in keys):
        return words, False
    small, articles, fathers = (frozenset(_texts(part)) for part in ("particles", "articles", "fathers"))
    kept: list[str] = []
    child = False
    joined = False
    for at, (word, key) in enumerate(zip(words, keys, strict=True)):
        last = at == len(words) - 1
        if joined and kept:
            kept[-1] = "abd" + (key if key not in small else "")
            joined = key in small and not last
        elif key in _texts("servants") and not last:
            kept.append("abd")
            joined = True
        elif not last and ((key in fathers and kept) or key in articles or (key in small and word.islower())):
            child = child or key in fathers
        else:
            kept.append(word)
    return [_one_servant(word) for word in kept], child


def in_capitals(words: Sequence[str]) -> str | None:
    """The one word in capitals among words that are not."""
    words = [word.rstrip(".") for word in words]
    shouted = [word for word in words if len(word) > 1 and word.isupper()]
    return (
        shouted[0]
        if len(shouted) == 1 and len(words) > 1 and any(not word.isupper() and len(word) > 1 for word in words)
        else None
    )


def compounds(text: str) -> frozenset[str]:
    """The words that hyphens join to others: in "Jean-Paul Durand" "jean" and "paul"."""
    return frozenset(plain(bare(word)) for joined in _COMPOUND.findall(text) for word in re.split("[-‐‑]", joined))


def at_apostrophes(word: str) -> tuple[str, ...]:
    """A word of Pinyin parted where an apostrophe parts its syllables: "Xi'an"; any other word as it is.

    >>> at_apostrophes("Xi'an"), at_apostrophes("O'Brien"), at_apostrophes("Ch'en")
    (('Xi', 'an'), ("O'Brien",), ("Ch'en",))
    """
    pieces = tuple(_APOSTROPHES.split(word))
    parted = len(pieces) > 1 and all(piece and is_pinyin(plain(bare(piece))) for piece in pieces)
    return pieces if parted and all(piece[0].casefold() in "aeo" for piece in pieces[1:]) else (word,)


def bare(word: str) -> str:
    """A printed word in small letters, without apostrophes and the point behind it."""
    return _APOSTROPHES.sub("", word).rstrip(".").casefold()


@cache
def particles() -> frozenset[str]:
    """The small words of a name that letters print or leave out, "son of" and "daughter of" among them."""
    return frozenset((*_texts("particles"), *_texts("fathers")))


def _without_suffix(han: str) -> str:
    for suffix in _texts("after_han"):
        if han.endswith(suffix) and len(han) - len(suffix) >= 2:
            return han.removesuffix(suffix)
    return han


def _latin(text: str) -> list[str]:
    spaced = re.sub("[-‐‑–—/]", " ", text)
    found: list[str] = []
    for word in _WORD.findall(spaced.replace(".", ". ") if not _dotted(text) else _open_initials(spaced)):
        first = word[0]
        if first.isdigit() or "LATIN" in unicodedata.name(first, ""):
            found.append(word)
    return found


def _dotted(text: str) -> bool:
    return any(_INITIALS.match(word) for word in text.split())


def _open_initials(text: str) -> str:
    """Initials printed as one word, each by itself: "J.K. Rowling" as "J. K. Rowling"."""
    return " ".join(word.replace(".", ". ") if _INITIALS.match(word) else word for word in text.split())


def _title_at_start(words: Sequence[str]) -> int:
    """How many words at the start are one form of address; 0 where there is none."""
    for length in range(min(3, len(words) - 1), 0, -1):
        said = " ".join(bare(word) for word in words[:length])
        if said in _titles():
            return length
        printed = " ".join(word.rstrip(".") for word in words[:length])
        if printed in _before() and len(words) - length >= 2:
            return length
    return 0


def _one_servant(word: str) -> str:
    """A servant's name in one spelling: "Abdelfattah" as "abdfattah", which "Abdul Fattah" becomes as well."""
    return _SERVANT.sub("abd", word)


def _is_only(words: Iterable[str], allowed: frozenset[str]) -> bool:
    return all(word.rstrip(".") in allowed for word in words)


@cache
def born_words() -> frozenset[str]:
    """What stands before a year of birth."""
    return frozenset(_texts("born"))


@cache
def _texts(part: str, file: str = "name_parts") -> tuple[str, ...]:
    listed = _table(file).get(part)
    return tuple(str(each) for each in listed) if isinstance(listed, list) else ()


@cache
def _titles() -> frozenset[str]:
    return frozenset(_texts("titles"))


@cache
def _before() -> frozenset[str]:
    return frozenset(" ".join(title.replace(".", " ").split()) for title in _texts("before", "honorifics"))


@cache
def _after() -> frozenset[str]:
    generations = frozenset(_texts("generations", "honorifics"))
    return frozenset(each.replace(".", "") for each in _texts("after", "honorifics") if each not in generations)


@cache
def _after_always() -> frozenset[str]:
    return frozenset(_texts("after"))


@cache
def not_names() -> frozenset[str]:
    """Pronouns and mandates, which stand in brackets and are no names."""
    pronouns = (*_texts("pronouns", "honorifics"), *_texts("mandates", "honorifics"))
    return frozenset(each.casefold().replace(".", "") for each in pronouns)


@cache
def _generation_words() -> dict[str, str]:
    table = _table("name_parts")["generations"]
    assert isinstance(table, dict), "generations are a table"
    return {str(word): told for told, words in table.items() if isinstance(words, list) for word in words}


def _table(file: str) -> dict[str, Yaml]:
    read = reference(file)
    assert isinstance(read, dict), f"data/reference/{file}.yml is a table"
    return read

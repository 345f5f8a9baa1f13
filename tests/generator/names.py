"""Random people, organizations, roles and countries in five languages, from the words of `words.yml`."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

EUROPEAN = ("en", "de", "fr", "es")
CHINESE = ("zh-Hans", "zh-Hant")
LANGUAGES = (*EUROPEAN, *CHINESE)
_SLOT = re.compile(r"\{(\w+)\}")
_SMALL = {"for", "of", "and", "in", "to", "the", "für", "und", "der", "des", "de", "la", "y", "por", "et", "pour"}


@cache
def load_words() -> Mapping[str, Any]:
    """The words names are made of."""
    parsed: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))
    return parsed


def words(kind: str, language: str) -> list[str]:
    """The words of one kind ("roles", "countries") in one language."""
    table: Mapping[str, list[str]] = load_words()[kind]
    return table.get(language, table["en"])


def distinct(rng: Random, count: int, make: Callable[[Random], str], *, fits: Callable[[str], bool]) -> list[str]:
    """`count` different things that fit, from a maker of random ones; fewer where it runs dry."""
    found: dict[str, str] = {}
    for _ in range(count * 60):
        if len(found) == count:
            break
        made = make(rng)
        if fits(made):
            found.setdefault(made.casefold(), made)
    return list(found.values())


def anything(_: str) -> bool:
    """Any name fits."""
    return True


def people(rng: Random, language: str, count: int, *, fits: Callable[[str], bool] = anything) -> list[str]:
    """Different people, most of the language's own countries, some of the wider world."""
    return distinct(rng, count, lambda chance: person(chance, language), fits=fits)


def person(rng: Random, language: str) -> str:
    """One person's name, without titles.

    >>> 2 <= len(person(Random(5), "zh-Hant")) <= 4
    True
    """
    table = load_words()["people"]
    if language in CHINESE:
        return str(rng.choice(table[language]["family"]) + rng.choice(table[language]["given"]))
    roll = rng.random()
    if roll < 0.15:
        return str(rng.choice(table["romanised"]))
    source = table["world" if roll < 0.35 else rng.choice(EUROPEAN) if roll < 0.5 else language]
    given, family = rng.choice(source["given"]), rng.choice(source["family"])
    initial = f"{rng.choice(source['initial'])} " if rng.random() < 0.12 else ""
    return f"{given} {initial}{family}"


def organizations(rng: Random, language: str, count: int, *, fits: Callable[[str], bool] = anything) -> list[str]:
    """Different organizations, most of them with names in `language`."""
    return distinct(rng, count, lambda chance: organization(chance, language), fits=fits)


def organization(rng: Random, language: str) -> str:
    """One organization's name: built from words, short and without any typical word, or very long."""
    other = language if language in CHINESE or rng.random() < 0.8 else rng.choice(EUROPEAN)
    table = load_words()["organizations"][other]
    roll = rng.random()
    if roll < 0.18:
        return str(rng.choice(table["acronymless"]))
    if roll < 0.21:
        return str(rng.choice(table["long"]))
    used: set[str] = set()

    def fill(slot: re.Match[str]) -> str:
        kind = slot[1]
        choices = words("countries", "en") if kind == "country" else table.get(kind) or words("cities", other)
        word = str(rng.choice([each for each in choices if each not in used]))
        used.add(word)
        return word

    made = _SLOT.sub(fill, rng.choice(table["templates"]))
    return made[0].upper() + made[1:]


def acronym(rng: Random, name: str) -> str | None:
    """The initials of a name as it would print them, or None where they make no acronym.

    >>> acronym(Random(1), "Nordic Press Freedom Watch")
    'NPFW'
    """
    parts = [part for part in re.split(r"[\s/’'-]+", name) if part[:1].isalpha() and part.casefold() not in _SMALL]
    initials = "".join(part[0].upper() for part in parts)
    if not 3 <= len(initials) <= 7 or not initials.isascii():
        return None
    return f"{initials[:2]}4{initials[2:]}" if rng.random() < 0.05 else initials


def university(rng: Random, language: str) -> str:
    """A place where academics work."""
    table = language if rng.random() < 0.7 else rng.choice(EUROPEAN)
    return rng.choice(words("universities", table))

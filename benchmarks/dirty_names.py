"""Dirty names made to order: organizations that nobody founded, spelled as letters spell real ones.

Not a script: `resolving.py` imports it. A name is put together from the places of `data/reference/regions.yml`, the
given names of `data/reference/given_names.txt` and the words below; real ones of `data/reference/organizations.yml` and
the example letters come first. `DIRT` is every way in which a spelling departs from the name, each with its share.
Real lists differ most in case, punctuation and legal forms, then in words left out, then in slips of the pen.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from undersigned.data import entries, lines

TOPICS = (
    *("Human Rights", "Press Freedom", "Free Expression", "Labour Rights", "Women's Rights", "Religious Freedom"),
    *("Democracy", "Rule of Law", "Civil Society", "Digital Rights", "Refugee Rights", "Children's Rights", "Justice"),
    *("Minority Rights", "Peace", "Environmental Justice", "Land Rights", "Academic Freedom", "Disability Rights"),
)
BODIES = (
    *("Network", "Association", "Foundation", "Institute", "Centre", "Committee", "Council", "Alliance", "Coalition"),
    *("Forum", "Watch", "Initiative", "Project", "Society", "Union", "Campaign", "Observatory", "League", "Monitor"),
)
PATTERNS = (
    "{place} {topic} {body}",
    "{place} {body} against Torture",
    "{body} for {topic} in {place}",
    "{body} of {place} Lawyers",
    "{topic} {body} {place}",
    "{given} {body} for {topic}",
    "{given} {surname} {body}",
    "{surname} {topic} {body}",
    "{given} {topic} {body} of {place}",
    "Friends of {given} {surname}",
    "International {body} for {topic} and {second}",
)
COUNTRIES_OF_CHAPTERS = ("Canada", "Australia", "Germany", "Taiwan", "Japan", "UK")
"""Where chapters are: "X Canada" is another organization than "X", though one of its chapters."""

CHAPTERS = 0.04
"""The share of organizations that are chapters of another."""


@dataclass(frozen=True, slots=True)
class Dirt:
    """One way in which a spelling departs from a name: its share, and the spelling, or None where it has none."""

    name: str
    share: float
    spell: Callable[[str, random.Random], str | None]


def organizations(count: int, *, chance: random.Random) -> list[str]:
    """Names of `count` organizations, no two of the same words: real ones first, chapters of any at the end."""
    names = {_words(name): name for name in _real()}
    wanted = round(count * (1 - CHAPTERS))
    places, given = _places(), sorted(name for name in lines("given_names") if name.isalpha() and name.isascii())
    while len(names) < wanted:
        name = chance.choice(PATTERNS).format(
            place=chance.choice(places), second=chance.choice(places), topic=chance.choice(TOPICS),
            body=chance.choice(BODIES), given=chance.choice(given), surname=chance.choice(given),
        )  # fmt: skip
        names.setdefault(_words(name), name)
    whole = list(names.values())
    while len(names) < count:
        name = f"{chance.choice(whole)} {chance.choice(COUNTRIES_OF_CHAPTERS)}"
        names.setdefault(_words(name), name)
    return list(names.values())[:count]


def spellings(count: int, *, seed: int, per_organization: float = 3.0) -> list[tuple[str, int]]:
    """`count` distinct spellings, shuffled, each with the number of its organization; a few organizations have most."""
    chance = random.Random(seed)  # noqa: S311 - names, not secrets
    names = organizations(max(1, round(count / per_organization)), chance=chance)
    spelled: dict[str, int] = {}
    for owner, name in enumerate(names):
        spelled.setdefault(name, owner)
    weights = [1 / (rank + 300) for rank in range(len(names))]
    chance.shuffle(weights)
    while len(spelled) < count:
        for owner in chance.choices(range(len(names)), weights, k=count - len(spelled)):
            spelling = dirty(names[owner], chance)
            spelled.setdefault(spelling, owner)
    found = sorted(spelled.items())
    chance.shuffle(found)
    return found


def dirty(name: str, chance: random.Random) -> str:
    """One spelling of `name`, with one way of departing from it or two."""
    once, twice = chance.choices(range(len(DIRT)), [each.share for each in DIRT], k=2)
    for at in sorted({once, twice} if chance.random() < 0.3 else {once}, reverse=True):
        name = DIRT[at].spell(name, chance) or name
    return name


def _words(name: str) -> str:
    """The words of `name` in one order: "Press Council Sudan" would be taken for "Sudan Press Council" by anybody."""
    return " ".join(sorted(name.casefold().split()))


def _real() -> Iterator[str]:
    for entry in entries("organizations"):
        yield str(entry["name"])


def _places() -> list[str]:
    return sorted({str(entry["name"]) for entry in entries("regions") if str(entry["name"]).replace(" ", "").isalpha()})


def _respelled(table: Mapping[str, str], name: str, chance: random.Random) -> str | None:
    found = [words for words in table if words in name]
    return name.replace(words := chance.choice(found), table[words]) if found else None


def _ended(ends: Sequence[str], name: str, chance: random.Random) -> str:
    return name + chance.choice(ends)


def _slip(name: str, chance: random.Random) -> str | None:
    """A letter dropped, doubled or swapped with the next, never the first of a word nor in a short word."""
    within = [at for at in range(1, len(name) - 2) if name[at - 1 : at + 2].isalpha()]
    if len(name) < 8 or not within:
        return None
    at = chance.choice(within)
    return chance.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _with_acronym(name: str, _: random.Random) -> str | None:
    return f"{name} ({_initials(name)})" if len(_initials(name)) > 2 else None


def _without_small_word(name: str, chance: random.Random) -> str | None:
    small = [word for word in name.split()[1:-1] if word in ("for", "of", "in", "and", "against")]
    return name.replace(f" {chance.choice(small)} ", " ", 1) if small else None


def _joined(name: str, chance: random.Random) -> str | None:
    words = name.split()
    at = chance.randrange(len(words) - 1) if len(words) > 2 else 0
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]]) if len(words) > 2 else None


DIRT = (
    Dirt("as it is", 0.14, lambda name, _: name),
    Dirt("capitals", 0.10, lambda name, _: name.upper()),
    Dirt("small letters", 0.06, lambda name, _: name.lower()),
    Dirt("the", 0.10, lambda name, _: name if name.startswith("The ") else f"The {name}"),
    Dirt("punctuation", 0.12, partial(_ended, (".", ",", ";", " *", "®", "’"))),
    Dirt("and", 0.06, partial(_respelled, {" and ": " & ", "'s ": "’s ", "s' ": "s’ "})),
    Dirt("legal form", 0.10, partial(_ended, (", Inc.", " Inc", " e.V.", " Ltd", " ASBL"))),
    Dirt("acronym", 0.12, _with_acronym),
    Dirt("other English", 0.08, partial(_respelled, {"Centre": "Center", "Labour": "Labor"})),
    Dirt("small word left out", 0.05, _without_small_word),
    Dirt("slip", 0.06, _slip),
    Dirt("spaces", 0.01, _joined),
)
"""Ways of spelling a name, and their shares; they sum to 1."""

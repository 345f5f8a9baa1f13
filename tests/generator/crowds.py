"""Who signs a made letter: organizations, people with or without one, members of parliament, scholars, states."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.generator.names import (
    CHINESE,
    acronym,
    anything,
    distinct,
    load_words,
    organizations,
    people,
    university,
    words,
)
from tests.generator.values import Signed

_JOINTS = re.compile(r"\s(?:and|und|et|y)\s|及|和|、")


def no_commas(name: str) -> bool:
    """Names that can stand between commas."""
    return "," not in name and "、" not in name


def no_joints(name: str) -> bool:
    """Names that can stand on either side of an "and" in a row of names."""
    return no_commas(name) and _JOINTS.search(name) is None


def no_places(name: str) -> bool:
    """Names with which a place can be printed: none stands in them after a comma already."""
    cities = "|".join(words("cities", "en"))
    return re.search(rf", (?:{cities})$", name) is None


def no_colons(name: str) -> bool:
    """Names that can stand before a colon."""
    return ":" not in name and no_places(name)


def ends_small(name: str) -> bool:
    """Names after which a lost line break or a fused digit still shows: they end in a small letter."""
    return name[-1].islower() and no_places(name)


def latin(name: str) -> bool:
    """Names that the standard fonts of a PDF can print."""
    return all(letter.encode("cp1252", "ignore") for letter in name)


def one_line(name: str) -> bool:
    """Names that fit a line of a printed page."""
    return len(name) <= 70


def short_and_placeless(name: str) -> bool:
    """Names that fit half a line of a printed page, no place in them."""
    return no_places(name) and one_line(name)


def narrow(width: int) -> Callable[[str], bool]:
    """Names that fit a column, and do not look like the rest of the name above them: a small letter begins none."""
    return lambda name: len(name) <= width and "," not in name and not name[0].islower()


@dataclass(frozen=True, slots=True)
class Crowd:
    """A recipe for those who sign.

    Numbers are the share of them printed with a thing, `fits` filters organizations, `writable` everyone.
    `who` is the word the letter has for them, a key of `prose.yml`; `roles` the kind of words their roles come from,
    `spread` the most countries there are.
    """

    who: str = "orgs"
    people: bool = False
    affiliated: bool = False
    fits: Callable[[str], bool] = anything
    writable: Callable[[str], bool] = anything
    acronyms: float = 0.0
    roles: str | None = None
    countries: bool = False
    honorifics: float = 0.0
    academic: bool = False
    spread: int = 100

    def gather(self, rng: Random, language: str, count: int) -> list[Signed]:
        """`count` different signatories by this recipe, fewer where the words run out."""
        if self.who == "states":
            named = distinct(rng, count, lambda chance: chance.choice(words("countries", language)), fits=self.fits)
            return [Signed(organization=name) for name in named]
        individuals = people(rng, language, count, fits=self.writable) if self.people else []
        groups: list[str] = []
        if self.academic:
            groups = [self._campus(rng, language) for _ in individuals]
        elif self.affiliated or not self.people:
            wanted = len(individuals) if self.people else count
            groups = organizations(rng, language, wanted, fits=lambda name: self.fits(name) and self.writable(name))
        lands = rng.sample(all_lands := words("countries", language), min(self.spread, len(all_lands)))
        size = min(len(each) for each in (individuals, groups) if each) if individuals or groups else 0
        return [
            self._signed(
                rng,
                language,
                individuals[index] if individuals else None,
                groups[index] if groups else None,
                lands,
            )
            for index in range(size)
        ]

    def _campus(self, rng: Random, language: str) -> str:
        while not self.fits(place := university(rng, language)):
            pass
        return place

    def _signed(
        self, rng: Random, language: str, individual: str | None, group: str | None, lands: list[str]
    ) -> Signed:
        short = acronym(rng, group) if group is not None and rng.random() < self.acronyms else None
        titled = individual is not None and language not in CHINESE and rng.random() < self.honorifics
        return Signed(
            organization=group,
            person=individual,
            acronym=short,
            role=rng.choice(words(self.roles, language)) if self.roles is not None else None,
            country=rng.choice(lands) if self.countries else None,
            honorific=rng.choice(words("honorifics", language)) if titled else None,
        )


@dataclass(frozen=True, slots=True)
class Together:
    """Some organizations, then some people."""

    organizations: Crowd
    people: Crowd
    who: str = "mixed"

    def gather(self, rng: Random, language: str, count: int) -> list[Signed]:
        """As `Crowd.gather`: at least one of each."""
        share = rng.randint(1, count - 1)
        return [
            *self.organizations.gather(rng, language, share),
            *self.people.gather(rng, language, count - share),
        ]


def _given_and_family(gathered: list[Signed]) -> list[tuple[Signed, str, str]]:
    """Those with one given name before one family name, with the two: of others nobody could tell which is which."""
    family_first = set(load_words()["people"]["romanised"])
    split = ((each, (each.person or "").split()) for each in gathered if each.person not in family_first)
    return [(each, names[0], names[1]) for each, names in split if len(names) == 2]


@dataclass(frozen=True, slots=True)
class Shouting:
    """Organizations in capitals, people with their last name in capitals: `Jean DUPONT`."""

    crowd: Crowd

    @property
    def who(self) -> str:
        """As the crowd it prints in capitals."""
        return self.crowd.who

    def gather(self, rng: Random, language: str, count: int) -> list[Signed]:
        """As `Crowd.gather`, the names as printed."""
        if not self.crowd.people:
            gathered = self.crowd.gather(rng, language, count)
            return [replace(each, organization=(each.organization or "").upper()) for each in gathered]
        plain = _given_and_family(self.crowd.gather(rng, language, 3 * count))[:count]
        return [replace(each, person=f"{given} {family.upper()}") for each, given, family in plain]


@dataclass(frozen=True, slots=True)
class SurnameFirst:
    """People printed `Surname, Given`, read as printed or turned round."""

    crowd: Crowd

    @property
    def who(self) -> str:
        """As the crowd it turns round."""
        return self.crowd.who

    def gather(self, rng: Random, language: str, count: int) -> list[Signed]:
        """As `Crowd.gather`."""
        plain = _given_and_family(self.crowd.gather(rng, language, 3 * count))[:count]
        return [
            replace(each, person=f"{family}, {given}", also=(f"{given} {family}",)) for each, given, family in plain
        ]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """Organizations printed in two scripts."""

    who: str = "orgs"

    def gather(self, rng: Random, language: str, count: int) -> list[Signed]:
        """As `Crowd.gather`: the Chinese name first in Chinese letters."""
        pairs = rng.sample(load_words()["bilingual"], min(count, len(load_words()["bilingual"])))
        chinese = language in CHINESE
        return [
            Signed(organization=han, translation=latin, also=(latin,))
            if chinese
            else Signed(organization=latin, translation=han, also=(han,))
            for han, latin in pairs
        ]

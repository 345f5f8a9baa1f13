"""Sentences around the signatories, from `prose.yml`, and the scene that all parts of one letter share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.generator.names import CHINESE, load_words, organizations, people, words
from tests.generator.numerals import printed_count


@cache
def load_prose() -> Mapping[str, Any]:
    """The sentences of every language."""
    parsed: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("prose.yml").read_text("utf-8"))
    return parsed


@dataclass(frozen=True, slots=True)
class Scene:
    """The language and the chance of one letter; what a part of it asks for comes from here."""

    rng: Random
    language: str

    @property
    def chinese(self) -> bool:
        """Whether the letter is in Chinese, whose commas and brackets are wide."""
        return self.language in CHINESE

    @property
    def comma(self) -> str:
        """The comma between fields."""
        return "，" if self.chinese else ", "

    @property
    def colon(self) -> str:
        """The colon between fields."""
        return "：" if self.chinese else {"fr": " : "}.get(self.language, ": ")

    def bracket(self, text: str) -> str:
        """`text` in brackets, ready to stand after a name."""
        return f"（{text}）" if self.chinese else f" ({text})"

    def words(self, kind: str) -> Any:
        """The sentences of one kind, as `prose.yml` has them."""
        return load_prose()[self.language][kind]

    def pick(self, kind: str) -> Any:
        """One sentence of a kind."""
        return self.rng.choice(self.words(kind))

    def chance(self, share: float) -> bool:
        """True that often."""
        return self.rng.random() < share

    def enumerated(self, names: list[str]) -> str:
        """`A, B and C`.

        >>> scene("en", 3).enumerated(["Ana", "Bo", "Li"])
        'Ana, Bo and Li'
        """
        if len(names) == 1:
            return names[0]
        joint = self.rng.choice(self.words("comma_and")[:1] if len(names) == 2 else self.words("comma_and"))
        return f"{('、' if self.chinese else ', ').join(names[:-1])}{joint}{names[-1]}"

    def count(self, count: int) -> str:
        """The count in digits or words."""
        return printed_count(self.rng, count, self.language)

    def date(self) -> tuple[str, str]:
        """A date as printed, and as year, month and day."""
        year, month, day = self.rng.randint(2008, 2025), self.rng.randint(1, 12), self.rng.randint(1, 28)
        iso = f"{year}-{month:02}-{day:02}"
        form = self.pick("dates")
        name = self.words("months")[month - 1]
        return form.format(y=year, month=name, mm=f"{month:02}", d=day, dd=f"{day:02}"), iso

    def sign_date(self) -> str:
        """The day someone signed, as it stands after a name."""
        year, month, day = self.rng.choice([2021, 2022]), self.rng.randint(1, 12), self.rng.randint(1, 28)
        if self.rng.random() < 0.5:
            return f", {day:02}.{month:02}.{year}"
        return f" ({day} {self.words('months')[month - 1]} {year})"

    def city(self) -> str:
        """A town to stand before a country."""
        return self.rng.choice(words("cities", self.language))

    def party(self) -> str:
        """A party or group of a parliament."""
        return str(self.rng.choice(load_words()["parties"]))

    def postnominal(self) -> str:
        """Letters after a name."""
        return str(self.rng.choice(load_words()["postnominals"]))

    def members(self, count: int) -> list[str]:
        """Names of organizations that are members of one that signs."""
        return organizations(self.rng, self.language, count, fits=lambda name: "," not in name and " and " not in name)

    def footnote(self) -> str:
        """A footnote's digit one time in four."""
        return self.rng.choice(["1", "2", "3", "¹", "²"]) if self.rng.random() < 0.25 else ""

    def held(self) -> list[str]:
        """Names of a few people in prison, of letters that every format can print and without an "and" of their own."""

        def fits(name: str) -> bool:
            plain = self.chinese or name.encode("cp1252", "ignore").decode("cp1252") == name
            return plain and " y " not in name

        return people(self.rng, self.language, self.rng.randint(1, 5), fits=fits)


def scene(language: str, seed: int) -> Scene:
    """A scene whose chances all come from `seed`."""
    return Scene(Random(seed), language)  # noqa: S311  # the same letters everywhere

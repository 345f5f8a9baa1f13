"""Write `data/reference/given_names.txt`: given names and Chinese surnames, which tell people from organizations.

    pip install faker && python benchmarks/given_names.py

The names are those of the package Faker (MIT licence), which lists them country by country. Names that are also words
of organizations, peoples or regions are left out: they tell nothing.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.vocabulary import word_set

TABLE = Path(__file__).resolve().parent.parent / "data" / "reference" / "given_names.txt"
SCRIPTS = ("zh_CN", "zh_TW")
MOST_SURNAMES = 200
HEAD = """\
# Given names in Latin letters, then surnames in Chinese ones; written by benchmarks/given_names.py.
# source: Faker {version} (MIT licence), the first names of every country it lists and the surnames of {scripts}
"""


def main() -> None:
    """Write the file."""
    faker = importlib.import_module("faker")
    people = importlib.import_module("faker.providers.person")
    given: set[str] = set()
    surnames: set[str] = set()
    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        given.update(_names(provider, ("first_names", "first_romanized")))
        if module.name in SCRIPTS:
            surnames.update(list(dict.fromkeys(_names(provider, ("last_names",))))[:MOST_SURNAMES])
    kept = sorted(name for name in given if _tells(name))
    han = sorted(name for name in surnames if re.fullmatch(r"[\u4e00-\u9fff]{1,2}", name))
    head = HEAD.format(version=faker.VERSION, scripts=" and ".join(SCRIPTS))
    TABLE.write_text(head + "".join(f"{name}\n" for name in (*kept, *han)), encoding="utf-8")
    print(f"{len(kept)} given names, {len(han)} surnames")


def _names(provider: type, prefixes: tuple[str, ...]) -> Iterator[str]:
    for attribute in sorted(vars(provider)):
        if attribute.startswith(prefixes):
            value = getattr(provider, attribute)
            if isinstance(value, (tuple, list, dict)):
                yield from (each if isinstance(each, str) else each[0] for each in value)


def _tells(name: str) -> bool:
    """Whether a name is one Latin word that no organization, people or region is called by."""
    if re.fullmatch(r"[A-ZÀ-ÞĀ-Ž][^\W\d_A-Z]+(?:['’-][^\W\d_]+)*", name) is None:
        return False
    sections = ("strong", "peoples", "not_names")
    words = frozenset().union(*(word_set("organization_words", section) for section in sections))
    return name.casefold() not in words and gazetteer("regions").fullmatch(name) is None


if __name__ == "__main__":
    main()

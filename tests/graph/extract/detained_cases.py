"""Passages about people who are held and people who are not, each filled with names from many parts of the world.

The passages stand in `detained_cases.txt`. By the parity of their checksum half of them are for developing the rules
(`half=0`) and half are held apart for measuring them (`half=1`).
"""

import random
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from undersigned.graph.extract.concerns import find_concerns
from undersigned.graph.extract.detainees import Detained, find_detainees
from undersigned.graph.extract.units import units
from undersigned.graph.extract.zones import zones
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Concern

PASSAGES = Path(__file__).with_suffix(".txt")
_NAME = re.compile(r"\{([A-E])\}")
_SOUNDS = {
    "en": (("Dear Prime Minister,", "Yours sincerely,"), "The trials of the past year were closed to the public."),
    "de": (
        ("Sehr geehrte Damen und Herren,", "Hochachtungsvoll,"),
        "Die Prozesse des letzten Jahres waren geschlossen.",
    ),
    "fr": (("Monsieur le Ministre,", "Respectueusement,"), "Les procès de cette année se sont tenus à huis clos."),
    "es": (("Estimado Ministro:", "Atentamente,"), "Los juicios de este año fueron a puerta cerrada."),
    "zh": (("尊敬的部长：", "联署："), "过去一年的审判都不对公众开放，家属只能通过电话得知判决。"),
}
_FAMILIES = {
    "chinese": (
        "Gao Renwei",
        "Ding Haoyu",
        "Xu Meiling",
        "Li Zhengming",
        "Chow Wing-tung",
        "Ho Ka-yan",
        "Ouyang Shufen",
    ),
    "uyghur": ("Ilyar Tohti", "Rahima Dawut", "Ekber Asat", "Gulmira Abbas", "Abduweli Hoshur"),
    "tibetan": ("Tashi Wangdu", "Gendun Nyima", "Go Tenzin Gyatso", "Dorje Tsering", "Jamyang Kyi Lhamo"),
    "arabic": ("Abdulhakim al-Khatib", "Loubna al-Hashimi", "Nasser bin Gharib", "Ahmad Mansouri", "Alaa Abd El-Karim"),
    "persian": ("Nasrin Sotoodeh", "Narges Mohebbi", "Reza Khandani", "Majid Tavakol"),
    "turkish": ("Selçuk Demirtürk", "Osman Kavurma", "Şebnem Yücel", "İlker Şahin", "Çiğdem Özgür"),
    "vietnamese": ("Nguyễn Văn Đạt", "Phạm Thị Trang", "Tran Huynh Duy", "Nguyen Thuy Lan"),
    "burmese": ("Aung Myo Thant", "Daw Khin Su", "Ko Thura", "Wai Hnin Pwint"),
    "slavic": ("Alexei Nevelov", "Vladimir Kara-Mirov", "Ales Bialovich", "Maria Kolesnik", "Siarhei Tsikhan"),
    "latin": ("José Daniel Herrera", "María Fernanda Ríos", "Rolando Álvaro Peña", "Luis Manuel de la Cruz"),
    "african": ("Mbuso Dlomo", "Ngozi Adeyemi", "Germain Rukuki Ndayi", "Tsegaye Bekele"),
    "european": ("Evan Gershwin", "Johan Floderberg", "Cécile Kohlmann", "Olivia O'Hara", "Jan van der Meulen"),
}
_HAN = (
    "高仁伟",
    "许美玲",
    "丁浩宇",
    "王炳文",
    "张展颜",
    "黎志英",
    "欧阳淑芬",
    "伊里亚·土赫提",
    "余文胜",
    "黃雪琴",
    "陈建芳",
    "周世华",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A letter's text, whose release it asks, who may be read so or not, who must never be, and who is of concern."""

    text: str
    asked: tuple[str, ...]
    either: tuple[str, ...]
    never: tuple[str, ...]
    concerns: tuple[str, ...]
    number: int


def detained_cases(half: int | None = None, *, seed: int = 7, fillings: int = 4) -> Iterator[Case]:
    """Yield every passage of that half (both when None) `fillings` times, each time with other names.

    >>> first = next(detained_cases(0))
    >>> first.asked[0] in first.text
    True
    """
    lines = [line for line in PASSAGES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        language, passage, wanted = (part.strip() for part in line.split("|"))
        if half is not None and zlib.crc32(passage.encode()) % 2 != half:
            continue
        for filling in range(fillings):
            chance = random.Random(f"{seed} {passage} {filling}")  # noqa: S311 - chance for a test
            names = dict(zip("ABCDE", _names(language, chance), strict=True))
            yield _filled(language, passage, wanted.split(), names, number)


def detained_verdicts(half: int | None = 1, *, fillings: int = 6) -> Iterator[list[tuple[str, bool]]]:
    """For each passage (rule, whether it was right) of every person read, whatever the rules are trusted by now."""
    for case in detained_cases(half, fillings=fillings):
        detained, concerns = read_case(case, trusted=0.0)
        held = {*case.asked, *case.either}
        yield [
            *((each.rule, each.name in held) for each in detained.people),
            *((each.rule, each.name in case.concerns) for each in concerns),
        ]


def read_case(case: Case, *, trusted: float) -> tuple[Detained, tuple[Concern, ...]]:
    """What the rules of at least that precision read in a case."""
    source = source_from_bytes("case.txt", case.text.encode())
    zoned = zones(source, units(source))
    detained = find_detainees(source, zoned.body, zoned.heading, trusted=trusted)
    people = [each.name for each in detained.people]
    return detained, find_concerns(source, zoned.body, people, trusted=trusted)


def _names(language: str, chance: random.Random) -> Sequence[str]:
    if language == "zh":
        return chance.sample(_HAN, 5)
    pools = chance.sample(sorted(_FAMILIES), 5)
    return [chance.choice(_FAMILIES[pool]) for pool in pools]


def _filled(language: str, passage: str, wanted: list[str], names: dict[str, str], number: int) -> Case:
    (opening, closing), before = _SOUNDS[language]
    there = set(_NAME.findall(passage))
    asked = tuple(names[each] for each in wanted if each in names)
    either = tuple(names[each[1:]] for each in wanted if each.startswith("?"))
    never = tuple(names[each] for each in sorted(there) if names[each] not in (*asked, *either))
    concerns = tuple(names[each[1:]] for each in wanted if each.startswith("!"))
    words = _NAME.sub(lambda found: names[found[1]], passage)
    parts = [part.strip() for part in words.split("¶")]
    title = "Joint letter on the rule of law"
    if parts[0].startswith("TITLE:"):
        title = parts.pop(0).removeprefix("TITLE:")
    text = "\n\n".join(
        (title, opening, before, _laid_out(parts), closing, "Hong Kong Watch\nPEN America\nAmnesty International")
    )
    return Case(text + "\n", asked, either, never, concerns, number)


def _laid_out(parts: Sequence[str]) -> str:
    """Paragraphs apart by a blank line, the items of a list line by line."""
    laid = ""
    for part in parts:
        item = part.startswith("•") or re.match(r"\d\. ", part) is not None
        laid += ("\n" if item and laid else "\n\n" if laid else "") + part
    return laid

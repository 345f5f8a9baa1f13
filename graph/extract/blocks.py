"""Runs of short lines that may be signatories: how alike their lines are, and how much they look like names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from undersigned.graph.extract.dates import date_line, find_dates
from undersigned.graph.extract.inline import split_inline
from undersigned.graph.extract.labels import (
    is_about,
    is_contact,
    is_copy_label,
    is_elsewhere,
    is_label,
    is_navigation,
    is_noise,
    is_section,
    opened_label,
    without_count,
)
from undersigned.graph.extract.prose import is_prose, opens_sentence
from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import word_set
from undersigned.graph.model import BlockKind

_URL = re.compile(r"^(?:https?://|www\.)\S+$|\S+@\S+\.\w+$")
_NOTE = re.compile(r"\[\d{1,3}\]")
_TELEPHONE = re.compile(r"(?:tel\.?|phone|fax|mobile)?\s*:?\s*\+?[\d\s()./-]{7,}$", re.IGNORECASE)
_LONGEST = 260
_KEPT = 65536
_LINE_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_LIKELY = 0.6
_HAN_WEIGHT = 2.0
_LONGEST_ENTRY = 400
_SEPARATED = re.compile(r"^[^,/|(–—]{4,60}(?:,|\s[/|–—]|\s\()")
_MOST_LINES = 5  # lines of one entry that stands over several
_ENTRY_GAP = 2  # blank lines between entries
_ASIDE = 160  # characters of prose within a signed part that does not end it ("* in a personal capacity")


@dataclass(frozen=True)
class Run:
    """Neighbouring units set alike, and what is printed above them.

    `label` is the line right above, whatever it says; `signed` says that it announces signatories; `governed` that an
    announcement further up still holds; `elsewhere` that the run stands under contacts, references or the like.
    """

    units: tuple[Unit, ...]
    label: Unit | None
    signed: bool = False
    governed: bool = False
    elsewhere: bool = False

    @cached_property
    def likeness(self) -> float:
        """How much its units look like names of signatories, from 0 to 1, on average."""
        return sum(likeness(unit) for unit in self.units) / len(self.units)

    @cached_property
    def names(self) -> int:
        """How many names it seems to hold."""
        return sum(len(unit.several) or int(entry_likeness(unit.words) >= _LIKELY) for unit in self.units)


def likeness(unit: Unit) -> float:
    """How much a unit looks like one or several names, from 0 to 1."""
    places = unit.several
    if not places:
        return entry_likeness(unit.words)
    return max(
        entry_likeness(unit.words), sum(entry_likeness(unit.words[start:end]) for start, end in places) / len(places)
    )


@lru_cache(maxsize=_KEPT)
def entry_likeness(text: str) -> float:
    """How much a line looks like the entry of one signatory, from 0 to 1.

    >>> entry_likeness("Hong Kong Watch") > 0.8, entry_likeness("disable support for SSLv2") < 0.3
    (True, True)
    """
    text = text.strip()
    if (
        not text
        or len(text) > _LONGEST
        or _TELEPHONE.match(text)
        or is_navigation(text)
        or _URL.match(text)
        or _NOTE.match(text)
        or is_prose(text)
    ):
        return 0.0
    dates = find_dates(text)
    if dates and dates[0].start == 0:
        return 0.0
    if " | " in text or "\t" in text:
        return 1.0
    tokens = _LINE_WORDS.findall(text)
    if not tokens:
        return 0.0
    if text[0].islower() and tokens[0].casefold() not in word_set("organization_words", "particles"):
        return 0.1
    if (
        text.endswith((".", "!", "?"))
        and len(tokens) > 6
        and sum(token[0].islower() for token in tokens) * 2 > len(tokens)
    ):
        return 0.1
    head = re.split(r"[,;(（，；、]", text, maxsplit=1)[0]
    return max(organization_likeness(head), person_likeness(head), organization_likeness(text) - 0.1)


class _Announcement:
    """Whether what stands above still announces signatories, as headings and labels go by."""

    def __init__(self) -> None:
        self.holds = False
        self.elsewhere = False
        self._level = 0
        self._held = False
        self._under = False  # under a heading of something beside the letter

    def label(self, unit: Unit) -> None:
        self.holds, self.elsewhere, self._under = True, False, False
        self._level = unit.level if unit.kind is BlockKind.HEADING else 7

    def heading(self, unit: Unit) -> None:
        """A heading ends an announcement unless it stands below it or names a section of a list."""
        below = self.holds and unit.level > self._level
        section = is_section(unit.words) or is_country(unit.words)
        self.elsewhere = self._under = is_elsewhere(unit.words) or is_noise(unit.words)
        self.holds = self.holds and (below or section) and not self.elsewhere

    def aside(self, *, contact: bool) -> None:
        """A line that heads something beside the letter ends an announcement; a contact only suspends it for one list."""
        self._held = contact and (self.holds or self._held)
        self.holds, self.elsewhere = False, True

    def listed(self) -> None:
        """After one list under such a line the announcement holds again: late signatories follow a contact."""
        if self.elsewhere and self._held:
            self.holds, self.elsewhere = True, False

    def ends(self) -> None:
        self.holds = self._held = False
        self.elsewhere = self._under

    def prose(self) -> None:
        """A sentence ends what a line by itself has headed, not what a heading has."""
        self.elsewhere = self._under


def runs(units: Sequence[Unit], *, border: int | None = None) -> list[Run]:
    """Cut units into runs: a change of setting, a wider gap, prose, a label or navigation ends one.

    No run stands on both sides of `border`, the place where a letter's heading ends.
    """
    found: list[Run] = []
    current: list[Unit] = []
    widest = 0  # the widest gap within the run so far; a single unit allows one blank line
    label: Unit | None = None
    signed = False
    announced = _Announcement()

    def close(above: Unit | None = None, *, announces: bool = False) -> None:
        nonlocal current, label, signed
        if current:
            found.append(Run(tuple(current), label, signed, announced.holds, announced.elsewhere))
        current, label, signed = [], above, announces

    for unit in units:
        if border is not None and current and current[-1].start < border <= unit.start:
            close()
        if (names_at := opened_label(unit.words)) is not None and _names_follow(unit, names_at):
            close(unit, announces=True)
            announced.label(unit)
            current = [_after(unit, names_at)]
            widest = 0
        elif _is_sentence(unit, current) and not (announced.holds and len(current) > 1 and _long_entry(unit)):
            announced.prose()
            leads = unit.words.rstrip().endswith((":", "："))
            announces = leads and is_label(_last_line(unit.words))
            close(unit if leads else None, announces=announces)
            if announces:
                announced.label(unit)
            elif _length(unit.words) > _ASIDE:
                announced.ends()
        elif is_noise(unit.words):
            continue
        elif _is_date(unit, inside=bool(current) and announced.holds):
            close()
            if found and found[-1].governed:
                announced.ends()
        elif is_navigation(unit.words):
            close()
            if found and is_elsewhere(unit.words):
                announced.aside(contact=False)
                continue
            if found and found[-1].governed:
                announced.ends()
        elif unit.marker is None and is_label(unit.words, heading=unit.kind is BlockKind.HEADING):
            close(unit, announces=True)
            announced.label(unit)
        elif is_copy_label(unit.words):
            close(unit)
            announced.ends()
        elif unit.kind is BlockKind.HEADING and not _named_heading(unit, announced):
            keeps = signed and not current and (is_section(unit.words) or is_country(unit.words))
            close(unit, announces=keeps)
            announced.heading(unit)
        elif _is_aside(unit, below=bool(found) or len(current) > 1) or _heads_section(unit):
            keeps = signed and not current
            aside = _is_aside(unit, below=bool(found) or len(current) > 1)
            close(unit, announces=keeps and not aside)
            if aside:
                announced.aside(contact=is_contact(unit.words))
        elif current and (not _set_alike(unit, current[0]) or unit.gap > max(widest, len(current) == 1)):
            close()
            announced.listed()
            current, widest = [unit], 0
        else:
            widest = max(widest, unit.gap) if current else 0
            current.append(unit)
    close()
    return _regrouped(found)


def _regrouped(found: Sequence[Run]) -> list[Run]:
    """Join the groups of lines that blank lines set apart where each group is one entry: a name and what is under it."""
    joined: list[list[Run]] = []
    for run in found:
        if joined and _next_entry(joined[-1][-1], run):
            joined[-1].append(run)
        else:
            joined.append([run])
    return [
        Run(
            tuple(unit for run in group for unit in run.units),
            group[0].label,
            group[0].signed,
            group[0].governed,
            group[0].elsewhere,
        )
        if len(group) > 1
        else group[0]
        for group in joined
    ]


def _next_entry(one: Run, two: Run) -> bool:
    """Whether two runs are neighbouring entries of several lines, both beginning with a person's name."""
    if two.label is not None or one.governed != two.governed or one.elsewhere != two.elsewhere:
        return False
    if not all(run.units[0].style == "line" and len(run.units) <= _MOST_LINES for run in (one, two)):
        return False
    if len(one.units) == 1 and len(two.units) == 1:
        return False
    heads = [_is_head(run.units[0].words) for run in (one, two)]
    steady = len(one.units) == len(two.units) and any(heads)
    return two.units[0].gap <= _ENTRY_GAP and (all(heads) or steady)


def _is_head(words: str) -> bool:
    return person_likeness(re.split(r"[,(|/–—]", words, maxsplit=1)[0].strip()) > _LIKELY


def _is_sentence(unit: Unit, current: Sequence[Unit]) -> bool:
    """Whether a unit is prose, or a short sentence among names: "Thank you, Chair.", where no other line has a stop."""
    if unit.prose:
        return True
    if unit.cells or unit.several or not unit.words.endswith((".", "!", "。", "！")):
        return False
    stops = bool(current) and current[-1].words.endswith(".")
    return not stops and opens_sentence(unit.words)


def _heads_section(unit: Unit) -> bool:
    """Whether a line parts a list; right under other lines it may be the end of a name, unless a colon or count ends it."""
    ends = unit.words.rstrip()[-1:] in {":", "：", ")", "）"}
    if unit.marker is not None or not (unit.gap > 0 or ends):
        return False
    return is_section(unit.words) or (ends and is_country(without_count(unit.words)))


def _long_entry(unit: Unit) -> bool:
    """Whether words that read like a sentence are one more entry of a list: a name, a separator, what he or she is."""
    return len(unit.words) <= _LONGEST_ENTRY and _SEPARATED.search(unit.words) is not None and _is_head(unit.words)


def _is_date(unit: Unit, *, inside: bool) -> bool:
    """Whether a line is a date; `inside` a list a name may stand before it, for it is the day of signing then."""
    if unit.marker is not None or date_line(unit.words) is None:
        return False
    return not inside or find_dates(unit.words)[0].start == 0


def _is_aside(unit: Unit, *, below: bool) -> bool:
    """Whether a line by itself heads something beside the letter; right under other lines it may be part of a name.

    `below` says that lists stand above it: "About …" at the top of a text is a title.
    """
    apart = unit.gap > 0 or unit.words.endswith((":", "："))
    return apart and (is_elsewhere(unit.words) or (below and is_about(unit.words)))


def _set_alike(unit: Unit, first: Unit) -> bool:
    """Whether a unit is set as the first one of a list; among lines, one that may hold several names is a line too."""
    if {_style(unit), _style(first)} == {"line", "names"}:
        return unit.gap == 0 and unit.block == first.block
    return _style(unit) == _style(first)


def _style(unit: Unit) -> str:
    return "line" if unit.kind is BlockKind.HEADING else unit.style


def _named_heading(unit: Unit, announced: _Announcement) -> bool:
    """Whether a heading under an announcement is a signatory's name, as on pages that give each one a card."""
    return (
        announced.holds
        and person_likeness(unit.words) > 0.8
        and not is_section(unit.words)
        and not is_elsewhere(unit.words)
    )


def _names_follow(unit: Unit, at: int) -> bool:
    rest = unit.words[at:]
    return bool(split_inline(rest)) or entry_likeness(rest) >= _LIKELY


def _after(unit: Unit, at: int) -> Unit:
    """The unit from a place in its words on."""
    return replace(unit, start=unit.start + at, words=unit.words[at:], prose=False, gap=0)


def _length(words: str) -> float:
    """How long words are, a Chinese character counting as much as it says."""
    return len(words) + _HAN_WEIGHT * sum("\u3400" <= letter <= "\u9fff" for letter in words)


def _last_line(words: str) -> str:
    """The last sentence of a lead-in, where it would announce."""
    cut = max(words.rfind(mark, 0, -1) for mark in ".!?。\n")
    return words[cut + 1 :].strip()

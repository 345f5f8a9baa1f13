"""Runs of short lines that may be signatories: how alike their lines are, and how much they look like names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from undersigned.graph.extract.announcement import Announcement
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
from undersigned.graph.extract.likeness import entry_likeness, likeness
from undersigned.graph.extract.prose import opens_sentence
from undersigned.graph.extract.shape import is_country, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.model import BlockKind

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


def runs(units: Sequence[Unit], *, border: int | None = None) -> list[Run]:
    """Cut units into runs: a change of setting, a wider gap, prose, a label or navigation ends one.

    No run stands on both sides of `border`, the place where a letter's heading ends.
    """
    cutter = _Cutter()
    for unit in units:
        if border is not None and cutter.current and cutter.current[-1].start < border <= unit.start:
            cutter.close()
        cutter.take(unit)
    cutter.close()
    return _regrouped(cutter.found, border)


class _Cutter:
    """The runs found so far, the one that is open, and what is printed above it."""

    def __init__(self) -> None:
        self.found: list[Run] = []
        self.current: list[Unit] = []
        self._widest = 0  # the widest gap within the run so far; a single unit allows one blank line
        self._label: Unit | None = None
        self._signed = False
        self._announced = Announcement()

    def close(self, above: Unit | None = None, *, announces: bool = False) -> None:
        """End the open run; `above` is the label of the next one, which `announces` signatories or not."""
        if self.current:
            holds, elsewhere = self._announced.holds, self._announced.elsewhere
            self.found.append(Run(tuple(self.current), self._label, self._signed, holds, elsewhere))
        self.current, self._label, self._signed = [], above, announces

    def take(self, unit: Unit) -> None:
        """Put one unit where it belongs."""
        names_at = opened_label(unit.words)
        if names_at is not None and _names_follow(unit, names_at):
            self._announce(unit)
            self.current, self._widest = [_after(unit, names_at)], 0
        elif _is_sentence(unit, self.current) and not self._goes_on_long(unit):
            self._sentence(unit)
        elif _is_date(unit, inside=bool(self.current) and self._announced.holds):
            self._end_list()
        elif is_navigation(unit.words):
            self._navigation(unit)
        elif unit.marker is None and is_label(unit.words, heading=unit.kind is BlockKind.HEADING):
            self._announce(unit)
        elif is_copy_label(unit.words):
            self.close(unit)
            self._announced.ends()
        elif unit.kind is BlockKind.HEADING and not _named_heading(unit, self._announced):
            keeps = self._signed and not self.current and (is_section(unit.words) or is_country(unit.words))
            self.close(unit, announces=keeps)
            self._announced.heading(unit)
        elif (aside := self._is_aside(unit)) or _heads_section(unit):
            self.close(unit, announces=self._signed and not self.current and not aside)
            if aside:
                self._announced.aside(contact=is_contact(unit.words))
        elif not is_noise(unit.words):
            self._entry(unit)

    def _announce(self, unit: Unit) -> None:
        self.close(unit, announces=True)
        self._announced.label(unit)

    def _sentence(self, unit: Unit) -> None:
        self._announced.prose()
        leads = unit.words.rstrip().endswith((":", "："))
        announces = leads and is_label(_last_line(unit.words))
        self.close(unit if leads else None, announces=announces)
        if announces:
            self._announced.label(unit)
        elif _length(unit.words) > _ASIDE:
            self._announced.ends()

    def _navigation(self, unit: Unit) -> None:
        self.close()
        if self.found and is_elsewhere(unit.words):
            self._announced.aside(contact=False)
        else:
            self._end_list()

    def _end_list(self) -> None:
        self.close()
        if self.found and self.found[-1].governed:
            self._announced.ends()

    def _entry(self, unit: Unit) -> None:
        gap = max(self._widest, len(self.current) == 1)
        if self.current and (not _set_alike(unit, self.current[0]) or unit.gap > gap):
            self.close()
            self._announced.listed()
            self.current, self._widest = [unit], 0
        else:
            self._widest = max(self._widest, unit.gap) if self.current else 0
            self.current.append(unit)

    def _goes_on_long(self, unit: Unit) -> bool:
        """Whether words like a sentence are one more entry of an announced list."""
        return self._announced.holds and len(self.current) > 1 and _long_entry(unit)

    def _is_aside(self, unit: Unit) -> bool:
        return _is_aside(unit, below=bool(self.found) or len(self.current) > 1)


def _regrouped(found: Sequence[Run], border: int | None) -> list[Run]:
    """Join the groups of lines that blank lines set apart where each is one entry: a name and what is under it."""
    joined: list[list[Run]] = []
    for run in found:
        across = border is not None and bool(joined) and joined[-1][-1].units[0].start < border <= run.units[0].start
        if joined and not across and _next_entry(joined[-1][-1], run):
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
    """Whether a line parts a list; under other lines it may be a name's end, unless a colon or count ends it."""
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


def _named_heading(unit: Unit, announced: Announcement) -> bool:
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

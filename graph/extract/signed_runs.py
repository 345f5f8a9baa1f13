"""Which runs of short lines are the signatories': scored by what they look like and what announces them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from undersigned.graph.extract.blocks import Run
from undersigned.graph.extract.labels import is_copy_label, is_section, without_count
from undersigned.graph.extract.offices import office
from undersigned.graph.extract.shape import is_country, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import word_set
from undersigned.graph.model import BlockKind

_LIKELY = 0.6
_ANNOUNCED = 0.45  # likeness that is enough under an announcement
_FEW = 2
_MANY = 3
_SIGNED, _GOVERNED, _EXACT = 5.0, 3.0, 10.0  # names that an announcement, or the declared count, is worth
_APART = 400  # characters of prose that set two lists apart
_FAR = 1200  # characters of prose over which no list goes on, whatever announces the rest
_SURE = 0.9
_MARK = re.compile(r"[(,|/–—；;，（]")
_LIST = 5  # names from which on a list under some other heading may be the signatories
_HAN_NAME = 2
_NEAR = 60  # characters of prose that set a list that nothing announces apart from the one after it
_PLAIN = 0.8  # likeness from which on a list before an announced one needs no announcement of its own


def signed_runs(
    candidates: Sequence[Run], claimed: int | None, *, border: int, prose: Sequence[tuple[int, int]]
) -> list[Run]:
    """The runs of signatories in the order of the text: the best one, and those around it that go on with it.

    `claimed` is the declared count; `border` is where the heading ends: a run above it needs to be announced, or to
    have the declared number of names. `prose` gives (start, length) of the sentences, which set lists apart.
    """
    scored = [(_score(run, claimed, border), number) for number, run in enumerate(candidates) if not _is_copy(run)]
    best, number = max(scored, default=(0.0, -1), key=lambda pair: (pair[0], -pair[1]))
    if best <= 0:
        return []
    chosen = [candidates[number]]
    found = chosen[0].names
    told = _Prose(prose)
    for run in reversed(candidates[:number]):
        between = told.between(run, chosen[0])
        if (run.units[0].start < border and not run.signed) or between > _FAR:
            break
        if between > _NEAR and not (run.signed or run.governed or _counts_on(run, chosen[0])):
            break
        if _goes_on(run, chosen[0], claimed, found) or _before(run, chosen[0], told):
            chosen.insert(0, run)
            found += run.names
        elif len(run.units) > 1:
            break
    unbroken = 0
    for run in candidates[number + 1 :]:
        if told.between(chosen[-1], run) > _FAR:
            break
        if run.units[0].start < border and not (run.signed or run.label is not None or _counts_on(chosen[-1], run)):
            break
        near = unbroken == 0 or (unbroken == 1 and _same_list(run, chosen[-1]))
        if _goes_on(run, chosen[-1], claimed, found) and (near or run.signed):
            chosen.append(run)
            found += run.names
            unbroken = 0
        else:
            unbroken += len(run.units)
    return chosen


def _score(run: Run, claimed: int | None, border: int) -> float:
    """How strongly a run speaks for being the signatories': its likely names, its label, the declared count."""
    announced = run.signed or run.governed
    exact = claimed is not None and claimed > 1 and claimed in (len(run.units), run.names)
    if run.likeness < (_ANNOUNCED if announced else _LIKELY):
        return 0.0
    if not announced and run.names < _FEW and "|" not in run.units[0].words:
        return 0.0
    enumerated = any(len(unit.several) > _MANY and _whole_names(unit) for unit in run.units)
    if not announced and not exact and len(run.units) == 1 and run.units[0].several and not enumerated:
        return 0.0
    label = run.label
    headed = label is not None and label.kind is BlockKind.HEADING and not _parts_list(label.words)
    if headed and not announced and not exact and run.names < _LIST:
        return 0.0
    counted = exact and run.names >= _LIST
    if run.units[0].start < border and not (run.signed or counted or enumerated):
        return 0.0
    bonus = _SIGNED if run.signed else _GOVERNED if run.governed else 0.0
    return run.names * run.likeness + bonus + (_EXACT if exact else 0.0)


def _parts_list(words: str) -> bool:
    """Whether a heading parts a list of signatories: a country's name, a sort of signatories."""
    return is_country(without_count(words)) or is_section(words)


def _whole_names(unit: Unit) -> bool:
    """Whether most of the names on a line have several words, as the entries of a site's menu have not."""
    names = [unit.words[start:end] for start, end in unit.several]
    if any(word in names[0].casefold() for word in word_set("letter_words", "letter_words")):
        return False
    whole = sum(" " in name or is_country(name) or (len(name) >= _HAN_NAME and not name.isascii()) for name in names)
    return whole * 10 >= len(names) * 6


def _goes_on(run: Run, beside: Run, claimed: int | None, found: int) -> bool:
    """Whether a run goes on with the list of another one."""
    if _is_copy(run) or run.likeness < (_ANNOUNCED if run.signed or run.governed else _LIKELY):
        return False
    if run.signed or _counts_on(beside, run):
        return True
    if run.label is not None and run.label.prose:
        return False
    if all(each.label is not None and is_country(without_count(each.label.words)) for each in (run, beside)):
        return True
    if claimed is not None and found >= claimed:
        return False
    alike = run.units[0].style == beside.units[0].style
    if run.governed and beside.governed:
        return alike or run.label is not None or (run.likeness >= _SURE and _same_shape(run, beside))
    return alike and (claimed is not None or run.units[0].style != "line")


def _same_shape(one: Run, two: Run) -> bool:
    """Whether the entries of two runs have the same mark after the name: a bracket, a comma, a dash, a bar."""
    marks = [Counter(mark for unit in run.units for mark in _MARK.findall(unit.words)[:1]) for run in (one, two)]
    if not all(marks):
        return False
    (first, often), (second, oft) = (max(each.items(), key=lambda pair: (pair[1], pair[0])) for each in marks)
    return first == second and often >= _PLAIN * len(one.units) and oft >= _PLAIN * len(two.units)


def _before(run: Run, later: Run, told: "_Prose") -> bool:
    """Whether a list right before an announced one is of signatories too, with late ones after it."""
    if _is_copy(run) or run.label is not None or run.likeness < _PLAIN or run.names <= _FEW:
        return False
    return told.between(run, later) < _APART and run.units[0].marker is not None


class _Prose:
    """The places and lengths of sentences, added up so that two runs are told apart as quickly in a long letter."""

    def __init__(self, places: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in places]
        self._sums = [0, *accumulate(length for _, length in places)]

    def between(self, one: Run, two: Run) -> int:
        """How many characters of prose stand between two runs."""
        first, last = (bisect_left(self._starts, at) for at in (one.units[-1].end, two.units[0].start))
        return max(0, self._sums[last] - self._sums[first])


def _same_list(run: Run, beside: Run) -> bool:
    """Whether two runs are one list that a stray line interrupts: set with one bullet, or counted on."""
    bullet = run.units[0].marker
    return run.label is None and bullet is not None and (bullet == beside.units[-1].marker or _counts_on(beside, run))


def _counts_on(one: Run, two: Run) -> bool:
    """Whether the numbers of two runs are one count, the second going on where the first ends."""
    first, second = sorted((one, two), key=lambda run: run.units[0].start)
    last, following = (_number(unit.marker) for unit in (first.units[-1], second.units[0]))
    return last is not None and following == last + 1


def _number(marker: str | None) -> int | None:
    digits = re.sub(r"\D", "", marker or "")
    return int(digits) if digits else None


def _is_copy(run: Run) -> bool:
    """Whether a run lists officials: "Name, Office" on most lines, or a label that says copies."""
    if run.label is not None and is_copy_label(run.label.words):
        return True
    return sum(is_official_line(unit.words) for unit in run.units) * 2 > len(run.units)


def is_official_line(text: str, *, functions: bool = False) -> bool:
    """Whether a line names a person and a public office; with `functions`, a role in an organization counts too.

    >>> is_official_line("Sung Kim, Acting Assistant Secretary"), is_official_line("Bob Fu, Director")
    (True, False)
    """
    name, comma, rest = text.partition(",")
    if not comma or " | " in text or person_likeness(name) < _LIKELY:
        return False
    return re.match(rf"\s*{office(functions=functions)}", rest) is not None

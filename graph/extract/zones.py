"""The zones of a letter: its heading, body, signatories and copies, and what is none of these."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from undersigned.graph.extract.blocks import Run, runs
from undersigned.graph.extract.counts import find_claimed_count
from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.labels import is_copy_label, is_elsewhere, is_label, is_navigation, is_section
from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.releases import leads_to_detainees
from undersigned.graph.extract.signed_prose import find_named
from undersigned.graph.extract.signed_runs import is_official_line, signed_runs
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import one_of
from undersigned.graph.model import BlockKind, ClaimedCount, Source

_LIKELY = 0.6
_ABOUT_OTHERS = re.compile(
    r"\b(?:releas\w+|detain\w+|imprison\w+|sanction\w*|responsible|held|arrested|following\s+(?:people|individuals|cases|officials))\b"
)
_SHORT = 160
_EARLY = 40  # units among which a salutation is looked for however short the letter is
_NEAR = 8  # units from a line of the address to the salutation under it
_FEW = 2
_TITLES = 4  # units after the first sentence among which a title may stand
_MANY = 3
_ANNOUNCED = 0.45  # likeness that is enough under an announcement
_MOSTLY_AFTER = 2.0  # so much more prose after the signatories than before them says that they stand first


@dataclass(frozen=True, slots=True)
class Zones:
    """The units of a letter by zone, each in the order of the text.

    `heading` is all before the salutation or the first sentence: date, title, address, subject. `body` holds prose and
    asks; `signatories` the runs of signatories, or else `named` the places of those whom a sentence names; `copies`
    those who get a copy. Navigation and footers are in none. `doubted` are runs that look like signatories where
    nothing says that anyone signs.
    """

    heading: tuple[Unit, ...]
    subject: Unit | None
    salutation: Unit | None
    body: tuple[Unit, ...]
    signatories: tuple[Run, ...]
    named: tuple[tuple[int, int], ...]
    copies: tuple[Unit, ...]
    claimed: ClaimedCount | None
    doubted: tuple[Run, ...] = ()


@cache
def _salutation() -> re.Pattern[str]:
    dotted = "|".join(rf"(?<={title})\." for title in ("Mr", "Ms", "Dr", "Sr", "Mrs", "Sra", "Hon", "Rev", "Prof"))
    return re.compile(rf"{one_of('letter_words', 'salutations')}(?:[^.!?]|{dotted})*[,:，：]?$", re.IGNORECASE)


@cache
def subject_label() -> re.Pattern[str]:
    """The label of a subject line, "Re:"."""
    return re.compile(rf"{one_of('letter_words', 'subjects')}\.?\s*[:：]\s*")


def zones(source: Source, units: Sequence[Unit]) -> Zones:
    """Give every unit its zone.

    The salutation, or else the first long sentence, parts heading and body. Among the runs of short lines the one that
    looks most like signatories is theirs, wherever it stands; the runs around it join while the declared count has
    room. Prose before the signatories is the body; what follows them is one too where they stand first.
    """
    salutation = _find_salutation(units)
    start = _body_start(units, salutation)
    border = units[start].start if start < len(units) else len(source.text)
    told = [unit for number, unit in enumerate(units) if number < start or unit.prose]
    claimed = find_claimed_count(source, told, [unit for unit in units if is_label(unit.words)], units)
    listed = [
        unit for unit in units if unit is not salutation and (unit.start >= border or date_line(unit.words) is None)
    ]
    found = [run for run in runs(listed, border=border) if not run.elsewhere]
    candidates = [run for run in found if run.label is None or run.signed or not _asked(run)]
    count = None if claimed is None else claimed.value
    prose = [(unit.start, len(unit.words)) for unit in units if unit.prose]
    signed = signed_runs(candidates, count, border=border, prose=prose)
    telling = (number < start + _TITLES or unit.prose or is_label(unit.words) for number, unit in enumerate(units))
    named = find_named([unit for unit, tells in zip(units, telling, strict=True) if tells])
    if any(is_section(source.text[start:end]) for start, end in named):  # "12 organizations and individuals"
        named = ()
    if named and _named_rather(signed, len(named), count):
        signed = []
    else:
        named = ()
    doubted: tuple[Run, ...] = ()
    if signed and not _announced(signed, count) and not _speaks(units, salutation):
        signed, doubted = [], tuple(signed)
    first = min((run.units[0].start for run in signed), default=None)
    last = max((run.units[-1].end for run in signed), default=None)
    taken = {unit.start for run in signed for unit in run.units}
    labels = {run.label.start for run in signed if run.label is not None and not run.label.prose}
    heading = [unit for unit in units[:start] if unit is not salutation and not is_navigation(unit.words)]
    heading = [unit for unit in heading if unit.start not in taken and unit.start not in labels]
    subject = next((unit for unit in heading if subject_label().match(unit.words)), None)
    after = [unit for unit in units[start:] if unit.start not in taken and not is_label(unit.words)]
    after = [unit for unit in after if not is_navigation(unit.words)]
    body = [unit for unit in after if first is None or unit.start < first]
    tail = [unit for unit in after if first is not None and unit.start > first]
    if first is None:
        body = _without_tail(body)
    elif _words(tail) > _words(body) * _MOSTLY_AFTER:  # the signatories stand above their letter
        body = [*body, *_without_tail(tail)]
    else:
        body = [*body, *_goes_on(tail)]
    copies = [unit for unit in tail if last is not None and unit.start > last]
    return Zones(
        tuple(heading), subject, salutation, tuple(body), tuple(signed), named, tuple(_copies(copies)), claimed, doubted
    )


def _announced(signed: Sequence[Run], claimed: int | None) -> bool:
    """Whether a label, a heading or the declared count says that the runs are of signatories."""
    return any(run.signed or run.governed for run in signed) or claimed == sum(run.names for run in signed)


def _speaks(units: Sequence[Unit], salutation: Unit | None) -> bool:
    """Whether the text speaks as a letter does: it greets somebody, or its authors speak for themselves."""
    if salutation is not None:
        return True
    return any(_authors().search(unit.words) is not None for unit in units if unit.prose)


@cache
def _authors() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "speaking_authors"), re.IGNORECASE)


def _named_rather(signed: Sequence[Run], named: int, claimed: int | None) -> bool:
    """Whether a sentence that names signatories is believed, rather than runs of short lines that may be some."""
    listed = sum(run.names for run in signed)
    if not signed or (claimed == named and claimed != listed):
        return True
    return claimed != listed and not any(run.signed or run.governed for run in signed) and named > _FEW


def _goes_on(tail: Sequence[Unit]) -> list[Unit]:
    """What the authors go on to say after a list in the middle of their letter, up to where something else begins."""
    said: list[Unit] = []
    for number, unit in enumerate(tail):
        if is_elsewhere(unit.words) or is_copy_label(unit.words):
            break
        if unit.prose and _speakers().search(unit.words):
            said = list(tail[: number + 1])
    following = tail[len(said) :]
    items = next((n for n, unit in enumerate(following) if unit.marker is None), len(following)) if said else 0
    return [*said, *following[:items]]


@cache
def _speakers() -> re.Pattern[str]:
    """Authors who ask: "we urge", in a sentence that is no site's words about itself."""
    return re.compile(
        rf"(?:{one_of('letter_words', 'speaking_authors')}|{one_of('letter_words', 'pleading')})"
        rf".{{0,80}}?{one_of('letter_words', 'asking')}",
        re.IGNORECASE,
    )


def _words(units: Sequence[Unit]) -> int:
    return sum(len(unit.words) for unit in units if unit.prose)


def _find_salutation(units: Sequence[Unit]) -> Unit | None:
    """The line that greets; one that ends with a comma or colon is believed before an address line like a greeting."""
    bare: Unit | None = None
    for number, unit in enumerate(units[: max(_EARLY, len(units) * 2 // 3 + 1)]):
        if len(unit.words) > _SHORT or not _salutation().match(unit.words):
            continue
        if unit.words.endswith((",", ":", "，", "：")):
            return unit if bare is None or number <= units.index(bare) + _NEAR else bare
        if bare is None and not unit.prose:
            bare = unit
    return bare


def _body_start(units: Sequence[Unit], salutation: Unit | None) -> int:
    if salutation is not None:
        return units.index(salutation) + 1
    for number, unit in enumerate(units):
        if unit.prose and unit.kind is not BlockKind.HEADING:
            return number
    return len(units)


def _asked(run: Run) -> bool:
    """Whether a run under a lead-in reads on from it: items that are no names, or names that something is asked for."""
    lead = run.label.words if run.label is not None else ""
    last = lead[sentences(lead)[-1][0] :] if lead.strip() else ""
    return run.likeness < _LIKELY or leads_to_detainees(last) or _ABOUT_OTHERS.search(last) is not None


def _copies(tail: Sequence[Unit]) -> list[Unit]:
    """Those who get a copy, among what follows the signatories: under a label, or line after line of officials."""
    found: list[Unit] = []
    labelled = False
    for unit in tail:
        if is_copy_label(unit.words):
            labelled = True
            found.append(unit)
        elif is_official_line(unit.words, functions=bool(found)) or (labelled and _copied(unit)):
            found.append(unit)
        elif found:
            break
    return found


def _copied(unit: Unit) -> bool:
    return not unit.prose and not is_navigation(unit.words) and date_line(unit.words) is None and unit.gap <= 1


def _without_tail(body: list[Unit]) -> list[Unit]:
    """Without signatories the body ends with its last sentence."""
    last = max((number for number, unit in enumerate(body) if unit.prose), default=-1)
    return body[: last + 1]

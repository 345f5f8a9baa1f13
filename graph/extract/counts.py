"""How many signatories a letter says it has: "on behalf of 59 organizations and individuals"."""

import re
from collections.abc import Sequence
from functools import cache

from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, number_words, one_of, words
from undersigned.graph.model import ClaimedCount, Source

RULE = "declared-count"
_MOST = 5_000_000
_FAR = 1500
_IN_LABEL = re.compile(r"\((?P<count>\d+)\)\s*:?$")


@cache
def _number() -> str:
    word = any_of(number_words())
    return rf"(?:\d[\d,.]*\d|\d|{word}(?:[-\s]{word})?)"


@cache
def _claims() -> tuple[re.Pattern[str], ...]:
    """The ways to claim a count, the strongest first."""
    noun = any_of(words("counts", "nouns"))
    described = r"(?:\s+[\w'’&-][\w'’.&-]*){0,6}?\s+"
    joint = r",?\s+(?:and|und|et|y|&|or)\s+"
    more = rf"(?:{joint}(?P<second>{_number()})(?:\s+[\w'’-]+){{0,2}}?\s+(?P<other>{noun}))"
    unit = rf"(?P<unit>{noun}(?:{joint}(?!{_number()})(?:[\w'’-]+\s+){{0,2}}?{noun})?)"
    counted = rf"(?:over\s+|more\s+than\s+|a\s+total\s+of\s+)?(?P<count>{_number()}){described}{unit}{more}?"
    own, by, acting = (one_of("counts", section) for section in ("own", "by", "acting"))
    return (
        re.compile(rf"{own}\s+{counted}", re.IGNORECASE),
        re.compile(rf"{by}\s+{counted}", re.IGNORECASE),
        re.compile(rf"^\W*{counted}(?:[\w,'’\s-]{{0,80}}?){acting}", re.IGNORECASE),
    )


def find_claimed_count(source: Source, told: Sequence[Unit], lists: Sequence[Unit]) -> ClaimedCount | None:
    """The count that the title, the sentences (`told`) or the labels of the lists (`lists`) declare, if any does.

    A number counts only where words claim it for this letter ("on behalf of", "the undersigned", "we, …"): a number of
    experts whom the letter cites is not its own. "7 organizations and 4 individuals" are 11.
    """
    for pattern in _claims():
        for unit in told:
            claim = pattern.search(unit.words[:_FAR])
            if claim is not None:
                return _count(source, unit, claim)
    labelled = [(unit, claim) for unit in lists if (claim := _IN_LABEL.search(unit.words)) is not None]
    return _count(source, *labelled[0]) if len(labelled) == 1 else None


def _count(source: Source, unit: Unit, claim: re.Match[str]) -> ClaimedCount | None:
    groups = claim.groupdict()
    value = _value(claim["count"]) + (_value(groups["second"]) if groups.get("second") else 0)
    if not 0 < value <= _MOST:
        return None
    end = claim.end("second") if groups.get("second") else claim.end("count")
    unit_words = [words for words in (groups.get("unit"), groups.get("other")) if words]
    counted = " and ".join(" ".join(words.split()) for words in unit_words) or None
    span = source.span(unit.start + claim.start("count"), unit.start + end)
    return ClaimedCount(value, counted, span, confidence(RULE), RULE)


def _value(printed: str) -> int:
    digits = re.sub(r"[.,]", "", printed)
    if digits.isdigit():
        return int(digits)
    return sum(number_words()[word.casefold()] for word in re.split(r"[-\s]+", printed))

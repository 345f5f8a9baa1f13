"""How many signatories a letter says it has: "on behalf of 59 organizations and individuals"."""

import re
from collections.abc import Sequence
from functools import cache

from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, number_words, words
from undersigned.graph.model import ClaimedCount, Source

RULE = "declared-count"
_MOST = 5_000_000
_AFTER = 160


@cache
def _claims() -> tuple[re.Pattern[str], ...]:
    number = rf"(?P<count>\d[\d,.]*\d|\d|{any_of(number_words())})"
    noun = any_of(words("counts", "nouns"))
    described = r"(?:(?![,.;:])\W+(?:[\w'’.&-]+)){0,4}?\s+"
    unit = rf"(?P<unit>{noun}(?:,?\s+(?:and|und|et|y|&|or)\s+(?:[\w'’-]+\s+){{0,2}}?{noun})?)"
    counted = rf"(?:over\s+|more\s+than\s+|a\s+total\s+of\s+)?{number}{described}{unit}"
    before = (
        r"on\s+behalf\s+of(?:\s+(?:the|our|a\s+coalition\s+of|a\s+group\s+of))?",
        r"(?:the\s+)?undersigned",
        r"\bwe,?(?:\s+the)?",
        r"signed\s+by",
        r"(?:letter|statement|appeal|petition)\s+(?:by|from|of)",
        r"(?:im\s+Namen\s+von|wir,?(?:\s+die)?)",
        r"(?:au\s+nom\s+de|nous,?(?:\s+les)?)",
        r"(?:en\s+nombre\s+de|los\s+abajo\s+firmantes,?|las|nosotros,?(?:\s+las|\s+los)?)",
    )
    acting = r"(?:[\w,'’\s-]{0,80}?)\b(?:urge|call\s+on|call\s+upon|write|ask|sign|signed|appeal|demand)"
    return (
        re.compile(rf"(?:{'|'.join(before)})\s+{counted}", re.IGNORECASE),
        re.compile(rf"^\W*{counted}{acting}", re.IGNORECASE),
    )


def find_claimed_count(source: Source, told: Sequence[Unit], lists: Sequence[Unit]) -> ClaimedCount | None:
    """The count that the title, the sentences (`told`) or the labels of the lists (`lists`) declare, if any does.

    A number counts only where words claim it for this letter ("on behalf of", "the undersigned", "we, …"): a number of
    experts whom the letter cites is not its own.
    """
    for pattern in _claims():
        for unit in told:
            claim = pattern.search(unit.words[:_AFTER] if pattern.pattern.startswith("^") else unit.words)
            if claim is not None:
                return _count(source, unit, claim)
    labelled = [claim for unit in lists if (claim := re.search(r"\((?P<count>\d+)\)\s*:?$", unit.words)) is not None]
    if len(labelled) == 1:
        unit = next(unit for unit in lists if unit.words == labelled[0].string)
        return _count(source, unit, labelled[0])
    return None


def _count(source: Source, unit: Unit, claim: re.Match[str]) -> ClaimedCount | None:
    printed = claim["count"]
    digits = re.sub(r"[.,]", "", printed)
    value = int(digits) if digits.isdigit() else number_words()[printed.casefold()]
    if not 0 < value <= _MOST:
        return None
    counted = claim.groupdict().get("unit")
    span = source.span(unit.start + claim.start("count"), unit.start + claim.end("count"))
    return ClaimedCount(value, None if counted is None else " ".join(counted.split()), span, confidence(RULE), RULE)

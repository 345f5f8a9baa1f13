"""Runs of short lines that may be signatories: how alike their lines are, and how much they look like names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from undersigned.graph.extract.dates import find_dates
from undersigned.graph.extract.prose import is_prose
from undersigned.graph.extract.shape import organization_likeness, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, one_of, word_set, words

_URL = re.compile(r"^(?:https?://|www\.)\S+$|\S+@\S+\.\w+$")
_TELEPHONE = re.compile(r"(?:tel\.?|phone|fax|mobile)?\s*:?\s*\+?[\d\s()./-]{7,}$", re.IGNORECASE)
_LONGEST = 200
_KEPT = 65536
_LINE_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")


@dataclass(frozen=True)
class Run:
    """Neighbouring units set alike, and the label printed above them, if any."""

    units: tuple[Unit, ...]
    label: Unit | None

    @cached_property
    def likeness(self) -> float:
        """How much its units look like names of signatories, from 0 to 1, on average."""
        return sum(entry_likeness(unit.words) for unit in self.units) / len(self.units)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:(?:the|les|die|los|las)\s+)?(?:[\w-]+\s+){{0,2}}?{one_of('letter_words', 'signature_labels')}"
        rf"(?:\s+(?:to\s+date|by|include|as\s+of\b.*))?"
        rf"(?:,?\s+(?:the\s+)?(?:following|undersigned)?\s*(?:organi[sz]ations|individuals|groups|NGOs|signatories))?"
        rf"\s*(?:\(\s*\d+[^)]*\))?\s*[:：,.]*$",
        re.IGNORECASE,
    )


@cache
def _copies() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('letter_words', 'copies')}\s*[.:：]*\s*(?=$|\S)")


@cache
def _navigation() -> re.Pattern[str]:
    return re.compile(rf"^[\W_]*{any_of(words('letter_words', 'navigation'))}[\W_]*$", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a line announces signatories: "Signed,", "Organizations (24):".

    >>> is_label("Signatories (24):"), is_label("Hong Kong Watch")
    (True, False)
    """
    return len(text) <= _LONGEST / 2 and _label().match(text.strip()) is not None


def _is_section(unit: Unit) -> bool:
    """Whether a short line with a colon heads a section of a list: "Musicians:"."""
    return unit.marker is None and len(unit.words) <= _LONGEST / 2 and unit.words.endswith((":", "："))


def is_copy_label(text: str) -> bool:
    """Whether a line opens a list of those who get a copy: "cc:", "Copy to: …"."""
    found = _copies().match(text)
    return found is not None and (found.end() == len(text) or text[: found.end()].rstrip().endswith((":", "：", ".")))


def is_navigation(text: str) -> bool:
    """Whether a line is part of a site's menu: "Back to top", "Share this".

    >>> is_navigation("Back to top"), is_navigation("Home Office")
    (True, False)
    """
    return _navigation().match(text.strip()) is not None


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
    head = re.split(r"[,;(]", text, maxsplit=1)[0]
    return max(organization_likeness(head), person_likeness(head), organization_likeness(text) - 0.1)


def runs(units: Sequence[Unit]) -> list[Run]:
    """Cut units into runs: a change of setting, a wider gap, prose, a label or navigation ends one."""
    found: list[Run] = []
    current: list[Unit] = []
    widest = 0  # the widest gap within the run so far; a single unit allows one blank line
    label: Unit | None = None

    def close() -> None:
        nonlocal current, label
        if current:
            found.append(Run(tuple(current), label))
            label = None
        current = []

    for unit in units:
        if unit.prose or is_navigation(unit.words):
            close()
            label = unit if unit.prose and unit.words.rstrip().endswith((":", "：")) else None
        elif is_label(unit.words) or is_copy_label(unit.words) or _is_section(unit):
            close()
            label = unit
        elif current and (unit.style != current[0].style or unit.gap > max(widest, len(current) == 1)):
            close()
            current, widest = [unit], 0
        else:
            widest = max(widest, unit.gap) if current else 0
            current.append(unit)
    close()
    return found

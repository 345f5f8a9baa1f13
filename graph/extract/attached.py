"""Tables beside a letter: their rows as signatories, each once, after those that the letter prints itself."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from undersigned.graph.extract.table_rows import RowReading, read_table, signatory_of
from undersigned.graph.model import Block, BlockKind, Issue, Severity, Signatory, Source


def letter_part(source: Source) -> Source:
    """The source with the blocks of the letter's own file only; text and offsets stay."""
    if not source.attachments:
        return source
    start = source.attachments[0].start
    return replace(source, blocks=tuple(block for block in source.blocks if block.start < start))


def read_attached(source: Source, printed: Sequence[Signatory] = ()) -> tuple[tuple[Signatory, ...], tuple[Issue, ...]]:
    r"""The signatories in the tables beside a letter, after those that are `printed` in it, and what is uncertain.

    >>> from undersigned.graph.ingest.companion import attached
    >>> letter = Source("a.txt", "", "text/plain", "We ask.", language="en")
    >>> source = attached(letter, "a.signatories.csv", b"signatory,mp_name\nFree Tibet,Ann Lee\nFree Tibet,Al Roy\n")
    >>> found, issues = read_attached(source)
    >>> [(each.organization, each.person) for each in found], [issue.code for issue in issues]
    ([('Free Tibet', None)], ['column-beside', 'repeated-rows'])
    """
    signatories: list[Signatory] = []
    issues: list[Issue] = []
    edges = [*(each.start for each in source.attachments), len(source.text)]
    for start, end in pairwise(edges):
        rows = [block for block in source.blocks if start <= block.start < end and block.kind is BlockKind.TABLE_ROW]
        readings, said = read_table(source, rows)
        issues.extend(said)
        before = [*printed, *signatories]
        found, repeated = _once(source, rows, readings, before)
        signatories.extend(found)
        issues.extend(repeated)
    return tuple(signatories), tuple(issues)


def _once(
    source: Source, rows: Sequence[Block], readings: Sequence[RowReading | None], before: Sequence[Signatory]
) -> tuple[list[Signatory], list[Issue]]:
    """Each signatory once, and a note of how many rows repeat one."""
    seen = {_key(each.person, each.organization) for each in before}
    found: list[Signatory] = []
    repeats: list[Block] = []
    again: set[tuple[str, str]] = set()
    for row, reading in zip(rows, readings, strict=True):
        if reading is None:
            continue
        key = _key(reading.values.get("person"), reading.values.get("organization"))
        if key in seen:
            repeats.append(row)
            again.add(key)
            continue
        seen.add(key)
        found.append(signatory_of(source, reading, len(before) + len(found) + 1))
    if not repeats:
        return found, []
    message = (
        f"Signatories named by several rows: {len(again):,}; each is counted once ({len(repeats):,} rows repeat one)."
    )
    span = source.span(repeats[0].start, repeats[0].end)
    return found, [Issue("repeated-rows", Severity.NOTE, message, span)]


def _key(person: str | None, organization: str | None) -> tuple[str, str]:
    return _folded(person), _folded(organization)


def _folded(name: str | None) -> str:
    if name is None:
        return ""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("’", "'").split()).strip(" .,;")

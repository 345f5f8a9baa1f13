"""What a table of signatories holds that nobody needs: addresses and numbers, and who asked not to be named.

Many who sign are at risk. E-mail addresses, telephone numbers and the like never reach the letter's text, and of a row
whose signer did not agree to be named only the answer that says so does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from undersigned.graph.ingest.headers import answers, folded, is_answer, is_header, read_header

_EMAIL = re.compile(r"<?(?:mailto:)?(?<![^\s<>@,;|:])[^\s<>@,;|]+@[^\s<>@,;|]+\.[^\s<>@,;|]+>?")
_IP = re.compile(
    r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|(?<![\w:])(?:[0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{1,4}(?![\w:])"
)
_PHONE = re.compile(
    r"(?:tel\.?|phone|mobile|fax)?\s*:?\s*(?:\+|00|\(?0)[\d\s()./-]{6,}|\d{3}[-. ]\d{3,4}[-. ]\d{3,4}", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_DIGITS = re.compile(r"\d")
_ENOUGH = 7  # digits of a telephone number
_SEVERAL = 5  # different answers that people tick, at most


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows that may be read, and a sentence for each kind of thing that was left out of them."""

    rows: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]


def without_personal(rows: Sequence[Sequence[str]], name: str) -> Kept:
    """The rows without personal data and without those who are not to be named; `name` is the file's, for messages.

    >>> kept = without_personal([["Name", "E-mail", "Public"], ["A. Hu", "hu@example.org", "yes"]], "a.csv")
    >>> kept.rows, kept.said
    ((('Name', 'E-mail', 'Public'), ('A. Hu', '', 'yes')), ('a.csv: cells of personal data left out (E-mail): 1.',))
    """
    if not rows:
        return Kept((), ())
    header = rows[0] if is_header(rows[0]) else ()
    private = {at for at, cell in enumerate(header) if _kind(cell) == "private"}
    consent = consent_columns(header, rows[1:])
    kept: list[tuple[str, ...]] = [tuple(header)] if header else []
    left, withheld = 0, 0
    for row in rows[1:] if header else rows:
        if is_withheld(row, header, consent):
            withheld += 1
            kept.append(
                tuple(cell if at in consent or is_answer(cell, "withheld") else "" for at, cell in enumerate(row))
            )
            continue
        cells = tuple("" if at in private else _cleared(cell) for at, cell in enumerate(row))
        left += sum(one != other for one, other in zip(cells, row, strict=True))
        kept.append(cells)
    return Kept(tuple(kept), tuple(_sentences(name, left, [header[at] for at in sorted(private)], withheld)))


def consent_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns in which people say whether their name may be shown.

    >>> consent_columns(["Name", "Show my name"], [["A. Hu", "yes"], ["B. Li", "no"]])
    (1,)
    """
    return tuple(at for at, cell in enumerate(header) if _kind(cell) in {"show", "hide"} and _is_answered(rows, at))


def is_withheld(row: Sequence[str], header: Sequence[str], consent: Sequence[int]) -> bool:
    """Whether the one who signed in this row did not agree to be named.

    >>> is_withheld(["A. Hu", "no"], ["Name", "Show my name"], [1]), is_withheld(["Anonymous"], [], [])
    (True, True)
    """
    if any(is_answer(cell, "withheld") for cell in row):
        return True
    for at in consent:
        answer = folded(row[at]) if at < len(row) else ""
        refuses = answer in answers("no") or answer.split(" ")[0].rstrip(",;") in answers("no")
        if _kind(header[at]) == "hide":
            if answer and not refuses:
                return True
        elif refuses or not answer:
            return True
    return False


def _kind(cell: str) -> str | None:
    header = read_header(cell)
    return None if header is None else header.kind


def _is_answered(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether people answer yes or no in a column, or tick one sentence; else its header only sounds so."""
    given = {folded(row[at]) for row in rows if at < len(row)}
    known = answers("yes") | answers("no") | answers("withheld")
    return len(given) <= _SEVERAL or len(given & known) * 2 > len(given)


def _cleared(cell: str) -> str:
    """The cell without addresses and numbers, which may stand beside a name."""
    if "@" in cell:
        cell = _EMAIL.sub("", cell)
    if _DIGITS.search(cell) is None:
        return cell.strip()
    cell = _IP.sub("", cell)
    digits = len(_DIGITS.findall(cell))
    if digits >= _ENOUGH and _PHONE.fullmatch(cell.strip()) and not _DATE.match(cell.strip()):
        return ""
    return cell.strip()


def _sentences(name: str, left: int, columns: Sequence[str], withheld: int) -> Iterator[str]:
    if left:
        where = f" ({', '.join(columns)})" if columns else ""
        yield f"{name}: cells of personal data left out{where}: {left:,}."
    if withheld:
        yield f"{name}: rows left out, as their signers did not agree to be named: {withheld:,}."

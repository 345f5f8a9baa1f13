"""A letter in a few lines: what was read in it, for people who want to see at once whether it was read well."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from undersigned.cli.front import printable

if TYPE_CHECKING:
    from undersigned.graph.model import Addressee, Letter, Signatory


def portrait(letter: "Letter") -> Iterator[str]:
    """Yield the lines: title, date, addressees, how many signed, who is named, and every issue."""
    title = dict(letter.supplied).get("title") or (letter.title.value if letter.title is not None else None)
    yield f"title       {printable(title) if title is not None else 'none found'}"
    yield f"date        {letter.issued or 'none found'}"
    yield f"to          {'; '.join(addressed(each) for each in letter.addressees) or 'nobody named'}"
    if letter.cc:
        yield f"copied to   {len(letter.cc)}"
    claimed = "" if letter.claimed_count is None else f" (the letter says {letter.claimed_count.value})"
    yield f"signatories {len(letter.signatories)}{claimed}"
    named = {
        "detainee": letter.detainees,
        "official": letter.officials,
        "region": letter.regions,
        "law": letter.laws,
        "ask": letter.asks,
    }
    yield f"names       {', '.join(_count(len(found), what) for what, found in named.items())}"
    for issue in letter.issues:
        yield f"{issue.severity.value:<11} {issue.code}: {printable(issue.message)}"


def addressed(addressee: "Addressee") -> str:
    """One addressee on one line."""
    return printable(", ".join(part for part in (addressee.name, addressee.position, addressee.institution) if part))


def signed(signatory: "Signatory") -> tuple[object, ...]:
    """One signatory as a row: place, organization, acronym, person, role, country, capacity, confidence."""
    return (
        signatory.position,
        signatory.organization,
        signatory.acronym,
        signatory.person,
        signatory.role,
        signatory.country,
        signatory.capacity.value,
        signatory.confidence,
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

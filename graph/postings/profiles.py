"""Profiles: what of a letter counts when it is held against another, made once a letter."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from undersigned.graph.model import Addressee, Capacity, Letter, Signatory
from undersigned.graph.postings.bodies import Body, body_of, contents_of
from undersigned.graph.postings.shingles import shingles
from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.known import Knowledge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undersigned.graph.postings.shingles import Numbers


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a letter counts when it is held against another.

    `signers` holds the keys of every signatory, any of which may be met in the other letter; `addressees`, `detainees`
    and `laws` one key each. A key is the id in the reference where the name is known, else its normal form, so that
    names in two languages can meet. `date` is the day of issue, `printed_date` what the text says of it, and `claimed`
    the declared number of signatories. `text` stands for all that is printed, from the title to the list, space and
    case aside, `contents` for every word but those of title, date, publisher and list; `body` is the prose alone.
    """

    id: str
    date: str | None
    printed_date: str | None
    language: str | None
    title: str
    addressees: frozenset[str]
    detainees: frozenset[str]
    laws: frozenset[str]
    signers: tuple[frozenset[str], ...]
    claimed: int | None
    text: str
    contents: str
    body: Body
    shingles: Numbers

    @property
    def names(self) -> frozenset[str]:
        """Every key of every signatory."""
        return frozenset[str]().union(*self.signers)


def profile(letter: Letter, knowledge: Knowledge) -> Profile:
    """The profile of `letter`; `knowledge` leads names in any language to what is known."""
    body = body_of(letter)
    return Profile(
        letter.id,
        letter.issued,
        letter.date.value if letter.date is not None else None,
        None if letter.source.language is None else letter.source.language.partition("-")[0],
        form(letter.title.value) if letter.title is not None else "",
        frozenset(_addressee(each, knowledge) for each in letter.addressees),
        frozenset(_key(each.name, EntityKind.PERSON, knowledge) for each in letter.detainees),
        frozenset(each.id or form(each.name) for each in letter.laws),
        tuple(_signer(each, knowledge) for each in letter.signatories),
        letter.claimed_count.value if letter.claimed_count is not None else None,
        _mark(letter.source.text.casefold().split()),
        _mark(contents_of(letter).words),
        body,
        shingles(body.words),
    )


def list_is_whole(letter: Letter) -> bool:
    """Whether nothing says that a letter has more signatories than were read."""
    claimed = letter.claimed_count
    return letter.signatories_complete and (claimed is None or claimed.value <= len(letter.signatories))


def overlap(one: Profile, other: Profile) -> int:
    """How many signatories two lists have in common."""
    left, right = one.names, other.names
    return min(
        sum(not keys.isdisjoint(right) for keys in one.signers),
        sum(not keys.isdisjoint(left) for keys in other.signers),
    )


def days_apart(one: str, other: str) -> int | None:
    """The least number of days between two dates of any precision; None where one is no date.

    >>> days_apart("2021-02", "2021-02-18"), days_apart("2021-02-18", "2021-03")
    (0, 11)
    """
    left, right = _span(one), _span(other)
    if left is None or right is None:
        return None
    return max(0, left[0] - right[1], right[0] - left[1])


def _span(day: str) -> tuple[int, int] | None:
    """The first and the last day that `day`, "2021-02-18", "2021-02" or "2021", may mean, as ordinals."""
    try:
        parts = [int(part) for part in day.split("-")]
        first = date(*(*parts, 1, 1)[:3])
        if len(parts) == 3:
            return first.toordinal(), first.toordinal()
        if len(parts) == 2:
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        else:
            following = date(first.year + 1, 1, 1)
    except (ValueError, TypeError):
        return None
    return first.toordinal(), following.toordinal() - 1


def _mark(words: Iterable[str]) -> str:
    """A short text that stands for these words, in their order."""
    return hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _addressee(printed: Addressee, knowledge: Knowledge) -> str:
    """The one addressed: the person, else the institution, else the post."""
    if printed.name is not None:
        return _key(printed.name, EntityKind.PERSON, knowledge)
    if printed.institution is not None:
        return _key(printed.institution, EntityKind.ORGANIZATION, knowledge)
    return _key(printed.position or printed.span.quote, EntityKind.POST, knowledge)


def _signer(signatory: Signatory, knowledge: Knowledge) -> frozenset[str]:
    alone = signatory.capacity is Capacity.INDIVIDUAL or signatory.organization is None
    kind = EntityKind.PERSON if alone else EntityKind.ORGANIZATION
    names = (signatory.named_as, signatory.translation)
    return frozenset(_key(name, kind, knowledge) for name in names if name is not None)


def _key(name: str, kind: EntityKind, knowledge: Knowledge) -> str:
    normal = form(name)
    known = knowledge.index(kind).find(normal)
    return normal if known is None else f"{kind}/{known}"

"""The policy: whether two letters are one, asked of a person, or two.

A text alone never makes two letters one: campaigns send one text to many addressees, and again the year after, and a
template says "support" here and "oppose" there. So a letter is the same for certain only where all of its words, to the
shortest line, its day, its addressees, those it speaks for and its signatories say so. Every number of the policy
stands at the head of this page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.graph.postings.profiles import Profile, days_apart, overlap
from undersigned.graph.postings.shingles import containment
from undersigned.graph.postings.titles import of_one_pattern
from undersigned.graph.resolve.verdicts import Answer, Clue, Verdict

LIKE, SAME_WORDING = 0.5, 0.9
"""The share of the shorter text's wording in the longer one, from which on two texts are alike, or nearly the same."""

COMPARABLE = 40
"""With fewer shingles than this a text says nothing about whether two letters are one."""

CERTAIN = 80
"""How many words of prose two postings of one letter must have, which are all the same."""

_DAY = len("2021-02-18")
"""A date of fewer signs is a month or a year, in which a coalition may write twice."""

SOON = 31
"""Within so many days a letter is put up again or translated; later, it may be next year's."""

SHARED = 3
"""How many signatories two lists must have in common, where no wording can be compared."""

HALF = 0.5
"""The share of the shorter list that must stand in the longer one."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured between two letters. A value is None where one of the two does not tell.

    `wording` is a share, None where the texts are too short or of two languages; `days` lie between the dates;
    `addressed` and `held` tell whether they have an addressee, or one they ask to be released, in common; `shared`
    counts the signatories in common, of `shorter` in the shorter list; `verbatim` tells whether all words are the same
    but those of title, date and list, `exact` whether both dates are days.
    """

    wording: float | None
    days: int | None
    addressed: bool | None
    held: bool | None
    shared: int
    shorter: int
    titled: bool
    verbatim: bool
    exact: bool

    @property
    def listed(self) -> float | None:
        """The share of the shorter list that stands in the other; None where a list is empty."""
        return self.shared / self.shorter if self.shorter else None


def measure(one: Profile, other: Profile) -> Measures:
    """The measures between two letters, the same in both directions."""
    return Measures(
        wording=_wording(one, other),
        days=None if one.date is None or other.date is None else days_apart(one.date, other.date),
        addressed=_meet(one.addressees, other.addressees),
        held=_meet(one.detainees, other.detainees) if one.language == other.language else None,
        shared=overlap(one, other),
        shorter=min(len(one.signers), len(other.signers)),
        titled=bool(one.title) and one.title == other.title,
        verbatim=one.contents == other.contents,
        exact=all(each.date is not None and len(each.date) == _DAY for each in (one, other)),
    )


def compare_letters(one: Profile, other: Profile) -> Verdict:
    """Whether two letters are one, with the reasons; the same whichever comes first."""
    one, other = sorted((one, other), key=lambda each: each.id)
    found = measure(one, other)
    clues = tuple(_clues(found))
    against = sum(clue.score < 0 for clue in clues)
    wording = found.wording
    if wording is None:
        asked = against == 0 and found.shared >= SHARED and found.days is not None and _meant(found)
    elif wording >= SAME_WORDING:
        if against == 0 and _certain(one, other, found):
            told = Clue("certain", 1.0, "the same words, day, addressees and signatories")
            return Verdict(Answer.SAME, (told, *clues))
        asked = against <= 1
    else:
        asked = wording >= LIKE and against == 0 and len(clues) > 1
    return Verdict(Answer.REVIEW if asked else Answer.DIFFERENT, clues)


def _meant(found: Measures) -> bool:
    """Whether two letters whose wording cannot be compared go to the same place, or bear the same name."""
    return found.addressed is True or found.titled


def _certain(one: Profile, other: Profile, found: Measures) -> bool:
    if one.text == other.text and one.date == other.date:  # a person may have supplied two dates for one text
        return len(one.body.words) >= CERTAIN
    # Where nobody was read as addressee, the title may be what names him: "To the management of …".
    titles = found.titled or (bool(one.addressees) and not of_one_pattern(one.title, other.title))
    return (
        titles
        and one.addressees == other.addressees
        and _day(one) is not None
        and _day(one) == _day(other)
        and one.language == other.language
        and (one.detainees, one.laws) == (other.detainees, other.laws)
        and found.shared == found.shorter >= SHARED
        and (one.claimed == other.claimed or (_counted(one) and _counted(other)))
        and found.verbatim
        and len(one.body.words) >= CERTAIN
    )


def _counted(letter: Profile) -> bool:
    """Whether what was read as the number of signatories is that number, and so may be another in another posting."""
    return letter.claimed in (None, len(letter.signers))


def _day(letter: Profile) -> str | None:
    """The day of a letter; None for a month, and where its text says another than the person who supplied it."""
    if letter.date is None or len(letter.date) != _DAY or letter.printed_date not in (None, letter.date):
        return None
    return letter.date


def _wording(one: Profile, other: Profile) -> float | None:
    if min(len(one.shingles), len(other.shingles)) < COMPARABLE:
        return None
    share = containment(one.shingles, other.shingles)
    # A letter and its translation have no wording to compare; a letter that quotes in two languages may have.
    return None if share < LIKE and one.language != other.language else share


def _meet(one: frozenset[str], other: frozenset[str]) -> bool | None:
    return not one.isdisjoint(other) if one and other else None


def _clues(found: Measures) -> Iterator[Clue]:
    """What speaks for and against, the wording first; a clue against has a score below 0."""
    if found.wording is not None:
        percent = int(found.wording * 100)
        yield Clue("wording", found.wording, f"{percent}% of the wording of the shorter text stands in the other")
        if found.wording >= SAME_WORDING and not found.verbatim:
            yield Clue("words", 0.0, "some words are others, or stand in one of them alone")
    if found.titled:
        yield Clue("title", 0.5, "the same title")
    if found.days is not None:
        same = "of the same date" if found.exact else "of dates that may be the same"
        apart = f"dated {found.days} days apart" if found.days else same
        yield Clue("date", 0.5 if found.days <= SOON else -0.5, apart)
    if found.addressed is not None:
        said = "to the same addressee" if found.addressed else "to different addressees"
        yield Clue("addressee", 0.5 if found.addressed else -0.5, said)
    if found.held is not None:
        said = "for the release of the same people" if found.held else "for the release of other people"
        yield Clue("detainees", 0.5 if found.held else -0.5, said)
    if found.listed is not None:
        said = f"{found.shared} of the {found.shorter} signatories of the shorter list signed both"
        yield Clue("signatories", 0.5 if found.listed >= HALF else -0.5, said)

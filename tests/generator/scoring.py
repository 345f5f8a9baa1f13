"""What was read, compared with what was made: recall and precision of names, and the fields beside them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.generator.values import Made, Signed
from undersigned.graph.model import Letter, Signatory

_FOLD = str.maketrans(dict.fromkeys("‘’‚‛`´ʼ′", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
Key = tuple[bool, str]


@dataclass(slots=True)
class Score:
    """Counts over letters: right, missed and wrong names, fields right of those asked, detainees alike."""

    letters: int = 0
    right: int = 0
    missed: int = 0
    wrong: int = 0
    held_right: int = 0
    held_missed: int = 0
    held_wrong: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        """The share of those who signed that were read."""
        return _share(self.right, self.missed)

    @property
    def precision(self) -> float:
        """The share of those read who signed."""
        return _share(self.right, self.wrong) if self.right + self.wrong else float(not self.missed)

    @property
    def held_recall(self) -> float:
        """The share of detainees that were read."""
        return _share(self.held_right, self.held_missed)

    @property
    def held_precision(self) -> float:
        """The share of detainees read who are."""
        return _share(self.held_right, self.held_wrong)

    def share(self, name: str) -> float | None:
        """How often a field was right, None where no letter of the layout carries it."""
        return self.fields[name] / self.asked[name] if self.asked[name] else None


def _share(right: int, other: int) -> float:
    return right / (right + other) if right + other else 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One letter's comparison: names missed and wrong, and fields that differ as (field, wanted, got)."""

    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    differing: tuple[tuple[str, str | None, str | None], ...]
    held_missed: tuple[str, ...]
    held_wrong: tuple[str, ...]

    @property
    def perfect(self) -> bool:
        """Whether everything was read as made."""
        return not (self.missed or self.wrong or self.differing or self.held_missed or self.held_wrong)


def key(name: str | None) -> str:
    """A name for comparison: case, quotes, dashes, spaces, a leading "the" and trailing marks aside.

    >>> key(" The  Writers’ Union, ")
    "writers' union"
    """
    text = unicodedata.normalize("NFKC", (name or "").translate(_FOLD)).casefold()
    return re.sub(r"[\s.,;:!?/|·…。、]+$", "", re.sub(r"\s+", " ", text).strip().removeprefix("the "))


def compare(made: Made, letter: Letter, score: Score) -> Reading:
    """Compare a reading with the gold, adding to `score`."""
    pairs = matched(made, letter)
    found = [(wanted, read) for wanted, read in pairs if wanted is not None]
    taken = {id(wanted) for wanted, _ in found}
    wrong = [read.person or read.organization or read.span.quote for wanted, read in pairs if wanted is None]
    missed = [each.name for each in made.signed if id(each) not in taken]
    differing = list(_differences(made, letter, found, score))
    score.letters += 1
    score.right += len(found)
    score.missed += len(missed)
    score.wrong += len(wrong)
    held = {key(name): name for name in made.detainees}
    read_held = {key(each.name): each.name for each in letter.detainees}
    held_missed = tuple(held[each] for each in held if each not in read_held)
    held_wrong = tuple(read_held[each] for each in read_held if each not in held)
    score.held_right += len(held.keys() & read_held.keys())
    score.held_missed += len(held_missed)
    score.held_wrong += len(held_wrong)
    return Reading(tuple(missed), tuple(wrong), tuple(differing), held_missed, held_wrong)


def verdicts(made: Made, letter: Letter) -> Iterator[tuple[str, bool]]:
    """The rule of every fact that the gold can judge, and whether it is right: of a signatory all its fields are."""
    for wanted, read in matched(made, letter):
        yield read.rule, wanted is not None and all(_agrees(wanted, read, name) for name in made.fields)
    held = {key(name) for name in made.detainees}
    for each in letter.detainees:
        yield each.rule, key(each.name) in held
    for fact, wanted_value in ((letter.title, made.title), (letter.date, made.date)):
        if fact is not None:
            yield fact.rule, fact.value == wanted_value
    if letter.claimed_count is not None:
        yield letter.claimed_count.rule, letter.claimed_count.value == made.claimed


def matched(made: Made, letter: Letter) -> list[tuple[Signed | None, Signatory]]:
    """Every signatory read, with the one it stands for or None; each of those who signed is matched once."""
    honorifics = {key(each.honorific) for each in made.signed if each.honorific}
    waiting: dict[Key, list[Signed]] = {}
    for each in made.signed:
        for name in (each.name, *each.also):
            waiting.setdefault((each.person is not None, key(name)), []).append(each)
    taken: set[int] = set()
    pairs: list[tuple[Signed | None, Signatory]] = []
    for read in letter.signatories:
        here = [each for name in _keys(read, honorifics) for each in waiting.get(name, ())]
        free = next((each for each in here if id(each) not in taken), None)
        if free is not None:
            taken.add(id(free))
        pairs.append((free, read))
    return pairs


def _keys(read: Signatory, honorifics: set[str]) -> list[Key]:
    """The names one reading may be known by: the person's, without an honorific too, else the organization's."""
    if read.person is None:
        return [(False, key(read.organization))]
    name = key(read.person)
    bare = name
    longest_first = sorted(honorifics, key=len, reverse=True)
    while stripped := next((each for each in longest_first if bare.startswith((f"{each} ", f"{each}. "))), None):
        bare = bare.removeprefix(stripped).removeprefix(".").strip()
    return [(True, name), (True, bare)]


def _differences(
    made: Made, letter: Letter, found: list[tuple[Signed, Signatory]], score: Score
) -> list[tuple[str, str | None, str | None]]:
    """Fields of the layout that were read otherwise than printed, and the declared count and date."""
    differing = []
    for wanted, read in found:
        for name in sorted(made.fields):
            want, got = getattr(wanted, name), getattr(read, name)
            fine = _agrees(wanted, read, name)
            score.asked[name] += 1
            score.fields[name] += fine
            if not fine:
                differing.append((name, want, got))
    claimed = None if letter.claimed_count is None else letter.claimed_count.value
    date = None if letter.date is None else letter.date.value
    title = None if letter.title is None else letter.title.value
    for name, want, got in (("count", made.claimed, claimed), ("date", made.date, date), ("title", made.title, title)):
        score.asked[name] += 1
        score.fields[name] += want == got
        if want != got:
            differing.append((name, str(want), str(got)))
    return differing


def _agrees(wanted: Signed, read: Signatory, name: str) -> bool:
    """Whether a field was read as printed; of two names either may be the first."""
    want, got = getattr(wanted, name), getattr(read, name)
    if name == "translation":
        return {key(read.organization), key(got)} == {key(wanted.organization), key(want)}
    return key(want) == key(got)

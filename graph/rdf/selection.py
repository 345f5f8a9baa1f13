"""Selection: a dataset of some of the letters, which tells nothing of the others.

Kept are the graphs of the letters that are asked for, with all of their postings; the entities that these name, under
the names that these print (`discretion`); the relations and terms of office of which both ends are kept; the
judgements that speak of nothing else (`retelling`); and a description made anew. What belongs to none of these goes:
a triple has to show that it may stay.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from undersigned.graph.errors import InputError
from undersigned.graph.judgements.kinds import is_date
from undersigned.graph.rdf.authority import unjudged
from undersigned.graph.rdf.cutting import Cut
from undersigned.graph.rdf.dataset import Dataset, Statement
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_description import description_of
from undersigned.graph.rdf.names import DCT, UND
from undersigned.graph.rdf.placing import Places, placed
from undersigned.graph.rdf.stores import store_of
from undersigned.graph.rdf.validated import validated


@dataclass(frozen=True, slots=True)
class Selection:
    """Which letters are wanted: all that is asked must hold; what is empty or None asks nothing.

    `since` is a date of any precision, which one posting of a letter has to reach; `regions` are IRIs of which a letter
    mentions one, `letters` are ids, those of further postings too; with `only_validated` only what a person has
    validated is left.
    """

    since: str | None = None
    regions: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    only_validated: bool = False

    @property
    def is_all(self) -> bool:
        """Whether nothing is asked."""
        return self == Selection()


def selected(dataset: Dataset, selection: Selection) -> Dataset:
    """The part of `dataset` that is asked for, as a dataset of its own; the dataset itself where nothing is asked.

    InputError when no letter is left, or when the date is none.
    """
    if selection.is_all:
        return dataset
    before = placed(dataset.statements(), dataset.base)
    facts, places = Facts(before), Places(dataset.base)
    works = _works(facts, selection)
    postings = works | {
        version
        for version in facts.instances(UND["LetterVersion"])
        if not works.isdisjoint(facts.words(version, DCT["isVersionOf"]))
    }
    kept = [statement for statement in before if places.letter(statement.subject) in postings]
    left = _validated(before, kept, dataset.base) if selection.only_validated else Cut(before, kept, dataset.base)
    store = store_of(left.statements())
    description = description_of(store, Iris(dataset.base), title=dataset.title, licence=dataset.licence)
    store.extend([*description])
    return Dataset(store, base=dataset.base, title=dataset.title, licence=dataset.licence)


def undated(dataset: Dataset) -> int:
    """How many letters have no date in any posting, so that `since` leaves them out."""
    dated = {row.version_of for row in dataset.versions() if row.date is not None}
    return sum(row.date is None and row.id not in dated for row in dataset.letters())


def is_since(date: str, since: str) -> bool:
    """Whether something of this date may be from `since` on, as far as both are known.

    >>> is_since("2021-02", "2021-02-18"), is_since("2021", "2021-02-18"), is_since("2021-02-17", "2021-02-18")
    (True, True, False)
    """
    known = min(len(date), len(since))
    return date[:known] >= since[:known]


def _validated(before: Sequence[Statement], kept: Sequence[Statement], base: str) -> Cut:
    """What was validated, without the findings of which the judgement may not be told."""
    doubtful = {*unjudged(Facts(before))}
    while True:
        sure = validated(kept, base, without=doubtful)
        if not sure:
            raise InputError(
                "nothing in these letters was validated; `undersigned review` asks, `undersigned judge` accepts"
            )
        cut = Cut(before, sure, base)
        alone = {*unjudged(Facts([*cut.statements()]))} - doubtful
        if not alone:
            return cut
        doubtful |= alone


def _is_late(facts: Facts, posting: str, since: str) -> bool:
    return any(is_since(date, since) for date in facts.words(posting, DCT["issued"]))


def _works(facts: Facts, selection: Selection) -> AbstractSet[str]:
    """The letters that are asked for, by their IRIs."""
    ids = {
        id: letter for letter in facts.instances(UND["JointLetter"]) for id in facts.words(letter, DCT["identifier"])
    }
    for version in facts.instances(UND["LetterVersion"]):
        for letter in facts.words(version, DCT["isVersionOf"]):
            ids |= dict.fromkeys(facts.words(version, DCT["identifier"]), letter)
    unknown = sorted(set(selection.letters) - ids.keys())
    if unknown:
        raise InputError(
            f"no letter here has the id {unknown[0]!r:.100}; `undersigned versions` and tables/letters.csv list ids"
        )
    works = {*facts.instances(UND["JointLetter"])}
    if selection.letters:
        works &= {ids[id] for id in selection.letters}
    if selection.regions:
        naming = {
            letter for letter, entity in facts.joined(UND["Mention"], UND["entity"]) if entity in selection.regions
        }
        works &= naming
    since = selection.since
    if since is not None:
        if not is_date(since):
            raise InputError(f"--since takes a date like 2021, 2021-02 or 2021-02-18, got {since!r:.60}")
        # A letter that was put up again since then is one that somebody who asks so wants to see.
        late = {posting for posting in facts.of(DCT["issued"]) if _is_late(facts, posting, since)}
        works &= late | {letter for posting in late for letter in facts.words(posting, DCT["isVersionOf"])}
    if not works:
        raise InputError(f"no letter is left of {len(set(ids.values())):,} that fits all that is asked; ask for less")
    return works

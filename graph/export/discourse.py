"""Discourse network: who agrees with what, in the terms of discourse network analysis.

Whoever signs a letter makes all its statements: its asks are concepts, and so are the regions, laws, bodies and events
that it names and the people that it names as detained. `statements.csv` has a row an actor, letter and concept, with
the words. Its document is the posting of the letter in whose text they stand: the one that the actor signed first, else
the first that prints them; its date is that of the later of the two, as nobody agrees with what is not yet said.
`incidence.csv` has the actors by concepts, each cell the number of letters; `actors.csv` and `concepts.csv` say what
the rows and columns are. Agreement is always 1: letters are signed, not opposed. A signature that was withdrawn is no
statement.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from undersigned.graph.cells import marked
from undersigned.graph.export.days import days
from undersigned.graph.network.dating import by_date, dates, later, postings
from undersigned.graph.network.incidence import signed_for
from undersigned.graph.rdf.iris import Iris

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import AskRow, Evidence, LetterRow, MentionRow, SignatureRow

KINDS = ("ask", "region", "law", "body", "event", "detainee")
"""The kinds of concepts, in the order of their columns."""

_STATEMENTS = (
    "statement_id time document_id document_title document_author document_source"
    " document_type letter_id printed_in actor_id person organization concept_id concept concept_kind agreement date"
    " quote start end"
)
STATEMENTS = tuple(_STATEMENTS.split())
"""The columns of the statements; `time` is the first day that `date` can mean.

`document_id` is the posting, `letter_id` the letter that it is a posting of, and `printed_in` the posting again where
it is not the letter itself.
"""


@dataclass(frozen=True, slots=True)
class Concept:
    """What a letter says, and the words that say it, by the posting (its id) that prints them, the first one first."""

    id: str
    label: str
    kind: str
    places: dict[str, "Evidence"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who signs: an organization, and who spoke for it where somebody did, or a person alone; and in which posting."""

    id: str
    organization: str | None
    person: str | None
    posting: str


def discourse(dataset: "Dataset") -> Mapping[str, bytes]:
    """The four files."""
    letters = {letter.iri: letter for letter in dataset.letters()}
    known_postings = postings(dataset)
    actors, concepts = _actors(dataset), _concepts(dataset)
    spoken = [(letter, actor) for letter in letters for actor in actors.get(letter, ())]
    rows = _statements(known_postings, letters, spoken, concepts)
    names = {actor.id: (actor.organization or actor.person or "", actor) for _, actor in reversed(spoken)}
    known = {each.id: each for said in concepts.values() for each in reversed(said)}
    order = sorted(known, key=lambda each: (KINDS.index(known[each].kind), each))
    return {
        "statements.csv": _csv(STATEMENTS, rows),
        "incidence.csv": _csv(["actor_id", *order], _matrix(sorted(names), order, spoken, concepts)),
        "actors.csv": _csv(
            ["actor_id", "actor", "kind"],
            ([each, names[each][0], each.partition("/")[0]] for each in sorted(names)),
        ),
        "concepts.csv": _csv(
            ["concept_id", "concept", "kind"], ([each, known[each].label, known[each].kind] for each in order)
        ),
    }


def _actors(dataset: "Dataset") -> Mapping[str, Sequence[Actor]]:
    """Who signed each letter, each once, in the order printed."""
    entities, iris, when = dataset.entities(), Iris(dataset.base), dates(dataset)

    def actor(row: "SignatureRow") -> Actor | None:
        organization, person = signed_for(row), row.person
        lead = organization or person
        if lead is None:
            return None
        names = [None if iri is None else entities[iri].label for iri in (organization, person)]
        return Actor(iris.entity_id(lead), names[0], names[1], row.posting)

    found: dict[str, dict[str, Actor]] = {}
    for row in sorted(dataset.signatures(), key=lambda row: (row.letter_id, *_order(row.posting, row.letter_id, when))):
        one = actor(row) if row.stands else None
        if one is not None:
            found.setdefault(row.letter, {}).setdefault(one.id, one)
    return {letter: tuple(own.values()) for letter, own in found.items()}


def _concepts(dataset: "Dataset") -> Mapping[str, Sequence[Concept]]:
    """What each letter says, asks first; asks are known by their words, so that equal ones are one concept."""
    entities, iris, when = dataset.entities(), Iris(dataset.base), dates(dataset)
    found: dict[str, dict[str, Concept]] = {}

    def add(row: "AskRow | MentionRow", concept: Concept) -> None:
        known = found.setdefault(row.letter, {}).setdefault(concept.id, concept)
        known.places.setdefault(row.posting, next(iter(concept.places.values())))

    def printed(row: "AskRow | MentionRow") -> tuple[str, bool, str, str]:
        return row.letter_id, *_order(row.posting, row.letter_id, when)

    for ask in sorted(dataset.asks(again=True), key=printed):
        words = " ".join(ask.headline.split())
        add(ask, Concept(f"ask/{words.casefold()}", words, "ask", {ask.posting: ask.evidence}))
    for mention in sorted(dataset.mentions(again=True), key=printed):
        if mention.kind in KINDS and mention.evidence:
            label, places = entities[mention.entity].label, {mention.posting: mention.evidence[0]}
            add(mention, Concept(iris.entity_id(mention.entity), label, mention.kind, places))
    return {letter: tuple(own.values()) for letter, own in found.items()}


def _statements(
    known: Mapping[str, "LetterRow"],
    letters: Mapping[str, "LetterRow"],
    spoken: Sequence[tuple[str, Actor]],
    concepts: Mapping[str, Sequence[Concept]],
) -> Iterator[Sequence[object]]:
    number = 0
    for iri, actor in spoken:
        for concept in concepts.get(iri, ()):
            number += 1
            printed = actor.posting if actor.posting in concept.places else next(iter(concept.places))
            letter, place = known[printed], concept.places[printed]
            date = later(letter.date, known[actor.posting].date)
            whole = days(date)
            further = letter.id if letter.version_of is not None else None
            page = (letter.title, letter.publisher, letter.url, letter.kind or "joint letter")
            document = (letter.id, *page, letters[iri].id, further)
            who = (actor.id, actor.person, actor.organization)
            what = (concept.id, concept.label, concept.kind, 1)
            where = (date, place.quote, place.start, place.end)
            yield (number, None if whole is None else f"{whole[0]}T00:00:00", *document, *who, *what, *where)


def _order(posting: str, letter: str, when: Mapping[str, str | None]) -> tuple[bool, str, str]:
    """The postings of a letter in the order in which they were put up: the letter itself, then by date."""
    return posting != letter, by_date(when[posting]), posting


def _matrix(
    actors: Sequence[str],
    order: Sequence[str],
    spoken: Sequence[tuple[str, Actor]],
    concepts: Mapping[str, Sequence[Concept]],
) -> Iterator[Sequence[object]]:
    said: dict[str, dict[str, int]] = {actor: {} for actor in actors}
    for letter, actor in spoken:
        counted = said[actor.id]
        for concept in concepts.get(letter, ()):
            counted[concept.id] = counted.get(concept.id, 0) + 1
    for each in actors:
        yield [each, *(said[each].get(concept, 0) for concept in order)]


def _csv(columns: Sequence[str], rows: "Iterator[Sequence[object]]") -> bytes:
    """A CSV file, text that a spreadsheet would run marked; nothing where nothing is known."""
    import csv
    import io

    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([marked(column) for column in columns])
    writer.writerows(["" if cell is None else marked(cell) for cell in row] for row in rows)
    return file.getvalue().encode()

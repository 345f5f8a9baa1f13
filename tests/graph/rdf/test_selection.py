"""Selections: some of the letters as a dataset of its own, which tells nothing of the others."""

import re

import pytest

from tests.factory import BASE, letter, org, person, to
from undersigned.graph.errors import InputError
from undersigned.graph.judgements import Judgement
from undersigned.graph.judgements.applying import apply_judgements
from undersigned.graph.judgements.judgement import UNTOLD
from undersigned.graph.model import Letter
from undersigned.graph.postings import Postings, Work
from undersigned.graph.rdf import Dataset, validate
from undersigned.graph.rdf.authority import unjudged
from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import UND
from undersigned.graph.rdf.placing import placed
from undersigned.graph.rdf.received import received
from undersigned.graph.rdf.rows import Term
from undersigned.graph.rdf.selection import Selection, selected, undated
from undersigned.graph.rdf.stores import store_of
from undersigned.graph.resolve import resolve

EARLY = letter(
    "2018-hidden",
    title="A plea that Xu Secret wrote",
    date="2018-05-01",
    addressees=[to("Ana Hidden", position="Minister of Quiet Affairs", institution="Ministry of Quiet")],
    signed_by=[
        org("Old Harbour Union", acronym="OHU"),
        person("Mei Realname", of="Harbour Watch"),
        org("Only Then Group"),
    ],
    detainees=["Tenzin Hushed"],
    regions=["Tibet"],
    asks=["Free Tenzin Hushed."],
    url="https://example.org/hidden-address",
)
LATE = letter(
    "2021-shown",
    title="Open the harbour",
    date="2021-02",
    signed_by=[org("New Harbour League"), person("Sparrow", of="Harbour Watch"), org("PEN Norway")],
    detainees=["Lobsang Told"],
    regions=["Xinjiang"],
    asks=["Free Lobsang Told."],
)
UNDATED = letter("without-date", signed_by=[org("Harbour Watch"), org("Only Then Group")], regions=["Tibet"])


def judged(kind: str, left: str, right: str, verdict: str, reason: str, field: str = "") -> Judgement:
    """A person's answer."""
    return Judgement(kind, left, right, verdict, reason, (), "R. Reviewer", "2024-05-02", field)


JUDGED = (
    judged("same", "Old Harbour Union", "New Harbour League", "same", "its statutes say so"),
    judged("same", "Sparrow", "Mei Realname", "same", "she told us"),
    judged("different", "PEN Norway", "Harbour Watch", "different", "two houses"),
    judged("different", "PEN Norway", "New Harbour League", "different", "Mei Realname explained it"),
)


def made(*letters: Letter, judgements: tuple[Judgement, ...] = (), works: tuple[Work, ...] = ()) -> Dataset:
    """The linked data of these letters, with the resolution that every build has."""
    known = resolve(letters, judgements)
    one = Postings(works, {version: work.primary for work in works for version in work.versions})
    return Dataset.from_letters(letters, known, base=BASE, title="Some letters", licence="CC0-1.0", postings=one)


@pytest.fixture(scope="module")
def whole() -> Dataset:
    """Three letters, and who is who in them by people's word."""
    return made(EARLY, LATE, UNDATED, judgements=JUDGED)


@pytest.fixture(scope="module")
def shown(whole: Dataset) -> Dataset:
    """The second letter alone."""
    return selected(whole, Selection(letters=("2021-shown",)))


def ids(dataset: Dataset) -> list[str]:
    """The letters in it."""
    return [row.id for row in dataset.letters()]


def broken(dataset: Dataset) -> list[object]:
    """What shapes and agreement have against it."""
    return [each for each in validate(dataset).violations if each.severity == "violation"]


def test_a_selection_is_a_dataset_in_order(shown: Dataset) -> None:
    """Shapes, counts and the description agree with what is left."""
    assert ids(shown) == ["2021-shown"]
    assert broken(shown) == []


def test_a_selection_of_everything_is_everything(whole: Dataset) -> None:
    """Whoever names every letter gets the dataset, byte for byte."""
    every = selected(whole, Selection(letters=tuple(ids(whole))))
    assert [*every.quads()] == [*whole.quads()]


def test_nothing_asked_is_the_dataset_itself(whole: Dataset) -> None:
    """There is no copy made where none is needed."""
    assert selected(whole, Selection()) is whole


@pytest.mark.parametrize(
    "secret",
    ["Old Harbour Union", "OHU", "Mei", "Realname", "Only Then Group", "Tenzin", "Hushed", "Ana Hidden", "Quiet",
     "2018-hidden", "Xu Secret", "hidden-address", "A plea"],
)  # fmt: skip
def test_nothing_that_only_other_letters_print_is_told(whole: Dataset, shown: Dataset, secret: str) -> None:
    """Neither names nor ids, titles, addresses or people's reasons lead to a letter that was left out."""

    def plain(dataset: Dataset) -> str:
        return re.sub(r"[\W_]+", " ", " ".join(dataset.quads()).casefold())

    wanted = re.sub(r"[\W_]+", " ", secret.casefold())
    assert wanted in plain(whole)
    assert wanted not in plain(shown)


def test_whoever_signed_under_another_name_elsewhere_has_the_name_printed_here(shown: Dataset) -> None:
    """Two names are one by somebody's word; the one that is printed in the letter is the label, and makes the id."""
    rows = {row.label: row for row in shown.entities().values()}
    assert rows["New Harbour League"].iri.endswith("organization/new-harbour-league")
    assert rows["New Harbour League"].aliases == ()
    assert {"Sparrow", "Harbour Watch", "PEN Norway", "Lobsang Told"} <= rows.keys()


def test_a_judgement_is_told_when_it_speaks_only_of_what_is_kept(shown: Dataset) -> None:
    """One whose reason, or whose names, are of a letter left out stays behind with all that it says."""
    assert [(row.left, row.right) for row in shown.judgements()] == [("PEN Norway", "Harbour Watch")]
    apart = [each for each in shown.statements() if each.predicate.endswith("differentFrom")]
    assert len(apart) == 1


@pytest.mark.parametrize(
    ("since", "left"),
    [
        ("2018", ["2018-hidden", "2021-shown"]),
        ("2018-05-02", ["2021-shown"]),
        ("2021-02-18", ["2021-shown"]),  # dated by its month alone, it may be of that day or later
        ("2019", ["2021-shown"]),
    ],
)
def test_since_keeps_what_may_be_of_that_day_or_later(whole: Dataset, since: str, left: list[str]) -> None:
    """A letter without a date is left out, since nobody knows."""
    assert ids(selected(whole, Selection(since=since))) == left
    assert undated(whole) == 1


def test_options_together_ask_for_letters_that_fit_all(whole: Dataset) -> None:
    """A region and a date, and none is left but one."""
    tibet = f"{BASE}region/tibet"
    assert ids(selected(whole, Selection(regions=(tibet,)))) == ["2018-hidden", "without-date"]
    assert ids(selected(whole, Selection(regions=(tibet,), since="2010"))) == ["2018-hidden"]


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (Selection(since="2030"), "no letter is left"),
        (Selection(since="in spring"), "--since takes a date"),
        (Selection(letters=("nowhere",)), "'nowhere'"),
        (Selection(only_validated=True), "validated"),
    ],
)
def test_what_leaves_nothing_is_said_in_one_line(whole: Dataset, selection: Selection, said: str) -> None:
    """No empty dataset is ever made."""
    with pytest.raises(InputError, match=said) as caught:
        selected(whole, selection)
    assert "\n" not in str(caught.value)


def test_all_postings_of_a_letter_are_kept_together() -> None:
    """Whoever names one of them, by its id, gets the others as well; their graphs stay apart."""
    again = letter("harbour-again", date="2021-03", signed_by=[org("New Harbour League"), org("Late Comers")])
    work = Work("2021-shown", ("2021-shown", "harbour-again"))
    part = selected(made(EARLY, LATE, again, works=(work,)), Selection(letters=("harbour-again",)))
    assert ids(part) == ["2021-shown"]
    assert [row.id for row in part.versions()] == ["harbour-again"]
    assert broken(part) == []


def test_a_file_without_graphs_gives_the_same_selection() -> None:
    """Triples of Turtle are put back where their IRIs tell, shortcuts of further postings too."""
    again = letter("harbour-again", date="2021-03", signed_by=[org("New Harbour League"), org("Late Comers")])
    dataset = made(EARLY, LATE, again, works=(Work("2021-shown", ("2021-shown", "harbour-again")),), judgements=JUDGED)
    flat = [each._replace(graph=None) for each in dataset.statements()]
    assert {*placed(flat, BASE)} == {*dataset.statements()}
    turtle = Dataset(store_of(flat), base=BASE, title=dataset.title, licence=dataset.licence)
    wanted = Selection(letters=("2021-shown",))
    assert [*selected(turtle, wanted).quads()] == [*selected(dataset, wanted).quads()]


def test_only_what_a_person_validated_is_left() -> None:
    """An accepted signature stands, all else goes; the letter counts what is left and says that it is an excerpt."""
    judgements = (
        judged("fact", "2021-shown", "PEN Norway", "accept", "seen", "signatory"),
        judged("fact", "2021-shown", "Lobsang Told", "accept", "seen", "detainee"),
        judged("fact", "2021-shown", "Open the harbour", "accept", "seen", "title"),
    )
    accepted = apply_judgements(LATE, judgements).letter
    part = selected(made(EARLY, accepted, judgements=judgements), Selection(only_validated=True))
    (row,) = part.letters()
    assert (row.id, row.title, row.date) == ("2021-shown", "Open the harbour", None)
    assert (row.found_count, row.complete) == (1, False)
    assert [each.named_as for each in part.signatures()] == ["PEN Norway"]
    assert [each.named_as for each in part.mentions()] == ["Lobsang Told"]
    assert not [*part.addressings()]
    assert not [*part.asks()]
    assert {each.label for each in part.entities().values()} == {"PEN Norway", "Lobsang Told"}
    assert len([*part.judgements()]) == 3
    assert any(each.predicate.endswith("#excerpt") for each in part.statements())
    assert broken(part) == []


def test_a_letter_put_up_again_since_then_is_kept() -> None:
    """Any of its postings may be of the day asked for; a letter has a date if one of them has."""
    again = letter("again", title="Open the harbour", date="2023-05", signed_by=[org("New Harbour League")])
    dataset = made(EARLY, LATE, again, works=(Work("2021-shown", ("2021-shown", "again")),))
    assert ids(selected(dataset, Selection(since="2022"))) == ["2021-shown"]
    undated_first = made(UNDATED, again, works=(Work("without-date", ("without-date", "again")),))
    assert ids(selected(undated_first, Selection(since="2022"))) == ["without-date"]
    assert undated(undated_first) == 0


def read_as(name: str, words: str, reason: str, *, at: str = "2024-05-02") -> Judgement:
    """Somebody reads a prisoner's misprinted name, and quotes the reason."""
    said = ("correct", "m1", words, "correct", reason, (reason,), "R. Reviewer", at, "detainee")
    return Judgement(*said, value=(("name", name),))


MISPRINTS = (
    read_as("Tenzin Hushed", "Lee Wei", "a first guess", at="2024-05-01"),
    read_as("Li Wei", "Lee Wei", "Tenzin Hushed's brother spells it so"),
    read_as("Karen Smith", "Karen Smyth", "her own spelling"),
)
"""Names that another letter prints too, as they are misprinted and as they are read; one was read otherwise first."""


@pytest.fixture(scope="module")
def misprinted() -> Dataset:
    """Two letters; the names of two prisoners are corrected in the first."""
    one = letter("m1", date="2016-03-03", signed_by=[org("Doors")], detainees=["Lee Wei", "Karen Smyth", "Lobsang"])
    two = letter(
        "m2",
        date="2018-03-03",
        signed_by=[org("Doors"), person("Karen Smith")],
        detainees=["Lee Wei", "Tenzin Hushed", "Karen Smyth"],
        regions=["Tibet"],
    )
    return made(apply_judgements(one, MISPRINTS).letter, two, judgements=MISPRINTS)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(letters=("m1",)),
        Selection(letters=("m2",)),
        Selection(since="2016"),
        Selection(since="2018"),
        Selection(regions=(f"{BASE}region/tibet",)),
        Selection(only_validated=True),
        Selection(letters=("m1",), only_validated=True),
    ],
)
def test_partners_can_import_every_selection(misprinted: Dataset, selection: Selection) -> None:
    """A prisoner's name that a person corrected comes with that judgement, whoever else is called so elsewhere."""
    part = selected(misprinted, selection)
    assert ids(received(part, "part.nq")) == ids(part)
    assert unjudged(Facts(part.statements())) == []


def test_a_reason_that_names_whom_only_others_name_stays_behind_alone(misprinted: Dataset) -> None:
    """With its quote, and an IRI that was made of it; what the kept letter does not have as a reading stays too."""
    part = selected(misprinted, Selection(letters=("m1",)))
    rows = {row.right: row for row in part.judgements()}
    assert {right: row.reason for right, row in rows.items()} == {"Lee Wei": UNTOLD, "Karen Smyth": "her own spelling"}
    quotes = [each.object.value for each in part.statements() if each.predicate == UND["quote"].value]
    assert quotes == ["her own spelling"]
    assert "Hushed" not in " ".join(part.quads())
    whole = {row.iri for row in misprinted.judgements()}
    assert rows["Karen Smyth"].iri in whole
    assert rows["Lee Wei"].iri not in whole
    assert [row.reason for row in selected(misprinted, Selection(letters=("m1", "m2"))).judgements()].count(UNTOLD) == 0


def test_what_is_validated_goes_with_a_judgement_that_may_not_be_told(misprinted: Dataset) -> None:
    """A fact that a person confirmed, and of which nothing says so any more, is not among what was validated."""
    asked = Selection(letters=("m1",), only_validated=True)
    assert {row.named_as for row in selected(misprinted, asked).mentions()} == {"Li Wei", "Karen Smith"}
    more = [
        Statement(row.iri, UND["readAs"].value, Term("literal", "name: Tenzin Hushed"), f"{BASE}graph/judgements")
        for row in misprinted.judgements()
        if row.right == "Lee Wei"
    ]
    told = Dataset(store_of([*misprinted.statements(), *more]), base=BASE, title="Some letters", licence="CC0-1.0")
    assert {row.named_as for row in selected(told, asked).mentions()} == {"Karen Smith"}

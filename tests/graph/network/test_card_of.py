from dataclasses import replace

import pytest

from tests.factory import BASE, dataset, letter, org, person
from tests.graph.network.conftest import resolved
from undersigned.graph.errors import QueryError
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Issue, Severity
from undersigned.graph.named import Named
from undersigned.graph.network import Card, card, reasons
from undersigned.graph.rdf import Dataset

HOSTILE = "<script>alert('x')</script> & Friends"


def rows(made: Card, name: str) -> list[tuple[object, ...]]:
    """The rows of a section; none where the card has no such section."""
    section = made.section(name)
    return [] if section is None else list(section.rows)


def test_the_card_of_an_organization(small: Dataset) -> None:
    """It lists letters with the role, partners with counts and dates, and mentions."""
    made = card(small, f"{BASE}organization/alpha")
    assert (made.name, made.kind, made.id) == ("Alpha", "organization", "organization/alpha")
    assert [(row[0], row[1], row[3]) for row in rows(made, "signatures")] == [
        ("2020-05-01", "one", "organization"),
        ("2020-05-01", "one", "by Ann"),
        ("2021", "two", "organization"),
        (None, "three", "organization"),
    ]
    assert rows(made, "partners") == [("Beta", 2, "2020-05-01", "2021"), ("Gamma", 2, "2021", "2021")]


def test_names_on_a_card_know_their_iris(small: Dataset) -> None:
    """A partner and a letter lead on to their own cards."""
    made = card(small, f"{BASE}organization/alpha")
    partner, letter_ = rows(made, "partners")[0][0], rows(made, "signatures")[0][1]
    assert isinstance(partner, Named)
    assert isinstance(letter_, Named)
    assert card(small, partner.iri).name == "Beta"
    assert card(small, letter_.iri).kind == "letter"


def test_the_card_of_a_person_says_what_each_letter_says(small: Dataset) -> None:
    """Gui is a detainee in one letter, and signs another alone."""
    made = card(small, f"{BASE}person/gui")
    assert [(row[1], row[3]) for row in rows(made, "signatures")] == [("three", "for himself or herself")]
    assert rows(made, "mentions") == [("2020-05-01", "one", "detainee", "Gui")]


def test_two_printed_names_under_one_letter_are_two_signatures_and_one_letter() -> None:
    """What a card counts in a heading is what its rows are."""
    told = dataset(letter("x", signed_by=[org("Alpha"), org("Beta"), org("Alpha")]))
    assert [row[1] for row in rows(card(told, f"{BASE}organization/alpha"), "signatures")] == ["x", "x"]
    assert card(told, f"{BASE}organization/alpha").section("letters") is None
    assert [(row[0], row[1]) for row in rows(card(told, f"{BASE}organization/beta"), "partners")] == [("Alpha", 1)]


def test_who_works_somewhere_has_not_made_it_sign(small: Dataset) -> None:
    """Beta stands beside Lee, who signs alone."""
    found = [row[3] for row in rows(card(small, f"{BASE}organization/beta"), "signatures")]
    assert "where Lee works; has not signed" in found


def test_the_card_of_a_letter(small: Dataset) -> None:
    """It has the facts, who it went to, who signed, what is named and asked, and what is unsure."""
    made = card(small, f"{BASE}letter/one")
    assert made.name == "First"
    assert dict(made.facts)["declared signatories"] == "3 groups"
    assert [row[1] for row in rows(made, "recipients")] == ["Joseph R. Biden", "Jo"]
    assert [(row[0], row[1], row[2]) for row in rows(made, "signatories")] == [
        (1, "Alpha", None),
        (2, "Beta", None),
        (3, "Alpha", "Ann"),
    ]
    assert {(row[0], row[1]) for row in rows(made, "mentions")} == {
        ("detainee", "Gui"),
        ("region", "Tibet"),
        ("official", "Xi"),
    }
    assert rows(made, "asks")[0][:2] == (1, "Open Tibet.")
    assert rows(made, "questions") == [("note", "odd but true", None)]
    assert made.section("postings") is None


def test_judgements_and_questions_are_on_the_card() -> None:
    """What people decided about a name stands there, and questions about its words."""
    one = letter("one", signed_by=[org("Alpha"), org("Beta")])
    span = one.signatories[0].span
    asked = letter("one", signed_by=[org("Alpha"), org("Beta")], issues=[Issue("x", Severity.QUESTION, "who?", span)])
    judgement = Judgement("different", "alpha", "Beta", "different", "two boards", (), "R. Viewer", "2024-05-02")
    made = card(dataset(asked, judgements=(judgement,)), f"{BASE}organization/alpha")
    assert rows(made, "judgements") == [("2024-05-02", "R. Viewer", "'alpha' and 'Beta': different", "two boards")]
    assert [row[1:] for row in rows(made, "questions")] == [("who?", "Alpha")]


def test_a_card_is_safe_to_show() -> None:
    """Names are escaped wherever they stand."""
    told = dataset(letter("one", title=HOSTILE, signed_by=[org(HOSTILE), person(HOSTILE, of="Beta")]))
    for iri in (*told.entities(), f"{BASE}letter/one"):
        html = card(told, iri)._repr_html_()
        assert "<script" not in html
    pages = [row._repr_html_() for row in told.letters()] + [row._repr_html_() for row in told.entities().values()]
    assert not any("<script" in page for page in (*pages, told._repr_html_()))


def test_what_is_not_here_has_no_card(small: Dataset) -> None:
    """An IRI of nothing is a mistake, in one line."""
    with pytest.raises(QueryError, match="no entity and no letter here has this IRI"):
        card(small, f"{BASE}organization/nobody")


def test_a_judgement_on_another_of_the_same_name_is_not_on_the_card() -> None:
    """Two people are called Li Wei; only one of them is the detainee that somebody accepted."""
    accepted = Judgement("fact", "two", "Li Wei", "accept", "seen", (), "R. Viewer", "2024-05-02", "detainee")
    two = letter("two", signed_by=[org("Beta")], detainees=["Li Wei"])
    two = replace(two, detainees=tuple(replace(each, rule="judgement") for each in two.detainees))
    apart = Judgement("different", "Li Wei @ one", "Li Wei @ two", "different", "two people", (), "R", "2024-05-01")
    told = resolved(letter("one", signed_by=[person("Li Wei", of="Alpha")]), two, judgements=(apart, accepted))
    cards = [card(told, iri) for iri, row in told.entities().items() if row.label == "Li Wei"]
    on = {bool(rows(each, "mentions")): [row[1] for row in rows(each, "judgements")] for each in cards}
    assert "R. Viewer" in on[True]
    assert "R. Viewer" not in on[False]


def test_all_that_a_notebook_shows_is_escaped() -> None:
    """Cards, reasons, letters and the dataset, whatever names, titles and reasons say."""
    bad = Judgement("different", HOSTILE, "Beta", "different", HOSTILE, (HOSTILE,), HOSTILE, "2024-05-02")
    one = letter("one", title=HOSTILE, signed_by=[org(HOSTILE), org("Beta")], detainees=[HOSTILE], regions=[HOSTILE])
    told = dataset(one, judgements=(bad,))
    shown = [told._repr_html_(), *(row._repr_html_() for row in told.letters())]
    for iri in (*told.entities(), f"{BASE}letter/one"):
        shown += [card(told, iri)._repr_html_(), reasons(told, iri)._repr_html_()]
    assert any("&lt;script&gt;" in page for page in shown)
    assert not any("<script" in page for page in shown)

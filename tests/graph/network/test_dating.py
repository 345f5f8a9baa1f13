"""What only a later posting says is dated by it: one letter put up three times, and one of the year after.

==========  ==========  =========================================================================
first       2022-03-01  1. Alpha  2. Beta
second      2022-03-15  1. Alpha  2. Beta  3. Gamma
third       no date     1. Alpha  2. Beta  3. Delta; the first to name the detainee Tenzin Nyima
after       2023        1. Beta  2. Gamma
==========  ==========  =========================================================================
"""

import pytest

from tests.factory import BASE, dataset, letter, org, person, to
from undersigned.graph.network import Card, Incidence, card, cosigning, incidence, partners, tables, to_networkx
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset

WORK = Work("first", ("first", "second", "third"))
ALPHA, BETA, GAMMA, DELTA = (f"{BASE}organization/{name}" for name in ("alpha", "beta", "gamma", "delta"))


@pytest.fixture(scope="module")
def posted() -> Dataset:
    """The four files."""
    return dataset(
        letter("first", date="2022-03-01", signed_by=[org("Alpha"), org("Beta")]),
        letter("second", date="2022-03-15", signed_by=[org("Alpha"), org("Beta"), org("Gamma")], detainees=["Lo Sang"]),
        letter("third", signed_by=[org("Alpha"), org("Beta"), org("Delta")], detainees=["Tenzin Nyima", "Lo Sang"]),
        letter("after", date="2023", signed_by=[org("Beta"), org("Gamma")]),
        works=[WORK],
    )


@pytest.fixture(scope="module")
def network(posted: Dataset) -> Incidence:
    """Who signed which letter."""
    return incidence(posted)


def test_who_signs_later_stands_there_from_that_day_on(network: Incidence) -> None:
    """Not from the day of the letter; of a posting without a date nobody knows."""
    column = network.letters.index(f"{BASE}letter/first")
    since = [network.since(network.row[each], column) for each in (ALPHA, BETA, GAMMA, DELTA)]
    assert since == ["2022-03-01", "2022-03-01", "2022-03-15", None]
    assert network.matrix.sum() == 6, "the letter counts once"


def test_a_tie_is_there_from_the_later_signature_on(posted: Dataset) -> None:
    """First and last of each pair, and of the partners of one."""
    frame = cosigning(posted)
    found = {(row.a, row.b): (row.letters, row.first, row.last) for row in frame.itertuples()}
    assert found[ALPHA, BETA] == (1, "2022-03-01", "2022-03-01")
    assert found[ALPHA, GAMMA] == (1, "2022-03-15", "2022-03-15")
    assert found[BETA, GAMMA] == (2, "2022-03-15", "2023")
    assert found[ALPHA, DELTA] == (1, None, None)
    own = partners(posted, GAMMA)
    assert own.set_index("partner")["first"].to_dict()[BETA] == "2022-03-15"


def test_tables_have_the_dates_of_the_postings(posted: Dataset) -> None:
    """Organizations by their signatures, people by what names them."""
    frames = tables(posted)
    organizations = frames["organizations"].set_index("organization_id")[["first", "last"]].T.to_dict("list")
    assert organizations["organization/gamma"] == ["2022-03-15", "2023"]
    assert organizations["organization/delta"] == [None, None]
    people = frames["people"].query("detained > 0").set_index("person_id")[["detained", "first"]].T.to_dict("list")
    assert people == {"person/lo-sang": [1, "2022-03-15"], "person/tenzin-nyima": [1, None]}


def test_graphs_name_the_posting(posted: Dataset) -> None:
    """An edge says which further posting prints it; what the letter itself says has none."""
    graph = to_networkx(posted, "two-mode")
    told = {signer: graph.edges[signer, f"{BASE}letter/first"].get("printed_in") for signer in (ALPHA, GAMMA, DELTA)}
    assert told == {ALPHA: None, GAMMA: "second", DELTA: "third"}


def test_cards_have_the_dates_of_the_postings(posted: Dataset) -> None:
    """An organization's letters and partners, each from the day on which both stood there; a posting may have none."""
    gamma = card(posted, GAMMA)
    signed, together = gamma.section("signatures"), gamma.section("partners")
    assert signed is not None
    assert [(row[0], row[1]) for row in signed.rows] == [("2022-03-15", "first"), ("2023", "after")]
    assert together is not None
    assert {row[0]: row[2:] for row in together.rows} == {
        "Alpha": ("2022-03-15", "2022-03-15"),
        "Beta": ("2022-03-15", "2023"),
        "Delta": (None, None),
    }
    alone = card(posted, DELTA).section("signatures")
    assert alone is not None
    assert [row[:2] for row in alone.rows] == [(None, "first")]


def test_a_card_agrees_with_the_counts(posted: Dataset) -> None:
    """Its partners have the numbers and the dates of `partners`."""
    for iri in (ALPHA, BETA, GAMMA, DELTA):
        together = card(posted, iri).section("partners")
        assert together is not None
        counted = partners(posted, iri)
        labels = [posted.entities()[each].label for each in counted["partner"]]
        columns = (counted[name].tolist() for name in ("letters", "first", "last"))
        assert set(together.rows) == set(zip(labels, *columns, strict=True))


def test_the_cards_of_people_and_places_have_the_dates_of_the_postings() -> None:
    """Who is named, asked, addressed or signs alone only in a later posting; what the letter says has its date."""
    told = dataset(
        letter("first", date="2022-03-01", signed_by=[person("Ann")], addressees=[to("Jo")], regions=["Tibet"]),
        letter(
            "second",
            date="2022-03-15",
            signed_by=[person("Ann"), person("Bo")],
            addressees=[to("Jo"), to("Kim", position="Chair", institution="Council")],
            cc=[to("Lu")],
            regions=["Tibet", "Macau"],
            detainees=["Lo Sang"],
        ),
        letter("third", addressees=[to("Jo")], regions=["Gansu"]),
        works=[WORK],
    )
    named = {row.label: dated(card(told, iri)) for iri, row in told.entities().items()}
    assert {label: [date for date, _ in rows] for label, rows in named.items()} == {
        "Ann": ["2022-03-01"],
        "Jo": ["2022-03-01"],
        "Tibet": ["2022-03-01"],
        "Bo": ["2022-03-15"],
        "Kim": ["2022-03-15"],
        "Chair": ["2022-03-15"],
        "Council": ["2022-03-15"],
        "Lu": ["2022-03-15"],
        "Macau": ["2022-03-15"],
        "Lo Sang": ["2022-03-15"],
        "Gansu": [None],
    }
    assert {letter for rows in named.values() for _, letter in rows} == {"first"}


def dated(made: Card) -> list[tuple[object, object]]:
    """Date and letter of every row of a card that has them."""
    sections = (made.section(name) for name in ("signatures", "mentions"))
    return [(row[0], row[1]) for section in sections if section is not None for row in section.rows]

"""A letter that was put up more than once, on the pages: one letter, with the words of all its postings."""

import pytest

from tests.factory import dataset, letter, org
from tests.viz.conftest import Opens
from tests.viz.test_table import saved
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset
from undersigned.viz.coalition import coalition_view
from undersigned.viz.index import index_page, summary
from undersigned.viz.page import page
from undersigned.viz.view import Kind, View
from undersigned.viz.whole import whole_view

WORK = Work("plea", ("plea", "again"))
LETTERS = (
    letter("plea", title="A plea", date="2021-02-18", signed_by=[org("Watch"), org("Ports")]),
    letter(
        "again",
        title="Groups plead",
        date="2021-03-01",
        publisher="Lanterns",
        signed_by=[org("Watch"), org("Ports"), org("Lanterns")],
        url="https://lanterns.example.org/plea",
    ),
    letter("second", title="Second", date="2022", signed_by=[org("Watch"), org("Lanterns")]),
    letter("third", title="Third", date="2023", signed_by=[org("Watch"), org("Ports")]),
)


@pytest.fixture(scope="module")
def posted() -> Dataset:
    """Three letters in four postings."""
    return dataset(*LETTERS, works=[WORK])


def weights(view: View) -> dict[tuple[str, str], int]:
    """How many letters stand behind every line."""
    return {(edge.source, edge.target): len(edge.letters) for edge in view.edges}


def test_ties_count_letters_and_not_postings(posted: Dataset) -> None:
    """Who signed late shares the letter all the same: its quote stands in the further posting."""
    view = coalition_view(posted)
    assert weights(view) == {
        ("organization/lanterns", "organization/watch"): 2,
        ("organization/ports", "organization/watch"): 2,
    }
    quotes = {(quote.letter, quote.posting) for edge in view.edges for quote in edge.quotes}
    assert quotes == {("plea", ""), ("plea", "again"), ("second", ""), ("third", "")}
    (watch,) = [node for node in view.nodes if node.label == "Watch"]
    assert [(quote.letter, quote.posting) for quote in watch.quotes][:2] == [("plea", ""), ("plea", "again")]
    assert len(watch.letters) == 3
    assert [letter.id for letter in view.letters] == ["plea", "second", "third"]
    assert [(each.id, each.version_of) for each in view.postings] == [("again", "plea")]


def test_a_letter_is_one_node_whose_card_names_its_postings(posted: Dataset) -> None:
    """On the whole graph, and where the coalition page shows letters."""
    for view in (whole_view(posted), coalition_view(dataset(*LETTERS[:2], works=[WORK]))):
        (plea,) = [node for node in view.nodes if node.kind is Kind.LETTER and node.id == "letter/plea"]
        assert ("Also posted", "Groups plead, 2021-03-01, Lanterns, en, 3 signatures") in plea.facts
        assert "letter/again" not in {node.id for node in view.nodes}


def test_a_view_lists_the_postings_it_quotes(posted: Dataset) -> None:
    """A quote from nowhere could not be shown."""
    view = coalition_view(posted)
    with pytest.raises(ValueError, match="quotes postings it does not list: again"):
        View(view.name, view.mode, "", "", (), view.letters, view.nodes, view.edges)


def test_the_index_counts_the_letter_once(posted: Dataset) -> None:
    """And says under which titles else it stands."""
    told = summary(posted)
    assert dict(told.figures)["letters"] == 3
    assert dict(told.figures)["signatures"] == 7
    assert index_page(told).count("also posted") == 1


@pytest.mark.browser
def test_a_quote_says_in_which_posting_it_stands(opens: Opens, posted: Dataset) -> None:
    """The panel of who signed late counts two letters, and leads to both texts."""
    watched = opens(page(coalition_view(posted)))
    watched.page.fill("#search", "Lanterns")
    watched.page.press("#search", "Enter")
    shown = watched.page.inner_text("#evidence")
    assert "as posted under “Groups plead”, 1 March 2021" in shown
    assert "lanterns.example.org" in shown
    assert "2 letters" in shown
    assert watched.is_clean()


@pytest.mark.browser
def test_the_table_has_the_dates_of_the_postings(opens: Opens, posted: Dataset) -> None:
    """Who signed late has signed since that day, and so is the tie there; the letter keeps its own."""
    watched = opens(page(coalition_view(posted)))
    assert first_and_last(saved(watched, "nodes")) == {
        "Lanterns": ("2021-03-01", "2022"),
        "Ports": ("2021-02-18", "2023"),
        "Watch": ("2021-02-18", "2023"),
    }
    assert first_and_last(saved(watched, "edges")) == {
        "Lanterns": ("2021-03-01", "2022"),
        "Ports": ("2021-02-18", "2023"),
    }
    whole = opens(page(whole_view(posted)))
    found = first_and_last(saved(whole, "nodes"))
    assert found["A plea"] == ("2021-02-18", "2021-02-18")
    assert found["Lanterns"] == ("2021-03-01", "2022")
    assert whole.is_clean()


@pytest.mark.browser
def test_a_signature_in_a_posting_without_a_date_has_none(opens: Opens) -> None:
    """Neither has the tie: nobody knows since when both stand there."""
    late = letter("again", title="Groups plead", signed_by=[org("Watch"), org("Lanterns")])
    first = letter("plea", title="A plea", date="2021-02-18", signed_by=[org("Watch")])
    view = coalition_view(dataset(first, late, *LETTERS[2:], works=[WORK]))
    watched = opens(page(view))
    found = first_and_last({**saved(watched, "aside"), **saved(watched, "nodes")})
    assert (found["Lanterns"], found["Watch"]) == (("2022", "2022"), ("2021-02-18", "2023"))
    assert first_and_last(saved(watched, "edges")) == {"Lanterns": ("2022", "2022")}


def first_and_last(rows: dict[str, dict[str, str]]) -> dict[str, tuple[str, str]]:
    """The dates in a table of the page, by its first column."""
    return {name: (row["First"], row["Last"]) for name, row in rows.items()}

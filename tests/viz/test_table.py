"""The table twin in a real browser: the same filters as the picture, and the way to it."""

import csv
import io

import pytest

from tests.viz.conftest import Opens, Watched
from tests.viz.sheets import mixed_dataset
from tests.viz.test_panel import TIE
from undersigned.graph.rdf import Dataset
from undersigned.viz.coalition import coalition_view
from undersigned.viz.page import page

pytestmark = pytest.mark.browser


def saved(watched: Watched, which: str) -> dict[str, dict[str, str]]:
    """The CSV of a list, by its first column."""
    watched.page.click(f"[data-list={which}]")
    with watched.page.expect_download() as downloaded:
        watched.page.click("#save-csv")
    table = csv.DictReader(io.StringIO(downloaded.value.path().read_text("utf-8-sig")))
    return {next(iter(row.values())): row for row in table}


def test_dates_words_and_titles_are_of_the_chosen_time(opens: Opens, small: Dataset) -> None:
    """No column counts a letter that another column leaves out, in the table and in the CSV."""
    watched = opens(page(coalition_view(small)), anchor="until=2021")
    organization = saved(watched, "nodes")["Hong Kong Watch"]
    assert (organization["Letters"], organization["First"], organization["Last"]) == ("2", "2015", "2021-02-18")
    tie = saved(watched, "edges")["Hong Kong Watch"]
    assert (tie["Letters"], tie["First"], tie["Last"]) == ("2", "2015", "2021-02-18")
    assert tie["Letter titles"] == "No Games | A Policy of Human Rights"
    assert tie["Printed words"] == "Hong Kong Watch | PEN America | Hong Kong Watch | PEN America"
    assert "2023-11" not in watched.page.inner_text("#twin tbody")


def test_words_of_sheets_have_a_column_of_their_own(opens: Opens) -> None:
    """What is printed in a letter and what a sheet records are not mixed."""
    tie = saved(opens(page(coalition_view(mixed_dataset()))), "edges")["Hong Kong Watch"]
    assert tie["Printed words"] == "Hong Kong Watch | PEN America"
    assert tie["Words recorded in fact sheets"] == " | ".join(["Hong Kong Watch", "PEN America"] * 2)


def test_the_way_to_the_table_leaves_the_state_alone(opens: Opens, small: Dataset) -> None:
    """Selection, sliders and address stay; the table has the focus."""
    watched = opens(page(coalition_view(small)), anchor=TIE)
    watched.page.fill("#until", "1")
    address = watched.page.url
    watched.page.focus(".skip")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_timeout(100)
    assert watched.page.evaluate("document.activeElement.id") == "twin"
    assert watched.page.url == address
    assert watched.page.input_value("#until") == "1"
    assert "2 letters in common" in watched.page.inner_text("#evidence")


def test_an_address_that_names_an_element_is_no_state(opens: Opens, small: Dataset) -> None:
    """Whoever types #twin behind the address keeps what was chosen, and gets the address of it back."""
    watched = opens(page(coalition_view(small)), anchor=TIE)
    address = watched.page.url
    watched.page.evaluate("location.hash = '#twin'")
    watched.page.wait_for_timeout(100)
    assert "3 letters in common" in watched.page.inner_text("#evidence")
    assert watched.page.url == address

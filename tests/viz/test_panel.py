"""The evidence panel in a real browser: whose words it shows, and of which letters."""

import pytest

from tests.factory import dataset, letter, org
from tests.viz.conftest import Opens
from tests.viz.sheets import mixed_dataset
from tests.viz.test_browser import find, heading
from undersigned.graph.rdf import Dataset
from undersigned.viz.coalition import coalition_view
from undersigned.viz.page import page
from undersigned.viz.whole import whole_view

pytestmark = pytest.mark.browser

TIE = "edge=organization/hong-kong-watch--organization/pen-america"


def test_a_sheets_words_are_not_passed_off_as_the_letters(opens: Opens) -> None:
    """They are marked as recorded, their place is in the sheet, and the link leads to the letter itself."""
    watched = opens(page(coalition_view(mixed_dataset())), anchor=TIE)
    read, cut, lost = watched.page.locator("#evidence article").all()
    assert read.locator("blockquote").count() == 2
    assert "of the text read" in read.inner_text()
    assert "fact sheet" not in read.inner_text()
    assert read.locator("a").inner_text() == "Read it at letters.example.org"
    for known in (cut, lost):
        assert known.locator("blockquote").count() == 0
        assert known.locator(".recorded").all_inner_texts() == ["Hong Kong Watch", "PEN America"]
        assert known.inner_text().count("as recorded in the fact sheet") == 2
        assert "text read" not in known.inner_text()
    assert cut.locator("a").inner_text() == "Read the letter itself at hrw.org"
    assert lost.locator("a").count() == 0
    assert watched.is_clean()


def test_a_letter_known_from_a_sheet_says_so(opens: Opens) -> None:
    """Its own panel, in the whole graph; a letter that was read says nothing of the kind."""
    watched = opens(page(whole_view(mixed_dataset())), anchor="node=letter/cut")
    assert "Known from a fact sheet" in watched.page.inner_text("#evidence")
    find(watched, "Read")
    assert heading(watched) == "Read"
    assert "fact sheet" not in watched.page.inner_text("#evidence")


def test_the_panel_follows_the_sliders(opens: Opens, small: Dataset) -> None:
    """A tie tells the letters of the chosen time, counts those left out, and changes while a slider moves."""
    watched = opens(page(coalition_view(small)), anchor=TIE)
    assert watched.page.locator("#evidence article").count() == 3
    watched.page.fill("#until", "1")
    assert watched.page.locator("#evidence article").count() == 2
    told = watched.page.inner_text("#evidence")
    assert "2 letters in common" in told
    assert "1 letter outside the chosen time left out." in told
    assert "Joint Letter before the Summit" not in told


def test_connections_are_those_shown(opens: Opens, small: Dataset) -> None:
    """As many as the table counts, each with the letters of the chosen time only."""
    watched = opens(page(coalition_view(small)), anchor="node=organization/hong-kong-watch")
    assert "Joined to 1" in watched.page.inner_text("#evidence")
    assert watched.page.inner_text("#evidence .why") == "3 letters"
    watched.page.fill("#until", "1")
    assert watched.page.inner_text("#evidence .why") == "2 letters"
    watched.page.fill("#least", "3")
    assert "Joined to" not in watched.page.inner_text("#evidence")
    assert watched.is_clean()


def test_a_name_that_turns_the_text_is_shown_straight(opens: Opens) -> None:
    """On the canvas, in the panel, in the table and in the search; the data keep every character."""
    turned = "Free\u202egnoK gnoH\u202c \u2067Watch\u2069"
    signed_by = [org(turned), org("PEN America")]
    watched = opens(page(coalition_view(dataset(*(letter(name, signed_by=signed_by) for name in "abc")))))
    drawn = {" ".join(label["lines"]) for label in watched.labels()}
    assert "FreegnoK gnoH Watch" in drawn
    find(watched, "freegnok gnoh watch")
    assert heading(watched) == "FreegnoK gnoH Watch"
    assert watched.page.input_value("#search") == "FreegnoK gnoH Watch"
    assert watched.page.evaluate(r"!/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(document.body.innerText)")
    assert watched.page.evaluate("JSON.parse(document.getElementById('graph').textContent).nodes[0].label") == turned

"""The pages in a real browser: what a person sees and does."""

import csv
import io
import itertools
from typing import Any

import pytest

from tests.viz.conftest import Opens, Watched
from tests.viz.hostile import PAYLOADS, hostile_dataset
from undersigned.data import example
from undersigned.graph.corpus import read_corpus, read_letters
from undersigned.graph.rdf import Dataset
from undersigned.graph.resolve import resolve
from undersigned.viz.coalition import coalition_view
from undersigned.viz.index import index_page, summary
from undersigned.viz.page import page
from undersigned.viz.whole import whole_view

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def coalition(small: Dataset) -> str:
    """The coalition page of the small corpus."""
    return page(coalition_view(small))


@pytest.fixture(scope="module")
def whole(small: Dataset) -> str:
    """The whole page of the small corpus."""
    return page(whole_view(small))


@pytest.fixture(scope="module")
def real() -> tuple[str, str]:
    """The coalition page and the whole page of the example corpus."""
    corpus = read_corpus(example())
    letters = read_letters(corpus, None)
    dataset = Dataset.from_letters(
        letters, resolve(letters), base=corpus.base_iri, title=corpus.title, licence=corpus.licence
    )
    return page(coalition_view(dataset)), page(whole_view(dataset))


def find(watched: Watched, name: str) -> None:
    """Put a name into the search and take the first that is found."""
    watched.page.fill("#search", name)
    watched.page.press("#search", "Enter")


def heading(watched: Watched) -> str:
    """Whose evidence the panel shows."""
    return watched.page.inner_text("#evidence h2")


def overlapping(labels: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The pairs of names whose boxes meet."""
    return [
        (a["key"], b["key"])
        for a, b in itertools.combinations(labels, 2)
        if a["x"] < b["x"] + b["width"] - 0.5
        and b["x"] < a["x"] + a["width"] - 0.5
        and a["y"] < b["y"] + b["height"] - 0.5
        and b["y"] < a["y"] + a["height"] - 0.5
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 800)])
@pytest.mark.parametrize("which", [0, 1], ids=["coalition", "whole"])
def test_names_on_the_real_pages_are_readable(
    opens: Opens, real: tuple[str, str], which: int, width: int, height: int, scheme: Any
) -> None:
    """The example corpus at first sight: names enough, none over another, none cut off, nothing beside the page."""
    watched = opens(real[which], width=width, height=height, scheme=scheme)
    labels = watched.labels()
    stage = watched.page.eval_on_selector("#network", "node => ({width: node.clientWidth, height: node.clientHeight})")
    assert len(labels) >= (30 if width > 1000 else 8)
    assert overlapping(labels) == []
    assert all(label["x"] >= 0 and label["x"] + label["width"] <= stage["width"] for label in labels)
    assert all(label["y"] >= 0 and label["y"] + label["height"] <= stage["height"] for label in labels)
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    assert watched.is_clean()


def test_most_important_names_are_drawn_first(opens: Opens, real: tuple[str, str]) -> None:
    """On the coalition page the six best-tied organizations all show their names."""
    watched = opens(real[0])
    strongest = watched.page.evaluate(
        "JSON.parse(document.getElementById('graph').textContent).nodes"
        ".sort((a, b) => a.rank - b.rank).slice(0, 6).map(node => node.key)"
    )
    assert set(strongest) <= {label["key"] for label in watched.labels()}


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (1280, 800)])
def test_no_name_on_the_coalition_page_covers_a_neighbour(
    opens: Opens, real: tuple[str, str], width: int, height: int
) -> None:
    """A node under another's name is a lost one: no box of a name meets the square inside a neighbour's circle."""
    watched = opens(real[0], width=width, height=height)
    covered = [
        (label["key"], node["key"])
        for label, node in itertools.product(watched.labels(), watched.page.evaluate("undersigned.nodes()"))
        if label["key"] != node["key"]
        and label["x"] < node["x"] + 0.7 * node["radius"]
        and node["x"] - 0.7 * node["radius"] < label["x"] + label["width"]
        and label["y"] < node["y"] + 0.7 * node["radius"]
        and node["y"] - 0.7 * node["radius"] < label["y"] + label["height"]
    ]
    assert covered == []


def test_a_closer_look_shows_more_names(opens: Opens, real: tuple[str, str]) -> None:
    """Names that had no room get it when somebody zooms in."""
    watched = opens(real[1])
    before = len(watched.labels())
    for _ in range(4):
        watched.page.click("#zoom-in")
    assert len(watched.labels()) > before
    assert overlapping(watched.labels()) == []


def test_kinds_are_told_apart_by_colour_and_by_shape(opens: Opens, whole: str) -> None:
    """No two swatches of the legend look alike, in light and in dark."""
    for scheme in ("light", "dark"):
        watched = opens(whole, scheme=scheme)
        pictures = watched.page.eval_on_selector_all("#legend canvas", "all => all.map(one => one.toDataURL())")
        assert len(pictures) == len(set(pictures)) == 11


@pytest.mark.parametrize("typed", ["arzte FUR tib", "HKW", "hong watch"])
def test_search_knows_accents_aliases_and_parts(opens: Opens, coalition: str, typed: str) -> None:
    """Any name or alias, without accents, in any case."""
    watched = opens(coalition)
    find(watched, typed)
    assert heading(watched) == ("Ärzte für Tibet" if "arzte" in typed else "Hong Kong Watch")


def test_search_by_keyboard(opens: Opens, coalition: str) -> None:
    """A slash begins, arrows choose, Escape closes, and what is not drawn is found too."""
    watched = opens(coalition)
    watched.page.keyboard.press("/")
    watched.page.keyboard.type("china")
    assert watched.page.locator("#found [role=option]").count() == 2
    watched.page.keyboard.press("ArrowDown")
    second = watched.page.inner_text("#found [aria-selected=true] bdi")
    watched.page.keyboard.press("Enter")
    assert heading(watched) == second
    find(watched, "dialogue")
    assert "Listed, not drawn" in watched.page.inner_text("#evidence")
    watched.page.keyboard.press("Escape")
    watched.page.keyboard.press("Escape")
    assert watched.page.is_visible("#about")
    assert watched.is_clean()


def test_the_panel_quotes_the_letters(opens: Opens, coalition: str, small: Dataset) -> None:
    """The printed words, the letter, its date, the place in the source, and the way there."""
    watched = opens(coalition)
    find(watched, "Hong Kong Watch")
    panel = watched.page.inner_text("#evidence")
    line = next(row for row in small.signatures() if row.letter_id == "apec" and row.position == 1)
    assert line.evidence.quote in panel
    assert f"characters {line.evidence.start}–{line.evidence.end}" in panel
    assert "Joint Letter before the Summit" in panel
    assert "November 2023 · Hong Kong Watch" in panel
    link = watched.page.locator("#evidence .source a")
    assert link.get_attribute("href") == "https://letters.example.org/apec"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_tie_says_why_it_is_there(opens: Opens, coalition: str) -> None:
    """From the organization's panel to the tie: both printed lines of all three letters."""
    watched = opens(coalition)
    find(watched, "Hong Kong Watch")
    watched.page.click("#evidence .why")
    assert watched.page.locator("#evidence article").count() == 3
    assert watched.page.locator("#evidence blockquote").count() == 6
    assert "3 letters in common" in watched.page.inner_text("#evidence")


def test_a_click_on_a_node_or_a_line_chooses_it(opens: Opens, coalition: str) -> None:
    """The picture itself answers, and an empty place lets go."""
    watched = opens(coalition)
    nodes = {node["key"]: node for node in watched.page.evaluate("undersigned.nodes()")}
    watch, pen = nodes["organization/hong-kong-watch"], nodes["organization/pen-america"]
    stage = watched.page.locator("#network")
    stage.click(position={"x": watch["x"], "y": watch["y"]})
    assert heading(watched) == "Hong Kong Watch"
    stage.click(position={"x": (watch["x"] + pen["x"]) / 2, "y": (watch["y"] + pen["y"]) / 2})
    assert "3 letters in common" in watched.page.inner_text("#evidence")
    stage.click(position={"x": 3, "y": 3})
    assert watched.page.is_visible("#about")


def test_the_legend_switches_kinds_off_and_on(opens: Opens, whole: str) -> None:
    """Without asks there is no ask in the picture, in the table, or in the count."""
    watched = opens(whole)
    before = watched.drawn()
    watched.page.click("[data-toggle=ask]")
    assert before - watched.drawn() == {"letter/apec/ask/1", "letter/apec/ask/2"}
    assert watched.page.inner_text("[data-count=ask]") == "0 of 2"
    assert "Open Tibet to the press." not in watched.page.inner_text("#twin")
    watched.page.click("[data-toggle=ask]")
    assert watched.drawn() == before


def test_tie_strength(opens: Opens, coalition: str) -> None:
    """With three letters needed only the strongest pair is left."""
    watched = opens(coalition)
    assert len(watched.drawn()) == 4
    watched.page.fill("#least", "3")
    assert watched.drawn() == {"organization/hong-kong-watch", "organization/pen-america"}
    assert watched.page.inner_text("output[for=least]") == "3 or more"


def test_time(opens: Opens, coalition: str) -> None:
    """A tie counts the letters of the chosen time only; letters without a date always count."""
    watched = opens(coalition, anchor="until=2021")
    assert watched.page.inner_text("output[for=until]") == "2021-02-18"
    assert watched.drawn() == {"organization/hong-kong-watch", "organization/pen-america"}
    watched.page.fill("#until", "3")
    assert len(watched.drawn()) == 4
    watched.page.fill("#from", "1")
    assert "from=2021-02-18" in watched.page.url


def test_neighbourhood(opens: Opens, whole: str) -> None:
    """One step around a region: the letters about it and the asks concerned; two steps reach who signed them."""
    watched = opens(whole, anchor="node=region/tibet")
    watched.page.click("text=1 step")
    assert watched.drawn() == {"region/tibet", "letter/apec", "letter/policy", "letter/apec/ask/2"}
    watched.page.click("text=2 steps")
    assert "organization/dialogue-china" in watched.drawn()
    assert "letter/late" not in watched.drawn()
    assert "steps=2" in watched.page.url


def test_a_link_to_what_is_shown(opens: Opens, whole: str) -> None:
    """The address holds what was chosen, and whoever opens it sees the same."""
    watched = opens(whole)
    find(watched, "Ekpar")
    watched.page.click("[data-toggle=law]")
    address = watched.page.url.partition("#")[2]
    again = opens(whole, anchor=address)
    assert heading(again) == "Ekpar Asat"
    assert again.drawn() == watched.drawn()
    assert again.page.url.partition("#")[2] == address


@pytest.mark.parametrize("anchor", ["node=nobody", "%%%", "least=-4&from=x&until=0&hide=toString&steps=9", "edge=a--b"])
def test_a_broken_link_shows_the_page(opens: Opens, coalition: str, anchor: str) -> None:
    """What the address names and the page does not have is left aside."""
    watched = opens(coalition, anchor=anchor)
    assert watched.page.is_visible("#about")
    assert watched.is_clean()


def test_the_table_says_the_same_as_the_picture(opens: Opens, coalition: str) -> None:
    """As many rows as nodes and ties; sorting by the number of letters puts the most first; a row chooses its node."""
    watched = opens(coalition)
    rows = watched.page.locator("#twin tbody tr")
    assert rows.count() == 4
    watched.page.click("#twin thead button:has-text('Letters')")
    assert watched.page.get_attribute("#twin th[aria-sort]", "aria-sort") == "descending"
    counts = [int(text) for text in watched.page.locator("#twin tbody td:nth-child(3)").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    rows.first.locator("button").click()
    assert heading(watched) == rows.first.locator("th").inner_text()
    watched.page.click("[data-list=edges]")
    assert rows.count() == 2
    watched.page.click("[data-list=aside]")
    assert rows.all_inner_texts()[0].startswith("Dialogue China")


def test_the_table_as_csv(opens: Opens) -> None:
    """Every row arrives with its IRI, quoted where needed, and no cell that a spreadsheet would run."""
    watched = opens(page(coalition_view(hostile_dataset())))
    with watched.page.expect_download() as downloaded:
        watched.page.click("#save-csv")
    assert downloaded.value.suggested_filename == "coalition-nodes.csv"
    text = downloaded.value.path().read_text("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert len(table) == len(watched.drawn())
    names = {row["Name"] for row in table}
    assert f"{PAYLOADS[0]} 0" in names
    assert f"'{PAYLOADS[7]} 7" in names
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in table for cell in row.values())
    assert watched.is_clean()


def test_the_picture_as_a_file(opens: Opens, coalition: str) -> None:
    """A PNG with the drawing, and not an empty one."""
    watched = opens(coalition)
    with watched.page.expect_download() as downloaded:
        watched.page.click("#png")
    content = downloaded.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 8_000
    assert watched.is_clean()


def test_nothing_that_a_name_says_is_done(opens: Opens) -> None:
    """Hostile names in every field: chosen, searched, hovered, listed, they stay text; no request, error, dialog."""
    dataset = hostile_dataset()
    for view in (coalition_view(dataset), whole_view(dataset)):
        watched = opens(page(view))
        for payload in PAYLOADS:
            find(watched, payload[:30])
            assert payload in watched.page.inner_text("#evidence")
        for key in sorted(watched.drawn())[:12]:
            node = next(node for node in watched.page.evaluate("undersigned.nodes()") if node["key"] == key)
            watched.page.mouse.move(node["x"], node["y"] + 100)
        for tab in watched.page.locator(".tabs button").all():
            tab.click()
        addresses = watched.page.eval_on_selector_all("a", "all => all.map(one => one.getAttribute('href'))")
        assert not any(address.startswith(("javascript:", "data:text")) for address in addresses)
        assert watched.page.locator("body img, body svg, body iframe, body b").count() == 0
        assert watched.is_clean()


def test_the_index_in_a_browser(opens: Opens) -> None:
    """It stands without scripts, and hostile names in it stay text."""
    watched = opens(index_page(summary(hostile_dataset(), questions=PAYLOADS)), width=390, height=800)
    assert PAYLOADS[1] in watched.page.inner_text("body")
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert watched.is_clean()


def test_a_policy_that_really_stops_scripts(opens: Opens, coalition: str) -> None:
    """Even if a name became an element, its script would not run and its picture would not be fetched."""
    watched = opens(coalition)
    watched.page.evaluate(
        """document.body.insertAdjacentHTML("beforeend", "<img src='https://x.invalid/x' onerror='window.pwned=1'>")"""
    )
    watched.page.evaluate(
        "const s = document.createElement('script'); s.text = 'window.pwned = 1'; document.body.append(s)"
    )
    watched.page.wait_for_timeout(200)
    assert watched.page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in error for error in watched.errors)

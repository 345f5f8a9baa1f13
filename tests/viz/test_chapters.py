"""The coalition page with chapters counted with their parent: the view, the page, and what a reader does with it."""

import json
import re

import pytest

from tests.factory import dataset, letter, org, related
from tests.viz.conftest import Opens, Watched
from tests.viz.test_browser import find, heading
from undersigned.graph.rdf import Dataset
from undersigned.viz.coalition import coalition_view
from undersigned.viz.page import page
from undersigned.viz.relations import relation_facts
from undersigned.viz.view import View
from undersigned.viz.whole import whole_view

RELATIONS = (
    related("chapter of", "Oslo", "World", source="world.example"),
    related("chapter of", "Bergen", "World", since="1999", source="bergen.example"),
    related("renamed to", "Old", "Oslo", since="2019", source="oslo.example"),
    related("member of", "Oslo", "Network", source="network.example"),
)


@pytest.fixture(scope="module")
def family() -> Dataset:
    """Watch signs two letters with World, two with Oslo (once as Old), and one with Bergen beside World."""
    return dataset(
        letter("a", date="2018", signed_by=[org("World"), org("Bergen"), org("Watch")]),
        letter("b", date="2019", signed_by=[org("World"), org("Watch"), org("Network")]),
        letter("c", date="2020", signed_by=[org("Oslo"), org("Watch")]),
        letter("d", date="2021", signed_by=[org("Old", acronym="OLD"), org("Watch"), org("Network")]),
        relations=RELATIONS,
    )


def ties(view: View) -> dict[tuple[str, str], int]:
    """The tied pairs by name, and the number of letters they share."""
    names = {node.id: node.label for node in view.nodes}
    return {(names[edge.source], names[edge.target]): len(edge.letters) for edge in view.edges}


def test_chapters_and_earlier_names_count_with_the_parent(family: Dataset) -> None:
    """Apart, Watch is tied to World and to Network by two letters; together, World signed all four."""
    apart = coalition_view(family)
    assert ties(apart) == {("Watch", "World"): 2, ("Network", "Watch"): 2}
    assert {node.label for node in apart.aside} == {"Bergen", "Oslo", "Old"}
    together = apart.with_chapters
    assert together is not None
    assert ties(together) == {("Watch", "World"): 4, ("Network", "World"): 2, ("Network", "Watch"): 2}
    assert together.aside == ()
    assert "3 organizations that signed are not shown apart" in together.notes[0]


def test_a_tie_with_chapters_shows_every_printed_line(family: Dataset) -> None:
    """World and Bergen both stand under the first letter: three lines, and no tie of World to itself."""
    together = coalition_view(family).with_chapters
    assert together is not None
    tie = next(edge for edge in together.edges if edge.target == "organization/world" and "watch" in edge.source)
    assert [(quote.letter, quote.words) for quote in tie.quotes if quote.letter in "ad"] == [
        ("a", "Watch"),
        ("a", "World"),
        ("a", "Bergen"),
        ("d", "Watch"),
        ("d", "Old (OLD)"),
    ]
    world = next(node for node in together.nodes if node.id == "organization/world")
    assert world.aliases == ("Bergen", "Old", "OLD", "Oslo")
    assert world.parts == ("organization/bergen", "organization/old", "organization/oslo")


def test_without_chapters_there_is_no_second_view(small: Dataset) -> None:
    """Where nobody is a chapter, or nothing is tied, the page is what it was."""
    assert coalition_view(small).with_chapters is None
    assert '"with_chapters"' not in page(coalition_view(small))
    assert 'id="chapters"' not in page(coalition_view(small))
    few = dataset(letter(signed_by=[org("World"), org("Oslo")]), relations=[related("chapter of", "Oslo", "World")])
    assert coalition_view(few).with_chapters is None


def test_members_alone_are_no_reason_to_count_anew() -> None:
    """A member signs for itself."""
    letters = [letter(name, signed_by=[org("Watch"), org("Network")]) for name in "abc"]
    assert coalition_view(dataset(*letters, relations=[related("member of", "Watch", "Network")])).with_chapters is None


def test_the_page_holds_each_line_once(family: Dataset) -> None:
    """Both views number the same list of quotes, and the same view gives the same bytes."""
    view = coalition_view(family)
    html = page(view)
    assert html == page(view)
    block = re.search(r'id="graph">(.*?)</script>', html, re.DOTALL)
    assert block is not None
    held = json.loads(block[1])
    assert len(held["view"]["quotes"]) == len({quote for node in (*view.nodes, *view.aside) for quote in node.quotes})
    assert held["with_chapters"]["view"].keys() == {"name", "summary", "notes", "least", "aside"}
    numbers = {number for node in held["with_chapters"]["nodes"] for number in node["quotes"]}
    assert numbers == set(range(len(held["view"]["quotes"])))


def test_a_card_tells_the_relations_and_who_says_so(family: Dataset) -> None:
    """Of both ends, each in its own words; the date of a new name is when it came."""
    facts = {iri.rpartition("/")[2]: told for iri, told in relation_facts(family).items()}
    assert facts == {
        "bergen": (("Chapter of", "World (since 1999)"), ("Source", "bergen.example")),
        "network": (("Members here", "Oslo"),),
        "old": (("Renamed to", "Oslo (2019)"), ("Source", "oslo.example")),
        "oslo": (
            ("Chapter of", "World"),
            ("Member of", "Network"),
            ("Source", "world.example; network.example"),
            ("Earlier name", "Old (until 2019)"),
        ),
        "world": (("Chapters here", "Bergen; Oslo"),),
    }
    cards = {node.label: node.facts for node in whole_view(family).nodes}
    assert cards["Old"] == facts["old"]
    assert cards["Watch"] == ()


def test_a_long_list_of_members_is_cut() -> None:
    """Twelve names, then a number."""
    names = [f"Member {number:02}" for number in range(14)]
    made = letter(signed_by=[org("Network"), *map(org, names)])
    facts = relation_facts(dataset(made, relations=[related("member of", name, "Network") for name in names]))
    ((_, listed),) = next(told for iri, told in facts.items() if iri.endswith("network"))
    assert listed.startswith("Member 00; Member 01; ")
    assert listed.endswith("Member 11; and 2 more")


def counts(watched: Watched, *, with_chapters: bool) -> None:
    """Choose how to count, and wait until the page is back."""
    with watched.page.expect_navigation():
        watched.page.evaluate("document.getElementById('chapters').click()")
    watched.page.wait_for_function("window.undersigned && window.undersigned.ready")
    assert watched.page.is_checked("#chapters") is with_chapters


@pytest.mark.browser
def test_a_reader_counts_chapters_with_their_parent_and_back(opens: Opens, family: Dataset) -> None:
    """Picture, table, summary and notes follow; what is chosen stays; nothing is fetched from anywhere."""
    watched = opens(page(coalition_view(family)), anchor="node=organization/oslo")
    assert heading(watched) == "Oslo"
    assert "Renamed" not in watched.page.inner_text("#evidence")
    assert "Chapter of" in watched.page.inner_text("#evidence dl")
    counts(watched, with_chapters=True)
    assert heading(watched) == "World"
    assert "Joined to 2" in watched.page.inner_text("#evidence")
    assert "3 organizations, 3 ties shown" in watched.page.inner_text("#status")
    assert watched.page.inner_text(".heading p").startswith("3 organizations joined by 3 ties")
    watched.page.keyboard.press("Escape")
    assert watched.page.inner_text("#about .note >> nth=0").startswith("Chapters are counted with their parent")
    find(watched, "Bergen")
    assert heading(watched) == "World"
    assert watched.page.url.endswith("#node=organization/world&chapters=with-parent")
    counts(watched, with_chapters=False)
    assert heading(watched) == "World"
    assert watched.drawn() == {f"organization/{name}" for name in ("network", "watch", "world")}
    assert watched.page.url.endswith("#node=organization/world")
    assert watched.is_clean()


@pytest.mark.browser
def test_a_link_says_how_to_count(opens: Opens, family: Dataset) -> None:
    """Sent to somebody else, it opens the same picture, and the strength of a tie has a slider of its own."""
    watched = opens(page(coalition_view(family)), anchor="node=organization/old&least=3&chapters=with-parent")
    assert watched.page.is_checked("#chapters")
    assert heading(watched) == "World"
    assert watched.drawn() == {"organization/watch", "organization/world"}
    with watched.page.expect_navigation(wait_until="load"):
        watched.page.evaluate("location.hash = 'node=organization/old'")
    watched.page.wait_for_function("window.undersigned && window.undersigned.ready && !chapters.checked")
    assert heading(watched) == "Old"
    assert watched.is_clean()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1400, 390])
def test_the_choice_fits_every_screen(opens: Opens, family: Dataset, width: int) -> None:
    """It can be seen without unfolding anything, and nothing sticks out of the page."""
    watched = opens(page(coalition_view(family)), width=width, height=800)
    box = watched.page.locator("#chapters").bounding_box()
    assert box is not None
    assert 0 <= box["x"] < width
    assert box["y"] < 800
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width

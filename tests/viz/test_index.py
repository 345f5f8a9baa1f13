from html.parser import HTMLParser

from tests.factory import dataset, letter, org
from tests.viz.hostile import PAYLOADS, hostile_dataset
from tests.viz.sheets import mixed_dataset
from undersigned.graph.model import Issue, Severity
from undersigned.graph.rdf import Dataset
from undersigned.viz.index import index_page, summary


class Read(HTMLParser):
    """The tags of a page, its links and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag and where it leads."""
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        self.words += data


def test_the_newest_letter_comes_first(small: Dataset) -> None:
    """With what it declares and what was found; a letter without a date comes last."""
    told = summary(small)
    assert [(line.id, line.date, line.declared, line.found) for line in told.letters] == [
        ("last", "2024", None, 2),
        ("apec", "2023-11", 4, 4),
        ("policy", "2021-02-18", None, 3),
        ("games", "2015", None, 2),
        ("late", None, None, 3),
    ]


def test_the_figures_count_what_there_is(small: Dataset) -> None:
    """Each thing once, and nothing that there is none of."""
    figures = dict(summary(small).figures)
    assert figures["letters"] == 5
    assert figures["signatures"] == 14
    assert figures["organizations that signed"] == 5
    assert figures["people named as detained"] == 1
    assert "regions" not in dict(summary(dataset(letter(signed_by=[org("PEN America")]))).figures)


def test_what_needs_a_person_comes_before_notes() -> None:
    """Questions, then warnings; notes wait in a drawer of their own."""
    issues = [
        Issue("a", severity, f"told {severity}") for severity in (Severity.NOTE, Severity.WARNING, Severity.QUESTION)
    ]
    told = summary(dataset(letter(issues=issues)))
    assert [issue.severity for issue in told.pressing] == ["question", "warning"]
    assert [issue.message for issue in told.notes] == ["told note"]
    words = Read(index_page(told)).words
    assert words.index("told question") < words.index("told warning") < words.index("Notes (1)")


def test_links_lead_to_letters_pages_and_files(small: Dataset) -> None:
    """A letter's title leads into the graph, its source to where it was found."""
    told = summary(
        small,
        questions=["Is A the same as B?"],
        pages=[("Who signs together", "coalition.html", "5 organizations")],
        files=[("dataset.ttl", "../dataset.ttl")],
    )
    read = Read(index_page(told))
    assert {
        "graph.html#node=letter/apec",
        "https://letters.example.org/apec",
        "coalition.html",
        "../dataset.ttl",
    } <= set(read.links)
    assert "Is A the same as B?" in read.words


def test_only_web_addresses_become_links() -> None:
    """An address that would run a script is not a link."""
    lines = {line.id: line.address for line in summary(hostile_dataset()).letters}
    assert lines == {
        "a": None,
        "b": "https://letters.example.org/?q=%22%3E%3Cscript%3Ewindow.pwned=1%3C/script%3E",
        "c": None,
        "d": None,
    }


def test_names_on_the_index_are_text() -> None:
    """Hostile titles, issues and questions are printed, and make no element."""
    read = Read(index_page(summary(hostile_dataset(), questions=PAYLOADS)))
    assert read.tags.isdisjoint({"script", "img", "svg", "iframe", "b"})
    assert all(payload in read.words for payload in PAYLOADS)


def test_an_empty_corpus_says_what_to_do() -> None:
    """No letters: the index says how to add one, and nothing is uncertain."""
    words = Read(index_page(summary(dataset()))).words
    assert "undersigned add FILE" in words
    assert "Nothing was found that does not add up." in words


def test_what_is_known_from_fact_sheets_is_marked() -> None:
    """In the table of letters, and where an issue quotes the sheet: those are not the letter's words."""
    html = index_page(summary(mixed_dataset()))
    assert html.count('<span class="mark">fact sheet</span>') == 2
    assert "In the fact sheet: <bdi>Hong Kong Watch</bdi>" in html
    assert "<q>" not in html

import pytest

from undersigned.graph.corpus.places import Page, read_table
from undersigned.graph.errors import InputError


def test_words_know_the_place_of_a_part() -> None:
    """The name before an acronym has a place of its own; what is written otherwise keeps the whole."""
    table = read_table(Page("a.yaml", "name: Rights Watch (RW)\nquoted: 'it''s'\n"), ("name", "quoted"))
    name, quoted = table.text("name"), table.text("quoted")
    assert name is not None
    assert quoted is not None
    assert (name.narrowed("RW").start, name.narrowed("RW").quote) == (20, "RW")
    assert quoted.narrowed("it's") == quoted.span


def test_nothing_is_none_whatever_it_is_written_as() -> None:
    """null, ~, an empty quote, an empty line, a missing key."""
    table = read_table(Page("a.yaml", "a: null\nb: ~\nc: ''\nd:\n"), tuple("abcde"))
    assert [table.text(key) for key in "abcde"] == [None] * 5
    assert table.texts("a") == ()
    assert table.tables("a", ()) == ()
    assert table.flag("a", default=True)
    assert table.count("a") is None


def test_words_that_yaml_reads_as_something_else_stay_words() -> None:
    """A name may be 'No', '2024' or 'null set'; an alias of YAML stands for its text."""
    table = read_table(Page("a.yaml", "a: [No, 2024, 1e3, null set, 2021-02-18]\n"), ("a",))
    assert [each.value for each in table.texts("a")] == ["No", "2024", "1e3", "null set", "2021-02-18"]


def test_an_empty_page_is_said() -> None:
    """With the name of the file."""
    with pytest.raises(InputError, match=r"a\.yaml:1: the fact sheet is empty"):
        read_table(Page("a.yaml", "# only a comment\n"), ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("? [a, b]\n: c\n", "a.yaml:1: a key must be a text"),
        ("? {a: b}\n: c\n", "a.yaml:1: a key must be a text"),
        ("count: 1\n? |\n  [a]\n: c\n", "a.yaml:2: unknown key"),
        ('"\\ud800": c\n', "a.yaml:1: unknown key"),
        (f"count: {'9' * 5000}\n", "a.yaml:1: count has 5000 digits"),
        (f"count: {'9' * 10}\n", "a.yaml:1: count has 10 digits"),
        ('count: 1\nname: "\\ud800"\n', "a.yaml:2: name holds half a character"),
    ],
)
def test_what_yaml_allows_and_a_sheet_does_not_is_said(text: str, says: str) -> None:
    """File and line are named, in one line that can be printed."""
    with pytest.raises(InputError) as caught:
        _read(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    str(caught.value).encode()


def _read(text: str) -> None:
    table = read_table(Page("a.yaml", text), ("count", "name"))
    table.count("count")
    table.text("name")

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

from dataclasses import replace

import pytest

from tests.factory import letter, org
from undersigned.graph.model import Letter, Source
from undersigned.graph.review.printed import plain, printed, title_of


def of(text: str, *, media_type: str = "text/plain") -> Letter:
    """A letter with this text."""
    return Letter("a-letter", Source("a.txt", "", media_type, text))


def test_a_line_comes_with_the_lines_around_it() -> None:
    """Two lines before and after that are not blank, in the order of the text."""
    found = of("one\ntwo\n\nthree\n  PEN America, NY  \n\nfour\nfive\nsix")
    start = found.source.text.index("PEN")
    line = printed(found, found.source.span(start, start + 11))
    assert line.before == ("two", "three")
    assert line.line == "PEN America, NY"
    assert line.line[line.start : line.end] == "PEN America"
    assert line.after == ("four", "five")


@pytest.mark.parametrize("text", ["PEN", "\nPEN\n", "\n\nPEN"])
def test_a_line_may_stand_alone(text: str) -> None:
    """At the ends of a text there is nothing before or after."""
    found = of(text)
    start = text.index("PEN")
    line = printed(found, found.source.span(start, start + 3))
    assert (line.before, line.line, line.after) == ((), "PEN", ())


def test_a_long_paragraph_is_cut_around_the_words() -> None:
    """The words in question stay in sight, whatever the length of their line."""
    found = of("a " * 1000 + "PEN" + " b" * 1000)
    start = found.source.text.index("PEN")
    line = printed(found, found.source.span(start, start + 3))
    assert line.line[line.start : line.end] == "PEN"
    assert len(line.line) < 340
    assert line.line.startswith("…")
    assert line.line.endswith("…")


def test_nothing_steers_the_terminal() -> None:
    """Control characters, those that turn the direction of writing, and half characters are not shown."""
    hostile = "a\x1b[31mb\u202ec\u2066d\u200fe\x07f\x9bg\x00h\ud800i"
    found = of(f"{hostile}\n{hostile} PEN {hostile}\n{hostile}")
    start = found.source.text.index("PEN")
    line = printed(found, found.source.span(start, start + 3))
    assert line.line[line.start : line.end] == "PEN"
    assert all(one.isprintable() for text in (line.line, *line.before, *line.after) for one in text)


def test_words_over_two_lines_are_shown_on_one() -> None:
    """A name that goes on over a line's end is one name."""
    found = of("The Network of\nHuman Rights\n")
    line = printed(found, found.source.span(4, 20))
    assert line.line[line.start : line.end] == "Network of Human"


def test_a_fact_sheet_is_called_one() -> None:
    """Words of a sheet are not the letter's, and its empty keys are left out."""
    found = of("- organization: PEN\n  role: null\n  country: US\n", media_type="application/yaml")
    line = printed(found, found.source.span(16, 19))
    assert line.after == ("country: US",)
    assert line.place == "a-letter (undated, fact sheet)"


def test_the_title_is_what_a_person_says() -> None:
    """A supplied title goes before the letter's own, and that before the name of its folder."""
    own = letter("apec", title="Own title", signed_by=[org("PEN")])
    assert title_of(own) == "Own title"
    assert title_of(replace(own, supplied=(("title", "Given"),))) == "Given"
    assert title_of(of("")) == "a-letter"


def test_plain_keeps_scripts() -> None:
    """Names of all scripts are shown as they are."""
    for name in ("人权观察", "ئۇيغۇر ئاكادېمىيەسى", "བོད་ཀྱི", "Tibetų"):
        assert plain(name) == name

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.propose.quotes import MOST, Match, Page


def found(text: str, quote: str) -> list[tuple[str, Match]]:
    """The words at the places where `quote` is found, and how."""
    return [(text[place.start : place.end], place.match) for place in Page(text).find(quote)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We, “Free Tibet”, sign", '"free tibet"'),
        ("Human Rights\n   Watch", "Human Rights Watch"),
        ("Reporters—Sans Frontières", "reporters-sans frontières"),
        ("Zu\u0308rich fu\u0308r Tibet", "Zürich für Tibet"),
        ("Zürich", "Zu\u0308rich"),
        ("the ﬁrst of May", "The first of may"),
        ("ＰＥＮ America", "PEN America"),
        ("Straße des Friedens", "STRASSE DES FRIEDENS"),
        ("Free\u200b Ti\u00adbet", "Free Tibet"),
        ("L’Observatoire", "L'Observatoire"),
    ],
)
def test_folded_words_are_found_as_the_text_has_them(text: str, quote: str) -> None:
    """Case, spaces, quotes, dashes, compatible forms, invisible characters."""
    ((words, match),) = found(text, quote)
    assert match is Match.FOLDED
    assert words in text
    assert len(words) >= len(quote) - 4


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Annex to Annexes", "Ann"),
        ("the cafe\u0301", "the cafe"),
        ("the ﬁrst", "the f"),
        ("Tibetan", "tibet"),
        ("unfree Tibet", "Free Tibet"),
        ("Free Tibet", "   "),
        ("Free Tibet", "\u200b"),
        ("", "Free Tibet"),
        ("x" * (MOST + 9), "x" * (MOST + 9)),
    ],
)
def test_half_a_word_is_not_found(text: str, quote: str) -> None:
    """Nor half a character, nor nothing, nor what is longer than any quotation."""
    assert found(text, quote) == []


def test_exact_words_come_before_folded_ones() -> None:
    """Where the letter has just these words, others like them are not meant."""
    assert found("FREE TIBET and Free Tibet and Free Tibet", "Free Tibet") == [("Free Tibet", Match.EXACT)] * 2


def test_scripts_without_spaces_have_no_words_to_cut() -> None:
    """A Chinese name stands among other characters."""
    assert found("我们呼吁释放许志永和丁家喜", "许志永") == [("许志永", Match.EXACT)]


def test_only_the_range_asked_for_is_searched() -> None:
    """Neither before nor after."""
    page = Page("Free Tibet, free tibet, Free Tibet")
    assert [place.start for place in page.find("Free Tibet", 5)] == [24]
    assert [place.start for place in page.find("free  tibet", 5, 24)] == [12]
    assert page.find("Free Tibet", 1, 9) == []


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_words_of_a_text_are_found_where_they_stand(text: str, one: int, other: int) -> None:
    """Exactly or folded, if they are whole words; and what is found, folds to what was asked."""
    quote = text[min(one, other) : max(one, other)].strip()
    page = Page(text)
    for place in page.find(quote):
        assert place.match is Match.EXACT
        assert text[place.start : place.end] == quote
    for place in page.find(quote.swapcase()):
        here = text[place.start : place.end]
        assert folded(here) == folded(quote.swapcase())


def folded(text: str) -> str:
    """A text as NFKC and case folding alone make it, without white space and invisible characters."""
    once = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(each for each in once if not each.isspace() and unicodedata.category(each) != "Cf")
    return kept.translate(dict.fromkeys(map(ord, "‘’‚‛′`´＇'“”„‟″«»＂〝〞\"‐‑‒–—―−﹘﹣－-\u0301"), "-"))


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Signed by the Human Rigths Watch of Asia", "Human Rights Watch", "Human Rigths Watch"),
        (
            "Sociedad para los Pueblos Amenazados, Berna",
            "Sociedad de los Pueblos Amenazados",
            "Sociedad para los Pueblos Amenazados",
        ),
        ("We are the Uyghur Human Rights Projects.", "Uyghur Human Right Project", "Uyghur Human Rights Projects"),
    ],
)
def test_words_that_are_nearly_the_same_are_found_whole(text: str, quote: str, words: str) -> None:
    """A slip of the pen: the text's own words, from the beginning of the first to the end of the last."""
    assert Page(text).find(quote) == []
    place = Page(text).find_nearly(quote, 0, len(text))
    assert place is not None
    assert place.match is Match.FUZZY
    assert words in text[place.start : place.end]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We ask you to act now, before the summit", "Tibet Justice Center"),
        ("Li Wei", "Li We"),
        ("short", "a quotation that is longer than the text and holds short"),
        ("", "Free Tibet"),
    ],
)
def test_words_that_are_not_alike_are_not_found(text: str, quote: str) -> None:
    """Nor short ones, of which nearly anything is nearly the same."""
    assert Page(text).find_nearly(quote, 0, len(text)) is None

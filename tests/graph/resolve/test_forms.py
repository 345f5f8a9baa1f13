import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.resolve.forms import (
    fingerprint,
    form,
    is_acronym,
    slug,
    split_acronym,
    without_leading,
    words_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PEN America", "pen  america"),
        ("The Hong Kong Scots", "Hong Kong Scots"),
        ("Institute for China’s Democratic Transition (IFCDT)", "The Institute for China's Democratic Transition"),
        ("Americans for Democracy & Human Rights", "Americans for Democracy and Human Rights"),
        ("Students for a Free Tibet, India", "Students for a Free Tibet India"),
        ("Canada-Hong Kong Link", "Canada–Hong Kong Link"),
        ("ＰＥＮ　Ａｍｅｒｉｃａ", "PEN America"),
        ("Free Tibet.", "Free Tibet"),
    ],
)
def test_ways_to_print_one_name_have_one_form(one: str, other: str) -> None:
    """Case, width, quotes, dashes, articles, '&' and a trailing acronym do not tell names apart."""
    assert form(one) == form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hong Kong Watch", "Human Rights Watch"),
        ("Scottish Hongkongers", "The Hong Kong Scots"),
        ("PEN America", "PEN International"),
        ("Free Tibet", "Students for a Free Tibet"),
        ("Amnesty International", "Amnesty International (UK)"),
        ("Uyghur Students (US)", "Uyghur Students"),
        ("Federation for a Democratic China", "Federation for a Democratic China (Canada)"),
        ("Société Libre", "Societe Libre"),
        ("人权观察", "中国人权"),
    ],
)
def test_different_names_have_different_forms(one: str, other: str) -> None:
    """Letters, digits, accents, and a country in brackets tell names apart."""
    assert form(one) != form(other)


def test_only_the_initials_of_a_name_are_its_acronym() -> None:
    """'(CHRD)' abbreviates its name; '(USA)' and '(branch in Sweden)' say where."""
    assert split_acronym("Chinese Human Rights Defenders (CHRD)") == ("Chinese Human Rights Defenders", "CHRD")
    assert split_acronym("Bay Area Friends of Tibet (BAFoTTibet)")[1] == "BAFoTTibet"
    assert split_acronym("Reporters Without Borders (USA)")[1] is None
    for branch in ("HKU", "HKUST", "QLD", "VIC", "AT"):
        assert split_acronym(f"Hong Kong Students Association ({branch})")[1] is None
    assert split_acronym("International Society for Human Rights (branch in Sweden)")[1] is None
    assert split_acronym("Human Rights Watch")[1] is None


def test_an_acronym_before_a_dash_is_taken_off_when_it_is_the_one() -> None:
    """'IFHR – Name' is 'Name' for a signatory whose acronym is IFHR, and for no other."""
    assert without_leading("IFHR – International Federation", "IFHR") == "International Federation"
    assert without_leading("IFHR – International Federation", "FIDH") == "IFHR – International Federation"


def test_a_name_of_nothing_but_an_article_keeps_it() -> None:
    """'The' alone is still a name, and a slug is never empty."""
    assert words_of("The") == "the"
    assert slug(form("***"))


@pytest.mark.parametrize("text", ["", "A", "Canada", "branch in Sweden", "PEN America"])
def test_words_are_not_acronyms(text: str) -> None:
    """An acronym is one word with two capitals or more."""
    assert not is_acronym(text)


@given(st.text(max_size=120))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    """Folding twice changes nothing more (but for an article left in front)."""
    once = words_of(text)
    assert words_of(once) == once.removeprefix("the ") or words_of(once) == once


@given(st.text(max_size=120), st.text(max_size=120))
def test_two_forms_never_share_a_slug(one: str, other: str) -> None:
    """Ids are as different as the forms they are made from."""
    first, second = form(one), form(other)
    assert (slug(first) == slug(second)) == (first == second)


@given(st.text(min_size=1, max_size=300))
def test_a_slug_is_short_and_holds_nothing_an_iri_forbids(text: str) -> None:
    """Letters of every script stay; spaces, slashes, quotes and the like never do."""
    made = slug(form(text))
    assert 0 < len(made) <= 90
    assert not set(made) & set(" \t\n/\\?#%<>\"'{}|^`[]@:")


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    """It is a hash of the bytes, not Python's."""
    assert fingerprint("hong kong watch") == "3e9028a1"

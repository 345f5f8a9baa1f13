"""Names that say the same in other letters are found, though no measure of letters brings them together."""

import pytest

from tests.factory import letter, org
from undersigned.graph.resolve import resolve
from undersigned.graph.resolve.known import knowledge_of
from undersigned.graph.resolve.organization_keys import CROWD, meaning_keys, meaning_pairs

TWICE = [
    ("Human Rights Watch", "人权观察"),
    ("Gesellschaft für bedrohte Völker", "Society for Threatened Peoples"),
    ("World Uyghur Congress", "Weltkongress der Uiguren"),
    ("Int'l Campaign for Tibet", "International Campaign for Tibet"),
    ("Stand with HK", "Stand With Hong Kong"),
    ("Gesellschaft fuer bedrohte Voelker e.V.", "Gesellschaft für bedrohte Völker"),
    ("IGFM – Internationale Gesellschaft für Menschenrechte", "Internationale Gesellschaft für Menschenrechte e.V."),
    ("Human Rights in China 中国人权", "中國人權"),
    ("Law Society of Tibetans", "Tibetan Law Society"),
]
"""Two names each that say the same."""


@pytest.mark.parametrize(("one", "other"), TWICE)
def test_names_that_say_the_same_share_a_key(one: str, other: str) -> None:
    """In two languages, shortened, spelled in another way, with a legal form or in a second script."""
    assert meaning_keys(one) & meaning_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hong Kong Watch", "Human Rights Watch"), ("Tibet Forum", "Tibet Watch"), ("人权观察", "香港监察"), ("", "—")],
)
def test_other_names_share_none(one: str, other: str) -> None:
    """One word more, or another, is another meaning; a name without words has no meaning in common with any."""
    assert not meaning_keys(one) & meaning_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PEN America", "PEN American Center"),
        ("EDRi", "European Digital Rights"),
        ("CELS - Argentina", "Centro de Estudios Legales y Sociales"),
        *TWICE,
    ],
)
def test_their_nodes_are_paired(one: str, other: str) -> None:
    """Also where a word for the sort of body is left out, or one is an acronym alone."""
    assert {frozenset(pair) for pair in meaning_pairs({"a": [one], "b": [other]}, {})} == {frozenset("ab")}


def test_a_printed_acronym_finds_its_name() -> None:
    """What is printed beside a name stands for it, with a place behind it too."""
    names = {"a": ["ABCX India"], "b": ["Union of Weavers"]}
    assert list(meaning_pairs(names, {"b": ["ABCX"]})) == [("a", "b")]


def test_what_a_crowd_shares_pairs_nobody() -> None:
    """The work stays in proportion to the number of names."""
    names = {f"n{at:03}": ["Tibet Forum", "Forum Tibet"] for at in range(CROWD + 1)}
    assert list(meaning_pairs(names, {})) == []


def test_a_name_in_two_languages_becomes_a_question() -> None:
    """The pair gets as far as a person, though its letters differ."""
    letters = [
        letter(f"l{at}", addressees=(), signed_by=[org(name)])
        for at, name in enumerate(("Gesellschaft für bedrohte Völker", "Society for Threatened Peoples"))
    ]
    (question,) = resolve(letters, knowledge=knowledge_of({})).questions
    assert "word for word the same in two languages" in question.reason

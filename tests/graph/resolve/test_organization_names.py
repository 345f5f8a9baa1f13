"""The profile of a printed name: which words count, and what for."""

import pytest

from undersigned.graph.resolve.organization_names import Name, profiles


def first(printed: str) -> Name:
    """The first profile of a printed name."""
    return profiles(printed)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Médecins Sans Frontières", "Medecins sans frontieres"),
        ("Gesellschaft für bedrohte Völker", "Gesellschaft fuer bedrohte Voelker"),
        ("Defence Organisation Centre", "Defense Organization Center"),
        ("Uighur Project", "Uyghur Project"),
        ("HongKongers Abroad", "Hong Kongers Abroad"),
        ("ARTICLE19", "Article 19"),
        ("Int'l Campaign", "International Campaign"),
    ],
)
def test_ways_of_writing_one_name_are_joined_alike(one: str, other: str) -> None:
    """Accents, umlauts written out, British spelling, capitals within a word."""
    assert first(one).joined == first(other).joined


def test_articles_and_links_do_not_count_and_places_are_one_word() -> None:
    """What counts are the words that a reader would search for."""
    assert first("The Friends of the People of Hong Kong").content == ("friends", "people", "@hong-kong")
    assert first("Les Amis d’Haïti").content == ("amis", "@haiti")


def test_a_place_its_adjective_and_its_people_are_of_one_place() -> None:
    """'Tibet', 'Tibetan' and 'Tibetans' tell of one place, but only the first two are one word."""
    assert first("Tibet Circle").content == first("Tibetan Circle").content
    assert first("Tibetans Circle").content != first("Tibet Circle").content
    assert first("Tibetans Circle").everywhere == first("Tibet Circle").everywhere


def test_legal_forms_are_taken_off_at_the_end_alone() -> None:
    """'AG' within a name is a word."""
    assert first("Freiheit für Hongkong e. V.").legal == {"e v"}
    assert first("Freiheit für Hongkong e. V.").words == first("Freiheit für Hongkong").words
    assert first("AG Frieden Oldtown").legal == frozenset()


def test_initials_are_those_of_the_names_own_language() -> None:
    """Each language leaves out small words of its own."""
    assert "ecpm" in first("Ensemble contre la peine de mort").initials
    assert "ihrlc" in first("The International Human Rights Law Circle").initials


def test_a_chinese_name_is_cut_at_its_places() -> None:
    """The rest is what is compared."""
    name = first("台灣人權促進會")
    assert name.places == {"taiwan"}
    assert name.trunk == ("人权促进会",)


def test_the_languages_a_name_may_be_in_are_those_of_all_its_words() -> None:
    """Words of two languages leave none."""
    assert first("Society for the Defence of Rights").languages == {"en"}
    assert first("Gesellschaft der Freunde").languages == {"de"}


@pytest.mark.parametrize(
    "printed", ["", "—", "☮", "\u0301", "བོད་གཞོན་", "ئۇيغۇر", "한국인권", "()", "( )", "/ |", "e.V."]
)
def test_every_text_has_a_profile(printed: str) -> None:
    """Empty, strange and unread scripts alike."""
    assert profiles(printed)

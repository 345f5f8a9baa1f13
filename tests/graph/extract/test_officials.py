"""Officials: by their names, by title and surname, and by an office that one of them held on the letter's day."""

import pytest

from tests.graph.extract.letters import read
from undersigned.graph.extract.incumbents import by_surname
from undersigned.graph.extract.terms import Term, title_of
from undersigned.graph.model import Official

PARIS = "The President of France has not answered us about the trials."


def letter_of(date: str, body: str, greeting: str = "Dear Sir,") -> tuple[Official, ...]:
    """The officials of a letter of that date, greeting and body."""
    return read(body, heading=f"Joint letter on closed trials\n\n{date}\n\n{greeting}", footer="").officials


def named(found: tuple[Official, ...]) -> dict[str, tuple[str | None, list[str]]]:
    """Name, position and the words of each mention."""
    return {each.name: (each.position, [mention.quote for mention in each.mentions]) for each in found}


@pytest.mark.parametrize(
    ("date", "name"),
    [("3 May 2012", "Lee Myung-bak"), ("3 July 2025", "Lee Jae-myung")],
)
def test_a_title_and_a_surname_that_several_had_lead_by_the_date(date: str, name: str) -> None:
    """Two presidents of one surname; the letter's day says which."""
    body = "We write before the talks that President Lee will hold in the spring, and ask that he speak of the trials."
    assert named(letter_of(date, body)) == {name: ("President of South Korea", ["President Lee"])}


def test_a_surname_without_a_date_that_decides_leads_to_nobody() -> None:
    """In 2020 no president of the reference had that name."""
    body = "We write before the talks that President Lee will hold in the spring, and ask that he speak of the trials."
    assert letter_of("3 May 2020", body) == ()


@pytest.mark.parametrize(
    ("date", "heading", "body", "expected"),
    [
        ("3 June 2010", None, PARIS, ("Nicolas Sarkozy", "President of France")),
        ("3 June 2015", None, PARIS, ("François Hollande", "President of France")),
        ("3 June 2019", None, "The Prime Minister of Japan did not answer.", ("Shinzō Abe", "Prime Minister of Japan")),
        (
            "3. Juni 2019",
            "Offener Brief zu Prozessen\n\n3. Juni 2019\n\nSehr geehrte Damen und Herren,",
            "Auch der Präsident Frankreichs hat uns zu den Prozessen bisher nicht geantwortet, und wir warten.",
            ("Emmanuel Macron", "President of France"),
        ),
        (
            "3 juin 2019",
            "Lettre ouverte sur les procès\n\n3 juin 2019\n\nMadame, Monsieur,",
            "Nous avons écrit au président de la Turquie au sujet de ces procès, et nous attendons.",
            ("Recep Tayyip Erdoğan", "President of Turkey"),
        ),
        (
            "3 de junio de 2019",
            "Carta abierta sobre los juicios\n\n3 de junio de 2019\n\nEstimados señores:",
            "Hemos escrito al Presidente de Venezuela sobre estos juicios, y esperamos una respuesta.",
            ("Nicolás Maduro", "President of Venezuela"),
        ),
    ],
)  # fmt: skip
def test_an_office_with_its_country_is_who_held_it_then(
    date: str, heading: str | None, body: str, expected: tuple[str, str]
) -> None:
    """Nobody is named, the country and the day are: the reference knows who is meant."""
    heading = heading or f"Joint letter on closed trials\n\n{date}\n\nDear Sir,"
    found = read(body, heading=heading, footer="").officials
    assert [(each.name, each.position) for each in found] == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "The former President of France has not answered us, and the next Prime Minister of Japan may not.",
        "The Vice President of France has not answered us about the trials, and may never do so.",
        "Ann Miller, President of France for a Day, a charity of our town, has not answered us.",
        "The President has not answered us about the trials, and the Prime Minister did not either.",
        "The President of the Federation has not answered us, and neither has the Foreign Minister so far.",
    ],
)
def test_offices_of_another_time_or_of_nobody_known_lead_to_nobody(body: str) -> None:
    """Former and next ones, deputies, offices beside a name, and offices of no country named."""
    assert letter_of("3 June 2019", body) == ()


def test_without_a_date_an_office_alone_says_nothing() -> None:
    """Who is meant by it depends on the day."""
    letter = read(
        "The President of France has not answered us.", heading="Joint letter on trials\n\nDear Sir,", footer=""
    )
    assert letter.officials == ()


def test_the_title_alone_follows_the_office_that_was_named() -> None:
    """The one president of the letter is "Mr. President"; a lower-case president of something else is not."""
    body = (
        "We wrote to the President of Mexico about these trials. Mr. President, please answer us. "
        "The president of our association will wait, and so will the Board President."
    )
    [official] = letter_of("3 June 2019", body)
    assert official.name == "Andrés Manuel López Obrador"
    assert [mention.quote for mention in official.mentions] == ["President of Mexico", "President"]


def test_an_office_of_one_who_is_named_is_no_second_mention() -> None:
    """The name says who it is."""
    body = "We thank Emmanuel Macron. The President of France answered, and the families were glad of the answer."
    assert named(letter_of("3 June 2019", body)) == {"Emmanuel Macron": ("President of France", ["Emmanuel Macron"])}


def test_a_month_is_no_prime_minister() -> None:
    """Greeted by title and surname, she is known; the month of the same name is not her."""
    body = "In May the courts were closed, and families may ask why. May we count on your help in this matter?"
    found = letter_of("3 June 2019", body, "Dear Prime Minister May,")
    assert named(found) == {"Theresa May": ("Prime Minister of the United Kingdom", ["Prime Minister May"])}


def test_accents_do_not_matter_in_a_surname() -> None:
    """Many keyboards write Erdogan."""
    body = "We ask President Erdogan to open the courts, and Erdogan may well do so, for the families of the lawyers."
    found = named(letter_of("3 June 2019", body))
    assert found == {"Recep Tayyip Erdoğan": ("President of Turkey", ["President Erdogan", "Erdogan"])}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2017-05-13", False),
        ("2017-05-14", True),
        ("2017", True),
        ("2026-02-01", True),
        ("2027-01-01", None),
        (None, True),
    ],
)
def test_a_term_holds_as_far_as_it_was_read(date: str | None, expected: bool | None) -> None:  # noqa: FBT001
    """Before its begin it does not; after the last moment that the source speaks of, nobody can say."""
    assert Term("President of France", "france", "2017-05-14", None, "2026").held(date) is expected


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Bundeskanzlerin", "chancellor"),
        ("Premier ministre", "head_of_government"),
        ("Vice President", "vice_president"),
        ("总统", "president"),
        ("Treasurer", None),
    ],
)
def test_titles_of_one_post_meet_across_languages(title: str, kind: str | None) -> None:
    """The longest title decides, so that a vice president is no president."""
    assert title_of(title) == kind


def test_an_official_of_another_title_is_not_meant() -> None:
    """She was chancellor, never president; and no letter can mean who held the post only later."""
    assert by_surname("Chancellor", "Merkel", "2015-06-01") == "angela-merkel"
    assert by_surname("President", "Merkel", "2015-06-01") is None
    assert by_surname("Chancellor", "Merkel", "1999-06-01") is None

"""Title, date and addressees stand above a letter, in many forms."""

import pytest

from tests.graph.extract.letters import read

BODY = "We write to you about the closed trials of the past year, and we ask you to act.\n\n• Open the courts."


@pytest.mark.parametrize(
    ("heading", "date"),
    [
        ("Open letter on trials\n\n3 May 2021\n\nDear Sir,", "2021-05-03"),
        ("May 3rd, 2021\n\nOpen letter on trials\n\nDear Sir,", "2021-05-03"),
        ("Open letter on trials\nWashington, DC, May 3, 2021 10:30AM EDT\n\nDear Sir,", "2021-05-03"),
        ("Open letter on trials\n\nBerlin, den 3. Mai 2021\n\nSehr geehrter Herr Scholz,", "2021-05-03"),
        ("Lettre ouverte sur les procès\n\nParis, le 1er mai 2021\n\nMonsieur,", "2021-05-01"),
        ("Carta abierta sobre juicios\n\n3 de mayo de 2021\n\nEstimado Señor,", "2021-05-03"),
        ("公开信：公开审判\n\n2021年5月3日\n\n尊敬的主席：", "2021-05-03"),
        ("Open letter on trials\n\nMay 2021\n\nDear Sir,", "2021-05"),
        ("Open letter on trials\n\nUpdated: 9 June 2022\nPosted on 3 May 2021 by Sarah\n\nDear Sir,", "2021-05-03"),
        ("Open letter on trials\n\nDear Sir,", None),
        ("Open letter on trials since 3 May 2021 in the courts\n\nDear Sir,", None),
    ],
)
def test_the_date_stands_on_a_line_of_its_own(heading: str, date: str | None) -> None:
    """Five languages, the precision that is printed, no date from a title, a later update or a footer."""
    letter = read(BODY, heading=heading)
    assert (None if letter.date is None else letter.date.value) == date


def test_a_title_wrapped_over_two_lines_is_one() -> None:
    """A line that ends in "the" goes on."""
    letter = read(BODY, heading="Open Letter to the President on the\nOccasion of the Visit\n\nDear Mr. President,")
    assert letter.title is not None
    assert letter.title.value == "Open Letter to the President on the Occasion of the Visit"


def test_several_addressees_each_with_office_institution_and_address() -> None:
    """An office before a name is the office; a palace is part of the address."""
    heading = """\
Joint letter on trade

President Ursula von der Leyen
European Commission
Rue de la Loi 200
1049 Brussels, Belgium

The Right Honourable Sir Keir Starmer MP
Prime Minister
10 Downing Street
London SW1A 2AA

Dear Madam President, dear Prime Minister,"""
    letter = read(BODY, heading=heading)
    assert [(each.name, each.position, each.institution) for each in letter.addressees] == [
        ("Ursula von der Leyen", "President", "European Commission"),
        ("Keir Starmer", "Prime Minister", None),
    ]
    assert [each.address for each in letter.addressees] == [
        "Rue de la Loi 200, 1049 Brussels, Belgium",
        "10 Downing Street, London SW1A 2AA",
    ]


@pytest.mark.parametrize(
    ("salutation", "found"),
    [
        ("Dear President Biden,", ("Biden", "President")),
        ("Dear Mr. President,", (None, "President")),
        ("Dear Ms. Bachelet,", ("Bachelet", None)),
    ],
)
def test_without_an_address_the_salutation_names_the_addressee(
    salutation: str, found: tuple[str | None, str | None]
) -> None:
    """An office, a surname, or both."""
    [addressee] = read(BODY, heading=f"Joint letter on trials\n\n{salutation}").addressees
    assert (addressee.name, addressee.position) == found


def test_dear_colleagues_names_nobody() -> None:
    """A salutation to all is no addressee, and the letter says so."""
    letter = read(BODY, heading="Joint letter on trials\n\nDear colleagues,")
    assert letter.addressees == ()
    assert "addressee-absent" in {issue.code for issue in letter.issues}


def test_a_line_that_opens_with_to_names_the_addressee() -> None:
    """`To the Committee on Rivers and Lakes`, and "OPEN LETTER" above it is neither title nor addressee."""
    letter = read(BODY, heading="OPEN LETTER\n\nTo the Committee on Rivers and Lakes\n\nJanuary 2024")
    assert [(each.name, each.institution) for each in letter.addressees] == [
        (None, "the Committee on Rivers and Lakes")
    ]
    assert letter.title is None


def test_copies_above_the_salutation_are_no_addressees() -> None:
    """A list under its label ends at the gap; the names in it are copied, not addressed."""
    heading = """\
Joint letter on trials

To: President Ana Ruiz and the Minister of Justice

cc: Senator Eva Long; Bo Small, Ambassador of Norway

Dear President Ruiz, dear Minister,"""
    letter = read(BODY, heading=heading)
    assert [(each.name, each.position) for each in letter.addressees] == [
        ("Ana Ruiz", "President"),
        (None, "Minister of Justice"),
    ]
    assert [(each.name, each.position) for each in letter.cc] == [
        ("Eva Long", None),
        ("Bo Small", "Ambassador of Norway"),
    ]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Open letter to President Ana Ruiz on closed trials", [("Ana Ruiz", "President", None)]),
        ("Lettre ouverte à Madame Ana Ruiz, Ministre de la Justice", [("Ana Ruiz", "Ministre de la Justice", None)]),
        ("Open letter to the Chinese Ambassador to Norway", [(None, "Chinese Ambassador to Norway", None)]),
        ("Open letter to all of us", []),
    ],
)
def test_a_title_may_say_to_whom(title: str, found: list[tuple[str | None, str | None, str | None]]) -> None:
    """Only where nothing else does, and where its words are plainly a person's, an office's or an institution's."""
    addressees = read(BODY, heading=title).addressees
    assert [(each.name, each.position, each.institution) for each in addressees] == found


def test_a_form_of_address_is_never_part_of_the_name() -> None:
    """Not even where the space after it is lost; an office beside the name is the same person's."""
    [addressee] = read(BODY, heading="Joint letter on trials\n\nDear Mr.Li Bo, the Ambassador of Norway,").addressees
    assert (addressee.name, addressee.position) == ("Li Bo", "Ambassador of Norway")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("To: Juan Paz, Minister of Ports and Coastal Affairs", ("Juan Paz", "Minister of Ports and Coastal Affairs")),
        ("To: General Juan Paz, Minister of Justice", ("Juan Paz", "Minister of Justice")),
        ("To the Minister of Justice of Zembla, Mr. Juan Paz", ("Juan Paz", "Minister of Justice of Zembla")),
        ("To: Mayor Ana Ruiz and 3 others", ("Ana Ruiz", "Mayor")),
    ],
)
def test_one_addressee_on_a_labelled_line(line: str, found: tuple[str, str]) -> None:
    """An "and" within an office, a rank, a name behind the office and those not named make no second addressee."""
    addressees = read(BODY, heading=f"Joint letter on trials\n\n{line}\n\nDear Sir,").addressees
    assert [(each.name, each.position) for each in addressees] == [found]


def test_a_sentence_on_this_letter_may_say_to_whom() -> None:
    """Where nothing else does: "our open letter to the island's party leaders"."""
    body = f"Last week we sent our open letter to Zembla's party leaders, asking for fair trials.\n\n{BODY}"
    [addressee] = read(body, heading="Fair trials now, say the islanders").addressees
    assert (addressee.position, addressee.rule) == ("Zembla's party leaders", "addressee-in-sentence")


@pytest.mark.parametrize(
    "furniture",
    [
        "Home / News / Joint statements",
        "P.O. Box 12, 3000 Bern | info@example.org",
        "To: Ana Ruiz, Minister of Ports\nCC: Bo Small, Minister of Justice\nEva Long, Minister of Trade",
        "Published 3 May 2021, 10:14 BST | Updated 4 May 2021, 09:00 BST",
    ],
)
def test_the_furniture_of_a_page_is_no_title(furniture: str) -> None:
    """Not the way to the page, a letterhead, those who get a copy or the time of a change."""
    title = read(BODY, heading=f"{furniture}\n\nThe harbour trials must be fair").title
    assert title is not None
    assert title.value == "The harbour trials must be fair"

"""What words look like: a person, an organization, a role, a country."""

import pytest

from undersigned.graph.extract.behalf import behalf
from undersigned.graph.extract.roles import role_end, role_likeness
from undersigned.graph.extract.shape import (
    HONORIFIC,
    PRONOUNS,
    is_country,
    organization_likeness,
    person_likeness,
)

PEOPLE = [
    "Ana Ruiz",
    "Dr. h.c. Jonas Falk",
    "PD Dr. Mira Sander",
    "Prof. em. Dr. Karl Brandt",
    "Dr.-Ing. Lena Vogt",
    "Priv.-Doz. Dr. habil. Lena Vogt",
    "DUPREZ Jean",
    "HUANG Lihua",
    "DE MARTEL Yolaine",
    "William (Bill) Harrow",
    'Mark "Justin du Lac" Harrow',
    "Rafał kos Zawada",
    "Hu Wen-li (he/him)",
    "Ana Ruiz (elle/she)",
    "Agustí Ferrer i Mas",
    "Thich Quang Minh",
    "Jude Law",
    "Sally Welsh",
    "Enrique Costa Montenegro",
    "Íñigo M.ª de la Fuente",
    "Noor al-Hariri",
    "陳淑貞",
    "欧阳文涛",
]
GROUPS = [
    "Transition Town Kingston",
    "Sustainable Wexbridge",
    "Zero Carbon Harrowby",
    "Greenpeace Bristol",
    "Croydon Cyclists",
    "Repair Cafe Millport",
    "St Mary's Hampton",
    "Lawyers’ Voice",
    "Goethe-Universität Frankfurt",
    "Hochschule Darmstadt",
    "Ruhr-Universität Bochum",
    "Westfälische Hochschule",
    "TU Berlin",
    "Vrije Universiteit Brussel",
    "Derechos Digitales",
    "Madres Unidas",
    "Le Mouton Numérique",
    "Hessischer Flüchtlingsrat",
    "EXTINCTION REBELLION",
    "Meadow Photography Ltd",
    "Access Now",
    "Green Christian",
]
ROLES = [
    "Executive Director",
    "Director of Advocacy",
    "UK Bureau Director",
    "lead developer of Harbour",
    "Geschäftsführerin",
    "Leiterin der Abteilung Asien",
    "Referent für Menschenrechte",
    "wissenschaftlicher Mitarbeiter",
    "ehemaliger Botschafter",
    "Journalist*in",
    "Schauspielerin und Moderatorin",
    "Petentin auf open.example",
    "directrice générale",
    "vice-présidente",
    "maître de conférences",
    "enseignante-chercheuse en informatique",
    "responsable du plaidoyer",
    "cinéaste",
    "directora ejecutiva",
    "catedrático de Historia",
    "exembajador",
    "fotógrafa",
    "asesora jurídica",
    "Member of the European Parliament",
    "députée européenne",
    "MdB",
    "律師",
    "北岸大學歷史系教授",
]


@pytest.mark.parametrize("name", PEOPLE)
def test_names_of_people(name: str) -> None:
    """Honorifics, nicknames, pronouns, particles, capitals and words that are surnames too do not hide a person."""
    assert person_likeness(name) > 0.6
    assert person_likeness(name) > organization_likeness(name)


@pytest.mark.parametrize("name", GROUPS)
def test_names_of_groups_in_capitalised_words(name: str) -> None:
    """Two or three capitalised words are no person's name where one of them is hardly anyone's."""
    assert person_likeness(name) < 0.5
    assert organization_likeness(name) > person_likeness(name)


@pytest.mark.parametrize("words", ROLES)
def test_roles_in_five_languages(words: str) -> None:
    """Feminine forms, gender stars, prefixes and what follows a role leave it one."""
    assert role_likeness(words) >= 0.85


@pytest.mark.parametrize(
    "words",
    [
        "Justice Union Iceland",
        "Justice and Press Freedom in Poland",
        "Coordinadora contra la Censura",
        "Coordinadora Nacional de Periodistas",
        "Anwältinnen gegen Zensur",
        "Humanitarian Harbour",
        "medica mundi",
        "freemuse",
        "University of Aberdeen",
    ],
)
def test_names_of_groups_are_no_roles(words: str) -> None:
    """A word for a role in the name of a group does not make it one."""
    assert role_likeness(words) <= 0.5
    assert organization_likeness(words) >= 0.5


@pytest.mark.parametrize(
    ("words", "role", "organization"),
    [
        ("Executive Director of Harbour Rights Watch", "Executive Director", "Harbour Rights Watch"),
        ("President of the World Harbour Congress", "President", "World Harbour Congress"),
        ("Professor of Law at the University of Leeds", "Professor of Law", "University of Leeds"),
        ("Professorin an der Universität Bremen", "Professorin", "Universität Bremen"),
        ("présidente de l’Association des juristes", "présidente", "Association des juristes"),
        ("directora de la Fundación Puerto", "directora", "Fundación Puerto"),
    ],
)
def test_a_role_ends_where_its_organization_begins(words: str, role: str, organization: str) -> None:
    """Role and organization are parted where the organization is sure."""
    border = role_end(words)
    assert border is not None
    assert (words[: border[0]], words[border[1] :]) == (role, organization)


@pytest.mark.parametrize(
    "words",
    [
        "operator of harbour.example and author of protocols",
        "Professor of International Law",
        "founder of the Harbour server project",
        "Member of the European Parliament",
        "Chair of the Board",
        "Director of Advocacy",
        "University of California",
    ],
)
def test_a_role_without_a_sure_organization_stays_whole(words: str) -> None:
    """What follows a role is its field, unless it is surely a group."""
    assert role_end(words) is None


def test_for_whom_someone_speaks() -> None:
    """The group's name begins after "on behalf of", in each language."""
    said = ["on behalf of Open Forum", "im Namen der Open Forum", "au nom de Open Forum", "en nombre de Open Forum"]
    assert [words[behalf(words) :] for words in said] == ["Open Forum"] * 4
    assert behalf("Open Forum") is None


def test_countries_are_known_in_each_language() -> None:
    """Names that count in one language alone are countries too, as are names in capitals."""
    assert all(map(is_country, ["Island", "Luxemburg", "Frankreich", "España", "GERMANY", "the Netherlands", "荷兰"]))
    assert not any(map(is_country, ["Island Watch", "Harbour", ""]))


def test_chained_honorifics_are_one_form_of_address() -> None:
    """All that stands before the name is matched at once."""
    for honorific in ("Prof. Dr. ", "Dr. h.c. ", "PD Dr. ", "Prof. em. ", "Univ.-Prof. Dr. ", "Dr.-Ing. ", "Mme "):
        found = HONORIFIC.match(f"{honorific}Ana Ruiz")
        assert found is not None
        assert found[0] == honorific
    assert PRONOUNS.search("Ana Ruiz (Madrid)") is None

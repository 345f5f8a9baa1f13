"""Single entries: which words are the person, the role, the organization, the acronym, the country."""

import pytest

from undersigned.graph.extract.readers import Reading, read_anyhow, read_block

PARTS = ("person", "organization", "acronym", "role", "country")

ENTRIES = [
    (
        "Dr Ruba Abu-Salem (King's College London)",
        {"person": "Dr Ruba Abu-Salem", "organization": "King's College London"},
    ),
    ("Hu Wen-li (he/him)", {"person": "Hu Wen-li"}),
    (
        "Hu Wen-li (he/him), Director, Open Forum",
        {"person": "Hu Wen-li", "role": "Director", "organization": "Open Forum"},
    ),
    ("Nathan Frey (n8fr8), Harbour Project", {"person": "Nathan Frey (n8fr8)", "organization": "Harbour Project"}),
    (
        "Ana Ruiz, Executive Director of Harbour Rights Watch",
        {"person": "Ana Ruiz", "role": "Executive Director", "organization": "Harbour Rights Watch"},
    ),
    (
        "Ana Ruiz, operator of harbour.example and author of protocols",
        {"person": "Ana Ruiz", "role": "operator of harbour.example and author of protocols"},
    ),
    (
        "Ana Ruiz, Faculty of Law, University of Toronto, Canada",
        {"person": "Ana Ruiz", "organization": "Faculty of Law, University of Toronto", "country": "Canada"},
    ),
    (
        "Ana Ruiz, Professor, University of California, Berkeley",
        {"person": "Ana Ruiz", "role": "Professor", "organization": "University of California, Berkeley"},
    ),
    (
        "Ana Ruiz, Open Forum, Lyon, France",
        {"person": "Ana Ruiz", "organization": "Open Forum", "country": "France"},
    ),
    ("Ana Ruiz, Open Forum, Lyon", {"person": "Ana Ruiz", "organization": "Open Forum, Lyon"}),
    (
        "DUPREZ Jean, maître de conférences, Université de Lille",
        {"person": "DUPREZ Jean", "role": "maître de conférences", "organization": "Université de Lille"},
    ),
    (
        "Marie Arendt MEP, Civic Platform, Belgium",
        {"person": "Marie Arendt", "role": "MEP", "organization": "Civic Platform", "country": "Belgium"},
    ),
    (
        "Marie Arendt, Member of Parliament, Germany",
        {"person": "Marie Arendt", "role": "Member of Parliament", "country": "Germany"},
    ),
    ("Marie Arendt, PhD, Universität Bremen", {"person": "Marie Arendt", "organization": "Universität Bremen"}),
    ("Marie Arendt Jr., PhD", {"person": "Marie Arendt Jr."}),
    ("Marie Arendt, on behalf of Open Forum", {"person": "Marie Arendt", "organization": "Open Forum"}),
    ("Open Forum – Ana Ruiz, Director", {"person": "Ana Ruiz", "role": "Director", "organization": "Open Forum"}),
    ("Open Forum: Ana Ruiz", {"person": "Ana Ruiz", "organization": "Open Forum"}),
    (
        "Ana Ruiz (Open Forum, Spain)",
        {"person": "Ana Ruiz", "organization": "Open Forum", "country": "Spain"},
    ),
    ("Harbour Union (Lyon, France)", {"organization": "Harbour Union", "country": "France"}),
    ("Harbour Union (France)", {"organization": "Harbour Union", "country": "France"}),
    ("HRD – Harbour Rights Defenders", {"organization": "Harbour Rights Defenders", "acronym": "HRD"}),
    ("Ana Ruiz. Universidad de Murcia", {"person": "Ana Ruiz", "organization": "Universidad de Murcia"}),
    ("陳淑貞（北岸大學歷史系教授）", {"person": "陳淑貞", "role": "北岸大學歷史系教授"}),
    ("陳淑貞，北岸大學歷史系教授", {"person": "陳淑貞", "role": "北岸大學歷史系教授"}),
    ("陳淑貞 北岸大學歷史系教授", {"person": "陳淑貞", "role": "北岸大學歷史系教授"}),
    ("律師 陳淑貞", {"person": "陳淑貞", "role": "律師"}),
    (
        "Björn Falk, Direktorin, medica harbora",
        {"person": "Björn Falk", "role": "Direktorin", "organization": "medica harbora"},
    ),
    (
        "Ana Ruiz, Schauspielerin, Musikerin, Regisseurin und Produzentin",
        {"person": "Ana Ruiz", "role": "Schauspielerin, Musikerin, Regisseurin und Produzentin"},
    ),
    (
        "Ana Ruiz, coordinadora, Coordinadora Nacional de Periodistas",
        {"person": "Ana Ruiz", "role": "coordinadora", "organization": "Coordinadora Nacional de Periodistas"},
    ),
    (
        "Ana Ruiz, trésorière, Coordination des associations, des particuliers et des familles",
        {
            "person": "Ana Ruiz",
            "role": "trésorière",
            "organization": "Coordination des associations, des particuliers et des familles",
        },
    ),
    (
        "Ana Ruiz, 声援被监禁律师、记者和教师国际协调委员会",
        {"person": "Ana Ruiz", "organization": "声援被监禁律师、记者和教师国际协调委员会"},
    ),
]


def said(entry: str, reading: Reading | None) -> dict[str, str]:
    """What a reading says, part by part."""
    places = {part: getattr(reading, part) for part in PARTS}
    return {part: entry[slice(*place)] for part, place in places.items() if place is not None}


@pytest.mark.parametrize(("entry", "parts"), ENTRIES)
def test_an_entry_alone(entry: str, parts: dict[str, str]) -> None:
    """Every part of an entry is told from the others without its neighbours."""
    assert said(entry, read_anyhow(entry)[1]) == parts


def test_a_town_is_left_out_where_all_entries_have_one() -> None:
    """`Organization, Town, Country`: the pattern of the block tells the town from the name."""
    towns = ["Lyon, France", "Nairobi, Kenya", "Bremen, Germany", "Lima, Peru"]
    names = ["Harbour Union", "Nine Rivers", "Open Forum", "Free Quill"]
    entries = [f"{name}, {town}" for name, town in zip(names, towns, strict=True)]
    block, _ = read_block(entries)
    read = [said(entry, reading) for entry, reading in zip(entries, block.readings, strict=True)]
    assert [each["organization"] for each in read] == names
    assert [each["country"] for each in read] == ["France", "Kenya", "Germany", "Peru"]


def test_surnames_first_with_given_names_that_nobody_knows() -> None:
    """One known given name is not needed in every line of a list set so."""
    entries = ["Ruiz, Ana", "Moreau, Claire", "Yıldız, Batuhanbey", "al-Hariri, Noorullahi"]
    block, _ = read_block(entries)
    read = [said(entry, reading) for entry, reading in zip(entries, block.readings, strict=True)]
    assert read == [{"person": entry} for entry in entries]


def test_many_commas_and_brackets_in_one_entry_end_soon() -> None:
    """Reading one entry takes time in proportion to its length, whatever it is made of."""
    for hostile in ("a, " * 20000, "(" * 20000, "(a), " * 10000, "Ana. " * 10000, "of the " * 10000):
        rule, reading = read_anyhow(hostile)
        assert reading is None or reading.score <= 1.2, rule

"""Tables of signatories: who signed is told by the cells first, by the headers second, and asked where neither says."""

import pytest

from undersigned.graph.extract import extract
from undersigned.graph.extract.attached import read_attached
from undersigned.graph.extract.columns import read_columns
from undersigned.graph.extract.profiles import Part
from undersigned.graph.extract.table_rows import read_table
from undersigned.graph.ingest import Draft, source_from_bytes
from undersigned.graph.ingest.companion import attached
from undersigned.graph.model import BlockKind, Capacity, Issue, Severity, Signatory, Source

LETTER = Source("letter.txt", "0" * 64, "text/plain", "We ask.", language="en")


def read(table: str) -> tuple[tuple[Signatory, ...], tuple[Issue, ...]]:
    """What is read in a table beside a letter; every span quotes the text."""
    source = attached(LETTER, "a.csv", table.encode())
    signatories, issues = read_attached(source)
    for each in signatories:
        for span in (each.span, *each.parts.values()):
            assert source.text[span.start : span.end] == span.quote
    assert [each.position for each in signatories] == list(range(1, len(signatories) + 1))
    return signatories, issues


def named(table: str) -> list[tuple[str | None, str | None]]:
    """Person and organization of each signatory."""
    return [(each.person, each.organization) for each in read(table)[0]]


def codes(table: str) -> list[str]:
    """The codes of what is uncertain."""
    return [issue.code for issue in read(table)[1]]


def test_headers_over_each_other_s_cells_are_seen_through() -> None:
    """What the cells hold goes before what the header says; the swap is said."""
    table = "Name,Organisation\nPEN America,Bob Fu\nHong Kong Watch,Anna Lee\nFree Tibet,Carl Minz\n"
    assert named(table)[0] == ("Bob Fu", "PEN America")
    assert codes(table) == ["headers-swapped"]


def test_people_beside_signatory_organizations_are_not_signatories() -> None:
    """A representative in parliament of each signatory's constituency has signed nothing."""
    table = (
        "signatory,constituency_name,code,mp_name,mp_party\n"
        "Ashby Friends of the Earth,North Ashby,E1,Daisy Moore,Labour Party\n"
        "Ashby Friends of the Earth,South Ashby,E2,Peter Lowe,Green Party\n"
        "Bexley Climate Action Group,Bexley,E3,Anna Sands,Labour Party\n"
    )
    assert named(table) == [(None, "Ashby Friends of the Earth"), (None, "Bexley Climate Action Group")]
    assert codes(table) == ["column-beside", "repeated-rows"]


def test_rows_that_repeat_a_signatory_are_counted_once_and_said() -> None:
    """Whatever the case and the spaces; how many is in the note."""
    table = "Organisation,Place\nFree Tibet,A\nFREE  Tibet,B\nHong Kong Watch,C\nFree Tibet,D\n"
    signatories, issues = read(table)
    assert [each.organization for each in signatories] == ["Free Tibet", "Hong Kong Watch"]
    assert "(2 rows" in next(issue.message for issue in issues if issue.code == "repeated-rows")


@pytest.mark.parametrize(
    ("table", "person", "organization"),
    [
        ("First name,Last name,Affiliation\nBob,Fu,ChinaAid\n", "Bob Fu", "ChinaAid"),
        ("Last name,First name,Affiliation\nFu,Bob,ChinaAid\n", "Bob Fu", "ChinaAid"),
        ("Prénom,Nom,Association\nAnne,Le Gall,Amis du Tibet\n", "Anne Le Gall", "Amis du Tibet"),
        (
            "Nombre;Apellidos;Universidad\nAna;García López;Universidad de Chile\n",
            "Ana García López",
            "Universidad de Chile",
        ),
        ("Vorname;Nachname;Einrichtung\nJörg;Groß;TU Berlin\n", "Jörg Groß", "TU Berlin"),
        ("姓,名,机构\n滕,彪,中国人权\n", "滕彪", "中国人权"),
        ("姓名,机构\n滕彪,中国人权\n", "滕彪", "中国人权"),
        ("Name,Organisation you represent\nBob Fu,ChinaAid\nAnna Lee,Tibet Watch\n", "Bob Fu", "ChinaAid"),
        ("Bob Fu,ChinaAid,USA\nAnna Lee,Hong Kong Watch,UK\n", "Bob Fu", "ChinaAid"),
        ("Organisation,Representative\nChinaAid,Bob Fu\nTibet Watch,Anna Lee\n", "Bob Fu", "ChinaAid"),
    ],
)
def test_people_sign_on_behalf_of_their_organizations(table: str, person: str, organization: str) -> None:
    """First and last names are joined as that script writes them, whatever the order of the columns."""
    first = read(table)[0][0]
    assert (first.person, first.organization, first.capacity) == (person, organization, Capacity.ON_BEHALF_OF)


def test_roles_and_countries_are_read_without_a_header() -> None:
    """By what they look like."""
    signatories, _ = read("Bob Fu,Director,ChinaAid,USA\nAnna Lee,President,Tibet Watch,France\n")
    assert [(each.role, each.country) for each in signatories] == [("Director", "USA"), ("President", "France")]


def test_a_list_of_states_is_one_of_signatories() -> None:
    """A table with countries and nothing else that could sign."""
    assert named("State,Signed on\nFrance,2021-02-18\nJapan,2021-02-19\n") == [(None, "France"), (None, "Japan")]


def test_a_column_of_people_and_organizations_is_told_row_by_row() -> None:
    """And a name that could be either is asked about."""
    table = "Signatory,Country\nPEN America,USA\nTenzin,India\nBob Fu,USA\nAnna Lee,UK\n"
    assert named(table) == [(None, "PEN America"), (None, "Tenzin"), ("Bob Fu", None), ("Anna Lee", None)]
    assert codes(table) == ["possible-person"]


def test_an_affiliation_that_is_none_is_none() -> None:
    """Who signs "in a personal capacity" signs as an individual."""
    signatories, _ = read("Name,Affiliation\nBob Fu,Individual\nAnna Lee,n/a\nCarl Minz,Tibet Watch\n")
    assert [each.capacity for each in signatories] == [Capacity.INDIVIDUAL, Capacity.INDIVIDUAL, Capacity.ON_BEHALF_OF]


@pytest.mark.parametrize(
    "table",
    [
        "PEN America,London,Bob Fu,Labour Party\nHong Kong Watch,Leeds,Anna Lee,Green Party\n",
        "code,value\nA1,22\nA2,33\n",
        "2020,1\n2021,2\n",
        "Bob Fu,Anna Lee\nCarl Minz,Dora Holm\n",
    ],
)
def test_where_nothing_says_who_signed_nobody_is_guessed(table: str) -> None:
    """A question instead."""
    signatories, issues = read(table)
    assert signatories == ()
    assert [(issue.code, issue.severity) for issue in issues] == [("unread-table", Severity.QUESTION)]


def test_a_first_row_in_an_unknown_language_is_no_signatory() -> None:
    """It differs in kind from the rows under it."""
    assert named("Название,Страна\nFree Tibet,UK\nPEN America,USA\n") == [(None, "Free Tibet"), (None, "PEN America")]


def test_those_who_withhold_their_names_are_counted() -> None:
    """They are not signatories that can be named."""
    table = "Name,Show name\nBob Fu,yes\nAnna Lee,no\nCarl Minz,yes\n"
    assert named(table) == [("Bob Fu", None), ("Carl Minz", None)]
    assert codes(table) == ["unnamed-signatories"]


def test_signatories_printed_in_the_letter_are_counted_once() -> None:
    """The table adds those that are missing; positions go on."""
    printed = "Joint letter\n\nDear President Hu,\n\nWe urge you to act.\n\nSigned:\n\n1. Free Tibet\n2. PEN America\n"
    source = attached(
        source_from_bytes("a.txt", printed.encode()),
        "a.csv",
        b"Organisation\nFree Tibet\nHong Kong Watch\nTibet Watch\n",
    )
    letter = extract(source)
    assert [(each.position, each.organization) for each in letter.signatories] == [
        (1, "Free Tibet"),
        (2, "PEN America"),
        (3, "Hong Kong Watch"),
        (4, "Tibet Watch"),
    ]
    assert "repeated-rows" in {issue.code for issue in letter.issues}
    assert all(source.text[span.start : span.end] == span.quote for span in letter.spans())


def test_words_of_the_table_are_no_part_of_the_letter() -> None:
    """Neither its title, nor its regions; what was mended in the file is said."""
    source = attached(
        LETTER, "a.csv", "Organisation,Motto\nFree Tibet,Release Li Wei in Xinjiang now\n".encode("utf-16")
    )
    letter = extract(source)
    assert letter.regions == ()
    assert letter.detainees == ()
    hidden = attached(LETTER, "a.csv", "Organisation\nFree\u200b Tibet\n".encode())
    notes = [issue for issue in extract(hidden).issues if issue.code == "text-repaired"]
    assert [note.severity for note in notes] == [Severity.NOTE]
    assert "zero-width" in notes[0].message


def test_who_signs_in_a_table_is_no_detainee_without_asking() -> None:
    """A name that the letter asks to be released and a table beside it lists as a signatory: a person has to say."""
    plea = b"Joint letter\n\nDear President Hu,\n\nWe call for the release of Gao Zhisheng and Ilham Tohti.\n"
    alone = source_from_bytes("a.txt", plea)
    assert [each.name for each in extract(alone).detainees] == ["Gao Zhisheng", "Ilham Tohti"]
    beside = extract(attached(alone, "a.csv", b"Name,Country\nIlham Tohti,Norway\nAnna Lee,Norway\nBob Fu,Chile\n"))
    assert "Ilham Tohti" in [each.person for each in beside.signatories]
    assert [each.name for each in beside.detainees] == ["Gao Zhisheng"]
    questions = [issue.span.quote for issue in beside.issues if issue.code == "possible-detainee" and issue.span]
    assert questions == ["Ilham Tohti"]


def test_a_table_within_a_letter_is_read_the_same_way() -> None:
    """Rows with cells, a header or none, and each row its own reading."""
    draft = Draft()
    for row in (["Name", "Title", "Institution"], ["Bob Fu", "President", "ChinaAid"], ["Anna Lee", "", "Tibet Watch"]):
        draft.add_row(row)
    source = Source("a.html", "", "text/html", draft.text, tuple(draft.blocks))
    readings, issues = read_table(source, [block for block in source.blocks if block.kind is BlockKind.TABLE_ROW])
    assert [None if each is None else each.values for each in readings] == [
        None,
        {"person": "Bob Fu", "role": "President", "organization": "ChinaAid"},
        {"person": "Anna Lee", "organization": "Tibet Watch"},
    ]
    assert issues == ()
    assert read_table(source, []) == ((), ())


def test_organizations_named_like_people_stay_organizations_where_the_header_says_so() -> None:
    """Their column is read as it says; that they look like people is asked."""
    columns = read_columns(["Organisation"], [["Ann Wetton"], ["Dui Hua"], ["Marta Ferro"]])
    assert columns.parts == (Part.ORGANIZATION,)
    assert set(codes("Organisation\nAnn Wetton\nDui Hua\nMarta Ferro\n")) == {"possible-person"}


def test_lines_under_a_person_s_name_are_not_part_of_it() -> None:
    """A cell may hold the name, the post and the organization, a line each."""
    rows = [["No", "Signed by"], ["1", "Ola Ek\nDirector, Harbour Trust"], ["2", "Ana Maria Ruiz\nPresident\nNorway"]]
    draft = Draft()
    for row in rows:
        draft.add_row(row)
    source = Source("a.docx", "0" * 64, "x", draft.text, tuple(draft.blocks))
    readings, _ = read_table(source, source.blocks)
    assert [reading and reading.values for reading in readings] == [
        None,
        {"person": "Ola Ek", "role": "Director", "organization": "Harbour Trust"},
        {"person": "Ana Maria Ruiz", "role": "President", "country": "Norway"},
    ]
    for reading in readings[1:]:
        assert reading is not None
        for part, (start, end) in reading.places.items():
            assert source.text[start:end] == reading.values[part]


def test_a_name_over_two_lines_is_one_name() -> None:
    """Lines of a cell that only wrap are joined, those of organizations in any case."""
    table = 'Name,Organization\n"Ola\nEk","Foundation for\nPeace"\nBo Li,Harbour Watch\nAna Ruiz,Free Tibet\n'
    assert named(table)[0] == ("Ola Ek", "Foundation for Peace")


def test_towns_beside_organizations_are_not_signatories() -> None:
    """Single words that come again say where the organizations in the other column are."""
    groups = ["Forum Fair Trade e.V.", "Christian Aid Initiative", "Harbour Watch Foundation", "Lantern Institute"]
    rows = [[group, town] for group, town in zip(groups, ["Bonn", "Berlin", "Bonn", "Berlin"], strict=True)]
    assert read_columns(None, rows).parts == (Part.ORGANIZATION, None)
    assert read_columns(None, [row[::-1] for row in rows]).parts == (None, Part.ORGANIZATION)


def test_single_words_beside_people_may_be_their_organizations() -> None:
    """Several people of one organization sign, and it is named by its acronym."""
    rows = [["Ola Berg", "FIDH"], ["Ana Ruiz", "FIDH"], ["Anna Lee", "ACAT"], ["Carl Minz", "FIDH"]]
    assert read_columns(None, rows).parts == (Part.PERSON, Part.ORGANIZATION)


def test_regions_in_a_column_of_countries_do_not_take_the_organization_away() -> None:
    """The name under "Organization" signed, wherever it is said to be from."""
    table = "Organization,Country\nHarbour Watch,Global\nFree Tibet,Southeast Asia\nLantern Institute,Uganda\n"
    assert named(table) == [(None, "Harbour Watch"), (None, "Free Tibet"), (None, "Lantern Institute")]
    assert [each.country for each in read(table)[0]][2] == "Uganda"

"""Signatory blocks in the layouts met in the wild are read name by name."""

import io

import docx
import pytest

from tests.graph.extract.letters import BODY, read
from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Capacity

ORGANIZATIONS = [
    ("Amnesty Advocates Abroad", "AAA"),
    ("Article 21", None),
    ("Centre for Justice, Peace and Law", "CJPL"),
    ("Freiheit für Tibet e.V.", None),
    ("Ligue des Droits Humains", "LDH"),
    ("Harbour: A Magazine of Exile", None),
    ("Kite", None),
    ("New Yorkers for Open Courts", "NY4OC"),
    ("Red de Abogadas para la Defensa", None),
    ("Save the Archives", None),
    ("The Morning Project", None),
    ("Uyghur Legal Aid Society", "ULAS"),
]
PEOPLE = [
    ("Ana María Ruiz", "Red de Abogadas"),
    ("Bo Li", "Hong Kong Courts Watch"),
    ("Carol McKeown", "ChinaHelp"),
    ("Tashi Dolma", "Tibet Law Center"),
    ("Jean-Luc Moreau", "Ligue des Droits Humains"),
    ("Owen Grant", "The Morning Project"),
]
COUNTRIES = ["Germany", "Japan", "Canada"]


def printed(name: str, acronym: str | None) -> str:
    """An organization as a list prints it."""
    return name if acronym is None else f"{name} ({acronym})"


def organizations(form: str) -> str:
    """All organizations, each printed in a form."""
    lines = [
        form.format(n=number, org=printed(*pair), country=COUNTRIES[number % 3])
        for number, pair in enumerate(ORGANIZATIONS, 1)
    ]
    return "".join(lines).rstrip()


@pytest.mark.parametrize(
    "form",
    [
        "{n}. {org}\n",
        "{n}) {org}\n",
        "({n}) {org}\n",
        "{n}、{org}\n",
        "  • {org}\n",
        "- {org}\n",
        "* {org}\n",
        "o {org}\n",
        "{org}\n",
        "{org}\n\n",
        "{org} /\n",
        "{org};\n",
    ],
)
@pytest.mark.parametrize("label", ["", "Signed,\n\n", "Signatories:\n", "Signatory organizations (12):\n\n"])
def test_lists_of_organizations(form: str, label: str) -> None:
    """Numbers, bullets, bare lines and separators; with and without a label; acronyms apart from names."""
    letter = read(
        "On behalf of 12 organizations, we ask for open trials and for fair ones.", signed=label + organizations(form)
    )
    assert [(each.organization, each.acronym) for each in letter.signatories] == ORGANIZATIONS
    assert {each.capacity for each in letter.signatories} == {Capacity.ORGANIZATION}


@pytest.mark.parametrize("form", ["{n}. {org}, {country}\n", "{org} ({country})\n", "• {org}, {country}\n"])
def test_countries_after_organizations(form: str) -> None:
    """A country after every name is the country, not part of the name."""
    letter = read(signed=organizations(form).replace(" (AAA)", " (AAA)"))
    assert [each.organization for each in letter.signatories] == [name for name, _ in ORGANIZATIONS]
    assert [each.country for each in letter.signatories] == [COUNTRIES[number % 3] for number in range(1, 13)]


@pytest.mark.parametrize(
    "form",
    [
        "{person} | {org}\n",
        "{n}. {person} | {org}\n",
        "{person}, {org}\n",
        "• {person}, {org}\n",
        "{person} – {org}\n",
        "{person} — {org}\n",
        "{person} ({org})\n",
        "{person} | {org}\n\n",
    ],
)
def test_people_for_organizations(form: str) -> None:
    """A person and an organization on each line, however they are set apart."""
    lines = (form.format(n=n, person=person, org=org) for n, (person, org) in enumerate(PEOPLE, 1))
    letter = read(signed="Signed,\n\n" + "".join(lines))
    assert [(each.person, each.organization) for each in letter.signatories] == PEOPLE
    assert {each.capacity for each in letter.signatories} == {Capacity.ON_BEHALF_OF}


def test_titles_between_people_and_organizations() -> None:
    """`Person, Title, Organization, Country`: each part is told from the others."""
    lines = (f"{person}, Executive Director, {org}, Canada\n" for person, org in PEOPLE)
    letter = read(signed="Sincerely,\n\n" + "".join(lines))
    assert [(each.person, each.role, each.organization, each.country) for each in letter.signatories] == [
        (person, "Executive Director", org, "Canada") for person, org in PEOPLE
    ]


def test_a_markdown_table_of_signatories() -> None:
    """Cells are read like bars."""
    rows = "".join(f"| {person} | {org} |\n" for person, org in PEOPLE)
    letter = read(
        signed=f"| Name | Organization |\n|---|---|\n{rows}", name="x.md", heading="# Joint letter\n\nDear Sir,"
    )
    assert [(each.person, each.organization) for each in letter.signatories][-6:] == PEOPLE


def test_two_names_fused_on_one_line_become_two_signatories() -> None:
    """A lost line break between an organization and the next person is found, mended and told."""
    lines = [f"{person} | {org}" for person, org in PEOPLE]
    letter = read(signed="\n".join([lines[0], lines[1] + lines[2], *lines[3:]]))
    assert [(each.person, each.organization) for each in letter.signatories] == PEOPLE
    assert [issue.code for issue in letter.issues].count("fused-line") == 1


def test_an_occupation_is_a_role_and_its_person_an_individual() -> None:
    """`Independent Scholar` is not an organization; several defenders are."""
    letter = read(signed="Bo Li | Independent Scholar\nTashi Dolma | Front Line Lawyers\nOwen Grant | Writer\n")
    assert [(each.organization, each.role, each.capacity.value) for each in letter.signatories] == [
        (None, "Independent Scholar", "individual"),
        ("Front Line Lawyers", None, "on behalf of"),
        (None, "Writer", "individual"),
    ]


def test_a_name_wrapped_over_a_line_is_one_signatory() -> None:
    """A line that ends in "and", or a next line in small letters, goes on."""
    letter = read(signed="1. Center for Law\n2. Society for the Study and\n   Practice of Rights\n3. Article 21\n")
    assert [each.organization for each in letter.signatories] == [
        "Center for Law",
        "Society for the Study and Practice of Rights",
        "Article 21",
    ]


def test_a_missing_signatory_is_told() -> None:
    """The declared count is the check that every list has."""
    letter = read("On behalf of 13 organizations, we ask for open trials.", signed=organizations("{n}. {org}\n"))
    assert len(letter.signatories) == 12
    [issue] = [issue for issue in letter.issues if issue.code == "count-mismatch"]
    assert "claims 13 organizations; 12 were found" in issue.message
    assert issue.span is not None
    assert issue.span.quote == "13"


def test_a_person_among_organizations_is_asked_about() -> None:
    """A line in a list of organizations that looks like a person's name is kept as printed, with a question."""
    letter = read(signed=organizations("{n}. {org}\n") + "\n13. Samuel Okafor\n")
    [issue] = [issue for issue in letter.issues if issue.code == "possible-person"]
    assert issue.span is not None
    assert issue.span.quote == "Samuel Okafor"


def test_counts_of_two_kinds_are_added_and_both_sections_read() -> None:
    """`2 organizations and 2 individuals` are four, under two labels."""
    letter = read(
        "We, the undersigned 2 organizations and 2 individuals, ask for open trials.",
        signed="Organizations:\n1. Center for Law\n2. Article 21\n\nIndividuals:\n1. Bo Li\n2. Ana Ruiz\n",
    )
    assert letter.claimed_count is not None
    assert (letter.claimed_count.value, letter.claimed_count.unit) == (4, "organizations and individuals")
    assert [(each.organization, each.person) for each in letter.signatories] == [
        ("Center for Law", None),
        ("Article 21", None),
        (None, "Bo Li"),
        (None, "Ana Ruiz"),
    ]


@pytest.mark.parametrize(
    "salutation", ["Dear Mr. Hu,", "Dear Prof. Dr. Hu,", "DEAR EXCELLENCIES,", "Dear Mr President:"]
)
def test_salutations_with_dots_and_capitals_part_heading_and_body(salutation: str) -> None:
    """Whatever the form of address, the body begins after it and the list is found."""
    letter = read(heading=f"Joint letter on open trials\n\n{salutation}", signed=organizations("{n}. {org}\n"))
    assert [each.organization for each in letter.signatories] == [name for name, _ in ORGANIZATIONS]


def test_reading_takes_time_in_proportion() -> None:
    """Thousands of commas, bars, brackets and capitals end soon: nothing is read twice over."""
    hostile = ["Li Wei and " * 4000, "|" * 20000, "(" * 10000, "Abc " * 10000, "We, 12 " + "a-b." * 4000, "Mr. " * 8000]
    for words in hostile:
        assert read(f"We urge you to release {words}", signed=words).id == "x"


def test_footers_are_no_signatories() -> None:
    """What stands under a list is not part of it, with or without a declared count."""
    for body in ("We ask for open trials and for fair ones.", "On behalf of 12 organizations, we ask for open trials."):
        for form in ("{n}. {org}\n", "• {org}\n", "{org}\n"):
            letter = read(body, signed=organizations(form), footer="\nHarbour Watch\n\nDonate\n\nPress Office\n")
            assert len(letter.signatories) == 12, form


def test_letters_after_a_name_stand_outside_it() -> None:
    """`MP` is no organization but the role of the person, and a degree is no part of the name."""
    letter = read(signed="Individuals:\n\n1. Bo Li, MP\n2. Ana Ruiz\n3. Dr. Owen Grant, PhD\n")
    assert [(each.person, each.organization, each.role) for each in letter.signatories] == [
        ("Bo Li", None, "MP"),
        ("Ana Ruiz", None, None),
        ("Dr. Owen Grant", None, None),
    ]


def test_lines_that_name_nobody_are_told_and_left_out() -> None:
    """`and 12 individuals who wish to remain anonymous` is no organization."""
    letter = read(signed="Signed,\n\nFree Tibet\nPEN America\nand 12 individuals who wish to remain anonymous\n")
    assert [each.organization for each in letter.signatories] == ["Free Tibet", "PEN America"]
    assert "unnamed-signatories" in {issue.code for issue in letter.issues}


def test_two_words_among_organizations_are_one_of_these() -> None:
    """Without a word for people, a bare name in a list of organizations is one, with a question."""
    letter = read(signed="• Centre for Law\n• Marta Ferro\n• Tibet Watch\n• Dui Hua\n• Access Now\n")
    assert {each.capacity for each in letter.signatories} == {Capacity.ORGANIZATION}
    assert [issue.code for issue in letter.issues].count("possible-person") == 2


def test_a_table_with_a_header_and_numbers() -> None:
    """The header names columns, the first cell counts rows."""
    rows = "".join(f"| {n} | {who} | {name} | Canada |\n" for n, (who, name) in enumerate(PEOPLE, 1))
    table = f"| No. | Name | Organization | Country |\n|---|---|---|---|\n{rows}"
    letter = read(signed=table, name="x.md", heading="# Joint letter\n\nDear Sir,", footer="")
    assert [(each.person, each.organization, each.country) for each in letter.signatories] == [
        (who, name, "Canada") for who, name in PEOPLE
    ]


def test_a_table_of_organizations_and_countries() -> None:
    """Two columns, one of them the country."""
    rows = "".join(f"| {printed(*pair)} | {COUNTRIES[n % 3]} |\n" for n, pair in enumerate(ORGANIZATIONS))
    table = f"| Organization | Country |\n|---|---|\n{rows}"
    letter = read(signed=table, name="x.md", heading="# Joint letter\n\nDear Sir,", footer="")
    assert [(each.organization, each.acronym) for each in letter.signatories] == ORGANIZATIONS
    assert {each.country for each in letter.signatories} == set(COUNTRIES)


def test_a_country_that_nobody_knows_is_one_where_countries_stand() -> None:
    """In a list with countries an acronym ends the name, whatever place follows."""
    letter = read(signed=organizations("{n}. {org}, {country}\n") + "\n13. Clean Lakes Network (CLN), Valdania\n")
    last = letter.signatories[-1]
    assert (last.organization, last.acronym, last.country) == ("Clean Lakes Network", "CLN", "Valdania")


def test_what_nothing_explains_is_asked_about() -> None:
    """A line that no reading explains is no signatory, and a person is asked."""
    lines = "".join(f"{who} | {name}\n" for who, name in PEOPLE)
    letter = read(signed=lines + "12 | 34 | ??\n")
    assert [each.person for each in letter.signatories] == [who for who, _ in PEOPLE]
    asked = [issue.span for issue in letter.issues if issue.code == "unread-entry"]
    assert [span is not None and span.quote for span in asked] == ["12 | 34 | ??"]


def test_names_over_two_lines_are_asked_about() -> None:
    """A person on one line and the organization on the next are not joined by guess, and not passed over either."""
    lines = "\n".join(f"{who}\n{name}" for who, name in PEOPLE)
    assert "alternating-lines" in {issue.code for issue in read(signed=lines).issues}
    assert "alternating-lines" not in {issue.code for issue in read(signed=organizations("{n}. {org}\n")).issues}


MARKDOWN = "| Name | Organization |\n|---|---|\n| Bo Li | Human Rights Watch |\n{}| Ana Ruiz | Free Tibet |\n"
HTML = (
    "<p>Signatories:</p><table><tr><th>Organization</th><th>Name</th></tr>"
    "<tr>{}<td>Bo Li</td></tr>{}<tr><td>Free Tibet</td><td>Ana Ruiz</td></tr></table>"
)
WATCH = "<td>Human Rights Watch</td>"
ITEMS = "<p>Organizations:</p><ul><li>PEN America</li><li>Hong Kong Watch</li><li>Lantern Foundation</li></ul>"
ROWS = [("Bo Li", "Human Rights Watch"), ("Ana Ruiz", "Free Tibet")]
LISTED = [(None, "PEN America"), (None, "Hong Kong Watch"), (None, "Lantern Foundation")]


@pytest.mark.parametrize(
    ("name", "signed", "wanted"),
    [
        ("x.md", MARKDOWN.format(""), ROWS),
        ("x.md", MARKDOWN.format("| Carol Ek | — |\n"), [ROWS[0], ("Carol Ek", None), ROWS[1]]),
        ("x.md", MARKDOWN.format("| — | Tibet Justice Center |\n"), [ROWS[0], (None, "Tibet Justice Center"), ROWS[1]]),
        ("x.html", HTML.format(WATCH, ""), ROWS),
        (
            "x.html",
            HTML.format(WATCH.replace("<td", "<td rowspan=2"), "<tr><td>Carol Ek</td></tr>"),
            [ROWS[0], ("Carol Ek", None), ROWS[1]],
        ),
        (
            "x.html",
            HTML.format(WATCH, "<tr><td colspan=2>Tibet Justice Center</td></tr>"),
            [ROWS[0], (None, "Tibet Justice Center"), ROWS[1]],
        ),
        ("x.html", HTML.format(WATCH, "") + ITEMS, ROWS + LISTED),
        ("x.html", ITEMS + HTML.format(WATCH, "").replace("Signatories:", "Individuals:"), LISTED + ROWS),
    ],
    ids=["markdown", "no organization", "no person", "html", "rowspan", "colspan", "a list after", "a list before"],
)
def test_positions_in_a_table_count_signatories(
    name: str, signed: str, wanted: list[tuple[str | None, str | None]]
) -> None:
    """1, 2, 3 and so on, whatever a row leaves empty, and on from or into the list beside the table."""
    heading = "# Joint letter\n\nDear Sir," if name == "x.md" else "<h1>Joint letter</h1><p>Dear Sir,</p>"
    letter = read(BODY if name == "x.md" else f"<p>{BODY}</p>", signed=signed, name=name, heading=heading, footer="")
    assert [(each.position, each.person, each.organization) for each in letter.signatories] == [
        (place, *names) for place, names in enumerate(wanted, 1)
    ]


def test_positions_in_a_table_of_a_word_document_count_signatories() -> None:
    """Two tables, one with a merged cell, are one list."""
    document = docx.Document()
    document.add_heading("Joint letter")
    for words in ("Dear Sir,", BODY, "Signatories:"):
        document.add_paragraph(words)
    pairs = [("Bo Li", "Human Rights Watch"), ("Carol Ek", ""), ("Ana Ruiz", "Free Tibet")]
    for rows in (pairs, [("Tashi Dolma", "Tibet Law Center"), ("Owen Grant", "The Morning Project")]):
        table = document.add_table(0, 2)
        for row in (("Name", "Organization"), *rows):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = row
        document.add_paragraph("Also signed by:")
    first = document.tables[0]
    first.cell(1, 1).merge(first.cell(2, 1))
    file = io.BytesIO()
    document.save(file)
    letter = extract(source_from_bytes("x.docx", file.getvalue()))
    assert [(each.position, each.person) for each in letter.signatories] == [
        (1, "Bo Li"),
        (2, "Carol Ek"),
        (3, "Ana Ruiz"),
        (4, "Tashi Dolma"),
        (5, "Owen Grant"),
    ]

"""The catalog of layouts that live in a format: Markdown, HTML, docx, PDF."""

from tests.generator.arrangements import bulleted, columns, numbered, plain, rounds, row, sections, stacked, table
from tests.generator.crowds import Crowd, Together, latin, narrow, no_joints, no_places, one_line
from tests.generator.entries import (
    cited,
    either,
    joined,
    org,
    org_country,
    person,
    person_in_org,
)
from tests.generator.layouts import Layout, Place, register
from tests.generator.mishaps import followed, late
from tests.generator.names import EUROPEAN

ORGS = Crowd(acronyms=0.4)
PLACED = Crowd(acronyms=0.3, countries=True, fits=no_places)
SPREAD = Crowd(acronyms=0.3, countries=True, fits=no_places, spread=7)
STAFF = Crowd("mixed", people=True, affiliated=True, honorifics=0.15, fits=no_places)
TITLED = Crowd("mixed", people=True, affiliated=True, roles="roles", fits=no_places)
MIXED = Together(ORGS, Crowd("people", people=True))
SCHOLARS = Crowd("scholars", people=True, academic=True, honorifics=0.3)
HEADER = ("Name", "Organisation")

register(
    Layout("md-numbered", ORGS, numbered(org), ("acronym",), suffix=".md"),
    Layout("md-bullets", ORGS, bulleted(org, "-"), ("acronym",), suffix=".md"),
    Layout("md-breaks", ORGS, plain(org), ("acronym",), suffix=".md"),
    Layout("md-table", STAFF, table(person, org, header=HEADER), ("organization",), suffix=".md"),
    Layout("md-people", STAFF, numbered(joined("organization")), ("organization",), suffix=".md"),
    Layout("md-sections", MIXED, sections(either, lambda each: "people" if each.person else "orgs"), suffix=".md"),
    Layout("html-ol", ORGS, numbered(org), ("acronym",), suffix=".html"),
    Layout("html-ul", ORGS, bulleted(org, "•"), ("acronym",), suffix=".html"),
    Layout("html-br", ORGS, plain(org), ("acronym",), suffix=".html"),
    Layout("html-paragraphs", ORGS, plain(org, loose=True), ("acronym",), suffix=".html"),
    Layout("html-countries", PLACED, plain(org_country), ("acronym", "country"), suffix=".html"),
    Layout(
        "html-country-headings",
        SPREAD,
        sections(org, lambda each: each.country or "", form="1."),
        ("acronym", "country"),
        suffix=".html",
        sizes=(6, 40),
    ),
    Layout("html-cite", STAFF, bulleted(cited, "•"), ("organization",), suffix=".html", languages=EUROPEAN),
    Layout("html-table", STAFF, table(person, org, header=HEADER), ("organization",), suffix=".html"),
    Layout(
        "html-table-roles",
        TITLED,
        table(person, lambda each, _: each.role or "", org, header=("Name", "Title", "Organization")),
        ("role", "organization"),
        suffix=".html",
        languages=EUROPEAN,
    ),
    Layout(
        "html-table-countries",
        PLACED,
        table(org, lambda each, _: each.country or "", header=("Organisation", "Country")),
        ("acronym", "country"),
        suffix=".html",
    ),
    Layout("html-rounds", ORGS, rounds(bulleted(org, "•")), ("acronym",), suffix=".html"),
    Layout("html-people", STAFF, bulleted(person_in_org, "•"), ("organization",), suffix=".html"),
    Layout(
        "html-stacked",
        TITLED,
        stacked(person, lambda each, _: each.role or "", org, loose=True),
        ("role", "organization"),
        suffix=".html",
        languages=EUROPEAN,
        sizes=(2, 30),
    ),
    Layout("html-press-release", ORGS, bulleted(org, "•"), ("acronym",), Place.MIDDLE, suffix=".html"),
    Layout("html-top", ORGS, plain(org), ("acronym",), Place.TOP, suffix=".html"),
    Layout(
        "html-sentence",
        Crowd(acronyms=0.3, fits=no_joints),
        row(org, "inline_call"),
        ("acronym",),
        Place.SENTENCE,
        suffix=".html",
        sizes=(2, 15),
    ),
    Layout("html-sections", MIXED, sections(either, lambda each: "people" if each.person else "orgs"), suffix=".html"),
    Layout("html-late", ORGS, late(bulleted(org, "•")), ("acronym",), suffix=".html", countable=False, sizes=(6, 60)),
    Layout("docx-numbered", ORGS, numbered(org), ("acronym",), suffix=".docx"),
    Layout("docx-bullets", ORGS, bulleted(org, "•"), ("acronym",), suffix=".docx"),
    Layout("docx-lines", ORGS, plain(org), ("acronym",), suffix=".docx"),
    Layout("docx-table", STAFF, table(person, org, header=HEADER), ("organization",), suffix=".docx"),
    Layout("docx-people", STAFF, plain(joined("organization")), ("organization",), suffix=".docx"),
    Layout("docx-copies", ORGS, followed(bulleted(org, "•"), "cc"), ("acronym",), suffix=".docx"),
)

# Printed pages: letters that the standard fonts have.
INK = Crowd(acronyms=0.4, writable=latin)
LINES = Crowd(acronyms=0.4, writable=latin, fits=one_line)
PRINTED_STAFF = Crowd(
    "mixed", people=True, affiliated=True, writable=latin, fits=lambda name: no_places(name) and one_line(name)
)

register(
    Layout("pdf-numbered", INK, numbered(org), ("acronym",), suffix=".pdf", languages=EUROPEAN),
    Layout("pdf-bullets", INK, bulleted(org, "•"), ("acronym",), suffix=".pdf", languages=EUROPEAN),
    Layout("pdf-lines", LINES, plain(org), ("acronym",), suffix=".pdf", languages=EUROPEAN),
    Layout(
        "pdf-two-columns",
        Crowd(writable=latin, fits=narrow(38)),
        columns(org, 2),
        suffix=".pdf",
        languages=EUROPEAN,
        sizes=(6, 60),
    ),
    Layout(
        "pdf-three-columns",
        Crowd(writable=latin, fits=narrow(24)),
        columns(org, 3),
        suffix=".pdf",
        languages=("en", "de", "fr"),
        sizes=(9, 40),
    ),
    Layout(
        "pdf-table",
        PRINTED_STAFF,
        table(person, org, header=HEADER),
        ("organization",),
        suffix=".pdf",
        languages=EUROPEAN,
    ),
    Layout(
        "pdf-people", PRINTED_STAFF, plain(joined("organization")), ("organization",), suffix=".pdf", languages=EUROPEAN
    ),
    Layout(
        "pdf-scholars",
        Crowd("scholars", people=True, academic=True, honorifics=0.3, writable=latin),
        numbered(person_in_org),
        ("organization",),
        suffix=".pdf",
        languages=EUROPEAN,
    ),
)

"""The catalog of layouts in plain text for people: with and without organizations, members of parliament, scholars."""

from tests.generator.arrangements import (
    bulleted,
    columns,
    numbered,
    plain,
    rounds,
    row,
    stacked,
    tabbed,
    table,
    wrapped,
)
from tests.generator.crowds import (
    Crowd,
    Shouting,
    SurnameFirst,
    ends_small,
    no_colons,
    no_joints,
    no_places,
)
from tests.generator.entries import (
    dated,
    doctor,
    joined,
    member,
    member_of_group,
    org,
    org_colon_person,
    org_person_role,
    person,
    person_for_group,
    person_in_org,
    person_in_org_country,
    person_org_in_country,
    role_of_org,
)
from tests.generator.layouts import Layout, Place, register
from tests.generator.mishaps import followed, fused, late, paged, with_anonymous
from tests.generator.names import EUROPEAN
from tests.generator.prose import Scene
from tests.generator.values import Signed

STAFF = Crowd("mixed", people=True, affiliated=True, honorifics=0.15, fits=no_places)
TITLED = Crowd("mixed", people=True, affiliated=True, honorifics=0.1, roles="roles", fits=no_places)
ABROAD = Crowd("mixed", people=True, affiliated=True, countries=True, fits=no_places)
FREE = Crowd("people", people=True, roles="professions", honorifics=0.05)
JOINABLE = Crowd("people", people=True, writable=no_joints)
PEOPLE = Crowd("people", people=True, honorifics=0.1)
SCHOLARS = Crowd("scholars", people=True, academic=True, honorifics=0.3)
MEMBERS = Crowd("members", people=True, roles="mandates", countries=True, honorifics=0.05)
SEATED = Crowd("members", people=True, roles="seats", countries=True, honorifics=0.05)
CAMPUS = Crowd("scholars", people=True, academic=True)


def _role(signed: Signed, _: Scene) -> str:
    return signed.role or ""


# People, with and without organizations.
register(
    Layout("people-brackets-org-country", ABROAD, plain(person_in_org_country), ("organization", "country")),
    Layout("people-org-brackets-country", ABROAD, plain(person_org_in_country), ("organization", "country")),
    Layout("people-professions", FREE, plain(joined("role")), ("role",), languages=EUROPEAN),
    Layout("people-rounds", STAFF, rounds(plain(joined("organization"))), ("organization",)),
    Layout("people-lines", PEOPLE, plain(person)),
    Layout("people-numbered", PEOPLE, numbered(person)),
    Layout("people-capitals", Shouting(PEOPLE), plain(person), languages=("fr", "en", "es")),
    Layout("people-bar-org", STAFF, plain(joined("organization", by=" | ")), ("organization",)),
    Layout("people-comma-org", STAFF, plain(joined("organization")), ("organization",)),
    Layout("people-comma-org-numbered", STAFF, numbered(joined("organization")), ("organization",)),
    Layout("people-brackets-org", STAFF, plain(person_in_org), ("organization",)),
    Layout("people-dash-org", STAFF, plain(joined("organization", by=" – ")), ("organization",)),
    Layout(
        "people-role-org", TITLED, plain(joined("role", "organization")), ("role", "organization"), languages=EUROPEAN
    ),
    Layout(
        "people-role-org-bullets",
        TITLED,
        bulleted(joined("role", "organization"), "•"),
        ("role", "organization"),
        languages=EUROPEAN,
    ),
    Layout(
        "people-role-org-country",
        Crowd("mixed", people=True, affiliated=True, roles="roles", countries=True, fits=no_places),
        plain(joined("role", "organization", "country")),
        ("role", "organization", "country"),
        languages=EUROPEAN,
    ),
    Layout("people-role-of-org", TITLED, plain(role_of_org), languages=("en",)),
    Layout(
        "people-honorifics",
        Crowd("mixed", people=True, affiliated=True, honorifics=1.0, fits=no_places),
        plain(joined("organization")),
        ("organization",),
        languages=EUROPEAN,
    ),
    Layout(
        "people-after-org",
        TITLED,
        plain(org_person_role),
        ("role", "organization"),
        languages=EUROPEAN,
    ),
    Layout(
        "people-after-org-colon",
        Crowd("mixed", people=True, affiliated=True, fits=no_colons),
        plain(org_colon_person),
        ("organization",),
    ),
    Layout(
        "people-stacked-three-loose",
        TITLED,
        stacked(person, _role, org, loose=True),
        ("role", "organization"),
        languages=EUROPEAN,
        sizes=(2, 30),
    ),
    Layout(
        "people-stacked-three",
        TITLED,
        stacked(person, _role, org),
        ("role", "organization"),
        languages=EUROPEAN,
        sizes=(3, 30),
    ),
    Layout("people-stacked-two-loose", STAFF, stacked(person, org, loose=True), ("organization",), sizes=(3, 40)),
    Layout("people-stacked-two", STAFF, stacked(person, org), ("organization",), sizes=(4, 40)),
    Layout(
        "people-stacked-role-comma-org",
        TITLED,
        stacked(person, joined("organization", lead=_role), loose=True),
        ("role", "organization"),
        languages=EUROPEAN,
        sizes=(2, 30),
    ),
    Layout("people-pipes", STAFF, table(person, org), ("organization",)),
    Layout("people-behalf", STAFF, plain(person_for_group), ("organization",), languages=EUROPEAN),
    Layout("people-dated", STAFF, plain(dated(joined("organization"))), ("organization",), languages=("en", "de")),
    Layout(
        "people-fused-bars",
        Crowd("mixed", people=True, affiliated=True, fits=ends_small),
        fused(plain(joined("organization", by=" | "))),
        ("organization",),
        languages=EUROPEAN,
        sizes=(6, 60),
    ),
    Layout("people-inline-semicolons", STAFF, row(person_in_org, "inline_signed", joint="; "), ("organization",)),
    Layout("members-party-country", SEATED, plain(member), ("role", "country"), languages=("en",)),
    Layout("members-country", MEMBERS, plain(joined("role", "country")), ("role", "country"), languages=EUROPEAN),
    Layout("members-group", MEMBERS, numbered(member_of_group), ("role",), languages=EUROPEAN),
    Layout(
        "scholars-chair",
        Crowd("scholars", people=True, academic=True, roles="chairs"),
        plain(joined("role", "organization")),
        ("role", "organization"),
        languages=EUROPEAN,
    ),
    Layout("scholars-doctors", SCHOLARS, plain(doctor), ("organization",), languages=("en", "es")),
    Layout("scholars-brackets", SCHOLARS, numbered(person_in_org), ("organization",), languages=EUROPEAN),
    Layout("people-loose", STAFF, plain(joined("organization"), loose=True), ("organization",)),
    Layout("people-tabbed", STAFF, tabbed(person, org), ("organization",)),
    Layout("people-top", STAFF, plain(joined("organization")), ("organization",), Place.TOP),
    Layout("people-press-release", STAFF, bulleted(person_in_org, "•"), ("organization",), Place.MIDDLE),
    Layout(
        "people-comma-paragraph",
        Crowd("people", people=True, writable=no_joints),
        row(person, "inline_signed"),
        sizes=(4, 40),
    ),
    Layout("people-anonymous", STAFF, with_anonymous(plain(person_in_org)), ("organization",), countable=False),
    Layout("people-late", STAFF, late(numbered(joined("organization"))), ("organization",), countable=False),
    Layout("people-two-columns", Crowd("people", people=True), columns(person, 2), sizes=(6, 60)),
    Layout(
        "people-wrapped",
        TITLED,
        wrapped(numbered(joined("role", "organization")), 60, indent="    "),
        ("role", "organization"),
        languages=EUROPEAN,
    ),
    Layout("people-pages", STAFF, paged(plain(joined("organization", by=" | "))), ("organization",), sizes=(20, 60)),
    Layout("people-copies", STAFF, followed(plain(joined("organization")), "cc"), ("organization",)),
    Layout("scholars-surname-first", SurnameFirst(CAMPUS), table(person, org), ("organization",), languages=EUROPEAN),
    Layout(
        "scholars-surname-first-row",
        SurnameFirst(Crowd("scholars", people=True)),
        row(person, "inline_signed", joint="; "),
        languages=EUROPEAN,
        sizes=(4, 40),
    ),
)

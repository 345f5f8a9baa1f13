"""The catalog of layouts in plain text for organizations, states, and organizations beside people."""

from tests.generator.arrangements import (
    bulleted,
    by_country,
    columns,
    loosened,
    numbered,
    plain,
    rounds,
    row,
    sections,
    tabbed,
    table,
    wrapped,
)
from tests.generator.crowds import (
    Bilingual,
    Crowd,
    Shouting,
    Together,
    ends_small,
    narrow,
    no_commas,
    no_joints,
    no_places,
)
from tests.generator.entries import (
    acronym_first,
    bracketed,
    either,
    footnoted,
    group_of_members,
    org,
    org_city_country,
    org_country,
    org_dash_country,
    org_in_country,
    org_town_country,
    translated,
)
from tests.generator.layouts import Layout, Place, register
from tests.generator.mishaps import counted_up, followed, fused, late, paged, with_anonymous
from tests.generator.names import CHINESE, EUROPEAN
from tests.generator.prose import Scene
from tests.generator.values import Signed

GROUPS = {"Group", "Network", "Alliance", "Coalition", "Forum", "Union"}
ORGS = Crowd(acronyms=0.4)
PLACED = Crowd(acronyms=0.3, countries=True, fits=no_places)
SPREAD = Crowd(acronyms=0.3, countries=True, fits=no_places, spread=7)
AFFILIATED = Crowd("mixed", people=True, affiliated=True, fits=no_commas)
STATES = Crowd("states")
MIXED = Together(ORGS, Crowd("people", people=True))


def _country(signed: Signed, _: Scene) -> str:
    return signed.country or ""


def _kind(signed: Signed) -> str:
    """The heading that someone stands below."""
    return "orgs" if signed.person is None else "people"


# Organizations alone.
register(
    Layout("orgs-numbered-dot", ORGS, numbered(org, "1."), ("acronym",)),
    Layout("orgs-numbered-bracket", ORGS, numbered(org, "1)"), ("acronym",)),
    Layout("orgs-numbered-brackets", ORGS, numbered(org, "(1)"), ("acronym",)),
    Layout("orgs-numbered-han", ORGS, numbered(org, "一、"), ("acronym",), languages=CHINESE),
    Layout("orgs-numbered-wide", ORGS, numbered(org, "１．"), ("acronym",), languages=CHINESE),
    Layout("orgs-bullet-dot", ORGS, bulleted(org, "•"), ("acronym",)),
    Layout("orgs-bullet-hyphen", ORGS, bulleted(org, "-"), ("acronym",)),
    Layout("orgs-bullet-star", ORGS, bulleted(org, "*"), ("acronym",)),
    Layout("orgs-bullet-dash", ORGS, bulleted(org, "–"), ("acronym",)),
    Layout("orgs-bullet-o", ORGS, bulleted(org, "o"), ("acronym",), languages=EUROPEAN),
    Layout("orgs-bullet-square", ORGS, bulleted(org, "▪"), ("acronym",)),
    Layout("orgs-lines", ORGS, plain(org), ("acronym",)),
    Layout("orgs-loose-lines", ORGS, plain(org, loose=True), ("acronym",)),
    Layout("orgs-slash-ends", ORGS, plain(org, end=" /"), ("acronym",), sizes=(3, 60)),
    Layout("orgs-semicolon-ends", ORGS, plain(org, end=";"), ("acronym",), sizes=(3, 60)),
    Layout("orgs-comma-ends", Crowd(acronyms=0.4, fits=no_commas), plain(org, end=","), ("acronym",), sizes=(3, 60)),
    Layout("orgs-country", PLACED, plain(org_country), ("acronym", "country")),
    Layout("orgs-country-numbered", PLACED, numbered(org_country), ("acronym", "country")),
    Layout("orgs-country-brackets", PLACED, plain(org_in_country), ("acronym", "country")),
    Layout("orgs-city-country", PLACED, bulleted(org_city_country, "•"), ("acronym", "country"), languages=EUROPEAN),
    Layout("orgs-by-country", SPREAD, by_country, ("acronym", "country"), sizes=(6, 40)),
    Layout(
        "orgs-country-headings",
        SPREAD,
        sections(org, lambda each: each.country or ""),
        ("acronym", "country"),
        sizes=(6, 40),
    ),
    Layout("orgs-pipes", PLACED, table(org, _country), ("acronym", "country")),
    Layout("orgs-two-columns", Crowd(fits=narrow(40)), columns(org, 2), sizes=(6, 60)),
    Layout("orgs-three-columns", Crowd(fits=narrow(28)), columns(org, 3), sizes=(9, 60)),
    Layout("orgs-wrapped-numbers", ORGS, wrapped(numbered(org), 40, indent=""), ("acronym",), languages=EUROPEAN),
    Layout("orgs-wrapped-bullets", ORGS, wrapped(bulleted(org, "•"), 60, indent="  "), languages=EUROPEAN),
    Layout("orgs-wrapped-loose", ORGS, wrapped(plain(org, loose=True), 40), ("acronym",), languages=EUROPEAN),
    Layout("orgs-wrapped-hanging", ORGS, wrapped(plain(org), 60, indent="    "), ("acronym",), languages=EUROPEAN),
    Layout("orgs-inline-semicolons", ORGS, row(org, "inline_signed", joint="; "), ("acronym",)),
    Layout("orgs-comma-paragraph", Crowd(acronyms=0.2, fits=no_joints), row(org, None), ("acronym",), sizes=(4, 40)),
    Layout(
        "orgs-comma-before-date",
        Crowd(fits=no_joints),
        row(org, None),
        place=Place.BEFORE_DATE,
        sizes=(4, 30),
    ),
    Layout("orgs-top-list", ORGS, plain(org), ("acronym",), Place.TOP),
    Layout("orgs-top-bullets", ORGS, bulleted(org, "•"), ("acronym",), Place.TOP),
    Layout(
        "orgs-sentence-representatives",
        Crowd(acronyms=0.3, fits=no_joints),
        row(org, "inline_intro"),
        ("acronym",),
        Place.SENTENCE,
        sizes=(2, 15),
    ),
    Layout(
        "orgs-sentence-dashes",
        Crowd(acronyms=0.3, fits=no_joints),
        row(org, "inline_call"),
        ("acronym",),
        Place.SENTENCE,
        sizes=(2, 15),
    ),
    Layout("orgs-press-release", ORGS, bulleted(org, "•"), ("acronym",), Place.MIDDLE),
    Layout("orgs-press-release-lines", ORGS, plain(org), ("acronym",), Place.MIDDLE),
    Layout("orgs-two-scripts", Bilingual(), plain(translated), ("translation",), sizes=(4, 16)),
    Layout("orgs-two-scripts-numbered", Bilingual(), numbered(translated), ("translation",), sizes=(4, 16)),
    Layout("orgs-two-scripts-brackets", Bilingual(), plain(bracketed), ("translation",), sizes=(4, 16)),
    Layout("orgs-footnotes", Crowd(fits=ends_small), plain(footnoted(org)), languages=EUROPEAN),
    Layout("orgs-anonymous", ORGS, with_anonymous(bulleted(org, "•")), countable=False),
    Layout("orgs-late", ORGS, late(bulleted(org, "•")), ("acronym",), countable=False, sizes=(6, 60)),
    Layout("orgs-copies", ORGS, followed(numbered(org), "cc"), ("acronym",)),
    Layout("orgs-contact", ORGS, followed(plain(org), "contact"), ("acronym",)),
    Layout("orgs-petition", ORGS, counted_up(plain(org)), ("acronym",), countable=False, sizes=(6, 60)),
    Layout("orgs-pages", ORGS, paged(numbered(org)), ("acronym",), sizes=(20, 60)),
    Layout("orgs-fused-numbers", Crowd(fits=ends_small), fused(numbered(org)), languages=EUROPEAN, sizes=(6, 60)),
    Layout(
        "orgs-quoted-mail",
        ORGS,
        bulleted(org, "*"),
        ("acronym",),
        retouch=lambda text: "\n".join(f"> {line}".rstrip() for line in text.splitlines()) + "\n",
    ),
    Layout("mixed-sections", MIXED, sections(either, _kind), ("acronym",)),
    Layout("mixed-sections-numbered", MIXED, sections(either, _kind, form="1."), ("acronym",)),
    Layout("orgs-capitals", Shouting(Crowd()), plain(org), languages=EUROPEAN),
    Layout("orgs-tabbed", PLACED, tabbed(org, _country), ("acronym", "country")),
    Layout(
        "orgs-for-groups",
        Crowd(fits=lambda name: name.split()[-1] in GROUPS),
        plain(group_of_members),
        languages=("en",),
        countable=False,
        sizes=(4, 30),
    ),
    Layout("orgs-numbered-loose", ORGS, loosened(numbered(org)), ("acronym",)),
    Layout("orgs-footnotes-numbered", Crowd(fits=ends_small), numbered(footnoted(org)), languages=EUROPEAN),
    Layout("orgs-country-slashes", PLACED, plain(org_country, end=" /"), ("acronym", "country")),
    Layout("orgs-country-semicolons", PLACED, row(org_in_country, None, joint="; "), ("acronym", "country")),
    Layout("orgs-related", ORGS, followed(bulleted(org, "–"), "related"), ("acronym",)),
    Layout("orgs-town-country", PLACED, plain(org_town_country), ("acronym", "country"), languages=EUROPEAN),
    Layout("orgs-dash-country", PLACED, plain(org_dash_country), ("acronym", "country"), languages=EUROPEAN),
    Layout("orgs-acronym-first", Crowd(acronyms=1.0), plain(acronym_first), ("acronym",), languages=EUROPEAN),
    Layout("orgs-rounds", ORGS, rounds(plain(org)), ("acronym",)),
    Layout("orgs-rounds-numbered", ORGS, rounds(numbered(org)), ("acronym",)),
    Layout("orgs-windows", ORGS, plain(org), ("acronym",), retouch=lambda text: text.replace("\n", "\r\n")),
    Layout("orgs-hard-spaces", ORGS, bulleted(org, "•"), retouch=lambda text: text.replace("• ", "•\u00a0")),
    Layout(
        "orgs-indented",
        ORGS,
        numbered(org),
        ("acronym",),
        retouch=lambda text: "\n".join(f"    {line}  " if line else line for line in text.split("\n")),
    ),
    Layout("mixed-entries", Together(Crowd(fits=no_commas), AFFILIATED), plain(either), countable=False),
    Layout("states-lines", STATES, plain(org), sizes=(4, 40)),
    Layout("states-numbered", STATES, numbered(org), sizes=(4, 40)),
    Layout("states-comma-paragraph", STATES, row(org, None), sizes=(4, 40)),
    Layout("states-bullets", STATES, bulleted(org, "•"), sizes=(4, 40)),
    Layout("states-top", STATES, plain(org), place=Place.TOP, sizes=(4, 40)),
    Layout("states-sentence", STATES, row(org, "inline_states"), place=Place.SENTENCE, sizes=(3, 40)),
)

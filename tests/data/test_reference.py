"""The words of the world: every name has a source, and no name leads to two places."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from undersigned.data import Yaml, entries, reference, reference_files

ENTITY_FILES = ("bodies", "events", "institutions", "laws", "officials", "organizations", "persons", "regions")
FIELDS: Mapping[str, frozenset[str]] = {
    "bodies": frozenset({"id", "name", "acronym", "aliases", "generic", "source"}),
    "events": frozenset({"id", "name", "acronym", "aliases", "generic", "source"}),
    "institutions": frozenset({"id", "name", "aliases", "source"}),
    "laws": frozenset({"id", "name", "acronym", "aliases", "generic", "source"}),
    "officials": frozenset({"id", "name", "aliases", "surname", "posts", "source"}),
    "organizations": frozenset({"id", "name", "country", "kind", "source"}),
    "persons": frozenset({"id", "name", "aliases", "source"}),
    "regions": frozenset({"id", "name", "kind", "aliases", "part_of", "source"}),
}
MARKS = frozenset({"ambiguous", "contested", "not_in", "only"})
OPTIONAL: Mapping[str, frozenset[str]] = {
    "organizations": frozenset({"aliases", "acronyms", "translations", "parent", "member_of", "secretariat_of"})
    | frozenset({"renamed_to", "renamed_on", "wikidata", "ror"}),
}
ALIKE_BUT_DIFFERENT = [
    ("Hong Kong Watch", "Human Rights Watch"),
    ("International Service for Human Rights", "International Society for Human Rights"),
    ("Free Tibet", "Students for a Free Tibet"),
    ("Scottish Hongkongers", "The Hong Kong Scots"),
    ("PEN America", "PEN International"),
    ("Amnesty International", "Amnesty International Canada"),
    ("Federation for a Democratic China", "Federation for a Democratic China (Canada)"),
    ("Hong Kongers in San Diego", "Hong Kongers in San Francisco Bay Area"),
]
ALIKE_AND_THE_SAME = [
    ("ChinaAid", "China Aid Association"),
    ("Chinese Human Rights Defenders", "The Network of Chinese Human Rights Defenders"),
    ("International Tibet Network", "International Tibet Network Secretariat"),
    ("Institute for China’s Democratic Transition", "The Institute for China’s Democratic Transition"),
    ("Reporters Without Borders", "Reporters sans frontières"),
    ("CSW", "Christian Solidarity Worldwide"),
    ("Front Line Defenders", "Frontline Defenders"),
    ("Uyghur American Association", "Uighur American Association"),
    ("Citizen Power Initiatives for China", "Initiatives for China"),
    ("Japan Uyghur Association", "日本ウイグル協会"),
]


def names(entry: Mapping[str, Yaml]) -> Iterator[str]:
    """Every name of an entry: its own, its aliases, its translations."""
    aliases, translations = entry.get("aliases") or [], entry.get("translations") or {}
    assert isinstance(aliases, list)
    assert isinstance(translations, dict)
    for name in (entry["name"], *aliases, *translations.values()):
        assert isinstance(name, str), f"{entry['id']}: {name!r} is no text; put it in quotes"
        yield name


def holders(name: str) -> dict[str, set[str]]:
    """For every printed form in a reference file, the ids of the entries that hold it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries(name):
        for printed in names(entry):
            found[printed.casefold()].add(str(entry["id"]))
    return found


@pytest.mark.parametrize("name", ENTITY_FILES)
def test_every_entry_has_an_id_a_name_and_a_source(name: str) -> None:
    """A name that stands in no source we read does not belong here."""
    for entry in entries(name):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(entry["id"])), entry["id"]
        for key in ("name", "source"):
            value = entry[key]
            assert isinstance(value, str), f"{entry['id']}: {key}"
            assert value == value.strip() != "", f"{entry['id']}: {key}"


@pytest.mark.parametrize("name", ENTITY_FILES)
def test_every_entry_has_the_fields_of_its_file(name: str) -> None:
    """A field forgotten or misspelt would be read as absent."""
    for entry in entries(name):
        assert frozenset(entry) - MARKS - OPTIONAL.get(name, frozenset()) == FIELDS[name], entry["id"]


@pytest.mark.parametrize("name", ENTITY_FILES)
def test_ids_are_unique(name: str) -> None:
    """An id is the end of an IRI."""
    ids = [str(entry["id"]) for entry in entries(name)]
    assert len(ids) == len(set(ids)), sorted({one for one in ids if ids.count(one) > 1})


@pytest.mark.parametrize("name", ENTITY_FILES)
def test_no_name_leads_to_two_entries(name: str) -> None:
    """Neither an alias nor a translation is a name of another entry, whatever the letter case."""
    allowed = {  # listed in two letter cases on purpose
        "uyghur region",
        "hong kong national security law",
        "déclaration universelle des droits de l'homme",
        "conseil des droits de l'homme",
        "examen périodique universel",
    }
    shared = {printed: ids for printed, ids in holders(name).items() if len(ids) > 1}
    assert not shared or name == "organizations"  # test_organizations.py knows which names two of them bear
    for entry in entries(name):
        printed = list(names(entry))[1:]
        doubled = {one for one in printed if printed.count(one) > 1}
        assert not doubled, f"{entry['id']}: {doubled}"
        folded = [one.casefold() for one in printed]
        assert {one for one in folded if folded.count(one) > 1} <= allowed, entry["id"]


@pytest.mark.parametrize("name", ["bodies", "events", "laws", "regions"])
def test_what_a_longer_alias_holds_comes_after_it(name: str) -> None:
    """A reader that tries the aliases in order takes the longest words."""
    for entry in entries(name):
        aliases = entry["aliases"]
        assert isinstance(aliases, list)
        texts = [str(alias) for alias in aliases]
        for place, alias in enumerate(texts):
            held = [earlier for earlier in texts[:place] if earlier in alias]
            assert not held, f"{entry['id']}: {alias!r} comes after {held}"


def test_relations_lead_to_entries() -> None:
    """A country and a `part_of` are regions."""
    regions = {entry["id"] for entry in entries("regions")}
    assert {entry["part_of"] for entry in entries("regions")} <= regions | {None}
    assert {entry["country"] for entry in entries("organizations")} <= regions | {None}


def test_terms_of_office_keep_their_precision() -> None:
    """A term is a year, a month or a day as text, begins before it ends, and belongs to a post with a name."""
    regions = {entry["id"] for entry in entries("regions")}
    for official in entries("officials"):
        assert official["surname"] is None or str(official["surname"]) in str(official["name"])
        posts = official["posts"]
        assert isinstance(posts, list)
        for post in posts:
            assert isinstance(post, dict)
            assert "post" in post, official["id"]
            assert post.keys() <= {"post", "institution", "country", "from", "until", "seen"}, official["id"]
            assert post.get("country") in regions | {None}
            begun, ended = post.get("from") or "0000", post.get("until") or post.get("seen") or "9999"
            assert isinstance(begun, str)
            assert isinstance(ended, str)
            for term in (begun, ended):
                assert re.fullmatch(r"\d{4}(-\d{2}){0,2}", term), f"{official['id']}: {term}"
            assert begun < ended or begun.startswith(ended), official["id"]
            assert not {"seen", "until"} <= post.keys(), official["id"]


@pytest.mark.parametrize(("left", "right"), ALIKE_BUT_DIFFERENT)
def test_names_that_look_alike_stay_apart(left: str, right: str) -> None:
    """One word apart, a chapter and its parent, a shared acronym: none of it makes two organizations one."""
    found = holders("organizations")
    assert len(found[left.casefold()]) == len(found[right.casefold()]) == 1
    assert found[left.casefold()] != found[right.casefold()]


@pytest.mark.parametrize(("left", "right"), ALIKE_AND_THE_SAME)
def test_names_with_a_source_meet(left: str, right: str) -> None:
    """The two seed letters and the fact sheets print these organizations in both ways."""
    found = holders("organizations")
    assert found[left.casefold()] == found[right.casefold()] != set()


def test_contested_places_carry_the_names_of_both_sides() -> None:
    """What the state and what the people of a place call it are both looked for."""
    both = {"xinjiang": {"Xinjiang", "East Turkistan"}, "southern-mongolia": {"Inner Mongolia", "Southern Mongolia"}}
    regions = {str(entry["id"]): entry for entry in entries("regions")}
    for place, expected in both.items():
        assert expected <= set(names(regions[place]))
        assert regions[place]["contested"] is True


def test_names_of_persons_and_states_are_marked() -> None:
    """Georgia, Jordan and Chad are countries, and more than that."""
    marked = {entry["id"] for entry in entries("regions") if entry.get("ambiguous") is True}
    assert {"georgia", "jordan", "chad"} <= marked
    assert "china" not in marked


def test_a_list_of_controls_is_no_law() -> None:
    """The Entity List is an instrument, not an act."""
    assert "entity list" not in holders("laws")


def test_reference_is_read_once() -> None:
    """Asking twice gives the same value, not a second reading."""
    assert reference("laws") is reference("laws")


def test_an_unknown_reference_says_which_there_are() -> None:
    """The mistake is a caller's; the message says what to try."""
    with pytest.raises(ValueError, match=r"'religions'.*regions"):
        reference("religions")


def test_entries_refuse_a_table_of_words() -> None:
    """Only lists of entries have entries."""
    tables = [name for name in reference_files() if not isinstance(reference(name), list)]
    assert tables
    with pytest.raises(ValueError, match="not a list of entries"):
        entries(tables[0])


def test_every_file_of_entities_is_known() -> None:
    """The files named here exist under `data/reference`."""
    assert set(ENTITY_FILES) <= set(reference_files())

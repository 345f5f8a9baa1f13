"""The organizations that sign letters: relations lead to entries, and no name leads to two of them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from undersigned.data import Yaml, entries
from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.forms import form, slug
from undersigned.graph.resolve.known import load_knowledge

KINDS = frozenset({
    "academia", "anti-death-penalty", "children", "coalition", "corruption", "democracy", "development", "diaspora",
    "digital rights", "environment", "free expression", "health", "human rights", "humanitarian", "labour", "lawyers",
    "LGBTI", "minorities", "party/parliamentary", "peace", "press freedom", "refugees", "religious freedom",
    "solidarity", "women",
})  # fmt: skip
SHARED_ACRONYMS = {"ACAT", "EFF", "GfbV", "ISHR", "LDH"}  # one in two entries identifies neither; look at another
SHARED_NAMES = {  # as the acronyms: two bear the name, so it leads to neither
    "gesellschaft für bedrohte völker", "international league for human rights", "ligue des droits de lhomme",
    "国际人权联盟", "國際人權聯盟",
}  # fmt: skip
BARE = frozenset({"association", "campaign", "coalition", "committee", "foundation", "human rights", "institute"})


def by_id() -> dict[str, Mapping[str, Yaml]]:
    """The entries by their ids."""
    return {str(entry["id"]): entry for entry in entries("organizations")}


def texts(entry: Mapping[str, Yaml], key: str) -> list[str]:
    """The texts of a field that holds a list, or none."""
    value = entry.get(key, [])
    assert isinstance(value, list), f"{entry['id']}: {key}"
    for text in value:
        assert isinstance(text, str), f"{entry['id']}: {text!r} is no text; put it in quotes"
    return [str(text) for text in value]


def names(entry: Mapping[str, Yaml]) -> Iterator[str]:
    """Every name of an entry: its own, its aliases, its translations."""
    translations = entry.get("translations", {})
    assert isinstance(translations, dict), entry["id"]
    for name in (entry["name"], *texts(entry, "aliases"), *translations.values()):
        assert isinstance(name, str), f"{entry['id']}: {name!r} is no text; put it in quotes"
        yield name


def related(entry: Mapping[str, Yaml]) -> Iterator[str]:
    """The ids that the relations of an entry name."""
    for key in ("parent", "secretariat_of", "renamed_to"):
        if key in entry:
            yield str(entry[key])
    yield from texts(entry, "member_of")


def holders() -> dict[str, set[str]]:
    """For every normal form of a name, the ids of the entries that hold it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries("organizations"):
        for name in names(entry):
            found[form(name)].add(str(entry["id"]))
    return found


def test_there_are_a_few_hundred_of_a_known_kind() -> None:
    """A kind that is misspelt would be a kind of its own."""
    assert len(by_id()) >= 350
    assert {str(entry["kind"]) for entry in entries("organizations")} <= KINDS


def test_what_is_empty_is_left_out() -> None:
    """An empty field says nothing and costs time to read; a country that no source gives is null."""
    for entry in entries("organizations"):
        assert not [key for key, value in entry.items() if key != "country" and not value], entry["id"]


def test_no_normal_form_leads_to_two_entries_but_the_known_ones() -> None:
    """Quotes, case and a leading article do not keep two entries apart when a letter is read."""
    assert {normal for normal, ids in holders().items() if len(ids) > 1} == SHARED_NAMES
    assert "" not in holders()


def test_a_shared_name_is_no_entry() -> None:
    """What is printed under a name of two gets an id of its own, made of that name; it must not be one of theirs."""
    assert not {slug(normal) for normal in SHARED_NAMES} & by_id().keys()
    index = load_knowledge().index(EntityKind.ORGANIZATION)
    assert {index.find(normal) for normal in SHARED_NAMES} == {None}


def test_an_acronym_leads_to_one_entry_or_is_known_to_be_shared() -> None:
    """The two ISHR stay two."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries("organizations"):
        for acronym in texts(entry, "acronyms"):
            assert re.fullmatch(r"\S{2,16}", acronym), f"{entry['id']}: {acronym}"
            found[acronym].add(str(entry["id"]))
    assert {acronym for acronym, ids in found.items() if len(ids) > 1} == SHARED_ACRONYMS


def test_no_acronym_is_the_name_of_another() -> None:
    """CSW is the name of one organization and the acronym of none but itself."""
    held = holders()
    for entry in entries("organizations"):
        for acronym in texts(entry, "acronyms"):
            assert held.get(form(acronym), set()) <= {entry["id"]}, f"{entry['id']}: {acronym}"


def test_no_name_is_a_place_or_a_bare_word() -> None:
    """A country in a column of countries signs nothing."""
    places: set[str] = set()
    for region in entries("regions"):
        aliases = region["aliases"]
        assert isinstance(aliases, list)
        places |= {form(str(name)) for name in (region["name"], *aliases)}
    acronyms = {form(acronym) for entry in entries("organizations") for acronym in texts(entry, "acronyms")}
    assert not ((holders().keys() | acronyms) & (places | BARE))


def test_relations_lead_to_other_entries() -> None:
    """A relation to an organization that is not in the file would be lost without a word."""
    known = by_id()
    for name, entry in known.items():
        for other in related(entry):
            assert other in known, f"{name}: {other}"
            assert other != name, name
        members = texts(entry, "member_of")
        assert members == sorted(set(members)), name


def test_chapters_do_not_bear_the_name_of_their_parent() -> None:
    """A chapter is related to its parent and is not it."""
    known = by_id()
    for name, entry in known.items():
        if "parent" in entry:
            own = {form(each) for each in names(entry)}
            assert not own & {form(each) for each in names(known[str(entry["parent"])])}, name


def test_nothing_is_its_own_ancestor_or_its_own_later_name() -> None:
    """Following parents, or later names, comes to an end."""
    known = by_id()
    for key in ("parent", "renamed_to"):
        for name in known:
            seen, at = {name}, known[name].get(key)
            while at is not None:
                assert str(at) not in seen, f"{name}: {key}"
                seen.add(str(at))
                at = known[str(at)].get(key)


def test_a_new_name_has_a_date() -> None:
    """The date keeps its precision, as text; without a new name there is nothing to date."""
    for entry in entries("organizations"):
        assert ("renamed_to" in entry) == ("renamed_on" in entry), entry["id"]
        assert re.fullmatch(r"\d{4}(-\d{2}){0,2}", str(entry.get("renamed_on", "2000"))), entry["id"]


def test_identifiers_have_their_form_and_lead_to_one_entry() -> None:
    """Wikidata's begin with Q; ROR's have nine characters and begin with a zero."""
    for key, pattern in (("wikidata", r"Q[1-9]\d*"), ("ror", r"0[a-hj-km-np-tv-z0-9]{6}\d{2}")):
        given = [str(entry[key]) for entry in entries("organizations") if key in entry]
        assert all(re.fullmatch(pattern, each) for each in given), key
        assert len(given) == len(set(given)), key

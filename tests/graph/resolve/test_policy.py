"""Whether two printed names of organizations are one: the policy row by row, and what must hold for all names."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from undersigned.data import entries, example
from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.known import Known, load_knowledge
from undersigned.graph.resolve.organization_names import profiles
from undersigned.graph.resolve.policy import compare_organizations
from undersigned.graph.resolve.policy_table import POLICY
from undersigned.graph.resolve.verdicts import Answer, Subject, Verdict

PAIRS = Path(__file__).parent / "organization_pairs.txt"

ROWS = [
    ("exact-form", "Reporters Without Borders", "Reporters without Borders"),
    ("other-number", "Article 19", "Article 36"),
    ("other-place", "Norwegian Helsinki Committee", "Bulgarian Helsinki Committee"),
    ("section", "Amnesty International, Sektion Deutschland", "Amnesty International"),
    ("chapter", "Amnesty International USA", "Amnesty International"),
    ("seat", "Front Line Defenders (Ireland)", "Front Line Defenders"),
    ("other-audience", "Women Lawyers Collective", "Lawyers Collective"),
    ("same-spelling", "ChinaAid", "China Aid"),
    ("legal-form", "Freiheit für Hongkong e.V.", "Freiheit für Hongkong"),
    ("same-but-marked", "Vietnamese Human Rights Network (NSW)", "Vietnamese Human Rights Network"),
    ("same-words", "Friends of Tibet", "Friends for Tibet"),
    ("plural", "Hong Kong Journalist Association", "Hong Kong Journalists Association"),
    ("plural-of-few", "Covenant Watch", "Covenants Watch"),
    ("described", "Chinese Human Rights Defenders network", "Chinese Human Rights Defenders"),
    ("typo", "Campaign for Uyhgurs", "Campaign for Uyghurs"),
    ("near-spelling", "Tangritagh Relief Fund", "Tangritakh Relief Fund"),
    ("moved-word", "National Union of Students UK", "UK National Union of Students"),
    ("other-order", "University of York", "York University"),
    ("motto", "Bitter Winter: A Magazine on Religious Liberty", "Bitter Winter"),
    ("name-and-more", "epicenter.works – Plattform Grundrechtspolitik", "epicenter.works"),
    ("former-name", "Christian Solidarity Worldwide", "Stille Hilfe (formerly Christian Solidarity Worldwide)"),
    ("long-printed-acronym", "Doctors Against Forced Organ Harvesting (DAFOH)", "DAFOH"),
    ("long-initials", "Bar Association Human Rights Advocacy Institute", "BAHRAI"),
    ("printed-acronym", "International Federation for Human Rights (FIDH)", "FIDH"),
    ("initials", "Tibetan Youth Congress", "TYC"),
    ("acronym-and-place", "Students for a Free Tibet, India", "SFT-India"),
    ("part-abbreviated", "Technische Universität Darmstadt", "TU Darmstadt"),
    ("word-abbreviated", "Österreichische Liga für Menschenrechte", "Österr. Liga für Menschenrechte"),
    ("secretariat", "International Tibet Network Secretariat", "International Tibet Network"),
    ("generic-word", "China Aid Association", "China Aid"),
    ("translated", "Reporters sans frontières", "Reporter ohne Grenzen"),
    (
        "acronym-clash",
        "World Council of Peoples for Prisoners (WCPP)",
        "World Coalition against Prison Punishments and for Peace (WCPP)",
    ),
    ("one-thing-apart", "Hong Kong Watch", "Hong Kong Forum"),
    ("contained", "Human Rights House Foundation", "Human Rights Foundation"),
    ("cognates", "Politecnico Torinese", "Politechnico Torinense"),
    (
        "nearly-translated",
        "Fédération internationale des droits humains",
        "International Federation for Human Rights Work",
    ),
    (
        "many-words",
        "Human Rights Law and Peace Institute Oldtown",
        "Human Rights Law and Peace Institute Hill Valley Creek",
    ),
    ("same-acronym", "Alfa Beta Circle (ABC)", "Atelier Bleu Citoyen (ABC)"),
    ("nothing-alike", "Freedom House", "Tibet Justice Center"),
]


def compare(left: str, right: str) -> Verdict:
    """The verdict on two printed names of which nothing else is known."""
    return compare_organizations(Subject((left,)), Subject((right,)))


def test_every_row_of_the_policy_has_an_example() -> None:
    """A row that decides nothing is no part of the policy."""
    assert [row.clue for row in POLICY] == [clue for clue, _, _ in ROWS]


@pytest.mark.parametrize(("clue", "left", "right"), ROWS, ids=[clue for clue, _, _ in ROWS])
def test_a_row_decides_its_pair(clue: str, left: str, right: str) -> None:
    """Each row is the first to speak of some pair, and its answer is the one in the table."""
    verdict = compare(left, right)
    row = next(row for row in POLICY if row.clue == clue)
    assert verdict.clues[0].name == clue
    assert verdict.answer is row.answer
    assert verdict.reason


def labelled() -> list[tuple[str, str, str]]:
    """The labelled pairs: left, right, and "same" or "different"."""
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(left.replace("¦", "|"), right.replace("¦", "|"), label) for left, right, label, _ in map(_cells, lines)]


def _cells(line: str) -> tuple[str, str, str, str]:
    left, right, label, note = line.split(" | ")
    return left, right, label, note


def test_no_labelled_pair_is_answered_wrongly() -> None:
    """Of all pairs, none that are two are joined, and none that are one are held apart."""
    wrong = {"same": Answer.DIFFERENT, "different": Answer.SAME}
    assert [(left, right) for left, right, label in labelled() if compare(left, right).answer is wrong[label]] == []


def test_most_spellings_of_one_name_are_found() -> None:
    """Nearly half are joined unasked, and for nearly all others something speaks."""
    answers = [compare(left, right) for left, right, label in labelled() if label == "same"]
    assert sum(verdict.answer is Answer.SAME for verdict in answers) >= 0.45 * len(answers)
    assert sum(verdict.clues[0].name == "nothing-known" for verdict in answers) <= 0.03 * len(answers)


def test_most_hard_negatives_are_told_apart() -> None:
    """Nearly half are held apart unasked, though most of the later ones were made up to deceive; none is joined."""
    answers = [compare(left, right).answer for left, right, label in labelled() if label == "different"]
    assert answers.count(Answer.DIFFERENT) >= 0.45 * len(answers)
    assert Answer.SAME not in answers


def test_nobody_is_joined_within_one_list_of_signatories() -> None:
    """In the letters of the example corpus nobody signs twice, so no two names of one list are one."""
    lists = [
        [each["organization"] for each in yaml.safe_load(sheet.read_bytes())["signatories"] if each["organization"]]
        for sheet in sorted((example() / "letters").glob("*/letter.yaml"))
    ]
    pairs = {pair for names in lists for pair in combinations(dict.fromkeys(names), 2)}
    assert len(pairs) > 500
    assert [pair for pair in sorted(pairs) if compare(*pair).answer is Answer.SAME] == []


def test_no_two_known_organizations_are_joined_by_their_names() -> None:
    """A name of the reference is that of no other entry, unless the reference says that both go by it."""
    named = [(entry.id, profiles(name)[0]) for entry in _known() for name in (entry.name, *entry.names)]
    near = [
        (one, other)
        for (here, one), (there, other) in combinations(named, 2)
        if here != there and one.joined != other.joined and len(one.keys & other.keys) > 2
    ]
    assert len(near) > 500
    assert [pair for pair in near if compare(pair[0].printed, pair[1].printed).answer is Answer.SAME] == []


def _known() -> list[Known]:
    index = load_knowledge().index(EntityKind.ORGANIZATION)
    institutions = {str(entry["id"]) for entry in entries("institutions")}
    return [known for known in index.by_id.values() if known.id not in institutions]


@pytest.mark.parametrize(
    ("chapter", "whole"),
    [
        ("Amnesty International Canada", "Amnesty International"),
        ("Students for a Free Tibet Canada", "Students for a Free Tibet"),
        ("PEN America", "PEN International"),
        ("International Society for Human Rights (branch in Sweden)", "International Society for Human Rights"),
        ("國際特赦組織台灣分會", "國際特赦組織"),
    ],
)
def test_a_chapter_is_told_from_its_whole(chapter: str, whole: str) -> None:
    """The verdict says which of the two would be the other's chapter, whichever is left."""
    here, there = compare(chapter, whole), compare(whole, chapter)
    assert (here.answer, here.relation, here.inverse) == (Answer.DIFFERENT, "chapter of", False)
    assert (there.answer, there.relation, there.inverse) == (Answer.DIFFERENT, "chapter of", True)


def test_the_whole_beside_a_chapter_in_another_script_does_not_join_them() -> None:
    """Beside '… Taiwan' often stands the general name in Chinese."""
    assert compare("Amnesty International Taiwan 國際特赦組織", "國際特赦組織").answer is Answer.REVIEW
    assert compare("Human Rights in China 中国人权", "中國人權").answer is Answer.SAME


def test_a_whole_that_the_reference_knows_by_its_chapters_has_them() -> None:
    """Where other chapters are known, one more name with a place is held apart."""
    whole = Subject(("Free Tibet Students",), reference="students-for-a-free-tibet")
    verdict = compare_organizations(Subject(("Free Tibet Students Peru",)), whole)
    assert (verdict.answer, verdict.relation, verdict.inverse) == (Answer.DIFFERENT, "chapter of", False)


def test_known_entries_are_what_the_reference_says() -> None:
    """Two of them are two, one is one, and a parent is a parent."""
    canada = Subject(("One",), reference="amnesty-international-canada")
    whole = Subject(("Other",), reference="organization/amnesty-international")
    assert compare_organizations(canada, canada).answer is Answer.SAME
    verdict = compare_organizations(canada, whole)
    assert (verdict.answer, verdict.relation, verdict.inverse) == (Answer.DIFFERENT, "chapter of", False)


def test_a_shared_address_makes_a_missing_word_sure() -> None:
    """'China Aid' and 'China Aid Association' with one site are one; a site of thousands says nothing."""
    one = Subject(("China Aid Association",), sites=frozenset({"www.chinaaid.org"}))
    assert compare_organizations(one, Subject(("China Aid",), sites=frozenset({"chinaaid.org"}))).answer is Answer.SAME
    crowd = frozenset({"facebook.com"})
    left, right = Subject(("China Aid Association",), sites=crowd), Subject(("China Aid",), sites=crowd)
    assert compare_organizations(left, right).answer is Answer.REVIEW


def test_a_printed_parent_is_another_body() -> None:
    """What belongs to a body is not that body."""
    child = Subject(("Oldtown Circle",), parents=frozenset({"Alpha Beta"}))
    verdict = compare_organizations(child, Subject(("Alpha Beta",)))
    assert (verdict.answer, verdict.relation, verdict.inverse) == (Answer.DIFFERENT, "chapter of", False)


def test_a_person_who_signed_for_both_is_a_reason_to_ask() -> None:
    """The same person on both joins nothing, and is said."""
    left, right = (Subject((name,), people=frozenset({"jo doe"})) for name in ("Freedom House", "Tibet Justice Center"))
    verdict = compare_organizations(left, right)
    assert verdict.answer is Answer.REVIEW
    assert "jo doe signed for both" in verdict.reason


def test_one_alias_that_speaks_against_is_heard() -> None:
    """An entity that is one by one name and two by another goes to a person."""
    left = Subject(("Amnesty International", "Amnesty International Canada"))
    assert compare_organizations(left, Subject(("Amnesty International Canada.",))).answer is Answer.REVIEW


def test_an_acronym_is_the_other_entitys_only_when_it_is_long() -> None:
    """Four letters are many a body's; of five and more a letter that prints both is believed."""
    long = Subject(("Doctors Against Forced Organ Harvesting",), acronyms=frozenset({"DAFOH"}))
    assert compare_organizations(Subject(("DAFOH",)), long).answer is Answer.SAME
    short = Subject(("Uyghur Human Rights Project",), acronyms=frozenset({"UHRP"}))
    assert compare_organizations(Subject(("UHRP",)), short).answer is Answer.REVIEW


@pytest.mark.parametrize(("left", "right"), [("AI", "A.I."), ("Union", "Union Inc."), ("AI", "Amnesty International")])
def test_short_names_are_compared_by_their_form_alone(left: str, right: str) -> None:
    """Two letters, or one general word, are nobody's own."""
    assert compare(left, right).answer is not Answer.SAME


NAMES = sorted({name for left, right, _ in labelled() for name in (left, right)})
PRINTED = st.one_of(
    st.sampled_from(NAMES),
    st.text(max_size=24),
    st.builds(
        "{} {}".format, st.sampled_from(NAMES), st.sampled_from(["Canada", "UK", "e.V.", "(Taiwan)", "2", "人权"])
    ),
)


@given(PRINTED, PRINTED)
def test_a_verdict_does_not_depend_on_which_is_left(left: str, right: str) -> None:
    """Turned around, the verdict is the same but for whose the relation is."""
    assert compare(left, right) == compare(right, left).turned()


@given(PRINTED)
def test_a_name_is_never_told_from_itself(name: str) -> None:
    """Whatever is printed, it is not two."""
    assert compare(name, name).answer is not Answer.DIFFERENT


@given(st.sampled_from(NAMES), st.sampled_from(["Canada", "Sweden", "Peru"]), st.sampled_from(["Japan", "India"]))
def test_no_two_countries_names_are_ever_one(name: str, here: str, there: str) -> None:
    """A veto holds against every likeness."""
    assert compare(f"{name} {here}", f"{name} {there}").answer is not Answer.SAME

"""What changed between postings: who came late, who vanished, and which words are others."""

from dataclasses import replace

from tests.factory import org, person
from tests.graph.postings.letters import GROUPS, TEXT, posting, sheet
from undersigned.graph.model import Letter
from undersigned.graph.postings import VersionDiff, Work, version_diff, version_diffs
from undersigned.graph.postings.versions import Fates, fates
from undersigned.graph.resolve import resolve

MORE = (*GROUPS, "Lanterns", "North Pier")
FEWER = GROUPS[1:]


def diff(earlier: Letter, later: Letter) -> VersionDiff:
    """What changed, as the clusters of both letters have it."""
    return version_diff(earlier, later, resolve([earlier, later]))


def names(found: VersionDiff) -> tuple[list[str], list[str]]:
    """Who was added and who is gone."""
    return [each.named_as for each in found.added], [each.named_as for each in found.gone]


def test_who_is_only_in_the_longer_list_signed_late() -> None:
    """Nothing was lost from the first list, which was whole."""
    found = diff(posting("a"), posting("b", names=MORE))
    assert names(found) == (["Lanterns", "North Pier"], [])
    assert (found.late, found.vanished, found.respelt, found.words) == (True, False, (), ())


def test_who_is_missing_on_the_same_day_has_not_vanished() -> None:
    """One of two pages of one day may have cut its list; so nobody is said to have signed late either."""
    found = diff(posting("a"), posting("b", names=(*FEWER, "Lanterns")))
    assert names(found) == (["Lanterns"], ["Harbour Watch"])
    assert (found.late, found.vanished) == (False, False)


def test_who_is_missing_from_a_later_whole_list_has_vanished() -> None:
    """The date says which came later, and neither list was cut off."""
    found = diff(posting("a"), posting("b", date="2021-03-01", names=(*FEWER, "Lanterns")))
    assert (found.late, found.vanished) == (True, True)


def test_a_list_that_is_cut_off_shows_nothing() -> None:
    """Whether it says so, or declares more than it prints; or the earlier one holds more lines than it declares."""
    later = posting("b", date="2021-03-01", names=FEWER)
    for cut in (
        replace(later, signatories_complete=False),
        posting("b", date="2021-03", names=FEWER, claimed=(9, "groups")),
    ):
        assert not diff(posting("a"), cut).vanished
    assert not diff(posting("a", claimed=(4, "groups")), later).vanished
    assert not diff(posting("a", complete=False), posting("b", names=MORE)).late
    assert not diff(posting("a", claimed=(9, "groups")), posting("b", names=MORE)).late


def test_names_of_another_language_have_not_vanished() -> None:
    """The names may be the same ones, translated."""
    found = diff(posting("a"), posting("b", date="2021-03-01", names=FEWER, language="de"))
    assert (found.vanished, found.words) == (False, ())


def test_a_name_spelt_otherwise_is_the_same_signatory() -> None:
    """The clusters know who is who; a person who signs alone in both is known by name."""
    one = posting("a", signed_by=(org("The Harbour Watch"), person("Ana Pilot"), person("Bo Li", of="North Pier")))
    other = posting("b", signed_by=(person("Ana Pilot"), org("HARBOUR WATCH"), person("Cy Moor", of="North Pier")))
    found = diff(one, other)
    assert names(found) == ([], [])
    assert [(before.named_as, now.named_as) for before, now in found.respelt] == [
        ("The Harbour Watch", "HARBOUR WATCH"),
        ("North Pier", "North Pier"),
    ]


def test_words_are_shown_in_both_texts() -> None:
    """Every span quotes its own text; what only one has stands alone."""
    changed = TEXT[3].replace("every level", "each one of the levels")
    one, other = posting("a"), posting("b", text=(*TEXT[:3], changed, *TEXT[4:7]))
    words = diff(one, other).words
    assert [(each.before and each.before.quote, each.after and each.after.quote) for each in words] == [
        ("every level", "each one of the levels"),
        (f"8. {TEXT[7]}".removesuffix("."), None),
    ]
    for each in words:
        for letter, span in ((one, each.before), (other, each.after)):
            assert span is None or letter.source.text[span.start : span.end] == span.quote


def test_the_shortest_line_and_the_title_are_shown() -> None:
    """What was joined must not look as if nothing had changed."""
    one, other = posting("a", text=(*TEXT, "Vote for it.")), posting("b", text=(*TEXT, "Vote against it."), title="No")
    found = [(each.before and each.before.quote, each.after and each.after.quote) for each in diff(one, other).words]
    assert found == [("Open the harbour town", "No"), ("for", "against")]


def test_words_are_held_against_the_first_posting() -> None:
    """A paragraph that one page adds does not come and go."""
    letters = [posting("a"), posting("b", text=(*TEXT, "About us.")), posting("c")]
    found = version_diffs(Work("a", ("a", "b", "c")), letters, resolve(letters))
    assert [(each.earlier, each.first, len(each.words)) for each in found] == [("a", "a", 1), ("b", "a", 0)]


def test_a_fact_sheet_has_no_words_to_compare() -> None:
    """Its own are not the letter's."""
    assert diff(posting("a"), sheet("b")).words == ()


def test_diffs_lead_from_each_posting_to_the_next() -> None:
    """In the order of the work."""
    letters = [posting("a"), posting("b", names=MORE), posting("c", date="2021-04-01", names=MORE[1:])]
    found = version_diffs(Work("a", ("a", "b", "c")), letters, resolve(letters))
    assert [(each.earlier, each.later, each.late, each.vanished) for each in found] == [
        ("a", "b", True, False),
        ("b", "c", False, True),
    ]


def fate(*letters: Letter, primary: str = "a") -> Fates:
    """What became of the signatures of these letters, which are one."""
    by_id = {letter.id: letter for letter in letters}
    return fates(Work(primary, tuple(by_id)), by_id, resolve(letters))


def test_a_signature_is_led_to_its_first_printing() -> None:
    """That of the primary posting; else of the first posting that has it."""
    found = fate(posting("a"), posting("b", names=MORE), posting("c", date="2021-04-01", names=MORE[1:]))
    assert found.again["b", 1] == ("a", 1)
    assert found.again["c", 1] == ("a", 2)
    assert found.again["c", 5] == ("b", 6)
    assert found.late == {("b", 6), ("b", 7)}
    assert found.absent == {("a", 1): "c", ("b", 1): "c"}


def test_who_is_back_in_a_later_list_has_not_vanished() -> None:
    """One posting left a name out, and the next has it again."""
    found = fate(posting("a"), posting("b", date="2021-03-01", names=FEWER), posting("c", date="2021-04-01"))
    assert (found.absent, found.late) == ({}, frozenset())


def test_the_primary_may_be_the_longer_one() -> None:
    """Of two postings of one day the first id stands for the letter, and its list may have grown all the same."""
    found = fate(posting("b"), posting("a", names=MORE))
    assert found.again["b", 1] == ("a", 1)
    assert found.late == {("a", 6), ("a", 7)}


def test_a_signature_that_was_withdrawn_is_withdrawn_from_all_postings() -> None:
    """A person said so of one of them."""
    one = posting("a")
    first, *others = one.signatories
    for day in ("2022-03", None):
        taken = replace(one, signatories=(replace(first, status="withdrawn", withdrawn=day), *others))
        assert fate(taken, posting("b", names=MORE)).withdrawn == {("a", 1): day, ("b", 1): day}
    assert fate(posting("a"), posting("b", names=MORE)).withdrawn == {}


def test_all_printings_of_a_signature_are_known_from_each() -> None:
    """The first, and those that repeat it; who stands in one posting only has one."""
    found = fate(posting("a"), posting("b", names=MORE), posting("c", names=MORE))
    for posted in ("a", "b", "c"):
        assert {*found.printings((posted, 1))} == {("a", 1), ("b", 1), ("c", 1)}
    assert {*found.printings(("c", 6))} == {("b", 6), ("c", 6)}

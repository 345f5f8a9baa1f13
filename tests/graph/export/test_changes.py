"""Changes between two datasets, in words and in triples."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.factory import BASE, letter, org, person, to
from tests.graph.rdf.test_selection import judged, made
from undersigned.graph.errors import InputError
from undersigned.graph.export import export
from undersigned.graph.export.changes import Change, changes
from undersigned.graph.model import Letter
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.selection import Selection, selected

FIRST = letter(
    "harbour",
    title="Open the harbour",
    date="2021-02",
    signed_by=[org("Harbour Watch"), org("Union of Ports"), org("UPT"), person("Ann Lee", of="Harbour Watch")],
    detainees=["Lobsang Told"],
)
SECOND = letter("valley", title="Let the valley sing", signed_by=[org("Harbour Watch")])


def told(old: Dataset, new: Dataset) -> list[Change]:
    """What is told in words."""
    return [*changes(old, new).told]


def kinds(old: Dataset, new: Dataset) -> set[tuple[str, str]]:
    """The kinds of changes, and what each is about."""
    return {(change.kind, change.about) for change in told(old, new)}


def variant(**changed: object) -> Letter:
    """The first letter, otherwise."""
    given: dict[str, object] = {
        "title": "Open the harbour",
        "date": "2021-02",
        "signed_by": [org("Harbour Watch"), org("Union of Ports"), org("UPT"), person("Ann Lee", of="Harbour Watch")],
        "detainees": ["Lobsang Told"],
    }
    return letter("harbour", **{**given, **changed})  # type: ignore[arg-type]


def test_the_same_is_no_change() -> None:
    """Two datasets of the same letters, in another order, are one."""
    found = changes(made(FIRST, SECOND), made(SECOND, FIRST))
    assert found.none
    assert found.told == ()


def test_letters_signatures_and_prisoners_are_told_by_name() -> None:
    """What came and what went, with the letter it is of."""
    now = variant(signed_by=[org("Harbour Watch"), org("Late Comers")], detainees=["Tashi Named"])
    found = kinds(made(FIRST, SECOND), made(now))
    assert {
        ("letter removed", "Let the valley sing"),
        ("signature removed", "Union of Ports"),
        ("signature removed", "Ann Lee, Harbour Watch"),
        ("signature added", "Late Comers"),
        ("detainee removed", "Lobsang Told"),
        ("detainee added", "Tashi Named"),
    } <= found
    assert ("signature removed", "Harbour Watch") not in found


def test_a_moved_signature_is_neither_gone_nor_new() -> None:
    """A name put in front of a list changes every position, and nobody's signature."""
    now = variant(signed_by=[org("Early Bird"), *[org("Harbour Watch"), org("Union of Ports"), org("UPT")],
                             person("Ann Lee", of="Harbour Watch")])  # fmt: skip
    signed = [change for change in told(made(FIRST), made(now)) if change.kind.startswith("signature")]
    assert [(change.kind, change.about) for change in signed] == [("signature added", "Early Bird")]


def test_a_withdrawn_signature_is_told_first_of_signatures() -> None:
    """It is still in the list, and counts no more."""
    from undersigned.graph.judgements.applying import apply_judgements

    judgement = judged("withdrawn", "harbour", "Union of Ports", "shown", "they wrote to us")
    now = made(apply_judgements(FIRST, [judgement]).letter, judgements=(judgement,))
    first = told(made(FIRST), now)[0]
    assert (first.kind, first.about, first.letter) == ("signature withdrawn", "Union of Ports", "harbour")
    assert ("signature restored", "Union of Ports") in kinds(now, made(FIRST))


def test_two_that_became_one_are_told_both_ways() -> None:
    """A judgement joins two organizations, and another day somebody takes it back."""
    apart = made(FIRST)
    joined = made(FIRST, judgements=(judged("same", "Union of Ports", "UPT", "same", "their site"),))
    (change,) = [each for each in told(apart, joined) if each.kind == "joined"]
    assert "UPT" in change.about
    assert "Union of Ports" in (change.now or "")
    assert [each.kind for each in told(joined, apart) if each.kind == "split"] == ["split"]
    assert ("judgement added", "Union of Ports / UPT: same (by R. Reviewer)") in kinds(apart, joined)


def test_changed_facts_have_both_values() -> None:
    """A date that became exact is told with what stood before."""
    found = told(made(FIRST), made(variant(date="2021-02-18")))
    assert Change("fact changed", "date", "harbour", "2021-02", "2021-02-18") in found


@pytest.mark.parametrize("suffix", ["nquads", "turtle"])
def test_old_without_what_is_gone_and_with_what_is_new_is_new(tmp_path: Path, suffix: str) -> None:
    """The two files are N-Quads; applied to the lines of the old dataset they give the new one, byte for byte."""
    ((name, content),) = export(made(FIRST, SECOND), suffix).items()
    (tmp_path / name).write_bytes(content)
    old = Dataset.read(tmp_path / name)
    new = made(variant(title="Open all harbours"), letter("third", signed_by=[org("UPT")]))
    found = changes(old, new)
    lines = {*made(FIRST, SECOND).quads()}
    assert {*found.removed} <= lines
    assert not lines.intersection(found.added)
    assert sorted((lines - {*found.removed}) | {*found.added}) == [*new.quads()]


def test_a_selection_differs_from_the_whole_by_what_was_left_out() -> None:
    """Other letters are gone, and nothing is new but counts."""
    whole = made(FIRST, SECOND)
    found = changes(whole, selected(whole, Selection(letters=("valley",))))
    assert (found.told[0].kind, found.told[0].letter) == ("letter removed", "harbour")
    assert all(f"<{BASE}dataset" in line for line in found.added)


def posted(*letters: Letter, works: tuple[Work, ...]) -> Dataset:
    """The letters, some of them postings of one."""
    return made(*letters, works=works)


AGAIN = letter("harbour-again", title="Open the harbour", date="2021-03", detainees=["Lobsang Told"])
"""A further posting of the first letter."""

BOTH = Work("harbour", ("harbour", "harbour-again"))


def test_who_is_named_in_letters_that_became_one_is_neither_new_nor_gone() -> None:
    """Two letters become postings of one, or are parted: the same people are named in it."""
    apart, one = made(FIRST, AGAIN), posted(FIRST, AGAIN, works=(BOTH,))
    for old, new, kind in ((apart, one, "letters joined"), (one, apart, "letter parted")):
        found = told(old, new)
        assert not [each for each in found if each.kind.startswith("detainee")]
        assert [(each.kind, each.about, each.letter) for each in found if each.kind.startswith("letter")] == [
            (kind, "harbour, harbour-again", "harbour")
        ]


def test_an_earlier_posting_makes_no_prisoner_new() -> None:
    """The letter has another id then, and names the same people."""
    earlier = Work("harbour-again", ("harbour-again", "harbour"))
    found = told(made(FIRST), posted(AGAIN, FIRST, works=(earlier,)))
    assert not [each for each in found if each.kind.startswith("detainee")]
    assert ("posting added", "Open the harbour [harbour-again]") in {(each.kind, each.about) for each in found}


FULL: dict[str, object] = {
    "asks": ["Open the gate.", "Free Lobsang Told."],
    "regions": ["Tibet"],
    "laws": ["Harbour Act"],
    "addressees": [to("Ana Hidden", position="Minister of Quiet")],
    "cc": [to(institution="Ministry of Quiet")],
    "officials": ["Ina Office"],
}

OTHERWISE = {
    ("asks", ("Open the gate.", "Free Lobsang Told and Tashi.")): {("ask changed", "ask 2")},
    ("asks", ("Open the gate.",)): {("ask removed", "Free Lobsang Told.")},
    ("regions", ("Xinjiang",)): {
        ("mention added", "Xinjiang / East Turkistan (region)"),
        ("mention removed", "Tibet (region)"),
    },
    ("laws", ()): {("mention removed", "Harbour Act (law)")},
    ("officials", ()): {("mention removed", "Ina Office (official)")},
    ("cc", ()): {("copy removed", "Ministry of Quiet")},
    ("addressees", (to("Bo Other", position="Minister of Quiet"),)): {
        ("addressee added", "Bo Other"),
        ("addressee removed", "Ana Hidden"),
    },
    ("signed_by", (org("Harbour Watch"), org("Union of Ports"), org("UPT"), person("Ann Lee", role="Chair"))): {
        ("signature removed", "Ann Lee, Harbour Watch"),
        ("signature added", "Ann Lee"),
    },
}


@pytest.fixture(scope="module")
def full() -> Dataset:
    """A letter in which everything is found."""
    return made(variant(**FULL))


@pytest.mark.parametrize(("changed", "expected"), OTHERWISE.items(), ids=range(len(OTHERWISE)))
def test_whatever_a_letter_says_otherwise_is_told(
    full: Dataset, changed: tuple[str, tuple[object, ...]], expected: set[tuple[str, str]]
) -> None:
    """Asks, topics, officials, addressees and copies, by letter."""
    name, value = changed
    assert expected <= kinds(full, made(variant(**{**FULL, name: list(value)})))


def test_an_organization_that_signs_no_more_is_told() -> None:
    """Who signed on behalf of it signs as an individual now: the printed names are the same."""
    old = made(variant(signed_by=[person("Ann Lee", of="Harbour Watch", role="Chair")]))
    new = made(variant(signed_by=[person("Ann Lee", of="Harbour Watch", role="Member")]))
    lines = [
        line.replace('"on behalf of"', '"individual"').replace("onBehalfOf>", "affiliation>") for line in new.quads()
    ]
    found = {(each.about, each.before, each.now) for each in told(old, read(lines))}
    watch = "Harbour Watch [organization/harbour-watch]"
    assert {
        ("Ann Lee, Harbour Watch: organization that signs", watch, "none"),
        ("Ann Lee, Harbour Watch: affiliation", "none", watch),
        ("Ann Lee, Harbour Watch: capacity", "on behalf of", "individual"),
        ("Ann Lee, Harbour Watch: role", "Chair", "Member"),
    } <= found


def read(lines: list[str]) -> Dataset:
    """The dataset of these lines of N-Quads."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dataset.nq"
        path.write_text("".join(f"{line}\n" for line in lines))
        return Dataset.read(path)


PRISONER = f"<{BASE}person/lobsang-told>"


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ('"Some letters"', '"Other letters"', {("dataset changed", "title")}),
        ("/CC0-1.0>", "/CC-BY-4.0>", {("dataset changed", "licence")}),
        ('namedAs> "Lobsang Told"', 'namedAs> "Lobsang Tolt"', {("detainee changed", "Lobsang Told: printed name")}),
        (f"{PRISONER} <http://www.w3.org/2004/02/skos/core#pref", f"{PRISONER} <https://schema.org/", None),
        ('confidence> "0.99"', 'confidence> "0.5"', {("untold", "und:Signature und:confidence")}),
        ("ns#signed> ", "ns#x> ", {("untold", "org:Organization und:signed"), ("untold", "org:Organization und:x")}),
    ],
    ids=range(6),  # a set has no order to be named by
)  # fmt: skip
def test_no_change_is_passed_over(was: str, becomes: str, expected: set[tuple[str, str]] | None) -> None:
    """What no words speak of is counted by class and predicate."""
    old = made(FIRST)
    lines = [*old.quads()]
    assert any(was in line for line in lines)
    new = read([line.replace(was, becomes) for line in lines])
    if expected is None:
        with pytest.raises(InputError, match="prefLabel"):
            changes(old, new)
    else:
        assert expected <= kinds(old, new)


def test_an_alias_and_a_reason_are_told() -> None:
    """A name more or less, and another reason for the same verdict."""
    why = judged("different", "Union of Ports", "UPT", "different", "two houses")
    other = judged("different", "Union of Ports", "UPT", "different", "two flags")
    old, new = made(FIRST, judgements=(why,)), made(FIRST, judgements=(other,))
    (change,) = [each for each in told(old, new) if each.kind.startswith("judgement")]
    assert (change.kind, change.about) == ("judgement changed", "Union of Ports / UPT")
    assert ("two houses" in (change.before or ""), "two flags" in (change.now or "")) == (True, True)
    label = next(line for line in old.quads() if line.startswith(PRISONER) and "prefLabel" in line)
    more = [*old.quads(), label.replace("prefLabel", "altLabel").replace("Lobsang Told", "L. Told")]
    assert ("name added", "Lobsang Told: L. Told") in kinds(old, read(more))
    assert ("name removed", "Lobsang Told: L. Told") in kinds(read(more), old)

import pytest

from tests.factory import dataset, letter, org, person
from undersigned.graph.rdf import Dataset
from undersigned.viz.coalition import NOT_TESTED, coalition_view
from undersigned.viz.view import Kind, View


def ties(view: View) -> set[tuple[str, str]]:
    """The pairs that are tied, by name."""
    names = {node.id: node.label for node in view.nodes}
    return {(min(pair), max(pair)) for pair in ((names[edge.source], names[edge.target]) for edge in view.edges)}


def test_a_tie_needs_two_letters_in_common(small: Dataset) -> None:
    """Organizations that met once are not tied; those that met twice are."""
    assert ties(coalition_view(small)) == {
        ("Hong Kong Watch", "PEN America"),
        ("Human Rights in China", "Ärzte für Tibet"),
    }


def test_a_tie_shows_both_printed_lines_of_every_shared_letter(small: Dataset) -> None:
    """Three letters in common are six lines, each where it is printed."""
    view = coalition_view(small)
    tie = next(edge for edge in view.edges if edge.source == "organization/hong-kong-watch")
    assert tie.letters == ("apec", "games", "policy")
    assert [(quote.letter, quote.words) for quote in tie.quotes] == [
        ("apec", "Hong Kong Watch (HKW)"),
        ("apec", "PEN America"),
        ("games", "Hong Kong Watch"),
        ("games", "PEN America"),
        ("policy", "Hong Kong Watch"),
        ("policy", "PEN America"),
    ]
    assert all(quote.end is not None and quote.start is not None for quote in tie.quotes)


def test_organizations_without_a_tie_are_listed_and_not_drawn(small: Dataset) -> None:
    """One letter is no far ring of dots: the organization stands in the table."""
    view = coalition_view(small)
    assert [node.label for node in view.aside] == ["Dialogue China"]
    assert "Dialogue China" not in {node.label for node in view.nodes}


def test_the_page_says_that_ties_are_not_tested(small: Dataset) -> None:
    """A count is no proof of an alliance, and the reader is told."""
    assert NOT_TESTED in coalition_view(small).notes


def test_a_higher_threshold_leaves_fewer_ties(small: Dataset) -> None:
    """With three letters needed, the pair that met twice is gone."""
    view = coalition_view(small, min_shared=3)
    assert ties(view) == {("Hong Kong Watch", "PEN America")}
    assert view.least == 3


def test_the_full_projection_is_refused(small: Dataset) -> None:
    """One letter in common would tie everybody who signed it."""
    with pytest.raises(ValueError, match="min_shared is 1"):
        coalition_view(small, min_shared=1)


def test_two_letters_cannot_carry_a_coalition() -> None:
    """The page shows organizations and letters instead, and says why."""
    signed_by = [org("Hong Kong Watch"), org("PEN America")]
    view = coalition_view(dataset(letter("a", signed_by=signed_by), letter("b", signed_by=signed_by)))
    assert view.mode == "two-mode"
    assert {node.kind for node in view.nodes} == {Kind.ORGANIZATION, Kind.LETTER}
    assert len(view.edges) == 4
    assert "2 letters with signatories: too few" in view.notes[0]


def test_letters_without_a_shared_pair_cannot_either() -> None:
    """Three letters, and nobody meets twice."""
    view = coalition_view(dataset(*(letter(name, signed_by=[org("PEN America"), org(name)]) for name in "abc")))
    assert view.mode == "two-mode"
    assert "No two organizations here share 2 letters" in view.notes[0]


def test_a_corpus_without_letters_is_an_empty_page() -> None:
    """Nothing read, nothing shown, nothing broken."""
    view = coalition_view(dataset())
    assert (view.mode, view.nodes, view.edges) == ("two-mode", (), ())


def test_too_many_ties_raise_the_threshold_and_say_so() -> None:
    """Rather fewer ties than a blot: the weakest go first."""
    everyone = [org(name) for name in ("A", "B", "C", "D")]
    letters = [letter(name, signed_by=everyone) for name in ("x", "y")] + [letter("z", signed_by=everyone[:2])]
    view = coalition_view(dataset(*letters), most_ties=3)
    assert ties(view) == {("A", "B")}
    assert view.least == 3
    assert any("too many ties" in note for note in view.notes)


def test_an_individuals_organization_has_not_signed() -> None:
    """Where somebody works is printed beside the name; that ties nobody."""
    letters = [
        letter(name, signed_by=[org("PEN America"), person("Jo Ann", of="Yale", individual=True)]) for name in "abc"
    ]
    assert {node.label for node in coalition_view(dataset(*letters)).nodes if node.kind is Kind.ORGANIZATION} == {
        "PEN America"
    }


def test_letters_cut_short_are_told(small: Dataset) -> None:
    """Ties through names that were not printed where we read cannot be seen."""
    signed_by = [org("A"), org("B")]
    cut = dataset(*(letter(name, signed_by=signed_by, complete=name != "a") for name in "abc"))
    assert "1 of 3 letters has more signatories than were printed where we read them." in coalition_view(cut).notes
    assert not any("more signatories" in note for note in coalition_view(small).notes)

from dataclasses import replace

import pytest

from tests.factory import BASE, dataset, letter, org
from tests.graph.network.conftest import resolved
from undersigned.graph.errors import QueryError
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Letter
from undersigned.graph.network import reasons, tie
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset


def withdrawn(made: Letter, *names: str) -> Letter:
    """The letter from which these organizations withdrew."""
    fates = ("withdrawn" if each.organization in names else each.status for each in made.signatories)
    signatories = (replace(each, status=fate) for each, fate in zip(made.signatories, fates, strict=True))
    return replace(made, signatories=tuple(signatories))


def test_every_printed_form_is_a_reason(small: Dataset) -> None:
    """Alpha is here for the lines that print it, each with its words, place, rule and confidence."""
    found = reasons(small, f"{BASE}organization/alpha")
    assert found.answer == "Alpha (organization) is here for 4 reasons in 3 letters"
    signatures = {row.iri: row for row in small.signatures()}
    for reason in found.reasons:
        row = signatures[reason.iri]
        assert (reason.start, reason.end, reason.rule) == (row.evidence.start, row.evidence.end, row.rule)
        assert (reason.words, reason.letter, reason.confidence) == (row.evidence.quote, row.letter_id, row.confidence)
        assert reason.signs


def test_a_mention_and_an_address_are_reasons(small: Dataset) -> None:
    """A detainee, a region and a post are here for where letters name them."""
    gui = reasons(small, f"{BASE}person/gui").reasons
    assert {(each.letter, each.signs) for each in gui} == {("one", False), ("three", True)}
    tibet = [(each.letter, each.says) for each in reasons(small, f"{BASE}region/tibet").reasons]
    assert tibet == [
        ("one", "is named (region) as 'Tibet'"),
        ("one", "is what is asked about as 'Open Tibet.'"),
        ("one", "is named (region) as 'Tibet'"),
        ("two", "is named (region) as 'Tibet'"),
    ]
    assert reasons(small, f"{BASE}organization/council").reasons[0].letter == "two"


def test_a_tie_is_the_lines_of_every_letter_that_both_signed(small: Dataset) -> None:
    """Alpha and Beta: two letters, with both printed lines of each."""
    found = tie(small, f"{BASE}organization/alpha", f"{BASE}organization/beta")
    assert found.answer == "Alpha and Beta both signed 2 letters"
    assert [(each.letter, each.who) for each in found.reasons] == [
        ("one", "Alpha"),
        ("one", "Beta"),
        ("one", "Alpha"),
        ("two", "Beta"),
        ("two", "Alpha"),
    ]
    assert tie(small, f"{BASE}organization/beta", f"{BASE}organization/alpha").reasons == found.reasons


def test_where_there_is_no_tie_the_nearest_is_told() -> None:
    """A and C never signed together, but B signed with both."""
    told = dataset(
        letter("x", signed_by=[org("A"), org("B")]),
        letter("y", signed_by=[org("B"), org("C")]),
    )
    found = tie(told, f"{BASE}organization/a", f"{BASE}organization/c")
    assert (found.answer, found.reasons) == ("A and C have no letter in common", ())
    assert found.nearest == ("B signed 1 letter with A and 1 with C",)


def test_who_withdrew_has_not_signed_nothing() -> None:
    """Why there is no tie is told: A took its one name back; B one under a letter with C, and none under another."""
    told = dataset(
        withdrawn(letter("x", signed_by=[org("A"), org("B"), org("C")]), "A", "B"),
        withdrawn(letter("y", signed_by=[org("B"), org("D")]), "D"),
        letter("z", signed_by=[org("D")], regions=["Tibet"]),
    )
    a, b, c, d = (f"{BASE}organization/{each}" for each in "abcd")
    assert tie(told, a, c).nearest == ("A withdrew from 1 letter, and signed no other here",)
    assert tie(told, c, b).nearest == ("B withdrew from 1 letter",)
    assert tie(told, b, d).nearest == ("D withdrew from 1 letter",)
    assert tie(told, d, c).nearest == ()
    assert tie(told, d, f"{BASE}region/tibet").nearest == ("Tibet signed no letter here",)


def test_letters_that_name_both_are_told_where_both_did_not_sign(small: Dataset) -> None:
    """Alpha signs what names Tibet."""
    found = tie(small, f"{BASE}organization/alpha", f"{BASE}region/tibet")
    assert found.answer == "Alpha and Tibet signed no letter together, but 2 letters name both"
    assert {each.letter for each in found.reasons} == {"one", "two"}


def test_a_letter_and_a_name(small: Dataset) -> None:
    """What the letter says of it, whichever comes first; that it does not, if so."""
    for pair in (("letter/one", "organization/beta"), ("organization/beta", "letter/one")):
        found = tie(small, *(BASE + each for each in pair))
        assert [each.letter for each in found.reasons] == ["one"]
    assert tie(small, f"{BASE}letter/four", f"{BASE}organization/beta").answer == "Beta is not in the letter four"
    with pytest.raises(QueryError, match="two letters are not tied"):
        tie(small, f"{BASE}letter/four", f"{BASE}letter/one")


def test_every_iri_of_a_dataset_has_an_answer(small: Dataset) -> None:
    """Signatures, mentions, asks, issues, evidence, texts and graphs: whatever is there says why."""
    subjects = {each.subject for each in small.statements()}
    graphs = {each.graph for each in small.statements() if each.graph is not None}
    for iri in sorted(subjects | graphs):
        found = reasons(small, iri)
        assert found.answer
        assert "<" not in found.answer


def test_a_statement_leads_to_its_words(small: Dataset) -> None:
    """A signature, an ask, an issue, evidence: each has the words, or says what it is."""
    signature = next(small.signatures())
    (reason,) = reasons(small, signature.iri).reasons
    assert (reason.words, reason.start) == (signature.evidence.quote, signature.evidence.start)
    assert any(each.iri == signature.iri for each in reasons(small, signature.evidence.iri).reasons)
    ask = next(small.asks())
    assert reasons(small, ask.iri).reasons[0].words == "Open Tibet."
    issue = next(small.issues())
    assert "odd but true" in reasons(small, issue.iri).reasons[0].says


@pytest.mark.parametrize("iri", ["https://elsewhere.example/x", "not an iri", "", f"{BASE}letter/one/signature/99"])
def test_what_is_not_here_is_a_mistake(small: Dataset, iri: str) -> None:
    """An IRI of nothing is told in one line."""
    with pytest.raises(QueryError, match="nothing in the dataset has this IRI"):
        reasons(small, iri)


def test_reasons_are_safe_to_show() -> None:
    """Names and words are escaped."""
    told = dataset(letter("x", signed_by=[org("<b>A</b>"), org("<i>B</i>")]))
    one, two = sorted(iri for iri, row in told.entities().items() if row.kind == "organization" and "<" in row.label)
    html = tie(told, one, two)._repr_html_()
    assert "<i>" not in html
    assert "<b>A" not in html


def test_postings_of_a_letter_are_counted_as_one_letter() -> None:
    """Alpha is printed in both postings, and signed one letter."""
    posted = dataset(
        letter("a", signed_by=[org("Alpha")]),
        letter("b", signed_by=[org("Alpha")]),
        works=[Work("a", ("a", "b"))],
    )
    answer = reasons(posted, f"{BASE}organization/alpha").answer
    assert answer.endswith("in 1 letter")


def test_an_id_that_was_replaced_says_by_which_and_why() -> None:
    """The judgement that joined the two is the reason."""
    joined = Judgement("same", "Aleph Group", "Beta", "same", "one board", (), "R. Viewer", "2024-05-02")
    apart = (letter("x", signed_by=[org("Aleph Group")]), letter("y", signed_by=[org("Beta")]))
    told = resolved(*apart, judgements=(joined,))
    found = reasons(told, f"{BASE}organization/beta")
    assert found.answer == (
        "organization/beta is now Aleph Group (organization/aleph-group),"
        " because R. Viewer judged 'Aleph Group' and 'Beta': same"
    )
    assert [each.source for each in found.reasons] == ["R. Viewer: one board"]


@pytest.mark.parametrize("part", ["issue/1", "text", "extraction"])
def test_what_is_in_the_graph_of_a_letter_names_the_letter(small: Dataset, part: str) -> None:
    """Also what stands at no place of its text."""
    found = reasons(small, f"{BASE}letter/one/{part}")
    assert found.reasons[0].letter == "one"
    selector = next(small.signatures()).evidence.iri.replace("/text#", "/selector#")
    assert reasons(small, selector).reasons[0].letter == "one"


def test_two_names_of_one_are_told_to_be_one(small: Dataset) -> None:
    """That is no tie, and no co-signing."""
    found = tie(small, f"{BASE}organization/alpha", f"{BASE}organization/alpha")
    assert (found.answer, found.reasons) == ("both names are one: Alpha (organization/alpha)", ())
    assert tie(small, f"{BASE}letter/one", f"{BASE}letter/one").answer == "both names are one: the letter one"


def test_the_dataset_is_described_in_words(small: Dataset) -> None:
    """The whole, its files, its build and its counts."""
    assert "triples on 4 letters" in reasons(small, f"{BASE}dataset").answer
    assert reasons(small, f"{BASE}dataset.nq").answer.endswith("holds the dataset as application/n-quads")
    assert "from 4 texts" in reasons(small, f"{BASE}dataset/build").answer
    assert "und" in reasons(small, f"{BASE}dataset/class/und-Signature").answer
    assert "program" in reasons(small, f"{BASE}software/undersigned").answer

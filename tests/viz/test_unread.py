from collections.abc import Sequence
from dataclasses import replace

import pytest

from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Addressee, Capacity, Issue, Letter, Severity, Signatory
from undersigned.viz.unread import BESIDE, NEAR, unread


def signed(text: str, names: Sequence[str]) -> Letter:
    """A letter with this text in which these names were read as signatories."""
    source = source_from_bytes("a.txt", text.encode())
    places = [source.span(text.index(name), text.index(name) + len(name)) for name in names]
    signatories = tuple(
        Signatory(number, None, span.quote, None, None, None, Capacity.ORGANIZATION, span, 0.9, "made for a test")
        for number, span in enumerate(places, start=1)
    )
    return Letter("a", source, signatories=signatories)


def lines(letter: Letter) -> list[str]:
    """The words that were not read."""
    return [span.quote for span in unread(letter)]


@pytest.mark.parametrize("missed", ["PEN America", "Free Tibet", "Hong Kong Watch"])
def test_an_item_that_was_passed_over_is_found(missed: str) -> None:
    """At the head, in the middle and at the end of a numbered list."""
    names = ["PEN America", "Amnesty", "Free Tibet", "Tibet Watch", "Hong Kong Watch"]
    text = "We ask you to act.\n\n" + "".join(f"{number}. {name}\n" for number, name in enumerate(names, 1))
    letter = signed(text, [name for name in names if name != missed])
    assert [words.removeprefix(f"{names.index(missed) + 1}. ") for words in lines(letter)] == [missed]


def test_a_list_without_markers_ends_with_its_last_signatory() -> None:
    """Between signatories a missed line is seen; what follows the list could be anything."""
    text = "Act now.\n\nPEN America\nSomething Odd\nFree Tibet\n\nFor media: call us\n"
    assert lines(signed(text, ["PEN America", "Free Tibet"])) == ["Something Odd"]


def test_what_is_explained_otherwise_is_no_gap() -> None:
    """Headings, ornaments, a list of copies, a line that the reading itself has put into words."""
    text = "PEN America\n\nAsia\n----\n\n* * *\nand 12 others\nTo the King\nFree Tibet\n"
    letter = signed(text, ["PEN America", "Free Tibet"])
    king = letter.source.span(text.index("To the King"), text.index("To the King") + 11)
    others = letter.source.span(text.index("and 12"), text.index("and 12") + 13)
    letter = replace(
        letter,
        addressees=(Addressee("the King", None, None, None, king, 0.9, "made for a test"),),
        issues=(Issue("unnamed-signatories", Severity.NOTE, "12 sign without a name.", others),),
    )
    assert lines(letter) == []


def test_prose_that_names_signatories_is_no_list() -> None:
    """A name here and a name there leave no lines between them to be read."""
    text = (
        "We at PEN America are worried about what happens.\nSo are many.\nAnd our friends of Free Tibet are as well.\n"
    )
    assert lines(signed(text, ["PEN America", "Free Tibet"])) == []


def test_far_apart_signatories_are_not_of_one_list() -> None:
    """One at the top and one under the letter."""
    text = "PEN America\n" + "We write prose.\n" * (NEAR + 1) + "Free Tibet\n"
    assert lines(signed(text, ["PEN America", "Free Tibet"])) == []


def test_the_look_beyond_the_list_is_bounded() -> None:
    """A long list of something else costs no more than its first items."""
    text = "1. PEN America\n" + "".join(f"{number}. Thing {number}\n" for number in range(2, 200))
    assert len(lines(signed(text, ["PEN America"]))) == BESIDE


def test_no_signatories_no_gaps() -> None:
    """There is no list to have gaps."""
    assert lines(signed("1. Act\n2. Now\n", [])) == []

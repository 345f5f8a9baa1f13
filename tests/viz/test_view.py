import pytest

from undersigned.viz.view import Kind, Quote, View, ViewEdge, ViewLetter, ViewNode, count, letters_of

SAID = Quote("apec", 5, 8, "PEN", "signed")
PEN = ViewNode("organization/pen", "https://x.example/organization/pen", Kind.ORGANIZATION, "PEN", (SAID,))


def view(**changed: object) -> View:
    """A view of one organization, with something changed."""
    parts: dict[str, object] = {
        "name": "graph",
        "mode": "whole",
        "title": "T",
        "summary": "S",
        "notes": (),
        "letters": (ViewLetter("apec", "Apec"),),
        "nodes": (PEN,),
        "edges": (),
    }
    return View(**(parts | changed))  # type: ignore[arg-type]


def test_a_node_counts_each_letter_once() -> None:
    """However often a letter is quoted, it is one letter."""
    assert letters_of([SAID, Quote("apec", 9, 12, "PEN", "asks"), Quote("a", 0, 1, "x", "signed")]) == ("a", "apec")
    assert view().nodes[0].letters == ("apec",)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"nodes": (PEN, PEN)}, "two nodes with one id"),
        ({"aside": (PEN,)}, "both draws and sets aside"),
        ({"edges": (ViewEdge(PEN.id, "letter/apec", "signed", (SAID,)),)}, "without its nodes"),
        ({"letters": ()}, "quotes letters it does not list: apec"),
        ({"with_chapters": View("g", "ties", "T", "S", (), (), (), ())}, "other letters with chapters than without"),
    ],
)
def test_a_view_that_does_not_hold_together_is_refused(changed: dict[str, object], told: str) -> None:
    """What a page cannot show is a mistake of the caller, said at once."""
    with pytest.raises(ValueError, match=told):
        view(**changed)


def test_numbers_agree_with_their_nouns() -> None:
    """One letter, two letters, bodies."""
    assert [count(1, "letter"), count(0, "letter"), count(3, "body", "bodies")] == ["1 letter", "0 letters", "3 bodies"]

import pytest

from tests.graph.rdf.faults import CLIMATE, LATER, PLEA, Change, messages, swapped
from undersigned.graph.rdf.names import OA, UND

SELECTOR = f"{LATER}/selector#char=106,111"


@pytest.mark.parametrize(
    ("focus", "message", "change"),
    [
        (SELECTOR, "where its IRI says: at 106 and 111", swapped(SELECTOR, OA["start"], '"106"', '"105"')),
        (SELECTOR, "where its IRI says", swapped(SELECTOR, OA["end"], '"111"', '"112"')),
        (SELECTOR, "5 characters", swapped(SELECTOR, OA["exact"], "Watch", "Watches")),
        (
            f"{LATER}/text#char=106,111",
            "selector of its own stretch",
            swapped(f"{LATER}/text#char=106,111", OA["hasSelector"], "106,111", "115,123"),
        ),
        (
            f"{PLEA}/selector#char=0,5",
            "overlap they have the same words",
            swapped(f"{PLEA}/selector#char=0,5", OA["exact"], "Joint", "Other"),
        ),
        (
            f"{LATER}/signature/2",
            "named in the words",
            swapped(f"{LATER}/signature/2", UND["namedAs"], "Lanterns", "Ku Klux Klan"),
        ),
        (
            f"{LATER}/signature/2",
            "named in the words",
            swapped(f"{LATER}/signature/2", UND["evidence"], "115,123", "32,39"),
        ),
        (
            f"{CLIMATE}/signature/1",
            "lies in the text of that letter",
            swapped(f"{CLIMATE}/signature/1", UND["evidence"], "climate/text#char=35,40", "later/text#char=106,111"),
        ),
    ],
)
def test_evidence_that_cannot_be_right_is_refused(focus: str, message: str, change: Change) -> None:
    """Places, words and the IRIs made of them agree, and the words of a signature name who signed."""
    assert message in messages(change, focus)


def test_a_name_may_be_printed_with_other_breaks_and_case() -> None:
    """What a line break or a case has changed is still the name."""
    for name in ("WATCH", "Watch Norway", "Wat-ch"):
        assert messages(swapped(f"{LATER}/signature/1", UND["namedAs"], "Watch", name), f"{LATER}/signature/1") == ""


def test_a_person_may_name_a_signatory_otherwise() -> None:
    """Who reads "HRW" as a longer name shares no word with the letter, and says so in a judgement."""
    node = f"{PLEA}/signature/1"
    assert messages(swapped(node, UND["namedAs"], "Watch", "Custodians"), node) == ""

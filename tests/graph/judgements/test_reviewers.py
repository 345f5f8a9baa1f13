"""An address of a person who judged is in nothing that is published."""

import pytest

from tests.factory import letter, org
from tests.graph.network.conftest import resolved
from undersigned.graph.judgements import Judgement, apply_judgements
from undersigned.graph.judgements.reviewers import public_name

ADDRESSED = "Ann O'Lee <ann.o@mail.example>"


@pytest.mark.parametrize(
    ("by", "name"),
    [
        (ADDRESSED, "Ann O'Lee"),
        ("Ann (ann@mail.example)", "Ann"),
        ("ann@mail.example (Ann Lee)", "(Ann Lee)"),
        ("mailto:ann@mail.example", "ann"),
        ("<ann@mail.example>", "ann"),
        ("ann@localhost", "ann"),
        ("Ann, ann@mail.example", "Ann"),
        ("安 <an@例.example>", "安"),
        ("A. Reviewer", "A. Reviewer"),
        ("@ann", "ann"),
    ],
)
def test_a_name_is_published_without_an_address(by: str, name: str) -> None:
    """Of a bare address what stands before the "@"."""
    assert public_name(by) == name
    assert public_name(name) == name


def test_no_address_is_in_the_dataset() -> None:
    """Not as a label, not in an IRI, not as the source of a relation or in a question."""
    said = [
        Judgement("relation", "Alpha", "Beta", "member of", "a list", (), ADDRESSED, "2024-05-02"),
        Judgement("different", "Alpha", "Gamma", "different", "two", (), "bo@mail.example", "2024-05-02"),
    ]
    facts = [
        Judgement("fact", "x", "Alpha", verdict, "seen", (), by, "2024-05-02", "signatory")
        for verdict, by in (("accept", ADDRESSED), ("reject", "bo@mail.example"))
    ]
    judged = apply_judgements(letter("x", signed_by=[org("Alpha"), org("Beta"), org("Gamma")]), facts).letter
    told = resolved(judged, judgements=(*said, *facts))
    values = {value for each in told.statements() for value in (each.subject, each.object.value)}
    assert not [value for value in values if "mail" in value]
    assert {"Ann O'Lee", "bo", "Ann O'Lee, 2024-05-02"} <= values
    assert {row.by for row in told.judgements()} == {"Ann O'Lee", "bo"}

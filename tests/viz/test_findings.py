import dataclasses

import pytest

from tests.factory import letter, org, person, to
from undersigned.graph.model import Letter
from undersigned.viz.findings import PARTS, SORTS, Finding, findings


@pytest.fixture
def full() -> Letter:
    """A letter that has everything."""
    return letter(
        subject="Tibet",
        date="2023-11",
        kind="Open letter",
        publisher="PEN America",
        claimed=(2, "organizations"),
        addressees=[to("Ada", position="President", institution="House", address="1 Street")],
        cc=[to(position="Secretary")],
        signed_by=[org("Hong Kong Watch", acronym="HKW", country="UK"), person("Zhou", of="HRIC", role="Director")],
        detainees=["Ekpar Asat"],
        open_ended=True,
        concerns=["Li Si"],
        officials=[("Xi Jinping", "President")],
        regions=["Tibet"],
        laws=["Basic Law"],
        bodies=["Council"],
        events=["Summit"],
        asks=["Act now."],
    )


def test_every_span_of_a_letter_is_in_a_finding(full: Letter) -> None:
    """Nothing that was read is left dark."""
    lit = {span for found in findings(full) for span in (*found.spans, *(part for _, part in found.parts))}
    assert lit == set(full.spans())
    assert {found.sort for found in findings(full)} == {sort.name for sort in SORTS}


def test_a_signatory_says_who_signs_and_as_what(full: Letter) -> None:
    """The name that signs stands first, the rest beside it."""
    first, second = (found for found in findings(full) if found.sort == "signatory")
    assert (first.value, first.details) == ("Hong Kong Watch", ("no. 1", "organization", "acronym: HKW", "country: UK"))
    assert (second.value, second.details) == ("HRIC", ("no. 2", "on behalf of", "person: Zhou", "role: Director"))
    assert {name for name, _ in (*first.parts, *second.parts)} < {part.name for part in PARTS}


def test_a_topic_that_the_reference_does_not_know_says_so(full: Letter) -> None:
    """Whoever checks a reading can then add it."""
    unknown = dataclasses.replace(full, regions=(dataclasses.replace(full.regions[0], id=None),))
    (found,) = (each for each in findings(unknown) if each.sort == "region")
    assert found == Finding(
        "region", "Tibet", full.regions[0].mentions, "made for a test", 0.99, ("not in the reference",)
    )


def test_an_empty_letter_has_no_findings() -> None:
    """And that is no mistake."""
    assert findings(letter(title=None, addressees=[])) == ()


def test_a_withdrawn_signature_is_told_and_struck_through(full: Letter) -> None:
    """Its words are still those of the list."""
    gone = dataclasses.replace(full.signatories[0], status="withdrawn", withdrawn="2024-02")
    found = findings(dataclasses.replace(full, signatories=(gone, *full.signatories[1:])))
    first, second = [each for each in found if each.sort == "signatory"]
    assert "withdrawn 2024-02" in first.details
    assert ("withdrawn", gone.span) in first.parts
    assert "withdrawn" not in dict(second.parts)

from tests.factory import letter, org, person, to
from undersigned.cli.portrait import portrait, signed
from undersigned.graph.model import Issue, Severity


def test_a_letter_in_a_few_lines() -> None:
    """What was read, what a person supplied, and every issue, one a line."""
    one = letter(
        title="A plea",
        addressees=[to("Ada Example", position="President", institution="The Board")],
        claimed=(3, "groups"),
        signed_by=[org("Free Tibet")],
        detainees=["Li Wei"],
        issues=[Issue("fused-line", Severity.NOTE, "Two names\nstand on one line.")],
        supplied=[("date", "2021-02")],
    )
    assert list(portrait(one)) == [
        "title       A plea",
        "date        2021-02",
        "to          Ada Example, President, The Board",
        "signatories 1 (the letter says 3)",
        "names       1 detainee, 0 officials, 0 regions, 0 laws, 0 asks",
        "note        fused-line: Two names stand on one line.",
    ]


def test_what_is_not_there_is_said() -> None:
    """A text that is hardly a letter."""
    lines = list(portrait(letter(title=None, addressees=())))
    assert lines[:3] == ["title       none found", "date        none found", "to          nobody named"]


def test_a_signatory_is_a_row() -> None:
    """In the order of the table's columns."""
    one = letter(signed_by=[person("Jo Ann", of="Free Tibet", role="director")]).signatories[0]
    assert signed(one)[:7] == (1, "Free Tibet", None, "Jo Ann", "director", None, "on behalf of")

import pytest

from tests.factory import letter, org
from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve import resolve
from undersigned.graph.resolve.known import knowledge_of


@pytest.mark.parametrize(("kind", "verdict"), [("different", "same"), ("same", "different"), ("same", "yes")])
def test_an_answer_that_says_two_things_is_reported_and_not_followed(kind: str, verdict: str) -> None:
    """Nobody is merged for it, and nobody parted."""
    names = ("Covenant Watch", "Harbour Light")
    letters = [letter(signed_by=[org(name) for name in names])]
    odd = Judgement(kind, *names, verdict, "a reason", (), "A. Reviewer", "2024-05-02")
    nothing = knowledge_of({})
    clusters = resolve(letters, [odd], knowledge=nothing)
    assert clusters.entities == resolve(letters, knowledge=nothing).entities
    assert [f"it is of the kind {kind!r}" in report for report in clusters.reports] == [True]

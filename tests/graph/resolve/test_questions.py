import pytest

from tests.factory import letter, org
from undersigned.graph.resolve import Clusters, resolve
from undersigned.graph.resolve.known import Knowledge, Known, knowledge_of
from undersigned.graph.resolve.questions import MOST


def asked(*names: str, knowledge: Knowledge | None = None) -> Clusters:
    """Who is who when one letter is signed by these organizations."""
    one = letter("a", addressees=(), signed_by=[org(name) for name in names])
    return resolve([one], knowledge=knowledge or knowledge_of({}))


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("Covenant Watch", "Covenants Watch", "spelled alike"),
        ("Chow Hang Tung Fund", "Hang Tung Chow Fund", "spelled alike"),
        ("Tibet Justice Center", "Tibet Justice Center Secretariat", "with 'secretariat' added"),
    ],
)
def test_names_alike_are_left_apart_and_asked_about(one: str, other: str, says: str) -> None:
    """With a reason in words."""
    clusters = asked(one, other)
    assert len(clusters.entities) == 2
    assert [says in question.reason for question in clusters.questions] == [True]
    assert clusters.questions[0].weight == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hong Kong Watch", "Human Rights Watch"),
        ("Free Tibet", "Students for a Free Tibet"),
        ("PEN America", "PEN International"),
    ],
)
def test_names_that_only_share_words_are_not_asked_about(one: str, other: str) -> None:
    """A person's time is for what may be one."""
    assert asked(one, other).questions == ()


def test_two_known_entries_are_not_asked_about() -> None:
    """The reference tells them apart already."""
    known = knowledge_of({"organizations": [Known("one", "Covenant Watch"), Known("two", "Covenants Watch")]})
    assert asked("Covenant Watch", "Covenants Watch", knowledge=known).questions == ()


def test_only_so_many_are_asked_at_once() -> None:
    """The weightiest come first, the rest when these are answered."""
    names = [f"{'Group' if at % 2 else 'Groups'} Number{at // 2} Zz{at // 2}" for at in range(4 * MOST)]
    assert len(asked(*names).questions) == MOST

from collections.abc import Sequence

import pytest

from tests.factory import Signs, letter, org, person
from undersigned.graph.model import Letter
from undersigned.graph.resolve import resolve
from undersigned.graph.resolve.entities import Clusters, EntityKind
from undersigned.graph.resolve.known import Index, Knowledge, load_knowledge
from undersigned.graph.resolve.verdicts import Answer

ONE = (
    ("China Aid Association", "ChinaAid"),
    ("Chinese Human Rights Defenders", "The Network of Chinese Human Rights Defenders"),
    ("Institute for China’s Democratic Transition", "The Institute for China's Democratic Transition"),
    ("International Tibet Network", "International Tibet Network Secretariat"),
    ("HUMAN RIGHTS WATCH", "Human Rights Watch (HRW)"),
)
"""Two names of one organization each."""

TWO = (
    ("Amnesty International", "Amnesty International USA"),
    ("International Service for Human Rights (ISHR)", "International Society for Human Rights (ISHR)"),
    ("International Service for Human Rights", "International Society for Human Rights"),
    ("Hong Kong Watch", "Human Rights Watch"),
    ("Free Tibet", "Students for a Free Tibet"),
    ("Scottish Hongkongers", "The Hong Kong Scots"),
    ("PEN America", "PEN International"),
    ("Students for a Free Tibet", "Students for a Free Tibet, India"),
    ("World Uyghur Congress", "World Uyghur Conference"),
)
"""Two organizations each, whose names look alike or share an acronym."""

ONE_PERSON = (("Ekpar Asat", "Aikebaier Aisaiti"), ("Joshua Wong", "Wong Chi-fung"))
"""Two names of one person each, as a source says."""

TWO_PEOPLE = (("Zhang Zhan", "Zhang Zhang"), ("Gulshan Abbas", "Rushan Abbas"), ("Xu Zhiyong", "Xu Zhangrun"))
"""Two people each, whose names look alike."""

BOTH = [("organization", *pair) for pair in (*ONE, *TWO)] + [("person", *pair) for pair in (*ONE_PERSON, *TWO_PEOPLE)]
"""Every pair of the list, with its kind."""

RIGHT = {frozenset(pair): Answer.SAME for pair in (*ONE, *ONE_PERSON)} | {
    frozenset(pair): Answer.DIFFERENT for pair in (*TWO, *TWO_PEOPLE)
}
"""What is true of each pair."""

ASKED = frozenset(map(frozenset, ONE_PERSON))
"""The pairs that a person may be asked about; of all others the answer is certain.

A source says that somebody has both names, not that whoever signs with one of them is that person.
"""


def allowed(left: str, right: str) -> frozenset[Answer]:
    """The answers that may be given on a pair: the right one, and a question where one is due."""
    pair = frozenset((left, right))
    return frozenset({RIGHT[pair], Answer.REVIEW} if pair in ASKED else {RIGHT[pair]})


def answer(clusters: Clusters, left: str, right: str) -> Answer:
    """What these clusters say of two entity ids: one, two, or a question."""
    if left == right:
        return Answer.SAME
    asked = any({question.left, question.right} == {left, right} for question in clusters.questions)
    return Answer.REVIEW if asked else Answer.DIFFERENT


def signed(kind: str, names: Sequence[str]) -> list[Letter]:
    """One letter a name, which nobody else signs."""
    signs: list[Signs] = [org(name) if kind == "organization" else person(name) for name in names]
    return [letter(f"l{n}", addressees=(), signed_by=[one]) for n, one in enumerate(signs)]


def told(kind: str, names: Sequence[str], knowledge: Knowledge) -> tuple[Clusters, list[str]]:
    """The clusters of these names, and the entity of each."""
    clusters = resolve(signed(kind, names), knowledge=knowledge)
    return clusters, [clusters.members[f"l{n}", f"signatory-{kind}", 1] for n in range(len(names))]


@pytest.mark.parametrize(("kind", "left", "right"), BOTH)
def test_a_pair_of_the_hard_list_is_told_right(kind: str, left: str, right: str) -> None:
    """No single likeness is safe for these pairs; of each the answer is right, and but for two nobody is asked."""
    clusters, ids = told(kind, [left, right], load_knowledge())
    assert answer(clusters, *ids) in allowed(left, right)


@pytest.mark.parametrize(("kind", "left", "right"), BOTH)
def test_without_the_reference_nothing_is_joined_wrongly(kind: str, left: str, right: str) -> None:
    """Where nothing is known of two names but their letters, two are never made one."""
    known = load_knowledge()
    nobody = Knowledge({**known.indexes, EntityKind.ORGANIZATION: Index(), EntityKind.PERSON: Index()})
    clusters, ids = told(kind, [left, right], nobody)
    assert (answer(clusters, *ids) is Answer.SAME) <= (RIGHT[frozenset((left, right))] is Answer.SAME)


@pytest.mark.parametrize("kind", ["organization", "person"])
def test_all_of_the_hard_list_together_is_told_right(kind: str) -> None:
    """No chain of names joins what is two or brings up a question, when all of them stand in one corpus."""
    names = sorted({name for each, *pair in BOTH if each == kind for name in pair})
    clusters, ids = told(kind, names, load_knowledge())
    entity = dict(zip(names, ids, strict=True))
    wrong = [
        (left, right)
        for each, left, right in BOTH
        if each == kind and answer(clusters, entity[left], entity[right]) not in allowed(left, right)
    ]
    assert wrong == []

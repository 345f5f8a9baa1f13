"""A name printed in two scripts: whose it is, and when it leads to somebody."""

from dataclasses import replace

import pytest

from tests.factory import letter, org, person
from undersigned.graph.model import Signatory
from undersigned.graph.resolve import resolve
from undersigned.graph.resolve.known import Known, knowledge_of
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.translations import Translation, is_certain, join_translations, second_name


def signatory(entry: str, **parts: str) -> Signatory:
    """A signatory of this entry, with the words of its parts."""
    (made,) = letter("a", signed_by=[person(parts["person"], of=parts["organization"])]).signatories
    start = made.span.start
    span = replace(made.span, end=start + len(entry), quote=entry)
    places = {
        name: replace(span, start=start + entry.index(words), end=start + entry.index(words) + len(words), quote=words)
        for name, words in parts.items()
    }
    return replace(made, span=span, parts=places, translation=parts["translation"])


@pytest.mark.parametrize(
    ("entry", "whose"),
    [
        ("Li Wei 李伟, Rights Watch", "person"),
        ("李伟 Li Wei, Rights Watch", "person"),
        ("Li Wei, Rights Watch 李伟", "organization"),
        ("Rights Watch 李伟 – Director – Li Wei", "organization"),
    ],
)
def test_a_second_name_is_of_whom_it_stands_beside(entry: str, whose: str) -> None:
    """A person and an organization on one line: the name in the other script is of the nearer one."""
    read = signatory(entry, person="Li Wei", organization="Rights Watch", translation="李伟")
    assert [part for part in ("person", "organization") if second_name(read, part) is not None] == [whose]


def test_without_a_second_name_there_is_none() -> None:
    """Most entries have one name."""
    (made,) = letter("a", signed_by=[org("Rights Watch")]).signatories
    assert second_name(made, "organization") is None
    assert second_name(replace(made, translation="权利观察"), "organization") == "权利观察"
    assert second_name(replace(made, translation="权利观察"), "person") is None


@pytest.mark.parametrize(
    ("name", "translation", "certain"),
    [
        ("Rights Watch", "权利观察", True),
        ("Rights Watch Taiwan", "台湾权利观察", True),
        ("Rights Watch Taiwan", "权利观察", False),
        ("Rights Watch", "台湾权利观察", False),
        ("Rights Watch", "台湾", False),
        ("Chinese Rights Watch", "中国权利观察", True),
        ("Chinese Rights Watch Germany", "中国权利观察", False),
        ("权利观察", "RW", False),
    ],
)
def test_a_second_name_is_certain_where_neither_says_more(name: str, translation: str, *, certain: bool) -> None:
    """A place in one of the two may make it a chapter; an acronym or a place alone names many."""
    assert is_certain(name, translation) is certain


def test_two_known_organizations_are_never_joined() -> None:
    """The reference tells them apart; that a letter prints both on one line is asked about."""
    known = knowledge_of({"organizations": [Known("a", "Alpha Watch"), Known("b", "Beta Watch", names=("贝塔观察",))]})
    letters = [letter("a", signed_by=[org("Alpha Watch", second="贝塔观察"), org("Beta Watch")])]
    found = resolve(letters, knowledge=known)
    signed = [entity for entity in found.entities if entity.reference is not None]
    assert [entity.reference for entity in signed] == ["a", "b"]
    assert [question.reason for question in found.questions] == ["'贝塔观察' may name either"]


def test_a_chain_of_names_does_not_join_two_known_ones() -> None:
    """Neither at once nor one link after the other."""
    merging = Merging()
    claims = {
        "x/a": {Translation("甲", "x/甲", True)},
        "x/b": {Translation("乙", "x/乙", True)},
        "x/甲": {Translation("乙", "x/乙", True)},
    }
    unclear = join_translations(claims, {"x/a", "x/b", "x/甲", "x/乙"}, {"x/a", "x/b"}, merging)
    assert merging.find("x/a") != merging.find("x/b")
    assert unclear
    assert merging.find("x/a") == merging.find("x/甲")

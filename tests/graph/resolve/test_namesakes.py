"""Namesakes: one printed name that a person says is two."""

from tests.factory import letter, org
from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve import resolve
from undersigned.graph.resolve.known import Known, knowledge_of

NOTHING = knowledge_of({})


def different(left: str, right: str) -> Judgement:
    """A person says that two names are two."""
    return Judgement("different", left, right, "different", "two prisons", (), "A. Reviewer", "2024-01-01")


def test_a_person_tells_two_prisoners_of_one_name_apart() -> None:
    """The one of the named letter gets an id of its own; all other letters keep theirs."""
    letters = [letter(id, addressees=(), detainees=["Wang Weiming"]) for id in ("a", "b", "c")]
    assert len(resolve(letters, knowledge=NOTHING).entities) == 1
    found = resolve(letters, (different("Wang Weiming @ a", "Wang Weiming @ b"),), knowledge=NOTHING)
    people = {letter: id for (letter, field, _), id in found.members.items() if field == "detainee"}
    assert people == {"a": "person/wang-weiming", "b": "person/wang-weiming.in.b", "c": "person/wang-weiming"}
    assert found.reports == ()
    assert found.questions == ()


def test_one_side_may_be_all_other_letters() -> None:
    """'Wang Weiming' and 'Wang Weiming @ b' say the same."""
    letters = [letter(id, addressees=(), detainees=["Wang Weiming"]) for id in ("a", "b")]
    found = resolve(letters, (different("Wang Weiming", "Wang Weiming @ b"),), knowledge=NOTHING)
    assert sorted(set(found.members.values())) == ["person/wang-weiming", "person/wang-weiming.in.b"]


def test_not_even_the_reference_joins_them_again() -> None:
    """A person outranks it; the entity says what it was split from."""
    known = knowledge_of({"organizations": [Known("ishr", "Society for Rights", acronyms=("SR",))]})
    letters = [letter(id, addressees=(), signed_by=[org("Society for Rights")]) for id in ("a", "b")]
    judged = (different("Society for Rights @ a", "Society for Rights @ b"),)
    found = resolve(letters, judged, knowledge=known)
    entities = {entity.id: entity for entity in found.entities}
    assert sorted(entities) == ["organization/ishr", "organization/society-for-rights.in.b"]
    assert entities["organization/society-for-rights.in.b"].split_from == ("organization/ishr",)


def test_a_letter_that_is_gone_is_reported() -> None:
    """Nothing is dropped in silence."""
    judged = (different("Wang Weiming @ a", "Wang Weiming @ z"),)
    found = resolve([letter("a", addressees=(), detainees=["Wang Weiming"])], judged)
    assert len(found.reports) == 1

"""What a judgement changed can be followed from it: an entity, a relation, a finding and its letter."""

from tests.factory import BASE, dataset, letter, org
from tests.graph.rdf.everything import JUDGEMENTS, everything
from undersigned.graph.judgements import Judgement
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.names import PROV, UND

PLEA = f"{BASE}letter/plea"
BY = ("seen", (), "A. Reviewer", "2024-05-02")


def changed(data: Dataset) -> dict[tuple[str, str, str], set[str]]:
    """By kind, verdict and left side of a judgement, what it changed, without the base."""
    said: dict[str, dict[str, str]] = {}
    influenced: dict[str, set[str]] = {}
    for each in data.statements():
        if each.subject.startswith(f"{BASE}judgement/"):
            said.setdefault(each.subject, {})[each.predicate] = each.object.value
            if each.predicate == PROV["influenced"].value:
                influenced.setdefault(each.subject, set()).add(each.object.value.removeprefix(BASE))
    names = [UND[name].value for name in ("kind", "verdict", "left")]
    return {
        (told[names[0]], told[names[1]], told[names[2]]): influenced.get(node, set()) for node, told in said.items()
    }


def test_every_kind_of_judgement_leads_to_what_it_changed() -> None:
    """Names, relations, facts, readings and a withdrawal; what is withheld leads nowhere, for it is not there."""
    found = changed(everything())
    assert found["same", "same", "Watch"] == {"organization/watch"}
    assert found["different", "different", "Doors"] == {"organization/doors", "organization/lanterns"}
    assert found["relation", "chapter of", "Ports"] == {"relation/ports--chapter-of--watch"}
    assert found["fact", "accept", "plea"] == {"letter/plea", "letter/plea/mention/region/1"}
    assert found["fact", "reject", "plea"] == {"letter/plea"}
    assert found["withdrawn", "shown", "plea"] == {"letter/plea", "letter/plea/signature/4"}
    assert found["correct", "correct", "plea"] in (
        {"letter/plea", "letter/plea/signature/1"},
        {"letter/plea", "letter/plea/statement/date"},
    )
    assert len(found) == len({(each.kind, each.verdict, each.left) for each in JUDGEMENTS}) - 1


def test_what_was_changed_exists(everything: Dataset) -> None:
    """No link leads to what the dataset does not speak of."""
    spoken_of = {each.subject for each in everything.statements()}
    ends = {each.object.value for each in everything.statements() if each.predicate == PROV["influenced"].value}
    assert len(ends) > 8
    assert ends <= spoken_of


def test_a_judgement_that_could_not_be_followed_changed_nothing() -> None:
    """Its words are gone, its letter is, nobody is called so, or the two were one all the same."""
    data = dataset(
        letter("plea", signed_by=[org("Watch"), org("Doors")]),
        judgements=[
            Judgement("fact", "plea", "Nobody", "accept", *BY, "signatory"),
            Judgement("fact", "gone", "Watch", "reject", *BY, "signatory"),
            Judgement("withdrawn", "plea", "Watch", "shown", *BY),
            Judgement("same", "Watch", "Doors", "same", *BY),
            Judgement("different", "Watch", "Nobody", "different", *BY),
            Judgement("relation", "Watch", "Doors", "chapter of", *BY),
            Judgement("same", "letter/plea", "letter/gone", "same", *BY),
            Judgement("same", "Watch", "Watch Org", "unsure", *BY),
        ],
    )
    found = changed(data)
    assert len(found) == 8
    assert {key: ends for key, ends in found.items() if ends} == {}


def test_two_letters_that_were_judged_are_told() -> None:
    """They are two because somebody said so; one that was joined with none stays as it is."""
    plea, again = letter("plea", signed_by=[org("Watch")]), letter("again", signed_by=[org("Watch")])
    apart = Judgement("different", "letter/plea", "letter/again", "different", *BY)
    one = Judgement("same", "letter/again", "letter/plea", "same", *BY)
    found = changed(dataset(plea, again, judgements=[apart, one]))
    assert found["different", "different", "letter/plea"] == {"letter/plea", "letter/again"}
    assert found["same", "same", "letter/again"] == set()

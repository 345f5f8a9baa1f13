"""What a judgement changed can be followed from it: an entity, a relation, a finding and its letter."""

from dataclasses import replace

import pytest

from tests.factory import BASE, dataset, letter, org, person, to
from tests.graph.rdf.everything import JUDGEMENTS, everything
from undersigned.graph.judgements import Judgement, apply_judgements
from undersigned.graph.network import reasons
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.authority import find_unsupported
from undersigned.graph.rdf.facts import Facts
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


@pytest.mark.parametrize("judged", ["plea", "again"])
def test_a_withdrawal_changed_the_signature_in_all_postings(judged: str) -> None:
    """Whichever posting the judgement names; who stands beside is not touched."""
    posted = {
        "plea": letter("plea", signed_by=[org("Doors"), org("Watch")]),
        "again": letter("again", signed_by=[org("Watch"), org("Doors"), org("Lanterns")]),
    }
    first, *others = sorted(posted[judged].signatories, key=lambda each: each.organization != "Watch")
    gone = sorted([replace(first, status="withdrawn"), *others], key=lambda each: each.position)
    posted[judged] = replace(posted[judged], signatories=tuple(gone))
    data = dataset(
        *posted.values(),
        judgements=[Judgement("withdrawn", judged, "Watch", "shown", *BY)],
        works=[Work("plea", ("plea", "again"))],
    )
    expected = {"letter/plea", "letter/plea/signature/2", "letter/again", "letter/again/signature/1"}
    assert changed(data)["withdrawn", "shown", judged] == expected
    assert {row.iri.removeprefix(BASE) for row in data.signatures(again=True) if not row.stands} < expected
    for iri in expected:
        assert [each.source for each in reasons(data, BASE + iri).reasons if each.source] == ["A. Reviewer: seen"]


def test_an_answer_changed_what_it_settled_in_other_postings() -> None:
    """The fact there rests on it too; where somebody spoke of the same words, it rests on what was said there."""
    plea, again = (letter(id, signed_by=[org("Watch"), org("Doors")]) for id in ("plea", "again"))
    judged = [
        replace(each, signatories=tuple(replace(one, confidence=1.0, rule="judgement") for one in each.signatories))
        for each in (plea, again)
    ]
    answers = [
        Judgement("fact", "plea", "Watch", "accept", *BY, "signatory"),
        Judgement("fact", "plea", "Doors", "accept", *BY, "signatory"),
        Judgement("correct", "again", "Doors", "correct", *BY, "signatory", (("role", "Host"),)),
    ]
    ends: dict[str, list[str]] = {}
    for each in dataset(*judged, judgements=answers, works=[Work("plea", ("plea", "again"))]).statements():
        if each.predicate == PROV["influenced"].value:
            ends.setdefault(each.object.value.removeprefix(BASE), []).append(each.subject)
    assert [len(ends[f"letter/{node}"]) for node in ("plea/signature/1", "again/signature/1")] == [1, 1]
    assert ends["letter/plea/signature/1"] == ends["letter/again/signature/1"]
    assert len(ends["letter/again/signature/2"]) == 1
    assert ends["letter/plea/signature/2"] != ends["letter/again/signature/2"]


READINGS = [
    ("addressee", "Bo Minister", {"name": "Boris Minister"}, "addressee/1"),
    ("addressee", "Bo Minister", {"name": "", "institution": "White House"}, "addressee/1"),
    ("cc", "cy  doe", {"name": "Cyril Doe", "position": "Envoy"}, "cc/1"),
    ("signatory", "Harbour Watch", {"organization": "Harbor Watch"}, "signature/2"),
    ("detainee", "Kimberg Wei", {"name": "Jin Wei"}, "mention/detainee/1"),
    ("ask", "Free Lee Chan now.", {"value": "Free Li Chan now."}, "ask/1"),
]
"""By field, words of the letter below, how they are read, and the finding that has another name by it."""

ERASED = tuple(Judgement("withdrawn", "plea", name, "erased", *BY) for name in ("Ann Lee", "Jo Kimberg"))
"""Two signatures, whose names share a word with others."""


def correction(field: str, words: str, value: dict[str, str]) -> Judgement:
    """How somebody reads words of the letter below."""
    return Judgement("correct", "plea", words, "correct", *BY, field, (*value.items(),))


def judged_so(*judgements: Judgement) -> Dataset:
    """The linked data of a letter after these judgements were followed in it."""
    plea = letter(
        "plea",
        addressees=[to("Bo Minister", position="Minister of Harbours")],
        signed_by=[person("Ann Lee", of="Doors"), person("Mei Song", of="Harbour Watch"), person("Jo Kimberg")],
        detainees=["Kimberg Wei"],
        asks=["Free Lee Chan now."],
        cc=[to("Cy Doe", position="Secretary of State")],
    )
    done = apply_judgements(plea, judgements)
    assert done.reports == ()
    return dataset(done.letter, judgements=[each for each in judgements if each not in done.private])


@pytest.mark.parametrize("erased", [(), ERASED])
@pytest.mark.parametrize(("field", "words", "value", "node"), READINGS)
def test_a_reading_leads_to_what_has_another_name_by_it(
    field: str, words: str, value: dict[str, str], node: str, erased: tuple[Judgement, ...]
) -> None:
    """The words are found where they are printed, though a name stands for them now and some may be covered."""
    data = judged_so(correction(field, words, value), *erased)
    assert any("█" in each.object.value for each in data.statements()) == bool(erased)
    assert changed(data) == {("correct", "correct", "plea"): {"letter/plea", f"letter/plea/{node}"}}
    assert [*find_unsupported(Facts(data.statements()))] == []


def test_an_answer_leads_to_what_is_covered_in_part() -> None:
    """What was accepted stays accepted when a word of it is erased with a signature."""
    data = judged_so(Judgement("fact", "plea", "Free Lee Chan now.", "accept", *BY, "ask"), *ERASED)
    assert changed(data) == {("fact", "accept", "plea"): {"letter/plea", "letter/plea/ask/1"}}


def test_a_reading_that_is_not_seen_changed_nothing() -> None:
    """Two who read the same words in two ways change nothing, though a third has judged more of the entry."""
    whole = correction("addressee", "Minister of Harbours", {"name": "Berta Minister"})
    others = [correction("addressee", "Bo Minister", {"name": name}) for name in ("Boris Minister", "Bob Minister")]
    gone = correction("addressee", "Nobody Else", {"name": "Berta Minister"})
    plea = letter("plea", addressees=[to("Bo Minister", position="Minister of Harbours")])
    told = [whole, replace(others[0], by="B. Reviewer"), others[1], gone]
    data = dataset(apply_judgements(plea, told).letter, judgements=told)
    ends = [each.subject for each in data.statements() if each.predicate == PROV["influenced"].value]
    said = {each.subject: each.object.value for each in data.statements() if each.predicate == UND["right"].value}
    assert {said[each] for each in ends} == {"Minister of Harbours"}


def test_two_letters_that_were_judged_are_told() -> None:
    """They are two because somebody said so; one that was joined with none stays as it is."""
    plea, again = letter("plea", signed_by=[org("Watch")]), letter("again", signed_by=[org("Watch")])
    apart = Judgement("different", "letter/plea", "letter/again", "different", *BY)
    one = Judgement("same", "letter/again", "letter/plea", "same", *BY)
    found = changed(dataset(plea, again, judgements=[apart, one]))
    assert found["different", "different", "letter/plea"] == {"letter/plea", "letter/again"}
    assert found["same", "same", "letter/again"] == set()

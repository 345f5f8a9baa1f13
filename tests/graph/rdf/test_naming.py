"""Naming: what leads to an entity leads to one that is called so."""

from dataclasses import replace

import pytest

from tests.factory import BASE, letter, org, person
from tests.graph.rdf import faults
from tests.graph.rdf.faults import PLEA
from tests.graph.rdf.test_selection import made
from undersigned.graph.rdf import Dataset, validate
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import RDFS, SKOS, UND
from undersigned.graph.rdf.naming import (
    NO_SUCH_NAME,
    NO_SUCH_PRISONER,
    UNPRINTED_PRISONER,
    find_misnamed,
    find_shared_names,
    find_wrong_successors,
)
from undersigned.graph.rdf.received import forbidden
from undersigned.graph.rdf.rows import Term
from undersigned.graph.rdf.stores import store_of


@pytest.fixture(scope="module")
def swapped() -> Dataset:
    """Two prisoners, of whom the first mention leads to the second person."""
    data = made(letter("plea", detainees=["Lobsang Told", "Tashi Named"]))
    wrong, right = Term("iri", f"{BASE}person/tashi-named"), Term("iri", f"{BASE}person/lobsang-told")
    told = (
        each._replace(object=wrong) if "/mention/detainee/1" in each.subject and each.object == right else each
        for each in data.statements()
    )
    return Dataset(store_of([*told]), base=BASE, title=data.title, licence=data.licence)


def test_a_prisoner_is_called_as_the_letter_prints(swapped: Dataset) -> None:
    """A warning in a corpus, and a reason to refuse what a partner sends."""
    (found,) = [each for each in validate(swapped).violations if each.message == NO_SUCH_PRISONER]
    assert (found.severity, found.value) == ("warning", f"{BASE}person/tashi-named")
    (refused,) = forbidden(swapped)
    assert (refused.severity, refused.message) == ("violation", NO_SUCH_PRISONER)


@pytest.mark.parametrize(
    ("node", "predicate", "good", "bad"),
    [
        (f"{PLEA}/signature/1", UND["signatory"], "organization/watch", "organization/doors"),
        (f"{PLEA}/signature/2", UND["onBehalfOf"], "organization/ports", "organization/doors"),
        (f"{PLEA}/signature/2", UND["signatory"], "person/jo-ann", "person/wang-yi"),
        (f"{PLEA}/addressee/1", UND["recipient"], "person/joseph-r-biden", "person/wang-yi"),
        (f"{PLEA}/addressee/1", UND["post"], "president-of-the-united-states", "foreign-minister"),
        (f"{PLEA}/mention/official/1", UND["entity"], "person/wang-yi", "person/jake-sullivan"),
    ],
)
def test_whoever_signs_is_called_as_the_letter_prints(node: str, predicate: object, good: str, bad: str) -> None:
    """What is moved to somebody else does not become theirs by it."""
    assert NO_SUCH_NAME in faults.messages(faults.swapped(node, predicate, good, bad), node, severity="warning")


def test_a_prisoner_is_shown_by_a_name_that_is_printed() -> None:
    """Another label would make a prisoner of somebody else, though the printed name stays as an alias."""
    ilham = f"{BASE}person/ilham-tohti"
    relabelled = faults.swapped(ilham, SKOS["prefLabel"], "Ilham Tohti", "Hillary Clinton")
    aliased = faults.more(ilham, SKOS["altLabel"], '"Ilham Tohti"', f"{BASE}graph/entities")
    both = faults.messages(lambda lines: aliased(relabelled(lines)), ilham, severity="warning")
    assert both == UNPRINTED_PRISONER
    known = faults.swapped(ilham, SKOS["prefLabel"], "Ilham Tohti", "伊力哈木吐赫提")
    assert faults.messages(lambda lines: aliased(known(lines)), ilham, severity="warning") == ""


def test_nobody_gets_the_name_of_another() -> None:
    """An alias that no letter prints of somebody, and that somebody else has, is told; acronyms are shared by many."""
    jo, doors, entities = f"{BASE}person/jo-ann", f"{BASE}organization/doors", f"{BASE}graph/entities"
    alias = faults.more(jo, SKOS["altLabel"], '"Ilham Tohti"', entities)
    assert "another person has it" in faults.messages(alias, jo, severity="warning")
    assert faults.messages(faults.more(jo, SKOS["altLabel"], '"Nobody Else"', entities), jo, severity="warning") == ""
    acronyms = faults.more(doors, SKOS["altLabel"], '"WW"', entities)
    other = faults.more(f"{BASE}organization/watch", SKOS["altLabel"], '"WW"', entities)
    assert faults.messages(lambda lines: other(acronyms(lines)), doors, severity="warning") == ""


@pytest.mark.parametrize(("printed", "told"), [("Lobsang Delek (Tashi Delek)", []), ("Lobsang Delek", ["Tashi Delek"])])
def test_an_alias_in_brackets_is_printed(printed: str, told: list[str]) -> None:
    """A prisoner may share the name that stands beside the first with a signatory; what stands nowhere is told."""
    plea = letter("plea", detainees=[printed])
    (named,) = plea.detainees
    plea = replace(plea, detainees=(replace(named, name="Lobsang Delek", aliases=("Tashi Delek",)),))
    other = letter("other", signed_by=[person("Tashi Delek", individual=True)])
    shared = find_shared_names(Facts(made(plea, other).statements()))
    assert [each.value for each in shared] == told


def test_an_acronym_beside_a_name_makes_no_other_of_it() -> None:
    """However it is printed, and whether or not it belongs to the label."""
    names = [
        org("IFHR – International Federation for Human Rights", acronym="IFHR"),
        org("Uyghur Students", acronym="NSW"),
        org("Tibet Justice Center (TJC)"),
        org("Women's Watch (TWSW)"),
        org("PEN Norway", second="挪威笔会"),
    ]
    data = made(letter("plea", signed_by=names))
    assert forbidden(data) == []


def test_whoever_judged_keeps_the_name() -> None:
    """A judgement is not given to somebody else by another label; another spelling of the same name is no other."""
    reviewer = f"{BASE}reviewer/a-reviewer"
    renamed = faults.swapped(reviewer, RDFS["label"], "A. Reviewer", "B. Reviewer")
    assert "has the name that the IRI is made of" in faults.messages(renamed, reviewer)
    respelt = faults.swapped(reviewer, RDFS["label"], "A. Reviewer", "a reviewer")
    assert faults.messages(respelt, reviewer) == ""


def test_our_own_datasets_name_everybody_as_printed(everything: Dataset, example: Dataset) -> None:
    """No rule may keep a partner from importing what we export."""
    for data in (everything, example):
        facts = Facts(data.statements())
        assert [*find_misnamed(facts), *find_shared_names(facts), *find_wrong_successors(facts)] == []
        assert forbidden(data) == []

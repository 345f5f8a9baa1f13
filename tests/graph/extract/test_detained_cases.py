"""Hundreds of passages in which people are held, or only named: nobody is read as a detainee who is none."""

from collections.abc import Sequence

import pytest

from tests.graph.extract.detained_cases import Case, detained_cases, read_case
from undersigned.graph.extract.detainees import TRUSTED

FOUND = 0.9
"""The least share of those asked for who are read as detainees; of the rest most are asked about."""


@pytest.fixture(scope="module")
def cases() -> Sequence[Case]:
    """Every passage, each once."""
    return tuple(detained_cases(fillings=1))


def test_nobody_is_a_detainee_who_is_not_asked_for(cases: Sequence[Case]) -> None:
    """Officials, perpetrators, signers, the dead, the freed and relatives are at most asked about."""
    wrong = []
    for case in cases:
        detained, _ = read_case(case, trusted=TRUSTED)
        held = {*case.asked, *case.either}
        wrong += [(each.name, each.rule, case.text) for each in detained.people if each.name not in held]
    assert wrong == []


def test_nobody_is_of_concern_who_is_not(cases: Sequence[Case]) -> None:
    """Only the charged and the dead are people of concern."""
    wrong = []
    for case in cases:
        _, concerns = read_case(case, trusted=0.0)
        wrong += [(each.name, case.text) for each in concerns if each.name not in case.concerns]
    assert wrong == []


def test_most_of_those_asked_for_are_found(cases: Sequence[Case]) -> None:
    """Nine of ten are detainees."""
    asked = found = 0
    for case in cases:
        detained, _ = read_case(case, trusted=TRUSTED)
        names = {each.name for each in detained.people}
        asked += len(case.asked)
        found += len(names & set(case.asked))
    assert found >= FOUND * asked


def test_every_span_quotes_the_name(cases: Sequence[Case]) -> None:
    """What is read stands where it says."""
    for case in cases:
        detained, _ = read_case(case, trusted=0.0)
        spans = [each.span for each in detained.people] + [each.span for each in detained.issues if each.span]
        assert all(case.text[span.start : span.end] == span.quote for span in spans)


def test_a_rule_that_is_not_trusted_only_asks(cases: Sequence[Case]) -> None:
    """With a threshold that no rule reaches, everybody is a question."""
    case = next(each for each in cases if each.asked)
    detained, _ = read_case(case, trusted=1.0)
    assert detained.people == ()
    assert {issue.code for issue in detained.issues} == {"possible-detainee"}

from dataclasses import replace

from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve import name_contradictions

SAME = Judgement("same", "Sample Watch", "SW", "same", "seen", (), "A", "2024-05-02")
DIFFERENT = Judgement("different", "sw", "SAMPLE WATCH", "different", "asked", (), "B", "2023-01-01")
CHAPTER = Judgement("relation", "Sample Watch", "SW", "chapter of", "seen", (), "B", "2024-01-01")


def test_who_said_what_and_when_is_told() -> None:
    """Names are compared as printed names are, whichever stands first."""
    (found,) = name_contradictions([SAME, DIFFERENT])
    assert set(found.judgements) == {SAME, DIFFERENT}
    assert (
        found.line == "'sw' and 'SAMPLE WATCH' judged differently: different by B (2023-01-01), same by A (2024-05-02)"
    )
    assert name_contradictions([DIFFERENT, SAME]) == (found,)


def test_unsure_and_ones_own_later_word_contradict_nobody() -> None:
    """To learn is no contradiction."""
    assert name_contradictions([SAME, replace(DIFFERENT, verdict="unsure")]) == ()
    assert name_contradictions([SAME, replace(DIFFERENT, by="A")]) == ()
    assert name_contradictions([SAME, replace(SAME, by="B"), replace(DIFFERENT, right="Other")]) == ()


def test_a_relation_contradicts_what_it_rules_out() -> None:
    """A chapter is not its parent, nor the parent of that; to be different is no contradiction."""
    assert len(name_contradictions([SAME, CHAPTER])) == 1
    assert len(name_contradictions([CHAPTER, replace(CHAPTER, verdict="none", by="A")])) == 1
    turned = replace(CHAPTER, left="SW", right="Sample Watch", by="A")
    assert len(name_contradictions([CHAPTER, turned])) == 1
    assert name_contradictions([CHAPTER, DIFFERENT]) == ()
    assert name_contradictions([CHAPTER, replace(CHAPTER, verdict="member of", by="A")]) == ()


def test_relations_that_go_round_say_which_is_what_to_which() -> None:
    """Twice "chapter of by B" would tell nobody what is wrong."""
    (found,) = name_contradictions([CHAPTER, replace(CHAPTER, left="SW", right="Sample Watch")])
    assert "'SW' chapter of 'Sample Watch' by B (2024-01-01)" in found.line
    assert "'Sample Watch' chapter of 'SW' by B (2024-01-01)" in found.line

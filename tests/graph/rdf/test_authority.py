"""Authority: what is said to rest on a person's word does."""

import pytest

from tests.factory import BASE
from tests.graph.rdf.faults import PLEA, lost, messages, swapped
from tests.graph.rdf.test_selection import LATE, judged, made
from undersigned.graph.errors import InputError
from undersigned.graph.judgements import apply_judgements
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.authority import UNJUDGED, unjudged
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import PROV, UND
from undersigned.graph.rdf.received import doubts
from undersigned.graph.rdf.selection import Selection, selected
from undersigned.graph.rdf.stores import store_of

JUDGED = f"{PLEA}/signature/1"


def test_what_was_judged_is_sure() -> None:
    """A rule's measured confidence beside the word of a person is a contradiction."""
    unsure = swapped(JUDGED, UND["confidence"], '"1"', '"0.999"')
    assert "has the confidence 1" in messages(unsure, JUDGED)
    same = swapped(JUDGED, UND["confidence"], '"1"', '"1.000"')
    assert messages(same, JUDGED) == ""


def test_what_was_judged_has_a_judgement() -> None:
    """A warning, since whoever sends a part of the letters may have kept the judgement back."""
    assert UNJUDGED in messages(lost(f"<{BASE}judgement/"), JUDGED, severity="warning")
    only_said = swapped(JUDGED, UND["rule"], "judgement", "made for a test")
    assert UNJUDGED not in messages(only_said, JUDGED, severity="warning")


def test_what_has_no_judgement_is_not_validated(everything: Dataset) -> None:
    """Whoever asks for what people confirmed gets nothing that merely says so; whoever imports it is told."""
    answer = judged("fact", "2021-shown", "Lobsang Told", "accept", "seen", "detainee")
    data = made(apply_judgements(LATE, [answer]).letter, judgements=(answer,))
    assert [each.named_as for each in selected(data, Selection(only_validated=True)).mentions()] == ["Lobsang Told"]
    kept = [each for each in data.statements() if each.predicate != PROV["influenced"].value]
    forged = Dataset(store_of(kept), base=BASE, title=data.title, licence=data.licence)
    assert len(unjudged(Facts(kept))) == 1
    with pytest.raises(InputError, match="nothing in these letters was validated"):
        selected(forged, Selection(only_validated=True))
    assert [*doubts(everything), *doubts(data)] == []
    (told,) = doubts(forged)
    assert told.startswith("1 finding is said to be judged by a person")

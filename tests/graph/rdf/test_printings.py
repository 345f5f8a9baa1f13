"""One letter in several postings, as linked data: counted once, with the words of each behind it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.exported import exported
from tests.factory import dataset, letter, org, person, to
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset, validate
from undersigned.graph.rdf.agreement import find_disagreements
from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.rows import Term

UND = "https://w3id.org/undersigned/ns#"
BASE = "https://data.example.org/undersigned/letter/"
WORK = Work("plea", ("plea", "again", "late"))
PLEA = letter(
    "plea", date="2021-02", signed_by=[org("Watch"), person("Ann Lee", of="Ports")], asks=["Open the harbour."]
)
AGAIN = letter("again", date="2021-02", signed_by=[org("Watch")], asks=["OPEN THE HARBOUR."], addressees=[to("Jo Ann")])
LATE = letter(
    "late", date="2021-04", signed_by=[org("Watch"), org("Lanterns")], regions=["Tibet"], url="https://example.org/"
)
ALONE = letter("alone", signed_by=[org("Watch")])


@pytest.fixture(scope="module")
def posted() -> Dataset:
    """Three postings of one letter, and another letter."""
    return dataset(PLEA, AGAIN, LATE, ALONE, works=[WORK])


def test_a_work_is_one_letter_with_versions(posted: Dataset) -> None:
    """The further postings keep their own facts, and their own counts."""
    assert [row.id for row in posted.letters()] == ["alone", "plea"]
    assert [(row.id, row.version_of, row.found_count, row.url) for row in posted.versions()] == [
        ("again", "plea", 1, None),
        ("late", "plea", 2, "https://example.org/"),
    ]


def test_a_signature_counts_once_and_has_the_evidence_of_every_printing(posted: Dataset) -> None:
    """What a further posting repeats leads to what it repeats; its words lie in its own text."""
    once = [(row.letter_id, row.printed_in, row.named_as, row.status, row.absent_from) for row in posted.signatures()]
    assert once == [
        ("alone", None, "Watch", "signed", None),
        ("plea", None, "Watch", "signed", None),
        ("plea", None, "Ports", "signed", "late"),
        ("plea", "late", "Lanterns", "late", None),
    ]
    again = [row for row in posted.signatures(again=True) if row.repeats is not None]
    assert [(row.printed_in, row.evidence.letter_id, row.evidence.version_of) for row in again] == [
        ("again", "again", "plea"),
        ("late", "late", "plea"),
    ]
    assert {row.repeats for row in again} == {f"{BASE}plea/signature/1"}


def test_other_findings_count_once_too(posted: Dataset) -> None:
    """An addressee or ask said again is not another; one that only a further posting has is the letter's."""
    biden = [(row.letter_id, row.printed_in, row.named_as) for row in posted.addressings() if row.letter_id == "plea"]
    assert biden == [("plea", None, "Joseph R. Biden"), ("plea", "again", "Jo Ann")]
    assert [(row.letter_id, row.headline) for row in posted.asks()] == [("plea", "Open the harbour.")]
    assert [row.printed_in for row in posted.asks(again=True)] == [None, "again"]
    assert [(row.letter_id, row.printed_in) for row in posted.mentions()] == [("plea", "late")]


def test_it_conforms_and_no_triple_stands_in_two_graphs(posted: Dataset) -> None:
    """Shapes and agreement hold for further postings as for letters."""
    assert validate(posted).violations == ()
    triples = [(each.subject, each.predicate, each.object) for each in posted.statements()]
    assert len(triples) == len(set(triples)) == len(posted)


def test_it_reads_back_the_same(posted: Dataset, tmp_path: Path) -> None:
    """Turtle, without the graphs, and N-Quads give the same rows."""
    for kind, name in (("turtle", "a.ttl"), ("nquads", "a.nq")):
        (tmp_path / name).write_text(exported(posted, kind), encoding="utf-8")
        back = Dataset.read(tmp_path / name)
        assert list(back.versions()) == list(posted.versions())
        assert list(back.signatures(again=True)) == list(posted.signatures(again=True))
        assert list(back.asks(again=True)) == list(posted.asks(again=True))


def test_the_order_of_letters_does_not_matter(posted: Dataset) -> None:
    """Every byte is the same."""
    assert list(dataset(ALONE, LATE, AGAIN, PLEA, works=[WORK]).quads()) == list(posted.quads())


def test_without_works_nothing_is_said_of_versions() -> None:
    """The dataset is what it was before letters could have postings."""
    plain = dataset(PLEA, ALONE)
    assert list(dataset(PLEA, ALONE, works=[]).quads()) == list(plain.quads())
    assert not {each.predicate for each in plain.statements()} & {f"{UND}printedIn", f"{UND}absentFrom"}


def test_asks_of_a_translation_are_told_by_their_place() -> None:
    """As many asks in another language are the same ones."""
    one = letter("one", asks=["Open the harbour.", "Name the officials."])
    other = letter("two", asks=["Öffnet den Hafen.", "Nennt die Beamten."], language="de")
    posted = dataset(one, other, works=[Work("one", ("one", "two"))])
    assert [row.headline for row in posted.asks()] == ["Open the harbour.", "Name the officials."]


@pytest.mark.parametrize(
    ("predicate", "subject", "value", "message"),
    [
        ("printedIn", f"{BASE}alone/signature/1", f"{BASE}late", "is one of the letter in which it was found"),
        ("absentFrom", f"{BASE}alone/signature/1", f"{BASE}late", "is one of the letter in which it was found"),
        ("isVersionOf", f"{BASE}late/signature/2", f"{BASE}alone/signature/1", "said before in the same letter"),
    ],
)
def test_what_belongs_to_another_letter_is_found(
    posted: Dataset, predicate: str, subject: str, value: str, message: str
) -> None:
    """Postings and repeated findings stay within one letter."""
    space = "http://purl.org/dc/terms/" if predicate == "isVersionOf" else UND
    wrong = Statement(subject, space + predicate, Term("iri", value), None)
    found = [
        each.message for each in find_disagreements([*posted.statements(), wrong], posted.base) if each.focus == subject
    ]
    assert any(message in each for each in found), found


def test_a_signature_withdrawn_in_one_posting_is_withdrawn_in_all_since_the_same_day() -> None:
    """A person said so of one of them."""
    first, *others = AGAIN.signatories
    taken = replace(AGAIN, signatories=(replace(first, status="withdrawn", withdrawn="2022-03"), *others))
    data = dataset(PLEA, taken, works=[Work("plea", ("plea", "again"))])
    rows = [
        (row.printed_in, row.status, row.withdrawn) for row in data.signatures(again=True) if row.named_as == "Watch"
    ]
    assert rows == [(None, "withdrawn", "2022-03"), ("again", "withdrawn", "2022-03")]

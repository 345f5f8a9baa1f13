from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.exported import exported, exported_file
from tests.factory import BASE, dataset, letter, org, person, to
from undersigned.graph.errors import InputError
from undersigned.graph.model import Issue, Severity, Span
from undersigned.graph.rdf import Dataset

DOORS: dict[str, Callable[[Dataset], Iterable[object]]] = {
    "letters": Dataset.letters,
    "signatures": Dataset.signatures,
    "addressings": Dataset.addressings,
    "mentions": Dataset.mentions,
    "asks": Dataset.asks,
    "issues": Dataset.issues,
    "entities": lambda data: data.entities().values(),
}


@pytest.fixture(scope="module")
def full() -> Dataset:
    """Two letters that use every field there is."""
    return dataset(
        letter(
            "apec",
            subject="Human rights",
            date="2022-08",
            kind="joint letter",
            publisher="PEN America",
            claimed=(3, "organizations"),
            cc=[to("Jake Sullivan", position="National Security Advisor", address="Washington")],
            signed_by=[
                org("Hong Kong Watch", acronym="HKW", country="United Kingdom"),
                person("Jo Ann", of="PEN America", role="Director"),
                person("Ilham Tohti"),
            ],
            detainees=["Gui Minhai"],
            open_ended=True,
            concerns=["Liu Xia"],
            officials=[("Xi Jinping", "President of China"), "Li Qiang"],
            regions=["Tibet", "Xinjiang"],
            laws=["Magnitsky Act"],
            bodies=["United Nations"],
            events=["APEC Summit"],
            asks=["Open Tibet to the press.", "Release Gui Minhai."],
            issues=[Issue("fused-line", Severity.NOTE, "a line\nbroken", Span(0, 5, "Joint"))],
            url="https://example.org/apec",
            supplied=[("date", "2022-08-09")],
        ),
        letter("climate", addressees=[], signed_by=[org("PEN America")], complete=False, language=None),
    )


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("name", ["turtle", "trig", "nquads"])
def test_an_exported_file_gives_the_same_rows(full: Dataset, name: str, door: str, tmp_path: Path) -> None:
    """Turtle has no named graphs, yet its rows are the very same."""
    file = exported_file(full, name, tmp_path)
    again = Dataset.read(file)
    rows = list(DOORS[door](full))
    assert rows
    assert list(DOORS[door](again)) == rows
    assert (again.base, again.title, again.licence, len(again)) == (full.base, full.title, full.licence, len(full))


def test_every_row_has_what_was_put_in(full: Dataset) -> None:
    """The last door back from triples to values, field by field."""
    apec, climate = full.letters()
    assert (apec.id, apec.iri, apec.date, apec.language) == ("apec", f"{BASE}letter/apec", "2022-08-09", "en")
    assert (apec.publisher, apec.url, apec.kind) == ("PEN America", "https://example.org/apec", "joint letter")
    assert (apec.claimed_count, apec.claimed_unit, apec.found_count, apec.complete) == (3, "organizations", 3, True)
    assert (climate.language, climate.claimed_count, climate.complete) == (None, None, False)
    kinds = [(row.kind, row.named_as, row.role) for row in full.mentions()]
    assert ("official", "Xi Jinping", "President of China") in kinds
    assert [kind for kind, _, _ in kinds] == sorted(kind for kind, _, _ in kinds)
    addressee, copied = full.addressings()
    assert (addressee.institution, addressee.post) == ("The White House", f"{BASE}post/president-of-the-united-states")
    assert (copied.named_as, copied.role, copied.type) == ("Jake Sullivan", "National Security Advisor", "cc")


def test_quads_are_sorted_canonical_lines(full: Dataset) -> None:
    """One triple a line, no line twice, line breaks within words escaped."""
    lines = list(full.quads())
    assert lines == sorted(set(lines))
    assert len(lines) == len(full)
    assert all(line.endswith(" .") and "\n" not in line and "_:" not in line.split('"')[0] for line in lines)


def test_a_base_is_found_in_the_letters_when_the_dataset_does_not_say_it(full: Dataset, tmp_path: Path) -> None:
    """Whoever passes on a single letter's graph need not pass on the description."""
    file = tmp_path / "letter.nq"
    file.write_text("".join(f"{line}\n" for line in full.quads() if "graph/description" not in line), "utf-8")
    again = Dataset.read(file)
    assert (again.base, again.title, again.licence) == (BASE, "", "")


def test_suffixes_may_be_in_capitals(full: Dataset, tmp_path: Path) -> None:
    """Some systems write them so."""
    file = tmp_path / "DATASET.TTL"
    file.write_text(exported(full, "turtle"), "utf-8")
    assert len(Dataset.read(file)) == len(full)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.ttl", None, "no such file"),
        ("folder.ttl", ..., "cannot be read"),
        ("data.rdf", b"<rdf:RDF/>", "read from .ttl, .trig, .nt, .nq, .jsonld, .json files only"),
        ("data.xml", b"<rdf:RDF/>", "read from .ttl, .trig, .nt, .nq, .jsonld, .json files only"),
        ("data.jsonld", b"{}", "holds no letter"),
        ("data", b"", "read from .ttl, .trig, .nt, .nq, .jsonld, .json files only"),
        ("empty.ttl", b"", "holds no letter and no dataset of ours"),
        ("broken.ttl", b'<http://e/s> <http://e/p> "open', "not well-formed Turtle"),
        ("relative.ttl", b"<s> <p> <o> .", "not well-formed Turtle"),
        ("broken.nq", b"this is not\nN-Quads", "not well-formed N-Quads"),
        ("broken.trig", b"<http://e/g> { <http://e/s> }", "not well-formed TriG"),
        ("latin.ttl", '<http://e/s> <http://e/p> "caf\xe9" .'.encode("latin-1"), "not well-formed Turtle"),
        ("binary.nq", bytes(range(256)), "not well-formed N-Quads"),
        ("xml.ttl", b"<?xml version='1.0'?><rdf:RDF/>", "holds XML"),
        ("blank.ttl", b"[] <http://e/p> 1 .", "has blank nodes"),
        ("star.ttl", b"<http://e/s> <http://e/p> <<( <http://e/s> <http://e/p> 1 )>> .", "uses RDF 1.2"),
        ("direction.ttl", b'<http://e/s> <http://e/p> "a"@en--ltr .', "uses RDF 1.2"),
        ("stranger.ttl", b"<http://e/s> <http://e/p> 1 .", "holds no letter and no dataset of ours"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_in_one_line(
    name: str, content: object, message: str, tmp_path: Path
) -> None:
    """Which file, what is wrong, what to do."""
    file = tmp_path / name
    if isinstance(content, bytes):
        file.write_bytes(content)
    elif content is not None:
        file.mkdir()
    with pytest.raises(InputError, match=message) as refused:
        Dataset.read(file)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("lost", "message"),
    [
        ("und:capacity", "has no <https://w3id.org/undersigned/ns#capacity>"),
        ("und:evidence", "has no evidence in its letter's text"),
        ("a und:JointLetter", "is no letter's text"),
        ("prov:hadPrimarySource", "is no letter's text"),
        ("oa:hasSelector", "has no <http://www.w3.org/ns/oa#hasSelector>"),
    ],
)
def test_rows_of_a_dataset_with_gaps_point_to_the_check(lost: str, message: str, tmp_path: Path) -> None:
    """A faulty file opens, so that it can be validated; its rows say what is missing instead of making it up."""
    long = {
        "und": "https://w3id.org/undersigned/ns#",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
    }
    prefix, _, local = lost.removeprefix("a ").partition(":")
    file = tmp_path / "gaps.nq"
    whole = dataset(letter(signed_by=[org("A")])).quads()
    file.write_text("".join(f"{line}\n" for line in whole if f"<{long[prefix]}{local}>" not in line), "utf-8")
    with pytest.raises(InputError, match=message) as refused:
        list(Dataset.read(file).signatures())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('position> "1"', 'position> "first"', "not a whole number"),
        ('confidence> "0.99"', 'confidence> "high"', "not a number"),
    ],
)
def test_rows_do_not_guess_at_numbers(good: str, bad: str, message: str, tmp_path: Path) -> None:
    """A number that is none is named, with the thing that has it."""
    file = tmp_path / "words.nq"
    whole = "".join(f"{line}\n" for line in dataset(letter(signed_by=[org("A")])).quads())
    assert good in whole
    file.write_text(whole.replace(good, bad), "utf-8")
    with pytest.raises(InputError, match=message):
        list(Dataset.read(file).signatures())


def test_a_base_without_a_slash_at_its_end_is_the_callers_mistake() -> None:
    """Otherwise IRIs would run together."""
    from tests.factory import clusters

    made = letter(signed_by=[org("A")])
    with pytest.raises(ValueError, match="ends in '/'"):
        Dataset.from_letters([made], clusters(made), base="https://example.org", title="", licence="")


def test_who_signs_by_a_description_alone_is_a_person_and_no_organization() -> None:
    """A signatory without a name ("a former prisoner") stands in the column of people."""
    rows = list(dataset(letter("ioc", signed_by=[org("PEN America"), person("a former prisoner")])).signatures())
    assert [(row.organization is None, row.person is None) for row in rows] == [(False, True), (True, False)]

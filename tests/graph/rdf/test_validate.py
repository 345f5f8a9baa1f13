import logging
import socket
import time
from importlib import import_module, resources
from pathlib import Path

import pytest
from rdflib import Graph

from tests.factory import BASE, dataset, letter, org, person, related, to
from undersigned.graph.errors import InputError
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Issue, Severity
from undersigned.graph.rdf import Dataset, Report, validate

UND = "https://w3id.org/undersigned/ns#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SIGNATURE = f"{BASE}letter/apec/signature/1"


def lines() -> list[str]:
    """A sound dataset, as N-Quads lines; without its description, whose counts would be wrong after any change."""
    judgement = Judgement("different", "A", "B", "different", "two boards", (), "A. Reviewer", "2024-05-02")
    made = letter(
        date="2021-02-18",
        signed_by=[org("A"), person("Jo Ann", of="B")],
        claimed=(2, "organizations"),
        cc=[to("Jake Sullivan", position="National Security Advisor")],
        detainees=["Ilham Tohti"],
        regions=["Tibet"],
        asks=["Open Tibet to the press."],
        issues=[Issue("fused-line", Severity.NOTE, "two names on one line")],
        url="https://example.org/apec",
        supplied=[("publisher", "PEN")],
    )
    term = (
        f"<{BASE}membership/m> <{RDF}type> <{ORG}Membership> .",
        f"<{BASE}membership/m> <{ORG}member> <{BASE}person/jo-ann> .",
        f"<{BASE}membership/m> <{UND}post> <{BASE}post/national-security-advisor> .",
        f'<{BASE}membership/m> <https://schema.org/startDate> "2021"^^<http://www.w3.org/2001/XMLSchema#gYear> .',
        f'<{BASE}membership/m> <http://purl.org/dc/terms/source> "read" .',
    )
    told = dataset(made, judgements=[judgement], relations=[related("chapter of", "A", "B")]).quads()
    return [*(line for line in told if not line.endswith("/graph/description> .")), *term]


def checked(faulty: list[str], folder: Path) -> Report:
    """The report on a dataset of these lines."""
    file = folder / "faulty.nq"
    file.write_text("".join(f"{line}\n" for line in faulty), "utf-8")
    return validate(Dataset.read(file))


def test_a_sound_dataset_conforms(tmp_path: Path) -> None:
    """Every kind of thing the dataset may hold passes, without a single finding."""
    assert checked(lines(), tmp_path) == Report(True, ())


@pytest.mark.parametrize("step", [2, 3, 5, 7])
def test_the_shapes_say_the_same_as_they_ship(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Shapes aimed anew for speed give the report of those that a partner has, whatever is missing."""
    validating = import_module("undersigned.graph.rdf.validate")
    faulty = [line for number, line in enumerate(lines()) if number % step]
    aimed = checked(faulty, tmp_path)
    assert not aimed.conforms
    shipped = Graph().parse(data=resources.files("undersigned.graph.rdf").joinpath("shapes.ttl").read_bytes())
    assert len(validating._shapes()) != len(shipped)
    monkeypatch.setattr(validating, "_shapes", lambda: shipped)
    assert checked(faulty, tmp_path) == aimed


def test_an_empty_corpus_conforms() -> None:
    """A folder without letters is no fault."""
    assert validate(dataset()).conforms


@pytest.mark.parametrize(
    ("subject", "predicate", "message"),
    [
        (SIGNATURE, f"{UND}evidence", "A fact has evidence"),
        (SIGNATURE, f"{UND}letter", "names that one letter"),
        (SIGNATURE, f"{UND}confidence", "one confidence, a decimal number (xsd:decimal) from 0 to 1"),
        (SIGNATURE, f"{UND}rule", "names the rule"),
        (SIGNATURE, f"{UND}position", "one whole number (xsd:integer), counted from 1"),
        (SIGNATURE, f"{UND}namedAs", "one printed name"),
        (SIGNATURE, f"{UND}signatory", "one signatory"),
        (SIGNATURE, f"{UND}capacity", "organization, individual, on behalf of"),
        (SIGNATURE, f"{UND}status", "signed, late, withdrawn, contested"),
        (f"{BASE}letter/apec", "https://schema.org/recipient", "A letter has an addressee"),
        (f"{BASE}letter/apec", "http://purl.org/dc/terms/identifier", "one identifier"),
        (f"{BASE}letter/apec", "http://www.w3.org/ns/prov#hadPrimarySource", "one source text"),
        (f"{BASE}letter/apec", f"{UND}signatoriesComplete", "whether its list of signatories is complete"),
        (f"{BASE}letter/apec/text", f"{UND}sha256", "one SHA-256"),
        (f"{BASE}letter/apec/addressee/1", f"{UND}recipient", "one recipient"),
        (f"{BASE}letter/apec/addressee/1", f"{UND}evidence", "A fact has evidence"),
        (f"{BASE}letter/apec/cc/1", f"{UND}recipientType", "addressee, cc"),
        (f"{BASE}letter/apec/mention/region/1", f"{UND}evidence", "A fact has evidence"),
        (f"{BASE}letter/apec/mention/region/1", f"{UND}entity", "of one entity"),
        (f"{BASE}letter/apec/mention/detainee/1", f"{UND}kind", "mention's kind"),
        (f"{BASE}letter/apec/ask/1", f"{UND}evidence", "A fact has evidence"),
        (f"{BASE}letter/apec/ask/1", "http://www.w3.org/2000/01/rdf-schema#label", "one headline"),
        (f"{BASE}letter/apec/statement/title", f"{UND}evidence", "A statement has evidence"),
        (f"{BASE}letter/apec/statement/supplied-publisher", f"{UND}evidence", "A statement has evidence"),
        (f"{BASE}letter/apec/membership/1", f"{UND}evidence", "said by a letter"),
        (f"{BASE}letter/apec/mention/detainee/1", f"{UND}asDetainee", "says so of its entity"),
        (f"{BASE}letter/apec/issue/1", f"{UND}severity", "note, warning, question"),
        (f"{BASE}organization/a", "http://www.w3.org/2004/02/skos/core#prefLabel", "one preferred label"),
    ],
)
def test_what_is_missing_is_refused(subject: str, predicate: str, message: str, tmp_path: Path) -> None:
    """The report names the thing, the predicate and, in a sentence, what is wanted."""
    sound = lines()
    faulty = [line for line in sound if not line.startswith(f"<{subject}> <{predicate}> ")]
    assert len(faulty) < len(sound)
    report = checked(faulty, tmp_path)
    assert not report.conforms
    found = [violation for violation in report.violations if violation.focus == subject]
    assert any(message in violation.message for violation in found)
    assert all(violation.severity == "violation" for violation in found)
    assert any(violation.path in (predicate, None) for violation in found)


@pytest.mark.parametrize(
    ("start", "good", "bad", "message"),
    [
        (f"<{SIGNATURE}> <{UND}confidence>", '"0.99"', '"1.01"', "from 0 to 1"),
        (f"<{SIGNATURE}> <{UND}confidence>", '"0.99"', '"-0.5"', "from 0 to 1"),
        (f"<{SIGNATURE}> <{UND}confidence>", "decimal", "double", "decimal number"),
        (f"<{SIGNATURE}> <{UND}capacity>", '"organization"', '"witness"', "organization, individual, on behalf of"),
        (
            f"<{SIGNATURE}> <{UND}capacity>",
            '"organization"',
            '"Organization"',
            "organization, individual, on behalf of",
        ),
        (f"<{SIGNATURE}> <{UND}confidence>", '"0.99"', '"NaN"', "from 0 to 1"),
        (f"<{SIGNATURE}> <{UND}confidence>", '"0.99"', '"sNaN"', "from 0 to 1"),
        (
            f"<{SIGNATURE}> <{UND}confidence>",
            '"0.99"^^<http://www.w3.org/2001/XMLSchema#decimal>',
            '"NaN"^^<http://www.w3.org/2001/XMLSchema#double>',
            "from 0 to 1",
        ),
        (f"<{SIGNATURE}> <{UND}position>", '"1"', '"0"', "counted from 1"),
        (f"<{BASE}letter/apec/selector#", f'{OA}end> "', f'{OA}end> "x', "one end, a whole number"),
        (f"<{BASE}letter/apec/mention/detainee/1> <{UND}asDetainee>", "ilham-tohti", "jo-ann", "says so of its entity"),
        (f"<{BASE}letter/apec/mention/detainee/1> <{UND}kind>", "detainee", "concern", "Only a mention of the kind"),
        (f"<{BASE}membership/m> <https://schema.org/startDate>", "gYear", "string", "at most one date"),
        (f"<{SIGNATURE}> <{UND}letter>", "/apec>", "/other>", "names that one letter"),
        (f"<{SIGNATURE}> <{UND}signatory>", "organization/a>", "region/tibet>", "a person or an organization"),
        (f"<{SIGNATURE}> <{UND}evidence>", "/text#", "/elsewhere#", "A fact has evidence"),
        (f"<{BASE}letter/apec> <http://purl.org/dc/terms/issued>", "2021-02-18", "2021-02-30", "at most one date"),
        (
            f"<{BASE}letter/apec> <http://purl.org/dc/terms/issued>",
            "XMLSchema#date",
            "XMLSchema#string",
            "at most one date",
        ),
        (
            f"<{BASE}letter/apec> <http://purl.org/dc/terms/source>",
            "<https://example.org/apec>",
            '"apec"',
            "web address",
        ),
        (f"<{BASE}letter/apec> <{UND}claimedSignatoryCount>", '"2"', '"-2"', "whole number (xsd:integer) from 0"),
        (f"<{BASE}letter/apec/text> <{UND}sha256>", '> "', '> "x', "64 hexadecimal digits"),
        (f"<{BASE}letter/apec/statement/title> <{UND}confidence>", '"0.99"', '"2"', "from 0 to 1"),
    ],
)
def test_what_is_wrong_is_refused(start: str, good: str, bad: str, message: str, tmp_path: Path) -> None:
    """A confidence over 1, an unknown capacity, a day that never was: each with a sentence."""
    faulty = [line.replace(good, bad) if line.startswith(start) else line for line in lines()]
    assert faulty != lines()
    report = checked(faulty, tmp_path)
    assert not report.conforms
    assert any(message in violation.message for violation in report.violations)


def test_an_end_before_its_start_is_refused(tmp_path: Path) -> None:
    """The words of evidence run forwards."""
    start, end = f"> <{OA}start> ", f"> <{OA}end> "
    faulty = [
        line.replace(start, f"> <{OA}swapped> ").replace(end, start).replace("swapped", "end") for line in lines()
    ]
    report = checked(faulty, tmp_path)
    assert not report.conforms
    messages = {violation.message for violation in report.violations}
    assert {each for each in messages if "where its IRI says" not in each} == {"A selector starts before it ends."}


def test_two_values_where_one_is_wanted_are_refused(tmp_path: Path) -> None:
    """Two facts that share a selector cannot disagree about its words."""
    second = next(line for line in lines() if f'<{OA}exact> "A"' in line).replace('"A"', '"B"')
    report = checked([*lines(), second], tmp_path)
    (message,) = [violation.message for violation in report.violations]
    assert message == "A selector has the exact words that it selects, as plain text (xsd:string)."


def test_a_letter_without_its_class_is_refused(tmp_path: Path) -> None:
    """Nothing else would look at it; even without a description the file is known for one of ours."""
    faulty = [
        line
        for line in lines()
        if not line.startswith((f"<{BASE}letter/apec> <{RDF}type>", f"<{BASE}dataset> ")) and "Description" not in line
    ]
    report = checked(faulty, tmp_path)
    assert not report.conforms
    told = "What has a source text here is an und:JointLetter, or an und:LetterVersion of one."
    assert told in {each.message for each in report.violations}


def test_a_chapter_of_nobody_here_is_refused(tmp_path: Path) -> None:
    """A parent without a name would be a link into nothing; the short triple and the relation both say so."""
    report = checked(
        [
            line.replace(f"> <{BASE}organization/b>", f"> <{BASE}organization/z>")
            if "nizationOf> <" in line or "/relation/" in line
            else line
            for line in lines()
        ],
        tmp_path,
    )
    assert {each.message for each in report.violations} == {
        "A chapter is part of an organization that is here too.",
        "A relation leads to one organization.",
        "What has an IRI under the base of the dataset is described in the dataset.",
    }


def test_what_conforms_can_be_read(tmp_path: Path) -> None:
    """Lose any triple, or make any number odd: the rows come out all the same, or the report says what is wrong."""
    sound = lines()
    firsts: dict[tuple[str, str], int] = {}
    for at, line in enumerate(sound):
        subject, predicate, value, *_ = line.split(" ")
        kind = value if predicate.endswith("type>") else ""
        # One of a kind is enough: the region's mention stands for the detainee's, one selector for all.
        what = subject.removeprefix(f"<{BASE}letter/apec").split("#")[0].rstrip("0123456789>").split("/")[1:2]
        firsts.setdefault(("".join(what), predicate + kind), at)
    odd = ('"abc" .', '"NaN"^^<http://www.w3.org/2001/XMLSchema#decimal> .', f"<{BASE}odd> .")
    broken = 0
    for number, at in enumerate(firsts.values()):
        start = " ".join(sound[at].split(" ")[:2])
        numeric = sound[at].split("> ")[2].endswith(("#integer", "#decimal"))
        for instead in ([], *([[f"{start} {odd[number % len(odd)]}"]] if numeric else [])):
            faulty = [*sound[:at], *instead, *sound[at + 1 :]]
            if not readable(faulty, tmp_path):
                broken += 1
                assert not checked(faulty, tmp_path).conforms, sound[at]
    assert broken > 30


def readable(faulty: list[str], folder: Path) -> bool:
    """Whether every row of a dataset of these lines comes out."""
    file = folder / "faulty.nq"
    file.write_text("".join(f"{line}\n" for line in faulty), "utf-8")
    data = Dataset.read(file)
    try:
        for rows in (data.letters, data.signatures, data.addressings, data.mentions, data.asks, data.issues):
            list(rows())
        data.entities()
    except InputError:
        return False
    return True


def test_a_statement_to_nobody_conforms_without_a_recipient() -> None:
    """Only a letter that should have an addressee must have one."""
    assert validate(dataset(letter(addressees=[], signed_by=[org("A")]))).conforms


@pytest.mark.parametrize(("claimed", "word"), [(3, "more"), (1, "fewer")])
def test_a_declared_count_that_differs_is_only_a_warning(claimed: int, word: str) -> None:
    """59 declared and 58 found wants a look; it is the letter's doing, and the dataset is sound."""
    report = validate(dataset(letter(signed_by=[org("A"), org("B")], claimed=(claimed, "organizations"))))
    assert report.conforms
    assert [(violation.focus, violation.severity) for violation in report.violations] == [
        (f"{BASE}letter/apec", "warning")
    ]
    assert report.violations[0].message == f"The letter declares {word} signatories than were found."


def test_validation_reaches_no_network_and_says_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Not even an owl:imports in the data is followed, and bad literals end up in the report, not in a log."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("validation opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    imports = f"<{BASE}dataset> <http://www.w3.org/2002/07/owl#imports> <http://127.0.0.1:9/imported> ."
    bad = [line.replace("2021-02-18", "2021-02-30") for line in lines()]
    with caplog.at_level(logging.WARNING):
        assert not checked([*bad, imports], tmp_path).conforms
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_a_report_is_the_same_every_time(tmp_path: Path) -> None:
    """Findings are sorted: violations first, then by the thing at fault."""
    faulty = [line for line in lines() if f"<{UND}confidence>" not in line and f"<{UND}rule>" not in line]
    one, other = checked(faulty, tmp_path), checked(list(reversed(faulty)), tmp_path)
    assert one == other
    assert len(one.violations) > 5
    assert [violation.focus for violation in one.violations] == sorted(violation.focus for violation in one.violations)


def test_a_corpus_of_forty_letters_is_validated_in_seconds() -> None:
    """The check is run by people who wait for it."""
    letters = [
        letter(f"l{n}", signed_by=[org(f"Organization {m}") for m in range(12)], regions=["Tibet"]) for n in range(40)
    ]
    data = dataset(*letters)
    assert len(data) > 10_000
    before = time.process_time()
    assert validate(data).conforms
    assert time.process_time() - before < 15

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.factory import BASE, dataset, letter, org, person, to
from undersigned.graph.rdf import Dataset, Violation, validate
from undersigned.graph.rdf.agreement import find_disagreements
from undersigned.graph.rdf.names import DCT, OA, ORG, PROV, RDF, SCHEMA, SKOS, UND, XSD, A

LETTER = f"{BASE}letter/apec"
SIGNATURE = f"{LETTER}/signature/1"
OTHER = f"{BASE}letter/climate/signature/1"
GRAPH = f"<{LETTER}/graph>"

Change = Callable[[list[str]], list[str]]


def lines() -> list[str]:
    """Two letters whose triples bear each other out, as N-Quads lines; without their description, which counts them."""
    return [*_lines()]


@cache
def _lines() -> tuple[str, ...]:
    apec = letter(
        date="2021-02-18",
        signed_by=[org("A"), person("Jo Ann", of="B"), person("Li Bo", of="C", individual=True)],
        claimed=(3, "organizations"),
        cc=[to("Jake Sullivan", position="National Security Advisor")],
        detainees=["Ilham Tohti"],
        open_ended=True,
        regions=["Tibet"],
        asks=["Open Tibet to the press.", "Free Ilham Tohti."],
    )
    told = dataset(apec, letter("climate", title="😀 on climate", signed_by=[org("A")])).quads()
    return tuple(line for line in told if not line.endswith("/graph/description> ."))


def found(faulty: list[str], folder: Path) -> list[Violation]:
    """What does not agree in a dataset of these lines."""
    file = folder / "faulty.nq"
    file.write_text("".join(f"{line}\n" for line in faulty), "utf-8")
    return list(find_disagreements(Dataset.read(file).statements(), BASE))


def without(start: str) -> Change:
    """Lose all lines that begin so."""
    return lambda sound: [line for line in sound if not line.startswith(start)]


def replaced(start: str, good: str, bad: str) -> Change:
    """Change the lines that begin so."""
    return lambda sound: [line.replace(good, bad) if line.startswith(start) else line for line in sound]


def added(line: str) -> Change:
    """Say one thing more."""
    return lambda sound: [*sound, line]


def term(subject: str, start: str, end: str) -> Change:
    """A term of office with these dates, each written with its datatype."""
    node = f"<{BASE}membership/m>"
    said = (
        f"{node} {A} {ORG['Membership']} .",
        f"{node} {ORG['member']} <{subject}> .",
        f"{node} {SCHEMA['startDate']} {start} .",
        f"{node} {SCHEMA['endDate']} {end} .",
    )
    return lambda sound: [*sound, *said]


def dated(date: str) -> str:
    """A date as a literal of the precision written."""
    return f'"{date}"^^{XSD[{4: "gYear", 7: "gYearMonth", 10: "date"}[len(date)]]}'


def test_what_we_write_agrees(tmp_path: Path) -> None:
    """No letter of ours contradicts itself; words outside the basic plane count as one character each."""
    assert found(lines(), tmp_path) == []


@pytest.mark.parametrize(
    ("change", "focus", "message"),
    [
        (replaced(f"<{SIGNATURE}> {UND['evidence']}", "/apec/", "/climate/"), OTHER, "is described in the dataset"),
        (without(f"<{SIGNATURE}> {A}"), SIGNATURE, "is a signature, an addressing"),
        (without(f"<{LETTER}/statement/title> "), LETTER, "has an und:Statement of the same value"),
        (without(f"<{LETTER}/statement/date> "), LETTER, "has an und:Statement of the same value"),
        (without(f"<{LETTER}/statement/claimed-count> "), LETTER, "has an und:Statement of the same value"),
        (without(f"<{LETTER}/statement/detainees-open-ended> "), LETTER, "has an und:Statement of the same value"),
        (replaced(f"<{LETTER}> {DCT['title']}", "Joint", "Other"), LETTER, "has an und:Statement of the same value"),
        (replaced(f"<{LETTER}> {DCT['title']}", "@en", "@de"), LETTER, "has an und:Statement of the same value"),
        (without(f"<{LETTER}/addressee/1> "), LETTER, "To whom a letter is addressed stands in an addressing"),
        (without(f"<{LETTER}/addressee/1> "), LETTER, "The post that a letter is addressed to stands in an addressing"),
        (without(f"<{LETTER}/cc/1> "), LETTER, "To whom a letter is copied stands in an addressing"),
        (replaced(f"<{LETTER}/cc/1> {UND['recipientType']}", "cc", "addressee"), LETTER, "To whom a letter is copied"),
        (without(f"<{LETTER}/mention/region/1> "), LETTER, "stands in a mention of that letter"),
        (replaced(f"<{LETTER}/ask/2> {UND['letter']}", "/apec", "/climate"), LETTER, "asks names that letter"),
        (
            added(f"<{LETTER}/ask/1> {UND['concerns']} <{BASE}person/jo-ann> {GRAPH} ."),
            f"{LETTER}/ask/1",
            "What an ask concerns stands in a mention of that letter",
        ),
        (
            added(f"<{LETTER}/ask/1> {UND['askedOf']} <{BASE}person/jo-ann> {GRAPH} ."),
            f"{LETTER}/ask/1",
            "Of whom a letter asks something is one of those to whom it goes",
        ),
        (without(f"<{SIGNATURE}> "), f"{BASE}organization/a", "Who signed a letter stands in a signature"),
        (without(f"<{LETTER}/signature/2> "), f"{BASE}organization/b", "Who signed a letter stands in a signature"),
        (without(f"<{LETTER}/signature/3> "), LETTER, "is the number of signatures: 2."),
        (replaced(f"<{LETTER}> {UND['foundSignatoryCount']}", '"3"', '"4"'), LETTER, "the number of signatures: 3."),
        (
            replaced(f"<{LETTER}/signature/2> {UND['position']}", '"2"', '"1"'),
            f"{LETTER}/signature/2",
            "No two signatures",
        ),
        (replaced(f"<{LETTER}/ask/2> {UND['position']}", '"2"', '"01"'), f"{LETTER}/ask/2", "No two asks"),
        (
            added(f"<{BASE}organization/c> {UND['signed']} <{LETTER}> ."),
            f"{BASE}organization/c",
            "Who signed a letter stands in a signature",
        ),
        (term(f"{BASE}person/jo-ann", dated("2021-01-20"), dated("2017-01-20")), f"{BASE}membership/m", "does not end"),
        (term(f"{BASE}person/jo-ann", dated("2021-01-20"), dated("2020")), f"{BASE}membership/m", "does not end"),
    ],
)
def test_what_does_not_agree_is_named(change: Change, focus: str, message: str, tmp_path: Path) -> None:
    """The thing at fault and, in a sentence, what is wanted."""
    faulty = change(lines())
    assert faulty != lines()
    findings = found(faulty, tmp_path)
    meant = [each.severity for each in findings if each.focus == focus and message in each.message]
    assert set(meant) == {"violation"}, findings


def test_evidence_in_the_text_of_another_letter_is_refused(tmp_path: Path) -> None:
    """A signature is proved by the letter that it stands under, a title by the letter that bears it."""
    other = next(line.split("> <")[0] + ">" for line in lines() if line.startswith(f"<{BASE}letter/climate/text#"))
    for node in (SIGNATURE, f"{LETTER}/statement/title"):
        moved = [line for line in lines() if not line.startswith(f"<{node}> {UND['evidence']}")]
        findings = found([*moved, f"<{node}> {UND['evidence']} {other} {GRAPH} ."], tmp_path)
        message = "The evidence of what is found in a letter lies in the text of that letter."
        assert [(each.focus, each.value) for each in findings if each.message == message] == [(node, other.strip("<>"))]


def test_words_of_another_length_than_their_place_are_refused(tmp_path: Path) -> None:
    """Offsets and words that cannot both be right lead a reader to the wrong line."""
    selector = next(line for line in lines() if f'{OA["exact"]} "Jo Ann | B"' in line)
    findings = found([line if line != selector else line.replace('Ann | B"', 'Ann"') for line in lines()], tmp_path)
    meant = [each for each in findings if each.message.endswith("from start to end: 10 characters.")]
    assert [(each.path, each.value) for each in meant] == [(OA["exact"].value, "6 characters")]


@pytest.mark.parametrize(("start", "end"), [("2013-02-28", "2017"), ("2017-05", "2017"), ("2017", "2017-02-01")])
def test_dates_are_compared_as_far_as_both_are_known(start: str, end: str, tmp_path: Path) -> None:
    """A term from May 2017 until some day of 2017 is no fault."""
    assert found(term(f"{BASE}person/jo-ann", dated(start), dated(end))(lines()), tmp_path) == []


def test_titles_of_others_need_no_statement(tmp_path: Path) -> None:
    """Only what was read in a letter has words to show for it."""
    page = f"<{BASE}page>"
    said = [f"{page} {A} {SCHEMA['WebPage']} .", f'{page} {DCT["title"]} "About us" .']
    assert found([*lines(), *said], tmp_path) == []


def test_a_report_holds_what_does_not_agree(tmp_path: Path) -> None:
    """The findings stand beside those of the shapes, in one order."""
    file = tmp_path / "faulty.nq"
    gone = f"<{LETTER}/cc/1> "
    file.write_text("".join(f"{line}\n" for line in lines() if not line.startswith(gone)), "utf-8")
    report = validate(Dataset.read(file))
    assert not report.conforms
    assert [(each.focus, each.path) for each in report.violations] == [(LETTER, UND["copiedTo"].value)]


def test_what_is_no_word_of_ours_breaks_nothing(tmp_path: Path) -> None:
    """Links where words are wanted, and words where links are, are the shapes' to refuse; here they end nothing."""
    for predicate in (
        UND["letter"],
        UND["position"],
        OA["start"],
        OA["exact"],
        RDF["object"],
        PROV["hadPrimarySource"],
    ):
        for value in (f"<{SKOS.iri}x>", '"abc"', f'"NaN"^^{XSD["decimal"]}', f'"{"9" * 5000}"^^{XSD["integer"]}'):
            odd = [
                f"{line.split(' ')[0]} {predicate} {value} ." if f"> {predicate} " in line else line for line in lines()
            ]
            assert isinstance(found(odd, tmp_path), list)


def test_a_gap_in_a_list_is_a_warning_where_nothing_explains_it(tmp_path: Path) -> None:
    """Whoever was erased left a gap, so it is no violation; what a person rejected or left out is no news."""
    gap = replaced(f"<{LETTER}/signature/3> {UND['position']}", '"3"', '"99"')(lines())
    findings = found(gap, tmp_path)
    assert [(each.focus, each.severity, each.value) for each in findings] == [
        (f"{LETTER}/signature/3", "warning", "99")
    ]
    truth = f'"true"^^{XSD["boolean"]}'
    assert found([*gap, f"<{LETTER}> {UND['excerpt']} {truth} {GRAPH} ."], tmp_path) == []
    judgement = f"<{BASE}judgement/j>"
    judged = [
        f"{judgement} {A} {UND['Judgement']} .",
        f'{judgement} {UND["verdict"]} "reject" .',
        f'{judgement} {UND["left"]} "apec" .',
    ]
    assert found([*gap, *judged], tmp_path) == []

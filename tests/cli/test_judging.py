import json
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from undersigned.cli.judging import FIELDS, RELATIONS
from undersigned.graph.corpus import read_corpus, read_letters
from undersigned.graph.judgements import Judgement, add_judgements, kinds, read_judgements

WHY = ("--reason", "seen", "--by", "A. Reviewer")


def kept(root: Path) -> tuple[Judgement, ...]:
    """The judgements of a corpus."""
    return read_judgements(root / "judgements")


def test_the_commands_know_the_kinds() -> None:
    """Their lists are the ones by which files are read."""
    assert set(FIELDS) == set(kinds.PARTS)
    assert RELATIONS == kinds.RELATIONS


def test_two_names_are_judged(root: Path, run: Run) -> None:
    """As printed, as ids, and as letters; one file holds what one person said."""
    for command in (
        ("same", "free  tibet", "FT", "--evidence", "https://example.org/a", "--evidence", "b"),
        ("different", "organization/free-tibet", "Hong Kong Watch"),
        ("relation", "Hong Kong Watch", "member of", "Free Tibet", "--since", "2020-05"),
        ("same", "letter/plea", "letter/open-doors"),
    ):
        result = run("judge", *command, "--corpus", root, *WHY)
        assert result.exit_code == 0, result.output
        assert f"Kept in {root / 'judgements' / 'a-reviewer.jsonl'}" in result.output
    assert [(each.kind, each.verdict, each.since) for each in kept(root)] == [
        ("different", "different", ""),
        ("relation", "member of", "2020-05"),
        ("same", "same", ""),
        ("same", "same", ""),
    ]
    assert {each.evidence for each in kept(root)} == {(), ("https://example.org/a", "b")}


def test_words_of_a_letter_are_judged(root: Path, run: Run) -> None:
    """Accepted, rejected, read anew, withdrawn; the letters are read so from then on."""
    for command in (
        ("accept", "open-doors", "Ada Example", "--field", "official"),
        ("reject", "open-doors", "Joint Letter to President Example: Open the Doors", "--field", "title"),
        ("correct", "open-doors", "Free Tibet", "acronym=FT", "country=UK"),
        ("withdraw", "letter/open-doors", "hong kong watch", "--since", "2021"),
    ):
        result = run("judge", *command, "--corpus", root, *WHY)
        assert result.exit_code == 0, result.output
    letter = read_letters(read_corpus(root))[0]
    assert "Ada Example" in [each.name for each in letter.officials]
    assert letter.title is None
    assert [(each.acronym, each.country, each.status) for each in letter.signatories] == [
        ("FT", "UK", "signed"),
        (None, None, "withdrawn"),
    ]
    assert {each.left for each in kept(root)} == {"open-doors"}
    assert "Hong Kong Watch" in {each.right for each in kept(root)}


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("same", "Free Tibbet", "Hong Kong Watch"), "no letter names 'Free Tibbet'; near to it: 'Free Tibet'"),
        (("same", "organization/free-tibbet", "FT"), "near to it: 'organization/free-tibet'"),
        (("same", "letter/please", "letter/plea"), "near to it: 'letter/plea'"),
        (("same", "letter/plea", "Free Tibet"), "one of the two is a letter"),
        (("relation", "Free Tibet", "friend of", "Hong Kong Watch"), "friend of"),
        (("relation", "letter/plea", "chapter of", "letter/open-doors"), "letters have no such relation"),
        (("same", "letter/plea", "letter/plea"), "names one letter twice; nothing was kept"),
        (("same", "Free Tibet", "Jo Ann"), "was not followed: "),
        (("different", "Free Tibet", "free tibet"), "was not followed: "),
        (("accept", "pleas", "Free Tibet"), "no letter 'pleas' here; near to it: 'plea'"),
        (("accept", "plea", "Ann Other", "--field", "detainee"), "the letter does not print 'Ann Other'"),
        (("reject", "plea", "Free Tibbet"), "near to it: 'Free Tibet'"),
        (("correct", "plea", "Jo Ann", "Jo"), "'Jo' is no PART=TEXT"),
        (("correct", "plea", "Jo Ann", "name=Jo"), "has no 'name'"),
        (("withdraw", "plea", "Hong Kong Witch"), "near to it: 'Hong Kong Watch'"),
        (("withdraw", "plea", "Jo Ann", "--since", "May"), "'since' must be like"),
    ],
)
def test_what_is_not_there_is_refused(root: Path, run: Run, command: tuple[str, ...], says: str) -> None:
    """In one line, with what is nearest; nothing is kept."""
    result = run("judge", *command, "--corpus", root, *WHY)
    assert result.exit_code == 2
    assert says in result.output
    assert result.output.count("\n") == 1
    assert kept(root) == ()


def test_a_moment_that_is_none_is_refused_before_anything_is_kept(root: Path, run: Run) -> None:
    """Nobody adds to judgements of which it cannot be told which is the later."""
    said = {"kind": "same", "left": "A", "right": "B", "verdict": "same", "reason": "r", "by": "B", "at": "31.12.2023"}
    (root / "judgements").mkdir(exist_ok=True)
    (root / "judgements" / "b.jsonl").write_text(json.dumps(said) + "\n")
    result = run("judge", "different", "Free Tibet", "Hong Kong Watch", "--corpus", root, *WHY)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "b.jsonl:1: 'at' must be a date" in result.output
    assert [path.name for path in (root / "judgements").iterdir()] == ["b.jsonl"]


def test_an_answer_needs_a_reason(root: Path, run: Run) -> None:
    """The option is named, and not the folder."""
    result = run("judge", "same", "Free Tibet", "FT", "--corpus", root, "--by", "A", "--reason", " ")
    assert result.exit_code == 2
    assert "--reason is empty" in result.output
    assert str(root) not in result.output


def test_the_example_takes_no_judgements(run: Run) -> None:
    """It may lie where nobody can write."""
    result = run("judge", "same", "PEN America", "PEN International", *WHY)
    assert result.exit_code == 2
    assert "in a corpus of your own" in result.output


def test_a_contradiction_is_said_at_once(root: Path, run: Run) -> None:
    """Both answers are kept."""
    run("judge", "same", "Free Tibet", "Hong Kong Watch", "--corpus", root, *WHY)
    result = run("judge", "different", "Hong Kong Watch", "Free Tibet", "--corpus", root, "--reason", "no", "--by", "B")
    assert result.exit_code == 0
    assert "judged differently: " in result.output
    assert len(kept(root)) == 2
    listed = run("judgements", "--corpus", root, "--format", "json")
    assert [each["state"] for each in json.loads(listed.stdout)] == ["contradicted", "contradicted"]
    assert "judged differently" in run("check", "--corpus", root, "--format", "csv").stdout


def test_all_judgements_are_listed_with_what_became_of_them(root: Path, run: Run) -> None:
    """What is to be erased is not told."""
    run("judge", "different", "Free Tibet", "Hong Kong Watch", "--corpus", root, *WHY)
    run("judge", "accept", "open-doors", "Free Tibet", "--corpus", root, *WHY)
    erase = run("judge", "withdraw", "open-doors", "Hong Kong Watch", "--erase", "--corpus", root, *WHY)
    assert "other letters too, where it stays: plea" in erase.output
    text = root / "letters" / "open-doors" / "letter.txt"
    text.write_text(text.read_text().replace("Free Tibet", "Free Vietnam"))
    rows = json.loads(run("judgements", "--corpus", root, "--format", "json").stdout)
    assert {(row["kind"], row["state"]) for row in rows} == {
        ("different", "followed"),
        ("fact", "gone"),
        ("withdrawn", "followed"),
    }
    assert [row["right"] for row in rows if row["verdict"] == "erased"] == ["(not shown)"]


ERASED = Judgement("withdrawn", "open-doors", "Hong Kong Watch", "erased", "asked", (), "A", "2024-01-01")


def listed(root: Path, run: Run, *made: Judgement) -> list[dict[str, str | None]]:
    """These judgements, as they are listed in their order."""
    add_judgements(root / "judgements", made)
    rows = json.loads(run("judgements", "--corpus", root, "--format", "json").stdout)
    order = sorted(made)
    return [rows[order.index(each)] for each in made]


def test_what_names_the_erased_is_not_listed_either(root: Path, run: Run) -> None:
    """Its words, values and reasons; nor the letter, where that is gone and its id may tell the name."""
    accepted = replace(ERASED, kind="fact", verdict="accept", field="signatory", reason="Hong Kong Watch did")
    read = replace(accepted, kind="correct", verdict="correct", value=(("acronym", "HKW"),))
    told = replace(
        ERASED, kind="same", left="Free Tibet", right="FT", verdict="same", reason="as open-doors and plea say"
    )
    gone = replace(ERASED, left="2021-hong-kong-watch")
    rows = listed(root, run, ERASED, accepted, read, replace(ERASED, verdict="shown"), gone, told)
    assert "HKW" not in json.dumps(rows)
    assert "ong Kong" not in json.dumps(rows)
    assert "hong-kong" not in json.dumps(rows)
    assert [row["left"] for row in rows] == [*["open-doors"] * 4, "(not shown)", "Free Tibet"]
    assert rows[-1]["reason"] == told.reason


def test_what_was_not_followed_or_taken_back_is_said(root: Path, run: Run) -> None:
    """As the report after a build says."""
    name = replace(ERASED, kind="correct", verdict="correct", field="signatory", value=(("organization", ""),))
    same = replace(ERASED, kind="same", left="Free Tibet", verdict="same")
    later = replace(same, kind="different", verdict="different", at="2024-02-01")
    people = replace(same, right="Jo Ann")
    one = replace(same, left="letter/plea", right="letter/plea")
    rows = listed(root, run, name, same, later, people, one)
    assert [row["state"] for row in rows] == ["not followed", "taken back", "followed", "not followed", "not followed"]


def test_erasing_says_where_the_name_goes_and_where_it_stays(root: Path, run: Run) -> None:
    """From other postings of the letter it goes; other letters keep it."""
    (root / "letters" / "again").mkdir()
    shutil.copy(root / "letters" / "open-doors" / "letter.txt", root / "letters" / "again")
    add_judgements(
        root / "judgements",
        [replace(ERASED, kind="same", left="letter/again", right="letter/open-doors", verdict="same")],
    )
    said = run("judge", "withdraw", "open-doors", "Hong Kong Watch", "--erase", "--corpus", root, *WHY).output
    assert "other postings of the letter too, as long as they are one: again\n" in said
    assert "other letters too, where it stays: plea\n" in said


def test_a_list_of_many_judgements_is_gone_through_once(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What contradicts what is found for all together."""
    calls: list[int] = []
    room = import_module("undersigned.graph.judgements.contradictions")
    real: Callable[[Iterable[Judgement]], tuple[Judgement, ...]] = room.standing

    def counting(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
        calls.append(1)
        return real(judgements)

    monkeypatch.setattr(room, "standing", counting)
    made = [
        replace(ERASED, kind="same", left="Free Tibet", right="FT", verdict="same", reason=str(n)) for n in range(9)
    ]
    assert {row["state"] for row in listed(root, run, *made)} == {"followed"}
    assert len(calls) == 1

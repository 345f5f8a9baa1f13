import json
from pathlib import Path

import pytest

from undersigned.graph.errors import CorpusError
from undersigned.graph.judgements import Judgement, read_judgements
from undersigned.graph.judgements.judgement import judgement

LINE = {
    "kind": "same",
    "left": "ChinaAid",
    "right": "China Aid Association",
    "verdict": "same",
    "reason": "its site uses both",
    "evidence": ["a quote"],
    "by": "A. Reviewer",
    "at": "2024-05-02",
}


def line(**changes: object) -> str:
    """A judgement line with some fields changed, or left out where None."""
    return json.dumps({key: value for key, value in (LINE | changes).items() if value is not None})


def test_a_line_is_a_judgement() -> None:
    """Every field is read."""
    assert judgement(line(), where="a.jsonl:1") == Judgement(
        "same",
        "ChinaAid",
        "China Aid Association",
        "same",
        "its site uses both",
        ("a quote",),
        "A. Reviewer",
        "2024-05-02",
    )


def test_files_are_read_together_sorted_and_once(tmp_path: Path) -> None:
    """Two reviewers' files hold the same line: it counts once; empty lines count for nothing."""
    (tmp_path / "b.jsonl").write_text(f"{line(left='Z')}\n\n{line()}\n")
    (tmp_path / "a.jsonl").write_text(f"{line()}\r\n")
    assert [each.left for each in read_judgements(tmp_path)] == ["ChinaAid", "Z"]


def test_no_folder_is_no_judgements(tmp_path: Path) -> None:
    """A corpus need not have any."""
    assert read_judgements(tmp_path / "nothing") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('"same"', "JSON object"),
        (line(by=None), "'by'"),
        (line(left=""), "'left'"),
        (line(left=3), "'left'"),
        (line(right=None), "'right'"),
        (line(kind="maybe"), "unknown kind"),
        (line(verdict="yes"), "unknown verdict"),
        (line(evidence="a quote"), "list of texts"),
        (line(extra=1), "unknown field 'extra'"),
        (line(kind="different"), "the kind is 'different' and the verdict 'same'"),
        (line(verdict="different"), "the kind is 'same' and the verdict 'different'"),
        (line(kind="withheld", right=None, verdict="yes"), "to be withheld, which is not done yet"),
        (line(left="\ud800"), "'left' holds half a character"),
        (line(evidence=["\ud800"]), "'evidence' holds half a character"),
        (f'{{"kind": {"9" * 5000}}}', "too many digits"),
    ],
)
def test_a_line_that_is_none_is_said_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    """File and line are named, in one line."""
    (tmp_path / "a.jsonl").write_text(f"{line()}\n{text}\n")
    with pytest.raises(CorpusError) as caught:
        read_judgements(tmp_path)
    assert f"{tmp_path / 'a.jsonl'}:2: " in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_not_utf8_are_said(tmp_path: Path) -> None:
    """The file is named, and the byte."""
    (tmp_path / "a.jsonl").write_bytes(b'{"kind": "\xff"}')
    with pytest.raises(CorpusError, match=r"a\.jsonl: byte 10 is not UTF-8"):
        read_judgements(tmp_path)


def test_a_judgement_about_a_fact_needs_no_right_side() -> None:
    """It is about one thing."""
    assert judgement(line(kind="fact", right=None, verdict="reject"), where="a:1").right == ""


@pytest.mark.parametrize("name", ["a.json", "a.JSONL", "a.ndjson"])
def test_a_file_that_would_be_missed_is_said(tmp_path: Path, name: str) -> None:
    """Somebody judged, and would think that it is followed; other files are nobody's concern."""
    for other in ("README.md", ".a.json", "a.jsonl~"):
        (tmp_path / other).touch()
    assert read_judgements(tmp_path) == ()
    (tmp_path / name).write_text(line())
    with pytest.raises(CorpusError, match=f"{name}: judgements are read from files ending in .jsonl"):
        read_judgements(tmp_path)


@pytest.mark.parametrize("verdict", ["same", "unsure"])
def test_unsure_is_an_answer_to_either_question(verdict: str) -> None:
    """Only the opposite contradicts the kind."""
    assert judgement(line(verdict=verdict), where="a:1").verdict == verdict

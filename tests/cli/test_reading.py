import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, everything
from tests.graph.corpus.conftest import LETTER


def test_one_file_is_one_object_and_several_are_lines(run: Run, root: Path) -> None:
    """The contract's JSON, without a corpus, for documents and sheets."""
    text, sheet = root / "letters/open-doors/letter.txt", root / "letters/plea/letter.yaml"
    one = json.loads(run("extract", text).stdout)
    assert one["text"] == LETTER
    assert [each["organization"] for each in one["signatories"]] == ["Free Tibet", "Hong Kong Watch"]
    lines = [json.loads(line) for line in run("extract", text, sheet).stdout.splitlines()]
    assert lines[0] == one
    assert lines[1]["source"]["media_type"] == "application/yaml"


def test_the_text_can_be_left_out(run: Run, root: Path) -> None:
    """Facts only."""
    letter = json.loads(run("extract", root / "letters/open-doors/letter.txt", "--no-text").stdout)
    assert "text" not in letter
    assert letter["signatories"][0]["span"]["quote"] == "Free Tibet"


def test_a_table_shows_who_signed(run: Run, root: Path) -> None:
    """For people."""
    result = run("extract", root / "letters/plea/letter.yaml", "--format", "table")
    assert "to          Ada Example, President" in result.stdout
    assert "Hong Kong Watch" in result.stdout
    assert "on behalf of" in result.stdout


def test_check_lists_what_is_uncertain_and_is_content(run: Run, built: Path) -> None:
    """Differences and issues do not fail a check; the counts are said."""
    sheet = built / "letters/plea/letter.yaml"
    sheet.write_text(sheet.read_text().replace("claimed_count: 2", "claimed_count: 5"))
    before = everything(built)
    result = run("check", "--corpus", built, "--format", "json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert {"what": "count", "letter": "plea", "where": None, "message": "declares 5, 2 found"} in rows
    assert any(row["message"].startswith("date-absent") for row in rows)
    assert not any(row["what"] == "violation" for row in rows)
    assert "0 violations" in result.stderr
    assert everything(built) == before


def test_check_fails_on_a_violation(run: Run, built: Path, tmp_path: Path) -> None:
    """A dataset file with a signature that nothing proves is refused: exit code 1, the rule and the place are said."""
    nquads = (built / "build/dataset.nq").read_text("utf-8")
    lines = [line for line in nquads.splitlines() if not ("signature/1>" in line and "#evidence>" in line)]
    file = tmp_path / "partner.nq"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run("check", file, "--format", "json")
    assert result.exit_code == 1
    broken = [row for row in json.loads(result.stdout) if row["what"] == "violation"]
    assert any(row["where"].endswith("signature/1") and row["letter"] for row in broken)
    assert run("check", built / "build/dataset.ttl").exit_code == 0


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("ns#foundSignatoryCount>", "ns#other>", "one count of the signatories found"),
        ('#end> "', '#end> "x', "one end, a whole number"),
        ("ns#JointLetter>", "ns#Other>", "an und:JointLetter"),
        ('ns#confidence> "', 'ns#confidence> "NaN', "a decimal number from 0 to 1"),
        ("dc/terms/identifier>", "dc/terms/other>", "one identifier"),
    ],
)
def test_check_lists_violations_where_no_row_can_be_read(
    good: str, bad: str, message: str, run: Run, built: Path, tmp_path: Path
) -> None:
    """However faulty a file of ours is, the answer is a list and exit code 1, not a line that gives up."""
    nquads = (built / "build/dataset.nq").read_text("utf-8")
    assert good in nquads
    file = tmp_path / "partner.nq"
    file.write_text(nquads.replace(good, bad), encoding="utf-8")
    result = run("check", file, "--format", "json")
    assert result.exit_code == 1
    assert any(row["what"] == "violation" and message in row["message"] for row in json.loads(result.stdout))
    assert ": 0 violations" not in result.stderr

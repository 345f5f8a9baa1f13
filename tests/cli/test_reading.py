import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run, everything
from tests.graph.corpus.conftest import LETTER
from tests.graph.propose.conftest import Reply, Serves, says


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


def test_a_page_shows_one_letter(run: Run, root: Path, tmp_path: Path) -> None:
    """To stdout or to a file, the same bytes, with the facts lit up in the letter's text."""
    letter, output = root / "letters/open-doors/letter.txt", tmp_path / "page.html"
    printed = run("extract", letter, "--format", "html")
    assert printed.exit_code == 0
    assert ">Hong Kong Watch</mark>" in printed.stdout
    written = run("extract", letter, "--format", "html", "-o", output)
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr.startswith(f"wrote {output}: ")
    assert output.read_bytes() == printed.stdout_bytes


def test_a_fact_sheet_has_a_page_too(run: Run, root: Path) -> None:
    """Its words are the sheet's."""
    printed = run("extract", root / "letters/plea/letter.yaml", "--format", "html")
    assert printed.exit_code == 0
    assert 'class="sheet"' in printed.stdout


def test_pages_of_several_letters_are_refused_in_one_line(run: Run, root: Path, tmp_path: Path) -> None:
    """Nothing is read and nothing is written; a table goes to no file."""
    letter, output = root / "letters/open-doors/letter.txt", tmp_path / "page.html"
    several = run("extract", letter, letter, "--format", "html", "-o", output)
    assert several.exit_code == 2
    assert several.stderr == "undersigned: a page shows one letter, got 2 files; name one FILE for --format html\n"
    table = run("extract", letter, "--format", "table", "-o", output)
    assert table.exit_code == 2
    assert table.stderr.count("\n") == 1
    assert not output.exists()


def test_json_can_be_written_to_a_file(run: Run, root: Path, tmp_path: Path) -> None:
    """What is printed without -o."""
    letter, output = root / "letters/open-doors/letter.txt", tmp_path / "letter.json"
    run("extract", letter, "-o", output)
    assert output.read_bytes() == run("extract", letter).stdout_bytes


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
        ('ns#confidence> "', 'ns#confidence> "NaN', "a decimal number (xsd:decimal) from 0 to 1"),
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


def test_a_model_is_asked_only_when_it_is_said(
    run: Run, root: Path, serves: Serves, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server, a model and a key in the environment are not enough; with --llm the letter's text is sent."""
    letter = root / "letters/open-doors/letter.txt"
    model = serves(says({"officials": ["nobody at all"]}))
    for name, value in {"URL": model.url, "MODEL": "small", "KEY": "sk-secret"}.items():
        monkeypatch.setenv(f"UNDERSIGNED_LLM_{name}", value)
    plain = json.loads(run("extract", letter).stdout)
    assert model.asked == []
    asked = json.loads(run("extract", letter, "--llm").stdout)
    assert "Hong Kong Watch" in model.asked[0]["messages"][-1]["content"]
    assert model.headers[0]["authorization"] == "Bearer sk-secret"
    assert asked["issues"][-1]["code"] == "llm-dropped"
    assert asked | {"issues": asked["issues"][:-1]} == plain


def test_options_go_before_the_environment_and_sheets_are_not_sent(
    run: Run, root: Path, serves: Serves, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact sheet was written by a person; there is nothing to ask about."""
    model = serves(says({}))
    monkeypatch.setenv("UNDERSIGNED_LLM_URL", "https://models.example.org/v1")
    result = run("extract", root / "letters/plea/letter.yaml", "--llm", "--llm-url", model.url, "--llm-model", "small")
    assert result.exit_code == 0
    assert model.asked == []
    result = run(
        "extract", root / "letters/open-doors/letter.txt", "--llm", "--llm-url", model.url, "--llm-model", "small"
    )
    assert result.exit_code == 0
    assert model.asked[0]["model"] == "small"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "--llm needs the address of a model's server"),
        (("--llm-url", "https://models.example.org/v1"), "--llm needs the name of a model"),
        (("--llm-url", "http://models.example.org/v1", "--llm-model", "small"), "not sent over plain http"),
    ],
)
def test_a_missing_setting_is_told_in_one_line(
    options: tuple[str, ...], words: str, run: Run, root: Path, serves: Serves
) -> None:
    """Nothing is read and nothing is sent."""
    assert serves(says({})).asked == []
    result = run("extract", root / "letters/open-doors/letter.txt", "--llm", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_model_that_refuses_leaves_nothing_behind(run: Run, root: Path, serves: Serves, tmp_path: Path) -> None:
    """One line, exit code 2, no file."""
    model, output = serves(Reply(401)), tmp_path / "letter.json"
    letter = root / "letters/open-doors/letter.txt"
    result = run("extract", letter, "--llm", "--llm-url", model.url, "--llm-model", "small", "-o", output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "check UNDERSIGNED_LLM_KEY" in result.stderr
    assert not output.exists()


def test_signatories_may_stand_in_a_table_of_their_own(run: Run, root: Path, tmp_path: Path) -> None:
    """Named, or found beside the letter; a fact sheet has none."""
    file, table = tmp_path / "tibet.txt", tmp_path / "list.csv"
    file.write_text("Joint letter on Tibet\n\nDear President Example,\n\nWe urge you to act.\n")
    table.write_text("Name,Organisation\nBob Fu,ChinaAid\n")
    named = json.loads(run("extract", file, "--signatories", table).stdout)
    assert [each["person"] for each in named["signatories"]] == ["Bob Fu"]
    assert named["source"]["attachments"][0]["name"] == "list.csv"
    table.rename(tmp_path / "tibet.signatories.csv")
    assert len(json.loads(run("extract", file).stdout)["signatories"]) == 1
    sheet = root / "letters/plea/letter.yaml"
    result = run("extract", sheet, "--signatories", tmp_path / "tibet.signatories.csv")
    assert result.exit_code == 2
    assert "lists its signatories itself" in result.stderr
    assert "belong to one letter" in run("extract", file, sheet, "--signatories", table).stderr


def test_what_is_no_file_or_too_large_is_refused_at_once(run: Run, tmp_path: Path) -> None:
    """Before a byte of it is read."""
    pipe, huge = tmp_path / "pipe.txt", tmp_path / "huge.txt"
    os.mkfifo(pipe)
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    for name, why in ((pipe, "a pipe or a device"), (Path("/dev/zero"), "a pipe or a device"), (huge, "200 MB")):
        result = run("extract", name)
        assert result.exit_code == 2
        assert why in result.stderr
        assert result.stderr.count("\n") == 1

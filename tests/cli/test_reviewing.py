import csv
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

import pytest

from tests.cli.asked import NAMES, asked_corpus
from tests.cli.conftest import Run, everything
from undersigned.graph.judgements import read_judgements

PATIENCE = 60
"""Seconds after which a test gives up waiting for the screen."""


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A corpus with as many questions as there are names."""
    return asked_corpus(tmp_path / "asked")


def filled(file: Path, *answers: str) -> None:
    """Fill these answers into the first rows of an exported sheet."""
    with file.open(encoding="utf-8-sig", newline="") as read:
        rows = list(csv.reader(read))
    column = rows[0].index("answer")
    for row, answer in zip(rows[1:], answers, strict=False):
        row[column] = answer
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)


def test_a_sheet_goes_out_and_comes_back(asked: Path, tmp_path: Path, run: Run) -> None:
    """Exported questions, filled in, are judgements; they are not asked again, and importing twice changes nothing."""
    sheet = tmp_path / "questions.csv"
    exported = run("review", "--corpus", asked, "--export", sheet)
    assert exported.exit_code == 0
    assert f"{len(NAMES)} questions" in exported.stderr
    filled(sheet, "y", "Nein", "?")
    imported = run("review", "--corpus", asked, "--by", "Ana", "--import", sheet)
    assert imported.output == f"3 taken, 0 not taken, 0 answered so before, {len(NAMES) - 3} without an answer\n"
    assert sorted(each.verdict for each in read_judgements(asked / "judgements")) == ["different", "same", "unsure"]
    before = everything(asked)
    again = run("review", "--corpus", asked, "--by", "Ana", "--import", sheet)
    assert (again.exit_code, everything(asked)) == (0, before)
    assert again.output.startswith("0 taken, 0 not taken, 3 answered so before")
    run("review", "--corpus", asked, "--export", sheet)
    assert len(sheet.read_text("utf-8-sig").splitlines()) == len(NAMES) - 1  # a header, and all but two


def test_rows_that_cannot_be_taken_are_told(asked: Path, tmp_path: Path, run: Run) -> None:
    """Each bad row has its line, the others are taken, and the exit code says so."""
    sheet = tmp_path / "questions.csv"
    run("review", "--corpus", asked, "--export", sheet)
    filled(sheet, "y", "who knows", "n")
    imported = run("review", "--corpus", asked, "--by", "Ana", "--import", sheet)
    assert imported.exit_code == 1
    assert "row 3: the answer 'who knows' cannot be read; write one of y, n, u" in imported.stderr
    assert len(read_judgements(asked / "judgements")) == 2


def test_another_table_is_refused_whole(asked: Path, tmp_path: Path, run: Run) -> None:
    """A file that is no sheet of questions changes nothing."""
    (tmp_path / "other.csv").write_text("name,country\nPEN,US\n")
    refused = run("review", "--corpus", asked, "--by", "Ana", "--import", tmp_path / "other.csv")
    assert refused.exit_code == 2
    assert len(refused.stderr.splitlines()) == 1
    assert not (asked / "judgements").exists()


def test_a_sheet_with_an_open_quotation_mark_is_refused_whole(asked: Path, tmp_path: Path, run: Run) -> None:
    """No answer behind the mark is lost without a word, and none before it is taken twice when it is mended."""
    sheet = tmp_path / "questions.csv"
    run("review", "--corpus", asked, "--export", sheet)
    with sheet.open(encoding="utf-8-sig", newline="") as read:
        ids = [row["id"] for row in csv.DictReader(read)]
    rows = [f"{id},n,{reason}" for id, reason in zip(ids, ("", '"weil', ""), strict=False)]
    sheet.write_text("\n".join(("id,answer,reason", *rows, "")))
    refused = run("review", "--corpus", asked, "--by", "Ana", "--import", sheet)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "line 3: not a row of a table" in refused.stderr
    assert not (asked / "judgements").exists()


def test_a_sheet_of_an_unknown_kind_is_not_written(asked: Path, tmp_path: Path, run: Run) -> None:
    """Its name would promise what it is not."""
    refused = run("review", "--corpus", asked, "--export", tmp_path / "questions.ods")
    assert refused.exit_code == 2
    assert "name it .csv or .xlsx" in refused.stderr
    assert not (tmp_path / "questions.ods").exists()


def test_without_a_terminal_the_sheet_is_named(asked: Path, run: Run) -> None:
    """Questions on the screen need a screen."""
    refused = run("review", "--corpus", asked, "--by", "Ana")
    assert refused.exit_code == 2
    assert "--export" in refused.stderr


def test_the_example_holds_nobodys_answers(run: Run, tmp_path: Path) -> None:
    """The corpus that ships with undersigned can be looked at in a sheet, and is not written to."""
    refused = run("review", "--by", "Ana", "--import", tmp_path / "a.csv")
    assert refused.exit_code == 2
    assert "undersigned init DIR" in refused.stderr


def test_one_kind_is_asked(asked: Path, tmp_path: Path, run: Run) -> None:
    """With --kind only such questions are written."""
    run("review", "--corpus", asked, "--kind", "fact", "--export", tmp_path / "facts.csv")
    assert len((tmp_path / "facts.csv").read_text("utf-8-sig").splitlines()) == 1


def test_without_questions_there_is_no_screen(asked: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is open that is said, and all is well."""
    monkeypatch.setattr("undersigned.cli.reviewing._on_terminal", lambda: True)
    told = run("review", "--corpus", asked, "--by", "Ana", "--kind", "letter")
    assert (told.exit_code, told.output) == (0, "Nothing to ask: every question is answered, or there never was one.\n")


def test_a_folder_that_cannot_be_written_is_said_at_once(
    asked: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody answers a question whose answer could not be kept."""
    monkeypatch.setattr("undersigned.cli.reviewing._on_terminal", lambda: True)
    (asked / "judgements").write_text("a file where the folder should be")
    told = run("review", "--corpus", asked, "--by", "Ana")
    assert told.exit_code == 2
    assert "no answer could be kept" in told.stderr


def test_export_and_import_do_not_go_together(asked: Path, run: Run) -> None:
    """One way at a time."""
    assert run("review", "--corpus", asked, "--export", "a.csv", "--import", "b.csv").exit_code == 2


class Terminal:
    """A real terminal with the real command in it."""

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self._process, self._master = process, master
        self._seen = ""

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._master, keys.encode())

    def wait_for(self, pattern: str) -> str:
        """Read until the screen has shown this; give back all it has shown."""
        deadline = time.monotonic() + PATIENCE
        while re.search(pattern, self._seen) is None:
            gone = self._process.poll() is not None
            self.read(0.2)
            found = re.search(pattern, self._seen) is not None
            assert found or not (gone or time.monotonic() > deadline), self._seen[-2000:]
        return self._seen

    def read(self, seconds: float) -> str:
        """What the screen has shown, once it has been silent for so long."""
        while select.select([self._master], [], [], seconds)[0]:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            self._seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data.decode(errors="replace"))
            seconds = 0.0
        return self._seen

    def kill(self) -> str:
        """Kill the command as the system kills, and give back all that was ever shown."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(PATIENCE)
        return self.read(0.0)

    def ends(self) -> int:
        """Wait for the command to leave."""
        deadline = time.monotonic() + PATIENCE
        while self._process.poll() is None:
            assert time.monotonic() < deadline, self._seen[-2000:]
            self.read(0.1)
        self.read(0.0)
        return self._process.returncode


@contextmanager
def terminal(corpus: Path, *arguments: str) -> Iterator[Terminal]:
    """`undersigned review` on a terminal of 100 columns and 30 lines."""
    master, slave = pty.openpty()
    ioctl(slave, TIOCSWINSZ, pack("HHHH", 30, 100, 0, 0))
    code = "from undersigned.cli import main; main()"
    command = [sys.executable, "-c", code, "review", "--corpus", str(corpus), "--by", "Ana", *arguments]
    environ = os.environ | {"TERM": "xterm-256color", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True)
    os.close(slave)
    try:
        yield Terminal(process, master)
    finally:
        process.kill()
        process.wait(PATIENCE)
        os.close(master)


def test_a_killed_session_loses_no_answer(asked: Path, tmp_path: Path, run: Run) -> None:
    """Killed at any moment, again and again: every answer the screen confirmed is kept, and every line is whole."""
    confirmed = 0
    for answers, moment in ((1, 0.0), (2, 0.004), (0, 0.02)):
        with terminal(asked) as screen:
            screen.wait_for(r"questions? left")
            for number in range(1, answers + 1):
                screen.press("n")
                screen.wait_for(rf"Saved \({number}\)")
                time.sleep(0.16)  # faster keys are not taken
            screen.press("y")  # perhaps it is kept, perhaps not; but not half of it
            time.sleep(moment)
            shown = screen.kill()
        confirmed += max((int(found) for found in re.findall(r"Saved \((\d+)\)", shown)), default=0)
        kept = read_judgements(asked / "judgements")
        assert confirmed <= len(kept)
        assert {each.verdict for each in kept} <= {"same", "different"}
        assert len({(each.left, each.right) for each in kept}) == len(kept)
        confirmed = len(kept)
    run("review", "--corpus", asked, "--export", tmp_path / "left.csv")
    assert len((tmp_path / "left.csv").read_text("utf-8-sig").splitlines()) == 1 + len(NAMES) - confirmed


def test_a_session_is_left_in_order(asked: Path) -> None:
    """Answers, undo and quit on a real terminal; what was saved is said in the end."""
    with terminal(asked) as screen:
        screen.wait_for("questions left")
        screen.press("n")
        screen.wait_for(r"Saved \(1\)")
        screen.press("z")
        screen.wait_for(r"Taken back \(0 saved\)")
        time.sleep(0.16)
        screen.press("y")
        screen.wait_for(r"Saved \(1\): same")
        screen.press("q")
        assert screen.ends() == 0
        assert f"1 answer saved in {asked / 'judgements'}" in re.sub(r"\s+", " ", screen.read(0.1))
    assert [each.verdict for each in read_judgements(asked / "judgements")] == ["same"]

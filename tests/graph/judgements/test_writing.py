import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from undersigned.graph.errors import CorpusError, OutputError
from undersigned.graph.judgements import Judgement, add_judgements, read_judgements, remove_judgements
from undersigned.graph.judgements.writing import file_name


def answer(left: str = "A", *, by: str = "A. Reviewer", at: str = "2024-05-02", reason: str = "seen") -> Judgement:
    """One answer."""
    return Judgement("same", left, "B", "same", reason, (), by, at)


def test_answers_are_kept_one_file_a_reviewer(tmp_path: Path) -> None:
    """The folder is made, the lines are sorted by what they say, and an answer is kept once."""
    folder = tmp_path / "judgements"
    said = [answer("Ü"), answer("A"), answer("B", by="王 芳"), answer("A")]
    add_judgements(folder, said[:1])
    add_judgements(folder, said[1:])
    assert sorted(path.name for path in folder.iterdir()) == ["a-reviewer.jsonl", "王-芳.jsonl"]
    lines = (folder / "a-reviewer.jsonl").read_bytes().decode().split("\n")
    assert [json.loads(line)["left"] for line in lines[:-1]] == ["A", "Ü"]
    assert "Ü" in lines[1]
    assert read_judgements(folder) == tuple(sorted(set(said)))


def test_an_answer_that_is_there_changes_nothing(tmp_path: Path) -> None:
    """Not even the time of the file."""
    add_judgements(tmp_path, [answer()])
    before = (tmp_path / "a-reviewer.jsonl").stat()
    add_judgements(tmp_path, [answer()])
    add_judgements(tmp_path, [])
    assert (tmp_path / "a-reviewer.jsonl").stat() == before


def test_an_answer_is_taken_back_from_every_file(tmp_path: Path) -> None:
    """Files that do not hold it stay as they are; one that holds nothing else goes."""
    add_judgements(tmp_path, [answer("A"), answer("B"), answer("C", by="Z")])
    (tmp_path / "by-hand.jsonl").write_text((tmp_path / "z.jsonl").read_text() + "\n" * 3)
    remove_judgements(tmp_path, [answer("B"), answer("C", by="Z"), answer("nowhere")])
    assert [path.name for path in tmp_path.iterdir()] == ["a-reviewer.jsonl"]
    assert read_judgements(tmp_path) == (answer("A"),)
    remove_judgements(tmp_path / "nothing", [answer()])


def test_what_cannot_be_judged_is_not_written(tmp_path: Path) -> None:
    """Neither is what came with it."""
    with pytest.raises(CorpusError, match=r"a new judgement: .*half a character"):
        add_judgements(tmp_path, [answer(), answer("\ud800")])
    with pytest.raises(CorpusError, match="half a character"):
        add_judgements(tmp_path, [answer(by="\ud800")])
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_broken_stays_as_it_is(tmp_path: Path) -> None:
    """Somebody has to look at it; nothing is written anywhere until then."""
    (tmp_path / "a-reviewer.jsonl").write_text("<<<<<<< HEAD\n")
    with pytest.raises(CorpusError, match=r"a-reviewer\.jsonl:1: not JSON"):
        add_judgements(tmp_path, [answer(), answer(by="0")])
    with pytest.raises(CorpusError, match=r"a-reviewer\.jsonl:1: not JSON"):
        remove_judgements(tmp_path, [answer()])
    assert [path.read_text() for path in tmp_path.iterdir()] == ["<<<<<<< HEAD\n"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """In one line."""
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        add_judgements(tmp_path / "file" / "judgements", [answer()])


def test_leftovers_are_cleared_away(tmp_path: Path) -> None:
    """Who was killed while writing left a draft, which is read by nobody."""
    left = tmp_path / ".undersigned-judging-a-reviewer.jsonl.new"
    left.write_text('{"kind": "sa')
    assert read_judgements(tmp_path) == ()
    add_judgements(tmp_path, [answer()])
    assert not left.exists()


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    """A team may keep its judgements elsewhere; the file keeps its permissions."""
    (tmp_path / "team").mkdir()
    kept = tmp_path / "team" / "kept.jsonl"
    kept.touch(mode=0o600)
    folder = tmp_path / "judgements"
    folder.mkdir()
    (folder / "a-reviewer.jsonl").symlink_to(kept)
    add_judgements(folder, [answer()])
    assert (folder / "a-reviewer.jsonl").is_symlink()
    assert kept.read_text().count("\n") == 1
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("by", ["", "...", "x" * 500, "王" * 200, "../../etc/passwd", "CON"])
def test_any_name_of_a_reviewer_makes_a_file_name(by: str) -> None:
    """It is not hidden, not too long, and leads to no other folder."""
    name = file_name(by)
    assert name.endswith(".jsonl")
    assert not name.startswith(".")
    assert "/" not in name
    assert len(name.encode()) < 100


def test_long_names_of_reviewers_do_not_meet() -> None:
    """Two people whose long names begin alike keep two files."""
    assert file_name("x" * 500 + "a") != file_name("x" * 500 + "b")


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    """Two windows of one reviewer write the same file."""

    def write(name: str) -> None:
        for number in range(20):
            add_judgements(tmp_path, [answer(f"{name}{number}")])

    writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(read_judgements(tmp_path)) == 40


ANSWERING = """
import sys
from pathlib import Path
from undersigned.graph.judgements import Judgement, add_judgements
for number in range(100_000):
    add_judgements(Path(sys.argv[1]), [Judgement("same", f"{number:06}", "B", "same", "r", (), "R", "2024")])
    print(number, flush=True)
"""


@pytest.mark.parametrize("answers", [1, 4, 9, 16])
def test_whoever_is_killed_loses_no_answer(tmp_path: Path, answers: int) -> None:
    """What was said to be saved is there, whole, whenever SIGKILL comes; the next answer clears up."""
    with subprocess.Popen([sys.executable, "-c", ANSWERING, str(tmp_path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        saved = [int(child.stdout.readline()) for _ in range(answers)]
        child.send_signal(signal.SIGKILL)
        saved.extend(int(line) for line in child.stdout if line.endswith("\n"))
    kept = [int(each.left) for each in read_judgements(tmp_path)]
    assert kept[: len(saved)] == saved
    assert len(kept) <= len(saved) + 1  # one may have been written and not said yet
    add_judgements(tmp_path, [answer()])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-reviewer.jsonl", "r.jsonl"]

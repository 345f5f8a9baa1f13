"""`undersigned build`: everything of a corpus, at once or not at all, and only what has changed."""

import csv
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run, everything
from undersigned.cli.manifest import read_manifest, write_manifest
from undersigned.cli.walk import build
from undersigned.graph.corpus import read_corpus
from undersigned.graph.errors import InputError

COMMAND = (sys.executable, "-c", "from undersigned.cli import main; main()", "build")


def cpu_of(*arguments: object, **environ: str) -> float:
    """The CPU seconds that a build takes in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [*COMMAND, *map(str, arguments)], check=True, capture_output=True, env=os.environ | environ, timeout=120
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_a_build_leaves_tables_linked_data_and_pages(built_once: Path) -> None:
    """With the columns that others rely on, and a manifest that knows every file."""
    out = built_once / "build"
    for name in ("dataset.ttl", "dataset.nq", "site/index.html", "site/coalition.html", "site/graph.html"):
        assert (out / name).stat().st_size > 0
    with (out / "tables/signatures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 4
    needed = "letter_id position named_as organization_id organization person_id person role capacity confidence"
    assert set(needed.split()) <= set(rows[0])
    manifest = read_manifest(out)
    assert manifest is not None
    for name, digest in manifest.outputs.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert set(everything(out)) - set(manifest.outputs) == {
        ".undersigned-build",
        "manifest.json",
        "cache/letters/open-doors.json",
        "cache/letters/plea.json",
        "cache/names.json",
    }


def test_the_summary_says_what_was_read_found_and_is_uncertain(run: Run, root: Path) -> None:
    """And what to try next; the second time it is the same, and nothing has changed."""
    first = run("build", "--corpus", root).stdout
    assert "Read       2 letters (1 document and 1 fact sheet), 2022-08, 1 without a date" in first
    assert "Found      4 signatures by 2 organizations and 1 person" in first
    assert "date-absent" in first
    assert "Made " in first
    assert f"undersigned query cosigners --corpus {root} --param 'org=Free Tibet'" in first
    second = run("build", "--corpus", root).stdout
    assert "Nothing changed" in second
    assert [line for line in second.splitlines() if "changed" not in line] == [
        line for line in first.splitlines() if "Made" not in line
    ]


def test_a_second_build_is_cheap_and_changes_no_byte(root: Path, tmp_path: Path) -> None:
    """Under a third of the CPU of the first."""
    out = tmp_path / "out"
    first = cpu_of("--corpus", root, "--out", out)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in out.rglob("*")}
    second = cpu_of("--corpus", root, "--out", out)
    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in out.rglob("*")} == before
    assert second < first / 3


def test_two_builds_of_one_corpus_are_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Whatever the hash seed of the machine, and wherever it is written."""
    for seed in ("1", "2"):
        cpu_of("--corpus", root, "--out", tmp_path / seed, PYTHONHASHSEED=seed)
    assert everything(tmp_path / "1") == everything(tmp_path / "2")


def test_only_what_has_changed_is_read_again(built: Path) -> None:
    """One letter of two; the result is as if all had been read."""
    sheet = built / "letters/plea/letter.yaml"
    sheet.write_text(sheet.read_text().replace("Li Wei", "Wang Li"))
    report = build(read_corpus(built), built / "build")
    assert (report.changed, report.letters_read) == (True, 1)
    anew = build(read_corpus(built), built / "anew")
    assert anew.letters_read == 2
    assert everything(built / "build") == everything(built / "anew")


def test_a_build_that_was_touched_is_made_again(built: Path, built_once: Path) -> None:
    """A file changed or gone: the build is what it should be afterwards."""
    (built / "build/tables/letters.csv").write_text("mine now")
    (built / "build/site/index.html").unlink()
    report = build(read_corpus(built), built / "build")
    assert (report.changed, report.letters_read) == (True, 0)
    assert everything(built / "build") == everything(built_once / "build")


def test_what_people_put_into_a_build_stays_there(built: Path, built_once: Path) -> None:
    """Files, links and empty folders, at the top and among our own; alone they are no reason to build."""
    out = built / "build"
    (out / "CNAME").write_text("letters.example.org")
    (out / "site/robots.txt").write_text("mine")
    (out / "notes/drafts").mkdir(parents=True)
    (out / "latest").symlink_to("site")
    assert not build(read_corpus(built), out).changed
    (built / "letters/plea/letter.toml").write_text('publisher = "x"\n')
    for _ in range(2):
        assert build(read_corpus(built), out).changed
        assert (out / "CNAME").read_text() == "letters.example.org"
        assert (out / "site/robots.txt").read_text() == "mine"
        assert (out / "notes/drafts").is_dir()
        assert (out / "latest").readlink() == Path("site")
        (built / "letters/plea/letter.toml").unlink(missing_ok=True)
    assert set(everything(out)) - set(everything(built_once / "build")) == {"CNAME", "site/robots.txt"}


def test_a_file_of_ours_does_not_replace_one_of_theirs(run: Run, built: Path) -> None:
    """A build that has a new file where somebody put one says so, and changes nothing."""
    manifest = read_manifest(built / "build")
    assert manifest is not None
    theirs = (built / "build/dataset.ttl").rename(built / "kept")
    write_manifest(built / "build", "an older version, which made no dataset.ttl", manifest.summary)
    theirs.rename(built / "build/dataset.ttl")
    before = everything(built)
    result = run("build", "--corpus", built)
    assert result.exit_code == 2
    assert "dataset.ttl: the build has a file of its own in this place" in result.stderr
    assert everything(built) == before


ODD = ["", "{}", '{"made_by": "undersigned build"}', "\x00", "[" * 100_000, '{"summary": {"x": 1}}', "[1]", "9" * 5000]


@pytest.mark.parametrize("damage", [*ODD, None])
def test_a_build_with_a_damaged_manifest_is_made_again(
    run: Run, built: Path, built_once: Path, damage: str | None
) -> None:
    """Our mark says that it is ours; what lies beside our files stays."""
    path = built / "build/manifest.json"
    if damage is None:
        path.unlink()
    else:
        path.write_text(damage)
    (built / "build/CNAME").write_text("mine")
    assert run("view", "--corpus", built).exit_code == 2
    result = run("build", "--corpus", built)
    assert result.exit_code == 0
    assert "Made " in result.stdout
    assert everything(built / "build") == everything(built_once / "build") | {"CNAME": b"mine"}


def test_a_manifest_that_somebody_edited_is_not_believed(run: Run, built: Path) -> None:
    """Its figures are not printed, however well-formed it is."""
    path = built / "build/manifest.json"
    content = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(content | {"summary": {"x": 1}}), "utf-8")
    result = run("build", "--corpus", built)
    assert result.exit_code == 0
    assert "Made " in result.stdout


@pytest.mark.parametrize("damage", ["", "{}", "\x00", "[" * 100_000])
def test_a_folder_with_a_foreign_manifest_is_not_replaced(run: Run, built: Path, damage: str) -> None:
    """It may hold somebody's work; the line says what to do."""
    (built / "build/.undersigned-build").unlink()
    (built / "build/manifest.json").write_text(damage)
    before = everything(built)
    result = run("build", "--corpus", built)
    assert result.exit_code == 2
    assert "did not make" in result.stderr
    assert everything(built) == before


def test_a_letter_that_breaks_leaves_the_last_good_build(built: Path) -> None:
    """And nothing beside it."""
    before = everything(built / "build")
    (built / "letters/open-doors/letter.txt").write_bytes(b"%PDF-1.7 \0 no text")
    with pytest.raises(InputError):
        build(read_corpus(built), built / "build")
    assert everything(built / "build") == before
    assert not [path for path in built.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("moment", ["reading letters", "writing linked data", "drawing pages", "replacing"])
def test_a_build_killed_at_any_moment_leaves_the_last_good_one(built: Path, moment: str) -> None:
    """SIGKILL; the next build cleans up after it."""
    before = everything(built / "build")
    (built / "letters/plea/letter.toml").write_text('publisher = "x"\n')
    # The process stops itself where the test wants it killed, and waits.
    program = """
import os, signal, sys
from pathlib import Path
from undersigned.cli import swap, walk
from undersigned.graph.corpus import read_corpus
root, moment = Path(sys.argv[1]), sys.argv[2]
def stop(*_):
    print("here", flush=True)
    signal.pause()
def progress(doing, done, total):
    if doing.startswith(moment):
        stop()
if moment == "replacing":
    swap._put_in_place = stop
walk.build(read_corpus(root), root / "build", progress=progress)
"""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(built), moment], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    assert everything(built / "build") == before
    assert (built / ".build.undersigned/new").is_dir()
    if moment == "replacing":  # also where nothing is left to do
        (built / "letters/plea/letter.toml").unlink()
        assert not build(read_corpus(built), built / "build").changed
        assert not [path for path in built.iterdir() if path.name.startswith(".")]
        return
    report = build(read_corpus(built), built / "build")
    assert report.changed
    assert not [path for path in built.iterdir() if path.name.startswith(".")]


def test_two_builds_at_once_end_in_one_good_build(root: Path, tmp_path: Path, built_once: Path) -> None:
    """One waits for the other, and finds nothing to do."""
    started = [
        subprocess.Popen(
            [*COMMAND, "--corpus", str(root), "--out", str(tmp_path / "out")], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0]
    assert sorted("Nothing changed" in text for text in said) == [False, True]
    assert everything(tmp_path / "out") == everything(built_once / "build")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "out"]


def test_the_example_is_built_into_the_working_folder(run: Run, tmp_path: Path) -> None:
    """Without a corpus of one's own there is something to look at, and a note says what it is."""
    started = time.process_time()
    result = run("build")
    assert time.process_time() - started < 60
    assert result.exit_code == 0
    assert "example corpus" in result.stderr
    assert (tmp_path / "here/build/site/index.html").is_file()
    assert "open build/site/index.html" in result.stdout
    manifest = json.loads((tmp_path / "here/build/manifest.json").read_text("utf-8"))
    assert manifest["summary"]["letters"] >= 2


def test_an_empty_corpus_is_built_too(run: Run, tmp_path: Path) -> None:
    """And says what to do next."""
    run("init", tmp_path / "new")
    result = run("build", "--corpus", tmp_path / "new")
    assert result.exit_code == 0
    assert "no letters yet" in result.stdout
    assert f"undersigned add --corpus {tmp_path / 'new'} FILE" in result.stdout


def test_judgements_are_replayed_and_reported(run: Run, root: Path) -> None:
    """One that cannot be followed is said in the summary."""
    (root / "judgements").mkdir()
    line = {
        "kind": "same",
        "left": "Gone",
        "right": "Free Tibet",
        "verdict": "same",
        "reason": "r",
        "by": "b",
        "at": "2024",
    }
    (root / "judgements/a.jsonl").write_text(json.dumps(line) + "\n")
    result = run("build", "--corpus", root)
    assert "1 report on judgements" in result.stdout
    assert "no letter names both any more" in result.stdout

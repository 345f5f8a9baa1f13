"""The front door: what it costs to look in, and the one line that a mistake ends in."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.cli.conftest import Run, everything
from undersigned.cli.front import Front, note, printable

COMMAND = (sys.executable, "-c", "from undersigned.cli import main; main()")


def test_help_answers_at_once() -> None:
    """`undersigned --help` takes under 0.3 s of CPU: no heavy library is imported for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([*COMMAND, "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3


def loaded(code: str) -> set[str]:
    """The modules that a new process has loaded after this code."""
    listing = f"{code}\nimport sys\nprint(*sys.modules)"
    return set(
        subprocess.run([sys.executable, "-c", listing], check=True, capture_output=True, text=True).stdout.split()
    )


def test_the_door_itself_is_light() -> None:
    """Neither rooms nor what only some commands need is loaded before a command runs."""
    # What Python itself brings along in this environment is nobody's fault.
    ours = loaded("import undersigned.cli") - loaded("import click")
    assert not {name for name in ours if name.startswith("undersigned.") and "undersigned.cli" not in name} - {
        "undersigned.graph",
        "undersigned.graph.errors",
    }
    assert not ours & {"csv", "subprocess", "yaml"}


def test_a_listing_in_csv_loads_no_room() -> None:
    """A rule about cells is no reason to load what reads letters."""
    listed = loaded("from undersigned.cli.listing import as_csv; as_csv(['a'], [['=1']])")
    assert not {name for name in listed if name.startswith("undersigned.graph.")} - {
        "undersigned.graph.cells",
        "undersigned.graph.errors",
    }


def test_help_keeps_the_lines_of_examples(run: Run) -> None:
    """Examples are to be copied."""
    result = run("query", "--help")
    assert '\n    undersigned query cosigners --param org="PEN America"\n' in result.stdout


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder of files that cannot be read as letters, and corpora that are none."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\x00\x01")
    (tmp_path / "folder").mkdir()
    (tmp_path / "sheet.yaml").write_text("title: [")
    (tmp_path / "good.txt").write_text("Open Letter\n\n1. PEN America\n2. Free Tibet\n")
    (tmp_path / "keys.yaml").write_text("? [a, b]\n: c\ntitle: A plea\n")
    (tmp_path / "digits.yaml").write_text(f"title: A plea\nclaimed_count: {'9' * 5000}\n")
    (tmp_path / "half.yaml").write_text('title: "A \\ud800 plea"\n')
    (tmp_path / "data.ttl").write_text("not turtle")
    for name in ("judged", "broken", "withheld"):
        (tmp_path / name / "letters").mkdir(parents=True)
        (tmp_path / name / "corpus.toml").touch()
    (tmp_path / "judged" / "judgements").mkdir()
    (tmp_path / "withheld" / "judgements").mkdir()
    (tmp_path / "withheld" / "judgements" / "a.jsonl").write_text(
        '{"kind": "withheld", "left": "A", "verdict": "yes", "reason": "r", "by": "b", "at": "2024"}\n'
    )
    (tmp_path / "judged" / "judgements" / "a.jsonl").write_text("same, same\n")
    (tmp_path / "broken" / "corpus.toml").write_text("title = \n")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extract", "{bad}/gone.txt"], "no such file"),
        (["extract", "{bad}/empty.txt"], "no text"),
        (["extract", "{bad}/binary.txt"], "binary"),
        (["extract", "{bad}/folder"], "folder"),
        (["extract", "{bad}/sheet.yaml"], "sheet.yaml:1: not YAML"),
        (["add", "{bad}/gone.txt", "--corpus", "{root}"], "no such file"),
        (["add", "{bad}/empty.txt", "--corpus", "{root}"], "no text"),
        (["add", "{bad}/binary.txt", "--corpus", "{root}"], "binary"),
        (["add", "{bad}/latin.txt"], "a corpus of your own"),
        (["build", "--corpus", "{bad}/gone"], "no such folder"),
        (["build", "--corpus", "{bad}/folder"], "no corpus.toml"),
        (["build", "--corpus", "{bad}/broken"], "corpus.toml:1: not TOML"),
        (["build", "--corpus", "{bad}/judged"], "a.jsonl:1: not JSON"),
        (["build", "--corpus", "{root}", "--out", "{bad}/folder/../empty.txt"], "is a file"),
        (["build", "--corpus", "{root}", "--out", "{bad}/judged"], "did not make"),
        (["check", "--corpus", "{bad}/judged"], "a.jsonl:1: not JSON"),
        (["check", "{bad}/gone.ttl"], "no such file"),
        (["check", "{bad}/data.ttl"], "not well-formed Turtle"),
        (["query", "nosuch"], "no query is called 'nosuch'"),
        (["query", "cosigners", "--param", "foo=1", "--corpus", "{root}"], "no parameter 'foo'"),
        (["query", "cosigners", "--corpus", "{root}"], "needs org"),
        (["query", "cosigners", "--param", "org=Nobody", "--corpus", "{root}"], "no organization"),
        (["query", "cosigners", "--param", "org", "--corpus", "{root}"], "NAME=VALUE"),
        (["query", "cosigners", "--param", "org=a", "--param", "org=b"], "given twice"),
        (["sparql", "SELECT nonsense", "--corpus", "{root}"], "line 1"),
        (["sparql", "ASK {{ SERVICE <http://127.0.0.1/> {{ ?s ?p ?o }} }}", "--corpus", "{root}"], "SERVICE"),
        (["sparql", "gone.rq", "--corpus", "{root}"], "gone.rq: cannot be read"),
        (["view", "--corpus", "{root}"], "no build here"),
        (["export", "turtle", "--corpus", "{root}", "-o", "{bad}/gone/a.ttl"], "cannot be written"),
        (["export", "rdfxml"], "'rdfxml' is not one of"),
        (["init", "{root}"], "is a corpus already"),
        (["init", ""], "DIR is empty"),
        (["init", "{bad}/half\udcff"], "not UTF-8"),
        (["init", "{bad}/new", "--title", "\udcff"], "not UTF-8"),
        (["add", "{bad}/good.txt", "{bad}/gone.txt", "--corpus", "{root}"], "no such file"),
        (["add", "{bad}/good.txt", "{bad}/empty.txt", "--corpus", "{root}"], "no text"),
        (["add", "{bad}/good.txt", "--publisher", "\udcff", "--corpus", "{root}"], "--publisher is not UTF-8"),
        (["add", "{bad}/keys.yaml", "--corpus", "{root}"], "keys.yaml:1: a key must be a text"),
        (["add", "{bad}/digits.yaml", "--corpus", "{root}"], "digits.yaml:2: claimed_count has 5000 digits"),
        (["add", "{bad}/half.yaml", "--corpus", "{root}"], "half.yaml:1: title holds half a character"),
        (["build", "--corpus", "{bad}/withheld"], "a.jsonl:1: something is to be withheld"),
        (["check", "--corpus", "{bad}/withheld"], "a.jsonl:1: something is to be withheld"),
        (["build", "--corpus", "{root}", "--out", "{root}/letters/out"], "within the letters of the corpus"),
        (["build", "--corpus", "{root}", "--out", "{root}/judgements"], "within the judgements of the corpus"),
        (["build", "--corpus", "{root}", "--out", "{root}"], "the corpus lies within"),
        (["build", "--corpus", "{root}", "--out", "."], "you are working in this folder"),
        (["nosuch"], "No such command"),
        (["query", "--nosuch"], "No such option"),
    ],
)
def test_a_mistake_is_one_clear_line_and_writes_nothing(
    run: Run, root: Path, bad: Path, arguments: list[str], says: str
) -> None:
    """Exit code 2, nothing on stdout, one line on stderr, no file more or less anywhere."""
    before = everything(bad), everything(root), sorted(bad.rglob("*"))
    result = run(*(each.format(root=root, bad=bad) for each in arguments))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert says in result.stderr
    assert result.stderr.startswith("undersigned: ")
    assert result.stderr.count("\n") == 1
    assert (everything(bad), everything(root), sorted(bad.rglob("*"))) == before


def test_the_process_itself_leaves_with_2(tmp_path: Path) -> None:
    """Outside a test runner too, without a traceback."""
    done = subprocess.run([*COMMAND, "extract", "gone.txt"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "undersigned: gone.txt: there is no such file; check the path\n"


def test_a_reader_that_goes_away_is_no_error() -> None:
    """`undersigned query --list | head -1` says nothing of a broken pipe."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*COMMAND, "query", "--list"], stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert done.stderr == ""
    assert done.returncode == 1


def test_a_terminal_that_cannot_show_a_letter_shows_its_code(tmp_path: Path) -> None:
    """Names of every script can be printed anywhere."""
    letter = tmp_path / "a.txt"
    letter.write_text("Open Letter\n\n1. 人权观察\n2. PEN America\n", encoding="utf-8")
    environ = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*COMMAND, "extract", str(letter)], capture_output=True, env=environ, check=False)
    assert done.returncode == 0
    assert b"PEN America" in done.stdout


def test_interrupting_is_no_traceback() -> None:
    """Ctrl-C ends in one line and the shell's exit code."""

    @click.group(cls=Front)
    def group() -> None:
        """A group."""

    @group.command()
    def wait() -> None:
        """Wait for ever."""
        raise KeyboardInterrupt

    result = CliRunner().invoke(group, ["wait"])
    assert result.exit_code == 130
    assert result.stderr.strip().count("\n") == 0


def test_notes_follow_the_work_and_not_the_mistake() -> None:
    """A note is said on stderr once all went well; one without which the error is not understood, before that."""

    @click.group(cls=Front)
    def group() -> None:
        """A group."""

    @group.command()
    @click.option("--fail", is_flag=True)
    def work(*, fail: bool) -> None:
        """Work, or fail."""
        note("something to know")
        note("something behind it", even_after_a_mistake=True)
        if fail:
            raise click.UsageError("a mistake")

    assert CliRunner().invoke(group, ["work"]).stderr == "something to know\nsomething behind it\n"
    first, second, *more = CliRunner().invoke(group, ["work", "--fail"]).stderr.splitlines()
    assert first == "something behind it"
    assert second.startswith("undersigned: a mistake")
    assert more == []


def test_a_mistake_in_the_example_says_that_it_is_the_example(run: Run) -> None:
    """Whoever forgot --corpus learns why nothing is found."""
    result = run("query", "cosigners", "--param", "org=Nobody At All Anywhere")
    assert result.exit_code == 2
    assert "using the example corpus" in result.stderr.splitlines()[0]
    assert result.stderr.splitlines()[1].startswith("undersigned: no organization")


def test_no_name_steers_the_terminal() -> None:
    """Control characters and line breaks of a file's name do not reach the screen."""
    assert printable("a\x1b]0;x\x07\r\nb\u202ec") == "a]0;x bc"

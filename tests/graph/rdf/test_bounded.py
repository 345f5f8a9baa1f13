"""Work in a process of its own: what it may do, and how it ends."""

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf import Result, Term
from undersigned.graph.rdf.bounded import bounded
from undersigned.graph.rdf.limits import Limits, gigabytes
from undersigned.graph.rdf.replies import Sink, heard, last_word

BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COMMAND = (sys.executable, "-c", "from undersigned.cli import main; main()", "sparql")


def told(words: str) -> bytes:
    """The reply that has one row with one literal."""
    return f'{{"columns":["said"]}}\n[[["literal","{words}",null,null]]]\n'.encode()


def said(result: Result) -> list[str]:
    """The values of an answer."""
    return [term.value for row in result.rows for term in row if term is not None]


def test_work_gives_its_rows_back() -> None:
    """What is done in the other process arrives here, however much it is."""

    def work(sink: Sink) -> None:
        for _ in range(20_000):
            sink.write(told("a" * 30))

    assert said(bounded(work, Limits())) == ["a" * 30] * 20_000


def test_a_mistake_found_by_the_work_is_raised_here() -> None:
    """One line stays one line, across processes, also after half an answer."""

    def work(sink: Sink) -> None:
        sink.write(told("half")[:-5])
        raise QueryError("no such thing; try another")

    with pytest.raises(QueryError, match=r"^no such thing; try another$"):
        bounded(work, Limits(seconds=5))


def test_a_mistake_of_ours_keeps_its_traceback() -> None:
    """A bug is nothing that whoever asks could mend."""

    def work(_: Sink) -> None:
        raise ZeroDivisionError("of ours")

    with pytest.raises(RuntimeError, match="ZeroDivisionError: of ours"):
        bounded(work, Limits())


def test_work_without_end_is_stopped() -> None:
    """After its CPU time the kernel ends it, and after some time of ours, too."""

    def work(_: Sink) -> None:
        while True:
            pass

    def sleep(_: Sink) -> None:
        time.sleep(60)

    with pytest.raises(QueryError, match="stopped after 1 s of CPU time"):
        bounded(work, Limits(seconds=1))
    with pytest.raises(QueryError, match="no answer came within 1 s"):
        bounded(sleep, Limits(wall=1))


def test_work_that_takes_too_much_memory_is_stopped() -> None:
    """The limit is on top of what the process has already."""

    def work(sink: Sink) -> None:
        sink.write(told(str(len(b"x" * 2**28))))

    assert said(bounded(work, Limits(memory=2**29))) == [str(2**28)]
    with pytest.raises(QueryError, match="more than 128 MB of memory"):
        bounded(work, Limits(memory=2**27))


def test_work_that_is_killed_says_so() -> None:
    """Whatever ends it, there is one line."""

    def work(_: Sink) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(QueryError, match=r"gave up on the query \(code -15\)"):
        bounded(work, Limits())


def test_work_has_neither_network_nor_files_nor_what_the_parent_has_open(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """No descriptor can be opened, those of the parent are closed, and nobody hears its stdout."""
    with socket.create_server(("127.0.0.1", 0)) as server, (tmp_path / "open").open("w") as file:
        held = (server.fileno(), file.fileno())

        def work(sink: Sink) -> None:
            done = []
            with contextlib.suppress(OSError):
                socket.socket()
                done.append("a socket")
            with contextlib.suppress(OSError):
                (tmp_path / "made").write_text("x")
                done.append("a file")
            with contextlib.suppress(OSError):
                os.pipe()
                done.append("a pipe")
            for each in held:
                with contextlib.suppress(OSError):
                    os.fstat(each)
                    done.append("what was open")
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            os.write(1, b"nobody hears this")
            sink.write(told(", ".join(done)))

        assert said(bounded(work, Limits())) == [""]
    assert not (tmp_path / "made").exists()
    assert capfd.readouterr().out == ""


def test_a_reply_that_breaks_off_is_none() -> None:
    """Only the last word makes an answer of what was said."""
    whole = told("a") + last_word()
    assert heard(whole) == Result(("said",), [(Term("literal", "a"),)])
    for length in range(len(whole)):
        if whole[length - 1 : length] == b"\n" or length < 20 or length > len(whole) - 10:
            assert heard(whole[:length]) is None


def test_limits_are_not_less_than_nothing() -> None:
    """0 lifts a limit, and sizes are said as people say them."""
    with pytest.raises(QueryError, match="rows cannot be less than 0"):
        Limits(rows=-1)
    assert gigabytes(2**30 + 2**29) == "1.5 GB"


def test_a_query_bomb_ends_in_one_line(tmp_path: Path) -> None:
    """The engine itself would go on for hours."""
    ran = subprocess.run([*COMMAND, BOMB, "--seconds", "1"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "stopped after 1 s of CPU time" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_an_interrupt_ends_a_query_at_once(tmp_path: Path) -> None:
    """Ctrl-C reaches a query that the engine would not stop for."""
    with subprocess.Popen(
        [*COMMAND, BOMB], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        while running.poll() is None and not children.read_text().strip():
            time.sleep(0.1)
        time.sleep(1)
        assert running.poll() is None
        os.killpg(running.pid, signal.SIGINT)
        running.communicate(timeout=20)
    assert running.returncode != 0

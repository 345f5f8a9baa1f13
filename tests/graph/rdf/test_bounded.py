"""A query that asks for too much is stopped, and says so in one line."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf.bounded import bounded

BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COMMAND = (sys.executable, "-c", "from undersigned.cli import main; main()", "sparql")


def test_work_gives_its_value_back() -> None:
    """What is done in the other process arrives here, however much it is."""
    assert bounded(lambda: list(range(200_000)), seconds=20)[-1] == 199_999


def test_a_mistake_found_by_the_work_is_raised_here() -> None:
    """One line stays one line, across processes."""

    def work() -> None:
        raise QueryError("no such thing; try another")

    with pytest.raises(QueryError, match=r"^no such thing; try another$"):
        bounded(work, seconds=5)


def test_work_without_end_is_stopped() -> None:
    """After its CPU time the kernel ends it."""

    def work() -> None:
        while True:
            pass

    with pytest.raises(QueryError, match="stopped after 1 s of CPU time"):
        bounded(work, seconds=1)


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
        time.sleep(4)
        assert running.poll() is None
        os.killpg(running.pid, signal.SIGINT)
        running.communicate(timeout=20)
    assert running.returncode != 0

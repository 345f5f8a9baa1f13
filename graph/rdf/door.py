"""The door: every SPARQL query that somebody wrote goes through here, into a process of its own, within limits.

`ask` is for one question; `Door` stays open for many, also from several threads at once, as a server has them.

What the process that answers cannot do is the kernel's doing: it has no file descriptor to spare, so no connection and
no file can be opened, no file can grow, no process be started (except by root), and it ends with its CPU time, its
memory or its parent. The gate is still there, for it says in words what is wrong.
"""

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
import weakref
from io import BytesIO
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import RdfFormat

from undersigned.graph.errors import InputError, QueryError
from undersigned.graph.rdf.bounded import bounded, outcome
from undersigned.graph.rdf.dataset import Dataset
from undersigned.graph.rdf.gate import Checked, load_parser
from undersigned.graph.rdf.limits import Limits, too_long
from undersigned.graph.rdf.porter import CALL, COMMAND, READY, REFUSED, question
from undersigned.graph.rdf.replies import Sink, checked, reply
from undersigned.graph.rdf.rows import Result

__all__ = ["Door", "Limits", "ask", "check"]

DEFAULT = Limits()


def ask(dataset: Dataset, query: str, limits: Limits = DEFAULT, *, trusted: bool = False, union: bool = True) -> Result:
    """The answer of `dataset` to a query that reads (SELECT, ASK, CONSTRUCT or DESCRIBE), within `limits`.

    `trusted` skips the gate, not the limits, and is for queries of our own. `union` asks all graphs together, else the
    default graph. QueryError, in one line, when the query is refused or a limit reached.
    """
    if threading.active_count() > 1:
        return _door_of(dataset).ask(query, limits, trusted=trusted, union=union)
    if not trusted:
        load_parser()

    def work(sink: Sink) -> None:
        reply(dataset.store, query, limits, sink=sink, trusted=trusted, union=union)

    return bounded(work, limits)


def check(query: str, limits: Limits = DEFAULT) -> Checked:
    """The query as `ask` puts it to the engine, and its form; QueryError when the gate refuses it.

    Reading a query takes time as well, and a stranger may have written it: it is read within `limits`. Only for a
    process without other threads; a `Door` checks in its own processes what it is asked.
    """
    load_parser()
    found = bounded(lambda sink: checked(query, sink=sink), limits)
    text, form = (term.value for row in found.rows for term in row if term is not None)
    return Checked(text, form)


class Door:
    """A process that holds a dataset, given or in a file, and answers questions about it until it is closed.

    Any thread may ask. At most `at_once` questions are answered at a time, others wait their turn. InputError when
    it is neither, or the file cannot be read. Should the process be killed, the next question starts another, as long
    as the dataset is still in use here: a door does not keep it in this process's memory.

    Use it as a context manager, or `close` it; it also closes when nobody holds it, and when the program ends.
    """

    def __init__(self, dataset: Dataset | str | PathLike[str], *, at_once: int | None = None) -> None:
        held = dataset if isinstance(dataset, Dataset) else _path(dataset)
        self._dataset = weakref.ref(held) if isinstance(held, Dataset) else lambda: held
        self._turn = threading.BoundedSemaphore(at_once or os.cpu_count() or 1)
        self._lock = threading.Lock()
        self._porter: _Porter | None = self._started(held)
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ask(self, query: str, limits: Limits = DEFAULT, *, trusted: bool = False, union: bool = True) -> Result:
        """As `undersigned.graph.rdf.door.ask`; waiting for a turn counts as time that somebody waits."""
        end = time.monotonic() + limits.wall if limits.wall else None
        if not self._turn.acquire(timeout=-1 if end is None else limits.wall):
            raise QueryError(f"no turn came within {limits.wall} s, so many questions are asked; ask again later")
        asked = question(query, limits, trusted=trusted, union=union)
        try:
            for _ in ("", "once more, should the process have been killed just then"):
                said, code = self._call(asked, limits, end)
                if code is not None:
                    return outcome(said, code, limits)
        finally:
            self._turn.release()
        raise QueryError("the process that answers was ended twice while it was asked; ask again later")

    def close(self) -> None:
        """End the process, and what it is being asked."""
        with self._lock:
            self._closed = True
            if self._porter is not None:
                self._porter.close()
                self._porter = None

    def _call(self, asked: bytes, limits: Limits, end: float | None) -> tuple[bytes, int | None]:
        """Hand the question in, and hear what is said until `end`; to leave early is to hang up.

        Beside what is said, the code with which the fork left; None if the process ended that knows.
        """
        talking, theirs = socket.socketpair()
        hearing, saying = os.pipe()
        with talking, os.fdopen(hearing, "rb") as ending:
            try:
                self._hand_over(theirs, saying)
            finally:
                theirs.close()
                os.close(saying)
            try:
                said = _hear(talking, asked, end)
            except TimeoutError:
                raise too_long(limits) from None
            code = ending.read().decode()
        if code == REFUSED:
            raise QueryError("no process can be started to answer the query; ask again later")
        return said, int(code) if code else None

    def _hand_over(self, theirs: socket.socket, saying: int) -> None:
        with self._lock:
            if self._closed:
                raise QueryError("the door is closed; open another")
            if self._porter is None or not self._porter.calls(theirs, saying):
                dataset = self._dataset()
                self._porter = None if dataset is None else self._started(dataset)
                if self._porter is None or not self._porter.calls(theirs, saying):
                    raise QueryError("the process that answers is gone, for lack of memory perhaps; open another door")

    def _started(self, dataset: Dataset | Path) -> "_Porter":
        porter = _Porter(dataset)
        weakref.finalize(self, porter.close)
        return porter


class _Porter:
    """The other process, from this side."""

    def __init__(self, dataset: Dataset | Path) -> None:
        self._control, theirs = socket.socketpair()
        path = str(dataset) if isinstance(dataset, Path) else "-"
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (our own program, and no shell)
                [sys.executable, "-P", "-c", COMMAND, str(theirs.fileno()), path],
                stdin=subprocess.PIPE,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # an interrupt is for this program, which closes the door then
            )
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._process.stdin as pipe:
            if isinstance(dataset, Dataset):
                dataset.store.dump(pipe, format=RdfFormat.N_QUADS)
        with self._control.makefile("rb") as heard:
            said = heard.readline()
        if said != READY:
            self.close()
            raise InputError(said.decode().strip() or "the process that is to answer did not start")

    def calls(self, theirs: socket.socket, saying: int) -> bool:
        """Hand over the two ends of a question; False when nobody is there."""
        try:
            socket.send_fds(self._control, [CALL], [theirs.fileno(), saying])
        except OSError:
            self.close()
            return False
        return True

    def close(self) -> None:
        """Hang up, whereupon the other side leaves."""
        self._control.close()
        self._process.wait()


def _path(place: str | PathLike[str]) -> Path:
    """The file that is meant, also when the working folder is another one later."""
    if not isinstance(place, str | PathLike):
        raise InputError(f"a door needs a dataset or the path of its file, got {type(place).__name__}")
    return Path(place).absolute()


def _hear(talking: socket.socket, asked: bytes, end: float | None) -> bytes:
    """Say what is asked and hear all that is answered; TimeoutError at `end`."""

    def patient() -> None:
        left = None if end is None else end - time.monotonic()
        if left is not None and left <= 0:
            raise TimeoutError
        talking.settimeout(left)

    heard = BytesIO()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        patient()
        talking.sendall(asked)
        talking.shutdown(socket.SHUT_WR)
        while True:
            patient()
            chunk = talking.recv(2**16)
            if not chunk:
                break
            heard.write(chunk)
    return heard.getvalue()


_doors: "weakref.WeakKeyDictionary[Dataset, Door]" = weakref.WeakKeyDictionary()
_doors_lock = threading.Lock()


def _door_of(dataset: Dataset) -> Door:
    """The door of a dataset that threads ask about, opened once, and closed with the program or the dataset."""
    with _doors_lock:
        door = _doors.get(dataset)
        if door is None:
            door = _doors[dataset] = Door(dataset)
        return door

"""The porter: a process that holds a dataset and forks once for every question, for those who may not fork themselves.

A process with threads must not fork, for what its threads hold locked stays locked in the fork. So a server starts this
one, which never has threads, and hands it two ends for each question: a socket on which the fork reads the question and
writes the answer, and a pipe on which the porter says with what code the fork ended. Whoever asked hangs up by closing
the other end of that pipe: then the porter ends the fork.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from pyoxigraph import RdfFormat, Store

from undersigned.graph.errors import UndersignedError
from undersigned.graph.rdf.bounded import forked, work_and_leave
from undersigned.graph.rdf.files import read_store
from undersigned.graph.rdf.gate import load_parser
from undersigned.graph.rdf.limits import Limits
from undersigned.graph.rdf.replies import Sink, reply

READY = b"\n"
"""What the porter says once it holds the dataset; else it says in one line why it does not."""

CALL = b"?"
"""What comes with the two ends of a question."""

REFUSED = "no fork"
"""What the porter says in place of a code when the machine has no room for another process."""

_NOBODY = -1

COMMAND = "from undersigned.graph.rdf.porter import main; main()"
"""The program that a porter runs."""


def question(query: str, limits: Limits, *, trusted: bool, union: bool) -> bytes:
    """A question as the fork reads it."""
    return json.dumps({"query": query, "limits": asdict(limits), "trusted": trusted, "union": union}).encode()


def main() -> NoReturn:
    """Hold a dataset and answer questions about it until the socket closes on which they are called.

    Arguments: the number of that socket, and the path of a file of linked data, or - for N-Quads on stdin.
    """
    control = socket.socket(fileno=int(sys.argv[1]))
    try:
        store = _load(sys.argv[2])
    except UndersignedError as error:
        control.sendall(str(error).encode() + READY)
        raise SystemExit(1) from None
    load_parser()  # a fork could not: it may open no file
    gc.freeze()
    control.sendall(READY)
    with contextlib.suppress(ConnectionError):
        _Porter(control, store).serve()
    raise SystemExit(0)


def _load(path: str) -> Store:
    if path != "-":
        return read_store(Path(path))
    store = Store()
    store.bulk_load(input=sys.stdin.buffer, format=RdfFormat.N_QUADS)
    return store


class _Porter:
    """The loop: new questions, ended forks, and people who hang up."""

    def __init__(self, control: socket.socket, store: Store) -> None:
        self._control = control
        self._store = store
        self._forks: dict[int, int] = {}  # the pipe on which to say how it ended, by process
        self._ended, waker = os.pipe()
        for end in (self._ended, waker):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        self._poll = select.poll()
        self._poll.register(control, select.POLLIN)
        self._poll.register(self._ended, select.POLLIN)

    def serve(self) -> None:
        """Answer until the other side closes; what is still being asked then is ended."""
        try:
            while True:
                for end, _ in self._poll.poll():
                    if end == self._ended:
                        self._reap()
                    elif end != self._control.fileno():
                        self._end(end)
                    elif not self._call():
                        return
        finally:
            for process in self._forks:
                os.kill(process, signal.SIGKILL)

    def _call(self) -> bool:
        """Take one question and fork; False when nobody is there any more."""
        said, ends, _, _ = socket.recv_fds(self._control, len(CALL), 2)
        if not said:
            return False
        talking, saying = ends
        try:
            process = forked()
        except OSError:  # too many processes: who asked sees that nobody answers, and why
            os.close(talking)
            os.write(saying, REFUSED.encode())
            os.close(saying)
            return True
        if process == 0:
            signal.set_wakeup_fd(-1)
            _answer(self._store, talking)
        os.close(talking)
        self._forks[process] = saying
        self._poll.register(saying, 0)
        return True

    def _reap(self) -> None:
        """Say of every fork that ended how it did."""
        with contextlib.suppress(BlockingIOError):
            os.read(self._ended, 2**12)
        while self._forks:
            process, status = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                return
            saying = self._forks.pop(process)
            if saying == _NOBODY:
                continue
            self._poll.unregister(saying)
            with contextlib.suppress(OSError):
                os.write(saying, str(os.waitstatus_to_exitcode(status)).encode())
            os.close(saying)

    def _end(self, saying: int) -> None:
        """End the fork of whoever hung up. It is not reaped yet, so its number is still its own."""
        process = next(process for process, pipe in self._forks.items() if pipe == saying)
        os.kill(process, signal.SIGKILL)
        self._poll.unregister(saying)
        os.close(saying)
        self._forks[process] = _NOBODY


def _answer(store: Store, talking: int) -> NoReturn:
    """In the fork: read the question, and answer it on the same socket."""
    try:
        with open(talking, "rb", closefd=False) as asked:
            wanted = json.load(asked)
        limits = Limits(**wanted["limits"])
        trusted, union = wanted["trusted"], wanted["union"]
    except (OSError, ValueError, KeyError, TypeError):
        os._exit(1)

    def work(sink: Sink) -> None:
        reply(store, wanted["query"], limits, sink=sink, trusted=trusted, union=union)

    work_and_leave(work, talking, limits)

"""Work that somebody else wrote, such as a query, done in a process of its own with an end to its time and memory.

The engine does not stop when it is interrupted, and a short query can ask for more than any machine has. A forked
process shares the dataset that is already in memory, can be limited by the kernel, and can be ended.
"""

import os
import select
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from undersigned.graph.errors import QueryError, UndersignedError
from undersigned.graph.rdf.limits import Limits, confine, end_with_parent, stopped, too_long
from undersigned.graph.rdf.replies import Sink, heard, last_word
from undersigned.graph.rdf.rows import Result

Work = Callable[[Sink], None]
"""What writes the rows of an answer."""

_CHUNK = 2**16
_STANDARD = (0, 1, 2)


def bounded(work: Work, limits: Limits) -> Result:
    """Let `work` write an answer in a forked process that `limits` bind, and return it. An interrupt ends it at once.

    Raises QueryError when a limit was reached, and with the same words where `work` raised an UndersignedError. Only
    for a process without other threads: what they hold locked would stay locked in the fork.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    child = forked()
    if child == 0:
        work_and_leave(work, writing, limits)
    os.close(writing)
    try:
        said = _read(reading, limits)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(reading)
    _, status = os.waitpid(child, 0)
    return outcome(said, os.waitstatus_to_exitcode(status), limits)


def forked() -> int:
    """Fork. Python warns of threads that are none of its own, such as those of a linear algebra at rest."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def work_and_leave(work: Work, writing: int, limits: Limits) -> NoReturn:
    """In the fork: give up everything but `writing`, do the work, and leave without the parent's clean-up."""
    code = 1
    try:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE):
            signal.signal(each, signal.SIG_DFL)
        end_with_parent()
        _close_all_but(writing)
        confine(limits)
        with os.fdopen(writing, "wb") as pipe:
            try:
                work(pipe)
                end = last_word()
            except UndersignedError as error:
                end = last_word(str(error))
            except MemoryError:
                raise
            except Exception:  # noqa: BLE001 (a bug: its traceback is known only here, and the process must end here)
                end = last_word(bug=traceback.format_exc())
            pipe.write(end)
        code = 0
    except MemoryError:
        code = signal.SIGABRT
    finally:
        os._exit(code)


def outcome(said: bytes, code: int, limits: Limits) -> Result:
    """The answer in what a process said that left with `code`; QueryError when it did not come to an end."""
    result = heard(said) if code == 0 else None
    if result is not None:
        return result
    raise stopped(code, limits) or QueryError(f"the engine gave up on the query (code {code}); ask in other words")


def _read(reading: int, limits: Limits) -> bytes:
    """All that is said until the other side is closed; QueryError when nobody waits any longer."""
    end = time.monotonic() + limits.wall
    chunks: list[bytes] = []
    waiting = select.poll()
    waiting.register(reading, select.POLLIN)
    while True:
        # The answer need not come: a machine may be too busy for the CPU time that the limits allow.
        left = max(0.0, end - time.monotonic()) * 1000 if limits.wall else None
        if not waiting.poll(left):
            raise too_long(limits)
        chunk = os.read(reading, _CHUNK)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)


def _close_all_but(kept: int) -> None:
    """Close what the parent had open: a server's sockets are none of a question's business. Nobody hears this process.

    The engine says on stderr that memory has run out; the parent says so in better words.
    """
    void = os.open(os.devnull, os.O_RDWR)
    for standard in _STANDARD:
        os.dup2(void, standard)
    try:
        most = max(int(each.name) for each in Path("/dev/fd").iterdir())
    except OSError:
        most = 2**16
    # Closing what is not open is no mistake.
    os.closerange(len(_STANDARD), kept)
    os.closerange(kept + 1, most + 1)

"""Work that somebody else wrote, such as a query, done in a process of its own with an end to its time and memory.

The engine does not stop when it is interrupted, and a short query can ask for more than any machine has. A forked
process shares the dataset that is already in memory, can be limited by the kernel, and can be ended.
"""

import os
import pickle
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn, TypeVar, cast

from undersigned.graph.errors import QueryError, UndersignedError

MEMORY = 4 * 2**30
"""Bytes of address space that a limited query may have."""

Value = TypeVar("Value")


def bounded(work: Callable[[], Value], *, seconds: int) -> Value:
    """Do `work` in a process of its own and return its value, which must be picklable.

    `seconds` of CPU time is the most it may take; 0 lifts the limits of time and memory. An interrupt ends it at once.
    Raises QueryError when a limit was reached, and with the same words where `work` raised an UndersignedError.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing, seconds=seconds)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read()
        _, status = os.waitpid(child, 0)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    return cast("Value", _heard(os.waitstatus_to_exitcode(status), said, seconds=seconds))


def _work(work: Callable[[], Value], writing: int, *, seconds: int) -> NoReturn:
    """In the child: set the limits, do the work, and leave without the parent's clean-up."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    code = 1
    try:
        try:
            said: tuple[bool, object] = (True, work())
        except UndersignedError as error:
            said = (False, str(error))
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(said, pipe)
        code = 0
    except MemoryError:
        code = signal.SIGABRT
    except Exception:  # noqa: BLE001 (a bug: its traceback is known only here, and the process must end here)
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _heard(code: int, said: bytes, *, seconds: int) -> object:
    """What the child said; its words came through a pipe that no one else writes to."""
    if code == 0:
        done, value = pickle.loads(said)  # noqa: S301 (our own process wrote it)
        if not done:
            raise QueryError(value)
        return value
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        advice = "ask for less (bind more, add a LIMIT) or allow more with --seconds, 0 for no limit"
        raise QueryError(f"the query was stopped after {seconds} s of CPU time; {advice}")
    if code in {-signal.SIGABRT, signal.SIGABRT, -signal.SIGSEGV}:
        raise QueryError(f"the query needs more than {MEMORY // 2**30} GB of memory; ask for less, or say --seconds 0")
    raise SystemExit(1)

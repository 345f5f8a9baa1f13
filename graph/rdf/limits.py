"""Limits: what a question may take, and the little that the process may do that answers it.

The kernel sets the limits, since the engine stops for nobody. A process that may open no file descriptor has no socket
and no file either, so it reaches neither the network nor the disk, even with a query that should not have come so far.
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from undersigned.graph.errors import QueryError

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question may take; 0 lifts a limit.

    `seconds` of CPU time, `memory` in bytes on top of what the dataset takes, `rows` of the answer (triples of
    CONSTRUCT and DESCRIBE), and `wall`, the seconds that anybody waits for an answer.
    """

    seconds: int = 60
    memory: int = 4 * 2**30
    rows: int = 100_000
    wall: int = 300

    def __post_init__(self) -> None:
        for name in ("seconds", "memory", "rows", "wall"):
            if getattr(self, name) < 0:
                raise QueryError(f"{name} cannot be less than 0, got {getattr(self, name)}; 0 lifts the limit")

    @property
    def cells(self) -> int:
        """The cells (rows times columns) that an answer may have: ten for each row allowed, 100,000 at least.

        Empty ones are next to no text, but whoever asked has to hold and print them all.
        """
        return max(10 * self.rows, 100_000) if self.rows else 0

    @property
    def size(self) -> int:
        """The bytes that an answer may have on its way to whoever asked, who has to hold it as well."""
        return self.memory // 16


def confine(limits: Limits) -> None:
    """Take from this process, for good, what answering a question does not need, and limit the rest.

    What it still needs must be imported and opened before. No limit is asked of the kernel that the parent has lowered
    already.
    """
    # Where memory runs out all the same, the kernel should end this process and nobody else's.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="utf-8")
    if limits.seconds:
        _lower(resource.RLIMIT_CPU, limits.seconds, limits.seconds + 1)
    if limits.memory:
        _lower(resource.RLIMIT_AS, _address_space() + limits.memory)
    for needless in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE):
        _lower(needless, 0)


def end_with_parent() -> None:
    """Let the kernel end this process when the one that started it ends, where the kernel can (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def stopped(code: int, limits: Limits) -> QueryError | None:
    """Why a process ended that left with `code` (negative for a signal), where a limit was the reason."""
    if code in {-signal.SIGXCPU, -signal.SIGKILL} and limits.seconds:
        advice = "ask for less (bind more, add a LIMIT) or allow more with --seconds, 0 for no limit"
        return QueryError(f"the query was stopped after {limits.seconds} s of CPU time; {advice}")
    if code in {-signal.SIGABRT, signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS, -signal.SIGKILL}:
        if limits.memory:
            return QueryError(
                f"the query needs more than {gigabytes(limits.memory)} of memory; "
                "ask for less, or allow more with --memory, 0 for no limit"
            )
        return QueryError("the query needs more memory than there is; ask for less")
    return None


def too_many(limits: Limits) -> QueryError:
    """The answer has more rows than allowed. It is refused, not cut: whoever counts a part takes it for the whole."""
    return QueryError(
        f"the answer has more than {limits.rows} rows; ask for less (bind more, count, add a LIMIT) "
        "or allow more with --rows, 0 for no limit"
    )


def too_wide(limits: Limits) -> QueryError:
    """The answer has few rows, but many columns."""
    return QueryError(
        f"the answer has more than {limits.cells} cells (rows times columns); ask for less (fewer columns, a LIMIT) "
        "or allow more with --rows (ten cells for each row), 0 for no limit"
    )


def too_large(limits: Limits) -> QueryError:
    """The answer has few rows, but large ones."""
    return QueryError(
        f"the answer has more than {gigabytes(limits.size)} of text; ask for less, "
        "or allow more with --memory (a sixteenth of it is for the answer), 0 for no limit"
    )


def too_long(limits: Limits) -> QueryError:
    """Nobody waits any longer."""
    return QueryError(
        f"no answer came within {limits.wall} s; ask for less, or ask again when the machine is less busy"
    )


def gigabytes(size: int) -> str:
    """A number of bytes as people say it.

    >>> gigabytes(4 * 2**30), gigabytes(256 * 2**20)
    ('4 GB', '256 MB')
    """
    return f"{size / 2**30:g} GB" if size >= 2**30 else f"{size / 2**20:.3g} MB"


def _lower(what: int, soft: int, hard: int | None = None) -> None:
    """Set a limit of this process, but never above the one it has."""
    _, most = resource.getrlimit(what)
    wanted = soft if hard is None else hard
    if most != resource.RLIM_INFINITY:
        wanted = min(wanted, most)
    resource.setrlimit(what, (min(soft, wanted), wanted))


def _address_space() -> int:
    """The bytes of address space that this process has already, most of them the dataset; 0 where nobody says."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")

"""A deadline for a whole exchange: a store that sends a byte now and then is given up too.

The timeouts of the library for HTTP begin anew with every byte that comes. So a watch of its own cuts the connections
when the time is over, and whoever reads from them finds their end.
"""

import socket
import threading
from types import TracebackType
from typing import Any, Self


class Deadline:
    """Cuts what `watch` has seen opened when a `with` block lasts longer than `seconds`; `passed` tells so then."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._open: list[socket.socket] = []
        self._over = threading.Lock()
        self._timer: threading.Timer | None = None
        self.passed = False

    def watch(self, event: str, told: dict[str, Any]) -> None:
        """The "trace" extension of a request: takes note of every connection that is opened."""
        if event not in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            return
        opened = told["return_value"].get_extra_info("socket")
        with self._over:
            self._open = [each for each in (*self._open, opened) if each.fileno() >= 0]
            if self.passed:
                _cut(opened)

    def __enter__(self) -> Self:
        self.passed = False
        self._timer = threading.Timer(self._seconds, self._cut_all)
        self._timer.daemon = True
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._timer is not None
        self._timer.cancel()
        self._timer.join()

    def _cut_all(self) -> None:
        with self._over:
            self.passed = True
            for each in self._open:
                _cut(each)


def _cut(opened: socket.socket) -> None:
    # Not the method of an encrypted connection: it would have the reader go on in the clear.
    try:
        socket.socket.shutdown(opened, socket.SHUT_RDWR)
    except OSError:
        return  # closed already

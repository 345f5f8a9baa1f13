"""A server on this machine that only remembers whether anybody came."""

import socket
import threading


class Listener:
    """Listens on a free port of 127.0.0.1 from the start; `visits` counts who came."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._wait)
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        self.visits = 0
        self._open = True
        self._thread.start()

    def _wait(self) -> None:
        while True:
            visitor, _ = self._socket.accept()
            with visitor:
                if not self._open:
                    return
                self.visits += 1

    def close(self) -> None:
        """Stop listening. Who came before has been counted then."""
        self._open = False
        with socket.create_connection(self._socket.getsockname()):
            pass
        self._thread.join()
        self._socket.close()

"""A model to order: a server on this machine that says what a test wants it to say, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest


@dataclass
class Reply:
    """What the server says: a status, headers, and a body, given out in `pieces` with `pause` seconds between."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    pieces: int = 1
    pause: float = 0.0


def says(content: object) -> Reply:
    """The reply of a model that answers with this text, or with this value as JSON."""
    words = content if isinstance(content, str) else json.dumps(content)
    return Reply(body=json.dumps({"choices": [{"message": {"role": "assistant", "content": words}}]}).encode())


@dataclass
class Model:
    """The stub: `replies` are given out in turn, the last one again and again."""

    url: str
    replies: list[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def next(self) -> Reply:
        """The reply to the question that came in last."""
        return self.replies[min(len(self.asked), len(self.replies)) - 1]


Serves = Callable[..., Model]


@pytest.fixture
def serves(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serves]:
    """Start a model that gives these replies."""
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"UNDERSIGNED_LLM_{name}", raising=False)
    running: list[tuple[ThreadingHTTPServer, threading.Thread, Model]] = []

    def started(*replies: Reply) -> Model:
        model = Model("", list(replies))

        class Handler(BaseHTTPRequestHandler):
            """Answers as the test says."""

            def do_POST(self) -> None:
                """Remember what was asked, and give the next reply."""
                length = int(self.headers["Content-Length"])
                model.paths.append(self.path)
                model.headers.append({name.lower(): value for name, value in self.headers.items()})
                model.asked.append(json.loads(self.rfile.read(length)))
                reply = model.next()
                self.send_response(reply.status)
                for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                size = max(1, -(-len(reply.body) // reply.pieces))
                try:
                    for at in range(0, len(reply.body), size):
                        self.wfile.write(reply.body[at : at + size])
                        self.wfile.flush()
                        model.over.wait(reply.pause)
                except OSError:
                    self.close_connection = True  # whoever asked has had enough

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        running.append((server, thread, model))
        return model

    yield started
    for server, thread, model in running:
        model.over.set()
        server.shutdown()
        server.server_close()
        thread.join()

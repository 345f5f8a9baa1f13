"""Real SPARQL stores for the tests: started on 127.0.0.1 in a temporary folder, awaited, and ended by their pid."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PATIENCE = 60.0
"""Seconds until a server has to answer; it takes one or two, more on a machine that is busy."""

INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
Striping = 0

[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5

[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running store: its kind, the address of its queries, the credentials for writing, and its process."""

    kind: str
    query: str
    process: subprocess.Popen[bytes] = field(repr=False)
    environ: dict[str, str] = field(default_factory=dict)


def free_port() -> int:
    """A port on 127.0.0.1 that nobody uses now."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def oxigraph(folder: Path | None = None, *, union: bool = True, read_only: bool = False) -> Iterator[Server]:
    """Oxigraph's own server, in memory or in `folder`; skips where it is not installed."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("no oxigraph server here (pip install oxigraph)")
    port = free_port()
    command = [str(program), "serve-read-only" if read_only else "serve", "-b", f"127.0.0.1:{port}"]
    command += ["--union-default-graph"] if union else []
    command += [] if folder is None else ["-l", str(folder)]
    with _running(command, f"http://127.0.0.1:{port}/query") as process:
        yield Server("oxigraph", f"http://127.0.0.1:{port}/query", process)


@contextmanager
def virtuoso(folder: Path, *, rows: int = 100_000) -> Iterator[Server]:
    """Debian's Virtuoso 7 with a new database in `folder`; skips where it is not installed."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("no Virtuoso here (on Debian: apt-get install virtuoso-opensource-7-bin)")
    http, settings = free_port(), folder / "virtuoso.ini"
    settings.write_text(INI.format(folder=folder, sql=free_port(), http=http, rows=rows))
    query = f"http://127.0.0.1:{http}/sparql"
    credentials = {"UNDERSIGNED_ENDPOINT_USER": "dba", "UNDERSIGNED_ENDPOINT_PASSWORD": "dba"}
    with _running([program, "-f", "-c", str(settings)], query) as process:
        yield Server("virtuoso", query, process, credentials)


@contextmanager
def _running(command: Sequence[str], address: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await(process, address)
        yield process
    finally:
        process.kill()
        process.wait()


def _await(process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5):  # noqa: S310 (our own server)
                return
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                pytest.fail(f"{process.args!r} ended with {process.returncode} before it answered")
            if time.monotonic() > until:
                pytest.fail(f"{process.args!r} did not answer within {PATIENCE:g} s")
            time.sleep(0.05)

"""What a store may answer that is no answer: each becomes one line that says what to try."""

import json
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.remote.servers import oxigraph
from undersigned.graph.endpoint import Store, conversation, exchange, push, store_of
from undersigned.graph.errors import EndpointError, UndersignedError
from undersigned.graph.rdf.parcels import parcel_of
from undersigned.graph.rdf.rows import Term
from undersigned.queries import Catalog
from undersigned.queries.frames import series
from undersigned.queries.remote import Remote

RESULTS = "application/sparql-results+json"
GOOD = json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": []}})
SPARSE = json.dumps({"head": {"vars": ["a"] * 3000}, "results": {"bindings": [{}] * 1000}})


class Scripted(HTTPServer):
    """A store that says what it is told to say, and keeps what it was asked."""

    status, headers, body = 200, {"Content-Type": RESULTS}, GOOD.encode()
    wants: str | None = None

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.seen: list[dict[str, str]] = []

    @property
    def query(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}/sparql"


class _Answers(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        """Answer as told, after asking for credentials where the script wants them."""
        told = self.server
        assert isinstance(told, Scripted)
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        told.seen.append(dict(self.headers.items()))
        if told.wants is not None and "Authorization" not in self.headers:
            self.send_response(401)
            self.send_header("WWW-Authenticate", told.wants)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(told.status)
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(told.body)))
        self.end_headers()
        self.wfile.write(told.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    """A store that says what it is told to say."""
    with Scripted() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "headers", "body", "said"),
    [
        (200, {"Content-Type": "text/html"}, "<h1>Welcome</h1>", "answers with text/html where .* its SPARQL queries?"),
        (200, {"Content-Type": RESULTS}, "{", "not SPARQL results in JSON, or was cut off"),
        (200, {"Content-Type": RESULTS}, "[1]", "not SPARQL results in JSON"),
        (
            200,
            {"Content-Type": RESULTS},
            '{"head": {"vars": ["a"]}, "results": {"bindings": [[]]}}',
            "not SPARQL results",
        ),
        (200, {"Content-Type": RESULTS}, "[" * 100_000, "not SPARQL results"),
        (200, {"Content-Type": RESULTS}, SPARSE, r"more than 2097152 cells \(rows times columns\); ask for less$"),
        (200, {"Content-Type": RESULTS, "X-SPARQL-MaxRows": "0"}, GOOD, "gives no more than 0 rows"),
        (200, {"Content-Type": RESULTS, "X-SQL-State": "S1TAT"}, GOOD, "ran out of time and gave a part"),
        (200, {"Content-Type": RESULTS, "Content-Encoding": "gzip"}, GOOD, "came packed"),
        (302, {"Location": "http://127.0.0.1:1/steal"}, "", r"sends us on to http://127.0.0.1:1/steal \(302\)"),
        (403, {}, "not you", r"does not allow that \(403\) \(not you\)"),
        (404, {}, "", r"nothing at /sparql \(404\); check the address"),
        (500, {}, "<html><style>p {}</style><p>disk\nfull</p>", "answers 500: disk full$"),
        (500, {}, "a\x1b[2Jb", "answers 500: a\ufffd\\[2Jb$"),
        (500, {}, "no " * 5000, "answers 500: no no .*…$"),
    ],
)
def test_what_is_no_answer_is_one_line(
    scripted: Scripted, status: int, headers: dict[str, str], body: str, said: str
) -> None:
    """The host, what it did, what to try; never more than a line of the store's own words."""
    scripted.status, scripted.headers, scripted.body = status, headers, body.encode()
    with conversation(Store(scripted.query)) as speaking, pytest.raises(EndpointError, match=said) as caught:
        speaking.ask("ASK {}")
    words = str(caught.value)
    assert words.startswith(f"127.0.0.1:{scripted.server_port}: ")
    assert "\n" not in words
    assert len(words) < 400
    assert len(scripted.seen) == 1


ONE = ("x", {"type": "literal", "value": "a"})
XSD = "http://www.w3.org/2001/XMLSchema#"


def answered(*cells: tuple[str, Mapping[str, object]]) -> bytes:
    """An answer with a column for each cell."""
    said = {"head": {"vars": [name for name, _ in cells]}, "results": {"bindings": [dict(cells)]}}
    return json.dumps(said).encode()


@pytest.mark.parametrize(
    "body",
    [
        answered(("x", {"type": "literal", "datatype": f"{XSD}integer", "value": "twelve"})),
        answered(("x", {"type": "literal", "datatype": f"{XSD}integer", "value": "9" * 5000})),
        answered(("x", {"type": "literal", "datatype": f"{XSD}decimal", "value": "."})),
        answered(("x", {"type": "literal", "datatype": f"{XSD}double", "value": ""})),
        answered(("x", {"type": "literal", "datatype": 5, "value": "5", "xml:lang": None})),
        answered(("x", {"type": "literal", "value": 5})),
        answered(("x", {"type": "literal", "value": "\ud800"})),
        answered(("x", {"type": "triple", "value": {}})),
        answered(("x", {"value": "a"})),
        b'{"head": {"vars": ["x"]}}',
        b'{"head": {"vars": [["x"]]}, "results": {"bindings": []}}',
        b'{"head": {"vars": ["x"]}, "results": {"bindings": {"x": 1}}}',
        b'"boolean"',
        b"null",
    ],
)
def test_answers_against_the_format_are_one_line(scripted: Scripted, body: bytes) -> None:
    """Whatever a store says in JSON: an answer, or one line."""
    scripted.body = body
    with conversation(Store(scripted.query)) as speaking, pytest.raises(EndpointError, match="not SPARQL results"):
        speaking.ask("SELECT * {}")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (answered(ONE), "the answer has no column base"),
        (b'{"head": {}, "boolean": true}', "the answer has no column base"),
        (answered(("base", ONE[1]), ONE), "columns that nobody asked for"),
        (answered(("base", {"type": "literal", "value": "https://data.example.org"})), "one ends in /"),
        (answered(("base", {"type": "literal", "value": "\u001b[31m/"})), r"is '\\x1b\[31m/'; one ends in /"),
        (answered(("base", {"type": "literal", "value": "https://data.example.org/"})), "no column (iri|letter)"),
    ],
)
def test_answers_to_other_questions_are_one_line(scripted: Scripted, body: bytes, said: str) -> None:
    """Valid results with other columns than asked for, and a base IRI that is none."""
    scripted.body = body
    with conversation(Store(scripted.query)) as speaking:
        with pytest.raises(UndersignedError, match=said) as caught:
            Catalog(Remote(speaking)).run("letters_by_date")
        assert "\n" not in str(caught.value)
        with pytest.raises(UndersignedError):
            Catalog(Remote(speaking)).run("cosigners", org="PEN America")


def test_numbers_that_no_column_holds_are_kept() -> None:
    """A frame shows them as they are."""
    assert series([2**63, 1, None]).tolist() == [2**63, 1, None]


def test_columns_come_in_the_order_that_was_asked_for(scripted: Scripted) -> None:
    """A store may order them as it likes."""
    scripted.body = answered(("b", {"type": "literal", "value": "2"}), ("a", {"type": "literal", "value": "1"}))
    with conversation(Store(scripted.query)) as speaking:
        assert speaking.ask("SELECT * {}", ["a", "b"]).rows == [(Term("literal", "1"), Term("literal", "2"))]


@pytest.mark.parametrize(
    ("opening", "bit"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X: a\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{", b" "),
        (b"", b""),
    ],
    ids=["headers", "body", "nothing"],
)
def test_a_store_that_dribbles_is_given_up(opening: bytes, bit: bytes) -> None:
    """A byte now and then does not begin the time anew, neither before the answer nor in it."""
    ended = threading.Event()

    def dribble() -> None:
        taken, _ = door.accept()
        with taken, suppress(OSError):
            taken.recv(65536)
            taken.sendall(opening)
            while not ended.wait(0.05):
                taken.sendall(bit)

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=dribble)
        thread.start()
        address = f"http://127.0.0.1:{door.getsockname()[1]}/sparql"
        try:
            with (
                conversation(Store(address, seconds=0.6)) as speaking,
                pytest.raises(EndpointError, match=r"no whole answer in 0.6 s; ask for less"),
            ):
                speaking.ask("ASK {}")
        finally:
            ended.set()
            thread.join()


def test_a_conversation_goes_on_after_a_time_limit(scripted: Scripted) -> None:
    """What was cut is not used again."""
    with conversation(Store(scripted.query)) as speaking:
        speaking.ask("ASK {}")
        speaking._deadline._cut_all()
        assert speaking.ask("ASK {}").rows == []


def test_an_answer_has_a_size_limit(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store cannot fill the memory of whoever asks."""
    monkeypatch.setattr(exchange, "LARGEST", 2**20)
    scripted.body = b" " * (2**20 + 1)
    with conversation(Store(scripted.query)) as speaking, pytest.raises(EndpointError, match="larger than 1 MB"):
        speaking.ask("ASK {}")


@pytest.mark.parametrize("wants", ["Basic realm=store", 'Digest realm="store", nonce="n", qop="auth"'])
def test_credentials_are_sent_once_the_store_asks(scripted: Scripted, wants: str) -> None:
    """In the way that it asks for, and not before."""
    scripted.wants = wants
    environ = {"UNDERSIGNED_ENDPOINT_USER": "ann", "UNDERSIGNED_ENDPOINT_PASSWORD": "secret"}
    with conversation(store_of(scripted.query, environ)) as speaking:
        speaking.ask("ASK {}")
    assert [headers.get("Authorization", "").partition(" ")[0] for headers in scripted.seen] == [
        "",
        wants.split(maxsplit=1)[0],
    ]


@pytest.mark.parametrize(
    ("address", "environ", "said"),
    [
        ("file:///etc/passwd", {}, "no address of a SPARQL store"),
        ("store", {}, "no address of a SPARQL store"),
        ("https://", {}, "no address of a SPARQL store"),
        ("http://ann:secret@127.0.0.1/sparql", {}, "holds a password"),
        ("http://127.0.0.1:port/sparql", {}, "no address of a SPARQL store"),
        (
            "http://store.example.org/sparql",
            {"UNDERSIGNED_ENDPOINT_USER": "a", "UNDERSIGNED_ENDPOINT_PASSWORD": "secret"},
            "not sent over plain http",
        ),
        ("http://127.0.0.1/sparql", {"UNDERSIGNED_ENDPOINT_USER": "a"}, "set both, or neither"),
    ],
)
def test_addresses_are_checked_before_anything_is_sent(address: str, environ: dict[str, str], said: str) -> None:
    """Only http(s), without a password in it, and no password over an open line."""
    with pytest.raises(EndpointError, match=said) as caught:
        store_of(address, environ)
    assert "secret" not in str(caught.value)


def test_a_store_that_is_not_there_is_told() -> None:
    """One line with the address that was tried."""
    with (
        conversation(Store("http://127.0.0.1:1/sparql")) as speaking,
        pytest.raises(EndpointError, match=r"^127.0.0.1:1: the store cannot be reached \(ConnectError\)"),
    ):
        speaking.ask("ASK {}")


def test_a_store_that_hides_its_named_graphs_is_told_how_to_show_them() -> None:
    """Without the union of its graphs every question would have an empty answer."""
    base = "https://data.example.org/undersigned/"
    described = f"<{base}dataset> a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#uriSpace> '{base}' ."
    with oxigraph(union=False) as server, conversation(Store(server.query)) as speaking:
        with pytest.raises(EndpointError, match="holds no dataset of ours; `undersigned push"):
            _ = Remote(speaking).base
        push(speaking, [parcel_of(f"{base}graph/description", described.encode())], base=base)
        with pytest.raises(EndpointError, match="does not show its named graphs together; start it so"):
            _ = Remote(speaking).base
        with conversation(Store(f"{server.query}?union-default-graph")) as united:
            assert Remote(united).base == base


def test_spellings_of_a_store_become_ours() -> None:
    """A boolean "1", a text typed as a string: what a frame shows does not depend on the store."""
    from undersigned.graph.endpoint.results import result_of

    xsd = "http://www.w3.org/2001/XMLSchema#"
    cells = [
        {"type": "typed-literal", "datatype": f"{xsd}boolean", "value": "1"},
        {"type": "typed-literal", "datatype": f"{xsd}string", "value": "a"},
        {"type": "literal", "xml:lang": "de", "value": "b"},
        {"type": "bnode", "value": "c"},
    ]
    said = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": cell} for cell in cells]}}
    assert [row[0] for row in result_of(json.dumps(said).encode(), "here").rows] == [
        Term("literal", "true", f"{xsd}boolean"),
        Term("literal", "a"),
        Term("literal", "b", None, "de"),
        Term("blank", "c"),
    ]
    asked = answered(("__ASK_RETVAL", {"type": "literal", "datatype": f"{XSD}integer", "value": "1"}))
    assert result_of(asked, "here").rows == [(Term("literal", "true", f"{xsd}boolean"),)]
    assert result_of(b'{"head": {}, "boolean": false}', "here").rows == [(Term("literal", "false", f"{xsd}boolean"),)]

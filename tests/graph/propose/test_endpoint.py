import json
import sys

import pytest

from tests.graph.propose.conftest import Reply, Serves, says
from undersigned.graph.errors import EndpointError
from undersigned.graph.propose.endpoint import ATTEMPTS, LARGEST, LONGEST_WAIT, Endpoint, conversation

KEY = "sk-very-secret-0123456789"
MESSAGES = [{"role": "user", "content": "What does the secret letter say?"}]


def asked(url: str, *, seconds: float = 20.0, waits: list[float] | None = None) -> str:
    """Ask the model at `url` once; the pauses between attempts go into `waits` and pass at once."""
    pauses = [] if waits is None else waits
    with conversation(Endpoint(url, "small", KEY, seconds), wait=pauses.append) as ask:
        return ask(MESSAGES)


def refused(url: str, *, seconds: float = 20.0, waits: list[float] | None = None) -> str:
    """The one line that comes instead of an answer; neither the key nor the letter is in it, or in what caused it."""
    with pytest.raises(EndpointError) as error:
        asked(url, seconds=seconds, waits=waits)
    line = str(error.value)
    assert "\n" not in line
    assert KEY not in line
    assert "secret letter" not in line
    return line


def test_a_question_is_put_and_its_answer_given_back(serves: Serves) -> None:
    """The model, the messages and the key go where they belong."""
    model = serves(says("An answer."))
    assert asked(model.url) == "An answer."
    assert model.paths == ["/v1/chat/completions"]
    assert (model.asked[0]["model"], model.asked[0]["messages"]) == ("small", MESSAGES)
    assert model.headers[0]["authorization"] == f"Bearer {KEY}"


def test_without_a_key_none_is_sent(serves: Serves) -> None:
    """Servers on one's own machine need none."""
    model = serves(says("Yes"))
    with conversation(Endpoint(model.url, "small")) as ask:
        ask(MESSAGES)
    assert "authorization" not in model.headers[0]


def test_a_busy_server_is_asked_again_and_not_for_ever(serves: Serves) -> None:
    """Pauses grow, follow what the server asks for, and are bounded."""
    waits: list[float] = []
    model = serves(Reply(429, headers={"Retry-After": "7"}), Reply(503, headers={"Retry-After": "86400"}), says("Now"))
    assert asked(model.url, waits=waits) == "Now"
    assert waits == [7.0, LONGEST_WAIT]
    waits.clear()
    broken = serves(Reply(500))
    assert "asked 4 times" in refused(broken.url, waits=waits)
    assert len(broken.asked) == ATTEMPTS
    assert waits == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "check UNDERSIGNED_LLM_KEY"), (404, "--llm-model"), (402, "limits of your account"), (400, "answers 400")],
)
def test_a_refusal_is_told_and_not_repeated(serves: Serves, status: int, words: str) -> None:
    """Whatever the server writes beside it stays out of the line."""
    model = serves(Reply(status, body=f"bad key {KEY}, secret letter".encode()))
    waits: list[float] = []
    assert words in refused(model.url, waits=waits)
    assert waits == []


def test_a_model_that_takes_no_temperature_is_asked_without_one(serves: Serves) -> None:
    """Some refuse any but their own."""
    model = serves(Reply(400), says("Fine"))
    assert asked(model.url) == "Fine"
    assert ["temperature" in request for request in model.asked] == [True, False]


def test_redirects_are_refused(serves: Serves) -> None:
    """The letter goes to the host that was named, and to no other."""
    other = serves(says("Mine now"))
    model = serves(Reply(307, headers={"Location": f"{other.url}/chat/completions"}))
    assert "a redirect, which is not followed" in refused(model.url)
    assert other.asked == []


@pytest.mark.parametrize(
    "body",
    [
        b"<html>no</html>",
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 7}}]}',
        b'{"choices": "\xff"}',
        b"[" * 100_000,
        b"",
    ],
)
def test_what_is_no_chat_completion_is_told(serves: Serves, body: bytes) -> None:
    """A web page, other JSON, brackets without end, nothing."""
    assert "not one of chat completions" in refused(serves(Reply(body=body)).url)


def test_an_answer_without_words_is_empty(serves: Serves) -> None:
    """A model that declines says null."""
    body = json.dumps({"choices": [{"message": {"content": None}}]}).encode()
    assert asked(serves(Reply(body=body)).url) == ""


def test_a_huge_answer_is_cut_off(serves: Serves) -> None:
    """Nothing of it is used."""
    assert "larger than 8 MB" in refused(serves(Reply(body=b" " * (LARGEST + 70_000))).url)


def test_a_packed_answer_is_refused(serves: Serves) -> None:
    """It could unpack to anything, and nobody asked for it."""
    assert "came packed" in refused(serves(Reply(body=b"\x1f\x8b", headers={"Content-Encoding": "gzip"})).url)


def test_a_server_that_drips_is_left(serves: Serves) -> None:
    """Each piece comes in time, all of them never do."""
    model = serves(Reply(body=b" " * 400, pieces=400, pause=0.05))
    assert "took more than 0.3 s" in refused(model.url, seconds=0.3)


def test_a_server_that_keeps_silent_is_left(serves: Serves) -> None:
    """After so many attempts."""
    model = serves(Reply(body=b"  ", pieces=2, pause=5.0))
    assert "does not answer in time" in refused(model.url, seconds=0.1)


def test_a_server_that_is_not_there_is_told() -> None:
    """No connection: the host is named, and that is all."""
    assert refused("http://127.0.0.1:9/v1").startswith("127.0.0.1: the model's server cannot be reached")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "like https://host/v1"),
        ("models.example.org/v1", "like https://host/v1"),
        ("ftp://models.example.org", "like https://host/v1"),
        ("https://[::1", "like https://host/v1"),
        ("https://host:x/v1", "like https://host/v1"),
        ("https://me:hunter2@models.example.org/v1", "holds a password"),
        ("http://models.example.org/v1", "not sent over plain http"),
        ("http://localhost.example.org/v1", "not sent over plain http"),
        ("http://192.168.0.7/v1", "not sent over plain http"),
    ],
)
def test_an_address_that_would_betray_a_letter_is_refused(url: str, words: str) -> None:
    """Only https, or this machine; no password in the address, and none in the error."""
    with pytest.raises(EndpointError, match=words) as error:
        Endpoint(url, "small")
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize("key", ["two\r\nlines", "ключ", " "])
def test_a_key_that_is_none_is_refused_without_being_told(key: str) -> None:
    """A line break in a header would be another header."""
    with pytest.raises(EndpointError, match="UNDERSIGNED_LLM_KEY holds characters"):
        Endpoint("https://models.example.org/v1", "small", key)
    assert "secret" not in repr(Endpoint("https://models.example.org/v1", "small", KEY))


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://h.example.org", "https://h.example.org/chat/completions"),
        ("https://h.example.org/v1/chat/completions", "https://h.example.org/v1/chat/completions"),
        ("https://h.example.org/v1?api-version=2", "https://h.example.org/v1/chat/completions?api-version=2"),
    ],
)
def test_the_address_may_be_short_or_whole(url: str, address: str) -> None:
    """As documentation of servers gives it."""
    assert Endpoint(url, "small").address == address


def test_this_machine_is_reached_without_the_proxy_of_the_environment(
    serves: Serves, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter for a server on this machine does not take a way through another."""
    proxy, model = serves(says("Through the proxy")), serves(says("Straight"))
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv("ALL_PROXY", proxy.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert asked(model.url) == "Straight"
    assert proxy.asked == []


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(EndpointError, match=r'pip install "undersigned\[llm\]"'):
        asked("https://models.example.org/v1")

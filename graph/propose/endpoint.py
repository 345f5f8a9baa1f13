"""Where a model answers: any server that speaks the chat completions of OpenAI, asked over HTTPS, within limits.

Nothing of a letter, an answer or a key gets into an error's line. Redirects are refused, because they would carry the
letter to another host than the one that was named.
"""

import ipaddress
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit, urlunsplit

from undersigned.graph.errors import EndpointError

if TYPE_CHECKING:
    import httpx

Ask: TypeAlias = Callable[[Sequence[dict[str, str]]], str]
"""Asks a model: the messages of a conversation in, the text of the answer out."""

PATH = "/chat/completions"
"""What is asked below the address of an endpoint."""

LARGEST = 8 * 2**20
"""Bytes that an answer may have."""

ATTEMPTS = 4
"""How often a server that is busy, or does not answer, is asked in all."""

LONGEST_WAIT = 30.0
"""Seconds between two attempts, however long the server asks us to wait."""

_TRY_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server, a model on it, and the key that opens it; `seconds` is the time that one answer may take.

    EndpointError for an address that is not https (http is accepted on this machine only), or holds a password.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 300.0

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
            host, _ = parts.hostname, parts.port
        except ValueError:
            host, parts = None, urlsplit("")
        if parts.scheme not in {"http", "https"} or not host:
            raise EndpointError("the model's address must be like https://host/v1; check --llm-url")
        if parts.username is not None or parts.password is not None:
            raise EndpointError(
                f"{host}: the model's address holds a password; take it out and put the key into UNDERSIGNED_LLM_KEY"
            )
        if parts.scheme == "http" and not _is_here(host):
            raise EndpointError(f"{host}: a letter is not sent over plain http; use https, or a server on this machine")
        if not self.model.strip():
            raise EndpointError(f"{host}: no model is named; say which with --llm-model or UNDERSIGNED_LLM_MODEL")
        if self.key is not None and not (self.key.isascii() and self.key.isprintable() and self.key.strip()):
            raise EndpointError("UNDERSIGNED_LLM_KEY holds characters that no key has; copy it again")

    @property
    def host(self) -> str:
        """The server's name, as errors may tell it."""
        return urlsplit(self.url).hostname or ""

    @property
    def address(self) -> str:
        """Where conversations are sent.

        >>> Endpoint("https://models.example.org/v1/", "small").address
        'https://models.example.org/v1/chat/completions'
        """
        parts = urlsplit(self.url)
        path = parts.path.rstrip("/")
        return urlunsplit(parts._replace(path=path if path.endswith(PATH) else path + PATH, fragment=""))


@contextmanager
def conversation(endpoint: Endpoint, *, wait: Callable[[float], None] = time.sleep) -> Iterator[Ask]:
    """Open a connection to `endpoint` and give the function that asks it; `wait` passes the time between attempts.

    Asking raises EndpointError in one line when there is no answer to be had.
    """
    try:
        import httpx
    except ImportError as error:
        raise EndpointError('asking a model needs a further library: pip install "undersigned[llm]"') from error

    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    if endpoint.key is not None:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    with httpx.Client(
        headers=headers,
        timeout=httpx.Timeout(min(60.0, endpoint.seconds), connect=min(15.0, endpoint.seconds)),
        follow_redirects=False,
        # Proxies and certificates of the environment are for hosts out there: what goes to this machine stays on it.
        trust_env=not _is_here(endpoint.host),
    ) as client:
        yield lambda messages: _answered(client, endpoint, messages, wait)


def _answered(
    client: "httpx.Client", endpoint: Endpoint, messages: Sequence[dict[str, str]], wait: Callable[[float], None]
) -> str:
    import httpx

    request: dict[str, Any] = {"model": endpoint.model, "messages": list(messages), "temperature": 0, "stream": False}
    trouble = ""
    for attempt in range(1, ATTEMPTS + 1):
        pause = float(2 ** (attempt - 1))
        try:
            status, asked_pause, body = _exchange(client, endpoint, request)
        except httpx.TimeoutException:
            trouble = "does not answer in time"
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            # Only the kind of failure: the library's own words can quote headers.
            trouble = f"cannot be reached ({type(error).__name__})"
        else:
            if status == 200:
                return _content(body, endpoint.host)
            if status == 400 and request.pop("temperature", None) is not None:
                continue  # some models take no temperature but their own
            if status not in _TRY_AGAIN:
                raise EndpointError(f"{endpoint.host}: {_refusal(status)}")
            trouble = f"answers {status}, which is to say that it is busy or broken"
            pause = max(pause, asked_pause)
        if attempt < ATTEMPTS:
            wait(min(LONGEST_WAIT, pause))
    raise EndpointError(f"{endpoint.host}: the model's server {trouble}; asked {ATTEMPTS} times, try again later")


def _exchange(client: "httpx.Client", endpoint: Endpoint, request: dict[str, Any]) -> tuple[int, float, bytes]:
    """Ask once: the status, the seconds that the server asks us to wait, the body of an answer."""
    until = time.monotonic() + endpoint.seconds
    with client.stream("POST", endpoint.address, json=request) as response:
        if response.status_code != 200:
            return response.status_code, _seconds(response.headers.get("retry-after")), b""
        if response.headers.get("content-encoding", "identity") != "identity":
            raise EndpointError(f"{endpoint.host}: the answer came packed, which nobody asked for; try another server")
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > LARGEST:
                raise EndpointError(
                    f"{endpoint.host}: the answer is larger than {LARGEST // 2**20} MB; nothing was used"
                )
            if time.monotonic() > until:
                raise EndpointError(
                    f"{endpoint.host}: the answer took more than {endpoint.seconds:g} s; nothing was used"
                )
    return 200, 0.0, bytes(body)


def _content(body: bytes, host: str) -> str:
    """The text of an answer out of the protocol around it."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        content = None
        readable = False
    else:
        readable = content is None or isinstance(content, str)
    if not readable:
        raise EndpointError(f"{host}: the answer is not one of chat completions; check --llm-url")
    return content or ""


def _refusal(status: int) -> str:
    if status in {401, 403}:
        return f"the model's server answers {status}: the key is missing or wrong; check UNDERSIGNED_LLM_KEY"
    if 300 <= status < 400:
        return f"the model's server answers {status}, a redirect, which is not followed; give the final address"
    if status == 404:
        return "the model's server answers 404: no such address or model; check --llm-url and --llm-model"
    return f"the model's server answers {status}; check the address, the model and the limits of your account"


def _seconds(words: str | None) -> float:
    """A number of seconds to wait; 0 where none is said (a date is not waited for)."""
    return float(words) if words is not None and words.isascii() and words.isdigit() and len(words) < 10 else 0.0


def _is_here(host: str) -> bool:
    """Whether a host is this machine.

    >>> _is_here("127.0.0.1"), _is_here("localhost"), _is_here("::1"), _is_here("127.example.org")
    (True, True, True, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"

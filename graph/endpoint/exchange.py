"""Speaking with a store: a request, an answer within limits, and one line for whatever goes wrong.

Redirects are refused, because they would carry a question, or a password, to another host than the one that was named.
"""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from undersigned.graph.endpoint.deadline import Deadline
from undersigned.graph.endpoint.results import arranged, result_of
from undersigned.graph.endpoint.store import PASSWORD, USER, Store, host_of, is_here
from undersigned.graph.endpoint.templates import update
from undersigned.graph.errors import EndpointError
from undersigned.graph.rdf.rows import Result

if TYPE_CHECKING:
    import httpx

LARGEST = 64 * 2**20
"""Bytes that an answer may have."""

_RESULTS = "application/sparql-results+json"
_WORDS = 200
_ENOUGH = 4096
_TAG = re.compile(r"<(?:style|script).*?</(?:style|script)>|<[^>]*>", re.DOTALL | re.IGNORECASE)


class Conversation:
    """An open connection to a store."""

    def __init__(self, client: "httpx.Client", store: Store) -> None:
        self._client = client
        self._deadline = Deadline(store.seconds)
        self.store = store

    def ask(self, query: str, columns: Sequence[str] | None = None) -> Result:
        """The answer to a SELECT or ASK query; EndpointError in one line when there is none.

        With `columns` the answer must have just these, in any order, and is given in this one.
        """
        headers, body = self._send("POST", self.store.query, data={"query": query}, accept=_RESULTS)
        host = self.store.host
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in {_RESULTS, "application/json"}:
            raise EndpointError(
                f"{host}: answers with {kind or 'something unnamed'} where {_RESULTS} was asked for;"
                " is this the address of its SPARQL queries?"
            )
        found = result_of(body, host)
        if columns is not None:
            found = arranged(found, columns, host)
        most = headers.get("x-sparql-maxrows")
        if most is not None and most.isdecimal() and len(found.rows) >= int(most):
            raise EndpointError(
                f"{host}: gives no more than {most} rows of an answer; ask for less, or raise its limit"
            )
        if headers.get("x-sql-state", "").startswith("S1TAT"):
            raise EndpointError(
                f"{host}: ran out of time and gave a part of the answer; ask for less, or allow it more"
            )
        return found

    def put(self, graph: str, triples: bytes) -> None:
        """Make `triples` (N-Triples) all that the named graph holds."""
        self._write("PUT", "put", graph, triples)

    def add(self, graph: str, triples: bytes) -> None:
        """Add `triples` (N-Triples) to the named graph."""
        self._write("POST", "add", graph, triples)

    def drop(self, graph: str) -> None:
        """Drop the named graph; one that is not there is fine."""
        self._write("DELETE", "drop", graph, None)

    def _write(self, method: str, verb: str, graph: str, triples: bytes | None) -> None:
        """By the Graph Store Protocol where the store has it, else by SPARQL Update."""
        address = self.store.putting()
        if address is not None:
            kind = None if triples is None else "application/n-triples"
            self._send(method, address, params={"graph": graph}, content=triples, media_type=kind)
            return
        assert self.store.update is not None
        text = update(verb, graph, triples or b"")
        self._send("POST", self.store.update, content=text.encode(), media_type="application/sparql-update")

    def _send(
        self,
        method: str,
        address: str,
        *,
        params: Mapping[str, str] | None = None,
        data: Mapping[str, str] | None = None,
        content: bytes | None = None,
        media_type: str | None = None,
        accept: str = "*/*",
    ) -> tuple[Mapping[str, str], bytes]:
        """Send one request: the headers and the body of the answer. A graph that is gone already counts as dropped."""
        import httpx

        host = host_of(address)
        headers = {"Accept": accept} | ({} if media_type is None else {"Content-Type": media_type})
        # httpx replaces the query of an address by `params`; one like ?union-default-graph must stay.
        target = httpx.URL(address).copy_merge_params(dict(params or {}))
        late = f"{host}: no whole answer in {self.store.seconds:g} s; ask for less, or try again"
        watched = {"trace": self._deadline.watch}
        try:
            with (
                self._deadline,
                self._client.stream(
                    method, target, data=data, content=content, headers=headers, extensions=watched
                ) as response,
            ):
                body = self._body(response, host)
        except httpx.TimeoutException:
            raise EndpointError(late) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            if self._deadline.passed:
                raise EndpointError(late) from None
            # Only the kind of failure: the library's own words can quote headers.
            raise EndpointError(
                f"{host}: the store cannot be reached ({type(error).__name__}); is it running, is the address right?"
            ) from None
        if self._deadline.passed:  # an answer without a stated length ends where the connection is cut
            raise EndpointError(late)
        if not (200 <= response.status_code < 300 or (method == "DELETE" and response.status_code == 404)):
            raise EndpointError(f"{host}: {_refusal(response, body, signed=self.store.user is not None)}")
        return response.headers, body

    def _body(self, response: "httpx.Response", host: str) -> bytes:
        most = LARGEST if 200 <= response.status_code < 300 else _ENOUGH
        if response.headers.get("content-encoding", "identity") != "identity":
            raise EndpointError(f"{host}: the answer came packed, which nobody asked for")
        body = bytearray()
        for chunk in response.iter_raw():
            body += chunk
            if len(body) > most:
                if most == _ENOUGH:
                    break
                raise EndpointError(f"{host}: the answer is larger than {LARGEST // 2**20} MB; ask for less")
        return bytes(body[:most])


@contextmanager
def conversation(store: Store) -> Iterator[Conversation]:
    """Open a connection to `store`; EndpointError when the library for it is missing."""
    try:
        import httpx
    except ImportError as error:
        raise EndpointError('asking a store needs a further library: pip install "undersigned[remote]"') from error

    with httpx.Client(
        headers={"Accept-Encoding": "identity", "User-Agent": "undersigned"},
        auth=_sign_in(store),
        timeout=httpx.Timeout(store.seconds, connect=min(15.0, store.seconds)),
        follow_redirects=False,
        # Proxies and certificates of the environment are for hosts out there: what goes to this machine stays on it.
        trust_env=not is_here(store.host.rpartition(":")[0] or store.host),
    ) as client:
        yield Conversation(client, store)


def _sign_in(store: Store) -> "httpx.Auth | None":
    """Credentials in the way that the store asks for: nothing is sent before it asks."""
    import httpx

    if store.user is None or store.password is None:
        return None
    basic, digest = httpx.BasicAuth(store.user, store.password), httpx.DigestAuth(store.user, store.password)

    class SignIn(httpx.Auth):
        chosen: httpx.Auth | None = None

        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
            if self.chosen is None:
                response = yield request
                if response.status_code != 401:
                    return
                if "digest" in " ".join(response.headers.get_list("www-authenticate")).lower():
                    self.chosen = digest
                    answering = digest.auth_flow(request)
                    next(answering)  # the request that has just been sent
                    yield answering.send(response)
                    return
                self.chosen = basic
            yield from self.chosen.auth_flow(request)

    return SignIn()


def _refusal(response: "httpx.Response", body: bytes, *, signed: bool) -> str:
    """Why the store did not do it, in our words, or in its own where ours would be a guess."""
    status = response.status_code
    words = _words(body)
    said = f" ({words})" if words else ""
    if status == 401:
        if signed:
            return f"does not accept the credentials (401); check {USER} and {PASSWORD}"
        return f"asks who you are (401); set {USER} and {PASSWORD}"
    if status == 403:
        return f"does not allow that (403){said}; the store may be for reading only, or the user have no such right"
    if status == 404:
        return f"there is nothing at {response.url.path} (404); check the address"
    if status == 405:
        return f"takes no {response.request.method} at {response.url.path} (405); is it for reading only?"
    if 300 <= status < 400:
        elsewhere = _shown(response.headers.get("location", "elsewhere"))[:_WORDS]
        return f"sends us on to {elsewhere} ({status}); give that address"
    return f"answers {status}: {words or 'without a word'}"


def _words(body: bytes) -> str:
    """What the store says in an error, on one line and cut; a repetition of the query is left out."""
    text = body.decode("utf-8", errors="replace")
    if text.lstrip()[:1] == "<":
        text = _TAG.sub(" ", text)
    text = _shown(" ".join(text.partition("SPARQL query:")[0].split()))
    return text if len(text) <= _WORDS else text[: _WORDS - 1] + "…"


def _shown(words: str) -> str:
    """Words of a stranger without what would act on a terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in words)

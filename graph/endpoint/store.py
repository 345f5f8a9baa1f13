"""The store that is meant: its addresses, checked before anything is sent, and who asks."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from undersigned.graph.errors import EndpointError

USER = "UNDERSIGNED_ENDPOINT_USER"
PASSWORD = "UNDERSIGNED_ENDPOINT_PASSWORD"  # noqa: S105 (the name of a variable)
"""Credentials come from the environment only: there they stay out of the shell's history and of the process list."""

_GRAPH_STORES = {"query": "store", "sparql": "sparql-graph-crud-auth", "sparql-auth": "sparql-graph-crud-auth"}
"""Last part of a query address to that of the graph store beside it, for the servers that we know."""


@dataclass(frozen=True, slots=True)
class Store:
    """A SPARQL 1.1 store: where it is asked, where its graphs are put, and as whom.

    `query` is the address of the SPARQL Protocol, `graph_store` that of the Graph Store Protocol, `update` that of
    SPARQL Update; `seconds` is the time that one answer may take. EndpointError for an address that is not http(s),
    that holds a password, or to which credentials would go unencrypted.
    """

    query: str
    graph_store: str | None = None
    update: str | None = None
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    seconds: float = 300.0

    def __post_init__(self) -> None:
        for address in (self.query, self.graph_store, self.update):
            if address is not None:
                self._check(address)
        if (self.user is None) != (self.password is None):
            raise EndpointError(f"credentials are both of {USER} and {PASSWORD}; set both, or neither")

    @property
    def host(self) -> str:
        """The server's name and port, as errors may tell it."""
        return host_of(self.query)

    def putting(self) -> str | None:
        """Where graphs are put: as told, else beside the query address of the servers we know, else nowhere."""
        if self.graph_store is not None or self.update is not None:
            return self.graph_store
        parts = urlsplit(self.query)
        head, _, last = parts.path.rstrip("/").rpartition("/")
        beside = _GRAPH_STORES.get(last)
        return None if beside is None else urlunsplit(parts._replace(path=f"{head}/{beside}", query="", fragment=""))

    def _check(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            host, _ = parts.hostname, parts.port
        except ValueError:
            host, parts = None, urlsplit("")
        if parts.scheme not in {"http", "https"} or not host or not address.isprintable() or " " in address:
            raise EndpointError(
                f"{address[:80]!r} is no address of a SPARQL store; give one like https://host/sparql"
                if "@" not in address
                else "the store's address is not like https://host/sparql; mend it"
            )
        if parts.username is not None or parts.password is not None:
            raise EndpointError(
                f"{host}: the store's address holds a password; take it out and set {USER} and {PASSWORD}"
            )
        if self.password is not None and parts.scheme == "http" and not is_here(host):
            raise EndpointError(
                f"{host}: a password is not sent over plain http; use https, or a store on this machine"
            )


def store_of(
    query: str,
    environ: Mapping[str, str],
    *,
    graph_store: str | None = None,
    update: str | None = None,
    seconds: float = 300.0,
) -> Store:
    """The store at these addresses, with the credentials that the environment holds."""
    user, password = environ.get(USER) or None, environ.get(PASSWORD) or None
    return Store(query, graph_store, update, user, password, seconds)


def host_of(address: str) -> str:
    """The server's name and port.

    >>> host_of("https://data.example.org:8443/sparql?a=b")
    'data.example.org:8443'
    """
    return urlsplit(address).netloc.rpartition("@")[2]


def is_here(host: str) -> bool:
    """Whether `host` is this machine.

    >>> is_here("127.0.0.1"), is_here("localhost"), is_here("store.example.org")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

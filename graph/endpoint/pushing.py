"""Pushing: a dataset brought to a store graph by graph, so that a push that was stopped goes on where it was.

What was sent is written down in the store itself, in a graph of its own (the ledger): for each graph its fingerprint
once it is there whole, and "pending" before that. So a graph is sent again until it is known to be whole, one that is
the same is not sent at all, and only graphs that the ledger knows are ever dropped. The ledger also says whose it is,
so that nobody takes the place of another corpus without wanting to (`claims`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from undersigned.graph.endpoint.claims import check_alone, check_ours, check_unclaimed
from undersigned.graph.endpoint.exchange import Conversation
from undersigned.graph.endpoint.templates import query
from undersigned.graph.errors import EndpointError
from undersigned.graph.rdf.parcels import Parcel
from undersigned.graph.rdf.rows import Term
from undersigned.graph.rdf.terms import written

PENDING = "pending"
"""What the ledger says of a graph that is being sent or dropped."""

MOST_PAGES = 1000
"""Pages that a ledger may have; a store that has more to say does not tell the truth."""

_FINGERPRINT = "https://schema.org/sha256"
_TITLE = "http://purl.org/dc/terms/title"
_URI_SPACE = "http://rdfs.org/ns/void#uriSpace"

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push came to: how many graphs were sent, were there already, were dropped, and the triples sent."""

    sent: int
    unchanged: int
    dropped: int
    triples: int

    @property
    def graphs(self) -> int:
        """How many graphs the store now holds of the dataset."""
        return self.sent + self.unchanged


def push(  # noqa: PLR0913 (what may be lost is said one by one)
    store: Conversation,
    parcels: Sequence[Parcel],
    *,
    base: str,
    title: str = "",
    again: bool = False,
    replace: bool = False,
    beside: bool = False,
    progress: Progress | None = None,
) -> Pushed:
    """Bring `parcels`, all that a dataset called `title` under the IRI `base` has, to `store`.

    Graphs under `base` that an earlier push brought and that are no longer among them are dropped; no other graph is
    touched. With `again` every graph is sent, whatever the store says it has. EndpointError in one line when the
    store cannot be asked or refuses; another push goes on from there. So too when the store holds what would be lost:
    another corpus under `base`, or graphs of these names that no push brought (`replace` takes their place); and when
    it holds a corpus under another IRI, with which the questions would mix this one (`beside` brings it anyway).
    """
    if store.store.putting() is None and store.store.update is None:
        raise EndpointError(
            f"{store.store.host}: where its graphs are put is not known; say it with --graph-store URL"
            " (SPARQL 1.1 Graph Store Protocol) or --update URL (SPARQL 1.1 Update)"
        )
    if not beside:
        check_alone(store, base)
    ledger = _Ledger(store, base, title)
    known = ledger.read()
    if not replace:
        check_ours(store, base, known, ledger.owner(), {each.graph for each in parcels}, title)
        new = [each.graph for each in parcels if each.graph not in known]
        check_unclaimed(store, [*new, *(() if known else (ledger.graph,))])
    unchanged = {each.graph for each in parcels if not again and known.get(each.graph) == each.fingerprint}
    sending = [each for each in parcels if each.graph not in unchanged]
    here = {each.graph for each in parcels}
    dropping = sorted(graph for graph in known if graph not in here and graph.startswith(base))
    total = len(sending) + len(dropping)
    if total:
        pending = dict.fromkeys((*(each.graph for each in sending), *dropping), PENDING)
        ledger.write({graph: known[graph] for graph in unchanged} | pending)
    triples = 0
    for done, parcel in enumerate(sending):
        if progress is not None:
            progress("sending", done, total)
        _send(store, parcel)
        ledger.note(parcel.graph, parcel.fingerprint)
        triples += len(parcel.lines)
    for done, graph in enumerate(dropping, start=len(sending)):
        if progress is not None:
            progress("dropping", done, total)
        store.drop(graph)
    if total:
        ledger.write({each.graph: each.fingerprint for each in parcels})
    return Pushed(len(sending), len(unchanged), len(dropping), triples)


class _Ledger:
    """What earlier pushes noted down, in a graph of the store."""

    def __init__(self, store: Conversation, base: str, title: str) -> None:
        self._store = store
        self.graph = f"{base}graph/pushed"
        self._of = (_triple(self.graph, _TITLE, title), _triple(self.graph, _URI_SPACE, base))

    def owner(self) -> str | None:
        """The title of the corpus that was pushed; None when nothing was."""
        found = self._store.ask(query("owner", ledger=[Term("iri", self.graph)]), ("title",)).rows
        return None if not found or found[0][0] is None else found[0][0].value

    def read(self) -> dict[str, str]:
        """Graph to fingerprint, or to "pending" where it is not known to be whole."""
        found: dict[str, str] = {}
        after = ""
        for _ in range(MOST_PAGES):
            asked = query("ledger", ledger=[Term("iri", self.graph)], after=[Term("literal", after)])
            rows = self._store.ask(asked, ("graph", "fingerprints")).rows
            page = [(graph.value, noted.value) for graph, noted in rows if graph and noted]
            if not page:
                return found
            found |= {graph: _whole(noted) for graph, noted in page}
            after = page[-1][0]
        raise EndpointError(f"{self._store.store.host}: has no end to what it says it holds; is it a SPARQL store?")

    def write(self, fingerprints: Mapping[str, str]) -> None:
        """Make this all that the ledger says."""
        noted = [_triple(graph, _FINGERPRINT, fingerprint) for graph, fingerprint in fingerprints.items()]
        _send(self._store, Parcel(self.graph, tuple(sorted((*noted, *(self._of if noted else ()))))))

    def note(self, graph: str, fingerprint: str) -> None:
        """Add that `graph` is there whole; it stays marked as pending beside that until the ledger is next written."""
        self._store.add(self.graph, _triple(graph, _FINGERPRINT, fingerprint).encode())


def _whole(noted: str) -> str:
    """The fingerprint among the words noted of a graph, "pending" where there is not exactly one."""
    fingerprints = [word for word in noted.split() if word != PENDING]
    return fingerprints[0] if len(fingerprints) == 1 else PENDING


def _triple(subject: str, predicate: str, words: str) -> str:
    return f"{written(Term('iri', subject))} <{predicate}> {written(Term('literal', words))} .\n"


def _send(store: Conversation, parcel: Parcel) -> None:
    """Put a graph, in pieces where it is large."""
    first, *others = parcel.pieces()
    store.put(parcel.graph, first)
    for piece in others:
        store.add(parcel.graph, piece)

"""The dataset: letters, signatures, mentions and entities as linked data, behind the few doors that others need."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from undersigned.graph.errors import InputError
from undersigned.graph.markup import card
from undersigned.graph.model import Letter
from undersigned.graph.postings.works import Postings
from undersigned.graph.rdf.answers import answer
from undersigned.graph.rdf.columns import Columns, text_of
from undersigned.graph.rdf.files import read_store
from undersigned.graph.rdf.gate import parse_select
from undersigned.graph.rdf.lift import lift
from undersigned.graph.rdf.lift_description import SPDX
from undersigned.graph.rdf.names import DCT, PREFIXES, UND, VOID
from undersigned.graph.rdf.readings import Readings
from undersigned.graph.rdf.rows import (
    AddressingRow,
    AskRow,
    EntityRow,
    IssueRow,
    JudgementRow,
    LetterRow,
    MentionRow,
    RelationRow,
    Result,
    SignatureRow,
    Term,
)
from undersigned.graph.rdf.terms import term_of
from undersigned.graph.resolve.entities import Clusters

_BLANK = re.compile(r"^_:|^\S+ \S+ _:|_:\S+ \.$", re.MULTILINE)
_PLURAL = {"person": "people", "body": "bodies"}


class Statement(NamedTuple):
    """A triple and the IRI of the graph it stands in (None in a file without named graphs)."""

    subject: str
    predicate: str
    object: Term
    graph: str | None


class Dataset:
    """Linked data of a corpus. It does not change once made.

    Rows come straight from the triples, without a query engine, and always in the same order: by letter id, then
    by place in the letter. Use `select` for questions that the rows do not answer.
    """

    def __init__(self, store: Store, *, base: str, title: str, licence: str) -> None:
        self.base = base
        self.title = title
        self.licence = licence
        self._store = store
        self._columns = Columns(store)

    @classmethod
    def from_letters(
        cls,
        letters: Sequence[Letter],
        clusters: Clusters,
        *,
        base: str,
        title: str,
        licence: str,
        postings: Postings | None = None,
        endpoint: str | None = None,
    ) -> "Dataset":
        """The dataset of `letters`, whose mentions `clusters` leads to entities, under the IRI `base` (ends in "/").

        `licence` is the address of a licence, or its name; `postings` says which letters are one, none if not given;
        `endpoint` is where a store answers questions about it. KeyError when `clusters` does not know a mention.
        """
        store = Store()
        told = lift(letters, clusters, base=base, title=title, licence=licence, postings=postings, endpoint=endpoint)
        for graph in told:
            graph.load(store)
        return cls(store, base=base, title=title, licence=licence)

    @classmethod
    def read(cls, path: Path) -> "Dataset":
        """Read a file of Turtle, TriG, N-Triples, N-Quads or JSON-LD; InputError when that cannot be done."""
        store = read_store(path)
        columns = Columns(store)
        base = _find_base(columns)
        if base is None:
            raise InputError(f"{path}: holds no letter and no dataset of ours; `undersigned export` makes one")
        node = f"{base}dataset"
        title = columns.maybe(node, DCT["title"]) or ""
        licence = columns.maybe(node, DCT["license"]) or ""
        return cls(store, base=base, title=title, licence=licence.removeprefix(SPDX))

    def __len__(self) -> int:
        return len(self._store)

    @property
    def store(self) -> Store:
        """The engine's store, for this room alone."""
        return self._store

    def letters(self) -> Iterator[LetterRow]:
        """Every letter, once however often it was put up; `versions` has the further postings."""
        return self._readings.letters()

    def versions(self) -> Iterator[LetterRow]:
        """Every further posting of a letter, which `version_of` names."""
        return self._readings.versions()

    def signatures(self, *, again: bool = False) -> Iterator[SignatureRow]:
        """Every signature, in the order printed; with `again` also where a further posting prints it again."""
        return (row for row in self._readings.signatures() if again or row.repeats is None)

    def addressings(self, *, again: bool = False) -> Iterator[AddressingRow]:
        """Every addressee, and every one copied to; with `again` also where a further posting prints them again."""
        return (row for row in self._readings.addressings() if again or row.repeats is None)

    def mentions(self, *, again: bool = False) -> Iterator[MentionRow]:
        """Every entity that a letter names, once for each letter and kind; with `again` once for each posting."""
        return (row for row in self._readings.mentions() if again or row.repeats is None)

    def asks(self, *, again: bool = False) -> Iterator[AskRow]:
        """Everything a letter asks for, in the order printed; with `again` also where a further posting asks again."""
        return (row for row in self._readings.asks() if again or row.repeats is None)

    def issues(self) -> Iterator[IssueRow]:
        """What could not be read or does not add up."""
        return self._readings.issues()

    def entities(self) -> Mapping[str, EntityRow]:
        """Every entity by its IRI."""
        return self._readings.entities

    def relations(self) -> Iterator[RelationRow]:
        """What organizations are to each other without being one: chapters, members, secretariats, later names."""
        return self._readings.relations()

    def judgements(self) -> Iterator[JudgementRow]:
        """What people decided, as far as it may be told."""
        return self._readings.judgements()

    def about(self, iri: str) -> Iterator[Statement]:
        """Every triple that has `iri` as its subject or object, or stands in the graph `iri`, sorted."""
        try:
            node = NamedNode(iri)
        except ValueError:
            return iter(())
        found = {
            *self._store.quads_for_pattern(node, None, None, None),
            *self._store.quads_for_pattern(None, None, node, None),
            *self._store.quads_for_pattern(None, None, None, node),
        }
        return iter(sorted(map(_statement, found), key=str))

    def select(self, query: str, *, trusted: bool = False) -> Result:
        """Answer a query that reads (SELECT, ASK, CONSTRUCT or DESCRIBE) over all graphs together.

        ASK gives one row with one boolean, named "answer"; CONSTRUCT and DESCRIBE give rows of subject, predicate and
        object. QueryError when the query is malformed or reaches outside the dataset; `trusted` skips that check and
        is for queries of our own that were checked before.
        """
        return answer(self._store, query if trusted else parse_select(query).text)

    def statements(self) -> Iterator[Statement]:
        """Every triple with its graph, in no particular order."""
        terms: dict[object, Term] = {}
        for quad in self._store:
            value = terms.get(quad.object)
            if value is None:
                value = terms[quad.object] = term_of(quad.object)
            graph = None if isinstance(quad.graph_name, DefaultGraph) else text_of(quad.graph_name)
            yield Statement(text_of(quad.subject), quad.predicate.value, value, graph)

    def quads(self) -> Iterator[str]:
        """Every triple as a line of canonical N-Quads (without the line break), sorted by code point."""
        # The engine writes canonical N-Quads, in no particular order. No line has a line break within.
        text = (self._store.dump(format=RdfFormat.N_QUADS) or b"").decode()
        if "_:" in text and _BLANK.search(text) is not None:
            raise ValueError("a blank node cannot be exported the same way twice, and this dataset has one")
        return iter(sorted(text.split("\n")[:-1]))

    def graphs(self) -> Iterator[tuple[str | None, bytes]]:
        """Each graph's IRI (None for triples in no named graph) and its triples as the engine writes Turtle.

        The text has our prefixes and no head; one subject may come several times, and the order means nothing.
        """
        # Writing all triples costs the engine less than handing us one after another.
        for graph in (DefaultGraph(), *self._store.named_graphs()):
            text = self._store.dump(format=RdfFormat.TURTLE, from_graph=graph, prefixes=PREFIXES) or b""
            body = text.split(b"\n", len(PREFIXES))[-1]
            if body:
                yield None if isinstance(graph, DefaultGraph) else text_of(graph), body

    def __repr__(self) -> str:
        return f"<Dataset {self.title!r}: {len(self):,} triples>"

    def _repr_html_(self) -> str:
        kinds = Counter(entity.kind for entity in self.entities().values())
        facts = (
            ("base IRI", self.base),
            ("licence", self.licence),
            ("letters", sum(1 for _ in self.letters())),
            ("signatures", sum(1 for _ in self.signatures())),
            *((_PLURAL.get(kind, f"{kind}s"), count) for kind, count in sorted(kinds.items())),
            ("triples", len(self)),
        )
        return card(self.title or "Dataset", facts)

    @cached_property
    def _readings(self) -> Readings:
        return Readings(self._columns)


def _statement(quad: Quad) -> Statement:
    graph = None if isinstance(quad.graph_name, DefaultGraph) else text_of(quad.graph_name)
    return Statement(text_of(quad.subject), quad.predicate.value, term_of(quad.object), graph)


def _find_base(columns: Columns) -> str | None:
    """The base IRI that the dataset states, else the one that its letters' IRIs begin with."""
    for dataset in columns.instances(VOID["Dataset"]):
        space = columns.maybe(dataset, VOID["uriSpace"])
        if space is not None and dataset == f"{space}dataset":
            return space
    # Letters that lost their types are still named by what is found in them; `validate` says what is missing.
    named = sorted({letter for letters in columns.column(UND["letter"]).values() for letter in letters})
    for letter in (*columns.instances(UND["JointLetter"]), *named):
        head, found, _ = letter.rpartition("letter/")
        if found and head.endswith("/"):
            return head
    return None

"""A store on another machine, as one who answers: names are looked up there when they are needed, not loaded at once.

What the store is asked besides the questions of the catalog stands in `lookup/`.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING

from undersigned.graph.errors import EndpointError
from undersigned.graph.slots import filled
from undersigned.queries.answering import Called
from undersigned.queries.head import ParamType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from undersigned.graph.endpoint import Conversation
    from undersigned.graph.rdf.iris import Iris
    from undersigned.graph.rdf.rows import Result, Term

AT_ONCE = 200
"""IRIs that one lookup names; stores have limits for the length of a query."""

MOST_PAGES = 1000
"""Pages that one lookup may have; a store that has more to say does not tell the truth."""

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_KINDS = ("organization", "person", "post", "region", "law", "body", "event")
_CALLED_BY_SIGNS = frozenset({"and", "plus"})
"""Words that a normal form may have for a sign ("&", "+"), so that a name need not hold them as letters."""


class Remote:
    """A SPARQL store that holds an exported dataset.

    `base` is the one that is expected. EndpointError, in one line, when the store has none, has another one, does not
    show its named graphs together, or has several: the questions ask all graphs together, and would mix them.
    """

    def __init__(self, store: Conversation, *, base: str | None = None) -> None:
        self._store = store
        self._base = base
        self._named: dict[ParamType, tuple[Called, ...]] = {}
        self._shown: dict[str, tuple[str, bool]] = {}

    @cached_property
    def base(self) -> str:
        """The base IRI of the dataset, as the store tells it."""
        found = [row[0].value for row in self._asked("base") if row[0] is not None]
        host = self._store.store.host
        if len(found) == 1:
            if not found[0].endswith("/") or _IRI.fullmatch(found[0]) is None:
                raise EndpointError(f"{host}: the base IRI of its dataset is {found[0][:100]!r}; one ends in /")
            if self._base not in {None, found[0]}:
                raise EndpointError(
                    f"{host}: holds {found[0]:.100}, and this corpus is {self._base}; `undersigned push` brings it to a"
                    " store of its own"
                )
            return found[0]
        if found:
            raise EndpointError(
                f"{host}: holds {len(found)} datasets ({', '.join(each[:100] for each in found[:3])}), and an answer"
                " would mix them; ask an --endpoint that holds one"
            )
        if self._asked("graphs"):
            raise EndpointError(
                f"{host}: does not show its named graphs together; start it so (`oxigraph serve --union-default-graph`,"
                " for Fuseki tdb2:unionDefaultGraph true), or ask a view of it that does"
            )
        raise EndpointError(f"{host}: holds no dataset of ours; `undersigned push --endpoint URL` brings one there")

    def select(self, query: str, *, trusted: bool = False) -> Result:
        """Ask the store; a query that is not `trusted` goes through the gate first."""
        if not trusted:
            from undersigned.graph.rdf import parse_select

            query = parse_select(query).text
        _ = self.base  # that there is one, and no other
        return self._store.ask(query)

    def called(self, kind: ParamType, name: str) -> Sequence[Called]:
        """Those of a kind that the store finds by id, or by the longest word of the name."""
        if kind in self._named:
            return self._named[kind]
        found = {*self._guesses(kind, name), *self._alike(name)}
        return tuple(called for some in _batches(sorted(found)) for called in self._read(kind, some))

    def named(self, kind: ParamType) -> Sequence[Called]:
        """Everything of a kind, loaded page by page when somebody needs suggestions."""
        if kind not in self._named:
            self._named[kind] = tuple(self._read(kind))
        return self._named[kind]

    def labels(self, iris: Collection[str]) -> Mapping[str, str]:
        """The names of these entities, the ids of these letters."""
        self._look_up(iris)
        return {iri: self._shown[iri][0] for iri in iris if iri in self._shown}

    def ids(self, iris: Collection[str]) -> Mapping[str, str]:
        """Short ids as the IRIs spell them, ids of letters as the letters state them."""
        self._look_up(iris)
        unknown = ("", False)
        return {
            iri: label if letter else self._iris.entity_id(iri)
            for iri, (label, letter) in ((iri, self._shown.get(iri, unknown)) for iri in iris)
        }

    @cached_property
    def _iris(self) -> Iris:
        from undersigned.graph.rdf.iris import Iris

        return Iris(self.base)

    def _look_up(self, iris: Iterable[str]) -> None:
        new = sorted({iri for iri in iris if iri not in self._shown and _IRI.fullmatch(iri)})
        for some in _batches(new):
            for iri, label, kind in self._ask("labels", iri=_these(some)):
                if iri is not None and label is not None:
                    self._shown[iri.value] = (label.value, kind is not None and kind.value == "letter")

    def _guesses(self, kind: ParamType, name: str) -> Iterator[str]:
        """The IRIs that `name` has if it is an IRI, or the id of something of that kind."""
        typed = name.strip()
        if _IRI.fullmatch(typed) is not None:
            yield typed
        elif kind is ParamType.LETTER:
            yield self._iris.letter(typed.removeprefix("letter/"))
        else:
            yield self._iris.entity(typed)
            yield from (self._iris.entity(f"{folder}/{typed}") for folder in _KINDS)

    def _alike(self, name: str) -> Iterator[str]:
        """The IRIs of everything with a name that holds the longest word of `name`.

        A word keeps its letters in the normal form but for full-width ones and the like; who is missed for those is
        found when everything is loaded.
        """
        from undersigned.graph.rdf.rows import Term
        from undersigned.graph.rdf.terms import written
        from undersigned.graph.resolve import form

        words = [word for word in form(name).split() if word not in _CALLED_BY_SIGNS]
        if words:
            word = written(Term("literal", max(words, key=len)))
            yield from (row[0].value for row in self._pages("alike", word=word) if row[0] is not None)

    def _read(self, kind: ParamType, iris: Sequence[str] = ()) -> Iterator[Called]:
        """Everything of a kind, or those of `iris` that are of it, by IRI."""
        given = {"iri": _these(iris)} if iris else {}
        match kind:
            case ParamType.LETTER:
                lookup = "letters"
            case ParamType.OFFICIAL:
                lookup = "officials"
            case ParamType.DETAINEE:
                lookup = "mentioned"
                given["kind"] = '"detainee"'
            case ParamType.TOPIC:
                lookup = "mentioned"
            case ParamType.ENTITY:
                lookup = "entities"
            case _:
                lookup = "entities"
                given["kind"] = f'"{kind.value}"'
        names: dict[str, list[str]] = {}
        for node, _, name in self._pages(lookup, **given):
            if node is not None and name is not None:
                names.setdefault(node.value, []).append(name.value)
        for iri, (label, *aliases) in names.items():
            id = label if kind is ParamType.LETTER else self._iris.entity_id(iri)
            yield Called(iri, id, label, tuple(aliases))

    def _pages(self, lookup: str, **values: str) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a lookup that is ordered by IRI, page by page; the IRI that ends a page opens the next one."""
        from undersigned.graph.rdf.rows import Term
        from undersigned.graph.rdf.terms import written

        after: dict[str, str] = {}
        limit = int(re.findall(r"^LIMIT (\d+)", _text(lookup), re.MULTILINE)[0])
        for _ in range(MOST_PAGES):
            page = self._ask(lookup, **values, **after)
            if len(page) < limit:
                yield from page
                return
            # Where an IRI has several rows, its last ones may stand on the next page: take it from there.
            whole = page if len(page[0]) == 1 else [row for row in page if row[0] != page[-1][0]] or page
            yield from whole
            end = whole[-1][0]
            if end is None:
                raise EndpointError(f"{self._store.store.host}: gives rows without a name; is it a SPARQL store?")
            after = {"after": written(Term("literal", end.value))}
        raise EndpointError(f"{self._store.store.host}: has no end to the names it tells; is it a SPARQL store?")

    def _ask(self, lookup: str, **values: str) -> list[tuple[Term | None, ...]]:
        _ = self.base  # that there is one, and no other
        return self._asked(lookup, **values)

    def _asked(self, lookup: str, **values: str) -> list[tuple[Term | None, ...]]:
        text = _text(lookup)
        [named] = re.findall(r"^SELECT (?:DISTINCT )?(.*)$", text, re.MULTILINE)[:1]
        return self._store.ask(filled(text, values), named.replace("?", "").split()).rows


def _batches(iris: Sequence[str]) -> Iterator[Sequence[str]]:
    return (iris[start : start + AT_ONCE] for start in range(0, len(iris), AT_ONCE))


def _these(iris: Iterable[str]) -> str:
    from undersigned.graph.rdf.rows import Term
    from undersigned.graph.rdf.terms import written

    return " ".join(written(Term("iri", iri)) for iri in iris)


@cache
def _text(lookup: str) -> str:
    return resources.files("undersigned.queries").joinpath("lookup", f"{lookup}.rq").read_text("utf-8")

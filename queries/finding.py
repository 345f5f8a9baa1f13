"""Finding: any name, id or IRI of an entity or a letter leads to it, of whichever kind it is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from undersigned.graph.errors import QueryError
from undersigned.graph.named import Named
from undersigned.queries.nearest import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undersigned.graph.rdf import Dataset

KINDS = ("organization", "person", "post", "region", "law", "body", "event", "letter")
"""What can be found."""

_MOST = 5


def find(dataset: Dataset, name: str, *, kind: str | None = None) -> Named:
    """Whoever or whatever `name` means: an IRI, a short id ("organization/pen-america", "pen-america"), any name.

    Names are compared by their normal form, as in queries. The name under which something is shown wins over
    another's alias. QueryError, in one line, when nothing is called so (with the nearest names), or several are (with
    their ids); `kind` is one of `KINDS`.
    """
    if kind is not None and kind not in KINDS:
        raise QueryError(f"no kind is called {shown(kind)}; it is one of {', '.join(KINDS)}")
    found = [each for of_kind, each in _meant(dataset, name) if kind in (None, of_kind)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(f"{each} ({each.id})" for each in found[:_MOST])
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        raise QueryError(f"{shown(name)} may be {listed}{more}; give the id, or --kind")
    others = sorted({of_kind for of_kind, _ in _meant(dataset, name)})
    if others:
        raise QueryError(f"no {kind} here is called {shown(name)}; it is the name of another kind: {', '.join(others)}")
    raise QueryError(f"nothing here is called {shown(name)}; {_advice(dataset, name, kind)}")


def _meant(dataset: Dataset, name: str) -> list[tuple[str, Named]]:
    """(kind, what is meant), by the surest reading that finds any: id or IRI, the name shown, any other name."""
    from undersigned.graph.resolve import form

    typed, folded = name.strip(), form(name)
    ranks: tuple[list[tuple[str, Named]], ...] = ([], [], [])
    ids = typed.removeprefix(dataset.base)
    earlier = dataset.about(dataset.base + ids)
    replaced = {
        each.object.value
        for each in earlier
        if each.subject == dataset.base + ids and each.predicate.endswith("/isReplacedBy")
    }
    for kind, id, iri, label, names in _all(dataset):
        if ids in (id, id.partition("/")[2]) or (kind == "letter" and ids == f"letter/{id}") or iri in replaced:
            rank = 0
        elif form(label) == folded:
            rank = 1
        elif any(form(each) == folded for each in names):
            rank = 2
        else:
            continue
        ranks[rank].append((kind, Named(label, iri, id)))
    return next((sorted(found, key=lambda each: each[1].iri) for found in ranks if found), [])


def _all(dataset: Dataset) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    """Yield (kind, id, IRI, the name shown, other names) of everything that has a name."""
    from undersigned.graph.rdf.iris import Iris

    iris = Iris(dataset.base)
    for iri, entity in dataset.entities().items():
        yield entity.kind, iris.entity_id(iri), iri, entity.label, entity.aliases
    for letter in (*dataset.letters(), *dataset.versions()):
        yield "letter", letter.id, letter.iri, letter.id, (letter.title,)


def _advice(dataset: Dataset, name: str, kind: str | None) -> str:
    shown_as: defaultdict[str, str] = defaultdict(str)
    for of_kind, _, _, label, names in _all(dataset):
        for each in (label, *names) if kind in (None, of_kind) else ():
            shown_as.setdefault(each, label)
    near = list(dict.fromkeys(shown_as[close] for close in nearest(name, shown_as, most=9)))[:3]
    if not near:
        return f"none of the {len(set(shown_as.values())):,} names here is alike"
    return f"the nearest {'is' if len(near) == 1 else 'are'} {', '.join(near)}"

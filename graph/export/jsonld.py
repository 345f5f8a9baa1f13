"""JSON-LD: the dataset as JSON, with its named graphs and nothing lost, one node a line.

The context stands in the file, so that nobody has to fetch one. It has prefixes only: what a key means can be seen
without it. `jsonld_framed` has the form for those who do not want to know about graphs.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from undersigned.graph.export.grouping import counting
from undersigned.graph.rdf import Dataset, Statement, Term
from undersigned.graph.rdf.names import PREFIXES, RDF

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"
"""What is written here: JSON without fractions and nothing."""

_TYPE = RDF["type"].value
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class Compact:
    """Writes IRIs of vocabularies with their prefix, and terms as JSON-LD has them.

    >>> Compact([]).iri("http://purl.org/dc/terms/title")
    'dct:title'
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        # "org:x" may be an IRI of its own, in a dataset of somebody else; the prefix would make another of it.
        schemes = {
            iri.partition(":")[0]
            for subject, predicate, value, graph in statements
            for iri in (subject, predicate, value.value if value.kind == "iri" else value.datatype, graph)
            if iri is not None
        }
        self.context: Mapping[str, str] = {
            prefix: namespace for prefix, namespace in sorted(PREFIXES.items()) if prefix not in schemes
        }
        self._prefixes = {namespace: prefix for prefix, namespace in self.context.items()}

    def iri(self, iri: str) -> str:
        """A predicate, a class or a datatype."""
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._prefixes.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix is not None and _LOCAL.fullmatch(iri, cut) else iri

    def value(self, term: Term) -> Json:
        """An object: an IRI or a literal, exactly as written; ValueError for a blank node."""
        if term.kind == "iri":
            return {"@id": term.value}
        if term.kind == "blank":
            raise ValueError(f"a blank node cannot be exported the same way twice, got _:{term.value}")
        if term.language is not None:
            return {"@value": term.value, "@language": term.language}
        return term.value if term.datatype is None else {"@value": term.value, "@type": self.iri(term.datatype)}


def jsonld(dataset: Dataset) -> str:
    """The dataset as JSON-LD; the same triples in the same graphs always give the same text."""
    statements = [*dataset.statements()]
    compact = Compact(statements)
    graphs: dict[str, list[Statement]] = {}
    for statement in statements:
        graphs.setdefault(statement.graph or "", []).append(statement)
    blocks = []
    for graph in sorted(graphs, key=counting):
        nodes = ",\n".join(_text(node) for node in _nodes(graphs[graph], compact))
        blocks.append(nodes if graph == "" else f'{{"@id":{_text(graph)},"@graph":[\n{nodes}\n]}}')
    context = json.dumps(compact.context, indent=1)
    body = ",\n".join(blocks)
    return f'{{"@context":{context},"@graph":[\n{body}\n]}}\n'


def term_order(term: Term) -> tuple[bool, tuple[str, int, str], str, str]:
    """The key that sorts the objects of one predicate: IRIs first, as people count."""
    return term.kind != "iri", counting(f"{term.value}>"), term.datatype or "", term.language or ""


def _nodes(statements: Iterable[Statement], compact: Compact) -> Iterator[dict[str, Json]]:
    """Yield a node for each subject, in the order that people count."""
    subjects: dict[str, dict[str, list[Term]]] = {}
    for subject, predicate, value, _ in statements:
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
    for subject in sorted(subjects, key=lambda iri: counting(f"{iri}>")):
        node: dict[str, Json] = {"@id": subject}
        about = subjects[subject]
        types = sorted(compact.iri(kind.value) for kind in about.get(_TYPE, ()) if kind.kind == "iri")
        if types:
            node["@type"] = [*types]
        for predicate in sorted(about):
            values: list[Json] = [
                compact.value(value)
                for value in sorted(about[predicate], key=term_order)
                if predicate != _TYPE or value.kind != "iri"
            ]
            if values:
                node[compact.iri(predicate)] = values[0] if len(values) == 1 else values
        yield node


def _text(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))

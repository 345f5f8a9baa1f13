"""Statements: what the nodes of a dataset say of something, followed from the triples that point at it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from undersigned.graph.named import Named
from undersigned.graph.network.labels import Labels
from undersigned.graph.network.reasons import Reason, by_place
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_relations import RELATIONS
from undersigned.graph.rdf.names import DCT, OA, ORG, OWL, PROV, RDF, RDFS, SCHEMA, UND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from undersigned.graph.rdf import Dataset

_PARTS: Mapping[str, str] = {
    UND["signatory"].value: "signs",
    UND["onBehalfOf"].value: "is signed for",
    UND["affiliation"].value: "is where somebody works who signs alone, and has not signed",
    UND["recipient"].value: "is written to",
    UND["post"].value: "is the post written to",
    UND["institution"].value: "is the institution written to",
    UND["entity"].value: "is named",
    UND["askedOf"].value: "is asked",
    UND["concerns"].value: "is what is asked about",
    DCT["isReplacedBy"].value: "stands for an earlier id",
    UND["evidence"].value: "are the words for this",
    DCT["isVersionOf"].value: "was put up again",
}
"""What a thing is in the statement that points at it, by the predicate; the first one counts."""

_BETWEEN: Mapping[str, str] = {
    UND["splitFrom"].value: "was held apart from",
    OWL["differentFrom"].value: "is not",
    DCT["isVersionOf"].value: "is another posting of",
}
"""Triples between two entities or letters that are reasons; what else they say of each other, statements say too."""

_RELATION: Mapping[str, str] = {predicate.value: f"is {kind}" for kind, predicate in RELATIONS.items()} | {
    RELATIONS["renamed to"].value: "was renamed to"
}

_SIGNING = frozenset({UND["signatory"].value, UND["onBehalfOf"].value})

_SILENT = frozenset(
    each.value
    for each in (
        UND["letter"],
        UND["signed"],
        UND["printedIn"],
        PROV["wasAttributedTo"],
        PROV["influenced"],
        RDF["type"],
    )
)
"""Predicates that give no reason of their own: they repeat another one, or hold for everything in a letter."""

_TOLD = tuple(
    each.value
    for each in (UND["namedAs"], RDFS["comment"], RDFS["label"], UND["reason"], RDF["object"], UND["institutionAs"])
)
"""Where a statement keeps what it says, the best place first."""


class Statements:
    """The statements of one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.labels = Labels(dataset)
        self.iris = Iris(dataset.base)
        self._dataset = dataset
        self._letters = self.labels.letters
        self._texts = {self.iris.text(row.id): row for row in self._letters.values()}
        self._graphs = {self.iris.letter_graph(row.id): row for row in self._letters.values()}
        # What these say of one another, statements say as well; the description of the dataset is no statement.
        self._named = {*self.labels.entities, *self._letters, self.iris.dataset()}

    def pointing(self, iri: str) -> Iterator[Reason]:
        """What statements say of the thing at `iri`, letter by letter."""
        who = self.shown(iri)
        nodes: dict[str, list[str]] = {}
        found = []
        for each in self._dataset.about(iri):
            if each.predicate in _BETWEEN and (each.subject == iri or each.object.value in self._named):
                ends = self.shown(each.subject), self.shown(each.object.value)
                found.append(Reason(who, f" {_BETWEEN[each.predicate]} ".join(ends), each.subject))
            elif each.object.value == iri and each.subject not in self._named and each.predicate not in _SILENT:
                nodes.setdefault(each.subject, []).append(each.predicate)
        parts = list(_PARTS)
        for node, predicates in nodes.items():
            best = min(predicates, key=lambda each: (parts.index(each) if each in parts else len(parts), each))
            found += self.of_node(who, node, best)
        return iter(sorted(dict.fromkeys(found), key=by_place))

    def of_node(self, who: str, node: str, predicate: str | None) -> tuple[Reason, ...]:
        """What the statement `node` says of `who`, to which its `predicate` points, once for each place in a text."""
        said: dict[str, list[str]] = {}
        inside = None
        for each in self._dataset.about(node):
            if each.subject == node:
                said.setdefault(each.predicate, []).append(each.object.value)
                inside = inside or self._graphs.get(each.graph or "")
        work = self._letters.get(_one(said, UND["letter"].value) or "")
        whole = Reason(
            who=who,
            says=self._says(said, predicate),
            iri=node,
            signs=predicate in _SIGNING and said.get(UND["status"].value) != ["withdrawn"],
            work=None if work is None else work.id,
            date=_one(said, PROV["generatedAtTime"].value, SCHEMA["startDate"].value),
            rule=_one(said, UND["rule"].value),
            confidence=None if UND["confidence"].value not in said else float(said[UND["confidence"].value][0]),
            source="; ".join(said.get(DCT["source"].value, ())) or None,
        )
        spots = [node] if OA["hasSelector"].value in said else sorted(said.get(UND["evidence"].value, ()))
        if inside is not None:  # also what stands at no place of its text, as a question about the whole, is in it
            whole = replace(
                whole,
                letter=inside.id,
                work=whole.work or inside.version_of or inside.id,
                date=whole.date or inside.date,
            )
        placed = [self._placed(whole, spot) for spot in spots]
        return tuple(placed) or (whole,)

    def _says(self, said: Mapping[str, Sequence[str]], predicate: str | None) -> str:
        types = said.get(RDF["type"].value, ())
        if RDF["predicate"].value in said:
            subject, object_ = (self.shown(said.get(end.value, ("",))[0]) for end in (RDF["subject"], RDF["object"]))
            verb = said[RDF["predicate"].value][0]
            return f"{subject} {_RELATION[verb]} {object_}" if verb in _RELATION else f"{_local(verb)} is {object_!r}"
        if ORG["Membership"].value in types:
            ends = (
                _one(said, ORG["member"].value, UND["person"].value),
                _one(said, ORG["post"].value, UND["post"].value),
            )
            return " holds the post ".join(self.shown(end) if end is not None else "somebody" for end in ends)
        kinds = ", ".join(sorted(_local(each) for each in types if each != PROV["Entity"].value))
        part = _PARTS.get(predicate or "", _local(predicate) if predicate else kinds)
        role = _one(said, UND["kind"].value, UND["recipientType"].value, UND["capacity"].value)
        told = _one(said, *_TOLD)
        status = _one(said, UND["status"].value)
        part += f" ({role})" if role is not None else ""
        part += f" as {told!r}" if told is not None else ""
        return part + (f", {status}" if status not in (None, "signed") else "")

    def shown(self, value: str) -> str:
        """A name, else a short form of the IRI."""
        name = self.labels(value)
        return name if isinstance(name, Named) else value.removeprefix(self.iris.base)

    def _placed(self, reason: Reason, evidence: str) -> Reason:
        """The reason with the words at this place of a letter's text; where it is no such place, as it was."""
        said = _first(self._dataset, evidence)
        selector = _first(self._dataset, said.get(OA["hasSelector"].value, ""))
        letter = self._texts.get(said.get(OA["hasSource"].value, ""))
        if letter is None or OA["start"].value not in selector:
            return reason
        return replace(
            reason,
            letter=letter.id,
            work=reason.work or letter.version_of or letter.id,
            date=letter.date,
            words=" ".join(selector.get(OA["exact"].value, "").split()),
            start=int(selector[OA["start"].value]),
            end=int(selector[OA["end"].value]),
        )


def _first(dataset: Dataset, iri: str) -> dict[str, str]:
    """One value for each predicate of a node."""
    return {each.predicate: each.object.value for each in dataset.about(iri) if each.subject == iri}


def _one(said: Mapping[str, Sequence[str]], *predicates: str) -> str | None:
    return next((said[each][0] for each in predicates if each in said), None)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]

"""Framed JSON-LD: one tree a letter, for those who read JSON and do not want to know about graphs.

A letter holds its addressees, its signatures, what it mentions and what it asks, each with the words that say so and
the names of those it speaks of. It is JSON-LD all the same: with the context that stands in it, it says some of the
dataset's triples and no others. `frame` makes the same of the whole dataset in any JSON-LD 1.1 processor.
"""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from undersigned.graph.export.jsonld import Json, term_order
from undersigned.graph.rdf import Dataset, Term
from undersigned.graph.rdf.names import DCT, OA, ORG, PROV, RDF, RDFS, SCHEMA, SKOS, UND, XSD

Tree: TypeAlias = "Mapping[str, Tree]"
"""The terms that a node is written with, and those of the nodes that they lead to."""

_WHOLE: Mapping[str, str] = {"@type": XSD["integer"].value}
_LINK: Mapping[str, str] = {"@type": "@id"}
_MANY: Mapping[str, str] = {"@container": "@set"}
_LETTER_OF = UND["letter"].value

TERMS: Mapping[str, Mapping[str, str]] = {
    "identifier": {"@id": DCT["identifier"].value},
    "title": {"@id": DCT["title"].value},
    "subjectLine": {"@id": UND["subjectLine"].value},
    "date": {"@id": DCT["issued"].value, "@type": XSD["date"].value},
    "language": {"@id": DCT["language"].value},
    "publisher": {"@id": DCT["publisher"].value},
    "source": {"@id": DCT["source"].value, **_LINK},
    "text": {"@id": PROV["hadPrimarySource"].value, **_LINK},
    "letterKind": {"@id": UND["letterKind"].value},
    "claimedSignatoryCount": {"@id": UND["claimedSignatoryCount"].value, **_WHOLE},
    "claimedSignatoryUnit": {"@id": UND["claimedSignatoryUnit"].value},
    "foundSignatoryCount": {"@id": UND["foundSignatoryCount"].value, **_WHOLE},
    "signatoriesComplete": {"@id": UND["signatoriesComplete"].value, "@type": XSD["boolean"].value},
    "addressees": {"@reverse": _LETTER_OF, **_MANY},
    "signatures": {"@reverse": _LETTER_OF, **_MANY},
    "mentions": {"@reverse": _LETTER_OF, **_MANY},
    "asks": {"@reverse": _LETTER_OF, **_MANY},
    "letter": {"@id": _LETTER_OF},
    "printedIn": {"@id": UND["printedIn"].value, **_LINK},
    "isVersionOf": {"@id": DCT["isVersionOf"].value, **_LINK},
    "position": {"@id": UND["position"].value, **_WHOLE},
    "namedAs": {"@id": UND["namedAs"].value},
    "personNamedAs": {"@id": UND["personNamedAs"].value},
    "acronymAs": {"@id": UND["acronymAs"].value},
    "translatedNameAs": {"@id": UND["translatedNameAs"].value},
    "institutionAs": {"@id": UND["institutionAs"].value},
    "role": {"@id": UND["role"].value},
    "country": {"@id": UND["country"].value},
    "capacity": {"@id": UND["capacity"].value},
    "status": {"@id": UND["status"].value},
    "withdrawn": {"@id": UND["withdrawn"].value, "@type": XSD["date"].value},
    "recipientType": {"@id": UND["recipientType"].value},
    "kind": {"@id": UND["kind"].value},
    "headline": {"@id": RDFS["label"].value},
    "confidence": {"@id": UND["confidence"].value, "@type": XSD["decimal"].value},
    "rule": {"@id": UND["rule"].value},
    "signatory": {"@id": UND["signatory"].value},
    "onBehalfOf": {"@id": UND["onBehalfOf"].value},
    "affiliation": {"@id": UND["affiliation"].value},
    "recipient": {"@id": UND["recipient"].value},
    "post": {"@id": UND["post"].value},
    "institution": {"@id": UND["institution"].value},
    "entity": {"@id": UND["entity"].value},
    "askedOf": {"@id": UND["askedOf"].value, **_MANY},
    "concerns": {"@id": UND["concerns"].value, **_MANY},
    "name": {"@id": SKOS["prefLabel"].value},
    "evidence": {"@id": UND["evidence"].value, **_MANY},
    "selector": {"@id": OA["hasSelector"].value},
    "start": {"@id": OA["start"].value, **_WHOLE},
    "end": {"@id": OA["end"].value, **_WHOLE},
    "exact": {"@id": OA["exact"].value},
}
"""What the keys of the nested form mean; their order is that in which they are written."""

CLASSES: Mapping[str, str] = {
    kind.value.rpartition("#" if "#" in kind.value else "/")[2]: kind.value
    for kind in (
        *(UND[name] for name in ("Addressing", "Ask", "Body", "JointLetter", "JointStatement", "Mention", "Region")),
        *(SCHEMA[name] for name in ("Event", "Legislation", "Message", "Person", "Place")),
        *(ORG["Organization"], ORG["Post"], UND["Signature"], OA["SpecificResource"], OA["TextPositionSelector"]),
    )
}
"""The classes with a name of their own; others are written in full."""

CONTEXT: Mapping[str, str | Mapping[str, str]] = {
    "id": "@id",
    "type": "@type",
    "value": "@value",
    "lang": "@language",
    **CLASSES,
    **TERMS,
}

PARTS: Mapping[str, str] = {"addressees": "Addressing", "signatures": "Signature", "mentions": "Mention", "asks": "Ask"}
"""The lists of a letter, and of what class the things in each are."""

_LEAF: Tree = MappingProxyType({})
_ENTITY: Tree = MappingProxyType({"name": _LEAF})
_WORDS: Tree = {"selector": dict.fromkeys(("start", "end", "exact"), _LEAF)}
_LINKED = (
    "signatory",
    "onBehalfOf",
    "affiliation",
    "recipient",
    "post",
    "institution",
    "entity",
    "askedOf",
    "concerns",
)
_LETTER: Tree = dict.fromkeys(list(TERMS)[: list(TERMS).index("addressees")], _LEAF)
_PART: Tree = {
    **dict.fromkeys(list(TERMS)[list(TERMS).index("printedIn") : list(TERMS).index("signatory")], _LEAF),
    **dict.fromkeys(_LINKED, _ENTITY),
    "evidence": _WORDS,
}

_NAMES = {iri: name for name, iri in CLASSES.items()}


def jsonld_framed(dataset: Dataset) -> Mapping[str, bytes]:
    """The letters as trees, the context, and the frame that makes such trees, each a file."""
    contents: Mapping[str, Mapping[str, object]] = {
        "letters.jsonld": {"@context": CONTEXT, "@graph": [*_Trees(dataset).letters()]},
        "context.jsonld": {"@context": CONTEXT},
        "frame.jsonld": frame(),
    }
    return {
        name: f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode() for name, content in contents.items()
    }


def frame() -> Mapping[str, object]:
    """The JSON-LD frame of the same trees. What is found in a letter comes in one list, for a frame cannot part it."""
    parts = {"type": [*PARTS.values()], **_framed(_PART)}
    return {"@context": CONTEXT, "type": "JointLetter", **_framed(_LETTER), "@reverse": {"letter": parts}}


def _framed(tree: Tree) -> dict[str, object]:
    flags = {"@explicit": True, "@embed": "@always", "@omitDefault": True, "@requireAll": False}
    # A bare pattern would bring in all that is said of what an address leads to.
    leaf = {name: {"@embed": "@never"} if TERMS[name].get("@type") == "@id" else {} for name in tree}
    return {**flags, **{name: _framed(tree[name]) if tree[name] else leaf[name] for name in tree}}


class _Trees:
    """The dataset by subject and predicate, from which trees are made."""

    def __init__(self, dataset: Dataset) -> None:
        self._about: dict[str, dict[str, dict[Term, None]]] = {}
        self._parts: dict[str, list[str]] = {}
        for subject, predicate, value, _ in dataset.statements():
            self._about.setdefault(subject, {}).setdefault(predicate, {})[value] = None
            if predicate == _LETTER_OF:
                self._parts.setdefault(value.value, []).append(subject)

    def letters(self) -> Iterator[dict[str, Json]]:
        """Yield the tree of each letter, by id."""
        for letter in sorted(node for node in self._about if self._is(node, CLASSES["JointLetter"])):
            tree = self._node(letter, _LETTER)
            for name, kind in PARTS.items():
                parts = [part for part in self._parts.get(letter, ()) if self._is(part, CLASSES[kind])]
                tree[name] = [self._node(part, _PART) for part in sorted(parts, key=self._place)]
            yield tree

    def _is(self, node: str, kind: str) -> bool:
        return Term("iri", kind) in self._about[node].get(RDF["type"].value, ())

    def _place(self, node: str) -> tuple[int, str, int, str]:
        """In the order printed; mentions have no place, but a number at the end of their IRI."""
        position = next((each.value for each in self._about[node].get(UND["position"].value, ())), "")
        head, _, number = node.rpartition("/")
        return (
            int(position) if position.isdecimal() else 0,
            head,
            int(number) if number.isdecimal() else 0,
            node,
        )

    def _node(self, iri: str, tree: Tree) -> dict[str, Json]:
        about = self._about.get(iri, {})
        node: dict[str, Json] = {"id": iri}
        types = sorted(_NAMES.get(kind.value, kind.value) for kind in about.get(RDF["type"].value, ()))
        if types:
            node["type"] = [*types]
        for name in tree:
            definition = TERMS[name]
            terms = sorted(about.get(definition["@id"], ()), key=term_order)
            values = [
                self._node(term.value, tree[name]) if tree[name] and term.kind == "iri" else _value(term, definition)
                for term in terms
            ]
            if len(values) == 1 and "@container" not in definition:
                node[name] = values[0]
            elif values:
                node[name] = values
        return node


def _value(term: Term, definition: Mapping[str, str]) -> Json:
    """A value as plainly as the term's definition allows; decimals stay words, for JSON's would become binary."""
    coerced = definition.get("@type")
    if term.kind == "iri":
        return term.value if coerced == "@id" else {"id": term.value}
    if term.language is not None:
        return {"value": term.value, "lang": term.language}
    if term.datatype == XSD["integer"].value == coerced and len(term.value) < 16 and str(int(term.value)) == term.value:
        return int(term.value)
    if term.datatype == XSD["boolean"].value == coerced and term.value in ("true", "false"):
        return term.value == "true"
    if term.datatype == coerced:
        return term.value
    return {"value": term.value} if term.datatype is None else {"value": term.value, "type": term.datatype}

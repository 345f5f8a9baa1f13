"""Web Annotations: the words of the letters that say each fact, as a collection of the W3C's annotation model [1]_.

An annotation identifies what a stretch of a letter's text says: its target is that stretch, by its place (in code
points) and by its words, its bodies are the statements that rest on it and the things that these statements are about.
The context is in the file itself, so that reading it asks nobody. The model wants the address of the W3C's own context
named as well, which readers would fetch: that address is left out, and the terms are those it has.

.. [1] Sanderson, Ciccarese, Young: Web Annotation Data Model, W3C Recommendation 2017.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from undersigned.graph.rdf.names import DCT, OA, RDFS, UND, XSD

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset

_AS = "https://www.w3.org/ns/activitystreams#"


def _link(iri: str, **more: str) -> Mapping[str, str]:
    return {"@id": iri, "@type": "@id", **more}


CONTEXT: Mapping[str, object] = {
    "oa": OA.iri,
    "as": _AS,
    "id": "@id",
    "type": "@type",
    "Annotation": f"{OA.iri}Annotation",
    "AnnotationCollection": f"{_AS}OrderedCollection",
    "AnnotationPage": f"{_AS}OrderedCollectionPage",
    "SpecificResource": f"{OA.iri}SpecificResource",
    "TextPositionSelector": f"{OA.iri}TextPositionSelector",
    "TextQuoteSelector": f"{OA.iri}TextQuoteSelector",
    "label": {"@id": f"{RDFS.iri}label"},
    "rights": _link(f"{DCT.iri}license"),
    "total": {"@id": f"{_AS}totalItems", "@type": f"{XSD.iri}nonNegativeInteger"},
    "first": _link(f"{_AS}first"),
    "partOf": _link(f"{_AS}partOf"),
    "startIndex": {"@id": f"{_AS}startIndex", "@type": f"{XSD.iri}nonNegativeInteger"},
    "items": _link(f"{_AS}items", **{"@container": "@list"}),
    "motivation": {"@id": f"{OA.iri}motivatedBy", "@type": "@vocab"},
    "identifying": f"{OA.iri}identifying",
    "body": _link(f"{OA.iri}hasBody"),
    "target": _link(f"{OA.iri}hasTarget"),
    "source": _link(f"{OA.iri}hasSource"),
    "selector": _link(f"{OA.iri}hasSelector"),
    "start": {"@id": f"{OA.iri}start", "@type": f"{XSD.iri}integer"},
    "end": {"@id": f"{OA.iri}end", "@type": f"{XSD.iri}integer"},
    "exact": f"{OA.iri}exact",
}
"""The terms as the W3C's own context has them; `start` and `end` are of the type that our linked data has."""

ABOUT = tuple(UND[name].value for name in ("signatory", "onBehalfOf", "affiliation", "recipient", "post", "entity"))
"""The predicates that lead from a statement to the thing that it speaks of."""


def annotations(dataset: "Dataset") -> str:
    """The evidence of the dataset as a collection of annotations, in one page, in the order of their places."""
    facts = _Facts(dataset)
    items = [
        _annotation(place, sorted(facts.said[place]), facts)
        for place in sorted(facts.said, key=facts.order)
        if place in facts.source
    ]
    collection = f"{dataset.base}annotations"
    page = {"id": f"{collection}/1", "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items}
    told = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": f"Evidence: {dataset.title}",
        "total": len(items),
        "first": page,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


class _Facts:
    """What the triples say of evidence: which statement rests on which place, and where that is."""

    def __init__(self, dataset: "Dataset") -> None:
        self.said: dict[str, set[str]] = {}
        self.about: dict[str, set[str]] = {}
        self.source: dict[str, str] = {}
        self.selector: dict[str, str] = {}
        self.told: dict[str, dict[str, str]] = {}
        places = {OA[name].value: name for name in ("start", "end", "exact")}
        for subject, predicate, value, _ in dataset.statements():
            if predicate == UND["evidence"].value:
                self.said.setdefault(value.value, set()).add(subject)
            elif predicate in ABOUT:
                self.about.setdefault(subject, set()).add(value.value)
            elif predicate == OA["hasSource"].value:
                self.source[subject] = value.value
            elif predicate == OA["hasSelector"].value:
                self.selector[subject] = value.value
            elif predicate in places:
                self.told.setdefault(subject, {})[places[predicate]] = value.value

    def order(self, place: str) -> tuple[str, int, int]:
        """The text, and the place in it."""
        told = self.told.get(self.selector.get(place, ""), {})
        return self.source.get(place, ""), int(told.get("start", 0)), int(told.get("end", 0))


def _annotation(place: str, said: list[str], facts: _Facts) -> Mapping[str, object]:
    selector = facts.selector[place]
    told = facts.told[selector]
    start, end, exact = int(told["start"]), int(told["end"]), told["exact"]
    things = sorted({thing for each in said for thing in facts.about.get(each, ())})
    return {
        "id": annotation_iri(place),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [*said, *(thing for thing in things if thing not in said)],
        "target": {
            "id": place,
            "type": "SpecificResource",
            "source": facts.source[place],
            "selector": [
                {"id": selector, "type": "TextPositionSelector", "start": start, "end": end},
                {"id": _beside(selector, "quote"), "type": "TextQuoteSelector", "exact": exact},
            ],
        },
    }


def annotation_iri(place: str) -> str:
    """The IRI of the annotation of a stretch of text.

    >>> annotation_iri("https://data.example.org/letter/apec/text#char=3,9")
    'https://data.example.org/letter/apec/annotation#char=3,9'
    """
    return _beside(place, "annotation")


def _beside(iri: str, name: str) -> str:
    head, sign, place = iri.partition("#")
    return f"{head.rpartition('/')[0]}/{name}{sign}{place}"

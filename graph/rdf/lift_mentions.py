"""Mentions: the detainees, officials, regions, laws, bodies and events that a letter names, each once a letter.

To be a detainee is what one letter says of a person, never what the person is: the same man is a prisoner in one
letter and a signatory of the next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from undersigned.graph.model import Concern, Detainee, Letter, Official, Span, Topic
from undersigned.graph.rdf.graphs import LetterWriter
from undersigned.graph.rdf.names import UND, A
from undersigned.graph.resolve.entities import Clusters


@dataclass(frozen=True, slots=True)
class Named:
    """One item of a letter that names an entity: its kind, its place in the letter's list, and the words."""

    kind: str
    index: int
    named_as: str
    role: str | None
    spans: tuple[Span, ...]
    confidence: float
    rule: str


def lift_mentions(graph: LetterWriter, clusters: Clusters) -> Mapping[str, tuple[Span, ...]]:
    """Write every mention; returns the words that name each entity, by its IRI, officials left out.

    Two items that lead to one entity ("Tibet" read twice) become one mention with the words of both.
    """
    groups: dict[tuple[str, str], list[Named]] = {}
    for named in _named(graph.letter):
        entity = graph.iris.entity(clusters.entity(graph.letter.id, named.kind, named.index).id)
        groups.setdefault((named.kind, entity), []).append(named)
    for (kind, entity), items in groups.items():
        _mention(graph, kind, entity, items)
    topics: dict[str, tuple[Span, ...]] = {}
    for (kind, entity), items in groups.items():
        if kind != "official":
            topics[entity] = topics.get(entity, ()) + tuple(span for item in items for span in item.spans)
    return topics


def _mention(graph: LetterWriter, kind: str, entity: str, items: list[Named]) -> None:
    first = items[0]
    node = graph.iris.mention(graph.letter.id, kind, first.index)
    surest = max(items, key=lambda item: item.confidence)
    graph.add(node, A, UND["Mention"])
    graph.found(node, "mention", kind, entity)
    graph.say(node, UND["kind"], kind)
    graph.link(node, UND["entity"], entity)
    graph.say(node, UND["namedAs"], first.named_as)
    graph.say(node, UND["role"], next((item.role for item in items if item.role is not None), None))
    graph.belief(node, surest.confidence, surest.rule)
    graph.evidence(node, *(span for item in items for span in item.spans))
    if kind == "detainee":
        graph.link(node, UND["asDetainee"], entity)
    graph.shortcut(graph.work, UND["mentions"], entity)


def _named(letter: Letter) -> Iterator[Named]:
    for index, detainee in enumerate(letter.detainees, start=1):
        yield _person("detainee", index, detainee)
    for index, concern in enumerate(letter.concerns, start=1):
        yield _person("concern", index, concern)
    for index, official in enumerate(letter.officials, start=1):
        yield _official(index, official)
    for kind, topics in (
        ("region", letter.regions),
        ("law", letter.laws),
        ("body", letter.bodies),
        ("event", letter.events),
    ):
        for index, topic in enumerate(topics, start=1):
            yield _topic(kind, index, topic)


def _person(kind: str, index: int, person: Detainee | Concern) -> Named:
    return Named(kind, index, person.name, None, (person.span,), person.confidence, person.rule)


def _official(index: int, official: Official) -> Named:
    return Named(
        "official", index, official.name, official.position, official.mentions, official.confidence, official.rule
    )


def _topic(kind: str, index: int, topic: Topic) -> Named:
    # `topic.name` is the reference's name; what the letter prints first may be another.
    printed = " ".join(min(topic.mentions).quote.split()) if topic.mentions else topic.name
    return Named(kind, index, printed, None, topic.mentions, topic.confidence, topic.rule)

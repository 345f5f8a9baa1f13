"""Terms of office: which post an official held from when until when, as `data/reference/officials.yml` knows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from undersigned.data import Yaml
from undersigned.graph.rdf.graphs import GraphWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.literals import moment
from undersigned.graph.rdf.names import DCT, ORG, SCHEMA, UND, A
from undersigned.graph.resolve.entities import Clusters, EntityKind


@dataclass(frozen=True, slots=True)
class Term:
    """A post held by an official, from and until the dates that a source gives."""

    official: str
    post: str
    start: str | None
    end: str | None
    source: str


def terms(officials: Sequence[Mapping[str, Yaml]]) -> Iterator[Term]:
    """Yield the terms of office with a known begin or end; one without says nothing that the letters do not say.

    >>> officials = [{"id": "b", "posts": [{"post": "President", "from": "2021-01-20", "until": None}], "source": "s"}]
    >>> list(terms(officials))
    [Term(official='b', post='President', start='2021-01-20', end=None, source='s')]
    """
    for official in officials:
        held = official.get("posts")
        for post in held if isinstance(held, list) else []:
            if isinstance(post, dict) and (post.get("from") is not None or post.get("until") is not None):
                start, end = (_date(post.get(key)) for key in ("from", "until"))
                yield Term(str(official["id"]), str(post["post"]), start, end, str(official["source"]))


def lift_terms(graph: GraphWriter, iris: Iris, clusters: Clusters, officials: Sequence[Mapping[str, Yaml]]) -> None:
    """Write the terms of office of those `officials`, and in those posts, that letters name."""
    persons = {
        entity.reference: entity.id
        for entity in clusters.entities
        if entity.kind is EntityKind.PERSON and entity.reference is not None
    }
    posts = {
        name: entity.id
        for entity in clusters.entities
        if entity.kind is EntityKind.POST
        for name in (entity.label, *entity.aliases)
    }
    for term in terms(officials):
        person, post = persons.get(term.official), posts.get(term.post)
        if person is None or post is None:
            continue
        node = iris.term_of_office(person, post, term.start)
        graph.add(node, A, ORG["Membership"])
        graph.link(node, ORG["member"], iris.entity(person))
        graph.link(node, UND["post"], iris.entity(post))
        graph.add(node, SCHEMA["startDate"], None if term.start is None else moment(term.start))
        graph.add(node, SCHEMA["endDate"], None if term.end is None else moment(term.end))
        graph.say(node, DCT["source"], term.source)


def _date(value: Yaml) -> str | None:
    return None if value is None else str(value)

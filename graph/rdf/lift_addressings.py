"""Addressings: to whom a letter is addressed and copied, and which posts they hold as the letter says."""

from collections.abc import Iterable
from dataclasses import dataclass

from undersigned.graph.model import Addressee, Span
from undersigned.graph.rdf.graphs import LetterWriter
from undersigned.graph.rdf.literals import whole
from undersigned.graph.rdf.names import ORG, SCHEMA, UND, A
from undersigned.graph.resolve.entities import Clusters


@dataclass(frozen=True, slots=True)
class Recipient:
    """One to whom a letter goes, `way` being "addressee" or "cc", and the IRIs of who that is."""

    way: str
    position: int
    printed: Addressee
    person: str | None
    post: str | None
    institution: str | None

    @property
    def entity(self) -> str:
        """The IRI of the one addressed: the person, else the post, else the institution."""
        found = self.person or self.post or self.institution
        if found is None:
            raise ValueError(f"{self.way} {self.position} has neither a name, a position nor an institution")
        return found


def recipients(graph: LetterWriter, clusters: Clusters, way: str) -> tuple[Recipient, ...]:
    """The letter's addressees (`way` "addressee") or those it is copied to ("cc"), in the order printed."""
    listed = graph.letter.addressees if way == "addressee" else graph.letter.cc
    return tuple(_recipient(graph, clusters, way, position) for position in range(1, len(listed) + 1))


def lift_addressings(graph: LetterWriter, clusters: Clusters) -> None:
    """Write every addressee and every one copied to, with shortcuts from the letter, and the posts they hold."""
    addressees, copied = recipients(graph, clusters, "addressee"), recipients(graph, clusters, "cc")
    for recipient in (*addressees, *copied):
        _addressing(graph, recipient)
    for recipient in addressees:
        graph.shortcut(graph.work, SCHEMA["recipient"], recipient.entity)
        if recipient.post is not None:
            graph.shortcut(graph.work, UND["addresses"], recipient.post)
    for recipient in copied:
        graph.shortcut(graph.work, UND["copiedTo"], recipient.entity)
    _memberships(graph, clusters, (*addressees, *copied))


def _recipient(graph: LetterWriter, clusters: Clusters, way: str, position: int) -> Recipient:
    letter = graph.letter
    printed = (letter.addressees if way == "addressee" else letter.cc)[position - 1]

    def iri(words: str | None, part: str) -> str | None:
        if words is None:
            return None
        return graph.iris.entity(clusters.entity(letter.id, f"{way}-{part}", position).id)

    return Recipient(
        way,
        position,
        printed,
        person=iri(printed.name, "person"),
        post=iri(printed.position, "post"),
        institution=iri(printed.institution, "institution"),
    )


def _addressing(graph: LetterWriter, recipient: Recipient) -> None:
    printed = recipient.printed
    node = graph.iris.addressing(graph.letter.id, recipient.way, recipient.position)
    graph.add(node, A, UND["Addressing"])
    graph.found(node, recipient.way, recipient.entity)
    graph.link(node, UND["recipient"], recipient.entity)
    graph.say(node, UND["recipientType"], recipient.way)
    graph.add(node, UND["position"], whole(recipient.position))
    graph.say(node, UND["namedAs"], printed.name or printed.position or printed.institution)
    graph.say(node, UND["role"], printed.position)
    graph.say(node, UND["institutionAs"], printed.institution)
    graph.say(node, UND["address"], printed.address)
    if recipient.post is not None:
        graph.link(node, UND["post"], recipient.post)
    if recipient.institution is not None:
        graph.link(node, UND["institution"], recipient.institution)
    graph.belief(node, printed.confidence, printed.rule)
    graph.evidence(node, printed.span)


def _memberships(graph: LetterWriter, clusters: Clusters, addressed: Iterable[Recipient]) -> None:
    """Write which people hold which posts, officials with a printed position included, each pair once."""
    holders: dict[tuple[str, str], list[Span]] = {}
    for recipient in addressed:
        if recipient.person is not None and recipient.post is not None:
            holders.setdefault((recipient.person, recipient.post), []).append(recipient.printed.span)
    for index, official in enumerate(graph.letter.officials, start=1):
        if official.position is not None:
            person = graph.iris.entity(clusters.entity(graph.letter.id, "official", index).id)
            post = graph.iris.entity(clusters.entity(graph.letter.id, "official-post", index).id)
            holders.setdefault((person, post), []).extend(official.mentions[:1])
    for number, ((person, post), spans) in enumerate(holders.items(), start=1):
        node = graph.iris.membership(graph.letter.id, number)
        graph.add(node, A, ORG["Membership"])
        graph.link(node, ORG["member"], person)
        graph.link(node, UND["post"], post)
        graph.found(node, "membership", person, post)
        graph.evidence(node, *spans)

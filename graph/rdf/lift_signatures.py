"""Signatures: who signed, for whom, as what, and in which place of the list."""

from undersigned.graph.model import Capacity, Signatory
from undersigned.graph.rdf.graphs import LetterWriter
from undersigned.graph.rdf.literals import moment, whole
from undersigned.graph.rdf.names import DCT, UND, A
from undersigned.graph.resolve.entities import Clusters

SIGNED, LATE = "signed", "late"
"""What may become of a signature, as far as letters tell."""

WITHDRAWN = "withdrawn"
"""What may become of a signature by a person's word: it is still in the list, and counts for nobody."""


def lift_signatures(graph: LetterWriter, clusters: Clusters) -> None:
    """Write every signature, and the shortcuts from those who signed to the letter."""
    for index, signatory in enumerate(graph.letter.signatories, start=1):
        _signature(graph, clusters, index, signatory)


def _signature(graph: LetterWriter, clusters: Clusters, index: int, signatory: Signatory) -> None:
    letter = graph.letter.id
    node = graph.iris.signature(letter, signatory.position)
    graph.add(node, A, UND["Signature"])
    _fate(graph, node, signatory)
    graph.add(node, UND["position"], whole(signatory.position))
    graph.say(node, UND["namedAs"], signatory.named_as)
    graph.say(node, UND["personNamedAs"], signatory.person)
    graph.say(node, UND["acronymAs"], signatory.acronym)
    graph.say(node, UND["translatedNameAs"], signatory.translation)
    graph.say(node, UND["role"], signatory.role)
    graph.say(node, UND["country"], signatory.country)
    graph.say(node, UND["capacity"], signatory.capacity.value)
    status = _status(graph, signatory)
    graph.say(node, UND["status"], status)
    since = signatory.withdrawn or graph.printings.fates.withdrawn.get((graph.letter.id, signatory.position))
    if since is not None:
        graph.add(node, UND["withdrawn"], moment(since))
    graph.belief(node, signatory.confidence, signatory.rule)
    graph.evidence(node, signatory.span)

    organization = person = None
    if signatory.organization is not None:
        organization = graph.iris.entity(clusters.entity(letter, "signatory-organization", index).id)
    if signatory.person is not None or signatory.organization is None:
        # Who signs by a description alone ("a former prisoner") is a person too, known in this letter only.
        person = graph.iris.entity(clusters.entity(letter, "signatory-person", index).id)
    signed = [person or organization]
    if organization is not None and person is not None:
        # Who signs as an individual names an organization only to say where he or she works: it has not signed.
        individual = signatory.capacity is Capacity.INDIVIDUAL
        graph.link(node, UND["affiliation"] if individual else UND["onBehalfOf"], organization)
        signed += [] if individual else [organization]
    if signed[0] is not None:
        graph.link(node, UND["signatory"], signed[0])
    for agent in signed:
        if agent is not None and status != WITHDRAWN:  # it stays in the list, and counts for nobody
            graph.shortcut(agent, UND["signed"], graph.work)


def _fate(graph: LetterWriter, node: str, signatory: Signatory) -> None:
    """Say in which letter the signature stands, which one it repeats, and from which later posting it is absent."""
    fates, place = graph.printings.fates, (graph.letter.id, signatory.position)
    graph.found(node)
    if place in fates.again:
        letter, position = fates.again[place]
        graph.link(node, DCT["isVersionOf"], graph.iris.signature(letter, position))
    if place in fates.absent:
        graph.link(node, UND["absentFrom"], graph.iris.letter(fates.absent[place]))


def _status(graph: LetterWriter, signatory: Signatory) -> str:
    """What became of the signature: a person's word that it was withdrawn, else late where a later posting adds it.

    What was withdrawn in one posting was withdrawn from the letter, and from all its postings.
    """
    fates, place = graph.printings.fates, (graph.letter.id, signatory.position)
    if place in fates.withdrawn:
        return WITHDRAWN
    return LATE if place in fates.late and signatory.status == SIGNED else signatory.status

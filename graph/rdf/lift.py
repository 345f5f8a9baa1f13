"""Lifting: letters, and who is who in them, become linked data.

One named graph for each letter holds all that the letter says; one holds the entities, one the judgements of people,
one the description of the dataset. No node is blank, and no triple stands in two graphs.
"""

from collections.abc import Iterator, Sequence

from undersigned.data import entries
from undersigned.graph.model import Letter
from undersigned.graph.postings.works import Postings
from undersigned.graph.rdf.counts import Tally
from undersigned.graph.rdf.graphs import GraphWriter, LetterWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.judged import Judged
from undersigned.graph.rdf.lift_addressings import lift_addressings
from undersigned.graph.rdf.lift_asks import lift_asks
from undersigned.graph.rdf.lift_description import Description, lift_description
from undersigned.graph.rdf.lift_entities import lift_entities
from undersigned.graph.rdf.lift_extraction import lift_extraction
from undersigned.graph.rdf.lift_judgements import lift_judgements
from undersigned.graph.rdf.lift_letter import lift_letter
from undersigned.graph.rdf.lift_mentions import lift_mentions
from undersigned.graph.rdf.lift_reference import lift_reference
from undersigned.graph.rdf.lift_relations import lift_relations
from undersigned.graph.rdf.lift_signatures import lift_signatures
from undersigned.graph.rdf.lift_terms import lift_terms
from undersigned.graph.rdf.printings import in_order
from undersigned.graph.resolve.entities import Clusters
from undersigned.graph.resolve.known import load_knowledge


def lift(
    letters: Sequence[Letter],
    clusters: Clusters,
    *,
    base: str,
    title: str,
    licence: str,
    postings: Postings | None = None,
    endpoint: str | None = None,
) -> Iterator[GraphWriter]:
    """Yield the graphs of all letters, then of entities, judgements and the dataset's description.

    What a further posting of a letter says is said of the letter, as `postings` has it: each was put up once if None.
    `endpoint` is where a store answers questions about the dataset, as the description tells others.
    KeyError when `clusters` does not know a mention of one of the letters.
    """
    iris = Iris(base)
    tally = Tally()
    known = Postings() if postings is None else postings
    ordered = in_order(letters, clusters, known)
    for letter, printings in ordered:
        graph = LetterWriter(letter, iris, printings)
        lift_letter(graph)
        lift_addressings(graph, clusters)
        lift_signatures(graph, clusters)
        mentioned = lift_mentions(graph, clusters)
        lift_asks(graph, clusters, mentioned)
        lift_extraction(graph)
        graph.finish()
        tally.add(graph)
        yield graph

    entities = GraphWriter(iris.graph("entities"))
    lift_entities(entities, iris, clusters)
    lift_relations(entities, iris, clusters)
    lift_reference(entities, iris, clusters, load_knowledge())
    lift_terms(entities, iris, clusters, entries("officials"))
    judgements = GraphWriter(iris.graph("judgements"))
    fates = {letter.id: printings.fates for letter, printings in ordered}
    lift_judgements(judgements, iris, clusters.judgements, Judged(iris, clusters, letters, known, fates))
    for written in (entities, judgements):
        tally.add(written)
        yield written

    description = GraphWriter(iris.graph("description"))
    lift_description(description, iris, Description(title, licence, tally.counts(), endpoint))
    yield description

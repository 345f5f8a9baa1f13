"""Lifting: letters, and who is who in them, become linked data.

One named graph for each letter holds all that the letter says; one holds the entities, one the judgements of people,
one the description of the dataset. No node is blank, and no triple stands in two graphs.
"""

from collections.abc import Iterator, Sequence

from pyoxigraph import Quad

from undersigned.data import entries
from undersigned.graph.model import Letter
from undersigned.graph.rdf.graphs import GraphWriter, LetterWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_addressings import lift_addressings
from undersigned.graph.rdf.lift_asks import lift_asks
from undersigned.graph.rdf.lift_description import Description, lift_description
from undersigned.graph.rdf.lift_entities import lift_entities
from undersigned.graph.rdf.lift_judgements import lift_judgements
from undersigned.graph.rdf.lift_letter import lift_letter
from undersigned.graph.rdf.lift_mentions import lift_mentions
from undersigned.graph.rdf.lift_signatures import lift_signatures
from undersigned.graph.rdf.lift_terms import lift_terms
from undersigned.graph.resolve.entities import Clusters


def lift(letters: Sequence[Letter], clusters: Clusters, *, base: str, title: str, licence: str) -> Iterator[Quad]:
    """Yield the triples of all letters, then of entities, judgements and the dataset's description.

    KeyError when `clusters` does not know a mention of one of the letters.
    """
    iris = Iris(base)
    count = 0
    for letter in sorted(letters, key=lambda letter: letter.id):
        graph = LetterWriter(letter, iris)
        lift_letter(graph)
        lift_addressings(graph, clusters)
        lift_signatures(graph, clusters)
        mentioned = lift_mentions(graph, clusters)
        lift_asks(graph, clusters, mentioned)
        count += len(graph)
        yield from graph

    entities = GraphWriter(iris.graph("entities"))
    lift_entities(entities, iris, clusters)
    lift_terms(entities, iris, clusters, entries("officials"))
    judgements = GraphWriter(iris.graph("judgements"))
    lift_judgements(judgements, iris, clusters)
    yield from entities
    yield from judgements

    description = GraphWriter(iris.graph("description"))
    count += len(entities) + len(judgements)
    about = Description(title, licence, letters=len(letters), entities=len(clusters.entities), triples=count)
    lift_description(description, iris, about)
    yield from description

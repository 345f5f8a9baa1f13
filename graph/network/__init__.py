"""Counting: the dataset as a sparse incidence of signers and letters, as co-signing pairs, networkx graphs and tables.

Everything here is pure and starts from the dataset's typed rows, never from a SPARQL query. scipy, networkx and pandas
are imported when a function needs them.
"""

from undersigned.graph.network.card_of import card
from undersigned.graph.network.cards import Card, Section
from undersigned.graph.network.cosigning import Weight, cosigning, partners, project
from undersigned.graph.network.folding import Fold, counted_with
from undersigned.graph.network.graphs import to_networkx
from undersigned.graph.network.incidence import By, Incidence, from_pairs, incidence
from undersigned.graph.network.reasons import Reason, Why
from undersigned.graph.network.spreadsheets import write_tables
from undersigned.graph.network.tables import tables
from undersigned.graph.network.why import reasons, tie

__all__ = [
    "By",
    "Card",
    "Fold",
    "Incidence",
    "Reason",
    "Section",
    "Weight",
    "Why",
    "card",
    "cosigning",
    "counted_with",
    "from_pairs",
    "incidence",
    "partners",
    "project",
    "reasons",
    "tables",
    "tie",
    "to_networkx",
    "write_tables",
]

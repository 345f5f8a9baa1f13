"""Linked data: letters, and who is who in them, become a dataset that can be asked, checked and exported.

`Dataset.from_letters` lifts letters into triples, one named graph a letter, with the words of the letter as evidence
of every fact; `Dataset.read` opens an exported file. Rows (`LetterRow`, `SignatureRow` and the others) come out as
plain values, so that no other room needs to know RDF; `Dataset.select` answers SPARQL that stays inside the dataset.
`validate` holds a dataset against the SHACL shapes in `shapes.ttl`, and its triples against each other; our own terms
are described in `ontology.ttl`.
"""

from undersigned.graph.rdf.dataset import Dataset, Statement
from undersigned.graph.rdf.gate import Checked, parse_select
from undersigned.graph.rdf.opening import open_dataset
from undersigned.graph.rdf.report import Report, Violation
from undersigned.graph.rdf.rows import (
    AddressingRow,
    AskRow,
    EntityRow,
    Evidence,
    IssueRow,
    JudgementRow,
    LetterRow,
    MentionRow,
    RelationRow,
    Result,
    SignatureRow,
    Term,
)
from undersigned.graph.rdf.validate import validate

__all__ = [
    "AddressingRow",
    "AskRow",
    "Checked",
    "Dataset",
    "EntityRow",
    "Evidence",
    "IssueRow",
    "JudgementRow",
    "LetterRow",
    "MentionRow",
    "RelationRow",
    "Report",
    "Result",
    "SignatureRow",
    "Statement",
    "Term",
    "Violation",
    "open_dataset",
    "parse_select",
    "validate",
]

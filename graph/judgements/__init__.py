"""Judgements: what people decided about names, facts and signatures, as plain text that git keeps.

A judgement outranks every rule and every score. Each is one line of JSON in `judgements/*.jsonl` of a corpus, keyed
by what it is about and not by a run, so that the files of two reviewers merge; every build replays all of them, and
reports what it could not follow.
"""

from undersigned.graph.judgements.applying import Applied, apply_judgements
from undersigned.graph.judgements.contradictions import Contradiction, contradictions
from undersigned.graph.judgements.judgement import Judgement, described, judgement_line, read_judgements
from undersigned.graph.judgements.kinds import ABOUT_LETTERS
from undersigned.graph.judgements.merging import write_attributes
from undersigned.graph.judgements.writing import add_judgements, remove_judgements

__all__ = [
    "ABOUT_LETTERS",
    "Applied",
    "Contradiction",
    "Judgement",
    "add_judgements",
    "apply_judgements",
    "contradictions",
    "described",
    "judgement_line",
    "read_judgements",
    "remove_judgements",
    "write_attributes",
]

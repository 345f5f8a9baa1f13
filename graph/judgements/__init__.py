"""Judgements: what people decided about names, facts and signatures, as plain text that git keeps.

A judgement outranks every rule and every score. Each is one line of JSON in `judgements/*.jsonl` of a corpus, keyed
by what it is about and not by a run, so that the files of two reviewers merge; every build replays all of them, and
reports what it could not follow.
"""

from undersigned.graph.judgements.judgement import Judgement, read_judgements

__all__ = ["Judgement", "read_judgements"]

"""Review: what the software is unsure of, as questions that a person can answer, and the answers as judgements.

`cases` gathers what a corpus leaves open: two names that may be one, two letters that may be one, words whose reading
is in doubt, each with its printed lines, the reasons, and what would follow. A `Sitting` is one person's way through
them, answer after answer, with the way back; `judged` turns an answer into judgements, `rows` and `read_answers` are
the same as a sheet. Nothing here reads or writes a file, or looks at a clock.
"""

from undersigned.graph.review.answers import judged, standing_answers, verdict_of
from undersigned.graph.review.case import Case, CaseKind, Side, case_id
from undersigned.graph.review.cases import cases
from undersigned.graph.review.printed import PrintedLine
from undersigned.graph.review.sheet import COLUMNS, Answers, read_answers, rows
from undersigned.graph.review.sitting import Sitting, Step

__all__ = [
    "COLUMNS",
    "Answers",
    "Case",
    "CaseKind",
    "PrintedLine",
    "Side",
    "Sitting",
    "Step",
    "case_id",
    "cases",
    "judged",
    "read_answers",
    "rows",
    "standing_answers",
    "verdict_of",
]

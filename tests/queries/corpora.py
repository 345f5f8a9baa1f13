"""The small corpora with traps, and the questions that have answers worked out by hand there."""

from collections.abc import Mapping, Sequence

from tests.factory import dataset
from tests.queries import (
    test_added,
    test_answers,
    test_library,
    test_relations,
    test_standing,
    test_undated,
    test_versions,
)
from tests.queries.conftest import Case
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset

CASES: Mapping[str, Sequence[Case]] = {
    "letters": test_answers.CASES,
    "library": test_library.CASES,
    "relations": test_relations.CASES,
    "versions": test_versions.CASES,
    "standing": test_standing.CASES,
    "added": test_added.CASES,
    "undated": test_undated.CASES,
}
"""The questions by corpus."""


def corpora(small: Dataset) -> Mapping[str, Dataset]:
    """The corpora by name; `small` is that of `conftest.py`."""
    several = [test_library.ONE, test_library.TWO, test_library.TWO_AGAIN, test_library.three(), test_library.QUIET]
    versions = [test_versions.PLEA, test_versions.PLEA_AGAIN, test_versions.QUIET]
    return {
        "letters": small,
        "library": dataset(*several, works=[Work("two", ("two", "two-again"))], judgements=test_library.JUDGED),
        "relations": test_relations.family(*test_relations.RELATIONS),
        "versions": dataset(*versions, works=[test_versions.WORK]),
        "standing": dataset(*test_standing.letters(), works=[Work("five", ("five", "five-again"))]),
        "added": test_added.posted(),
        "undated": test_undated.posted(),
    }

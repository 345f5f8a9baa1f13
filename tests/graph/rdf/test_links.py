import re

import pytest

from tests.factory import BASE
from tests.graph.rdf.faults import CLIMATE, LATER, PLEA, Change, found, lost, messages, more, swapped
from undersigned.graph.rdf.names import DCT, PROV, UND, A

ENTITIES = f"{BASE}graph/entities"
NOBODY = f"{BASE}organization/nobody"
WATCH = f"{BASE}organization/watch"


def moved(subject: str, predicate: object, graph: str) -> Change:
    """Put what is said of this with that predicate into another graph."""
    start = f"<{subject}> {predicate} "
    return lambda lines: [
        re.sub(r"<[^<>]*> \.$", f"<{graph}> .", line) if line.startswith(start) else line for line in lines
    ]


@pytest.mark.parametrize(
    ("focus", "message", "change"),
    [
        (
            f"{BASE}organization/watch-org",
            "is described in the dataset",
            swapped(f"{BASE}organization/watch-org", DCT["isReplacedBy"], "organization/watch", "organization/nobody"),
        ),
        (NOBODY, "has a class", more(NOBODY, UND["country"], '"Norway"', ENTITIES)),
        (
            f"{PLEA}/extraction",
            "is described in the dataset",
            swapped(f"{PLEA}/extraction", PROV["used"], f"{BASE}rule/", f"{BASE}rule/x"),
        ),
        (
            f"{PLEA}/signature/2",
            "as a prov:Plan of that label",
            swapped(f"{PLEA}/signature/2", UND["rule"], '"made for a test"', '"magic"'),
        ),
        (PLEA, "stands in the graph of that letter", moved(PLEA, DCT["title"], f"{CLIMATE}/graph")),
        (
            f"{PLEA}/signature/1",
            "stands in the graph of that letter",
            moved(f"{PLEA}/signature/1", UND["signatory"], ENTITIES),
        ),
        (WATCH, "and nothing else does", moved(WATCH, A, f"{PLEA}/graph")),
        (WATCH, "stands in the graph of that letter", moved(WATCH, UND["signed"], ENTITIES)),
        (
            f"{PLEA}/graph",
            "the reading of that letter",
            swapped(f"{PLEA}/graph", PROV["wasGeneratedBy"], "plea/extraction", "climate/extraction"),
        ),
        (
            f"{LATER}/signature/1",
            "of the same signatory",
            swapped(f"{LATER}/signature/1", DCT["isVersionOf"], "plea/signature/1", "plea/signature/2"),
        ),
        (
            f"{LATER}/signature/2",
            "of an earlier one once",
            more(f"{LATER}/signature/2", DCT["isVersionOf"], f"<{PLEA}/signature/1>", f"{LATER}/graph"),
        ),
    ],
)
def test_what_leads_astray_is_refused(focus: str, message: str, change: Change) -> None:
    """Nothing leads nowhere or into another letter, and no triple stands in the graph of another letter."""
    assert message in messages(change, focus)


def test_a_dataset_without_its_description_leads_to_no_fault() -> None:
    """The graph of a letter may be passed on alone with the entities: rules and program are then known by name."""
    description = f"<{BASE}graph/description> ."
    assert found(lambda lines: [line for line in lines if not line.endswith(description)]) == []
    assert found(lost(f"<{BASE}rule/")) != []

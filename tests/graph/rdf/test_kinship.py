import pytest

from tests.factory import BASE
from tests.graph.rdf.faults import CLIMATE, PLEA, Change, lost, messages, more, swapped
from undersigned.graph.rdf.kinship import KINDS, MENTIONED, SIGNING
from undersigned.graph.rdf.lift_entities import CLASSES
from undersigned.graph.rdf.names import ORG, OWL, UND, A
from undersigned.graph.resolve.entities import EntityKind

ENTITIES, JUDGED = f"{BASE}graph/entities", f"{BASE}graph/judgements"
WATCH, JO, GONE = f"{BASE}organization/watch", f"{BASE}person/jo-ann", f"{PLEA}/signature/4"


@pytest.mark.parametrize(
    ("focus", "message", "change"),
    [
        (JO, "two things at once: organization and person", more(JO, A, ORG["Organization"], ENTITIES)),
        (
            f"{PLEA}/mention/region/1",
            "mentioned as a law is of the kind law",
            swapped(f"{PLEA}/mention/region/1", UND["kind"], "region", "law"),
        ),
        (
            f"{PLEA}/mention/region/1",
            "mentioned as a region",
            swapped(f"{PLEA}/mention/region/1", UND["entity"], "region/tibet", "person/jo-ann"),
        ),
        (
            f"{PLEA}/signature/3",
            "'organization' is of the kind organization",
            swapped(f"{PLEA}/signature/3", UND["capacity"], "individual", "organization"),
        ),
        (f"{PLEA}/signature/2", "names it (und:onBehalfOf)", lost(f"<{PLEA}/signature/2> {UND['onBehalfOf']} ")),
        (GONE, "Only a signature of the status withdrawn", swapped(GONE, UND["status"], "withdrawn", "signed")),
        (GONE, "has signed the letter", swapped(GONE, UND["status"], "withdrawn", "late")),
        (
            f"{CLIMATE}/signature/1",
            "Who signed late is missing from an earlier posting",
            swapped(f"{CLIMATE}/signature/1", UND["status"], "signed", "late"),
        ),
        (
            f"{PLEA}/signature/1",
            "Who signed late is missing from an earlier posting",
            swapped(f"{PLEA}/signature/1", UND["status"], "signed", "late"),
        ),
        (f"{PLEA}/signature/2", "has signed the letter", lost(f"<{JO}> {UND['signed']} ")),
        (WATCH, "different from itself", more(WATCH, OWL["differentFrom"], f"<{WATCH}>", JUDGED)),
        (WATCH, "One thing has one IRI", more(WATCH, OWL["sameAs"], f"<{JO}>", ENTITIES)),
    ],
)
def test_what_is_not_what_it_is_taken_for_is_refused(focus: str, message: str, change: Change) -> None:
    """Kinds, capacities and the fate of a signature agree with what else is said."""
    assert message in messages(change, focus)


def test_every_kind_of_entity_is_known_here() -> None:
    """A class that is written and has no kind here would be checked by nobody."""
    assert {kind for classes in CLASSES.values() for kind in classes} <= KINDS.keys()
    for kind in EntityKind:
        assert len({KINDS[each] for each in CLASSES[kind]}) == 1, kind
    assert {each for kinds in MENTIONED.values() for each in kinds} | {*SIGNING.values()} <= {*KINDS.values()}

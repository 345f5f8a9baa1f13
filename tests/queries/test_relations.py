"""The questions about relations, and those that count chapters with their parent, against answers worked out by hand.

============  ========  ============================================================================================
a             2018      1. World  2. Oslo  3. Watch
b             2020      1. Oslo  2. Bergen  3. Watch
c             no date   1. Old  2. Network
d             2021      1. Bergen  2. Old
============  ========  ============================================================================================

Oslo and Bergen are chapters of World, Old was renamed to Oslo in 2019, Oslo is a member of Network since 2001 and Watch
its secretariat.
"""

import pytest

from tests.factory import dataset, letter, org, related
from tests.queries.conftest import Case, answer
from undersigned.graph.network import cosigning
from undersigned.graph.rdf import Dataset
from undersigned.graph.resolve.entities import Relation
from undersigned.queries import Catalog

RELATIONS = (
    related("chapter of", "Oslo", "World", source="world.example"),
    related("chapter of", "Bergen", "World", source="world.example"),
    related("chapter of", "Bergen", "World", since="1999", source="bergen.example"),
    related("renamed to", "Old", "Oslo", since="2019", source="oslo.example"),
    related("member of", "Oslo", "Network", since="2001", source="network.example"),
    related("secretariat of", "Watch", "Network", source="A. Reviewer, 2024-05-02"),
)

SHAPES = {
    "the family": RELATIONS,
    "none": (),
    "a circle": (related("renamed to", "Old", "Oslo"), related("renamed to", "Oslo", "Old")),
    "two parents": (related("chapter of", "Oslo", "World"), related("chapter of", "Oslo", "Watch")),
    "two ways to one end": (
        related("chapter of", "Oslo", "Network"),
        related("chapter of", "Oslo", "Bergen"),
        related("chapter of", "Bergen", "Network"),
    ),
}
"""Relations that lead to one end, to none, and to two."""

OLD_IS_OSLO = ("Old", "renamed to", "Oslo", "2019", "oslo.example")
OSLO_IS_MEMBER = ("Oslo", "member of", "Network", "2001", "network.example")

CASES: list[Case] = [
    (
        "chapters_of",
        {"org": "World"},
        "parent parent_id chapter chapter_id letters since source",
        [
            (
                "World",
                "organization/world",
                "Bergen",
                "organization/bergen",
                2,
                "1999",
                "bergen.example; world.example",
            ),
            ("World", "organization/world", "Oslo", "organization/oslo", 2, None, "world.example"),
        ],
    ),
    ("chapters_of", {}, "chapter", [("Bergen",), ("Oslo",)]),
    ("chapters_of", {"org": "Oslo"}, "chapter", []),
    (
        "members_of",
        {"org": "Network"},
        "network member member_id letters since source",
        [("Network", "Oslo", "organization/oslo", 2, "2001", "network.example")],
    ),
    ("members_of", {}, "network member", [("Network", "Oslo")]),
    ("members_of", {"org": "World"}, "member", []),
    (
        "relations_of",
        {"org": "Oslo"},
        "left relation right since source",
        [OLD_IS_OSLO, ("Oslo", "chapter of", "World", None, "world.example"), OSLO_IS_MEMBER],
    ),
    (
        "relations_of",
        {},
        "left_id relation right_id",
        [
            ("organization/bergen", "chapter of", "organization/world"),
            ("organization/old", "renamed to", "organization/oslo"),
            ("organization/oslo", "chapter of", "organization/world"),
            ("organization/oslo", "member of", "organization/network"),
            ("organization/watch", "secretariat of", "organization/network"),
        ],
    ),
    (
        "renamed",
        {},
        "earlier earlier_id later since letters_earlier letters_later source",
        [("Old", "organization/old", "Oslo", "2019", 2, 2, "oslo.example")],
    ),
    ("renamed", {"org": "Old"}, "later", [("Oslo",)]),
    ("renamed", {"org": "Oslo"}, "earlier", [("Old",)]),
    ("renamed", {"org": "World"}, "earlier", []),
    (
        "cosigners_with_chapters",
        {"org": "Bergen"},
        "organization organization_id partner letters first last letter_ids evidence",
        [
            (
                "World",
                "organization/world",
                "Watch",
                2,
                "2018",
                "2020",
                "a; b",
                "a: “World” with “Watch”; a: “Oslo” with “Watch”; b: “Oslo” with “Watch”; b: “Bergen” with “Watch”",
            ),
            ("World", "organization/world", "Network", 1, None, None, "c", "c: “Old” with “Network”"),
        ],
    ),
    (
        "cosigners_with_chapters",
        {"org": "Watch"},
        "organization partner letters",
        [("Watch", "World", 2)],
    ),
    (
        "strongest_pairs_with_chapters",
        {},
        "a b letters newman first last letter_ids",
        [("Watch", "World", 2, 2.0, "2018", "2020", "a; b")],
    ),
    (
        "strongest_pairs_with_chapters",
        {"at_least": 1},
        "a b letters newman first",
        [("Watch", "World", 2, 2.0, "2018"), ("Network", "World", 1, 1.0, None)],
    ),
]


def family(*relations: Relation) -> Dataset:
    """The four letters, with these relations."""
    return dataset(
        letter("a", date="2018", signed_by=[org("World"), org("Oslo"), org("Watch")]),
        letter("b", date="2020", signed_by=[org("Oslo"), org("Bergen"), org("Watch")]),
        letter("c", signed_by=[org("Old"), org("Network")]),
        letter("d", date="2021", signed_by=[org("Bergen"), org("Old")]),
        relations=relations,
    )


@pytest.fixture(scope="module")
def related_catalog() -> Catalog:
    """The catalog, asking the four letters."""
    return Catalog(family(*RELATIONS))


@pytest.mark.parametrize(
    ("name", "params", "columns", "expected"), CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)]
)
def test_answers_are_those_worked_out_by_hand(
    related_catalog: Catalog, name: str, params: dict[str, object], columns: str, expected: list[tuple[object, ...]]
) -> None:
    """A question gives the rows, in the order, that a reader of the four letters would give."""
    assert answer(related_catalog, name, params, columns) == expected


@pytest.mark.parametrize("shape", SHAPES)
def test_pairs_with_chapters_are_those_that_the_network_counts(shape: str) -> None:
    """Query and matrix count alike, also where relations go in a circle or lead to two parents."""
    data = family(*SHAPES[shape])
    counted = cosigning(data, fold="both", weight="newman")
    asked = Catalog(data).run("strongest_pairs_with_chapters", at_least=1)
    base = data.base
    pairs = {
        (a.removeprefix(base), b.removeprefix(base)): (n, round(w, 9))
        for a, b, n, w, *_ in counted.itertuples(index=False)
    }
    columns = zip(asked["a_id"], asked["b_id"], asked["letters"], asked["newman"], strict=True)
    assert {(a, b): (n, round(w, 9)) for a, b, n, w in columns} == pairs


def test_without_relations_chapters_change_nothing() -> None:
    """The questions with and without chapters give the same rows."""
    asked = Catalog(family())
    same = asked.run("strongest_pairs", at_least=1)
    assert asked.run("strongest_pairs_with_chapters", at_least=1).equals(same)
    with_chapters = asked.run("cosigners_with_chapters", org="Oslo").drop(columns=["organization", "organization_id"])
    assert with_chapters.equals(asked.run("cosigners", org="Oslo"))

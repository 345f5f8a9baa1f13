import pandas as pd
import pytest

from tests.factory import BASE, clusters, dataset, letter, org, related
from undersigned.graph.network import tables
from undersigned.graph.network.tables import COLUMNS
from undersigned.graph.rdf import Dataset
from undersigned.graph.resolve import Clusters


@pytest.fixture(scope="module")
def frames(small: Dataset) -> dict[str, pd.DataFrame]:
    """The tables of the small corpus."""
    return tables(small)


def rows(frame: pd.DataFrame, columns: str) -> list[tuple[object, ...]]:
    """Some columns as plain rows, what is missing as None."""
    chosen = frame[columns.split()].astype(object)
    return [tuple(row) for row in chosen.where(chosen.notna(), None).itertuples(index=False)]


def test_the_promised_columns_come_first(frames: dict[str, pd.DataFrame]) -> None:
    """Ten tables, and in each the columns that others rely on."""
    assert list(frames) == list(COLUMNS)
    promised = "letter_id position named_as organization_id organization person_id person role capacity confidence"
    assert set(promised.split()) <= set(frames["signatures"].columns)
    assert {"letter_id", "title", "date", "claimed_count", "found_count"} <= set(frames["letters"].columns)
    assert {"letter_id", "kind", "named_as", "entity_id", "entity"} <= set(frames["mentions"].columns)


def test_letters(frames: dict[str, pd.DataFrame]) -> None:
    """Dates keep their precision, missing counts are empty and whole numbers stay whole."""
    assert rows(frames["letters"], "letter_id title date claimed_count claimed_unit found_count complete") == [
        ("four", "Fourth", "2022-08", None, None, 0, True),
        ("one", "First", "2020-05-01", 3, "groups", 3, True),
        ("three", "Third", None, None, None, 3, True),
        ("two", "Second", "2021", None, None, 4, True),
    ]
    assert str(frames["letters"]["claimed_count"].dtype) == "Int64"


def test_signatures(frames: dict[str, pd.DataFrame]) -> None:
    """In the order printed, each with the name as printed and with who that is."""
    frame = frames["signatures"]
    assert rows(frame[frame["letter_id"] == "one"], "position named_as organization_id person_id person role") == [
        (1, "Alpha", "organization/alpha", None, None, None),
        (2, "Beta", "organization/beta", None, None, None),
        (3, "Alpha", "organization/alpha", "person/ann", "Ann", "Director"),
    ]
    assert rows(frame[frame["letter_id"] == "three"], "named_as organization person capacity quote") == [
        ("Alpha", "Alpha", None, "organization", "Alpha"),
        ("Gamma", "Gamma", None, "organization", "Gamma"),
        ("Gui", None, "Gui", "individual", "Gui"),
    ]
    assert str(frame["position"].dtype) == "Int64"


def test_an_individual_goes_by_the_persons_name_and_has_an_affiliation(frames: dict[str, pd.DataFrame]) -> None:
    """Where somebody works has not signed, and stands in columns of its own."""
    frame = frames["signatures"]
    wanted = "position named_as organization_id organization person affiliation_id affiliation"
    assert rows(frame[frame["letter_id"] == "two"], wanted)[2:] == [
        (3, "Lee", None, None, "Lee", "organization/beta", "Beta"),
        (4, "Alpha", "organization/alpha", "Alpha", None, None, None),
    ]


def test_quotes_stand_where_the_tables_say(frames: dict[str, pd.DataFrame], small: Dataset) -> None:
    """Start and end of a signature are those of its evidence."""
    known = {(row.letter_id, row.position): row.evidence for row in small.signatures()}
    for letter_id, position, start, end, quote in rows(frames["signatures"], "letter_id position start end quote"):
        place = known[str(letter_id), int(str(position))]
        assert (start, end, quote) == (place.start, place.end, place.quote)


def test_organizations(frames: dict[str, pd.DataFrame]) -> None:
    """Letters are counted once, signatures each; one that is only written to has signed none, and says what it is."""
    assert rows(frames["organizations"], "organization_id aliases letters signatures first last roles") == [
        ("organization/alpha", "A", 3, 4, "2020-05-01", "2021", "signatory"),
        ("organization/beta", "", 2, 2, "2020-05-01", "2021", "signatory; affiliation"),
        ("organization/council", "", 0, 0, None, None, "addressee"),
        ("organization/gamma", "", 2, 2, "2021", "2021", "signatory"),
        ("organization/the-white-house", "", 0, 0, None, None, "institution"),
    ]


def test_people(frames: dict[str, pd.DataFrame]) -> None:
    """Every part a person plays is counted in letters."""
    assert rows(frames["people"], "person signed addressed copied detained mentioned first last") == [
        ("Ann", 1, 0, 0, 0, 0, "2020-05-01", "2020-05-01"),
        ("Gui", 1, 0, 0, 1, 0, "2020-05-01", "2020-05-01"),
        ("Jo", 0, 0, 1, 0, 0, "2020-05-01", "2020-05-01"),
        ("Joseph R. Biden", 0, 3, 0, 0, 0, "2020-05-01", "2022-08"),
        ("Lee", 1, 0, 0, 0, 0, "2021", "2021"),
        ("Xi", 0, 0, 0, 0, 1, "2020-05-01", "2020-05-01"),
    ]


def test_officials(frames: dict[str, pd.DataFrame]) -> None:
    """Addressees and those copied, with their posts."""
    frame = frames["officials"]
    assert rows(frame[frame["letter_id"].isin(["one", "two"])], "letter_id type named_as entity_id post role") == [
        (
            "one",
            "addressee",
            "Joseph R. Biden",
            "person/joseph-r-biden",
            "President of the United States",
            "President of the United States",
        ),
        ("one", "cc", "Jo", "person/jo", "Advisor", "Advisor"),
        ("two", "addressee", "Council", "organization/council", None, None),
    ]


def test_mentions_regions_asks_and_issues(frames: dict[str, pd.DataFrame]) -> None:
    """What letters name, how often, what they ask about it, and what could not be read."""
    assert rows(frames["mentions"], "letter_id kind named_as entity_id entity mentions") == [
        ("one", "detainee", "Gui", "person/gui", "Gui", 1),
        ("one", "official", "Xi", "person/xi", "Xi", 1),
        ("one", "region", "Tibet", "region/tibet", "Tibet", 2),
        ("two", "region", "Tibet", "region/tibet", "Tibet", 1),
    ]
    assert rows(frames["regions"], "region_id letters first last") == [("region/tibet", 2, "2020-05-01", "2021")]
    assert rows(frames["asks"], "letter_id position headline asked_of_id concerns_id concerns quote") == [
        ("one", 1, "Open Tibet.", "person/joseph-r-biden", "region/tibet", "Tibet", "Open Tibet.")
    ]
    assert rows(frames["issues"], "letter_id code severity message start quote") == [
        ("one", "odd", "note", "odd but true", None, None)
    ]


def test_a_mention_keeps_every_printed_name() -> None:
    """Two names of one region in one letter are one row that shows both."""
    one = letter("one", title="Tibet", regions=["Xinjiang", "Tibet"])
    known = clusters(one)
    key = ("one", "region", 2)
    merged = Clusters(known.entities, {**known.members, key: known.members["one", "region", 1]})
    data = Dataset.from_letters([one], merged, base=BASE, title="Two names", licence="CC0-1.0")
    assert rows(tables(data)["mentions"], "named_as entity_id printed_as mentions") == [
        ("Xinjiang", "region/xinjiang", "Tibet; Xinjiang", 3)
    ]


def test_tables_of_nothing_keep_their_columns() -> None:
    """An empty corpus gives empty tables with the same columns and types."""
    for name, frame in tables(dataset()).items():
        assert frame.empty
        assert list(frame.columns) == list(COLUMNS[name])
    assert str(tables(dataset())["signatures"]["position"].dtype) == "Int64"


def test_relations() -> None:
    """What the left is to the right, since when and who says so; a relation of several sources names all."""
    made = dataset(
        letter(signed_by=[org("Oslo"), org("World"), org("Network")]),
        relations=[
            related("member of", "Oslo", "Network", source="network.example"),
            related("chapter of", "Oslo", "World", since="1999", source="world.example"),
            related("chapter of", "Oslo", "World", since="1999", source="oslo.example"),
        ],
    )
    assert rows(tables(made)["relations"], "left_id left kind right_id right since source") == [
        (
            "organization/oslo",
            "Oslo",
            "chapter of",
            "organization/world",
            "World",
            "1999",
            "oslo.example; world.example",
        ),
        ("organization/oslo", "Oslo", "member of", "organization/network", "Network", None, "network.example"),
    ]

import copy
import json
import pickle
from pathlib import Path

import pandas as pd
import pytest

from undersigned.graph.named import Named

PEN = Named("PEN America", "https://data.example.org/organization/pen", "organization/pen")
HKW = Named("Hong Kong Watch", "https://data.example.org/organization/hkw", "organization/hkw")


@pytest.fixture
def frame() -> pd.DataFrame:
    """Three rows of two names."""
    return pd.DataFrame({"org": pd.Series([PEN, HKW, PEN], dtype=object), "letters": [1, 2, 3]})


def named(series: "pd.Series[str]") -> list[tuple[str, str]]:
    """Names and IRIs of a column; fails where one is plain text."""
    return [(str(each), each.iri) for each in series]  # type: ignore[attr-defined]


def test_it_is_text() -> None:
    """It prints, compares, hashes, sorts and formats as the name."""
    assert PEN == "PEN America"
    assert hash(PEN) == hash("PEN America")
    numbers: dict[str, int] = {PEN: 1}
    assert numbers["PEN America"] == 1
    assert f"{PEN}|{PEN!r}" == "PEN America|'PEN America'"
    assert sorted([PEN, HKW]) == ["Hong Kong Watch", "PEN America"]
    assert json.dumps([PEN]) == '["PEN America"]'


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_survives_pickling_and_copying(protocol: int) -> None:
    """A pickled or copied name still knows whose it is."""
    for again in (pickle.loads(pickle.dumps(PEN, protocol)), copy.copy(PEN), copy.deepcopy([PEN])[0]):  # noqa: S301
        assert (again, type(again), again.iri, again.id) == (PEN, Named, PEN.iri, PEN.id)


def test_it_survives_what_people_do_with_frames(frame: pd.DataFrame) -> None:
    """Copies, parts, joins and sorted frames keep the IRIs."""
    assert named(frame["org"]) == [("PEN America", PEN.iri), ("Hong Kong Watch", HKW.iri), ("PEN America", PEN.iri)]
    for made in (
        frame.copy(),
        frame.iloc[[0, 1, 2]],
        frame.query("letters > 0"),
        frame.sort_values("letters"),
        frame.merge(frame[["letters"]], on="letters"),
        frame.merge(pd.DataFrame({"org": ["PEN America", "Hong Kong Watch"]}), on="org"),
        pd.concat([frame, frame]).iloc[:3],
        frame.reset_index(drop=True).set_index("letters").reset_index(),
        frame.assign(more=1),
    ):
        assert sorted(named(made["org"])) == sorted(named(frame["org"]))


def test_groups_are_keyed_by_the_text(frame: pd.DataFrame) -> None:
    """A group is found by name; the way back to the IRI is the first of a group, since an index holds plain text."""
    grouped = frame.groupby("org")["letters"].sum()
    assert grouped.to_dict() == {"Hong Kong Watch": 2, "PEN America": 4}
    assert grouped["PEN America"] == 4
    firsts = frame.drop_duplicates("org")
    assert named(firsts["org"]) == [("PEN America", PEN.iri), ("Hong Kong Watch", HKW.iri)]


def test_files_hold_the_names(frame: pd.DataFrame) -> None:
    """CSV and JSON are written as of plain text."""
    plain = frame.assign(org=[str(each) for each in frame["org"]])
    assert frame.to_csv() == plain.to_csv()
    assert frame.to_json() == plain.to_json()


def test_parquet_holds_the_names(frame: pd.DataFrame, tmp_path: Path) -> None:
    """Parquet reads back equal."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed; pip install 'undersigned[parquet]'")
    frame.to_parquet(tmp_path / "frame.parquet")
    assert list(pd.read_parquet(tmp_path / "frame.parquet")["org"]) == list(frame["org"])

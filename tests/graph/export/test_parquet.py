import sys
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from tests.graph.export.conftest import hostile
from tests.graph.export.documented import documented
from tests.graph.export.test_csvw import plain, written
from undersigned.graph.errors import OutputError
from undersigned.graph.export import export
from undersigned.graph.network import tables
from undersigned.graph.rdf import Dataset


def test_the_documented_reader_gives_back_the_frames(data: Dataset, tmp_path: Path) -> None:
    """Every table, every cell; numbers stay whole where some are missing."""
    pytest.importorskip("pyarrow", reason="no pyarrow here (pip install 'undersigned[parquet]')")
    found = documented("read_parquet")(written(export(data, "parquet"), tmp_path))
    frames = tables(data)
    assert found.keys() == frames.keys()
    for name, frame in frames.items():
        assert_frame_equal(plain(found[name]), plain(frame), obj=name)
    assert str(found["letters"]["claimed_count"].dtype) == "Int64"
    assert str(found["signatures"]["confidence"].dtype) == "Float64"
    assert str(found["letters"]["complete"].dtype) == "bool"


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else fails."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputError, match=r"parquet needs pyarrow; pip install 'undersigned\[parquet\]'"):
        export(hostile(), "parquet")

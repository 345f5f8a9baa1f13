"""The tutorial is what its cells answer: it is run again, and compared with the page."""

import importlib.util
import json
import re
from types import ModuleType

import pytest

from tests.conftest import REPOSITORY

PAGE = REPOSITORY / "docs" / "tutorial.ipynb"


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    """docs/write_notebook.py."""
    spec = importlib.util.spec_from_file_location("write_notebook", REPOSITORY / "docs" / "write_notebook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tutorial_is_what_its_cells_answer(writer: ModuleType) -> None:
    """Run again, every cell gives what the page shows, byte for byte."""
    for package in ("nbclient", "nbformat", "ipykernel"):
        pytest.importorskip(package, reason=f"{package} is not installed; pip install 'undersigned[test]'")
    assert json.loads(writer.notebook()) == json.loads(PAGE.read_text("utf-8"))


def test_the_tutorial_has_the_cells_of_the_script(writer: ModuleType) -> None:
    """A cell that was changed in the script is changed on the page, in the same order."""
    page = json.loads(PAGE.read_text("utf-8"))
    assert [(cell["cell_type"], "".join(cell["source"])) for cell in page["cells"]] == list(writer.cells())


def test_nothing_of_the_run_is_kept() -> None:
    """No addresses in memory, no times, no folders of a person, no scripts, nothing to fetch."""
    text = PAGE.read_text("utf-8")
    page = json.loads(text)
    assert re.findall(r"0x[0-9a-f]{6,}|iopub|/home/|<script|<img|src=", text) == []
    assert [cell["id"] for cell in page["cells"]] == [f"cell-{n:02}" for n in range(1, len(page["cells"]) + 1)]
    assert all(cell["metadata"] == {} for cell in page["cells"])
    assert not any(output["output_type"] == "error" for cell in page["cells"] for output in cell.get("outputs", ()))

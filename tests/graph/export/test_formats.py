import hashlib
import json
from importlib.util import find_spec

import pyoxigraph as ox
import pytest

from tests.conftest import REPOSITORY
from tests.graph.export.conftest import hostile
from tests.hash_seeds import SEEDS, said_with
from undersigned.graph.errors import OutputError
from undersigned.graph.export import FORMATS, export
from undersigned.graph.rdf import Dataset

HERE = [name for name, each in FORMATS.items() if each.package is None or find_spec(each.package) is not None]
"""The formats that can be had on this machine."""


def digests(data: Dataset) -> dict[str, str]:
    """A digest of every file of every format."""
    return {
        f"{name}/{file}": hashlib.sha256(content).hexdigest()
        for name in HERE
        for file, content in export(data, name).items()
    }


def test_chance_plays_no_part_in_any_format() -> None:
    """Three processes with three hash seeds write the same bytes."""
    script = (
        "import json\n"
        "from tests.graph.export.conftest import hostile\n"
        "from tests.graph.export.test_formats import digests\n"
        "print(json.dumps(digests(hostile())))\n"
    )
    said = {said_with(script, seed) for seed in SEEDS}
    assert len(said) == 1
    assert len(json.loads(said.pop())) > len(HERE)


def test_the_order_of_the_triples_plays_no_part() -> None:
    """A dataset read from its lines backwards gives the same files as the one that was made."""
    data = hostile()
    store = ox.Store()
    store.extend(list(ox.parse("\n".join(data.quads()).encode(), format=ox.RdfFormat.N_QUADS))[::-1])
    assert digests(Dataset(store, base=data.base, title=data.title, licence=data.licence)) == digests(data)


@pytest.mark.parametrize("name", HERE)
def test_a_dataset_of_nothing_gives_files(name: str) -> None:
    """Empty tables, graphs without nodes, no references: all well-formed, none missing."""
    files = export(Dataset(ox.Store(), base="https://data.example.org/", title="", licence=""), name)
    assert files
    assert len(files) == 1 or FORMATS[name].folder


def test_one_file_is_no_folder_and_text_is_text(data: Dataset) -> None:
    """A format says truly what it gives."""
    for name in HERE:
        files = export(data, name)
        assert FORMATS[name].folder == (len(files) > 1), name
        for content in files.values():
            if not FORMATS[name].binary:
                content.decode("utf-8")


def test_every_format_is_documented() -> None:
    """In docs/exports.md, by its name."""
    page = (REPOSITORY / "docs" / "exports.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in page] == []


def test_an_unknown_format_names_those_there_are() -> None:
    """In one line."""
    with pytest.raises(OutputError, match="no format is named 'xls'; choose one of turtle, "):
        export(hostile(), "xls")

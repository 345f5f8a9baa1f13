import hashlib
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.graph.export.test_export import made_of, quads, sample
from undersigned.graph.export import export
from undersigned.graph.export.checksums import CANONICAL, SUMS, canonical, canonical_hash, sums, with_sums


def by_the_engine(triples: list[ox.Quad]) -> str:
    """The hash of RDFC-1.0 as pyoxigraph's canonicalization makes it."""
    dataset = ox.Dataset(triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = (ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b"").decode().split("\n")[:-1]
    return hashlib.sha256("".join(f"{line}\n" for line in sorted(lines)).encode()).hexdigest()


def test_sha256sum_finds_every_file_in_order(tmp_path: Path) -> None:
    """And says so by its exit code; after a change of one byte, or of one file, it does not."""
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum here")
    files = with_sums({**export(sample(), "nquads"), **export(sample(), "turtle"), **canonical(sample())})
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)

    def check(list_: str) -> int:
        return subprocess.run(
            ["sha256sum", "--strict", "-c", list_], cwd=tmp_path, capture_output=True, check=False
        ).returncode

    assert (check(SUMS), check(CANONICAL)) == (0, 0)
    (tmp_path / "dataset.nq").write_bytes(files["dataset.nq"][:-1] + b" ")
    assert check(SUMS) != 0
    assert check(CANONICAL) != 0


def test_the_list_does_not_depend_on_the_order_and_not_on_an_old_list() -> None:
    """One line a file, by name; what was a list before is not in it."""
    files = {"b/x.csv": b"1", "a.csv": b"2"}
    assert with_sums({**files, SUMS: b"old"})[SUMS] == sums(dict(reversed(files.items())))
    assert [line.split("  ")[1] for line in sums(files).decode().splitlines()] == ["a.csv", "b/x.csv"]


def test_a_name_that_would_be_two_lines_is_refused() -> None:
    """A list that can be read two ways proves nothing."""
    with pytest.raises(ValueError, match="plain name"):
        sums({"a\nb": b""})


@settings(max_examples=60)
@given(st.lists(quads, max_size=12))
def test_the_hash_is_that_of_the_canonical_form(triples: list[ox.Quad]) -> None:
    """RDFC-1.0 of pyoxigraph gives the same, for any words in any order."""
    data = made_of(triples)
    again = list(ox.parse("\n".join(data.quads()).encode(), format=ox.RdfFormat.N_QUADS))
    assert canonical_hash(data) == by_the_engine(again) == canonical_hash(made_of(again[::-1]))


def test_signs_that_are_none_in_xml_are_written_by_number() -> None:
    """The canonical form asks for it: U+FFFE is not left as it is."""
    triple = ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal("\ufffe\uffff\x7f"))
    assert list(made_of([triple]).quads()) == ['<http://e/s> <http://e/p> "\\uFFFE\\uFFFF\\u007F" .']
    assert canonical_hash(made_of([triple])) == by_the_engine([triple])

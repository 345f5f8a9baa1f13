import io
import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.conftest import Run, everything
from undersigned.cli.export_folder import MARK, is_ours
from undersigned.cli.exporting import _check_place
from undersigned.graph.errors import OutputError
from undersigned.graph.export import FORMATS


class Terminal(io.StringIO):
    """What a person sees."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.mark.parametrize(("format", "file"), [("turtle", "dataset.ttl"), ("nquads", "dataset.nq"), ("trig", None)])
def test_an_export_is_the_same_bytes_every_time(
    run: Run, root: Path, built: Path, tmp_path: Path, format: str, file: str | None
) -> None:
    """From a build, from the letters, to stdout and to a file; it names no file of the build, which it is not in."""
    first = run("export", format, "--corpus", built)
    assert first.exit_code == 0
    if file is not None:
        whole, alone = ((built / "build" / file).read_text(), first.stdout_bytes.decode())
        assert ("downloadURL" in whole, "downloadURL" in alone) == (True, False)
        if format == "nquads":
            gone = {*whole.splitlines()} - {*alone.splitlines()}
            assert {*alone.splitlines()} < {*whole.splitlines()}
            assert all("/dataset.nq>" in line or "/dataset.ttl>" in line for line in gone)
    (built / "build" / "dataset.nq").unlink()
    output = tmp_path / "export"
    second = run("export", format, "--corpus", root, "-o", output)
    assert second.stdout == ""
    assert output.read_bytes() == first.stdout_bytes


def test_the_list_names_every_format(run: Run) -> None:
    """With what it gives, what it needs and what it holds; no corpus is needed."""
    rows = json.loads(run("export", "--list", "--format", "json").stdout)
    assert [row["format"] for row in rows] == [*FORMATS, "all"]
    assert {row["needs"] for row in rows} == {None, "pyarrow"}
    assert run("export").stdout == run("export", "--list").stdout
    assert run("export", "--list", "--format", "csv").stdout.startswith("format,gives,media type,needs,holds\n")


@pytest.mark.parametrize("format", [name for name, each in FORMATS.items() if not each.folder])
def test_a_format_of_one_file_goes_to_stdout(run: Run, built: Path, tmp_path: Path, format: str) -> None:
    """The same bytes as with -o, and not a word beside them."""
    printed = run("export", format, "--corpus", built)
    assert (printed.exit_code, printed.stderr) == (0, "")
    said = run("export", format, "--corpus", built, "-o", tmp_path / "file").stderr
    assert (tmp_path / "file").read_bytes() == printed.stdout_bytes
    assert said == f"wrote {tmp_path / 'file'}: {len(printed.stdout_bytes):,} bytes\n"


def test_a_folder_holds_its_files_and_their_checksums(run: Run, built: Path, tmp_path: Path) -> None:
    """As `sha256sum -c` reads them; the same again changes nothing, and needs no other place."""
    folder = tmp_path / "tables"
    assert run("export", "csv", "--corpus", built, "-o", folder).exit_code == 0
    before = everything(folder)
    assert {"letters.csv", "csv-metadata.json", "SHA256SUMS", MARK} <= before.keys()
    checked = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")
    assert run("export", "csv", "--corpus", built, "-o", folder).exit_code == 0
    assert everything(folder) == before
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_all_formats_at_once(run: Run, built: Path, tmp_path: Path) -> None:
    """Each as it is alone, those of several files in folders of their own, with the canonical hash.

    The linked data among them names the files that are there.
    """
    folder = tmp_path / "all"
    result = run("export", "all", "--corpus", built, "-o", folder)
    assert result.exit_code == 0, result.output
    found = everything(folder)
    assert found["two-mode.gexf"] == run("export", "gexf-two-mode", "--corpus", built).stdout_bytes
    named = {*re.findall(rb"#downloadURL> <[^<>]*/(dataset[.]\w+)>", found["dataset.nq"])}
    assert named == {name.encode() for name in found if name.startswith("dataset.") and not name.endswith(".sha256")}
    assert {"csv/letters.csv", "cosigning.gexf", "tables.xlsx", "dataset.rdfc10.sha256", "SHA256SUMS"} <= found.keys()
    assert ("parquet/letters.parquet" in found) == (find_spec("pyarrow") is not None)
    checked = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_a_format_whose_package_is_absent_is_left_out_with_a_word(
    run: Run, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And all others are written; asked for alone, it is one line and exit code 2."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", "all", "--corpus", built, "-o", tmp_path / "all")
    assert result.exit_code == 0
    assert "left out parquet, which needs pyarrow" in result.stderr
    assert not (tmp_path / "all" / "parquet").exists()
    alone = run("export", "parquet", "--corpus", built, "-o", tmp_path / "parquet")
    assert alone.exit_code == 2
    assert alone.stderr == "undersigned: parquet needs pyarrow; pip install 'undersigned[parquet]'\n"
    assert not (tmp_path / "parquet").exists()


@pytest.mark.parametrize("name", ["letters.csv", "note.txt", "SHA256SUMS", MARK, "sub/file"])
def test_a_folder_that_is_not_as_we_wrote_it_is_never_replaced(
    run: Run, built: Path, tmp_path: Path, name: str
) -> None:
    """Neither when a file was added nor when one of ours was changed."""
    folder = tmp_path / "tables"
    run("export", "csv", "--corpus", built, "-o", folder)
    assert is_ours(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("mine\n")
    before = everything(folder)
    result = run("export", "csv", "--corpus", built, "-o", folder)
    assert result.exit_code == 2
    assert "holds something that `undersigned export` did not make, or that was changed since" in result.stderr
    assert everything(folder) == before


def test_a_foreign_folder_with_checksums_is_not_ours(run: Run, built: Path, tmp_path: Path) -> None:
    """Others write SHA256SUMS too; and a link in the place of a file is no file of ours."""
    folder = tmp_path / "foreign"
    folder.mkdir()
    (folder / "a").write_bytes(b"x\n")
    sums = subprocess.run(["sha256sum", "a"], cwd=folder, capture_output=True, check=True).stdout
    (folder / "SHA256SUMS").write_bytes(sums)
    assert run("export", "csv", "--corpus", built, "-o", folder).exit_code == 2
    assert sorted(everything(folder)) == ["SHA256SUMS", "a"]
    ours = tmp_path / "ours"
    run("export", "csv", "--corpus", built, "-o", ours)
    (tmp_path / "kept.csv").write_bytes((ours / "letters.csv").read_bytes())
    (ours / "letters.csv").unlink()
    (ours / "letters.csv").symlink_to(tmp_path / "kept.csv")
    assert not is_ours(ours)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("csv",), "csv is several files; name a folder for them with -o DIR"),
        (("all",), "all is several files"),
        (("csv", "-o", "{root}/corpus.toml"), "is no folder; name another with -o"),
        (("turtle", "-o", "{root}"), "is a folder, and turtle is one file"),
        (("csv", "-o", "{root}"), "did not make"),
        (("rdf/xml",), "RDF in XML is not safe to read; turtle holds the same"),
        (("xls",), "'xls' is not one of turtle, trig,"),
        (("turtle", "--since", "spring"), "spring"),
        (("turtle", "--region", "Nowhere"), "Nowhere"),
        (("turtle", "--letters", "gone"), "gone"),
    ],
)
def test_mistakes_are_one_line(run: Run, root: Path, arguments: tuple[str, ...], said: str) -> None:
    """With exit code 2, and nothing written."""
    before = everything(root)
    result = run("export", *(each.format(root=root) for each in arguments), "--corpus", root)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert everything(root) == before


def test_a_workbook_is_not_printed_on_a_terminal(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe takes it."""
    assert run("export", "excel", "--corpus", built).stdout_bytes.startswith(b"PK")
    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(OutputError, match="excel is no text for a terminal; name a file with -o FILE"):
        _check_place("excel", None)


def test_a_part_of_the_letters(run: Run, built: Path) -> None:
    """By id: the other letter is not told of in any format that is text."""
    for format in ("nquads", "gexf-everything", "followthemoney", "bibtex", "csl", "annotations"):
        text = run("export", format, "--letters", "plea", "--corpus", built).stdout
        assert "plea" in text, format
        assert "open-doors" not in text, format


def test_a_base_that_is_nobodys_is_said(run: Run, built: Path) -> None:
    """With the file to mend; the dataset comes all the same."""
    assert "base_iri" not in run("export", "csl", "--corpus", built).stderr
    settings = built / "corpus.toml"
    settings.write_text('title = "Doors"\n')
    result = run("export", "csl", "--corpus", built)
    assert result.exit_code == 0
    assert (
        "all IRIs begin with https://data.example.org/undersigned/, which is nobody's: set base_iri in" in result.stderr
    )
    assert str(settings) in result.stderr
    json.loads(result.stdout)


def test_an_export_in_the_folder_of_a_corpus_can_be_made_again(run: Run, built: Path) -> None:
    """As the tour does it: `-o letters.ttl` beside corpus.toml, today and tomorrow."""
    for _ in range(2):
        result = run("export", "turtle", "--corpus", built, "-o", built / "letters.ttl")
        assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    "place",
    [
        "corpus.toml",
        "letters/plea/letter.yaml",
        "letters/plea/new.nq",
        "judgements/same.csv",
        "build/dataset.nq",
        "build/new.nq",
        "elsewhere/tables/letters.csv",
        "link",
    ],
)
def test_the_files_of_a_corpus_are_never_overwritten(run: Run, built: Path, place: str) -> None:
    """Its letters, judgements, settings and builds, and what a link leads to."""
    (built / "link").symlink_to("corpus.toml")
    shutil.copytree(built / "build", built / "elsewhere")
    before = everything(built)
    result = run("export", "nquads", "--corpus", built, "-o", built / place)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert everything(built) == before
    assert run("diff", built, built, "--added", built / place).exit_code == 2
    assert everything(built) == before


def test_a_new_file_may_lie_beside_the_settings(run: Run, built: Path) -> None:
    """Whoever works in the corpus's folder may export there."""
    assert run("export", "nquads", "--corpus", built, "-o", built / "new.nq").exit_code == 0
    assert run("export", "csv", "--corpus", built, "-o", built / "tables").exit_code == 0
    assert run("export", "csv", "--corpus", built, "-o", built / "letters" / "tables").exit_code == 2


def test_a_place_that_cannot_be_written_is_named_as_it_was_given(run: Run, built: Path) -> None:
    """Not the hidden folder beside it, and no option that export has not."""
    result = run("export", "csv", "--corpus", built, "-o", "/proc/tables")
    assert result.exit_code == 2
    assert "--out" not in result.stderr
    assert ".undersigned" not in result.stderr

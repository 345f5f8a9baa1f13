"""`undersigned import`: a partner's dataset becomes a corpus of its own, or is refused in one line."""

import os
import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Run, everything
from tests.factory import BASE as MADE
from tests.factory import dataset, letter, org, person, to
from undersigned.cli import cli
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.received import forbidden, foreign

BASE = "https://example.org/doors/"
UND = "https://w3id.org/undersigned/ns#"
LETTER = f"{BASE}letter/plea"
GRAPH = f"{LETTER}/graph"


@pytest.fixture
def quads(built_once: Path) -> str:
    """A dataset in order, as N-Quads."""
    return (built_once / "build" / "dataset.nq").read_text()


@pytest.fixture(scope="module")
def imported(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that was imported, once for all tests."""
    folder = tmp_path_factory.mktemp("imported") / "theirs"
    result = CliRunner().invoke(cli, ["import", str(built_once / "build" / "dataset.nq"), str(folder)])
    assert result.exit_code == 0, result.stderr
    return folder


@pytest.fixture
def theirs(imported: Path, tmp_path: Path) -> Path:
    """The imported corpus, to do with as one likes."""
    return Path(shutil.copytree(imported, tmp_path / "theirs"))


@pytest.mark.parametrize("name", ["dataset.nq", "dataset.ttl", "dataset.trig"])
def test_what_is_imported_is_exported_again_byte_for_byte(run: Run, built: Path, tmp_path: Path, name: str) -> None:
    """Turtle has no graphs, and gets them back; a build of the corpus has the same files as the partner's."""
    source = built / "build" / name
    if name.endswith("trig"):
        source = tmp_path / name
        assert run("export", "trig", "--corpus", built, "-o", source).exit_code == 0
    result = run("import", source, tmp_path / "theirs")
    assert result.exit_code == 0, result.stderr
    assert "the letters' texts are not in it" in result.stdout
    if name.endswith("trig"):  # an export alone does not speak of the files of the build
        exported = run("export", "nquads", "--corpus", built).stdout_bytes
        assert (tmp_path / "theirs" / "dataset.nq").read_bytes() == exported
        return
    assert (tmp_path / "theirs" / "dataset.nq").read_bytes() == (built / "build" / "dataset.nq").read_bytes()
    assert run("build", "--corpus", tmp_path / "theirs").exit_code == 0
    for file in ("dataset.nq", "dataset.ttl", "tables/signatures.csv", "tables/letters.csv"):
        assert (tmp_path / "theirs" / "build" / file).read_bytes() == (built / "build" / file).read_bytes()


def test_the_settings_say_where_it_came_from(theirs: Path) -> None:
    """Title, base and licence are the partner's; the file's name and fingerprint are kept."""
    settings = tomllib.loads((theirs / "corpus.toml").read_text())
    assert (settings["title"], settings["base_iri"], settings["licence"]) == ("Doors", BASE, "CC0-1.0")
    assert settings["imported"]["name"] == "dataset.nq"
    assert len(settings["imported"]["sha256"]) == 64


def test_commands_work_on_it_as_on_any_corpus(run: Run, built: Path, theirs: Path) -> None:
    """It is asked, checked, selected from, viewed and compared."""
    for arguments in (
        ("build",),
        ("query", "signatories", "--param", "letter=plea"),
        ("sparql", "SELECT ?letter { ?letter a und:JointLetter }"),
        ("check",),
        ("versions",),
        ("view",),
        ("export", "nquads", "--letters", "plea"),
    ):
        result = run(*arguments, "--corpus", theirs)
        assert result.exit_code == 0, (arguments, result.stderr)
    assert "No difference" in run("diff", built, theirs).stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "FILE"),
        ("review",),
        ("judgements",),
        ("judge", "same", "A", "B", "--reason", "x", "--by", "me"),
        ("versions", "plea"),
    ],
)
def test_what_needs_the_texts_is_refused_in_one_line(
    run: Run, built: Path, theirs: Path, arguments: tuple[str, ...]
) -> None:
    """Nothing is written, and the line says why."""
    before = everything(theirs)
    file = built / "letters" / "open-doors" / "letter.txt"
    result = run(*(str(file) if each == "FILE" else each for each in arguments), "--corpus", theirs)
    assert result.exit_code == 2
    assert "imported from dataset.nq, without the letters' texts" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert everything(theirs) == before


def alias(name: str) -> str:
    """Another name of a region."""
    return f'<{BASE}region/tibet> <http://www.w3.org/2004/02/skos/core#altLabel> "{name}" <{BASE}graph/entities> .'


HOSTILE = {
    "a script as an address": f"<{LETTER}> <http://purl.org/dc/terms/source> <javascript:alert(1)> <{GRAPH}> .",
    "a file as an address": f"<{LETTER}> <{UND}alsoAt> <file:///etc/passwd> <{GRAPH}> .",
    "a control character": f'<{LETTER}> <http://purl.org/dc/terms/title> "a\\u001B[2Jb" <{GRAPH}> .',
    "an id that leads out": f'<{LETTER}> <http://purl.org/dc/terms/identifier> "../../x" <{GRAPH}> .',
    "an IRI that leads out": f'<{BASE}letter/..%2F..%2Fx> <{UND}code> "x" <{GRAPH}> .',
    "words on another's things": f'<https://other.example/letter/a> <{UND}code> "x" <{GRAPH}> .',
    "a graph of another": f'<{LETTER}> <{UND}code> "x" <https://other.example/graph> .',
    "an entity that is replaced": f"<{BASE}region/tibet> <http://purl.org/dc/terms/isReplacedBy> "
    f"<{BASE}region/china> <{BASE}graph/entities> .",
    "an old id that leads nowhere": f"<{BASE}region/a> <http://purl.org/dc/terms/isReplacedBy> <{BASE}region/b> "
    f"<{BASE}graph/entities> .",
    "an old id of another kind": f"<{BASE}person/a> <http://purl.org/dc/terms/isReplacedBy> <{BASE}region/tibet> "
    f"<{BASE}graph/entities> .",
    "a name that turns around": alias("a\\u202Eb"),
    "a name with a control": alias("a\\u009B31mb"),
    "a name of two lines": alias("a\\nb"),
    "a class that we have not": f"<{BASE}region/tibet> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    f"<{UND}Detainee> <{BASE}graph/entities> .",
    "a predicate that we have not": f'<{LETTER}> <{UND}isFree> "x" <{GRAPH}> .',
    "a blank node": f'_:a <{UND}code> "x" <{GRAPH}> .',
    "no N-Quads": "<a b c",
    "a wrong count": f"<{LETTER}> <{UND}foundSignatoryCount> "
    f'"99"^^<http://www.w3.org/2001/XMLSchema#integer> <{GRAPH}> .',
}


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_no_dataset_may_hold_is_refused_in_one_line(run: Run, tmp_path: Path, quads: str, line: str) -> None:
    """Nothing is written, not even the folder."""
    file = tmp_path / "partner.nq"
    file.write_text(f"{quads}{line}\n")
    before = everything(tmp_path)
    result = run("import", file, tmp_path / "theirs")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "partner.nq" in result.stderr
    assert result.stderr.isprintable() or result.stderr.strip().isprintable()
    assert not (tmp_path / "theirs").exists()
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("Rights\\u202E Watch", "U+202E"),
        ("\\u2067Rights Watch", "U+2067"),
        ("\\u2067حقوق\\u2069 Watch\\u200F می\\u200Cخواهم", None),
    ],
)
def test_a_name_that_steers_is_stopped_where_its_sheet_is_read(
    run: Run, root: Path, name: str, sign: str | None
) -> None:
    """What a sheet lets in, an import lets in; and what an import would refuse never becomes a dataset."""
    sheet = root / "letters" / "plea" / "letter.yaml"
    sheet.write_text(sheet.read_text().replace("officials_mentioned: []", f'officials_mentioned:\n- "{name}"'))
    before = everything(root)
    result = run("build", "--corpus", root)
    if sign is None:
        assert result.exit_code == 0, result.stderr
        assert run("import", root / "build" / "dataset.nq", root.parent / "theirs").exit_code == 0
        return
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "letter.yaml:" in result.stderr
    assert f"officials_mentioned holds {sign}, but a name is one line" in result.stderr
    assert everything(root) == before


def test_check_lists_what_an_import_refuses(run: Run, tmp_path: Path, quads: str) -> None:
    """The same file, and every fault in it."""
    (tmp_path / "partner.nq").write_text(
        f"{quads}{HOSTILE['a file as an address']}\n{HOSTILE['a control character']}\n"
    )
    result = run("check", tmp_path / "partner.nq")
    assert result.exit_code == 1
    assert "file:///etc/passwd" in result.stdout
    assert "U+001B" in result.stdout


def test_rdf_xml_is_never_read(run: Run, tmp_path: Path) -> None:
    """Its entities can be made to expand without end."""
    (tmp_path / "partner.rdf").write_text("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>")
    result = run("import", tmp_path / "partner.rdf", tmp_path / "theirs")
    assert result.exit_code == 2
    assert not (tmp_path / "theirs").exists()


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "<http://a> <http://b> " + "(" * 200_000, "<http://a> <http://b> " + "[ <http://c> " * 100_000],
)
def test_nesting_without_end_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    """A parser that follows every bracket breaks; ours says no."""
    (tmp_path / "deep.ttl").write_text(text)
    result = run("import", tmp_path / "deep.ttl", tmp_path / "theirs")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_holds_something_is_left_alone(run: Run, built: Path) -> None:
    """An import makes a folder of its own, and never replaces one."""
    before = everything(built)
    result = run("import", built / "build" / "dataset.nq", built)
    assert result.exit_code == 2
    assert everything(built) == before


def test_markup_in_names_stays_text_on_the_pages(run: Run, tmp_path: Path) -> None:
    """A partner's names are shown as they are written, and run nothing."""
    hostile = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    named = letter(
        title=f"{hostile} Letter",
        signed_by=[org(f"{hostile} Watch"), person(f"{hostile} Ann", of=f"{hostile} Doors", role=hostile)],
        detainees=[f"{hostile} Lee"],
        regions=[f"{hostile} Land"],
        addressees=[to(f"{hostile} Bo", position=hostile, institution=f"{hostile} House")],
    )
    (tmp_path / "partner.nq").write_text("\n".join([*dataset(named).quads(), ""]))
    result = run("import", tmp_path / "partner.nq", tmp_path / "theirs")
    assert result.exit_code == 0, result.stderr
    assert run("build", "--corpus", tmp_path / "theirs").exit_code == 0
    for page in (tmp_path / "theirs" / "build" / "site").glob("*.html"):
        assert "<img src=x" not in page.read_text()
        assert "<script>alert(2)" not in page.read_text()


def forged(folder: Path, *changes: tuple[str, str]) -> Path:
    """A partner's dataset in which something else is said, in as many triples as before."""
    named = letter(
        "plea",
        signed_by=[org("Watch"), person("Jo Ann", of="Sample University", individual=True)],
        detainees=["Lobsang Told", "Tashi Named"],
        regions=["Tibet"],
        asks=["Open Tibet."],
    )
    text = "\n".join([*dataset(named).quads(), ""])
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = folder / "partner.nq"
    file.write_text(text)
    return file


EVIDENCE = f"detainee/2> <{UND}evidence> <{MADE}letter/plea/text#char="
LABEL = f"<{MADE}person/tashi-named> <http://www.w3.org/2004/02/skos/core#prefLabel> "
ALIAS = f"<{MADE}graph/entities> .\n{LABEL.replace('prefLabel', 'altLabel')}"
FORGERIES: dict[str, list[tuple[str, str]]] = {
    "is named in the words that are the evidence. (found 'Hillary Clinton')": [
        (f'{UND}namedAs> "Tashi Named"', f'{UND}namedAs> "Hillary Clinton"'),
        ('prefLabel> "Tashi Named"', 'prefLabel> "Hillary Clinton"'),
    ],
    "is named in the words that are the evidence. (found 'Tashi Named')": [
        (f"{EVIDENCE}132,143>", f"{EVIDENCE}107,119>"),
    ],
    "A prisoner is shown by a name": [(f'{LABEL}"Tashi Named"', f'{LABEL}"Hillary Clinton" {ALIAS}"Tashi Named"')],
    "has the name that the letter prints": [
        (f"signatory> <{MADE}organization/watch>", f"signatory> <{MADE}organization/sample-university>"),
        (f"<{MADE}organization/watch> <{UND}signed>", f"<{MADE}organization/sample-university> <{UND}signed>"),
    ],
    "What an ask concerns stands in a mention": [
        (f"concerns> <{MADE}region/tibet>", f"concerns> <{MADE}person/jo-ann>"),
    ],
    "has the confidence 1": [(f'detainee/1> <{UND}rule> "made for a test"', f'detainee/1> <{UND}rule> "judgement"')],
}


@pytest.mark.parametrize(("message", "changes"), FORGERIES.items())
def test_what_a_letter_does_not_say_is_refused(
    run: Run, tmp_path: Path, message: str, changes: list[tuple[str, str]]
) -> None:
    """Nobody becomes a prisoner, a signatory or somebody that a letter asks about by other words in a file."""
    result = run("import", forged(tmp_path, *changes), tmp_path / "theirs")
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "theirs").exists()


def test_what_is_missing_or_doubtful_is_told(run: Run, tmp_path: Path) -> None:
    """A dataset without its description has no licence; what nobody is seen to have judged counts as unread."""
    result = run("import", forged(tmp_path), tmp_path / "sound")
    assert (result.exit_code, result.stderr) == (0, "")
    file = forged(
        tmp_path,
        (f'detainee/1> <{UND}rule> "made for a test"', f'detainee/1> <{UND}rule> "judgement"'),
        (f'detainee/1> <{UND}confidence> "0.99"', f'detainee/1> <{UND}confidence> "1"'),
    )
    told = [line for line in file.read_text().splitlines() if not line.endswith("/graph/description> .")]
    alias = f'<{MADE}person/jo-ann> <http://www.w3.org/2004/02/skos/core#altLabel> "Tashi Named"'
    file.write_text("\n".join([*told, f"{alias} <{MADE}graph/entities> .", ""]), encoding="utf-8-sig")
    result = run("import", file, tmp_path / "theirs")
    assert result.exit_code == 0, result.stderr
    assert "the file says no title and no licence" in result.stderr
    assert "1 finding is said to be judged by a person, and no judgement in the file" in result.stderr
    assert "somebody has another's name, and no letter prints it of them: 'Tashi Named'" in result.stderr


@pytest.mark.parametrize("place", ["inner", "letters/inner", "build/inner"])
def test_no_corpus_is_made_within_another(run: Run, built: Path, place: str) -> None:
    """It would be read as a part of that."""
    before = everything(built)
    result = run("import", built / "build" / "dataset.nq", built / place)
    assert result.exit_code == 2
    assert "lies within the corpus" in result.stderr
    assert everything(built) == before


@pytest.mark.parametrize("command", ["import", "check", "diff"])
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_is_no_plain_file_is_not_waited_for(run: Run, tmp_path: Path, command: str, kind: str) -> None:
    """Nobody may ever write into a pipe, and a device may never end."""
    file = tmp_path / "dataset.nq"
    if kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("/dev/zero")
    more = {"import": [tmp_path / "theirs"], "check": [], "diff": [file]}[command]
    result = run(command, file, *more)
    assert result.exit_code == 2
    assert "is no plain file" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("format", "file", "said"),
    [
        ("jsonld-framed", "letters.jsonld", "is a part of a dataset"),
        ("annotations", None, "holds annotations of a dataset"),
        ("followthemoney", None, "several JSON values"),
    ],
)
def test_a_part_of_a_dataset_is_called_so(
    run: Run, built_once: Path, tmp_path: Path, format: str, file: str | None, said: str
) -> None:
    """Whoever takes one file of an export for the dataset is told which to take."""
    name = tmp_path / ("part.json" if format == "followthemoney" else "part" if file else "part.jsonld")
    assert run("export", format, "--corpus", built_once, "-o", name).exit_code == 0
    result = run("import", name / file if file else name, tmp_path / "theirs")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "dataset.jsonld" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_other_vocabularies_are_counted(tmp_path: Path, quads: str) -> None:
    """They are kept, and nothing is made of them."""
    line = f'<{LETTER}> <http://other.example/p> "x" <{GRAPH}> .'
    # What counts the triples of the dataset would be wrong now.
    kept = [each for each in quads.splitlines() if f"<{BASE}dataset" not in each or "rdfs.org/ns/void#" not in each]
    kept += [each for each in quads.splitlines() if "void#uriSpace" in each or "void#Dataset>" in each]
    (tmp_path / "partner.nq").write_text("\n".join([*kept, line, ""]))
    dataset = Dataset.read(tmp_path / "partner.nq")
    assert foreign(dataset) == {"http://other.example/p": 1}
    assert forbidden(dataset) == []


MISPRINT = """Joint Letter to President Example: Open the Doors

Dear President Example,

Please call for the release of Ilham Toti and Jo Pane.

Signed by:
Free Tibet
Hong Kong Watch
{erased}, Freedom House
"""


@pytest.mark.parametrize(
    ("words", "reason", "refused"),
    [("Ilham Toti", "Ann Lee says so", False), ("Ilham Toti", "known", False), ("Jo Pane", "known", True)],
)
def test_a_prisoners_mended_name_is_imported_though_somebody_was_erased(
    run: Run, root: Path, tmp_path: Path, words: str, reason: str, *, refused: bool
) -> None:
    """Where the reason alone names who was erased; where the words do, `check` says what partners will be told."""
    erased = "Jo Pane" if refused else "Ann Lee"
    (root / "letters" / "open-doors" / "letter.txt").write_text(MISPRINT.format(erased=erased))
    for answer in (
        ("correct", "open-doors", words, "name=Ilham Tohti", "--field", "detainee", "--reason", reason),
        ("withdraw", "open-doors", erased, "--erase", "--reason", "asked"),
    ):
        done = run("judge", *answer, "--by", "A. Reviewer", "--corpus", root)
        assert done.exit_code == 0, done.stderr
    assert run("build", "--corpus", root).exit_code == 0
    checked, file = run("check", "--corpus", root), root / "build" / "dataset.nq"
    assert checked.exit_code == 0
    assert ("partners cannot import this" in checked.stdout) is refused
    assert run("check", file).exit_code == int(refused)
    assert run("import", file, tmp_path / "theirs").exit_code == (2 if refused else 0)
    assert erased not in file.read_text()

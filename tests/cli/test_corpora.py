import shlex
from pathlib import Path

from tests.cli.conftest import Run, everything
from tests.graph.corpus.conftest import LETTER, SHEET


def test_a_newcomer_makes_a_corpus_and_adds_a_letter(run: Run, tmp_path: Path) -> None:
    """`add` prints what it read, and its issues."""
    file = tmp_path / "letter.txt"
    file.write_text(LETTER)
    assert run("init", tmp_path / "mine").exit_code == 0
    result = run("add", file, "--corpus", tmp_path / "mine", "--url", "https://example.org/letter")
    assert result.exit_code == 0
    assert "signatories 2 (the letter says 2)" in result.stdout
    assert "warning     date-absent" in result.stdout
    id = "joint-letter-to-president-example-open-the-doors"
    assert (tmp_path / "mine" / "letters" / id / "letter.txt").read_text() == LETTER
    assert (tmp_path / "mine" / "letters" / id / "letter.toml").read_text() == 'url = "https://example.org/letter"\n'


def test_the_same_bytes_twice_say_so(run: Run, root: Path, tmp_path: Path) -> None:
    """Exit code 0: nothing is wrong, and nothing has changed."""
    file = tmp_path / "again.txt"
    file.write_text(LETTER)
    before = everything(root)
    result = run("add", file, file, "--corpus", root)
    assert result.exit_code == 0
    assert result.stderr.count("in the corpus already, as open-doors") == 2
    assert everything(root) == before


def test_one_id_is_for_one_file(run: Run, root: Path, tmp_path: Path) -> None:
    """--id with two files is a mistake."""
    result = run("add", tmp_path / "a", tmp_path / "b", "--id", "x", "--corpus", root)
    assert result.exit_code == 2
    assert "--id names one letter" in result.stderr


def test_two_files_that_are_one_letter_are_added_once(run: Run, root: Path, tmp_path: Path) -> None:
    """The second is found to be there already."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LETTER.replace("Doors", "Gates"))
    result = run("add", tmp_path / "a.txt", tmp_path / "b.txt", "--corpus", root)
    assert result.stdout.count("Added ") == 1
    assert "already" in result.stderr


def test_what_init_says_to_do_next_can_be_pasted(run: Run, tmp_path: Path) -> None:
    """Whatever the folder is called."""
    folder = tmp_path / "Letters of $US; all"
    said = run("init", folder).stdout
    assert shlex.split(said.partition("then: ")[2]) == ["undersigned", "add", "FILE", "--corpus", str(folder)]


def test_a_date_that_differs_is_said(run: Run, root: Path, tmp_path: Path) -> None:
    """The date of the command line is kept, and both are named."""
    file = tmp_path / "plea.yaml"
    file.write_text(SHEET.replace("A plea", "Another plea"))
    result = run("add", file, "--date", "2021-02-18", "--corpus", root)
    assert "date        2021-02-18" in result.stdout
    assert "warning     date-differs: The letter's own date is 2022-08" in result.stdout


def test_a_table_of_signatories_is_added_with_its_letter(run: Run, root: Path, tmp_path: Path) -> None:
    """And belongs to one letter only."""
    file, table = tmp_path / "tibet.txt", tmp_path / "list.csv"
    file.write_text("Joint letter on Tibet\n\nDear President Example,\n\nWe urge you to act.\n")
    table.write_text("Organisation,E-mail\nFree Tibet,a@example.org\nFree Tibet,b@example.org\n")
    result = run("add", file, "--signatories", table, "--id", "tibet", "--corpus", root)
    assert result.exit_code == 0
    assert "repeated-rows" in result.stdout
    assert (root / "letters" / "tibet" / "signatories.csv").is_file()
    assert "belong to one letter" in run("add", file, file, "--signatories", table, "--corpus", root).stderr

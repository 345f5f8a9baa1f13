"""A table of signatories comes into the corpus with its letter, and is read again at every build."""

from pathlib import Path

import pytest

from tests.graph.corpus.test_add import everything
from undersigned.graph.corpus import LetterCache, add_letters, read_corpus, read_letters
from undersigned.graph.errors import CorpusError, InputError

LETTER = "Joint letter on Tibet\n\nDear President Example,\n\nWe urge you to act.\n"
TABLE = "Organisation,Country\nFree Tibet,UK\nHong Kong Watch,UK\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter to add."""
    file = tmp_path / "tibet.txt"
    file.write_text(LETTER)
    return file


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Its table, not named after it."""
    file = tmp_path / "list.CSV"
    file.write_text(TABLE)
    return file


def test_a_table_is_copied_as_received_and_read_again(root: Path, letter: Path, table: Path) -> None:
    """Into the letter's folder, under a name by which it is found."""
    [added] = add_letters(read_corpus(root), [letter], signatories=table, id="tibet")
    assert added.letter is not None
    assert [each.organization for each in added.letter.signatories] == ["Free Tibet", "Hong Kong Watch"]
    assert (root / "letters" / "tibet" / "signatories.csv").read_text() == TABLE
    again = {each.id: each for each in read_letters(read_corpus(root))}["tibet"]
    assert again.signatories == added.letter.signatories
    assert again.source.attachments[0].name == "signatories.csv"


def test_a_table_named_after_the_letter_comes_with_it(root: Path, letter: Path) -> None:
    """Nobody has to name it."""
    letter.with_name("tibet.signatories.csv").write_text(TABLE)
    [added] = add_letters(read_corpus(root), [letter], id="tibet")
    assert added.letter is not None
    assert len(added.letter.signatories) == 2
    (root / "letters" / "tibet" / "signatories.csv").rename(root / "letters" / "tibet" / "letter.signatories.csv")
    assert len({each.id: each for each in read_letters(read_corpus(root))}["tibet"].signatories) == 2


def test_a_table_that_changes_is_read_again(root: Path, letter: Path, table: Path, tmp_path: Path) -> None:
    """The cache knows all files of a letter."""
    add_letters(read_corpus(root), [letter], signatories=table, id="tibet")
    corpus = read_corpus(root)
    read_letters(corpus, LetterCache(fresh=tmp_path / "cache"))
    (root / "letters" / "tibet" / "signatories.csv").write_text("Organisation\nFree Tibet\n")
    cache = LetterCache(kept=tmp_path / "cache")
    letters = {each.id: each for each in read_letters(corpus, cache)}
    assert len(letters["tibet"].signatories) == 1
    assert cache.reused == len(letters) - 1


def test_a_letter_that_is_there_is_told_apart_from_one_with_another_table(
    root: Path, letter: Path, table: Path
) -> None:
    """The same files change nothing; a new table is not passed over in silence."""
    [added] = add_letters(read_corpus(root), [letter], id="tibet")
    assert added.letter is not None
    with pytest.raises(CorpusError, match=r"is in the corpus as tibet, without this table; put .* as signatories\.csv"):
        add_letters(read_corpus(root), [letter], signatories=table)
    (root / "letters" / "tibet" / "signatories.csv").write_text(TABLE)
    assert add_letters(read_corpus(root), [letter], signatories=table)[0].already == "tibet"


def test_a_table_that_cannot_be_read_leaves_nothing(root: Path, letter: Path, tmp_path: Path) -> None:
    """One line that names the table as given."""
    bad = tmp_path / "list.xlsx"
    bad.write_bytes(b"PK\x03\x04 cut short")
    before = everything(root)
    with pytest.raises(InputError, match=rf"^{bad}: not a workbook"):
        add_letters(read_corpus(root), [letter], signatories=bad)
    assert everything(root) == before


def test_a_fact_sheet_has_no_table(root: Path, table: Path) -> None:
    """It lists its signatories itself, and what would be ambiguous is refused."""
    sheet = root / "letters" / "plea" / "letter.yaml"
    with pytest.raises(InputError, match="a fact sheet lists its signatories itself"):
        add_letters(read_corpus(root), [sheet], signatories=table)
    (sheet.parent / "signatories.csv").write_text(TABLE)
    with pytest.raises(CorpusError, match="a fact sheet lists its signatories itself"):
        read_corpus(root)


def test_a_folder_holds_one_table(root: Path, letter: Path, table: Path) -> None:
    """Two would be ambiguous."""
    add_letters(read_corpus(root), [letter], signatories=table, id="tibet")
    (root / "letters" / "tibet" / "signatories.json").write_text("[]")
    with pytest.raises(CorpusError, match=r"more than one table of signatories \(signatories.csv, signatories.json\)"):
        read_corpus(root)

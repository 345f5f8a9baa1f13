from pathlib import Path

import pytest

from tests.graph.corpus.conftest import LETTER, SHEET
from undersigned.graph.corpus import Stated, add_letter, init_corpus, read_corpus, read_letters
from undersigned.graph.errors import CorpusError, InputError


def everything(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_a_new_corpus_is_a_corpus(tmp_path: Path) -> None:
    """Its settings read back; a second one in the same place is refused."""
    init_corpus(tmp_path / "new", title='The "new" one')
    corpus = read_corpus(tmp_path / "new")
    assert (corpus.title, corpus.letters) == ('The "new" one', ())
    before = everything(tmp_path)
    with pytest.raises(CorpusError, match="is a corpus already"):
        init_corpus(tmp_path / "new")
    assert everything(tmp_path) == before


def test_a_letter_is_copied_as_received_and_read(root: Path, tmp_path: Path) -> None:
    """Line ends and all; the id is made of the date and the title."""
    file = tmp_path / "Some Letter.TXT"
    data = LETTER.replace("Doors", "Gates").replace("\n", "\r\n").encode()
    file.write_bytes(data)
    added = add_letter(read_corpus(root), file, stated=Stated(url="https://example.org/", date="2021-02"))
    assert added.letter is not None
    assert added.letter.id == "2021-02-joint-letter-to-president-example-open-the-gates"
    folder = root / "letters" / added.letter.id
    assert (folder / "letter.txt").read_bytes() == data
    assert added.letter in read_letters(read_corpus(root))


def test_a_fact_sheet_is_added_as_one(root: Path, tmp_path: Path) -> None:
    """By its ending."""
    file = tmp_path / "facts.yaml"
    file.write_text(SHEET.replace("A plea", "Another plea"))
    added = add_letter(read_corpus(root), file)
    assert added.letter is not None
    assert added.letter.id == "2022-08-another-plea"
    assert (root / "letters" / added.letter.id / "letter.yaml").is_file()


def test_the_same_bytes_twice_change_nothing(root: Path, tmp_path: Path) -> None:
    """Whatever the file is called, and whatever else is stated."""
    file = tmp_path / "again.md"
    file.write_text(LETTER)
    before = everything(root)
    added = add_letter(read_corpus(root), file, stated=Stated(date="2021"), id="other")
    assert (added.letter, added.already) == (None, "open-doors")
    assert everything(root) == before


@pytest.mark.parametrize("id", ["../up", "a/b", "", ".hidden", "Upper", "a b", "-dash", "x" * 200, "a\n", "é"])
def test_an_id_that_is_no_plain_folder_name_is_refused(root: Path, tmp_path: Path, id: str) -> None:
    """It becomes a folder and a part of IRIs."""
    file = tmp_path / "a.txt"
    file.write_text("Another letter")
    before = everything(tmp_path)
    with pytest.raises(CorpusError, match="cannot be an id"):
        add_letter(read_corpus(root), file, id=id)
    assert everything(tmp_path) == before


def test_an_id_that_is_taken_is_refused(root: Path, tmp_path: Path) -> None:
    """The letter that has it stays as it is, and nothing is left of the other."""
    file = tmp_path / "a.txt"
    file.write_text("Another letter")
    before = everything(tmp_path)
    with pytest.raises(CorpusError, match="another letter has this id"):
        add_letter(read_corpus(root), file, id="plea")
    assert everything(tmp_path) == before
    assert sorted(path.name for path in (root / "letters").iterdir()) == ["open-doors", "plea"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", None, "no such file"),
        ("a.txt", b"", "a.txt: the file holds no text"),
        ("a.txt", b"\x7fELF\0\0", "a.txt: this is a binary file"),
        ("a.txt", b"Dear \xff", "a.txt: byte 5 is not valid UTF-8"),
        ("a.xyz", b"Dear", "a.xyz: files ending in .xyz are not read yet"),
        ("a.yaml", b"title: [", "a.yaml:1: not YAML"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing(
    root: Path, tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    """One line that names the file as given, and the corpus as it was."""
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    before = everything(root)
    with pytest.raises(InputError) as caught:
        add_letter(read_corpus(root), file)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert everything(root) == before
    assert sorted(path.name for path in (root / "letters").iterdir()) == ["open-doors", "plea"]


def test_a_date_that_is_none_is_refused(root: Path, tmp_path: Path) -> None:
    """Before anything is copied."""
    file = tmp_path / "a.txt"
    file.write_text("Another letter")
    with pytest.raises(InputError, match="--date must be like"):
        add_letter(read_corpus(root), file, stated=Stated(date="soon"))


def test_a_title_without_latin_letters_gives_an_id_all_the_same(root: Path, tmp_path: Path) -> None:
    """Ids of folders are ASCII; the hash of the bytes stands in."""
    file = tmp_path / "信.txt"
    file.write_text("致主席的公开信\n\n1. 人权观察\n2. 中国人权\n", encoding="utf-8")
    added = add_letter(read_corpus(root), file)
    assert added.letter is not None
    assert added.letter.id.startswith("letter-")

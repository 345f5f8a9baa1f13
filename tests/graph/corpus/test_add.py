from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.graph.corpus.conftest import LETTER, SHEET
from undersigned.graph.corpus import (
    Stated,
    add_letter,
    add_letters,
    clear_leftovers,
    init_corpus,
    read_corpus,
    read_letters,
)
from undersigned.graph.errors import CorpusError, InputError, OutputError
from undersigned.graph.lock import alone


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
    with pytest.raises(CorpusError, match="another letter has the id plea"):
        add_letter(read_corpus(root), file, id="plea")
    assert everything(tmp_path) == before
    assert sorted(path.name for path in (root / "letters").iterdir()) == ["open-doors", "plea"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", None, "no such file"),
        ("a.txt", b"", "a.txt: the file holds no text"),
        ("a.txt", b"\x7fELF\0\0", "a.txt: this is a binary file"),
        ("a.yaml", b"title: \xff", "a.yaml: byte 7 is not valid UTF-8"),
        ("a.xyz", b"Dear", "a.xyz: files ending in .xyz are not read yet"),
        ("a.yaml", b"title: [", "a.yaml:1: not YAML"),
        ("a.yaml", b"title: t\nurl: javascript:alert(1)\n", "a.yaml:2: url must be a web address"),
        ("a.yaml", b'title: "a\\u202Eb"\n', "a.yaml:1: title holds U+202E, but a name is one line"),
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


def test_a_publisher_that_steers_is_refused(root: Path, tmp_path: Path) -> None:
    """Before it is written where every later command would stumble over it."""
    file = tmp_path / "a.txt"
    file.write_text("Another letter")
    before = everything(tmp_path)
    with pytest.raises(InputError, match=r"--publisher holds U\+202E, but a name is one line"):
        add_letter(read_corpus(root), file, stated=Stated(publisher="a\u202eb"))
    with pytest.raises(CorpusError, match=r"cannot be a title: it holds U\+202E"):
        init_corpus(tmp_path / "new", title="a\u202eb")
    assert everything(tmp_path) == before


@pytest.mark.parametrize("url", ["javascript:alert(1)", "example.org/letter", "https://", ""])
def test_a_url_that_is_none_is_refused(root: Path, tmp_path: Path, url: str) -> None:
    """In one line, before anything is copied."""
    file = tmp_path / "a.txt"
    file.write_text("Another letter")
    before = everything(tmp_path)
    with pytest.raises(InputError, match="--url must be a web address") as caught:
        add_letter(read_corpus(root), file, stated=Stated(url=url))
    assert "\n" not in str(caught.value)
    assert everything(tmp_path) == before


def test_a_title_without_latin_letters_gives_an_id_all_the_same(root: Path, tmp_path: Path) -> None:
    """Ids of folders are ASCII; the hash of the bytes stands in."""
    file = tmp_path / "信.txt"
    file.write_text("致主席的公开信\n\n1. 人权观察\n2. 中国人权\n", encoding="utf-8")
    added = add_letter(read_corpus(root), file)
    assert added.letter is not None
    assert added.letter.id.startswith("letter-")


def several(folder: Path, count: int) -> list[Path]:
    """Files of letters that are not in the corpus."""
    files = [folder / f"{number}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(LETTER.replace("Open the Doors", f"Open Gate {number}"))
    return files


def test_of_several_letters_all_are_added_or_none(root: Path, tmp_path: Path) -> None:
    """One that cannot be read, wherever it stands, keeps the others out."""
    files = several(tmp_path, 2)
    (tmp_path / "empty.txt").touch()
    before = everything(root)
    for batch in ([*files, tmp_path / "gone.txt"], [files[0], tmp_path / "empty.txt", files[1]]):
        with pytest.raises(InputError):
            add_letters(read_corpus(root), batch)
        assert everything(root) == before
        assert sorted(path.name for path in (root / "letters").iterdir()) == ["open-doors", "plea"]
    added = add_letters(read_corpus(root), [*files, files[0]])
    ids = [each.letter.id for each in added if each.letter is not None]
    assert [each.already for each in added] == [None, None, ids[0]]
    assert {letter.id for letter in read_corpus(root).letters} == {"open-doors", "plea", *ids}


def test_two_letters_of_one_title_are_not_one(root: Path, tmp_path: Path) -> None:
    """The second has no id of its own, and is refused with the first."""
    files = several(tmp_path, 2)
    files[1].write_text(files[0].read_text() + "\nA line more.\n")
    before = everything(root)
    with pytest.raises(CorpusError, match=r"1\.txt: another letter has the id"):
        add_letters(read_corpus(root), files)
    assert everything(root) == before


def test_a_letter_that_cannot_be_placed_takes_the_others_back(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails in the middle leaves the corpus as it was."""
    files, before, rename = several(tmp_path, 2), everything(root), Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == "1":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OutputError, match="No space left"):
        add_letters(read_corpus(root), files)
    assert everything(root) == before
    assert sorted(path.name for path in (root / "letters").iterdir()) == ["open-doors", "plea"]


def test_the_same_letter_added_by_many_at_once_is_added_once(root: Path, tmp_path: Path) -> None:
    """They wait for each other, and see what the others did."""
    (file,) = several(tmp_path, 1)
    corpus = read_corpus(root)
    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(lambda number: add_letter(corpus, file, id=f"n{number}"), range(8)))
    assert sum(each.letter is not None for each in added) == 1
    assert len({each.already or (each.letter and each.letter.id) for each in added}) == 1
    assert len(read_corpus(root).letters) == 3


def test_what_a_killed_addition_left_is_cleared(root: Path, tmp_path: Path) -> None:
    """By the next one, and by who only wants it cleared; not while somebody is adding."""
    left = root / "letters" / ".undersigned-adding-x"
    for clear in (
        lambda: clear_leftovers(root),
        lambda: add_letter(read_corpus(root), root / "letters/open-doors/letter.txt"),
        lambda: add_letter(read_corpus(root), several(tmp_path, 1)[0]),
    ):
        (left / "0").mkdir(parents=True)
        with alone(root / "letters"):
            clear_leftovers(root)
        assert left.is_dir()
        clear()
        assert not left.exists()

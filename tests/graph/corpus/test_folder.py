from pathlib import Path

import pytest

from undersigned.data import example
from undersigned.graph.corpus import find_corpus, read_corpus
from undersigned.graph.corpus.folder import DEFAULT_BASE
from undersigned.graph.errors import CorpusError


def test_a_corpus_is_its_settings_and_its_letters(root: Path) -> None:
    """Letters are listed by id; none is opened."""
    corpus = read_corpus(root)
    assert (corpus.title, corpus.base_iri, corpus.licence) == ("Doors", "https://example.org/doors/", "CC0-1.0")
    assert [letter.id for letter in corpus.letters] == ["open-doors", "plea"]
    assert [letter.is_sheet for letter in corpus.letters] == [False, True]


def test_settings_may_be_left_out(tmp_path: Path) -> None:
    """An empty corpus.toml is a corpus with the folder's name and the default base."""
    (tmp_path / "corpus.toml").touch()
    corpus = read_corpus(tmp_path)
    assert (corpus.title, corpus.base_iri, corpus.letters) == (tmp_path.name, DEFAULT_BASE, ())


def test_a_folder_whose_name_steers_is_no_title(tmp_path: Path) -> None:
    """The folder's name would be written into every export, and a partner's import would refuse it."""
    folder = tmp_path / "Doors\u202e"
    folder.mkdir()
    (folder / "corpus.toml").touch()
    with pytest.raises(CorpusError, match=r"corpus\.toml: give a title, .*U\+202E"):
        read_corpus(folder)
    (folder / "corpus.toml").write_text('title = "Doors"')
    assert read_corpus(folder).title == "Doors"


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ('title = "a', "corpus.toml:1: not TOML"),
        ('title = "a"\n\nbase_iri = \n', "corpus.toml:3: not TOML"),
        ("title = 3", "title must be a text"),
        ('titel = "a"', "corpus.toml:1: unknown key 'titel'"),
        ('base_iri = "example.org/"', "base_iri must be"),
        ('base_iri = "https://example.org"', "base_iri must be"),
        ('base_iri = "https://example.org/a b/"', "base_iri must be"),
        ('base_iri = "https://example.org/#"', "base_iri must be"),
        ('base_iri = "ftp://example.org/"', "base_iri must be"),
    ],
)
def test_settings_that_are_wrong_are_said_in_one_line(tmp_path: Path, settings: str, says: str) -> None:
    """The file is named, the line where there is one."""
    (tmp_path / "corpus.toml").write_text(settings)
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_settings_is_no_corpus(tmp_path: Path) -> None:
    """The line says how to make one."""
    with pytest.raises(CorpusError, match=r"no corpus\.toml in this folder; `undersigned init"):
        read_corpus(tmp_path)
    with pytest.raises(CorpusError, match="no such folder"):
        read_corpus(tmp_path / "gone")


def test_settings_that_are_not_text_are_said(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 name the byte."""
    (tmp_path / "corpus.toml").write_bytes(b'title = "\xff"')
    with pytest.raises(CorpusError, match="byte 9 is not UTF-8"):
        read_corpus(tmp_path)


def test_the_option_comes_before_the_variable_before_the_working_folder(root: Path, tmp_path: Path) -> None:
    """And the shipped example comes last, with a note."""
    variable = {"UNDERSIGNED_CORPUS": str(root)}
    assert find_corpus(root, {"UNDERSIGNED_CORPUS": "gone"}, tmp_path)[0].root == root
    assert find_corpus(None, variable, tmp_path) == (read_corpus(root), None)
    assert find_corpus(None, {}, root) == (read_corpus(root), None)
    corpus, note = find_corpus(None, {}, tmp_path)
    assert corpus.root == example()
    assert note is not None
    assert "example" in note


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (["letters/stray.txt"], "move this file elsewhere"),
        (["letters/README.md"], "move this file elsewhere"),
        (["letters/Bad Name/letter.txt"], "rename it"),
        (["letters/empty/"], "no letter in this folder"),
        (["letters/only/letter.toml"], "no letter in this folder"),
        (["letters/two/letter.txt", "letters/two/other.md"], "more than one document (letter.txt, other.md)"),
    ],
)
def test_a_folder_of_letters_that_is_not_in_order_is_said(root: Path, make: list[str], says: str) -> None:
    """One folder a letter, one document a folder."""
    for name in make:
        path = root / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_text("text")
    with pytest.raises(Exception, match="letters") as caught:
        read_corpus(root)
    assert says in str(caught.value)


@pytest.mark.parametrize("name", ["letters/lost", "letters/plea/lost.txt"])
def test_a_link_that_leads_nowhere_is_said(root: Path, name: str) -> None:
    """A letter that is not there must not be passed over."""
    (root / name).symlink_to("gone")
    with pytest.raises(CorpusError, match=f"{name}: this link leads nowhere"):
        read_corpus(root)


def test_an_error_in_a_corpus_that_the_environment_names_says_so(tmp_path: Path) -> None:
    """Nobody remembers what they once exported."""
    with pytest.raises(CorpusError, match=r"UNDERSIGNED_CORPUS: .*gone: there is no such folder"):
        find_corpus(None, {"UNDERSIGNED_CORPUS": str(tmp_path / "gone")}, tmp_path)


def test_what_is_hidden_is_passed_over(root: Path) -> None:
    """Editors, file managers and half-done additions leave files that nobody means."""
    (root / "letters" / ".undersigned-adding-x").mkdir()
    for name in (".DS_Store", "Thumbs.db", "notes~", "#a#"):
        (root / "letters" / name).touch()
    for name in (".letter.yaml.swp", "letter.yaml~", "#letter.yaml#", "letter.yaml.bak", "letter.swp", "Thumbs.db"):
        (root / "letters" / "plea" / name).touch()
    assert len(read_corpus(root).letters) == 2

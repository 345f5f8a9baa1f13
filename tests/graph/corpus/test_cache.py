from pathlib import Path

import pytest

from undersigned.graph.corpus import LetterCache, cache, read_corpus, read_letters


def test_a_letter_that_has_not_changed_is_not_read_again(root: Path, tmp_path: Path) -> None:
    """What comes from the cache is what was read."""
    corpus = read_corpus(root)
    fresh = read_letters(corpus, LetterCache(None, tmp_path / "one"))
    again = LetterCache(tmp_path / "one", tmp_path / "two")
    assert read_letters(corpus, again) == fresh
    assert again.reused == 2
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("open-doors/letter.txt", "Open Letter\n\n  1. Free Tibet\n"),
        ("open-doors/letter.toml", 'url = "https://example.org/"\n'),
    ],
)
def test_a_letter_that_has_changed_is_read_again(root: Path, tmp_path: Path, file: str, content: str) -> None:
    """Its document, or what a person states about it; the other letter is not."""
    read_letters(read_corpus(root), LetterCache(None, tmp_path))
    (root / "letters" / file).write_text(content)
    corpus = read_corpus(root)
    kept = LetterCache(tmp_path)
    assert read_letters(corpus, kept) == read_letters(corpus)
    assert kept.reused == 1


def test_other_code_or_words_make_a_letter_new(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache knows by what it was made."""
    corpus = read_corpus(root)
    read_letters(corpus, LetterCache(None, tmp_path))
    monkeypatch.setattr(cache, "_code", lambda: "another version")
    kept = LetterCache(tmp_path)
    read_letters(corpus, kept)
    assert kept.reused == 0


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}", b"a\nb\n", b"a" * 64 + b"\n{}\n"])
def test_a_damaged_cache_is_passed_over(root: Path, tmp_path: Path, damage: bytes) -> None:
    """It is only a cache: the letter is read again."""
    corpus = read_corpus(root)
    letters = read_letters(corpus, LetterCache(None, tmp_path))
    for file in tmp_path.glob("*.json"):
        file.write_bytes(damage)
    kept = LetterCache(tmp_path)
    assert read_letters(corpus, kept) == letters
    assert kept.reused == 0


def test_a_cut_off_cache_is_passed_over(root: Path, tmp_path: Path) -> None:
    """Half a file is no file."""
    corpus = read_corpus(root)
    letters = read_letters(corpus, LetterCache(None, tmp_path))
    for file in tmp_path.glob("*.json"):
        file.write_bytes(file.read_bytes()[:-20])
    assert read_letters(corpus, LetterCache(tmp_path)) == letters


def test_progress_is_told_letter_by_letter(root: Path) -> None:
    """`seen` hears every id, in order."""
    seen: list[str] = []
    read_letters(read_corpus(root), seen=seen.append)
    assert seen == ["open-doors", "plea"]

from pathlib import Path

import pytest

from undersigned.graph.corpus import read_corpus, read_letter
from undersigned.graph.errors import CorpusError
from undersigned.graph.model import Letter, Severity


def read(root: Path, id: str) -> Letter:
    """One letter of the corpus."""
    return read_letter(next(letter for letter in read_corpus(root).letters if letter.id == id))


def test_a_document_and_a_sheet_are_read_alike(root: Path) -> None:
    """Both are letters of the same shape, with spans into their own text."""
    for id in ("open-doors", "plea"):
        letter = read(root, id)
        assert letter.id == id
        assert [each.organization for each in letter.signatories] == ["Free Tibet", "Hong Kong Watch"]
        assert all(letter.source.text[span.start : span.end] == span.quote for span in letter.spans())


def test_what_a_person_states_stands_beside_what_the_letter_says(root: Path) -> None:
    """letter.toml supplies what the text does not say, and answers the issue that it was missing."""
    assert "date-absent" in {issue.code for issue in read(root, "open-doors").issues}
    (root / "letters" / "open-doors" / "letter.toml").write_text(
        'url = "https://example.org/letter"\nalso_at = ["https://example.org/copy"]\n'
        'publisher = "The Post"\ndate = 2021-02-18\n'
    )
    letter = read(root, "open-doors")
    assert letter.supplied == (("date", "2021-02-18"), ("publisher", "The Post"))
    assert (letter.source.url, letter.source.also_at) == ("https://example.org/letter", ("https://example.org/copy",))
    assert (letter.date, letter.issued, letter.published_by) == (None, "2021-02-18", "The Post")
    assert "date-absent" not in {issue.code for issue in letter.issues}


@pytest.mark.parametrize(
    ("stated", "differs"), [("2022-08", False), ("2022-08-17", False), ("2022", False), ("2021-02-18", True)]
)
def test_a_date_that_is_not_the_letter_s_own_is_kept_and_said(root: Path, stated: str, *, differs: bool) -> None:
    """A person goes before the letter; who is more or less exact does not contradict it."""
    (root / "letters" / "plea" / "letter.toml").write_text(f'date = "{stated}"\n')
    letter = read(root, "plea")
    assert letter.issued == stated
    found = [issue for issue in letter.issues if issue.code == "date-differs"]
    assert [issue.severity for issue in found] == [Severity.WARNING] * differs
    for issue in found:
        assert "2022-08" in issue.message
        assert stated in issue.message
        assert issue.span is not None
        assert issue.span.quote == "2022-08"


def test_a_sheet_may_have_a_letter_toml_too(root: Path) -> None:
    """Its addresses are added to those of the sheet."""
    (root / "letters" / "plea" / "letter.toml").write_text('also_at = ["https://example.org/copy"]\n')
    letter = read(root, "plea")
    assert (letter.source.url, letter.source.also_at) == ("https://example.org/plea", ("https://example.org/copy",))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("date = 2021", "date must be like"),
        ('date = "18 February"', "date must be like"),
        ('date = "2021-02-30"', "date must be like"),
        ("date = 2021-02-18T10:00:00", "date must be like"),
        ('url = ["a"]', "url must be a text"),
        ('url = "javascript:alert(1)"', "letter.toml: url must be a web address"),
        ('also_at = ["https://example.org/", "copy.html"]', "letter.toml: also_at must be a web address"),
        ('also_at = "a"', "also_at must be a list"),
        ('\nauthor = "a"', "letter.toml:2: unknown key 'author'"),
        ("date =", "letter.toml:1: not TOML"),
        (f"date = {'9' * 5000}", "too many digits"),
        (f"date = 0x{'f' * 5000}", "too many digits"),
        (f"also_at = {'[' * 5000}{']' * 5000}", "too deep"),
        ('title = "\\ud800"', "letter.toml:1: not TOML"),
    ],
)
def test_a_letter_toml_that_is_wrong_is_said_in_one_line(root: Path, text: str, says: str) -> None:
    """The file is named."""
    (root / "letters" / "plea" / "letter.toml").write_text(text)
    with pytest.raises(CorpusError) as caught:
        read(root, "plea")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)

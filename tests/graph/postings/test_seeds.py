"""The two transcribed letters of the example, put up again elsewhere: joined where it is certain, else asked."""

import html

import pytest

from undersigned.data import example
from undersigned.graph.corpus import read_corpus, read_letters
from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import BlockKind, Letter
from undersigned.graph.postings import find_postings, version_diff
from undersigned.graph.resolve import resolve

BIDEN_2021, BIDEN_2023 = "2021-02-us-china-policy", "2023-11-apec-biden"
MORE = {
    BIDEN_2021: ("Ann Example | Example Watch", "Bo Sample | Sample Network", "Cy Other | Other Forum"),
    BIDEN_2023: ("60. Example Watch", "61. Sample Network", "62. Other Forum"),
}
FOOTER = "Example Watch is a small organization that works in several places. Donate today and read our newsletter."


@pytest.fixture(scope="module")
def letters() -> dict[str, Letter]:
    """The letters of the example, by id."""
    return {letter.id: letter for letter in read_letters(read_corpus(example()))}


def page(letter: Letter, *, title: str, more: tuple[str, ...]) -> bytes:
    """The letter as a page of another site, under another title, with more signatories."""
    body, last = [], letter.signatories[-1].span.end
    for block in letter.source.blocks:
        lines = letter.source.text[block.start : block.end].split("\n")
        if letter.title is not None and block.start <= letter.title.span.start < block.end:
            body.append(f"<h1>{title}</h1>")
            continue
        said = "<br>".join(map(html.escape, [*lines, *(more if block.start < last <= block.end else ())]))
        body.append(f"<ul><li>{said}</li></ul>" if block.kind is BlockKind.LIST_ITEM else f"<p>{said}</p>")
    site = "<nav><a href='/'>Home</a> <a href='/about'>About</a></nav>"
    return (
        f"<html><body>{site}<article>{''.join(body)}</article><footer><p>{FOOTER}</p></footer></body></html>".encode()
    )


def test_a_repost_with_its_date_is_joined_and_its_late_signatories_are_told(letters: dict[str, Letter]) -> None:
    """Another site, another title, three more names: the words, the day, the addressee and the list agree."""
    first = letters[BIDEN_2021]
    data = page(first, title="Groups write to the President", more=MORE[BIDEN_2021])
    repost = extract(source_from_bytes("again.html", data), id="again")
    found = find_postings([*letters.values(), repost])
    assert [work.versions for work in found.works] == [(BIDEN_2021, "again")]
    assert found.questions == ()
    diff = version_diff(first, repost, resolve([first, repost], primary=found.primary))
    assert [each.named_as for each in diff.added] == ["Example Watch", "Sample Network", "Other Forum"]
    assert (diff.gone, diff.late, diff.vanished) == ((), True, False)
    assert first.title is not None
    assert diff.words
    assert all(each.before is not None and each.before.quote in first.title.value for each in diff.words)


def test_a_repost_without_a_date_is_asked(letters: dict[str, Letter]) -> None:
    """The day of this letter was supplied by a person; its text does not print it."""
    data = page(letters[BIDEN_2023], title="Groups write again", more=MORE[BIDEN_2023])
    found = find_postings([*letters.values(), extract(source_from_bytes("again.html", data), id="again")])
    assert found.works == ()
    assert [(each.kind, each.left, each.right) for each in found.questions] == [
        ("letter", f"letter/{BIDEN_2023}", "letter/again")
    ]


def test_the_same_letter_in_another_format_is_joined(letters: dict[str, Letter]) -> None:
    """Plain text and Markdown."""
    data = letters[BIDEN_2021].source.text.encode()
    found = find_postings([*letters.values(), extract(source_from_bytes("again.md", data), id="again")])
    assert [work.versions for work in found.works] == [(BIDEN_2021, "again")]

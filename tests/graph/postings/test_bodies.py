"""The words of a letter's prose."""

from dataclasses import replace

from tests.graph.postings.letters import TEXT, posting, sheet
from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.postings.bodies import body_of, contents_of, print_of


def test_the_body_is_the_prose_alone() -> None:
    """Title, date, addressee, the list and the declared number are left out."""
    words = " ".join(TEXT).casefold().replace(",", "").replace(".", "").split()
    body = body_of(posting("a", names=("A Long Name of Nine Words to Look Like Prose",)))
    assert [word for word in body.words if not word.isdigit()] == words


def test_every_word_stands_where_it_says() -> None:
    """Places lead into the text, whatever was folded."""
    letter = posting("a", text=(TEXT[0].upper(), *TEXT[1:]))
    body = body_of(letter)
    assert [letter.source.text[start:end].casefold() for start, end in body.places] == list(body.words)


def test_a_sign_of_a_script_without_spaces_is_a_word() -> None:
    """So that Chinese has shingles as well as English."""
    assert body_of(posting("a", text=("我们要求立即释放所有被关押的律师 now",))).words[-5:] == (
        "押",
        "的",
        "律",
        "师",
        "now",
    )


def test_the_contents_have_the_shortest_line_and_whom_it_goes_to() -> None:
    """Without title, date and list; what is printed has the title and the date as well, but no list."""
    letter = posting("a", text=("Vote for it.",), names=("Harbour Watch", "Quay"))
    assert contents_of(letter).words == ("olaf", "scholz", "1", "vote", "for", "it")
    assert print_of(letter).words == ("open", "the", "harbour", "town", "2021", "02", "18", *contents_of(letter).words)


def test_vowels_that_are_marks_are_part_of_a_word() -> None:
    """Tibetan and Hindi write them so, and they tell words apart."""
    one, other = (contents_of(posting("a", text=(text,))).words for text in ("བོད་ हिन्दी", "བུད་ हिन्दा"))
    assert len(one) == len(other)
    assert sum(left != right for left, right in zip(one, other, strict=True)) == 2


def test_a_fact_sheet_has_no_body() -> None:
    """Its words are those of whoever wrote it down."""
    assert not body_of(sheet("a")).whole


def test_the_declared_count_is_no_part_of_it() -> None:
    """It grows with the list."""
    text = (
        "Joint letter\n\nDear Chancellor Scholz,\n\nOn behalf of {} organizations, "
        + TEXT[1]
        + "\n\n1. Lanterns\n2. Quay\n"
    )
    one, other = (extract(source_from_bytes("a.txt", text.format(n).encode())) for n in (2, 3))
    assert one.claimed_count != other.claimed_count
    assert body_of(one).words == body_of(other).words
    assert body_of(replace(one, claimed_count=None)).words != body_of(one).words

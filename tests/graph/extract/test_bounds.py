"""Letters made to take for ever are read in their turn: nothing costs the square of its length."""

from collections.abc import Callable

import pytest

from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Letter

OPENING = "Joint letter on the press\n\n12 May 2021\n\nDear President Novak,\n\nWe urge you to act now.\n\n"
SIGNED = OPENING + "Signed by:\n\n"
LENGTH = 100_000  # what costs the square of this would not end within the minute that a test has
MANY = 3_000


def read(text: str) -> Letter:
    """The letter that a text is, each fact at its place."""
    letter = extract(source_from_bytes("letter.txt", text.encode()))
    for each in letter.signatories:
        assert letter.source.text[each.span.start : each.span.end] == each.span.quote
    return letter


@pytest.mark.parametrize(
    "piece",
    [
        "freedom of the people ",
        "Freedom People ",
        "A B C D ",
        "A",
        ", ",
        "; ",
        "7",
        "12 345 6 ",
        "1. ",
        "(",
        "[",
        "(a) ",
        ". ",
        ".",
        "!",
        " / ",
        "-",
        "\t",
        " ",
        "自由人民的信中國人權",
        "陳大文、",
        "人权，",
        "12 May 2021, ",
        "a@",
        "https://a.b/",
        "We urge you to release ",
        "release of Ana Ruiz, including: ",
        "on behalf of ",
        "120 organizations and ",
        "\u200b",
        "e\u0301",
    ],
)
@pytest.mark.parametrize("opening", [OPENING, SIGNED], ids=["body", "list"])
def test_one_long_line_is_read(opening: str, piece: str) -> None:
    """Whatever a line repeats, the words around it are read as ever."""
    letter = read(f"{opening}We urge you to release x{piece * (LENGTH // len(piece))}x\n")
    assert letter.date is not None
    assert letter.date.value == "2021-05-12"
    assert [each.name for each in letter.addressees] == ["Novak"]


def names(count: int) -> list[str]:
    """Names of organizations, all different."""
    return [f"Harbour Rights Watch {number}" for number in range(1, count + 1)]


@pytest.mark.parametrize(
    "printed",
    [
        lambda: "\n".join(names(MANY)),
        lambda: "\n".join(f"{number}. {name}" for number, name in enumerate(names(MANY), 1)),
        lambda: "; ".join(names(MANY)),
        lambda: ", ".join(names(MANY)),
        lambda: "\n\n".join(f"Ana Ruiz\n{name}" for name in names(MANY)),
        lambda: "\n".join(f"Ana Ruiz, Director, {name}" for name in names(MANY)),
    ],
    ids=["lines", "numbers", "semicolons", "commas", "two-lines", "people"],
)
def test_a_long_list_is_read_to_its_end(printed: Callable[[], str]) -> None:
    """Each of some thousand names is one signatory."""
    letter = read(f"{SIGNED}{printed()}\n")
    assert len(letter.signatories) == MANY
    assert letter.signatories[-1].organization == f"Harbour Rights Watch {MANY}"


@pytest.mark.parametrize(
    "line", ["\n", "x\n", ",\n", "Signed by:\n\n", "cc:\n", "!?.,;:-()[]\n", "x | y\n", "  x\n y\n"]
)
def test_many_small_lines_are_read(line: str) -> None:
    """Lines that say nothing take nothing away from the heading."""
    letter = read(SIGNED + line * (20_000 // len(line)))
    assert letter.date is not None
    assert letter.date.value == "2021-05-12"


def test_many_sentences_between_names_are_read() -> None:
    """Names and sentences in turns, a thousand times each."""
    turn = "Ana Ruiz\n\nWe urge you to act at once for those who are held in the prison of the town.\n\n"
    letter = read(SIGNED + turn * 1_000)
    assert letter.title is not None
    assert letter.title.value == "Joint letter on the press"


def test_brackets_within_brackets_are_no_recursion() -> None:
    """However deep they stand."""
    letter = read(f"{SIGNED}Harbour Watch {'(' * 50_000}{')' * 50_000}\n")
    assert [each.name for each in letter.addressees] == ["Novak"]

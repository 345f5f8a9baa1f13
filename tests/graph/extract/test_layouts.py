"""Made letters in every layout are read back: who signed, with what beside the name, and who is held."""

from functools import cache

import pytest

from tests.generator.layouts import Layout, registry
from tests.generator.letters import generated_letters, made_letters
from tests.generator.scoring import Score, compare
from tests.generator.values import Made
from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.ingest.formats import READERS
from undersigned.graph.model import Letter

LETTERS = 4
SEED = 7
WANTED = 0.99
WANTED_OF_FIELDS = 0.95
LAYOUTS = registry()


@cache
def letters(name: str) -> tuple[tuple[Made, Letter], ...]:
    """The made letters of one layout, as made and as read."""
    layout = LAYOUTS[name]
    if not is_read(layout):
        pytest.skip(f"{layout.suffix} is not read yet")
    made = made_letters(layout, LETTERS, seed=SEED)
    return tuple((each, extract(source_from_bytes(each.name, each.data))) for each in made)


@cache
def measured(name: str) -> tuple[Score, str]:
    """The score of one layout, and what went wrong first."""
    score = Score()
    wrong = ""
    for made, letter in letters(name):
        reading = compare(made, letter, score)
        if not reading.perfect and not wrong:
            wrong = f"{made.name}: {reading}"
    return score, wrong


def is_read(layout: Layout) -> bool:
    """Whether there is a reader for the layout's format."""
    return any(layout.suffix in reader.suffixes for reader in READERS)


@pytest.mark.parametrize("name", LAYOUTS)
def test_those_who_signed_are_read(name: str) -> None:
    """Everyone who signed is found, and nobody else."""
    score, wrong = measured(name)
    assert (score.recall >= WANTED, score.precision >= WANTED) == (True, True), wrong


@pytest.mark.parametrize("name", [name for name, layout in LAYOUTS.items() if layout.fields])
def test_what_stands_beside_a_name_is_read(name: str) -> None:
    """The organization, role, country, acronym or second name that the layout prints."""
    score, wrong = measured(name)
    shares = {field: score.share(field) for field in LAYOUTS[name].fields}
    assert [field for field, share in shares.items() if share is not None and share < WANTED_OF_FIELDS] == [], wrong


@pytest.mark.parametrize("name", LAYOUTS)
def test_positions_count_those_who_signed(name: str) -> None:
    """1, 2, 3 and so on, with no gap and none twice, however the list is laid out."""
    for made, letter in letters(name):
        positions = [each.position for each in letter.signatories]
        assert positions == list(range(1, len(positions) + 1)), made.name


def test_those_who_are_held_are_read() -> None:
    """Over all layouts: whose release is asked for, and none of those named beside them."""
    scores = [measured(name)[0] for name, layout in LAYOUTS.items() if is_read(layout)]
    right, missed, wrong = (
        sum(getattr(score, f"held_{part}") for score in scores) for part in ("right", "missed", "wrong")
    )
    assert right / (right + missed) >= WANTED
    assert right / (right + wrong) >= WANTED


def test_there_are_many_layouts() -> None:
    """Forty at the least, in every format and language that is read."""
    assert len(LAYOUTS) >= 40
    assert {layout.suffix for layout in LAYOUTS.values()} == {".txt", ".md", ".html", ".docx", ".pdf"}
    assert {language for layout in LAYOUTS.values() for language in layout.languages} >= {"en", "de", "fr", "es"}


def test_made_letters_are_the_same_everywhere() -> None:
    """A seed gives the same bytes and gold again, and another seed others."""

    def texts(seed: int) -> list[tuple[str, Made]]:
        return [(name, made) for name, _, made in generated_letters(seed, 12)]

    assert texts(3) == texts(3)
    assert [made.signed for _, made in texts(3)] != [made.signed for _, made in texts(4)]

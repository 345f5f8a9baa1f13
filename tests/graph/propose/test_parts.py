import itertools

from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.propose.parts import parts


@given(st.text(alphabet="ab\n ", max_size=400), st.integers(4, 60), st.data())
def test_parts_cover_the_text_and_overlap(text: str, size: int, data: st.DataObject) -> None:
    """Every character is in a part, none is larger than asked, and each goes on before the last one ended."""
    overlap = data.draw(st.integers(0, size // 2 - 1))
    cut = list(parts(text, size=size, overlap=overlap))
    if not text.strip():
        assert cut == []
        return
    assert all(part.words == text[part.start : part.end] and 0 < len(part.words) <= size for part in cut)
    assert (cut[0].start, cut[-1].end) == (0, len(text))
    for before, after in itertools.pairwise(cut):
        assert before.start < after.start <= before.end - overlap
        assert before.end < after.end


def test_a_line_is_whole_in_one_of_the_parts() -> None:
    """Entries of a list are not cut in two."""
    lines = [f"{number}. Organization {number}" for number in range(2_000)]
    cut = list(parts("\n".join(lines)))
    assert len(cut) > 1
    assert {line for part in cut for line in part.words.splitlines()} == set(lines)


def test_a_short_letter_is_one_part() -> None:
    """And a line that never ends is cut all the same."""
    assert [part.words for part in parts("Dear Sir")] == ["Dear Sir"]
    assert [part.start for part in parts("x" * 30, size=20, overlap=5)] == [0, 15]

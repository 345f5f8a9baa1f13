from hypothesis import given
from hypothesis import strategies as st

from undersigned.viz.segments import Segment, between, segments

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair))), max_size=12
)


@given(SPANS)
def test_every_character_carries_exactly_the_spans_over_it(spans: list[tuple[int, int]]) -> None:
    """Nested, crossing, equal and empty spans: a character's marks are those of the spans that hold it."""
    cut = segments(spans)
    for place in range(31):
        over = {number for number, (start, end) in enumerate(spans) if start <= place < end}
        here = [set(segment.marks) for segment in cut if segment.start <= place < segment.end]
        assert here == ([over] if over else [])


@given(SPANS)
def test_the_innermost_span_comes_first(spans: list[tuple[int, int]]) -> None:
    """The shortest, and of equally long ones the first."""
    for segment in segments(spans):
        order = [(spans[number][1] - spans[number][0], number) for number in segment.marks]
        assert order == sorted(order)


@given(SPANS, st.integers(0, 30), st.integers(0, 30))
def test_a_range_is_covered_without_gaps(spans: list[tuple[int, int]], one: int, other: int) -> None:
    """Whatever part of the text is shown, its segments follow one another from its start to its end."""
    start, end = min(one, other), max(one, other)
    cut = segments(spans)
    found = list(between(cut, start, end))
    places = [place for segment in found for place in range(segment.start, segment.end)]
    assert places == list(range(start, end))
    marks = {place: segment.marks for segment in cut for place in range(segment.start, segment.end)}
    assert all(segment.marks == marks.get(segment.start, ()) for segment in found)


def test_words_without_spans_are_one_segment() -> None:
    """Nothing is marked where nothing was found."""
    assert list(between([], 3, 8)) == [Segment(3, 8, ())]
    assert list(between([], 3, 3)) == []

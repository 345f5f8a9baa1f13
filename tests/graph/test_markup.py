from undersigned.graph.markup import MOST, card, table, words
from undersigned.graph.named import Named

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;'


def test_nothing_hostile_gets_through() -> None:
    """Names, IRIs, headings and captions are escaped wherever they stand."""
    named = Named(HOSTILE, f"https://example.org/{HOSTILE}", "x")
    for html in (
        table([HOSTILE], [[HOSTILE], [named], [(HOSTILE, named)]], caption=HOSTILE),
        card(HOSTILE, [(HOSTILE, HOSTILE), ("x", named)]),
        card(named, []),
        words(named),
    ):
        assert "<script" not in html
        assert "<img" not in html
        assert 'title="https://example.org/"' not in html
        assert "&amp;amp;" in html


def test_names_have_their_iri_as_title() -> None:
    """Whoever points at a name sees whose it is."""
    assert words(Named("PEN", "https://x.org/pen", "pen")) == '<span title="https://x.org/pen">PEN</span>'


def test_a_long_table_says_how_much_is_left_out() -> None:
    """Only the first rows are shown."""
    html = table(["n"], [[n] for n in range(MOST + 1500)])
    assert html.count("<tr>") == MOST + 2
    assert "… and 1,500 more" in html


def test_what_has_no_value_is_left_out_of_a_card() -> None:
    """Nothing is shown as None; a number that is zero is a value."""
    html = card("Title", [("a", None), ("b", ""), ("c", ()), ("d", 0)])
    assert html.count("<tr>") == 1
    assert ">0<" in html

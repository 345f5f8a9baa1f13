import pandas as pd

from tests.factory import BASE
from undersigned.graph.named import Named
from undersigned.graph.rdf.rows import Result, Term
from undersigned.queries import Catalog
from undersigned.queries.frames import Answer, series


def test_names_keep_their_iris(catalog: Catalog) -> None:
    """A column of entities holds names that know IRI and id; letters know theirs."""
    frame = catalog.run("cosigners", org="PEN")
    partner = next(iter(frame["partner"]))
    assert isinstance(partner, Named)
    assert partner.iri == BASE + partner.id
    assert partner.id == frame["partner_id"][0]
    letter = catalog.run("letters_by_date")["letter"][0]
    assert (letter.id, letter.iri) == (str(letter), f"{BASE}letter/{letter}")


def test_a_notebook_shows_the_iri_as_title(catalog: Catalog) -> None:
    """An answer is a table of names, each with its IRI; what is missing is empty."""
    frame = catalog.run("letters_by_date")
    assert isinstance(frame, Answer)
    html = frame._repr_html_()
    assert f'<span title="{BASE}letter/xi">xi</span>' in html
    assert "4 rows" in html
    assert "None" not in html
    assert "&lt;NA&gt;" not in html


def test_what_is_made_of_an_answer_is_a_plain_frame(catalog: Catalog) -> None:
    """Sorting and the like leave pandas to itself, and the names stay."""
    frame = catalog.run("cosigners", org="PEN")
    assert type(frame.sort_values("partner")) is pd.DataFrame
    assert all(isinstance(each, Named) for each in frame.merge(frame, on="partner_id")["partner_x"])


def test_columns_are_typed_by_what_they_hold() -> None:
    """Whole numbers, decimals, truth and text keep apart, and a column without values is one of objects."""
    named = Named("a", "https://x.org/a", "a")
    given: tuple[list[str | int | float | None], ...] = (
        [1, None],
        [1, 2.5],
        [True, None],
        ["a", named],
        [None],
        [1, "a"],
    )
    assert [str(series(each).dtype) for each in given] == [
        "Int64",
        "Float64",
        "boolean",
        "object",
        "object",
        "object",
    ]


def test_a_result_is_escaped() -> None:
    """An answer to SPARQL shows its terms, whatever they hold."""
    html = Result(("a<b",), [(Term("literal", "<script>"),), (None,)])._repr_html_()
    assert "<script>" not in html
    assert "a&lt;b" in html

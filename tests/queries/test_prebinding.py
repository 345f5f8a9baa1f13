"""Subqueries that return what may be bound before them, whatever else stands in a query."""

from undersigned.queries.prebinding import can_be_bound_before, returning


def test_words_in_comments_and_strings_are_none_of_the_query() -> None:
    """Only what the engine reads as a subquery is changed."""
    text = 'SELECT ?a { # SELECT {\n { SELECT ?a { ?a ?p "SELECT } VALUES", <urn:SELECT> } } }'
    assert returning(text, ["x"]) == text.replace("SELECT ?a { ?a", "SELECT ?a ?x { ?a")
    assert can_be_bound_before(text, ["x"])


def test_what_is_returned_already_stays_as_it_is() -> None:
    """A variable within an expression is not returned, one beside it is."""
    text = "SELECT ?n { { SELECT (COUNT(DISTINCT ?x) AS ?n) ?y { ?x ?p ?y } GROUP BY ?y HAVING (?n > 1) } }"
    wanted = "SELECT ?n { { SELECT (COUNT(DISTINCT ?x) AS ?n) ?y ?x { ?x ?p ?y } GROUP BY ?y ?x HAVING (?n > 1) } }"
    assert returning(text, ["x", "y"]) == wanted


def test_an_aggregate_over_all_becomes_one_over_each_value() -> None:
    """A subquery that returns a variable beside an aggregate has to group by it."""
    text = "SELECT ?n { { SELECT (COUNT(?s) AS ?n) WHERE { ?s ?p ?x } } }"
    wanted = "SELECT ?n { { SELECT (COUNT(?s) AS ?n) ?x WHERE { ?s ?p ?x } GROUP BY ?x } }"
    assert returning(text, ["x"]) == wanted


def test_without_variables_nothing_changes() -> None:
    """A question without parameters is published as it is."""
    text = "SELECT ?n { { SELECT (COUNT(?s) AS ?n) { ?s ?p ?x } } }"
    assert returning(text, []) == text


def test_what_shacl_keeps_from_queries_is_found() -> None:
    """MINUS, VALUES and SERVICE anywhere; AS only where it makes one of the variables."""
    assert not can_be_bound_before("SELECT ?a { ?a ?p ?o MINUS { ?a ?q ?o } }", ["x"])
    assert not can_be_bound_before("SELECT ?a { VALUES ?a { 1 } }", ["x"])
    assert not can_be_bound_before("SELECT ?a { ?a ?p ?o BIND(?o AS ?x) }", ["x"])
    assert can_be_bound_before("SELECT ?a { ?a ?p ?o BIND(?o AS ?y) }", ["x"])

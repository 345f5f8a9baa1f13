import pytest

from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.lexical import find_ill_typed
from undersigned.graph.rdf.names import XSD
from undersigned.graph.rdf.rows import Term


def said(value: str, datatype: str | None, language: str | None = None) -> list[str]:
    """What is said of a literal."""
    iri = None if datatype is None else XSD[datatype].value
    statement = Statement("https://x.test/a", "https://x.test/b", Term("literal", value, iri, language), None)
    return [each.message for each in find_ill_typed([statement])]


@pytest.mark.parametrize(
    ("value", "datatype", "wanted"),
    [
        ("yesterday", "dateTime", "a moment like 2021-02-18T12:00:00Z"),
        ("2021-02-18", "dateTime", "a moment"),
        ("2021-02-18T25:00:00Z", "dateTime", "a moment"),
        ("2022-13-45", "date", "a day of the calendar"),
        ("2021-02-30", "date", "a day of the calendar"),
        ("2021-13", "gYearMonth", "a month"),
        ("21", "gYear", "a year"),
        ("perhaps", "boolean", "true or false"),
        ("1.0", "integer", "a whole number"),
        ("", "integer", "a whole number"),
        ("\u0661", "integer", "a whole number"),
        ("-1", "nonNegativeInteger", "from 0"),
        ("0", "positiveInteger", "from 1"),
        ("1e3", "decimal", "a decimal number"),
        ("NaN", "decimal", "a decimal number"),
        ("much", "double", "a number"),
    ],
)
def test_what_is_not_of_its_datatype_is_refused(value: str, datatype: str, wanted: str) -> None:
    """The message names the datatype, and shows how it is written."""
    (message,) = said(value, datatype)
    assert f"xsd:{datatype} is" in message
    assert wanted in message


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2024-05-02T12:00:00.5+02:00", "dateTime"),
        ("2024-02-29", "date"),
        ("2024-02-29Z", "date"),
        ("2021-02", "gYearMonth"),
        ("1989", "gYear"),
        ("1", "boolean"),
        ("+007", "integer"),
        (".5", "decimal"),
        ("-INF", "double"),
        ("anything", "string"),
        ("anything", "duration"),
        ("anything", None),
    ],
)
def test_what_is_of_its_datatype_passes(value: str, datatype: str | None) -> None:
    """All forms that XML Schema allows; datatypes that are none of ours are left alone."""
    assert said(value, datatype) == []

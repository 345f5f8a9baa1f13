import re

import pytest

from undersigned.graph.errors import QueryError
from undersigned.queries.head import Param, ParamType, question

HEAD = "#+ summary: Everything\n#+ columns: {a: one thing}\n#+ example: undersigned query all\n"


def test_a_head_is_read_whole() -> None:
    """Summary, typed parameters with defaults and choices, columns and example come out as values."""
    text = (
        "#+ summary: Who signs\n#+ params:\n"
        "#+   org: {type: organization, required: true, description: which one}\n"
        "#+   at_least: {type: int, default: 2, description: how many}\n"
        "#+   how: {type: choice, choices: [cc, addressee], description: to whom}\n"
        "#+ columns:\n#+   who: a signer\n#+   who_id: its id\n#+   letters: how many\n"
        "#+ example: undersigned query signs --param org=PEN\n\nASK { }\n"
    )
    asked = question("signs", "cosigning", text)
    assert (asked.name, asked.topic, asked.summary) == ("signs", "cosigning", "Who signs")
    assert asked.params == (
        Param("org", ParamType.ORGANIZATION, "which one", required=True),
        Param("at_least", ParamType.INT, "how many", default="2"),
        Param("how", ParamType.CHOICE, "to whom", choices=("cc", "addressee")),
    )
    assert asked.columns == (("who", "a signer"), ("who_id", "its id"), ("letters", "how many"))
    assert asked.named_columns == ("who",)
    assert asked.example == "undersigned query signs --param org=PEN"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ASK { }", "no #+ head"),
        ("#+ summary: [", "not YAML"),
        ("#+ summary: a\n#+ example: b\n", "names no columns"),
        (HEAD.replace("#+ summary: Everything\n", ""), "summary must be one line"),
        (HEAD.replace("one thing", "''"), "a must be one line"),
        (f"{HEAD}#+ params: [org]\n", "params in the #+ head"),
        (f"{HEAD}#+ params: {{Org: {{type: int, description: d}}}}\n", "plain name"),
        (f"{HEAD}#+ params: {{org: {{type: firm, description: d}}}}\n", "needs a type"),
        (f"{HEAD}#+ params: {{org: {{type: int}}}}\n", "description must be one line"),
        (f"{HEAD}#+ params: {{org: {{type: int, description: d, defualt: 2}}}}\n", "unknown setting 'defualt'"),
        (f"{HEAD}#+ params: {{org: {{type: choice, description: d}}}}\n", "has choices exactly when"),
        (f"{HEAD}#+ params: {{org: {{type: int, least: few, description: d}}}}\n", "least must be a whole number"),
        (f"{HEAD}#+ distinct: [a, b]\n", "distinct in the #+ head must be two of its parameters"),
        (f"{HEAD}#+ params: {{a: {{type: date, description: d}}}}\n#+ order: [a]\n", "order in the #+ head"),
        (f"{HEAD}#+ params: {{org: {{type: date, most: 9, description: d}}}}\n", "which only type int takes"),
    ],
)
def test_a_faulty_head_is_named(text: str, reason: str) -> None:
    """Whoever writes a query file learns in one line which file and what is wrong."""
    with pytest.raises(QueryError, match=re.escape(reason)) as raised:
        question("all", "quality", text)
    assert str(raised.value).startswith("query quality/all.rq")
    assert "\n" not in str(raised.value)

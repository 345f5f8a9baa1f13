"""The page of questions: docs/queries.md, written from the heads of the query files."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undersigned.queries.catalog import Catalog
    from undersigned.queries.head import Param, Question

INTRODUCTION = """\
Ask at the shell with `undersigned query NAME --param name=value`, or from Python with
`Catalog(dataset).run("NAME", name=value)`, which gives a pandas frame. A name may be any alias of an organization,
person or region, or its id; capitals, quotes, dashes and a leading "the" do not matter. A parameter left out narrows
nothing. Columns of entities show names, with the ids beside them; letters show their ids.
Each question is a file, `queries/TOPIC/NAME.rq`, that is plain SPARQL and can be read and asked by itself.
"""


def queries_page(catalog: Catalog, *, note: str = "") -> str:
    """The page as Markdown: a list of the questions by topic, then a section for each. `note` goes below the title."""
    lines = ["# Questions", "", *([note] if note else []), INTRODUCTION]
    for topic, asked in groupby(catalog.list(), key=lambda question: question.topic):
        lines += [f"**{topic}**", "", *(f"- [{one.name}](#{one.name}): {one.summary}" for one in asked), ""]
    for question in catalog.list():
        lines += _section(question)
    return "\n".join(lines).rstrip() + "\n"


def _section(question: Question) -> Iterator[str]:
    yield from (f"## {question.name}", "", f"{question.summary}.", "", "```", question.example, "```", "")
    if question.params:
        yield from ("| parameter | takes | meaning |", "|---|---|---|")
        yield from (f"| `{param.name}` | {_takes(param)} | {_cell(param.description)} |" for param in question.params)
        yield ""
    yield from ("| column | meaning |", "|---|---|")
    yield from (f"| `{name}` | {_cell(meaning)} |" for name, meaning in question.columns)
    yield ""


def _takes(param: Param) -> str:
    kind = " or ".join(f"`{choice}`" for choice in param.choices) or param.type.value
    if param.default is not None:
        return f"{kind}, else {param.default}"
    return f"{kind}, required" if param.required else kind


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

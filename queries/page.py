"""The page of questions: docs/queries.md, from the heads of the query files and the answers to their examples."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from undersigned.queries.catalog import Catalog
    from undersigned.queries.head import Param, Question

INTRODUCTION = """\
Ask at the shell with `undersigned query NAME --param name=value`, or from Python with
`Catalog(dataset).run("NAME", name=value)`, which gives a pandas frame. A name may be any alias of an organization,
person or region, or its id; capitals, quotes, dashes and a leading "the" do not matter. A topic is whatever letters
name: a region, law, body, event, detainee or official; an entity is anything that has a name. A parameter left out
narrows nothing. Columns of entities show names, with the ids beside them; letters show their ids. A date is as precise
as its letter says; a letter without one has an empty date, and is neither early nor late.
Each question is a file, `queries/TOPIC/NAME.rq`, that is plain SPARQL and can be read and asked by itself, once the
line `#= params` has given way to `VALUES` for what it requires.

Some things go by another name here. Mentions without an entity, words that may name somebody and of which nobody was
made, are in [names_not_read](#names_not_read). No letter tells whether an addressee answered; who was written to again
is in [addressed_again](#addressed_again). Asks that letters repeat are in [asks_repeated](#asks_repeated), by whom they
are asked of and what they concern, and in [asks_in_the_same_words](#asks_in_the_same_words), by their words. Whoever
withdrew a signature counts for nobody; [withdrawn_signatures](#withdrawn_signatures) lists them.
"""

ANSWERED = """\
Below each question stand the first rows of the answer to its example in the corpus that comes with the package, which
commands ask where no other is given. Columns of ids are left out, long cells are cut.
"""

ROWS = 5
"""How many rows of an answer the page shows."""

WIDEST = 48
"""The most characters of a cell."""


def queries_page(catalog: Catalog, *, note: str = "", answers: bool = False) -> str:
    """The page as Markdown: a list of the questions by topic, then a section for each. `note` goes below the title.

    With `answers`, which takes a catalog that has a dataset, each section shows what its example gives.
    """
    lines = ["# Questions", "", *([note] if note else []), INTRODUCTION, *([ANSWERED] if answers else [])]
    for topic, asked in groupby(catalog.list(), key=lambda question: question.topic):
        lines += [f"**{topic}**", "", *(f"- [{one.name}](#{one.name}): {one.summary}" for one in asked), ""]
    for question in catalog.list():
        lines += _section(question)
        lines += _answer(catalog.run(question.name, **question.example_params)) if answers else []
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


def _answer(frame: pd.DataFrame) -> Iterator[str]:
    """The first rows of an answer as a table, and how many more there are."""
    if frame.empty:
        yield from ("The example corpus has nothing of the kind: the answer is empty.", "")
        return
    columns = [name for name in frame.columns if name.removesuffix("_id") not in {*frame.columns} - {name}]
    yield from (f"| {' | '.join(columns)} |", "|" + "---|" * len(columns))
    for row in frame[columns].head(ROWS).itertuples(index=False):
        yield f"| {' | '.join(map(_shown, row))} |"
    more = len(frame) - ROWS
    if more > 0:
        yield from ("", f"… and {more} more row{'s' if more > 1 else ''}")
    yield ""


def _shown(value: object) -> str:
    """A cell of an answer on one line, cut where it is long."""
    import pandas as pd

    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    words = f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())
    cut = _cell(words if len(words) <= WIDEST else words[: WIDEST - 1].rstrip() + "…")
    return f"`{cut}`" if words.startswith(("http://", "https://")) else cut  # an address cut short is no link


def _takes(param: Param) -> str:
    kind = " or ".join(f"`{choice}`" for choice in param.choices) or param.type.value
    if param.least is not None:
        kind += f" from {param.least}"
    if param.most is not None:
        kind += f" to {param.most}"
    if param.default is not None:
        return f"{kind}, else {param.default}"
    return f"{kind}, required" if param.required else kind


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

import re
from pathlib import Path

import pytest

from undersigned.queries import Catalog, queries_page
from undersigned.queries.page import ROWS, WIDEST


@pytest.fixture(scope="module")
def answered(shipped: Catalog) -> str:
    """The page, with what the example corpus answers."""
    return queries_page(shipped, answers=True)


def test_every_question_has_its_section() -> None:
    """The page lists and describes each question with all its parameters and columns."""
    page = queries_page(Catalog(), note="<!-- generated -->\n")
    assert page.startswith("# Questions\n\n<!-- generated -->\n")
    for asked in Catalog().list():
        section = page.partition(f"\n## {asked.name}\n")[2].partition("\n## ")[0]
        assert asked.summary in section
        assert asked.example in section
        assert [param.name for param in asked.params if f"| `{param.name}` |" not in section] == []
        assert [name for name, _ in asked.columns if f"| `{name}` |" not in section] == []
        assert f"- [{asked.name}](#{asked.name}): {asked.summary}" in page


def test_what_a_parameter_takes_is_said() -> None:
    """Required parameters, defaults and choices are told apart."""
    page = queries_page(Catalog())
    assert "| `org` | organization, required | the organization |" in page
    assert "| `at_least` | int from 1, else 2 |" in page
    assert "| `how` | `addressee` or `cc` |" in page


def test_answers_are_shown_by_their_first_rows(answered: str) -> None:
    """Names without ids, long cells cut, signs of Markdown made harmless; how many more rows there are is told."""
    section = answered.partition("\n## signatories\n")[2].partition("\n## ")[0]
    assert "| position | named_as | organization | person | role | country | capacity | status |" in section
    assert "| 3 | ChinaAid | ChinaAid | Bob Fu |  |  | on behalf of | signed | 0.997 | Bob Fu" in section
    assert section.rstrip().endswith("… and 19 more rows")
    assert "`https://" in answered.partition("\n## sources\n")[2]


def test_every_question_shows_its_answer(answered: str) -> None:
    """A table after that of the columns, of few rows and short cells, or the words that there is nothing."""
    for asked in Catalog().list():
        section = answered.partition(f"\n## {asked.name}\n")[2].partition("\n## ")[0]
        below = section.partition("\n| column | meaning |\n")[2].partition("\n\n")[2].strip()
        if below.startswith("The example corpus has nothing of the kind"):
            continue
        head, rule, *rows = [line for line in below.splitlines() if line.startswith("|")]
        assert set(head.strip("| ").split(" | ")) <= {name for name, _ in asked.columns}, asked.name
        assert set(rule) == {"|", "-"}
        assert 1 <= len(rows) <= ROWS
        cells = [cell.strip().strip("`") for row in rows for cell in re.split(r"(?<!\\)\|", row)]
        assert max(len(cell.replace("\\|", "|")) for cell in cells) <= WIDEST, asked.name


def test_the_page_in_docs_is_up_to_date(repository: Path, answered: str) -> None:
    """docs/queries.md is what the query files say and the example corpus answers; `just docs` writes it anew."""
    written = re.sub(
        r"^<!--.*?-->\n\n", "", (repository / "docs" / "queries.md").read_text("utf-8"), flags=re.MULTILINE
    )
    assert written == answered

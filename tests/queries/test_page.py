import re
from pathlib import Path

from undersigned.queries import Catalog, queries_page


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
    assert "| `at_least` | int, else 2 |" in page
    assert "| `how` | `addressee` or `cc` |" in page


def test_the_page_in_docs_is_up_to_date(repository: Path) -> None:
    """docs/queries.md is what the heads of the query files say; `just docs` writes it anew."""
    written = re.sub(
        r"^<!--.*?-->\n\n", "", (repository / "docs" / "queries.md").read_text("utf-8"), flags=re.MULTILINE
    )
    assert written == queries_page(Catalog())

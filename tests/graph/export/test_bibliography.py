import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.factory import dataset, letter, org, person
from tests.graph.export.conftest import NAMES
from undersigned.graph.export.bibliography import ESCAPES, MONTHS, bibtex, csl, escaped, key
from undersigned.graph.rdf import Dataset

VARIABLES = {"id", "type", "genre", "title", "author", "issued", "publisher", "URL", "language"}
"""What of the CSL schema we use."""

_TOKEN = re.compile(r"\\[a-z]+\{\}|\\[&%$#_]|[^\\{}&%$#_~^]", re.DOTALL)


def unescaped(text: str) -> str:
    """The words behind what BibTeX holds; AssertionError for anything that TeX would run."""
    back = {code: sign for sign, code in ESCAPES.items()}
    out, at = [], 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None, text[at : at + 20]
        assert found[0] in back or len(found[0]) == 1, found[0]
        out.append(back.get(found[0], found[0]))
        at = found.end()
    return "".join(out)


def parse(text: str) -> dict[str, dict[str, str]]:
    """The entries by key, strictly read: values in balanced braces or a month, nothing between entries."""
    entries: dict[str, dict[str, str]] = {}
    at = 0
    while at < len(text):
        head = re.compile(r"\n?@misc\{([a-z0-9+.-]+)").match(text, at)
        assert head is not None, text[at : at + 40]
        assert head[1] not in entries
        fields = entries[head[1]] = {}
        at = head.end()
        while (field := re.compile(r",\n  ([a-z]+) = ").match(text, at)) is not None:
            assert field[1] not in fields
            fields[field[1]], at = _value(text, field.end())
        assert text.startswith("\n}\n", at), text[at : at + 40]
        at += 3
    return entries


def _value(text: str, at: int) -> tuple[str, int]:
    if text[at] != "{":
        month = text[at : at + 3]
        assert month in MONTHS
        return month, at + 3
    depth, start = 0, at
    while True:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            return text[start + 1 : at - 1], at


def authors(field: str) -> list[str]:
    """The names in an author field, each in braces of its own."""
    found, at = [], 0
    while at < len(field):
        name, at = _value(field, at)
        found.append(unescaped(name))
        assert field.startswith(" and ", at) or at == len(field)
        at += 5
    return found


def one_line(text: str) -> str:
    """Words on one line, without control characters."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()


def signers(data: Dataset) -> dict[str, list[str]]:
    """Who signed each letter, by its id."""
    entities, found = data.entities(), dict[str, dict[str, str]]()
    for row in data.signatures():
        individual = row.capacity == "individual"
        signer = row.person if individual or row.organization is None else row.organization
        if signer is not None and row.stands:
            found.setdefault(row.letter_id, {})[signer] = one_line(entities[signer].label)
    return {letter_id: list(names.values()) for letter_id, names in found.items()}


def test_bibtex_is_read_back(data: Dataset) -> None:
    """By a strict reader: every letter, its title, every author, the date with its precision, publisher, language."""
    entries, signed = parse(bibtex(data)), signers(data)
    assert list(entries) == [key(row.id) for row in data.letters()]
    for row in data.letters():
        told = entries[key(row.id)]
        title = unescaped(told["title"][1:-1]) if "title" in told else None
        assert title == (None if row.title == row.id else one_line(row.title))
        assert authors(told.get("author", "")) == signed.get(row.id, [])
        assert told.get("date") == row.date
        if row.date is not None:
            parts = row.date.split("-")
            assert told["year"] == parts[0]
            assert told.get("month") == (MONTHS[int(parts[1]) - 1] if len(parts) > 1 else None)
            assert told.get("day") == (str(int(parts[2])) if len(parts) > 2 else None)
        assert unescaped(told.get("publisher", "")) == one_line(row.publisher or "")
        assert unescaped(told.get("langid", "")) == (row.language or "")
        assert not set("{}\\") & set(told.get("url", ""))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_words_can_be_escaped(words: str) -> None:
    """And read back, but for white space and control characters, which become spaces."""
    assert unescaped(escaped(words)) == one_line(words)


@given(st.lists(st.text(max_size=6), unique=True, max_size=6))
def test_keys_are_unique_and_fit_for_bibtex(ids: list[str]) -> None:
    """Also where upper and lower case are one, as BibTeX has it."""
    keys = [key(each) for each in ids]
    assert len({each.casefold() for each in keys}) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9+.-]*", each) for each in keys)


def test_csl_keeps_its_rules(data: Dataset) -> None:
    """Types and variables of the CSL data schema; names as literals, dates as parts that are whole numbers."""
    items: list[dict[str, Any]] = json.loads(csl(data))
    signed = signers(data)
    assert [each["id"] for each in items] == [key(row.id) for row in data.letters()]
    for row, told in zip(data.letters(), items, strict=True):
        assert told.keys() <= VARIABLES
        assert told["type"] == ("document" if row.url is None else "webpage")
        assert told.get("title") == (None if row.title == row.id else one_line(row.title))
        assert told.get("author", []) == [{"literal": name} for name in signed.get(row.id, [])]
        issued = None if row.date is None else {"date-parts": [[int(part) for part in row.date.split("-")]]}
        assert told.get("issued") == issued
        assert told.get("language") == row.language
        assert told.get("publisher") == row.publisher


def test_a_name_is_one_name_whatever_it_holds() -> None:
    """Words like "and" and commas part no name, and people are not taken apart."""
    data = dataset(letter("a", signed_by=[org(NAMES[5]), person("Jo Ann van der Berg")], kind="open letter"))
    told = parse(bibtex(data))["a"]
    assert authors(told["author"]) == ["Union and Council, The", "Jo Ann van der Berg"]
    assert told["howpublished"] == "Open letter"


def test_an_id_is_no_title() -> None:
    """A letter without a title has none here, whatever lists show in its place."""
    data = dataset(letter("2021-nameless", title=None))
    assert "title" not in parse(bibtex(data))["2021-nameless"]
    assert "title" not in json.loads(csl(data))[0]

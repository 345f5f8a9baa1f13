"""The two real letters are read exactly as their gold facts have them, word for word and place for place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from undersigned.graph.extract import extract
from undersigned.graph.ingest import read_source
from undersigned.graph.model import Span

Gold = Mapping[str, Any]
Pair = tuple[Any, Gold]  # the letter as Any: the gold says which of its optional facts are there
CAPACITY = {"organization": "organization", "individual": "individual", "person+organization": "on behalf of"}


@pytest.fixture(scope="module", params=["cfu-apec", "us-china-policy-2021"])
def pair(request: pytest.FixtureRequest, seeds: Path) -> Pair:
    """A seed letter as extracted, and its gold."""
    gold: Gold = yaml.safe_load((seeds / "gold" / f"{request.param}.yaml").read_text(encoding="utf-8"))
    return extract(read_source(seeds / gold["file"])), gold


def place(span: Span | None) -> tuple[int, int] | None:
    """Where a span lies."""
    return None if span is None else (span.start, span.end)


def gold_place(quote: Mapping[str, Any] | None) -> tuple[int, int] | None:
    """Where a quote of the gold lies, if it has a place."""
    return None if quote is None or "start" not in quote else (quote["start"], quote["end"])


def test_heading(pair: Pair) -> None:
    """Title, kind, subject, date and declared count; the first letter has no date although its footer has one."""
    letter, gold = pair
    assert place(letter.title.span) == gold_place(gold["title"])
    assert (letter.kind.value, place(letter.kind.span)) == (gold["kind"]["value"], gold_place(gold["kind"]))
    assert place(letter.subject.span) == gold_place(gold["subject"])
    assert (letter.date and letter.date.value) == gold["date"]["value"]
    assert place(letter.date and letter.date.span) == gold_place(gold["date"])
    count = letter.claimed_count
    assert (count.value, count.unit) == (gold["claimed_count"]["value"], gold["claimed_count"]["unit"])
    assert place(count.span) == gold_place(gold["claimed_count"])


def test_addressee(pair: Pair) -> None:
    """Name, position, institution and address, also where lines are fused."""
    letter, gold = pair
    [addressee], [wanted] = letter.addressees, gold["addressees"]
    assert addressee.name == wanted["name"]["quote"]
    assert addressee.position == wanted["title"]["quote"]
    assert addressee.institution == wanted["institution"]["quote"]
    for part in ("street", "locality"):
        assert wanted[part]["quote"] in addressee.address


def test_signatories(pair: Pair) -> None:
    """Each signatory in its order, with person, organization, acronym, role and capacity, at its place."""
    letter, gold = pair
    names = {"org": "organization", "person": "person", "acronym": "acronym", "role": "role"}
    got = [
        (each.position, place(each.span), each.capacity.value, {name: place(span) for name, span in each.parts.items()})
        for each in letter.signatories
    ]
    assert got == [
        (
            each["n"],
            tuple(each["span"]),
            CAPACITY[each["kind"]],
            {names[part]: gold_place(each[part]) for part in names if part in each},
        )
        for each in gold["signatories"]
    ]
    for each, wanted in zip(letter.signatories, gold["signatories"], strict=True):
        assert each.organization == wanted.get("org", {}).get("quote")
        assert each.person == wanted.get("person", {}).get("quote")


def test_copies(pair: Pair) -> None:
    """The unlabelled list of officials, its two fused lines parted."""
    letter, gold = pair
    assert [(each.name, each.position) for each in letter.cc] == [
        (each["name"]["quote"], each["title"]["quote"]) for each in gold["cc"]
    ]


def test_detainees(pair: Pair) -> None:
    """Nineteen in the first letter, the Panchen Lama by his name, and many others; none in the second."""
    letter, gold = pair
    assert [(each.name, each.aliases, place(each.span)) for each in letter.detainees] == [
        (
            each.get("name", each)["quote"],
            (each["title"]["quote"],) if "title" in each else (),
            gold_place(each),
        )
        for each in gold["detainees"]
    ]
    assert place(letter.detainees_open_ended) == gold_place(gold.get("detainees_open_ended"))


@pytest.mark.parametrize("kind", ["officials", "regions", "laws", "bodies", "events"])
def test_mentions(pair: Pair, kind: str) -> None:
    """Every mention of every official, region, law, body and event, under the gold's name, and no other."""
    letter, gold = pair
    got = {
        topic.name: sorted((mention.start, mention.end) for mention in topic.mentions)
        for topic in getattr(letter, kind)
    }
    assert got == {
        topic["value"]: sorted((mention["start"], mention["end"]) for mention in topic["mentions"])
        for topic in gold.get(kind, [])
    }


def test_positions_of_officials(pair: Pair) -> None:
    """The post held at the letter's date where it has one, else what the letter prints."""
    letter, gold = pair
    assert {each.name: each.position for each in letter.officials} == {
        each["value"]: each["role"] for each in gold["officials"]
    }


def test_asks(pair: Pair) -> None:
    """Each bullet, with its first sentence as headline."""
    letter, gold = pair
    assert [(each.position, each.span.start, each.span.end, each.headline) for each in letter.asks] == [
        (each["n"], each["start"], each["end"], each["headline"]) for each in gold["asks"]
    ]


def test_footer_and_navigation_yield_nothing(pair: Pair) -> None:
    """No span of any fact touches the site's own words."""
    letter, gold = pair
    start, end = gold["zones"]["boilerplate"]
    assert not [span for span in letter.spans() if span.start < end and start < span.end]


def test_issues_tell_what_was_mended(pair: Pair) -> None:
    """The fused lines are told, and the absent date; nothing else is wrong with these letters."""
    letter, gold = pair
    codes = sorted(issue.code for issue in letter.issues)
    assert codes == (["date-absent"] if gold["id"] == "cfu-apec" else ["fused-line"] * 3)

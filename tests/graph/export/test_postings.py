"""Exports of a letter that was put up again: what only the later posting says has that one's date, address and text."""

import io
import json
from typing import Any

import pandas as pd
import pytest

from tests.factory import BASE, dataset, letter, org
from undersigned.graph.export import export
from undersigned.graph.export.followthemoney import entity_id
from undersigned.graph.export.networks import cosigned, everything, two_mode
from undersigned.graph.postings import Work
from undersigned.graph.rdf import Dataset

EARLY, LATE = "https://example.org/early", "https://example.net/late"
MARCH, END = "2022-03-01", "2022-03-20"


@pytest.fixture(scope="module")
def posted() -> Dataset:
    """Alpha and Beta sign on the 1st; on the 20th Gamma does too, and Tenzin Nyima is named for the first time."""
    return dataset(
        letter("early", date=MARCH, url=EARLY, signed_by=[org("Alpha"), org("Beta")], asks=["Open Tibet."]),
        letter(
            "late",
            date=END,
            url=LATE,
            signed_by=[org("Alpha"), org("Beta"), org("Gamma")],
            asks=["Open Tibet."],
            detainees=["Tenzin Nyima"],
        ),
        works=[Work("early", ("early", "late"))],
    )


def test_money_links_lead_to_the_posting_that_says_so(posted: Dataset) -> None:
    """Document, date and address are those of the page on which the words stand, and that page is a posting of it."""
    lines = export(posted, "followthemoney").values()
    found: list[dict[str, Any]] = [json.loads(line) for content in lines for line in content.decode().splitlines()]
    links = {each["properties"]["entity"][0]: each["properties"] for each in found if each["schema"] == "Documentation"}
    for name, url, date, document in (
        ("organization/alpha", EARLY, MARCH, "early"),
        ("organization/gamma", LATE, END, "late"),
        ("person/tenzin-nyima", LATE, END, "late"),
    ):
        told = links[entity_id(BASE + name)]
        assert (told["sourceUrl"], told["date"]) == ([url], [date])
        assert told["document"] == told["proof"] == [entity_id(f"{BASE}letter/{document}")]
    (joined,) = (each["properties"] for each in found if each["properties"].get("role") == ["further posting of"])
    assert joined["subject"] == [entity_id(f"{BASE}letter/late")]
    assert joined["object"] == [entity_id(f"{BASE}letter/early")]


def test_statements_point_into_the_text_that_they_quote(posted: Dataset) -> None:
    """The document is the posting whose text holds the words, dated when both the actor and the words were there."""
    frame = pd.read_csv(io.BytesIO(export(posted, "discourse-network")["statements.csv"]), dtype=object)
    frame = frame.where(frame.notna(), None)
    rows = frame[["actor_id", "concept_kind", "document_id", "printed_in", "document_source", "date"]]
    assert sorted(rows.to_numpy().tolist()) == [
        ["organization/alpha", "ask", "early", None, EARLY, MARCH],
        ["organization/alpha", "detainee", "late", "late", LATE, END],
        ["organization/beta", "ask", "early", None, EARLY, MARCH],
        ["organization/beta", "detainee", "late", "late", LATE, END],
        ["organization/gamma", "ask", "late", "late", LATE, END],
        ["organization/gamma", "detainee", "late", "late", LATE, END],
    ]
    assert set(frame["letter_id"]) == {"early"}


def test_a_timeline_shows_nobody_before_the_posting(posted: Dataset) -> None:
    """Neither the late signer nor its ties nor the detainee, in any network; the letter is there on both days."""
    network = cosigned(posted)
    nodes = {node.label: node for node in network.nodes}
    assert (nodes["Alpha"].spells, nodes["Gamma"].spells) == (((MARCH, MARCH),), ((END, END),))
    ties = {(edge.source, edge.target): (edge.attributes["first"], edge.spells) for edge in network.edges}
    alpha, beta, gamma = (f"{BASE}organization/{name}" for name in ("alpha", "beta", "gamma"))
    assert ties == {
        (alpha, beta): (MARCH, ((MARCH, MARCH),)),
        (alpha, gamma): (END, ((END, END),)),
        (beta, gamma): (END, ((END, END),)),
    }
    for made in (two_mode(posted), everything(posted)):
        dated = {edge.source: edge.attributes["date"] for edge in made.edges if edge.kind == "signed"}
        assert dated == {alpha: MARCH, beta: MARCH, gamma: END}
        (whole,) = (node for node in made.nodes if node.attributes["kind"] == "letter")
        assert whole.spells == ((MARCH, MARCH), (END, END))
    named = [edge for edge in everything(posted).edges if edge.kind == "mentions"]
    assert [edge.attributes["date"] for edge in named] == [END]

"""A dataset with everything in it that can be written: every class, every predicate, every kind of judgement."""

from dataclasses import replace

from tests.factory import BASE, clusters, letter, org, person, related, to
from undersigned.graph.judgements import Judgement, apply_judgements
from undersigned.graph.model import Attachment, Issue, Letter, Severity, Span
from undersigned.graph.postings import Postings, Work
from undersigned.graph.rdf import Dataset
from undersigned.graph.resolve.entities import Relation

WORK = Work("plea", ("plea", "later"))
BY = ((), "A. Reviewer", "2024-05-02")
"""No words relied on, who judged, and when."""

JUDGEMENTS = (
    Judgement("same", "Watch", "organization/watch", "same", "one board", ("https://example.org/",), *BY[1:]),
    Judgement("different", "Doors", "Lanterns", "different", "two boards", *BY),
    Judgement("relation", "Ports", "Watch", "chapter of", "seen", *BY, since="2020-05"),
    Judgement("fact", "plea", "Tibet", "accept", "it is", *BY, "region"),
    Judgement("fact", "plea", "Nowhere", "reject", "it is none", *BY, "region"),
    Judgement("correct", "plea", "Watch (W), Norway", "correct", "seen", *BY, "signatory", (("role", "Host"),)),
    Judgement("correct", "plea", "2021-02", "correct", "seen", *BY, "date", (("value", "2021-02-03"),)),
    Judgement("withdrawn", "plea", "Doors", "shown", "it asked", *BY, since="2022-03"),
    Judgement("withheld", "Secret", "", "withheld", "at risk", *BY),
)


def everything() -> Dataset:
    """Two letters, one of them put up twice, with judgements, relations and what the reference knows."""
    plea, later, climate = letters()
    known = clusters(plea, later, climate, judgements=JUDGEMENTS, relations=relations())
    entities = tuple(
        replace(
            entity,
            reference={"organization/watch": "chinaaid", "person/joseph-r-biden": "joseph-r-biden"}.get(entity.id),
            replaced=("organization/watch-org",) if entity.id == "organization/watch" else (),
            split_from=("organization/lanterns",) if entity.id == "organization/doors" else (),
        )
        for entity in known.entities
    )
    return Dataset.from_letters(
        [plea, later, climate],
        replace(known, entities=entities),
        base=BASE,
        title="Everything",
        licence="CC0-1.0",
        postings=Postings((WORK,), {"plea": "plea", "later": "plea"}),
    )


def relations() -> tuple[Relation, ...]:
    """One of each kind."""
    return (
        related("chapter of", "Ports", "Watch", since="2020-05", source="judged by A. Reviewer"),
        related("member of", "Ports", "Doors"),
        related("secretariat of", "Doors", "Watch"),
        related("renamed to", "Lanterns", "Doors"),
    )


def letters() -> tuple[Letter, Letter, Letter]:
    """A letter, its later posting, and a statement to nobody."""
    plea = letter(
        "plea",
        subject="Tibet",
        kind="open letter",
        publisher="PEN",
        date="2021-02",
        claimed=(4, "organizations"),
        addressees=[
            to("Joseph R. Biden", position="President of the United States", institution="The White House"),
            to(institution="House of Commons", address="London"),
        ],
        cc=[to("Jake Sullivan", position="National Security Advisor")],
        signed_by=[
            org("Watch", acronym="W", country="Norway"),
            person("Jo Ann", of="Ports", role="Director", second="安乔"),
            person("Li Bo", of="Sample University", individual=True),
            org("Doors"),
        ],
        detainees=["Ilham Tohti"],
        open_ended=True,
        concerns=["Bei Ling"],
        officials=[("Wang Yi", "Foreign Minister")],
        regions=["Tibet"],
        laws=["Sample Law"],
        bodies=["Human Rights Council"],
        events=["Sample Games"],
        asks=["Open Tibet to the press."],
        issues=[Issue("fused-line", Severity.NOTE, "two names on one line", Span(0, 5, "Joint"))],
        url="https://example.org/plea",
        also_at=["https://example.com/plea"],
        supplied=[("publisher", "PEN International")],
    )
    table = Attachment("list.csv", "0" * 64, "text/csv", 0)
    plea = replace(plea, source=replace(plea.source, attachments=(table,)))
    later = letter("later", date="2021-04", signed_by=[org("Watch"), org("Lanterns")])
    climate = letter("climate", addressees=[], signed_by=[org("Watch")], complete=False)
    return apply_judgements(plea, JUDGEMENTS).letter, later, climate

"""Three letters whose co-signing can be counted on fingers: see `letters`."""

from collections.abc import Sequence

import pytest

from tests.factory import BASE, dataset, letter, org, person, to
from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Issue, Letter, Severity
from undersigned.graph.rdf import Dataset
from undersigned.graph.resolve import resolve


@pytest.fixture(scope="session")
def letters() -> tuple[Letter, ...]:
    """Alpha and Beta sign `one` (Alpha twice), all three and an individual `two`, Alpha and Gamma `three`.

    `three` has no date, and nobody signs `four`.
    """
    one = letter(
        "one",
        title="First",
        date="2020-05-01",
        signed_by=[org("Alpha", acronym="A"), org("Beta"), person("Ann", of="Alpha", role="Director")],
        cc=[to("Jo", position="Advisor")],
        claimed=(3, "groups"),
        detainees=["Gui"],
        regions=["Tibet"],
        asks=["Open Tibet."],
        officials=[("Xi", "President")],
        issues=[Issue("odd", Severity.NOTE, "odd but true")],
        url="https://example.org/one",
    )
    two = letter(
        "two",
        title="Second",
        date="2021",
        signed_by=[org("Gamma"), org("Beta"), person("Lee", of="Beta", individual=True), org("Alpha")],
        addressees=[to(institution="Council")],
        regions=["Tibet"],
    )
    three = letter("three", title="Third", signed_by=[org("Alpha"), org("Gamma"), person("Gui")])
    return one, two, three, letter("four", title="Fourth", date="2022-08")


@pytest.fixture(scope="session")
def small(letters: tuple[Letter, ...]) -> Dataset:
    """The letters as linked data."""
    return dataset(*letters)


def resolved(*letters: Letter, judgements: Sequence[Judgement] = ()) -> Dataset:
    """The linked data of these letters, with people's judgements on names followed as in a build."""
    return Dataset.from_letters(
        letters, resolve(letters, judgements), base=BASE, title="Made for tests", licence="CC0-1.0"
    )

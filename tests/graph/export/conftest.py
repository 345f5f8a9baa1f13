"""Datasets that all formats are tried on: everything that can be written, the example corpus, and hostile names."""

import pytest

from tests.factory import dataset, letter, org, person
from tests.graph.rdf.everything import everything as made
from undersigned.cli.walk import assemble
from undersigned.data import example as example_corpus
from undersigned.graph.corpus import read_corpus
from undersigned.graph.rdf import Dataset

NAMES = (
    '=HYPERLINK("http://127.0.0.1/","x")',
    "+1 @SUM(A1)",
    "'=already marked",
    "_x0041_ Committee",
    "Rock & {Roll} <b>100 %</b> \\ ~^_#$",
    "Union and Council, The",
    "人权观察 · Ἀμνηστία · 𝔘nion \u200d",
    'Say "so"; or; not',
    "bell\x07 tab\there\x1b[31m",
    "NULL",
    "1e5",
    "True",
)
"""Names that formats trip over."""


def hostile() -> Dataset:
    """Letters that such organizations and people signed, with dates of every precision and one without."""
    one = letter(
        "one",
        title="{Un}balanced } & <title> \\end{document}",
        date="2021-05-01",
        signed_by=[*(org(name) for name in NAMES), person("=Ann", of=NAMES[0], role="@Director")],
        detainees=["Gui <i>Minhai</i>"],
        regions=["Tibet & beyond"],
        asks=["=Open() Tibet."],
        publisher="-Publisher",
        url="https://example.org/a?b=1&c={2}",
        language="zh-Hant",
    )
    two = letter(
        "two", title="Second", date="2021", signed_by=[org(name) for name in NAMES[:5]], asks=["=Open() Tibet."]
    )
    three = letter("three", title="Third", signed_by=[org(NAMES[0]), org(NAMES[6]), person("Lone signer")])
    four = letter("four", title="Fourth", date="2022-08", addressees=[], language=None)
    return dataset(one, two, three, four)


@pytest.fixture(scope="session")
def example() -> Dataset:
    """The dataset of the example corpus."""
    return assemble(read_corpus(example_corpus()))


@pytest.fixture(scope="session", params=["everything", "hostile"])
def data(request: pytest.FixtureRequest) -> Dataset:
    """Each of the small datasets in turn."""
    return made() if request.param == "everything" else hostile()

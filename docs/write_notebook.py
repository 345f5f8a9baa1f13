"""Write docs/tutorial.ipynb, executed: `python docs/write_notebook.py [--check]`.

The notebook is made of the cells below and of what they answer on the example corpus. Nothing of the run itself is kept
(no times, no versions, no random ids), so that the same code gives the same bytes. With `--check` nothing is written;
the exit code is 1 when the page is not what the cells answer. Needs nbclient, nbformat and ipykernel, which come with
the extra `test`.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PAGE = Path(__file__).resolve().parent / "tutorial.ipynb"

CELLS = r'''
%% markdown
# A first hour with joint letters

Every cell below asks the example corpus that comes with undersigned: 36 letters that organizations signed together.
For letters of your own, give `open_dataset` the folder of your corpus, or of its build.

This notebook is written by `docs/write_notebook.py`, and a test runs it again.

%% code
from undersigned.graph.rdf import open_dataset

dataset = open_dataset()
dataset

%% markdown
## Questions that are ready

The catalog has them by topic; `catalog.question(NAME)` tells what one takes. All are in [queries.md](queries.md).

%% code
from undersigned.queries import Catalog

catalog = Catalog(dataset)
for topic in sorted({question.topic for question in catalog.list()}):
    print(topic)

catalog.question("cosigners").summary

%% markdown
**Who signs with ChinaAid?** Any name of it will do, in any script. The answer is a pandas frame.

%% code
partners = catalog.run("cosigners", org="對華援助協會")
partners.head()

%% markdown
A name in a frame is text, and still knows whose it is: two organizations of one name stay two.

%% code
first = partners["partner"][0]
first, first.id, first.iri

%% markdown
**Which pairs sign together most?**

%% code
catalog.run("strongest_pairs", at_least=5)

%% markdown
**Which prisoners are named, and by how many letters?**

%% code
catalog.run("detainees").head()

%% markdown
**Which of the letters declare another number of signatories than were found?**

%% code
counts = catalog.run("declared_against_found")
counts[counts["declared"] != counts["found"]].dropna(subset="declared")

%% markdown
**Who signed both of two letters?**

%% code
catalog.run("signed_both", a="2021-02-us-china-policy", b="2023-11-apec-biden")

%% markdown
**Something else?** SPARQL is answered as well, as long as it only reads.

%% code
dataset.select(
    """
    PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX und: <https://w3id.org/undersigned/ns#>
    SELECT ?language (COUNT(?letter) AS ?letters)
    WHERE { ?letter a und:JointLetter ; dct:language ?language }
    GROUP BY ?language ORDER BY DESC(?letters)
    """
)

%% markdown
## Cards

All that is known of one organization, person, place or letter. `find` takes any name, id or IRI.

%% code
from undersigned.graph.network import card
from undersigned.queries import find

card(dataset, find(dataset, "Hong Kong Democracy Council").iri)

%% code
card(dataset, find(dataset, "2020-03-gui-minhai-pompeo").iri)

%% markdown
## Why?

Behind every tie stand printed words: the letter, the line, its place in the text (code points, from start to end),
the rule that read it and how far that rule can be trusted.

%% code
from undersigned.graph.network import tie

tie(dataset, find(dataset, "ChinaAid").iri, find(dataset, "PEN America").iri)

%% markdown
## Tables

One row a fact, for pandas, a spreadsheet or R.

%% code
from undersigned.graph.network import tables

frames = tables(dataset)
letters = frames["letters"].assign(year=frames["letters"]["date"].str[:4])
letters.groupby("year").agg(letters=("letter_id", "count"), signatures=("found_count", "sum")).tail(6)

%% markdown
## The network

Who stands under which letter, as a networkx graph of two kinds of nodes: signers and letters. Projected on the
signers it says who signs together.

%% code
import networkx as nx

from undersigned.graph.network import to_networkx

graph = to_networkx(dataset, mode="two-mode")
signers = sorted(node for node, bipartite in graph.nodes(data="bipartite") if bipartite == 0)
coalition = nx.bipartite.weighted_projected_graph(graph, signers)
print(coalition)
print("in the largest part:", len(max(nx.connected_components(coalition), key=len)))
most = sorted(coalition.degree, key=lambda each: (-each[1], each[0]))[:5]
for signer, partners in most:
    print(f"{partners:4} {coalition.nodes[signer]['label']}")

%% markdown
## A part of it, to share

A selection is a dataset of its own: the letters that are meant, and whoever they name. Any of the formats of
`undersigned export` can be made of it.

%% code
from undersigned.graph.export import FORMATS, export
from undersigned.graph.rdf.selection import Selection, selected

tibet = selected(dataset, Selection(regions=(find(dataset, "Tibet", kind="region").iri,)))
files = export(tibet, "turtle")
print(", ".join(FORMATS))
print({name: content.count(b"\n") > 1000 for name, content in files.items()})
tibet

%% markdown
**What changed** between two datasets, in words: here, what the letters since 2024 added.

%% code
from undersigned.graph.export.changes import changes

ids = tuple(letter.id for letter in dataset.letters() if (letter.date or "") < "2024")
before = selected(dataset, Selection(letters=ids))
found = changes(before, dataset)
for change in found.told[:6]:
    print(change.kind, "|", change.about, "|", change.letter)
'''
"""The cells, each under a line that says what it is."""


def main(arguments: Sequence[str]) -> int:
    """Write the notebook, or say whether it is what the cells answer."""
    if set(arguments) - {"--check"}:
        print(__doc__, file=sys.stderr)
        return 2
    written = notebook()
    if "--check" in arguments:
        same = PAGE.is_file() and PAGE.read_text("utf-8") == written
        print(f"{PAGE.name}: {'as it should be' if same else 'is not what its cells answer; run this without --check'}")
        return 0 if same else 1
    PAGE.write_text(written, encoding="utf-8")
    print(f"wrote {PAGE}")
    return 0


def cells() -> Iterator[tuple[str, str]]:
    """Yield each cell: "markdown" or "code", and its text. A paragraph is one line, as notebooks have it."""
    for cell in CELLS.strip().removeprefix("%% ").split("\n%% "):
        kind, _, text = cell.partition("\n")
        text = text.strip()
        yield kind, text if kind == "code" else "\n\n".join(" ".join(each.split("\n")) for each in text.split("\n\n"))


def notebook() -> str:
    """The executed notebook as its file holds it."""
    import nbformat
    from nbclient import NotebookClient
    from traitlets.config import Config

    made: Any = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    for number, (kind, text) in enumerate(cells(), start=1):
        cell: Any = (
            nbformat.v4.new_code_cell(text)  # type: ignore[no-untyped-call]
            if kind == "code"
            else nbformat.v4.new_markdown_cell(text)  # type: ignore[no-untyped-call]
        )
        cell["id"] = f"cell-{number:02}"
        made.cells.append(cell)
    with TemporaryDirectory() as folder:
        # Over sockets in the file system, not over a port; and in no folder whose corpus or build could be meant.
        local = Config({"KernelManager": {"transport": "ipc", "ip": f"{folder}/kernel"}})
        resources = {"metadata": {"path": folder}}
        client: Any = NotebookClient(made, config=local, timeout=300, record_timing=False, resources=resources)
        client.execute(env=dict(os.environ) | {"PYTHONHASHSEED": "0"})
    made.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in made.cells:
        cell["metadata"] = {}
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/html" in data:  # the plain text beside it may say where in memory something was
                data.pop("text/plain", None)
    written: str = nbformat.writes(made, version=4)  # type: ignore[no-untyped-call]
    return written.rstrip("\n") + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

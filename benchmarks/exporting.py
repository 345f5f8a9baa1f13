"""What writing a dataset costs beside the engine's own writing, and making one beside the engine's own filling.

    python benchmarks/exporting.py [--letters 40] [--signatories 100] [--repeat 5] [--check]

For made letters and for the example corpus, in one process: CPU time of our Turtle beside `Store.dump` of pyoxigraph of
the same triples (all in the default graph, with the same prefixes and base), beside rdflib's Turtle serializer; of our
TriG and N-Quads beside the engine's dumps of the same quads; and of making the dataset of letters and clusters beside
`Store.extend` of the same quads: with quads that are ready, and with quads made from their terms, one after another,
as everybody has to who begins with facts. The order changes nothing: each is run in turn, and the best of its runs
counts. `--check` ends with exit code 1 where a wish is not met.
"""

import argparse
import gc
import io
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

import pyoxigraph as ox  # noqa: E402  # the repository's root is not on the path before
import rdflib  # noqa: E402

from tests.factory import BASE, clusters, letter, org, person  # noqa: E402
from undersigned.cli.walk import assemble_all  # noqa: E402
from undersigned.data import example  # noqa: E402
from undersigned.graph.corpus import read_corpus  # noqa: E402
from undersigned.graph.export import nquads, trig, turtle  # noqa: E402
from undersigned.graph.rdf import Dataset  # noqa: E402
from undersigned.graph.rdf.names import PREFIXES  # noqa: E402

WISHES: Mapping[str, tuple[str, str, float]] = {
    "Turtle beside the engine's": ("turtle", "engine turtle", 2.0),
    "Turtle beside rdflib's": ("turtle", "rdflib turtle", 1 / 20),
    "TriG beside the engine's": ("trig", "engine trig", 0.0),
    "N-Quads beside the engine's, unsorted": ("nquads", "engine nquads", 0.0),
    "making the dataset beside extending by ready quads": ("build", "extend", 1.5),
    "making the dataset beside making quads and extending": ("build", "make and extend", 1.5),
}
"""What is compared with what, and how many times as much it may take (0: no wish)."""


def main() -> int:
    """Measure, print, and say whether the wishes are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=40)
    parser.add_argument("--signatories", type=int, default=100)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="exit code 1 where a wish is not met")
    arguments = parser.parse_args()
    made = _made(arguments.letters, arguments.signatories)
    met = _compare("made letters", made, arguments.repeat)
    corpus = read_corpus(example())
    read = assemble_all(corpus)

    def lift() -> Dataset:
        return Dataset.from_letters(
            read.letters,
            read.clusters,
            base=corpus.base_iri,
            title=corpus.title,
            licence=corpus.licence,
            postings=read.postings,
        )

    met = _compare("example corpus", lift, arguments.repeat) and met
    return 0 if met or not arguments.check else 1


def _made(letters: int, signatories: int) -> Callable[[], Dataset]:
    """How to make the dataset of letters made to order, in which organizations and people sign again and again."""

    def signs(n: int, m: int) -> list[object]:
        name = f"Organization {(n * 37 + m) % 900}"
        return [org(name) if m % 2 else person(f"Person {(n * 31 + m * 7) % 1500}", of=name)]

    made = [
        letter(
            f"l{n:04}",
            signed_by=[each for m in range(signatories) for each in signs(n, m)],  # type: ignore[misc]
            regions=["Tibet"],
            asks=["Open Tibet."],
        )
        for n in range(letters)
    ]
    known = clusters(*made)
    return lambda: Dataset.from_letters(made, known, base=BASE, title="Made", licence="CC0-1.0")


def _compare(name: str, build: Callable[[], Dataset], repeat: int) -> bool:
    dataset = build()
    text = nquads(dataset).encode()
    quads = [*ox.parse(text, format=ox.RdfFormat.N_QUADS)]
    terms = [(quad.subject, quad.predicate, quad.object, quad.graph_name) for quad in quads]
    store, flat = ox.Store(), ox.Store()
    store.extend(quads)
    flat.extend(ox.Quad(*quad.triple) for quad in quads)
    graph = rdflib.Graph()
    graph.parse(data=turtle(dataset), format="turtle")
    default, base = ox.DefaultGraph(), dataset.base

    def dump(format: ox.RdfFormat) -> bytes | None:
        prefixes = None if format == ox.RdfFormat.N_QUADS else PREFIXES
        return store.dump(format=format, prefixes=prefixes, base_iri=None if prefixes is None else base)

    runs: Mapping[str, Callable[[], object]] = {
        "turtle": lambda: turtle(dataset),
        "engine turtle": lambda: flat.dump(
            io.BytesIO(), ox.RdfFormat.TURTLE, from_graph=default, prefixes=PREFIXES, base_iri=base
        ),
        "trig": lambda: trig(dataset),
        "engine trig": lambda: dump(ox.RdfFormat.TRIG),
        "nquads": lambda: nquads(dataset),
        "engine nquads": lambda: dump(ox.RdfFormat.N_QUADS),
        "build": build,
        "extend": lambda: ox.Store().extend(quads),
        "make and extend": lambda: ox.Store().extend(ox.Quad(*each) for each in terms),
    }
    times = {run: float("inf") for run in runs}
    gc.collect()
    gc.freeze()  # what only this comparison holds costs nobody's run the time to look through it
    for _ in range(repeat):
        for run, do in runs.items():
            times[run] = min(times[run], _cpu(do))
    times["rdflib turtle"] = _cpu(lambda: graph.serialize(format="turtle"))
    gc.unfreeze()
    print(f"{name}: {len(dataset):,} triples")
    for run, seconds in times.items():
        print(f"  {run:16} {seconds / len(dataset) * 1e6:8.2f} µs a triple")
    met = True
    for wish, (ours, theirs, most) in WISHES.items():
        ratio = times[ours] / times[theirs]
        verdict = "" if most == 0 else f" (wish: {most:g}{'' if ratio <= most else ', NOT met'})"
        print(f"  {wish}: {ratio:.3f} times{verdict}")
        met = met and (most == 0 or ratio <= most)
    sys.stdout.flush()
    return met


def _cpu(do: Callable[[], object]) -> float:
    gc.collect()
    begun = time.process_time()
    do()
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())

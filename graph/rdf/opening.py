"""Opening: whatever holds linked data of ours becomes a dataset, in one line, as a notebook wants it."""

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from undersigned.data import example
from undersigned.graph.corpus import Corpus, LetterCache, read_corpus
from undersigned.graph.errors import InputError
from undersigned.graph.judgements import read_judgements
from undersigned.graph.model import Letter
from undersigned.graph.postings import Postings, read_postings
from undersigned.graph.rdf.dataset import Dataset
from undersigned.graph.resolve import Clusters, resolve

DATASET = "dataset.nq"
"""The file of a build, and of a corpus that was imported, that holds the whole dataset."""


def open_dataset(place: str | PathLike[str] | None = None) -> Dataset:
    """The dataset at `place`: an exported file, the folder of a build or of a corpus; the example corpus without one.

    Of a corpus the letters are read, and what its last build has read of them is not read again; nothing is written.
    InputError and CorpusError when there is nothing of ours, or it cannot be read.
    """
    path = example() if place is None else Path(place)
    if path.is_file():
        return Dataset.read(path)
    if (path / DATASET).is_file():
        return Dataset.read(path / DATASET)
    if not path.is_dir():
        raise InputError(f"{path}: there is no such file or folder; give a corpus, a build, or an exported file")
    return _assembled(read_corpus(path))


def made_of(corpus: Corpus, letters: Sequence[Letter], clusters: Clusters, postings: Postings) -> Dataset:
    """The dataset of the letters of `corpus`, with the base IRI, title, licence and endpoint that it states."""
    return Dataset.from_letters(
        letters,
        clusters,
        base=corpus.base_iri,
        title=corpus.title,
        licence=corpus.licence,
        postings=postings,
        endpoint=None if corpus.endpoint is None else corpus.endpoint.query,
    )


def _assembled(corpus: Corpus) -> Dataset:
    cache = LetterCache(corpus.build / "cache" / "letters")
    judged, postings = read_postings(corpus, read_judgements(corpus.judgements), cache)
    clusters = resolve(judged.letters, judged.judgements, primary=postings.primary)
    return made_of(corpus, judged.letters, clusters, postings)

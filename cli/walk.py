"""The walk: from a corpus to everything that is made of it, as library functions for the commands.

`assemble` reads, resolves and lifts a corpus into a dataset in memory; `build` also writes tables, linked data and
pages into a folder, all at once or not at all, and leaves them alone when nothing has changed.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from undersigned.cli.front import note
from undersigned.cli.keeping import carry_over
from undersigned.cli.manifest import (
    CACHE,
    Summary,
    fingerprint,
    is_build,
    is_current,
    is_intact,
    read_manifest,
    write_manifest,
)
from undersigned.cli.names_index import write_names
from undersigned.cli.swap import check_replaceable, replacing, tidy
from undersigned.data import example
from undersigned.graph.corpus import Corpus, LetterCache, clear_leftovers, find_corpus
from undersigned.graph.errors import OutputError

if TYPE_CHECKING:
    from undersigned.graph.corpus.folder import Imported
    from undersigned.graph.model import Letter
    from undersigned.graph.postings import Postings
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.resolve import Clusters

DATASET = "dataset.nq"
"""The file of a build that holds the whole dataset, named graphs included."""

SITE = "site"
"""The folder of a build that any static host can serve."""

Progress: TypeAlias = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and of how much (0 where that is not known)."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build came to: where it is, whether anything was made, how many letters were read, the summary."""

    folder: Path
    changed: bool
    letters_read: int
    summary: Summary


@dataclass(frozen=True, slots=True)
class Assembled:
    """A corpus in memory: its letters, which of them are one, who is who in them, and the dataset."""

    letters: "Sequence[Letter]"
    clusters: "Clusters"
    dataset: "Dataset"
    postings: "Postings"


def quiet(_doing: str, _done: int, _total: int) -> None:
    """Report progress to nobody."""


def default_build(corpus: Corpus, cwd: Path) -> Path:
    """Where the build of `corpus` is when nobody says otherwise; that of the shipped example is in the folder `cwd`."""
    return cwd / "build" if is_example(corpus) else corpus.build


def is_example(corpus: Corpus) -> bool:
    """Whether this is the corpus that ships with undersigned."""
    return corpus.root.resolve() == example()


def build(corpus: Corpus, out: Path, *, progress: Progress = quiet) -> BuildReport:
    """Make everything of `corpus` in the folder `out`: tables, dataset, pages, and a manifest.

    Letters that have not changed since the last build there are not read again, and when nothing has changed nothing
    is written. A build that is killed leaves the folder as it was, and the next one clears up after it. What somebody
    else put into the folder stays there. Raises OutputError when `out` cannot be written, holds something else or is a
    part of the corpus, CorpusError and InputError when the corpus cannot be read.
    """
    _check_apart(corpus, out)
    tidy(out)
    clear_leftovers(corpus.root)
    check_replaceable(out, is_build)
    mark = fingerprint(corpus)
    unchanged = _unchanged(out, mark)
    if unchanged is not None:
        return unchanged
    with replacing(out, is_ours=is_build, waiting=lambda: progress("waiting for another build", 0, 0)) as fresh:
        unchanged = _unchanged(out, mark)
        if unchanged is not None:  # another build has just made the same
            fresh.rmdir()
            return unchanged
        cache = LetterCache(out / CACHE / "letters", fresh / CACHE / "letters")
        assembled = assemble_all(corpus, cache, progress=progress)
        summary = write_outputs(corpus, assembled, fresh, progress=progress)
        write_names(assembled.dataset, fresh)
        write_manifest(fresh, mark, summary)
        carry_over(out, fresh)
    return BuildReport(out, True, len(corpus.letters) - cache.reused, summary)


def assemble(corpus: Corpus, cache: LetterCache | None = None) -> "Dataset":
    """The dataset of `corpus`, in memory; letters in the `cache` are not read again."""
    return assemble_all(corpus, cache).dataset


def assemble_for(corpus: Corpus) -> Assembled:
    """All of `corpus`, for commands that look at the letters themselves; what a build has read is not read again."""
    folder = default_build(corpus, Path.cwd())
    return assemble_all(corpus, LetterCache(folder / CACHE / "letters"))


def the_corpus(option: Path | None) -> Corpus:
    """The corpus that the command line, the environment or the working folder means; a note goes to stderr."""
    corpus, unexpected = find_corpus(option, os.environ, Path.cwd())
    if unexpected is not None:
        note(unexpected, even_after_a_mistake=True)
    return corpus


def open_corpus(option: Path | None) -> "Dataset":
    """The dataset of the corpus that is meant, for commands that only look; notes go to stderr."""
    corpus = the_corpus(option)
    dataset, slow = open_dataset(corpus, default_build(corpus, Path.cwd()))
    if slow is not None:
        note(slow)
    return dataset


def open_dataset(corpus: Corpus, folder: Path) -> "tuple[Dataset, str | None]":
    """The dataset of `corpus` as it is now, without writing: from the build in `folder` when that is current.

    Otherwise it is assembled in memory, and the note says so. An imported corpus is read as it was received.
    """
    if corpus.imported is not None:
        return assemble(corpus), None
    if is_current(folder, corpus, DATASET):
        from undersigned.graph.rdf import Dataset

        return Dataset.read(folder / DATASET), None
    return assemble(corpus, LetterCache(folder / CACHE / "letters")), _slow(folder)


def open_reported(option: Path | None) -> "tuple[Dataset, tuple[str, ...]]":
    """The dataset of the corpus that is meant, as `open_corpus` gives it, and the reports on its judgements."""
    corpus = the_corpus(option)
    folder = default_build(corpus, Path.cwd())
    manifest = read_manifest(folder)
    if corpus.imported is not None:
        return assemble(corpus), ()
    if manifest is not None and is_current(folder, corpus, DATASET):
        kept = manifest.summary["reports"]
        return open_dataset(corpus, folder)[0], tuple(str(each) for each in kept) if isinstance(kept, list) else ()
    assembled = assemble_for(corpus)
    note(_slow(folder))
    return assembled.dataset, assembled.clusters.reports


def _slow(folder: Path) -> str:
    """Why it took its time."""
    state = "is out of date" if is_build(folder) else "is not there yet"
    return f"the build in {folder} {state}: the letters were read anew (`undersigned build` keeps the result)"


def assemble_all(corpus: Corpus, cache: LetterCache | None = None, *, progress: Progress = quiet) -> Assembled:
    """Letters, clusters and dataset of `corpus`. Raises CorpusError and InputError when it cannot be read.

    A corpus that was imported has no letters and no judgements: its dataset is all there is.
    """
    if corpus.imported is not None:
        return _imported(corpus.imported)
    from undersigned.graph.judgements import read_judgements
    from undersigned.graph.postings import read_postings
    from undersigned.graph.rdf.opening import made_of
    from undersigned.graph.resolve import name_contradictions, resolve

    judgements = read_judgements(corpus.judgements)  # first: a broken line shall not cost a long read
    done = 0

    def seen(letter: str) -> None:
        nonlocal done
        done += 1
        progress(f"reading letters: {letter}", done, len(corpus.letters))

    judged, postings = read_postings(corpus, judgements, cache, seen=seen)
    letters = judged.letters
    progress("finding out who is who", 0, 0)
    clusters = resolve(letters, judged.judgements, primary=postings.primary)
    differing = (each.line for each in name_contradictions(judged.judgements))
    clusters = replace(clusters, reports=(*judged.reports, *differing, *postings.reports, *clusters.reports))
    progress("making linked data", 0, 0)
    return Assembled(letters, clusters, made_of(corpus, letters, clusters, postings), postings)


def write_outputs(corpus: Corpus, assembled: Assembled, folder: Path, *, progress: Progress = quiet) -> Summary:
    """Write tables, linked data and pages into `folder`, and return the summary of what was read and found."""
    from undersigned.cli.summary import asked, summarize, summarize_imported
    from undersigned.graph.export import export
    from undersigned.graph.export.checksums import canonical, with_sums
    from undersigned.graph.network import tables, write_tables
    from undersigned.viz.site import write_site

    dataset = assembled.dataset
    progress("writing linked data", 0, 0)
    linked = {**export(dataset, "turtle"), **export(dataset, "nquads"), **canonical(dataset)}
    for name, content in with_sums(linked).items():
        (folder / name).write_bytes(content)
    progress("writing tables", 0, 0)
    write_tables(tables(dataset), folder / "tables")
    progress("drawing pages", 0, 0)
    write_site(dataset, folder / SITE, questions=asked(assembled.clusters, assembled.postings))
    if corpus.imported is not None:
        return summarize_imported(corpus, dataset)
    return summarize(corpus, assembled.letters, assembled.clusters, dataset, assembled.postings)


def _imported(imported: "Imported") -> Assembled:
    from undersigned.graph.postings import Postings
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.resolve import Clusters

    return Assembled((), Clusters((), {}), Dataset.read(imported.file), Postings())


def _check_apart(corpus: Corpus, out: Path) -> None:
    """A build would be in the way within the letters and judgements, and would replace a corpus that lies within it."""
    target, root = Path(os.path.realpath(out)), Path(os.path.realpath(corpus.root))
    for part in (root / "letters", root / "judgements"):
        if target.is_relative_to(part):
            raise OutputError(f"{out}: lies within the {part.name} of the corpus; name a folder outside with --out")
    if root.is_relative_to(target):
        raise OutputError(f"{out}: the corpus lies within this folder; name another with --out")


def _unchanged(out: Path, mark: str) -> BuildReport | None:
    manifest = read_manifest(out)
    if manifest is None or manifest.fingerprint != mark or not is_intact(out, manifest):
        return None
    return BuildReport(out, False, 0, manifest.summary)

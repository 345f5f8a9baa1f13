"""Checksums: how whoever receives files of ours finds out that nothing in them was changed or lost on the way.

`SHA256SUMS` is the list that `sha256sum -c SHA256SUMS` checks. Files may be written in many ways and still say the
same; the canonical hash (RDFC-1.0 of the W3C, with SHA-256) is of what a dataset says, however it is written. Without
blank nodes, and ours has none, the canonical form is the N-Quads sorted by code point: `dataset.nq` as we write it.

.. [1] Longley, Kellogg, Yamamoto: RDF Dataset Canonicalization, W3C Recommendation 2024.
"""

import hashlib
from collections.abc import Mapping

from undersigned.graph.export.nquads import nquads
from undersigned.graph.rdf import Dataset

SUMS = "SHA256SUMS"
"""The file that lists the others with their SHA-256."""

CANONICAL = "dataset.rdfc10.sha256"
"""The file with the canonical hash of the dataset."""


def sums(files: Mapping[str, bytes]) -> bytes:
    r"""The SHA-256 of each file by name, as `sha256sum` writes and checks it; ValueError for a name of two lines.

    >>> print(sums({"a.csv": b"x\n"}).decode(), end="")
    73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac  a.csv
    """
    for name in files:
        if "\n" in name or "\r" in name or "\\" in name:
            raise ValueError(f"a file in a list of checksums has a plain name, got {name!r}")
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def with_sums(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files, and beside them the list of their checksums; a list that is among them already is made anew."""
    others = {name: content for name, content in files.items() if name != SUMS}
    return {**others, SUMS: sums(others)}


def canonical_hash(dataset: Dataset) -> str:
    """The hash of what the dataset says, in 64 hexadecimal digits: RDFC-1.0 with SHA-256."""
    return hashlib.sha256(nquads(dataset).encode()).hexdigest()


def canonical(dataset: Dataset) -> Mapping[str, bytes]:
    """The file with the canonical hash; `sha256sum -c` holds it against the `dataset.nq` beside it."""
    return {CANONICAL: f"{canonical_hash(dataset)}  dataset.nq\n".encode()}

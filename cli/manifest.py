"""The manifest of a build: what it was made from, what it holds, and the summary that was printed.

Equal fingerprints mean equal output: corpus, code, reference words and the versions of the libraries are in it, the
place of the corpus and the clock are not.
"""

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import cast

from undersigned.graph.corpus.cache import digest, reference_paths, room_files
from undersigned.graph.corpus.folder import SETTINGS, Corpus

NAME = "manifest.json"
"""The file that makes a folder one of our builds."""

MARK = ".undersigned-build"
"""The empty file that makes a folder one of our builds too, should its manifest be lost or damaged."""

CACHE = "cache"
"""The part of a build that is for us only; it may be damaged or deleted without harm."""

_MADE_BY = "undersigned build"
_USUAL = ("SHA256SUMS", "dataset.nq", "dataset.rdfc10.sha256", "dataset.ttl", "site", "tables")
_ROOMS = ("undersigned.graph", "undersigned.queries", "undersigned.viz", "undersigned.cli")
_LIBRARIES = (
    "undersigned",
    "charset-normalizer",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "pdfminer.six",
    "pyoxigraph",
    "pyvis",
    "pyyaml",
    "rapidfuzz",
    "rdflib",
    "resiliparse",
    "scipy",
)

Summary = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build was made from (`fingerprint`), the SHA-256 of its files by path, and its summary.

    A file of the folder that is not among the `outputs` was put there by somebody else.
    """

    fingerprint: str
    outputs: Mapping[str, str]
    summary: Summary


def fingerprint(corpus: Corpus) -> str:
    """What the build of `corpus` depends on, in 64 hexadecimal digits."""
    letters = [(each.id, file) for each in corpus.letters for file in each.files]
    parts = [
        platform.python_version(),
        *(f"{name} {_version(name)}" for name in _LIBRARIES),
        digest(*room_files(*_ROOMS), *reference_paths()),
        corpus.title,
        digest(corpus.root / SETTINGS, *sorted(corpus.judgements.glob("*.jsonl"))),
        *(f"{id} {digest(file)}" for id, file in letters),
        *([] if corpus.imported is None else [digest(corpus.imported.file)]),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the build in `folder`; None when it is none of ours, or its manifest is damaged."""
    try:
        content = _content(folder)
        # A value that we did not write, however well-formed, would break whoever prints it.
        if content.pop("seal", None) != _seal(content):
            return None
    except (OSError, ValueError, RecursionError):
        return None
    return Manifest(
        cast("str", content["fingerprint"]),
        cast("dict[str, str]", content["outputs"]),
        cast("dict[str, object]", content["summary"]),
    )


def is_build(folder: Path) -> bool:
    """Whether `undersigned build` made `folder`: it holds our mark, or a manifest of ours, be that damaged."""
    try:
        return (folder / MARK).is_file() or _content(folder).get("made_by") == _MADE_BY
    except (OSError, ValueError, RecursionError):
        return False


def write_manifest(folder: Path, mark: str, summary: Summary) -> Manifest:
    """Write the manifest of the build that lies finished in `folder`, and our mark."""
    manifest = Manifest(mark, dict(_outputs(folder)), summary)
    content: dict[str, object] = {
        "made_by": _MADE_BY,
        "fingerprint": manifest.fingerprint,
        "summary": manifest.summary,
        "outputs": manifest.outputs,
    }
    text = json.dumps(content | {"seal": _seal(content)}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / NAME).write_text(f"{text}\n", encoding="utf-8")
    (folder / MARK).touch()
    return manifest


def is_intact(folder: Path, manifest: Manifest) -> bool:
    """Whether every file of the build is there, byte for byte; what others put beside them does not count."""
    try:
        return (folder / MARK).is_file() and all(
            hashlib.sha256((folder / name).read_bytes()).hexdigest() == known
            for name, known in manifest.outputs.items()
        )
    except OSError:
        return False


def foreign_files(folder: Path) -> Iterator[str]:
    """Yield what somebody else put into the build in `folder`: paths of files, links and empty folders within it.

    Where the manifest is lost, all that lies where builds have their own files is taken for ours.
    """
    manifest = read_manifest(folder)
    for top in sorted(folder.iterdir()):
        if top.name in (NAME, MARK, CACHE) or (manifest is None and top.name in _USUAL):
            continue
        for path in _leaves(top):
            name = path.relative_to(folder).as_posix()
            if manifest is None or name not in manifest.outputs:
                yield name


def is_current(folder: Path, corpus: Corpus, file: str) -> bool:
    """Whether the build in `folder` was made from `corpus` as it is now, and its `file` is as it was made."""
    manifest = read_manifest(folder)
    if manifest is None or file not in manifest.outputs:
        return False
    try:
        same = hashlib.sha256((folder / file).read_bytes()).hexdigest() == manifest.outputs[file]
    except OSError:
        return False
    return same and manifest.fingerprint == fingerprint(corpus)


def _outputs(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != NAME and not name.startswith(f"{CACHE}/"):
            yield name, hashlib.sha256(path.read_bytes()).hexdigest()


def _leaves(path: Path) -> Iterator[Path]:
    inside = [] if path.is_symlink() or not path.is_dir() else sorted(path.iterdir())
    if not inside:
        yield path
    for each in inside:
        yield from _leaves(each)


def _content(folder: Path) -> dict[str, object]:
    parsed: object = json.loads((folder / NAME).read_bytes())
    return cast("dict[str, object]", parsed) if isinstance(parsed, dict) else {}


def _seal(content: Mapping[str, object]) -> str:
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"

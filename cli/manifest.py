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

CACHE = "cache"
"""The part of a build that is for us only; it may be damaged or deleted without harm."""

_MADE_BY = "undersigned build"
_ROOMS = ("undersigned.graph", "undersigned.queries", "undersigned.viz", "undersigned.cli")
_LIBRARIES = (
    "undersigned",
    "jinja2",
    "markdown-it-py",
    "networkx",
    "numpy",
    "pandas",
    "pyoxigraph",
    "pyvis",
    "pyyaml",
    "rapidfuzz",
    "rdflib",
    "scipy",
)

Summary = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build was made from (`fingerprint`), the SHA-256 of its files by path, and its summary."""

    fingerprint: str
    outputs: Mapping[str, str]
    summary: Summary


def fingerprint(corpus: Corpus) -> str:
    """What the build of `corpus` depends on, in 64 hexadecimal digits."""
    letters = [
        (each.id, file) for each in corpus.letters for file in (each.document, each.metadata) if file is not None
    ]
    parts = [
        platform.python_version(),
        *(f"{name} {_version(name)}" for name in _LIBRARIES),
        digest(*room_files(*_ROOMS), *reference_paths()),
        corpus.title,
        digest(corpus.root / SETTINGS, *sorted(corpus.judgements.glob("*.jsonl"))),
        *(f"{id} {digest(file)}" for id, file in letters),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the build in `folder`; None when it is none of ours, or its manifest is damaged."""
    try:
        parsed: object = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(parsed, dict) or parsed.get("made_by") != _MADE_BY:
        return None
    mark, outputs, summary = parsed.get("fingerprint"), parsed.get("outputs"), parsed.get("summary")
    if not isinstance(mark, str) or not isinstance(outputs, dict) or not isinstance(summary, dict):
        return None
    return Manifest(mark, cast("dict[str, str]", outputs), cast("dict[str, object]", summary))


def is_build(folder: Path) -> bool:
    """Whether `undersigned build` made `folder`."""
    return read_manifest(folder) is not None


def write_manifest(folder: Path, mark: str, summary: Summary) -> Manifest:
    """Write the manifest of the build that lies finished in `folder`."""
    manifest = Manifest(mark, dict(_outputs(folder)), summary)
    content = {
        "made_by": _MADE_BY,
        "fingerprint": manifest.fingerprint,
        "summary": manifest.summary,
        "outputs": manifest.outputs,
    }
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / NAME).write_text(f"{text}\n", encoding="utf-8")
    return manifest


def is_intact(folder: Path, manifest: Manifest) -> bool:
    """Whether every file of the build is there, byte for byte, and no other."""
    try:
        return dict(_outputs(folder)) == manifest.outputs
    except OSError:
        return False


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


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"

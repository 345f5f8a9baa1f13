"""The grounds of a corpus: where nothing is written but by the commands that keep it.

A letter, the judgements, the settings or a build that an export overwrites are gone, and a corpus within another is
read as a part of that.
"""

import os
from pathlib import Path

from undersigned.cli.manifest import is_build
from undersigned.cli.outfile import is_special
from undersigned.graph.corpus.folder import IMPORTED, SETTINGS
from undersigned.graph.errors import OutputError

PARTS = ("letters", "judgements", "build")
"""The folders of a corpus that belong to it, whatever is in them."""


def corpus_around(path: Path) -> Path | None:
    """The corpus within which `path` lies, the nearest where there are several; a corpus does not lie in itself."""
    return next((each for each in Path(os.path.realpath(path)).parents if (each / SETTINGS).is_file()), None)


def check_outside(path: Path) -> None:
    """Raise OutputError where to write `path` would harm a corpus or a build.

    In a corpus's folder a file may be written beside its settings, and written anew, but not over what it is made of.
    """
    if is_special(path):
        return
    real = Path(os.path.realpath(path))
    build = next((each for each in (real, *real.parents) if is_build(each)), None)
    if build is not None:
        raise OutputError(f"{path}: belongs to the build in {build}; name another place with -o")
    root = corpus_around(path)
    if root is None:
        return
    for part in PARTS:
        if real.is_relative_to(root / part):
            raise OutputError(f"{path}: lies within the {part} of the corpus {root}; name another place with -o")
    if real.parent == root and real.name in (SETTINGS, IMPORTED):
        raise OutputError(f"{path}: is what the corpus {root} is made of; name another place with -o")

"""Writing judgements: one file a reviewer, every answer on the disk before the next is asked, and no half line ever.

A file is written anew beside the old one and put in its place, while the folder is held by a lock: whoever is killed
on the way leaves the old file, and a draft that the next writer clears away.
"""

import hashlib
import os
import re
import shutil
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from undersigned.graph.errors import OutputError
from undersigned.graph.judgements.judgement import (
    ENDING,
    Judgement,
    judgement,
    judgement_files,
    judgement_line,
    read_file,
)
from undersigned.graph.lock import alone

_DRAFT = ".undersigned-judging-"
"""How the names of files begin that were not finished."""

_LONGEST_NAME = 60


def add_judgements(folder: Path, new: Iterable[Judgement]) -> None:
    """Add judgements to the files of their reviewers in `folder`, which is made where it is not there yet.

    When this returns they are on the disk. Lines are sorted by what they say, so that git sees two people's additions
    in different places. A judgement that is there already is not written again. Raises CorpusError for a judgement
    that cannot be (nothing is written then) and for a file that holds something else, OutputError when the folder
    cannot be written.
    """
    adding: defaultdict[str, set[Judgement]] = defaultdict(set)
    for each in new:
        # Through the text and back, so that what is written is what will be read.
        whole = judgement(judgement_line(each), where=f"{folder}: a new judgement")
        adding[file_name(whole.by)].add(whole)
    if not adding:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder):
            _clear(folder)
            # All files are read before one is written: a broken one must not leave half of the answers written.
            kept = {name: set(read_file(folder / name)) if (folder / name).exists() else set() for name in adding}
            for name, judgements in sorted(adding.items()):
                if not judgements <= kept[name]:
                    _write(folder / name, kept[name] | judgements)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}; check its permissions") from error


def remove_judgements(folder: Path, gone: Iterable[Judgement]) -> None:
    """Take judgements out of every file in `folder` that holds them; one that is not there is passed over.

    A file without any judgement left is deleted. Raises CorpusError for a file that holds something else, OutputError
    when the folder cannot be written.
    """
    going = frozenset(gone)
    if not going or not folder.is_dir():
        return
    try:
        with alone(folder):
            _clear(folder)
            files = {path: frozenset(read_file(path)) for path in judgement_files(folder)}
            for path, judgements in files.items():
                if judgements & going:
                    _write(path, judgements - going)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}; check its permissions") from error


def file_name(by: str) -> str:
    """The name of the file in which the judgements of one reviewer are kept.

    >>> file_name("A. Reviewer"), file_name("王 芳"), file_name("???")
    ('a-reviewer.jsonl', '王-芳.jsonl', 'reviewer.jsonl')
    """
    # Of one form on every file system, and the same for "A. Reviewer" and "a reviewer", who is one person.
    whole = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", by).casefold()).strip("-")
    slug = whole or "reviewer"
    if len(slug.encode()) > _LONGEST_NAME:
        mark = hashlib.sha256(whole.encode()).hexdigest()[:8]
        slug = f"{slug.encode()[:_LONGEST_NAME].decode(errors='ignore').rstrip('-')}-{mark}"
    return f"{slug}{ENDING}"


def _write(path: Path, judgements: Iterable[Judgement]) -> None:
    """Put these judgements, sorted, in the place of what is at `path`, and wait until the disk has them."""
    place = Path(os.path.realpath(path))
    lines = "".join(f"{judgement_line(each)}\n" for each in sorted(judgements))
    if not lines:
        path.unlink(missing_ok=True)
    else:
        draft = place.with_name(f"{_DRAFT}{place.name}.new")
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            out.write(lines)
            out.flush()
            os.fsync(out.fileno())
        if place.exists():
            shutil.copymode(place, draft)
        os.replace(draft, place)  # noqa: PTH105 - the name says what it does, and that it is one step
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Wait until the disk knows which files are in `folder`."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    """Delete what killed writers left; called with the lock, so that nobody is writing it."""
    for leftover in folder.glob(f"{_DRAFT}*"):
        leftover.unlink(missing_ok=True)

"""The folder of an export: written whole or not at all, and never in the place of anything that is not ours.

A folder is ours when its list of checksums was written by us (the mark says so), names every file in it, and every
file is still as we wrote it: what somebody added or changed is not replaced.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from undersigned.cli.swap import replacing
from undersigned.graph.errors import OutputError
from undersigned.graph.export.checksums import SUMS, with_sums

MARK = "README.txt"
"""The file that says what the folder is."""

ABOUT = (
    "Made by `undersigned export`, which replaces this folder when it is asked for it again, as long as nothing here\n"
    f"was added or changed. `sha256sum -c {SUMS}` checks the files; docs/exports.md tells what each of them holds.\n"
)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Write the files and their checksums into `folder`, in the place of an earlier export; returns what was written.

    OutputError, and nothing is written, where the folder is not ours.
    """
    check_folder(folder)
    written = with_sums({**files, MARK: ABOUT.encode()})
    with replacing(folder, is_ours=is_ours) as fresh:
        for name, content in written.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return written


def check_folder(folder: Path) -> None:
    """Raise OutputError unless `folder` is absent, empty, or an export of ours that nobody has changed."""
    if not folder.is_dir():
        if folder.exists() or folder.is_symlink():
            raise OutputError(f"{folder}: is no folder; name another with -o")
        return
    if any(folder.iterdir()) and not is_ours(folder):
        raise OutputError(
            f"{folder}: holds something that `undersigned export` did not make, or that was changed since;"
            " name another folder with -o"
        )


def is_ours(folder: Path) -> bool:
    """Whether the folder holds what we once exported, all of it, and nothing else."""
    mark, listed = folder / MARK, folder / SUMS
    if not mark.is_file() or not listed.is_file() or mark.read_bytes() != ABOUT.encode():
        return False
    expected = dict(_listed(listed))
    found = {
        str(path.relative_to(folder)): path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()
    }
    if found.keys() != {*expected, SUMS} or any(path.is_symlink() for path in found.values()):
        return False
    return all(_sum(found[name]) == expected[name] for name in expected)


def _listed(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        digest, _, name = line.partition("  ")
        yield name, digest


def _sum(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()

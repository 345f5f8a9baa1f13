"""What people put into a build (a CNAME, a page of their own) is carried over into the next one."""

import os
import shutil
from pathlib import Path

from undersigned.cli.manifest import foreign_files
from undersigned.graph.errors import OutputError


def carry_over(old: Path, fresh: Path) -> None:
    """Copy what somebody else put into the build `old` into the finished build `fresh`, which will replace it.

    Raises OutputError when the new build has a file of its own in such a place: neither may be lost.
    """
    for name in foreign_files(old) if old.is_dir() else ():
        found, target = old / name, fresh / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise _in_the_way(found) from error
        if os.path.lexists(target):
            raise _in_the_way(found)
        if found.is_dir() and not found.is_symlink():
            target.mkdir()
        else:
            shutil.copy2(found, target, follow_symlinks=False)


def _in_the_way(found: Path) -> OutputError:
    return OutputError(f"{found}: the build has a file of its own in this place; move yours away, then build again")

"""Who is judging: every judgement bears a name, so that a later reader can ask back."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import click

VARIABLE = "UNDERSIGNED_REVIEWER"
"""The environment variable that names the person who judges."""

BY = click.option(
    "--by",
    metavar="NAME",
    help=f"Who judges. Without it: ${VARIABLE}, else the user.name of git.",
)
"""The option that every command which writes judgements has."""


def reviewer(option: str | None, folder: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The name of the person who judges: the option's, the environment's, or that which git knows in `folder`.

    Raises click.UsageError where there is none.
    """
    for name in (option, environ.get(VARIABLE), _of_git(folder) if option is None else None):
        if name is not None and (told := " ".join(name.split())):
            return told
        if name is not None and name is option:
            raise click.UsageError("--by is empty; say who judges")
    raise click.UsageError(f"nobody knows who judges; say so with --by NAME, or set {VARIABLE}")


def _of_git(folder: Path) -> str | None:
    try:
        asked = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - whichever git the person uses
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return asked.stdout.strip() or None

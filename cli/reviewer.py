"""Who is judging: every judgement bears a name, so that a later reader can ask back."""

import os
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
    if option is not None:
        if not option.split():
            raise click.UsageError("--by is empty; say who judges")
        return " ".join(option.split())
    found = " ".join(environ.get(VARIABLE, "").split()) or " ".join(_of_git(folder).split())
    if not found:
        raise click.UsageError(f"nobody knows who judges; say so with --by NAME, or set {VARIABLE}")
    return found


def _of_git(folder: Path) -> str:
    """The name that git writes into commits; empty where there is none. Git keeps it in UTF-8, whatever the locale."""
    import subprocess

    try:
        asked = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - whichever git the person uses
            cwd=folder,
            capture_output=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.decode("utf-8", "replace")

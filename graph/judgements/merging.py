"""Merging: what git has to know so that the judgements of two branches become one without a conflict.

Lines are facts of their own, in any order, and a line that is there twice counts once: where both branches changed
the same place of a file, git may simply keep the lines of both. What one branch took out may come back that way; then
it says again what its author once said, and is reported if somebody contradicts it. Nothing is ever lost.
"""

from pathlib import Path

ATTRIBUTES = ".gitattributes"
"""The file in which git looks up how files are merged."""

RULE = "judgements/*.jsonl merge=union"
"""Keep the lines of both sides."""


def write_attributes(root: Path) -> None:
    """Tell git, for the corpus at `root`, how judgements are merged; what else the file says stays.

    Raises OSError when it cannot be written.
    """
    path = root / ATTRIBUTES
    said = path.read_bytes() if path.is_file() else b""  # whatever encoding somebody wrote it in
    if RULE.encode() in said.splitlines():
        return
    begin = said if not said or said.endswith(b"\n") else said + b"\n"
    draft = path.with_name(f"{ATTRIBUTES}.new")
    draft.write_bytes(begin + RULE.encode() + b"\n")
    draft.replace(path)

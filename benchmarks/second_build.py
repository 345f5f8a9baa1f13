"""What the second `undersigned build` costs beside the first: the wish is under a third, and no byte changed."""

import hashlib
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from undersigned.data import example

BUILD = "from undersigned.cli import cli; cli.main(['build'])"


def build(corpus: Path) -> float:
    """Build a corpus in a process of its own; its user and system time in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"UNDERSIGNED_CORPUS": str(corpus)}
    subprocess.run([sys.executable, "-c", BUILD], check=True, env=environment, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file below a folder with the sha256 of its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main() -> None:
    """Copy the example corpus, build it twice, print both times and what changed."""
    with tempfile.TemporaryDirectory() as place:
        corpus = Path(place) / "corpus"
        corpus.mkdir()
        shutil.copy(example() / "corpus.toml", corpus)
        for part in ("letters", "judgements"):
            shutil.copytree(example() / part, corpus / part)
        first = build(corpus)
        built = fingerprints(corpus / "build")
        second = build(corpus)
        changed = {path for path, _ in fingerprints(corpus / "build").items() ^ built.items()}
    print(f"first build   {first:6.2f} s CPU, {len(built)} files")
    print(f"second build  {second:6.2f} s CPU, ratio {second / first:.2f}")
    print(f"files changed by the second build: {', '.join(sorted(changed)) or 'none'}")


if __name__ == "__main__":
    main()

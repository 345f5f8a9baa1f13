"""What a script says in processes of other hash seeds, for tests that chance plays no part."""

import os
import subprocess
import sys

from tests.conftest import REPOSITORY

SEEDS = ("0", "1", "20210218")


def said_with(script: str, seed: str) -> str:
    """What `script` prints in a process with this hash seed."""
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

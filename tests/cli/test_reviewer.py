import subprocess
from pathlib import Path

import click
import pytest

from undersigned.cli.reviewer import VARIABLE, reviewer


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where git knows nobody."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def test_the_option_goes_before_the_environment(alone: Path) -> None:
    """Who says who judges is believed, white space aside."""
    assert reviewer(" Ana  B ", alone, {VARIABLE: "Bo"}) == "Ana B"
    assert reviewer(None, alone, {VARIABLE: "Bo"}) == "Bo"


def test_git_knows_who_works_here(alone: Path) -> None:
    """Without an option and a variable the name is that of commits."""
    subprocess.run(["git", "init", "-q", alone], check=True)
    subprocess.run(["git", "-C", alone, "config", "user.name", "Carl"], check=True)
    assert reviewer(None, alone, {}) == "Carl"
    assert reviewer(None, alone, {VARIABLE: " "}) == "Carl"


def test_nobody_judges_without_a_name(alone: Path) -> None:
    """An answer that nobody stands for is not taken."""
    with pytest.raises(click.UsageError, match="nobody knows who judges"):
        reviewer(None, alone, {})
    with pytest.raises(click.UsageError, match="--by is empty"):
        reviewer(" ", alone, {VARIABLE: "Bo"})

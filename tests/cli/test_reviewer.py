import os
import subprocess
import sys
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


def test_a_name_of_git_is_read_the_same_in_every_locale(alone: Path) -> None:
    """Git keeps UTF-8; the name must not lead to another file, or to none, where the locale is another."""
    subprocess.run(["git", "init", "-q", alone], check=True)
    subprocess.run(["git", "-C", alone, "config", "user.name", "José 王"], check=True)
    code = (
        "import sys; from pathlib import Path; from undersigned.cli.reviewer import reviewer;"
        "print(ascii(reviewer(None, Path(sys.argv[1]), {})))"
    )
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    environ |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    asked = subprocess.run([sys.executable, "-c", code, alone], env=environ, capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == ascii("José 王")


def test_git_is_asked_only_where_nobody_else_knows(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be slow, or not be there."""
    monkeypatch.setattr("undersigned.cli.reviewer._of_git", lambda _: pytest.fail("git was asked"))
    assert reviewer("Ana", alone, {}) == "Ana"
    assert reviewer(None, alone, {VARIABLE: "Bo"}) == "Bo"

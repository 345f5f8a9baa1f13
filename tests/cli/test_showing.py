from pathlib import Path

import pytest

from tests.cli.conftest import Run, everything


def test_view_says_where_the_page_is(run: Run, built: Path) -> None:
    """And that it is old, when it is."""
    before = everything(built)
    result = run("view", "--corpus", built)
    assert result.stdout.strip() == str(built / "build/site/index.html")
    assert result.stderr == ""
    assert everything(built) == before
    (built / "letters/plea/letter.toml").write_text('publisher = "x"\n')
    assert "has changed since" in run("view", "--corpus", built).stderr


def test_view_opens_the_page_when_asked(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the browser of the person, as a file."""
    opened: list[str] = []

    def browser(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", browser)
    run("view", "--corpus", built, "--open")
    assert opened == [(built / "build/site/index.html").as_uri()]

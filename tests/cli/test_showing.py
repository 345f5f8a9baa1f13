from pathlib import Path

import pytest

from tests.cli.conftest import Run, everything


@pytest.mark.parametrize(("format", "file"), [("turtle", "dataset.ttl"), ("nquads", "dataset.nq"), ("trig", None)])
def test_an_export_is_the_same_bytes_every_time(
    run: Run, root: Path, built: Path, tmp_path: Path, format: str, file: str | None
) -> None:
    """From a build, from the letters, to stdout and to a file."""
    first = run("export", format, "--corpus", built)
    assert first.exit_code == 0
    if file is not None:
        assert first.stdout_bytes == (built / "build" / file).read_bytes()
    (built / "build" / "dataset.nq").unlink()
    output = tmp_path / "export"
    second = run("export", format, "--corpus", root, "-o", output)
    assert second.stdout == ""
    assert output.read_bytes() == first.stdout_bytes


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

"""What all tests share: where the real seed letters lie, where Chromium is, and CI's refusal to skip the browser."""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
"""The root of this repository."""


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the repository, with real letters and reference values; users do not have it."""
    folder = REPOSITORY.parent / "shared"
    if not (folder / "letters").is_dir():
        pytest.skip("the real letters (../shared/letters) are not beside this clone")
    return folder


@pytest.fixture(scope="session")
def seeds(shared: Path) -> Path:
    """The folder of the two real seed letters, with their gold facts in `gold/`."""
    folder = shared / "letters" / "seeds"
    if not folder.is_dir():
        pytest.skip("the seed letters (../shared/letters/seeds) are not beside this clone")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Chromium as Debian installs it, for tests marked `browser`."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    pytest.skip("no Chromium here (on Debian: apt-get install chromium)")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped `browser` test counts as failed: CI has Chromium, so a skip there hides something."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and item.get_closest_marker("browser") is not None:
        report.outcome = "failed"
        report.longrepr = f"a browser test was skipped in CI: {report.longrepr}"
    return report

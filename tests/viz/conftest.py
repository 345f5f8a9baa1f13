"""A browser for the pages: every page that a test opens is watched for requests, errors and dialogs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.factory import BIDEN, dataset, letter, org, person, to
from undersigned.graph.rdf import Dataset

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass
class Watched:
    """A page in the browser, and what it did that it should not."""

    page: Page
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def is_clean(self) -> bool:
        """Whether nothing was asked of a host, nothing failed, and no script ran that came from data."""
        ran = self.page.evaluate("window.pwned === undefined ? 0 : 1")
        return (self.strangers, self.errors, self.dialogs, ran) == ([], [], [], 0)

    def drawn(self) -> set[str]:
        """The ids of the nodes drawn now."""
        return {node["key"] for node in self.page.evaluate("undersigned.nodes()")}

    def labels(self) -> list[dict[str, Any]]:
        """The names drawn now, with their boxes in pixels of the canvas."""
        labels: list[dict[str, Any]] = self.page.evaluate("undersigned.labels()")
        return labels


Opens = Callable[..., Watched]


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """One headless Chromium for the tests of a file.

    Not for all tests: Playwright keeps an event loop running in its thread for as long as the browser is open,
    and a test of another folder that the same worker takes next could not start one of its own.
    """
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(chromium), args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture
def opens(browser: Browser, tmp_path: Path) -> Iterator[Opens]:
    """A function that opens HTML (or a file) in a new window, watched from its first byte."""
    contexts = []

    def opened(
        html: str | Path,
        *,
        width: int = 1400,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        anchor: str = "",
    ) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        watched = Watched(context.new_page())
        page = watched.page

        def requested(url: str) -> None:
            if not url.startswith(("file:", "data:", "blob:")):
                watched.strangers.append(url)

        page.on("request", lambda request: requested(request.url))
        page.on("console", lambda message: watched.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: watched.errors.append(str(error)))

        def dismissed(dialog: Any) -> None:
            watched.dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", dismissed)
        file = html if isinstance(html, Path) else tmp_path / "page.html"
        if isinstance(html, str):
            file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri() + (f"#{anchor}" if anchor else ""))
        if page.query_selector("#network") is not None:
            page.wait_for_function("window.undersigned && window.undersigned.ready")
        return watched

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def small() -> Dataset:
    """Five letters: two pairs of organizations that sign together, and something of every kind."""
    return dataset(
        letter(
            "apec",
            title="Joint Letter before the Summit",
            date="2023-11",
            url="https://letters.example.org/apec",
            publisher="Hong Kong Watch",
            addressees=[BIDEN, to(institution="European Commission")],
            cc=[to("Jake Sullivan", position="National Security Advisor")],
            claimed=(4, "organizations"),
            signed_by=[
                org("Hong Kong Watch", acronym="HKW"),
                org("PEN America"),
                org("Ärzte für Tibet"),
                person("Zhou Fengsuo", of="Human Rights in China", role="Director"),
            ],
            detainees=["Ekpar Asat"],
            officials=[("Xi Jinping", "President")],
            regions=["Tibet"],
            laws=["National Security Law"],
            bodies=["Human Rights Council"],
            events=["APEC Summit"],
            asks=["Ask for the release of Ekpar Asat.", "Open Tibet to the press."],
        ),
        letter(
            "policy",
            title="A Policy of Human Rights",
            date="2021-02-18",
            signed_by=[org("Hong Kong Watch"), org("PEN America"), org("Dialogue China")],
            regions=["Tibet"],
        ),
        letter("games", title="No Games", date="2015", signed_by=[org("Hong Kong Watch"), org("PEN America")]),
        letter(
            "late",
            title="A Late Letter",
            signed_by=[org("Human Rights in China"), org("Ärzte für Tibet"), person("Ekpar Asat")],
        ),
        letter("last", title="Last", date="2024", signed_by=[org("Human Rights in China"), org("Dialogue China")]),
    )

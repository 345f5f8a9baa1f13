import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.hash_seeds import said_with
from tests.viz.hostile import PAYLOADS, hostile_dataset
from undersigned.graph.rdf import Dataset
from undersigned.viz.coalition import coalition_view
from undersigned.viz.page import page
from undersigned.viz.whole import whole_view


class Read(HTMLParser):
    """What a parser sees: the tags, and what stands in scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[str, dict[str, str | None], str]] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember a tag."""
        self.tags.append((tag, dict(attrs)))
        self._open = (tag, dict(attrs)) if tag in {"script", "style"} else None

    def handle_data(self, data: str) -> None:
        """Remember what stands in a script or style."""
        if self._open is not None:
            self.inside.append((*self._open, data))

    def handle_endtag(self, tag: str) -> None:
        """Forget the open tag."""
        del tag
        self._open = None

    @property
    def data(self) -> Any:
        """The data block."""
        (block,) = (text for _, attrs, text in self.inside if attrs.get("type") == "application/json")
        return json.loads(block)


def test_the_page_asks_nothing_of_any_host(small: Dataset) -> None:
    """No tag has an address to load from; links to pages that lie beside it are relative."""
    read = Read(page(whole_view(small), links=[("Overview", "index.html")]))
    loading = [(tag, attrs[name]) for tag, attrs in read.tags for name in ("src", "srcset", "data") if name in attrs]
    assert loading == []
    assert [attrs["href"] for _, attrs in read.tags if "href" in attrs] == ["data:,", "#twin", "index.html"]


def test_the_policy_knows_exactly_what_is_inlined(small: Dataset) -> None:
    """Every script and style is allowed by its own hash, and by nothing else."""
    read = Read(page(whole_view(small)))
    (told,) = (attrs["content"] or "" for _, attrs in read.tags if "Content-Security-Policy" in attrs.values())
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for _, attrs, text in read.inside
        if attrs.get("type") != "application/json"
    }
    assert set(re.findall(r"'sha256-[^']+'", told)) == hashes
    assert len(hashes) == 3
    assert told.startswith("default-src 'none';")
    assert "unsafe" not in told


def test_vis_network_comes_from_the_installed_pyvis(small: Dataset) -> None:
    """No copy of it lies in the repository."""
    vis = files("pyvis").joinpath("lib/vis-9.1.2/vis-network.min.js").read_text("utf-8").strip()
    assert vis in page(whole_view(small))
    assert not list((REPOSITORY / "viz").rglob("vis-network*"))


def test_names_cannot_become_elements() -> None:
    """A page made of hostile names has the same elements as any other, and every name is in the data unharmed."""
    html = page(coalition_view(hostile_dataset()))
    read = Read(html)
    allowed = {tag for tag, _ in Read(page(coalition_view(hostile_dataset()), links=[])).tags}
    assert allowed.isdisjoint({"img", "svg", "iframe", "b", "i"})
    assert sum(tag == "script" for tag, _ in read.tags) == 3
    labels = {node["label"] for node in read.data["nodes"]}
    assert {f"{payload} {number}" for number, payload in enumerate(PAYLOADS)} <= labels


def test_no_name_is_given_to_vis_network_as_html(small: Dataset) -> None:
    """vis-network shows a string `title` as HTML and reads markup in labels of some fonts: neither is used."""
    nodes = Read(page(whole_view(small))).data["nodes"]
    assert not any("title" in node or "font" in node for node in nodes)


def test_quotes_are_written_once_and_found_again(small: Dataset) -> None:
    """Nodes and lines hold numbers of quotes; together they give back what the view says."""
    view = coalition_view(small)
    data = Read(page(view)).data
    told = data["view"]
    for edge, drawn in zip(view.edges, data["edges"], strict=True):
        quotes = [told["quotes"][number] for number in drawn["quotes"]]
        assert [(told["letters"][q[0]]["id"], q[1], q[2], q[3], told["says"][q[4]]) for q in quotes] == [
            (quote.letter, quote.start, quote.end, quote.words, quote.says) for quote in edge.quotes
        ]


@pytest.mark.parametrize("seed", ["1", "77"])
def test_the_same_view_gives_the_same_bytes(seed: str) -> None:
    """Whatever the hash seed of the process is."""
    script = (
        "import hashlib; from tests.viz.hostile import hostile_dataset; from undersigned.viz import page, whole_view;"
        "print(hashlib.sha256(page(whole_view(hostile_dataset())).encode()).hexdigest())"
    )
    assert said_with(script, seed).strip() == hashlib.sha256(page(whole_view(hostile_dataset())).encode()).hexdigest()

"""The site: three files that any browser opens from a folder, and any static host can serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.viz.coalition import coalition_view
from undersigned.viz.index import index_page, summary
from undersigned.viz.page import page
from undersigned.viz.whole import whole_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from undersigned.graph.rdf import Dataset

FILES = (
    ("dataset.ttl", "../dataset.ttl"),
    ("dataset.nq", "../dataset.nq"),
    *(
        (f"{table}.csv", f"../tables/{table}.csv")
        for table in (
            "letters",
            "signatures",
            "organizations",
            "people",
            "officials",
            "regions",
            "mentions",
            "relations",
        )
    ),
)
"""The data files that `undersigned build` leaves beside the site, and their addresses from it."""

LINKS = (("Overview", "index.html"), ("Who signs together", "coalition.html"), ("Everything", "graph.html"))
"""The pages of the site, as each of them links to the others."""


def write_site(
    dataset: Dataset,
    folder: Path,
    *,
    questions: Iterable[str] = (),
    min_shared: int = 2,
    files: Sequence[tuple[str, str]] = FILES,
) -> tuple[Path, ...]:
    """Write index.html, coalition.html and graph.html into `folder` (made if missing) and return their paths.

    `questions` are sentences that wait for a person's answer; `files` are (words, relative address) of the data
    files to link; `min_shared` is how many letters tie two organizations. The same dataset gives the same bytes.
    """
    coalition = coalition_view(dataset, min_shared=min_shared)
    whole = whole_view(dataset)
    # The view names itself: with two letters the coalition page shows who signed what, and says so in every menu.
    links = tuple((coalition.title if address == "coalition.html" else words, address) for words, address in LINKS)
    pages = ((coalition.title, "coalition.html", coalition.summary), (whole.title, "graph.html", whole.summary))
    told = summary(dataset, questions=questions, pages=pages, files=files)
    texts = {
        "index.html": index_page(told),
        "coalition.html": page(coalition, links=links),
        "graph.html": page(whole, links=links),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in texts)

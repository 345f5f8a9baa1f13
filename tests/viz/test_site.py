import re
from pathlib import Path

from tests.factory import dataset, letter, org
from undersigned.graph.rdf import Dataset
from undersigned.viz.site import FILES, write_site


def test_three_pages_that_know_each_other(small: Dataset, tmp_path: Path) -> None:
    """The index leads to both graphs and they lead back; every relative link inside the site exists."""
    written = write_site(small, tmp_path / "build" / "site")
    assert [path.name for path in written] == ["index.html", "coalition.html", "graph.html"]
    for path in written:
        text = path.read_text("utf-8").partition("<script")[0]
        links = {link.partition("#")[0] for link in re.findall(r'href="([^"]*)"', text) if ":" not in link}
        inside = {link for link in links if link and not link.startswith("../")}
        assert inside
        assert all((path.parent / link).is_file() for link in inside)


def test_the_index_links_the_data_files(small: Dataset, tmp_path: Path) -> None:
    """They lie beside the site's folder."""
    index = write_site(small, tmp_path)[0].read_text("utf-8")
    assert all(f'href="{address}"' in index for _, address in FILES)


def test_writing_again_changes_no_byte(small: Dataset, tmp_path: Path) -> None:
    """The same dataset, the same site."""
    first = [path.read_bytes() for path in write_site(small, tmp_path, questions=["A?"])]
    assert first == [path.read_bytes() for path in write_site(small, tmp_path, questions=["A?"])]


def test_a_corpus_too_small_for_coalitions_claims_none(tmp_path: Path) -> None:
    """The menu calls the page what it is: who signed what."""
    index, coalition, _ = write_site(dataset(letter(signed_by=[org("PEN America")])), tmp_path)
    assert "Who signed what" in index.read_text("utf-8")
    assert "<h1>Who signed what</h1>" in coalition.read_text("utf-8")
    assert "Who signs together" not in coalition.read_text("utf-8").partition("<script")[0]

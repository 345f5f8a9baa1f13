import subprocess
from pathlib import Path

import pytest

from undersigned.graph.corpus import init_corpus
from undersigned.graph.judgements import Judgement, add_judgements, read_judgements, remove_judgements
from undersigned.graph.judgements.merging import RULE, write_attributes

WHO = ("-c", "user.name=A. Reviewer", "-c", "user.email=reviewer@example.org", "-c", "commit.gpgsign=false")


def git(root: Path, *arguments: str) -> str:
    """What git says, which must not fail."""
    done = subprocess.run(
        ["git", *WHO, *arguments],
        cwd=root,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def answer(name: str, by: str) -> Judgement:
    """One answer."""
    return Judgement("same", name, "B", "same", "seen", (), by, "2024-05-02")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A corpus under git, with answers of two people."""
    root = tmp_path / "corpus"
    init_corpus(root)
    git(root, "init", "-q", "-b", "main")
    add_judgements(root / "judgements", [answer(name, by) for name in ("A", "M", "Z") for by in ("one", "two")])
    git(root, "add", "-A")
    git(root, "commit", "-qm", "begin")
    return root


def on_two_branches(root: Path, ours: list[Judgement], theirs: list[Judgement]) -> None:
    """Add judgements on two branches, and merge these."""
    for branch, added in (("ours", ours), ("theirs", theirs)):
        git(root, "checkout", "-q", "-b", branch, "main")
        add_judgements(root / "judgements", added)
        git(root, "add", "-A")
        git(root, "commit", "-qm", branch)
    git(root, "merge", "-q", "-m", "both", "ours")


@pytest.mark.parametrize(("ours", "theirs"), [("one", "two"), ("one", "one"), ("three", "three")])
def test_answers_of_two_branches_merge_without_conflict_and_without_loss(root: Path, ours: str, theirs: str) -> None:
    """In two files, in one, and in one that both branches made; also at the same place, and the same line twice."""
    left = [answer(name, ours) for name in ("B", "N", "Zz", "both")]
    right = [answer(name, theirs) for name in ("C", "N1", "Zy", "both")]
    before = set(read_judgements(root / "judgements"))
    on_two_branches(root, left, right)
    assert git(root, "status", "--porcelain") == ""
    assert set(read_judgements(root / "judgements")) == before | {*left, *right}
    # The next answer puts the lines in order again.
    add_judgements(root / "judgements", [answer("last", ours)])
    lines = next((root / "judgements").glob(f"{ours}.jsonl")).read_text().splitlines()
    assert len(lines) == len(set(lines))
    assert '"left": "last"' in "".join(lines)


def test_what_one_branch_takes_out_elsewhere_stays_out(root: Path) -> None:
    """To take an answer back is a change as well."""
    git(root, "checkout", "-q", "-b", "ours")
    remove_judgements(root / "judgements", [answer("A", "one")])
    git(root, "commit", "-qam", "ours")
    git(root, "checkout", "-q", "-b", "theirs", "main")
    add_judgements(root / "judgements", [answer("Zz", "one")])
    git(root, "commit", "-qam", "theirs")
    git(root, "merge", "-q", "-m", "both", "ours")
    kept = read_judgements(root / "judgements")
    assert answer("A", "one") not in kept
    assert answer("Zz", "one") in kept


def test_a_new_corpus_tells_git_how_judgements_merge(tmp_path: Path) -> None:
    """What somebody wrote there before stays, and nothing is said twice."""
    (tmp_path / ".gitattributes").write_text("*.pdf binary")
    init_corpus(tmp_path)
    write_attributes(tmp_path)
    assert (tmp_path / ".gitattributes").read_text() == f"*.pdf binary\n{RULE}\n"


def test_attributes_in_another_encoding_stay_as_they_are(tmp_path: Path) -> None:
    """Somebody's comment may be written in Latin-1."""
    before = "# für alle\n*.pdf binary\n".encode("latin-1")
    (tmp_path / ".gitattributes").write_bytes(before)
    init_corpus(tmp_path)
    write_attributes(tmp_path)
    assert (tmp_path / ".gitattributes").read_bytes() == before + RULE.encode() + b"\n"


def test_the_example_tells_git_too() -> None:
    """Whoever judges names in the example may do so on a branch."""
    from undersigned.data import example

    assert RULE in (example() / ".gitattributes").read_text().splitlines()

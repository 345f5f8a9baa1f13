"""A corpus that leaves questions: people of one name who sign two letters, with nothing that says who is who."""

from collections.abc import Sequence
from pathlib import Path

NAMES = ("Anna Berg", "Bo Chen", "Carl Diaz", "Dora Engel", "Emil Falk", "Gita Hari", "Iris Jung", "Kofi Lund")


def asked_corpus(folder: Path, names: Sequence[str] = NAMES, *, letters: int = 2) -> Path:
    """Write a corpus of fact sheets in which each of `names` signs every letter as an individual."""
    for number in range(letters):
        place = folder / "letters" / f"letter-{number}"
        place.mkdir(parents=True)
        signed = "".join(f'- organization: null\n  person: "{name}"\n  kind: individual\n' for name in names)
        (place / "letter.yaml").write_text(
            f"title: Plea number {number}\ndate: '202{number}-05-01'\nsignatories:\n{signed}", encoding="utf-8"
        )
    (folder / "corpus.toml").write_text('title = "Asked"\nbase_iri = "https://example.org/asked/"\n')
    return folder

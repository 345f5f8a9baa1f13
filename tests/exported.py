"""An export that is one file: its text, or the file itself, for tests that look into it."""

from pathlib import Path

from undersigned.graph.export import export
from undersigned.graph.rdf import Dataset


def exported(dataset: Dataset, name: str) -> str:
    """The dataset in the format of this name, as text."""
    (content,) = export(dataset, name).values()
    return content.decode()


def exported_file(dataset: Dataset, name: str, folder: Path) -> Path:
    """The file with the dataset in the format of this name, written into `folder`."""
    ((file, content),) = export(dataset, name).items()
    (folder / file).write_bytes(content)
    return folder / file

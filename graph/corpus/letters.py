"""The folder of one letter: a document as received or a fact sheet, and what a person states about it."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from undersigned.graph.corpus.sheet import read_sheet
from undersigned.graph.corpus.toml import date_text, read_toml, text_at, texts_at
from undersigned.graph.errors import CorpusError, InputError
from undersigned.graph.extract import extract
from undersigned.graph.ingest import read_source
from undersigned.graph.model import Letter, Source

SHEET = "letter.yaml"
"""The file name of a fact sheet."""

METADATA = "letter.toml"
"""The file in which a person states what the letter itself may not say."""

ID = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
"""What an id of a letter, which is the name of its folder, looks like."""

_KEYS = ("url", "publisher", "date", "title", "also_at")
_SUPPLIED = ("date", "publisher", "title")


@dataclass(frozen=True, slots=True)
class LetterFolder:
    """A letter's place in a corpus: its id, its one document (or fact sheet), and its `letter.toml` if there is one."""

    id: str
    document: Path
    metadata: Path | None = None

    @property
    def is_sheet(self) -> bool:
        """Whether the document is a fact sheet."""
        return self.document.name == SHEET


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a person states about a letter: where it stands, and (`supplied`) its date, publisher or title."""

    url: str | None = None
    also_at: tuple[str, ...] = ()
    supplied: tuple[tuple[str, str], ...] = ()


def find_letters(folder: Path) -> tuple[LetterFolder, ...]:
    """The letters in `folder`, sorted by id; none when there is no such folder. What is hidden is passed over.

    Raises CorpusError for a name that cannot be an id, and for a folder without exactly one document.
    """
    if not folder.is_dir():
        return ()
    found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return tuple(_find_letter(path) for path in found)


def read_letter(folder: LetterFolder) -> Letter:
    """Read and extract the letter in `folder`, with what a person states about it.

    Raises InputError or CorpusError in one line when a file of it cannot be read.
    """
    known = read_metadata(folder.metadata) if folder.metadata is not None else Metadata()
    if folder.is_sheet:
        letter = read_sheet(folder.document, id=folder.id)
        if known.url is not None or known.also_at:
            letter = replace(letter, source=_placed(letter, known))
    else:
        source = read_source(folder.document)
        letter = extract(replace(source, url=known.url, also_at=known.also_at), id=folder.id)
    answered = {f"{field}-absent" for field, _ in known.supplied}
    issues = tuple(issue for issue in letter.issues if issue.code not in answered)
    return replace(letter, issues=issues, supplied=known.supplied)


def read_metadata(path: Path) -> Metadata:
    """Read a `letter.toml`; CorpusError for an unknown key, a value of the wrong type, or a date that is none."""
    table = read_toml(path, _KEYS)
    values = {key: text_at(table, key, path) for key in ("publisher", "title")}
    if "date" in table:
        values["date"] = date_text(table["date"])
        if values["date"] is None:
            raise CorpusError(
                f"{path}: date must be like 2021-02-18, 2021-02 or 2021 (quoted), got {table['date']!s:.60}"
            )
    supplied = tuple((key, value) for key in _SUPPLIED if (value := values.get(key)) is not None)
    return Metadata(text_at(table, "url", path), texts_at(table, "also_at", path), supplied)


def _placed(letter: Letter, known: Metadata) -> Source:
    source = letter.source
    also = tuple(dict.fromkeys((*source.also_at, *known.also_at)))
    return replace(source, url=known.url or source.url, also_at=also)


def _find_letter(path: Path) -> LetterFolder:
    if not path.is_dir():
        raise CorpusError(f"{path}: only folders belong here, one a letter; `undersigned add {path}` makes it a folder")
    if ID.fullmatch(path.name) is None:
        raise CorpusError(f"{path}: a letter's folder is named with a-z, 0-9, '.', '_' and '-' only; rename it")
    files = sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith("."))
    metadata = next((each for each in files if each.name == METADATA), None)
    documents = [each for each in files if each != metadata]
    if not documents:
        raise InputError(
            f"{path}: no letter in this folder; put the document or a {SHEET} into it, or delete the folder"
        )
    if len(documents) > 1:
        names = ", ".join(each.name for each in documents)
        raise CorpusError(f"{path}: more than one document ({names}); keep one, and one folder a letter")
    return LetterFolder(path.name, documents[0], metadata)

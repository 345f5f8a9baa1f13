"""The folder of one letter: a document as received or a fact sheet, and what a person states about it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from undersigned.graph.corpus.addresses import MUST, is_web_address
from undersigned.graph.corpus.sheet import read_sheet
from undersigned.graph.corpus.toml import date_text, read_toml, text_at, texts_at
from undersigned.graph.errors import CorpusError, InputError
from undersigned.graph.extract import extract
from undersigned.graph.ingest import read_source
from undersigned.graph.ingest.companion import ENDINGS as TABLES
from undersigned.graph.model import Issue, Letter, Severity, Source

SHEET = "letter.yaml"
"""The file name of a fact sheet."""

TABLE = "signatories"
"""What the file of a table of signatories is called, before its ending."""

METADATA = "letter.toml"
"""The file in which a person states what the letter itself may not say."""

ID = re.compile(r"[a-z0-9][a-z0-9._-]*", re.ASCII)
"""What an id of a letter, which is the name of its folder, looks like."""

_KEYS = ("url", "publisher", "date", "title", "also_at")
_CLUTTER = (".*", "*~", "#*#", "*.bak", "*.swp", "Thumbs.db", "desktop.ini")
_SUPPLIED = ("date", "publisher", "title")


@dataclass(frozen=True, slots=True)
class LetterFolder:
    """A letter's place in a corpus: its id, its one document (or fact sheet), and what may lie beside that.

    `metadata` is its `letter.toml`, `signatories` the table of those who signed.
    """

    id: str
    document: Path
    metadata: Path | None = None
    signatories: Path | None = None

    @property
    def is_sheet(self) -> bool:
        """Whether the document is a fact sheet."""
        return self.document.name == SHEET

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that say what is read."""
        return tuple(file for file in (self.document, self.metadata, self.signatories) if file is not None)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a person states about a letter: where it stands, and (`supplied`) its date, publisher or title."""

    url: str | None = None
    also_at: tuple[str, ...] = ()
    supplied: tuple[tuple[str, str], ...] = ()


def find_letters(folder: Path) -> tuple[LetterFolder, ...]:
    """The letters in `folder`, sorted by id; none when there is no such folder.

    What is hidden is passed over, and so is what editors and file managers leave behind.
    Raises CorpusError for a name that cannot be an id, and for a folder without exactly one document.
    """
    if not folder.is_dir():
        return ()
    found = sorted(path for path in folder.iterdir() if not _is_clutter(path.name))
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
        source = read_source(folder.document, signatories=folder.signatories)
        letter = extract(replace(source, url=known.url, also_at=known.also_at), id=folder.id)
    answered = {f"{field}-absent" for field, _ in known.supplied}
    issues = tuple(issue for issue in letter.issues if issue.code not in answered)
    return replace(letter, issues=(*issues, *_differences(letter, known)), supplied=known.supplied)


def read_metadata(path: Path) -> Metadata:
    """Read a `letter.toml`; CorpusError for an unknown key, a value of the wrong type, no date, or no web address."""
    table = read_toml(path, _KEYS)
    values = {key: text_at(table, key, path) for key in ("publisher", "title")}
    if "date" in table:
        values["date"] = date_text(table["date"])
        if values["date"] is None:
            raise CorpusError(
                f"{path}: date must be like 2021-02-18, 2021-02 or 2021 (quoted), got {table['date']!s:.60}"
            )
    supplied = tuple((key, value) for key in _SUPPLIED if (value := values.get(key)) is not None)
    url, also_at = text_at(table, "url", path), texts_at(table, "also_at", path)
    for key, address in (("url", url), *(("also_at", each) for each in also_at)):
        if address is not None and not is_web_address(address):
            raise CorpusError(f"{path}: {key} {MUST}, got {address!r:.60}")
    return Metadata(url, also_at, supplied)


def _differences(letter: Letter, known: Metadata) -> Iterator[Issue]:
    """What a person states otherwise than the letter does; to be more exact, or less, is not to differ."""
    stated, printed = dict(known.supplied).get("date"), letter.date
    if stated is None or printed is None:
        return
    if not stated.startswith(printed.value) and not printed.value.startswith(stated):
        message = f"The letter's own date is {printed.value}; {METADATA} states {stated}, which is kept."
        yield Issue("date-differs", Severity.WARNING, message, printed.span)


def _placed(letter: Letter, known: Metadata) -> Source:
    source = letter.source
    also = tuple(dict.fromkeys((*source.also_at, *known.also_at)))
    return replace(source, url=known.url or source.url, also_at=also)


def _find_letter(path: Path) -> LetterFolder:
    _check_link(path)
    if not path.is_dir():
        raise CorpusError(
            f"{path}: only folders belong here, one a letter; move this file elsewhere, and if it is a letter,"
            " `undersigned add` it from there"
        )
    if ID.fullmatch(path.name) is None:
        raise CorpusError(f"{path}: a letter's folder is named with a-z, 0-9, '.', '_' and '-' only; rename it")
    inside = sorted(each for each in path.iterdir() if not _is_clutter(each.name))
    for each in inside:
        _check_link(each)
    files = [each for each in inside if each.is_file()]
    metadata = next((each for each in files if each.name == METADATA), None)
    tables = [each for each in files if _is_table(each, files)]
    documents = [each for each in files if each != metadata and each not in tables]
    if not documents:
        raise InputError(
            f"{path}: no letter in this folder; put the document or a {SHEET} into it, or delete the folder"
        )
    if len(documents) > 1:
        names = ", ".join(each.name for each in documents)
        raise CorpusError(f"{path}: more than one document ({names}); keep one, and one folder a letter")
    if len(tables) > 1:
        names = ", ".join(each.name for each in tables)
        raise CorpusError(f"{path}: more than one table of signatories ({names}); keep one")
    if tables and documents[0].name == SHEET:
        raise CorpusError(f"{path}: a fact sheet lists its signatories itself; move {tables[0].name} elsewhere")
    return LetterFolder(path.name, documents[0], metadata, tables[0] if tables else None)


def _is_table(path: Path, files: Sequence[Path]) -> bool:
    """Whether a file is the table of those who signed: "signatories.csv", or "a.signatories.csv" beside an "a.html"."""
    if path.suffix.lower() not in TABLES:
        return False
    letter, dot, kind = path.stem.rpartition(".")
    return kind == TABLE and (not dot or any(each != path and each.stem == letter for each in files))


def _is_clutter(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in _CLUTTER)


def _check_link(path: Path) -> None:
    if path.is_symlink() and not path.exists():
        raise CorpusError(f"{path}: this link leads nowhere; delete it, or put back what it led to")

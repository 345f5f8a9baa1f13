"""Making a corpus and putting letters into it: whole folders appear at once, or not at all."""

import hashlib
import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from undersigned.graph.corpus.folder import DEFAULT_BASE, SETTINGS, Corpus
from undersigned.graph.corpus.letters import ID, METADATA, SHEET, LetterFolder, read_letter
from undersigned.graph.corpus.toml import date_text, toml_line
from undersigned.graph.errors import CorpusError, InputError, OutputError
from undersigned.graph.model import Letter

_LONGEST_ID = 80
_WORDS_IN_ID = 8


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a file: the letter as it was read, or the id under which the same bytes are there already."""

    file: Path
    letter: Letter | None = None
    already: str | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What a person states about the letter they add."""

    url: str | None = None
    date: str | None = None
    publisher: str | None = None


def init_corpus(root: Path, *, title: str | None = None) -> Path:
    """Make an empty corpus in the folder `root`, which may exist; returns its settings file.

    Raises CorpusError when there is a corpus already, OutputError when nothing can be written there.
    """
    settings = root / SETTINGS
    if settings.exists():
        raise CorpusError(f"{root}: is a corpus already; `undersigned add FILE` puts letters into it")
    try:
        for folder in (root, root / "letters", root / "judgements"):
            folder.mkdir(parents=True, exist_ok=True)
        draft = root / f".{SETTINGS}.new"
        draft.write_text(_settings(title or root.resolve().name), encoding="utf-8")
        draft.replace(settings)
    except OSError as error:
        raise OutputError(f"{root}: cannot be written: {error.strerror}; choose another folder") from error
    return settings


def add_letter(corpus: Corpus, file: Path, *, stated: Stated | None = None, id: str | None = None) -> Added:
    """Copy `file` into the corpus as received, and read it there.

    A file ending in .yaml or .yml is a fact sheet. Without an `id` one is made from the date and the title. When the
    same bytes are in the corpus already, nothing changes. Raises InputError when the file cannot be read as a letter,
    CorpusError for an id that is taken or no id, OutputError when the corpus cannot be written: nothing is left then.
    """
    said = stated or Stated()
    _check(said, id)
    data = _bytes(file)
    twin = _find_twin(corpus, data)
    if twin is not None:
        return Added(file, already=twin)
    letters = corpus.root / "letters"
    try:
        letters.mkdir(exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".adding-", dir=letters))
    except OSError as error:
        raise OutputError(f"{letters}: cannot be written: {error.strerror}; check its permissions") from error
    try:
        letter = _placed(_stage(staging, file, data, said), letters, id)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Added(file, letter)


def _check(stated: Stated, id: str | None) -> None:
    if id is not None and (ID.fullmatch(id) is None or len(id) > _LONGEST_ID):
        raise CorpusError(f"{id!r:.100} cannot be an id: it may hold a-z, 0-9, '.', '_' and '-', up to {_LONGEST_ID}")
    if stated.date is not None and date_text(stated.date) is None:
        raise InputError(f"--date must be like 2021-02-18, 2021-02 or 2021, got {stated.date!r:.60}")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{file}: there is no such file; check the path") from None
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror}; name the letter's file") from error


def _find_twin(corpus: Corpus, data: bytes) -> str | None:
    wanted = hashlib.sha256(data).digest()
    for folder in corpus.letters:
        same_size = folder.document.stat().st_size == len(data)
        if same_size and hashlib.sha256(folder.document.read_bytes()).digest() == wanted:
            return folder.id
    return None


def _stage(staging: Path, file: Path, data: bytes, stated: Stated) -> tuple[LetterFolder, str]:
    """Lay the letter's folder out where nobody looks; returns it and the name of the file as received."""
    suffix = file.suffix.lower()
    document = staging / (SHEET if suffix in (".yaml", ".yml") else f"letter{suffix}")
    document.write_bytes(data)
    lines = [
        toml_line(key, value)
        for key, value in (("url", stated.url), ("publisher", stated.publisher), ("date", stated.date))
        if value is not None
    ]
    metadata = staging / METADATA
    if lines:
        metadata.write_text("".join(lines), encoding="utf-8")
    return LetterFolder("new", document, metadata if lines else None), str(file)


def _placed(staged: tuple[LetterFolder, str], letters: Path, id: str | None) -> Letter:
    folder, name = staged
    try:
        letter = read_letter(folder)
    except InputError as error:
        raise InputError(str(error).replace(str(folder.document), name)) from error
    chosen = id or _id(letter, Path(name))
    target = letters / chosen
    if target.exists():
        raise CorpusError(f"{target}: another letter has this id; choose one with --id")
    try:
        folder.document.parent.chmod(0o755)
        folder.document.parent.rename(target)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written: {error.strerror}; check its permissions") from error
    return replace(letter, id=chosen)


def _id(letter: Letter, file: Path) -> str:
    """An id of the letter's date and the first words of its title, else of the file's name."""
    title = dict(letter.supplied).get("title") or (letter.title.value if letter.title is not None else file.stem)
    words = _ascii_words(title)[:_WORDS_IN_ID] or _ascii_words(file.stem) or ["letter", letter.source.sha256[:8]]
    dated = [letter.issued] if letter.issued is not None and date_text(letter.issued) is not None else []
    return "-".join((*dated, *words))[:_LONGEST_ID].rstrip("-")


def _ascii_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain.lower()))


def _settings(title: str) -> str:
    return (
        "# The settings of this corpus. `undersigned add FILE` puts letters into it.\n"
        + toml_line("title", title)
        + "# The web address that every IRI starts with; use one that is yours before you publish.\n"
        + toml_line("base_iri", DEFAULT_BASE)
        + "# The licence of what you publish, as an SPDX name or an address.\n"
        + toml_line("licence", "CC0-1.0")
    )

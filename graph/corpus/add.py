"""Making a corpus and putting letters into it: whole folders appear at once, or not at all."""

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from undersigned.graph.corpus.addresses import MUST, is_web_address
from undersigned.graph.corpus.folder import DEFAULT_BASE, SETTINGS, Corpus, require_letters
from undersigned.graph.corpus.letters import ID, METADATA, SHEET, TABLE, LetterFolder, find_letters, read_letter
from undersigned.graph.corpus.received import Received, digest_of, receive
from undersigned.graph.corpus.toml import date_text, is_whole, toml_line
from undersigned.graph.errors import CorpusError, InputError, OutputError
from undersigned.graph.judgements import write_attributes
from undersigned.graph.lock import alone, alone_at_once
from undersigned.graph.model import Letter
from undersigned.graph.steering import MENDED, steering

_LONGEST_ID = 80
_WORDS_IN_ID = 8
_STAGING = ".undersigned-adding-"
"""How the names of folders begin in which letters lie until they are read."""


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

    Raises CorpusError when there is a corpus already, or for a title that is not text or steers, OutputError when
    nothing can be written there.
    """
    settings = root / SETTINGS
    named = title or root.resolve().name
    if not is_whole(named):
        raise CorpusError(f"{named!r:.60} cannot be a title: it is not UTF-8; give another with --title")
    sign = steering(" ".join(named.split()))
    if sign is not None:
        raise CorpusError(f"{named!r:.60} cannot be a title: it holds {sign}, but {MENDED}; give another with --title")
    if settings.exists():
        raise CorpusError(f"{root}: is a corpus already; `undersigned add FILE` puts letters into it")
    try:
        for folder in (root, root / "letters", root / "judgements"):
            folder.mkdir(parents=True, exist_ok=True)
        write_attributes(root)
        draft = root / f".{SETTINGS}.new"
        draft.write_text(_settings(named), encoding="utf-8")
        draft.replace(settings)
    except OSError as error:
        raise OutputError(f"{root}: cannot be written: {error.strerror}; choose another folder") from error
    return settings


def add_letter(corpus: Corpus, file: Path, *, stated: Stated | None = None, id: str | None = None) -> Added:
    """Copy `file` into the corpus as received, and read it there; see `add_letters`."""
    return add_letters(corpus, (file,), stated=stated, id=id)[0]


def add_letters(
    corpus: Corpus,
    files: Sequence[Path],
    *,
    stated: Stated | None = None,
    id: str | None = None,
    signatories: Path | None = None,
) -> tuple[Added, ...]:
    """Copy these `files` into the corpus as received, and read them there: all of them, or none.

    A file ending in .yaml or .yml is a fact sheet. Without an `id` one is made from the date and the title. The table
    `signatories` (of a single file), else one beside a file that is named after it, is copied with it. A file whose
    bytes are in the corpus already changes nothing; of two processes that add at once, the second waits. Raises
    InputError when a file cannot be read as a letter, CorpusError for an id that is taken or no id and for a letter
    that is there with another table, OutputError when the corpus cannot be written: nothing is left then.
    """
    require_letters(corpus, "no letter can be added to them")
    said = stated or Stated()
    _check(said, id)
    read = [receive(file, signatories) for file in files]
    letters = corpus.root / "letters"
    try:
        letters.mkdir(exist_ok=True)
        with alone(letters):
            _clear(letters)
            known = _Known.of(letters)
            there = [Added(each.file, already=known.twin(each)) for each in read]
            if all(each.already is not None for each in there):
                return tuple(there)
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=letters))
            try:
                staged = [_stage(staging / str(at), each, said, id, known) for at, each in enumerate(read)]
                _place([each for each in staged if each.letter is not None], staging, letters)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{letters}: cannot be written: {error.strerror}; check its permissions") from error
    return tuple(staged)


def clear_leftovers(root: Path) -> None:
    """Delete what killed additions left in the corpus at `root`, unless somebody is adding to it."""
    letters = root / "letters"
    if letters.is_dir() and any(letters.glob(f"{_STAGING}*")):
        with alone_at_once(letters) as free:
            if free:
                _clear(letters)


def _clear(letters: Path) -> None:
    for leftover in sorted(letters.glob(f"{_STAGING}*")):
        shutil.rmtree(leftover, ignore_errors=True)


def _check(stated: Stated, id: str | None) -> None:
    if id is not None and (ID.fullmatch(id) is None or len(id) > _LONGEST_ID):
        raise CorpusError(f"{id!r:.100} cannot be an id: it may hold a-z, 0-9, '.', '_' and '-', up to {_LONGEST_ID}")
    if stated.date is not None and date_text(stated.date) is None:
        raise InputError(f"--date must be like 2021-02-18, 2021-02 or 2021, got {stated.date!r:.60}")
    for option, value in (("--url", stated.url), ("--publisher", stated.publisher)):
        if value is not None and not is_whole(value):
            raise InputError(f"{option} is not UTF-8: {value!r:.60}; type it anew")
        sign = steering(" ".join((value or "").split()))
        if sign is not None:
            raise InputError(f"{option} holds {sign}, but {MENDED}")
    if stated.url is not None and not is_web_address(stated.url):
        raise InputError(f"--url {MUST}, got {stated.url!r:.60}")


class _Known:
    """The letters that are there: which bytes they hold, and which ids are taken."""

    def __init__(self, folders: Sequence[LetterFolder], taken: set[str]) -> None:
        self.taken = taken
        self._folders = folders
        self._coming: dict[bytes, str] = {}

    @classmethod
    def of(cls, letters: Path) -> "_Known":
        return cls(find_letters(letters), {path.name for path in letters.iterdir()})

    def twin(self, received: Received) -> str | None:
        """The id under which these bytes are there; CorpusError where another table is beside them."""
        wanted = digest_of(received.data)
        for folder in self._folders:
            if _is_same(folder.document, received.data):
                if received.rows is not None and not _is_same(folder.signatories, received.rows):
                    raise CorpusError(
                        f"{received.file}: the same letter is in the corpus as {folder.id}, without this table; put"
                        f" {received.table} into its folder as {TABLE}{_ending(received)}"
                    )
                return folder.id
        return self._coming.get(wanted)

    def take(self, id: str, data: bytes) -> None:
        """Note that a letter of these bytes is going to be there."""
        self.taken.add(id)
        self._coming[digest_of(data)] = id


def _is_same(file: Path | None, data: bytes) -> bool:
    if file is None or file.stat().st_size != len(data):
        return False
    return digest_of(file.read_bytes()) == digest_of(data)


def _ending(received: Received) -> str:
    return "" if received.table is None else received.table.suffix.lower()


def _stage(place: Path, received: Received, stated: Stated, id: str | None, known: _Known) -> Added:
    """Lay the letter's folder out at `place`, where nobody looks, and read it there."""
    file = received.file
    twin = known.twin(received)
    if twin is not None:
        return Added(file, already=twin)
    folder = _laid_out(place, received, stated)
    try:
        letter = read_letter(folder)
    except InputError as error:
        said = str(error).replace(str(folder.document), str(file))
        raise InputError(said.replace(str(folder.signatories), str(received.table))) from error
    chosen = id or _id(letter, file)
    if chosen in known.taken:
        raise CorpusError(f"{file}: another letter has the id {chosen}; add it by itself, with another --id")
    known.take(chosen, received.data)
    return Added(file, replace(letter, id=chosen))


def _laid_out(place: Path, received: Received, stated: Stated) -> LetterFolder:
    place.mkdir()
    document = place / (SHEET if received.is_sheet else f"letter{received.file.suffix.lower()}")
    document.write_bytes(received.data)
    lines = [
        toml_line(key, value)
        for key, value in (("url", stated.url), ("publisher", stated.publisher), ("date", stated.date))
        if value is not None
    ]
    metadata = place / METADATA
    if lines:
        metadata.write_text("".join(lines), encoding="utf-8")
    table = place / f"{TABLE}{_ending(received)}"
    if received.rows is not None:
        table.write_bytes(received.rows)
    return LetterFolder("new", document, metadata if lines else None, table if received.rows is not None else None)


def _place(staged: Sequence[Added], staging: Path, letters: Path) -> None:
    """Move the folders that lie in `staging` to where letters are; when one cannot be, none is."""
    places = sorted(staging.iterdir(), key=lambda path: int(path.name))
    moved: list[tuple[Path, Path]] = []
    try:
        for place, added in zip(places, staged, strict=True):
            assert added.letter is not None
            target = letters / added.letter.id
            place.rename(target)
            moved.append((place, target))
    except BaseException:
        for place, target in moved:
            target.rename(place)
        raise


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

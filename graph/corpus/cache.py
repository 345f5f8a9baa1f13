"""Reading each letter once: what was extracted is kept by content, until the letter or our code changes."""

import hashlib
import importlib.util
import json
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from undersigned.data import example
from undersigned.graph.contract import letter_from_json, letter_to_json
from undersigned.graph.corpus.letters import LetterFolder, read_letter
from undersigned.graph.model import Letter

_READING = (
    "undersigned.graph.model",
    "undersigned.graph.contract",
    "undersigned.graph.ingest",
    "undersigned.graph.extract",
    "undersigned.graph.corpus",
)


class LetterCache:
    """Letters as they were extracted, one file each: read from the folder `kept`, written to the folder `fresh`.

    Either may be None: a command that only looks reads an old cache and writes nothing. A file that is damaged, or
    made from other bytes or by other code, is passed over, and the letter is read again. Letters are kept as they were
    read, before any judgement; one from which something is to be erased is never kept, so nothing is written until that
    is known of all.
    """

    def __init__(self, kept: Path | None = None, fresh: Path | None = None) -> None:
        self._kept = kept
        self._fresh = fresh
        self._keys: dict[str, str] = {}
        self.reused = 0

    def letter(self, folder: LetterFolder) -> Letter:
        """The letter in `folder`, from the cache where nothing has changed; raises as `read_letter` does."""
        key = self._keys[folder.id] = _key(folder)
        line = self._find(folder, key)
        if line is None:
            return read_letter(folder)
        self.reused += 1
        return letter_from_json(json.loads(line))

    def write(self, letters: Iterable[Letter], *, without: Collection[str] = ()) -> None:
        """Keep these letters, which were got from here, but for those of the ids `without`: nothing of them is left."""
        if self._fresh is None:
            return
        self._fresh.mkdir(parents=True, exist_ok=True)
        for letter in letters:
            path = self._fresh / f"{letter.id}.json"
            if letter.id in without:
                path.unlink(missing_ok=True)
            else:
                line = json.dumps(letter_to_json(letter), ensure_ascii=False, separators=(",", ":"))
                path.write_text(f"{_seal(self._keys[letter.id], line)}\n{line}\n", encoding="utf-8")

    def _find(self, folder: LetterFolder, key: str) -> str | None:
        if self._kept is None:
            return None
        try:
            seal, _, line = (self._kept / f"{folder.id}.json").read_text(encoding="utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        line = line.removesuffix("\n")
        return line if seal == _seal(key, line) else None


def room_files(*modules: str) -> Iterator[Path]:
    """Yield the files of these modules and packages, resources included, in one order on every machine."""
    for name in modules:
        found = importlib.util.find_spec(name)
        if found is None or found.origin is None:
            raise ModuleNotFoundError(f"no module named {name!r}", name=name)
        origin = Path(found.origin)
        if origin.name != "__init__.py":
            yield origin
        else:
            inside = (path for path in origin.parent.rglob("*") if "__pycache__" not in path.parts)
            yield from sorted(path for path in inside if path.is_file())


def reference_paths() -> list[Path]:
    """The files of `data/reference`, in one order on every machine."""
    return sorted(path for path in (example() / "reference").iterdir() if path.suffix in {".txt", ".yml"})


def digest(*files: Path) -> str:
    """The SHA-256 of these files, names and contents, one after the other."""
    total = hashlib.sha256()
    for path in files:
        total.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


@cache
def _code() -> str:
    """What reading depends on besides the letter: our code for it, and the words of the world."""
    return digest(*room_files(*_READING), *reference_paths())


def _key(folder: LetterFolder) -> str:
    try:
        files = digest(*folder.files)
    except OSError:
        files = "unreadable"  # reading the letter says why
    return f"{_code()} {files} {folder.id}"


def _seal(key: str, line: str) -> str:
    return hashlib.sha256(f"{key}\0{line}".encode()).hexdigest()

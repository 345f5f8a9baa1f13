"""The corpus folder: which one is meant, and what its `corpus.toml` says."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from undersigned.data import example
from undersigned.graph.corpus.letters import LetterFolder, find_letters
from undersigned.graph.corpus.toml import read_toml, text_at
from undersigned.graph.errors import CorpusError
from undersigned.graph.markup import card
from undersigned.graph.steering import steering

SETTINGS = "corpus.toml"
"""The file that makes a folder a corpus."""

VARIABLE = "UNDERSIGNED_CORPUS"
"""The environment variable that names a corpus."""

DEFAULT_BASE = "https://data.example.org/undersigned/"
"""The base IRI of a corpus that sets none; not one to publish under."""

IMPORTED = "dataset.nq"
"""The file of an imported corpus that holds the dataset, in place of letters."""

_KEYS = ("title", "base_iri", "licence", "description", "endpoint", "imported")
_BASE_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`/?#]+/(?:[^\s<>\"{}|\\^`?#]*/)?")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The SPARQL store that holds what is published: where it is asked, and where its graphs are put."""

    query: str
    graph_store: str | None = None
    update: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """The dataset that a corpus was imported from: the file that holds it, what it was called, and its SHA-256 then."""

    file: Path
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of letters: where it is, its title, the base IRI and the licence (may be empty) of what is published."""

    root: Path
    title: str
    base_iri: str
    licence: str
    letters: tuple[LetterFolder, ...]
    description: str | None = None
    endpoint: Endpoint | None = None
    imported: Imported | None = None

    @property
    def judgements(self) -> Path:
        """The folder of the judgements, which need not exist."""
        return self.root / "judgements"

    @property
    def build(self) -> Path:
        """Where `undersigned build` writes when nobody says otherwise."""
        return self.root / "build"

    def _repr_html_(self) -> str:
        facts = (
            ("about", self.description),
            ("folder", self.root.name),
            ("letters", len(self.letters)),
            ("base IRI", self.base_iri),
            ("licence", self.licence),
        )
        return card(self.title, facts)


def require_letters(corpus: Corpus, doing: str) -> None:
    """Raise CorpusError when the texts of the letters are not in the corpus, since it was imported as linked data."""
    if corpus.imported is not None:
        raise CorpusError(
            f"{corpus.root}: was imported from {corpus.imported.name}, without the letters' texts, so that {doing};"
            " ask whoever made it, or make a corpus of your own with `undersigned init DIR`"
        )


def read_corpus(path: Path) -> Corpus:
    """Open the corpus at `path`: its settings are read and its letters listed, but no letter is opened.

    Raises CorpusError when the folder has no `corpus.toml`, or when that or a letter's folder is not in order.
    """
    if not path.is_dir():
        raise CorpusError(f"{path}: there is no such folder; `undersigned init {path}` makes a corpus there")
    settings = path / SETTINGS
    if not settings.is_file():
        raise CorpusError(f"{path}: no {SETTINGS} in this folder; `undersigned init {path}` makes a corpus there")
    table = read_toml(settings, _KEYS)
    base = text_at(table, "base_iri", settings) or DEFAULT_BASE
    if _BASE_IRI.fullmatch(base) is None:
        raise CorpusError(
            f"{settings}: base_iri must be an http(s) IRI that ends in /, like {DEFAULT_BASE}, got {base!r:.100}"
        )
    return Corpus(
        root=path,
        title=text_at(table, "title", settings) or _named_by_its_folder(path),
        base_iri=base,
        licence=text_at(table, "licence", settings) or "",
        letters=find_letters(path / "letters"),
        description=text_at(table, "description", settings),
        endpoint=_endpoint(table.get("endpoint"), settings),
        imported=_imported(table.get("imported"), settings),
    )


def _named_by_its_folder(path: Path) -> str:
    name = os.fsencode(path.resolve().name).decode(errors="replace")
    sign = steering(name)
    if sign is not None:
        raise CorpusError(f"{path / SETTINGS}: give a title, the folder's name cannot be one: it holds {sign}")
    return name


def find_corpus(option: Path | None, environ: Mapping[str, str], cwd: Path) -> tuple[Corpus, str | None]:
    """The corpus that is meant, and a note for people when it is one they may not expect.

    The `option` of the command line comes first, then the variable UNDERSIGNED_CORPUS in `environ`, then the folder
    `cwd` when it holds a `corpus.toml`, then the example that ships with undersigned. Raises CorpusError as
    `read_corpus` does.
    """
    if option is not None:
        return read_corpus(option), None
    named = environ.get(VARIABLE)
    if named:
        try:
            return read_corpus(Path(named)), None
        except CorpusError as error:
            raise CorpusError(f"{VARIABLE}: {error}") from error
    if (cwd / SETTINGS).is_file():
        return read_corpus(cwd), None
    note = f"no --corpus, no {VARIABLE}, no {SETTINGS} here: using the example corpus that ships with undersigned"
    return read_corpus(example()), note


def _endpoint(table: object, settings: Path) -> Endpoint | None:
    """What [endpoint] says, None where there is none; the addresses are checked by those who ask them."""
    if table is None:
        return None
    if not isinstance(table, dict) or set(table) - {"query", "graph_store", "update"}:
        raise CorpusError(f"{settings}: [endpoint] takes query, graph_store and update, each an address in quotes")
    query = text_at(table, "query", settings)
    if query is None:
        raise CorpusError(f'{settings}: [endpoint] needs query = "ADDRESS", the address of the store\'s SPARQL queries')
    return Endpoint(query, text_at(table, "graph_store", settings), text_at(table, "update", settings))


def _imported(table: object, settings: Path) -> Imported | None:
    """What [imported] says, None where there is none; the dataset lies beside the settings, and nowhere else."""
    if table is None:
        return None
    if not isinstance(table, dict) or set(table) - {"name", "sha256"}:
        raise CorpusError(f"{settings}: [imported] says name and sha256 of the file that was imported, and no more")
    if not (settings.parent / IMPORTED).is_file():
        raise CorpusError(f"{settings}: was imported, but {IMPORTED} is not there; import it again into another folder")
    name, digest = text_at(table, "name", settings), text_at(table, "sha256", settings)
    return Imported(settings.parent / IMPORTED, name or IMPORTED, digest or "")

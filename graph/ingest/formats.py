"""Which reader reads which file, and the checks that come before any of them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from undersigned.graph.errors import InputError
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.language import language
from undersigned.graph.ingest.markdown import draft_markdown
from undersigned.graph.ingest.plain import draft_plain
from undersigned.graph.model import Source


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its media type, the endings of its files, and how its bytes become a draft.

    `draft` gets the bytes and the file's name (for messages) and raises InputError where they are not of the format.
    """

    media_type: str
    suffixes: tuple[str, ...]
    draft: Callable[[bytes, str], Draft]


def decode(data: bytes, name: str) -> str:
    r"""The text of `data`, with line ends as "\n" and without a byte order mark.

    >>> decode(b"\xef\xbb\xbfDear Sir\r\n", "a.txt")
    'Dear Sir\n'
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data or data.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")):
        raise InputError(f"{name}: this is a binary file, not text; save the letter as plain text or Markdown first")
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: byte {error.start} is not valid {encoding.removesuffix('-sig').upper()}; save the letter as UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


READERS = (
    Reader("text/markdown", (".md", ".markdown"), lambda data, name: draft_markdown(decode(data, name))),
    Reader("text/plain", (".txt", ".text", ""), lambda data, name: draft_plain(decode(data, name))),
)
"""The formats that can be read, the first with a file's ending being its reader."""


def source_from_bytes(name: str, data: bytes, *, url: str | None = None) -> Source:
    r"""Read a document from its bytes; `name` is its file name, whose ending tells the format.

    >>> source_from_bytes("a.txt", b"1. PEN America\n2. Hong Kong Watch\n").blocks[1].marker
    '2.'

    Raises InputError when the file is empty, binary, not UTF-8, or of a format that is not read.
    """
    suffix = PurePath(name).suffix.lower()
    reader = next((each for each in READERS if suffix in each.suffixes), None)
    if reader is None:
        known = ", ".join(ending for each in READERS for ending in each.suffixes if ending)
        raise InputError(f"{name}: files ending in {suffix} are not read yet; save the letter as one of {known}")
    draft = reader.draft(data, name)
    if not draft.text.strip():
        raise InputError(f"{name}: the file holds no text; check that the letter was saved into it")
    return Source(
        name=PurePath(name).name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reader.media_type,
        text=draft.text,
        blocks=tuple(draft.blocks),
        language=language(draft.text),
        url=url,
    )


def read_source(path: Path | str, *, url: str | None = None) -> Source:
    """Read the document at `path`. Raises InputError as `source_from_bytes` does, and when there is no such file."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise InputError(f"{path}: this is a folder; name the letter's file in it") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; check its permissions") from None
    return source_from_bytes(str(path), data, url=url)

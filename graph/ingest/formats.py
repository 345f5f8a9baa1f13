"""Which reader reads which file, and the checks that come before any of them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from undersigned.graph.errors import InputError
from undersigned.graph.ingest.companion import attached, find_companion
from undersigned.graph.ingest.docx import draft_docx
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.encoding import decode
from undersigned.graph.ingest.html import read_html
from undersigned.graph.ingest.invisible import said
from undersigned.graph.ingest.language import language, told_apart
from undersigned.graph.ingest.limits import check_size, read_bounded
from undersigned.graph.ingest.markdown import draft_markdown
from undersigned.graph.ingest.pdf import draft_pdf
from undersigned.graph.ingest.plain import draft_plain
from undersigned.graph.model import Source

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its media type, the endings of its files, and how its bytes become a draft.

    `draft` gets the bytes and the file's name (for messages) and raises InputError where they are not of the format.
    """

    media_type: str
    suffixes: tuple[str, ...]
    draft: Callable[[bytes, str], Draft]


def text_reader(
    media_type: str,
    suffixes: tuple[str, ...],
    draft: Callable[[str], Draft],
    *,
    declared: Callable[[bytes], str | None] = lambda _: None,
) -> Reader:
    """The reader of a format whose files are text: `draft` gets that text.

    `declared` finds the encoding that a file of the format names itself, as web pages do.
    """

    def drafted(data: bytes, name: str) -> Draft:
        decoded = decode(data, name, declared=declared(data))
        found = draft(decoded.text)
        found.repairs.extend(decoded.repairs)
        return found

    return Reader(media_type, suffixes, drafted)


READERS = (
    text_reader("text/markdown", (".md", ".markdown"), draft_markdown),
    text_reader("text/plain", (".txt", ".text", ""), draft_plain),
    Reader("text/html", (".html", ".htm", ".xhtml"), read_html),
    Reader("application/pdf", (".pdf",), draft_pdf),
    Reader(_WORD, (".docx", ".docm", ".dotx", ".dotm"), draft_docx),
)
"""The formats that can be read, the first with a file's ending being its reader."""


def source_from_bytes(name: str, data: bytes, *, url: str | None = None) -> Source:
    r"""Read a document from its bytes; `name` is its file name, whose ending tells the format.

    >>> source_from_bytes("a.txt", b"1. PEN America\n2. Hong Kong Watch\n").blocks[1].marker
    '2.'

    Raises InputError when the file is empty, binary, too large, or of a format that is not read.
    """
    check_size(len(data), name)
    suffix = PurePath(name).suffix.lower()
    reader = next((each for each in READERS if suffix in each.suffixes), None)
    if reader is None:
        known = ", ".join(ending for each in READERS for ending in each.suffixes if ending)
        raise InputError(f"{name}: files ending in {suffix} are not read yet; save the letter as one of {known}")
    draft = reader.draft(data, name)
    text = draft.text
    if not text.strip():
        raise InputError(f"{name}: the file holds no text; check that the letter was saved into it")
    main = language(text)
    return Source(
        name=PurePath(name).name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reader.media_type,
        text=text,
        blocks=told_apart(text, draft.blocks, main),
        language=main,
        url=url,
        repairs=(*draft.repairs, *said(draft.hidden)),
    )


def read_source(path: Path | str, *, url: str | None = None, signatories: Path | None = None) -> Source:
    """Read the document at `path`, and the table of those who signed it, if there is one.

    The table is the file `signatories`, else one beside the document that is named after it, as
    `undersigned.graph.ingest.companion` says. Raises InputError as `source_from_bytes` does, and when there is no such
    file.
    """
    path = Path(path)
    source = source_from_bytes(str(path), read_bounded(path), url=url)
    table = signatories if signatories is not None else find_companion(path)
    return source if table is None else attached(source, str(table), read_bounded(table))

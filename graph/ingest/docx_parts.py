"""The parts of a Word document that hold its words, unpacked and parsed within limits.

python-docx opens every part of a file and knows no tracked changes, content controls or printed numbers, so that we
read the three parts we need ourselves: the text, its styles, its numbering.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from undersigned.graph.errors import InputError
from undersigned.graph.ingest.limits import LARGEST_UNPACKED

LARGEST_PART = 30_000_000
"""Bytes of XML of one part; the text of a letter with 100,000 signatories is about half of it."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What zipfile was seen to raise on mutated files, by fuzzing: its own error, and those of fields that it trusts.
# KeyError, OverflowError and NotImplementedError (of a way of packing that it does not know) are as its code says.
_MALFORMED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
)

Element = Any
"""An element of lxml, which ships no types."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The text of a Word document, and its styles and numbering where it has them."""

    document: Element
    styles: Element | None
    numbering: Element | None


def parts(data: bytes, name: str) -> Parts:
    """The parts of the Word document `data`.

    Raises InputError for what is no Word document, damaged, locked with a password, or unpacks to too much.
    """
    if data.startswith(_COMPOUND):
        raise InputError(
            f"{name}: this Word document is locked with a password or of before 2007; save it as .docx anew"
        )
    if not data.startswith(b"PK"):
        raise InputError(f"{name}: this is no Word document, though its name ends so; save the letter as .docx anew")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(member.file_size for member in packed.infolist()) > LARGEST_UNPACKED:
                raise InputError(
                    f"{name}: this file unpacks to more than {LARGEST_UNPACKED / 1e6:,.0f} MB, no letter does"
                )
            names = set(packed.namelist())
            main = _main(packed, names, name)
            folder = posixpath.dirname(main)
            found = [
                _parsed(packed, path, name) if path in names else None
                for path in (main, posixpath.join(folder, "styles.xml"), posixpath.join(folder, "numbering.xml"))
            ]
    except _MALFORMED as error:
        raise InputError(f"{name}: this Word document is damaged ({type(error).__name__}); fetch it again") from None
    except RuntimeError:  # zipfile's word for a member with a password
        raise InputError(f"{name}: this Word document is locked with a password; save a copy without one") from None
    if found[0] is None:
        raise InputError(f"{name}: this file holds no Word text; save the letter as .docx anew")
    return Parts(*found)


def local(element: Element) -> str:
    """An element's name without its namespace, which differs between the two dialects of the format.

    Comments and entities have none.
    """
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute by its name without namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element down a path of names."""
    for step in path:
        if element is None:
            return None
        element = next(children(element, step), None)
    return element


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name."""
    yield from (each for each in element if local(each) == name)


def value(element: Element | None, *path: str) -> str | None:
    """The `val` of the element down a path of names."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def _main(packed: zipfile.ZipFile, names: set[str], name: str) -> str:
    """Where the text is; nearly always in `word/document.xml`, but the package says it."""
    if "_rels/.rels" in names:
        relations = _parsed(packed, "_rels/.rels", name)
        for each in relations if relations is not None else ():
            if (attribute(each, "Type") or "").endswith("/officeDocument"):
                return (attribute(each, "Target") or "").lstrip("/")
    return "word/document.xml"


def _parsed(packed: zipfile.ZipFile, path: str, name: str) -> Element:
    from lxml import etree  # here, so that `undersigned --help` does not pay for it

    with packed.open(path) as member:
        xml = member.read(LARGEST_PART + 1)  # the directory of the file may say less than there is
    if len(xml) > LARGEST_PART:
        raise InputError(f"{name}: the text of this document is more than {LARGEST_PART / 1e6:,.0f} MB, no letter's is")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        said = str(error).splitlines()[0] if str(error) else "not XML"
        raise InputError(f"{name}: this Word document is damaged ({said:.100}); fetch it again") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"{name}: this document declares entities, as no Word document does; it is not read")
    return root

"""Files of linked data received from anyone: Turtle, TriG, N-Triples, N-Quads and JSON-LD, read with suspicion.

RDF/XML and TriX are never read: their entities can be made to expand without end. JSON-LD is read when its context
stands in the file. Blank nodes and quoted triples are refused, since what has no name cannot be exported the same way
twice.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, Store, Triple, parse

from undersigned.graph.errors import InputError
from undersigned.graph.rdf.contexts import check_inline

FORMATS: dict[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}
"""The files we read, by suffix."""

LARGEST_JSON = 256 * 2**20
"""So many bytes a file of JSON-LD may have, which is held in memory as a whole; other files are read piece by piece."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_ANNOTATIONS = re.compile(r'"AnnotationCollection"\s*:')
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|!--|!\[|[A-Za-z]\w*:RDF[\s>/]|TriX\s)", re.IGNORECASE)

_OTHER = re.compile(
    rb'"""(?:[^"\\]|\\.|"(?!""))*+"""|"(?:[^"\\\n]|\\.)*+"'  # words, in which anything may be
    rb"|'''(?:[^'\\]|\\.|'(?!''))*+'''|'(?:[^'\\\n]|\\.)*+'"
    rb"|<[^\x00-\x20<>\"{}|^`]*+>|#[^\n]*+|\\.|[^<\"'#\\]++",  # IRIs, comments, escaped signs, all that is harmless
    re.DOTALL,
)


def read_store(path: Path) -> Store:
    """Read a file of linked data; InputError when it is missing, of another kind, or not well formed."""
    if _ADDRESS.match(str(path)):
        raise InputError(f"{path}: is an address; download the file, and give the path where it lies")
    syntax = FORMATS.get(path.suffix.lower())
    if syntax is None:
        raise InputError(f"{path}: linked data is read from {', '.join(FORMATS)} files only; convert it to one of them")
    if path.exists() and not path.is_file() and not path.is_dir():
        raise InputError(f"{path}: is no plain file; save what it gives to a file, and give that")
    store = Store()
    try:
        _check_content(path)
        # A chunk at a time would leave half a file in the store, so all of it is parsed before any of it is kept.
        store.bulk_extend([_accepted(quad, path) for quad in _parsed(path, syntax)])
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; give the path of a .ttl, .trig, .nt, .nq or .jsonld file") from None
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: not well-formed {syntax.name}: {_one_line(error)}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or _one_line(error)}") from error
    return store


def _parsed(path: Path, syntax: RdfFormat) -> Iterator[Quad]:
    """The triples of a file, without the mark that editors on Windows put before UTF-8 and that breaks N-Quads."""
    if syntax == RdfFormat.JSON_LD:
        yield from parse(_json_of(path).encode(), format=syntax)
        return
    with path.open("rb") as file:
        if file.read(len(BOM_UTF8)) == BOM_UTF8:
            yield from parse(file, format=syntax)
            return
    yield from parse(path=str(path), format=syntax)


def _check_content(path: Path) -> None:
    """Look for what must not come before a parser, whatever the file's name says.

    XML is not for ours, which would report some sign in it. Triples within triples (RDF 1.2) are written with "<<", and
    the engine's parser follows them as deep as they go, until the process has no stack left and dies.
    """
    with path.open("rb") as file:
        start = file.read(1_000)
        if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            raise InputError(f"{path}: is written in UTF-16; linked data is UTF-8, save it as that")
        if _XML.match(start):
            raise InputError(f"{path}: holds XML; RDF/XML and TriX are not read, convert it to Turtle or N-Quads")
        suspect, last = b"<<" in start, start[-1:]
        while not suspect and (chunk := file.read(2**20)):
            suspect, last = b"<<" in last + chunk, chunk[-1:]
    if suspect and FORMATS[path.suffix.lower()] != RdfFormat.JSON_LD:
        found = _OTHER.sub(b"", path.read_bytes()).partition(b"<<")
        if found[1]:
            raise InputError(f"{path}: uses RDF 1.2, which has triples within triples; we read RDF 1.1 only")


def _json_of(path: Path) -> str:
    if path.stat().st_size > LARGEST_JSON:
        raise InputError(f"{path}: is larger than {LARGEST_JSON >> 20} MB; N-Quads may have any size")
    text = path.read_bytes().decode("utf-8-sig")
    check_inline(text, str(path))
    if _ANNOTATIONS.search(text, 0, 4_000):
        raise InputError(
            f"{path}: holds annotations of a dataset, not the dataset itself; give that, as dataset.jsonld"
        )
    return text


def _accepted(quad: Quad, path: Path) -> Quad:
    for term in (quad.subject, quad.object, quad.graph_name):
        if isinstance(term, BlankNode):
            raise InputError(f"{path}: has blank nodes (near {str(quad)[:120]!r}); give every node an IRI")
        if isinstance(term, Triple) or (isinstance(term, Literal) and term.direction is not None):
            raise InputError(f"{path}: uses RDF 1.2 (near {str(quad)[:120]!r}); we read RDF 1.1 only")
    return quad


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]

"""Bibliography: the letters as BibTeX and as CSL-JSON, for Zotero, LaTeX and pandoc.

The authors of a letter are those who signed it, organizations and people under the names by which they are known here,
as corporate authors: no name is taken apart into first and last. A date has the precision that the letter has. A letter
without a title has none here either; what kind of letter it is and its key tell it apart.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from undersigned.graph.export.days import parts
from undersigned.graph.network.incidence import signed_for
from undersigned.graph.rdf.iris import web_address

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.rdf.rows import LetterRow

GENRE = "Joint letter"
"""What a letter is that does not say itself."""

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
"""The months as BibTeX's styles name them."""

ESCAPES: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""How the signs that TeX reads are written; braces too, for BibTeX counts them wherever they stand."""

_ESCAPED = re.compile("|".join(map(re.escape, ESCAPES)))
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_KEY = re.compile(r"[^a-z0-9-]")


def bibtex(dataset: "Dataset") -> str:
    """The letters as BibTeX, one entry each, sorted by id; the key of an entry is the letter's id."""
    authors = _authors(dataset)
    return "\n".join(_entry(letter, authors.get(letter.iri, ())) for letter in dataset.letters())


def csl(dataset: "Dataset") -> str:
    """The letters as CSL-JSON, sorted by id."""
    authors = _authors(dataset)
    items = [_item(letter, authors.get(letter.iri, ())) for letter in dataset.letters()]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def key(letter_id: str) -> str:
    """The key of a letter: its id, with the code of every sign that a key cannot have, so that no two are alike.

    >>> key("apec-2020"), key("A, b")
    ('apec-2020', '+41.+2c.+20.b')
    """
    return _KEY.sub(lambda match: f"+{ord(match[0]):x}.", letter_id)


def escaped(text: str) -> str:
    r"""Words as BibTeX holds them, on one line.

    >>> print(escaped("Rock & {Roll}\n100 %"))
    Rock \& \textbraceleft{}Roll\textbraceright{} 100 \%
    """
    return _ESCAPED.sub(lambda match: ESCAPES[match[0]], _SPACE.sub(" ", text).strip())


def _authors(dataset: "Dataset") -> Mapping[str, Sequence[str]]:
    """The names of those who signed each letter, each once, in the order printed; withdrawn signatures count not."""
    entities = dataset.entities()
    names: dict[str, dict[str, str]] = {}
    for row in dataset.signatures():
        signer = signed_for(row) or row.person
        if signer is not None and row.stands:
            names.setdefault(row.letter, {}).setdefault(signer, entities[signer].label)
    return {letter: tuple(own.values()) for letter, own in names.items()}


def _entry(letter: "LetterRow", authors: Sequence[str]) -> str:
    fields = "".join(f",\n  {name} = {value}" for name, value in _fields(letter, authors))
    return f"@misc{{{key(letter.id)}{fields}\n}}\n"


def _fields(letter: "LetterRow", authors: Sequence[str]) -> Iterator[tuple[str, str]]:
    date = parts(letter.date)
    if authors:
        # A name in braces of its own is one name, whatever it holds ("and", commas).
        yield "author", "{" + " and ".join(f"{{{escaped(name)}}}" for name in authors) + "}"
    title = _title(letter)
    if title is not None:
        yield "title", f"{{{{{escaped(title)}}}}}"
    if date:
        yield "year", f"{{{date[0]:04}}}"
        if len(date) > 1:
            yield "month", MONTHS[date[1] - 1]
        if len(date) > 2:
            yield "day", f"{{{date[2]}}}"
        yield "date", f"{{{letter.date}}}"
    yield "howpublished", f"{{{escaped(_genre(letter))}}}"
    if letter.publisher is not None:
        yield "publisher", f"{{{escaped(letter.publisher)}}}"
    address = None if letter.url is None else web_address(letter.url)
    if address is not None:
        yield "url", f"{{{address}}}"
    if letter.language is not None:
        yield "langid", f"{{{escaped(letter.language)}}}"


def _item(letter: "LetterRow", authors: Sequence[str]) -> Mapping[str, object]:
    date = parts(letter.date)
    address = None if letter.url is None else web_address(letter.url)
    told: dict[str, object] = {
        "id": key(letter.id),
        "type": "document" if address is None else "webpage",
        "genre": _genre(letter),
        "title": _title(letter),
        "author": [{"literal": _SPACE.sub(" ", name).strip()} for name in authors],
        "issued": {"date-parts": [list(date)]} if date else None,
        "publisher": letter.publisher,
        "URL": address,
        "language": letter.language,
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _title(letter: "LetterRow") -> str | None:
    """The title on one line; None where none is known: the id that stands for it elsewhere is no title."""
    return None if letter.title == letter.id else _SPACE.sub(" ", letter.title).strip()


def _genre(letter: "LetterRow") -> str:
    return GENRE if letter.kind is None else letter.kind[:1].upper() + letter.kind[1:]

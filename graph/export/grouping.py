"""Grouping: triples in paragraphs, one a subject and one fact a line, in an order that depends on the triples alone.

Subjects are sorted as people count (signature/2 before signature/10), types come first in each, then the predicates
and the objects of each by how they are written. The engine writes the terms, which it does far quicker than we could;
here its text is cut at its line ends, which no term contains, sorted, and put together again.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

_OBJECT = re.compile(rb'("[^"\\]*+(?:\\.[^"\\]*+)*+"[^ ]*+|[^ "]++)(?: , |$)')
_LINE = b" ;\n\t"
_BLANK = re.compile(rb'^_:|^[^"\n]* _:', re.MULTILINE)


def paragraphs(texts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the triples of `texts` (as `Dataset.graphs` gives them) as Turtle, a paragraph for each subject.

    No empty lines stand between. Equal triples are written once. ValueError for a blank node, which has no name to be
    written with.
    """
    subjects: dict[bytes, bytes] = {}
    again: dict[bytes, list[bytes]] = {}
    for text in texts:
        if b"_:" in text and (blank := _BLANK.search(text)) is not None:
            raise ValueError(f"a blank node cannot be exported the same way twice, got one in {blank[0].decode()!r}")
        for statement in text.split(b" .\n"):
            subject, _, about = statement.partition(b" ")
            if subject in subjects:
                again.setdefault(subject, [subjects[subject]]).append(about)
                continue
            lines = about.split(_LINE)
            lines.sort()
            # Most are ready now; in the others lists are taken apart, and types put together and in front.
            if b" , " in about or lines[0][:1] == b"<" or (len(lines) > 1 and lines[1][:2] == b"a "):
                lines = _lines(lines)
            subjects[subject] = _LINE.join(lines)
    for subject, abouts in again.items():
        subjects[subject] = _LINE.join(_lines(_LINE.join(abouts).split(_LINE)))
    subjects.pop(b"", None)  # what follows the last statement
    for subject in counted(subjects):
        yield b"%b\n\t%b .\n" % (subject, subjects[subject])


def counted(iris: Iterable[bytes]) -> Iterator[bytes]:
    """Yield them sorted by `counting`, in less time where many share a beginning."""
    tails: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for iri in iris:
        head, _, tail = iri.rpartition(b"/")
        tails[head].append(tail)
    for head in sorted(tails):
        some = sorted(tails[head])
        some.sort(key=_rank)
        for tail in some:
            yield b"%b/%b" % (head, tail) if head else tail


def counting(iri: str) -> tuple[str, int, str]:
    """The key that sorts IRIs as people count, by the number that they end in.

    >>> sorted(["<s/10>", "<s/2>", "<r/3>", "<s/b>", "<s/ac>"], key=counting)
    ['<r/3>', '<s/2>', '<s/10>', '<s/ac>', '<s/b>']
    """
    head, _, tail = iri.rpartition("/")
    return head, _rank(tail), tail


def _lines(facts: Iterable[bytes]) -> list[bytes]:
    """A line with all types, and one for each other fact, each once."""
    single = {fact for line in facts for fact in (_apart(line) if b" , " in line else (line,))}
    types = sorted(fact[2:] for fact in single if fact[:2] == b"a ")
    return (
        [b"a " + b", ".join(types), *sorted(fact for fact in single if fact[:2] != b"a ")] if types else sorted(single)
    )


def _apart(line: bytes) -> list[bytes]:
    """A line for each object of a list."""
    predicate, _, objects = line.partition(b" ")
    each = _OBJECT.findall(objects) if b'"' in objects else objects.split(b" , ")
    return [b"%b %b" % (predicate, value) for value in each]


def _rank(tail: str | bytes) -> int:
    return len(tail) if tail[-2:-1].isdigit() else 99

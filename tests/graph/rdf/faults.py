"""One fault at a time in the dataset that has everything, to see whether it is found."""

from collections.abc import Callable
from functools import cache

from pyoxigraph import RdfFormat, parse

from tests.factory import BASE
from tests.graph.rdf.everything import everything
from undersigned.graph.rdf import Violation
from undersigned.graph.rdf.agreement import find_disagreements
from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.terms import term_of

PLEA, LATER, CLIMATE = (f"{BASE}letter/{id}" for id in ("plea", "later", "climate"))

Change = Callable[[list[str]], list[str]]


@cache
def _sound() -> tuple[str, ...]:
    return tuple(everything().quads())


def swapped(subject: str, predicate: object, good: str, bad: str) -> Change:
    """Say something else instead, in the lines of this subject and predicate."""
    start = f"<{subject}> {predicate} "
    return lambda lines: [
        start + line.removeprefix(start).replace(good, bad) if line.startswith(start) else line for line in lines
    ]


def more(subject: str, predicate: object, value: object, graph: str) -> Change:
    """Say one thing more, in this graph."""
    return lambda lines: [*lines, f"<{subject}> {predicate} {value} <{graph}> ."]


def lost(start: str) -> Change:
    """Lose all lines that begin so."""
    return lambda lines: [line for line in lines if not line.startswith(start)]


def found(change: Change) -> list[Violation]:
    """What does not agree after the change, which must change something."""
    sound = [*_sound()]
    faulty = change(sound)
    assert faulty != sound
    quads = parse("".join(f"{line}\n" for line in faulty).encode(), format=RdfFormat.N_QUADS)
    statements = [
        Statement(each.subject.value, each.predicate.value, term_of(each.object), each.graph_name.value)
        for each in quads
    ]
    return [*find_disagreements(statements, BASE)]


def messages(change: Change, focus: str, *, severity: str = "violation") -> str:
    """What is said of the thing at fault, that is graver than it should be, in one text."""
    return " ".join(each.message for each in found(change) if each.focus == focus and each.severity == severity)

"""People whose release a letter asks, and those it names beside them who are not asked for.

A wrong detainee is the worst error there is. A name becomes a detainee only where the words that govern it ask for its
release (`releases`) and it has the shape of a person's name (`namelists`); anything less certain becomes a question for
a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from undersigned.graph.extract.namelists import LIKELY, read_names
from undersigned.graph.extract.releases import release_lists
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.units import Unit
from undersigned.graph.model import Detainee, Issue, Severity, Source, Span


@dataclass(frozen=True, slots=True)
class Detained:
    """The detainees of a letter, whether it says that there are more, and what has to be asked."""

    people: tuple[Detainee, ...]
    open_ended: Span | None
    issues: tuple[Issue, ...]


def find_detainees(source: Source, body: Sequence[Unit]) -> Detained:
    """The people of the body whose release is asked.

    Read are the names right after "release of …" or "free …", those after "…, including …" in a sentence that asks for
    a release, and list items under a line that does. A name is a question where a word other than a request governs the
    release, or where its shape leaves a doubt.
    """
    people: dict[str, Detainee] = {}
    questions: dict[str, Span] = {}
    open_ended: Span | None = None
    for listed in release_lists(body):
        read = read_names(source.text, listed.start, listed.end)
        if listed.rule == "must-be-released" and read.end != listed.end:
            continue  # more than names stands before the verb: it is not (only) they who must be released
        certain = listed.certain and not read.past
        for named in read.names:
            span = source.span(named.start, named.end)
            if certain and named.likely >= LIKELY:
                person = Detainee(named.name, named.aliases, span, confidence(listed.rule), listed.rule)
                people.setdefault(named.name.casefold(), person)
            else:
                questions.setdefault(named.name.casefold(), span)
        if read.more is not None and certain and open_ended is None:
            open_ended = source.span(*read.more)
    issues = tuple(_question(span) for name, span in questions.items() if name not in people)
    return Detained(tuple(people.values()), open_ended, issues)


def _question(span: Span) -> Issue:
    message = f"“{span.quote}” stands where people to be released are named; is it one of them?"
    return Issue("possible-detainee", Severity.QUESTION, message, span)

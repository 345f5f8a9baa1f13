"""A letter, a model, and what comes of them: every part is asked about, every answer held against the text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from undersigned.graph.errors import InputError
from undersigned.graph.model import Issue, Letter, Severity, Source
from undersigned.graph.propose.answers import Proposal, read_answer
from undersigned.graph.propose.endpoint import Ask
from undersigned.graph.propose.joining import Joining, Located
from undersigned.graph.propose.parts import SIZE, Part, parts
from undersigned.graph.propose.prompt import messages
from undersigned.graph.propose.quotes import Found, Page

MOST_PARTS = 100
"""Parts that a letter may have, each of them one question to the model; a longer letter is refused."""

MOST_LOOKS = 200
"""Quotations of one answer that are looked for by likeness, which takes longer than to find them as they are."""

_ABSENCES = (
    ("title-absent", "title"),
    ("date-absent", "date"),
    ("addressee-absent", "addressees"),
    ("signatories-absent", "signatories"),
)


def propose(letter: Letter, ask: Ask) -> Letter:
    r"""The letter with what a model proposes: facts under the rules "llm-quote" and "llm-quote-folded", and questions.

    What the rules found stays as it is. `ask` puts a question to the model; see `conversation`. The words of tables
    beside the letter are not sent: whole lists of people do not leave this machine. InputError for a letter of more
    than `MOST_PARTS` parts; what `ask` raises is not caught.

    >>> from undersigned.graph.extract import extract
    >>> from undersigned.graph.ingest import source_from_bytes
    >>> letter = extract(source_from_bytes("a.txt", b"A plea for the river, of 3 May 2021\n\nWe ask you to act.\n"))
    >>> answer = '{"officials": ["The River"], "signatories": [{"quote": "nobody of that name"}]}'
    >>> proposed = propose(letter, lambda messages: answer)
    >>> [(official.name, official.rule) for official in proposed.officials], proposed.issues[-1].code
    ([('the river', 'llm-quote-folded')], 'llm-dropped')
    """
    own = _own_words(letter.source)
    cut = list(parts(own))
    if len(cut) > MOST_PARTS:
        raise InputError(
            f"{letter.source.name}: too long to ask a model about ({len(own):,} characters, about"
            f" {MOST_PARTS * SIZE:,} are the most); read it without --llm"
        )
    page = Page(letter.source.text)
    joining = Joining(letter, page)
    proposed = unreadable = 0
    for number, part in enumerate(cut, start=1):
        answer = read_answer(ask(messages(part, number=number, of=len(cut))))
        unreadable += not answer.readable
        proposed += len(answer.proposals) + answer.dropped
        joining.dropped += answer.dropped
        for located in _located(page, part, answer.proposals):
            if located is None:
                joining.dropped += 1
            else:
                proposed += len(located.proposal.parts)
                joining.take(located)
    joined = joining.letter
    issues = [*joining.issues, *_told(joining.dropped, proposed, unreadable, len(cut))]
    return replace(joined, issues=(*_still_true(letter, joined), *issues))


def _own_words(source: Source) -> str:
    """The text up to the first table beside the letter."""
    return source.text[: source.attachments[0].start] if source.attachments else source.text


def _located(page: Page, part: Part, proposals: Sequence[Proposal]) -> Iterator[Located | None]:
    """Yield each proposal with its place in the part, None for one whose words are not there."""
    looks = 0
    for proposal in proposals:
        places = page.find(proposal.quote, part.start, part.end)
        found = _chosen(page.text, proposal.kind, places) if places else None
        if found is None and looks < MOST_LOOKS:
            looks += 1
            found = page.find_nearly(proposal.quote, part.start, part.end)
        yield None if found is None else Located(proposal, found)


def _chosen(text: str, kind: str, places: Sequence[Found]) -> Found:
    """Of several places the first; for one who signs the one that has a line to itself, else the last."""
    if kind != "signatories":
        return places[0]
    return next((place for place in places if _fills_its_line(text, place)), places[-1])


def _fills_its_line(text: str, place: Found) -> bool:
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    around = text[start : place.start] + text[place.end : len(text) if end < 0 else end]
    return not any(character.isalpha() for character in around)


def _still_true(before: Letter, after: Letter) -> Iterator[Issue]:
    """Yield the issues of the rules, without those that the proposals have settled."""
    settled = {code for code, field in _ABSENCES if not getattr(before, field) and getattr(after, field)}
    more = len(after.signatories) - len(before.signatories)
    claimed = after.claimed_count
    if more:
        settled.add("count-mismatch")
    yield from (issue for issue in before.issues if issue.code not in settled)
    if more and claimed is not None and claimed.value != len(after.signatories):
        found = f"{len(after.signatories)} were found, {more} of them proposed by a model"
        message = f"The letter claims {claimed.value} {claimed.unit or 'signatories'}; {found}."
        yield Issue("count-mismatch", Severity.WARNING, message, claimed.span)


def _told(dropped: int, proposed: int, unreadable: int, asked: int) -> Iterator[Issue]:
    if unreadable:
        message = f"{unreadable} of {asked} answers of the model could not be read; the rules alone read those parts."
        yield Issue("llm-unreadable", Severity.WARNING, message)
    if dropped:
        message = f"{dropped} of {proposed} proposals of the model were dropped: their words are not in the letter."
        yield Issue("llm-dropped", Severity.NOTE, message)

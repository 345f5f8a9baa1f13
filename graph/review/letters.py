"""Questions about letters: are these two one letter, put up in two places, and what would follow if they were."""

from collections.abc import Iterable, Iterator

from undersigned.graph.model import Letter, Span
from undersigned.graph.resolve.entities import Question
from undersigned.graph.review.case import DIFFERENT, SAME, UNSURE, Case, CaseKind, Side, case_id
from undersigned.graph.review.names import counted, reasons_of
from undersigned.graph.review.printed import plain, printed, title_of
from undersigned.graph.review.standing import Standing

_PREFIX = "letter/"


def letter_cases(questions: Iterable[Question], standing: Standing) -> Iterator[Case]:
    """Yield a case for each question about two letters, which are named "letter/<id>"."""
    for question in questions:
        ids = [side.removeprefix(_PREFIX) for side in (question.left, question.right)]
        letters = [standing.letters[id] for id in ids if id in standing.letters]
        if question.kind == CaseKind.LETTER and len(letters) == 2:
            left, right = letters
            yield Case(
                id=case_id(question.left, question.right),
                kind=CaseKind.LETTER,
                question="Are A and B one letter, put up twice, translated, or signed by more later?",
                left=_side(left),
                right=_side(right),
                reasons=tuple(map(plain, reasons_of(question))),
                consequences=tuple(_consequences(left, right, standing)),
                weight=question.weight,
                verdicts=(SAME, DIFFERENT, UNSURE),
                about=(question.left, question.right),
            )


def _side(letter: Letter) -> Side:
    source = letter.source
    addressed = [one.name or one.position or one.institution or "" for one in letter.addressees]
    about = [
        plain(each)
        for each in (
            f"to {'; '.join(filter(None, addressed))}" if any(addressed) else "",
            f"{counted(len(letter.signatories), 'signatory', 'signatories')}, {source.language or 'language unknown'}",
            source.url or "",
        )
        if each
    ]
    asks = (letter.title.span if letter.title is not None else None, *(ask.span for ask in letter.asks[:1]))
    spans = [span for span in asks if span is not None] or list(_opening(letter))
    return Side(title_of(letter), tuple(about), tuple(printed(letter, span) for span in spans), len(spans))


def _opening(letter: Letter) -> Iterator[Span]:
    """The first line of a letter that has neither title nor request."""
    text = letter.source.text
    words = text.strip()
    if words:
        start = text.index(words[0])
        stop = text.find("\n", start)
        yield letter.source.span(start, len(text) if stop < 0 else stop)


def _consequences(left: Letter, right: Letter, standing: Standing) -> Iterator[str]:
    one, other = standing.signers(standing.one(left.id)), standing.signers(standing.one(right.id))
    shared = len(one & other)
    yield f"They would count as one letter, and {counted(shared, 'organization')} that signed both as signing once."
    yield f"Only A has {counted(len(one - other), 'organization')}, only B {counted(len(other - one), 'organization')}."
    dates = [letter.issued or "undated" for letter in (left, right)]
    if dates[0] != dates[1]:
        yield f"Their dates differ: {dates[0]} and {dates[1]}."

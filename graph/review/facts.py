"""Questions about facts: what the reading of a letter left open and a person can answer with yes or no.

An issue that asks for more than that (a list that can be parted in two ways) is not asked here; `undersigned extract
--format html` shows it in the letter.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from undersigned.graph.extract.shape import organization_likeness, person_likeness
from undersigned.graph.judgements import ABOUT_LETTERS, Judgement
from undersigned.graph.judgements.words import key
from undersigned.graph.model import Issue, Letter, Severity, Signatory, Span
from undersigned.graph.review.case import ACCEPT, CORRECT, REJECT, UNSURE, Case, CaseKind, Side, case_id
from undersigned.graph.review.names import counted
from undersigned.graph.review.printed import plain, printed


@dataclass(frozen=True, slots=True)
class _Asked:
    """How an issue is asked: what its words may be, the question, what would follow from yes, and what hangs on it."""

    field: str
    question: str
    follows: Callable[[Letter, str], str]
    weight: Callable[[Letter], int] = lambda _letter: 1


@dataclass(frozen=True, slots=True)
class _Open:
    """Words that an issue asks about, the verdicts, the third one of them, and the reading that "correct" means."""

    span: Span
    verdicts: tuple[str, ...] = (ACCEPT, REJECT, UNSURE)
    value: tuple[tuple[str, str], ...] = ()
    third: str | None = None
    offer: str = ""


def _released(letter: Letter, words: str) -> str:
    signed = counted(len(letter.signatories), "signatory", "signatories")
    return f"“{words}” would be listed as a person whose release this letter and its {signed} ask for."


def _signing(letter: Letter, words: str) -> str:
    return f"“{words}” would be a signatory of this letter, which has {len(letter.signatories)} so far."


def _a_person(_letter: Letter, words: str) -> str:
    return f"“{words}” would be a person who signs, and no organization."


_ASKED: Mapping[str, _Asked] = MappingProxyType(
    {
        "possible-detainee": _Asked(
            "detainee",
            "Does the letter ask for the release of this person?",
            _released,
            weight=lambda letter: len(letter.signatories),
        ),
        "possible-signatories": _Asked(
            "signatory", "Is this the name of an organization that signs the letter?", _signing
        ),
        "unread-entry": _Asked("signatory", "Is this the name of an organization that signs the letter?", _signing),
        "possible-person": _Asked("signatory", "Is this the name of a person?", _a_person),
    }
)
"""The issues that can be asked, by their codes."""

_ASKS_PERSON = "Is this the name of a person who signs the letter?"


def fact_cases(letters: Iterable[Letter], judgements: Sequence[Judgement]) -> Iterator[Case]:
    """Yield a case for each issue of `letters` that a yes or no answers, and that none of `judgements` answers."""
    # Who says that somebody is no detainee has not said whether that one signs; a withdrawal is of a signature.
    answered = {
        (each.letter, each.field or "signatory", key(each.right)) for each in judgements if each.kind in ABOUT_LETTERS
    }
    for letter in letters:
        seen: set[tuple[str, str, str]] = set()
        for issue in letter.issues:
            asked = _ASKED.get(issue.code) if issue.severity is Severity.QUESTION else None
            if asked is None:
                continue
            for open_words in _open(letter, issue):
                about = (letter.id, asked.field, key(open_words.span.quote))
                if about not in seen and about not in answered:
                    seen.add(about)
                    yield _case(letter, issue, asked, open_words)


def _case(letter: Letter, issue: Issue, asked: _Asked, words_asked: _Open) -> Case:
    span = words_asked.span
    words = " ".join(plain(span.quote).split())
    line = printed(letter, span)
    about = [line.place, *([letter.source.url] if letter.source.url else [])]
    return Case(
        id=case_id(letter.id, _folded(span.quote), asked.field),
        kind=CaseKind.FACT,
        question=_ASKS_PERSON if words_asked.third == ACCEPT else asked.question,
        left=Side(words, tuple(map(plain, about)), (line,), 1),
        right=None,
        reasons=(" ".join(plain(issue.message).split()),),
        consequences=(asked.follows(letter, words),),
        weight=asked.weight(letter),
        verdicts=words_asked.verdicts,
        about=(letter.id, span.quote),
        field=asked.field,
        value=words_asked.value,
        third=words_asked.third,
        offer=words_asked.offer,
    )


def _open(letter: Letter, issue: Issue) -> Iterator[_Open]:
    """Yield the words that an issue asks about."""
    span = issue.span
    if span is None:
        return
    if issue.code == "possible-person":
        for signatory in letter.signatories:
            name = signatory.organization or signatory.person
            if _covers(span, signatory.span) and name is not None and f"“{name}”" in issue.message:
                yield _person_or_not(signatory, name)
                return
    elif issue.code == "possible-signatories":
        yield from map(_signatory, _lines(letter, span))
    elif issue.code == "unread-entry":
        yield _signatory(span)
    else:
        yield _Open(span)


def _signatory(span: Span) -> _Open:
    """The question whether words are a signatory's name: a person's or an organization's, the likelier one first."""
    name = " ".join(span.quote.split())
    as_person = (("organization", ""), ("person", name))
    if person_likeness(name) > organization_likeness(name):
        return _Open(span, (CORRECT, REJECT, UNSURE, ACCEPT), as_person, ACCEPT, "yes, an organization")
    return _Open(span, (ACCEPT, REJECT, UNSURE, CORRECT), as_person, CORRECT, "yes, a person")


def _person_or_not(signatory: Signatory, name: str) -> _Open:
    """The question whether a name is a person's: the answer either agrees with the reading, or corrects it."""
    is_person = signatory.organization is None
    right, wrong = ("organization", "person") if is_person else ("person", "organization")
    read = {right: name, wrong: "", "role": signatory.role, "country": signatory.country}
    value = tuple(sorted((part, text) for part, text in read.items() if text is not None))
    return _Open(signatory.span, (ACCEPT, CORRECT, UNSURE) if is_person else (CORRECT, ACCEPT, UNSURE), value)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _lines(letter: Letter, span: Span) -> Iterator[Span]:
    """The lines of a span that are not blank, without white space around them."""
    start = span.start
    for line in span.quote.split("\n"):
        bare = line.strip()
        if bare:
            at = start + line.index(bare)
            yield letter.source.span(at, at + len(bare))
        start += len(line) + 1


def _folded(words: str) -> str:
    return " ".join(words.split())

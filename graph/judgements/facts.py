"""Facts: what a person says is one, or is none, whatever the rules have read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from undersigned.graph.judgements.making import RULE, Item, made
from undersigned.graph.judgements.words import key, places
from undersigned.graph.model import (
    Addressee,
    Ask,
    ClaimedCount,
    Detainee,
    Fact,
    Issue,
    Letter,
    Official,
    Severity,
    Signatory,
    Span,
    Topic,
)

_ATTRIBUTES = MappingProxyType(
    {
        "signatory": "signatories",
        "addressee": "addressees",
        "cc": "cc",
        "detainee": "detainees",
        "concern": "concerns",
        "official": "officials",
        "region": "regions",
        "law": "laws",
        "body": "bodies",
        "event": "events",
        "ask": "asks",
        "date": "date",
        "title": "title",
        "count": "claimed_count",
    }
)
_SINGLE = frozenset({"date", "title", "count"})
_EXCLUSIVE = MappingProxyType({"detainee": "concern", "concern": "detainee"})
"""Who is asked to be released is not one of whom the letter only speaks."""

_ASKED_OF = MappingProxyType({"possible-detainee": ("detainee", "concern")})
"""Issues that ask about some fields alone; the others ask about all."""

_ABSENT = MappingProxyType(
    {
        "title": "title-absent",
        "date": "date-absent",
        "addressee": "addressee-absent",
        "signatory": "signatories-absent",
        "count": "count-absent",
    }
)


def items(letter: Letter, field: str) -> tuple[Item, ...]:
    """The facts of `letter` in a field of judgements ("signatory", "date")."""
    found = getattr(letter, _ATTRIBUTES[field])
    if field in _SINGLE:
        return () if found is None else (found,)
    return tuple(found)


def with_items(letter: Letter, field: str, facts: Sequence[Item]) -> Letter:
    """The letter with other facts in a field."""
    changed = (facts[0] if facts else None) if field in _SINGLE else tuple(facts)
    return replace(letter, **{_ATTRIBUTES[field]: changed})  # type: ignore[arg-type]


def meant(letter: Letter, field: str, words: str) -> tuple[Item, ...]:
    """The facts that a person means by `words`: those printed so, else those that are named so; none if none is."""
    wanted = key(words)
    if not wanted:
        return ()
    facts = items(letter, field)
    printed = tuple(fact for fact in facts if wanted in {key(span.quote) for span in spans_of(fact)})
    return printed or tuple(fact for fact in facts if wanted in {key(name) for name in names_of(fact)})


def spans_of(fact: Item) -> tuple[Span, ...]:
    """The places at which a fact is printed."""
    return fact.mentions if isinstance(fact, Official | Topic) else (fact.span,)


def names_of(fact: Item) -> tuple[str, ...]:
    """What a fact is called."""
    match fact:
        case Signatory():
            names: Iterable[str | None] = (fact.organization, fact.person, fact.acronym, fact.translation)
        case Addressee():
            names = (fact.name, fact.position, fact.institution)
        case Detainee():
            names = (fact.name, *fact.aliases)
        case Ask():
            names = (fact.headline,)
        case Fact() | ClaimedCount():
            names = (str(fact.value),)
        case _:
            names = (fact.name,)
    return tuple(name for name in names if name)


def accept(letter: Letter, field: str, words: str) -> tuple[Letter, str | None]:
    """The letter with a fact that a person accepts, made where no rule had read it; and what is to be known of that.

    Where the words are not printed the letter stays as it is.
    """
    found = meant(letter, field, words)
    other = _EXCLUSIVE.get(field)
    if found:
        sure = {id(fact) for fact in found}
        facts = [
            replace(fact, confidence=1.0, rule=RULE) if id(fact) in sure else fact for fact in items(letter, field)
        ]
        letter, remark = with_items(letter, field, facts), None
        spans = [span for fact in found for span in spans_of(fact)]
    else:
        span, remark = _place(letter, words)
        if span is None:
            return letter, "these words are not printed in the letter"
        fact = made(letter, field, words, span)
        if fact is None:
            return letter, f"these words are no {field} by themselves; judge with `correct`, and give its value"
        # A letter has one title, one date: the one that a person accepts takes the place of the one that was read.
        letter = with_items(letter, field, (fact,) if field in _SINGLE else (*items(letter, field), fact))
        spans = [span]
    if other is not None:
        letter = without(letter, other, words)
    return _answered(letter, field, words, spans), remark


def reject(letter: Letter, field: str, words: str) -> tuple[Letter, str | None]:
    """The letter without a fact that a person rejects, or without the question about it; and why not, if not."""
    spans = [span for fact in meant(letter, field, words) for span in spans_of(fact)]
    changed = _answered(without(letter, field, words), field, words, spans)
    if not spans and changed == letter:
        printed = bool(places(letter.source.text, words))
        return letter, None if printed else "these words are not printed in the letter"
    return changed, None


def without(letter: Letter, field: str, words: str) -> Letter:
    """The letter without what is meant by `words`; of what is named several times only the mentions in these words."""
    gone = {id(fact) for fact in meant(letter, field, words)}
    kept: list[Item] = []
    for fact in items(letter, field):
        if id(fact) not in gone:
            kept.append(fact)
        elif isinstance(fact, Official | Topic):
            mentions = tuple(span for span in fact.mentions if key(span.quote) != key(words))
            if mentions and len(mentions) < len(fact.mentions):
                kept.append(replace(fact, mentions=mentions))
    return with_items(letter, field, kept) if gone else letter


def recounted(letter: Letter) -> Letter:
    """The letter with its claimed count held anew against the signatories that are left."""
    issues = [issue for issue in letter.issues if issue.code != "count-mismatch"]
    claimed, found = letter.claimed_count, len(letter.signatories)
    if claimed is not None and claimed.value != found:
        message = f"The letter claims {claimed.value} {claimed.unit or 'signatories'}; {found} were found."
        issues.append(Issue("count-mismatch", Severity.WARNING, message, claimed.span))
    return replace(letter, issues=tuple(issues))


def _place(letter: Letter, words: str) -> tuple[Span | None, str | None]:
    """Where the words are printed: where an issue asks about them, else at their first place."""
    source = letter.source
    found = places(source.text, words)
    if not found:
        return None, None
    asked = [issue.span for issue in letter.issues if issue.severity is Severity.QUESTION and issue.span is not None]
    for start, end in found:
        if any(span.start <= start and end <= span.end for span in asked):
            return source.span(start, end), None
    remark = f"these words are printed {len(found)} times; the first was taken" if len(found) > 1 else None
    return source.span(*found[0]), remark


def _answered(letter: Letter, field: str, words: str, spans: Sequence[Span]) -> Letter:
    """The letter without the issues that this answer settles."""
    issues = tuple(issue for issue in letter.issues if not _settles(issue, field, words, spans))
    if items(letter, field):
        issues = tuple(issue for issue in issues if issue.code != _ABSENT.get(field))
    return replace(letter, issues=issues)


def _settles(issue: Issue, field: str, words: str, spans: Sequence[Span]) -> bool:
    if issue.severity is not Severity.QUESTION or issue.span is None:
        return False
    if field not in _ASKED_OF.get(issue.code, (field,)):
        return False
    wanted = key(words)
    if key(issue.span.quote) == wanted or any(issue.span == span for span in spans):
        return True
    return f"“{words}”" in issue.message and bool(places(issue.span.quote, words))

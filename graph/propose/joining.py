"""Proposals whose words were found, joined to a letter: new facts, questions, and what was known already.

What the rules have read stands: a proposal over the same words adds nothing, and one that contradicts them is a
question. A person to be released is always a question (docs/decisions/0007-what-a-model-may-say.md).
"""

from dataclasses import dataclass, replace

from undersigned.graph.extract import confidence
from undersigned.graph.extract.dates import find_dates
from undersigned.graph.model import Addressee, Ask, Capacity, Fact, Issue, Letter, Official, Severity, Signatory, Span
from undersigned.graph.propose.answers import Proposal
from undersigned.graph.propose.known import Known
from undersigned.graph.propose.quotes import Found, Match, Page

RULES = {Match.EXACT: "llm-quote", Match.FOLDED: "llm-quote-folded"}
"""The rule of a fact whose words a model quoted, by how they were found."""

_AS = {
    "title": "the title",
    "date": "the date",
    "addressees": "an addressee",
    "signatories": "a signatory",
    "officials": "an official",
    "detainees": "a person to be released",
    "asks": "an ask",
}


@dataclass(frozen=True, slots=True)
class Located:
    """A proposal and the place of its words."""

    proposal: Proposal
    found: Found


class Joining:
    """A letter that takes in one proposal after another; `letter` is what has come of it.

    `dropped` counts the words of fields that do not stand within their entry.
    """

    def __init__(self, letter: Letter, page: Page) -> None:
        self._before = letter
        self._page = page
        self._known = Known(letter)
        self._title, self._date = letter.title, letter.date
        self._addressees = list(letter.addressees)
        self._signatories = list(letter.signatories)
        self._officials = list(letter.officials)
        self._asks = list(letter.asks)
        self._issues: dict[tuple[str, Span], Issue] = {}
        self.dropped = 0

    def take(self, located: Located) -> None:
        """Join one proposal."""
        span = self._before.source.span(located.found.start, located.found.end)
        kind = located.proposal.kind
        if kind == "detainees":
            if not self._known.has(kind, span):
                message = "A model proposes this as a person whose release is asked for; only a person can say so."
                self._question("possible-detainee", message, span)
        elif self._known.has(kind, span):
            return
        elif located.found.match is Match.FUZZY:
            message = f"A model proposes words much like these, but not these, as {_AS[kind]}."
            self._question("llm-fuzzy-quote", message, span)
        elif self._known.contradicts(kind, span):
            message = f"A model proposes this as {_AS[kind]}, which does not agree with what the rules read."
            self._question("llm-contradicts", message, span)
        elif self._add(located, span):
            self._known.learn(kind, span)
        else:
            message = f"A model proposes this as {_AS[kind]}, but it is not clear how to read it."
            self._question("llm-unclear", message, span)

    @property
    def letter(self) -> Letter:
        """The letter with what was added, each kind in the order of the text; its issues are still those of before."""
        signed, asks = self._signatories, self._asks
        if len(signed) > len(self._before.signatories):
            signed = [replace(each, position=number) for number, each in enumerate(sorted(signed, key=_place), start=1)]
        if len(asks) > len(self._before.asks):
            asks = [replace(each, position=number) for number, each in enumerate(sorted(asks, key=_place), start=1)]
        return replace(
            self._before,
            title=self._title,
            date=self._date,
            addressees=tuple(self._addressees),
            signatories=tuple(signed),
            officials=tuple(self._officials),
            asks=tuple(asks),
        )

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The questions that arose."""
        return tuple(self._issues.values())

    def _question(self, code: str, message: str, span: Span) -> None:
        self._issues.setdefault((code, span), Issue(code, Severity.QUESTION, message, span))

    def _add(self, located: Located, span: Span) -> bool:
        """Add a fact; False where its words cannot be read as one."""
        rule = RULES[located.found.match]
        trust = confidence(rule)
        match located.proposal.kind:
            case "title":
                self._title = Fact(_plain(span), span, trust, rule)
            case "date":
                dates = find_dates(span.quote)
                if len(dates) != 1:
                    return False
                self._date = Fact(dates[0].value, span, trust, rule)
            case "addressees":
                return self._add_addressee(located, span)
            case "signatories":
                return self._add_signatory(located, span)
            case "officials":
                self._officials.append(Official(_plain(span), None, (span,), trust, rule))
            case _:
                self._asks.append(Ask(0, _plain(span), span, trust, rule))
        return True

    def _add_addressee(self, located: Located, span: Span) -> bool:
        parts, rule = self._parts(located)
        words = {name: _plain(part) for name, part in parts.items()}
        if not words:
            return False
        name, position, institution = (words.get(each) for each in ("name", "position", "institution"))
        self._addressees.append(Addressee(name, position, institution, None, span, confidence(rule), rule))
        return True

    def _add_signatory(self, located: Located, span: Span) -> bool:
        parts, rule = self._parts(located)
        # A name that the model wrote otherwise than the letter may be another's: such a reading is not used.
        if any(name in located.proposal.parts and name not in parts for name in ("person", "organization")):
            return False
        words = {name: _plain(part) for name, part in parts.items()}
        person, organization = words.get("person"), words.get("organization")
        if person is None and organization is None:
            return False
        signatory = Signatory(
            position=0,
            person=person,
            organization=organization,
            acronym=words.get("acronym"),
            role=words.get("role"),
            country=words.get("country"),
            capacity=_capacity(person, organization, located.proposal.capacity),
            span=span,
            confidence=confidence(rule),
            rule=rule,
            parts=parts,
        )
        self._signatories.append(signatory)
        return True

    def _parts(self, located: Located) -> tuple[dict[str, Span], str]:
        """The words of the fields that stand within the entry, and the rule of how far they are the model's words."""
        found, match = located.found, located.found.match
        parts: dict[str, Span] = {}
        for name, words in located.proposal.parts.items():
            places = self._page.find(words, found.start, found.end)
            if places:
                parts[name] = self._before.source.span(places[0].start, places[0].end)
                match = match if places[0].match is Match.EXACT else Match.FOLDED
            else:
                self.dropped += 1
        return parts, RULES[match]


def _capacity(person: str | None, organization: str | None, said: Capacity | None) -> Capacity:
    """As what one signs; where a person stands beside an organization and nothing is said, the person alone."""
    if person is None:
        return Capacity.ORGANIZATION
    if organization is None or said is not Capacity.ON_BEHALF_OF:
        return Capacity.INDIVIDUAL
    return said


def _place(fact: Signatory | Ask) -> int:
    return fact.span.start


def _plain(span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(span.quote.split())

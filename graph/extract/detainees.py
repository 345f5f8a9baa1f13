"""People whose release a letter asks, and those it names beside them who are not asked for.

A wrong detainee is the worst error there is. A name becomes a detainee only where the words that govern it ask for its
release (`releases`, `passives`), or where the letter says that the person is held and asks for his or her release in
other words (`custody`), it has the shape of a person's name (`namelists`), and the rule that read it was right often
enough where it was measured. Anything less certain becomes a question for a person.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from undersigned.graph.extract.caseheads import case_headings
from undersigned.graph.extract.custody import Custody, Plea, Statement, custody
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.namelists import LIKELY, POSSIBLE, Named, read_names
from undersigned.graph.extract.passives import Asked, asked_before
from undersigned.graph.extract.releases import asks_release, release_lists
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.same_names import Names
from undersigned.graph.extract.terms import plain
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.writings import is_variant, told_twice
from undersigned.graph.model import Detainee, Issue, Severity, Source, Span

TRUSTED = 0.95
"""The measured precision below which what a rule finds is a question."""


@dataclass(frozen=True, slots=True)
class Detained:
    """The detainees of a letter, whether it says that there are more, and what has to be asked."""

    people: tuple[Detainee, ...]
    open_ended: Span | None
    issues: tuple[Issue, ...]


def find_detainees(
    source: Source,
    body: Sequence[Unit],
    titles: Sequence[Unit] = (),
    *,
    others: Collection[str] = (),
    trusted: float = TRUSTED,
) -> Detained:
    """The people whose release is asked in the body of a letter, or in its `titles`.

    Read are the names right after "release of …" or "free …", those after "…, including …" in a sentence that asks for
    a release, list items under a line that does, names before "must be released" and "'s release", and people said to
    be held of whom the letter goes on to ask "his release". A name is a question where a word other than a request
    governs the release, where its shape leaves a doubt, where it is one of the `others` (who sign or are written to),
    or where the rule's confidence is below `trusted`.
    """
    text = source.text
    told = custody(text, body)
    found = [*_after(text, body, titles), *(_in_full(each, told) for each in asked_before(text, body, titles=titles))]
    asks = any(each.certain for each in found) or asks_release(body)
    found += [*_held(told, asks=asks), *case_headings(text, body, asks=asks)]
    people = _People()
    beside = Names(_key(other) for other in others)
    questions: dict[str, Span] = {}
    for asked in found:
        named = asked.named
        if named.likely < POSSIBLE:
            continue
        key = _key(named.name)
        sure = asked.certain and named.likely >= LIKELY and confidence(asked.rule) >= trusted
        span = source.span(named.start, named.end)
        if sure and beside.find(key) is None and not people.may_be_again(named):
            people.add(named, span, asked.rule)
        else:
            questions.setdefault(key, span)
    told_once = told_twice(source, people.all())
    issues = [_question(span) for key, span in questions.items() if people.find(key) is None]
    issues += [_question(person.span) for person in told_once.again]
    return Detained(told_once.people, _open_ended(source, body, titles), tuple(issues))


class _People:
    """The people found so far, each once, by whichever of their names."""

    def __init__(self) -> None:
        self._people: dict[str, Detainee] = {}
        self._known = Names()
        self._whose: dict[str, str] = {}

    def all(self) -> tuple[Detainee, ...]:
        return tuple(self._people.values())

    def find(self, name: str) -> str | None:
        """The first name of the person that has this one, or None."""
        found = self._known.find(name)
        return None if found is None else self._whose[found]

    def may_be_again(self, named: Named) -> bool:
        """Whether a name is perhaps only another form of one that is known."""
        return self.find(_key(named.name)) is None and any(is_variant(_key(named.name), known) for known in self._whose)

    def add(self, named: Named, span: Span, rule: str) -> None:
        keys = [_key(name) for name in (named.name, *named.aliases)]
        owners = list(dict.fromkeys(owner for key in keys if (owner := self.find(key)) is not None))
        first = owners[0] if owners else keys[0]
        if owners:
            for further in owners[1:]:  # two names that this one shows to be one person's
                person = self._people.pop(further)
                self._people[first] = _also(self._people[first], (person.name, *person.aliases))
                self._whose.update({key: first for key, owner in self._whose.items() if owner == further})
            self._people[first] = _also(self._people[first], (named.name, *named.aliases))
        else:
            self._people[first] = Detainee(named.name, named.aliases, span, confidence(rule), rule)
        for key in keys:
            self._known.add(key)
            self._whose.setdefault(key, first)


def _after(text: str, body: Sequence[Unit], titles: Sequence[Unit]) -> Iterator[Asked]:
    """Names after the words that ask for their release."""
    for listed in release_lists(body, titles):
        read = read_names(text, listed.start, listed.end)
        names = (
            read.names[:1]
            if listed.rule in {"released-item", "released-line"} and _described(text, read.names)
            else read.names
        )
        for named in names:
            yield Asked(named, listed.rule, listed.certain and not read.past)


def _in_full(asked: Asked, told: Custody) -> Asked:
    """The person whom one name alone means ("Ms. Hoang's release"), where just one who is held has that name."""
    if " " in asked.named.name:
        return asked
    meant = {
        named.name: named
        for each in told.statements
        if each.clear and not each.only_here
        for named in each.people
        if asked.named.name in named.name.split() and _key(named.name) not in told.freed
    }
    return Asked(next(iter(meant.values())), "release-of-the-held", asked.certain) if len(meant) == 1 else asked


def _described(text: str, names: Sequence[Named]) -> bool:
    """Whether an item goes on with a description after its name, so that further names in it are of others."""
    return len(names) > 1 and text[names[0].stop : names[0].stop + 1] in {",", ":", "–", "—", "，", "：", ";"}


def _held(told: Custody, *, asks: bool) -> Iterator[Asked]:
    """People said to be held, whose release the letter asks in other words."""
    for plea in told.pleas:
        meant = told.meant(plea)
        people = {_key(named.name): named for each in meant for named in each.people}
        for key, named in people.items():
            clear = all(each.clear for each in meant if named in each.people) and key not in told.freed
            yield Asked(named, "release-of-the-held", plea.certain and clear and _fits(plea, meant, len(people)))
    for each in told.statements:
        for named in each.people:
            if each.only_here:
                continue
            certain = asks and each.now and each.clear and _key(named.name) not in told.freed
            yield Asked(named, "said-to-be-held", certain)


def _fits(plea: Plea, meant: Sequence[Statement], people: int) -> bool:
    """Whether a plea for one speaks of one, and a plea for many of as many as were named."""
    if plea.many is None:
        return people >= 1 and len(meant) == 1
    return people > 1 if plea.many else people == 1


def _open_ended(source: Source, body: Sequence[Unit], titles: Sequence[Unit]) -> Span | None:
    for listed in release_lists(body, titles):
        read = read_names(source.text, listed.start, listed.end)
        if read.more is not None and read.names and listed.certain and not read.past:
            return source.span(*read.more)
    return None


def _key(name: str) -> str:
    """What makes two names one: that of the reference if it has the person, else the name without its accents."""
    person = gazetteer("persons").fullmatch(name)
    return plain(person.name if person is not None else name)


def _also(person: Detainee, names: Sequence[str]) -> Detainee:
    further = tuple(dict.fromkeys(name for name in names if name not in {person.name, *person.aliases}))
    return replace(person, aliases=(*person.aliases, *further)) if further else person


def _question(span: Span) -> Issue:
    message = f"“{span.quote}” stands where people to be released are named; is it one of them?"
    return Issue("possible-detainee", Severity.QUESTION, message, span)

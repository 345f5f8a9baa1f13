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
from undersigned.graph.extract.namelists import LIKELY, POSSIBLE, Named, ReadList, read_names
from undersigned.graph.extract.passives import Asked, asked_before
from undersigned.graph.extract.releases import NameList, asks_release, release_lists
from undersigned.graph.extract.rules import confidence
from undersigned.graph.extract.same_names import Names, name_key
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.writings import is_variant, told_twice, variant_key
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
    lists = [(listed, read_names(text, listed.start, listed.end)) for listed in release_lists(body, titles)]
    found = [*_after(text, lists), *(_in_full(each, told) for each in asked_before(text, body, titles=titles))]
    asks = any(each.certain for each in found) or asks_release(body)
    found += [*_held(told, asks=asks), *case_headings(text, body, asks=asks)]
    people = _People()
    beside = Names(name_key(other) for other in others)
    questions: dict[str, Span] = {}
    for asked in found:
        named = asked.named
        if named.likely < POSSIBLE:
            continue
        key = name_key(named.name)
        sure = asked.certain and named.likely >= LIKELY and confidence(asked.rule) >= trusted
        span = source.span(named.start, named.end)
        if sure and beside.find(key) is None and not people.may_be_again(named):
            people.add(named, span, asked.rule)
        else:
            questions.setdefault(key, span)
    told_once = told_twice(source, people.all())
    issues = [_question(span) for key, span in questions.items() if people.find(key) is None]
    issues += [_question(person.span) for person in told_once.again]
    return Detained(told_once.people, _open_ended(source, lists), tuple(issues))


class _People:
    """The people found so far, each once, under the name that was read first."""

    def __init__(self) -> None:
        self._people: dict[str, Detainee] = {}
        self._names = Names()
        self._whose: dict[str, str] = {}
        self._alike: dict[str, list[str]] = {}  # the names that may be one in the two kinds of characters
        self._shared: dict[str, list[str]] = {}  # the names of each person

    def all(self) -> tuple[Detainee, ...]:
        return tuple(self._people.values())

    def find(self, name: str) -> str | None:
        """The key of the person who has this name, or has it beside another one; None where nobody has."""
        found = self._names.find(name)
        return self._whose.get(name if found is None else found)

    def may_be_again(self, named: Named) -> bool:
        """Whether a name is perhaps only another form of one that is known."""
        key = name_key(named.name)
        alike = self._alike.get(variant_key(key), ())
        return self.find(key) is None and any(is_variant(key, known) for known in alike)

    def add(self, named: Named, span: Span, rule: str) -> None:
        """Add a person, or further names to the one who is known by this name.

        What stands in brackets after two different names makes them no one person, for it may be a newspaper.
        """
        key, beside = name_key(named.name), [name_key(alias) for alias in named.aliases]
        owners = [self.find(key), *(self._whose.get(alias) for alias in beside if self._names.has(alias))]
        known = list(dict.fromkeys(owner for owner in owners if owner is not None))
        first = known[0] if known else key
        if not known:
            self._people[first] = Detainee(named.name, named.aliases, span, confidence(rule), rule)
        for further in known[1:]:
            person = self._people.pop(further)
            self._people[first] = _also(self._people[first], (person.name, *person.aliases))
            moved = self._shared.pop(further, [])
            self._whose.update(dict.fromkeys(moved, first))
            self._shared.setdefault(first, []).extend(moved)
        self._people[first] = _also(self._people[first], (named.name, *named.aliases))
        self._names.add(key)
        for name in (key, *beside):
            if name not in self._whose:
                self._whose[name] = first
                self._shared.setdefault(first, []).append(name)
                self._alike.setdefault(variant_key(name), []).append(name)


def _after(text: str, lists: Sequence[tuple[NameList, ReadList]]) -> Iterator[Asked]:
    """Names after the words that ask for their release."""
    for listed, read in lists:
        alone = listed.rule in {"released-item", "released-line"} and _described(text, read.names)
        for named in read.names[:1] if alone else read.names:
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
        if named.likely >= LIKELY and asked.named.name in named.name.split() and name_key(named.name) not in told.freed
    }
    return Asked(next(iter(meant.values())), "release-of-the-held", asked.certain) if len(meant) == 1 else asked


def _described(text: str, names: Sequence[Named]) -> bool:
    """Whether an item goes on with a description after its name, so that further names in it are of others."""
    return len(names) > 1 and text[names[0].stop : names[0].stop + 1] in {",", ":", "–", "—", "，", "：", ";"}


def _held(told: Custody, *, asks: bool) -> Iterator[Asked]:
    """People said to be held, whose release the letter asks in other words."""
    for plea in told.pleas:
        meant = told.meant(plea)
        people = {name_key(named.name): named for each in meant for named in each.people}
        sure = sum(named.likely >= LIKELY for named in people.values())
        for key, named in people.items():
            clear = all(each.clear for each in meant if named in each.people) and key not in told.freed
            yield Asked(named, "release-of-the-held", plea.certain and clear and _fits(plea, meant, sure))
    for each in told.statements:
        for named in each.people:
            if each.only_here and not each.raised:
                continue
            certain = asks and each.now and each.clear and not each.only_here and name_key(named.name) not in told.freed
            yield Asked(named, "said-to-be-held", certain)


def _fits(plea: Plea, meant: Sequence[Statement], people: int) -> bool:
    """Whether a plea for one speaks of one, and a plea for many of as many as were named."""
    if plea.many is None:
        return people >= 1 and len(meant) == 1
    return people > 1 if plea.many else people == 1


def _open_ended(source: Source, lists: Sequence[tuple[NameList, ReadList]]) -> Span | None:
    """The words by which the first list that has any says that there are more."""
    for listed, read in lists:
        if read.more is not None and read.names and listed.certain and not read.past:
            return source.span(*read.more)
    return None


def _also(person: Detainee, names: Sequence[str]) -> Detainee:
    further = tuple(dict.fromkeys(name for name in names if name not in {person.name, *person.aliases}))
    return replace(person, aliases=(*person.aliases, *further)) if further else person


def _question(span: Span) -> Issue:
    message = f"“{span.quote}” stands where people to be released are named; is it one of them?"
    return Issue("possible-detainee", Severity.QUESTION, message, span)

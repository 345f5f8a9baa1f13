"""Who a letter says is in custody, and whose release a pronoun asks for ("We call for his release").

A statement counts where the people are the whole subject of its verb, so that "the minister said that nine remain in
prison" says nothing of the minister. A pronoun speaks of the people of the statements just before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from undersigned.graph.extract.named import DOUBTED, LIKELY, POSSIBLE, Named, name_before, read_name
from undersigned.graph.extract.namelists import read_names
from undersigned.graph.extract.passives import in_clause, subject
from undersigned.graph.extract.prose import sentences
from undersigned.graph.extract.releases import requested, speaks_of_release
from undersigned.graph.extract.same_names import name_key
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import any_of, one_of, words

_MOST = 6  # statements in one sentence
_LONGEST = 8_000  # characters of a sentence that are read; more is a table that lost its lines
_NEAR = 5  # sentences between a statement and the pronoun that refers to it
_WISHED = re.compile(r"(?:call\w*\s+for|demand\w*|urg\w+|seek\w*|order(?!ed)\w*|want\w*)\s+(?:the\s+)?$")
_ONE = re.compile(r"\s*(?:is|was|has|est|a|está|fue|ha|ist|wurde|wird|sitzt|remains)\s")
_WHO = re.compile(r",?\s+(?:who|qui|quien|que|der|die)\s*$")
_DESCRIBED = re.compile(r",\s+(?:an?|the|une?|le|la|un|una|el)\s[^,]{2,80}$")
_OF_ANOTHER = re.compile(r"\s(?:of|to|from|with|de|d['’]|von)\s")  # "the widow of a man who …"
_JOINED = re.compile(r"(?:,|,?\s+(?:and|und|et|y|e))\s+(?:[a-zà-ÿ]+\s+)?$")
_REACH = 200
_ROW = 30
_NEXT = re.compile(r"(?:\band|\bbut|\bwhile|[,;])\s+$")


@dataclass(frozen=True, slots=True)
class Statement:
    """People of whom a sentence says that they are held (`now`) or were taken into custody.

    It is `clear` if nothing in the sentence doubts it; `only_here` says that only a plea in the same sentence speaks of
    them: "raise the cases of X and Y and …"; where that is a case to be raised, they are asked about without one
    (`raised`).
    """

    people: tuple[Named, ...]
    sentence: int
    now: bool
    clear: bool
    only_here: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Plea:
    """A request for the release of somebody named before, by a word for one or for `many` (None: for either)."""

    sentence: int
    many: bool | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Custody:
    """What a letter says of custody, in the order of its sentences."""

    statements: tuple[Statement, ...]
    pleas: tuple[Plea, ...]
    freed: frozenset[str]

    def meant(self, plea: Plea) -> tuple[Statement, ...]:
        """The statements that a plea may speak of: those of the sentences just before it, or of its own."""
        return tuple(
            each
            for each in self.statements
            if plea.sentence - (0 if each.only_here else _NEAR) <= each.sentence <= plea.sentence
        )


def custody(text: str, units: Sequence[Unit]) -> Custody:
    """Read statements and pleas in the sentences of `units`."""
    statements: list[Statement] = []
    pleas: list[Plea] = []
    freed: set[str] = set()
    number = 0
    for unit in units:
        for start, whole in sentences(unit.words):
            number += 1
            end = min(whole, start + _LONGEST)
            at, stop = unit.start + start, unit.start + end
            if speaks_of_release(sentence := unit.words[start:end]):
                pleas += _pleas(sentence, number)
            elif not any(stem in sentence for stem in words("release_words", "custody_stems")):
                continue
            statements += _statements(text, at, stop, number)
            freed.update(name_key(named.name) for named in _let_go(text, at, stop))
    return Custody(tuple(statements), tuple(pleas), frozenset(freed))


def _statements(text: str, start: int, end: int, number: int) -> Iterator[Statement]:
    clear = _unclear().search(_release_them().sub(" ", text[start:end])) is None
    floor = start
    for verb in islice(_verbs().finditer(text, start, end), _MOST):
        people = _held(text, start, floor, verb.start(), one=_ONE.match(verb[0]) is not None)
        people = tuple(each for each in people if each.likely >= POSSIBLE)
        if people:
            yield Statement(people, number, verb["now"] is not None, clear)
            floor = verb.end()
    for noun in islice(_taking().finditer(text, start, end), _MOST):
        if not _WISHED.search(text, max(start, noun.start() - 40), noun.start()):
            people = tuple(each for each in read_names(text, noun.end(), end).names if each.likely >= POSSIBLE)
            now, about = noun["now"] is not None, noun["about"] is not None
            if people:
                raised = noun["about"] in words("release_words", "raised")
                yield Statement(people, number, now=now, clear=clear, only_here=about, raised=raised)
    for told in islice(_beside().finditer(text, start, end), _MOST) if clear else ():
        named = name_before(text, start, told.start())
        if named is not None and named.likely >= POSSIBLE:
            yield Statement((named,), number, now=False, clear=False)
    for quality in islice(_held_quality().finditer(text, start, end), _MOST):
        named = read_name(text, quality.end(), min(end, quality.end() + 120))
        if named is not None and named.likely >= LIKELY and not re.search(r"[,;:]", text[quality.end() : named.start]):
            yield Statement((named,), number, now=True, clear=clear)


def _held(text: str, start: int, floor: int, stop: int, *, one: bool) -> tuple[Named, ...]:
    """Whom a verb at `stop` speaks of; `one`: a verb for one, so that in "A, and B, who is held" it is B alone.

    In "A, whose brother is held" it is the brother, whoever that be.
    """
    related = _related(text, start, stop)
    if related and not one:
        related = (*_joined_before(text, start, related[0]), *related)
    if one and related:
        return related
    if in_clause(text, floor, stop):
        return related or _doubted(name_before(text, floor, stop))
    people = subject(text, floor, stop) if floor == start else ()
    return people or related or _next_subject(text, floor, stop)


def _related(text: str, start: int, stop: int) -> tuple[Named, ...]:
    """The name before ", who": "we remember X, a poet, who is serving …"; a doubt where two names may be meant."""
    relative = _WHO.search(text, max(start, stop - _REACH), stop)
    if relative is None:
        return ()
    nearest = name_before(text, start, relative.start())
    described = _DESCRIBED.search(text, max(start, stop - _REACH), relative.start())
    farther = None if described is None else name_before(text, start, described.start())
    if described is None or farther is None or farther.likely < POSSIBLE:
        return () if nearest is None else (nearest,)
    if nearest is None or nearest.likely < POSSIBLE or nearest.start < described.start():
        of_another = _OF_ANOTHER.search(described[0]) is not None and "," not in relative[0]
        return _doubted(farther) if of_another else (farther,)
    return (*_doubted(farther), *_doubted(nearest))


def _joined_before(text: str, floor: int, named: Named) -> tuple[Named, ...]:
    """The names that stand in one row before a name: of "A, B and C, who are held" A and B."""
    row: list[Named] = []
    while len(row) < _ROW and (joint := _JOINED.search(text, max(floor, named.start - 40), named.start)) is not None:
        before = name_before(text, floor, joint.start())
        if before is None or before.likely < POSSIBLE:
            break
        named = before
        row.append(named)
    return tuple(reversed(row))


def _doubted(named: Named | None) -> tuple[Named, ...]:
    return () if named is None else (replace(named, likely=min(named.likely, DOUBTED)),)


def _next_subject(text: str, floor: int, stop: int) -> tuple[Named, ...]:
    """The one name that is the subject of a further clause: "…, and X is under house arrest"."""
    named = name_before(text, floor, stop)
    if named is None or _NEXT.search(text, max(floor, named.start - 8), named.start) is None:
        return ()
    return (named,)


def _let_go(text: str, start: int, end: int) -> Iterator[Named]:
    """People of whom the sentence says that they are free, abroad or dead."""
    for verb in islice(_gone().finditer(text, start, end), _MOST):
        yield from subject(text, start, verb.start()) or _related(text, start, verb.start())
        before = name_before(text, start, verb.start())
        if before is not None:
            yield before


def _pleas(sentence: str, number: int) -> Iterator[Plea]:
    for plea in islice(_pronoun_release().finditer(sentence), _MOST):
        many = (
            None
            if plea["theirs"].casefold() not in {"his", "her", "sa", "seine", "seiner", "their", "leur"}
            else (plea["theirs"].casefold() in {"their", "leur"})
        )
        yield Plea(number, many, requested(sentence, plea.start(), plea.end()))
    for plea in islice(_release_them().finditer(sentence), _MOST):
        words_ = plea[0].casefold()
        many = bool(re.search(r"them|they|both|all|les\b|ils|elles|los\b|las\b|sean|们|們", words_))
        obliged = re.search(r"\b(?:must|should)\b", words_) is not None
        yield Plea(number, many, obliged or requested(sentence, plea.start(), plea.end()))


@cache
def _verbs() -> re.Pattern[str]:
    custody_words = one_of("release_words", "in_custody")
    near = rf"(?=[^.;]{{0,60}}?(?:{custody_words}|\d\s+(?:days|months|years)))"
    maybe_now, maybe_taken = one_of("release_words", "maybe_held_now"), one_of("release_words", "maybe_taken")
    not_held = one_of("release_words", "not_held")
    being, still_ = one_of("release_words", "being"), one_of("release_words", "still")
    still = rf"{being}\s+(?:{still_}\s+){{1,2}}{one_of('release_words', 'held_state')}"
    now = rf"(?:{one_of('release_words', 'held_now')}|{still}|{maybe_now}{near})"
    term = (
        rf"{one_of('release_words', 'serving')}\s+[\w-]+\s+{one_of('release_words', 'times')}(?!\s+(?:as|in\s+office))"
    )
    taken = rf"(?:{one_of('release_words', 'taken')}|{maybe_taken}{near}|{term})"
    return re.compile(
        rf"\s*(?:(?P<now>{now})(?!\s+{not_held})|(?P<taken>{taken})|自[^，。]{{2,16}}(?P<since>被关押|被關押|被羁押|被羈押|被拘押))"
    )


@cache
def _beside() -> re.Pattern[str]:
    """The words ", sentenced to …", ", held since …" right after a name; they ask for nothing."""
    return re.compile(rf"\s*[,(]\s*(?:{one_of('release_words', 'said_beside')})\s")


@cache
def _taking() -> re.Pattern[str]:
    """The words "the arrest of …", "the case of …", "those still held include …"."""
    about, held = one_of("release_words", "about"), one_of("release_words", "held_include")
    when = r"(?:\s+(?:on|in|last|this|yesterday|le|en|el|am|im)(?:\s+[\w.]+){0,4}?)?"
    of = rf"{when}(?:\s+(?:of|against|von|de|del|des)\s+|\s+d['’])"
    return re.compile(rf"(?:(?P<about>{about})|{one_of('release_words', 'taking')}){of}|(?P<now>{held})\s+")


@cache
def _held_quality() -> re.Pattern[str]:
    before = any_of(
        ["the", "a", "an", "of", "for", "with", "to", "about", "on", "that", "as", "and", "by", "including"]
    )
    return re.compile(
        rf"{before}\s+(?:unjustly\s+|wrongly\s+|arbitrarily\s+|wrongfully\s+|currently\s+)?(?:imprisoned|jailed|incarcerated|detained)\s+(?=\w)"
    )


@cache
def _gone() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{one_of('release_words', 'gone')}", re.IGNORECASE)


@cache
def _unclear() -> re.Pattern[str]:
    return re.compile(
        rf"{one_of('release_words', 'unclear')}|{one_of('release_words', 'no_longer_held')}", re.IGNORECASE
    )


@cache
def _pronoun_release() -> re.Pattern[str]:
    theirs, release = one_of("release_words", "pronouns_of_release"), one_of("release_words", "releasing")
    quality = any_of(words("release_words", "manners"))
    return re.compile(
        rf"(?P<theirs>{theirs})\s+(?:{quality}\s*,?\s+(?:(?:and|und|et|y)\s+)?){{0,3}}(?:{release}|freedom|Freiheit|libertad|liberté)",
        re.IGNORECASE,
    )


@cache
def _release_them() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "letting_go_of_them"), re.IGNORECASE)

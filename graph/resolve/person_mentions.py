"""Mentions of people: signatories, prisoners, others a letter speaks for, and holders of office.

People of one name stay apart unless something speaks for one person. A signatory is known by name and organization,
or in one letter only; an official as such. Prisoners of one name are one person where the name is rare; one word, or a
name that many bear, is a name in one letter only, unless both letters ask for another prisoner as well.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from undersigned.graph.model import Letter, Signatory
from undersigned.graph.resolve.entities import EntityKind, MentionKey
from undersigned.graph.resolve.forms import form, slug, spelled, words_of
from undersigned.graph.resolve.known import Knowledge
from undersigned.graph.resolve.mentions import Mention, Settled, addressed, own_id, through, translated
from undersigned.graph.resolve.offices import known_holder
from undersigned.graph.resolve.person_names import person_name
from undersigned.graph.resolve.person_traits import is_common
from undersigned.graph.resolve.translations import second_name

OFFICE = "office"
"""What sets holders of office, addressees included, apart from others of the same name."""


def people(
    letters: Sequence[Letter], knowledge: Knowledge, settled: Settled, primary: Mapping[str, str]
) -> Iterator[Mention]:
    """Yield every person; `settled` says which organization each signatory signs for, `primary` which letters are one.

    Who signs for nobody in two postings of one letter under one name is one person.
    """
    for letter in letters:
        yield from _signing(letter, knowledge, settled, primary.get(letter.id, letter.id))
        rare = [each.name for each in letter.detainees if _is_telling(each.name, knowledge)]
        for place, detainee in enumerate(letter.detainees, start=1):
            mention = _named(letter, "detainee", place, detainee.name, rare, knowledge)
            yield replace(mention, aliases=detainee.aliases)
        for place, concern in enumerate(letter.concerns, start=1):
            yield _named(letter, "concern", place, concern.name, rare, knowledge)
        for place, official in enumerate(letter.officials, start=1):
            key = (letter.id, "official", place)
            yield _holder(key, official.name, official.position, letter.issued, knowledge)
        for key, addressee in addressed(letter, "person"):
            if addressee.name is not None:
                yield _holder(key, addressee.name, addressee.position, letter.issued, knowledge)


def _signing(letter: Letter, knowledge: Knowledge, settled: Settled, primary: str) -> Iterator[Mention]:
    alone = Counter(form(each.person) for each in letter.signatories if each.person and each.organization is None)
    for place, signatory in enumerate(letter.signatories, start=1):
        organization = settled.entity.get((letter.id, "signatory-organization", place))
        if signatory.person is None and organization is not None:
            continue
        key = (letter.id, "signatory-person", place)
        # Somebody without a printed name, or without an organization, is known in this letter only; the place in the
        # list tells namesakes apart, and stays out of other ids, for a name added to the list would change them.
        unique = signatory.person is not None and alone[form(signatory.person)] == 1
        apart = letter.id if unique else f"{letter.id}.{place}"
        if organization is not None:
            apart = settled.node[letter.id, "signatory-organization", place].partition("/")[2]
        if signatory.person is None:
            yield _unnamed(key, signatory, apart)
            continue
        mention = _person(key, signatory.person, apart, knowledge, second=second_name(signatory, "person"))
        whose = organization
        if whose is None and unique:
            whose = f"letter/{primary}"
        contexts = () if whose is None else (f"{spelled(signatory.person)} of {whose}",)
        yield replace(mention, organization=organization, contexts=contexts)


def _named(letter: Letter, field: str, place: int, name: str, beside: Sequence[str], knowledge: Knowledge) -> Mention:
    """A prisoner, or another person the letter speaks for; `beside` are the prisoners whose names tell who they are."""
    key = (letter.id, field, place)
    if _is_telling(name, knowledge):
        return _person(key, name, "", knowledge)
    mention = _person(key, name, letter.id, knowledge)
    others = () if person_name(name).is_one_word else sorted({form(each) for each in beside})
    return replace(mention, contexts=tuple(f"{spelled(name)} with {other}" for other in others))


def _is_telling(name: str, knowledge: Knowledge) -> bool:
    """Whether a name says who is meant in any letter: a known one, or one that few people bear."""
    if knowledge.persons.find(form(name)) is not None:
        return True
    taken = person_name(name)
    return not (taken.is_one_word or is_common(taken))


def _unnamed(key: MentionKey, signatory: Signatory, apart: str) -> Mention:
    words = " ".join((signatory.role or signatory.span.quote).split())
    return Mention(key, words, f"{EntityKind.PERSON}/{slug(words_of(words))}.{apart}")


def _person(
    key: MentionKey,
    name: str,
    apart: str,
    knowledge: Knowledge,
    office: str | None = None,
    *,
    second: str | None = None,
) -> Mention:
    normal = spelled(name)
    suffix = f".{apart}" if apart else ""
    translation = None if second is None else translated(EntityKind.PERSON, name, second, suffix, knowledge.persons)
    reference = knowledge.persons.find(form(name)) or through(translation, knowledge.persons) or office
    index = knowledge.index(EntityKind.PERSON)
    # Only a name that leads to the known person may take that person's id, and then only through a merge.
    own = own_id(EntityKind.PERSON, slug(normal) + suffix, normal, index, reference)
    return Mention(key, name, own, None, () if second is None else (second,), reference, translation)


def _holder(key: MentionKey, name: str, position: str | None, issued: str | None, knowledge: Knowledge) -> Mention:
    return _person(key, name, OFFICE, knowledge, known_holder(name, position, issued, knowledge.officials))

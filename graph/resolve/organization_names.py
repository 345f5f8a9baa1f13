"""The profile of an organization's printed name: its words, folded and told apart by what they say, read once a name.

`profiles` gives one profile a printed name and script: "Human Rights in China 中国人权" has two, and each is held
against those of another name.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.han import is_han, simplified
from undersigned.graph.resolve.name_content import (
    acronym_key,
    capitals_of,
    content_of,
    cut_at_places,
    initials_of,
    is_acronym_of,
    joined,
    languages_of,
    places_about,
    places_in,
    read_name,
    said_in_english,
    without_legal_forms,
    words_of_name,
)
from undersigned.graph.resolve.name_words import PEOPLE, fold, name_words
from undersigned.graph.resolve.printed_names import Printed, is_bare_acronym, take_apart
from undersigned.graph.resolve.word_senses import sense

_NOTHING: frozenset[str] = frozenset()


class Name(NamedTuple):
    """What one printed name says.

    `words` are all its words, folded, without legal forms; `content` those that count: no articles, no "of" or "and",
    a place as one word that is its id with "@" before it. `linked` is `content` with "of" and the like in their
    places, `stems` is `content` in the singular, `kernel` is it without generic words; `joined` is all words as one,
    for "ChinaAid" and "China Aid". `trunk` are the words, in the order of the alphabet, that are left without places,
    sections, prepositions and those that say "of all the world".
    `places` are named within the name, `seats` beside it, `about` those behind "in" or "for", of which it hardly is a
    chapter; `everywhere` are those within and beside it, a people standing for its place.
    `asides` are other words in brackets. `initials` are the ways of abbreviating it, `acronyms` those printed
    with it, `foreign` those of them that its words do not explain; `itself` is the name where it is printed as nothing
    but an acronym, `stub` an acronym that only a place follows. Two names that share none of their `keys` have nothing
    in common. `english` is the content said in English where the table of concepts has it. `languages` are those it may
    be in, as far as its words tell; `is_plain` says that all its words are in the tables. `head` is the form of what
    stands before a colon or a dash, `former` those of names it had.
    """

    printed: str
    form: str
    script: str
    words: tuple[str, ...]
    content: tuple[str, ...]
    linked: tuple[str, ...]
    stems: tuple[str, ...]
    joined: str
    kernel: tuple[str, ...]
    trunk: tuple[str, ...]
    places: frozenset[str]
    seats: frozenset[str]
    about: frozenset[str]
    everywhere: frozenset[str]
    asides: frozenset[str]
    legal: frozenset[str]
    numbers: frozenset[str]
    audiences: frozenset[str]
    sections: frozenset[str]
    acronyms: frozenset[str]
    foreign: frozenset[str]
    itself: str | None
    stub: str | None
    initials: frozenset[str]
    keys: frozenset[str]
    english: tuple[str, ...]
    languages: frozenset[str]
    is_plain: bool
    hosts: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    head: str | None = None


@lru_cache(maxsize=1 << 16)
def profiles(printed: str) -> tuple[Name, ...]:
    """The profiles of one printed name, that of the Latin part first.

    >>> [name.content for name in profiles("The Network of Hongkongers in the UK (NHU)")]
    [('network', '@hong-kong:people', 'in', '@united-kingdom')]
    >>> [name.script for name in profiles("Human Rights in China 中国人权")]
    ['latin', 'han']
    """
    parts = take_apart(printed)
    first = _profile(parts.name, parts, printed)
    if not parts.others:
        return (first,)
    others = [_profile(other, take_apart(other), other) for other in parts.others]
    return (seated(first, others), *(seated(other, [first]) for other in others))


def seated(name: Name, beside: Iterable[Name]) -> Name:
    """The profile, with the places that are named by what is printed beside it, where it alone names a whole.

    Beside the name of a chapter in one script often stands that of the whole in another.
    """
    places = frozenset[str]().union(*(other.everywhere for other in beside)) - name.everywhere
    if not places or not is_whole(name):
        return name
    return name._replace(seats=name.seats | places, everywhere=_everywhere(name.places | name.seats | places))


def is_whole(name: Name) -> bool:
    """Whether a name is one that has chapters: it says "International", or is about a place already.

    >>> is_whole(profiles("Amnesty International")[0]), is_whole(profiles("Jubilee Campaign")[0])
    (True, False)
    """
    if name.script != "latin":
        return any(word in name.joined for word in name_words().scopes if not word.isascii())
    if not name_words().scopes.isdisjoint(name.content):
        return True
    return bool(name.places) and len([word for word in name.content if word not in name_words().prepositions]) >= 3


def _profile(name: str, parts: Printed, printed: str) -> Name:
    return _eastern(name, parts, printed) if is_eastern(name) else _western(name, parts, printed)


def is_eastern(name: str) -> bool:
    """Whether a name is not in Latin letters, or has Chinese ones within it.

    >>> is_eastern("人权观察"), is_eastern("Αθήνα"), is_eastern("Human Rights Watch")
    (True, True, False)
    """
    return not name.isascii() and (is_han(name) or (not fold(name)[:1].isascii() and not _is_latin(name)))


def _is_latin(name: str) -> bool:
    return any("a" <= each <= "z" for each in fold(name))


def _western(name: str, parts: Printed, printed: str) -> Name:
    words, capitals, legal, content, linked = read_name(name)
    senses = [sense(word) for word in content]
    within = places_in(content)
    seats = frozenset([place for seat in parts.seats for place in places_in(content_of(*words_of_name(seat))[0])])
    sections = frozenset([word for word, says in zip(content, senses, strict=True) if says.is_section])
    asides: frozenset[str] = _NOTHING
    if parts.asides:
        aside_content, aside_legal = _aside(parts.asides)
        asides = frozenset([word for word in aside_content if word[0] != "@"])
        legal |= aside_legal
        if not asides.isdisjoint(name_words().sections):  # "(branch in Sweden)" is a part, and no mere address
            within |= places_in(aside_content)
        else:
            seats |= places_in(aside_content)
        sections |= asides & name_words().sections
        asides -= name_words().sections
    itself = acronym_key(name) if is_bare_acronym(name) else None
    initials = initials_of(words, content)
    acronyms = frozenset([acronym_key(acronym) for acronym in parts.acronyms])
    stems = tuple([says.stem for says in senses])
    english = tuple([said for says in senses for said in says.said])
    return Name(
        printed=printed,
        form=form(printed),
        script="latin",
        words=words,
        content=content,
        linked=linked,
        stems=stems,
        joined=joined(words),
        kernel=tuple([word for word, says in zip(content, senses, strict=True) if not says.is_generic]),
        trunk=tuple(sorted([says.stem for says in senses if says.is_trunk])),
        places=within,
        seats=seats,
        about=places_about(linked) if within else _NOTHING,
        everywhere=_everywhere(within | seats),
        asides=asides,
        legal=legal,
        numbers=frozenset([number for word in words if (number := sense(word).number) is not None]),
        audiences=frozenset([says.audience for says in senses if says.audience is not None]),
        sections=sections,
        acronyms=acronyms,
        foreign=frozenset([acronym_key(each) for each in parts.acronyms if not is_acronym_of(each, words, initials)]),
        itself=itself,
        stub=acronym_key(words[0]) if _is_stub(content, capitals) else None,
        initials=initials,
        keys=_keys(stems, english, initials, acronyms, itself, parts),
        english=english,
        languages=languages_of(words),
        is_plain=itself is None and all(says.is_plain for says in senses),
        hosts=frozenset([_host(host) for host in parts.hosts]) - name_words().shared_hosts if parts.hosts else _NOTHING,
        former=frozenset([form(former) for former in parts.former]),
        head=form(parts.head) if parts.head is not None else None,
    )


def _aside(asides: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words in brackets that count, and the legal forms among them."""
    words, _ = words_of_name(" ".join(asides))
    words, _, legal = without_legal_forms(words, tuple(False for _ in words))
    content, _ = content_of(words, tuple(True for _ in words))
    based = name_words().based
    return tuple(word for word in content if word not in based), legal


def _everywhere(places: frozenset[str]) -> frozenset[str]:
    return frozenset([place.removesuffix(PEOPLE) for place in places]) if places else _NOTHING


def _eastern(name: str, parts: Printed, printed: str) -> Name:
    """A name in a script without small letters; a Chinese or Japanese one is cut at places and generic words."""
    tables = name_words()
    whole = simplified(fold(form(name)).replace(" ", ""))
    bare_whole = whole
    legal: set[str] = set()
    for each in tables.legal_forms_han:
        if each in bare_whole and len(bare_whole) > len(each) + 1:
            legal.add(each)
            bare_whole = bare_whole.replace(each, "")
    script = "han" if is_han(name) or any("\u3040" <= each <= "\u30ff" for each in name) else "other"
    places, rest = cut_at_places(bare_whole) if script == "han" else (frozenset(), bare_whole)
    seats = frozenset(
        place for seat in parts.seats if (place := tables.places_han.get(simplified(fold(seat)))) is not None
    )
    sections = frozenset(each for each in tables.sections if each in rest and is_han(each))
    for each in sections:
        rest = rest.replace(each, "")
    bare = rest
    for each in tables.generic_han:
        bare = bare.replace(each, "") if script == "han" else bare
    said = said_in_english(bare_whole)
    return Name(
        printed=printed,
        form=simplified(form(printed)),
        script=script,
        words=(bare_whole,),
        content=(bare_whole,),
        linked=(bare_whole,),
        stems=(bare_whole,),
        joined=bare_whole,
        kernel=(bare, *sorted(places)),
        trunk=(rest,),
        places=places,
        seats=seats,
        about=frozenset(),
        everywhere=_everywhere(places | seats),
        asides=frozenset(parts.asides),
        legal=frozenset(legal),
        numbers=frozenset(re.findall(r"\d+", bare_whole)),
        audiences=frozenset(),
        sections=sections,
        acronyms=frozenset(acronym_key(acronym) for acronym in parts.acronyms),
        foreign=frozenset(acronym_key(acronym) for acronym in parts.acronyms),
        itself=None,
        stub=None,
        initials=frozenset(),
        keys=frozenset(bare_whole) | frozenset(said) | frozenset(acronym_key(acronym) for acronym in parts.acronyms),
        english=said if script == "han" else (),
        languages=frozenset({script}),
        is_plain=False,
        hosts=frozenset(_host(host) for host in parts.hosts) - tables.shared_hosts,
    )


def _keys(
    stems: tuple[str, ...],
    english: tuple[str, ...],
    initials: frozenset[str],
    acronyms: frozenset[str],
    itself: str | None,
    parts: Printed,
) -> frozenset[str]:
    """What a name may have in common with another: words, their meanings, initials."""
    said = {*english, *stems, *initials, *acronyms}
    if parts.former:
        said |= {word for former in parts.former for word in form(former).split()}
    if itself is not None:
        said |= {itself, capitals_of(parts.name)}
    return frozenset(said - name_words().prepositions)


def _is_stub(content: tuple[str, ...], capitals: tuple[bool, ...]) -> bool:
    """Whether an acronym stands first, and nothing but places behind it: "SFT India"."""
    if len(content) < 2 or content[0][0] == "@" or len(content[0]) < 3:
        return False
    return capitals[0] and all(word[0] == "@" for word in content[1:]) and not all(capitals)


def _host(host: str) -> str:
    return host.casefold().removeprefix("www.")

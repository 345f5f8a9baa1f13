"""A printed name taken apart: the name itself, and what stands with it in brackets, behind a dash or a comma.

"CPJ – Committee to Protect Journalists", "Committee to Protect Journalists (CPJ), New York" and "Human Rights in China
中国人权" are all a name and something more. What it is decides what it says: an acronym belongs to the name, a country
may be where a group sits or of which country's chapter it is.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from undersigned.graph.resolve.forms import is_acronym
from undersigned.graph.resolve.han import is_han
from undersigned.graph.resolve.name_words import fold, name_words, place_at

_ADDRESS = re.compile(
    r"[(\[]?\b(?:https?://|www\.)(?P<host>[^\s/)\]]+)[^\s)\]]*[)\]]?|\((?P<bare>[a-z0-9-]+(?:\.[a-z]{2,})+)\)"
)
_CARE_OF = re.compile(r"[,;]?\s*\bc/o\b.*$", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:\[\d+\]|[*†‡§]+)\s*$")
_BRACKETS = re.compile(r"\s*[(（\[](?P<inside>[^()（）\[\]]*)[)）\]]")
_PARTING = re.compile(r"\s+[–—|·•/-]\s+|\s*[|·•]\s*|[:：]\s+|\s/\s")
_ENDS = " \t\n\"“”„‟«»‹›'‘’.,;:–—|/·•-"
_APOSTROPHE = re.compile("[’‘ʼ`´＇]")
_PLAIN = re.compile(r"[A-Za-z0-9\u00c0-\u017f](?:[A-Za-z0-9\u00c0-\u017f' &-]*[A-Za-z0-9\u00c0-\u017f])?")
"""A name with nothing beside it: Latin letters, and no mark at which it might be taken apart but a dash."""
_SCRIPT_CHANGE = re.compile(
    r"(?P<east>[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f・ー]{3,}|[\u0f00-\u0fff]{3,}|[\u0600-\u06ff]{3,}|[\u0400-\u04ff]{3,})"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The parts of one printed name.

    `others` are the same body's names in the same breath: in another script, in brackets, before a motto. `seats` are
    places that stand apart, in brackets or behind a comma; `asides` other words in brackets. `former` are names said
    to be no longer in use, `acronyms` those printed with it, `hosts` those of web addresses. `motto` says that the
    name goes on with words that may be no part of it, `head` being what stands before them.
    """

    name: str
    others: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    head: str | None = None


@lru_cache(maxsize=1 << 16)
def take_apart(printed: str) -> Printed:
    """The parts of `printed`.

    >>> parts = take_apart("CPJ – Committee to Protect Journalists (USA)")
    >>> parts.name, parts.acronyms, parts.seats
    ('Committee to Protect Journalists', ('CPJ',), ('USA',))
    """
    text = " ".join(_APOSTROPHE.sub("'", unicodedata.normalize("NFC", printed)).split())
    if _PLAIN.fullmatch(text) and " - " not in text:
        return Printed(text)
    hosts: tuple[str, ...] = ()
    bare = text
    if "." in text or "://" in text:
        hosts = tuple(found["host"] or found["bare"] for found in _ADDRESS.finditer(text))
        bare = _ADDRESS.sub(" ", text)
    host = _CARE_OF.search(bare) if "/" in bare else None
    if host is not None:
        bare = bare[: host.start()]
    bare = _NOTE.sub("", bare).strip(_ENDS) or text
    parts = _scripts(bare)
    keeps = () if host is None else (host[0].strip(" ,;"),)
    first = _without_brackets(Printed(parts[0], others=parts[1:], hosts=hosts, asides=keeps))
    return _without_seat(_without_wings(first))


def is_place(text: str) -> bool:
    """Whether `text` names a place and nothing else: "the UK" does, "UK section" does not.

    >>> is_place("Taiwan"), is_place("branch in Sweden"), is_place("Hong Kong Watch")
    (True, False, False)
    """
    words = tuple("".join([each if each.isalnum() else " " for each in text.replace("'", "")]).split())
    folded = tuple([fold(word) for word in words])
    if is_han(text):
        return fold(text) in name_words().places_han
    capitals = tuple([word.isupper() for word in words])
    first = at = 1 if folded[:1] in (("the",), ("in",)) else 0
    while at < len(words):
        found = place_at(folded, capitals, at)
        if found is None:
            return False
        at += found[1]
    return first < at == len(words)


def is_bare_acronym(text: str) -> bool:
    """Whether a name is printed as an acronym and nothing else: mostly capitals, and no place.

    >>> is_bare_acronym("CHRD"), is_bare_acronym("ChinaAid"), is_bare_acronym("UK")
    (True, False, False)
    """
    if not text.isascii() or not is_acronym(text):
        return False
    letters = [each for each in text if each.isalpha()]
    capitals = sum([each.isupper() for each in letters])
    return capitals > 0.6 * len(letters) and not is_place(text)


def _scripts(text: str) -> tuple[str, ...]:
    """The parts of a name printed in two scripts, the Latin one first; the name whole where there is but one."""
    if text.isascii() or not any("a" <= each <= "z" or "A" <= each <= "Z" for each in text):
        return (text,)
    rest = _SCRIPT_CHANGE.sub(" \n ", text)
    others = tuple(found["east"] for found in _SCRIPT_CHANGE.finditer(text))
    latin = " ".join(
        part.strip(_ENDS + "()（）") if part.count("(") != part.count(")") else part.strip(_ENDS)
        for part in rest.split("\n")
    )
    latin = " ".join(latin.replace("()", " ").replace("（）", " ").split()).strip(_ENDS)
    if wrapped := re.fullmatch(r"[(（]([^()（）]+)[)）]", latin):
        latin = wrapped[1].strip(_ENDS)
    words = re.findall(r"[^\W\d_]+", latin)
    if not others or sum(len(word) for word in words) < 4 or is_bare_acronym(latin) or is_place(latin):
        return (text,)
    return (latin, *others)


def _without_brackets(parts: Printed) -> Printed:
    """What stands in brackets, told by what it is; other words in brackets stay asides."""
    if _BRACKETS.search(parts.name) is None:
        name = " ".join(parts.name.split()).strip(_ENDS)
        return parts if name in ("", parts.name) else replace(parts, name=name)
    acronyms, seats, asides = list(parts.acronyms), list(parts.seats), list(parts.asides)
    others, former = list(parts.others), list(parts.former)
    for found in _BRACKETS.finditer(parts.name):
        inside = found["inside"].strip(_ENDS)
        first = inside.split(" ")[0]
        was = _former(inside)
        if not inside:
            continue
        if is_bare_acronym(inside):
            acronyms.append(inside)
        elif is_place(inside):
            seats.append(inside)
        elif was is not None:
            former.append(was)
        elif is_bare_acronym(first) and len(inside.split()) == 2:
            acronyms.append(first)  # "(TYC Toronto)": an acronym, and whose
            asides.append(inside.removeprefix(first).strip())
        else:
            asides.append(inside)
    name = " ".join(_BRACKETS.sub(" ", parts.name).split()).strip(_ENDS)
    if not name:
        return parts
    return replace(
        parts,
        name=name,
        acronyms=tuple(acronyms),
        seats=tuple(seats),
        asides=tuple(asides),
        others=tuple(others),
        former=tuple(former),
    )


def _without_wings(parts: Printed) -> Printed:
    """An acronym before or behind a dash is one; more words behind it may be a motto."""
    if _PARTING.search(parts.name) is None:
        return parts
    wings = [wing.strip(_ENDS) for wing in _PARTING.split(parts.name)]
    wings = [wing for wing in wings if wing]
    if len(wings) != 2:
        return parts
    one, other = wings
    if is_place(other):
        return _without_wings(replace(parts, name=one, seats=(*parts.seats, other)))
    if is_place(one):
        return parts
    if is_bare_acronym(one) and len(other.split()) > 1:
        return replace(parts, name=other, acronyms=(*parts.acronyms, one))
    if is_bare_acronym(other) and len(one.split()) > 1:
        return replace(parts, name=one, acronyms=(*parts.acronyms, other))
    return replace(parts, head=one)


def _without_seat(parts: Printed) -> Printed:
    """A place behind the last comma stands apart."""
    name, comma, tail = parts.name.rpartition(",")
    if comma and name.strip() and is_place(tail):
        return replace(parts, name=name.strip(_ENDS), seats=(*parts.seats, tail.strip()))
    return parts


def _former(inside: str) -> str | None:
    folded = fold(inside)
    for opening in name_words().formerly:
        if folded.startswith(opening + " ") and len(inside) > len(opening) + 2:
            return inside[len(opening) :].strip(_ENDS)
    return None

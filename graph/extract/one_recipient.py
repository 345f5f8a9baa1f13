"""One recipient: "President Ana Ruiz", "the Ambassador of Norway", "习近平主席"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from undersigned.data import reference
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.name_words import is_given
from undersigned.graph.extract.offices import is_office, office
from undersigned.graph.extract.shape import POSTNOMINAL, organization_likeness, person_likeness
from undersigned.graph.extract.vocabulary import any_of, one_of, words

_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]+·[\u3400-\u9fff·]+$")
_SUFFIX = re.compile(r"(?:先生|女士|阁下|閣下|博士|教授|同志|台鉴|台鑒|钧鉴|鈞鑒|：|:)+$")
_ARTICLE = re.compile(r"(?:the|die|der|das|den|dem|le|la|les|l['’]|el|los|las)(?:\s+|(?<=['’]))", re.IGNORECASE)
_AND = re.compile(r"(?<!\w)(?:and|und|et|y|&)(?!\w)|[;/]")
_EASTERN_GIVEN = re.compile(r"[A-ZÀ-Þ]\w+-[a-z]\w+")
_FEW = 9
_BODY = 0.8
_NAME = 0.5


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a phrase names: places of the name, the office and the institution in the text, at least one of them."""

    start: int
    end: int
    name: tuple[int, int] | None = None
    position: tuple[int, int] | None = None
    institution: tuple[int, int] | None = None


@cache
def by_language(section: str, language: str | None) -> tuple[str, ...]:
    """The words of a section of `letter_words` in a letter's language, and the English ones."""
    table = cast(Mapping[str, Mapping[str, Sequence[str]]], reference("letter_words"))[section]
    return tuple(dict.fromkeys((*table.get(language or "en", ()), *table["en"])))


@cache
def honorific() -> re.Pattern[str]:
    """Forms of address before a name, also where a lost space fused the last one with it: "Mr.Li"."""
    titles = any_of(words("honorifics", "before"))
    return re.compile(rf"(?:{titles}(?:\.\s*|\s+))+")


def recipient(text: str, start: int, end: int) -> Recipient | None:
    """The one whom a phrase names, where its words are plainly those of a person, an office or an institution."""
    if start >= end:
        return None
    phrase = text[start:end]
    if _HAN.match(phrase):
        return _han_recipient(text, start, end)
    article = _ARTICLE.match(phrase)
    at = start + (article.end() if article is not None else 0)
    return _held_before(text, start, at, end) or _titled(text, start, at, end)


def office_then_name(words_: str) -> Recipient | None:
    """The one whom a line names behind an office and a comma, its places counted from the line's beginning.

    >>> found = office_then_name("the Minister of Fisheries, Mr. Juan Paz")
    >>> (found.name, found.position) if found else None
    ((31, 39), (4, 25))
    """
    article = _ARTICLE.match(words_)
    return _held_before(words_, 0, article.end() if article is not None else 0, len(words_))


def _held_before(text: str, start: int, at: int, end: int) -> Recipient | None:
    """The one whose name follows an office and a comma: "the Minister of Fisheries, Mr. Juan Paz"."""
    comma = text.rfind(",", at, end)
    first = comma + 1 + len(text[comma + 1 : end]) - len(text[comma + 1 : end].lstrip())
    held = text[at:comma].rstrip()
    if comma < 0 or first >= end or not (is_office(held) or is_described(held)) or _AND.search(text, first, end):
        return None
    if any(person_likeness(part.strip()) > _NAME or honorific().match(part.strip()) for part in held.split(",")):
        return None
    titled = honorific().match(text, first, end)
    tokens = text[first:end].split()
    given = is_given(tokens[0]) or _EASTERN_GIVEN.search(text, first, end) is not None
    name = _name(text, titled.end() if titled is not None else first, end)
    known = titled is not None or (given and len(tokens) > 1 and person_likeness(text[first:end]) > _NAME)
    return Recipient(start, end, name, (at, at + len(held))) if name is not None and known else None


def _titled(text: str, start: int, at: int, end: int) -> Recipient | None:
    """The one whom a phrase without a comma names; `at` is where it begins behind an article."""
    titled = honorific().match(text, at, end)
    named = titled.end() if titled is not None else at
    if titled is not None and is_office(text[at:end]):  # "Ambassador" is an office and a form of address
        titled, named = None, at
    held = _office().match(text, named, end)
    rest = text[named:end]
    if titled is not None and held is None and (is_office(rest) or re.match(one_of("roles", "offices"), rest)):
        return Recipient(start, end, position=(named, end))
    if held is not None:
        name = _name(text, held.end(), end)
        if name is not None and (not is_office(text[named:end]) or _is_surname(text[slice(*name)])):
            return Recipient(start, end, name, (named, named + len(text[named : held.end()].rstrip())))
    last = None if held is not None else re.search(rf"\s(?P<held>{office()})\s+(?P<name>.+)$", rest)
    if last is not None and rest[0].isupper() and person_likeness(last["name"]) > 0.5:
        return Recipient(start, end, (named + last.start("name"), end), (named, named + last.end("held")))
    if is_office(rest) or is_group(rest) or is_described(rest):
        return Recipient(start, end, position=(named, end))
    if gazetteer("institutions").fullmatch(rest) or gazetteer("bodies").fullmatch(rest):
        return Recipient(start, end, institution=(named, end))
    name = _name(text, named, end)
    if name is not None and (titled is not None or person_likeness(rest) > 0.5):
        return Recipient(start, end, name)
    if titled is not None and name is None and re.fullmatch(r"[A-ZÀ-Þ][\w'’-]+", rest):
        return Recipient(start, end, (named, end))
    if rest[:1].isupper() and organization_likeness(rest) >= _BODY and len(rest.split()) <= _FEW:
        return Recipient(start, end, institution=(start, end))
    return None


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"{office()}(?:\s+|$)")


def is_described(words_: str) -> bool:
    """Whether words are an office with words before it, and what it is of: "Ambassador to Norway of Zembla"."""
    return _described().match(words_) is not None


@cache
def _described() -> re.Pattern[str]:
    """An office with words before it, and what it is of: "Chinese Ambassador to Norway", "UN Secretary-General"."""
    links = r"(?:of|to|for|de|der|des|du|del|für|aux|in)"
    return re.compile(rf"(?:[A-ZÀ-Þ][\w.'’-]*\s+){{1,3}}{office()}(?:$|\s+{links}\s.{{1,80}}$)")


def _name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of a person's name, letters after it left out; None where the words are none."""
    words_ = text[start:end]
    letters = POSTNOMINAL.search(words_)
    end = start + (letters.start() if letters is not None else len(words_))
    tokens = text[start:end].split()
    if not tokens or not tokens[0][0].isupper() or len(tokens) > _FEW:
        return None
    if len(tokens) == 1:
        return (start, end) if re.fullmatch(r"[A-ZÀ-Þ][\w'’-]+", tokens[0]) else None
    return (start, end) if person_likeness(text[start:end]) > 0.5 or honorific().match(text, 0, start) else None


def _is_surname(words_: str) -> bool:
    """Whether a single word after an office may be its holder's name, rather than a country or a body."""
    return " " not in words_ and organization_likeness(words_) < _BODY and not is_office(words_)


@cache
def _groups() -> re.Pattern[str]:
    groups, links = one_of("letter_words", "greeted_groups"), r"(?:of|to|on|der|des|von|im|in|du|de|del|aux|from)"
    return re.compile(rf"(?:all\s+|alle\s+)?{groups}\s+{links}\b")


def is_group(words_: str) -> bool:
    """Whether words name several by what they are, as "Members of Parliament" do."""
    return _groups().match(words_) is not None and len(words_.split()) <= 2 * _FEW


def _han_recipient(text: str, start: int, end: int) -> Recipient | None:
    suffix = _SUFFIX.search(text, start, end)
    last = suffix.start() if suffix is not None else end
    phrase = text[start:last]
    held = list(
        re.finditer(
            any_of(
                (
                    *(word for word in words("roles", "offices") if _HAN.match(word)),
                    *words("letter_words", "called_offices"),
                )
            ),
            phrase,
        )
    )
    if held:
        behind, before = phrase[held[-1].end() :], phrase[: held[-1].start()]
        known = before[:1] in words("release_words", "han_surnames") or before[:2] in words(
            "release_words", "han_surnames"
        )
        if not behind and _HAN_NAME.match(before) and known:
            return Recipient(start, end, (start, start + len(before)), (start + len(before), last))
        if not behind:
            return Recipient(start, end, position=(start, last))
        return (
            Recipient(start, end, (last - len(behind), last), (start, last - len(behind)))
            if _HAN_NAME.match(behind)
            else None
        )
    if gazetteer("institutions").fullmatch(phrase) or gazetteer("bodies").fullmatch(phrase):
        return Recipient(start, end, institution=(start, last))
    if suffix is not None and _HAN_NAME.match(phrase):
        return Recipient(start, end, (start, last))
    return Recipient(start, end, institution=(start, last)) if organization_likeness(phrase) >= 0.9 else None

"""How much a line above a letter speaks like its title."""

import re
from functools import cache

from undersigned.graph.extract.dates import date_line
from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.labels import is_copy_label, is_navigation
from undersigned.graph.extract.offices import is_office
from undersigned.graph.extract.postal import is_letterhead
from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import letter_kinds, one_of, words
from undersigned.graph.model import BlockKind

_TO = re.compile(r"To:?\s+(?:(?:the|all|our)\s+\w|[A-ZÀ-Þ])")
_BYLINE = re.compile(r"(?:by|von|par|por|作者|文|来源|來源)[\s:：]", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_PARTED = re.compile(r"\s+[/|>›»·•]\s+")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}")  # dots that lead to a page's number
_LONGEST, _SHORTEST, _LONG = 300, 12, 40
_WORDS = 4
_PLAIN = 0.5  # a line without any word for letters
_HARDLY = 0.1  # a title only where there is no other
_NAME = 0.8
_LIST = 2  # commas; with more it is a list of names
_MENU = 2  # parts; with more it is a menu or the way to a page
_BARE = 4  # words of a title that names no more than the kind of letter


def title_likeness(unit: Unit) -> float:
    """How much a line speaks like a title: a heading, words for letters, a title's length; 0 where it is none."""
    text = unit.words
    heading = unit.kind is BlockKind.HEADING
    if _is_other(unit):
        return 0.0
    if is_bare_kind(text) or (text.count(",") > _LIST and not heading):
        return _HARDLY
    if person_likeness(text) > _NAME and not names_letter(text):
        return _HARDLY if heading else 0.0
    score = 0.0
    if heading:
        score += 3.0 - 0.3 * unit.level
        score -= 1.5 * (gazetteer("organizations").fullmatch(text) is not None)
    elif unit.prose:
        score -= 1.5
    if names_kind(text):
        score += 2.0
    elif names_letter(text):
        score += 1.0
    if _length(text) >= _LONG:
        score += 0.75
    return score or _plain_likeness(text)


def _is_other(unit: Unit) -> bool:
    """Whether a line is plainly something else than a title: a date, an addressee, a byline, a menu, a letterhead."""
    text = unit.words
    if date_line(text) is not None or unit.marker is not None or is_copy_label(text):
        return True
    if HONORIFIC.match(text) and person_likeness(text) > _PLAIN:
        return True
    if _is_menu(text) or _LEADERS.search(text) or _told().search(text):
        return True
    if unit.kind is BlockKind.HEADING:
        return False
    if not (_length(text) >= _SHORTEST and len(text) <= _LONGEST):
        return True
    named = _BYLINE.match(text) is not None or _TO.match(text) is not None or _holds_office(text)
    return named or is_letterhead(text) or len(unit.cells) > 1


def _length(text: str) -> int:
    """The length of a line, in which a Chinese sign says as much as three letters."""
    return len(text) + 2 * len(_HAN.findall(text))


def _is_menu(text: str) -> bool:
    """Whether a line is a menu or the way to a page: "Home / News / Statements"."""
    parts = _PARTED.split(text)
    return len(parts) > _MENU and any(is_navigation(part) for part in parts)


@cache
def _told() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "started"), re.IGNORECASE)


def _holds_office(text: str) -> bool:
    """Whether a line is a person with an office: "Ana Ruiz, Minister of Fisheries"."""
    name, comma, held = text.partition(",")
    return bool(comma) and person_likeness(name) > _PLAIN and is_office(held.strip())


def _plain_likeness(text: str) -> float:
    """What speaks for a short line without any word for letters: several words, not all of them names."""
    tokens = text.split()
    spoken = len(tokens) >= _WORDS and any(token.islower() for token in tokens) and text[0].isupper()
    other = text.endswith((",", ":", ";")) or any(letter.isdigit() for letter in text) or is_office(text)
    known = gazetteer("organizations").fullmatch(text) or gazetteer("institutions").fullmatch(text)
    return _PLAIN if spoken and not other and known is None else 0.0


def is_bare_kind(text: str) -> bool:
    """Whether a line says what kind of letter this is, and nothing else.

    >>> is_bare_kind("JOINT STATEMENT"), is_bare_kind("Communiqué commun"), is_bare_kind("Letter on fishing")
    (True, True, False)
    """
    folded = text.casefold().strip(" .:：")
    if any(folded == form for form, _ in letter_kinds()):
        return True
    tokens = folded.split()
    joint = [token for token in tokens if token not in _letter_words()]
    return len(tokens) <= _BARE and len(joint) < len(tokens) and all(token in _joint_words() for token in joint)


def names_kind(text: str) -> bool:
    """Whether a line names a kind of letter: "Open letter on fishing"."""
    folded = text.casefold()
    return any(form in folded for form, _ in letter_kinds())


def names_letter(text: str) -> bool:
    """Whether a line holds a word for letters of any kind: "statement", "Aufruf"."""
    folded = text.casefold()
    return any(word in folded for word in _letter_words())


@cache
def _letter_words() -> tuple[str, ...]:
    return tuple(word.casefold() for word in words("letter_words", "letter_words"))


@cache
def _joint_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in words("letter_words", "joint_words"))

"""The words after which a sentence names those who sign: "signed by", "we, the undersigned groups – ", "on behalf of".

Each function is one sort of lead, a pattern that ends where the first name begins. What makes a lead believable, and
which names follow, is told elsewhere (`signed_prose`, `enumerations`).
"""

import re
from functools import cache

from undersigned.graph.extract.vocabulary import any_of, number_words, one_of, words

_DELIMITER = r"\s*(?:[:：(（–—-]|,|，)+\s*"


@cache
def _noun() -> str:
    """A noun for a group, as it is printed within a sentence: no part of a name such as "United States"."""
    return rf"(?:\w+-)?(?-i:{any_of((*words('counts', 'nouns'), *words('letter_words', 'signing_groups')))})"


@cache
def _group() -> str:
    """A noun for those who sign with its article, number and small words: "the following nine human rights groups"."""
    noun = _noun()
    number = rf"(?:\d[\d.,]*|{any_of(number_words())})"
    following = one_of("letter_words", "following")
    articles = rf"(?:(?:the|die|der|den|les|des|las|los|{following})\s+)*"
    return rf"{articles}(?:{number}\s+)?(?:[\w'’-]+\s+){{0,3}}?{noun}(?:\s+{following})?"


@cache
def _agents() -> str:
    return rf"(?:{one_of('letter_words', 'agents')}\s+)?"


@cache
def _among() -> str:
    return rf"(?:,?\s*{one_of('letter_words', 'among')}\s*[:：]?\s*)"


@cache
def undersigned() -> re.Pattern[str]:
    """The undersigned, and what sets their names off: "the undersigned organizations – "."""
    noun = _noun()
    sign = one_of("letter_words", "named_after")
    return re.compile(
        rf"{sign}(?:\s+(?:[\w'’-]+\s+){{0,2}}?{noun})?(?:{_among()}|{_DELIMITER}(?:{_among()})?|(?<=include)\s+|(?<=are)\s+|(?<=sind)\s+){_agents()}",
        re.IGNORECASE,
    )


@cache
def we_ourselves() -> re.Pattern[str]:
    """The speakers, who name themselves: "We, ", "Wir, die Verbände "."""
    we = one_of("letter_words", "named_we")
    return re.compile(
        rf"(?:^|(?<=[.:;“«„\"]\s)|(?<=[“«„\"])){we}\s*(?:{_group()}(?:{_DELIMITER}|{_among()})|{_agents()})",
        re.IGNORECASE,
    )


@cache
def signed_by() -> re.Pattern[str]:
    """The words by which a letter says who signed it: "signed by"."""
    return _led("named_by")


@cache
def on_behalf() -> re.Pattern[str]:
    """The words by which one speaks for others: "on behalf of"."""
    return _led("named_for")


def _led(section: str) -> re.Pattern[str]:
    lead = one_of("letter_words", section)
    return re.compile(
        rf"{lead}\s*(?:{_group()}(?:{_DELIMITER}|{_among()})(?:{_among()})?|{_agents()}(?:{_among()})?)[:：]?\s*",
        re.IGNORECASE,
    )


@cache
def _papers() -> str:
    return any_of((*words("letter_words", "papers"), *words("letter_words", "letter_words")))


@cache
def title_start() -> re.Pattern[str]:
    """The beginning of a title: "Joint statement"."""
    traits = one_of("letter_words", "paper_traits")
    joining = words("letter_words", "paper_by")
    after = any_of(trait for trait in words("letter_words", "paper_traits") if trait not in joining)
    return re.compile(rf"\W*(?:{traits}\s*)*{_papers()}(?:\s+{after})*", re.IGNORECASE)


@cache
def authors() -> re.Pattern[str]:
    """What parts a title from its authors: "by the governments of"."""
    by = one_of("letter_words", "paper_by")
    return re.compile(rf"(?:{by}\s+(?:{_group()}\s*(?:[:：]|of\s)?\s*)?{_agents()})", re.IGNORECASE)


@cache
def this_paper() -> re.Pattern[str]:
    """Words for this letter: "this statement"."""
    this = one_of("letter_words", "this_paper")
    return re.compile(rf"{this}\s*(?:[\w'’-]+\s+){{0,3}}?{_papers()}", re.IGNORECASE)


@cache
def the_paper() -> re.Pattern[str]:
    """Words for a letter that a report is about: "the letter"."""
    the = one_of("letter_words", "the_paper")
    return re.compile(rf"{the}\s*(?:[\w'’-]+\s+){{0,2}}?{_papers()}", re.IGNORECASE)


@cache
def speakers() -> re.Pattern[str]:
    """The pronouns of those who speak: "we", "our"."""
    return re.compile(rf"(?<![\w.]){one_of('letter_words', 'speakers')}(?![\w.]*\.\w)", re.IGNORECASE)


@cache
def speaking() -> re.Pattern[str]:
    """What one who delivers a statement says: "I have the honour"."""
    return re.compile(one_of("letter_words", "speaking"), re.IGNORECASE)


@cache
def elsewhen() -> re.Pattern[str]:
    """Words that speak of another letter: "last year's"."""
    return re.compile(one_of("counts", "others"), re.IGNORECASE)


@cache
def signing() -> re.Pattern[str]:
    """Words that have to do with signing."""
    stems = (
        any_of(words("letter_words", "signing_marks"))
        + "|"
        + "|".join(map(re.escape, words("letter_words", "signing_stems")))
    )
    return re.compile(rf"{stems}|朋友|友人", re.IGNORECASE)


def names_group(lead: str) -> bool:
    """Whether a lead holds a noun for a group of organizations or people: "by the churches"."""
    return re.search(_noun(), lead) is not None

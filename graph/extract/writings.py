"""One person's name in two writings, in a letter that says everything twice.

Whether 王炳文 of the Chinese half is the Bingwen Wang of the English half cannot be read off the letters. Of two such
names one is a fact and the other a question, for two detainees where there is one are as wrong as a false one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from undersigned.graph.model import Detainee, Source

_HAN = re.compile(r"[\u3400-\u9fff]")
_OTHER = re.compile(r"[^\W\d_\u3400-\u9fff]{2,}")
_END = re.compile(r"[\n.!?。！？]")
_REACH = 300


@dataclass(frozen=True, slots=True)
class Told:
    """People in the writing that names most of them, and those whom the other writing perhaps names again."""

    people: tuple[Detainee, ...]
    again: tuple[Detainee, ...]


def told_twice(source: Source, people: Sequence[Detainee]) -> Told:
    """Part the people of a letter from those who may be the same in its other writing.

    A name counts for a writing only where the words around it are of that writing too: a foreign name in a Chinese
    sentence is one of that sentence's own. Who has a name in both writings is told apart from everybody else.
    """
    halves: tuple[list[Detainee], list[Detainee]] = ([], [])
    for person in people:
        written = {_HAN.search(name) is not None for name in (person.name, *person.aliases)}
        if len(written) == 1 and _around(source, person) in written:
            halves[written.pop()].append(person)
    if not all(halves):
        return Told(tuple(people), ())
    least = min(halves, key=lambda half: (len(half), -half[0].span.start))  # of equal halves the one told later
    again = {each.name for each in least}
    return Told(tuple(each for each in people if each.name not in again), tuple(least))


def is_variant(one: str, other: str) -> bool:
    """Whether two Chinese names may be one, in simplified and in traditional characters.

    >>> is_variant("何桂蓝", "何桂藍"), is_variant("何桂蓝", "何桂英")
    (True, False)
    """
    if len(one) != len(other) or one == other or _HAN.search(one) is None:
        return False
    return all(a == b or {_simplified(a), _simplified(b)} == {True, False} for a, b in zip(one, other, strict=True))


def variant_key(name: str) -> str:
    """What two Chinese names have in common that may be one; all that may be have one key, and few others have it.

    >>> variant_key("何桂蓝") == variant_key("何桂藍"), variant_key("何桂蓝") == variant_key("何桂英")
    (True, False)
    """
    if _HAN.search(name) is None:
        return name
    return "".join(letter if _simplified(letter) is None else "*" for letter in name)


def _simplified(character: str) -> bool | None:
    """Whether a character is only in the code of the mainland, or only in that of Taiwan; None where in both or none.

    >>> _simplified("蓝"), _simplified("藍"), _simplified("山")
    (True, False, None)
    """
    mainland, taiwan = _in(character, "gb2312"), _in(character, "big5")
    return None if mainland == taiwan else mainland


def _in(character: str, code: str) -> bool:
    try:
        character.encode(code)
    except UnicodeEncodeError:
        return False
    return True


def _around(source: Source, person: Detainee) -> bool:
    """Whether the sentence around a name is Chinese; that of the name itself where it stands alone."""
    text, span = source.text, person.span
    begin, stop = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    ends = [found.end() for found in _END.finditer(text, begin, span.start)]
    after = _END.search(text, span.end, stop)
    around = (
        text[ends[-1] if ends else begin : span.start] + " " + text[span.end : stop if after is None else after.start()]
    )
    han, other = len(_HAN.findall(around)), len(_OTHER.findall(around))
    return _HAN.search(person.name) is not None if han == other == 0 else han > other

"""Names already met, so that asking whether one is among them costs no more where there are many."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.terms import plain

_LONGEST = 7
"""Words of a name up to which its parts are looked up; a longer one is only found as a whole."""


def name_key(name: str) -> str:
    """What makes two names one: that of the reference if it has the person, in small letters without accents.

    >>> name_key("Nguyễn Văn Đạt") == name_key("Nguyen Van Dat")
    True
    """
    person = gazetteer("persons").fullmatch(name)
    return plain(person.name if person is not None else name)


class Names:
    """Names in small letters; two are one person's where they are equal, or one has all the words of the other.

    >>> Names(["ana ruiz", "bob"]).find("ana maria ruiz")
    'ana ruiz'
    >>> Names(["ana ruiz", "bob"]).find("bob fu") is None
    True
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._number: dict[str, int] = {}
        self._whole: dict[frozenset[str], str] = {}  # the first name of just these words
        self._within: dict[frozenset[str], str] = {}  # the first name that has these words, and perhaps others
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Add a name; one that is known stays where it was."""
        if name in self._number:
            return
        self._number[name] = len(self._number)
        words = frozenset(name.split())
        if len(words) > 1:
            self._whole.setdefault(words, name)
            for part in _parts(words):
                self._within.setdefault(part, name)

    def has(self, name: str) -> bool:
        """Whether exactly this name was added."""
        return name in self._number

    def find(self, name: str) -> str | None:
        """The first of the names that is the same person's, or None."""
        same = [name] if name in self._number else []
        words = frozenset(name.split())
        if len(words) > 1:
            same += [self._whole[part] for part in _parts(words) if part in self._whole]
            same += [self._within[words]] if words in self._within else []
        return min(same, key=self._number.__getitem__, default=None)


def _parts(words: frozenset[str]) -> Iterator[frozenset[str]]:
    """The sets of two and more of the words."""
    yield words
    if len(words) <= _LONGEST:
        for size in range(2, len(words)):
            yield from map(frozenset, combinations(words, size))

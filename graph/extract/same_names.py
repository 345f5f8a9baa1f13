"""Names already met, so that asking whether one is among them costs no more where there are many."""

from collections.abc import Iterable

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.terms import plain


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
        self._by_word: dict[str, list[str]] = {}
        self._by_least: dict[str, list[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Add a name; one that is known stays where it was."""
        if name in self._number:
            return
        self._number[name] = len(self._number)
        words = set(name.split())
        if len(words) > 1:
            self._by_least.setdefault(min(words), []).append(name)
            for word in words:
                self._by_word.setdefault(word, []).append(name)

    def has(self, name: str) -> bool:
        """Whether exactly this name was added."""
        return name in self._number

    def find(self, name: str) -> str | None:
        """The first of the names that is the same person's, or None."""
        same = [name] if name in self._number else []
        words = set(name.split())
        if len(words) > 1:
            for word in words:  # the shorter ones, each looked up by one of its words
                same += (each for each in self._by_least.get(word, ()) if words.issuperset(each.split()))
            rarest = min((self._by_word.get(word, []) for word in words), key=len)
            same += (each for each in rarest if words.issubset(each.split()))
        return min(same, key=self._number.__getitem__, default=None)

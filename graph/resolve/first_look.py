"""A first look at two names that look alike: whether there is any point in comparing them.

Most names that share letters share words, and have others beside them: "Hong Kong Watch" and "Hong Kong Forum" are two
for the policy, and it need not be asked. What says the same in other letters is found by its meaning
(`organization_keys`), and is not looked for here.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from undersigned.graph.resolve.candidates import Candidate
from undersigned.graph.resolve.name_words import name_words
from undersigned.graph.resolve.word_senses import sense

_SURE = 0.95
"""Names so much alike are compared, unless one only adds to a word that many have."""

_ALIKE = 70
"""From this likeness of what is left of them on (0 to 100), two names may be two spellings."""

_OWN = 4
"""A word of fewer letters is hardly a name."""


def worth_comparing(names: Sequence[str], pairs: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the pairs of `names`, normal forms, on which the policy may have something to say.

    >>> names = ["hong kong forum", "hong kong watch", "hong kong wacth", "watch"]
    >>> found = [Candidate(0, 1, 0.8), Candidate(1, 2, 0.93), Candidate(1, 3, 0.95)]
    >>> [(pair.left, pair.right) for pair in worth_comparing(names, found)]
    [(1, 2)]
    """
    from rapidfuzz.fuzz import ratio

    words_of = [name.split() for name in names]
    sets = [frozenset(words) for words in words_of]
    idle = _idle()
    for pair in pairs:
        one, other = sets[pair.left], sets[pair.right]
        left, right = one - other, other - one
        if left and right and pair.score < _SURE:
            left, right = left - idle, right - idle
        if not left or not right:
            if left == right or _may_be_meant(one & other, left or right):
                yield pair
        elif pair.score >= _SURE or ratio(" ".join(sorted(left)), " ".join(sorted(right)), score_cutoff=_ALIKE):
            yield pair
        elif len(left) == 1 or len(right) == 1:
            few, many = (left, words_of[pair.right]) if len(left) == 1 else (right, words_of[pair.left])
            beyond = [word for word in many if word not in one or word not in other]
            if len(beyond) > 1 and min(few) == "".join([word[0] for word in beyond]):
                yield pair


def _may_be_meant(shared: frozenset[str], more: frozenset[str]) -> bool:
    """Whether the words that both names have may be a name that one goes on with `more`.

    Two words may, and one that is in no dictionary; a common word only where nothing of weight stands beside it.
    """
    if len(shared) > 1:
        return sum([not sense(word).is_small for word in shared]) > 1 or all(map(_is_light, more))
    (word,) = shared or ("",)
    says = sense(word)
    if len(word) >= _OWN and not says.is_plain and not says.leads:
        return True
    return not word.isascii() or all(map(_is_light, more))


@cache
def _idle() -> frozenset[str]:
    """Words without which a name is the same: articles, what links words, and legal forms."""
    tables = name_words()
    legal = {word for form in tables.legal_forms for word in form.split() if word == form or len(word) == 1}
    return tables.articles | tables.links | tables.prepositions | {"and"} | legal


def _is_light(word: str) -> bool:
    """Whether a word says little more than what sort of body, where, or in which legal form."""
    says = sense(word)
    return says.is_generic or says.is_section or says.is_small or says.ends_legal or says.leads > 0 or word.isdigit()

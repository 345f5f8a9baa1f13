"""Words of an organization's name as they are printed, for a sentence that a person reads."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from undersigned.graph.resolve.forms import is_acronym
from undersigned.graph.resolve.name_content import acronym_key
from undersigned.graph.resolve.name_words import PEOPLE, place_at
from undersigned.graph.resolve.organization_names import Name
from undersigned.graph.resolve.word_senses import read_word

_ENDS = '()（）[]{},;:!?"“”„‟«»‹›–—|/·•…'


def as_printed(name: Name, words: Collection[str]) -> str:
    """Those words of a name, as they stand in print; `words` are as in its profile, a place by its id.

    >>> from undersigned.graph.resolve.organization_names import profiles
    >>> as_printed(profiles("Österreichische Liga (Hong Kong)")[0], ["@austria", "hong-kong"])
    'Österreichische Hong Kong'
    """
    wanted = {word.lstrip("@").removesuffix(PEOPLE) for word in words}
    tokens, spans = _read(name.printed)
    found = {at for word, span in spans if word in wanted for at in span}
    if found:
        return " ".join(dict.fromkeys(tokens[at] for at in sorted(found)))
    return " ".join(sorted(word.replace("-", " ") for word in wanted))


@lru_cache(maxsize=1 << 15)
def _read(printed: str) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[int, ...]], ...]]:
    """The words of a name as they stand in print, and which of them make each word, place and acronym."""
    tokens = [token.strip(_ENDS) for token in printed.split()]
    acronyms = ((acronym_key(token), (at,)) for at, token in enumerate(tokens) if is_acronym(token))
    return tuple(tokens), (*_spans(tokens), *acronyms)


def _spans(tokens: list[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each word and each place, and the tokens it is made of."""
    read = [(word, capitals, at) for at, token in enumerate(tokens) for word, capitals in read_word(token)]
    words, capitals = tuple(word for word, _, _ in read), tuple(each for _, each, _ in read)
    at = 0
    while at < len(words):
        place = place_at(words, capitals, at)
        word, length = (place[0].removesuffix(PEOPLE), place[1]) if place is not None else (words[at], 1)
        yield word, tuple(token for _, _, token in read[at : at + length])
        if place is not None:  # a word of a place may be meant by itself: "Hong" of no place is nobody's
            yield from ((words[each], (read[each][2],)) for each in range(at, at + length))
        at += length

"""Whether words are the name of a country or another region, in any of the languages."""

from functools import cache, lru_cache

from undersigned.graph.extract.gazetteer import gazetteer, known

_KEPT = 65536


@lru_cache(maxsize=_KEPT)
def is_country(text: str) -> bool:
    """Whether all of `text` is the name of a region.

    >>> is_country("China"), is_country("China Action"), is_country("Luxemburg")
    (True, False, True)
    """
    bare = text.strip().removeprefix("the ").removeprefix("The ")
    if bare.casefold() not in _region_names():
        return False
    return bare.isupper() or bare in _region_names() or gazetteer("regions").fullmatch(bare) is not None


@cache
def _region_names() -> frozenset[str]:
    """The names of regions in every language, as printed and in small letters."""
    names = {
        name.replace("’", "'").replace("‘", "'").replace("`", "'")
        for entry in known("regions")
        for name in (entry.name, *entry.aliases, *(each for group in entry.only.values() for each in group))
    }
    names |= {name.replace(" and ", " & ") for name in names}
    names |= {name.replace("'", "’") for name in names}
    return frozenset(names | {name.casefold() for name in names})

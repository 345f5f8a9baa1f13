"""Namesakes: one printed name that a person says is two, told apart by the letters that print it.

In a judgement "Wang Wei @ 2019-open-letter" is the Wang Wei of that letter. Two people (or organizations) of one name
have one id by themselves, for an id is made of words; who is held apart gets the letter into it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from undersigned.graph.judgements import Judgement
from undersigned.graph.resolve.forms import form
from undersigned.graph.resolve.mentions import Mention

AT = " @ "
"""What stands between a name and the letter that prints it."""


def name_and_letter(named: str) -> tuple[str, str | None]:
    """The name in a judgement, and the letter that it is restricted to.

    >>> name_and_letter("Wang Wei @ 2019-open-letter"), name_and_letter("Wang Wei")
    (('Wang Wei', '2019-open-letter'), ('Wang Wei', None))
    """
    name, _, letter = named.rpartition(AT)
    return (name, letter.strip()) if name else (named, None)


def told_apart(mentions: Sequence[Mention], judgements: Iterable[Judgement]) -> tuple[Mention, ...]:
    """The mentions, with an id of its own for each name in one letter that a person holds apart from its namesakes."""
    by_place: dict[tuple[str, str], set[str]] = {}
    apart = [
        pair
        for each in sorted(judgements)
        if each.verdict == "different"
        for pair in [(name_and_letter(each.left), name_and_letter(each.right))]
        if pair[0] != pair[1] and form(pair[0][0]) == form(pair[1][0])
        for pair in [_restricted_last(*pair)]
        if pair[1][1] is not None
    ]
    if not apart:
        return tuple(mentions)
    for mention in mentions:
        by_place.setdefault((mention.normal, mention.key[0]), set()).add(mention.node)
        by_place.setdefault((mention.normal, ""), set()).add(mention.node)
    moved: set[tuple[str, str, str]] = set()
    for (name, letter), (other, restricted) in apart:
        ones = by_place.get((form(name), letter or ""), set())
        both = ones & by_place.get((form(other), restricted or ""), set())
        moved.update((node, form(other), restricted or "") for node in both)
    return tuple(
        replace(mention, node=f"{mention.node}.in.{mention.key[0]}", contexts=())
        if (mention.node, mention.normal, mention.key[0]) in moved
        else mention
        for mention in mentions
    )


def _restricted_last(
    left: tuple[str, str | None], right: tuple[str, str | None]
) -> tuple[tuple[str, str | None], tuple[str, str | None]]:
    """The side that is restricted to a letter second; of two such, the later in the alphabet."""
    one, other = sorted((left, right), key=lambda side: (side[1] is not None, side[1] or ""))
    return one, other

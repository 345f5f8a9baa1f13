"""Translations: a name printed a second time in another script, and the entities that this makes one.

A letter that prints "人权观察 Human Rights Watch" on one line says that both name one. A letter that prints
only one of them means the same, as long as nobody else is printed with it, and as long as both names tell of as many
places: beside the name of a chapter often stands that of the whole, "… Taiwan" beside the general name.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from undersigned.graph.model import Signatory
from undersigned.graph.resolve.forms import is_acronym
from undersigned.graph.resolve.merging import Merging
from undersigned.graph.resolve.place_names import is_a_place, places_told


@dataclass(frozen=True, slots=True, order=True)
class Translation:
    """A second name: its words, the id it has by itself or leads to, and whether it surely names the same."""

    name: str
    node: str
    certain: bool


def second_name(signatory: Signatory, part: str) -> str | None:
    """The translation of a signatory's "person" or "organization": of the one it is printed nearer to."""
    if signatory.translation is None:
        return None
    names = {"person": signatory.person, "organization": signatory.organization}
    printed = [name for name, words in names.items() if words is not None]
    second = signatory.parts.get("translation")
    if len(printed) == 2 and second is not None:
        spans = {name: signatory.parts[name] for name in printed if name in signatory.parts}
        printed = (
            sorted(spans, key=lambda name: max(second.start - spans[name].end, spans[name].start - second.end))
            or printed
        )
    return signatory.translation if printed[:1] == [part] else None


def is_certain(name: str, translation: str) -> bool:
    """Whether `translation` names the same as `name`, wherever it is printed alone.

    >>> is_certain("Amnesty International", "国际特赦组织"), is_certain("Amnesty International Taiwan", "国际特赦组织")
    (True, False)
    """
    return not is_acronym(translation) and not is_a_place(translation) and places_told(name) == places_told(translation)


def join_translations(
    claims: Mapping[str, Collection[Translation]], living: Collection[str], known: Collection[str], merging: Merging
) -> list[tuple[str, str, str]]:
    """Lead each name that is somebody's translation, and stands alone elsewhere, to that one.

    `claims` has the translations of each node, `living` the nodes that there are, `known` those of the reference: no
    two of them are ever joined. Returns the pairs left apart, each with the name that may be of both.
    """
    roots = {merging.find(node) for node in known}
    claimers: defaultdict[str, dict[str, Translation]] = defaultdict(dict)
    for node, translations in sorted(claims.items()):
        for each in sorted(translations):
            claimers[each.node][node] = each
    unclear: list[tuple[str, str, str]] = []
    for target, claimed in sorted(claimers.items()):
        others = [node for node in claimed if merging.find(node) != merging.find(target)]
        one = len({merging.find(node) for node in others}) == 1
        ends = {merging.find(node) for node in (target, *others)}
        if target in living and one and not ends <= roots and all(claimed[node].certain for node in others):
            if merging.join(target, others[0]):
                roots |= {merging.find(target)} if ends & roots else set()
            continue
        first = target if target in living else next(iter(claimed))
        unclear.extend(
            (first, node, claimed[node].name) for node in others if merging.find(node) != merging.find(first)
        )
    return unclear

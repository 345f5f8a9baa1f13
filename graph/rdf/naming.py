"""Naming: whether what leads to an entity leads to one that is called so.

Names are what people act on. An old id that leads to somebody else, and a mention of one person that stands with
another's entity, would have the wrong one called a prisoner, in every answer and on every page.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from undersigned.graph.rdf.discretion import NAMING
from undersigned.graph.rdf.evidence import prints, words_behind
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.names import DCT, PROV, RDFS, SCHEMA, SKOS, UND, A
from undersigned.graph.rdf.report import Violation, violation
from undersigned.graph.resolve.entities import EntityKind
from undersigned.graph.resolve.forms import form, is_acronym, split_brackets, without_leading
from undersigned.graph.resolve.known import load_knowledge

NO_SUCH_PRISONER = "Who is named as a prisoner has the name that the letter prints, as a label or an alias."
NO_SUCH_NAME = "Who signs, is addressed or is mentioned has the name that the letter prints, as a label or an alias."
UNPRINTED_PRISONER = "A prisoner is shown by a name that a letter prints of that person, or that the reference has."

_LABELS = (SKOS["prefLabel"], SKOS["altLabel"])
_LED = {led: ways for led, ways in NAMING.items() if ways and led != UND["affiliation"]}
"""What leads from a finding to an entity, and where it says the name; of where somebody works it says none."""

_SECOND = UND["translatedNameAs"]
_SHARING = {SCHEMA["Person"]: EntityKind.PERSON, SCHEMA["Organization"]: EntityKind.ORGANIZATION}


def find_misnamed(facts: Facts) -> Iterator[Violation]:
    """Yield a warning for what leads to an entity that is not called so, and for each prisoner shown by another name.

    Names are compared by their normal form.
    """
    detained = facts.of(UND["asDetainee"]).keys()
    for led, ways in _LED.items():
        for node, entities in facts.of(led).items():
            printed = next((said for way in ways if (said := facts.words(node, way))), [])
            held = led == UND["entity"] and (node in detained or "detainee" in facts.words(node, UND["kind"]))
            for entity in entities:
                names = _names(facts, entity.value)
                if printed and names and all(names.isdisjoint(_forms(facts, node, each, names)) for each in printed):
                    message = NO_SUCH_PRISONER if held else NO_SUCH_NAME
                    yield Violation(node, led.value, message, "warning", entity.value)
    yield from _unprinted_prisoners(facts)


def find_shared_names(facts: Facts) -> Iterator[Violation]:
    """Yield a warning for a name that two people bear, or two organizations, and that no letter prints of this one.

    An alias stands in the words of a mention, as "Tashi Delek" in "Lobsang Delek (Tashi Delek)". Acronyms are shared by
    many, and names that the reference has of somebody need no letter.
    """
    printed = {entity: {form(name) for name in names} for entity, names in _printed(facts).items()}
    mentioned: defaultdict[str, set[str]] = defaultdict(set)
    for node, entity in facts.pairs(UND["entity"]):
        mentioned[entity].update(words_behind(facts, node))
    for kind, named in _SHARING.items():
        bearers: defaultdict[str, dict[str, str]] = defaultdict(dict)
        known = load_knowledge().index(named).by_form
        for entity in facts.instances(kind):
            for name in {name for way in _LABELS for name in facts.words(entity, way) if not is_acronym(name)}:
                bearers[form(name)][entity] = name
        for normal, entities in bearers.items():
            for entity, name in sorted(entities.items()) if len(entities) > 1 else ():
                is_known = normal in printed.get(entity, ()) or entity.rpartition("/")[2] in known.get(normal, ())
                if not is_known and not prints(mentioned[entity], name):
                    message = f"No letter prints this name of this {named}; another {named} has it, and may be meant."
                    yield Violation(entity, SKOS["altLabel"].value, message, "warning", name)


def _unprinted_prisoners(facts: Facts) -> Iterator[Violation]:
    """A prisoner's label is printed where that person is named, or the reference knows it beside what is printed."""
    known = load_knowledge().index(EntityKind.PERSON).by_form
    printed, quoted = _printed(facts), _printed(facts, quotes=True)
    for entity in {entity for _, entity in facts.pairs(UND["asDetainee"])}:
        told = {form(name) for name in printed[entity]}
        same = {id for name in told for id in known.get(name, ())}
        for label in facts.words(entity, SKOS["prefLabel"]):
            normal = form(label)
            is_known = normal in told or not same.isdisjoint(known.get(normal, ()))
            if told and not is_known and not prints(quoted[entity], label):
                yield Violation(entity, SKOS["prefLabel"].value, UNPRINTED_PRISONER, "warning", label)


def _printed(facts: Facts, *, quotes: bool = False) -> Mapping[str, set[str]]:
    """The names that letters print of each entity; with `quotes` all words that are the evidence for them."""
    printed: defaultdict[str, set[str]] = defaultdict(set)
    for led, ways in _LED.items():
        for node, entity in facts.pairs(led):
            said = (words_behind(facts, node),) if quotes else (facts.words(node, way) for way in (*ways, _SECOND))
            printed[entity].update(*said)
    return printed


def _names(facts: Facts, entity: str) -> set[str]:
    return {form(name) for way in _LABELS for name in facts.words(entity, way)}


def _forms(facts: Facts, node: str, name: str, names: AbstractSet[str]) -> set[str]:
    """The normal forms under which a printed name may stand: with the acronym printed beside it, and without it."""
    forms = {form(name)}
    for acronym in facts.words(node, UND["acronymAs"]):
        forms |= {form(f"{name} ({acronym})"), form(without_leading(name, acronym))}
    bare, inside = split_brackets(name)
    if inside is not None and form(inside) in names:
        forms |= {form(bare), form(without_leading(bare, inside))}
    return forms


def find_wrong_successors(facts: Facts) -> Iterator[Violation]:
    """Yield the old ids that lead to nothing, to several, or to another kind, and those that are old and stand."""
    standing = facts.of(A).keys() | facts.of(SKOS["prefLabel"]).keys()
    for old, values in facts.of(DCT["isReplacedBy"]).items():
        found = sorted({value.value for value in values})
        if old in standing:
            message = "What is replaced by something else stands no more; this is described as an entity itself."
        elif len(found) > 1 or found[0] not in standing:
            message = "An old id leads to one entity, which is described here."
        elif old.rpartition("/")[0] != found[0].rpartition("/")[0]:
            message = "An old id leads to an entity of the same kind."
        else:
            continue
        yield Violation(old, DCT["isReplacedBy"].value, message, "violation", found[-1])


def find_renamed_reviewers(facts: Facts, base: str) -> Iterator[Violation]:
    """Yield those who judged under another name than the one that their IRI, where it is ours, is made of."""
    iris = Iris(base)
    for reviewer in {agent for _, agent in facts.pairs(PROV["wasAttributedTo"])}:
        for name in facts.words(reviewer, RDFS["label"]) if reviewer.startswith(f"{base}reviewer/") else ():
            if iris.reviewer(name) != reviewer:
                message = "Whoever judged has the name that the IRI is made of; here it is another."
                yield violation(reviewer, RDFS["label"], message, name)

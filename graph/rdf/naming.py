"""Naming: whether what leads to an entity leads to one that is called so.

Names are what people act on. An old id that leads to somebody else, and a mention of one person that stands with
another's entity, would have the wrong one called a prisoner, in every answer and on every page.
"""

from collections.abc import Iterable, Iterator

from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import DCT, SKOS, UND, A
from undersigned.graph.rdf.report import Violation
from undersigned.graph.resolve.forms import form

NO_SUCH_PRISONER = "Who is named as a prisoner has the name that the letter prints, as a label or an alias."
NO_SUCH_NAME = "What a letter names shares a word with a name of the entity that is meant."


def find_misnamed(facts: Facts) -> Iterator[Violation]:
    """Yield a warning for each mention of an entity that is not called so.

    Names are compared by their normal form; a word in common is enough but for who is named as a prisoner.
    """
    detained = facts.of(UND["asDetainee"]).keys()
    for node, entities in facts.of(UND["entity"]).items():
        printed = {form(name) for name in facts.words(node, UND["namedAs"])}
        strict = node in detained or "detainee" in facts.words(node, UND["kind"])
        for entity in entities:
            labels = (facts.words(entity.value, way) for way in (SKOS["prefLabel"], SKOS["altLabel"]))
            names = {form(name) for some in labels for name in some}
            if not printed or not names or not printed.isdisjoint(names):
                continue
            if strict or _words(printed).isdisjoint(_words(names)):
                message = NO_SUCH_PRISONER if strict else NO_SUCH_NAME
                yield Violation(node, UND["entity"].value, message, "warning", entity.value)


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


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.split()}

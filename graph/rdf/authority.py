"""Authority: whether what is said to rest on a person's word does.

Who takes only what people validated has to know that somebody did. A finding that a person confirmed is sure, and the
judgement stands in the dataset, unless it names somebody whom a selection leaves out or who was erased.
"""

from collections.abc import Iterator

from undersigned.graph.judgements.making import RULE
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.lift_letter import SUPPLIED_RULE
from undersigned.graph.rdf.names import PROV, UND
from undersigned.graph.rdf.report import Violation, violation

UNJUDGED = "What a person judged is influenced by a judgement, which says who did and why; here none is."


def find_unsupported(facts: Facts) -> Iterator[Violation]:
    """Yield what a person is said to have stated, and that is not sure; and a warning where no judgement says so."""
    for node, values in sorted(facts.of(UND["rule"]).items()):
        rules = {value.value for value in values}
        if not rules.isdisjoint((RULE, SUPPLIED_RULE)):
            for confidence in facts.words(node, UND["confidence"]):
                if not _is_one(confidence):
                    message = "What a person judged or supplied has the confidence 1."
                    yield violation(node, UND["confidence"], message, confidence)
    for node in unjudged(facts):
        yield Violation(node, UND["rule"].value, UNJUDGED, "warning", RULE)


def unjudged(facts: Facts) -> list[str]:
    """The findings of the rule "judgement" that no judgement here has influenced, in order."""
    judgements = {*facts.instances(UND["Judgement"])}
    influenced = {node for judgement, node in facts.pairs(PROV["influenced"]) if judgement in judgements}
    return [node for node, rule in sorted(facts.pairs(UND["rule"])) if rule == RULE and node not in influenced]


def _is_one(confidence: str) -> bool:
    try:
        return float(confidence) == 1
    except ValueError:
        return True  # no number, which the shapes refuse

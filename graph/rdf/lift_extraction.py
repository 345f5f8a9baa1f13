"""Extraction: what read a letter, from which files and by which rules, in the terms of PROV.

A finding names its rule by a word (`und:rule`). What that word means is said once, in the description of the dataset;
that the rule was used on a letter stands in the letter's graph.
"""

from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import cast

from undersigned.data import reference
from undersigned.graph.extract import confidence
from undersigned.graph.rdf.graphs import GraphWriter, LetterWriter
from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.lift_letter import SUPPLIABLE, SUPPLIED_RULE
from undersigned.graph.rdf.literals import fraction
from undersigned.graph.rdf.names import PROV, RDFS, SCHEMA, UND, A

SOFTWARE = "undersigned"
"""The program that reads letters."""

STATED: Mapping[str, str] = {
    "fact sheet": "What a person wrote in a sheet of facts (`letter.yaml`), in place of the text of the letter.",
    "judgement": "What a person judged: that words are a fact, or how they are to be read.",
    SUPPLIED_RULE: "What a person stated beside the text of a letter, in `letter.toml`.",
}
"""What is not read by a program and cannot be measured: the words for it, and what they mean."""


def lift_extraction(graph: LetterWriter) -> None:
    """Write how the graph of this posting came about; call it last, when every rule that read something is known."""
    letter, iris = graph.letter, graph.iris
    whole, activity = iris.letter_graph(letter.id), iris.extraction(letter.id)
    graph.add(whole, A, PROV["Entity"])
    graph.link(whole, PROV["wasGeneratedBy"], activity)
    graph.add(activity, A, PROV["Activity"])
    graph.link(activity, PROV["wasAssociatedWith"], iris.software())
    graph.link(activity, PROV["used"], iris.text(letter.id))
    for number in range(1, len(letter.source.attachments) + 1):
        graph.link(activity, PROV["used"], iris.attachment(letter.id, number))
    if not SUPPLIABLE.keys().isdisjoint(dict(letter.supplied)):
        graph.link(activity, PROV["used"], iris.metadata(letter.id))
    for rule in sorted(graph.rules):
        graph.link(activity, PROV["used"], iris.rule(rule))


def lift_software(graph: GraphWriter, iris: Iris) -> None:
    """Write which program read the letters, in which version."""
    node = iris.software()
    graph.add(node, A, PROV["SoftwareAgent"], SCHEMA["SoftwareApplication"])
    graph.say(node, RDFS["label"], SOFTWARE)
    graph.say(node, SCHEMA["softwareVersion"], software_version())


def lift_rules(graph: GraphWriter, iris: Iris, rules: Iterable[str]) -> None:
    """Write what each of these rules reads, and how far it is trusted; of one that we do not know, only its name."""
    known = cast("Mapping[str, str]", cast("Mapping[str, object]", reference("rules"))["rules"])
    for rule in rules:
        node = iris.rule(rule)
        graph.add(node, A, PROV["Plan"])
        graph.say(node, RDFS["label"], rule)
        graph.say(node, RDFS["comment"], STATED.get(rule))
        if rule in known:
            graph.say(node, RDFS["comment"], known[rule])
            graph.add(node, UND["confidence"], fraction(confidence(rule)))


def software_version() -> str | None:
    """The version of this program; None where it runs without having been installed."""
    try:
        return version(SOFTWARE)
    except PackageNotFoundError:
        return None

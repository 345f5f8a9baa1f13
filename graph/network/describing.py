"""Describing: what stands in the description of a dataset, in words: the whole, its files, its build, its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.graph.rdf.iris import Iris
from undersigned.graph.rdf.names import DCT

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset


def described(dataset: Dataset, iri: str) -> str:
    """What stands at `iri`, of which the graph of the description tells, in a sentence."""
    iris = Iris(dataset.base)
    said: dict[str, list[str]] = {}
    for each in dataset.about(iri):
        if each.subject == iri:
            said.setdefault(each.predicate.rpartition("#")[2].rpartition("/")[2], []).append(each.object.value)
    if iri == iris.dataset():
        letters = sum(1 for _ in dataset.letters())
        title = next((repr(each) for each in said.get(_local(DCT["title"].value), ())), "without a title")
        licence = next((f", under {each}" for each in said.get("license", ())), "")
        counted = f"{len(dataset):,} triples on {letters:,} letter{'s' * (letters != 1)}"
        return f"the dataset as a whole, {title}: {counted}{licence}"
    if "mediaType" in said:
        return f"the file that holds the dataset as {said['mediaType'][0].partition('media-types/')[2] or 'data'}"
    for name in ("class", "property"):
        if name in said:
            counted = next((said[each][0] for each in ("entities", "triples") if each in said), "?")
            noun = "things" if name == "class" else "triples"
            return f"how many {noun} of this {name} the dataset has: {counted}, of {said[name][0]}"
    if iri == iris.software():
        version = next((f", version {each}" for each in said.get("softwareVersion", said.get("hasVersion", ()))), "")
        return f"the program that read the letters and made the dataset{version}"
    if "Activity" in (_local(each) for each in said.get("type", ())):
        used = len(said.get("used", ()))
        return f"how the dataset was made, from {used:,} text{'s' * (used != 1)} of letters"
    told = next((each for name in ("comment", "label", "title") for each in said.get(name, ())), "")
    return "a part of the description of the dataset" + (f": {told}" if told else "")


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]

"""Evidence: whether what points to the words of a letter points to words of that letter, and to those that it names.

The text itself is no part of a dataset. What shows without it is that places, words and the IRIs that are made of
them contradict each other.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import OA, PROV, RDF, UND
from undersigned.graph.rdf.report import Violation, violation

STATED = frozenset({"judgement", "fact sheet"})
"""The rules of what a person stated, who may call by its name what a letter prints otherwise."""

_PLACE = re.compile(r"#char=([0-9]{1,18}),([0-9]{1,18})$")
_WORD = re.compile(r"\w+")


def postings(facts: Facts, node: str) -> list[str]:
    """The posting in whose text something was found: the further one it names, else its letter itself."""
    return facts.words(node, UND["printedIn"]) or facts.words(node, UND["letter"])


def find_wrong_evidence(facts: Facts) -> Iterator[Violation]:
    """Yield evidence that lies elsewhere, or that says two things of one place."""
    yield from _foreign(facts)
    yield from _wrong_lengths(facts)
    yield from _wrong_places(facts)
    yield from _contradictions(facts)
    yield from _other_words(facts)


def _foreign(facts: Facts) -> Iterator[Violation]:
    for node, pointers in facts.of(UND["evidence"]).items():
        letters = postings(facts, node) or facts.words(node, RDF["subject"])
        texts = {text for letter in letters for text in facts.words(letter, PROV["hadPrimarySource"])}
        for pointer in pointers:
            sources = facts.words(pointer.value, OA["hasSource"])
            if texts and sources and texts.isdisjoint(sources):
                message = "The evidence of what is found in a letter lies in the text of that letter."
                yield violation(node, UND["evidence"], message, pointer.value)


def _wrong_lengths(facts: Facts) -> Iterator[Violation]:
    for selector, start, end, quote in _quotes(facts):
        if len(quote) != end - start:
            message = f"The exact words are as long as the stretch from start to end: {end - start} characters."
            yield violation(selector, OA["exact"], message, f"{len(quote)} characters")


def _wrong_places(facts: Facts) -> Iterator[Violation]:
    """Compare what an IRI of ours says of a place with what is said at it; others may name theirs as they like."""
    for predicate, at in ((OA["start"], 1), (OA["end"], 2)):
        for selector in facts.of(predicate):
            place, said = _PLACE.search(selector), facts.number(selector, predicate)
            if place is not None and said is not None and said != int(place[at]):
                message = f"A selector starts and ends where its IRI says: at {place[1]} and {place[2]}."
                yield violation(selector, predicate, message, str(said))
    for node, selector in sorted(facts.pairs(OA["hasSelector"])):
        one, other = _PLACE.search(node), _PLACE.search(selector)
        if one is not None and other is not None and one[0] != other[0]:
            yield violation(node, OA["hasSelector"], "Evidence has the selector of its own stretch.", selector)


def _contradictions(facts: Facts) -> Iterator[Violation]:
    """Two stretches of one text that overlap have the same words where they do."""
    sources = {
        selector: " ".join(facts.words(node, OA["hasSource"])) for node, selector in facts.pairs(OA["hasSelector"])
    }
    texts: defaultdict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for selector, start, end, quote in _quotes(facts):
        if selector in sources and len(quote) == end - start:
            texts[sources[selector]].append((start, -end, selector, quote))
    for quotes in texts.values():
        # Sorted by start, a stretch need only be held against the one that reaches farthest of those before it.
        reaching = ""
        begin = 0
        for start, _, selector, quote in sorted(quotes):
            shared = reaching[start - begin : start - begin + len(quote)]
            if not quote.startswith(shared):
                message = "Where two pieces of evidence overlap they have the same words."
                yield violation(selector, OA["exact"], message, quote)
            if start + len(quote) > begin + len(reaching):
                begin, reaching = start, quote


def _other_words(facts: Facts) -> Iterator[Violation]:
    for node in facts.instances(UND["Signature"]):
        names = facts.words(node, UND["namedAs"])
        if not names or not STATED.isdisjoint(facts.words(node, UND["rule"])):
            continue
        pointers = facts.words(node, UND["evidence"])
        selectors = [selector for each in pointers for selector in facts.words(each, OA["hasSelector"])]
        printed = " ".join(words for selector in selectors for words in facts.words(selector, OA["exact"])).casefold()
        if printed and not any(_shares(name.casefold(), printed) for name in names):
            message = "A signatory is named in the words that are the evidence."
            yield violation(node, UND["namedAs"], message, names[0])


def _shares(name: str, printed: str) -> bool:
    """Whether a name has a word of what is printed, or stands in it with other signs or breaks between its letters."""
    words = _WORD.findall(name)
    return not words or not set(words).isdisjoint(_WORD.findall(printed)) or _bare(name) in _bare(printed)


def _bare(text: str) -> str:
    return "".join(_WORD.findall(text))


def _quotes(facts: Facts) -> Iterator[tuple[str, int, int, str]]:
    """Each selector in order, with its start, end and words; without those that the shapes refuse."""
    for selector in facts.of(OA["exact"]):
        start, end = facts.number(selector, OA["start"]), facts.number(selector, OA["end"])
        quotes = facts.words(selector, OA["exact"])
        if start is not None and end is not None and start < end and len(quotes) == 1:
            yield selector, start, end, quotes[0]

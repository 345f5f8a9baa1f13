"""Evidence: whether what points to the words of a letter points to words of that letter, and to those that it names.

The text itself is no part of a dataset. What shows without it is that places, words and the IRIs that are made of
them contradict each other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from undersigned.graph.judgements.covering import COVER
from undersigned.graph.judgements.making import RULE
from undersigned.graph.judgements.words import key
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import OA, PROV, RDF, SKOS, UND
from undersigned.graph.rdf.report import Violation, violation

OTHER_WORDS = "Whoever signs, is addressed or is mentioned is named in the words that are the evidence."
UNREAD = "A name that its evidence does not print is one that a judgement here reads in it."

_NAMES = {
    UND["Signature"]: (UND["namedAs"], UND["personNamedAs"]),
    UND["Addressing"]: (UND["namedAs"], UND["institutionAs"]),
    UND["Mention"]: (UND["namedAs"],),
}
"""The names that are printed, by the class of what has them."""

_BY_OFFICE = "official-by-office"
"""The rule that reads an official in an office alone, "the President of France"."""

_UNPARTED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
"""A character of Chinese, Japanese or Korean: a family and a given name may be printed apart, and are one word."""

_PARTS = 3
_LONGEST = 40
"""A name that is printed in parts has so many at most, and so many letters."""

_PLACE = re.compile(r"#char=([0-9]{1,18}),([0-9]{1,18})$")
_ESCAPED = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U(00[01][0-9A-Fa-f]{5})|[abefnrtvLNP_])")
"""How a sheet of facts may write a character: by its number, or a space and its like by a letter."""


def postings(facts: Facts, node: str) -> list[str]:
    """The posting in whose text something was found: the further one it names, else its letter itself."""
    return facts.words(node, UND["printedIn"]) or facts.words(node, UND["letter"])


def words_behind(facts: Facts, node: str) -> list[str]:
    """The words of the letter that are the evidence of a finding."""
    selectors = (
        each for pointer in facts.words(node, UND["evidence"]) for each in facts.words(pointer, OA["hasSelector"])
    )
    return [words for selector in selectors for words in facts.words(selector, OA["exact"])]


def prints(quotes: Collection[str], name: str) -> bool:
    """Whether a name is printed: all its words in one of the quotes ("Sergei and Vera Ivanov"), or its letters on end.

    A name in a script that does not part words may have its parts in cells of their own: "彪 | 滕" prints "滕彪".
    Case, accents, signs and breaks do not count. Where something was erased a word of the name is enough.
    """
    wanted = key(name)
    words, letters = {*wanted.split()}, wanted.replace(" ", "")
    may_part = _UNPARTED.search(name) is not None and len(letters) <= _LONGEST
    for quote in quotes:
        said = _said(quote)
        if words <= {*said.split()} or letters in said.replace(" ", ""):
            return True
        if may_part and _joins(letters, Counter(word for word in said.split() if word in letters), _PARTS):
            return True
    return any(COVER in quote for quote in quotes) and _shares(quotes, name)


def find_wrong_evidence(facts: Facts) -> Iterator[Violation]:
    """Yield evidence that lies elsewhere, or that says two things of one place."""
    yield from _foreign(facts)
    yield from _wrong_lengths(facts)
    yield from _wrong_places(facts)
    yield from _contradictions(facts)
    yield from find_unprinted(facts)


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


def find_unprinted(facts: Facts) -> Iterator[Violation]:
    """Yield the names that their evidence does not print, as warnings where only a judgement can have read them so."""
    readings = _readings(facts)
    for kind, ways in _NAMES.items():
        for node in facts.instances(kind):
            quotes = words_behind(facts, node)
            for way in ways if quotes else ():
                for name in facts.words(node, way):
                    if _is_named(facts, node, name, quotes):
                        continue
                    if RULE not in facts.words(node, UND["rule"]):
                        yield violation(node, way, OTHER_WORDS, name)
                    elif key(name) not in readings[node]:
                        # Whoever sends a part of the letters, or has erased a name, may have kept the judgement back.
                        yield Violation(node, way.value, UNREAD, "warning", name)


def _readings(facts: Facts) -> defaultdict[str, set[str]]:
    """What people say that the words of a finding are, in the judgements that influenced it."""
    read: defaultdict[str, set[str]] = defaultdict(set)
    for judgement, node in facts.pairs(PROV["influenced"]):
        texts = (each.partition(": ")[2] for each in facts.words(judgement, UND["readAs"]))
        read[node].update(key(text) for text in (*texts, *facts.words(judgement, UND["right"])))
    return read


def _is_named(facts: Facts, node: str, name: str, quotes: Collection[str]) -> bool:
    """Whether the words that are the evidence print a name; an official may have another name there, or an office."""
    if "official" not in facts.words(node, UND["kind"]):
        return prints(quotes, name)
    if _BY_OFFICE in facts.words(node, UND["rule"]):
        return True
    entities = facts.words(node, UND["entity"])
    names = (
        each for entity in entities for way in ("prefLabel", "altLabel") for each in facts.words(entity, SKOS[way])
    )
    return any(_shares(quotes, each) for each in (name, *names))


def _shares(quotes: Iterable[str], name: str) -> bool:
    """Whether one of the quotes has a word of a name, or holds all of it where words are not parted."""
    wanted = key(name)
    return any(
        not {*wanted.split()}.isdisjoint(each.split()) or wanted.replace(" ", "") in each.replace(" ", "")
        for each in map(_said, quotes)
    )


def _joins(letters: str, words: Counter[str], most: int) -> bool:
    """Whether whole words, each used as often as it is printed and `most` in all, make up these letters."""
    if not letters:
        return True
    starts = (letters[:end] for end in range(1, len(letters) + 1)) if most else ()
    return any(words[word] > 0 and _joins(letters[len(word) :], words - Counter([word]), most - 1) for word in starts)


def _said(quote: str) -> str:
    """The words of a quote as names are compared, whatever a sheet of facts wrote by number."""
    return key(_ESCAPED.sub(_character, quote))


def _character(escaped: re.Match[str]) -> str:
    return chr(int(next(filter(None, escaped.groups()), "20"), 16))


def _quotes(facts: Facts) -> Iterator[tuple[str, int, int, str]]:
    """Each selector in order, with its start, end and words; without those that the shapes refuse."""
    for selector in facts.of(OA["exact"]):
        start, end = facts.number(selector, OA["start"]), facts.number(selector, OA["end"])
        quotes = facts.words(selector, OA["exact"])
        if start is not None and end is not None and start < end and len(quotes) == 1:
            yield selector, start, end, quotes[0]

"""Agreement: whether the triples of a dataset bear each other out, as far as core SHACL cannot say it.

A shape sees one thing and what hangs on it. That evidence lies in the text of the letter that its signature names,
that a shortcut has a finding behind it, or that a count is right, shows only when several things are held together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from undersigned.graph.rdf.authority import find_unsupported
from undersigned.graph.rdf.dataset import Statement
from undersigned.graph.rdf.evidence import find_wrong_evidence, postings
from undersigned.graph.rdf.facts import Facts, Pairs
from undersigned.graph.rdf.kinship import find_wrong_kinds
from undersigned.graph.rdf.lexical import find_ill_typed
from undersigned.graph.rdf.lift_relations import RELATIONS
from undersigned.graph.rdf.links import find_loose_ends
from undersigned.graph.rdf.names import DCT, ORG, RDF, SCHEMA, UND, A
from undersigned.graph.rdf.naming import find_misnamed, find_renamed_reviewers, find_shared_names, find_wrong_successors
from undersigned.graph.rdf.report import Violation, violation
from undersigned.graph.rdf.rows import Term
from undersigned.graph.rdf.totals import find_wrong_totals

LISTED = {
    "signatures": UND["Signature"],
    "asks": UND["Ask"],
    "issues": UND["Issue"],
    "addressees or copies": UND["Addressing"],
}
"""What a letter lists, each at a position of its own, under the word for it."""

OF_A_LETTER = (*LISTED.values(), UND["Mention"], ORG["Membership"])
"""The classes of what is found in one letter."""

STATED = (
    DCT["title"],
    DCT["issued"],
    DCT["publisher"],
    UND["letterKind"],
    UND["subjectLine"],
    UND["claimedSignatoryCount"],
    UND["detaineesOpenEnded"],
)
"""The single-valued facts of a letter, whose evidence hangs on a statement."""

UPWARDS = (RELATIONS["chapter of"], RELATIONS["renamed to"])
"""What leads from an organization to the one it may be counted with."""

_RECIPIENT = (UND["Addressing"], UND["recipient"])
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A predicate that repeats what findings of a class say, for cheap queries; `pairs` are those they do say."""

    predicate: NamedNode
    pairs: Pairs
    message: str


def find_disagreements(statements: Iterable[Statement], base: str) -> Iterator[Violation]:
    """Yield what does not agree, in no particular order; what is missing or of a wrong type is left to the shapes.

    `base` is what the IRIs of the dataset begin with.
    """
    every = [*statements]
    facts = Facts(every)
    yield from find_ill_typed(every)
    yield from _without_class(facts)
    yield from find_wrong_evidence(facts)
    yield from find_wrong_kinds(facts)
    yield from find_loose_ends(facts, every, base)
    yield from _foreign_versions(facts)
    yield from _late_everywhere(facts)
    for shortcut in _shortcuts(facts):
        for subject, value in sorted(facts.pairs(shortcut.predicate) - shortcut.pairs):
            yield violation(subject, shortcut.predicate, shortcut.message, value)
    yield from _strangers(facts)
    yield from _unstated(facts)
    yield from find_unsupported(facts)
    yield from _wrong_positions(facts)
    yield from _wrong_counts(facts)
    yield from _ends_before_starts(facts)
    yield from _circles(facts)
    yield from find_wrong_successors(facts)
    yield from find_misnamed(facts)
    yield from find_shared_names(facts)
    yield from find_renamed_reviewers(facts, base)
    yield from find_wrong_totals(facts)


def _without_class(facts: Facts) -> Iterator[Violation]:
    """What names a letter as its own but has no class would be counted by nobody and checked by no shape."""
    known = {node for kind in OF_A_LETTER for node in facts.instances(kind)}
    for node in facts.of(UND["letter"]).keys() - known:
        message = "What is found in a letter is a signature, an addressing, a mention, an ask or the like."
        yield violation(node, A, message)


def _foreign_versions(facts: Facts) -> Iterator[Violation]:
    """What is printed in, absent from or said again in a posting belongs to one letter all the time."""
    whole = {letter: letter for letter in facts.instances(UND["JointLetter"])}
    primary = whole | {
        version: letter
        for version in facts.instances(UND["LetterVersion"])
        for letter in facts.words(version, DCT["isVersionOf"])
    }
    for predicate in (UND["printedIn"], UND["absentFrom"]):
        for node, version in sorted(facts.pairs(predicate)):
            if primary.get(version) not in facts.words(node, UND["letter"]):
                message = "The posting that something names is one of the letter in which it was found."
                yield violation(node, predicate, message, version)
    for node, first in sorted(facts.pairs(DCT["isVersionOf"])):
        if node not in primary and facts.words(first, UND["letter"]) != facts.words(node, UND["letter"]):
            message = "What is said again in a further posting was said before in the same letter."
            yield violation(node, DCT["isVersionOf"], message, first)


def _late_everywhere(facts: Facts) -> Iterator[Violation]:
    """Who signed late is missing from an earlier posting of the letter, unless an excerpt has lost that posting."""
    excerpts = {letter for letter, value in facts.pairs(UND["excerpt"]) if value == "true"}
    repeated = dict(sorted(facts.pairs(DCT["isVersionOf"])))
    printed, versions = defaultdict[str, set[str]](set), defaultdict[str | None, set[str]](set)
    for version in facts.instances(UND["LetterVersion"]):
        versions[repeated.get(version)].add(version)
    for node in facts.instances(UND["Signature"]):
        printed[repeated.get(node, node)].update(postings(facts, node))
    for node in (node for node, status in facts.pairs(UND["status"]) if status == "late"):
        for letter in facts.words(node, UND["letter"]):
            every = {letter} | versions[letter]
            if every <= printed[repeated.get(node, node)] and every.isdisjoint(excerpts):
                message = (
                    "Who signed late is missing from an earlier posting of the letter; here none is without the name."
                )
                yield violation(node, UND["status"], message, "late")


def _standing(facts: Facts, predicate: NamedNode) -> Pairs:
    """The letters and signers of signatures that were not withdrawn."""
    return {
        (letter, value)
        for node in facts.instances(UND["Signature"])
        if "withdrawn" not in facts.words(node, UND["status"])
        for letter in facts.words(node, UND["letter"])
        for value in facts.words(node, predicate)
    }


def _shortcuts(facts: Facts) -> Iterator[Shortcut]:
    signed = _standing(facts, UND["signatory"]) | _standing(facts, UND["onBehalfOf"])
    yield Shortcut(
        UND["signed"],
        {(agent, letter) for letter, agent in signed},
        "Who signed a letter stands in a signature of that letter, which has the evidence and was not withdrawn.",
    )
    for predicate, way, part, who in (
        (SCHEMA["recipient"], "addressee", UND["recipient"], "To whom a letter is addressed"),
        (UND["copiedTo"], "cc", UND["recipient"], "To whom a letter is copied"),
        (UND["addresses"], "addressee", UND["post"], "The post that a letter is addressed to"),
    ):
        message = f"{who} stands in an addressing of that letter, which has the evidence."
        yield Shortcut(predicate, facts.joined(UND["Addressing"], part, way=way), message)
    yield Shortcut(
        UND["mentions"],
        facts.joined(UND["Mention"], UND["entity"]),
        "What a letter mentions stands in a mention of that letter, which has the evidence.",
    )
    for predicate in RELATIONS.values():
        told = {
            (left, right)
            for node in facts.instances(UND["OrganizationRelation"])
            if predicate.value in facts.words(node, RDF["predicate"])
            for left in facts.words(node, RDF["subject"])
            for right in facts.words(node, RDF["object"])
        }
        message = "What one organization is to another stands in an und:OrganizationRelation, which says who tells so."
        yield Shortcut(predicate, told, message)
    own = {(letter, ask) for ask in facts.instances(UND["Ask"]) for letter in facts.words(ask, UND["letter"])}
    yield Shortcut(UND["asks"], own, "What a letter asks names that letter.")


def _strangers(facts: Facts) -> Iterator[Violation]:
    """What an ask is said to be about, or of whom it is, where nothing else in the letter names it."""
    mentioned, addressed = (facts.joined(*part) for part in ((UND["Mention"], UND["entity"]), _RECIPIENT))
    for predicate, told, message in (
        (
            UND["concerns"],
            mentioned,
            "What an ask concerns stands in a mention of that letter, which has the evidence.",
        ),
        (UND["askedOf"], addressed, "Of whom a letter asks something is one of those to whom it goes."),
    ):
        for ask, entity in sorted(facts.pairs(predicate)):
            letters = facts.words(ask, UND["letter"])
            if letters and not any((letter, entity) in told for letter in letters):
                yield violation(ask, predicate, message, entity)


def _unstated(facts: Facts) -> Iterator[Violation]:
    stated: set[tuple[str, str, Term]] = set()
    for node in facts.instances(UND["Statement"]):
        for letter in facts.words(node, RDF["subject"]):
            for said in facts.words(node, RDF["predicate"]):
                stated.update((letter, said, value) for value in facts.of(RDF["object"]).get(node, ()))
    # Datasets and others have titles too; only those of letters are facts that were read.
    letters = {*facts.instances(UND["JointLetter"]), *facts.instances(UND["LetterVersion"])}
    for predicate in STATED:
        for letter, values in facts.of(predicate).items():
            for value in values:
                if letter in letters and (letter, predicate.value, value) not in stated:
                    message = "A fact of a letter has an und:Statement of the same value, which has the evidence."
                    yield violation(letter, predicate, message, value.value)


def _wrong_positions(facts: Facts) -> Iterator[Violation]:
    # A part of a letter has gaps, and so has one in whose list a person rejected somebody.
    cut = {letter for letter, value in facts.pairs(UND["excerpt"]) if value == "true"}
    rejected = {
        id
        for node, verdict in facts.pairs(UND["verdict"])
        if verdict == "reject"
        for id in facts.words(node, UND["left"])
    }
    cut |= {letter for letter, id in facts.pairs(DCT["identifier"]) if id in rejected}
    for word, kind in LISTED.items():
        places: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
        for node in facts.instances(kind):
            position = facts.number(node, UND["position"])
            # Addressees and copies are two lists.
            way = " ".join(facts.words(node, UND["recipientType"]))
            for letter in postings(facts, node) if position is not None else ():
                places[letter, way, position or 0].append(node)
        lengths = Counter((letter, way) for letter, way, _ in places)
        for (letter, way, position), nodes in places.items():
            for node in sorted(nodes)[1:]:
                message = f"No two {word} of a letter have the same position."
                yield violation(node, UND["position"], message, str(position))
            if position > lengths[letter, way] and letter not in cut:
                # Whoever was erased leaves a gap too, and no word of it.
                message = f"The positions of the {word} of a letter are 1, 2, 3 and so on; here some are left out."
                yield Violation(nodes[0], UND["position"].value, message, "warning", str(position))


def _wrong_counts(facts: Facts) -> Iterator[Violation]:
    counts: defaultdict[str, int] = defaultdict(int)
    for signature in facts.instances(UND["Signature"]):
        for letter in postings(facts, signature):
            counts[letter] += 1
    for letter in facts.of(UND["foundSignatoryCount"]):
        said = facts.number(letter, UND["foundSignatoryCount"])
        if said is not None and said != counts[letter]:
            message = f"The count of the signatories found is the number of signatures: {counts[letter]}."
            yield violation(letter, UND["foundSignatoryCount"], message, str(said))


def _ends_before_starts(facts: Facts) -> Iterator[Violation]:
    """Compare as far as both dates are known: 2017 is not before 2017-03-01, though SHACL cannot compare the two."""
    for node in facts.of(SCHEMA["endDate"]):
        starts, ends = ([*filter(_DATE.fullmatch, facts.words(node, SCHEMA[way]))] for way in ("startDate", "endDate"))
        for end in ends:
            if any(end[: len(start)] < start[: len(end)] for start in starts):
                yield violation(node, SCHEMA["endDate"], "A term does not end before it starts.", end)


def _circles(facts: Facts) -> Iterator[Violation]:
    """Whoever counts chapters with their parent, and old names with new ones, must come to an end."""
    for predicate in UPWARDS:
        for start in facts.of(predicate):
            reached, ahead = set[str](), [start]
            while ahead:
                node = ahead.pop()
                above = {each for way in UPWARDS for each in facts.words(node, way)}
                ahead.extend(above - reached)
                reached |= above
            if start in reached:
                yield violation(start, predicate, "Chapters and later names lead to no circle.")

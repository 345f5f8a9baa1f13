"""Received: whether a dataset from somebody else may become a corpus of ours, before anything is made of it.

The shapes say what a dataset must have; here it is said what none may have, however well it is formed: addresses that
open a file or run a script, characters that steer a terminal or turn a name around, ids that lead out of a folder,
statements about things that are not the dataset's own, terms of ours that we do not have, and prisoners by a name that
their letter does not print.
"""

import re
import shlex
import warnings
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from importlib import resources

from pyoxigraph import NamedNode, RdfFormat, parse

from undersigned.graph.corpus.letters import ID
from undersigned.graph.errors import InputError
from undersigned.graph.rdf.authority import unjudged
from undersigned.graph.rdf.dataset import Dataset, Statement
from undersigned.graph.rdf.evidence import UNREAD, find_unprinted
from undersigned.graph.rdf.facts import Facts
from undersigned.graph.rdf.names import DCT, PREFIXES, RDFS, SKOS, UND, A
from undersigned.graph.rdf.naming import find_misnamed, find_shared_names
from undersigned.graph.rdf.placing import Places, placed
from undersigned.graph.rdf.report import Report, Violation
from undersigned.graph.rdf.stores import store_of
from undersigned.graph.rdf.validate import validate
from undersigned.graph.steering import UNSTEERED, steering

_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_NAMES = frozenset(
    term.value
    for term in (
        *(SKOS["prefLabel"], SKOS["altLabel"], DCT["title"], DCT["publisher"], UND["subjectLine"], UND["role"]),
        *(UND["namedAs"], UND["personNamedAs"], UND["acronymAs"], UND["translatedNameAs"], UND["institutionAs"]),
        *(UND["address"], UND["country"], RDFS["label"]),
    )
)
_SPACES = tuple(PREFIXES.values())
MOST = 3_000_000
"""So many triples are held against the shapes; that of more takes hours, and more memory than most machines have."""

_SHOWN = 100


def received(dataset: Dataset, name: str) -> Dataset:
    """`dataset`, read from the file `name`, with every triple in the graph where it belongs.

    InputError, in one line, when it holds what no dataset may hold or does not conform to the shapes.
    """
    if len(dataset) > MOST:
        raise InputError(f"{name}: has {len(dataset):,} triples, more than {MOST:,}; ask for a selection of them")
    # What is forbidden is looked for first: it costs little, and whoever sends it need not be told more.
    found = forbidden(dataset) or [each for each in _validated(dataset).violations if each.severity == "violation"]
    if found:
        if not [*dataset.about(f"{dataset.base}dataset")]:
            told = "is a part of a dataset, which does not say what it is"
            raise InputError(f"{name}: {told}; give the whole, as dataset.nq or dataset.jsonld")
        first, others = found[0], len(found) - 1
        value = "" if first.value is None else f" (found {first.value!r:.{_SHOWN}})"
        more = f", and {others:,} more violation{'s' * (others != 1)}" if others else ""
        raise InputError(
            f"{name}: is refused: <{first.focus:.{_SHOWN}}>: {first.message}{value}{more};"
            f" `undersigned check {shlex.quote(name)}` lists all"
        )
    statements = placed(dataset.statements(), dataset.base)
    return Dataset(store_of(statements), base=dataset.base, title=dataset.title, licence=dataset.licence)


def examined(dataset: Dataset) -> Report:
    """All that keeps a dataset from being imported, and what else its shapes have to say."""
    report, found = _validated(dataset), forbidden(dataset)
    told = {(each.focus, each.path, each.value) for each in found}
    more = [each for each in report.violations if (each.focus, each.path, each.value) not in told]
    return Report(report.conforms and not found, (*found, *more))


def refusal(dataset: Dataset) -> str | None:
    """In a line, why `undersigned import` refuses a dataset that conforms to the shapes; None where it does not."""
    found = forbidden(dataset)
    if not found:
        return None
    value = "" if found[0].value is None else f" (found {found[0].value!r:.{_SHOWN}})"
    more = f", and {len(found) - 1:,} more" if len(found) > 1 else ""
    return f"partners cannot import this: <{found[0].focus:.{_SHOWN}}>: {found[0].message}{value}{more}"


def foreign(dataset: Dataset) -> Counter[str]:
    """The predicates and classes of vocabularies that we do not use, with the number of triples of each."""
    counts: Counter[str] = Counter()
    for statement in dataset.statements():
        term = statement.object.value if statement.predicate == A.value else statement.predicate
        if not term.startswith(_SPACES):
            counts[term] += 1
    return counts


def doubts(dataset: Dataset) -> Iterator[str]:
    """What is missing or doubtful in a dataset that conforms, each in a sentence for whoever imports it."""
    missing = [word for word, said in (("title", dataset.title), ("licence", dataset.licence)) if not said.strip()]
    if missing:
        yield f"the file says no {' and no '.join(missing)}; ask who made it for the whole dataset"
    facts = Facts(dataset.statements())
    unsaid = len(unjudged(facts))
    if unsaid:
        told = f"{unsaid:,} finding{'s are' if unsaid != 1 else ' is'} said to be judged by a person"
        yield f"{told}, and no judgement in the file says by whom; an export with --only-validated is without them"
    shared = sorted({each.value or "" for each in find_shared_names(facts)})
    if shared:
        names = ", ".join(f"{name!r:.60}" for name in shared[:3]) + (", ..." if len(shared) > 3 else "")
        yield f"somebody has another's name, and no letter prints it of them: {names}; `undersigned check` says who"


def _validated(dataset: Dataset) -> Report:
    """The report of the shapes; the engine's own warnings about odd literals are in it, in better words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return validate(dataset)


def forbidden(dataset: Dataset) -> list[Violation]:
    """What no dataset may hold, sorted; none where it is in order."""
    if _ADDRESS.match(dataset.base) is None:
        message = "The base IRI of a dataset is a web address."
        return [Violation(dataset.base, None, message, "violation", dataset.base)]
    places = Places(dataset.base)
    statements, terms = [*dataset.statements()], _terms()
    found = {flaw for statement in statements for flaw in _flaws(statement, places, terms)}
    # Warnings to who reads letters; in a dataset from somebody else they may be meant to make a prisoner of another.
    found.update(replace(each, severity="violation") for each in _false_names(Facts(statements)))
    return sorted(found, key=lambda violation: violation.order)


def _false_names(facts: Facts) -> Iterator[Violation]:
    yield from find_misnamed(facts)
    prisoners = facts.of(UND["asDetainee"])
    yield from (each for each in find_unprinted(facts) if each.message == UNREAD and each.focus in prisoners)


@cache
def _terms() -> frozenset[str]:
    """The terms of our vocabulary, from the ontology that ships with us."""
    text = resources.files(__package__).joinpath("ontology.ttl").read_bytes()
    subjects = (quad.subject for quad in parse(text, format=RdfFormat.TURTLE))
    return frozenset(subject.value for subject in subjects if isinstance(subject, NamedNode))


def _flaws(statement: Statement, places: Places, terms: AbstractSet[str]) -> Iterator[Violation]:
    subject, predicate, value, graph = statement
    for term in (predicate, *((value.value,) if value.kind == "iri" else ())):
        if term.startswith(UND.iri) and term not in terms:
            yield _flaw(statement, "A term of our vocabulary is one that it has.", term)
    own = (subject,) if graph is None else (subject, graph)
    for iri in (*own, predicate, *((value.value,) if value.kind == "iri" else ())):
        if _ADDRESS.match(iri) is None:
            yield _flaw(statement, "An IRI begins with http:// or https://, and no other kind is followed.", iri)
    for iri in own:
        if not places.is_ours(iri):
            yield _flaw(statement, f"All that is described has an IRI under the base <{places.base:.{_SHOWN}}>.", iri)
        elif not {"..", "."}.isdisjoint(re.split(r"[/#\\]", places.id(iri))):
            yield _flaw(statement, "No IRI leads out of a folder.", iri)
    if value.kind == "literal":
        sign = steering(value.value) if predicate in _NAMES else None
        if sign is not None:
            yield _flaw(statement, f"{UNSTEERED.capitalize()}.", sign)
        control = _CONTROL.search(value.value)
        if control is not None:
            yield _flaw(statement, "No text holds control characters.", f"U+{ord(control[0]):04X}")
        if predicate == DCT["identifier"].value and ID.fullmatch(value.value) is None:
            yield _flaw(statement, "The id of a letter holds a-z, 0-9, '.', '_' and '-'.", value.value)


def _flaw(statement: Statement, message: str, value: str) -> Violation:
    return Violation(statement.subject, statement.predicate, message, "violation", value)

"""Executables: the questions as RDF, so that an endpoint that holds them can list them and run them.

Each is a `sh:SPARQLExecutable` of SHACL, as collections of SPARQL examples publish theirs: a comment for the list, the
SPARQL with its prefixes, keywords, and the endpoint it is meant for. Parameters are `sh:Parameter`s; where a line
`#= params` or `#= params a b` of the SPARQL stands, a client writes `VALUES ?a { … }` for those it has a value for.
Where a parameter is required, that line stands in a group that asks whether it is bound: as long as it has no value,
the answer is empty, and not one about everybody; where it has a default, the SPARQL holds that. A client may also bind
them before the SPARQL runs, as SHACL's own do (`prebinding`), but for the few questions that say otherwise in a
`skos:editorialNote`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undersigned.graph.errors import QueryError
from undersigned.graph.slots import SLOT
from undersigned.queries.head import HEAD, Param, ParamType, Question
from undersigned.queries.nearest import shown
from undersigned.queries.prebinding import can_be_bound_before, returning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from undersigned.graph.rdf.rows import Term

HOME = "https://w3id.org/undersigned/query/"
"""Where the questions have their IRIs: this, and the name."""

UND = "https://w3id.org/undersigned/ns#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "https://schema.org/"
_SH = "http://www.w3.org/ns/shacl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "query": HOME,
    "rdf": _RDF,
    "rdfs": _RDFS,
    "schema": _SCHEMA,
    "sh": _SH,
    "skos": _SKOS,
    "xsd": _XSD,
}
"""The prefixes that the Turtle itself is written with."""

CLASSES = {
    ParamType.ORGANIZATION: "http://www.w3.org/ns/org#Organization",
    ParamType.PERSON: f"{_SCHEMA}Person",
    ParamType.DETAINEE: f"{_SCHEMA}Person",
    ParamType.REGION: f"{UND}Region",
    ParamType.LETTER: f"{UND}JointLetter",
}
"""The class of what a parameter takes, where there is one: an official may be a person, a post or an institution."""

DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
"""What a date looks like; its type is xsd:date, xsd:gYearMonth or xsd:gYear, by its length."""

BY_VALUES = (
    "Write VALUES where the SPARQL waits for them: it makes what it may be given, which SHACL binds in no query."
)
"""What a question says whose parameters are not to be bound before it runs."""

_PREFIX_LINE = re.compile(r"^PREFIX\s+(?P<prefix>[\w-]*):\s*<(?P<namespace>[^>]*)>", re.MULTILINE)


def executables(questions: Iterable[Question], *, endpoint: str | None = None) -> str:
    """The questions as Turtle, without blank nodes, the same text for the same questions.

    `endpoint` is the address at which they may be asked (`schema:target`), where it is known; QueryError when it is no
    address.
    """
    from undersigned.graph.rdf.iris import web_address

    target = None if endpoint is None else web_address(endpoint)
    if endpoint is not None and target is None:
        raise QueryError(f"an endpoint has a web address such as https://example.org/sparql, got {shown(endpoint)}")
    asked = sorted(questions, key=lambda question: question.name)
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    for subject, triples in _subjects(asked, target):
        written = [f"{_term(_iri(predicate))} {_term(value)}" for predicate, value in triples]
        lines += ["", f"{_term(_iri(subject))} " + " ;\n    ".join(written) + " ."]
    return "\n".join(lines) + "\n"


def select_text(question: Question) -> str:
    """The SPARQL of a question without its head: it runs as it stands, with no parameter given.

    A question that requires one then has an empty answer.
    """
    text = "\n".join(line for line in question.text.splitlines() if not line.startswith(HEAD)).strip("\n") + "\n"
    required = [param.name for param in question.params if param.required]

    def guarded(slot: re.Match[str]) -> str:
        named = slot["names"].split()
        needed = [name for name in required if not named or name in named]
        if not needed:
            return slot[0]
        # In a group of its own nothing but a value binds the variable; beside the patterns these would do.
        return f"{{\n{slot[0]}\nFILTER({' && '.join(f'BOUND(?{name})' for name in needed)})\n}}"

    names = [param.name for param in question.params]
    whole = SLOT.sub(guarded, text)
    return returning(whole, names) if can_be_bound_before(whole, names) else whole


def _subjects(asked: list[Question], endpoint: str | None) -> Iterator[tuple[str, list[tuple[str, Term]]]]:
    """Every node with its triples, in the order of the page."""
    lines = (found for one in asked for found in _PREFIX_LINE.finditer(one.text))
    namespaces = dict(sorted({(found["prefix"], found["namespace"]) for found in lines}))
    # The prefixes hang on a node of their own, so that each executable can name them all at once.
    yield f"{HOME}prefixes", [(f"{_SH}declare", _iri(f"{HOME}prefix/{prefix}")) for prefix in namespaces]
    for prefix, namespace in namespaces.items():
        yield (
            f"{HOME}prefix/{prefix}",
            [
                (f"{_RDF}type", _iri(f"{_SH}PrefixDeclaration")),
                (f"{_SH}prefix", _literal(prefix)),
                (f"{_SH}namespace", _literal(namespace, "anyURI")),
            ],
        )
    for one in asked:
        yield HOME + one.name, list(_executable(one, endpoint))
        for param in one.params:
            node = f"{HOME}{one.name}/{param.name}"
            yield node, list(_parameter(param, node))
            yield from _choices(param, node)


def _executable(question: Question, endpoint: str | None) -> Iterator[tuple[str, Term]]:
    yield f"{_RDF}type", _iri(f"{_SH}SPARQLExecutable")
    yield f"{_RDF}type", _iri(f"{_SH}SPARQLSelectExecutable")
    yield f"{_RDFS}label", _words(question.name.replace("_", " "))
    yield f"{_RDFS}comment", _words(question.summary)
    yield f"{_SCHEMA}keywords", _literal(question.topic)
    if endpoint is not None:
        yield f"{_SCHEMA}target", _iri(endpoint)
    yield f"{_SKOS}example", _literal(question.example)
    # A column of short ids is made beside one of entities, and is not in the SPARQL.
    made = {f"{name}_id" for name in question.named_columns}
    columns = (f"{name}: {meaning}" for name, meaning in question.columns if name not in made)
    yield f"{_SKOS}scopeNote", _words("\n".join(columns))
    if not can_be_bound_before(question.text, [param.name for param in question.params]):
        yield f"{_SKOS}editorialNote", _words(BY_VALUES)
    for param in question.params:
        yield f"{_SH}parameter", _iri(f"{HOME}{question.name}/{param.name}")
    yield f"{_SH}prefixes", _iri(f"{HOME}prefixes")
    yield f"{_SH}select", _literal(select_text(question))


def _parameter(param: Param, node: str) -> Iterator[tuple[str, Term]]:
    yield f"{_RDF}type", _iri(f"{_SH}Parameter")
    yield f"{_SH}path", _iri(f"{HOME}parameter/{param.name}")
    yield f"{_SH}name", _literal(param.name)
    yield f"{_SH}description", _words(param.description)
    yield f"{_SH}optional", _literal(str(not param.required).lower(), "boolean")
    match param.type:
        case ParamType.INT:
            yield f"{_SH}datatype", _iri(f"{_XSD}integer")
            for key, bound in (("minInclusive", param.least), ("maxInclusive", param.most)):
                if bound is not None:
                    yield f"{_SH}{key}", _literal(str(bound), "integer")
        case ParamType.DATE:
            yield f"{_SH}nodeKind", _iri(f"{_SH}Literal")
            yield f"{_SH}pattern", _literal(DATE)
        case ParamType.CHOICE:
            yield f"{_SH}in", _iri(f"{node}/choice-1")
        case ParamType.STRING:
            yield f"{_SH}datatype", _iri(f"{_XSD}string")
        case _:
            yield f"{_SH}nodeKind", _iri(f"{_SH}IRI")
    if param.type in CLASSES:
        yield f"{_SH}class", _iri(CLASSES[param.type])
    if param.default is not None:
        yield f"{_SH}defaultValue", _literal(param.default, "integer" if param.type is ParamType.INT else None)


def _choices(param: Param, node: str) -> Iterator[tuple[str, list[tuple[str, Term]]]]:
    """The list of choices, its places named, as a list in brackets would have blank nodes."""
    for number, choice in enumerate(param.choices, start=1):
        last = number == len(param.choices)
        rest = f"{_RDF}nil" if last else f"{node}/choice-{number + 1}"
        yield f"{node}/choice-{number}", [(f"{_RDF}first", _literal(choice)), (f"{_RDF}rest", _iri(rest))]


def _iri(iri: str) -> Term:
    from undersigned.graph.rdf.rows import Term

    return Term("iri", iri)


def _literal(text: str, datatype: str | None = None) -> Term:
    from undersigned.graph.rdf.rows import Term

    return Term("literal", text, None if datatype is None else _XSD + datatype)


def _words(text: str) -> Term:
    from undersigned.graph.rdf.rows import Term

    return Term("literal", text, None, "en")


def _term(term: Term) -> str:
    """A term as Turtle: short where a prefix allows it, and SPARQL over as many lines as it has."""
    from undersigned.graph.rdf.terms import written

    if term.kind == "iri":
        for prefix, namespace in PREFIXES.items():
            local = term.value.removeprefix(namespace)
            if local != term.value and re.fullmatch(r"[A-Za-z][\w-]*", local, re.ASCII):
                return f"{prefix}:{local}"
        return written(term)
    if term.datatype is not None and term.datatype.startswith(_XSD):
        return f"{written(_literal(term.value))}^^xsd:{term.datatype.removeprefix(_XSD)}"
    if "\n" in term.value:
        safe = term.value.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        # A quote at the very end would run into those that close the text.
        safe = safe[:-1] + '\\"' if safe.endswith('"') else safe
        return f'"""{safe}"""' + (f"@{term.language}" if term.language is not None else "")
    return written(term)

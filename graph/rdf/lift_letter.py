"""A letter's own facts: title, subject, date, count and the like, each a triple and a statement with its evidence.

What a person supplied in `letter.toml` outranks what the text says; its evidence is that person's word, not the text.
"""

from pyoxigraph import Literal, NamedNode

from undersigned.graph.model import Attachment, ClaimedCount, Fact, Source
from undersigned.graph.rdf.graphs import LetterWriter
from undersigned.graph.rdf.iris import web_address
from undersigned.graph.rdf.literals import moment, truth, whole, words
from undersigned.graph.rdf.names import DCT, PROV, RDF, RDFS, SCHEMA, UND, A

SUPPLIABLE = {"date": DCT["issued"], "publisher": DCT["publisher"]}
"""What a person may supply about a letter, and the predicate that holds it."""

SUPPLIED_RULE = "supplied by a person"
"""The rule of a statement whose evidence is `letter.toml`."""


def lift_letter(graph: LetterWriter) -> None:
    """Write the letter, its text, its single-valued facts and its issues."""
    letter, iri = graph.letter, graph.iri
    graph.add(iri, A, UND["LetterVersion" if graph.is_version else "JointLetter"], SCHEMA["Message"])
    if graph.is_version:
        graph.link(iri, DCT["isVersionOf"], graph.work)
    elif not graph.printings.addressed:
        graph.add(iri, A, UND["JointStatement"])
    graph.say(iri, DCT["identifier"], letter.id)
    graph.say(iri, DCT["language"], letter.source.language)
    graph.add(iri, DCT["source"], _address(letter.source.url))
    graph.add(iri, UND["alsoAt"], *(_address(url) for url in letter.source.also_at))
    graph.add(iri, UND["foundSignatoryCount"], whole(len(letter.signatories)))
    graph.add(iri, UND["signatoriesComplete"], truth(value=letter.signatories_complete))
    _text(graph)
    _facts(graph)
    _supplied(graph)
    _open_end(graph)
    _issues(graph)


def _address(url: str | None) -> NamedNode | Literal | None:
    if url is None:
        return None
    address = web_address(url)
    # An address that is none is kept as words, for `undersigned check` to point at.
    return Literal(url) if address is None else NamedNode(address)


def _text(graph: LetterWriter) -> None:
    source = graph.letter.source
    text = graph.iris.text(graph.letter.id)
    graph.link(graph.iri, PROV["hadPrimarySource"], text)
    _file(graph, text, source)
    for number, attachment in enumerate(source.attachments, start=1):
        part = graph.iris.attachment(graph.letter.id, number)
        graph.link(text, DCT["hasPart"], part)
        _file(graph, part, attachment)


def _file(graph: LetterWriter, text: str, file: Source | Attachment) -> None:
    graph.add(text, A, UND["SourceText"], PROV["Entity"])
    graph.say(text, UND["sha256"], file.sha256)
    graph.say(text, DCT["format"], file.media_type)
    graph.say(text, UND["fileName"], file.name)


def _facts(graph: LetterWriter) -> None:
    letter = graph.letter
    language = letter.source.language
    if letter.kind is not None:
        _state(graph, "kind", UND["letterKind"], words(letter.kind.value), letter.kind)
    if letter.title is not None:
        _state(graph, "title", DCT["title"], words(letter.title.value, language), letter.title)
    if letter.subject is not None:
        _state(graph, "subject", UND["subjectLine"], words(letter.subject.value, language), letter.subject)
    if letter.publisher is not None:
        _state(graph, "publisher", DCT["publisher"], words(letter.publisher.value), letter.publisher)
    if letter.date is not None:
        _state(graph, "date", DCT["issued"], moment(letter.date.value), letter.date)
    if letter.claimed_count is not None:
        count = letter.claimed_count
        _state(graph, "claimed-count", UND["claimedSignatoryCount"], whole(count.value), count)
        graph.say(graph.iri, UND["claimedSignatoryUnit"], count.unit)


def _state(graph: LetterWriter, field: str, predicate: NamedNode, value: Literal, fact: Fact | ClaimedCount) -> None:
    """Write a fact of the text as a statement, and as a triple of the letter unless a person's word stands instead."""
    node = _statement(graph, field, predicate, value)
    graph.belief(node, fact.confidence, fact.rule)
    graph.evidence(node, fact.span)
    if field not in dict(graph.letter.supplied):
        graph.add(graph.iri, predicate, value)


def _statement(graph: LetterWriter, field: str, predicate: NamedNode, value: Literal) -> str:
    node = graph.iris.statement(graph.letter.id, field)
    graph.add(node, A, UND["Statement"])
    graph.link(node, RDF["subject"], graph.iri)
    graph.add(node, RDF["predicate"], predicate)
    graph.add(node, RDF["object"], value)
    return node


def _supplied(graph: LetterWriter) -> None:
    supplied = dict(graph.letter.supplied)
    metadata = graph.iris.metadata(graph.letter.id)
    for field, predicate in SUPPLIABLE.items():
        if field not in supplied:
            continue
        value = moment(supplied[field]) if field == "date" else words(supplied[field])
        graph.add(graph.iri, predicate, value)
        node = _statement(graph, f"supplied-{field}", predicate, value)
        graph.belief(node, 1.0, SUPPLIED_RULE)
        graph.link(node, UND["evidence"], metadata)
        graph.add(metadata, A, UND["SuppliedMetadata"], PROV["Entity"])


def _open_end(graph: LetterWriter) -> None:
    """Words such as "and many others" after the detainees: a fact without a rule of its own to trust or distrust."""
    span = graph.letter.detainees_open_ended
    if span is not None:
        graph.add(graph.iri, UND["detaineesOpenEnded"], truth(value=True))
        node = _statement(graph, "detainees-open-ended", UND["detaineesOpenEnded"], truth(value=True))
        graph.evidence(node, span)


def _issues(graph: LetterWriter) -> None:
    for number, issue in enumerate(graph.letter.issues, start=1):
        node = graph.iris.issue(graph.letter.id, number)
        graph.add(node, A, UND["Issue"])
        graph.found(node)
        graph.add(node, UND["position"], whole(number))
        graph.say(node, UND["code"], issue.code)
        graph.say(node, UND["severity"], issue.severity.value)
        graph.say(node, RDFS["comment"], issue.message)
        if issue.span is not None:
            graph.evidence(node, issue.span)

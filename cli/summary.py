"""The summary of a build: what was read, what was found, what is uncertain, and what to try next."""

import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from undersigned.graph.corpus.folder import DEFAULT_BASE, Corpus

if TYPE_CHECKING:
    from undersigned.cli.walk import BuildReport
    from undersigned.graph.model import Letter
    from undersigned.graph.postings import Postings
    from undersigned.graph.rdf import Dataset
    from undersigned.graph.resolve import Clusters, Entity

_SHOWN = 5
"""How many questions and reports are printed; the rest is counted."""

Words = dict[str, object]


def summarize(
    corpus: Corpus,
    letters: "Sequence[Letter]",
    clusters: "Clusters",
    dataset: "Dataset",
    postings: "Postings | None" = None,
) -> Words:
    """The figures of a build as plain JSON values, for the manifest and for `lines`."""
    postings = _each_once() if postings is None else postings
    signed = _letters_signed(letters, clusters, postings)
    once = [letter for letter in letters if not postings.is_version(letter.id)]
    dates = sorted(letter.issued for letter in once if letter.issued is not None)
    return {
        "title": corpus.title,
        "default_base": corpus.base_iri == DEFAULT_BASE,
        "letters": len(once),
        "postings": len(letters) - len(once),
        "sheets": sum(folder.is_sheet for folder in corpus.letters),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "undated": len(once) - len(dates),
        "signatures": sum(1 for _ in dataset.signatures()),
        "organizations": len(signed),
        "repeated": sum(len(ids) > 1 for ids in signed.values()),
        "people": len(_members(clusters, "signatory-person")),
        "detainees": len(_members(clusters, "detainee")),
        "officials": len(_members(clusters, "official", "addressee-person", "cc-person")),
        "regions": len(_members(clusters, "region")),
        "asks": sum(1 for _ in dataset.asks()),
        "triples": len(dataset),
        "issues": _issues(letters),
        "questions": asked(clusters, postings)[:_SHOWN],
        "question_count": len(clusters.questions) + len(postings.questions),
        "reports": list(clusters.reports),
        "report_count": len(clusters.reports),
        "judgements": len(clusters.judgements),
        "busiest": _busiest(clusters, signed),
    }


def summarize_imported(corpus: Corpus, dataset: "Dataset") -> Words:
    """The figures of the build of an imported corpus, of which the dataset is all that there is."""
    letters, further = list(dataset.letters()), list(dataset.versions())
    dates = sorted(letter.date for letter in letters if letter.date is not None)
    kinds = {iri: row.kind for iri, row in dataset.entities().items()}
    signed: dict[str, set[str]] = {}
    people = set[str]()
    for row in dataset.signatures():
        people |= {row.person} if row.person is not None else set()
        if row.organization is not None and row.stands:
            signed.setdefault(row.organization, set()).add(row.letter_id)
    named = {kind: {row.entity for row in dataset.mentions() if row.kind == kind} for kind in ("detainee", "official")}
    named["official"] |= {row.entity for row in dataset.addressings() if kinds.get(row.entity) == "person"}
    busiest = min(signed, key=lambda iri: (-len(signed[iri]), iri), default=None)
    issues = Counter(row.code for row in dataset.issues())
    severities = {row.code: row.severity for row in dataset.issues()}
    return {
        "title": dataset.title or corpus.title,
        "default_base": False,
        "imported": corpus.imported.name if corpus.imported is not None else None,
        "letters": len(letters),
        "postings": len(further),
        "sheets": 0,
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "undated": len(letters) - len(dates),
        "signatures": sum(1 for _ in dataset.signatures()),
        "organizations": len(signed),
        "repeated": sum(len(ids) > 1 for ids in signed.values()),
        "people": len(people),
        "detainees": len(named["detainee"]),
        "officials": len(named["official"]),
        "regions": sum(kind == "region" for kind in kinds.values()),
        "asks": sum(1 for _ in dataset.asks()),
        "triples": len(dataset),
        "issues": {
            code: {"count": issues[code], "severity": severities[code]}
            for code in sorted(issues, key=lambda code: (-issues[code], code))
        },
        "questions": [],
        "question_count": 0,
        "reports": [],
        "report_count": 0,
        "judgements": sum(1 for _ in dataset.judgements()),
        "busiest": None if busiest is None else dataset.entities()[busiest].label,
    }


def lines(report: "BuildReport", corpus: Corpus) -> list[str]:
    """The summary as lines of text, the same whether the build was made now or before."""
    say = report.summary
    folder = _shown(report.folder)
    made = "Made" if report.changed else "Nothing changed; kept"
    reread = f", {_count(report.letters_read, 'letter')} read anew" if report.changed else ""
    return [
        f"{say['title']}",
        *_read(say),
        *_found(say),
        *_uncertain(say),
        f"{made} {folder}: site/, tables/, dataset.ttl, dataset.nq ({_number(say['triples'])} triples{reread})",
        *_next(say, folder, corpus),
    ]


def asked(clusters: "Clusters", postings: "Postings | None" = None) -> list[str]:
    """The questions that wait for a person, as sentences, the weightiest first; those on letters name their ids."""
    names = {entity.id: _name(entity) for entity in clusters.entities}
    every = (*clusters.questions, *(postings.questions if postings is not None else ()))
    questions = sorted(every, key=lambda each: (-each.weight, each.left, each.right))
    return [
        f"{names.get(each.left, each.left)} / {names.get(each.right, each.right)}: {each.reason}" for each in questions
    ]


def _each_once() -> "Postings":
    """What is known where nobody looked for letters that were put up more than once."""
    from undersigned.graph.postings import Postings

    return Postings()


def _read(say: Mapping[str, object]) -> list[str]:
    letters, sheets = _whole(say["letters"]), _whole(say["sheets"])
    if not letters:
        return ["Read       no letters yet"]
    further = _whole(say.get("postings"))
    kinds = ((letters + further - sheets, "document"), (sheets, "fact sheet"))
    imported = say.get("imported")
    parts = [_count(number, word) for number, word in kinds if number]
    if imported is not None:
        parts = [f"imported from {imported}, without their texts"]
    ends = dict.fromkeys(str(say[end]) for end in ("first", "last") if say[end] is not None)
    dates = f", {' to '.join(ends)}" if ends else ""
    undated = f", {say['undated']} without a date" if say["undated"] else ""
    postings = f" in {_count(letters + further, 'posting')}" if further else ""
    return [f"Read       {_count(letters, 'letter')}{postings} ({' and '.join(parts)}){dates}{undated}"]


def _found(say: Mapping[str, object]) -> list[str]:
    organizations, people = _count(say["organizations"], "organization"), _count(say["people"], "person", "people")
    named = [_count(say[key], key.removesuffix("s")) for key in ("detainees", "officials", "regions", "asks")]
    found = [f"Found      {_count(say['signatures'], 'signature')} by {organizations} and {people}"]
    if say["repeated"]:
        found.append(f"           {_number(say['repeated'])} of the organizations signed two letters or more")
    return [*found, f"           {', '.join(named)}"]


def _uncertain(say: Mapping[str, object]) -> list[str]:
    issues = cast("Mapping[str, Mapping[str, object]]", say["issues"])
    shown = [f"{_number(found['count'])} × {code} ({found['severity']})" for code, found in issues.items()]
    found = [f"Uncertain  {', '.join(shown)}" if shown else "Uncertain  no issues"]
    questions, reports = cast("list[str]", say["questions"]), cast("list[str]", say["reports"])
    if questions:
        found.append(f"           {_count(say['question_count'], 'question')} for a person about what was left apart:")
        found.extend(f"             {each}" for each in questions)
        found.extend(_more(say["question_count"], questions))
    if reports:
        found.append(f"           {_count(say['report_count'], 'report')} on judgements:")
        found.extend(f"             {each}" for each in reports[:_SHOWN])
        found.extend(_more(say["report_count"], reports[:_SHOWN]))
    return found


def _next(say: Mapping[str, object], folder: Path, corpus: Corpus) -> list[str]:
    from undersigned.cli.walk import is_example

    chosen = "" if corpus.root in (Path(), Path.cwd()) else _option(corpus)
    tries = [f"open {folder / 'site' / 'index.html'} in a browser"]
    if say["busiest"] is not None:
        organization = shlex.quote(f"org={say['busiest']}")
        tries.append(f"undersigned query cosigners{chosen} --param {organization}")
    tries.append(f"undersigned check{chosen}")
    if say["question_count"] and not is_example(corpus):
        tries.append(f"undersigned review{chosen}")
    if not _whole(say["letters"]) and say.get("imported") is None:
        tries = [f"undersigned add{chosen} FILE"]
    if say["default_base"] and chosen:
        tries.append("set base_iri in corpus.toml before you publish")
    return [f"{'Try next' if at == 0 else '':<10} {each}" for at, each in enumerate(tries)]


def _shown(folder: Path) -> Path:
    """The folder as short as it can be said from here."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _option(corpus: Corpus) -> str:
    from undersigned.cli.walk import is_example

    return "" if is_example(corpus) else f" --corpus {shlex.quote(str(corpus.root))}"


def _more(count: object, shown: Sequence[str]) -> list[str]:
    left = _whole(count) - len(shown)
    return [f"             and {left} more"] if left > 0 else []


def _letters_signed(letters: "Sequence[Letter]", clusters: "Clusters", postings: "Postings") -> Mapping[str, set[str]]:
    """The letters that every organization signed, by its id; to employ a signatory, or to withdraw, is not to sign."""
    signed: dict[str, set[str]] = {}
    for letter in letters:
        for place, signatory in enumerate(letter.signatories, start=1):
            counts = signatory.capacity != "individual" and signatory.status != "withdrawn"
            if signatory.organization is not None and counts:
                entity = clusters.members[letter.id, "signatory-organization", place]
                signed.setdefault(entity, set()).add(postings.of(letter.id))
    return signed


def _members(clusters: "Clusters", *fields: str) -> set[str]:
    return {entity for (_, field, _), entity in clusters.members.items() if field in fields}


def _issues(letters: "Sequence[Letter]") -> Words:
    counts = Counter(issue.code for letter in letters for issue in letter.issues)
    severities = {issue.code: issue.severity.value for letter in letters for issue in letter.issues}
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    return {code: {"count": counts[code], "severity": severities[code]} for code in ranked}


def _name(entity: "Entity") -> str:
    return f"{entity.label} [{entity.id}]"


def _busiest(clusters: "Clusters", signed: Mapping[str, set[str]]) -> str | None:
    most = min(signed, key=lambda id: (-len(signed[id]), id), default=None)
    return None if most is None else clusters.by_id[most].label


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _number(value: object) -> str:
    return f"{_whole(value):,}"


def _count(value: object, one: str, many: str | None = None) -> str:
    return f"{_number(value)} {one if value == 1 else many or one + 's'}"

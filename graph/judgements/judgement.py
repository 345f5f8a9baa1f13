"""Judgements: what people decided about names and facts, one JSON line each, replayed by every build.

The lines live in `judgements/*.jsonl` of a corpus, so that git keeps who said what and when, and two reviewers'
files merge without conflict. A line looks like this (`left` and `right` are names as printed, or entity ids):

    {"kind": "same", "left": "ChinaAid", "right": "China Aid Association", "verdict": "same",
     "reason": "its own site uses both", "evidence": [], "by": "A. Reviewer", "at": "2024-05-02"}
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from undersigned.graph.errors import CorpusError

KINDS = ("same", "different", "relation", "fact", "correct", "withdrawn", "withheld")
"""What a judgement may be about: two names (or two letters), how two organizations are related, one fact, a person's
own reading of words, a signature that was withdrawn, or something that must not leave the house."""

NAME_VERDICTS = ("same", "different", "unsure")
"""What a person may answer when asked about two names."""

_NEARLY = (".json", ".jsonl", ".ndjson")
_REQUIRED = ("kind", "left", "verdict", "reason", "by", "at")
_KNOWN = frozenset({*_REQUIRED, "right", "evidence"})


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One answer by a person: about `left` and `right` the `verdict` holds, for this `reason`.

    `evidence` holds quotes or addresses, `by` who judged and `at` when (an ISO date or time, as written).
    `right` is empty in a judgement about one fact.
    """

    kind: str
    left: str
    right: str
    verdict: str
    reason: str
    evidence: tuple[str, ...]
    by: str
    at: str
    field: str = ""
    value: tuple[tuple[str, str], ...] = ()
    since: str = ""


def read_judgements(folder: Path) -> tuple[Judgement, ...]:
    """Return every judgement in `folder/*.jsonl`, sorted, identical lines once; none when there is no folder.

    Raises CorpusError with file and line for a line that is not a judgement, and for a file of another ending, which
    may hold judgements that would be missed.
    """
    found: set[Judgement] = set()
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in _NEARLY and path.suffix != ".jsonl" and not path.name.startswith("."):
            raise CorpusError(f"{path}: judgements are read from files ending in .jsonl; rename this one, or move it")
    for path in sorted(folder.glob("*.jsonl")):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise CorpusError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                found.add(judgement(line, where=f"{path}:{number}"))
    return tuple(sorted(found))


def judgement(line: str, *, where: str) -> Judgement:
    """Return the judgement one JSON `line` holds; `where` names the line in an error.

    Raises CorpusError when the line is not JSON, lacks a field, or says what no judgement can say.
    """
    try:
        parsed: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = "nested too deep" if isinstance(error, RecursionError) else "a number of too many digits"
        what = error.msg if isinstance(error, json.JSONDecodeError) else what
        raise CorpusError(f"{where}: not JSON ({what}); each line must be one JSON object") from error
    if not isinstance(parsed, dict):
        raise CorpusError(f"{where}: a judgement is a JSON object, got {type(parsed).__name__}")
    fields = cast("Mapping[str, object]", parsed)
    unknown = sorted(fields.keys() - _KNOWN)
    if unknown:
        raise CorpusError(f"{where}: unknown field {unknown[0]!r}; a judgement has {', '.join(sorted(_KNOWN))}")
    values = {name: _text(fields, name, where) for name in _REQUIRED}
    right = _text(fields, "right", where) if fields.get("right") is not None else ""
    _check(values["kind"], right, values["verdict"], where)
    return Judgement(
        values["kind"],
        values["left"],
        right,
        values["verdict"],
        values["reason"],
        _evidence(fields, where),
        values["by"],
        values["at"],
    )


def _check(kind: str, right: str, verdict: str, where: str) -> None:
    if kind not in KINDS:
        raise CorpusError(f"{where}: unknown kind {kind!r}; it is one of {', '.join(KINDS)}")
    if kind == "withheld":
        raise CorpusError(
            f"{where}: something is to be withheld, which is not done yet, so nothing is made that could give it away;"
            " take it out of the letters, delete the last build, then this line"
        )
    if kind in ("same", "different"):
        if not right:
            raise CorpusError(f"{where}: the field 'right' is missing; {kind!r} is about two names")
        if verdict not in NAME_VERDICTS:
            raise CorpusError(f"{where}: unknown verdict {verdict!r}; it is one of {', '.join(NAME_VERDICTS)}")
        if verdict not in (kind, "unsure"):
            raise CorpusError(f"{where}: the kind is {kind!r} and the verdict {verdict!r}; write in both what is meant")


def _text(fields: Mapping[str, object], name: str, where: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip():
        raise CorpusError(f"{where}: the field {name!r} must be a text that is not empty, got {value!r:.60}")
    return _whole(value.strip(), name, where)


def _whole(value: str, name: str, where: str) -> str:
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise CorpusError(
            f"{where}: the field {name!r} holds half a character: {value!r:.60}; write the character itself"
        )
    return value


def _evidence(fields: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = fields.get("evidence")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CorpusError(f"{where}: the field 'evidence' must be a list of texts, got {value!r:.60}")
    return tuple(_whole(item, "evidence", where) for item in cast("list[str]", value))

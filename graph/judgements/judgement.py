"""Judgements: what people decided about names, facts and signatures, one JSON line each, replayed by every build.

The lines live in `judgements/*.jsonl` of a corpus, so that git keeps who said what and when, and two reviewers'
files merge without conflict. A line looks like this (`left` and `right` are names as printed, or entity ids):

    {"kind": "same", "left": "ChinaAid", "right": "China Aid Association", "verdict": "same",
     "reason": "its own site uses both", "evidence": [], "by": "A. Reviewer", "at": "2024-05-02"}
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from undersigned.graph.errors import CorpusError
from undersigned.graph.judgements.kinds import ABOUT_LETTERS, flaw, sides_flaw
from undersigned.graph.judgements.moments import WRITTEN, moment
from undersigned.graph.judgements.reviewers import public_name
from undersigned.graph.steering import MENDED, steering

ENDING = ".jsonl"
"""How the names of files of judgements end."""

UNTOLD = "(not told: it names what is left out or was erased)"
"""What stands where a judgement is published without its reason."""

_NEARLY = (".json", ".jsonl", ".ndjson")
_REQUIRED = ("kind", "left", "verdict", "reason", "by", "at")
_SOMETIMES = ("field", "since")
_KNOWN = frozenset({*_REQUIRED, *_SOMETIMES, "right", "evidence", "value"})


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One answer by a person: about `left` and `right` the `verdict` holds, for this `reason`.

    `evidence` holds quotes or addresses, `by` who judged and `at` when (an ISO date or time, as written; `moment` is
    for comparing). In a judgement about words of a letter, `left` is the letter's id, `right` the words as printed and
    `field` what they are said to be ("signatory", "detainee"); `value` is a person's reading of them as (part, text)
    pairs, an empty text meaning that there is no such part. `since` is the date from which a relation or a withdrawal
    holds.
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

    @property
    def reviewer(self) -> str:
        """Who judged, as it may be published: `by` without an e-mail address."""
        return public_name(self.by)

    @property
    def letter(self) -> str:
        """The id of the letter that `left` names, with or without "letter/" before it."""
        return self.left.removeprefix("letter/")

    @property
    def moment(self) -> str:
        """When it was judged, as a text that sorts by time wherever the clock stood; empty where `at` says no time."""
        return moment(self.at)


def without_reason(judgement: Judgement) -> Judgement:
    """The judgement without what its reviewer says freely: why, and with which quotes."""
    return replace(judgement, reason=UNTOLD, evidence=())


def described(judgement: Judgement) -> str:
    """The judgement in a few words, for a report; nothing of a signature that is to be erased.

    >>> described(Judgement("fact", "apec", "PEN", "reject", "a typo", (), "R", "2024", "signatory"))
    "letter apec, signatory 'PEN': reject (by R, 2024)"
    """
    who = f"(by {judgement.reviewer}, {judgement.at})"
    if judgement.verdict == "erased":
        return f"a signature to be erased {who}"
    if judgement.kind in ABOUT_LETTERS:
        about = judgement.field or "signature"
        return f"letter {judgement.letter}, {about} {judgement.right!r:.100}: {judgement.verdict} {who}"
    if not judgement.right:
        return f"{judgement.kind} {judgement.left!r}: {judgement.verdict} {who}"
    return f"{judgement.left!r} and {judgement.right!r}: {judgement.verdict} {who}"


def read_judgements(folder: Path) -> tuple[Judgement, ...]:
    """Return every judgement in `folder/*.jsonl`, sorted, identical lines once; none when there is no folder.

    Raises CorpusError with file and line for a line that is not a judgement, and for a file of another ending, which
    may hold judgements that would be missed.
    """
    return tuple(sorted({each for path in judgement_files(folder) for each in read_file(path)}))


def judgement_files(folder: Path) -> tuple[Path, ...]:
    """The files of judgements in `folder`.

    Raises CorpusError where judgements would be missed: `folder` is a file, or leads nowhere; one of its files has
    another ending; or such files lie in a folder within it.
    """
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        raise CorpusError(f"{folder}: judgements are read from a folder of this name, and this is none; move it away")
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in _NEARLY and path.suffix != ENDING and not path.name.startswith("."):
            raise CorpusError(f"{path}: judgements are read from files ending in .jsonl; rename this one, or move it")
        if path.suffix == ENDING and not path.is_file():
            raise CorpusError(
                f"{path}: this is no file, or leads to none; judgements are read from files; move it away"
            )
        within = sorted(path.rglob(f"*{ENDING}")) if path.is_dir() and not path.name.startswith(".") else []
        if within:
            raise CorpusError(f"{within[0]}: judgements are read from {folder} itself, not from folders in it; move it")
    return tuple(sorted(folder.glob(f"*{ENDING}")))


def read_file(path: Path) -> tuple[Judgement, ...]:
    """The judgements in the file at `path`, line by line; CorpusError for a line that is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}; check its permissions") from error
    # Only "\n" parts lines: a printed name may hold other characters at which Python would split.
    return tuple(
        judgement(line, where=f"{path}:{number}")
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    )


def judgement(line: str, *, where: str) -> Judgement:
    """Return the judgement one JSON `line` holds; `where` names the line in an error.

    Raises CorpusError when the line is not JSON, lacks a field, or says what no judgement can say.
    """
    try:
        parsed: object = json.loads(line, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        what = "nested too deep" if isinstance(error, RecursionError) else "a number of too many digits"
        what = error.msg if isinstance(error, json.JSONDecodeError) else what
        raise CorpusError(f"{where}: not JSON ({what}); each line must be one JSON object") from error
    if not isinstance(parsed, dict):
        raise CorpusError(f"{where}: a judgement is a JSON object, got {type(parsed).__name__}")
    fields = cast("Mapping[str, object]", parsed)
    unknown = sorted(fields.keys() - _KNOWN)
    if unknown:
        raise CorpusError(f"{where}: unknown field {unknown[0]!r:.60}; a judgement has {', '.join(sorted(_KNOWN))}")
    values = {name: _text(fields, name, where) for name in _REQUIRED}
    options = {
        name: "" if fields.get(name) in (None, "") else _text(fields, name, where) for name in ("right", *_SOMETIMES)
    }
    value = _value(fields, where)
    said: dict[str, object] = {name: options[name] for name in _SOMETIMES if options[name]}
    wrong = flaw(
        values["kind"],
        right=options["right"],
        verdict=values["verdict"],
        said=said | ({"value": dict(value)} if value else {}),
    )
    wrong = wrong or sides_flaw(values["kind"], values["left"], options["right"])
    if wrong is not None:
        raise CorpusError(f"{where}: {wrong}")
    if not moment(values["at"]):
        raise CorpusError(f"{where}: 'at' must be {WRITTEN}, got {values['at']!r:.60}")
    return Judgement(
        values["kind"],
        values["left"],
        options["right"],
        values["verdict"],
        values["reason"],
        _evidence(fields, where),
        _name(values["by"], "by", where),
        values["at"],
        options["field"],
        value,
        options["since"],
    )


def judgement_line(judgement: Judgement) -> str:
    r"""The judgement as one line of JSON, without a line break; the same text for the same judgement.

    >>> judgement_line(Judgement("same", "B", "A", "same", "so it is", (), "R", "2024-05-02"))[:60]
    '{"at": "2024-05-02", "by": "R", "evidence": [], "kind": "sam'
    """
    said: dict[str, object] = {
        "kind": judgement.kind,
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "reason": judgement.reason,
        "evidence": list(judgement.evidence),
        "by": judgement.by,
        "at": judgement.at,
    }
    options = {"field": judgement.field, "value": dict(judgement.value), "since": judgement.since}
    said |= {name: value for name, value in options.items() if value}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """An object as a mapping; one that says a thing twice says nothing that could be trusted."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for at, (name, _) in enumerate(pairs) if name in dict(pairs[:at]))
        raise json.JSONDecodeError(f"{twice!r:.60} twice", "", 0)
    return found


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


def _name(value: str, name: str, where: str) -> str:
    sign = steering(value)
    if sign is not None:
        raise CorpusError(f"{where}: the field {name!r} holds {sign}, but {MENDED}")
    return _whole(value, name, where)


def _evidence(fields: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = fields.get("evidence")
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CorpusError(f"{where}: the field 'evidence' must be a list of texts, got {value!r:.60}")
    return tuple(_whole(item, "evidence", where) for item in cast("list[str]", value))


def _value(fields: Mapping[str, object], where: str) -> tuple[tuple[str, str], ...]:
    value = fields.get("value")
    if value is None:
        return ()
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise CorpusError(f"{where}: the field 'value' must be an object of texts, got {value!r:.60}")
    texts = cast("dict[str, str]", value)
    return tuple(
        sorted((_whole(part, "value", where), _name(text.strip(), "value", where)) for part, text in texts.items())
    )

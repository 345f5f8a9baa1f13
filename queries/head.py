"""Heads: what a query file says about itself in the `#+` lines at its top."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeGuard

from undersigned.graph.errors import QueryError

HEAD = "#+"
SLOT = re.compile(r"^[ \t]*#=[ \t]*params\b[ \t]*(?P<names>[\w \t]*)$", re.MULTILINE)
"""A line that waits for parameters: `#= params` for all of them, `#= params a b` for these."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")


class ParamType(StrEnum):
    """What a parameter takes: the name of an entity or letter in the dataset, or a plain value."""

    ORGANIZATION = "organization"
    PERSON = "person"
    DETAINEE = "detainee"
    OFFICIAL = "official"
    REGION = "region"
    LETTER = "letter"
    INT = "int"
    DATE = "date"
    CHOICE = "choice"
    STRING = "string"


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question. Without a value and without a default, it narrows nothing."""

    name: str
    type: ParamType
    description: str
    required: bool = False
    default: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalog: its head, and the SPARQL text of its file.

    `columns` are the columns of the answer with their meaning. A column "x_id" that the SPARQL does not select holds
    the short ids of the entities in column "x", which itself shows their names.
    """

    name: str
    topic: str
    summary: str
    params: tuple[Param, ...]
    columns: tuple[tuple[str, str], ...]
    example: str
    text: str

    @property
    def named_columns(self) -> tuple[str, ...]:
        """The columns that hold entities: those with a column of ids beside them."""
        names = [name for name, _ in self.columns]
        return tuple(name for name in names if f"{name}_id" in names)


def question(name: str, topic: str, text: str) -> Question:
    r"""Read the head of a query file; QueryError, naming the file, when something is missing or not understood.

    >>> asked = question("letters", "timeline", "#+ summary: All letters\n#+ columns: {letter: a letter}\n"
    ...                  "#+ example: undersigned query letters\n\nASK { }\n")
    >>> asked.summary, asked.columns, asked.params
    ('All letters', (('letter', 'a letter'),), ())
    """
    import yaml

    lines = [line[len(HEAD) :].removeprefix(" ") for line in text.splitlines() if line.startswith(HEAD)]
    where = f"query {topic}/{name}.rq"
    try:
        head = yaml.load("\n".join(lines), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both are safe
    except yaml.YAMLError as error:
        raise QueryError(f"{where}: the #+ head is not YAML: {' '.join(str(error).split())[:200]}") from None
    if not is_table(head):
        raise QueryError(f"{where}: no #+ head; it needs summary, columns and example")
    columns = head.get("columns")
    if not is_table(columns) or not columns:
        raise QueryError(f"{where}: the #+ head names no columns; write a line for each, name: meaning")
    params = head.get("params") or {}
    if not is_table(params):
        raise QueryError(
            f"{where}: params in the #+ head must be a line for each, name: {{type: ..., description: ...}}"
        )
    return Question(
        name=name,
        topic=topic,
        summary=_sentence(head, "summary", where),
        params=tuple(_param(key, value, where) for key, value in params.items()),
        columns=tuple((column, _sentence(columns, column, where)) for column in columns),
        example=_sentence(head, "example", where),
        text=text,
    )


def is_table(value: object) -> TypeGuard[dict[str, object]]:
    """Whether a YAML value is a mapping with names for keys."""
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


def _param(name: str, value: object, where: str) -> Param:
    if _NAME.fullmatch(name) is None or not is_table(value):
        raise QueryError(f"{where}: parameter {name!r} must be a plain name with {{type: ..., description: ...}}")
    unknown = set(value) - {"type", "description", "required", "default", "choices"}
    if unknown:
        raise QueryError(f"{where}: parameter {name} has an unknown setting {min(unknown)!r}")
    kinds = [kind.value for kind in ParamType]
    if value.get("type") not in kinds:
        raise QueryError(f"{where}: parameter {name} needs a type, one of {', '.join(kinds)}")
    choices = value.get("choices")
    default = value.get("default")
    param = Param(
        name=name,
        type=ParamType(str(value["type"])),
        description=_sentence(value, "description", f"{where}, parameter {name}"),
        required=value.get("required") is True,
        default=None if default is None else str(default),
        choices=tuple(str(choice) for choice in choices) if isinstance(choices, list) else (),
    )
    if (param.type is ParamType.CHOICE) != bool(param.choices):
        raise QueryError(f"{where}: parameter {name} has choices exactly when its type is choice")
    return param


def _sentence(table: dict[str, object], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or "\n" in value:
        raise QueryError(f"{where}: {key} must be one line of text")
    return value

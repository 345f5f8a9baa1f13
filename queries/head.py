"""Heads: what a query file says about itself in the `#+` lines at its top."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeGuard

from undersigned.graph.errors import QueryError

HEAD = "#+"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class ParamType(StrEnum):
    """What a parameter takes: the name of an entity or letter in the dataset, or a plain value."""

    ORGANIZATION = "organization"
    PERSON = "person"
    DETAINEE = "detainee"
    OFFICIAL = "official"
    REGION = "region"
    TOPIC = "topic"
    """Whatever letters name: a region, law, body, event, detainee, person of concern or official."""
    LETTER = "letter"
    ENTITY = "entity"
    """Any entity of the dataset, whatever its kind; a letter is none."""
    INT = "int"
    DATE = "date"
    CHOICE = "choice"
    STRING = "string"


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question. Without a value and without a default, it narrows nothing.

    `least` and `most` bound a whole number, where the question makes no sense beyond.
    """

    name: str
    type: ParamType
    description: str
    required: bool = False
    default: str | None = None
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the catalog: its head, and the SPARQL text of its file.

    `columns` are the columns of the answer with their meaning. A column "x_id" that the SPARQL does not select holds
    the short ids of the entities in column "x", which itself shows their names.
    `distinct` are parameters that must not mean the same, `order` two dates of which the first is not the later one:
    else the answer would be empty without a word.
    """

    name: str
    topic: str
    summary: str
    params: tuple[Param, ...]
    columns: tuple[tuple[str, str], ...]
    example: str
    text: str
    distinct: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    @property
    def named_columns(self) -> tuple[str, ...]:
        """The columns that hold entities: those with a column of ids beside them."""
        names = [name for name, _ in self.columns]
        return tuple(name for name in names if f"{name}_id" in names)

    @property
    def example_params(self) -> dict[str, str]:
        """The parameters that the example gives, by name."""
        given = (word for option, word in pairwise(shlex.split(self.example)) if option == "--param")
        return {name: value for name, _, value in (word.partition("=") for word in given)}


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
        distinct=_among(head, "distinct", params, where),
        order=_among(head, "order", params, where),
    )


def is_table(value: object) -> TypeGuard[dict[str, object]]:
    """Whether a YAML value is a mapping with names for keys."""
    return isinstance(value, dict) and all(isinstance(key, str) for key in value)


def _param(name: str, value: object, where: str) -> Param:
    if _NAME.fullmatch(name) is None or not is_table(value):
        raise QueryError(f"{where}: parameter {name!r} must be a plain name with {{type: ..., description: ...}}")
    unknown = set(value) - {"type", "description", "required", "default", "choices", "least", "most"}
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
        least=_bound(value, "least", where, name),
        most=_bound(value, "most", where, name),
    )
    if (param.type is ParamType.CHOICE) != bool(param.choices):
        raise QueryError(f"{where}: parameter {name} has choices exactly when its type is choice")
    if param.type is not ParamType.INT and (param.least is not None or param.most is not None):
        raise QueryError(f"{where}: parameter {name} has least or most, which only type int takes")
    return param


def _among(head: dict[str, object], key: str, params: dict[str, object], where: str) -> tuple[str, ...]:
    """Two parameters that the head says something about together, as in `#+ distinct: [a, b]`."""
    named = head.get(key)
    if named is None:
        return ()
    if not isinstance(named, list) or len(named) != 2 or any(name not in params for name in named):
        raise QueryError(f"{where}: {key} in the #+ head must be two of its parameters, as [a, b]")
    return tuple(str(name) for name in named)


def _bound(value: dict[str, object], key: str, where: str, name: str) -> int | None:
    bound = value.get(key)
    if bound is None or (isinstance(bound, int) and not isinstance(bound, bool)):
        return bound
    raise QueryError(f"{where}: parameter {name}: {key} must be a whole number")


def _sentence(table: dict[str, object], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or "\n" in value:
        raise QueryError(f"{where}: {key} must be one line of text")
    return value

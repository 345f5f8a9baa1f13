"""TOML as people write it: read with the file and the line in every complaint, and written so that it reads back."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from undersigned.graph.errors import CorpusError
from undersigned.graph.steering import MENDED, steering

_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


def read_toml(path: Path, known: Sequence[str]) -> dict[str, object]:
    """The table in the file at `path`.

    Raises CorpusError, in one line, when it is not TOML or holds another key than the `known` ones.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read: {error.strerror}; check its permissions") from error
    try:
        table: dict[str, object] = tomllib.loads(text)
        repr(table)  # a hexadecimal number may have more digits than Python prints
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(_complaint(path, text, str(error))) from error
    except (ValueError, RecursionError) as error:
        what = "a number of too many digits" if isinstance(error, ValueError) else "lists within lists too deep"
        raise CorpusError(f"{path}: holds {what}; mend it") from error
    unknown = sorted(table.keys() - set(known))
    if unknown:
        line = line_of(text, unknown[0])
        raise CorpusError(f"{path}:{line}: unknown key {unknown[0]!r}; the keys are {', '.join(known)}")
    return table


def text_at(table: Mapping[str, object], key: str, path: Path) -> str | None:
    """The text under `key`, None where there is none or it is empty; CorpusError when it is not text, or steers."""
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise CorpusError(f"{path}: {key} must be a text in quotes, got {value!r:.60}")
    text = " ".join(value.split())
    sign = steering(text)
    if sign is not None:
        raise CorpusError(f"{path}: {key} holds {sign}, but {MENDED}")
    return text or None


def texts_at(table: Mapping[str, object], key: str, path: Path) -> tuple[str, ...]:
    """The texts listed under `key`, none where there are none; CorpusError when it is not a list of texts."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CorpusError(f"{path}: {key} must be a list of texts in quotes, got {value!r:.60}")
    return tuple(str(item) for item in value)


def date_text(value: object) -> str | None:
    """The date as written, with the precision it has; None when it is no date of the calendar.

    >>> date_text("2022-08"), date_text(date(2021, 2, 18)), date_text("2021-02-30"), date_text("next week")
    ('2022-08', '2021-02-18', None, None)
    """
    if type(value) is date:  # a datetime is a date too, but a letter has no time of day
        return value.isoformat()
    if not isinstance(value, str) or re.fullmatch(r"\d{4}(-\d{2}){0,2}", value, re.ASCII) is None:
        return None
    try:
        date.fromisoformat(value + "0000-01-01"[len(value) :])
    except ValueError:
        return None
    return value


def is_whole(text: str) -> bool:
    r"""Whether `text` can be written as UTF-8: it holds no half of a character ("\ud800").

    >>> is_whole("Ürümqi 𐐷"), is_whole("\ud800")
    (True, False)
    """
    return not any("\ud800" <= character <= "\udfff" for character in text)


def line_of(text: str, key: str) -> int:
    """The line, from 1, on which `key` is set."""
    found = re.search(
        rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[.=]|^[ \t]*\[+[ \t]*{re.escape(key)}", text, re.MULTILINE
    )
    return 1 if found is None else text.count("\n", 0, found.start()) + 1


def toml_line(key: str, value: str | Sequence[str]) -> str:
    r"""One line `key = value` that reads back as the same text or list of texts.

    >>> toml_line("title", 'A "new" dawn')
    'title = "A \\"new\\" dawn"\n'
    """
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return f"{key} = {json.dumps(value if isinstance(value, str) else list(value), ensure_ascii=False)}\n".replace(
        "\x7f", "\\u007f"
    )


def _complaint(path: Path, text: str, message: str) -> str:
    place = _PLACE.search(message)
    line = place["line"] if place is not None and place["line"] is not None else str(text.count("\n") + 1)
    what = message[: place.start()] if place is not None else message
    return f"{path}:{line}: not TOML ({what}); mend that line"

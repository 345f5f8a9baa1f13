"""Contexts: whether a JSON-LD file brings its own, looked at before any reader of JSON-LD sees it.

A context may be an address, and whoever reads the file then fetches it: so a file could make us call any machine, and
mean today what it did not mean yesterday. We read files whose contexts all stand inside them.
"""

import json
import re

from undersigned.graph.errors import InputError

DEPTH = 200
"""Brackets may be nested so deep; ours are nested less than ten deep."""

_CONTEXT = "@context"
_NO_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[^][{}"]++', re.DOTALL)


def check_inline(text: str, where: str) -> None:
    """Refuse what is not JSON or leads outside: InputError that begins with `where`.

    Anything that a processor could fetch is refused: a context that is text, in a list of contexts and within terms
    too, `@import`, and keys for which a reader might take another word.
    """
    _check_depth(text, where)
    try:
        content: object = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, where), parse_int=str)
    except ValueError as error:
        if str(error).startswith("Extra data"):  # FollowTheMoney and other lines of JSON
            told = (
                "holds several JSON values one after another, which is no JSON-LD; give the dataset, as dataset.jsonld"
            )
            raise InputError(f"{where}: {told}") from None
        raise InputError(f"{where}: not well-formed JSON: {error}") from None
    waiting: list[tuple[object, bool]] = [(content, False)]
    while waiting:
        value, is_context = waiting.pop()
        if is_context and isinstance(value, str):
            raise InputError(f"{where}: takes its context from {value[:120]!r}; only one written in the file is read")
        if isinstance(value, list):
            waiting.extend((each, is_context) for each in value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key == "@import":
                    raise InputError(f"{where}: imports a context; only one written in the file is read")
                waiting.append((inner, key == _CONTEXT))


def _check_depth(text: str, where: str) -> None:
    """Python's reader of JSON gives up at some depth with an error that is none of JSON's, other readers crash."""
    depth = 0
    for bracket in _NO_BRACKETS.sub("", text):
        depth += 1 if bracket in "[{" else -1
        if depth > DEPTH:
            raise InputError(f"{where}: nests brackets more than {DEPTH} deep; no dataset needs that")


def _once(pairs: list[tuple[str, object]], where: str) -> dict[str, object]:
    """An object whose keys are all different: of two contexts one reader takes the first and another the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise InputError(f"{where}: has two values for one key of an object; JSON-LD needs one")
    return found

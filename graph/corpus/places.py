"""YAML with places: every value of a fact sheet beside the words of the sheet that state it.

YAML's own loader forgets where a value stood. Here the sheet is composed into nodes, each of which knows its place,
and only the shapes that a fact sheet needs are read: tables, lists, texts, counts and yes or no.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from undersigned.graph.corpus.toml import is_whole
from undersigned.graph.errors import InputError
from undersigned.graph.model import Span
from undersigned.graph.steering import MENDED, steering

if TYPE_CHECKING:
    import yaml

_NULL = "tag:yaml.org,2002:null"
_BOOL = "tag:yaml.org,2002:bool"
_INT = "tag:yaml.org,2002:int"
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the sheet, folded to one line, and the words of the sheet it was written with."""

    value: str
    span: Span

    def narrowed(self, part: str) -> Span:
        """The place of `part` within the words; all of the words where they are written otherwise (quotes, folds)."""
        at = self.span.quote.find(part)
        return self.span if at < 0 else Span(self.span.start + at, self.span.start + at + len(part), part)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a sheet and its name, for complaints."""

    name: str
    text: str

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end`."""
        return Span(start, end, self.text[start:end])

    def around(self, *words: Words | None) -> Span | None:
        """The words from the first to the last of these; None when none of them is there."""
        spans = [each.span for each in words if each is not None]
        return self.span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None

    def wrong(self, line: int, what: str) -> InputError:
        """The complaint about a line, counted from 1."""
        return InputError(f"{self.name}:{line}: {what}")


class Table:
    """Keys and values of a sheet. Every reader raises InputError with file and line for a value of another shape."""

    def __init__(self, page: Page, node: "yaml.MappingNode", known: Sequence[str]) -> None:
        self.page = page
        self.line = node.start_mark.line + 1
        self._nodes: dict[str, yaml.Node] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key.value, str):
                raise page.wrong(line, f"a key must be a text, not a list or a table; the keys are {', '.join(known)}")
            if key.value in self._nodes:
                raise page.wrong(line, f"the key {key.value!r} stands here a second time; keep one")
            if key.value not in known:
                raise page.wrong(line, f"unknown key {key.value!r:.60}; the keys are {', '.join(known)}")
            self._nodes[key.value] = value

    def text(self, key: str) -> Words | None:
        """The text under `key`; None where there is none."""
        node = self._nodes.get(key)
        return None if node is None else _words(self.page, node, key)

    def texts(self, key: str) -> tuple[Words, ...]:
        """The texts listed under `key`."""
        found = (_words(self.page, node, key) for node in self._listed(key))
        return tuple(each for each in found if each is not None)

    def tables(self, key: str, known: Sequence[str]) -> tuple["Table", ...]:
        """The tables listed under `key`, whose own keys are the `known` ones."""
        return tuple(_table(self.page, node, known, f"each of the {key}") for node in self._listed(key))

    def count(self, key: str) -> tuple[int, Span] | None:
        """The number under `key` and its words; None where there is none."""
        words = self.text(key)
        if words is None:
            return None
        if self._nodes[key].tag != _INT or not words.value.isdecimal():
            raise self.wrong(key, f"{key} must be a number, got {words.value!r:.60}")
        if len(words.value) > _MOST_DIGITS:
            raise self.wrong(key, f"{key} has {len(words.value)} digits, more than any letter can have")
        return int(words.value), words.span

    def flag(self, key: str, *, default: bool) -> bool:
        """The yes or no under `key`; `default` where there is none."""
        words = self.text(key)
        if words is None:
            return default
        if self._nodes[key].tag != _BOOL:
            raise self.wrong(key, f"{key} must be true or false, got {words.value!r:.60}")
        return words.value.casefold() in ("true", "yes", "on")

    def wrong(self, key: str, what: str) -> InputError:
        """The complaint about the value of `key`."""
        node = self._nodes.get(key)
        return self.page.wrong(self.line if node is None else node.start_mark.line + 1, what)

    def _listed(self, key: str) -> Sequence["yaml.Node"]:
        import yaml

        node = self._nodes.get(key)
        if node is None or node.tag == _NULL:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            raise self.wrong(key, f"{key} must be a list (lines that begin with '-', or [])")
        items: list[yaml.Node] = node.value
        return items


def read_table(page: Page, known: Sequence[str]) -> Table:
    """The table that the sheet is. Raises InputError with file and line when it is not YAML, or no table."""
    import yaml  # here: `undersigned --help` does not read sheets

    try:
        node = yaml.compose(page.text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(f"{error.context or ''} {error.problem or ''}".split())
        raise page.wrong(1 if mark is None else mark.line + 1, f"not YAML ({what}); mend that line") from error
    except yaml.reader.ReaderError as error:
        line = page.text.count("\n", 0, error.position) + 1
        raise page.wrong(line, "holds a control character that YAML does not allow; delete it") from error
    except RecursionError as error:
        raise page.wrong(1, "lists within lists too deep to be a fact sheet") from error
    if node is None:
        raise page.wrong(1, "the fact sheet is empty; write the facts of a letter into it, or delete it")
    return _table(page, node, known, "a fact sheet")


def _table(page: Page, node: "yaml.Node", known: Sequence[str], what: str) -> Table:
    import yaml

    if not isinstance(node, yaml.MappingNode):
        raise page.wrong(node.start_mark.line + 1, f"{what} must be a table of 'key: value' lines")
    return Table(page, node, known)


def _words(page: Page, node: "yaml.Node", key: str) -> Words | None:
    import yaml

    line = node.start_mark.line + 1
    if not isinstance(node, yaml.ScalarNode):
        raise page.wrong(line, f"{key} must be a text here, not a list or a table")
    value = " ".join(node.value.split())
    if not is_whole(value):
        raise page.wrong(line, f"{key} holds half a character ({value!r:.60}); write the character itself")
    sign = steering(value)
    if sign is not None:
        raise page.wrong(line, f"{key} holds {sign}, but {MENDED}")
    if node.tag == _NULL or not value:
        return None
    start, end = node.start_mark.index, node.end_mark.index
    if page.text[start] in "&!":
        raise page.wrong(
            line, f"{key}: anchors (&) and tags (!) have no meaning in a fact sheet; write the text itself"
        )
    if node.style in ("'", '"'):
        return Words(value, page.span(start + 1, end - 1))
    if node.style in ("|", ">"):
        start = page.text.index("\n", start)  # the words begin after the line of the indicator
    raw = page.text[start:end]
    start += len(raw) - len(raw.lstrip())
    return Words(value, page.span(start, start + len(raw.strip())))

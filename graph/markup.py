"""What a notebook shows: small tables in HTML, of plain values, with every word escaped.

Names come from documents that anybody may have signed. Nothing here is a link, a script or a picture, and nothing is
fetched; the IRI of a name is its title. Templates of pages are in `viz`, and rows, which notebooks show, lie below it.
"""

from collections.abc import Iterable, Sequence
from html import escape

from undersigned.graph.named import Named

MOST = 60
"""Rows of a table that are shown; the rest is counted."""

_NUMBER = '<td style="text-align: right">{}</td>'
_TEXT = '<td dir="auto" style="text-align: left">{}</td>'


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, caption: str = "") -> str:
    """An HTML table of at most `MOST` rows.

    >>> "<b>" in table(["name"], [["<b>"]])
    False
    """
    lines = ["<table>"]
    if caption:
        lines.append(f'<caption style="text-align: left">{escape(caption)}</caption>')
    if any(columns):
        heads = "".join(f'<th style="text-align: left">{escape(column)}</th>' for column in columns)
        lines.append(f"<thead><tr>{heads}</tr></thead>")
    lines.append("<tbody>")
    lines += [f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in rows[:MOST]]
    if len(rows) > MOST:
        lines.append(f'<tr><td colspan="{len(columns)}">… and {len(rows) - MOST:,} more</td></tr>')
    lines += ["</tbody>", "</table>"]
    return "\n".join(lines)


def card(title: str | Named, facts: Iterable[tuple[str, object]]) -> str:
    """An HTML table of what is known of one thing; what has no value is left out."""
    known = [(name, value) for name, value in facts if value not in (None, "", ())]
    return f"<p><b>{words(title)}</b></p>\n{table(('', ''), known)}"


def words(value: object) -> str:
    """A value as escaped text, a name with its IRI as its title, several with "; " between them, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, Named):
        return f'<span title="{escape(value.iri)}">{escape(value)}</span>'
    if isinstance(value, tuple | list):
        return "; ".join(words(each) for each in value)
    return escape(f"{value:g}" if isinstance(value, float) else str(value))


def _cell(value: object) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return (_NUMBER if number else _TEXT).format(words(value))

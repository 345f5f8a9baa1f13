r"""Cells of a spreadsheet that stay text: names come from documents that anybody may have signed.

Spreadsheets run a cell that starts with = + - @ as a formula; an apostrophe before it keeps it text.
"""

import re

_FORMULA = re.compile(r"^('*)(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])")
_MARKED = re.compile(r"^'(?='*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])")


def marked(cell: object) -> object:
    """A cell as the file holds it: text that a spreadsheet would run gets an apostrophe before it.

    >>> marked("=HYPERLINK(1)"), marked("Amnesty"), marked(-3)
    ("'=HYPERLINK(1)", 'Amnesty', -3)
    """
    return _FORMULA.sub(r"'\1", cell) if isinstance(cell, str) else cell


def unmarked(cell: str) -> str:
    """A cell as it was before: the inverse of `marked`.

    >>> unmarked("'=HYPERLINK(1)"), unmarked("'Til Freedom")
    ('=HYPERLINK(1)', "'Til Freedom")
    """
    return _MARKED.sub("", cell)

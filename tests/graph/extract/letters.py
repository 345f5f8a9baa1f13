"""Letters as texts, for the tests of extraction: a heading and a body around whatever is under test."""

from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.model import Letter

HEADING = """\
Menu

Joint letter on the cases of imprisoned lawyers

Dear Prime Minister Kishida,
"""

BODY = "The trials of the past year were closed to the public, and families learned of the verdicts by telephone."

FOOTER = """\
Back to top

Our Morning Newsletter brings you the latest from the region. PRESS RELEASE March 3, 2025
"""


def read(
    body: str = BODY, *, heading: str = HEADING, signed: str = "", footer: str = FOOTER, name: str = "x.txt"
) -> Letter:
    """The letter read from these parts, each set apart from the next by blank lines."""
    return extract(source_from_bytes(name, f"{heading}\n\n{body}\n\n{signed}\n\n{footer}".encode()))

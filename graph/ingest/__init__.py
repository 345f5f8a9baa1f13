"""Bytes as received become a `Source`: one text, the blocks of that text, and true offsets into it.

Every format is a `Reader` in the table of `formats`, in a file of its own. Bytes become text in `encoding`, which says
what it had to mend; `companion` adds the table of signatories that lies beside a letter. A reader never changes words:
what it cannot read is an `InputError` of one line, and what is too large (`limits`) is not opened.
"""

from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.formats import Reader, read_source, source_from_bytes
from undersigned.graph.ingest.language import language

__all__ = ["Draft", "Reader", "language", "read_source", "source_from_bytes"]

"""PDF: what is printed where becomes lines, columns, tables and blocks; pdfminer works in a process of its own."""

import json
import subprocess
import sys
from typing import Any

from undersigned.graph.errors import InputError
from undersigned.graph.ingest.draft import Draft
from undersigned.graph.ingest.pdf_blocks import draft_lines
from undersigned.graph.ingest.pdf_pages import flow
from undersigned.graph.ingest.pdf_words import Page, Rule, Word

SECONDS = 180
"""How long to wait for the pages of a PDF."""

_TAIL = 4096


def draft_pdf(data: bytes, name: str) -> Draft:
    """The text of a PDF as a person reads it, in blocks; `name` is the file's, for messages.

    Lines that only wrap are joined, columns are read one after the other, heads, feet, page numbers and footnotes left
    out. Raises InputError for what is no PDF, ends too early, is locked with a password, damaged, only a picture of a
    text, or beyond the limits of `undersigned.graph.ingest.pdf_process`.
    """
    start = data.find(b"%PDF-", 0, 1024)
    if start < 0:
        raise InputError(
            f"{name}: this is no PDF, though its name ends so; save the letter again from where it came from"
        )
    if b"startxref" not in data[-_TAIL:] and b"%%EOF" not in data[-_TAIL:]:
        raise InputError(f"{name}: this PDF ends too early, a part is missing; fetch it again")
    return draft_pages(_pages(data[start:], name), name)


def draft_pages(pages: list[Page], name: str) -> Draft:
    """The blocks of pages that have been read. Raises InputError where nothing is printed as text on any of them."""
    if not any(page.words for page in pages):
        raise InputError(f"{name}: this PDF has no text layer, only pictures; run text recognition (OCR) on it first")
    return draft_lines(flow(pages))


def _pages(data: bytes, name: str) -> list[Page]:
    """What is printed on each page, as a process of its own reads it."""
    # -P: Python must not import modules that lie in the folder of the letters.
    command = [sys.executable, "-P", "-m", "undersigned.graph.ingest.pdf_process"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise InputError(
            f"{name}: this PDF takes more than {SECONDS} seconds; print it to a new PDF, try that"
        ) from None
    if done.returncode < 0 or b"MemoryError" in done.stderr[-500:]:
        raise InputError(
            f"{name}: this PDF takes more memory or time than a letter should; print it to a new PDF, try that"
        )
    if done.returncode:
        raise RuntimeError(f"the PDF process stopped: {done.stderr.decode(errors='replace')[-2000:]}")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise InputError(f"{name}: {answer['refused']}")
    return [_page(*page) for page in answer["pages"]]


def _page(width: float, height: float, words: list[list[Any]], rules: list[list[float]]) -> Page:
    return Page(width, height, tuple(Word(*word) for word in words), tuple(Rule(*rule) for rule in rules))

"""pdfminer at work in a process of its own: a PDF's bytes come in, what is printed on its pages goes out as JSON.

A few bytes of a malicious PDF can ask for any amount of memory or time (a table of four billion widths, forms drawn
within forms), and Python cannot stop a library half-way. A process can be stopped: this one limits its own memory and
CPU time where the system can, and the one that started it, `undersigned.graph.ingest.pdf`, stops waiting. Nothing else
in this package imports pdfminer. We use it rather than pdfplumber, which is built upon it, because the limits hook into
the interpreter, and because pdfplumber's copy of every character as a dictionary costs half as much again.
"""

import contextlib
import io
import json
import logging
import math
import re
import struct
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from itertools import pairwise
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef, stream_value
from pdfminer.psexceptions import PSException
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, mult_matrix

from undersigned.graph.ingest.pdf_words import Glyph, Page, Rule, words

MOST_PAGES = 400
"""Pages of a PDF that are read; one with more is refused."""

MOST_CHARACTERS = 2_000_000
"""Characters, spaces included, printed on all pages."""

MOST_INSTRUCTIONS = 100_000_000
"""Bytes of drawing instructions carried out, those of a form counted each time it is drawn."""

MEMORY = 1_000_000_000
"""Bytes of memory of the process, where the system can limit it (Linux)."""

SECONDS = 120
"""Seconds of CPU time of the process, where the system can limit it (not Windows)."""

_FORM = 5_000  # bytes of instructions that each drawing of a form counts for, however short it is
_MOST_RULES = 5_000  # of a page; beyond, it is a drawing
_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_PICTURES = re.compile("dingbat|wingding|webding", re.IGNORECASE)

# What pdfminer was seen to raise on 16,000 mutated files: its own exceptions for what it noticed, and the plain errors
# of code that trusts what a file says (an array where a number should be, an offset beyond the end, a name that is
# missing). RecursionError is that of a tree of pages a thousand levels deep; zlib.error and OSError were not seen, but
# are what the libraries below it raise. All mean the same: the file is not in order.
_MALFORMED = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    OSError,
    struct.error,
    zlib.error,
)


class Refused(Exception):  # noqa: N818 - it says what happens, and never leaves this room
    """Why a file is not read, as the end of a sentence that began with its name."""


def printed_pages(data: bytes) -> list[Page]:
    """What is printed on each page of the PDF `data`. Raises Refused where it cannot be read."""
    try:
        return list(_pages(data))
    except PDFEncryptionError:
        raise Refused("this PDF is locked with a password; save a copy without one") from None
    except MemoryError:
        raise Refused("this PDF needs more memory than a letter should; print it to a new PDF and try that") from None
    except _MALFORMED as error:
        raise Refused(f"this PDF is damaged ({type(error).__name__}); fetch it again or print it anew") from None


def _pages(data: bytes) -> Iterator[Page]:
    document = _Document(PDFParser(io.BytesIO(data)), password="")
    resources = PDFResourceManager()
    device = _Printer(resources)
    interpreter = _Interpreter(resources, device)
    for number, page in enumerate(PDFPage.create_pages(document)):
        if number >= MOST_PAGES:
            raise Refused(f"this PDF has more than {MOST_PAGES} pages; save the letter's own pages as a file")
        interpreter.process_page(page)
        yield device.page()
    if device.unknown * 3 > device.characters:
        raise Refused("the letters of this PDF have no meaning for a computer; run text recognition (OCR) on it first")


class _Document(PDFDocument):
    """Objects by their numbers; one that only points to another is missing, since such pointers can run in a ring."""

    def getobj(self, objid: int) -> object:
        found = super().getobj(objid)
        if isinstance(found, PDFObjRef):
            raise PDFObjectNotFound(objid)
        return found


class _Interpreter(PDFPageInterpreter):
    """Carries out drawing instructions, up to a limit."""

    device: "_Printer"

    def execute(self, streams: Sequence[object]) -> None:
        for stream in streams:
            self.device.instructions += len(stream_value(stream).get_data()) + _FORM
        if self.device.instructions > MOST_INSTRUCTIONS:
            raise Refused("this PDF draws far more than a letter does; print it to a new PDF and try that")
        super().execute(streams)


class _Printer(PDFTextDevice):
    """Notes each character and each straight rule of the page being drawn; pictures and curves are left out."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.characters = self.unknown = self.instructions = 0
        self._ctms: list[Matrix] = []
        self._fonts: dict[str, tuple[bool, bool]] = {}

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:  # noqa: ARG002 (pdfminer's signature)
        x0, y0, x1, y1 = page.mediabox
        across, down = abs(x1 - x0), abs(y1 - y0)
        self._width, self._height = (down, across) if page.rotate in {90, 270} else (across, down)
        self._glyphs: list[Glyph] = []
        self._rules: list[Rule] = []

    def begin_figure(self, name: str, bbox: Any, matrix: Matrix) -> None:  # noqa: ARG002 (pdfminer's signature)
        assert self.ctm is not None
        self._ctms.append(self.ctm)
        self.ctm = mult_matrix(matrix, self.ctm)

    def end_figure(self, name: str) -> None:  # noqa: ARG002 (pdfminer's signature)
        self.ctm = self._ctms.pop()

    def page(self) -> Page:
        """What was noted since the page began."""
        return Page(self._width, self._height, tuple(words(self._glyphs)), tuple(self._rules))

    def render_char(  # noqa: PLR0913, PLR0917 (pdfminer's signature)
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,  # noqa: ARG002 (pdfminer's signature)
        graphicstate: PDFGraphicState,  # noqa: ARG002 (pdfminer's signature)
    ) -> float:
        self.characters += 1
        if self.characters > MOST_CHARACTERS:
            raise Refused(f"this PDF prints more than {MOST_CHARACTERS:,} characters; save the letter's own pages")
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text, self.unknown = "\ufffd", self.unknown + 1
        advance = font.char_width(cid) * fontsize * scaling
        a, b, c, d, x, y = matrix
        size = abs(fontsize * d)
        if a * scaling > 0 and d > 0 and abs(b) + abs(c) < 0.2 * abs(a) and not font.is_vertical():
            x1, top = x + advance * a, self._height - y - rise * d
            on_page = -size < x < self._width and 0 < top < self._height + size
            if on_page and 0.5 < size < 1000 and math.isfinite(x1):
                bold, pictures = self._looks(str(font.fontname))
                shown = "•" if pictures and text.strip() else text.replace("\u00ad", "-")
                self._glyphs.append(Glyph(shown, x, x1, top, size, bold))
        return advance

    def _looks(self, fontname: str) -> tuple[bool, bool]:
        """Whether a font is bold, and whether its characters are pictures, which serve as bullets."""
        if fontname not in self._fonts:
            self._fonts[fontname] = _BOLD.search(fontname) is not None, _PICTURES.search(fontname) is not None
        return self._fonts[fontname]

    def paint_path(
        self,
        graphicstate: PDFGraphicState,  # noqa: ARG002 (pdfminer's signature)
        stroke: bool,  # noqa: ARG002, FBT001 (pdfminer's signature)
        fill: bool,  # noqa: ARG002, FBT001 (pdfminer's signature)
        evenodd: bool,  # noqa: ARG002, FBT001 (pdfminer's signature)
        path: Sequence[PathSegment],
    ) -> None:
        assert self.ctm is not None
        corners: list[tuple[float, float]] = []
        for segment in (*path, ("m", 0.0, 0.0)):
            if segment[0] == "m":
                self._note(corners)
                corners = []
            if segment[0] in {"m", "l"}:
                x, y = apply_matrix_pt(self.ctm, _point(*segment[1:3]))
                corners.append((x, self._height - y))
            elif segment[0] == "h" and corners:
                corners.append(corners[0])
            else:
                corners = []

    def _note(self, corners: list[tuple[float, float]]) -> None:
        """Note the sides of a shape, a thin box being one rule."""
        if len(corners) < 2 or len(corners) > 6 or len(self._rules) > _MOST_RULES:
            return
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if not all(map(math.isfinite, (x0, x1, y0, y1))):
            return
        if min(x1 - x0, y1 - y0) < 3:
            x, y = (x0 + x1) / 2, (y0 + y1) / 2
            self._rules.append(Rule(x0, y, x1, y) if x1 - x0 > y1 - y0 else Rule(x, y0, x, y1))
        elif (x1 - x0) * (y1 - y0) < 0.9 * self._width * self._height:
            for (ax, ay), (bx, by) in pairwise(corners):
                if abs(ax - bx) < 1 or abs(ay - by) < 1:
                    self._rules.append(Rule(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))


def _point(x: Any = 0.0, y: Any = 0.0) -> tuple[float, float]:
    return float(x), float(y)


def _limit_ourselves() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows and macOS know no or not all such limits
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Read a PDF from standard input and write its pages, or why they cannot be read, to standard output."""
    _limit_ourselves()
    logging.disable(logging.CRITICAL)  # pdfminer logs what it mends
    try:
        answer: dict[str, Any] = {"pages": [astuple(page) for page in printed_pages(sys.stdin.buffer.read())]}
    except Refused as refused:
        answer = {"refused": str(refused)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()

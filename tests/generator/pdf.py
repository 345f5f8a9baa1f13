"""A small writer of PDF, so that tests need no library for it: text at places, a standard font, Latin letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from tests.generator.prose import Scene
from tests.generator.values import Piece, Shape

_TOP, _BOTTOM, _LEFT, _WIDTH = 780, 70, 60, 480
_SIZE, _LEADING = 10, 13.0
_PER_LINE = 88


@dataclass(frozen=True, slots=True)
class Printed:
    """Words at a place on a page, measured from its lower left corner in points."""

    x: float
    y: float
    text: str
    bold: bool = False


def as_pdf(pieces: Sequence[Piece], scene: Scene) -> bytes:
    """Pages of text with page numbers and, in half of the letters, a running head."""
    head = pieces[0].lines[0] if scene.chance(0.5) else None
    pages: list[list[Printed]] = [[]]
    y = float(_TOP)
    for piece in pieces:
        for row in _rows(piece):
            if y < _BOTTOM:
                pages.append([])
                y = float(_TOP)
            pages[-1] += (Printed(x, y, text, piece.shape is Shape.HEADING) for x, text in row)
            y -= _LEADING
        y -= _LEADING * 0.7
    for number, page in enumerate(pages, start=1):
        page.append(Printed(300, 40, str(number)))
        if head is not None and number > 1:
            page.append(Printed(_LEFT, 810, head))
    return _file([_content(page) for page in pages])


def _rows(piece: Piece) -> list[list[tuple[float, str]]]:
    """The printed rows of a piece, each with its words and where they begin."""
    if piece.shape in {Shape.COLUMNS, Shape.TABLE}:
        rows = [piece.header, *piece.rows] if piece.header else list(piece.rows)
        step = _WIDTH / len(rows[0])
        return [printed for row in rows for printed in _cells(row, step, int(_PER_LINE * step / _WIDTH) - 4)]
    if piece.shape is Shape.ITEMS:
        printed = []
        for marker, text in zip(piece.markers, piece.lines, strict=True):
            first, *more = wrap(text, _PER_LINE - 6)
            printed.append([(_LEFT + 10.0, marker), (_LEFT + 34.0, first)])
            printed += [[(_LEFT + 34.0, line)] for line in more]
        return printed
    return [[(float(_LEFT), line)] for text in piece.lines for line in wrap(text, _PER_LINE)]


def _cells(row: Sequence[str], step: float, width: int) -> list[list[tuple[float, str]]]:
    """A row of cells, as many lines high as its tallest cell."""
    wrapped = [wrap(cell, width) for cell in row]
    height = max(len(cell) for cell in wrapped)
    return [
        [(_LEFT + index * step, cell[line]) for index, cell in enumerate(wrapped) if line < len(cell)]
        for line in range(height)
    ]


def _content(page: Sequence[Printed]) -> bytes:
    shown = []
    for words in page:
        text = words.text.encode("cp1252", "replace")
        for special in (b"\\", b"(", b")"):
            text = text.replace(special, b"\\" + special)
        font = "F2" if words.bold else "F1"
        shown.append(f"BT /{font} {_SIZE} Tf {words.x:.1f} {words.y:.1f} Td (".encode() + text + b") Tj ET")
    return b"\n".join(shown)


def _file(contents: Sequence[bytes]) -> bytes:
    """The objects of a PDF, and the table of where each begins."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
            + f"/Contents {6 + 2 * index} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n"
    start = out.index(b"xref\n0 ")
    return bytes(out) + f"{trailer}{start}\n%%EOF\n".encode()

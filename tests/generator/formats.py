"""The pieces of a letter as the bytes of a file: plain text, Markdown, HTML, docx; PDF is in `pdf`."""

from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from itertools import groupby

from tests.generator.pdf import as_pdf
from tests.generator.prose import Scene
from tests.generator.values import Piece, Region, Shape

Render = Callable[[Sequence[Piece], Scene], bytes]


def as_text(pieces: Sequence[Piece], scene: Scene) -> bytes:
    """Plain text, pieces set apart by blank lines, lists now and then indented."""
    indent = "  " if scene.chance(0.3) else ""
    return ("\n\n".join(_text(piece, indent) for piece in pieces) + "\n").encode()


def _text(piece: Piece, indent: str) -> str:
    if piece.shape is Shape.TABLE:
        rows = [piece.header, *piece.rows] if piece.header else list(piece.rows)
        return "\n".join(map(_bars, rows))
    if piece.shape is Shape.COLUMNS:
        return _columns(piece.rows)
    if piece.shape is Shape.ITEMS:
        gap = "" if piece.markers[0].endswith(("、", "．")) else " "
        marked = zip(piece.markers, piece.lines, strict=True)
        return ("\n\n" if piece.loose else "\n").join(f"{indent}{marker}{gap}{text}" for marker, text in marked)
    return ("\n\n" if piece.loose else "\n").join(piece.lines)


def _bars(row: Sequence[str]) -> str:
    return "| " + " | ".join(row) + " |"


def _columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[index]) for row in rows) + 4 for index in range(len(rows[0]))]
    padded = ("".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in padded)


def as_markdown(pieces: Sequence[Piece], _: Scene) -> bytes:
    """Markdown, with lines that stand by themselves ended by two spaces."""
    return ("\n\n".join(map(_markdown, pieces)) + "\n").encode()


def _markdown(piece: Piece) -> str:
    if piece.shape is Shape.HEADING:
        return f"{'#' * piece.level} {piece.lines[0]}"
    if piece.shape is Shape.TABLE:
        head = piece.header or ("",) * len(piece.rows[0])
        return "\n".join(map(_bars, [head, ("---",) * len(head), *piece.rows]))
    if piece.shape is Shape.ITEMS:
        marks = (mark if mark[0].isdigit() else "-" for mark in piece.markers)
        return "\n".join(f"{mark} {text}" for mark, text in zip(marks, piece.lines, strict=True))
    return "\n\n".join(piece.lines) if piece.loose else "  \n".join(piece.lines)


def as_html(pieces: Sequence[Piece], scene: Scene) -> bytes:
    """A saved page: the letter in <article>, the site's words in <nav>, <aside> and <footer>.

    A line that holds a tab is printed as <cite>name</cite> and what comes after it.
    """
    title = next(escape(piece.lines[0]) for piece in pieces if piece.shape is Shape.HEADING)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{scene.language}">\n<head><meta charset="utf-8"><title>{title}</title></head>'
    ]
    parts.append("<body>")
    for region, group in groupby(pieces, lambda piece: piece.region):
        inner = "\n".join(map(_element, group))
        kind = ' class="cookie-banner"' if region is Region.BANNER else ""
        inner = f"<article>\n{inner}\n</article>" if region is Region.LETTER else inner
        parts.append(f"<{region.value}{kind}>\n{inner}\n</{region.value}>")
    return "\n".join([*parts, "</body>\n</html>\n"]).encode()


def _element(piece: Piece) -> str:
    texts = [_inline(text) for text in piece.lines]
    if piece.shape is Shape.HEADING:
        return f"<h{piece.level}>{texts[0]}</h{piece.level}>"
    if piece.shape is Shape.TABLE:
        rows = [f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in row)}</tr>" for row in piece.rows]
        head = f"<tr>{''.join(f'<th>{_inline(cell)}</th>' for cell in piece.header)}</tr>"
        return "\n".join(["<table>", *([head] if piece.header else []), *rows, "</table>"])
    if piece.shape is Shape.ITEMS:
        tag = "ol" if piece.markers[0].strip("(")[0].isdigit() else "ul"
        return "\n".join([f"<{tag}>", *(f"<li>{text}</li>" for text in texts), f"</{tag}>"])
    if piece.region is Region.NAVIGATION:
        return "\n".join(["<ul>", *(f'<li><a href="#">{text}</a></li>' for text in texts), "</ul>"])
    if piece.loose:
        return "\n".join(f"<p>{text}</p>" for text in texts)
    return "<p>" + "<br>\n".join(texts) + "</p>"


def _inline(text: str) -> str:
    name, tab, rest = escape(text, quote=False).partition("\t")
    return f"<cite>{name}</cite>{rest}" if tab else name


def as_docx(pieces: Sequence[Piece], scene: Scene) -> bytes:
    """A Word file: list styles, a real table, line breaks within or paragraphs of their own for lines."""
    from docx import Document

    document = Document()
    breaks = scene.chance(0.3)
    for piece in pieces:
        if piece.shape is Shape.HEADING:
            document.add_heading(piece.lines[0], level=min(piece.level, 3))
        elif piece.shape is Shape.TABLE:
            rows = [piece.header, *piece.rows] if piece.header else list(piece.rows)
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        elif piece.shape is Shape.ITEMS:
            style = "List Number" if piece.markers[0].strip("(")[0].isdigit() else "List Bullet"
            for text in piece.lines:
                document.add_paragraph(text, style=style)
        elif breaks and not piece.loose:
            document.add_paragraph("\n".join(piece.lines))
        else:
            for text in piece.lines:
                document.add_paragraph(text)
            document.add_paragraph("")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


RENDERERS: dict[str, Render] = {
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
    ".pdf": as_pdf,
}
"""A renderer for every ending of a file."""

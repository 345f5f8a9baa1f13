"""A small press: letters set as PDF in the layouts that joint letters are met in."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

WIDTH, HEIGHT = (float(side) for side in A4)
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=9)
JUSTIFIED = ParagraphStyle("justified", parent=BODY, alignment=TA_JUSTIFY)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=14)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Times-Bold")
ENTRY = ParagraphStyle("entry", parent=BODY, spaceAfter=0)
PROSE = (
    "We write to you together because the trial of four translators begins next week behind closed doors, and because "
    "nobody outside the court has been allowed to read what they are charged with. Their families have not seen them "
    "since the spring, and the lawyers whom they chose were sent away at the gate of the prison."
)

Draw = Callable[[Canvas, int], None]


def press(
    story: Sequence[Flowable], *, columns: int = 1, on_page: Draw | None = None, margin: float = 72, **options: Any
) -> bytes:
    """Set a story on as many pages as it needs, in columns; `on_page` draws what stands on every page."""
    file = io.BytesIO()
    gap = 18.0
    width = (WIDTH - 2 * margin - gap * (columns - 1)) / columns
    frames = [
        Frame(margin + number * (width + gap), margin, width, HEIGHT - 2 * margin, 0, 0, 0, 0)
        for number in range(columns)
    ]
    document = BaseDocTemplate(file, pagesize=A4, **options)

    def draw(canvas: Canvas, doc: Any) -> None:
        if on_page is not None:
            on_page(canvas, doc.page)

    document.addPageTemplates([PageTemplate("page", frames, onPage=draw)])
    document.build(list(story))
    return file.getvalue()


def drawn(*pages: Draw, **options: Any) -> bytes:
    """Pages drawn by hand."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, **options)
    for number, draw in enumerate(pages, 1):
        canvas.setFont("Times-Roman", 11)
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def at(x: float, top: float, *lines: str, font: str = "Times-Roman", size: float = 11, leading: float = 14) -> Draw:
    """Lines one under the other, the first one's baseline `top` points from the page's top."""

    def draw(canvas: Canvas, _: int) -> None:
        canvas.setFont(font, size)
        for number, text in enumerate(lines):
            canvas.drawString(x, HEIGHT - top - number * leading, text)

    return draw


def together(*draws: Draw) -> Draw:
    """Several drawings on one page."""

    def draw(canvas: Canvas, number: int) -> None:
        for each in draws:
            each(canvas, number)

    return draw


def paragraphs(*texts: str, style: ParagraphStyle = BODY) -> list[Flowable]:
    """A paragraph for each text."""
    return [Paragraph(text, style) for text in texts]


def numbered(names: Sequence[str], start: int = 1) -> ListFlowable:
    """A numbered list."""
    items = [ListItem(Paragraph(name, ENTRY)) for name in names]
    return ListFlowable(items, bulletType="1", bulletFormat="%s.", start=start, leftIndent=24)


def table(rows: Sequence[Sequence[str]], *, ruled: bool, widths: Sequence[float] | None = None) -> Table:
    """A table whose cells wrap, with or without drawn rules."""
    cells = [[Paragraph(cell, ENTRY) for cell in row] for row in rows]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    return Table(cells, colWidths=widths or [150] * len(rows[0]), style=TableStyle([*style, *grid]))


def space(points: float = 12) -> Spacer:
    """White space."""
    return Spacer(1, points)

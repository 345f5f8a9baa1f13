"""How those who sign stand on the page: a list, lines, a row of names in a sentence, a table, columns."""

from collections.abc import Callable
from dataclasses import replace
from textwrap import wrap

from tests.generator.entries import Entry, org
from tests.generator.prose import Scene
from tests.generator.values import Piece, Shape, Signed, heading, items, lines, paragraph

Arrangement = Callable[[list[Signed], Scene], list[Piece]]

_HAN = "一二三四五六七八九十"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def numeral(number: int, form: str) -> str:
    """A list's printed number.

    >>> [numeral(12, form) for form in ("1.", "1)", "(1)", "一、", "１．")]
    ['12.', '12)', '(12)', '十二、', '１２．']
    """
    if form == "一、":
        tens, ones = divmod(number, 10)
        han = (_HAN[tens - 1] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones - 1] if ones else "")
        return f"{han}、"
    return form.replace("1", str(number)).replace("１", str(number).translate(_WIDE))


def numbered(entry: Entry, form: str = "1.") -> Arrangement:
    """A list with numbers."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        texts = [entry(each, scene) for each in signed]
        return [items(texts, [numeral(number, form) for number in range(1, len(texts) + 1)])]

    return arrange


def bulleted(entry: Entry, bullet: str) -> Arrangement:
    """A list with bullets."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        return [items([entry(each, scene) for each in signed], [bullet] * len(signed))]

    return arrange


def plain(entry: Entry, *, loose: bool = False, end: str = "") -> Arrangement:
    """One a line without any bullet; `loose` with blank lines between, `end` after every line but the last."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        texts = [entry(each, scene) for each in signed]
        return [lines([*(text + end for text in texts[:-1]), texts[-1]], loose=loose)]

    return arrange


def stacked(*rows: Entry, loose: bool = False) -> Arrangement:
    """Blocks of several lines: the person, below it the role, below that the organization."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        blocks = [[row(each, scene) for row in rows] for each in signed]
        return [lines([line for block in blocks for line in block])] if not loose else [lines(each) for each in blocks]

    return arrange


def sections(entry: Entry, groups: Callable[[Signed], str], *, form: str | None = None) -> Arrangement:
    """Headings with the signatories of each below it; numbers start again, and the heading may carry the count."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        pieces = []
        counts = scene.chance(0.5)
        titles: dict[str, str] = {}
        for group in dict.fromkeys(groups(each) for each in signed):
            below = [entry(each, scene) for each in signed if groups(each) == group]
            if group in scene.words("headings"):
                title = titles.setdefault(group, scene.rng.choice(scene.words("headings")[group]))
            else:
                title = group
            pieces.append(heading(f"{title} ({len(below)})" if counts else title, 3))
            marks = [numeral(number, form or "1.") for number in range(1, len(below) + 1)]
            pieces.append(lines(below) if form is None else items(below, marks))
        return pieces

    return arrange


def rounds(arrangement: Arrangement) -> Arrangement:
    """Those who began, and below another heading those who joined."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        cut = scene.rng.randint(1, len(signed) - 1)
        first, further = scene.words("rounds")
        return [
            heading(first, 3),
            *arrangement(signed[:cut], scene),
            heading(further, 3),
            *arrangement(signed[cut:], scene),
        ]

    return arrange


def by_country(signed: list[Signed], scene: Scene) -> list[Piece]:
    """`Country: Org`, further organizations of the country on lines of their own."""
    printed = []
    for country in dict.fromkeys(each.country for each in signed):
        names = [org(each, scene) for each in signed if each.country == country]
        printed += [f"{country}{scene.colon}{names[0]}", *names[1:]]
    return [lines(printed)]


def row(entry: Entry, template: str | None, *, joint: str | None = None) -> Arrangement:
    """All names in one sentence: `template` is a key of `prose.yml` with {names}, or None for the bare names.

    `joint` stands between the names ("; "); without it they are enumerated with commas and an "and".
    """

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        texts = [entry(each, scene) for each in signed]
        names = scene.enumerated(texts) if joint is None else joint.join(texts)
        return [paragraph(names if template is None else scene.words(template).format(names=names))]

    return arrange


def table(*cells: Entry, header: tuple[str, ...] = ()) -> Arrangement:
    """A row of a table for each."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        rows = tuple(tuple(cell(each, scene) for cell in cells) for each in signed)
        return [Piece(Shape.TABLE, rows, header=header)]

    return arrange


def tabbed(*cells: Entry) -> Arrangement:
    """A line for each, its fields set apart by tabs."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        return [lines(["\t".join(cell(each, scene) for cell in cells) for each in signed])]

    return arrange


def loosened(arrangement: Arrangement) -> Arrangement:
    """Another arrangement with blank lines between its lines."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        return [replace(piece, loose=True) for piece in arrangement(signed, scene)]

    return arrange


def columns(entry: Entry, number: int) -> Arrangement:
    """Names side by side."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        texts = [entry(each, scene) for each in signed]
        texts += [""] * (-len(texts) % number)
        height = len(texts) // number
        return [Piece(Shape.COLUMNS, tuple(tuple(texts[line::height]) for line in range(height)))]

    return arrange


def wrapped(arrangement: Arrangement, width: int, *, indent: str = "") -> Arrangement:
    """The lines of another arrangement broken at `width`, what follows a break standing after `indent`."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        return [broken(piece, width, indent) for piece in arrangement(signed, scene)]

    return arrange


def broken(piece: Piece, width: int, indent: str) -> Piece:
    """A piece whose lines are broken at `width`."""
    texts = tuple(("\n" + indent).join(wrap(text, width, break_long_words=False)) for text in piece.lines)
    return Piece(piece.shape, tuple((text,) for text in texts), piece.markers, loose=piece.loose)

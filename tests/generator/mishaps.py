"""What happens to a list on its way to a page: lost line breaks, page breaks, late signers, notes, copies, counters."""

from tests.generator.arrangements import Arrangement
from tests.generator.prose import Scene
from tests.generator.values import Piece, Shape, Signed, heading, items, lines, paragraph


def fused(arrangement: Arrangement) -> Arrangement:
    """Now and then two entries have run into one line: `Org A2. Org B`, `Person | OrgPerson | Org`."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        printed: list[str] = []
        (piece,) = arrangement(signed, scene)
        for text in with_markers(piece):
            if printed and scene.chance(0.12):
                printed[-1] += text
            else:
                printed.append(text)
        return [lines(printed)]

    return arrange


def paged(arrangement: Arrangement) -> Arrangement:
    """A page ends within the list: a page number, a form feed, the running head."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        (piece,) = arrangement(signed, scene)
        texts = with_markers(piece)
        printed = []
        every = scene.rng.randint(8, 20)
        for number, text in enumerate(texts):
            if number and number % every == 0:
                printed += ["", str(number // every + 1), "\f"]
            printed.append(text)
        return [lines(printed)]

    return arrange


def with_markers(piece: Piece) -> list[str]:
    """The lines of a list as text prints them."""
    if piece.shape is Shape.ITEMS:
        return [f"{marker} {text}" for marker, text in zip(piece.markers, piece.lines, strict=True)]
    return list(piece.lines)


def with_anonymous(arrangement: Arrangement) -> Arrangement:
    """The list ends with those who wish to stay unnamed."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        (piece,) = arrangement(signed, scene)
        unnamed = scene.pick("anonymous")
        if piece.shape is Shape.ITEMS and scene.chance(0.5):
            return [items([*piece.lines, unnamed], [*piece.markers, piece.markers[0]])]
        if piece.shape is Shape.ITEMS:
            return [piece, paragraph(unnamed)]
        return [lines([*piece.lines, unnamed])]

    return arrange


def followed(arrangement: Arrangement, kind: str) -> Arrangement:
    """Something stands below the list that is no part of it: "cc", "contact", "related"."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        texts = scene.words(kind)
        below = [lines(texts)] if scene.chance(0.5) else [paragraph(text) for text in texts]
        return [*arrangement(signed, scene), *below]

    return arrange


def late(arrangement: Arrangement) -> Arrangement:
    """Some signed later: they stand below the contact persons."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        cut = max(1, len(signed) - scene.rng.randint(1, 5))
        if cut == len(signed):
            return arrangement(signed, scene)
        below = [paragraph(text) for text in scene.words("contact")]
        return [
            *arrangement(signed[:cut], scene),
            *below,
            heading(scene.pick("late"), 3),
            *arrangement(signed[cut:], scene),
        ]

    return arrange


def counted_up(arrangement: Arrangement) -> Arrangement:
    """A petition's counter stands above the list, and the wish for more below it."""

    def arrange(signed: list[Signed], scene: Scene) -> list[Piece]:
        counter, wish = scene.words("petition")
        return [paragraph(counter), *arrangement(signed, scene), paragraph(wish)]

    return arrange

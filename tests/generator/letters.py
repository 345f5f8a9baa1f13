"""Whole letters: prose around signatories in a layout, as bytes, with the gold of what a reader must find."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.generator.formats import RENDERERS
from tests.generator.layouts import Layout, Place, registry
from tests.generator.prose import Scene
from tests.generator.values import Made, Piece, Region, heading, items, lines, paragraph

_FEW = 6
_WEB = {".txt", ".md", ".html"}  # formats in which a page of a site is saved


def make(layout: Layout, seed: int) -> Made:
    """The letter that a layout and a seed give, always the same."""
    rng = Random(f"{layout.name} {seed}")  # noqa: S311  # the same letters everywhere
    scene = Scene(rng, rng.choice(layout.languages))
    least, most = layout.sizes
    size = rng.randint(least, min(most, least + _FEW)) if rng.random() < 0.3 else rng.randint(least, most)
    signed = layout.crowd.gather(rng, scene.language, size)
    title = scene.pick("titles")
    printed, iso = scene.date()
    claimed = len(signed) if layout.countable and layout.place is not Place.SENTENCE and rng.random() < 0.5 else None
    held = scene.held() if rng.random() < 0.5 else []
    held = [name for name in held if name not in {each.person for each in signed}]
    block = layout.arrangement(signed, scene)
    body = _body(scene, layout.crowd.who, claimed, held, {each.person for each in signed})
    shown = [heading(title, 1), *_framed(layout, scene, block, body, printed)]
    before, after = _site(scene) if layout.suffix in _WEB else ([], [])
    data = RENDERERS[layout.suffix]([*before, *shown, *after], scene)
    if layout.retouch is not None:
        data = layout.retouch(data.decode()).encode()
    return Made(
        layout=layout.name,
        seed=seed,
        language=scene.language,
        name=f"{layout.name}-{seed}{layout.suffix}",
        data=data,
        signed=tuple(signed),
        detainees=tuple(held),
        claimed=claimed,
        title=title,
        date=iso,
        fields=frozenset(layout.fields),
    )


def made_letters(layout: Layout, count: int, *, seed: int = 0) -> Iterator[Made]:
    """`count` letters of one layout."""
    for number in range(count):
        yield make(layout, seed + number)


def generated_letters(seed: int, count: int) -> Iterator[tuple[str, bytes, Made]]:
    """`count` letters that take turns through every layout: the file's name, its bytes, and what is in it."""
    layouts = list(registry().values())
    for number in range(count):
        made = make(layouts[number % len(layouts)], seed + number // len(layouts))
        yield made.name, made.data, made


def _framed(layout: Layout, scene: Scene, block: list[Piece], body: list[Piece], date: str) -> list[Piece]:
    """Title aside, the letter from its date on, with the signatories where the layout wants them."""
    day = paragraph(date)
    to = _addressed(scene)
    if layout.place is Place.TOP:
        return [paragraph(scene.pick("from")), *block, day, *to, *body]
    if layout.place is Place.BEFORE_DATE:
        return [*block, day, *body]
    if layout.place is Place.SENTENCE:
        return [day, *block, *body[1:]]
    if layout.place is Place.MIDDLE:
        lead = scene.words("pressed").format(who=scene.words("who")[layout.crowd.who])
        halves = body[1:]
        middle = max(1, len(halves) // 2)
        while middle < len(halves) and halves[middle - 1].rows[-1][-1].endswith((":", "：")):
            middle += 1  # a list stays with the words that lead into it
        tail = [paragraph(text) for text in scene.words("contact")]
        return [day, body[0], *halves[:middle], paragraph(lead), *block, *halves[middle:], *tail]
    lead = scene.pick("leads")
    ending = [paragraph(lead)] if lead else []
    return [day, *to, *body, *ending, *block]


def _addressed(scene: Scene) -> list[Piece]:
    if scene.chance(0.3):
        return []
    to = scene.pick("addressees")
    shown = [lines(to["lines"])] if scene.chance(0.7) else []
    return [*shown, paragraph(to["salutation"])]


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without its initials: with and without them it may be one person, which a letter settles."""
    return tuple(word for word in name.split() if not word.endswith((".", ".ª")))


def _body(scene: Scene, who: str, claimed: int | None, held: list[str], signing: set[str | None]) -> list[Piece]:
    """The opening, some paragraphs, what is asked for, who is to be released, and a closing."""
    opening = scene.pick("uncounted" if claimed is None else "counted")
    n = "" if claimed is None else scene.count(claimed)
    pieces = [paragraph(opening.format(n=n, who=scene.words("who")[who]))]
    pieces += map(paragraph, scene.rng.sample(scene.words("bodies"), scene.rng.randint(1, 3)))
    if scene.chance(0.3):
        pieces.append(paragraph(scene.pick("elsewhere")))
    if scene.chance(0.3):
        known = {_bare(name) for name in (*signing, *held) if name is not None}
        free = [name for name in scene.held() if _bare(name) not in known]
        pieces += [paragraph(scene.pick("not_held").format(name=free[0]))] if free else []
    pieces += _release(scene, held)
    if scene.chance(0.5):
        wishes = scene.rng.sample(scene.words("asks"), scene.rng.randint(2, 3))
        numbers = scene.chance(0.3)
        marks = [f"{number}." if numbers else "•" for number in range(1, len(wishes) + 1)]
        pieces += [paragraph(scene.words("asks_lead")), items(wishes, marks)]
    return [*pieces, paragraph(scene.pick("closings"))]


def _release(scene: Scene, held: list[str]) -> list[Piece]:
    """The wish that those who are held go free: one sentence, with a word on each or without, or a list."""
    if held and scene.chance(0.25):
        texts = [scene.pick("held_each").format(name=name) for name in held]
        return [paragraph(scene.words("release_lead")), items(texts, ["•"] * len(texts))]
    if held and scene.chance(0.25):
        held = [scene.pick("held_inline").format(name=name) for name in held]
    return [paragraph(scene.pick("releases").format(names=scene.enumerated(held)))] if held else []


def _site(scene: Scene) -> tuple[list[Piece], list[Piece]]:
    """What a page's site prints above and below a letter, half of the time."""
    above: list[Piece] = []
    below: list[Piece] = []
    if scene.chance(0.3):
        above.append(replace(lines(scene.words("navigation")), region=Region.NAVIGATION))
    if scene.chance(0.15):
        above.append(replace(paragraph(scene.words("cookies")), region=Region.BANNER))
    if scene.chance(0.2):
        below.append(replace(lines(scene.words("share")), region=Region.ASIDE))
    if scene.chance(0.25):
        below += (replace(paragraph(text), region=Region.FOOTER) for text in scene.words("boilerplate"))
    if scene.chance(0.15):
        below += (replace(paragraph(text), region=Region.ASIDE) for text in scene.words("related"))
    return above, below

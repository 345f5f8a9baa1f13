import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import count

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.factory import clusters, letter, org
from tests.graph.review.made import PEN, USA, asking, doubtful, question, some_cases
from undersigned.cli.review_screen import Help, ReviewScreen
from undersigned.graph.errors import OutputError
from undersigned.graph.judgements import Judgement
from undersigned.graph.review import Case, Sitting, cases, judged

Steps = Callable[[ReviewScreen, Pilot[Sitting]], Awaitable[None]]


class Kept:
    """What was saved, in a list in place of a file; `broken` lets saving fail."""

    def __init__(self) -> None:
        self.judgements: list[Judgement] = []
        self.broken = False

    def keep(self, case: Case, verdict: str) -> tuple[Judgement, ...]:
        """Save."""
        if self.broken:
            raise OutputError("judgements: cannot be written: disk full; make room")
        made = judged(case, verdict, reason="", by="Ana", at="2026-05-02")
        self.judgements += made
        return made

    def drop(self, gone: Sequence[Judgement]) -> None:
        """Take away again."""
        if self.broken:
            raise OutputError("judgements: cannot be written: disk full; make room")
        self.judgements = [each for each in self.judgements if each not in gone]

    @property
    def verdicts(self) -> list[str]:
        """What was saved, verdict by verdict."""
        return [each.verdict for each in self.judgements]


def sit(
    asked: tuple[Case, ...],
    steps: Steps,
    *,
    size: tuple[int, int] = (120, 40),
    clock: Callable[[], float] | None = None,
    kept: Kept | None = None,
) -> tuple[ReviewScreen, Kept]:
    """Show these cases and take these steps; every look at the clock finds a second gone."""
    saved = kept or Kept()
    seconds = count()
    screen = ReviewScreen(
        Sitting(asked), keep=saved.keep, drop=saved.drop, by="Ana", clock=clock or (lambda: float(next(seconds)))
    )

    async def go() -> None:
        async with screen.run_test(size=size) as pilot:
            await steps(screen, pilot)

    asyncio.run(go())
    return screen, saved


def pressing(*keys: str) -> Steps:
    """Press these keys."""

    async def steps(_: ReviewScreen, pilot: Pilot[Sitting]) -> None:
        await pilot.press(*keys)

    return steps


def shown(screen: ReviewScreen) -> str:
    """All that stands on the screen."""
    texts = []
    for static in screen.query(Static):
        if static.display and static.id is not None:
            rendered = static.visual
            texts.append(str(rendered))
    return "\n".join(texts)


TWO = some_cases()


@pytest.mark.parametrize(
    ("keys", "verdicts"),
    [
        ("yu", ["same", "unsure"]),
        ("snz", []),
        ("ynz", ["same"]),
        ("cn", ["chapter of", "different", "different"]),
        ("cxz", []),
        ("zzynyyy", ["same", "different"]),
        ("ynzz", []),
    ],
)
def test_every_key_does_what_it_says(keys: str, verdicts: list[str]) -> None:
    """Answers are kept as they are given, skipping keeps nothing, and undo takes back what was kept last."""
    _, kept = sit(TWO, pressing(*keys))
    assert kept.verdicts == verdicts


def test_the_third_answer_needs_a_proposal() -> None:
    """Where no relation is proposed its key does nothing but say so."""
    screen, kept = sit(some_cases(question()), pressing("c"))
    assert kept.judgements == []
    assert screen.sitting.steps == ()


def test_the_screen_says_what_a_person_needs() -> None:
    """Both names, their lines, the reasons, what would follow, the keys, and what was saved."""
    seen: list[str] = []

    async def steps(screen: ReviewScreen, pilot: Pilot[Sitting]) -> None:
        seen.append(shown(screen))
        await pilot.press("n")
        seen.append(shown(screen))
        await pilot.press("y")
        seen.append(shown(screen))

    sit(TWO, steps)
    for words in ("PEN America", "PEN International", "Are A and B one organization", "spelled alike", "If yes"):
        assert words in seen[0]
    assert "2 questions left · 0 answered · 5 signatures at stake · Ana" in seen[0]
    assert "A is a chapter of B".replace(" ", "\u00a0") in seen[0]
    assert "Saved (1): different: “PEN America” and “PEN International”" in seen[1]
    assert "Nothing is left to ask." in seen[2]
    assert "2 answers saved, 0 skipped." in seen[2]


def test_an_answer_that_cannot_be_saved_is_not_given() -> None:
    """Where saving fails the question stays, and the screen says why; so does undo."""
    kept = Kept()
    seen: list[str] = []

    async def steps(screen: ReviewScreen, pilot: Pilot[Sitting]) -> None:
        kept.broken = True
        await pilot.press("y")
        seen.append(shown(screen))
        kept.broken = False
        await pilot.press("y")
        kept.broken = True
        await pilot.press("z")
        seen.append(shown(screen))

    screen, _ = sit(TWO, steps, kept=kept)
    assert "NOT saved: judgements: cannot be written: disk full; make room" in seen[0]
    assert "NOT taken back: judgements: cannot be written" in seen[1]
    assert kept.verdicts == ["same"]
    assert screen.sitting.answered == 1


def test_a_key_held_down_answers_once() -> None:
    """Repeated keys come faster than anybody reads."""
    times = iter((0.0, 0.03, 0.06, 0.09, 1.0))
    _, kept = sit(TWO, pressing(*"yyyyn"), clock=lambda: next(times))
    assert kept.verdicts == ["same", "different"]


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
def test_leaving_gives_the_sitting_back(key: str) -> None:
    """Whoever quits keeps what was answered."""
    screen, _ = sit(TWO, pressing("y", key))
    assert screen.return_value is not None
    assert screen.return_value.answered == 1


def test_help_opens_and_any_key_closes_it() -> None:
    """While help is shown no key answers."""

    async def steps(screen: ReviewScreen, pilot: Pilot[Sitting]) -> None:
        await pilot.press("question_mark")
        assert isinstance(screen.screen, Help)
        await pilot.press("y")
        assert not isinstance(screen.screen, Help)

    _, kept = sit(TWO, steps)
    assert kept.judgements == []


@pytest.mark.parametrize(("width", "wide"), [(120, True), (70, False), (60, False)])
def test_sides_stand_beside_each_other_where_there_is_room(width: int, *, wide: bool) -> None:
    """On a narrow terminal B stands under A, and nothing is wider than the screen."""

    async def steps(screen: ReviewScreen, _: Pilot[Sitting]) -> None:
        left, right = (screen.query_one(f"#{id}").region for id in ("left", "right"))
        assert (left.y == right.y) is wide
        assert max(left.right, right.right) <= width
        assert screen.query_one("#keys").region.bottom == 20

    sit(TWO, steps, size=(width, 20))


def test_a_fact_has_one_side() -> None:
    """A question about words of a letter shows these alone."""
    made = doubtful("Gui Minhai", "possible-detainee")

    async def steps(screen: ReviewScreen, pilot: Pilot[Sitting]) -> None:
        assert not screen.query_one("#right").display
        await pilot.press("y")
        assert "Saved (1): yes: “Gui Minhai” (detainee)" in shown(screen)

    _, kept = sit(cases([made], clusters(made)), steps)
    assert kept.verdicts == ["accept"]


def test_what_follows_from_answers_is_said() -> None:
    """Who joins A and B, and then B and C, is told that A comes along."""
    third = "organization/rights-now"
    asked = some_cases(question(USA, PEN, weight=9), question(PEN, third, weight=5), question(USA, third, weight=4))

    async def steps(screen: ReviewScreen, pilot: Pilot[Sitting]) -> None:
        await pilot.press("y")
        assert "Your answers of today join more with it: PEN America." in shown(screen)
        await pilot.press("y")
        assert "1 question settled by these answers." in shown(screen)

    _, kept = sit(asked, steps)
    assert kept.verdicts == ["same", "same"]


def test_names_are_not_markup() -> None:
    """Brackets in a name are brackets."""
    made = letter("one", signed_by=[org("[red]Free[/red]"), org("Free [/]")])
    ids = [entity.id for entity in clusters(made).entities if "Free" in entity.label]
    known, letters = asking([made], question(ids[0], ids[1]))

    async def steps(screen: ReviewScreen, pilot: Pilot[Sitting]) -> None:
        assert "[red]Free[/red]" in shown(screen)
        await pilot.press("y")
        assert "“[red]Free[/red]”" in shown(screen)

    sit(cases(letters, known), steps)

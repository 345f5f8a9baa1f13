"""The screen of `undersigned review`: one question at a time, a key for each answer, and every answer kept at once."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from undersigned.cli.front import printable
from undersigned.graph.errors import UndersignedError
from undersigned.graph.judgements import Judgement
from undersigned.graph.review import Case, PrintedLine, Side, Sitting
from undersigned.graph.review.case import UNSURE, CaseKind
from undersigned.graph.review.names import counted

Keep = Callable[[Case, str], tuple[Judgement, ...]]
"""Saves what a verdict on a case comes to, and returns it; UndersignedError where that could not be saved."""

Drop = Callable[[Sequence[Judgement]], None]
"""Takes saved judgements away again; UndersignedError where that could not be done."""

_WIDE = 100
"""From so many columns on, A and B stand side by side."""

_TOO_SOON = 0.15
"""Seconds: keys that follow faster come from one that is held down, and nobody has read what they would answer."""

_HELP = """\
y  yes     what stands under “If yes” is so
n  no      it is not so; nothing joins the two again
c          what is proposed beside yes and no
u  unsure  you are not asked again; others are
s  skip    leave it open for another time
z  undo    take the last answer back, then the last but one
q  quit
↑ ↓ PgUp PgDn   where the text is longer than the screen

Every answer is on the disk before the next is asked.
If you do not know, say unsure: a wrong yes joins two
who are not one, in every table and on every page.

Any key closes this."""


_SCROLLING = ("up", "down", "pageup", "pagedown", "home", "end")


class Help(ModalScreen[None]):
    """What the keys do."""

    DEFAULT_CSS = """
    Help { align: center middle; }
    Help VerticalScroll {
        width: 60; max-width: 100%; height: auto; max-height: 100%; border: round $primary; padding: 0 1;
    }
    """

    def compose(self) -> ComposeResult:
        """Put up the text."""
        with VerticalScroll():
            yield Static(Text(_HELP))

    def on_key(self, event: Key) -> None:
        """Close at any key, which answers nothing; but for those that scroll."""
        if event.key not in _SCROLLING:
            event.stop()
            self.dismiss()


class ReviewScreen(App[Sitting]):
    """A person's way through the cases; leaves with the sitting as it was in the end."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #head { height: 1; background: $primary; color: $text; padding: 0 1; }
    #body { padding: 0 1; }
    #question, #then { margin: 1 0; }
    #sides { layout: vertical; height: auto; }
    #sides.wide { layout: horizontal; }
    .side { width: 100%; height: auto; border: round $primary; padding: 0 1; border-title-style: bold; }
    .wide .side { width: 1fr; }
    .hidden { display: none; }
    #status { height: auto; max-height: 2; padding: 0 1; color: $text-muted; }
    #status.wrong { text-style: bold reverse; }
    #keys { height: auto; padding: 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('yes')", "yes"),
        Binding("n", "answer('no')", "no"),
        Binding("u", "answer('unsure')", "unsure"),
        Binding("c", "answer('third')", "the third answer"),
        Binding("s", "skip", "skip"),
        Binding("z", "undo", "undo"),
        Binding("question_mark", "help", "help"),
        Binding("q,ctrl+c,ctrl+q", "leave", "quit", priority=True),
    ]

    def __init__(self, sitting: Sitting, *, keep: Keep, drop: Drop, by: str, clock: Callable[[], float]) -> None:
        super().__init__()
        self.sitting = sitting
        self._keep, self._drop, self._by, self._clock = keep, drop, by, clock
        self._pressed = float("-inf")

    def compose(self) -> ComposeResult:
        """Head, question, the two sides, reasons and consequences, and what can be pressed."""
        yield Static(id="head")
        with VerticalScroll(id="body"):
            yield Static(id="question")
            yield Static(id="why")
            yield Static(id="then")
            with Container(id="sides"):
                yield Static(id="left", classes="side")
                yield Static(id="right", classes="side")
        yield Static(id="status")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Ask the first question."""
        self._show()
        self._say("Answers are saved as you give them.")
        self.query_one("#body").focus()

    def on_resize(self, event: Resize) -> None:
        """Put A and B side by side where there is room."""
        self.query_one("#sides").set_class(event.size.width >= _WIDE, "wide")
        self._show_head()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key answer while help is shown."""
        del action, parameters
        return not isinstance(self.screen, Help)

    def action_answer(self, answer: str) -> None:
        """Keep an answer, then ask the next question; where it cannot be kept, the question stays."""
        case = self._askable()
        if case is None:
            return
        verdict = {"yes": case.yes, "no": case.no, "unsure": UNSURE}.get(answer, case.third)
        if verdict is None:
            self._say("Nothing but yes and no is proposed here.", wrong=True)
            return
        try:
            judgements = self._keep(case, verdict)
        except UndersignedError as error:
            self._say(f"NOT saved: {error}", wrong=True)
            return
        self.sitting = self.sitting.taken(case, verdict, judgements)
        self._show()
        self._say(f"Saved ({self.sitting.answered}): {_told(case, verdict)}")

    def action_skip(self) -> None:
        """Leave the question open."""
        case = self._askable()
        if case is not None:
            self.sitting = self.sitting.taken(case, None)
            self._show()
            self._say("Skipped; it comes again another time.")

    def action_undo(self) -> None:
        """Take the last step back, with what was kept of it."""
        if not self.sitting.steps:
            self._say("There is nothing to take back in this session.", wrong=True)
            return
        last = self.sitting.steps[-1]
        try:
            if last.judgements:
                self._drop(last.judgements)
        except UndersignedError as error:
            self._say(f"NOT taken back: {error}", wrong=True)
            return
        self.sitting = self.sitting.undone()
        self._show()
        what = "Skipping" if last.verdict is None else _told(last.case, last.verdict)
        self._say(f"Taken back ({self.sitting.answered} saved): {what}")

    def action_help(self) -> None:
        """Say what the keys do."""
        self.push_screen(Help())

    def action_leave(self) -> None:
        """Quit."""
        self.exit(self.sitting)

    def _askable(self) -> Case | None:
        """The case in question, unless nobody can have read it yet."""
        now = self._clock()
        soon, self._pressed = now - self._pressed < _TOO_SOON, now
        if soon:
            self._say("Too fast: that key was not taken. One press, one answer.", wrong=True)
            return None
        return self.sitting.current

    def _say(self, message: str, *, wrong: bool = False) -> None:
        status = self.query_one("#status", Static)
        status.set_class(wrong, "wrong")
        status.update(Text(printable(message)))

    def _show(self) -> None:
        case = self.sitting.current
        self._show_head()
        self.query_one("#sides").set_class(case is None, "hidden")
        self.query_one("#right").set_class(case is None or case.right is None, "hidden")
        if case is None:
            self._put("question", Text("\n".join(_done(self.sitting))))
            self._put("why", Text(""))
            self._put("then", Text(""))
            self._put("keys", _keys((("z", "undo"), ("q", "quit"))))
            return
        self._put("question", _question(case))
        self._put_side("left", case.left, "A" if case.right is not None else "")
        if case.right is not None:
            self._put_side("right", case.right, "B")
        self._put("why", _listed("Why this is asked", case.reasons))
        joined = self.sitting.joined(case)
        chained = (f"Your answers of today join more with it: {'; '.join(joined)}.",) if joined else ()
        self._put("then", _listed("If yes", (*case.consequences, *chained)))
        self._put("keys", _keys(_offered(case)))
        self.query_one("#body").scroll_home(animate=False)

    def _show_head(self) -> None:
        sitting, case = self.sitting, self.sitting.current
        left = f"{counted(len(sitting.open), 'question')} left"
        weight = "" if case is None else f" · {counted(case.weight, 'signature')} at stake"
        self._put("head", Text(printable(f"{left} · {sitting.answered} answered{weight} · {self._by}"), no_wrap=True))

    def _put(self, id: str, text: Text) -> None:
        self.query_one(f"#{id}", Static).update(text)

    def _put_side(self, id: str, side: Side, title: str) -> None:
        self._put(id, _side(side))
        self.query_one(f"#{id}").border_title = title


def _told(case: Case, verdict: str) -> str:
    """An answer in a few words."""
    if case.kind is CaseKind.FACT:
        answer = {case.yes: "yes", case.no: "no"}.get(verdict, verdict)
        return f"{answer}: “{case.left.label}” ({case.field})"
    other = "" if case.right is None else case.right.label
    return f"{verdict}: “{case.left.label}” and “{other}”"


def _offered(case: Case) -> Iterator[tuple[str, str]]:
    yield from (("y", "yes"), ("n", "no"))
    if case.third is not None:
        yield "c", case.offer
    yield from (("u", "unsure"), ("s", "skip"), ("z", "undo"), ("?", "help"), ("q", "quit"))


def _keys(keys: Sequence[tuple[str, str]] | Iterator[tuple[str, str]]) -> Text:
    text = Text()
    for at, (key, what) in enumerate(keys):
        text.append("  " if at else "")
        text.append(f" {key} ", style="reverse bold")
        text.append(f"\u00a0{what.replace(' ', chr(0xA0))}")
    return text


def _question(case: Case) -> Text:
    text = Text(f"{case.question}\n", style="bold")
    for letter, side in (("A", case.left), ("B", case.right)):
        if side is not None:
            # A name on a line of its own, so that no other words change places with one written from right to left.
            text.append(f"\n{letter} " if case.right is not None else "\n", style="not bold")
            text.append(f" {side.label} ", style="reverse")
    return text


def _side(side: Side) -> Text:
    text = Text().append("\n".join(side.about), style="dim")
    for line in side.lines:
        text.append("\n")
        text.append_text(_printed(line))
    if side.unshown:
        text.append(f"\n\nand {counted(side.unshown, 'more place')}", style="dim")
    return text


def _printed(line: PrintedLine) -> Text:
    """A line as the letter prints it, the words in question marked also where there is no colour."""
    text = Text()
    text.append(f"\n{line.place}", style="italic")
    for around in line.before:
        text.append(f"\n  {around}", style="dim")
    text.append("\n▸ ")
    text.append(line.line[: line.start])
    text.append(line.line[line.start : line.end], style="bold underline")
    text.append(line.line[line.end :])
    for around in line.after:
        text.append(f"\n  {around}", style="dim")
    return text


def _listed(title: str, sentences: Sequence[str]) -> Text:
    text = Text(title, style="bold")
    for sentence in sentences:
        text.append(f"\n· {sentence}", style="not bold")
    return text


def _done(sitting: Sitting) -> Iterator[str]:
    yield "Nothing is left to ask."
    yield ""
    yield f"{counted(sitting.answered, 'answer')} saved, {sitting.skipped} skipped."
    if sitting.spared:
        yield f"{counted(sitting.spared, 'question')} settled by these answers."
    yield "`undersigned build` follows them."

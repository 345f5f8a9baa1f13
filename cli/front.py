"""The front of every command: mistakes that a person can mend end in one line on stderr and exit code 2."""

import errno
import inspect
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from undersigned.cli.completing import folders
from undersigned.graph.errors import UndersignedError

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say on stderr once the command is done, and whether an error needs it too."""

    message: str
    even_after_a_mistake: bool


class Front(click.Group):
    """A group of commands that turns every expected error into one line, and keeps the lines of their examples."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        _keep_examples(self)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Take in a command."""
        _keep_examples(cmd)
        super().add_command(cmd, name)

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run the command line and leave: 0 done, 1 something found wrong, 2 a mistake in what was asked."""
        extra["standalone_mode"] = False
        notes: list[Note] = []
        extra["obj"] = notes
        _speak_utf8()
        try:
            code = super().main(*args, **extra)
            for each in notes:
                tell(each.message)
            sys.stdout.flush()
        except UndersignedError as error:
            _complain(str(error), notes)
            code = 2
        except click.UsageError as error:
            _complain(_usage(error), notes)
            code = 2
        except click.ClickException as error:
            _complain(error.format_message(), notes)
            code = 2
        except (click.Abort, KeyboardInterrupt):
            _complain("stopped; nothing was left half done", notes)
            code = INTERRUPTED
        except BrokenPipeError:
            _hush()
            code = 1
        except OSError as error:
            if error.errno == errno.EPIPE:
                _hush()
                code = 1
            else:
                _complain(f"{error.filename or 'the system'}: {error.strerror or error}", notes)
                code = 2
        sys.exit(code if isinstance(code, int) else 0)


CORPUS = click.option(
    "--corpus",
    "corpus",
    type=click.Path(path_type=Path),
    metavar="DIR",
    shell_complete=folders,
    help="The corpus folder. Without it: $UNDERSIGNED_CORPUS, else the working folder when it holds corpus.toml,"
    " else the example that ships with undersigned.",
)
"""The option that every command on a corpus has."""


def tell(message: str) -> None:
    """Say something to the person at the keyboard, on stderr, where it does not mix with results."""
    click.echo(message, err=True)


def note(message: str, *, even_after_a_mistake: bool = False) -> None:
    """Say something on stderr once the command has done its work.

    Where the command fails, the error stands alone, but for notes without which it could not be understood.
    """
    context = click.get_current_context(silent=True)
    if context is None or not isinstance(context.obj, list):
        tell(message)
    else:
        context.obj.append(Note(message, even_after_a_mistake))


def _complain(message: str, notes: Sequence[Note] = ()) -> None:
    """Print an error as one line, whatever a file name or a letter put into it, after the notes it needs."""
    for each in notes:
        if each.even_after_a_mistake:
            tell(each.message)
    tell(f"undersigned: {printable(message)}")


def printable(text: str) -> str:
    r"""`text` on one line, without characters that would steer a terminal.

    >>> printable("a\x1b[2Jb\nc")
    'a[2Jb c'
    """
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def _keep_examples(command: click.Command) -> None:
    r"""Mark the paragraph of examples with the "\b" that tells click not to fold its lines."""
    command.help = re.sub(
        r"^(?=(?:Examples?|Start with):$)", "\b\n", inspect.cleandoc(command.help or ""), flags=re.MULTILINE
    )


def _usage(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx is not None else "undersigned"
    return f"{error.format_message().rstrip('.')}; see `{command} --help`"


def _speak_utf8() -> None:
    """Names of many scripts are printed; a terminal that cannot show one shows its code instead."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _hush() -> None:
    """Whoever read our output has gone: let the interpreter's last flush go nowhere."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return

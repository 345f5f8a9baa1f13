"""Completing: what the shell offers when Tab is pressed, and `undersigned completion`, which teaches it to a shell.

Every key press is a process of its own, so nothing here loads a library that `undersigned --help` does not.
"""

import os
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from undersigned.queries import Param

SHELLS = ("bash", "zsh", "fish")

_INSTALL = {
    "bash": 'put this line into ~/.bashrc:\n#   eval "$(undersigned completion bash)"',
    "zsh": 'put this line into ~/.zshrc, after compinit:\n#   eval "$(undersigned completion zsh)"',
    "fish": "save it once:\n#   undersigned completion fish > ~/.config/fish/completions/undersigned.fish",
}

_MOST = 500
"""Names that are offered at once; with so many, more letters are typed first."""

_LOOKUP = "lookup"
"""The folder of queries that only this package asks; a test holds what is offered against the catalog."""

_LEAST_ALIAS = 2
"""Letters to type before other names than those shown are offered."""


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the script that completes commands, queries, parameters and names in SHELL.

    Names are those of the last build; without a current build none are offered.

    Examples:
      eval "$(undersigned completion bash)"
      undersigned completion fish > ~/.config/fish/completions/undersigned.fish
    """
    from click.shell_completion import get_completion_class

    from undersigned.cli.shells import register

    register()
    kind = get_completion_class(shell)
    assert kind is not None
    root = click.get_current_context().find_root()
    script = kind(root.command, {}, "undersigned", "_UNDERSIGNED_COMPLETE").source()
    # zsh wants its first line to stay the first.
    note = f"# To have this in every shell, {_INSTALL[shell]}\n"
    click.echo(script.rstrip() + "\n" + note if shell == "zsh" else note + script, nl=False)


def query_name(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """The questions of the catalog, each with its summary."""
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(file.stem, help=_summary(file))
        for file in sorted(_question_files(), key=lambda each: (each.parent.name, each.stem))
        if file.stem.startswith(incomplete)
    ]


def query_param(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """NAME=VALUE of the question that stands before: names of parameters not given yet, then their values."""
    from click.shell_completion import CompletionItem

    # Before an option without its value, click stops; what it has read so far is left in args.
    question = ctx.params.get("name") or next(iter(ctx.args), None)
    file = next((each for each in _question_files() if each.stem == question), None)
    if file is None:
        return []
    from undersigned.queries.head import question as read

    asked = read(file.stem, file.parent.name, file.read_text("utf-8"))
    name, equals, value = incomplete.partition("=")
    if equals:
        param = next((each for each in asked.params if each.name == name), None)
        return [] if param is None else [CompletionItem(f"{name}={each}") for each in _values(ctx, param, value)]
    given = {each.partition("=")[0] for each in ctx.params.get("params") or ()}
    return [
        CompletionItem(f"{param.name}=", help=param.description, open=True)
        for param in asked.params
        if param.name.startswith(incomplete) and param.name not in given
    ]


def any_name(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Names of entities and ids of letters, of the --kind given before, if any."""
    from click.shell_completion import CompletionItem

    kind = ctx.params.get("kind")
    kinds = ("entity", "letter") if kind not in ("organization", "person", "region", "letter") else (kind,)
    return [CompletionItem(name) for name in _as_argument(_alike(ctx, kinds, incomplete), incomplete)]


def signer_name(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Names of organizations, or of people with --kind person."""
    from click.shell_completion import CompletionItem

    found = _alike(ctx, (ctx.params.get("kind") or "organization",), incomplete)
    return [CompletionItem(name) for name in _as_argument(found, incomplete)]


def region_name(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Names of regions."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in _alike(ctx, ("region",), incomplete)]


def letter_ids(ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Ids of letters, the last of several between commas."""
    from click.shell_completion import CompletionItem

    before, comma, typed = incomplete.rpartition(",")
    return [CompletionItem(f"{before}{comma}{id}") for id in _alike(ctx, ("letter",), typed)]


def folders(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    """Folders, which the shell knows best."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="dir")]


def _question_files() -> Iterator[Path]:
    """Yield the files of the catalog; to parse the heads of all of them at a key press would take too long."""
    found = find_spec("undersigned.queries")  # which does not load it
    for room in (found.submodule_search_locations or ()) if found is not None else ():
        yield from (file for file in Path(room).glob("*/*.rq") if file.parent.name != _LOOKUP)


def _summary(file: Path) -> str | None:
    """What a question asks, from the first line of its file."""
    with file.open(encoding="utf-8") as lines:
        name, _, summary = next(lines, "").partition("summary:")
    return summary.strip() if name.strip() == "#+" else None


def _values(ctx: click.Context, param: "Param", typed: str) -> Iterator[str]:
    yield from (choice for choice in param.choices if choice.startswith(typed))
    yield from _alike(ctx, (param.type.value,), typed)


def _as_argument(names: Iterable[str], typed: str) -> Iterator[str]:
    """The names that are no option where they stand; click asks for names that begin with "-" after "--" alone."""
    return (name for name in names if typed.startswith("-") or not name.startswith("-"))


def _alike(ctx: click.Context, kinds: Iterable[str], typed: str) -> list[str]:
    """Names of these types that begin so, whatever the case; other names than those shown where none of these does."""
    from undersigned.cli.names_index import find_names

    corpus = ctx.params.get("corpus")
    names = find_names(None if corpus is None else Path(corpus), os.environ, Path.cwd())
    start = typed.casefold()
    for rank in (0, 1) if len(typed) >= _LEAST_ALIAS else (0,):
        ranked = {name for kind in kinds if kind in names for name in names[kind][rank]}
        found = sorted(name for name in ranked if name.casefold().startswith(start))
        if found:
            return found[:_MOST]
    return []

"""The front door: `undersigned COMMAND`, one file a family of commands.

`corpora` makes corpora and adds letters, `building` makes everything of a corpus, `reading` shows and checks what was
read, `asking` and `asking_sparql` answer questions, `versions` shows what was put up more than once, `telling` says
all of one name and why it is there, `completing` teaches a shell, `showing` opens the pages, `exporting` gives the
data to other tools. A command reads its arguments, calls one library function (`walk`) and prints. Heavy libraries are
imported by the commands that need them, so that `undersigned --help` answers at once.
"""

import os

import click

from undersigned.cli.asking import query
from undersigned.cli.asking_sparql import sparql
from undersigned.cli.building import build
from undersigned.cli.completing import completion
from undersigned.cli.corpora import add, init
from undersigned.cli.diffing import diff
from undersigned.cli.exporting import export
from undersigned.cli.front import Front
from undersigned.cli.importing import import_
from undersigned.cli.judgement_list import judgements
from undersigned.cli.judging import judge
from undersigned.cli.pushing import push
from undersigned.cli.reading import check, extract
from undersigned.cli.resolving import compare, resolve
from undersigned.cli.reviewing import review
from undersigned.cli.showing import view
from undersigned.cli.telling import show, why
from undersigned.cli.versions import versions

__all__ = ["cli", "main"]


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="undersigned")
def cli() -> None:
    """Turn the joint letters that organizations sign together into a graph to question, see and share.

    Start with:
      undersigned build          everything of the example corpus, in ./build
      undersigned query --list   what can be asked
      undersigned init DIR       a corpus of your own
    """


for _command in (
    init,
    add,
    build,
    extract,
    check,
    query,
    sparql,
    compare,
    resolve,
    review,
    judge,
    judgements,
    versions,
    view,
    show,
    why,
    completion,
    export,
    import_,
    diff,
    push,
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    if "_UNDERSIGNED_COMPLETE" in os.environ:  # Tab was pressed
        from undersigned.cli.shells import register

        register()
    cli.main(prog_name="undersigned")

"""The front door: `undersigned COMMAND`, one file a family of commands.

`corpora` makes corpora and adds letters, `building` makes everything of a corpus, `reading` shows and checks what was
read, `asking` and `asking_sparql` answer questions, `versions` shows what was put up more than once, `showing` opens
the pages and exports the data. A command reads its arguments, calls one library function (`walk`) and prints. Heavy
libraries are imported by the commands that need them, so that `undersigned --help` answers at once.
"""

import click

from undersigned.cli.asking import query
from undersigned.cli.asking_sparql import sparql
from undersigned.cli.building import build
from undersigned.cli.corpora import add, init
from undersigned.cli.front import Front
from undersigned.cli.judgement_list import judgements
from undersigned.cli.judging import judge
from undersigned.cli.reading import check, extract
from undersigned.cli.resolving import compare, resolve
from undersigned.cli.reviewing import review
from undersigned.cli.showing import export, view
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
    export,
):
    cli.add_command(_command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    cli.main(prog_name="undersigned")

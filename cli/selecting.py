"""Selecting: the options of commands that may be asked for some of the letters only."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from undersigned.cli.completing import letter_ids, region_name
from undersigned.cli.front import note
from undersigned.graph.errors import InputError

if TYPE_CHECKING:
    from undersigned.graph.rdf import Dataset

_Command = TypeVar("_Command", bound=Callable[..., object])

_OPTIONS = (
    click.option(
        "--since",
        metavar="DATE",
        help="Only letters of which a posting is of this date or later: 2021, 2021-02 or 2021-02-18. One dated by its"
        " month or year alone is kept where it may be of that day; one without a date is left out.",
    ),
    click.option(
        "--region",
        "region",
        multiple=True,
        metavar="NAME",
        shell_complete=region_name,
        help="Only letters that name this region, by any alias.",
    ),
    click.option(
        "--letters",
        "letters",
        multiple=True,
        metavar="ID,...",
        shell_complete=letter_ids,
        help="Only these letters, by their ids.",
    ),
    click.option(
        "--only-validated",
        is_flag=True,
        help="Only what a person accepted, corrected or supplied; see docs/sharing.md.",
    ),
)


def SELECTION(command: _Command) -> _Command:  # noqa: N802 - it stands beside CORPUS and FORMAT
    """Add the options --since, --region, --letters and --only-validated to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def selection_of(
    dataset: "Dataset",
    since: str | None = None,
    region: tuple[str, ...] = (),
    letters: tuple[str, ...] = (),
    *,
    only_validated: bool = False,
) -> "Dataset":
    """The part of `dataset` that the options ask for together; the dataset itself when they ask nothing.

    QueryError for a name that nobody has, with the nearest; InputError when no letter is left, or when an option is
    there and empty: whoever meant a part must not get everything.
    """
    for option, given in (("--since", () if since is None else (since,)), ("--region", region), ("--letters", letters)):
        if not all(each.strip(" ,\t\r\n") for each in given):
            raise InputError(f"{option} is empty; give it a value (is a variable of the shell unset?), or leave it out")
    from undersigned.graph.rdf.selection import Selection, selected, undated
    from undersigned.queries.head import ParamType
    from undersigned.queries.names import Names

    ids = tuple(one.strip() for each in letters for one in each.split(",") if one.strip())
    if since is None and not region and not ids and not only_validated:
        return dataset
    names = Names(dataset)
    regions = tuple(names.find(ParamType.REGION, each) for each in region)
    chosen = tuple(names.id(names.find(ParamType.LETTER, each)) for each in ids)
    part = selected(dataset, Selection(since, regions, chosen, only_validated))
    out = undated(dataset) if since is not None else 0
    if out:
        note(f"{out:,} letter{'s have' if out > 1 else ' has'} no date, and {'are' if out > 1 else 'is'} left out")
    return part

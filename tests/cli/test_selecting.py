"""`undersigned export --since … --region … --letters … --only-validated`: a part of the letters."""

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("options", "kept", "gone"),
    [
        (("--letters", "plea"), "letter/plea/graph", "letter/open-doors"),
        (("--letters", "plea,open-doors"), "letter/open-doors/graph", None),
        (("--region", "Xizang"), "letter/plea/graph", None),
        (("--letters", "plea", "--region", "Tibet"), "letter/plea/graph", "letter/open-doors"),
    ],
)
def test_a_part_is_exported(
    run: Run, built_once: object, options: tuple[str, ...], kept: str, gone: str | None
) -> None:
    """Ids may stand together, a region goes by any of its names, and options together ask for what fits all."""
    result = run("export", "nquads", *options, "--corpus", built_once)
    assert result.exit_code == 0, result.stderr
    assert kept in result.stdout
    assert gone is None or gone not in result.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "2999"), "no letter is left"),
        (("--since", "soon"), "--since takes a date"),
        (("--letters", "ple"), "plea"),
        (("--region", "Tibte"), "Tibet"),
        (("--since", ""), "--since is empty"),
        (("--region", " "), "--region is empty"),
        (("--letters", ""), "--letters is empty"),
        (("--letters", ","), "--letters is empty"),
        (("--letters", "plea", "--letters", ""), "--letters is empty"),
    ],
)
def test_what_leaves_nothing_ends_in_one_line(
    run: Run, built_once: object, options: tuple[str, ...], said: str
) -> None:
    """Exit code 2, and the nearest names where there are some."""
    result = run("export", "nquads", *options, "--corpus", built_once)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr.splitlines()[-1]
    assert result.stderr.count("undersigned: ") == 1

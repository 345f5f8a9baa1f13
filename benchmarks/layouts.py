"""Recall and precision of reading, layout by layout, on made letters.

    python benchmarks/layouts.py [--only NAME[,NAME]] [--letters N] [--seed S] [--show-errors N] [--dump FOLDER]
                                 [--write docs/layouts.md]

The letters come from `tests/generator`; the same seed gives the same letters everywhere. `--only` takes names of
layouts or their beginnings. `--dump` writes the letters that `--show-errors` shows, to open beside what was read.
"""

import argparse
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from tests.generator.layouts import Layout, registry  # noqa: E402  # the repository's root is not on the path before
from tests.generator.letters import made_letters  # noqa: E402
from tests.generator.scoring import Reading, Score, compare  # noqa: E402
from tests.generator.values import Made  # noqa: E402
from undersigned.graph.extract import extract  # noqa: E402
from undersigned.graph.ingest import source_from_bytes  # noqa: E402
from undersigned.graph.ingest.formats import READERS  # noqa: E402

FIELDS = ("organization", "role", "country", "acronym", "translation", "count", "date", "title")
LANGUAGES: dict[str, Score] = {}
"""The same letters counted by their language."""
HEAD = """\
# Layouts

Written by `benchmarks/layouts.py --write`: made letters, {letters} a layout, 2 to 60 signatories, read back by the
public path. Recall and precision are of signatories (the person where one is printed, else the organization); the
columns after them say how often a field beside the name was right, where the layout prints it.

"""


def main() -> None:
    """Read the made letters of every layout and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="names of layouts, or how they begin, with commas between")
    parser.add_argument("--letters", type=int, default=20, help="letters a layout")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show-errors", type=int, default=0, metavar="N", help="show the first N letters not read")
    parser.add_argument("--dump", type=Path, metavar="FOLDER", help="write the letters shown into this folder")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the table as a page of Markdown")
    arguments = parser.parse_args()
    wanted = tuple(filter(None, arguments.only.split(",")))
    scores = {}
    shown: dict[str, list[tuple[Made, Reading]]] = {}
    started = time.process_time()
    for name, layout in registry().items():
        if not wanted or name.startswith(wanted):
            measured = measure(layout, arguments.letters, arguments.seed)
            if measured is None:
                print(f"{name}: left out: {layout.suffix} is not read yet", file=sys.stderr)
                continue
            scores[name], shown[name] = measured
    print("\n".join(table(scores)))
    print()
    print("\n".join(table(LANGUAGES)))
    good = sum(score.recall >= 0.99 and score.precision >= 0.99 for score in scores.values())
    letters = sum(score.letters for score in scores.values())
    print(f"\n{good} of {len(scores)} layouts at 0.99 or better; {letters} letters", end="")
    print(f", {time.process_time() - started:.1f} s CPU with their making")
    for name, failures in shown.items():
        for made, reading in failures[: arguments.show_errors]:
            explain(name, made, reading, arguments.dump)
    if arguments.write is not None:
        arguments.write.write_text(
            HEAD.format(letters=arguments.letters)
            + "\n".join(table(scores))
            + "\n\nThe same by language:\n\n"
            + "\n".join(table(LANGUAGES))
            + "\n",
            "utf-8",
        )


def measure(layout: Layout, letters: int, seed: int) -> tuple[Score, list[tuple[Made, Reading]]] | None:
    """The score of a layout, and the letters in which a name or a detainee was not read as made."""
    score = Score()
    failures = []
    if all(layout.suffix not in reader.suffixes for reader in READERS):
        return None
    for made in made_letters(layout, letters, seed=seed):
        letter = extract(source_from_bytes(made.name, made.data))
        reading = compare(made, letter, score)
        compare(made, letter, LANGUAGES.setdefault(made.language, Score()))
        if not reading.perfect:
            failures.append((made, reading))
    failures.sort(key=lambda each: not (each[1].missed or each[1].wrong))
    return score, failures


def table(scores: dict[str, Score]) -> list[str]:
    """The rows of a Markdown table."""
    rows = ["| layout | recall | precision | detainees R / P | " + " | ".join(FIELDS) + " |"]
    rows.append("|---|" + "---|" * (3 + len(FIELDS)))
    for name, score in scores.items():
        shares = (score.share(each) for each in FIELDS)
        cells = ["" if share is None else f"{share:.3f}" for share in shares]
        held = f"{score.held_recall:.2f} / {score.held_precision:.2f}"
        rows.append(f"| {name:30} | {score.recall:.3f} | {score.precision:.3f} | {held} | " + " | ".join(cells) + " |")
    return rows


def explain(name: str, made: Made, reading: Reading, folder: Path | None) -> None:
    """Print what one letter should have given and gave, and keep the letter."""
    print(f"\n{name}, seed {made.seed}, {made.language}, {len(made.signed)} signed")
    for kind in ("missed", "wrong", "held_missed", "held_wrong"):
        for each in getattr(reading, kind)[:5]:
            print(f"  {kind:12} {each!r}")
    for field, wanted, got in reading.differing[:6]:
        print(f"  {field:12} {wanted!r}, read {got!r}")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / made.name).write_bytes(made.data)
        print(f"  {folder / made.name}")


if __name__ == "__main__":
    main()

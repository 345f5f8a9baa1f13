"""Who is told apart: ours beside four baselines, on labelled pairs of real names.

    python benchmarks/matching.py [--write docs/matching.md] [--show]

The pairs are those of `name_clusters.yml`: every two spellings of one cluster are one, the pairs under `different` are
two, and so are any two names that one example letter lists, but for those under `twice`. Ours is asked as a build asks:
two letters, one name each, through `resolve`. Each baseline is swept over every threshold and shown at the highest one
that finds as many true pairs as ours joined by itself; what it joins wrongly there is listed. nomenklatura is compared
where it is installed (`pip install --group bench`); elsewhere its row says that it was not.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.baselines import BASELINES  # noqa: E402  # the repository's root is not on the path before
from tests.factory import letter, org, person  # noqa: E402
from undersigned.graph.resolve import resolve  # noqa: E402
from undersigned.graph.resolve.entities import EntityKind  # noqa: E402
from undersigned.graph.resolve.known import Index, Knowledge, load_knowledge  # noqa: E402
from undersigned.graph.resolve.verdicts import Answer  # noqa: E402

PAIRS = Path(__file__).with_name("name_clusters.yml")
EXAMPLE = REPOSITORY / "data" / "letters"
HEAD = """\
# Matching names

Written by `benchmarks/matching.py --write`, from the labelled names in `benchmarks/name_clusters.yml`: {clusters} real
organizations and people under {spellings} spellings, and {different} pairs that look alike and are two. To these come
the {listed} pairs of names that stand in one example letter each: whoever signs, signs once. Nothing was tuned on these
pairs, and the thresholds of the others were: each is shown at the highest threshold at which it finds as many true
pairs as ours joins by itself, and again at the one that finds as many as ours joins or asks about.

"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are one, and why that is hard to say."""

    kind: str
    left: str
    right: str
    one: bool
    why: str = ""

    @property
    def names(self) -> tuple[str, str]:
        """Both names."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: how many true pairs are found and false ones joined, at which threshold, and which."""

    name: str
    found: int
    wrong: tuple[Pair, ...] = ()
    asked: int = 0
    asked_wrong: tuple[Pair, ...] = ()
    threshold: float | None = None
    note: str = ""


def main() -> None:
    """Compare on organizations and on people, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the tables as a page of Markdown")
    parser.add_argument("--show", action="store_true", help="print every pair that ours gets wrong or asks about")
    arguments = parser.parse_args()
    labelled = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    listed = tuple(_listed(labelled))
    page = HEAD.format(
        clusters=len(labelled["clusters"]),
        spellings=sum(len(each["spellings"]) for each in labelled["clusters"]),
        different=len(labelled["different"]),
        listed=len(listed),
    )
    for kind, heading in (("organization", "Organizations"), ("person", "People")):
        pairs = [pair for pair in (*_labelled(labelled), *listed) if pair.kind == kind]
        page += f"## {heading}\n\n{_section(kind, pairs, show=arguments.show)}\n"
    page += "## Sources\n\n" + "".join(f"- {source}\n" for source in labelled["sources"].values())
    print(page)
    if arguments.write:
        arguments.write.write_text(page, encoding="utf-8")


def _labelled(labelled: Mapping[str, Any]) -> Iterator[Pair]:
    for each in labelled["clusters"]:
        for left, right in combinations(each["spellings"], 2):
            yield Pair(each["kind"], left, right, one=True)
    for each in labelled["different"]:
        yield Pair(each["kind"], each["left"], each["right"], one=False, why=each["why"])


def _listed(labelled: Mapping[str, Any]) -> Iterator[Pair]:
    """Any two names of one list, each pair once, without those that are one."""
    one = {frozenset(pair.names) for pair in _labelled(labelled) if pair.one}
    one |= {frozenset(pair) for pair in labelled.get("twice", [])}
    seen: set[frozenset[str]] = set()
    for path in sorted(EXAMPLE.glob("*/letter.yaml")):
        signatories = yaml.safe_load(path.read_text(encoding="utf-8")).get("signatories") or []
        for kind in ("organization", "person"):
            for pair in combinations(sorted({s[kind] for s in signatories if s.get(kind)}), 2):
                if frozenset(pair) not in one | seen:
                    seen.add(frozenset(pair))
                    yield Pair(kind, *pair, one=False, why="one list names both")


def _section(kind: str, pairs: Sequence[Pair], *, show: bool) -> str:
    known = load_knowledge()
    hidden = replace(known, indexes={**known.indexes, EntityKind(kind): Index()})
    if kind == "person":
        hidden = replace(hidden, persons=Index(), officials=Index())
    answers, alone = ([_ours(pair, knowledge) for pair in pairs] for knowledge in (known, hidden))
    ours = _row("undersigned", pairs, answers)
    without = _row("undersigned, names alone", pairs, alone, note="`data/reference` hidden")
    if show:
        for pair, answer in zip(pairs, answers, strict=True):
            if answer is not (Answer.SAME if pair.one else Answer.DIFFERENT):
                print(f"{answer.value:9} {'one' if pair.one else 'two'}: {pair.left} | {pair.right}")
    rows = [ours, without, *(_swept(name, kind, pairs, ours) for name in BASELINES)]
    true, false = sum(pair.one for pair in pairs), sum(not pair.one for pair in pairs)
    lines = [
        f"{true} pairs that are one, {false} that are two.\n",
        "| | found | joined wrongly | found, with questions | joined or asked wrongly | threshold |",
        "|---|---|---|---|---|---|",
        *(_line(row, true) for row in rows),
    ]
    return "\n".join(lines) + "\n\n" + "".join(_wrong(row) for row in rows)


def _ours(pair: Pair, knowledge: Knowledge) -> Answer:
    """What a build says of two letters with one of the names each."""
    signs = org if pair.kind == "organization" else person
    letters = [letter(f"l{n}", addressees=(), signed_by=[signs(name)]) for n, name in enumerate(pair.names)]
    clusters = resolve(letters, knowledge=knowledge)
    left, right = (clusters.members[f"l{n}", f"signatory-{pair.kind}", 1] for n in (0, 1))
    if left == right:
        return Answer.SAME
    asked = any({question.left, question.right} == {left, right} for question in clusters.questions)
    return Answer.REVIEW if asked else Answer.DIFFERENT


def _row(name: str, pairs: Sequence[Pair], answers: Sequence[Answer], note: str = "") -> Row:
    both = list(zip(pairs, answers, strict=True))
    return Row(
        name,
        sum(pair.one and answer is Answer.SAME for pair, answer in both),
        tuple(pair for pair, answer in both if not pair.one and answer is Answer.SAME),
        sum(pair.one and answer is not Answer.DIFFERENT for pair, answer in both),
        tuple(pair for pair, answer in both if not pair.one and answer is not Answer.DIFFERENT),
        note=note,
    )


def _swept(name: str, kind: str, pairs: Sequence[Pair], ours: Row) -> Row:
    """A baseline at the highest thresholds at which it finds as many true pairs as ours."""
    try:
        scores = BASELINES[name](kind, [pair.names for pair in pairs])
    except ImportError as problem:
        return Row(name, 0, note=f"not compared: {problem.name} is not installed")
    true = sorted((score for pair, score in zip(pairs, scores, strict=True) if pair.one), reverse=True)

    def at(wanted: int) -> tuple[float, int, tuple[Pair, ...]]:
        threshold = true[min(wanted, len(true)) - 1] if wanted else 1.01
        joined = [pair for pair, score in zip(pairs, scores, strict=True) if score >= threshold]
        return threshold, sum(pair.one for pair in joined), tuple(pair for pair in joined if not pair.one)

    threshold, found, wrong = at(ours.found)
    _, asked, asked_wrong = at(ours.asked)
    return Row(name, found, wrong, asked, asked_wrong, threshold)


def _line(row: Row, true: int) -> str:
    if row.note.startswith("not compared"):
        return f"| {row.name} | {row.note} | | | | |"
    threshold = row.note if row.threshold is None else f"{row.threshold:.3f}"
    shares = (f"{count} ({count / true:.0%})" if true else "0" for count in (row.found, row.asked))
    return f"| {row.name} | {next(shares)} | {len(row.wrong)} | {next(shares)} | {len(row.asked_wrong)} | {threshold} |"


def _wrong(row: Row) -> str:
    if not row.wrong:
        return ""
    listed = "".join(f"- {pair.left} / {pair.right} ({pair.why})\n" for pair in row.wrong)
    return f"### Joined wrongly by {row.name}\n\n{listed}\n"


if __name__ == "__main__":
    main()

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
SHOWN = 40
"""So many pairs that somebody joins wrongly are listed."""

ROLES = {
    "organization": "Organizations",
    "person": "People who sign for nobody",
    "detainee": "People whose release is asked",
}
"""In which parts of letters the names stand."""

HEAD = """\
# Matching names

Written by `benchmarks/matching.py --write`, from the labelled names in `benchmarks/name_clusters.yml`: {clusters} real
organizations and people under {spellings} spellings, and {different} pairs that look alike and are two. To these come
the {listed} pairs of names that stand in one example letter each: whoever signs, signs once, as we take it. The
policies were not tuned on these pairs; the search for candidates was looked at on them once. Ours answers each pair as
a build does: joined, asked about, or held apart. The others give a number, and every threshold was tried: what they
join wrongly is counted, and listed, where they find as many true pairs as ours joins by itself, without what
`data/reference` knows and with it, or, where it joins none, as many as it joins or asks about. Of the two
directions of logic-v2 the better one counts. People are compared twice, for two people may bear one name: as
signatories without an organization, whom a name alone never joins, and as people whose release both letters ask.

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
class Ours:
    """What we say of all pairs: the number found, those joined wrongly, and the same with what we ask about."""

    name: str
    found: int
    wrong: tuple[Pair, ...]
    asked: int
    idle: int


@dataclass(frozen=True, slots=True)
class Theirs:
    """A baseline: what it joins wrongly where it finds as many as ours, and the most it finds without a fault."""

    name: str
    at: tuple[tuple[float, tuple[Pair, ...]], ...] = ()
    faultless: int = 0
    missing: str = ""


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
    for role, heading in ROLES.items():
        kind = "organization" if role == "organization" else "person"
        pairs = [pair for pair in (*_labelled(labelled), *listed) if pair.kind == kind]
        page += f"## {heading}\n\n{_section(kind, role, pairs, show=arguments.show)}\n"
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


def _section(kind: str, role: str, pairs: Sequence[Pair], *, show: bool) -> str:
    known = load_knowledge()
    hidden = replace(known, indexes={**known.indexes, EntityKind(kind): Index()})
    if kind == "person":
        hidden = replace(hidden, persons=Index(), officials=Index())
    answers, alone = ([_ours(pair, role, knowledge) for pair in pairs] for knowledge in (known, hidden))
    if show:
        for pair, answer in zip(pairs, answers, strict=True):
            if answer is not (Answer.SAME if pair.one else Answer.DIFFERENT):
                print(f"{answer.value:9} {'one' if pair.one else 'two'}: {pair.left} | {pair.right}")
    ours = (_counted("undersigned", pairs, answers), _counted("undersigned without `data/reference`", pairs, alone))
    true = sum(pair.one for pair in pairs)
    lines = [
        f"{true} pairs that are one, {len(pairs) - true} that are two.\n",
        "| | joined rightly | joined wrongly | joined or asked about rightly | asked about, and two |",
        "|---|---|---|---|---|",
        *(
            f"| {o.name} | {_share(o.found, true)} | {len(o.wrong)} | {_share(o.asked, true)} | {o.idle} |"
            for o in ours
        ),
    ]
    # Where ours joins nobody by itself, they are held against what it joins or asks about.
    wanted = sorted({each.found for each in ours if each.found} or {ours[0].asked})
    rows = [_swept(name, kind, pairs, wanted) for name in BASELINES]
    heads = "".join(f" joined wrongly where it finds {_share(count, true)} | at |" for count in wanted)
    lines += ["", f"| |{heads} most found with nothing wrong |", "|---|" + "---|---|" * len(wanted) + "---|"]
    lines += [_line(row, true) for row in rows]
    wrong = [(row.name, row.wrong) for row in ours] + [(row.name, row.at[0][1]) for row in rows if row.at]
    return "\n".join(lines) + "\n\n" + "".join(_wrong(name, joined) for name, joined in wrong if joined)


def _ours(pair: Pair, role: str, knowledge: Knowledge) -> Answer:
    """What a build says of two letters with one of the names each."""
    if role == "detainee":
        letters = [letter(f"l{n}", addressees=(), detainees=[name]) for n, name in enumerate(pair.names)]
    else:
        signs = org if role == "organization" else person
        letters = [letter(f"l{n}", addressees=(), signed_by=[signs(name)]) for n, name in enumerate(pair.names)]
    clusters = resolve(letters, knowledge=knowledge)
    field = "detainee" if role == "detainee" else f"signatory-{pair.kind}"
    left, right = (clusters.members[f"l{n}", field, 1] for n in (0, 1))
    if left == right:
        return Answer.SAME
    asked = any({question.left, question.right} == {left, right} for question in clusters.questions)
    return Answer.REVIEW if asked else Answer.DIFFERENT


def _counted(name: str, pairs: Sequence[Pair], answers: Sequence[Answer]) -> Ours:
    both = list(zip(pairs, answers, strict=True))
    return Ours(
        name,
        sum(pair.one and answer is Answer.SAME for pair, answer in both),
        tuple(pair for pair, answer in both if not pair.one and answer is Answer.SAME),
        sum(pair.one and answer is not Answer.DIFFERENT for pair, answer in both),
        sum(not pair.one and answer is Answer.REVIEW for pair, answer in both),
    )


def _swept(name: str, kind: str, pairs: Sequence[Pair], wanted: Sequence[int]) -> Theirs:
    """A baseline at the highest thresholds at which it finds as many true pairs as wanted."""
    try:
        scores = BASELINES[name](kind, [pair.names for pair in pairs])
    except ImportError as problem:
        return Theirs(name, missing=f"not compared: {problem.name} is not installed")
    both = list(zip(pairs, scores, strict=True))
    true = sorted((score for pair, score in both if pair.one), reverse=True)
    worst = max((score for pair, score in both if not pair.one), default=0.0)

    def joined(threshold: float) -> tuple[float, tuple[Pair, ...]]:
        return threshold, tuple(pair for pair, score in both if not pair.one and score >= threshold)

    return Theirs(name, tuple(joined(true[count - 1]) for count in wanted), sum(score > worst for score in true))


def _share(count: int, of: int) -> str:
    return f"{count} ({count / of:.0%})" if of else "0"


def _line(row: Theirs, true: int) -> str:
    if row.missing:
        return f"| {row.name} | {row.missing} |"
    cells = "".join(f" {len(wrong)} | {threshold:.3f} |" for threshold, wrong in row.at)
    return f"| {row.name} |{cells} {_share(row.faultless, true)} |"


def _wrong(name: str, joined: Sequence[Pair]) -> str:
    listed = "".join(f"- {pair.left} / {pair.right} ({pair.why})\n" for pair in joined[:SHOWN])
    more = f"- and {len(joined) - SHOWN} more\n" if len(joined) > SHOWN else ""
    return f"### Joined wrongly by {name}\n\n{listed}{more}\n"


if __name__ == "__main__":
    main()

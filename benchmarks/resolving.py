"""What resolving costs and how well it does, on dirty names made to order (`dirty_names.py`).

    python benchmarks/resolving.py [--names 20000] [--seed 1] [--scale] [--check]

Names are signed to letters of 40, so that every name has a letter and no letter names one organization twice. Compared
are, in one run, the CPU time of the bare candidate pipeline (normal forms, distinct ones, sparse nearest, measured
again) and that of the whole `resolve`, everything included; then precision and recall of the clusters, by pairs of
spellings. `--scale` adds the growth of time from 2,000 names to 200,000 and the memory of 200,000, each in a child
process of its own. `--check` ends with exit code 1 where a wish is not met: twice the CPU time, 2 GB.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import comb, log
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from benchmarks.dirty_names import spellings  # noqa: E402  # the repository's root is not on the path before
from tests.factory import letter, org  # noqa: E402
from undersigned.graph.model import Letter  # noqa: E402
from undersigned.graph.resolve import resolve  # noqa: E402
from undersigned.graph.resolve.candidates import candidate_pairs  # noqa: E402
from undersigned.graph.resolve.forms import form  # noqa: E402

RATIO = 2.0
"""So much more CPU time than the bare pipeline may resolving take."""

MEMORY = 2_000
"""So many megabytes may 200,000 names take."""

SIGNATORIES = 40
"""So many sign a letter."""

SIZES = (2_000, 20_000, 200_000)
"""How many names growth is measured at."""


def main() -> int:
    """Measure, print, and say whether the wishes are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", action="store_true", help="also the growth to 200,000 names, and their memory")
    parser.add_argument("--check", action="store_true", help="exit code 1 where a wish is not met")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)  # what a child process does
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(_measured(arguments.names, arguments.seed)))
        return 0
    found = _in_child(arguments.names, arguments.seed)
    _print(found)
    met = found["whole"] <= RATIO * found["bare"]
    if arguments.scale:
        grown = [_in_child(size, arguments.seed) for size in SIZES]
        for each in grown:
            _print(each)
        first, last = grown[0], grown[-1]
        span = log(last["names"] / first["names"])
        bare, whole = (log(last[which] / first[which]) / span for which in ("bare", "whole"))
        print(f"growth from {SIZES[0]:,} to {SIZES[-1]:,}: bare n ** {bare:.2f}, whole n ** {whole:.2f}")
        met = met and last["memory"] <= MEMORY
    return 0 if met or not arguments.check else 1


def _in_child(names: int, seed: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--measure", "--names", str(names), "--seed", str(seed)]
    read: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return read


def _measured(count: int, seed: int) -> dict[str, float]:
    """Both times, the memory, and how good the clusters are."""
    spelled = spellings(count, seed=seed)
    letters = list(_letters(spelled))
    resolve(letters[:2])  # libraries and the reference are read once, before the clock
    candidate_pairs(["human rights watch", "human rights watch inc", "中国人权", "中國人權"])
    form.cache_clear()
    begun = time.process_time()
    forms = sorted({form(name) for name, _ in spelled})
    pairs = candidate_pairs(forms)
    bare = time.process_time() - begun
    form.cache_clear()
    begun = time.process_time()
    clusters = resolve(letters)
    whole = time.process_time() - begun
    entity = {
        str(signatory.organization): clusters.members[each.id, "signatory-organization", n]
        for each in letters
        for n, signatory in enumerate(each.signatories, start=1)
    }
    asked = {(question.left, question.right) for question in clusters.questions}
    return {
        "names": count,
        "forms": len(forms),
        "candidates": len(pairs),
        "bare": bare,
        "whole": whole,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        **_quality(spelled, entity, asked),
    }


def _letters(spelled: Sequence[tuple[str, int]]) -> Iterator[Letter]:
    """Letters of some forty names each, dealt so that spellings of one organization stand in different ones."""
    dealt = sorted(spelled, key=lambda pair: (pair[1], pair[0]))
    count = -(-len(dealt) // SIGNATORIES)
    for first in range(count):
        yield letter(f"l{first:06}", addressees=(), signed_by=[org(name) for name, _ in dealt[first::count]])


def _quality(
    spelled: Sequence[tuple[str, int]], entity: Mapping[str, str], asked: Collection[tuple[str, str]]
) -> dict[str, float]:
    """Precision and recall by pairs of spellings: of those joined, and of those joined or asked about."""
    inside: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for name, owner in spelled:
        inside[entity[name]][owner] += 1
    joined = sum(comb(owners.total(), 2) for owners in inside.values())
    right = sum(comb(count, 2) for owners in inside.values() for count in owners.values())
    true = sum(comb(count, 2) for count in Counter(owner for _, owner in spelled).values())
    shared = [sum(inside[one][owner] * inside[other][owner] for owner in inside[one]) for one, other in asked]
    return {
        "precision": right / joined if joined else 1.0,
        "recall": right / true,
        "with questions": (right + sum(shared)) / true,
        "questions": len(asked),
        "idle": sum(pairs == 0 for pairs in shared),
    }


def _print(found: Mapping[str, float]) -> None:
    print(
        f"{found['names']:,} names, {found['forms']:,} normal forms, {found['candidates']:,} candidates: "
        f"bare {found['bare']:.2f} s CPU, whole {found['whole']:.2f} s, {found['whole'] / found['bare']:.2f} times; "
        f"{found['memory']:,.0f} MB\n"
        f"  joined: precision {found['precision']:.4f}, recall {found['recall']:.3f}, with questions "
        f"{found['with questions']:.3f}; {found['questions']:,} questions, {found['idle']:,} of them about two"
    )


if __name__ == "__main__":
    sys.exit(main())

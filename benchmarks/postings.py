"""What finding the postings of letters costs: how it grows with the letters, and beside reading their bodies alone.

The letters are made: a form text that many share, sentences of their own, a coalition that signs again and again, and
one letter in ten put up a second time with more names. The wish: ten times the letters in no more than twelve times
the time, every repost found and no two letters joined that are not one.
"""

import resource
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from tests.factory import letter, org, to
from tests.generator.names import organizations, people
from tests.generator.prose import load_prose
from undersigned.graph.model import Letter
from undersigned.graph.postings import find_postings
from undersigned.graph.postings.profiles import profile
from undersigned.graph.resolve.known import load_knowledge

SIZES = (1_000, 10_000)
_OWN = 8  # sentences of a letter's own
_WORDS = 16  # words in each


def made(count: int) -> list[Letter]:
    """`count` letters, every tenth of them a repost of the one before."""
    rng = Random(7)  # noqa: S311  # the same letters everywhere
    forms = [text for text in load_prose()["en"]["bodies"] if "{" not in text]
    crowd = organizations(rng, "en", 400, fits=lambda _: True)
    officials = people(rng, "en", 40, fits=lambda _: True)
    words = sorted(
        {word for text in forms for word in text.split()} | {word for name in crowd for word in name.split()}
    )
    letters: list[Letter] = []
    while len(letters) < count:
        own = [" ".join(rng.choices(words, k=_WORDS)) + "." for _ in range(_OWN)]
        text = [*rng.sample(forms, 2), *own]
        signed = rng.sample(crowd, 20)
        facts = {"date": f"20{rng.randint(10, 24)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}", "asks": text}
        to_whom = [to(rng.choice(officials))]
        number = len(letters)
        letters.append(_letter(f"letter-{number:05}", facts, to_whom, signed[:16]))
        if number % 10 == 8:
            letters.append(_letter(f"letter-{number + 1:05}", facts, to_whom, signed))
    return letters[:count]


def _letter(id: str, facts: Mapping[str, object], to_whom: Sequence[object], signed: Sequence[str]) -> Letter:
    return letter(id, addressees=to_whom, signed_by=[org(name) for name in signed], **facts)  # type: ignore[arg-type]


def cost(letters: list[Letter]) -> tuple[float, float, int, int]:
    """CPU seconds of making profiles alone, and of the whole; works found, and questions asked."""
    known = load_knowledge()
    started = time.process_time()
    for each in letters:
        profile(each, known)
    bare = time.process_time() - started
    fresh = [replace(each) for each in letters]
    started = time.process_time()
    found = find_postings(fresh)
    return bare, time.process_time() - started, len(found.works), len(found.questions)


def main() -> None:
    """Print the figures of each size, and what they come to."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    seconds = {}
    for size in sizes:
        bare, whole, works, questions = cost(made(size))
        seconds[size] = whole
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>7,} letters  {whole:6.2f} s CPU, {whole / bare:.2f} times their bodies, peak {memory:,.0f} MB;"
            f" {works:,} of {size // 10:,} reposts found, {questions:,} questions"
        )
    first, *_, last = sizes
    if last > first:
        print(f"{last / first:g} times the letters took {seconds[last] / seconds[first]:.1f} times the time")


if __name__ == "__main__":
    main()

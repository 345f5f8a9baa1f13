"""CPU time of reading a letter: beside spaCy's entity ruler in the same run, and as letters and lists grow.

    python benchmarks/reading_speed.py [FILE ...] [--letters N] [--sizes 1000,3000,...] [--only SHAPE[,SHAPE]]
                                       [--skip-spacy] [--check]

spaCy is no dependency (`pip install spacy`; no model is needed). Its blank English pipeline has an entity ruler of our
gazetteers and nothing else: it finds names of regions, laws and bodies, and reads no signatories, dates or detainees.
It is measured in three ways: phrases (its fastest), token patterns that ignore case (as rulers are often written), and
one letter in a fresh process, as a command line pays for it. `--check` exits with 1 where a ratio of phrases is below
5 or a time grows faster than size to the power of 1.1.
"""

import argparse
import gc
import importlib
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import linear_regression
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from tests.generator.letters import generated_letters  # noqa: E402  # the repository's root is not on the path before
from undersigned.data import lines  # noqa: E402
from undersigned.graph.extract import extract  # noqa: E402
from undersigned.graph.extract.gazetteer import known  # noqa: E402
from undersigned.graph.ingest import source_from_bytes  # noqa: E402

GAZETTEERS = ("regions", "laws", "bodies", "events", "officials", "organizations", "institutions")
WANTED_RATIO = 5.0
WANTED_EXPONENT = 1.1
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
LONGEST_LINE = 5_000_000
FEW = 5  # measurements of a small size; the lowest counts
HEAD = (
    "Joint letter on the freedom of the press\n\n12 May 2021\n\nDear President Novak,\n\nWe ask you to protect "
    "those who report on public life. We urge you to let all journalists who are held go free.\n\n"
)
PLACES = ("Northern", "Harbour", "River", "Open", "United", "Global", "Civic", "Meadow", "Coastal", "Lantern")
NOUNS = ("Rights Watch", "Solidarity Network", "Freedom Foundation", "Press Association", "Justice Committee")
SURNAMES = ("Holloway", "Marsh", "Larsen", "Okafor", "Duarte", "Fischer", "Moreau", "Castell", "Almeida", "Brennan")
ROLES = ("Director", "President", "Secretary General", "Professor of Law", "Coordinator", "Board Member")
TOLD = (
    "{person} was detained in {year} after a report on public health.",
    "The government must respect the freedom of the press and release {person} at once.",
    "In May {year} the police of Xinjiang searched the offices of {organization}.",
    "No charge was ever made public, and the family has had no word since.",
    "The Human Rights Council has asked about this in Geneva, without an answer.",
)
ALONE = """\
import sys
from undersigned.graph.extract import extract
from undersigned.graph.ingest import source_from_bytes
extract(source_from_bytes(sys.argv[1], open(sys.argv[1], "rb").read()))
"""
ALONE_SPACY = """\
import sys, spacy
from undersigned.graph.extract.gazetteer import known
nlp = spacy.blank("en")
nlp.add_pipe("entity_ruler").add_patterns([
    {"label": kind, "pattern": name}
    for kind in sys.argv[2:] for entry in known(kind) for name in dict.fromkeys((entry.name, *entry.aliases))
])
nlp(open(sys.argv[1], encoding="utf-8").read())
"""


def main() -> None:
    """Print both tables; with `--check`, exit with 1 where one is not as wished."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="letters to measure beside the made ones")
    parser.add_argument("--letters", type=int, default=400, help="made letters; those in English are measured")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of signatories")
    parser.add_argument("--only", default="", help="shapes, with commas between; without it all")
    parser.add_argument("--skip-spacy", action="store_true")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    good = True
    if not arguments.skip_spacy:
        good = beside_spacy(arguments.files, arguments.letters)
    sizes = [int(size) for size in arguments.sizes.split(",")]
    wanted = {name for name in arguments.only.split(",") if name}
    for name, shape in SHAPES.items():
        if not wanted or name in wanted:
            good = grows(name, shape, sizes if name in LISTS else LENGTHS) and good
    if arguments.check and not good:
        raise SystemExit(1)


def beside_spacy(files: Sequence[Path], count: int) -> bool:
    """Print CPU time a letter of both; whether ours is as much faster as we wish."""
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        raise SystemExit("spaCy is not installed; `pip install spacy`, or give --skip-spacy") from None
    letters = [(path.name, path.read_bytes()) for path in files]
    letters += [(name, data) for name, data, made in generated_letters(1, count) if made.language == "en"]
    sources = [source_from_bytes(name, data) for name, data in letters]
    texts = [source.text for source in sources]
    phrases, tokens = ruler(spacy, phrases=True), ruler(spacy, phrases=False)
    ways: dict[str, Callable[[], object]] = {
        "undersigned, bytes to facts": lambda: [extract(source_from_bytes(*letter)) for letter in letters],
        "spaCy, ruler of phrases": lambda: [phrases(text) for text in texts],
        "spaCy, ruler of token patterns": lambda: [tokens(text) for text in texts],
    }
    for way in ways.values():
        way()  # words are compiled and caches filled before anything is measured
    ours = 0.0
    ratios = []
    print(f"{len(letters)} letters, {sum(map(len, texts)) / len(texts):,.0f} characters each on average")
    for name, way in ways.items():
        spent = min(cpu_seconds(way) for _ in range(2)) / len(letters)
        ours = ours or spent
        ratios.append(spent / ours)
        print(
            f"  {name:32} {spent * 1000:8.2f} ms a letter  {1 / spent:8,.0f} letters/s  {spent / ours:6.2f} times ours"
        )
    if files:
        alone = cpu_alone(ALONE, str(files[0]))
        theirs = cpu_alone(ALONE_SPACY, str(files[0]), *GAZETTEERS)
        print(f"  one letter in a fresh process: {alone:.2f} s, spaCy {theirs:.2f} s, {theirs / alone:.2f} times ours")
    return ratios[1] >= WANTED_RATIO


def ruler(spacy: Any, *, phrases: bool) -> Any:
    """A blank English pipeline of spaCy with the names of our gazetteers."""
    pipeline = spacy.blank("en")
    names = [(kind, name) for kind in GAZETTEERS for entry in known(kind) for name in (entry.name, *entry.aliases)]
    pipeline.add_pipe("entity_ruler").add_patterns(
        [
            {
                "label": kind,
                "pattern": name if phrases else [{"LOWER": token.lower_} for token in pipeline.tokenizer(name)],
            }
            for kind, name in dict.fromkeys(names)
        ]
    )
    return pipeline


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of some work, with nothing left behind by the work before."""
    gc.collect()
    started = time.process_time()
    work()
    return time.process_time() - started


def cpu_alone(program: str, *arguments: str) -> float:
    """User and system time of a program in a process of its own, the lowest of some runs."""
    spent = []
    for _ in range(FEW):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program, *arguments], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def grows(name: str, shape: Callable[[int], str], sizes: Sequence[int]) -> bool:
    """Print how the time of a shape grows; whether it is nearly linear."""
    file = "letter.html" if name == "html" else "letter.txt"
    seconds = []
    for size in sizes:
        data = shape(size).encode()

        def read(data: bytes = data) -> object:
            return extract(source_from_bytes(file, data))

        seconds.append(min(cpu_seconds(read) for _ in range(max(1, FEW * sizes[0] // size))))
    slope = linear_regression([math.log(size) for size in sizes], [math.log(each) for each in seconds]).slope
    shown = "  ".join(f"{size:,}: {each:.2f} s" for size, each in zip(sizes, seconds, strict=True))
    print(f"  {name:12} exponent {slope:4.2f}   {shown}", flush=True)
    return slope <= WANTED_EXPONENT


def organization(number: int) -> str:
    """One of many names of organizations, all different."""
    return f"{PLACES[number % 10]} {SURNAMES[number // 10 % 10]} {NOUNS[number // 100 % 5]} {number // 500 + 1}"


def person(number: int) -> str:
    """One of many names of people, all different."""
    given = GIVEN[number % len(GIVEN)]
    syllables = "".join("aeiou"[number // 7**power % 5] + "bdlnrst"[number // 5 // 7**power % 7] for power in range(4))
    return f"{given} {SURNAMES[number % 10]}{syllables}"


GIVEN = sorted(name for name in lines("given_names") if name.isascii() and name.isalpha())[::5]


def signed(entries: Iterator[str], joint: str = "\n") -> str:
    """A letter with a list."""
    return f"{HEAD}Signed by:\n\n{joint.join(entries)}\n"


def organizations(count: int) -> Iterator[str]:
    """The first so many organizations."""
    return map(organization, range(count))


def prose(length: int) -> str:
    """A letter of many paragraphs, twenty organizations under it."""
    rng = Random(1)  # noqa: S311  # the same letter everywhere
    paragraphs: list[str] = []
    told = 0
    while told < length:
        sentences = (
            rng.choice(TOLD).format(
                person=person(rng.randrange(9000)),
                organization=organization(rng.randrange(900)),
                year=rng.randrange(1990, 2024),
            )
            for _ in range(5)
        )
        paragraphs.append(" ".join(sentences))
        told += len(paragraphs[-1]) + 2
    under = "\n".join(organizations(20))
    return HEAD + "\n\n".join(paragraphs) + f"\n\nSigned by:\n\n{under}\n"


def one_line(length: int) -> str:
    """The same on one line; the longest of these has five million characters."""
    return prose(length * LONGEST_LINE // LENGTHS[-1]).replace("\n", " ")


LISTS: dict[str, Callable[[int], str]] = {
    "numbered": lambda n: signed(f"{k}. {name}" for k, name in enumerate(organizations(n), 1)),
    "plain": lambda n: signed(organizations(n)),
    "people": lambda n: signed(f"{person(k)}, {ROLES[k % 6]}, {organization(k)}" for k in range(n)),
    "comma": lambda n: signed(organizations(n), ", "),
    "two-line": lambda n: signed((f"{person(k)}\n{organization(k)}" for k in range(n)), "\n\n"),
    "html": lambda n: (
        f"<h1>Joint letter</h1><p>Dear President Novak,</p><p>We urge you to act now.</p><p>Signed by:</p>"
        f"<ol>{''.join(f'<li>{name}</li>' for name in organizations(n))}</ol>"
    ),
}
"""Lists by the number of those who sign."""

SHAPES: dict[str, Callable[[int], str]] = LISTS | {
    "prose": prose,
    "one-line": one_line,
    "punctuation": lambda n: signed(iter(["!?.,;:-()[]"] * (n // 12))),
}
"""Letters by their number of signatories, or else of characters."""


if __name__ == "__main__":
    main()

"""Measure the precision of every rule of extraction on letters with known facts, and write the table the code reads.

    python benchmarks/calibrate.py FOLDER [--made N] [--seed S] [--write]

FOLDER holds `seeds/` with `seeds/gold/*.yaml` (every fact with its place) and `gold/*.yaml` (signatories of further
documents). To them come N made letters (`tests/generator`), counted in columns of their own. Only documents of formats
that can be read are counted. Without `--write` the table is only printed.
"""

import argparse
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from undersigned.graph.errors import InputError
from undersigned.graph.extract import extract
from undersigned.graph.ingest import read_source, source_from_bytes
from undersigned.graph.ingest.formats import READERS
from undersigned.graph.model import Addressee, Letter, Span

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from tests.generator.letters import generated_letters  # noqa: E402  # the repository's root is not on the path before
from tests.generator.scoring import verdicts  # noqa: E402
from tests.graph.extract.detained_cases import detained_verdicts  # noqa: E402

Gold = Mapping[str, Any]
TABLE = REPOSITORY / "data" / "reference" / "precision.yml"
HEAD = """\
# Measured precision of the rules of extraction; written by `just calibrate`.
# A rule that is not listed has not been measured: its confidence is the prior, 0.5.
# `right` of `found` in the real documents, `made_right` of `made_found` in the made letters.
source: {source}
rules:
"""


def main() -> None:
    """Measure, print, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--made", type=int, default=600, metavar="N", help="made letters to measure on as well")
    parser.add_argument("--seed", type=int, default=1, help="of the made letters")
    parser.add_argument("--write", action="store_true", help=f"write {TABLE.name}")
    arguments = parser.parse_args()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    letters = 0
    for letter, judged in _measured(arguments.folder):
        letters += 1
        print(f"{letter}: {sum(good for _, good in judged)} of {len(judged)} facts right")
        for rule, good in judged:
            found[rule] += 1
            right[rule] += good
    made_found: Counter[str] = Counter()
    made_right: Counter[str] = Counter()
    made_letters = 0
    for verdict in chain(_made(arguments.made, arguments.seed), detained_verdicts(half=1)):
        made_letters += 1
        made_found.update(rule for rule, _ in verdict)
        made_right.update(rule for rule, good in verdict if good)
    source = f"{letters} real documents with facts found by hand and {made_letters} made letters"
    rows = "".join(
        f"  {rule}: {{right: {right[rule]}, found: {found[rule]}, "
        f"made_right: {made_right[rule]}, made_found: {made_found[rule]}}}\n"
        for rule in sorted(found.keys() | made_found.keys())
    )
    print(rows, end="")
    if arguments.write:
        TABLE.write_text(HEAD.format(source=source) + rows, encoding="utf-8")


def _measured(folder: Path) -> Iterator[tuple[str, list[tuple[str, bool]]]]:
    """Each document with a verdict on every fact that was found in it."""
    whole = set()
    for path in sorted((folder / "seeds" / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        letter = extract(read_source(folder / "seeds" / gold["file"]))
        whole.add(path.stem)
        yield path.stem, list(_facts(letter, gold))
    for path in sorted((folder / "gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem in whole or not isinstance(gold.get("signatories"), list):
            continue
        try:
            letter = extract(read_source(folder / gold["file"].split()[0]))
        except InputError as error:
            print(f"{path.stem}: left out: {error}")
            continue
        yield path.stem, list(_signatories(letter, gold))


def _made(count: int, seed: int) -> Iterator[list[tuple[str, bool]]]:
    """The verdicts of made letters, of formats that can be read."""
    for name, data, made in generated_letters(seed, count):
        if any(Path(name).suffix in reader.suffixes for reader in READERS):
            yield list(verdicts(made, extract(source_from_bytes(name, data))))


def _facts(letter: Letter, gold: Gold) -> Iterator[tuple[str, bool]]:
    """Verdicts by place: a fact is right when the gold has the same words at the same place for the same thing."""
    for name in ("title", "subject", "kind", "date", "claimed_count"):
        fact = getattr(letter, name)
        if fact is not None:
            yield fact.rule, _place(fact.span) == _gold_place(gold.get(name))
    yield from _people(letter.addressees, gold["addressees"])
    yield from _people(letter.cc, gold["cc"])
    signed = {tuple(each["span"]): each for each in gold["signatories"]}
    for signatory in letter.signatories:
        wanted = signed.get(_place(signatory.span), {})
        names = {"org": "organization", "person": "person", "acronym": "acronym", "role": "role"}
        parts = {names[part]: _gold_place(wanted[part]) for part in names if part in wanted}
        yield signatory.rule, {name: _place(span) for name, span in signatory.parts.items()} == parts
    held = {_gold_place(each) for each in gold["detainees"]}
    for detainee in letter.detainees:
        yield detainee.rule, _place(detainee.span) in held
    for kind in ("officials", "regions", "laws", "bodies", "events"):
        named = {(each["value"], _gold_place(mention)) for each in gold.get(kind, []) for mention in each["mentions"]}
        for topic in getattr(letter, kind):
            for mention in topic.mentions:
                yield topic.rule, (topic.name, _place(mention)) in named
    asked = {(each["start"], each["end"]) for each in gold["asks"]}
    for ask in letter.asks:
        yield ask.rule, _place(ask.span) in asked


def _people(found: Iterable[Addressee], gold: Iterable[Gold]) -> Iterator[tuple[str, bool]]:
    known = {(each["name"]["quote"], each["title"]["quote"]) for each in gold}
    for each in found:
        yield each.rule, (each.name, each.position) in known


def _signatories(letter: Letter, gold: Gold) -> Iterator[tuple[str, bool]]:
    """Verdicts by name, for documents whose gold has no places: person if there is one, else organization."""
    people = {_key(each["person"]) for each in gold["signatories"] if each.get("person")}
    groups = {_key(each["organization"]) for each in gold["signatories"] if not each.get("person")}
    honorifics = sorted({_key(each["honorific"]) for each in gold["signatories"] if each.get("honorific")}, key=len)
    for signatory in letter.signatories:
        if signatory.person is None:
            yield signatory.rule, _key(signatory.organization) in groups
            continue
        name = _key(signatory.person)
        for honorific in reversed(honorifics):
            name = name.removeprefix(honorific).strip(" .")
        yield signatory.rule, name in people or _key(signatory.person) in people


def _key(name: object) -> str:
    if isinstance(name, list):
        name = name[0]
    folded = unicodedata.normalize("NFKC", str(name)).casefold().replace("’", "'")
    return re.sub(r"\s+", " ", folded).strip(" .,;").removeprefix("the ")


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _gold_place(quote: Mapping[str, Any] | None) -> tuple[int, int] | None:
    return None if quote is None or "start" not in quote else (quote["start"], quote["end"])


if __name__ == "__main__":
    main()

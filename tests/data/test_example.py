"""The example corpus: transcripts that keep every fact and no sentence, and fact sheets as they were made."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from undersigned.data import entries, example
from undersigned.graph.extract import extract
from undersigned.graph.ingest import read_source

LETTERS = example() / "letters"
TRANSCRIPTS = {"2023-11-apec-biden": "cfu-apec", "2021-02-us-china-policy": "us-china-policy-2021"}
"""The transcripts by their ids, and the ids of the gold facts of their originals."""

SHEETS = sorted(path.parent.name for path in LETTERS.glob("*/letter.yaml"))
PRINTED_ALIKE = ("title", "date", "address", "subject", "salutation", "signatories", "cc")
"""The zones of a letter that are lists of facts; the body and the footer are prose."""

LONGEST_RUN = 8
"""Words of prose that may follow each other in a transcript as they do in the original."""


def transcript(letter: str) -> str:
    """The text of one transcript."""
    return (LETTERS / letter / "letter.txt").read_text("utf-8")


def original(seeds: Path, letter: str) -> tuple[str, Mapping[str, Any]]:
    """The text of the original of one transcript, and its gold facts."""
    gold = yaml.safe_load((seeds / "gold" / f"{TRANSCRIPTS[letter]}.yaml").read_text("utf-8"))
    return (seeds / gold["file"]).read_text("utf-8"), gold


def quotes(found: object) -> Iterator[str]:
    """Every quoted form in a part of the gold facts."""
    if isinstance(found, Mapping):
        if isinstance(found.get("quote"), str):
            yield found["quote"]
        for value in found.values():
            yield from quotes(value)
    elif isinstance(found, list):
        for value in found:
            yield from quotes(value)


def facts(path: Path) -> dict[str, object]:
    """What the extractor finds in a letter, without places, and without the asks' words."""
    letter = extract(read_source(path), id="letter")
    said = (letter.kind, letter.title, letter.subject, letter.publisher, letter.date)
    claimed = letter.claimed_count
    return {
        "said": [fact and fact.value for fact in said],
        "claimed": claimed and (claimed.value, claimed.unit),
        "to": [(one.name, one.position, one.institution, one.address) for one in (*letter.addressees, *letter.cc)],
        "signed": [
            (one.person, one.organization, one.acronym, one.role, one.country, one.capacity)
            for one in letter.signatories
        ],
        "detainees": [(one.name, one.aliases) for one in letter.detainees],
        "open": letter.detainees_open_ended and letter.detainees_open_ended.quote,
        "officials": [(one.name, one.position, len(one.mentions)) for one in letter.officials],
        "topics": [
            (one.id, one.name, len(one.mentions))
            for topics in (letter.regions, letter.laws, letter.bodies, letter.events)
            for one in sorted(topics, key=lambda topic: topic.name)
        ],
        "asks": len(letter.asks),
        "issues": [issue.code for issue in letter.issues],
    }


def prose(text: str, names: Sequence[str]) -> list[list[str]]:
    """The runs of words in `text` between names and line ends; a name is no prose."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    between = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)|\n")
    return [re.findall(r"\w+(?:['’]\w+)*", part.casefold()) for part in between.split(text)]


def longest_common_run(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> list[str]:
    """The longest run of words that stands in both."""
    best: list[str] = []
    for words in one:
        for rival in other:
            lengths = [0] * (len(rival) + 1)
            for word in words:
                for place in range(len(rival), 0, -1):
                    lengths[place] = lengths[place - 1] + 1 if rival[place - 1] == word else 0
                    if lengths[place] > len(best):
                        best = list(rival[place - lengths[place] : place])
    return best


def test_the_example_is_a_corpus_with_a_free_licence() -> None:
    """`corpus.toml` has a title, a base IRI that ends in a slash, a licence and a description."""
    settings = tomllib.loads((example() / "corpus.toml").read_text("utf-8"))
    assert settings.keys() == {"title", "description", "base_iri", "licence"}
    assert settings["base_iri"] == "https://data.example.org/undersigned/"
    assert settings["licence"] == "CC0-1.0"


def test_every_letter_is_one_source_in_its_folder() -> None:
    """36 folders, each with a transcript or a fact sheet, and nothing else but its `letter.toml`."""
    folders = sorted(path for path in LETTERS.iterdir() if path.is_dir())
    assert len(folders) == 36
    for folder in folders:
        held = {path.name for path in folder.iterdir()}
        assert held in ({"letter.yaml"}, {"letter.txt", "letter.toml"}), folder.name
        assert re.fullmatch(r"\d{4}-\d{2}-[a-z0-9-]+", folder.name)


def test_the_numbered_list_keeps_its_quirks() -> None:
    """59 numbered organizations, acronyms in brackets, one name with a space that does not break after it."""
    text = transcript("2023-11-apec-biden")
    numbered = re.findall(r"^  (\d+)\. (.+)$", text, re.MULTILINE)
    assert [int(number) for number, _ in numbered] == list(range(1, 60))
    assert "Friends of Falun Gong: Supporting Falun Gong Practitioners’ Freedom of Belief\u00a0" in dict(numbered)["20"]
    assert sum(name.endswith(")") for _, name in numbered) == 17
    assert "On behalf of 59 organizations and individuals" in text


def test_the_footer_is_there_with_its_trap() -> None:
    """A press release of another day, cut off in the middle of a sentence, follows the list."""
    footer = transcript("2023-11-apec-biden").partition("World Uyghur Congress")[2]
    assert footer.split("\n")[4] == "Campaign for Uyhgurs"
    assert "FOR IMMEDIATE RELEASE February 26, 2025, 11:00 AM" in footer
    assert footer.endswith("authorities to")


def test_the_lines_with_bars_keep_their_fused_line() -> None:
    """24 signatories on 23 lines, since one line break is lost."""
    lines = [line for line in transcript("2021-02-us-china-policy").split("\n") if " | " in line]
    assert len(lines) == 23
    assert "James Tager | PEN AmericaPeter Dahlin | Safeguard Defenders" in lines
    assert sum(line.count(" | ") for line in lines) == 24


def test_the_copies_keep_their_fused_lines() -> None:
    """Nine officials on seven lines without a label, after the signatories, at the end of the file."""
    text = transcript("2021-02-us-china-policy")
    copies = text.partition("Victims of Communism Memorial Foundation\n\n\n")[2].split("\n\n")
    assert len(copies) == 7
    assert "National Security Council Antony Blinken, Secretary of State" in copies[3]
    assert copies[6].endswith("Labor Sung Kim, Acting Assistant Secretary, Bureau of East Asia and the Pacific")
    assert text.startswith("Back to top\n18 February 2021\n")


@pytest.mark.parametrize(("letter", "asks"), [("2023-11-apec-biden", 5), ("2021-02-us-china-policy", 8)])
def test_the_asks_are_bullets(letter: str, asks: int) -> None:
    """As many bullets as the original has, each on one line."""
    assert len(re.findall(r"^  • \S", transcript(letter), re.MULTILINE)) == asks


@pytest.mark.parametrize("letter", TRANSCRIPTS)
def test_what_is_no_prose_is_printed_alike(letter: str, seeds: Path) -> None:
    """Titles, addresses and lists are facts: the transcript has them to the letter, on the same lines."""
    text, gold = original(seeds, letter)
    copy = transcript(letter)
    assert text.count("\n") == copy.count("\n")
    for zone in PRINTED_ALIKE:
        if zone in gold["zones"]:
            start, end = gold["zones"][zone]
            assert text[start:end] in copy, zone


@pytest.mark.parametrize("letter", TRANSCRIPTS)
def test_every_mention_is_kept(letter: str, seeds: Path) -> None:
    """Each name of an official, a region, a law, a body, an event or a detainee stands as often as in the original."""
    text, gold = original(seeds, letter)
    copy = transcript(letter)
    fields = ("detainees", "officials", "regions", "laws", "bodies", "events", "claimed_count")
    printed = {quote for field in fields for quote in quotes(gold[field])}
    assert len(printed) > 20
    if gold.get("detainees_open_ended"):
        printed |= set(quotes(gold["detainees_open_ended"]))
    for quote in printed:
        word = re.compile(rf"(?<!\w){re.escape(quote)}(?!\w)")
        assert len(word.findall(copy)) == len(word.findall(text)), quote


@pytest.mark.parametrize("letter", TRANSCRIPTS)
def test_a_transcript_gives_the_facts_of_its_original(letter: str, seeds: Path) -> None:
    """Read by the same rules, both say the same: only the words of the asks and the places in the text differ."""
    _, gold = original(seeds, letter)
    assert facts(seeds / gold["file"]) == facts(LETTERS / letter / "letter.txt")


@pytest.mark.parametrize("letter", TRANSCRIPTS)
def test_no_sentence_is_copied(letter: str, seeds: Path) -> None:
    """Names apart, no more than a few words follow each other as in the original."""
    text, gold = original(seeds, letter)
    copy = transcript(letter)
    printed = set(text.split("\n"))
    own = "\n".join(line for line in copy.split("\n") if line not in printed)
    kinds = ("regions", "laws", "bodies", "events", "officials", "institutions")
    known = [str(alias) for kind in kinds for entry in entries(kind) for alias in _listed(entry["aliases"])]
    header = "CFU PRESS RELEASE FOR IMMEDIATE RELEASE February 26, 2025, 11:00 AM"
    names = [*known, *quotes(gold["detainees"]), header]
    run = longest_common_run(prose(own, names), prose(text, names))
    assert len(run) <= LONGEST_RUN, " ".join(run)


@pytest.mark.parametrize("slug", SHEETS)
def test_fact_sheets_parse_and_name_themselves(slug: str) -> None:
    """A sheet has its folder's name, a title, signatories and a date with the precision its source gave."""
    sheet = yaml.safe_load((LETTERS / slug / "letter.yaml").read_text("utf-8"))
    assert sheet["slug"] == slug
    assert sheet["title"]
    assert re.fullmatch(r"\d{4}(-\d{2}){0,2}", str(sheet["date"]))
    assert isinstance(sheet["signatories_complete"], bool)
    for signatory in sheet["signatories"]:
        assert signatory["organization"] or signatory["person"] or signatory["role"]


@pytest.mark.parametrize("slug", SHEETS)
def test_every_region_of_a_sheet_is_known(slug: str) -> None:
    """The regions that the sheets name are in the reference, in every script they use."""
    known = {alias for entry in entries("regions") for alias in _listed(entry["aliases"])}
    sheet = yaml.safe_load((LETTERS / slug / "letter.yaml").read_text("utf-8"))
    assert set(sheet["regions"]) <= known


@pytest.mark.parametrize("slug", SHEETS)
def test_every_official_of_a_sheet_is_known(slug: str) -> None:
    """Addressees and officials that a sheet names have an entry, but for the head of a company."""
    known = {alias for entry in entries("officials") for alias in _listed(entry["aliases"])}
    known |= {entry["surname"] for entry in entries("officials")} | {entry["name"] for entry in entries("persons")}
    sheet = yaml.safe_load((LETTERS / slug / "letter.yaml").read_text("utf-8"))
    named = {addressee["name"] for addressee in sheet.get("addressees", []) if addressee["name"]}
    assert named | set(sheet["officials_mentioned"]) <= known


def test_fact_sheets_are_copies(shared: Path) -> None:
    """Nothing was added to the sheets, and none was left out."""
    made = {path.stem: path.read_bytes() for path in (shared / "letters" / "facts").glob("*.yaml")}
    assert {slug: (LETTERS / slug / "letter.yaml").read_bytes() for slug in SHEETS} == made


def _listed(aliases: object) -> list[object]:
    assert isinstance(aliases, list)
    return aliases

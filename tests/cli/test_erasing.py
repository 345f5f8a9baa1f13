"""A signature that was withdrawn and erased is nowhere: every file of the build is searched, however it is packed."""

import base64
import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from tests.cli.conftest import Run, everything
from undersigned.cli.walk import build
from undersigned.graph.contract import letter_to_json
from undersigned.graph.corpus import read_corpus, read_letters
from undersigned.graph.errors import CorpusError
from undersigned.graph.judgements import Judgement, add_judgements, remove_judgements

TEXT = """\
Joint Letter on Open Doors

12 May 2021

Dear President Quill,

We write with Ms. Zdenka Vorlová-Quist, whose report on Hong Kong Vorlová-Quist presented last week. Follow
@zdenkavorlovaquist or read https://lantern.example.org/people/zdenka-vorlova-quist for more; the Lumen
Lantern Collective hosts it. We urge you to open the doors.

Yours sincerely,

1. Zdenka Vorlová-Quist, Chief Lamplighter, Lumen Lantern Collective (LLC)
2. Free Doors
3. Students for Free Doors
4. Hong Kong Watchers
5. Maria Olsen, Director, Harbour Institute
"""

TABLE = """\
Name,Organization,Country
Zdenka Vorlová-Quist,Lumen Lantern Collective,Norway
,Free Doors,
,Students for Free Doors,
,Hong Kong Watchers,
Maria Olsen,Harbour Institute,Denmark
"""

PAGE = """\
<!doctype html><html lang="en"><head><title>Call for Windows</title></head><body><main>
<h1>Call for Windows</h1><p>3 June 2022</p><p>Dear President Quill,</p>
<p>We, the undersigned, ask you to open the windows. Zdenka Vorl&oacute;va&#8209;Quist is right.</p>
<p>Signed:</p><ul><li>Free Doors</li><li>Hong Kong Watchers</li><li>Bright Panes</li>
<li>Zdenka Vorl&oacute;va&#8209;Quist, lamplighter</li>
<li>Kvasir Ødegård</li></ul>
</main></body></html>
"""

GONE = ("Zdenka", "Vorlová", "Vorlova", "Vorlóva", "Quist", "Lumen", "Lantern", "Lamplighter", "LLC")
WHOLE = "Zdenka Vorlová-Quist, Chief Lamplighter, Lumen Lantern Collective (LLC)"


def erasure(letter: str = "doors", words: str = WHOLE) -> Judgement:
    """Somebody wants this signature gone."""
    return Judgement("withdrawn", letter, words, "erased", "she asked us to", (), "A. Reviewer", "2024-05-02")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two letters: one in text with a table beside it, and a page."""
    root = tmp_path / "corpus"
    for id, name, text in (
        ("doors", "letter.txt", TEXT),
        ("doors", "letter.signatories.csv", TABLE),
        ("windows", "letter.html", PAGE),
    ):
        (root / "letters" / id).mkdir(parents=True, exist_ok=True)
        (root / "letters" / id / name).write_text(text)
    (root / "letters" / "doors" / "letter.toml").write_text(
        'url = "https://lantern.example.org/zdenka-vorlova-quist/letter"\npublisher = "Lumen Lantern Collective"\n'
    )
    (root / "corpus.toml").write_text('title = "Doors"\nbase_iri = "https://example.org/doors/"\n')
    return root


def readings(data: bytes) -> Iterator[str]:
    """What somebody could read in a file, unpacked and decoded in every way that our own files use."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name
                yield from readings(packed.read(name))
        return
    text = data.decode("utf-8", errors="replace")
    escaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    yield from (text, escaped, html.unescape(text), unquote(text), unquote(html.unescape(escaped)))
    for found in re.findall(r"base64,([A-Za-z0-9+/=]+)", text):
        yield base64.b64decode(found).decode("utf-8", errors="replace")


PANE = "Zdenka Vorlóva\u2011Quist, lamplighter"


def told(folder: Path, words: tuple[str, ...] = GONE) -> list[tuple[str, str]]:
    """Which files tell which of these words."""
    wanted = {form for word in words for form in (word, word.casefold(), quote(word), json.dumps(word)[1:-1])}
    found: list[tuple[str, str]] = []
    for name, data in everything(folder).items():
        for reading in (name, *readings(data)):
            found.extend((name, word) for word in wanted if re.search(rf"(?<!\w){re.escape(word)}", reading))
    return found


def test_the_search_finds_what_is_there(corpus: Path) -> None:
    """Before it is erased the signature is in the linked data, the tables, the pages and the cache."""
    build(read_corpus(corpus), corpus / "build")
    files = {name for name, _ in told(corpus / "build")}
    assert {"dataset.nq", "dataset.ttl", "cache/letters/doors.json", "site/graph.html"} <= files
    assert {word for _, word in told(corpus / "build")} >= {"Zdenka", "Lumen", "LLC", "lumen"}


def test_an_erased_signature_is_in_no_file_of_the_build(corpus: Path) -> None:
    """Not even of one that is made over an old build, nor in what is said about judgements."""
    build(read_corpus(corpus), corpus / "build")
    same = Judgement("same", "LLC", "Lumen Lantern Collective", "same", "Zdenka", (), "A. Reviewer", "2024-05-02")
    seen = Judgement("fact", "doors", WHOLE, "accept", "Zdenka", (), "B", "2024-05-02", "signatory")
    shown = Judgement("withdrawn", "doors", WHOLE, "shown", "Zdenka", (), "B", "2024-05-02")
    add_judgements(
        corpus / "judgements",
        [erasure(), erasure("windows", PANE), same, seen, shown, erasure("no-such"), erasure("windows", "LLC")],
    )
    report = build(read_corpus(corpus), corpus / "build")
    assert told(corpus / "build") == []
    assert (corpus / "build" / "site" / "index.html").exists()
    summary = json.dumps(report.summary)
    assert "3 judgements on what was erased, not published" in summary
    assert "erased by A. Reviewer (2024-05-02), marked as withdrawn by B (2024-05-02); it is erased" in summary
    assert "signature-erased" in summary
    # Others are not touched, be they under the same letter, and bear they a part of the name.
    data = (corpus / "build" / "dataset.nq").read_text()
    for name in ("Free Doors", "Students for Free Doors", "Hong Kong Watchers", "Maria Olsen", "President Quill"):
        assert name in data
    assert re.search(r'letter/doors> <[^>]*foundSignatoryCount> "4"', data)
    assert "2 signatures were withdrawn and erased." in data  # the table beside the letter has it too


def test_an_erased_organization_stays_where_it_signs_other_letters(corpus: Path) -> None:
    """It is erased from the letter that the judgement is about; a longer name of another stays there."""
    add_judgements(corpus / "judgements", [erasure("doors", "Free Doors")])
    build(read_corpus(corpus), corpus / "build")
    lines = (corpus / "build" / "dataset.nq").read_text().splitlines()
    said = [line.replace("Students for Free Doors", "") for line in lines if "Free Doors" in line]
    assert [line for line in lines if "Students for Free Doors" in line and "/letter/doors" in line]
    assert not [line for line in said if "Free Doors" in line and "/letter/doors" in line]
    assert [line for line in said if "Free Doors" in line and "/letter/windows" in line]


@pytest.mark.parametrize("words", ["Zdenka Vorlová-Quist", "zdenka  vorlova quist", WHOLE.replace(" ", "\n")])
def test_it_is_enough_to_name_who_signed(corpus: Path, words: str) -> None:
    """The whole entry goes, however the name was spelled in the judgement."""
    add_judgements(corpus / "judgements", [erasure(words=words), erasure("windows", PANE)])
    letters = json.dumps([letter_to_json(letter) for letter in read_letters(read_corpus(corpus))], ensure_ascii=False)
    assert not [word for word in GONE if word in letters]


def test_a_name_in_the_folder_of_the_letter_is_said(corpus: Path) -> None:
    """It would be in every IRI: nothing is made until the folder has another name."""
    (corpus / "letters" / "doors").rename(corpus / "letters" / "2021-zdenka-vorlova-quist")
    add_judgements(corpus / "judgements", [erasure("2021-zdenka-vorlova-quist")])
    with pytest.raises(CorpusError, match="rename the folder, and the letter in the judgement"):
        build(read_corpus(corpus), corpus / "build")
    assert not (corpus / "build").exists()


def test_commands_do_not_show_it(corpus: Path, run: Run) -> None:
    """Neither with a build nor without one."""
    add_judgements(corpus / "judgements", [erasure(), erasure("windows", PANE)])
    for _ in range(2):
        for command in (
            ("query", "signatories", "--param", "letter=doors", "--format", "json"),
            ("check", "--format", "json"),
            ("export", "turtle"),
            ("sparql", "SELECT ?o { GRAPH ?g { ?s ?p ?o } }"),
        ):
            result = run(*command, "--corpus", corpus)
            assert result.exit_code == 0, result.output
            assert not [word for word in GONE if word in result.output]
        build(read_corpus(corpus), corpus / "build")


def test_unmerging_a_wrong_merge_restores_the_dataset(corpus: Path) -> None:
    """Byte for byte, as if nobody had ever judged."""
    out = corpus / "build"
    wrong = Judgement("same", "Free Doors", "Hong Kong Watchers", "same", "a mistake", (), "B", "2024-05-02")

    def made() -> tuple[bytes, bytes]:
        build(read_corpus(corpus), out)
        return (out / "dataset.nq").read_bytes(), (out / "dataset.ttl").read_bytes()

    before = made()
    add_judgements(corpus / "judgements", [wrong])
    assert made() != before
    assert b"differentFrom" not in made()[0]
    remove_judgements(corpus / "judgements", [wrong])
    assert made() == before


LONGER = """We urge you to open the doors.

For three years the keepers have shut the harbour gates at noon, and nobody may ask them why they do it.
Families stand before them without news of those who were taken in on the night of the regatta last autumn.
Let independent doctors see all who are held inside, and let relatives write to them and visit them weekly.
Publish what became of the inquiry that was promised in spring, and name the officials who were heard by it.
Zdenka Vorlová-Quist asked for this before any of us did, and we ask for it again with the same few words.
"""


def test_what_is_erased_from_one_posting_is_erased_from_all(corpus: Path) -> None:
    """The same letter put up elsewhere would tell the name again, and so would what was kept of reading it.

    Nobody has said that the two are one, and covering the name in one of them makes their words differ.
    """
    shutil.rmtree(corpus / "letters" / "windows")
    again = corpus / "letters" / "reposted"
    again.mkdir()
    for folder in (corpus / "letters" / "doors", again):
        (folder / "letter.txt").write_text(TEXT.replace("We urge you to open the doors.\n", LONGER))
    (again / "letter.signatories.csv").write_text(TABLE)
    build(read_corpus(corpus), corpus / "build")
    assert "LetterVersion" in (corpus / "build" / "dataset.nq").read_text()
    assert {"cache/letters/reposted.json", "dataset.nq"} <= {name for name, _ in told(corpus / "build")}
    add_judgements(corpus / "judgements", [erasure()])
    build(read_corpus(corpus), corpus / "build")
    assert told(corpus / "build") == []
    assert "LetterVersion" in (corpus / "build" / "dataset.nq").read_text()
    # A fact that is judged in one of them alone parts them as little.
    accepted = Judgement("fact", "reposted", "Maria Olsen", "accept", "seen", (), "B", "2024-05-02", "detainee")
    add_judgements(corpus / "judgements", [accepted])
    build(read_corpus(corpus), corpus / "build")
    assert told(corpus / "build") == []
    assert "LetterVersion" in (corpus / "build" / "dataset.nq").read_text()

import json
from pathlib import Path

import pytest

from undersigned.graph.errors import CorpusError
from undersigned.graph.judgements import Judgement, judgement_line, read_judgements
from undersigned.graph.judgements.judgement import judgement

LINE = {
    "kind": "same",
    "left": "ChinaAid",
    "right": "China Aid Association",
    "verdict": "same",
    "reason": "its site uses both",
    "evidence": ["a quote"],
    "by": "A. Reviewer",
    "at": "2024-05-02",
}


def line(**changes: object) -> str:
    """A judgement line with some fields changed, or left out where None."""
    return json.dumps({key: value for key, value in (LINE | changes).items() if value is not None})


def test_a_line_is_a_judgement() -> None:
    """Every field is read."""
    assert judgement(line(), where="a.jsonl:1") == Judgement(
        "same",
        "ChinaAid",
        "China Aid Association",
        "same",
        "its site uses both",
        ("a quote",),
        "A. Reviewer",
        "2024-05-02",
    )


def test_files_are_read_together_sorted_and_once(tmp_path: Path) -> None:
    """Two reviewers' files hold the same line: it counts once; empty lines count for nothing."""
    (tmp_path / "b.jsonl").write_text(f"{line(left='Z')}\n\n{line()}\n")
    (tmp_path / "a.jsonl").write_text(f"{line()}\r\n")
    assert [each.left for each in read_judgements(tmp_path)] == ["ChinaAid", "Z"]


def test_no_folder_is_no_judgements(tmp_path: Path) -> None:
    """A corpus need not have any."""
    assert read_judgements(tmp_path / "nothing") == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('"same"', "JSON object"),
        (line(by=None), "'by'"),
        (line(left=""), "'left'"),
        (line(left=3), "'left'"),
        (line(right=None), "'right'"),
        (line(kind="maybe"), "unknown kind"),
        (line(verdict="yes"), "unknown verdict"),
        (line(evidence="a quote"), "list of texts"),
        (line(extra=1), "unknown field 'extra'"),
        (line(left="letter/apec"), "one of 'left' and 'right' is a letter and the other none"),
        (line(kind="relation", verdict="chapter of", right="letter/apec"), "letters have no relation"),
        (line(kind="different"), "the kind is 'different' and the verdict 'same'"),
        (line(verdict="different"), "the kind is 'same' and the verdict 'different'"),
        (line(kind="withheld", right=None, verdict="yes"), "to be withheld, which is not done yet"),
        (line(left="\ud800"), "'left' holds half a character"),
        (line(evidence=["\ud800"]), "'evidence' holds half a character"),
        (line(by="Ann\u202e"), "'by' holds U+202E, but a name is one line"),
        (f'{{"kind": {"9" * 5000}}}', "too many digits"),
    ],
)
def test_a_line_that_is_none_is_said_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    """File and line are named, in one line."""
    (tmp_path / "a.jsonl").write_text(f"{line()}\n{text}\n")
    with pytest.raises(CorpusError) as caught:
        read_judgements(tmp_path)
    assert f"{tmp_path / 'a.jsonl'}:2: " in str(caught.value)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_not_utf8_are_said(tmp_path: Path) -> None:
    """The file is named, and the byte."""
    (tmp_path / "a.jsonl").write_bytes(b'{"kind": "\xff"}')
    with pytest.raises(CorpusError, match=r"a\.jsonl: byte 10 is not UTF-8"):
        read_judgements(tmp_path)


FACT = {"kind": "fact", "left": "apec", "right": "Ilham Tohti", "verdict": "accept", "field": "detainee"}
READING = FACT | {"kind": "correct", "verdict": "correct", "value": {"name": "Ilham Tohti"}}
GONE = {"kind": "withdrawn", "left": "apec", "right": "PEN", "verdict": "shown"}


def test_a_reading_has_its_parts_in_one_order() -> None:
    """Whoever writes the parts in another order says the same; an empty text says that there is no such part."""
    value = {"person": "Ann Lee", "organization": " PEN ", "role": ""}
    read = judgement(line(**READING | {"field": "signatory", "value": value}), where="a:1")
    assert read.value == (("organization", "PEN"), ("person", "Ann Lee"), ("role", ""))
    assert (read.field, read.letter) == ("signatory", "apec")


def test_a_letter_may_be_named_by_its_id_or_as_an_entity() -> None:
    """Other judgements write "letter/" before the ids of letters."""
    assert judgement(line(**FACT | {"left": "letter/apec"}), where="a:1").letter == "apec"


@pytest.mark.parametrize(
    "fields",
    [
        FACT,
        READING,
        GONE | {"since": "2023-05"},
        GONE | {"verdict": "erased"},
        {"kind": "relation", "verdict": "chapter of"},
        {"kind": "relation", "verdict": "renamed to", "since": "2019-01-31"},
        {"right": "two\nlines\u2028 and\x85 more"},
    ],
)
def test_a_judgement_is_written_as_it_is_read(fields: dict[str, object]) -> None:
    """Its line is one line, reads back as the same judgement, and holds no field that says nothing."""
    read = judgement(line(**fields), where="a:1")
    written = judgement_line(read)
    assert judgement(written, where="a:1") == read
    assert "\n" not in written
    assert not {"field", "value", "since"} - set(fields) & set(json.loads(written))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (FACT | {"right": None}, "the field 'right' is missing; in a judgement of the kind 'fact' it is the words"),
        (FACT | {"field": None}, "the field 'field' is missing"),
        (FACT | {"field": "signature"}, "unknown field 'signature'; the fields of a letter are signatory, "),
        (FACT | {"field": 3}, "'field' must be a text"),
        (FACT | {"verdict": "same"}, "unknown verdict 'same'; in a judgement of the kind 'fact' it is one of accept"),
        (FACT | {"since": "2020"}, "a judgement of the kind 'fact' has no 'since'"),
        (FACT | {"value": {"name": "X"}}, "a judgement of the kind 'fact' has no 'value'"),
        ({"field": "date"}, "a judgement of the kind 'same' has no 'field'"),
        (READING | {"value": None}, "the field 'value' is missing"),
        (READING | {"value": {"name": "a\u2067b"}}, "the field 'value' holds U+2067, but a name is one line"),
        (READING | {"value": {}}, "the field 'value' is missing"),
        (READING | {"value": ["Ilham"]}, "'value' must be an object of texts"),
        (READING | {"value": {"name": 1}}, "'value' must be an object of texts"),
        (READING | {"value": {"role": "X"}}, "a reading of the field 'detainee' has no 'role'; it has name"),
        (READING | {"value": {"name": ""}}, "'name' of a reading must not be empty"),
        (GONE | {"verdict": "gone"}, "unknown verdict 'gone'"),
        (GONE | {"since": "May 2020"}, "'since' must be like 2021-02-18, 2021-02 or 2021"),
        (GONE | {"since": "2020-13"}, "'since' must be like"),
        ({"kind": "relation", "verdict": "same"}, "unknown verdict 'same'"),
        ({"kind": "relation", "verdict": "none", "right": ""}, "it is the other organization"),
    ],
)
def test_what_a_kind_cannot_say_is_said(fields: dict[str, object], says: str) -> None:
    """In one line, with what to write instead."""
    with pytest.raises(CorpusError) as caught:
        judgement(line(**fields), where="a.jsonl:7")
    assert str(caught.value).startswith("a.jsonl:7: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_object_that_says_a_thing_twice_is_none() -> None:
    """Which of two verdicts was meant?"""
    with pytest.raises(CorpusError, match="'verdict' twice"):
        judgement(line()[:-1] + ', "verdict": "different"}', where="a:1")


@pytest.mark.parametrize("name", ["a.json", "a.JSONL", "a.ndjson"])
def test_a_file_that_would_be_missed_is_said(tmp_path: Path, name: str) -> None:
    """Somebody judged, and would think that it is followed; other files are nobody's concern."""
    for other in ("README.md", ".a.json", "a.jsonl~"):
        (tmp_path / other).touch()
    assert read_judgements(tmp_path) == ()
    (tmp_path / name).write_text(line())
    with pytest.raises(CorpusError, match=f"{name}: judgements are read from files ending in .jsonl"):
        read_judgements(tmp_path)


@pytest.mark.parametrize("verdict", ["same", "unsure"])
def test_unsure_is_an_answer_to_either_question(verdict: str) -> None:
    """Only the opposite contradicts the kind."""
    assert judgement(line(verdict=verdict), where="a:1").verdict == verdict


@pytest.mark.parametrize(
    "at",
    [
        "31.12.2023",
        "yesterday",
        "9999",
        "2024-02-30",
        "2024-05-02T25:00:00Z",
        "20240502",
        "2024-05-02 10:00",
        "2024-05-02T10:00:00+20:00",
        "٢٠٢٤",
    ],
)
def test_a_moment_that_is_none_is_said_with_its_place(tmp_path: Path, at: str) -> None:
    """Whose answer is the later could not be told; as text it would stand before, or after, all others."""
    (tmp_path / "a.jsonl").write_text(f"{line()}\n{line(at=at)}\n")
    with pytest.raises(
        CorpusError, match=r"a\.jsonl:2: 'at' must be a date or a date and time, like 2024-05-02, "
    ) as told:
        read_judgements(tmp_path)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "at",
    ["2024", "2024-05", "2024-05-02", "2024-05-02T10:30:00", "2024-05-02T10:30:00.25Z", "2024-05-02T10:30:00+02:00"],
)
def test_a_moment_stays_as_it_was_written(at: str) -> None:
    """It is normalised for comparing alone."""
    assert json.loads(judgement_line(judgement(line(at=at), where="a:1")))["at"] == at


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    """A file in its place, or a link that leads nowhere, is not a corpus without judgements."""
    (tmp_path / "judgements").write_text(line())
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    for name in ("judgements", "link"):
        with pytest.raises(CorpusError, match=f"{name}: judgements are read from a folder of this name"):
            read_judgements(tmp_path / name)


def test_what_is_no_file_of_judgements_is_said(tmp_path: Path) -> None:
    """A folder, or a link that leads nowhere, is named as what it is; judgements further down would be missed."""
    (tmp_path / "one" / "e.jsonl").mkdir(parents=True)
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "e.jsonl").symlink_to(tmp_path / "gone")
    for name in ("one", "two"):
        with pytest.raises(CorpusError, match=r"e\.jsonl: this is no file, or leads to none"):
            read_judgements(tmp_path / name)
    (tmp_path / "three" / "of-ana").mkdir(parents=True)
    assert read_judgements(tmp_path / "three") == ()
    (tmp_path / "three" / "of-ana" / "a.jsonl").write_text(line())
    with pytest.raises(CorpusError, match=r"of-ana/a\.jsonl: judgements are read from .*three itself"):
        read_judgements(tmp_path / "three")

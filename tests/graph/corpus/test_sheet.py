from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.contract import letter_from_json, letter_to_json
from undersigned.graph.corpus.sheet import RULE, read_sheet, sheet_from_bytes
from undersigned.graph.errors import InputError
from undersigned.graph.model import Capacity, Letter
from undersigned.graph.steering import steering


def sheet(text: str) -> Letter:
    """The letter that a sheet of this text states."""
    return sheet_from_bytes(text.encode(), name="letter.yaml", id="a")


def test_every_fact_is_quoted_from_the_line_that_states_it() -> None:
    """Plain, quoted, folded over lines, or in a block: the value is parsed, the quote is what is written."""
    letter = sheet(
        "title: 'China: it''s time'\npublisher: \"The \\\"Post\\\"\"\n"
        "asks:\n- one ask\n  over two lines\n- >\n  a folded\n  ask\n- |\n  a block\n"
    )
    assert letter.title is not None
    assert (letter.title.value, letter.title.span.quote) == ("China: it's time", "China: it''s time")
    assert letter.publisher is not None
    assert letter.publisher.value == 'The "Post"'
    assert [ask.headline for ask in letter.asks] == ["one ask over two lines", "a folded ask", "a block"]
    assert letter.asks[1].span.quote == "a folded\n  ask"
    assert all(letter.source.text[span.start : span.end] == span.quote for span in letter.spans())
    assert {ask.rule for ask in letter.asks} == {RULE}


def test_signatories_sign_as_what_the_sheet_says() -> None:
    """Organization alone, person for an organization, person who only works there, nobody but a description."""
    letter = sheet(
        "title: t\nsignatories:\n- {organization: Rights Watch (RW), acronym: RW}\n"
        "- {organization: Rights Watch, person: Jo Ann, role: director}\n"
        "- {organization: A University, person: Al One, kind: individual}\n- {role: former prisoner}\n"
    )
    assert [each.capacity for each in letter.signatories] == [
        Capacity.ORGANIZATION,
        Capacity.ON_BEHALF_OF,
        Capacity.INDIVIDUAL,
        Capacity.INDIVIDUAL,
    ]
    first = letter.signatories[0]
    assert (first.organization, first.acronym) == ("Rights Watch", "RW")
    assert (first.span.quote, first.parts["organization"].quote) == ("Rights Watch (RW)", "Rights Watch")
    assert letter.signatories[1].span.quote == "Rights Watch, person: Jo Ann"
    assert letter.signatories[3].named_as == "former prisoner"


def test_regions_are_looked_up_by_any_name_and_named_once() -> None:
    """Two names of one region are two mentions of it; what the reference does not know keeps its name."""
    letter = sheet("title: t\nregions: [East Turkestan, Xinjiang, Xinjiang Uyghur Autonomous Region (XUAR), Utopia]\n")
    assert [(topic.id, len(topic.mentions)) for topic in letter.regions] == [("xinjiang", 3), (None, 1)]
    assert letter.regions[1].name == "Utopia"


def test_brackets_after_a_name_are_not_the_name() -> None:
    """'(died 2017)' says why the person is not a detainee."""
    letter = sheet("title: t\npersons_of_concern: [Liu Xiaobo (died 2017)]\n")
    assert letter.concerns[0].name == "Liu Xiaobo"


def test_dates_keep_their_precision() -> None:
    """YAML's own dates and texts alike; a month is not its first day."""
    for written in ("2022", "2022-08", "2022-08-31", "'2022-08-31'"):
        date = sheet(f"title: t\ndate: {written}\n").date
        assert date is not None
        assert date.value == written.strip("'")


def test_what_does_not_add_up_is_an_issue() -> None:
    """A count that differs, unless the list is known to be cut off; nobody addressed."""
    says = "title: t\ndate: 2022\naddressees: [{name: A}]\nclaimed_count: 5\nsignatories: [{organization: B}]\n"
    assert [issue.code for issue in sheet(says).issues] == ["count-mismatch"]
    assert [issue.code for issue in sheet(f"{says}signatories_complete: false\n").issues] == ["list-incomplete"]
    assert [issue.code for issue in sheet("title: t\ndate: 2022\n").issues] == ["addressee-absent"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "letter.yaml:1: the fact sheet is empty"),
        ("- a\n", "letter.yaml:1: a fact sheet must be a table"),
        ("title: t\nasks: [a\n", "not YAML"),
        ("title: t\nb: 'x\n", "not YAML"),
        ("date: 2022\n", "needs a title"),
        ("title: t\ntitle: u\n", "letter.yaml:2: the key 'title' stands here a second time"),
        ("title: t\nauthors: [a]\n", "letter.yaml:2: unknown key 'authors'"),
        ("title: [t]\n", "title must be a text"),
        ("title: t\nurl: javascript:alert(1)\n", "letter.yaml:2: url must be a web address"),
        ("title: t\nalt_urls:\n- https://a.org\n- b\n", "letter.yaml:4: alt_urls must be a web address"),
        ("title: t\nasks: one\n", "letter.yaml:2: asks must be a list"),
        ("title: t\nasks:\n- {a: b}\n", "letter.yaml:3: asks must be a text here"),
        ("title: t\nclaimed_count: many\n", "letter.yaml:2: claimed_count must be a number"),
        ("title: t\nclaimed_count: -1\n", "letter.yaml:2: claimed_count must be a number"),
        ("title: t\nsignatories_complete: 3\n", "must be true or false"),
        ("title: t\ndate: soon\n", "letter.yaml:2: date must be like"),
        ("title: t\ndate: 2022-02-30\n", "letter.yaml:2: date must be like"),
        ("title: t\naddressees:\n- address: x\n", "letter.yaml:3: one of the addressees has neither"),
        ("title: t\nsignatories:\n- {country: x}\n", "letter.yaml:3: a signatory has neither"),
        ("title: t\nsignatories:\n- {organization: x, kind: y}\n", "kind must be"),
        ("title: t\nsignatories:\n- {organisation: x}\n", "unknown key 'organisation'"),
        ("title: &a t\n", "anchors (&) and tags (!)"),
        ("title: \x07\n", "control character"),
        ("title: t\nasks: " + "[" * 5000, "too deep"),
        ("title: t\nsignatories:\n- organization: a\u202eb\n", "letter.yaml:3: organization holds U+202E, but a name"),
        ('title: t\ndetainees:\n- "a\\u2067b"\n', "letter.yaml:3: detainees holds U+2067, but a name"),
        ('title: "t\\e[2J"\n', "letter.yaml:1: title holds U+001B, but a name"),
    ],
)
def test_a_sheet_that_is_none_is_said_with_its_line(text: str, says: str) -> None:
    """In one line, with file and line."""
    with pytest.raises(InputError) as caught:
        sheet(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    """Invalid UTF-8, a binary file, no file."""
    with pytest.raises(InputError, match="not valid UTF-8"):
        sheet_from_bytes(b"title: \xff", name="letter.yaml", id="a")
    with pytest.raises(InputError, match="binary"):
        sheet_from_bytes(b"title: \0", name="letter.yaml", id="a")
    with pytest.raises(InputError, match="cannot be read"):
        read_sheet(tmp_path / "gone.yaml", id="a")


def test_brackets_in_which_a_turn_ends_stay_with_the_name() -> None:
    """Without them the name would turn all that follows it."""
    letter = sheet(
        "title: t\npersons_of_concern: ['\u2067Jo (died\u2069 2017)', '\u2067Jo\u2069 (died 2017)']\n"
        "signatories: [{organization: '\u2067Rights (RW \u2069)', acronym: RW}]\n"
    )
    assert [each.name for each in letter.concerns] == ["\u2067Jo (died\u2069 2017)", "\u2067Jo\u2069"]
    assert letter.signatories[0].organization == "\u2067Rights (RW \u2069)"


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=60).filter(
    lambda text: text.strip() and steering(" ".join(text.split())) is None
)


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from([None, '"', "'"]), st.integers(20, 100))
def test_whatever_is_written_reads_back_with_its_place(texts: list[str], style: str | None, width: int) -> None:
    """Any words, in any style YAML writes them: the value is kept, the quote is the sheet's own."""
    written = yaml.safe_dump({"title": texts[0], "asks": texts}, allow_unicode=True, default_style=style, width=width)
    letter = sheet(written)
    assert [ask.headline for ask in letter.asks] == [" ".join(text.split()) for text in texts]
    assert all(letter.source.text[span.start : span.end] == span.quote for span in letter.spans())
    assert letter_from_json(letter_to_json(letter)) == letter


def test_every_real_sheet_is_read_whole(shared: Path) -> None:
    """As many signatories, asks, detainees and addressees as the sheet lists; every span quotes it."""
    paths = sorted((shared / "letters" / "facts").glob("*.yaml"))
    assert paths
    for path in paths:
        stated = yaml.safe_load(path.read_text("utf-8"))
        letter = read_sheet(path, id=path.stem)
        assert letter.title is not None
        assert letter.title.value == stated["title"]
        assert len(letter.signatories) == len(stated["signatories"])
        assert [ask.headline for ask in letter.asks] == stated["asks"]
        assert [each.name for each in letter.detainees] == stated["detainees"]
        assert [each.name for each in letter.addressees] == [each["name"] for each in stated["addressees"]]
        assert letter.source.also_at == tuple(stated.get("alt_urls", ()))
        assert all(letter.source.text[span.start : span.end] == span.quote for span in letter.spans())
        assert letter_from_json(letter_to_json(letter)) == letter

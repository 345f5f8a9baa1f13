from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from tests.factory import letter, org, person
from undersigned.graph.contract import letter_to_json
from undersigned.graph.errors import CorpusError
from undersigned.graph.judgements import Judgement, apply_judgements, erasing
from undersigned.graph.judgements.applying import Applied
from undersigned.graph.judgements.covering import COVER
from undersigned.graph.model import Block, BlockKind, Issue, Letter, Severity, Signatory, Span


def erased(made: Letter, *words: str) -> Applied:
    """The letter without these signatures."""
    return apply_judgements(
        made, [Judgement("withdrawn", made.id, each, "erased", "asked", (), "A", "2024") for each in words]
    )


def texts(value: object) -> Iterator[str]:
    """Every text within a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def tells(made: Letter, *words: str) -> list[str]:
    """The texts of the letter that hold one of these words."""
    return [text for text in texts(letter_to_json(made)) if any(word.casefold() in text.casefold() for word in words)]


def test_every_place_of_the_name_is_covered_and_every_span_stays_true() -> None:
    """In the body, in other facts, in what a person supplied, in issues, and in addresses."""
    made = letter(
        signed_by=[org("Doors"), person("Ann Quist", role="Poet", of="Lumen Circle"), org("Windows")],
        asks=["Free Bo Chen, says Ms. Quist", "Read https://lumencircle.example/ann-quist or ANN\nQUIST"],
        concerns=["Ann Quist"],
        officials=["Bo Chen"],
        title="A letter of Lumen Circle",
        supplied=[("publisher", "Lumen Circle")],
        url="https://example.org/Ann%20Quist",
        issues=[Issue("note", Severity.NOTE, "Ann Quist was seen"), Issue("other", Severity.NOTE, "fine")],
    )
    done = erased(made, "Ann Quist").letter
    assert tells(done, "Quist", "Lumen", "Poet") == []
    assert all(done.source.text[span.start : span.end] == span.quote for span in done.spans())
    assert len(done.source.text) == len(made.source.text)
    assert done.source.text.count("\n") == made.source.text.count("\n")
    assert [each.named_as for each in done.signatories] == ["Doors", "Windows"]
    assert [each.position for each in done.signatories] == [1, 3]
    assert done.concerns == ()
    assert [each.name for each in done.officials] == ["Bo Chen"]
    assert done.supplied == ()
    assert done.source.url is None
    assert [issue.code for issue in done.issues] == ["other", "signature-erased"]
    assert done.issues[-1].message == "One signature was withdrawn and erased."


def test_names_that_others_print_as_their_own_stay() -> None:
    """The same organization by another person, a longer name, a region, and a word of the language."""
    made = letter(
        signed_by=[
            person("Hope Tibet", of="Free Doors"),
            person("Bo Chen", of="Free Doors"),
            org("Students for Free Doors"),
        ],
        asks=["Give hope to Tibet! The Hope of all is left in Tibet."],
        regions=["Tibet"],
    )
    done = erased(made, "Hope Tibet").letter
    assert [each.named_as for each in done.signatories] == ["Free Doors", "Students for Free Doors"]
    assert done.asks[0].headline == "Give hope to Tibet! The Hope of all is left in Tibet."
    assert [each.name for each in done.regions] == ["Tibet"]


def test_an_erased_organization_is_not_covered_within_a_longer_name() -> None:
    """Nor is an acronym within a word, or in small letters."""
    made = letter(
        signed_by=[org("Free Doors", acronym="ACT"), org("Students for Free Doors")],
        asks=["We act. ACT acts. Free Doors, not Students for Free Doors."],
    )
    done = erased(made, "Free Doors").letter
    assert done.asks[0].headline == f"We act. {COVER * 3} acts. {COVER * 10}, not Students for Free Doors."


def test_a_name_without_spaces_is_covered_within_words() -> None:
    """Chinese does not part them."""
    made = letter(signed_by=[org("光明之友"), org("Doors")], asks=["请光明之友的朋友们来"])
    assert erased(made, "光明之友").letter.asks[0].headline == f"请{COVER * 4}的朋友们来"


def test_the_same_person_twice_under_a_letter_is_erased_twice() -> None:
    """Lists are printed again in tables; two people of one name would be erased both, which harms nobody."""
    made = letter(signed_by=[person("Ann Quist"), org("Doors"), person("Quist, Ann", of="PEN"), org("Ann Quist")])
    done = erased(made, "Ann Quist").letter
    assert done.issues[-1].message == "3 signatures were withdrawn and erased."
    assert tells(done, "Quist") == []


def test_words_that_are_no_signature_are_covered_too() -> None:
    """The rules may read the list otherwise tomorrow."""
    made = letter(signed_by=[org("Doors")], asks=["Signed also by Ann Quist"])
    done = erased(made, "Ann Quist")
    assert tells(done.letter, "Quist") == []
    assert done.reports == ()


def test_what_is_not_printed_any_more_is_reported_without_a_name() -> None:
    """Somebody has to look, and the report is in the build."""
    done = erased(letter(signed_by=[org("Doors")]), "Ann Quist")
    assert done.reports == ("letter apec: a signature to be erased (by A, 2024) is not printed there any more",)
    assert len(done.gone) == 1


def test_a_name_in_the_id_of_the_letter_stops_everything() -> None:
    """Ids are in every IRI."""
    made = letter("2021-ann-quist", signed_by=[person("Ann Quist")])
    with pytest.raises(CorpusError, match="rename the folder"):
        erased(made, "Ann Quist")


def test_judgements_that_name_the_erased_are_private() -> None:
    """Also those that their author took back, and those that say it only in their reason."""
    made = letter(signed_by=[person("Ann Quist"), org("Doors")])
    gone = Judgement("withdrawn", "apec", "Ann Quist", "erased", "asked", (), "A", "2024")
    early = Judgement("fact", "apec", "Ann Quist", "accept", "seen", (), "B", "2020", "signatory")
    late = replace(early, verdict="reject", at="2021")
    said = Judgement("fact", "apec", "Doors", "accept", "as quist, ann says", (), "B", "2021", "signatory")
    fine = replace(said, reason="seen")
    done = apply_judgements(made, [gone, early, late, said, fine])
    assert done.private == {gone, early, late, said}
    assert "Quist" not in "".join(done.reports)


def test_an_issue_that_quotes_a_part_of_the_entry_goes() -> None:
    """Messages cut long quotations short, and a part of a name is a name."""
    made = letter(signed_by=[person("Ann Quist"), org("Doors")])
    start = made.signatories[0].span.start
    issue = Issue(
        "close-call",
        Severity.QUESTION,
        "starts with 'Ann Qui'",
        Span(start, start + 15, made.source.text[start : start + 15]),
    )
    done = erased(replace(made, issues=(issue,)), "Ann Quist").letter
    assert [each.code for each in done.issues] == ["signature-erased"]


def test_a_form_of_address_is_no_part_of_a_name() -> None:
    """The name alone is covered too, though other signatories share each of its words."""
    made = letter(
        signed_by=[person("Prof. Ann Lee", of="Lumen Circle"), person("Peter Lee", of="Ann Arbor Group")],
        asks=["Receive Ann Lee and Peter Lee", "Ask the sister of ANN LEE", "Ask the Friends of Ann Lee"],
    )
    done = erased(made, "Prof. Ann Lee | Lumen Circle").letter
    assert tells(done, "Ann Lee", "Prof", "Lumen") == []
    assert [each.named_as for each in done.signatories] == ["Ann Arbor Group"]
    assert done.asks[0].headline == f"Receive {COVER * 7} and Peter Lee"


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Jürgen Müller-Özdemir", "Juergen Mueller-Oezdemir"),
        ("Juergen Mueller-Oezdemir", "JÜRGEN MÜLLER OZDEMIR"),
        ("Nguyễn Văn Đức", "Nguyen Van Duc"),
        ("Soren Lukasz", "Søren Łukasz"),
        ("Jürgen Müller", "https://example.org/j%C3%BCrgen-m%C3%BCller/"),
        ("Ann Quist", "http://example.org/%61nn%20quist"),
    ],
)
def test_other_spellings_are_covered(name: str, spelled: str) -> None:
    """Umlauts written with "e", letters without their strokes, and addresses as machines write them."""
    made = letter(signed_by=[person(name), org("Doors")], asks=[f"Ask {spelled} today"])
    assert erased(made, name).letter.asks[0].headline == f"Ask {''.join(COVER for _ in spelled)} today"


def test_a_name_within_the_entry_of_another_is_no_word_of_theirs() -> None:
    """It is covered there, and its single words are elsewhere."""
    made = letter(
        signed_by=[person("Dr. Jürgen Müller", of="Lumen Circle"), org("Tibet Watch represented by Jürgen Müller")],
        asks=["Ask Mr. Mueller, or Mr. Müller"],
    )
    done = erased(made, "Dr. Jürgen Müller | Lumen Circle").letter
    assert tells(done, "Jürgen", "ller") == []
    assert [each.named_as for each in done.signatories] == [f"Tibet Watch represented by {COVER * 13}"]


def test_names_that_look_as_if_they_held_umlauts_stay_apart() -> None:
    """Short words are as they are: Joe is not Jo."""
    made = letter(signed_by=[person("Jo Chen"), org("Doors")], asks=["Ask Joe Chen, and Sue, and Su"])
    assert erased(made, "Jo Chen").letter.asks[0].headline == f"Ask Joe {COVER * 4}, and Sue, and Su"


def test_a_long_list_is_searched_at_the_place_of_the_entry_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who else stands in a row is asked of rows that hold something erased, and of no other."""
    made = letter(signed_by=[org(f"Sample Group Number {number}") for number in range(60)])
    blocks = tuple(Block(BlockKind.TABLE_ROW, each.span.start, each.span.end) for each in made.signatories)
    asked: list[Block] = []
    real = erasing.holds

    def counting(block: Block, kept: Sequence[Signatory]) -> bool:
        asked.append(block)
        return real(block, kept)

    monkeypatch.setattr(erasing, "holds", counting)
    done = erased(replace(made, source=replace(made.source, blocks=blocks)), "Sample Group Number 7")
    assert len(done.letter.signatories) == 59
    assert set(asked) == {blocks[7]}

"""What is erased from one posting of a letter is erased from all, however they differ."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import make_corpus
from tests.factory import org, person
from tests.graph.postings.letters import GROUPS, TEXT, posting
from undersigned.graph.contract import letter_to_json
from undersigned.graph.corpus import Judged, LetterCache, read_corpus
from undersigned.graph.corpus import cache as caching
from undersigned.graph.corpus import letters as reading_room
from undersigned.graph.corpus.letters import LetterFolder
from undersigned.graph.judgements import Judgement
from undersigned.graph.judgements.judgement import without_reason
from undersigned.graph.model import Issue, Letter, Severity
from undersigned.graph.postings import read_postings
from undersigned.graph.postings.erasures import judge_postings

OTHERS = tuple(map(org, GROUPS[1:]))
SIGNED = (person("Jane Doe", of="Harbour Watch"), *OTHERS)
NAMED = (
    "I, Jane Doe, write for groups that defend the rights of lawyers and workers, and Ms. Doe knows all.",
    *TEXT[1:],
)
SAME = Judgement("same", "letter/a", "letter/b", "same", "seen", (), "R", "2024-01-01")
WORDS = ("Jane", "Doe", "Harbour Watch", "Hafenwacht")


def erasure(right: str = "Jane Doe | Harbour Watch", letter: str = "a") -> Judgement:
    """Somebody wants this signature gone."""
    return Judgement("withdrawn", letter, right, "erased", "asked", (), "R", "2024-01-01")


def judged(one: Letter, other: Letter, *judgements: Judgement) -> Judged:
    """The two letters, which are one before and after."""
    found, postings = judge_postings([one, other], judgements)
    assert [sorted(work.versions) for work in postings.works] == [[one.id, other.id]]
    assert postings.questions == ()
    return found


def told(found: Judged, *words: str) -> list[tuple[str, str]]:
    """Which letters tell which words."""
    printed = {each.id: json.dumps(letter_to_json(each), ensure_ascii=False) for each in found.letters}
    return [(id, word) for id, text in printed.items() for word in words or WORDS if word in text]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"text": NAMED},
        {"signed_by": SIGNED[:3]},
        {"addressees": (), "title": None},
        {"detainees": ("Jane Doe",)},
    ],
    ids=["plain", "named in the body", "three signatories", "neither title nor addressee", "a detainee"],
)
def test_letters_stay_one_though_erasing_makes_them_differ(facts: dict[str, object]) -> None:
    """Nobody has to say that they are; which are one is found before anything is covered."""
    one, other = (posting(id, **({"signed_by": SIGNED} | facts)) for id in "ab")  # type: ignore[arg-type]  # of `posting`
    found = judged(one, other, erasure())
    assert told(found) == []
    assert (found.judgements, found.reports) == ((), ())
    assert found.erased.keys() == {"a", "b"}


def test_where_a_list_was_misread_the_words_go() -> None:
    """No such signature was found there, and the prose tells the name, and a part of it."""
    found = judged(posting("a", text=NAMED, signed_by=SIGNED), posting("b", text=NAMED, signed_by=OTHERS), erasure())
    assert told(found) == []
    assert [len(each.signatories) for each in found.letters] == [4, 4]


@pytest.mark.parametrize("turned", [False, True])
def test_a_name_in_two_languages_is_erased_in_both(turned: bool) -> None:  # noqa: FBT001
    """A posting may print only the second."""
    lists = [(org("Harbour Watch"), *OTHERS), (org("Hafenwacht", second="Harbour Watch"), *OTHERS)]
    first, second = lists[::-1] if turned else lists
    asked = erasure("Hafenwacht" if turned else "Harbour Watch")
    assert told(judged(posting("a", signed_by=first), posting("b", signed_by=second), SAME, asked)) == []


def test_other_spellings_of_a_name_go() -> None:
    """Without umlauts, and with a form of address."""
    one = posting("a", signed_by=(person("Dr. Jürgen Søby", of="Harbour Watch"), *OTHERS))
    prose = ("Juergen Soby, or JÜRGEN SØBY, wrote these words on behalf of many groups of many countries.", *TEXT[1:])
    for listed in (OTHERS, (person("Prof. Juergen Soby", of="Harbour Watch"), *OTHERS)):
        found = judged(
            one, posting("b", text=prose, signed_by=listed), SAME, erasure("Dr. Jürgen Søby | Harbour Watch")
        )
        assert told(found, "rgen", "RGEN", "Soby", "SØBY", "Harbour Watch") == []


def test_an_organization_goes_where_a_person_signs_for_it() -> None:
    """It is the signature of the organization, unless others signed for it where it was erased."""
    alone, by_jane = posting("a", signed_by=(org("Harbour Watch"), *OTHERS)), posting("b", signed_by=SIGNED)
    assert told(judged(alone, by_jane, SAME, erasure("Harbour Watch"))) == []
    both = posting("a", signed_by=(org("Harbour Watch"), *SIGNED))
    assert told(judged(both, by_jane, SAME, erasure("Harbour Watch")), "Jane") == [("a", "Jane"), ("b", "Jane")]


def test_who_signs_for_the_same_organization_stays() -> None:
    """Another person asked for nothing, and it is that person's organization too."""
    other = posting("b", signed_by=(*SIGNED, person("Bo Roe", of="Harbour Watch")))
    found = judged(posting("a", signed_by=SIGNED), other, erasure())
    assert told(found, "Jane", "Doe", "Bo Roe", "Harbour Watch") == [("b", "Bo Roe"), ("b", "Harbour Watch")]


def test_another_letter_keeps_the_name() -> None:
    """And a judgement that would tell which letter is meant is not told."""
    letters = [posting("a", signed_by=SIGNED), posting("c", date="2019-01-01", signed_by=SIGNED[:1])]
    about = Judgement("same", "Jane Doe @ a", "Jane Doe @ c", "same", "known", (), "R", "2024-01-01")
    by_id = replace(about, kind="different", verdict="different", left="person/jane-doe.a.1", right="Bo Roe")
    fine = replace(about, left="Jane Doe", right="Bo Roe")
    found, _ = judge_postings(letters, [about, by_id, fine, erasure()])
    assert told(found, "Jane") == [("c", "Jane")]
    assert found.judgements == (fine,)


def test_each_letter_is_read_once_and_the_cache_holds_nothing_erased(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even while the letters are judged."""
    root = make_corpus(tmp_path / "corpus")
    text = (root / "letters" / "open-doors" / "letter.txt").read_text()
    (root / "letters" / "again").mkdir()
    (root / "letters" / "again" / "letter.txt").write_text(text)
    same = replace(SAME, left="letter/again", right="letter/open-doors")
    read: list[str] = []
    real = reading_room.read_letter

    def reading(folder: LetterFolder) -> Letter:
        read.append(folder.id)
        assert not (tmp_path / "cache").exists()
        return real(folder)

    monkeypatch.setattr(caching, "read_letter", reading)
    judgements = (same, erasure("Hong Kong Watch", "open-doors"))
    found, _ = read_postings(read_corpus(root), judgements, LetterCache(None, tmp_path / "cache"))
    assert read == ["again", "open-doors", "plea"]
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["plea.json"]
    assert found.erased.keys() == {"again", "open-doors"}
    monkeypatch.undo()
    kept = LetterCache(tmp_path / "cache")
    read_postings(read_corpus(root), judgements, kept)
    assert kept.reused == 1


def detainee(letter: str, verdict: str = "accept", *, by: str = "R", at: str = "2024-02-01") -> Judgement:
    """What somebody says of Yusuf Amin."""
    return Judgement("fact", letter, "Yusuf Amin", verdict, "seen", (), by, at, "detainee")


ASKING = ("We ask you to free our friend Yusuf Amin, of whom nobody has heard since the night of the regatta.", *TEXT)


def asking(id: str, **facts: object) -> Letter:
    """A posting that names Yusuf Amin, which the rules take for a question."""
    made = posting(id, text=ASKING, signed_by=SIGNED, **facts)  # type: ignore[arg-type]  # of `posting`
    start = made.source.text.index("Yusuf Amin")
    span = made.source.span(start, start + len("Yusuf Amin"))
    issue = Issue("possible-detainee", Severity.QUESTION, "Is “Yusuf Amin” to be released?", span)
    return replace(made, issues=(*made.issues, issue))


@pytest.mark.parametrize("erasing", [(), (erasure(),)])
def test_a_fact_judged_in_one_posting_parts_it_from_no_other(erasing: tuple[Judgement, ...]) -> None:
    """They are one as they were read, and the erased name comes back in neither."""
    one, other = asking("a"), asking("b")
    for said in (detainee("a"), detainee("b"), replace(detainee("a"), right=GROUPS[2], field="signatory")):
        found = judged(one, other, *erasing, said)
        if erasing:
            assert told(found) == []


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_an_answer_about_one_posting_answers_for_the_others(verdict: str) -> None:
    """The same words are not asked about again; what was said of one letter alone is published."""
    said = detainee("b", verdict)
    found = judged(asking("a"), asking("b"), said)
    names = ["Yusuf Amin"] if verdict == "accept" else []
    assert [[each.name for each in letter.detainees] for letter in found.letters] == [names, names]
    assert not [issue for letter in found.letters for issue in letter.issues if issue.code == "possible-detainee"]
    assert (found.judgements, found.reports) == ((said,), ())


def test_an_answer_whose_reason_names_the_erased_is_published_once_without_it() -> None:
    """It answers for the other posting too, of which nobody said anything."""
    said = replace(detainee("b"), reason="Jane Doe told me", evidence=("Jane Doe",))
    found = judged(asking("a"), asking("b"), said, erasure())
    assert [[each.name for each in letter.detainees] for letter in found.letters] == [["Yusuf Amin"]] * 2
    assert found.judgements == (without_reason(said),)
    assert len(found.reports) == 1


def test_what_was_said_of_a_posting_itself_comes_first() -> None:
    """Two people answered on two postings: each answer stays where it was given, and a third is left open."""
    said = (detainee("a"), detainee("b", "reject", by="Q"))
    found = judge_postings([asking(id) for id in "abc"], said)[0]
    assert [len(letter.detainees) for letter in found.letters] == [1, 0, 0]
    assert [len(letter.issues) for letter in found.letters] == [0, 0, 1]


def different(at: str) -> Judgement:
    """Somebody says that the two letters are two."""
    return replace(SAME, kind="different", verdict="different", at=at, by="Q")


def test_an_erasure_stays_on_what_was_one_letter_when_it_was_made() -> None:
    """Somebody parts the two later: the name does not come back, and the build says so."""
    letters = [posting(id, signed_by=SIGNED) for id in "ab"]
    found, postings = judge_postings(letters, [erasure(), different("2024-06-01")])
    assert postings.works == ()
    assert told(found) == []
    assert postings.reports == ("letter b: what was erased from it while it was one letter with another stays covered",)
    assert found.erased.keys() == {"a", "b"}


def test_an_erasure_leaves_what_was_another_letter_already() -> None:
    """They had been parted when somebody asked."""
    letters = [posting(id, signed_by=SIGNED) for id in "ab"]
    found, postings = judge_postings(letters, [erasure(), different("2023-06-01")])
    assert told(found, "Jane") == [("b", "Jane")]
    assert postings.reports == ()


def test_an_erasure_outlasts_what_one_person_takes_back() -> None:
    """Somebody said that they are one, then another name was erased, then the same person says that they are two."""
    letters = [posting("a", signed_by=SIGNED), posting("b", title="Elsewhere", date="2022-02-18", signed_by=SIGNED)]
    parted = replace(different("2024-06-01"), by="R")
    found, postings = judge_postings(letters, [replace(SAME, at="2023-01-01"), erasure(), parted])
    assert postings.works == ()
    assert told(found) == []
    assert told(judge_postings(letters, [erasure()])[0], "Jane") == [("b", "Jane")]


def test_a_new_letter_that_makes_the_rules_doubt_brings_no_name_back() -> None:
    """Two titles of a series, printed with a third: which is which is asked, and all stay covered."""
    listed = {"signed_by": SIGNED}
    titled = {"a": "Open the harbour town", "b": "First weekly letter", "c": "Second weekly letter"}
    letters = [posting(id, title=title, **listed) for id, title in titled.items()]  # type: ignore[arg-type]
    assert [work.versions for work in judge_postings(letters[:2], [erasure()])[1].works] == [("a", "b")]
    found, postings = judge_postings(letters, [erasure()])
    assert postings.works == ()
    assert told(found) == []

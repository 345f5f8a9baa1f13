from dataclasses import replace
from pathlib import Path

from undersigned.graph.corpus import LetterCache, read_corpus, read_judged, read_letters
from undersigned.graph.judgements import Judgement, add_judgements
from undersigned.graph.judgements.judgement import without_reason

ERASED = Judgement("withdrawn", "open-doors", "Hong Kong Watch", "erased", "asked", (), "A", "2024")
REJECTED = Judgement("fact", "plea", "Li Wei", "reject", "seen", (), "A", "2024", "detainee")


def test_letters_are_read_as_people_judged_them(root: Path) -> None:
    """Whoever reads the letters of a corpus sees no other."""
    assert [each.name for each in read_letters(read_corpus(root))[1].detainees] == ["Li Wei"]
    add_judgements(root / "judgements", [REJECTED])
    assert read_letters(read_corpus(root))[1].detainees == ()


def test_the_cache_keeps_letters_as_they_were_read_and_none_with_something_erased(root: Path, tmp_path: Path) -> None:
    """An answer taken back needs no new reading; what was erased is not put there."""
    corpus, cache = read_corpus(root), tmp_path / "cache"
    plain = read_judged(corpus, (), LetterCache(None, cache)).letters
    again = LetterCache(cache, tmp_path / "next")
    judged = read_judged(corpus, (ERASED, REJECTED), again)
    assert again.reused == 2
    assert [path.name for path in (tmp_path / "next").iterdir()] == ["plea.json"]
    assert "Hong Kong Watch" not in judged.letters[0].source.text
    assert judged.letters[1].detainees == ()
    assert read_judged(corpus, (), LetterCache(tmp_path / "next")).letters == plain


def test_a_judgement_whose_letter_is_gone_is_reported(root: Path) -> None:
    """Without a word of it, the letter's id included, where something was to be erased."""
    lost = tuple(replace(each, left="2021-secret") for each in (ERASED, REJECTED))
    judged = read_judged(read_corpus(root), lost)
    assert judged.gone == set(lost)
    assert judged.judgements == (lost[1],)
    told = "was not followed: its letter is not in this corpus any more"
    detainee = "letter 2021-secret, detainee 'Li Wei': reject (by A, 2024)"
    assert judged.reports == (f"a signature to be erased (by A, 2024) {told}", f"{detainee} {told}")


def test_a_reason_that_names_who_was_erased_is_kept_back_alone(root: Path) -> None:
    """The judgement is told without it and its quotes, be it on a letter's words or on names, and is followed."""
    reason, quotes = "Hong Kong Watch of open-doors says so", ("see Hong Kong Watch",)
    fact = Judgement("fact", "open-doors", "Free Tibet", "accept", reason, quotes, "A", "2024", "signatory")
    same = Judgement("same", "Free Tibet", "FT", "same", reason, (), "A", "2024")
    named = replace(fact, right="Hong Kong Watch", reason="seen")
    judged = read_judged(read_corpus(root), (ERASED, fact, named, same))
    assert judged.judgements == (without_reason(fact), without_reason(same))
    assert {each.rule for each in judged.letters[0].signatories} == {"judgement"}
    assert judged.reports == (
        "1 judgement on what was erased, not published",
        "a judgement whose reason would tell what was erased is published without it",
    )


def test_judgements_on_names_are_published_where_another_letter_prints_the_name(root: Path) -> None:
    """What is nowhere any more is not told; what stands elsewhere is nobody's secret."""
    same = Judgement("same", "Hong Kong Watch", "HKW", "same", "seen", (), "A", "2024")
    corpus = read_corpus(root)
    assert read_judged(corpus, (ERASED, same)).judgements == (same,)
    (root / "letters" / "plea" / "letter.yaml").unlink()
    (root / "letters" / "plea").rmdir()
    judged = read_judged(read_corpus(root), (ERASED, same))
    assert judged.judgements == ()
    assert judged.reports == ("1 judgement on what was erased, not published",)

import random
from collections.abc import Sequence

import pytest

from undersigned.graph.resolve.candidates import candidate_pairs
from undersigned.graph.resolve.forms import form

SPELLINGS = (
    ("ChinaAid", "China Aid Association"),
    ("China Aid", "ChinaAid"),
    ("Chinese Human Rights Defenders", "The Network of Chinese Human Rights Defenders"),
    ("Uyghur Human Rights Project", "Uighur Human Rights Project"),
    ("Institute for China's Democratic Transition", "Institute of China’s Democratic Transition"),
    ("Students for a Free Tibet India", "SFT-India"),
    ("Hong Kong Watch", "HKW"),
    ("International Campaign for Tibet", "ICT"),
    ("Tibet Justice Centre", "Tibet Justice Center"),
    ("Société pour les peuples menacés", "Societe pour les peuples menaces"),
    ("Human Rights in China", "Human Rigths in China"),
    ("台灣人權促進會", "社團法人台灣人權促進會"),
    ("世界維吾爾代表大會", "世界维吾尔代表大会"),
    ("Human Rights in China中國人權", "中国人权"),
    ("日本ウイグル協会", "日本ウイグル連盟"),
)
"""Two spellings each that are worth comparing; `form` does not make them one."""


def found(names: Sequence[str], most: int = 10) -> set[frozenset[str]]:
    """The pairs of names that are candidates."""
    return {frozenset((names[pair.left], names[pair.right])) for pair in candidate_pairs(names, most=most)}


def test_spellings_of_one_name_are_candidates_among_all_others() -> None:
    """No spelling is lost: spaces, small words, accents, slips, scripts and acronyms do not hide a name."""
    names = sorted({form(name) for pair in SPELLINGS for name in pair})
    pairs = found(names)
    assert [pair for pair in SPELLINGS if frozenset(map(form, pair)) not in pairs] == []


def test_names_of_nothing_in_common_are_no_candidates() -> None:
    """Most pairs are never looked at."""
    names = ["hong kong watch", "amnesty international", "pen america", "free tibet", "中国人权"]
    assert candidate_pairs(names) == []


def test_the_order_of_names_changes_no_pair() -> None:
    """Names in any order give the same pairs, with the same scores, ties among the nearest included."""
    names = [
        f"{place} {body} for rights" for place in ("north", "south", "east") for body in ("union", "forum", "watch")
    ]
    names += [f"student union {number}" for number in range(30)]
    shuffled = names.copy()
    random.Random(3).shuffle(shuffled)  # noqa: S311 - an order, no secret

    def scored(listed: list[str]) -> set[tuple[frozenset[str], float]]:
        pairs = candidate_pairs(listed, most=3)
        return {(frozenset((listed[pair.left], listed[pair.right])), pair.score) for pair in pairs}

    assert scored(names) == scored(shuffled) != set()


def test_pairs_are_sorted_and_each_comes_once() -> None:
    """A pair found from both of its sides, and by a key as well, is one pair, the smaller place first."""
    names = ["free tibet campaign", "tibet free campaign", "freetibet campaign", "free tibet campaigns"]
    pairs = candidate_pairs(names)
    places = [(pair.left, pair.right) for pair in pairs]
    assert places == sorted(set(places)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert all(0.8 <= pair.score <= 1 for pair in pairs)


def test_a_name_finds_no_more_than_its_nearest() -> None:
    """With `most=1` thirty names that are all alike make no more than thirty pairs."""
    names = [f"{letter}student union for human rights" for letter in "abcdefghijklmnopqrstuvwxyzäöüß"]
    assert len(names) / 2 <= len(candidate_pairs(names, most=1)) <= len(names)


def test_a_key_of_a_crowd_is_no_reason() -> None:
    """A hundred organizations with the same initials are not compared with that acronym."""
    names = ["hrc", *(f"h{number}x r{number}y c{number}z" for number in range(100))]
    assert not [pair for pair in candidate_pairs(names) if pair.left == 0]


def test_a_chapter_is_no_key_of_the_whole() -> None:
    """A name that another begins with, spaces and all, is left to the measure of letters."""
    names = ["pen", "pen international writers in prison committee of the whole world"]
    assert candidate_pairs(names, floor=0.96) == []


@pytest.mark.parametrize(
    "names",
    [
        [],
        [""],
        ["", " ", "x"],
        ["a", "b", "中"],
        ["x" * 10_000, "x" * 10_000 + "y", "ab " * 5_000],
        ["\0", "\0\0", "a\0b"],
        ["\ud800", "a\udfff"],
        ["́", "e\u0301", "é"],
        ["ab"] * 5,
    ],
    ids=["none", "empty", "blank", "one letter", "endless", "null", "surrogates", "accents alone", "equal"],
)
def test_hostile_names_do_no_harm(names: list[str]) -> None:
    """Whatever a name holds, pairs are places in the list, or there are none."""
    assert all(0 <= pair.left < pair.right < len(names) for pair in candidate_pairs(names))

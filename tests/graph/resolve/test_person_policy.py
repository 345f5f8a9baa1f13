from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from undersigned.graph.resolve import person_policy
from undersigned.graph.resolve.person_keys import person_keys
from undersigned.graph.resolve.person_policy import POLICY, compare_people
from undersigned.graph.resolve.verdicts import VETO, Answer, Subject, Verdict

SAME, REVIEW, DIFFERENT = Answer.SAME, Answer.REVIEW, Answer.DIFFERENT
CONTEXTS = {
    "org": ({"organization/sample-watch"}, {"organization/sample-watch"}, {"signatory"}),
    "orgs": ({"organization/sample-watch"}, {"organization/other-forum"}, {"signatory"}),
    "detainees": (set[str](), set[str](), {"detainee"}),
    "none": (set[str](), set[str](), set[str]()),
}
PAIRS = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "person_pairs.txt").read_text("utf-8").splitlines()
    if "|" in line and not line.startswith("#")
]


def compared(left: str, right: str, context: str) -> Verdict:
    """The verdict on two names, in a context as `person_pairs.txt` writes it."""
    what, _, beside = context.partition(" =")
    scripts = [frozenset({name} - {""}) for name in (beside.partition("/")[0], beside.partition("/")[2])]
    *organizations, statuses = CONTEXTS[what]
    one, other = (
        Subject((name,), translations=script, organizations=frozenset(signed), statuses=frozenset(statuses))
        for name, script, signed in zip((left, right), scripts, organizations, strict=True)
    )
    return compare_people(one, other)


@pytest.mark.parametrize(("left", "right", "context", "label", "note"), PAIRS, ids=lambda part: str(part)[:24])
def test_no_labelled_pair_is_judged_wrong(left: str, right: str, context: str, label: str, note: str) -> None:
    """Two people are never joined, one person is never held apart, and what nobody can tell is asked."""
    verdict = compared(left, right, context)
    wrong = {"same": {DIFFERENT}, "different": {SAME}, "review-ok": {SAME, DIFFERENT}}[label]
    assert verdict.answer not in wrong, f"{note}: {verdict.reason}"


def test_the_labelled_pairs_are_many_and_hard() -> None:
    """At least 150, a third of which are not one person or cannot be told."""
    assert len(PAIRS) >= 150
    assert 3 * sum(label != "same" for *_, label, _ in PAIRS) >= len(PAIRS)


def test_two_spellings_of_one_name_share_a_key() -> None:
    """All but names of one word, and an English name beside a Chinese one, which only a source brings together."""
    apart = [
        (left, right)
        for left, right, _, label, _ in PAIRS
        if label == "same" and person_keys(left).isdisjoint(person_keys(right))
    ]
    assert apart == [("Joshua Wong", "Wong Chi-fung"), ("Joshua Wong", "黃之鋒"), ("Benny Tai", "Tai Yiu-ting")]


ROWS = [
    (0, "Tashi", "Tashi", "org", SAME, "one word, printed alike in one organization"),
    (1, "張展", "张展", "org", SAME, "traditional and simplified"),
    (2, "Dr. Maria Hansson", "Maria Hansson", "org", SAME, "a form of address"),
    (2, "Jürgen Köhler", "Juergen Koehler", "org", SAME, "umlauts"),
    (3, "Cheuk-yan Lee", "Lee Cheuk Yan", "org", SAME, "order"),
    (4, "Ilham Tohti", "Ilham Tohti", "detainees", SAME, "prisoners printed alike"),
    (5, "Gao Zhisheng", "Gao Zhi-sheng", "detainees", SAME, "prisoners but for a hyphen"),
    (6, "Gao Zhisheng", "Zhisheng Gao", "detainees", SAME, "prisoners, order"),
    (7, "Pema", "Pema Tsering", "orgs", DIFFERENT, "one word that two share"),
    (8, "John A. Peterson", "John Peterson", "org", REVIEW, "a middle initial"),
    (8, "Lê Văn Dũng", "Lê Văn Dụng", "detainees", REVIEW, "other tones"),
    (8, "Hasan bin Omar Tahir", "Hasan bint Omar Tahir", "detainees", REVIEW, "a son and a daughter"),
    (8, "Anna von Stein", "Anna zu Stein", "org", REVIEW, "two families"),
    (8, "Maria Hansson", "Maria Hansson", "orgs", REVIEW, "two organizations"),
    (8, "Wang Wei", "Wang Wei", "detainees", REVIEW, "prisoners of a common name"),
    (8, "David Brown", "Dr. David Brown", "org", REVIEW, "a common name not printed alike"),
    (8, "Wei Li", "Li Wei", "org", REVIEW, "a short Chinese name turned round"),
    (8, "Tashi Dorje", "Dorje Tashi", "detainees", REVIEW, "a Tibetan name turned round"),
    (8, "Liu Hsiao-po", "Liu Xiaobo", "org", REVIEW, "two romanisations"),
    (8, "Jean Durand", "Jean-Paul Durand", "org", REVIEW, "a given name of two words"),
    (8, "John Smith Jr.", "John Smith", "org", REVIEW, "only one says that he is the son"),
]


@pytest.mark.parametrize(("row", "left", "right", "context", "answer", "note"), ROWS, ids=lambda part: str(part)[:24])
def test_every_row_of_the_policy_answers(
    row: int, left: str, right: str, context: str, answer: Answer, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each row is reached by a pair that it was written for, and without the row the pair is asked about."""
    verdict = compared(left, right, context)
    assert (verdict.answer, POLICY[row].answer) == (answer, answer), f"{note}: {verdict.reason}"
    if row < len(POLICY) - 1:
        monkeypatch.setattr(person_policy, "POLICY", POLICY[:row] + POLICY[row + 1 :])
        assert compared(left, right, context).answer is REVIEW


def test_every_row_has_an_example() -> None:
    """A row that nothing reaches would be asleep."""
    assert {row for row, *_ in ROWS} == set(range(len(POLICY)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("John A. Peterson", "John B. Peterson"),
        ("Jack Peterson Jr.", "Jack Peterson Sr."),
        ("Ahmed bin Hassan", "Hassan bin Ahmed"),
        ("Peter Wong", "Paul Wong"),
        ("Liu Xia", "Liu Xiaobo"),
        ("李和平", "李春富"),
        ("Martin Adam Keller", "Martin Brian Keller"),
        ("Ingrid Keller (born 1950)", "Ingrid Keller (1981)"),
        ("Li Xiaoming (李晓明)", "Li Xiaoming (李小铭)"),
    ],
)
def test_what_cannot_be_one_person_is_held_apart(left: str, right: str) -> None:
    """A veto holds even between people of one organization."""
    verdict = compared(left, right, "org")
    assert verdict.is_veto, verdict.reason


@pytest.mark.parametrize(("left", "right"), [("Maria Lopez", "Ingrid Sommer"), ("Maria Lopez", "Maria Fernandez")])
def test_unlike_names_are_two_without_a_veto(left: str, right: str) -> None:
    """Nothing speaks for one person, and nothing against it, should a source say so."""
    verdict = compared(left, right, "org")
    assert verdict.answer is DIFFERENT
    assert verdict.clues[0].score > VETO


@pytest.mark.parametrize(
    ("left", "right", "doubt"),
    [
        ("Ingrid Keller (Kyiv)", "Ingrid Keller (Oslo)", "brackets"),
        ("鍾國明", "鐘國明", "two surnames"),
        ("Gui Minhai (桂民海)", "Gui Minhai (桂敏海)", "two characters"),
    ],
)
def test_what_speaks_against_names_that_fit_is_asked(left: str, right: str, doubt: str) -> None:
    """Not even one organization joins them, and the reason is as strong as a veto to what stands between the two."""
    verdict = compared(left, right, "org")
    assert verdict.answer is REVIEW
    assert [clue.name for clue in verdict.clues if clue.score <= VETO] == [doubt]


@pytest.mark.parametrize("inside", ["Kyiv", "he/him", "MEP", "born 1950", "Інгрід"])
def test_brackets_of_one_side_speak_against_nothing(inside: str) -> None:
    """Who has nothing in brackets may be either."""
    assert compared(f"Ingrid Keller ({inside})", "Ingrid Keller", "org").answer is SAME
    assert compared(f"Ingrid Keller ({inside})", f"INGRID KELLER ({inside})", "org").answer is SAME


@pytest.mark.parametrize(
    ("left", "right"), [("Maria Lopez", "王伟"), ("Tashi Wangchuk", "བཀྲ་ཤིས་དབང་ཕྱུག"), ("Иван", "王伟")]
)
def test_two_scripts_are_not_known_and_nobody_is_asked(left: str, right: str) -> None:
    """That nothing can be read is no reason to call them two, nor to put a question on every pair."""
    verdict = compared(left, right, "detainees")
    assert verdict.answer is REVIEW
    assert max(clue.score for clue in verdict.clues) == 0
    assert compared("Gao Zhisheng", "王伟", "none").answer is DIFFERENT


def test_spellings_of_one_person_are_apart_for_all_their_names() -> None:
    """A veto holds also where a name is printed in capitals elsewhere."""
    one = Subject(("Martin Adam Keller", "MARTIN ADAM KELLER"))
    assert compare_people(one, Subject(("Martin Brian Keller",))).is_veto


def test_what_a_source_knows_outranks_the_names() -> None:
    """One entry is one person, two entries are two, whatever the names look like."""
    joshua, chi_fung = Subject(("Joshua Wong",), reference="joshua"), Subject(("Wong Chi-fung",), reference="joshua")
    assert compare_people(joshua, chi_fung).answer is SAME
    other = Subject(("Joshua Wong",), reference="namesake")
    assert compare_people(joshua, other).is_veto


def test_a_second_name_in_another_script_makes_a_strong_question() -> None:
    """Who signs for two organizations under one name in two scripts is likely one person, and a person says so."""
    one = Subject(("Wong Chi-fung",), translations=frozenset({"黃之鋒"}), organizations=frozenset({"organization/a"}))
    other = Subject(("Wong Chi Fung",), translations=frozenset({"黄之锋"}), organizations=frozenset({"organization/b"}))
    verdict = compare_people(one, other)
    assert verdict.answer is REVIEW
    assert max(clue.score for clue in verdict.clues) >= 0.8
    unlike = Subject(("Joshua Wong",), translations=frozenset({"黄之锋"}))
    assert compare_people(one, unlike).answer is REVIEW


NAMES = st.one_of(
    st.sampled_from(sorted({name for left, right, *_ in PAIRS for name in (left, right)})),
    st.text(max_size=40),
    st.lists(st.sampled_from(["Dr.", "Li", "al-", "bin", "Jr.", "(", ")", "“", "张", "J.", "Wong", ",", "-", "é"])).map(
        " ".join
    ),
)
SUBJECTS = st.builds(
    Subject,
    st.lists(NAMES, max_size=3).map(tuple),
    translations=st.frozensets(NAMES, max_size=2),
    organizations=st.frozensets(st.sampled_from(["organization/a", "organization/b"])),
    statuses=st.frozensets(st.sampled_from(["signatory", "detainee"])),
    reference=st.sampled_from([None, None, "one", "two"]),
)


@given(SUBJECTS, SUBJECTS)
@settings(deadline=None)
def test_the_order_of_the_sides_makes_no_difference(left: Subject, right: Subject) -> None:
    """Whoever is named first, the verdict and its sentences are the same."""
    assert compare_people(left, right) == compare_people(right, left)


@given(NAMES)
@settings(deadline=None)
def test_a_name_is_never_unlike_itself(name: str) -> None:
    """In one organization it is the same person, as long as there is a name at all."""
    verdict = compared(name, name, "org")
    assert verdict.answer in {SAME, REVIEW} or not any(character.isalnum() for character in name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "\u202e\u202dnobody\u202c",
        "🙂🙂",
        "a" * 10_000,
        "Li " * 5_000,
        "(" * 3_000,
        "-'" * 3_000,
        "张" * 9_000,
        "\u0301" * 99,
    ],
    ids=["empty", "blank", "bidi", "emoji", "long word", "many words", "brackets", "dashes", "characters", "accents"],
)
def test_hostile_names_neither_crash_nor_join(name: str) -> None:
    """Whatever stands where a name should stand, it gets an answer, and is nobody else."""
    for other in ("Gao Zhisheng", "张展", ""):
        assert compared(name, other, "org").answer is not SAME or name.strip() == other
    assert len(person_keys(name)) < 200

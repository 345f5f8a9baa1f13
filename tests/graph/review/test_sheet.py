from collections.abc import Sequence

import pytest

from tests.factory import clusters, letter, org
from tests.graph.review.made import PEN, USA, WATCH, asking, doubtful, judgement, question, some_cases
from undersigned.graph.errors import InputError
from undersigned.graph.judgements import Judgement, apply_judgements
from undersigned.graph.model import Letter
from undersigned.graph.review import COLUMNS, Answers, Case, cases, judged, read_answers, rows

CASES = some_cases()


def read(
    *filled: tuple[str, str, str],
    known: tuple[Judgement, ...] = (),
    waiting: tuple[Case, ...] = CASES,
    letters: Sequence[Letter] = (),
) -> Answers:
    """What rows of id, answer and reason come to."""
    table = [("Reason", "ID", "Answer"), *((reason, id, answer) for id, answer, reason in filled)]
    return read_answers(table, waiting, known, letters=letters, by="Ana", at="2026-05-02", name="a.csv")


def test_a_filled_sheet_becomes_judgements() -> None:
    """What is exported and filled in is what the screen would have written."""
    table = [list(row) for row in rows(CASES)]
    assert table[0] == list(COLUMNS)
    for row, (answer, reason) in zip(table[1:], [("chapter", ""), ("y", "=my reason")], strict=True):
        row[-2:] = [answer, reason]
    found = read_answers(table, CASES, (), by="Ana", at="2026-05-02", name="a.csv")
    chapter, same = CASES
    assert found.judgements == (
        *judged(chapter, "chapter of", reason="", by="Ana", at="2026-05-02"),
        *judged(same, "same", reason="=my reason", by="Ana", at="2026-05-02"),
    )
    assert (found.taken, found.problems) == (2, ())


def test_columns_come_in_any_order_and_case() -> None:
    """Only id and answer are needed, wherever they stand."""
    table = [("ANSWER", "whatever", " Id "), ("nein", "", CASES[0].id)]
    assert read_answers(table, CASES, (), by="Ana", at="2026-05-02", name="a.csv").judgements[0].verdict == "different"


def test_a_line_before_the_header_does_no_harm() -> None:
    """Some spreadsheets write `sep=;` above all."""
    table = [("sep=", ""), ("id", "answer"), (CASES[0].id, "y")]
    assert read_answers(table, CASES, (), by="Ana", at="2026-05-02", name="a.csv").taken == 1


def test_a_table_of_something_else_is_refused() -> None:
    """Without the columns of a sheet of questions nothing is read."""
    with pytest.raises(InputError, match=r"b\.csv: no columns “id” and “answer”"):
        read_answers([("name", "country"), ("a", "b")], CASES, (), by="Ana", at="2026-05-02", name="b.csv")


def test_what_cannot_be_taken_is_told_and_the_rest_taken() -> None:
    """One line a row, with its number; nothing else is lost."""
    found = read((CASES[0].id, "perhaps", ""), ("q000000000000", "y", ""), (CASES[1].id, "y", ""), ("", "n", ""))
    assert found.taken == 1
    assert [problem.partition(":")[0] for problem in found.problems] == ["row 2", "row 3", "row 5"]
    assert "'perhaps' cannot be read; write one of y, n, u, chapter of" in found.problems[0]
    assert "no open question has the id 'q000000000000'" in found.problems[1]


def test_blank_answers_and_rows_are_passed_over() -> None:
    """A sheet may be filled in over several days."""
    found = read((CASES[0].id, "", "not yet"), (CASES[1].id, "skip", ""), ("", "", ""))
    assert found == Answers(blank=2)


def test_reading_a_sheet_twice_does_nothing_twice() -> None:
    """What was answered so before is known; what was answered otherwise stands and is told."""
    first = read((CASES[0].id, "chapter", ""), (CASES[1].id, "u", ""))
    again = read((CASES[0].id, "chapter", ""), (CASES[1].id, "u", ""), known=first.judgements, waiting=CASES[1:])
    assert (again.judgements, again.problems, again.known) == ((), (), 2)
    other = read((CASES[0].id, "y", ""), known=first.judgements, waiting=())
    assert other.judgements == ()
    assert "that stands, and the answer 'y' was not taken" in other.problems[0]


@pytest.mark.parametrize(("words", "other"), [("person", "organization"), ("organisation", "person")])
@pytest.mark.parametrize("name", ["Gui Minhai", "Hong Kong Watch"])
def test_a_person_or_an_organization_is_known_again(words: str, other: str, name: str) -> None:
    """Where the answer was "person" or "organization" it is the same answer the second time, and the other is not."""
    made = doubtful(name, "unread-entry")
    (case,) = cases([made], clusters(made), ())
    first = read((case.id, words, ""), waiting=(case,))
    assert first.taken == 1
    judged_so = [apply_judgements(made, first.judgements).letter]
    again = read((case.id, words, ""), known=first.judgements, waiting=(), letters=judged_so)
    assert (again.known, again.problems, again.judgements) == (1, (), ())
    against = read((case.id, other, ""), known=first.judgements, waiting=(), letters=judged_so)
    assert (against.known, len(against.problems), against.judgements) == (0, 1, ())


@pytest.mark.parametrize("column", ["answer", " ID", "Reason"])
def test_a_column_that_stands_twice_is_refused(column: str) -> None:
    """Nobody knows which of two answers is meant, so none is taken."""
    table = [("id", "answer", "reason", column), (CASES[0].id, "y", "", "n")]
    with pytest.raises(InputError, match=rf"a\.csv: two columns “{column.strip().lower()}” in it"):
        read_answers(table, CASES, (), by="Ana", at="2026-05-02", name="a.csv")


def test_a_cell_that_holds_other_rows_is_told() -> None:
    """A quotation mark that is closed by that of a later row hides the rows between; that row is not taken."""
    swallowed = f"weil\n{CASES[1].id},y,"
    found = read((CASES[0].id, "y", swallowed), (CASES[1].id, "n", "two\nlines"))
    assert (found.taken, [each.verdict for each in found.judgements]) == (1, ["different"])
    assert found.problems == ("row 2: a cell of it holds rows that follow: close or delete a quotation mark in it",)


def test_one_question_is_answered_once() -> None:
    """Two rows of one question that differ are told; two that agree are one."""
    assert read((CASES[0].id, "y", ""), (CASES[0].id, "yes", "")).taken == 1
    found = read((CASES[0].id, "y", ""), (CASES[0].id, "n", ""))
    assert (found.taken, len(found.problems)) == (1, 1)


def test_rows_must_not_contradict_each_other_through_a_third() -> None:
    """A is B and B is C and A is not C cannot all be taken."""
    names = ("Aa", "Bb", "Cc")
    made = letter("one", signed_by=[org(name) for name in names])
    ids = [f"organization/{name.casefold()}" for name in names]
    pairs = [(ids[0], ids[1]), (ids[1], ids[2]), (ids[0], ids[2])]
    known, letters = asking([made], *(question(*pair) for pair in pairs))
    by_pair = {case.about: case.id for case in cases(letters, known)}
    filled = [(by_pair[pair], answer, "") for pair, answer in zip(pairs, "yyn", strict=True)]
    found = read(*filled, waiting=cases(letters, known))
    assert found.taken == 2
    assert found.problems == ("row 4: “different” contradicts the rows above it, taken together; look at them again",)


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-2", "@SUM(A1)", "'=already", "＝1+1"])
def test_names_are_no_formulas(name: str) -> None:
    """No cell starts with what a spreadsheet would run, and reasons come back as they were typed."""
    made = letter("bad", signed_by=[org(name), org("Other")])
    slug = "organization/" + made.id
    known, letters = asking([made])
    ids = [entity.id for entity in known.entities if entity.kind == "organization" and entity.label in (name, "Other")]
    known, letters = asking([made], question(*ids))
    header, row = rows(cases(letters, known))
    assert slug not in row
    assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in row)
    assert f"'{name}" in row
    filled = [*row[:-2], "y", f"'{name}"]
    (said,) = read_answers([header, filled], cases(letters, known), (), by="A", at="2026", name="a").judgements
    assert said.reason == name


def test_ids_depend_on_the_question_alone() -> None:
    """A question keeps its id when other letters, names or reasons come."""
    (alone,) = some_cases(question(weight=9))
    assert alone.id in {case.id for case in CASES}
    known = judgement(PEN, USA, "different")
    assert [case.id for case in some_cases(judgements=[known])] == [case.id for case in CASES]
    assert alone.about[0] == WATCH

"""The door answers many questions, from threads, and outlives what is asked."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factory import dataset, letter, org
from undersigned.graph.errors import InputError, QueryError
from undersigned.graph.rdf import Dataset, Result
from undersigned.graph.rdf.door import Door, Limits, ask, check

NAMES = "SELECT ?name { ?signature und:signatory/skos:prefLabel ?name } ORDER BY ?name"
BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def data() -> Dataset:
    """One letter with two signatures."""
    return dataset(letter(signed_by=[org("Hong Kong Watch"), org("PEN America")]))


@pytest.fixture(scope="module")
def door(data: Dataset) -> Iterator[Door]:
    """A door that is open for the tests of this file."""
    with Door(data) as opened:
        yield opened


def values(result: Result) -> list[str]:
    """The values of an answer."""
    return [term.value for row in result.rows for term in row if term is not None]


def children(process: int) -> list[int]:
    """The processes that a process has started and that run."""
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def porter(door: Door) -> int:
    """The process behind a door."""
    assert door._porter is not None
    return door._porter._process.pid


def in_vain(door: Door, limits: Limits) -> None:
    """Ask what has no answer."""
    with pytest.raises(QueryError):
        door.ask(BOMB, limits)


def test_a_door_and_a_single_question_give_the_same_answers(data: Dataset, door: Door) -> None:
    """They are those of the dataset itself, for every form of query."""
    for query in (
        NAMES,
        "ASK { ?s a und:Signature }",
        "DESCRIBE ?s { ?s a und:Signature }",
        "CONSTRUCT { ?s und:x [ und:y ?o ] } WHERE { ?s ?p ?o }",
        "SELECT (BNODE() AS ?x) ('a'@de AS ?y) (1.50 AS ?z) ?gone { }",
    ):
        wanted = data.select(query)
        assert ask(data, query) == wanted
        assert door.ask(query) == wanted


def test_graphs_are_asked_together_or_apart(data: Dataset, door: Door) -> None:
    """Without the union only the default graph is asked, which holds nothing of a letter."""
    assert values(door.ask(NAMES)) == ["Hong Kong Watch", "PEN America"]
    assert values(door.ask(NAMES, union=False)) == values(ask(data, NAMES, union=False)) == []


def test_more_rows_than_allowed_are_refused_and_not_cut(data: Dataset, door: Door) -> None:
    """As many as allowed are answered; 0 lifts the limit; triples count as well."""
    triples = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a und:Signature ; ?p ?o }"
    many = len(data.select(triples).rows)
    for asked in (lambda *given: ask(data, *given), door.ask):
        assert len(asked(NAMES, Limits(rows=2)).rows) == 2
        assert len(asked(triples, Limits(rows=many)).rows) == many
        assert len(asked(triples, Limits(rows=0)).rows) == many
        with pytest.raises(QueryError, match=r"more than 1 rows; ask for less .* --rows, 0 for no limit$"):
            asked(NAMES, Limits(rows=1))
        with pytest.raises(QueryError, match=rf"more than {many - 1} rows"):
            asked(triples, Limits(rows=many - 1))


def test_an_answer_of_too_much_text_is_refused(door: Door) -> None:
    """Few rows can be large ones, and whoever asks has to hold them."""
    large = f"SELECT ?a ?b {{ VALUES ?a {{ '{'x' * 60_000}' }} VALUES ?b {{ {' '.join(map(str, range(60)))} }} }}"
    assert len(door.ask(large, Limits(memory=2**28)).rows) == 60
    with pytest.raises(QueryError, match="more than 2 MB of text"):
        door.ask(large, Limits(memory=2**25))


def test_many_columns_are_refused_though_they_hold_no_text(data: Dataset, door: Door) -> None:
    """Ten cells for each row allowed, 100,000 at least; who asks has to hold and print empty ones, too."""

    def wide(rows: int) -> str:
        columns = " ".join(f"?v{number}" for number in range(1000))
        return f"SELECT {columns} {{ VALUES ?v0 {{ {' '.join(map(str, range(rows)))} }} }}"

    few = Limits(rows=200)
    for asked in (lambda *given: ask(data, *given), door.ask):
        assert len(asked(wide(100), few).rows) == 100
        assert len(asked(wide(101), Limits(rows=0)).rows) == len(asked(wide(101)).rows) == 101
        with pytest.raises(QueryError, match=r"^the answer has more than 100000 cells \(.*--rows .*, 0 for no limit$"):
            asked(wide(101), few)
    assert [Limits(rows=rows).cells for rows in (0, 1, 100_000)] == [0, 100_000, 1_000_000]


def test_threads_are_answered_each_their_own(data: Dataset, door: Door) -> None:
    """Many ask at once, through a door and without one."""
    heard: dict[tuple[str, int], list[str]] = {}

    def asking(way: str, number: int) -> None:
        query = f"SELECT ({number} AS ?n) {{}}"
        heard[way, number] = values(door.ask(query) if way == "door" else ask(data, query))

    threads = [threading.Thread(target=asking, args=(way, number)) for way in ("door", "ask") for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {(way, number): [str(number)] for way in ("door", "ask") for number in range(8)}


def test_the_gate_is_for_all_but_trusted_queries(data: Dataset, door: Door) -> None:
    """What the gate refuses is refused in the same words; our own queries need not pass it."""
    wanted = r"line 1, column 7: SERVICE would contact another machine"
    for asked in (lambda query: ask(data, query), door.ask, check):
        with pytest.raises(QueryError, match=wanted):
            asked("ASK { SERVICE <http://127.0.0.1/> {} }")
    lateral = "SELECT ?o { VALUES ?s { 1 } LATERAL { BIND(?s AS ?o) } }"
    with pytest.raises(QueryError, match=r"not SPARQL 1\.1"):
        door.ask(lateral)
    assert values(door.ask(lateral, trusted=True)) == values(ask(data, lateral, trusted=True)) == ["1"]
    assert check("ASK { <http://e/\\u0061> a und:JointLetter }").text == "ASK { <http://e/a> a und:JointLetter }"


def test_who_waits_no_longer_ends_the_query(door: Door) -> None:
    """After the time of waiting the process that answers is ended, not left to itself."""
    with pytest.raises(QueryError, match="no answer came within 1 s"):
        door.ask(BOMB, Limits(wall=1))
    end = time.monotonic() + 10
    while children(porter(door)) and time.monotonic() < end:
        time.sleep(0.05)
    assert children(porter(door)) == []


def test_there_are_turns(data: Dataset) -> None:
    """No more questions are answered at once than said; who waits for a turn too long is told."""
    with Door(data, at_once=1) as narrow:
        first = threading.Thread(target=in_vain, args=(narrow, Limits(seconds=3)))
        first.start()
        while not children(porter(narrow)):
            time.sleep(0.02)
        with pytest.raises(QueryError, match="no turn came within 1 s"):
            narrow.ask("ASK {}", Limits(wall=1))
        first.join()
        assert values(narrow.ask("ASK {}")) == ["true"]


def test_another_process_takes_over_when_one_is_killed(data: Dataset) -> None:
    """A server stays open; a door whose dataset nobody holds any more says so."""
    with Door(data) as door:
        os.kill(porter(door), signal.SIGKILL)
        assert values(door.ask(NAMES)) == ["Hong Kong Watch", "PEN America"]
    with Door(dataset(letter())) as door:
        os.kill(porter(door), signal.SIGKILL)
        with pytest.raises(QueryError, match="is gone, for lack of memory perhaps; open another door"):
            door.ask(NAMES)


def test_a_file_is_read_by_the_other_process(data: Dataset, tmp_path: Path) -> None:
    """And what is wrong with it is told here."""
    path = tmp_path / "data.nq"
    path.write_text("".join(f"{line}\n" for line in data.quads()), encoding="utf-8")
    for place in (path, str(path)):
        with Door(place) as door:
            assert values(door.ask(NAMES)) == ["Hong Kong Watch", "PEN America"]
    for gone in (tmp_path / "gone.nq", str(tmp_path / "gone.nq")):
        with pytest.raises(InputError, match=r"gone\.nq: no such file"):
            Door(gone)
    with pytest.raises(InputError, match="linked data is read from"):
        Door(str(tmp_path))


def test_a_file_is_meant_from_the_folder_where_the_door_was_opened(
    data: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process that takes over later reads the same one."""
    (tmp_path / "data.nq").write_text("".join(f"{line}\n" for line in data.quads()), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Door("data.nq") as door:
        monkeypatch.chdir("/")
        os.kill(porter(door), signal.SIGKILL)
        assert values(door.ask(NAMES)) == ["Hong Kong Watch", "PEN America"]


@pytest.mark.parametrize("wrong", [None, 3, b"data.nq", ["data.nq"]])
def test_what_is_neither_a_dataset_nor_a_path_is_refused(wrong: object) -> None:
    """An empty answer would be taken for one."""
    with pytest.raises(InputError, match=rf"needs a dataset or the path of its file, got {type(wrong).__name__}$"):
        Door(wrong)  # type: ignore[arg-type]


def test_a_closed_door_answers_nobody_and_leaves_nobody(data: Dataset) -> None:
    """Its process has ended, with whatever was being asked."""
    door = Door(data)
    behind = porter(door)
    asking = threading.Thread(target=in_vain, args=(door, Limits()))
    asking.start()
    while not children(behind):
        time.sleep(0.02)
    busy = children(behind)
    door.close()
    asking.join(timeout=30)
    assert not asking.is_alive()
    with pytest.raises(QueryError, match="the door is closed"):
        door.ask("ASK {}")
    end = time.monotonic() + 10
    while any(Path(f"/proc/{each}").exists() for each in (behind, *busy)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{each}").exists() for each in (behind, *busy))


def test_a_door_left_open_closes_with_the_program(tmp_path: Path) -> None:
    """Nobody has to remember it."""
    program = (
        "from pyoxigraph import Store\n"
        "from undersigned.graph.rdf import Dataset\n"
        "from undersigned.graph.rdf.door import Door\n"
        "door = Door(Dataset(Store(), base='https://example.org/', title='', licence=''))\n"
        "print(door._porter._process.pid, len(door.ask('ASK {}').rows))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    behind, rows = ran.stdout.split()
    assert rows == "1"
    assert not Path(f"/proc/{behind}").exists()

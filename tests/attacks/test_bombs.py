"""Queries that ask for more than any machine has end within their limits, in one line, and the next one is answered."""

import resource
import threading
from collections.abc import Iterator

import pytest

from undersigned.graph.errors import QueryError
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.door import Door, Limits

ALL = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
ANY = "(!und:x|^!und:x)*"
TEN = " ".join(str(digit) for digit in range(10))
MILLION = " ".join(f"VALUES ?v{place} {{ {TEN} }}" for place in range(6))
LIMITS = Limits(seconds=1, memory=2**28, rows=1000, wall=20)

BOMBS = {
    "a cross product that is counted": f"SELECT (COUNT(*) AS ?n) {{ {ALL} }}",
    "an ASK that looks in vain": f"ASK {{ {ALL} FILTER(CONCAT(STR(?a), STR(?l)) = '') }}",
    "paths of paths": f"SELECT (COUNT(*) AS ?n) {{ ?a {ANY}/{ANY} ?b . ?c {ANY} ?d . ?e {ANY} ?f }}",
    "a star of stars": "SELECT (COUNT(*) AS ?n) { ?a ((!und:x|^!und:x)*|(!und:y)+)* ?b . ?c (!und:x|^!und:x)* ?d "
    ". ?e (!und:x|^!und:x)* ?f }",
    "sorting everything": f"SELECT * {{ {ALL} }} ORDER BY DESC(CONCAT(STR(?a), STR(?l)))",
    "everything once": f"SELECT DISTINCT * {{ {ALL} }}",
    "grouping everything": f"SELECT ?a ?d ?g ?j (COUNT(*) AS ?n) {{ {ALL} }} GROUP BY ?a ?d ?g ?j",
    "all words in one": f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?l))) AS ?x) {{ {ALL} }}",
    "words doubled forty times": "SELECT (STRLEN(?w40) AS ?n) { BIND('aaaaaaaa' AS ?w0) "
    + " ".join(f"BIND(CONCAT(?w{n}, ?w{n}) AS ?w{n + 1})" for n in range(40))
    + " }",
    "a letter replaced by ten, twelve times": "SELECT (STRLEN(?w12) AS ?n) { BIND('a' AS ?w0) "
    + " ".join(f"BIND(REPLACE(?w{n}, 'a', 'aaaaaaaaaa') AS ?w{n + 1})" for n in range(12))
    + " }",
    "few rows with much in them": "SELECT ?w22 { VALUES ?n { 1 2 3 4 5 6 7 8 9 } BIND('aa' AS ?w0) "
    + " ".join(f"BIND(CONCAT(?w{n}, ?w{n}) AS ?w{n + 1})" for n in range(22))
    + " }",
    "a million rows": f"SELECT * {{ {MILLION} }}",
    "a million triples": f"CONSTRUCT {{ [] und:x ?v0 }} WHERE {{ {MILLION} }}",
    "a description of everything": f"DESCRIBE ?a ?c {{ ?a ?b ?c {MILLION} }}",
    "ten thousand values": f"SELECT * {{ VALUES ?v {{ {'1 ' * 10_000} }} }}",
    "five thousand steps": f"ASK {{ ?s {'/'.join(['und:x'] * 5_000)} ?o }}",
    "nested beyond sense": "SELECT * " + "{" * 10_000 + "}" * 10_000,
    "brackets of an expression": "ASK { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }",
    "longer than anybody writes": "ASK {} #" + "x" * 200_000,
}

HARMLESS = {
    "a regular expression that others never finish": f"ASK {{ FILTER(REGEX('{'a' * 5000}!', '^(a+)+$')) }}",
    "a regular expression that is a bomb when unrolled": "ASK { FILTER(REGEX('a', '((a{1000}){1000}){1000}')) }",
    "regular expressions on every text": "SELECT ?o { ?s ?p ?o FILTER(REGEX(STR(?o), '(.*)*(.*)*(.*)*x$')) } LIMIT 1",
    "numbers without end": f"SELECT (1e308 * 1e308 AS ?x) ({'9' * 5000} AS ?y) (1 / 0 AS ?z) {{}}",
    "a piece of a word from nowhere": "SELECT (SUBSTR('abc', -9999999999999, 1e300) AS ?x) {}",
}
"""What ruins other engines, and is answered by ours."""


@pytest.fixture(scope="module")
def door(data: Dataset) -> Iterator[Door]:
    """One door for all of them, as a server has it."""
    with Door(data, at_once=2) as opened:
        yield opened


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_one_line_and_takes_nothing_along(bomb: str, door: Door) -> None:
    """The kernel ends the process that answers; the one that asked stays small, and the door open."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(QueryError) as refused:
        door.ask(BOMBS[bomb], LIMITS)
    assert "\n" not in str(refused.value)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
    assert door.ask("ASK {}", LIMITS).rows


@pytest.mark.parametrize("query", HARMLESS)
def test_what_ruins_other_engines_is_answered(query: str, door: Door) -> None:
    """Regular expressions take time in proportion to the text, and numbers that are none leave a gap."""
    assert door.ask(HARMLESS[query], LIMITS).columns


def test_bombs_in_several_threads_do_not_keep_others_waiting_for_long(door: Door) -> None:
    """More ask than are answered at once; each is ended by its own limits, and a question between them is answered."""
    said: list[str] = []

    def ask(query: str) -> None:
        try:
            said.append(f"{len(door.ask(query, LIMITS).rows)} rows")
        except QueryError as error:
            said.append(str(error))

    bomb = BOMBS["a cross product that is counted"]
    threads = [threading.Thread(target=ask, args=(query,)) for query in (bomb, bomb, "ASK {}")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(words[:42] for words in said) == ["1 rows", *["the query was stopped after 1 s of CPU time"[:42]] * 2]

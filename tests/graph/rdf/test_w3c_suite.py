"""The script that runs the W3C's tests, on a suite of four made here."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from undersigned.graph.errors import QueryError

MANIFEST = """
@prefix : <http://example.org/suite#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
:rows a mf:QueryEvaluationTest ; mf:action [ qt:query <rows.rq> ; qt:data <data.ttl> ] ; mf:result <rows.srj> .
:wrong a mf:QueryEvaluationTest ; mf:action [ qt:query <rows.rq> ; qt:data <other.ttl> ] ; mf:result <rows.srj> .
:made a mf:QueryEvaluationTest ; mf:action [ qt:query <made.rq> ; qt:graphData <data.ttl> ] ; mf:result <made.ttl> .
:from a mf:QueryEvaluationTest ; mf:action [ qt:query <from.rq> ; qt:data <data.ttl> ] ; mf:result <rows.srj> .
:syntax a mf:PositiveSyntaxTest ; mf:action <rows.rq> .
"""

FILES = {
    "manifest.ttl": MANIFEST,
    "data.ttl": "<http://e/a> <http://e/p> 1, 2 .",
    "other.ttl": "<http://e/a> <http://e/p> 3 .",
    "rows.rq": "SELECT ?n { ?s <http://e/p> ?n } ORDER BY ?n",
    "rows.srj": '{"head":{"vars":["n"]},"results":{"bindings":['
    '{"n":{"type":"literal","value":"2","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},'
    '{"n":{"type":"literal","value":"1","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}',
    "made.rq": "CONSTRUCT { ?s <http://e/q> [ <http://e/r> ?n ] } { GRAPH ?g { ?s <http://e/p> ?n } }",
    "made.ttl": "<http://e/a> <http://e/q> [ <http://e/r> 1 ], [ <http://e/r> 2 ] .",
    "from.rq": "SELECT ?n FROM <data.ttl> { ?s <http://e/p> ?n }",
}


@pytest.fixture
def script(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, about to run on the suite."""
    (tmp_path / "few").mkdir()
    for name, text in FILES.items():
        (tmp_path / "few" / name).write_text(text, encoding="utf-8")
    found = importlib.util.spec_from_file_location("w3c_sparql", repository / "benchmarks" / "w3c_sparql.py")
    assert found is not None
    assert found.loader is not None
    loaded = importlib.util.module_from_spec(found)
    monkeypatch.setitem(sys.modules, "w3c_sparql", loaded)
    found.loader.exec_module(loaded)
    monkeypatch.setattr(sys, "argv", ["w3c_sparql.py", str(tmp_path), "--list"])
    return loaded


def test_both_figures_are_stated(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """What is right, what is refused on purpose, what neither passes, and what was not run."""
    assert script.main() == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1].split() == ["few", "4", "2", "2", "1"]
    assert said[3:] == [
        "refused on purpose: few/from",
        "engine right, door wrong: none",
        "door right, engine wrong: none",
        "neither right: few/wrong",
        'not run: {"PositiveSyntaxTest": 1}',
    ]


def test_a_door_below_the_engine_ends_with_1(
    script: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And names what it refused."""

    def shut(*_: object, **__: object) -> None:
        raise QueryError("not today")

    monkeypatch.setattr(script, "ask", shut)
    assert script.main() == 1
    assert "engine right, door wrong: few/" in capsys.readouterr().out

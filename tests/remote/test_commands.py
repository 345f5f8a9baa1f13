"""`undersigned push` and `undersigned query --endpoint`, as people type them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.remote.servers import Server, oxigraph
from undersigned.cli import cli
from undersigned.data import example

UND = "https://w3id.org/undersigned/ns#"


def run(*words: str) -> Result:
    """What a command says."""
    return CliRunner().invoke(cli, words)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one of the example's letters."""
    letters = tmp_path / "corpus" / "letters"
    letters.mkdir(parents=True)
    name = min(path.name for path in (example() / "letters").iterdir())
    (letters / name).symlink_to(example() / "letters" / name)
    (tmp_path / "corpus" / "corpus.toml").write_text('title = "ours"\nbase_iri = "https://ours.example.org/"\n')
    return tmp_path / "corpus"


def test_a_corpus_is_pushed_and_then_asked_by_what_its_settings_say(corpus: Path) -> None:
    """`[endpoint]` leads both commands to the store; a second push sends nothing; --local asks the corpus."""
    with oxigraph() as server:
        with (corpus / "corpus.toml").open("a") as settings:
            settings.write(f'[endpoint]\nquery = "{server.query}"\n')
        first = run("push", "--corpus", str(corpus))
        assert first.exit_code == 0, first.output
        assert first.stdout.startswith("sent 5 of 5 graphs (")
        assert first.stdout.endswith(", 0 unchanged, 0 dropped\n")
        again = run("push", "--corpus", str(corpus))
        assert again.stdout == "sent 0 of 5 graphs (0 triples), 5 unchanged, 0 dropped\n"
        asked = [run("query", "letters_by_date", "--corpus", str(corpus), *more) for more in ((), ("--local",))]
        assert asked[0].stdout == asked[1].stdout
        assert "2008-03-olympicwatch-rogge" in asked[0].stdout
    gone = run("query", "letters_by_date", "--corpus", str(corpus))
    assert gone.exit_code != 0
    assert run("query", "letters_by_date", "--corpus", str(corpus), "--local").exit_code == 0


def test_a_store_is_asked_without_a_corpus(
    filled_oxigraph: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an empty folder the address is enough, and nobody speaks of the example corpus."""
    monkeypatch.chdir(tmp_path)
    found = run(
        "query", "cosigners", "--param", "org=China Aid", "--format", "csv", "--endpoint", filled_oxigraph.query
    )
    assert found.exit_code == 0, found.output
    assert "organization/pen-america" in found.stdout
    assert not found.stderr


def test_push_needs_an_address(corpus: Path) -> None:
    """The line says where to put it."""
    refused = run("push", "--corpus", str(corpus))
    assert refused.exit_code != 0
    assert "say it with --endpoint, or [endpoint] query" in refused.output


@pytest.mark.parametrize(
    "said", ["endpoint = 3", "[endpoint]", '[endpoint]\nquery = "a"\nkey = "b"', "[endpoint]\nquery = 3"]
)
def test_settings_that_are_no_endpoint_are_refused(corpus: Path, said: str) -> None:
    """In one line that names the file."""
    with (corpus / "corpus.toml").open("a") as settings:
        settings.write(said)
    refused = run("query", "letters_by_date", "--corpus", str(corpus))
    assert refused.exit_code != 0
    assert "corpus.toml" in refused.output
    assert len(refused.output.splitlines()) == 1


def test_a_placeholder_is_not_pushed_unawares(corpus: Path) -> None:
    """Every new corpus has that base IRI: in one store, the second would take the place of the first."""
    settings = corpus / "corpus.toml"
    settings.write_text('title = "ours"\n')
    words = ("push", "--corpus", str(corpus), "--endpoint", "http://127.0.0.1:1/query")
    refused = run(*words)
    assert refused.exit_code != 0
    assert refused.stderr.splitlines()[-1].endswith(
        "set base_iri in corpus.toml to one that is yours, or say --placeholder to try"
    )
    assert "cannot be reached" in run(*words, "--placeholder").stderr


def test_a_store_answers_sparql_that_somebody_wrote(running_oxigraph: Server) -> None:
    """The gate and the limit of rows hold there too, and our prefixes need not be declared."""
    said = ("--endpoint", running_oxigraph.query, "--format", "csv")
    three = "SELECT ?x { VALUES ?x { und:a und:b und:c } }"
    assert run("sparql", three, *said).stdout == "x\n" + "".join(f"{UND}{each}\n" for each in "abc")
    assert run("sparql", "ASK {}", *said).stdout == "answer\ntrue\n"
    assert "more than 2 rows" in run("sparql", three, "--rows", "2", *said).stderr
    wide = f"SELECT {' '.join(f'?v{at}' for at in range(1000))} {{ VALUES ?x {{ {' '.join(map(str, range(101)))} }} }}"
    assert "more than 100000 cells" in run("sparql", wide, "--rows", "200", *said).stderr
    assert "SERVICE would contact" in run("sparql", "ASK { SERVICE <http://127.0.0.1:1/> {} }", *said).stderr
    assert "asked by SELECT or ASK" in run("sparql", "DESCRIBE <urn:x>", *said).stderr

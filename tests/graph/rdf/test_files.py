import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exported import exported_file
from tests.factory import dataset, letter
from undersigned.graph.errors import InputError
from undersigned.graph.rdf import Dataset
from undersigned.graph.rdf.contexts import DEPTH
from undersigned.graph.rdf.files import FORMATS, read_store

NODE = {"@id": "http://e/s", "p": "x"}


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address of this machine, and what it was asked so far."""
    hits: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    with server.accept()[0] as caller:
                        hits.append(caller.recv(200))
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/context.jsonld", hits


def contexts(url: str) -> dict[str, str]:
    """Files that take a context from `url`, by what hides it."""
    scoped = {"q": {"@id": "http://e/q", "@context": url}}
    plain = json.dumps({"@context": url, **NODE})
    return {
        "plain": plain,
        "list": json.dumps({"@context": [{"p": "http://e/p"}, [url]], **NODE}),
        "in a term": json.dumps({"@context": {"p": "http://e/p", **scoped}, **NODE, "q": {"p": "y"}}),
        "in a type": json.dumps({"@context": {"T": scoped["q"]}, **NODE, "@type": "T"}),
        "deep": json.dumps({"@context": {"q": {"@id": "http://e/q", "@context": {"r": scoped["q"]}}}, **NODE}),
        "in a node": json.dumps({"http://e/p": {"http://e/q": [{"@context": url, **NODE}]}}),
        "import": json.dumps({"@context": {"@import": url}, **NODE}),
        "escaped": plain.replace("@context", "\\u0040context"),
        "second": f'{{"@context": {{}}, "@context": "{url}", "http://e/p": "x"}}',
        "relative": json.dumps({"@context": "context.jsonld", **NODE}),
        "a file": json.dumps({"@context": "file:///etc/hosts", **NODE}),
        "with a byte order mark": "\ufeff" + plain,
        "in a graph": json.dumps({"@graph": [{"@graph": [{"@context": [url], **NODE}]}]}),
    }


@pytest.mark.parametrize("disguise", contexts(""))
def test_a_context_from_elsewhere_is_refused_and_not_fetched(
    disguise: str, listener: tuple[str, list[bytes]], tmp_path: Path
) -> None:
    """In one line, and nobody is called."""
    url, hits = listener
    for suffix in (".jsonld", ".json"):
        file = tmp_path / f"data{suffix}"
        file.write_text(contexts(url)[disguise], "utf-8")
        with pytest.raises(InputError, match=r"context|two values for one key") as caught:
            read_store(file)
        assert "\n" not in str(caught.value)
    assert hits == []


def test_a_context_in_the_file_is_read(tmp_path: Path) -> None:
    """Scoped ones too; words that look like a context are words."""
    file = tmp_path / "data.jsonld"
    context = {"p": "http://e/p", "q": {"@id": "http://e/q", "@context": [{"r": "http://e/r"}, None]}}
    file.write_text(json.dumps({"@context": context, **NODE, "q": {"@id": "http://e/o"}, "p": '"@context":"http://e"'}))
    assert len(read_store(file)) == 2


@pytest.mark.parametrize("text", ["[", "{", '{"a":[', '"\\"[" ['])
def test_deep_nesting_is_refused_before_a_parser_runs_out_of_stack(text: str, tmp_path: Path) -> None:
    """A hundred thousand brackets end in one line."""
    file = tmp_path / "data.jsonld"
    file.write_text(text * 100_000)
    with pytest.raises(InputError, match=f"more than {DEPTH} deep"):
        read_store(file)


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_mark_of_an_editor_on_windows_is_read_over(suffix: str, tmp_path: Path) -> None:
    """UTF-8 with a byte order mark is still UTF-8; UTF-16 is called so."""
    file = tmp_path / f"data{suffix}"
    text = '[{"@id": "http://e/s", "http://e/p": "é"}]' if "json" in suffix else '<http://e/s> <http://e/p> "é" .\n'
    for encoding in ("utf-8", "utf-8-sig"):
        file.write_text(text, encoding)
        assert [quad.object.value for quad in read_store(file)] == ["é"]
    file.write_text(text, "utf-16")
    with pytest.raises(InputError, match="is written in UTF-16; linked data is UTF-8"):
        read_store(file)


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nt", ".nq"])
def test_triples_within_triples_do_not_end_the_process(suffix: str, tmp_path: Path) -> None:
    """The engine's parser dies of a hundred thousand of them; a comment with a quotation mark hides nothing."""
    file = tmp_path / f"data{suffix}"
    start = "<http://e/s> <http://e/p> "
    file.write_text(f"# it's\n{start}" + f"<<( {start}" * 100_000 + "<http://e/o> " + ")>>" * 100_000 + " . # '")
    with pytest.raises(InputError, match=r"uses RDF 1\.2"):
        read_store(file)


def test_angle_brackets_in_words_are_words(tmp_path: Path) -> None:
    """Quoted in every way that Turtle knows, in comments and beside apostrophes in IRIs."""
    file = tmp_path / "data.ttl"
    file.write_text(
        '<http://e/it\'s> <http://e/p> "a << \\" <<(", \'<<\', """x"" <<( \\""" << """, \'\'\'it\'s <<\'\'\' . # <<\n'
    )
    assert len(read_store(file)) == 4


@pytest.mark.parametrize("suffix", [".ttl", ".trig", ".nt", ".nq", ".jsonld"])
@pytest.mark.parametrize(
    "text", ['<?xml version="1.0"?><a/>', "\ufeff\n <rdf:RDF/>", "<!DOCTYPE a []>", "<TriX xmlns='x'/>", "<x:RDF>"]
)
def test_xml_is_refused_whatever_its_name(suffix: str, text: str, tmp_path: Path) -> None:
    """Its entities could grow without end."""
    file = tmp_path / f"data{suffix}"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match="holds XML"):
        read_store(file)


@pytest.mark.parametrize("suffix", [".rdf", ".owl", ".xml", ".trix", ".n3", ".gz", ""])
def test_other_kinds_of_files_are_refused(suffix: str, tmp_path: Path) -> None:
    """By name, without a look inside."""
    with pytest.raises(InputError, match="read from"):
        read_store(tmp_path / f"data{suffix}")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a.ttl", "https://127.0.0.1/a.nq", "file:///etc/a.ttl"])
def test_an_address_is_no_path(address: str) -> None:
    """It is not fetched, and the message says what to do."""
    with pytest.raises(InputError, match="is an address; download"):
        read_store(Path(address))


def test_n_triples_and_json_are_read_too(tmp_path: Path) -> None:
    """The dataset comes back from a file of either kind."""
    data = dataset(letter())
    lines = tmp_path / "data.nt"
    lines.write_text("".join(f"{line.rpartition(' <')[0]} .\n" for line in data.quads()), "utf-8")
    assert len(Dataset.read(lines)) == len(data)
    renamed = exported_file(data, "jsonld", tmp_path).rename(tmp_path / "data.json")
    assert [*Dataset.read(renamed).quads()] == [*data.quads()]

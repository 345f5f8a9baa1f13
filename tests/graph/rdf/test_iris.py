import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from undersigned.graph.rdf.iris import Iris, web_address

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(texts)
def test_any_id_makes_a_valid_iri_that_leads_back_to_it(words: str) -> None:
    """Whatever a folder or a slug is called."""
    iris = Iris("https://data.example.org/undersigned/")
    NamedNode(iris.letter_graph(words))
    entity = iris.entity(f"organization/{words}")
    NamedNode(entity)
    assert iris.entity_id(entity) == f"organization/{words}"


@given(texts | texts.map("https://example.org/".__add__) | texts.map("http://".__add__))
def test_an_address_becomes_a_valid_iri_or_nothing(words: str) -> None:
    """A person may paste anything; an invalid IRI would stop the whole build."""
    address = web_address(words)
    if address is not None:
        NamedNode(address)
        assert address.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("address", "iri"),
    [
        ("https://example.org/a b?q=[1]#c", "https://example.org/a%20b?q=%5B1%5D#c"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/caf%C3%A9", "https://example.org/caf%C3%A9"),
        ("https://example.org/呼吁", "https://example.org/%E5%91%BC%E5%90%81"),
        (" https://example.org ", "https://example.org"),
        ("http://a:b:c/", None),
        ("ftp://example.org/", None),
        ("javascript:alert(1)", None),
        ("letter.html", None),
    ],
)
def test_addresses_are_encoded_once(address: str, iri: str | None) -> None:
    """What is encoded already stays as it is; what is no web address is none."""
    assert web_address(address) == iri


def test_two_terms_in_one_post_are_told_apart() -> None:
    """Who returned to an office held it twice."""
    iris = Iris("https://data.example.org/")
    first, second = (iris.term_of_office("person/a", "post/b", start) for start in ("2017", "2025"))
    assert first != second
    assert iris.term_of_office("person/a", "post/b", None) == "https://data.example.org/membership/a--b"

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.corpus.addresses import is_web_address
from undersigned.graph.rdf.iris import web_address


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "https://example.org/公开信",
        "https://example.org/a letter.html",
        "https://[2001:db8::1]/a",
    ],
)
def test_what_a_browser_opens_is_an_address(text: str) -> None:
    """Other scripts and spaces in the path are let pass."""
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org/",
        "letter.html",
        "https://",
        "https:///path",
        "https://exa mple.org/",
        "https://<b>/",
        "https://example.org:port/",
        "https://[::1",
        "https://example.org/\nx",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    """No script, no other scheme, no address without a host."""
    assert not is_web_address(text)


@given(st.text().map(lambda text: f"https://{text}") | st.text().map(lambda text: f"https://example.org/{text}"))
def test_what_is_taken_can_be_published(text: str) -> None:
    """Every address that a corpus takes becomes an IRI of the dataset."""
    assert not is_web_address(text) or web_address(text) is not None
